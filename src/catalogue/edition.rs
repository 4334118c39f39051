//! This file chooses the edition of the checklist that answers today's question.

use chrono::{Datelike, NaiveDate};

use super::{Catalogue, Form, Origin, Publication};
use crate::diagnostic::nearest;

/// Which edition the user asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Requested {
    /// `auto`.
    Auto,
    /// A named edition, such as `r7`.
    Edition(String),
}

/// The edition to print, and the words that go with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen<'c> {
    /// The edition.
    pub publication: &'c Publication,
    /// The 年度 that is being prepared for, which also holds the target dates.
    pub fiscal_year: i32,
    /// Why this one, as a です・ます sentence for the screen.
    pub why: String,
    /// What is said of it on paper; absent where the edition is of that 年度.
    pub preparation: Option<Preparation>,
}

/// What is said of a checklist with which another 年度 than its own is prepared for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preparation {
    /// 「令和8年度の準備（令和7年度版の項目による）」.
    pub heading: String,
    /// Where the official file of the 年度 is, where anybody knows.
    pub hint: Option<ImportHint>,
}

/// Where an official file is that the user can import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportHint {
    /// Title of the publication.
    pub title: String,
    /// The page on which it is found.
    pub page: String,
    /// Names, addresses and SHA-256 of its Excel files.
    pub files: Vec<super::OfficialFile>,
}

/// Why no edition can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditionError {
    /// There is no such edition.
    #[error("チェックリストの版「{edition}」はありません。使える版: {known}{}", suggestion(.nearest))]
    Unknown {
        /// What was asked for.
        edition: String,
        /// Editions that exist.
        known: String,
        /// The edition probably meant.
        nearest: Option<String>,
    },
    /// The edition is known, its items are not.
    #[error(
        "{name}は項目の文言が未収録です。--edition auto か収録済みの版を指定してください（公式のファイル: {url}）"
    )]
    NoItems {
        /// How people name the edition.
        name: String,
        /// Where its files are.
        url: String,
    },
    /// The catalogue holds no checklist at all.
    #[error("チェックリストの様式データがありません")]
    NoEdition,
}

fn suggestion(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|n| format!("（「{n}」でしょうか）")).unwrap_or_default()
}

const FAMILY: &str = "checklist";

/// Chooses the edition of the checklist.
///
/// `auto` takes an imported edition of today's 年度, else the newest edition with item text that is in force.
///
/// # Errors
/// [`EditionError`] when the named edition does not exist or holds no items.
pub fn choose_edition<'c>(
    catalogue: &'c Catalogue,
    requested: &Requested,
    today: NaiveDate,
) -> Result<Chosen<'c>, EditionError> {
    let fiscal_year = fiscal_year(today);
    let publication = match requested {
        Requested::Edition(edition) => named(catalogue, edition)?,
        Requested::Auto => automatic(catalogue, today)?,
    };
    let preparation = catalogue.preparation(publication, fiscal_year);
    let why = why(publication, requested, preparation.is_some());
    Ok(Chosen { publication, fiscal_year, why, preparation })
}

impl Chosen<'_> {
    /// Where the official file of the 年度 is, when it is not in the catalogue yet.
    pub fn hint(&self) -> Option<&ImportHint> {
        self.preparation.as_ref()?.hint.as_ref()
    }
}

impl Catalogue {
    /// What is said of a checklist where it prepares for a 年度 that is not its own.
    pub fn preparation(&self, publication: &Publication, fiscal_year: i32) -> Option<Preparation> {
        let prepares = publication.family == FAMILY && publication.fiscal_year != Some(fiscal_year);
        prepares.then(|| Preparation {
            heading: format!(
                "{}の準備（{}の項目による）",
                year_name(fiscal_year),
                publication.edition_name
            ),
            hint: hint(self, fiscal_year),
        })
    }

