//! This file finds out of which edition a sheet is: what it says, what its notes hint at, which sentences it has.

use super::found::Found;
use super::recognise::FormName;
use super::side::head;
use super::words::folded;
use crate::catalogue::{Catalogue, Form, Publication};

/// The share of questions, in percent, that tells the edition of a sheet that names no year.
const SHARE_OF_EDITION: usize = 80;

/// An edition, known or new.
pub(super) struct Edition {
    /// `r8`.
    pub(super) key: String,
    /// 令和8年度版.
    pub(super) name: String,
    /// The 年度, as the year in which it begins.
    pub(super) fiscal_year: Option<i32>,
    /// Whether the sheet says it, and not only its notes hint at it.
    pub(super) said: bool,
}

/// The edition of a sheet; `None` where nothing tells it.
pub(super) fn edition(
    found: &Found,
    catalogue: &Catalogue,
    family: &str,
    named: Option<&FormName>,
    by_hash: Option<&Publication>,
) -> Option<Edition> {
    let of = |p: &Publication, said| Edition {
        key: p.edition.clone(),
        name: p.edition_name.clone(),
        fiscal_year: p.fiscal_year,
        said,
    };
    if let Some(publication) = by_hash.filter(|_| named.is_none()) {
        return Some(of(publication, true));
    }
    let known = || catalogue.publications().iter().filter(|p| p.family == family);
    if let Some(named) = named {
        return Some(match known().find(|p| p.edition == named.edition) {
            Some(publication) => of(publication, true),
            None => new_edition(&named.edition, era_year(&named.edition)),
        });
    }
    let head = head(found);
    if let Some(publication) = known().find(|p| head.contains(&folded(&p.edition_name))) {
        return Some(of(publication, true));
    }
    let (year, said) = match year_before(&head, "年度版") {
        Some(year) => (Some(year), true),
        None => (hinted_year(found), false),
    };
    if let Some(year) = year {
        let publication = known().find(|p| p.fiscal_year == Some(2018 + year));
        return Some(match publication {
            Some(publication) => of(publication, said),
            None => Edition { said, ..new_edition(&format!("r{year}"), Some(year)) },
        });
    }
    let asked: Vec<(usize, &Publication)> =
        known().map(|p| (same_sentences(found, p), p)).filter(|(same, _)| *same > 0).collect();
    let most = asked.iter().map(|(same, _)| *same).max()?;
    let mut nearest = asked.iter().filter(|(same, _)| *same == most);
    let enough = most * 100 >= found.items.len() * SHARE_OF_EDITION;
    match (nearest.next(), nearest.next()) {
        (Some((_, publication)), None) if enough => Some(of(publication, false)),
        _ => None,
    }
}

/// How many questions an edition asks in the same words, published or ours.
fn same_sentences(found: &Found, publication: &Publication) -> usize {
    let items = publication.forms.iter().flat_map(Form::items);
    let known: Vec<String> = items.map(|item| folded(item.text().words())).collect();
    found.items.iter().filter(|q| known.contains(&folded(&q.sentence))).count()
}

fn new_edition(key: &str, year: Option<i32>) -> Edition {
    Edition {
        key: key.to_owned(),
        name: year.map_or_else(|| format!("{key}版"), |year| format!("令和{year}年度版")),
        fiscal_year: year.map(|year| 2018 + year),
        said: true,
    }
}

/// 9 for `r9`.
fn era_year(edition: &str) -> Option<i32> {
    edition.strip_prefix('r')?.parse().ok()
}

/// The year before some words: 8 in 「令和8年度版」.
pub(super) fn year_before(folded: &str, words: &str) -> Option<i32> {
    folded.match_indices("令和").find_map(|(at, era)| {
        let rest = folded.get(at + era.len()..)?;
        let (year, after) = rest.split_at_checked(rest.find(|c: char| !c.is_ascii_digit())?)?;
        after.starts_with(words).then(|| year.parse().ok())?
    })
}

/// The first year of the notes: 「令和5年度中にすべての項目で…」.
fn hinted_year(found: &Found) -> Option<i32> {
    let parts = found.sections.iter().filter_map(|s| s.part.as_deref());
    let lines = found.around.iter().map(|l| l.text.as_str());
    lines.chain(parts).find_map(|text| year_before(&folded(text), "年度中"))
}
