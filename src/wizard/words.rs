//! This file knows the words that change with the kind of facility.

use super::draft::Draft;
use crate::profile::Path;

fn kind(draft: &Draft) -> String {
    draft.text(&Path::top("facility").key("kind")).unwrap_or_default()
}

/// Who leads the facility.
pub(super) fn chief(draft: &Draft) -> &'static str {
    match kind(draft).as_str() {
        "薬局" => "管理薬剤師",
        "訪問看護ステーション" | "助産所" => "管理者",
        _ => "院長",
    }
}

/// Inside the facility.
pub(super) fn house(draft: &Draft) -> &'static str {
    match kind(draft).as_str() {
        "薬局" => "薬局内",
        "訪問看護ステーション" => "事業所内",
        _ => "院内",
    }
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
