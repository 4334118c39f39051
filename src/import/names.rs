//! This file finds the system, vendor or person that a cell names.

use super::fold::{firm, fold, name};
use crate::profile::Profile;

/// Somebody or something that cells can name.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// Its id.
    pub(super) id: String,
    /// Its name.
    pub(super) name: String,
    /// Other words for it: a job title, a purpose.
    pub(super) also: String,
}

/// All that can be named.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Systems.
    pub(super) systems: Vec<Named>,
    /// Vendors.
    pub(super) vendors: Vec<Named>,
    /// People.
    pub(super) people: Vec<Named>,
}

impl Names {
    /// What a profile names.
    pub(super) fn of(profile: &Profile) -> Self {
        let named = |id: &crate::profile::Id, name: &String, also: &String| Named {
            id: id.as_str().to_owned(),
            name: name.clone(),
            also: also.clone(),
        };
        let none = String::new();
        Self {
            systems: profile.systems.iter().map(|s| named(&s.id, &s.name, &s.purpose)).collect(),
            vendors: profile.vendors.iter().map(|v| named(&v.id, &v.name, &none)).collect(),
            people: profile.people.iter().map(|p| named(&p.id, &p.name, &p.title)).collect(),
        }
    }
}

/// The only one of a list that a cell can mean: by id, by whole name, then by part of a name.
pub(super) fn find<'n>(list: &'n [Named], text: &str) -> Option<&'n str> {
    let text = text.trim();
    if let Some(named) = list.iter().find(|named| named.id == text) {
        return Some(&named.id);
    }
    let wanted = firm(text);
    if wanted.is_empty() {
        return None;
    }
    let same = |named: &&Named| firm(&named.name) == wanted;
    let titled = |named: &&Named| name(&named.also) == name(text);
    let part = |named: &&Named| {
        let whole = fold(&named.name);
        let given = fold(text);
        given.chars().count() >= 2 && (whole.starts_with(&given) || given.starts_with(&whole))
    };
    only(list.iter().filter(same))
        .or_else(|| only(list.iter().filter(titled)))
        .or_else(|| only(list.iter().filter(part)))
}

fn only<'n>(mut found: impl Iterator<Item = &'n Named>) -> Option<&'n str> {
    match (found.next(), found.next()) {
        (Some(named), None) => Some(&named.id),
        _ => None,
    }
}
