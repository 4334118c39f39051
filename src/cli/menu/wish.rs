//! This file holds what can be chosen in the menu, and the command that does the same.

use std::ffi::OsString;
use std::path::Path;

use super::place::Facility;

/// What can be chosen, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// A new profile.
    Begin,
    /// Going on, or changing answers.
    Edit,
    /// What is still open.
    Ask,
    /// Papers.
    Make,
    /// The look before an inspection.
    Check,
    /// How all this is used.
    Guide,
    /// Another facility.
    Switch,
    /// The end.
    Leave,
}

impl Wish {
    /// All, in the order of the screen. A wish keeps its number whatever else can be chosen: people write it down.
    pub(super) const ALL: [Self; 8] = [
        Self::Begin,
        Self::Edit,
        Self::Ask,
        Self::Make,
        Self::Check,
        Self::Guide,
        Self::Switch,
        Self::Leave,
    ];

    /// Its number.
    pub(super) fn number(self) -> usize {
        match self {
            Self::Begin => 1,
            Self::Edit => 2,
            Self::Ask => 3,
            Self::Make => 4,
            Self::Check => 5,
            Self::Guide => 6,
            Self::Switch => 7,
            Self::Leave => 0,
        }
    }

    /// Its words on the screen.
    pub(super) fn words(self, facility: Option<&Facility>) -> &'static str {
        let begun = facility.is_some_and(|facility| !facility.stands);
        match self {
            Self::Begin if facility.is_some() => "別の施設をはじめる",
            Self::Begin => "はじめて使う（質問に答えます。約30分。途中でやめられます）",
            Self::Edit if begun => "続きから答える",
            Self::Edit => "答えを直す",
            Self::Ask => "足りないことに答える",
            Self::Make => "書類を作る（WordとPDF）",
            Self::Check => "立入検査の前の点検（準備ができているか、何が足りないか）",
            Self::Guide => "使い方",
            Self::Switch => "別の施設に切り替える",
            Self::Leave => "終わる",
        }
    }

    /// Whether it can be had for this facility.
    pub(super) fn is_open(self, facility: Option<&Facility>, several: bool) -> bool {
        match self {
            Self::Begin | Self::Guide | Self::Leave => true,
            Self::Edit => facility.is_some(),
            Self::Ask | Self::Make | Self::Check => facility.is_some_and(|one| one.stands),
            Self::Switch => several,
        }
    }
}

/// A command line without the name of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Order(Vec<OsString>);

impl Order {
    /// A command and what it is about.
    pub(super) fn new(command: &str, about: &Path) -> Self {
        Self(vec![command.into(), about.into()])
    }

    /// `sonae init` for a new profile.
    pub(super) fn init(out: Option<&Path>) -> Self {
        match out {
            Some(out) => Self(vec!["init".into(), "--out".into(), out.into()]),
            None => Self(vec!["init".into()]),
        }
    }

    /// With one more word.
    pub(super) fn with(mut self, word: impl Into<OsString>) -> Self {
        self.0.push(word.into());
        self
    }

    /// As the system hands it to a program.
    pub(super) fn args(&self) -> impl Iterator<Item = OsString> {
        std::iter::once(OsString::from("sonae")).chain(self.0.iter().cloned())
    }

    /// As a person types it.
    pub(super) fn typed(&self) -> String {
        let typed = |word: &OsString| {
            let word = word.to_string_lossy();
            let plain = !word.contains(|c: char| c.is_whitespace() || "\"'&;()[]$`!*?".contains(c));
            if plain && !word.is_empty() { word.into_owned() } else { format!("\"{word}\"") }
        };
        let words: Vec<String> = self.args().map(|word| typed(&word)).collect();
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Order, Wish};
    use crate::cli::args::parse;

    #[test]
    fn every_order_is_a_command_line() {
        let profile = Path::new("わたしの 医院.yaml");
        let order = Order::new("generate", profile).with("--out").with("書類");
        assert_eq!(order.typed(), "sonae generate \"わたしの 医院.yaml\" --out 書類");
        assert!(parse(order.args()).unwrap().command.is_some());
        assert_eq!(Order::init(None).typed(), "sonae init");
        assert_eq!(Order::init(Some(profile)).typed(), "sonae init --out \"わたしの 医院.yaml\"");
    }

    #[test]
    fn numbers_stay_the_same_and_are_each_given_once() {
        let mut numbers = Wish::ALL.map(Wish::number);
        numbers.sort_unstable();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6, 7]);
    }
}
