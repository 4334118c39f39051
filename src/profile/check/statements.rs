//! This file finds faults in what was taken down of a vendor's sheet.

use std::collections::BTreeMap;

use super::{Checking, entry};
use crate::profile::{Profile, StatedAnswer, VendorStatement};

/// Says hashes that are none, answers to nothing, answers given twice, and days in the wrong order.
pub(super) fn check_statements(profile: &Profile, checking: &mut Checking<'_>) {
    for (index, statement) in profile.vendor_statements.iter().enumerate() {
        let path = entry("vendor_statements", index);
        if let Some(hash) = &statement.file_sha256
            && (hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit()))
        {
            checking.error(
                "profile-hash",
                &format!("{path}.file_sha256"),
                "SHA-256の値になっていません。".to_owned(),
                "0〜9とa〜fの64文字です。わからなければ、行ごと消してください。",
            );
        }
        check_stated(statement, &path, checking);
    }
}

fn check_stated(statement: &VendorStatement, path: &str, checking: &mut Checking<'_>) {
    let mut given: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, stated) in statement.answers.iter().enumerate() {
        let path = entry(&format!("{path}.answers"), index);
        let name = match (&stated.item, &stated.control) {
            (Some(name), None) | (None, Some(name)) => name,
            (None, None) => {
                checking.error(
                    "profile-stated-what",
                    &path,
                    "何への答えかが書かれていません。".to_owned(),
                    "item（項目）か control（対策の名前）を書いてください。",
                );
                continue;
            }
            (Some(_), Some(_)) => {
                checking.error(
                    "profile-stated-what",
                    &format!("{path}.control"),
                    "item と control の両方が書かれています。".to_owned(),
                    "項目への答えなら item だけを、その一部への答えなら control だけを書いてください。",
                );
                continue;
            }
        };
        if let Some(first) = given.insert(name, index) {
            checking.error(
                "profile-answer-twice",
                &path,
                format!("同じ「{name}」の答えが2つあります（前のものは{}番目）。", first + 1),
                "どちらかを消してください。新しい回答は、受け取った日ごとに1件として書き足してください。",
            );
        }
        check_days(statement, stated, name, &path, checking);
    }
}

fn check_days(
    statement: &VendorStatement,
    stated: &StatedAnswer,
    name: &str,
    path: &str,
    checking: &mut Checking<'_>,
) {
    let Some(checked_on) = stated.checked_on else { return };
    if statement.received_on < checked_on {
        checking.warning(
            "profile-received-early",
            &format!("{path}.checked_on"),
            format!(
                "「{name}」の確認日（{checked_on}）が、受け取った日（{}）より後です。",
                statement.received_on
            ),
            "事業者が書いた日付のとおりか、原本を確かめてください。",
        );
    }
    if let Some(target) = stated.target_date.filter(|t| *t < checked_on) {
        checking.warning(
            "profile-target-past",
            &format!("{path}.target_date"),
            format!("「{name}」の目標日（{target}）が、確認日（{checked_on}）より前です。"),
            "事業者が書いた日付のとおりか、原本を確かめてください。",
        );
    }
}
