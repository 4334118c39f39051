//! This file breaks words into lines that fit a measure, greedily, under the rules of `kinsoku`.

use std::ops::Range;

use super::kinsoku::Opportunity;
use super::phrases::at_phrases;
use super::words::{Cluster, Kind, Words};

/// Rounding of widths must not cost a line.
const TOLERANCE: f32 = 0.01;

/// A blank to write on gives way to the mark after it, but not below so many ems.
const LEAST_BLANK: f32 = 3.0;

/// Clusters of one line and how it ends.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Clusters, hanging spaces included.
    pub(super) clusters: Range<usize>,
    /// Whether the paragraph or an ordered line break ends here, so that the line is not justified.
    pub(super) ends: bool,
}

/// The measures of a paragraph's lines, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    /// Size of the words.
    pub(super) size: f32,
    /// Width of the first line.
    pub(super) first: f32,
    /// Width of the lines after it.
    pub(super) rest: f32,
}

impl Measure {
    /// The same width for all lines.
    pub(super) fn even(size: f32, width: f32) -> Self {
        Self { size, first: width, rest: width }
    }
}

/// Breaks words into lines; nothing is lost, and only a glyph wider than the measure is wider than its line.
pub(super) fn break_lines(words: &Words, measure: Measure) -> Vec<Line> {
    let clusters = &words.clusters;
    let mut lines = Vec::new();
    let mut start = 0;
    while start < clusters.len() {
        let width = if lines.is_empty() { measure.first } else { measure.rest };
        let (line, next) = fill(clusters, start, (width / measure.size).max(0.0));
        lines.push(line);
        start = next.max(start + 1);
    }
    lines
}

/// Breaks words into as many lines, but at the ends of phrases: for cells, headings and captions with a ragged edge.
pub(super) fn break_ragged(words: &Words, measure: Measure) -> Vec<Line> {
    let mut out = Vec::new();
    let mut run = Vec::new();
    for line in break_lines(words, measure) {
        let ends = line.ends;
        run.push(line);
        if ends {
            let first = if out.is_empty() { measure.first } else { measure.rest };
            out.extend(at_phrases(words, std::mem::take(&mut run), Measure { first, ..measure }));
        }
    }
    out.extend(run);
    out
}

/// The widest run of clusters that no line should part, in ems.
pub(super) fn widest_word(words: &Words) -> f32 {
    let mut widest: f32 = 0.0;
    let mut start = 0;
    for (at, cluster) in words.clusters.iter().enumerate().skip(1) {
        if cluster.begins == Opportunity::Allowed || cluster.kind == Kind::Newline {
            widest = widest.max(width(words.clusters.get(start..at).unwrap_or_default()));
            start = at;
        }
    }
    widest.max(width(words.clusters.get(start..).unwrap_or_default()))
}

/// The line that begins at a cluster, and where the next begins.
fn fill(clusters: &[Cluster], start: usize, ems: f32) -> (Line, usize) {
    let (mut used, mut spare) = (0.0, 0.0);
    let mut allowed = None;
    let mut emergency = None;
    for (at, cluster) in clusters.iter().enumerate().skip(start) {
        if at > start {
            match cluster.begins {
                Opportunity::Allowed => allowed = Some(at),
                Opportunity::Emergency => emergency = Some(at),
                Opportunity::Forbidden => {}
            }
        }
        if cluster.kind == Kind::Newline {
            return (Line { clusters: start..at, ends: true }, at + 1);
        }
        // A line's first cluster stands without its lead.
        let lead = if at == start { 0.0 } else { cluster.lead };
        let space = matches!(cluster.kind, Kind::Space { .. });
        if cluster.kind == Kind::Blank {
            spare += (cluster.advance - LEAST_BLANK).max(0.0);
        }
        if !space && at > start && used + lead + cluster.advance > ems + TOLERANCE {
            // What may begin no line and finds no other place stays beside a blank, which gets shorter.
            let place = allowed.or(emergency);
            let bound = place.is_none() && cluster.begins == Opportunity::Forbidden;
            if !bound || used + lead + cluster.advance > ems + spare + TOLERANCE {
                let end = place.unwrap_or(at);
                return (Line { clusters: start..end, ends: false }, end);
            }
        }
        used += lead + cluster.advance;
    }
    (Line { clusters: start..clusters.len(), ends: true }, clusters.len())
}

/// The clusters of a line without spaces at its end.
pub(super) fn trimmed<'w>(words: &'w Words, line: &Line) -> &'w [Cluster] {
    let clusters = words.clusters.get(line.clusters.clone()).unwrap_or_default();
    let shown = clusters.iter().rposition(|c| !matches!(c.kind, Kind::Space { .. }));
    clusters.get(..shown.map_or(0, |at| at + 1)).unwrap_or_default()
}

