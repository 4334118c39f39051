//! This file breaks ragged lines where phrases end, in as few lines as before, so that narrow cells read well.

use super::lines::{Line, Measure, width};
use super::words::{Cluster, Kind, Words};

/// More lines than this are running text, where the eye no longer sees each end.
const MOST_LINES: usize = 6;
const MOST_CLUSTERS: usize = 240;
/// A last line shorter than this many ems looks lost.
const LEAST_LAST: f32 = 2.0;
const LOST_LAST: f32 = 8.0;
/// How much an empty rest of a line costs beside the place of its break.
const OPEN_SPACE: f32 = 4.0;

/// Moves the breaks between lines of one run without ordered breaks; gives the lines back as they were where the rules
/// leave no choice.
pub(super) fn at_phrases(words: &Words, lines: Vec<Line>, measure: Measure) -> Vec<Line> {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return lines };
    let (start, end) = (first.clusters.start, last.clusters.end);
    if !(2..=MOST_LINES).contains(&lines.len()) || end - start > MOST_CLUSTERS {
        return lines;
    }
    let rows = lines.len();
    let Some(ends) = cheapest(words, start..end, rows, measure) else { return lines };
    let mut from = start;
    let broken = ends.into_iter().map(|to| {
        let line = Line { clusters: from..to, ends: to == end };
        from = to;
        line
    });
    broken.collect()
}

/// The line ends that cost least in exactly so many lines.
fn cheapest(
    words: &Words,
    range: std::ops::Range<usize>,
    rows: usize,
    measure: Measure,
) -> Option<Vec<usize>> {
    let clusters = words.clusters.get(range.clone())?;
    let mut places: Vec<(usize, f32)> = vec![(0, 0.0)];
    for (at, cluster) in clusters.iter().enumerate().skip(1) {
        if cluster.begins == super::kinsoku::Opportunity::Allowed {
            places.push((at, tear(words, clusters.get(at - 1)?, cluster)));
        }
    }
    places.push((clusters.len(), 0.0));
    // By line count and place: cost so far and the place before.
    let mut best = vec![vec![None::<(f32, usize)>; places.len()]; rows + 1];
    *best.get_mut(0)?.get_mut(0)? = Some((0.0, 0));
    for row in 1..=rows {
        let room = if row == 1 { measure.first } else { measure.rest } / measure.size;
        for to in 1..places.len() {
            let (end, torn) = *places.get(to)?;
            let last = to + 1 == places.len();
            if last != (row == rows) {
                continue;
            }
            for from in (0..to).rev() {
                let (start, _) = *places.get(from)?;
                let used = width(trimmed(clusters.get(start..end)?));
                if used > room + 0.001 {
                    break;
                }
                let Some((before, _)) = *best.get(row - 1)?.get(from)? else { continue };
                let open = (room - used) / room;
                let line = match last {
                    true if used < LEAST_LAST => LOST_LAST,
                    true => 0.0,
                    false => torn + open * open * OPEN_SPACE,
                };
                let place = best.get_mut(row)?.get_mut(to)?;
                if place.is_none_or(|(cost, _)| before + line < cost) {
                    *place = Some((before + line, from));
                }
            }
        }
    }
    let mut ends = Vec::with_capacity(rows);
    let mut to = places.len() - 1;
    for row in (1..=rows).rev() {
        ends.push(range.start + places.get(to)?.0);
        to = (*best.get(row)?.get(to)?)?.1;
    }
    ends.reverse();
    Some(ends)
}

fn trimmed(clusters: &[Cluster]) -> &[Cluster] {
    let shown = clusters.iter().rposition(|c| !matches!(c.kind, Kind::Space { .. }));
    clusters.get(..shown.map_or(0, |at| at + 1)).unwrap_or_default()
}

/// How much it hurts to part two clusters: nothing at the end of a phrase, most inside a word.
fn tear(words: &Words, before: &Cluster, after: &Cluster) -> f32 {
    if matches!(before.kind, Kind::Space { .. }) {
        return 0.0;
    }
    let first = |c: &Cluster| words.text.get(c.start as usize..).and_then(|t| t.chars().next());
    let (Some(a), Some(b)) = (first(before), first(after)) else { return 0.0 };
    match (script(a), script(b)) {
        _ if a == '年' && b.is_ascii_digit() => 0.0,
        (Script::Mark, _) | (_, Script::Mark) | (Script::Hiragana, Script::Kanji) => 0.0,
        (Script::Hiragana, Script::Katakana | Script::Latin) => 0.0,
        (Script::Hiragana, Script::Hiragana) => 3.0,
        (Script::Katakana, Script::Katakana) => 6.0,
        (Script::Kanji, Script::Hiragana) => 4.0,
        (_, Script::Hiragana) => 3.0,
        (Script::Kanji, Script::Kanji) => 2.0,
        (Script::Latin, Script::Latin) => 2.0,
        _ => 1.0,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Script {
    Hiragana,
    Katakana,
    Kanji,
    Latin,
    Mark,
}

fn script(c: char) -> Script {
    match c {
        'ぁ'..='ゖ' => Script::Hiragana,
        'ァ'..='ヺ' | 'ー' => Script::Katakana,
        '々' => Script::Kanji,
        _ if c.is_ascii_alphanumeric() || c.is_numeric() => Script::Latin,
        _ if c.is_alphabetic() => Script::Kanji,
        _ => Script::Mark,
    }
}

#[cfg(test)]
mod tests {
    use crate::layout::lines::{Measure, break_lines, break_ragged};
    use crate::layout::sample::fonts;
    use crate::layout::words::Shaper;

    fn set(text: &str, ems: f32) -> Vec<String> {
        let mut shaper = Shaper::new(fonts());
        shaper.write(text, false);
        let (words, _) = shaper.finish();
        let measure = Measure::even(10.0, ems * 10.0);
        let lines = break_ragged(&words, measure);
        assert_eq!(lines.len(), break_lines(&words, measure).len());
        lines
            .iter()
            .map(|l| {
                let clusters = &words.clusters[l.clusters.clone()];
                let text = |c: &super::Cluster| &words.text[c.start as usize..c.end as usize];
                clusters.iter().map(text).collect()
            })
            .collect()
    }

    #[test]
    fn the_last_character_of_a_heading_cell_does_not_stand_alone() {
        assert_eq!(set("目標復旧時間", 5.2), ["目標復旧", "時間"]);
    }

    #[test]
    fn a_loan_word_is_not_torn_where_a_bracket_opens_before_it() {
        assert_eq!(set("電子カルテ（オンプレミス）", 11.0), ["電子カルテ", "（オンプレミス）"]);
    }

    #[test]
    fn a_date_parts_after_its_year() {
        assert_eq!(set("令和9年1月31日", 6.2), ["令和9年", "1月31日"]);
    }

    #[test]
    fn ordered_line_breaks_stay_where_they_are() {
        assert_eq!(set("電子カルテ\nサーバ", 20.0), ["電子カルテ", "サーバ"]);
    }
}
