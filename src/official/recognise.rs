//! This file recognises which form of which publication a sheet is, how sure that is, and why.

use super::edition::{Edition, edition};
use super::error::OfficialError;
use super::family::{TITLE, accepted, likely};
use super::found::Found;
use super::side::{audience, form_name};
use crate::catalogue::{Audience, Catalogue, OfficialFile, Publication};

/// The name of a form: family, edition, form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormName {
    /// `checklist`.
    pub family: String,
    /// `r8`.
    pub edition: String,
    /// `facility`.
    pub form: String,
}

/// How the file stands to the SHA-256 that the authority's file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hash {
    /// It is that file, byte for byte.
    Same,
    /// The SHA-256 of the published file is known and another one.
    Other,
    /// The SHA-256 of the published file is not known.
    NotKnown,
}

/// What a sheet was recognised as.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognised {
    /// The form.
    pub name: FormName,
    /// Who fills it in.
    pub audience: Audience,
    /// The printed title, where one was found.
    pub title: Option<String>,
    /// The printed sub-title, where one was found.
    pub subtitle: Option<String>,
    /// How people name the edition: 令和8年度版.
    pub edition_name: String,
    /// The 年度 of the edition, as the year in which it begins.
    pub fiscal_year: Option<i32>,
    /// How the file stands to the published one.
    pub hash: Hash,
    /// Whether there is no doubt about it.
    pub sure: bool,
    /// Why, as noun phrases.
    pub why: Vec<String>,
}

impl FormName {
    /// Reads `checklist/r9/facility`.
    ///
    /// # Errors
    /// [`OfficialError::BadName`]: the name becomes folders and a file, so nothing else is let through.
    pub fn parse(given: &str) -> Result<Self, OfficialError> {
        let bad = || OfficialError::BadName { given: given.to_owned() };
        let plain = |part: &str| {
            let may = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
            part.chars().all(may)
                && part.starts_with(|c: char| c.is_ascii_alphanumeric())
                && !part.ends_with('.')
                && part.len() <= 40
        };
        match given.split('/').collect::<Vec<_>>().as_slice() {
            [family, edition, form]
                if [family, edition, form].iter().all(|p| plain(p)) && *form != "publication" =>
            {
                Ok(Self {
                    family: (*family).to_owned(),
                    edition: (*edition).to_owned(),
                    form: (*form).to_owned(),
                })
            }
            _ => Err(bad()),
        }
    }

    /// Families of people's own begin with `local-`; whatever else is named must be known.
    fn belongs(&self, catalogue: &Catalogue) -> Result<(), OfficialError> {
        let known = || catalogue.publications().iter().map(|p| p.family.as_str());
        if self.family.starts_with("local-") || known().any(|family| family == self.family) {
            return Ok(());
        }
        let mut families: Vec<&str> = known().collect();
        families.dedup();
        Err(OfficialError::NoFamily { family: self.family.clone(), known: families.join("、") })
    }

    /// `checklist/r8/facility`.
    pub fn key(&self) -> String {
        format!("{}/{}/{}", self.family, self.edition, self.form)
    }
}

