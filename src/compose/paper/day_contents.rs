//! This file builds the first sheet of the red folder: what lies in it, when each sheet is opened, and who has a copy.

use crate::compose::binder::{Bundle, Paper};
use crate::compose::phrase::present;
use crate::document::{
    BlockId, Column, Document, Inline, Inlines, Page, ParagraphRole, ReferenceForm, Status,
    TableRole, text,
};
use crate::profile::{Profile, Role};

use super::case::Case;
use super::sheet::{Grid, Sheet};

/// Empty rows below the copies that are known.
const SPARE_COPIES: usize = 3;

/// 赤いファイルの中身 over all papers of the day.
pub(in crate::compose) fn day_contents(case: &Case<'_>, papers: &[&Paper]) -> Document {
    let mut meta = case.plan_meta("赤いファイルの中身と写し", "赤いファイルの中身");
    meta.status = Status::Sheet;
    meta.document_number = None;
    let mut sheet = Sheet::new("day-contents");
    sheet.paragraph("title", ParagraphRole::Title, text("赤いファイル"));
    sheet.paragraph("lead", ParagraphRole::Subtitle, text("画面がおかしいときは、上から順に開く"));
    let columns = [
        ("順", Column::center(1.4)),
        ("書類", Column::start(8.0)),
        ("いつ開くか", Column::start(8.0)),
        ("頁", Column::center(2.0)),
    ];
    sheet.under("sheets");
    let mut grid = Grid::new(sheet.id("table"), TableRole::Ledger, &columns);
    let day = papers.iter().filter(|paper| paper.bundles.contains(&Bundle::Day));
    for (index, paper) in day.enumerate() {
        let document = &paper.document;
        let pages = Inline::Reference {
            target: BlockId::document(&document.name),
            form: ReferenceForm::PageCount,
        };
        grid.row(
            &document.name,
            vec![
                text((index + 1).to_string()),
                text(document.meta.short_title.as_str()),
                text(opened(&document.name)),
                vec![pages],
            ],
        );
    }
    sheet.block(grid.finish());
    let hint = "この順に続けて両面に印刷し、綴じる。";
    sheet.paragraph("print", ParagraphRole::Small, text(hint));
    copies(case.profile, &mut sheet);
    beside(case.profile, &mut sheet);
    sheet.finish(meta, Page::A4)
}

/// When a sheet is opened; papers of other groups are those of paper operation.
fn opened(name: &str) -> &'static str {
    match name {
        "card-staff" => "画面がおかしいと思ったとき",
        "card-leader" => "知らせを受けたとき。切る前",
        "course" => "知った時刻を書くとき。期限を数えるとき",
        "phone-list" => "電話をかけるとき",
        "cut-map" => "切る箱を探すとき。切った時刻を書くとき",
        "decision-sheet" => "止める・続ける・断るを決めるとき",
        "event-log" => "知った時から、ずっと書く",
        "apology-notice" => "待ち時間が延びるとき。入り口に貼る",
        _ => "紙の運用に移るとき",
    }
}

fn copies(profile: &Profile, sheet: &mut Sheet) {
    sheet.heading("copies", "写しの置き場所");
    let columns = [
        ("置き場所", Column::start(7.0)),
        ("形", Column::start(4.0)),
        ("入れた日", Column::start(4.0)),
        ("入れた人", Column::start(4.0)),
        ("古い版を抜いた", Column::center(3.0)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Form, &columns);
    let mut row = |key: &str, place: &str, form: &str| {
        let words = |words: &str| if words.is_empty() { Vec::new() } else { text(words) };
        let tick: Inlines = vec![Inline::Checkbox { checked: false }];
        grid.row(key, vec![words(place), words(form), Vec::new(), Vec::new(), tick]);
    };
    for copy in &profile.plan.copies {
        row(copy.id.as_str(), &copy.place, &copy.form);
    }
    if profile.plan.copies.is_empty() {
        let chief = profile.holders(Role::Executive).next();
        let chief = chief.map_or_else(|| "責任者".to_owned(), |person| person.title.clone());
        row("desk", "受付・事務所", "紙");
        row("head", &format!("{chief}の手元"), "紙");
        row("home", &format!("{chief}の自宅"), "紙");
    }
    for number in 1..=SPARE_COPIES {
        row(&format!("spare-{number}"), "", "");
    }
    sheet.block(grid.finish());
}

/// What lies elsewhere and is needed on the same day.
fn beside(profile: &Profile, sheet: &mut Sheet) {
    sheet.heading("beside", "一緒に要るもの");
    let columns = [("もの", Column::start(7.0)), ("置き場所・決めたこと", Column::start(12.0))];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Form, &columns).with_header_column();
    let printout = profile.incident.daily_printout.value().cloned();
    let device = profile.incident.clean_device.value().cloned();
    for (key, what, place) in [
        ("printout", "毎日印刷しておくもの", printout),
        ("device", "Webの報告に使う端末", device),
        ("offline", "BCPと電話番号の写し（ネットワークにつながない電話かUSB）", None),
    ] {
        let place = present(place.as_ref()).map_or_else(Vec::new, text);
        grid.row(key, vec![text(what), place]);
    }
    sheet.block(grid.finish());
}
