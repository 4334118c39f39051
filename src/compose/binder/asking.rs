//! This file holds the sheets for what nobody at the desk knows: a walk through the building, and what the executives decide.

use super::entry::{Bundle, Entry, Shelf, Source};
use crate::compose::paper::Case;
use crate::compose::script::{Issue, Script};
use crate::compose::view::{director_is_done, walk_is_done};
use crate::document::TypeSize;
use crate::interview::Questions;

/// What a walk through the building finds out.
const WALK: Script = Script {
    name: "walk-sheet",
    title: "{inside}一巡シート",
    short_title: "一巡シート",
    parts: &["walk-sheet/1-boxes.hbs", "walk-sheet/2-places.hbs"],
    issue: Issue::Sheet,
    type_size: TypeSize::Normal,
};

/// What the executives decide.
const DIRECTOR: Script = Script {
    name: "director-sheet",
    title: "{chief}決裁シート",
    short_title: "決裁シート",
    parts: &["director-sheet/1-criteria.hbs", "director-sheet/2-adoption.hbs"],
    issue: Issue::Sheet,
    type_size: TypeSize::Normal,
};

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: WALK.name,
        title: WALK.title,
        shelf: Shelf::Internal,
        bundles: &[Bundle::Internal],
        left_out: |case: &Case<'_>| {
            let done = walk_is_done(&Questions::of(case.profile));
            done.then(|| "回って確かめることが残っていないため".to_owned())
        },
        source: Source::Script(WALK, "{inside}一巡シート"),
    },
    Entry {
        name: DIRECTOR.name,
        title: DIRECTOR.title,
        shelf: Shelf::Internal,
        bundles: &[Bundle::Internal],
        left_out: |case: &Case<'_>| {
            let done = director_is_done(&Questions::of(case.profile));
            done.then(|| "決めることが残っていないため".to_owned())
        },
        source: Source::Script(DIRECTOR, "{chief}決裁シート"),
    },
];
