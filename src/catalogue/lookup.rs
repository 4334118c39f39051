//! This file finds publications, forms and items by the names that people type: `r7`, `vendor`, 医療機関確認用, 2④.

use super::{Catalogue, Form, Item, Publication, plain};
use crate::diagnostic::nearest;

/// The family that is meant where an edition is named alone.
const USUAL: &str = "checklist";

/// Why a name leads to nothing, or to too much.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LookupError {
    /// No publication has the name.
    #[error("様式の版「{asked}」はありません。ある版: {known}{}", suggestion(.nearest))]
    NoPublication {
        /// What was asked for.
        asked: String,
        /// The one probably meant.
        nearest: Option<String>,
        /// What there is.
        known: String,
    },
    /// Several families have an edition of the name.
    #[error("版「{asked}」は1つに決まりません。{keys} のどれかを書いてください")]
    Several {
        /// What was asked for.
        asked: String,
        /// What it may mean.
        keys: String,
    },
    /// The publication has no form of the name.
    #[error("「{publication}」に様式「{asked}」はありません。ある様式: {known}{}", suggestion(.nearest))]
    NoForm {
        /// The publication's key.
        publication: String,
        /// What was asked for.
        asked: String,
        /// The one probably meant.
        nearest: Option<String>,
        /// What there is.
        known: String,
    },
    /// The form has no such item.
    #[error("「{form}」に項目「{asked}」はありません。ある項目: {known}{}", suggestion(.nearest))]
    NoItem {
        /// The form's key.
        form: String,
        /// What was asked for.
        asked: String,
        /// The one probably meant.
        nearest: Option<String>,
        /// What there is.
        known: String,
    },
}

fn suggestion(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|n| format!("（「{n}」でしょうか）")).unwrap_or_default()
}

impl Catalogue {
    /// The publication of a key (`checklist/r7`) or of an edition (`r7`: the checklist where there is one).
    ///
    /// # Errors
    /// [`LookupError`] when there is none, or several that are no checklist.
    pub fn look_up(&self, asked: &str) -> Result<&Publication, LookupError> {
        let wanted = asked.trim().to_lowercase();
        let keyed = self.publications().iter().find(|p| p.key.to_lowercase() == wanted);
        if let Some(publication) = keyed.or_else(|| self.publication(USUAL, &wanted)) {
            return Ok(publication);
        }
        let of_edition =
            |p: &&Publication| p.edition.to_lowercase() == wanted || p.edition_name == asked.trim();
        let found: Vec<&Publication> = self.publications().iter().filter(of_edition).collect();
        let keys = |found: &[&Publication]| {
            found.iter().map(|p| p.key.as_str()).collect::<Vec<_>>().join("、")
        };
        match found.as_slice() {
            [publication] => Ok(publication),
            [] => {
                let all: Vec<&Publication> = self.publications().iter().collect();
                let names = all.iter().flat_map(|p| [p.key.as_str(), p.edition.as_str()]);
                Err(LookupError::NoPublication {
                    asked: asked.to_owned(),
                    nearest: nearest(&wanted, names).map(str::to_owned),
                    known: keys(&all),
                })
            }
            several => Err(LookupError::Several { asked: asked.to_owned(), keys: keys(several) }),
        }
    }
}

impl Publication {
    /// The form of a name or a printed sub-title: `facility`, 医療機関確認用.
    ///
    /// # Errors
    /// [`LookupError::NoForm`] with the names that there are.
    pub fn look_up(&self, asked: &str) -> Result<&Form, LookupError> {
        let wanted = asked.trim().to_lowercase();
        let subtitle = |form: &Form| form.subtitle.as_ref().map(|s| s.text.clone());
        let by_subtitle = || self.forms.iter().find(|f| subtitle(f).as_deref() == Some(&*wanted));
        self.form(&wanted).or_else(by_subtitle).ok_or_else(|| {
            let called = |form: &Form| match subtitle(form) {
                Some(subtitle) => format!("{}（{subtitle}）", form.name()),
                None => form.name().to_owned(),
            };
            let names: Vec<String> = self
                .forms
                .iter()
                .flat_map(|f| [Some(f.name().to_owned()), subtitle(f)])
                .flatten()
                .collect();
            LookupError::NoForm {
                publication: self.key.clone(),
                asked: asked.to_owned(),
                nearest: nearest(&wanted, names.iter().map(String::as_str)).map(str::to_owned),
                known: self.forms.iter().map(called).collect::<Vec<_>>().join("、"),
            }
        })
    }
}

impl Form {
    /// The items of a number or a key: 2④, 2(4), `2-4`, `2-12@server`. One number may stand before several rows.
    ///
    /// # Errors
    /// [`LookupError::NoItem`] with the items that there are.
    pub fn look_up(&self, asked: &str) -> Result<Vec<&Item>, LookupError> {
        let wanted = asked.trim();
        let own = |item: &Item| item.key.rsplit('/').next().map(str::to_owned);
        let keyed = |item: &&Item| item.key == wanted || own(item).as_deref() == Some(wanted);
        let number = undressed(wanted);
        let numbered = |item: &&Item| self.plain_number(item).is_some_and(|n| n == number);
        let mut found: Vec<&Item> = self.items().filter(keyed).collect();
        if found.is_empty() {
            found = self.items().filter(numbered).collect();
        }
        if !found.is_empty() {
            return Ok(found);
        }
        let mut known: Vec<String> = self.items().map(|item| self.item_name(item)).collect();
        let keys: Vec<String> = self.items().filter_map(own).collect();
        let near = nearest(wanted, known.iter().chain(&keys).map(String::as_str));
        let near = near.map(str::to_owned);
        known.dedup();
        Err(LookupError::NoItem {
            form: self.key.clone(),
            asked: asked.to_owned(),
            nearest: near,
            known: known.join("、"),
        })
    }
}

/// 「2④」「2(4)」「2-4」 are all `2-4`.
fn undressed(asked: &str) -> String {
    let dress = |c: char| matches!(c, '①'..='⑳' | '(' | '（');
    match asked.find(dress) {
        Some(at) if at > 0 => {
            let (section, number) = asked.split_at(at);
            format!("{}-{}", plain(section), plain(number))
        }
        _ => plain(asked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(asked: &str) -> Result<&'static str, String> {
        let catalogue = Catalogue::builtin().unwrap();
        catalogue.look_up(asked).map(|p| p.key.as_str()).map_err(|e| e.to_string())
    }

    #[test]
    fn an_edition_alone_means_the_checklist() {
        assert_eq!(found("r7"), Ok("checklist/r7"));
        assert_eq!(found("R7"), Ok("checklist/r7"));
        assert_eq!(found("bcp-review-sheet/r6"), Ok("bcp-review-sheet/r6"));
    }

    #[test]
    fn a_name_that_leads_nowhere_is_told_with_the_one_probably_meant() {
        let told = found("checklst/r7").unwrap_err();
        assert!(told.starts_with("様式の版「checklst/r7」はありません。"), "{told}");
        assert!(told.ends_with("（「checklist/r7」でしょうか）"), "{told}");
        let r7 = Catalogue::builtin().unwrap().look_up("r7").unwrap();
        assert_eq!(r7.look_up("Vendor").unwrap().key, "checklist/r7/vendor");
        let told = r7.look_up("vender").unwrap_err().to_string();
        assert!(told.starts_with("「checklist/r7」に様式「vender」はありません。"), "{told}");
        assert!(told.ends_with("（「vendor」でしょうか）"), "{told}");
    }
}
