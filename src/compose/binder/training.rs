//! This file holds the yearly plan of training, the table-top drill and its records.

use super::entry::{Bundle, Entry, Shelf, Source, always};
use crate::compose::script::{Issue, Script};
use crate::document::TypeSize;

const PLAN: Script = Script {
    name: "training-plan",
    title: "教育・訓練の年間計画",
    short_title: "教育・訓練の年間計画",
    parts: &["training-plan/1-plan.hbs"],
    issue: Issue::Plan,
    type_size: TypeSize::Normal,
};

/// It names private numbers and places of boxes, and players must not read it: never shown outside.
const SCENARIO: Script = Script {
    name: "drill-scenario",
    title: "机上訓練シナリオ",
    short_title: "机上訓練シナリオ",
    parts: &[
        "drill-scenario/1-guide.hbs",
        "drill-scenario/2-first.hbs",
        "drill-scenario/3-hour.hbs",
        "drill-scenario/4-three.hbs",
    ],
    issue: Issue::Sheet,
    type_size: TypeSize::Normal,
};

const RECORD: Script = Script {
    name: "drill-record",
    title: "訓練の記録と改善計画",
    short_title: "訓練の記録と改善計画",
    parts: &[
        "drill-record/1-record.hbs",
        "drill-record/2-results.hbs",
        "drill-record/3-improvement.hbs",
    ],
    issue: Issue::Sheet,
    type_size: TypeSize::Normal,
};

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: PLAN.name,
        title: PLAN.title,
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Inspection],
        left_out: always,
        source: Source::Script(PLAN, "教育・訓練の年間計画"),
    },
    Entry {
        name: SCENARIO.name,
        title: SCENARIO.title,
        shelf: Shelf::Internal,
        bundles: &[Bundle::Internal],
        left_out: always,
        source: Source::Script(SCENARIO, "机上訓練シナリオ"),
    },
    Entry {
        name: RECORD.name,
        title: RECORD.title,
        shelf: Shelf::Internal,
        bundles: &[Bundle::Internal],
        left_out: always,
        source: Source::Script(RECORD, "訓練の記録と改善計画"),
    },
];