    /// The sheet for vendors that goes with an edition: its own, else that of the newest edition before it whose
    /// questions are known, for an edition may be imported one sheet after the other.
    pub fn vendor_form(&self, publication: &Publication) -> Option<&Form> {
        let before = |p: &&Publication| {
            p.family == publication.family && p.in_force.from <= publication.in_force.from
        };
        let with_form =
            self.publications().iter().filter(before).filter_map(|p| {
                Some((p.key == publication.key, p.in_force.from, p.vendor_form()?))
            });
        with_form.max_by_key(|(own, from, _)| (*own, *from)).map(|(_, _, form)| form)
    }
}

fn named<'c>(catalogue: &'c Catalogue, edition: &str) -> Result<&'c Publication, EditionError> {
    let wanted = edition.to_lowercase();
    let Some(publication) = catalogue.publication(FAMILY, &wanted) else {
        let known: Vec<&str> = answerable(catalogue).map(|p| p.edition.as_str()).collect();
        return Err(EditionError::Unknown {
            edition: edition.to_owned(),
            nearest: nearest(&wanted, known.iter().copied()).map(str::to_owned),
            known: known.join("、"),
        });
    };
    if publication.facility_form(false).is_some() {
        return Ok(publication);
    }
    Err(EditionError::NoItems {
        name: publication.edition_name.clone(),
        url: publication.url.clone(),
    })
}

fn automatic(catalogue: &Catalogue, today: NaiveDate) -> Result<&Publication, EditionError> {
    let imported = answerable(catalogue)
        .filter(|p| p.origin == Origin::Overlay && p.fiscal_year == Some(fiscal_year(today)))
        .max_by_key(|p| p.in_force.from);
    let in_force =
        answerable(catalogue).filter(|p| p.in_force.from <= today).max_by_key(|p| p.in_force.from);
    // Before the first edition there is nothing better than the first edition.
    imported
        .or(in_force)
        .or_else(|| answerable(catalogue).min_by_key(|p| p.in_force.from))
        .ok_or(EditionError::NoEdition)
}

fn editions(catalogue: &Catalogue) -> impl Iterator<Item = &Publication> {
    catalogue.publications().iter().filter(|p| p.family == FAMILY)
}

/// Editions of which the facility's own sheet can be answered; a vendor's sheet alone makes no edition.
fn answerable(catalogue: &Catalogue) -> impl Iterator<Item = &Publication> {
    editions(catalogue).filter(|p| p.facility_form(false).is_some())
}

fn why(publication: &Publication, requested: &Requested, prepares: bool) -> String {
    let name = &publication.edition_name;
    match (requested, &publication.origin) {
        (Requested::Edition(_), _) => format!("指定された{name}を使います。"),
        (Requested::Auto, Origin::Overlay) => format!("取り込まれた{name}を使います。"),
        (Requested::Auto, Origin::Builtin) if prepares => {
            format!("今年度版の項目の文言が未収録のため、収録済みで最も新しい{name}を使います。")
        }
        (Requested::Auto, Origin::Builtin) => format!("今年度の{name}を使います。"),
    }
}

fn hint(catalogue: &Catalogue, fiscal_year: i32) -> Option<ImportHint> {
    let publication = editions(catalogue).find(|p| p.fiscal_year == Some(fiscal_year))?;
    let excel = |url: &str| url.ends_with(".xlsx");
    Some(ImportHint {
        title: publication.title.text.clone(),
        page: publication.url.clone(),
        files: publication.files.iter().filter(|f| excel(&f.url)).cloned().collect(),
    })
}

/// The 年度 of a day, as the year in which it begins.
fn fiscal_year(day: NaiveDate) -> i32 {
    if day.month() >= 4 { day.year() } else { day.year() - 1 }
}

/// 令和8年度; years before 令和 in 西暦.
pub fn year_name(fiscal_year: i32) -> String {
    match fiscal_year - 2018 {
        1 => "令和元年度".to_owned(),
        n if n > 1 => format!("令和{n}年度"),
        _ => format!("{fiscal_year}年度"),
    }
}
