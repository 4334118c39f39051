//! This file sums up an audit of the house's own with the lists of 2022: scores, bars by 視点, a tally for the staff's sheet.

use crate::assess::{PartScore, Tally, score};
use crate::catalogue::{Form, Publication};
use crate::document::{
    Bar, Bars, Block, Cell, Column, Document, Inline, Inlines, Meta, Page, ParagraphRole, Row,
    Status, TableRole, text,
};

use super::case::{Answered, Case};
use super::sheet::{Grid, Sheet};

/// The lists with their scores and bars; `None` where no audit is asked for.
pub fn audit_summary(case: &Case<'_>) -> Option<Document> {
    let publication = publication(case)?;
    let mut sheet = Sheet::new("self-audit-summary");
    sheet.paragraph(
        "title",
        ParagraphRole::Title,
        text("サイバーセキュリティ対策 自己点検のまとめ"),
    );
    let facility = case.profile.facility.name.as_str();
    sheet.paragraph("facility", ParagraphRole::Subtitle, text(facility));
    let about = format!(
        "「{}」（{}）の{}つのリストに答えた結果である。○の数は、はいと答えた項目だけを数え、未回答と該当なしは数えない。",
        publication.title.text,
        publication.edition_name,
        case.audit.len()
    );
    sheet.paragraph("about", ParagraphRole::Body, text(about));
    let caution = [
        "いまのガイドラインより前の資料であり、立入検査で確認される書類ではない。",
        "視点（予防、発見、是正）の区分は、資料から読み取れない項目を意味から補っている。どの項目かは、それぞれのリストの末尾に示す。",
    ];
    sheet.note("caution", "読むときの注意", caution.map(text).to_vec());
    for answered in in_order(case) {
        list(answered, &mut sheet);
    }
    Some(sheet.finish(meta(case, "自己点検のまとめ"), Page::A4))
}

/// A sheet on which the answers of the staff are counted by hand; `None` where no audit is asked for.
pub fn audit_tally(case: &Case<'_>) -> Option<Document> {
    publication(case)?;
    let form = case.audit.iter().map(|a| a.form).find(|form| form.name() == "staff")?;
    let mut sheet = Sheet::new("self-audit-tally");
    sheet.paragraph("title", ParagraphRole::Title, text("自己点検 職員の回答の集計用紙"));
    let facility = case.profile.facility.name.as_str();
    sheet.paragraph("facility", ParagraphRole::Subtitle, text(facility));
    let how = "職員から集めた「医療従事者・一般のシステム利用者向け」のリストを、項目ごとに数える。氏名は書かない。";
    sheet.paragraph("how", ParagraphRole::Body, text(how));
    sheet.block(counts(&sheet));
    sheet.heading("items", "項目ごとの人数");
    sheet.block(questions(form, &sheet));
    Some(sheet.finish(meta(case, "職員の回答の集計用紙"), Page::A4))
}

/// The lists from the top of the house down, as the original has them.
pub fn in_order<'c>(case: &'c Case<'c>) -> Vec<&'c Answered<'c>> {
    const ORDER: [&str; 3] = ["executives", "administrators", "staff"];
    let place = |answered: &&Answered<'_>| ORDER.iter().position(|o| *o == answered.form.name());
    let mut lists: Vec<_> = case.audit.iter().collect();
    lists.sort_by_key(|answered| place(answered).unwrap_or(ORDER.len()));
    lists
}

fn publication<'a>(case: &Case<'a>) -> Option<&'a Publication> {
    case.catalogue.publication_of(case.audit.first()?.form)
}

fn meta(case: &Case<'_>, title: &str) -> Meta {
    Meta {
        title: title.to_owned(),
        short_title: title.to_owned(),
        facility: case.profile.facility.name.clone(),
        document_number: None,
        version: None,
        date: case.profile.plan.revised_on.day(),
        status: Status::Sheet,
        handling: None,
    }
}

