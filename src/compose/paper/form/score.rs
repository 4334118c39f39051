//! This file prints the box under a table in which its answers are counted: 視点, 割合, 項目数.

use crate::assess::{PartScore, Tally, score};
use crate::catalogue::ScoreBox;
use crate::compose::paper::sheet::{Grid, Sheet};
use crate::document::{Block, BlockId, Cell, Column, ParagraphRole, Row, TableRole, text};

use super::FormPrint;
use super::walk::Part;
use super::wording;

/// The score box of a part, where the form has one; on a blank sheet for the pen.
pub(super) fn part(print: &FormPrint<'_>, part: &Part<'_>, sheet: &mut Sheet) {
    let Some(printed) = &print.form.score else { return };
    let heading = part.heading.map(|heading| heading.text.as_str());
    let parts = score(print.form, print.answers).parts;
    let Some(own) = parts.into_iter().find(|own| own.part.as_deref() == heading) else { return };
    let key = format!("score-{}", part.key);
    let title = wording::with_mark(&printed.title, printed.confidence);
    sheet.paragraph(&format!("{key}-title"), ParagraphRole::Emphasis, text(title));
    sheet.block(table(printed, &own, print.answers.is_some(), sheet.id(&key)));
    if print.answers.is_some() {
        sheet.paragraph(&format!("{key}-told"), ParagraphRole::Small, text(told(&own.whole)));
    }
    if let Some(note) = &printed.note {
        let words = wording::with_mark(note, printed.confidence);
        sheet.paragraph(&format!("{key}-note"), ParagraphRole::Small, text(words));
    }
}

fn table(printed: &ScoreBox, own: &PartScore, filled: bool, id: BlockId) -> Block {
    let columns: Vec<(&str, Column)> =
        printed.columns.iter().map(|words| (words.as_str(), Column::center(1.0))).collect();
    let mut grid = Grid::new(id, TableRole::Form, &columns);
    let viewpoints = own.viewpoints.iter().map(|(name, tally)| (Some(*name), tally));
    // Only a sheet without 視点 counts all items in one row.
    let whole = own.viewpoints.is_empty().then_some((None, &own.whole));
    for (name, tally) in viewpoints.chain(whole) {
        let id = grid.row_id(name.unwrap_or("whole"));
        let (share, count) = match tally.items {
            items if items > 0 && !filled => (String::new(), format!("　　/{items}")),
            _ => (tally.share(), tally.count()),
        };
        let mut cells: Vec<Cell> = Vec::new();
        cells.extend(name.map(|name| Cell::new(id.child("viewpoint"), text(name))));
        cells.push(Cell::new(id.child("share"), text(share)));
        cells.push(Cell::new(id.child("count"), text(count)));
        grid.push(Row::new(id, cells));
    }
    grid.finish()
}

/// What the figures do not tell: a blank is no ×.
fn told(whole: &Tally) -> String {
    let crosses = whole.items - whole.circles - whole.unanswered - whole.not_applicable;
    let mut words = format!(
        "{}項目のうち、○ {}、× {crosses}、未回答 {}",
        whole.items, whole.circles, whole.unanswered
    );
    if whole.not_applicable > 0 {
        words.push_str(&format!("、該当なし {}", whole.not_applicable));
    }
    words.push_str("。未回答と該当なしは○に数えていない。");
    words
}
