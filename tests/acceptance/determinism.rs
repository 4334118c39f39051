//! The same input makes the same bytes, whenever and beside whatever else it is made.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use chrono::NaiveDate;
use sonae::catalogue::{Catalogue, Requested};
use sonae::compose::Templates;
use sonae::document::BlockId;
use sonae::generate::{Format, Made, Request, Selection, make};
use sonae::layout::Fonts;
use sonae::profile::{Date, Sources};

use crate::binder::{fonts, of_sample};
use crate::sample;

type Texts = Vec<(BlockId, String)>;

/// The last parts of the ids of everything that the day may change: answers, days, evidence, and where this year's
/// form is to be had.
const FRESH: [&str; 14] = [
    "state",
    "year",
    "yes",
    "no",
    "checked-on",
    "target",
    "yes-2",
    "no-2",
    "checked-on-2",
    "mark",
    "remark",
    "year-file-1",
    "year-file-2",
    "year-file-3",
];

fn made(sources: &Sources, today: NaiveDate, fonts: &Fonts) -> Made<'static> {
    let request = Request {
        sources,
        catalogue: Catalogue::builtin().unwrap(),
        templates: &Templates::embedded(),
        edition: Requested::Auto,
        formats: Format::ALL.to_vec(),
        selection: Selection::default(),
        zip: false,
        today: Date::new(today),
    };
    make(&request, fonts).unwrap()
}

/// Names of the files whose bytes differ.
fn differing<'m>(one: &'m Made<'_>, other: &'m Made<'_>) -> Vec<&'m str> {
    let (one, other) = (&one.set.artifacts, &other.set.artifacts);
    assert_eq!(one.len(), other.len());
    let pairs = one.iter().zip(other).inspect(|(a, b)| assert_eq!(a.name, b.name));
    pairs.filter(|(a, b)| a.bytes != b.bytes || a.texts != b.texts).map(|(a, _)| &*a.name).collect()
}

#[test]
fn the_same_profile_makes_the_same_bytes_again() {
    let sources = sample::sources("one-doctor-clinic");
    let first = made(&sources, sample::today(), fonts());
    assert!(first.set.artifacts.len() >= 14, "{} files", first.set.artifacts.len());
    let again = made(&sources, sample::today(), &Fonts::bundled().unwrap());
    assert_eq!(differing(&first, &again), [""; 0]);
    assert!(first.set.input == again.set.input);
}

#[test]
fn binders_made_side_by_side_are_the_same_as_those_made_alone() {
    let names = ["minimal", "dental-clinic", "minimal", "everything"];
    let all = |name| made(&sample::sources(name), sample::today(), fonts());
    let alone: Vec<Made> = names.iter().map(|name| all(name)).collect();
    let beside: Vec<Made> = thread::scope(|scope| {
        let running: Vec<_> = names.iter().map(|name| scope.spawn(|| all(name))).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for (alone, beside) in alone.iter().zip(&beside) {
        assert_eq!(differing(alone, beside), [""; 0]);
    }
}

#[test]
fn the_tests_of_this_folder_read_the_files_that_are_put_down() {
    let made = made(&sample::sources("dental-clinic"), sample::today(), fonts());
    let tested = of_sample("dental-clinic");
    for artifact in &made.set.artifacts {
        let (stem, format) = artifact.name.rsplit_once('.').unwrap();
        let paper = tested.papers.iter().find(|p| p.file_name == stem).unwrap();
        let bytes = match format {
            "pdf" => paper.pdf().to_vec(),
            "xlsx" => paper.xlsx(),
            _ => paper.docx.clone(),
        };
        assert!(bytes == artifact.bytes, "{}", artifact.name);
    }
}

#[test]
fn tomorrow_makes_the_same_bytes_as_today() {
    let sources = sample::sources("hospital-80-beds");
    let tomorrow = sample::today().succ_opt().unwrap();
    let (today, tomorrow) =
        (made(&sources, sample::today(), fonts()), made(&sources, tomorrow, fonts()));
    assert_eq!(differing(&today, &tomorrow), [""; 0]);
    assert!(today.set.input == tomorrow.set.input);
}

/// Lists that tell anew what the answers say and how many pages such lists have, and the plan of the 年度 itself.
const FRONT: [&str; 6] = [
    "binder-front",
    "evidence-index",
    "internal-contents",
    "gap-list",
    "training-plan",
    "readiness",
];

/// Freshness is told by the checklist of the facility and by the sheet that prepares for the review of the plan.
#[test]
fn another_fiscal_year_changes_only_what_freshness_changes() {
    let sources = sample::sources("one-doctor-clinic");
    let later = NaiveDate::from_ymd_opt(2027, 4, 2).unwrap();
    let (now, then) = (made(&sources, sample::today(), fonts()), made(&sources, later, fonts()));
    assert!(now.set.input == then.set.input, "the day is no part of the input");
    let mut stale = 0;
    for (now, then) in now.set.artifacts.iter().zip(&then.set.artifacts) {
        assert_eq!(now.name, then.name);
        let asks = ["checklist", "bcp-review-sheet", "vendor-checklist"]
            .iter()
            .any(|asking| now.document.starts_with(asking));
        if FRONT.contains(&now.document.as_str()) {
            continue;
        }
        assert!(asks || now.bytes == then.bytes, "{} changed", now.name);
        stale += changed_cells(&now.texts, &then.texts, &now.name);
    }
    assert!(stale >= 10, "{stale} answers became stale");
}

/// How many answers became stale; no cell changes but answers, days, evidence, and the heading of the year.
fn changed_cells(now: &Texts, then: &Texts, name: &str) -> usize {
    let of = |texts: &Texts| {
        let mut by_id: BTreeMap<BlockId, String> = BTreeMap::new();
        for (id, words) in texts {
            by_id.entry(id.clone()).or_default().push_str(words);
        }
        by_id
    };
    let (now, then) = (of(now), of(then));
    let ids: BTreeSet<&BlockId> = now.keys().chain(then.keys()).collect();
    let mut stale = 0;
    for id in ids {
        let words = |texts: &BTreeMap<BlockId, String>| texts.get(id).cloned().unwrap_or_default();
        let (before, after) = (words(&now), words(&then));
        let field = id.as_str().rsplit('/').next().unwrap_or_default();
        let fresh = before == after || FRESH.contains(&field);
        assert!(fresh, "{name}: {id} changed from 「{before}」 to 「{after}」");
        stale += usize::from(!before.contains("今年度未確認") && after.contains("今年度未確認"));
    }
    stale
}
