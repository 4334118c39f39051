//! This file tells commands from answers in the line that somebody typed.

use crate::interview::is_unknown;
use crate::profile::ascii;

/// A line, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// Only Enter: the value that was offered.
    Nothing,
    /// `?`
    Explain,
    /// `<`
    Back,
    /// `-`
    None,
    /// わからない
    Unknown,
    /// `:目次`
    Contents,
    /// `:確認`
    Review,
    /// `:保存`
    Save,
    /// `:中断`
    Pause,
    /// A word behind a colon that is no command.
    NoCommand(String),
    /// An answer.
    Answer(String),
}

impl Said {
    /// Understands a line, in whatever width it was typed.
    pub(super) fn of(line: &str) -> Self {
        let line: String = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
        let text = line.trim().trim_start_matches('\u{feff}').trim();
        match text {
            "" => Self::Nothing,
            "?" | "？" => Self::Explain,
            "<" | "＜" | "〈" => Self::Back,
            "-" | "－" | "ー" | "−" | "―" | "‐" => Self::None,
            _ if is_unknown(text) => Self::Unknown,
            _ => match text.strip_prefix([':', '：']) {
                Some(word) => Self::command(word.trim()),
                None => Self::Answer(text.to_owned()),
            },
        }
    }

    fn command(word: &str) -> Self {
        match word {
            "目次" | "もくじ" => Self::Contents,
            "確認" | "かくにん" => Self::Review,
            "保存" | "ほぞん" => Self::Save,
            "中断" | "ちゅうだん" | "終了" | "q" => Self::Pause,
            "戻る" | "もどる" => Self::Back,
            "説明" | "?" | "？" => Self::Explain,
            "わからない" | "分からない" => Self::Unknown,
            "なし" => Self::None,
            other => Self::NoCommand(other.to_owned()),
        }
    }
}

/// What people type who have none of it.
const NOTHING: [&str; 14] = [
    "ない",
    "なし",
    "無し",
    "無い",
    "無",
    "いない",
    "ありません",
    "いません",
    "特になし",
    "とくになし",
    "取っていない",
    "していない",
    "使っていない",
    "該当なし",
];

/// Whether somebody says in words that there is none.
pub(super) fn is_nothing(text: &str) -> bool {
    NOTHING.contains(&text.trim().trim_end_matches('。'))
}

/// A number typed in either width.
pub(super) fn number(text: &str) -> Option<usize> {
    ascii(text.trim()).parse().ok()
}

/// The parts of an answer that names several things: 「1 3」, 「1、3」, 「内科・外科」.
pub(super) fn parts(text: &str) -> Vec<String> {
    text.split(['、', ',', '，', '､', '／', '/', '・'])
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// The numbers of an answer that holds nothing but numbers.
pub(super) fn numbers(text: &str) -> Option<Vec<usize>> {
    let text = ascii(text);
    let words = text.split([' ', ',', '、', '・', '.']).filter(|word| !word.is_empty());
    let numbers: Option<Vec<usize>> = words.map(|word| word.parse().ok()).collect();
    numbers.filter(|numbers| !numbers.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Said, numbers};

    #[test]
    fn commands_are_known_in_full_width_too() {
        assert_eq!(Said::of(" ？ "), Said::Explain);
        assert_eq!(Said::of("＜"), Said::Back);
        assert_eq!(Said::of("ー"), Said::None);
        assert_eq!(Said::of("：目次"), Said::Contents);
        assert_eq!(Said::of("分からない"), Said::Unknown);
        assert_eq!(Said::of(":印刷"), Said::NoCommand("印刷".to_owned()));
        assert_eq!(Said::of("-5度の冷蔵庫"), Said::Answer("-5度の冷蔵庫".to_owned()));
        assert_eq!(Said::of("髙田 一郎\r\n"), Said::Answer("髙田 一郎".to_owned()));
    }

    #[test]
    fn numbers_are_read_with_any_separator() {
        assert_eq!(numbers("１　３、4"), Some(vec![1, 3, 4]));
        assert_eq!(numbers("1つ"), None);
        assert_eq!(numbers(""), None);
    }
}
