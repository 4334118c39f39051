//! This file says in Japanese why a file of the catalogue cannot be read, and what to do about it.

use serde_saphyr::Error;

use crate::diagnostic::{Diagnostic, Place, nearest};

/// The fault that stopped the reading of a file.
pub(super) fn unreadable(shown: &str, error: &Error) -> Diagnostic {
    let cut = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let place = match error.location() {
        Some(at) => Place::at(shown, cut(at.line()), cut(at.column())),
        None => Place::file(shown),
    };
    let (message, help) = words(error.without_snippet());
    Diagnostic::error("catalogue-unreadable", place, message).help(help)
}

fn words(error: &Error) -> (String, String) {
    let said = |message: &str, help: &str| (message.to_owned(), help.to_owned());
    match error {
        Error::SerdeMissingField { field, .. } => (
            format!("「{field}」が、このまとまりに書かれていません。"),
            format!("「{field}:」を書き足してください。"),
        ),
        Error::SerdeUnknownField { field, expected, .. } => {
            (format!("「{field}」という項目名はありません。"), meant(field, expected))
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => {
            (format!("「{variant}」という値は使えません。"), meant(variant, expected))
        }
        Error::DuplicateMappingKey { key, .. } => (
            format!("「{}」が2回書かれています。", key.as_deref().unwrap_or("項目名")),
            "どちらか1つを消してください。".to_owned(),
        ),
        Error::Eof { .. } => said(
            "ファイルに何も書かれていません。",
            "見本（sonae forms new）を写して書き始めてください。",
        ),
        Error::MultipleDocuments { .. } => said(
            "「---」で区切られた2つめの内容があります。",
            "1つのファイルには、1つの様式だけを書いてください。",
        ),
        Error::NullIntoString { .. } => {
            said("値が書かれていません。", "「:」のあとに値を書くか、その行を消してください。")
        }
        Error::InvalidScalar { .. } | Error::SerdeInvalidValue { .. } => said(
            "この値は読めません。",
            "日付は 2026-11-20、数は 1、はい・いいえは true・false のように書いてください。",
        ),
        // Which control answers is the one value that may have several shapes.
        Error::Message { msg, .. } if msg.contains("Ask") => said(
            "controls の書き方が違います。",
            "controls: [対策の名前, 対策の名前] または controls: {any: [対策の名前, …]} と書いてください。",
        ),
        Error::Message { .. }
        | Error::Unexpected { .. }
        | Error::SerdeInvalidType { .. }
        | Error::SerdeInvalidLength { .. } => said(
            "ここに書く値の形が違います。",
            "「名前: 値」の形、「- 」で始まるリストの形、字下げを見本（sonae forms new）と見くらべてください。",
        ),
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => said(
            "内容が大きすぎるか、入れ子が深すぎます。",
            "「&」と「*」を使わずに書いてください。",
        ),
        _ => said(
            "YAMLとして読めません。",
            "前の行と字下げをそろえ、「:」や記号を含む文は \" \" で囲んでください。",
        ),
    }
}

fn meant(given: &str, expected: &[&'static str]) -> String {
    match nearest(given, expected.iter().copied()) {
        Some(near) => format!("「{near}」でしょうか。"),
        None => format!("ここに書けるのは {} です。", expected.join("、")),
    }
}
