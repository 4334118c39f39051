//! This file words what is wrong with a filled table.

use crate::diagnostic::{Diagnostic, Place};
use crate::interview::Question;

pub(super) fn unknown_code(place: Place, code: &str) -> Diagnostic {
    Diagnostic::error(
        "hearing-code",
        place,
        format!("符号「{code}」は、このプロファイルの質問にありません。"),
    )
    .help("符号の列を書き写しまちがえていないか、別の施設の表でないかを確かめてください。")
}

pub(super) fn mistyped(place: Place, code: &str, meant: &Question) -> Diagnostic {
    Diagnostic::error("hearing-code", place, format!("符号「{code}」の質問はありません。")).help(
        format!("「{}」ではありませんか（{}）。", meant.code, meant.ask.trim_end_matches('。')),
    )
}

pub(super) fn twice(place: Place, code: &str, first: u32) -> Diagnostic {
    Diagnostic::error(
        "hearing-twice",
        place,
        format!("符号「{code}」に、違う答えが2つあります（1つめは{first}行目）。"),
    )
    .help("正しいほうだけを残してください。")
}

pub(super) fn no_adoption(place: Place) -> Diagnostic {
    Diagnostic::error(
        "hearing-adoption",
        place,
        "基準を採用した日と採用した人が、表に書かれていません。",
    )
    .help("採用した日と採用した人の行に答えを書くか、基準の答えを「まだ」にしてください。")
}

pub(super) fn unmarked(place: Place, proposals: &[&Question]) -> Diagnostic {
    let asks: Vec<String> = proposals
        .iter()
        .map(|q| format!("「{}」（{}）", q.ask.trim_end_matches('。'), q.code))
        .collect();
    Diagnostic::error(
        "hearing-adoption",
        place,
        format!(
            "採用の日を入れると、プロファイルに書かれている案も採用したことになります。印のない案: {}。",
            asks.join("、")
        ),
    )
    .help("採用する案には「採用」か直した文を書いてください。採用しない案は、先にプロファイルから消してください。")
}