/// The width of clusters that begin a line, in ems.
pub(super) fn width(clusters: &[Cluster]) -> f32 {
    let leads: f32 = clusters.iter().skip(1).map(|c| c.lead).sum();
    leads + clusters.iter().map(|c| c.advance).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::layout::kinsoku::{never_first, never_last};
    use crate::layout::sample::fonts;
    use crate::layout::words::Shaper;

    fn shape(text: &str) -> Words {
        let mut shaper = Shaper::new(fonts());
        shaper.write(text, false);
        shaper.finish().0
    }

    fn set(text: &str, ems: f32) -> Vec<String> {
        let words = shape(text);
        let lines = break_lines(&words, Measure::even(10.0, ems * 10.0));
        lines.iter().map(|l| words_of(&words, l)).collect()
    }

    fn words_of(words: &Words, line: &Line) -> String {
        let clusters = &words.clusters[line.clusters.clone()];
        clusters.iter().map(|c| &words.text[c.start as usize..c.end as usize]).collect()
    }

    #[test]
    fn a_full_stop_takes_its_character_along_to_the_next_line() {
        assert_eq!(set("電源は切らない。", 7.0), ["電源は切らな", "い。"]);
    }

    #[test]
    fn a_blank_as_wide_as_its_line_gives_way_to_the_mark_that_may_begin_no_line() {
        let mut shaper = Shaper::new(fonts());
        shaper.write("（", false);
        shaper.blank(12);
        shaper.write("）。電話", false);
        let words = shaper.finish().0;
        let lines = break_lines(&words, Measure::even(10.0, 80.0));
        let lines: Vec<_> = lines.iter().map(|l| words_of(&words, l)).collect();
        assert_eq!(lines, ["（\u{FFFC}）。", "電話"]);
    }

    #[test]
    fn a_telephone_number_goes_to_the_next_line_whole() {
        assert_eq!(set("夜間は03-6812-7837へ", 10.0), ["夜間は", "03-6812-7837へ"]);
    }

    #[test]
    fn a_word_longer_than_its_cell_is_broken_rather_than_let_out() {
        let lines = set("supercalifragilistic", 4.0);
        assert!(lines.len() > 2, "{lines:?}");
        assert_eq!(lines.concat(), "supercalifragilistic");
    }

    #[test]
    fn an_ordered_line_break_ends_a_line_and_two_leave_an_empty_one() {
        assert_eq!(set("一\n\n二", 9.0), ["一", "", "二"]);
    }

    #[test]
    fn a_variation_selector_is_never_torn_from_its_character() {
        assert_eq!(set("葛\u{E0100}葛\u{E0100}", 1.0), ["葛\u{E0100}", "葛\u{E0100}"]);
    }

    fn japanese() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            6 => "[ぁ-んァ-ヶ々ー院長事務電源切離記録端末装置復旧網患者受付]{1,6}",
            2 => "[、。・「」（）『』？！：〜]{1,2}",
            2 => "[0-9]{1,4}(-[0-9]{2,4}){0,2}",
            1 => "[A-Za-z]{1,12}( [a-z]{1,5})?",
            1 => "[０-９]{1,5}",
            1 => Just("葛\u{E0100}城".to_owned()),
            1 => Just("https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/".to_owned()),
        ];
        prop::collection::vec(piece, 0..30).prop_map(|p| p.concat())
    }

    proptest! {
        #[test]
        fn no_text_is_lost_and_no_line_is_wider_than_its_measure(
            text in japanese(), ems in 1.0f32..40.0
        ) {
            let words = shape(&text);
            prop_assert_eq!(&words.text, &text);
            let lines = break_lines(&words, Measure::even(10.0, ems * 10.0));
            let together: String = lines.iter().map(|l| words_of(&words, l)).collect();
            prop_assert_eq!(together, text);
            for line in &lines {
                let shown = trimmed(&words, line);
                prop_assert!(width(shown) <= ems + 0.02 || shown.len() == 1);
            }
        }

        #[test]
        fn no_line_begins_or_ends_with_a_forbidden_character_where_another_place_is_left(
            text in japanese(), ems in 6.0f32..40.0
        ) {
            let words = shape(&text);
            let lines = break_lines(&words, Measure::even(10.0, ems * 10.0));
            for pair in lines.windows(2) {
                let clusters = &words.clusters[pair[0].clusters.clone()];
                let after = words_of(&words, &pair[1]);
                let before = words_of(&words, &pair[0]);
                let first = after.chars().next().unwrap();
                let last = before.trim_end().chars().next_back().unwrap();
                let other_place =
                    clusters.iter().skip(1).any(|c| c.begins != Opportunity::Forbidden);
                if other_place {
                    prop_assert!(!never_first(first), "{before}⏎{after}");
                    prop_assert!(!never_last(last), "{before}⏎{after}");
                }
            }
        }
    }
}
