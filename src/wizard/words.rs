//! This file knows the words that change with the kind of facility.

use serde_json::{Value, json};

use super::draft::Draft;
use crate::profile::{FacilityKind, KindWords, Path, Role};

/// The kind of facility, once it is told.
pub(super) fn kind(draft: &Draft) -> Option<FacilityKind> {
    let told = draft.text(&Path::top("facility").key("kind"))?;
    FacilityKind::ALL.iter().copied().find(|kind| kind.word() == told)
}

/// What the head is called: as for papers ([`crate::profile::chief`]), over a draft.
pub(super) fn chief(draft: &Draft) -> String {
    let people = Path::top("people");
    let heads = |entry: &Path| match draft.get(&entry.key("roles")) {
        Some(Value::Array(roles)) => roles.contains(&json!(Role::Executive.word())),
        _ => false,
    };
    let head = draft.entries(&people).into_iter().find(heads);
    let title = head.and_then(|head| draft.text(&head.key("title")));
    title.unwrap_or_else(|| Role::Executive.word().to_owned())
}

/// Inside the facility: 院内, 薬局内.
pub(super) fn house(draft: &Draft) -> &'static str {
    KindWords::of(kind(draft).unwrap_or(FacilityKind::Clinic)).inside
}

/// The police of the facility's prefecture.
fn police(prefecture: &str) -> String {
    match prefecture {
        "" => "都道府県警察".to_owned(),
        "東京都" => "警視庁".to_owned(),
        "北海道" => "北海道警察".to_owned(),
        other => format!("{other}警察"),
    }
}

/// A text of the script with what the draft knows of the place: 「{警察}」, 「{都道府県}」.
pub(super) fn local(text: &str, draft: &Draft) -> String {
    let prefecture = draft.text(&Path::top("facility").key("prefecture")).unwrap_or_default();
    let name = if prefecture.is_empty() { "都道府県" } else { prefecture.as_str() };
    text.replace("{警察}", &police(&prefecture)).replace("{都道府県}", name)
}