fn list(answered: &Answered<'_>, sheet: &mut Sheet) {
    let form = answered.form;
    let side = form.subtitle.as_ref().unwrap_or(&form.title).text.as_str();
    sheet.heading(form.name(), side);
    let parts = score(form, Some(&answered.answers)).parts;
    let id = sheet.id("score");
    let columns = [
        ("区分", Column::start(6.0)),
        ("○", Column::center(2.0)),
        ("×", Column::center(2.0)),
        ("未回答", Column::center(2.0)),
        ("該当なし", Column::center(2.0)),
        ("項目数", Column::center(2.0)),
        ("割合", Column::center(2.0)),
    ];
    let mut grid = Grid::new(id, TableRole::Ledger, &columns);
    let mut bars = Vec::new();
    let bars_id = sheet.id("bars");
    for (at, part) in parts.iter().enumerate() {
        for (key, name, tally) in rows(part, at) {
            let crosses = tally.items - tally.circles - tally.unanswered - tally.not_applicable;
            let numbers = [tally.circles, crosses, tally.unanswered, tally.not_applicable];
            let mut cells = vec![text(name.clone())];
            cells.extend(numbers.map(|number| text(number.to_string())));
            cells.push(text(tally.items.to_string()));
            cells.push(text(tally.share()));
            grid.row(&key, cells);
            bars.push(bar(bars_id.child(&key), name, tally));
        }
    }
    sheet.block(grid.finish());
    // One bar alone compares nothing.
    if bars.len() < 2 {
        return;
    }
    let caption = text("○の割合");
    let alt = format!("{side}のリストで、区分ごとに○と答えた項目の割合を示す棒グラフ");
    sheet.block(Block::Bars(Bars { id: bars_id, caption: Some(caption), alt, full: 100.0, bars }));
}

/// What is counted of a part: each 視点 that has items, or the whole.
fn rows(part: &PartScore, at: usize) -> Vec<(String, String, Tally)> {
    let added = if at == 0 { "" } else { "（追加分）" };
    let seen = part.viewpoints.iter().filter(|(_, tally)| tally.items > 0);
    let mut rows: Vec<_> = seen
        .map(|(name, tally)| (format!("part-{at}-{name}"), format!("{name}{added}"), *tally))
        .collect();
    if rows.is_empty() {
        rows.push((format!("part-{at}-whole"), format!("全体{added}"), part.whole));
    }
    rows
}

fn bar(id: crate::document::BlockId, label: String, tally: Tally) -> Bar {
    // Counts of a list are far below the numbers that f32 cannot hold.
    #[allow(clippy::cast_precision_loss)]
    let share = tally.circles as f32 * 100.0 / tally.items.max(1) as f32;
    Bar { id, label, value: share, printed: format!("{}／{}項目", tally.circles, tally.items) }
}

fn counts(sheet: &Sheet) -> Block {
    let columns = [("事柄", Column::start(3.0)), ("記入", Column::start(7.0))];
    let mut grid =
        Grid::new(sheet.id("counts"), TableRole::KeyValue, &columns).with_header_column();
    let people = || vec![Inline::Blank { ems: 5 }, Inline::Text("人".to_owned())];
    let day = crate::compose::phrase::open_date;
    let until = || -> Inlines {
        let mut words = day();
        words.push(Inline::Text("〜".to_owned()));
        words.extend(day());
        words
    };
    let rows: [(&str, &str, Inlines); 4] = [
        ("period", "配った日〜集めた日", until()),
        ("given", "配った人数", people()),
        ("returned", "集まった人数", people()),
        ("counted", "数えた人", vec![Inline::Blank { ems: 12 }]),
    ];
    for (key, name, words) in rows {
        grid.row(key, vec![text(name), words]);
    }
    grid.finish()
}

fn questions(form: &Form, sheet: &Sheet) -> Block {
    let columns = [
        ("番号", Column::center(3.0)),
        ("チェック項目", Column::start(24.0)),
        ("○（正の字）", Column::center(7.0)),
        ("×（正の字）", Column::center(7.0)),
        ("○の人数", Column::center(3.4)),
        ("×の人数", Column::center(3.4)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Form, &columns);
    for item in form.items() {
        let name = item.key.rsplit('/').next().unwrap_or(&item.key);
        let id = grid.row_id(name);
        let words = [item.number.as_str(), item.text().words(), "", "", "", ""];
        let cells = words.iter().enumerate();
        let filled = |words: &str| if words.is_empty() { Inlines::new() } else { text(words) };
        let cells =
            cells.map(|(at, words)| Cell::new(id.child(&format!("c{}", at + 1)), filled(words)));
        let row = Row::new(id.clone(), cells.collect());
        grid.push(Row { min_height: Some(30.0), ..row });
    }
    grid.finish()
}
