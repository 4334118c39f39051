//! This file builds the verdict before an inspection on one page, for the head of the house: heaviest first, and no more
//! than fits; the list of what is missing has the rest.

use chrono::Datelike;

use crate::assess::{Concern, ConcernState, FormStanding, Readiness, Task, TaskKind, TaskPart};
use crate::catalogue::AskedOf;
use crate::compose::paper::sheet::{Grid, Sheet, key_values};
use crate::compose::phrase;
use crate::document::{Column, Document, Inline, Inlines, Page, ParagraphRole, TableRole, text};
use crate::profile::{Date, FacilityKind, Id, KindWords};

use super::super::case::Case;
use super::concerns::{lasting, time};
use super::contents::stacked;
use super::gaps::{GAPS_TITLE, called};
use super::meta;
use super::voice::Voice;

/// Half lines that fit under the verdict, with some to spare for the fonts of other programs.
const ROOM: usize = 75;
/// Letters of a line in the columns: what it is, what to do, who and how long, and a fact.
const LETTERS: [usize; 4] = [19, 13, 8, 36];
/// Names that are told one by one.
const NAMED: usize = 2;
/// Rows of each group however long the page: what must be done, what is weak, what is to be asked.
const MOST: [usize; 3] = [9, 6, 4];
/// Which group gives a row first, and down to how many.
const GIVING: [(usize, usize); 6] = [(2, 2), (1, 3), (0, 5), (2, 1), (1, 1), (0, 1)];

/// What the paper is called: 立入検査 does not come to every kind of facility.
pub(in crate::compose) fn readiness_title(kind: FacilityKind) -> String {
    format!("{}点検結果", before(kind))
}

/// What the check is for, before its noun.
pub(in crate::compose) fn before(kind: FacilityKind) -> &'static str {
    match kind {
        FacilityKind::HomeNursing => "備えの",
        _ => "立入検査前の",
    }
}

/// 立入検査前の点検結果.
pub(in crate::compose) fn readiness_page(case: &Case<'_>) -> Document {
    let title = readiness_title(case.profile.facility.kind);
    let mut sheet = Sheet::new(super::READINESS);
    sheet.paragraph("title", ParagraphRole::Title, text(title.clone()));
    sheet.note("verdict", verdict(case.readiness), vec![text(because(case.readiness))]);
    let facts = facts(case);
    let taken: usize =
        facts.iter().map(|(_, _, words)| half_lines(std::slice::from_ref(words), LETTERS[3])).sum();
    sheet.heading("standing", "今の状況");
    sheet.block(key_values(sheet.id("facts"), &facts));
    if let Some(table) = table(case, &sheet, ROOM.saturating_sub(taken)) {
        sheet.block(table);
    }
    sheet.finish(meta(case, &title), Page::A4)
}

fn verdict(readiness: &Readiness) -> &'static str {
    if readiness.is_ready() {
        "判定: 準備ができている"
    } else {
        "判定: まだである"
    }
}

fn because(readiness: &Readiness) -> String {
    if readiness.is_ready() {
        return "様式のすべての項目に、今年度の答えがそろっている。".to_owned();
    }
    let counts = [
        (readiness.unanswered(), "答えのない項目が", "件"),
        (readiness.stale(), "今年度に確かめていない項目が", "件"),
        (readiness.undated(), "これからの今年度中の目標日がない「いいえ」が", "件"),
        (readiness.sheets.open.len(), "戻っていない事業者確認用が", "社"),
    ];
    let open = counts.into_iter().filter(|(count, ..)| *count > 0);
    let open: Vec<String> =
        open.map(|(count, what, unit)| format!("{what}{count}{unit}")).collect();
    let effort = readiness.effort();
    let wait = effort.wait.map(|wait| format!("、{}", wait.words())).unwrap_or_default();
    format!(
        "{}ある。かかる時間の見込みは、合わせて{}の作業{wait}である。",
        open.join("、"),
        effort.work()
    )
}

