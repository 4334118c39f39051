//! These tests make profiles by the hundred and hold every paper of every one of them against what it says.
//!
//! `SONAE_PROFILES` says how many profiles are made (`.ci/run` asks for 1,000), and one in twenty-five of them is laid out.
//! `SONAE_SEED` makes one alone, lays it out and writes it to `target/` to be looked at.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "test code outside #[test] functions; how many profiles there are is asked of the environment"
)]

mod chance;
mod facts;
mod known;
#[path = "../acceptance/letters.rs"]
#[allow(dead_code, reason = "shared with tests that need other parts of it")]
mod letters;
mod look;
mod maker;
mod pages;
mod proof;
#[path = "../sample/mod.rs"]
mod sample;
#[path = "../acceptance/units.rs"]
#[allow(dead_code, reason = "shared with tests that need other parts of it")]
mod units;
mod words;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};

use sonae::assess::Gap;
use sonae::catalogue::{Catalogue, Requested};
use sonae::compose::{Paper, Templates, binder};
use sonae::document::number;
use sonae::generate::{GenerateError, examine};
use sonae::layout::Fonts;
use sonae::profile::{Date, Source, Sources};

use known::Known;
use maker::{Made, made};

/// Profiles that are made at a desk.
const AT_A_DESK: u64 = 30;
/// Of so many profiles one is laid out.
const LAID_OUT: u64 = 25;

static KNOWN: LazyLock<Known> = LazyLock::new(Known::gather);
static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::bundled().unwrap());

/// The seeds that are asked for.
fn seeds() -> Vec<u64> {
    let asked = |name| std::env::var(name).ok().and_then(|n| n.parse::<u64>().ok());
    match asked("SONAE_SEED") {
        Some(seed) => vec![seed],
        None => (0..asked("SONAE_PROFILES").unwrap_or(AT_A_DESK)).collect(),
    }
}

/// The papers of a made profile; a fault in it is a fault of the maker.
fn papers(made: &Made) -> Result<(Vec<Paper>, Vec<Gap>), String> {
    let sources = Sources::alone(Source::new("医院.yaml", made.yaml.as_str()));
    let today = Date::new(sample::today());
    let catalogue = Catalogue::builtin().unwrap();
    let examined = examine(&sources, catalogue, &Requested::Auto, today, &FONTS).map_err(
        |error| match error {
            GenerateError::Faults { report } => {
                let faults: Vec<String> = report.iter().map(ToString::to_string).collect();
                format!("the profile has faults:\n{}", faults.join("\n"))
            }
            error => error.to_string(),
        },
    )?;
    let papers = binder(&examined.case(), &Templates::embedded())
        .map_err(|error| format!("compose: {error}"))?;
    Ok((papers, examined.gaps))
}

/// Everything that is wrong with the papers of a profile.
fn faults(made: &Made, lay_out: bool) -> Vec<String> {
    let (papers, gaps) = match papers(made) {
        Ok(made) => made,
        Err(fault) => return vec![fault],
    };
    let mut out = Vec::new();
    for paper in &papers {
        out.extend(look::shape::faults(&paper.document));
        out.extend(look::shelves::faults(paper, &made.facts));
        out.extend(look::marks::faults(paper, &made.facts, &KNOWN));
        out.extend(look::voice::faults(paper, &made.facts));
    }
    out.extend(look::marks::contradictions(&papers, &made.facts));
    out.extend(look::whole::faults(&papers, &made.facts, &gaps));
    let documents = papers.iter().map(|paper| paper.document.clone()).collect();
    match number(documents) {
        Ok((numbered, register)) if lay_out => {
            out.extend(pages::faults(&numbered, &register, &FONTS));
        }
        Ok(_) => {}
        Err(faults) => out.extend(faults.iter().map(ToString::to_string)),
    }
    out
}

#[test]
fn every_paper_of_every_profile_says_what_the_profile_says() {
    let (next, seeds) = (AtomicUsize::new(0), seeds());
    if let [seed] = seeds.as_slice() {
        std::fs::write(format!("target/made-{seed}.yaml"), made(*seed).yaml).unwrap();
    }
    // By the place and kind of a fault, so that a thousand alike are told once.
    let found: Mutex<BTreeMap<String, (usize, u64, String)>> = Mutex::new(BTreeMap::new());
    let work = || {
        while let Some(seed) = seeds.get(next.fetch_add(1, Ordering::Relaxed)) {
            let lay_out = seeds.len() == 1 || seed.is_multiple_of(LAID_OUT);
            for fault in faults(&made(*seed), lay_out) {
                let mut found = found.lock().unwrap();
                found.entry(kind_of(&fault)).or_insert((0, *seed, fault)).0 += 1;
            }
        }
    };
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
    let found = found.into_inner().unwrap();
    let told: Vec<String> = found
        .values()
        .map(|(times, seed, fault)| format!("{times} times, first with seed {seed}: {fault}"))
        .collect();
    assert!(
        told.is_empty(),
        "{} kinds of faults in {} profiles:\n\n{}",
        told.len(),
        seeds.len(),
        told.join("\n\n")
    );
}

/// The paper and section of a fault and its own words, without what changes from facility to facility.
fn kind_of(fault: &str) -> String {
    let (place, what) = fault.split_once(": ").unwrap_or(("", fault));
    let place: Vec<&str> = place.split('/').take(3).collect();
    let what: String = what.chars().take_while(|c| !matches!(c, '「' | '{' | '\n')).collect();
    let plain = |word: &&str| word.is_ascii() && !word.contains(|c: char| c.is_ascii_digit());
    let quoted =
        fault.split_once("the word ").map_or("", |(_, rest)| rest.split(' ').next().unwrap_or(""));
    let words: Vec<&str> = what.split(' ').filter(plain).collect();
    format!("{}: {} {quoted}", place.join("/"), words.join(" "))
}

#[test]
fn the_maker_makes_the_same_profile_of_a_seed_and_others_of_others() {
    assert_eq!(made(7).yaml, made(7).yaml);
    assert_ne!(made(7).yaml, made(8).yaml);
}

#[test]
fn made_profiles_are_of_every_kind_and_size() {
    let all: String = (0..400).map(|seed| made(seed).yaml).collect();
    for kind in
        ["無床診療所", "有床診療所", "歯科診療所", "病院", "薬局", "訪問看護ステーション", "助産所"]
    {
        assert!(all.contains(&format!("kind: {kind}\n")), "no {kind}");
    }
    for there in [
        "hito-15",
        "gyosha-08",
        "sys-12",
        "KIKI-60",
        "depends_on:\n",
        "未確認:",
        ": 未確認\n",
        "葛󠄀西",
        "𠮷野",
    ] {
        assert!(all.contains(there), "no {there}");
    }
    assert!((0..400).any(|seed| made(seed).facts.names.len() <= 3));
}

#[test]
fn every_field_of_the_schema_is_written_by_some_profile() {
    let profiles = (0..300).map(|seed| serde_saphyr::from_str(&made(seed).yaml).unwrap());
    let never = maker::rest::never_written(profiles);
    assert!(never.is_empty(), "{never:?}");
}
