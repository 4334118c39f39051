//! This file builds the 医療機関確認用 with its answers, as the form where its text is exact, else as a 記入準備シート.

use crate::assess::{Answer, Verdict};
use crate::catalogue::{Audience, Confidence, Form, Item, ItemText};
use crate::document::{
    Align, Block, Cell, Column, Document, Inlines, Page, ParagraphRole, Row, Shade, Signature,
    SignatureLine, TableRole, text,
};
use crate::profile::Date;

use super::case::{Answered, Case};
use super::sheet::{Grid, Sheet};

/// チェックリスト 医療機関確認用.
pub fn checklist(case: &Case<'_>) -> Document {
    let Answered { form, answers } = &case.facility;
    let exact = form.is_exact_throughout();
    let title =
        sheet_title(form, exact, "サイバーセキュリティ対策チェックリスト", "医療機関確認用");
    let meta = case.sheet_meta(&title, "チェックリスト");
    let mut sheet = Sheet::new("checklist-facility");
    sheet.paragraph("title", ParagraphRole::Title, text(title));
    year(case, &mut sheet);
    if !exact {
        banner(case, form, &mut sheet);
    }
    state(case, &mut sheet);
    sheet.heading("items", "確認の結果");
    let two_rounds = answers.answers.iter().any(|a| a.rounds.len() > 1);
    let mut columns = vec![
        ("番号", Column::center(2.9)),
        ("確認する項目", Column::start(17.0)),
        ("はい", Column::center(2.6)),
        ("いいえ", Column::center(3.3)),
        ("確認日", Column::center(4.6)),
        ("目標日", Column::center(4.6)),
    ];
    if two_rounds {
        columns.push(("2回目の確認", Column::center(4.8)));
    }
    columns.push(("備考（根拠となる資料・理由）", Column::start(16.0)));
    if !exact {
        columns.push(("文言", Column::center(4.4)));
    }
    let mut grid = Grid::new(sheet.id("table"), TableRole::Form, &columns);
    for section in &form.sections {
        let key = format!("section-{}", section.number);
        grid.group(&key, text(format!("{} {}", section.number, section.title.text)));
        let mut group: Option<&str> = None;
        for item in &section.items {
            if item.group.as_deref() != group
                && let Some(name) = &item.group
            {
                grid.group(&format!("{key}-{name}"), text(name.as_str()));
            }
            group = item.group.as_deref();
            if let Some(answer) = answers.get(&item.key) {
                let row = item_row(&grid, item, answer, two_rounds, exact);
                grid.push(row);
            }
        }
    }
    sheet.block(grid.finish());
    signatures(case, &mut sheet);
    if !exact {
        unverified(case, form, &mut sheet);
    }
    sheet.finish(meta, Page::A4_LANDSCAPE)
}

/// The form's own title when it is the form; ours when it is a sheet to prepare it.
pub(super) fn sheet_title(form: &Form, exact: bool, ours: &str, side: &str) -> String {
    if exact {
        let side = form.subtitle.as_ref().map_or("", |s| s.text.as_str());
        format!("{} {side}", form.title.text)
    } else {
        format!("{ours} 記入準備シート（{side}）")
    }
}

/// The 年度 that is prepared for, where it is not the edition's own.
pub(super) fn year(case: &Case<'_>, sheet: &mut Sheet) {
    let words = match &case.chosen.heading {
        Some(heading) => heading.clone(),
        None => case.chosen.publication.edition_name.clone(),
    };
    sheet.paragraph("year", ParagraphRole::Subtitle, text(words));
}

/// Says that this is not the ministry's form.
pub(super) fn banner(case: &Case<'_>, form: &Form, sheet: &mut Sheet) {
    let publication = case.catalogue.publication_of(form).unwrap_or(case.chosen.publication);
    let purpose = match form.audience {
        Audience::Facility => "当院の答えをまとめたものである",
        Audience::Vendor => "事業者に答えを尋ねるものである",
    };
    let words = format!(
        "このシートは国の様式ではない。{}が公表した様式に書き写すための下準備として、{purpose}。「文言」の欄に未照合または趣旨のみとある項目は、公表された様式の文言と照らし合わせてから使う（末尾の一覧）。",
        publication.authority
    );
    sheet.note("banner", "記入準備シート", vec![text(words)]);
}

fn state(case: &Case<'_>, sheet: &mut Sheet) {
    let answers = &case.facility.answers;
    let counts: Vec<String> =
        answers.counts().iter().map(|(word, n)| format!("{word} {n}")).collect();
    let state = if answers.is_draft() {
        "下書き（未回答の項目がある）"
    } else {
        "記入済み"
    };
    let words = format!(
        "施設名　{}　／　状態　{state}　／　{}",
        case.profile.facility.name,
        counts.join("、")
    );
    sheet.paragraph("state", ParagraphRole::Body, text(words));
}