/// The counts of the forms, the vendors' sheets, and the inspection to come.
fn facts(case: &Case<'_>) -> Vec<(&'static str, &'static str, String)> {
    let readiness = case.readiness;
    let mut facts = Vec::new();
    if let Some(next) = &readiness.inspection {
        facts.push(("inspection", "次の検査", format!("{}　{}", next.on.era(), next.office)));
    }
    const NAMES: [(&str, &str); 2] =
        [("checklist", "チェックリスト"), ("review", "BCP策定の確認表")];
    for ((key, name), form) in NAMES.into_iter().zip(&readiness.forms) {
        facts.push((key, name, counts(form)));
    }
    let local: Vec<String> =
        readiness.forms.iter().skip(2).map(|f| format!("{}: {}", f.name, counts(f))).collect();
    if !local.is_empty() {
        facts.push(("local", "自分たちの様式", local.join("\n")));
    }
    let sheets = &readiness.sheets;
    if sheets.all > 0 {
        let back = sheets.all - sheets.open.len();
        let mut words = format!("{}社のうち{back}社から戻っている", sheets.all);
        if !sheets.open.is_empty() {
            let names: Vec<_> = sheets.open.iter().map(|id| called(case.profile, id)).collect();
            words.push_str(&format!("（まだ: {}）", names.join("、")));
        }
        facts.push(("sheets", "事業者確認用", words));
    }
    facts
}

fn counts(form: &FormStanding) -> String {
    let no =
        if form.no > 0 { format!("（目標日あり {}）", form.dated) } else { String::new() };
    format!(
        "はい {}、いいえ {}{no}、未回答 {}、今年度未確認 {}",
        form.yes, form.no, form.unanswered, form.stale
    )
}

fn names(case: &Case<'_>, ids: &[Id]) -> String {
    let more = ids.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| format!("ほか{more}社"));
    let names = ids.iter().take(NAMED).map(|id| called(case.profile, id));
    names.chain(more).collect::<Vec<_>>().join("、")
}

/// A row before it is known whether it fits.
struct Line {
    key: String,
    /// What the form asks, over what is missing of it; empty for a concern.
    title: String,
    what: Vec<String>,
    todo: String,
    who: Vec<String>,
}

impl Line {
    /// Its title in bold, and what is missing under it.
    fn words(&self) -> Inlines {
        let title = (!self.title.is_empty()).then(|| vec![Inline::Strong(text(&self.title))]);
        stacked(title.into_iter().chain(self.what.iter().map(text)).collect())
    }

    /// Half lines that it takes.
    fn height(&self) -> usize {
        let [what, todo, who, _] = LETTERS;
        let todo = half_lines(std::slice::from_ref(&self.todo), todo);
        let title = if self.title.is_empty() {
            0
        } else {
            half_lines(std::slice::from_ref(&self.title), what) - 1
        };
        (title + half_lines(&self.what, what)).max(todo).max(half_lines(&self.who, who))
    }
}

/// Half lines of a row with these paragraphs, as far as letters tell, with the space above and below.
fn half_lines(texts: &[String], letters: usize) -> usize {
    let lines = texts.iter().map(|t| t.chars().count().div_ceil(letters).max(1));
    lines.sum::<usize>() * 2 + 1
}

