//! This file compares sentences of forms: what is only spelling, and what may be substance.

use unicode_normalization::UnicodeNormalization;

/// Spellings of one word; the second stands for both.
const SPELLINGS: [(&str, &str); 12] = [
    ("および", "及び"),
    ("または", "又は"),
    ("ならびに", "並びに"),
    ("もしくは", "若しくは"),
    ("すべて", "全て"),
    ("サーバー", "サーバ"),
    ("ユーザー", "ユーザ"),
    ("コンピューター", "コンピュータ"),
    ("ルーター", "ルータ"),
    ("ごと", "毎"),
    ("行なう", "行う"),
    ("出来", "でき"),
];

/// Words in kana that turn a sentence into another one.
const TURNS: [&str; 6] = ["ない", "ません", "ず", "べき", "もらう", "まで"];

/// Text as it is compared, never as it is kept: NFKC, without spaces, brackets, commas and dashes of one kind, words of
/// one spelling.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkc() {
        match c {
            c if c.is_whitespace() || is_invisible(c) => {}
            '〔' | '［' | '【' | '[' | '{' => out.push('('),
            '〕' | '］' | '】' | ']' | '}' => out.push(')'),
            ',' | '､' => out.push('、'),
            '.' | '｡' => out.push('。'),
            '‐' | '‑' | '–' | '—' | '―' | '−' => out.push('-'),
            '〜' | '∼' => out.push('~'),
            c => out.extend(c.to_lowercase()),
        }
    }
    for (one, other) in SPELLINGS {
        out = out.replace(one, other);
    }
    out
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A sentence in the form in which it is compared, made once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Compared {
    folded: String,
    length: usize,
}

/// Sentences of such different length, the shorter in percent of the longer, have nothing to do with each other.
const LENGTHS: usize = 30;

impl Compared {
    pub(super) fn of(text: &str) -> Self {
        let folded = folded(text);
        let length = folded.chars().count();
        Self { folded, length }
    }

    /// How alike two sentences are, from 0 to 1; spelling aside.
    pub(super) fn similarity(&self, other: &Self) -> f64 {
        let (short, long) = (self.length.min(other.length), self.length.max(other.length));
        if short * 100 < long * LENGTHS {
            return 0.0;
        }
        strsim::normalized_levenshtein(&self.folded, &other.folded)
    }

    /// How two sentences differ.
    pub(super) fn difference(&self, other: &Self) -> Difference {
        let (one, other) = (&self.folded, &other.folded);
        if one == other {
            Difference::Spelling
        } else if skeleton(one) == skeleton(other) && turns(one) == turns(other) {
            Difference::Particles
        } else {
            Difference::Words
        }
    }
}

/// How two sentences that are meant to be one differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Difference {
    /// In nothing but spelling.
    Spelling,
    /// In particles, endings or 等: the same words in the same order.
    Particles,
    /// In words.
    Words,
}

/// What carries the meaning: kanji, katakana, letters and figures.
fn skeleton(folded: &str) -> String {
    let carries = |c: &char| c.is_alphanumeric() && !matches!(c, 'ぁ'..='ゖ' | '等' | 'ー');
    folded.chars().filter(carries).collect()
}

fn turns(folded: &str) -> Vec<usize> {
    TURNS.iter().map(|word| folded.matches(word).count()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Compared, Difference, folded};

    fn difference(one: &str, other: &str) -> Difference {
        Compared::of(one).difference(&Compared::of(other))
    }

    fn similarity(one: &str, other: &str) -> f64 {
        Compared::of(one).similarity(&Compared::of(other))
    }

    #[test]
    fn width_spaces_brackets_and_spelling_are_no_difference() {
        assert_eq!(
            folded("サーバー及び端末 ＰＣ（ノート）、"),
            folded("サーバおよび端末PC(ノート) ，")
        );
        assert_eq!(
            difference(
                "端末ＰＣについて，以下を実施している．",
                "端末 PCについて、以下を実施している。"
            ),
            Difference::Spelling
        );
    }

    #[test]
    fn particles_and_etc_are_not_words() {
        assert_eq!(
            difference("有無を事業者等に確認した。", "有無を事業者に確認した。"),
            Difference::Particles
        );
    }

    #[test]
    fn a_negation_a_figure_or_another_word_is_a_difference_of_words() {
        let said = "パスワードは8文字以上とし、定期的に変更している。";
        for other in [
            "パスワードは13文字以上とし、定期的に変更している。",
            "パスワードは8文字以上とし、定期的に変更していない。",
            "パスワードは8文字以上としている。",
            "パスワードは8文字以下とし、定期的に変更している。",
        ] {
            assert_eq!(difference(said, other), Difference::Words, "{other}");
        }
        assert!(similarity(said, "パスワードは8文字以下とし、定期的に変更している。") > 0.9);
    }

    #[test]
    fn names_are_folded_for_comparison_only_and_may_meet() {
        // 神 as a compatibility ideograph: NFKC makes one of both, which is why nothing folded is ever kept.
        assert_eq!(folded("\u{fa19}"), folded("神"));
    }
}
