//! This file finds out of which family a sheet is: by its title and by its questions.

use super::found::Found;
use super::known::known_items;
use super::words::{Difference, folded};
use crate::catalogue::{Audience, Catalogue};

/// From here on a title is the title of a family, whatever year it names.
pub(super) const TITLE: f64 = 0.75;
/// The share of questions, in percent, that must be like known ones on a sheet with such a title.
const SHARE_WITH_TITLE: usize = 40;
/// From here on a question is like a known one.
const ALIKE: f64 = 0.6;
/// The share of known questions, in percent, that does without a title.
const SHARE_ALONE: usize = 60;

/// A family, and how much speaks for it.
pub(super) struct Likely<'c> {
    pub(super) family: &'c str,
    pub(super) title: f64,
    pub(super) line: Option<&'c str>,
    /// Questions that are, but for particles, questions of the family.
    pub(super) same: usize,
    /// Questions that are like questions of the family, those included.
    pub(super) alike: usize,
}

/// Every family, the likeliest first.
pub(super) fn likely<'c>(found: &'c Found, catalogue: &'c Catalogue) -> Vec<Likely<'c>> {
    let mut out: Vec<Likely<'c>> = Vec::new();
    for publication in catalogue.publications() {
        if out.iter().any(|l| l.family == publication.family) {
            continue;
        }
        let family = publication.family.as_str();
        let (title, line) = best_title(found, catalogue, family);
        let (same, alike) = alike(found, catalogue, family);
        out.push(Likely { family, title, line, same, alike });
    }
    out.sort_by(|a, b| {
        b.same.cmp(&a.same).then(b.alike.cmp(&a.alike)).then(b.title.total_cmp(&a.title))
    });
    out
}

pub(super) fn accepted<'l, 'c>(likely: &'l [Likely<'c>], total: usize) -> Option<&'l Likely<'c>> {
    let has = |count: usize, share: usize| count * 100 >= total * share;
    likely
        .iter()
        .find(|l| has(l.same, SHARE_ALONE) || (l.title >= TITLE && has(l.alike, SHARE_WITH_TITLE)))
}

/// How many questions are, but for particles, questions of the family; and how many are like one.
fn alike(found: &Found, catalogue: &Catalogue, family: &str) -> (usize, usize) {
    let mut known = known_items(catalogue, family, Audience::Facility);
    known.extend(known_items(catalogue, family, Audience::Vendor));
    let (mut same, mut like) = (0, 0);
    for question in &found.items {
        let near = known.iter().map(|k| k.nearness(found, question));
        let (mut is_same, mut is_like) = (false, false);
        for nearness in near {
            is_same |= nearness.difference.is_some_and(|d| d != Difference::Words);
            is_like |= nearness.similarity >= ALIKE;
        }
        same += usize::from(is_same);
        like += usize::from(is_same || is_like);
    }
    (same, like)
}

fn best_title<'c>(found: &'c Found, catalogue: &Catalogue, family: &str) -> (f64, Option<&'c str>) {
    let of_family = || catalogue.publications().iter().filter(|p| p.family == family);
    let titles: Vec<String> = of_family()
        .flat_map(|p| p.forms.iter().map(|f| &f.title.text).chain([&p.title.text]))
        .map(|title| core(title))
        .collect();
    let mut best = (0.0, None);
    for line in found.around.iter().filter(|line| !line.below) {
        let words = core(&line.text);
        for title in &titles {
            let alike = strsim::normalized_levenshtein(title, &words);
            if alike > best.0 {
                best = (alike, Some(line.text.as_str()));
            }
        }
    }
    best
}

/// A title without its year and without whose it is.
fn core(title: &str) -> String {
    let mut text = folded(title);
    if let Some((year, rest)) = text.split_once("年度版")
        && year.chars().count() <= 6
    {
        text = rest.to_owned();
    }
    ["(医療機関確認用)", "(事業者確認用)", "(薬局確認用)"]
        .iter()
        .fold(text, |t, w| t.replace(w, ""))
}