/// The three groups of rows, cut to what fits.
fn table(case: &Case<'_>, sheet: &Sheet, room: usize) -> Option<crate::document::Block> {
    let readiness = case.readiness;
    let found = lasting(readiness).filter(|c| c.state == ConcernState::Found);
    let groups: [(&str, &str, Vec<Line>); 3] = [
        (
            "do",
            "準備ができるまでにすること",
            readiness.blocking().map(|task| of_task(case, task)).collect(),
        ),
        (
            "weak",
            "備えの弱いところ・古くなったこと",
            found.map(|concern| of_concern(case, concern)).collect(),
        ),
        (
            "ask",
            "まだ分からないこと（聞いて確かめる）",
            readiness.to_ask().map(|concern| of_concern(case, concern)).collect(),
        ),
    ];
    if groups.iter().all(|(_, _, lines)| lines.is_empty()) {
        return None;
    }
    let shown = fitting(&groups, room);
    let columns = [
        ("番号", Column::center(2.6)),
        ("足りないもの・弱いところ", Column::start(18.0)),
        ("すること", Column::start(12.5)),
        ("だれが・時間", Column::start(7.8)),
        ("済", Column::center(1.8)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Form, &columns);
    let mut number = 0;
    for ((key, title, lines), shown) in groups.iter().zip(shown) {
        if lines.is_empty() {
            continue;
        }
        let rest = lines.len().saturating_sub(shown);
        let rest = match rest {
            0 => String::new(),
            rest => format!("。ほか{rest}件は「{GAPS_TITLE}」"),
        };
        grid.group(key, text(format!("{title}（{}件{rest}）", lines.len())));
        for line in lines.iter().take(shown) {
            number += 1;
            let row = vec![
                text(number.to_string()),
                line.words(),
                text(&line.todo),
                stacked(line.who.iter().map(text).collect()),
                vec![Inline::Checkbox { checked: false }],
            ];
            grid.row(&format!("{key} {}", line.key), row);
        }
    }
    Some(grid.finish())
}

/// How many rows of each group fit.
fn fitting(groups: &[(&str, &str, Vec<Line>); 3], room: usize) -> [usize; 3] {
    let mut shown = [0, 1, 2].map(|at| groups[at].2.len().min(MOST[at]));
    let height = |shown: &[usize; 3]| -> usize {
        groups
            .iter()
            .zip(shown)
            .map(|((_, _, lines), shown)| {
                let rows: usize = lines.iter().take(*shown).map(Line::height).sum();
                rows + if lines.is_empty() { 0 } else { 3 }
            })
            .sum()
    };
    while height(&shown) > room {
        let Some((at, _)) = GIVING.into_iter().find(|(at, least)| shown[*at] > *least) else {
            break;
        };
        shown[at] -= 1;
    }
    shown
}

fn of_task(case: &Case<'_>, task: &Task) -> Line {
    let voice = Voice::of(case.profile);
    let items = if task.items.is_empty() {
        String::new()
    } else {
        let more = if task.items.len() > NAMED { "など" } else { "" };
        format!(
            "［{}{more}］",
            task.items.iter().take(NAMED).cloned().collect::<Vec<_>>().join("、")
        )
    };
    let title = format!("{}{items}", task.title);
    let mut what = Vec::new();
    if let Some(first) = task.parts.first() {
        let more = task.parts.len() - 1;
        let more = if more > 0 { format!("ほか{more}件。") } else { String::new() };
        what.push(format!("{}{more}", voice.begin(&first.what)));
    }
    let ask: Vec<Id> = each(&task.parts, |part| part.ask.as_ref());
    let people: Vec<Id> = each(&task.parts, |part| part.person.as_ref());
    let due = task.parts.iter().filter_map(|part| part.due).min();
    let todo = match task.owner {
        _ if task.kind == TaskKind::VendorSheet => {
            "用紙を送り、戻ったら受け取った日と原本の場所を書く".to_owned()
        }
        AskedOf::Vendor if !ask.is_empty() => format!("{}に聞く", names(case, &ask)),
        AskedOf::Vendor => "事業者に聞く".to_owned(),
        AskedOf::Director => "決めて、日付と書面を残す".to_owned(),
        AskedOf::Clinic => "確かめて、日付と証拠の場所を書く".to_owned(),
    };
    let time = task.effort.map(time);
    Line {
        title,
        key: format!("{:?} {}", task.kind, task.key),
        what,
        todo,
        who: who(case, task.owner, &people, due, time),
    }
}

fn each(parts: &[TaskPart], of: impl Fn(&TaskPart) -> Option<&Id>) -> Vec<Id> {
    let mut ids: Vec<Id> = Vec::new();
    for id in parts.iter().filter_map(of) {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids
}

fn of_concern(case: &Case<'_>, concern: &Concern) -> Line {
    let people: Vec<Id> = concern.person.iter().cloned().collect();
    let time = Some(time(concern.effort));
    Line {
        key: concern.key.clone(),
        title: String::new(),
        what: vec![concern.what.clone()],
        todo: concern.todo.clone(),
        who: who(case, concern.owner, &people, concern.due, time),
    }
}

/// Whose it is, by name where somebody promised, and how long it takes.
fn who(
    case: &Case<'_>,
    owner: AskedOf,
    people: &[Id],
    due: Option<Date>,
    time: Option<String>,
) -> Vec<String> {
    let person = |id: &Id| case.profile.person(id).map_or_else(|| id.to_string(), phrase::called);
    let owner = KindWords::of(case.profile.facility.kind).inside_of(owner.word());
    let named = people.iter().map(person).collect::<Vec<_>>().join("、");
    let mut lines = vec![if named.is_empty() { owner } else { named }];
    lines.extend(due.map(|due| format!("{}まで", day(case, due))));
    lines.extend(time);
    lines
}

/// 「12月18日」 within the 年度 that is judged, the whole date in another.
fn day(case: &Case<'_>, date: Date) -> String {
    let day = date.day();
    if date.fiscal_year() == case.readiness.fiscal_year {
        format!("{}月{}日", day.month(), day.day())
    } else {
        date.era()
    }
}
