//! This file lets an item that no control answers be answered by its own key, under the rules of every control.

use crate::catalogue::{AskedOf, Catalogue, Control, Covers, FactRule, FactUse, Freshness, Item};
use crate::diagnostic::nearest;

/// The control that an item is for itself: only people answer it, for the whole facility, and anew each 年度.
pub(super) fn control(item: &Item) -> Control {
    Control {
        key: item.key.clone(),
        name: item.our_words.trim_end_matches('。').to_owned(),
        plain: item.our_words.clone(),
        evidence: vec!["規程や記録".to_owned()],
        why: String::new(),
        freshness: Freshness::FiscalYear,
        asked_of: AskedOf::Clinic,
        covers: Covers::Facility,
        rule: FactRule::None,
        facts: FactUse::Contradict,
        profile: Vec::new(),
        law: Vec::new(),
        weight: 1,
        awaits: None,
        edition_bound: false,
        effort: None,
        replaced_by: None,
    }
}

/// Whether an attestation may name it: the key of an item that no control answers.
pub(super) fn is_one(key: &str, catalogue: &Catalogue) -> bool {
    catalogue.item(key).is_some_and(|item| item.controls.is_none())
}

/// What an attestation should have named, as a です・ます sentence.
pub(super) fn meant(key: &str, catalogue: &Catalogue) -> String {
    if let Some(item) = catalogue.item(key) {
        return format!(
            "この項目には「{}」の名前で答えてください。",
            item.control_keys().join("」「")
        );
    }
    let items = catalogue.publications().iter().flat_map(|p| &p.forms).flat_map(|f| f.items());
    let own = items.filter(|item| item.controls.is_none()).map(|item| item.key.as_str());
    match nearest(key, catalogue.controls().map(|c| c.key.as_str()).chain(own)) {
        Some(key) => format!("「{key}」でしょうか。"),
        None => "対策の名前は sonae check の一覧にあります。".to_owned(),
    }
}
