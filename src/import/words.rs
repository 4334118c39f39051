//! This file loads what is known of other people's lists: headings, words of choices, columns that are refused.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::ImportError;
use crate::profile::EntryList;

/// What is known of the headings and words of one list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListWords {
    /// What the list is called.
    pub(super) title: String,
    /// What generated ids begin with; numbers alone where it is empty.
    pub(super) prefix: String,
    /// The field whose value gives a better beginning.
    #[serde(default)]
    pub(super) ids_by: Option<String>,
    /// Beginnings of ids, each with the values that give it.
    #[serde(default)]
    pub(super) ids: BTreeMap<String, Vec<String>>,
    /// What columns can be.
    pub(super) columns: Vec<ColumnWords>,
}

/// What is known of one kind of column.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColumnWords {
    /// Path of the field within an entry.
    pub(super) field: String,
    /// Which part of the field, where several columns make one: メーカー and 型番.
    #[serde(default)]
    pub(super) part: Option<String>,
    /// The heading that we write, which is also one that we read.
    pub(super) label: String,
    /// How its cells are read.
    #[serde(default)]
    pub(super) reads: Reads,
    /// Whether no entry can be without it.
    #[serde(default)]
    pub(super) required: bool,
    /// Whether 未確認 cannot be written into it.
    #[serde(default)]
    pub(super) plain: bool,
    /// What a new entry is taken to be where nothing is written.
    #[serde(default)]
    pub(super) assume: Option<String>,
    /// Headings that surely mean it.
    #[serde(default)]
    pub(super) names: Vec<String>,
    /// Headings that may mean it where no other column does.
    #[serde(default)]
    pub(super) also: Vec<String>,
    /// Columns out of whose words the choice may be guessed.
    #[serde(default)]
    pub(super) guess_from: Vec<String>,
    /// Words that mean a choice.
    #[serde(default)]
    pub(super) words: BTreeMap<String, Vec<String>>,
    /// Words that mean a choice wherever they stand in a text.
    #[serde(default)]
    pub(super) holds: BTreeMap<String, Vec<String>>,
}

/// How cells are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Reads {
    /// As they are.
    #[default]
    Text,
    /// A short name: signs that none may have become hyphens.
    Id,
    /// A word out of a list.
    Choice,
    /// Yes or no.
    Truth,
    /// A day.
    Date,
    /// A telephone number, perhaps with an extension.
    Phone,
    /// A mail address.
    Mail,
    /// An address of a network.
    Address,
    /// A system of the profile, by id or name.
    System,
    /// A vendor of the profile.
    Vendor,
    /// A person of the profile or of the same list.
    Person,
    /// Words for roles.
    Roles,
    /// A name and a purpose with a slash between them.
    NamePurpose,
    /// Two days with a wave between them.
    Period,
}

/// Columns that are never taken in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RefusedWords {
    /// Why not, as the user is told.
    pub(super) why: String,
    /// Words of a heading by which such a column is known.
    pub(super) holds: Vec<String>,
}

impl ColumnWords {
    /// The name of the column among those of its list.
    pub(super) fn called(&self) -> &str {
        self.part.as_deref().unwrap_or(&self.field)
    }

    /// Whether it is the place for remarks.
    pub(super) fn is_note(&self) -> bool {
        self.field == "note" && self.part.is_none()
    }
}

impl ListWords {
    /// The words of a list.
    pub(super) fn of(list: EntryList) -> Result<&'static Self, ImportError> {
        static LOADED: [OnceLock<ListWords>; 5] = [const { OnceLock::new() }; 5];
        let (slot, text) = match list {
            EntryList::Devices => (0, include_str!("../../assets/import/devices.yaml")),
            EntryList::Accounts => (1, include_str!("../../assets/import/accounts.yaml")),
            EntryList::CloudServices => {
                (2, include_str!("../../assets/import/cloud-services.yaml"))
            }
            EntryList::People => (3, include_str!("../../assets/import/people.yaml")),
            EntryList::Vendors => (4, include_str!("../../assets/import/vendors.yaml")),
        };
        loaded(LOADED.get(slot), text)
    }

    /// Where remarks go, in lists that have such a place.
    pub(super) fn note(&self) -> Option<usize> {
        self.columns.iter().position(ColumnWords::is_note)
    }

    /// The column of a field, the first where several make one.
    pub(super) fn column(&self, field: &str) -> Option<&ColumnWords> {
        self.columns.iter().find(|column| column.field == field)
    }
}

/// The columns that are never taken in.
pub(super) fn refused() -> Result<&'static [RefusedWords], ImportError> {
    static LOADED: OnceLock<Vec<RefusedWords>> = OnceLock::new();
    loaded(Some(&LOADED), include_str!("../../assets/import/refused.yaml")).map(Vec::as_slice)
}

/// What ships is proven by a test; a fault in it is told as one of ours.
fn loaded<T: serde::de::DeserializeOwned>(
    slot: Option<&'static OnceLock<T>>,
    text: &str,
) -> Result<&'static T, ImportError> {
    let ours = |what: String| ImportError::Ours { what };
    let slot = slot.ok_or_else(|| ours("no such list".to_owned()))?;
    if let Some(words) = slot.get() {
        return Ok(words);
    }
    let words = serde_saphyr::from_str(text).map_err(|error| ours(error.to_string()))?;
    Ok(slot.get_or_init(|| words))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{ListWords, refused};
    use crate::import::fold::fold;
    use crate::profile::EntryList;

    #[test]
    fn no_heading_means_two_columns_of_one_list() {
        for list in EntryList::ALL {
            let words = ListWords::of(list).unwrap();
            let mut seen = BTreeMap::new();
            for column in &words.columns {
                for name in column.names.iter().chain([&column.label]) {
                    let before = seen.insert(fold(name), column.called());
                    let twice = before.filter(|before| *before != column.called());
                    assert_eq!(twice, None, "{list:?}: 「{name}」");
                }
            }
        }
    }

    #[test]
    fn every_field_is_one_of_the_profile_and_every_choice_a_word_of_it() {
        for list in EntryList::ALL {
            let keys: Vec<&str> = list.fields().collect();
            for column in &ListWords::of(list).unwrap().columns {
                let first = column.field.split('.').next().unwrap();
                assert!(keys.contains(&first), "{list:?}: {}", column.field);
                assert!(column.holds.keys().all(|k| column.words.contains_key(k)));
            }
        }
    }

    #[test]
    fn headings_that_we_write_into_a_ledger_are_read_by_the_profile() {
        for list in EntryList::ALL.into_iter().filter(|list| list.may_lie_beside()) {
            for column in &ListWords::of(list).unwrap().columns {
                if column.part.is_none() {
                    let found = list.ledger_column(&column.label);
                    assert_eq!(found, Some(column.field.as_str()), "{}", column.label);
                }
            }
        }
    }

    #[test]
    fn no_heading_that_is_taken_in_is_refused() {
        for list in EntryList::ALL {
            for column in &ListWords::of(list).unwrap().columns {
                for name in column.names.iter().chain([&column.label]) {
                    let taken = crate::import::mapping::why_refused(name).unwrap();
                    assert_eq!(taken, None, "{name}");
                }
            }
        }
        assert!(!refused().unwrap().is_empty());
    }
}
