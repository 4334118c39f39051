//! This file holds papers that a facility asks for: the poster of precepts and the internal audit.

use super::entry::{Bundle, Draft, Entry, Shelf, Source};
use crate::compose::paper::{Case, audit_in_order, audit_summary, audit_tally, precepts_poster};

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: "precepts-poster",
        title: "9の心得（院内掲示）",
        shelf: Shelf::Wall,
        bundles: &[],
        left_out: |case| {
            let how =
                "希望したときだけ作る（プロファイルに papers: {precepts_poster: true} と書く）";
            (case.profile.papers.precepts_poster != Some(true)).then(|| how.to_owned())
        },
        source: Source::Built(|case| {
            precepts_poster(case)
                .map(|document| draft(document, "9の心得_掲示用"))
                .into_iter()
                .collect()
        }),
    },
    Entry {
        name: "self-audit",
        title: "自己点検（令和4年の3つのチェックリスト）",
        shelf: Shelf::Internal,
        bundles: &[Bundle::Internal],
        left_out: |case| {
            let how = "希望したときだけ作る（プロファイルに papers: {self_audit: true} と書く）";
            (case.profile.papers.self_audit != Some(true)).then(|| how.to_owned())
        },
        source: Source::Built(self_audit),
    },
];

fn self_audit(case: &Case<'_>) -> Vec<Draft> {
    let lists = audit_in_order(case).into_iter().map(|answered| {
        let print = case.audit_form(answered);
        draft(print.document(), &format!("自己点検_{}", print.file_stem(false)))
    });
    audit_summary(case)
        .map(|document| draft(document, "自己点検_まとめ"))
        .into_iter()
        .chain(lists)
        .chain(audit_tally(case).map(|document| draft(document, "自己点検_職員の回答の集計用紙")))
        .collect()
}

fn draft(document: crate::document::Document, name: &str) -> Draft {
    Draft { document, file_name: name.to_owned() }
}
