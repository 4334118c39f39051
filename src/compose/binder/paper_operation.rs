//! This file holds how work goes on without screens: the switch to paper, system by system, and the blank sheets.

use super::entry::{Bundle, Entry, Shelf, Source, always};
use crate::compose::script::{Issue, Script};
use crate::document::TypeSize;

/// The guide: what is done system by system. It is shown outside, for it is the 伝票運用マニュアル that is asked for.
const GUIDE: Script = Script {
    name: "paper-operation",
    title: "紙運用の手引き",
    short_title: "紙運用の手引き",
    parts: &[
        "paper-operation/1-switch.hbs",
        "paper-operation/2-systems.hbs",
        "paper-operation/3-insurance.hbs",
        "paper-operation/4-return.hbs",
    ],
    issue: Issue::Plan,
    type_size: TypeSize::Normal,
};

/// What lies in the red folder for the first hour.
const FIRST: Script = Script {
    name: "paper-first",
    title: "最初に使う紙",
    short_title: "最初に使う紙",
    parts: &["paper-forms/reception.hbs", "paper-forms/record.hbs"],
    issue: Issue::Sheet,
    type_size: TypeSize::Normal,
};

/// Every blank sheet. Patients write on some of them, so they do not bear 院内限り.
const SHEETS: Script = Script {
    name: "paper-forms",
    title: "紙運用の様式集",
    short_title: "様式集",
    parts: &[
        "paper-forms/0-front.hbs",
        "paper-forms/reception.hbs",
        "paper-forms/inquiry.hbs",
        "paper-forms/record.hbs",
        "paper-forms/prescription.hbs",
        "paper-forms/tests.hbs",
        "paper-forms/ward.hbs",
        "paper-forms/office.hbs",
        "paper-forms/count.hbs",
    ],
    issue: Issue::Sheet,
    type_size: TypeSize::Normal,
};

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: FIRST.name,
        title: FIRST.title,
        shelf: Shelf::Day,
        bundles: &[Bundle::Day],
        left_out: always,
        source: Source::Script(FIRST, "最初に使う紙"),
    },
    Entry {
        name: GUIDE.name,
        title: GUIDE.title,
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Inspection],
        left_out: always,
        source: Source::Script(GUIDE, "紙運用の手引き"),
    },
    Entry {
        name: SHEETS.name,
        title: SHEETS.title,
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Inspection],
        left_out: always,
        source: Source::Script(SHEETS, "紙運用の様式集"),
    },
];
