//! This file holds the front of the binder: contents, what the notice asks for, the index of evidence, what is missing, approval.

use super::entry::{Bundle, Draft, Entry, Shelf, Source, always};
use crate::compose::paper::front;
use crate::compose::script::{Issue, Script};
use crate::document::TypeSize;

/// Revision history and sign-off of the plan.
const APPROVAL: Script = Script {
    name: "approval",
    title: "改訂履歴と承認",
    short_title: "改訂履歴と承認",
    parts: &["approval/0-sheet.hbs"],
    issue: Issue::Sheet,
    type_size: TypeSize::Normal,
};

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: front::COVER,
        title: front::COVER_TITLE,
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Inspection],
        left_out: always,
        source: Source::Listing(|case, others| Draft {
            document: front::cover(case, others),
            file_name: "提示書類_表紙と目次".to_owned(),
        }),
    },
    Entry {
        name: front::INDEX,
        title: front::INDEX_TITLE,
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Inspection],
        left_out: super::core::not_for_home_nursing,
        source: Source::Listing(|case, others| Draft {
            document: front::evidence_index(case, others),
            file_name: "根拠資料索引".to_owned(),
        }),
    },
    Entry {
        name: APPROVAL.name,
        title: APPROVAL.title,
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Core, Bundle::Inspection],
        left_out: always,
        source: Source::Script(APPROVAL, "改訂履歴と承認"),
    },
    Entry {
        name: front::HOUSE,
        title: front::HOUSE_TITLE,
        shelf: Shelf::Internal,
        bundles: &[Bundle::Internal],
        left_out: always,
        source: Source::Listing(|case, others| Draft {
            document: front::house_contents(case, others),
            file_name: "提示しない書類の目次".to_owned(),
        }),
    },
    Entry {
        name: front::READINESS,
        title: "{before}点検結果",
        shelf: Shelf::Internal,
        bundles: &[Bundle::Internal],
        left_out: always,
        source: Source::Built(|case| {
            let document = front::readiness_page(case);
            let file_name = document.meta.title.clone();
            vec![Draft { document, file_name }]
        }),
    },
    Entry {
        name: "gap-list",
        title: "未整備・未確認の一覧",
        shelf: Shelf::Internal,
        bundles: &[Bundle::Internal],
        left_out: always,
        source: Source::Built(|case| {
            let file_name = "未整備・未確認の一覧".to_owned();
            vec![Draft { document: front::gap_list(case), file_name }]
        }),
    },
];
