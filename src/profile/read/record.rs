//! This file reads a set of named fields: which are known, which are missing, which are misspelt.

use super::known::is_pending;
use super::tree::{Entry, Kind, Node, Position};
use super::{FromYaml, Reading, quoted, suggestion};

/// A field of a record: its key and the words that explain it.
#[derive(Debug, Clone, Copy)]
pub(in crate::profile) struct Field {
    /// The key.
    pub(in crate::profile) key: &'static str,
    /// What it means, in Japanese.
    pub(in crate::profile) help: &'static str,
}

/// The entries of a record whose keys have been looked at.
pub(in crate::profile) struct Fields<'n> {
    entries: &'n [Entry],
    at: Position,
    /// Fields that a misspelt key was probably meant to be: not missing as well.
    meant: Vec<&'static str>,
}

/// The fields written at a node, after every unknown key has been named.
pub(in crate::profile) fn read_fields<'n>(
    node: &'n Node,
    about: &str,
    known: &[Field],
    reading: &mut Reading<'_>,
) -> Option<Fields<'n>> {
    let entries: &[Entry] = match &node.kind {
        Kind::Map(entries) => entries,
        Kind::Null => &[],
        Kind::Scalar(_) | Kind::List(_) => {
            let about = about.split('。').next().unwrap_or(about);
            let first = known.first().map_or("id", |f| f.key);
            let none = ["なし", "無し", "無", "ありません"];
            let help = match &node.kind {
                Kind::Scalar(text) if none.contains(&text.trim()) && offers(known, "used") => {
                    "使っていなければ、次の行から字下げして「used: false」と書いてください。"
                        .to_owned()
                }
                Kind::Scalar(text) if none.contains(&text.trim()) => {
                    "なければ、行ごと消してください。".to_owned()
                }
                _ => format!(
                    "次の行から字下げして、「{first}: …」のように項目ごとに書いてください。"
                ),
            };
            reading.fault(
                node.at,
                "profile-type",
                format!("ここには{about}の項目を書きます。{}。", node.found()),
                help,
            );
            return None;
        }
    };
    if let Some(merge) = entries.iter().find(|e| e.key == "<<") {
        reading.fault_at_key(
            merge.key_at,
            "<<",
            "profile-unknown-key",
            "「<<」による取り込みは使えません。",
            "値をそのまま書き写してください。",
        );
        return None;
    }
    let mut meant = Vec::new();
    for entry in entries {
        if !offers(known, &entry.key) {
            meant.extend(unknown_key(entry, known, reading));
        }
    }
    Some(Fields { entries, at: node.at, meant })
}

impl Fields<'_> {
    /// Reads one field; says so when it must be there and is not.
    pub(in crate::profile) fn take<T: FromYaml>(
        &self,
        field: &'static str,
        help: &str,
        reading: &mut Reading<'_>,
    ) -> Option<T> {
        match self.entries.iter().find(|e| e.key == field) {
            Some(entry) if entry.value.kind != Kind::Null => {
                if T::absent().is_none() && is_pending(&entry.value) {
                    reading.fault_at_key(
                        entry.value.at,
                        field,
                        "profile-pending-required",
                        "この項目は必須なので、「未確認」とは書けません。",
                        "値を書いてください。",
                    );
                    return None;
                }
                reading.field(field, &entry.value)
            }
            written => {
                let absent = T::absent();
                if absent.is_none() && !self.meant.contains(&field) {
                    let at = written.map_or(self.at, |entry| entry.key_at);
                    reading.missing(at, field, help);
                }
                absent
            }
        }
    }
}

fn offers(known: &[Field], key: &str) -> bool {
    known.iter().any(|f| f.key == key)
}

/// Names an unknown key and returns the field it was probably meant to be.
fn unknown_key(entry: &Entry, known: &[Field], reading: &mut Reading<'_>) -> Option<&'static str> {
    let keys: Vec<&'static str> = known.iter().map(|f| f.key).collect();
    let folded = super::ascii(&entry.key).to_ascii_lowercase().replace(['-', ' '], "_");
    let before_colon = entry.key.split_once(':').map_or("", |(key, _)| key);
    let glued = keys.iter().find(|key| **key == before_colon).copied();
    let near = suggestion(&folded, &keys);
    let explained =
        known.iter().find(|f| f.help.starts_with(entry.key.trim())).map(|field| field.key);
    let help = if let Some(key) = glued {
        format!("「{key}:」のあとに半角の空白を1つ入れてください。")
    } else if let Some(near) = near {
        format!("「{near}」の書き誤りではありませんか。")
    } else if let Some(key) = explained {
        format!("項目の名前は英語で「{key}」と書いてください。")
    } else if matches!(entry.key.as_str(), "{…}" | "[…]") {
        "文が「{」や「[」で始まるときは、文全体を \" \" で囲んでください。".to_owned()
    } else {
        format!("ここに書ける項目: {}。", keys.join("、"))
    };
    reading.fault_at_key(
        entry.key_at,
        &entry.key,
        "profile-unknown-key",
        format!("{}という項目はありません。", quoted(&entry.key)),
        help,
    );
    glued.or(near).or(explained)
}
