//! This file makes out how a cell takes an answer or a day.

use super::grid::Grid;
use super::words::folded;
use crate::workbook::CellRef;

/// What a cell under 確認結果 is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Box {
    /// Both words are printed; one is to be marked. With `dated`, the day goes into the same cell.
    Circle {
        /// Whether 「(　/　)」 stands behind them.
        dated: bool,
    },
    /// A list with a word for each answer.
    List {
        /// For はい.
        yes: String,
        /// For いいえ.
        no: String,
    },
    /// A day: 「(　/　)」.
    Day,
    /// Nothing yet, or an answer that somebody has written.
    Plain,
    /// A list without はい and いいえ.
    OtherList,
    /// Something else.
    Other,
}

/// What a cell under 確認結果 is.
pub(super) fn what(grid: &Grid, at: CellRef) -> Box {
    let text = folded(grid.text(at));
    if text.contains("はい") && text.contains("いいえ") {
        return Box::Circle { dated: is_day(&text.replace("はい", "").replace("いいえ", "")) };
    }
    if let Some(choices) = grid.choices(at) {
        let word = |wanted: &str| choices.iter().find(|c| folded(c) == wanted).cloned();
        return match (word("はい"), word("いいえ")) {
            (Some(yes), Some(no)) => Box::List { yes, no },
            _ => Box::OtherList,
        };
    }
    if text.is_empty() || matches!(text.as_str(), "はい" | "いいえ") {
        Box::Plain
    } else if is_day(&text) {
        Box::Day
    } else {
        Box::Other
    }
}

/// Whether a folded text is a day or the place for one: 「(/)」, 「年月日」, 「(11/20)」, 「令和8年11月20日」.
pub(super) fn is_day(folded: &str) -> bool {
    let part = |c: char| c.is_ascii_digit() || "()/年月日令和平成r・。-_:○●".contains(c);
    folded.chars().all(part) && folded.contains(['/', '月', '-'])
}

/// Whether a text is empty or only the place for a day.
pub(super) fn is_blank_day(text: &str) -> bool {
    let text = folded(text);
    text.is_empty() || (is_day(&text) && !text.contains(|c: char| c.is_ascii_digit()))
}

/// Whether a text is empty or only a line to write on.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '_' | '＿' | '―' | '…'))
}