fn item_row(grid: &Grid, item: &Item, answer: &Answer, two_rounds: bool, exact: bool) -> Row {
    let (_, key) = item.key.rsplit_once('/').unwrap_or(("", &item.key));
    let id = grid.row_id(key);
    let blank = matches!(answer.verdict, Verdict::NotApplicable { blank: true, .. });
    let shade = if blank { Shade::Light } else { Shade::None };
    let first = answer.rounds.first();
    let (yes, no) = match (first, &answer.verdict) {
        (Some(round), Verdict::Yes | Verdict::No { .. }) => (round.yes, !round.yes),
        (_, Verdict::Yes) => (true, false),
        (_, Verdict::No { .. }) => (false, true),
        _ => (false, false),
    };
    let day = match (&answer.verdict, first) {
        (Verdict::Yes | Verdict::No { .. }, Some(round)) => Some(round.checked_on),
        (Verdict::Yes | Verdict::No { .. }, None) => answer.checked_on,
        _ => None,
    };
    let cell = |key: &str, words: Inlines| Cell::new(id.child(key), words);
    let mut cells = vec![
        cell("number", text(item.number.as_str())).aligned(Align::Center),
        cell("text", text(item.text().words())),
        cell("yes", mark(yes)).shaded(shade),
        cell("no", mark(no)).shaded(shade),
        cell("checked-on", date(day)).shaded(shade),
        cell("target", date(answer.target)).shaded(shade),
    ];
    if two_rounds {
        let words = answer.rounds.get(1).map_or_else(Vec::new, |round| {
            let word = if round.yes { "はい" } else { "いいえ" };
            text(format!("{word} {}", round.checked_on.era()))
        });
        cells.push(cell("second", words).shaded(shade));
    }
    let mut remark = cell("remark", Vec::new());
    remark.paragraphs = remarks(answer);
    cells.push(remark);
    if !exact {
        cells.push(cell("wording", text(wording_mark(item))));
    }
    Row::new(id, cells)
}

/// Whether the words are the published ones, as the 「文言」 column says it.
pub(super) fn wording_mark(item: &Item) -> &'static str {
    match item.text() {
        ItemText::Official(_) => "照合済み",
        ItemText::Unverified(_) => "未照合",
        ItemText::Ours(_) => "趣旨のみ",
    }
}

fn mark(set: bool) -> Inlines {
    if set { text("○") } else { Vec::new() }
}

fn date(day: Option<Date>) -> Inlines {
    day.map(|d| text(d.era())).unwrap_or_default()
}

/// What `assess` wrote for an inspector's eyes; what is missing is for the house alone.
fn remarks(answer: &Answer) -> Vec<Inlines> {
    answer.remarks.iter().map(|r| text(r.as_str())).collect()
}

/// The list of items whose wording still has to be compared.
pub(super) fn unverified(case: &Case<'_>, form: &Form, sheet: &mut Sheet) {
    let names = |wanted: &[Confidence]| -> Vec<String> {
        form.items()
            .filter(|i| wanted.contains(&i.confidence))
            .map(|i| match form.sections.iter().find(|s| s.items.iter().any(|x| x.key == i.key)) {
                Some(section) if !i.number.contains('-') => {
                    format!("{}{}", section.number, i.number)
                }
                _ => i.number.clone(),
            })
            .fold(Vec::new(), |mut all, name| {
                if !all.contains(&name) {
                    all.push(name);
                }
                all
            })
    };
    sheet.heading("wording", "文言を照らし合わせていない項目");
    let mut items = Vec::new();
    for (key, label, wanted) in [
        ("unverified", "未照合（案や複数の資料から読んだ文言）", vec![Confidence::Probable]),
        (
            "ours",
            "趣旨のみ（文言は当製品による説明）",
            vec![Confidence::Reconstructed, Confidence::Missing],
        ),
    ] {
        let names = names(&wanted);
        if !names.is_empty() {
            items.push((key.to_owned(), text(format!("{label}: {}", names.join("、")))));
        }
    }
    for (i, words) in form.unknown.iter().enumerate() {
        items.push((format!("shape-{}", i + 1), text(words.as_str())));
    }
    if !items.is_empty() {
        sheet.bullets("list", items);
    }
    sources(case, form, sheet);
}

/// Where the wording came from, and where the authority's own file of the year is.
fn sources(case: &Case<'_>, form: &Form, sheet: &mut Sheet) {
    let publication = case.catalogue.publication_of(form).unwrap_or(case.chosen.publication);
    let mut small = |key: &str, words: String| {
        sheet.paragraph(key, ParagraphRole::Small, text(words));
    };
    small("source", format!("出典: {}", publication.citation));
    let Some(hint) = &case.chosen.hint else { return };
    if publication.key != case.chosen.publication.key {
        return;
    }
    small(
        "import",
        format!(
            "今年度の様式は「{}」（{}）。そのExcelを取り込むと、このシートは様式そのものになる。",
            hint.title, hint.page
        ),
    );
    for (i, file) in hint.files.iter().enumerate() {
        let hash = file.sha256.as_ref().map(|h| format!("　SHA-256 {h}")).unwrap_or_default();
        small(&format!("file-{}", i + 1), format!("{}: {}{hash}", file.name, file.url));
    }
}

fn signatures(case: &Case<'_>, sheet: &mut Sheet) {
    let plan = &case.profile.plan;
    let name = |id: &Option<crate::profile::Id>| {
        let person = id.as_ref().and_then(|id| case.profile.person(id));
        person.map(crate::compose::phrase::person).unwrap_or_default()
    };
    sheet.heading("signatures", "確認した人");
    let id = sheet.id("block");
    let line = |key: &str, role: &str, name: String| SignatureLine {
        id: id.child(key),
        role: role.to_owned(),
        name,
        date: String::new(),
    };
    let lines = vec![
        line("by", "記入", name(&plan.author)),
        line("approver", "確認", name(&plan.approver)),
    ];
    sheet.block(Block::Signature(Signature { id: id.clone(), lines }));
}