/// Recognises a sheet.
pub(super) fn recognise(
    file: &str,
    sha256: &str,
    found: &Found,
    catalogue: &Catalogue,
    named: Option<&FormName>,
) -> Result<Recognised, OfficialError> {
    let by_hash = by_hash(catalogue, sha256);
    let likely = likely(found, catalogue);
    if let Some(named) = named {
        named.belongs(catalogue)?;
    }
    let mut why = Vec::new();
    let total = found.items.len();
    let mut sure = true;
    let family = if let Some(named) = named {
        why.push("指定された様式".to_owned());
        named.family.clone()
    } else if let Some((publication, _)) = by_hash {
        publication.family.clone()
    } else {
        let family = accepted(&likely, total).ok_or_else(|| OfficialError::NotOurs {
            file: file.to_owned(),
            sheet: found.name.clone(),
            title: title_line(found, likely.first().filter(|l| l.title > 0.4).and_then(|l| l.line))
                .unwrap_or_else(|| "なし".to_owned()),
            alike: likely.first().map_or(0, |l| l.same),
            total,
        })?;
        if family.title >= TITLE {
            why.push("表題が同じ様式のもの".to_owned());
        } else {
            sure = false;
        }
        why.push(format!(
            "項目{total}件のうち{}件が収録済みの版と同じ文、{}件が似た文",
            family.same,
            family.alike - family.same
        ));
        family.family.to_owned()
    };
    let line = likely.iter().find(|l| l.family == family).and_then(|l| l.line).map(str::to_owned);
    let (audience, said) = audience(found, catalogue, &family);
    sure &= said;
    let form = match (named, by_hash) {
        (Some(named), _) => named.form.clone(),
        (None, Some((_, official))) => form_by_name(&official.name).to_owned(),
        (None, None) => form_name(found, catalogue, &family, audience),
    };
    let edition = edition(found, catalogue, &family, named, by_hash.map(|(p, _)| p));
    let Some(Edition { key, name, fiscal_year, said }) = edition else {
        let (file, sheet) = (file.to_owned(), found.name.clone());
        return Err(OfficialError::NoEdition { file, sheet, family, form });
    };
    sure &= said;
    if by_hash.is_some() {
        (sure, why) = (true, vec!["SHA-256が公表されたファイルと一致".to_owned()]);
    } else if said && named.is_none() {
        why.push(format!("「{name}」の記載"));
    }
    let name_of = FormName { family, edition: key, form };
    Ok(Recognised {
        hash: hash(catalogue, &name_of, by_hash.is_some()),
        audience,
        title: title_line(found, line.as_deref()),
        subtitle: subtitle(found),
        edition_name: name,
        fiscal_year,
        sure: sure || named.is_some(),
        why,
        name: name_of,
    })
}

fn by_hash<'c>(
    catalogue: &'c Catalogue,
    sha256: &str,
) -> Option<(&'c Publication, &'c OfficialFile)> {
    let files = catalogue.publications().iter().flat_map(|p| p.files.iter().map(move |f| (p, f)));
    files.into_iter().find(|(_, file)| {
        file.sha256.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(sha256))
    })
}

fn hash(catalogue: &Catalogue, name: &FormName, same: bool) -> Hash {
    if same {
        return Hash::Same;
    }
    let publication = catalogue.publication(&name.family, &name.edition);
    let files = publication.map(|p| p.files.as_slice()).unwrap_or_default();
    let of_this = |f: &&OfficialFile| {
        f.sha256.is_some() && f.url.ends_with(".xlsx") && form_by_name(&f.name) == name.form
    };
    if files.iter().any(|f| of_this(&f)) { Hash::Other } else { Hash::NotKnown }
}

/// The form that a file is by its name on the authority's page: 「Excel 事業者確認用」.
fn form_by_name(name: &str) -> &'static str {
    if name.contains("事業者") {
        "vendor"
    } else if name.contains("薬局") && !name.contains("医療機関") {
        "pharmacy"
    } else {
        "facility"
    }
}

/// The title: the line that is a family's title, else the longest of the first three.
fn title_line(found: &Found, known: Option<&str>) -> Option<String> {
    let first = || found.around.iter().filter(|l| !l.below).take(3).map(|l| l.text.as_str());
    let title = known.or_else(|| first().max_by_key(|text| text.chars().count()));
    title.map(str::to_owned)
}

fn subtitle(found: &Found) -> Option<String> {
    let is_one = |text: &str| {
        let words = ["確認用", "医療機関用", "薬局用", "事業者用"];
        text.chars().count() <= 20 && words.iter().any(|w| text.contains(w))
    };
    found.around.iter().map(|l| &l.text).find(|text| is_one(text)).cloned()
}
