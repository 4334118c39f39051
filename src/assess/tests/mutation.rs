//! These tests take facts away from every sample, one by one, and watch what becomes of the answers.
//!
//! A profile is written out as the reader reads it, one node is removed, and the rest is read and assessed anew.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::Value;

use super::samples::samples;
use super::{catalogue, clinic_with, item, round, today};
use crate::assess::{Answer, Answers, Subject, Verdict, assess, gaps};
use crate::catalogue::{Audience, Form};
use crate::profile::{AnswerWord, Profile, Round, Source, Sources, parse};

/// Every form that a facility answers, of every edition that has items.
fn forms() -> Vec<&'static Form> {
    let forms = catalogue().publications().iter().flat_map(|p| &p.forms);
    forms.filter(|f| f.audience == Audience::Facility && f.has_items()).collect()
}

/// A profile as the tree that a file would hold.
pub(super) fn written(profile: &Profile) -> Value {
    let mut value = serde_json::to_value(profile).unwrap();
    tidy(&mut value);
    value
}

/// Leaves out what is absent, and names the parts of a promise as a file does.
fn tidy(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, v| !v.is_null());
            for (from, to) in [("owner", "担当"), ("ask", "照会先"), ("due", "期限")] {
                if let Some(Value::Object(promise)) = map.get_mut("未確認")
                    && let Some(part) = promise.remove(from).filter(|v| !v.is_null())
                {
                    promise.insert(to.to_owned(), part);
                }
            }
            map.values_mut().for_each(tidy);
        }
        Value::Array(list) => list.iter_mut().for_each(tidy),
        _ => {}
    }
}

/// The profile that a tree makes; nothing when it is refused, for then no document is made at all.
pub(super) fn read(tree: &Value) -> Option<Profile> {
    let text = serde_json::to_string_pretty(tree).unwrap();
    parse(&Sources::alone(Source::new("profile.yaml", text)), None).ok().map(|n| n.value.profile)
}

/// The keys and places of a path: `attestations[3].rounds[1]`, counted from 1.
pub(super) fn steps(path: &str) -> Vec<Result<&str, usize>> {
    path.split('.')
        .flat_map(|part| {
            let (key, rest) = part.split_at(part.find('[').unwrap_or(part.len()));
            let places = rest.split(['[', ']']).filter(|n| !n.is_empty());
            std::iter::once(Ok(key)).chain(places.map(|n| Err(n.parse().unwrap())))
        })
        .collect()
}

/// The tree without the node of a path.
pub(super) fn without(tree: &Value, path: &str) -> Value {
    let mut tree = tree.clone();
    let steps = steps(path);
    let (last, way) = steps.split_last().unwrap();
    let mut node = &mut tree;
    for step in way {
        node = match step {
            Ok(key) => &mut node[key],
            Err(n) => &mut node[n - 1],
        };
    }
    let removed = match (last, node) {
        (Ok(key), Value::Object(map)) => map.remove(*key),
        (Err(n), Value::Array(list)) if *n <= list.len() => Some(list.remove(n - 1)),
        _ => None,
    };
    assert!(removed.is_some(), "{path} stands in the profile");
    tree
}

/// The profile without the node of a path.
fn less(profile: &Profile, tree: &Value, path: &str) -> Option<Profile> {
    // Checks are many and simple: they need not be written out and read back.
    if let [Ok("attestations"), Err(at), Ok("rounds"), Err(round)] = steps(path).as_slice() {
        let mut profile = profile.clone();
        profile.attestations[at - 1].rounds.remove(round - 1);
        return Some(profile);
    }
    read(&without(tree, path))
}

/// All answers of a profile, and how many gaps keep an item from はい.
struct Assessed {
    sheets: Vec<Answers>,
    open: usize,
}

impl Assessed {
    fn of(profile: &Profile) -> Self {
        let sheets: Vec<Answers> = forms()
            .into_iter()
            .map(|form| assess(form, catalogue(), profile, today(), &Subject::Facility))
            .collect();
        let all = gaps(profile, catalogue(), &sheets, today());
        let open = all.iter().filter(|g| g.item.is_some() && !g.is_advice).count();
        Self { sheets, open }
    }

    fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.sheets.iter().flat_map(|s| &s.answers)
    }

    fn is_yes(&self, item: &str) -> bool {
        self.answer(item).is_some_and(|a| a.verdict == Verdict::Yes)
    }

    fn answer(&self, item: &str) -> Option<&Answer> {
        self.answers().find(|a| a.item == item)
    }

    fn yeses(&self) -> impl Iterator<Item = &Answer> {
        self.answers().filter(|a| a.verdict == Verdict::Yes)
    }
}

/// Every check is tried, for each speaks of another control; of other lists, the first and the last entry.
pub(super) fn tried<'p>(paths: impl IntoIterator<Item = &'p str>) -> BTreeSet<String> {
    let paths: BTreeSet<&str> = paths.into_iter().collect();
    let mut alike: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let keys = steps(path).into_iter().filter_map(Result::ok);
        let shape = if path.starts_with("attestations") { vec![path] } else { keys.collect() };
        alike.entry(shape).or_default().push(path);
    }
    let places = |path: &&str| steps(path).into_iter().filter_map(Result::err).collect::<Vec<_>>();
    let mut tried = BTreeSet::new();
    for mut paths in alike.into_values() {
        paths.sort_by_key(places);
        tried.extend(paths.first().into_iter().chain(paths.last()).map(|p| (*p).to_owned()));
    }
    tried
}

#[test]
fn a_sample_written_out_is_read_back_as_it_was() {
    for (name, profile) in samples() {
        assert_eq!(read(&written(&profile)).as_ref(), Some(&profile), "{name}");
    }
}

/// For every sample, every edition and every はい: remove the node of any one field it rests on, and
/// - the はい is gone, or the profile is refused as a whole, and the list of gaps against items has grown; or
/// - another proof of the same thing stands in the profile; then the new はい lends nothing from the removed fact,
///   and it too goes once each proof that takes over has been removed in turn;
/// - and no other item has become はい.
#[test]
fn without_any_one_fact_a_yes_rests_on_it_is_gone_or_rests_wholly_on_another_proof() {
    let mut survivors = BTreeSet::new();
    let mut refused = BTreeSet::new();
    for (name, profile) in samples() {
        let tree = written(&profile);
        let before = Assessed::of(&profile);
        let fields = before.yeses().flat_map(|a| a.rests_on.iter().map(String::as_str));
        for field in tried(fields) {
            let case = format!("{name}: {field}");
            let Some(less) = less(&profile, &tree, &field) else {
                refused.insert(field);
                continue;
            };
            let after = Assessed::of(&less);
            no_new_yes(&before, &after, &case);
            let mut lost = 0;
            for yes in before.yeses().filter(|a| a.rests_on.contains(&field)) {
                if !after.is_yes(&yes.item) {
                    lost += 1;
                    continue;
                }
                let removed: Vec<_> = yes.basis.iter().filter(|b| b.field == field).collect();
                let kept = after.answer(&yes.item).unwrap();
                for proof in &removed {
                    let same = |b: &&crate::assess::Basis| {
                        b.what == proof.what
                            && b.place == proof.place
                            && b.on == proof.on
                            && b.control == proof.control
                    };
                    assert!(!kept.basis.iter().any(|b| same(&b)), "{case}: {}", yes.item);
                }
                assert!(
                    goes_in_the_end(&without(&tree, &field), &yes.item),
                    "{case}: {}",
                    yes.item
                );
                // Every edition asks for the same controls here.
                let (_, item) = yes.item.rsplit_once('/').unwrap();
                survivors.insert(format!("{} {item}", name.trim_end_matches(".yaml")));
            }
            if lost > 0 {
                assert!(after.open > before.open, "{case}: {} → {}", before.open, after.open);
            }
        }
    }
    // An older training, and a chart that was looked at besides being dated, prove by themselves.
    let twice_proven = [
        "clinic-with-beds 1-2@training",
        "clinic-with-beds 3-1",
        "everything 1-2@training",
        "home-nursing 1-2@training",
        "home-nursing 3-1",
        "hospital-80-beds 1-2@training",
        "hospital-80-beds 3-1",
        "midwifery 1-2@training",
        "midwifery 3-1",
        "one-doctor-clinic 1-2@training",
        "one-doctor-clinic 3-1",
        "pharmacy 1-2@training",
        "pharmacy 3-1",
    ];
    assert_eq!(survivors, twice_proven.map(str::to_owned).into());
    // What other parts of a profile point at, and the date of the plan, cannot be left out at all.
    let needed_by_all = ["devices", "people", "plan.revised_on", "systems", "vendors"];
    assert_eq!(refused, needed_by_all.map(str::to_owned).into());
}

/// Whether a はい goes when whatever it rests on is removed again and again.
fn goes_in_the_end(tree: &Value, item: &str) -> bool {
    let mut tree = tree.clone();
    for _ in 0..20 {
        let Some(profile) = read(&tree) else { return true };
        let assessed = Assessed::of(&profile);
        let Some(answer) = assessed.answer(item).filter(|a| a.verdict == Verdict::Yes) else {
            return true;
        };
        tree = without(&tree, &answer.basis[0].field);
    }
    false
}

fn no_new_yes(before: &Assessed, after: &Assessed, case: &str) {
    for yes in after.yeses() {
        assert!(before.is_yes(&yes.item), "{case}: {} became はい", yes.item);
    }
}

type Take = (&'static str, fn(&mut Profile, usize));

/// What may be taken from an attestation: the whole, its last check, or what that check says beside its answer.
const LESS: [Take; 6] = [
    ("attestation", |p, at| drop(p.attestations.remove(at))),
    ("round", |p, at| drop(p.attestations[at].rounds.pop())),
    ("evidence", |p, at| last(p, at, |r| r.evidence.clear())),
    ("target", |p, at| last(p, at, |r| r.target_date = None)),
    ("reason", |p, at| last(p, at, |r| r.reason = None)),
    ("person", |p, at| last(p, at, |r| r.by = None)),
];

fn last(profile: &mut Profile, at: usize, change: impl Fn(&mut Round)) {
    profile.attestations[at].rounds.iter_mut().last().into_iter().for_each(change);
}

/// For every sample, every edition, every attestation and everything that can be left out of one: no item becomes はい.
#[test]
fn nothing_left_out_of_what_was_said_makes_a_yes() {
    for (name, profile) in samples() {
        let before = Assessed::of(&profile);
        for (at, attestation) in profile.attestations.iter().enumerate() {
            for (what, take) in LESS {
                let mut less = profile.clone();
                take(&mut less, at);
                let case = format!("{name}: {what} of {}", attestation.control);
                no_new_yes(&before, &Assessed::of(&less), &case);
            }
        }
    }
}

/// The one exception, because nobody can tell it from never having asked: whoever withdraws an いいえ leaves what dated
/// facts prove by themselves.
#[test]
fn a_withdrawn_no_leaves_what_the_facts_prove_and_nothing_else() {
    let no = vec![round("2026-10-20", AnswerWord::No)];
    for (control, key, proven) in
        [("ledger.devices", "2-1", true), ("media.restricted", "2-9", false)]
    {
        let mut profile = clinic_with(control, no.clone());
        assert_eq!(item(&profile, key).verdict, Verdict::No { target: None });
        profile.attestations.pop();
        let answer = item(&profile, key);
        assert_eq!(answer.verdict == Verdict::Yes, proven);
        assert!(answer.basis.iter().all(|b| b.field == "ledgers.devices"), "{:?}", answer.basis);
    }
}

/// The paths of every day that is written anywhere in a tree.
fn days(tree: &Value, path: &str, found: &mut Vec<String>) {
    let is_day = |text: &str| text.len() == 10 && text.parse::<NaiveDate>().is_ok();
    match tree {
        Value::Object(map) => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                days(value, &path, found);
            }
        }
        Value::Array(list) => {
            (1..).zip(list).for_each(|(n, value)| days(value, &format!("{path}[{n}]"), found));
        }
        Value::String(text) if is_day(text) => found.push(path.to_owned()),
        _ => {}
    }
}

/// For every sample and every edition: leave out any day written in the profile, and no item becomes はい.
#[test]
fn no_day_left_out_makes_a_yes() {
    for (name, profile) in samples() {
        let tree = written(&profile);
        let before = Assessed::of(&profile);
        let mut found = Vec::new();
        days(&tree, "", &mut found);
        let outside = found.iter().map(String::as_str).filter(|p| !p.starts_with("attestations"));
        let tried = tried(outside);
        assert!(name == "minimal.yaml" || tried.len() > 5, "{name}: {tried:?}");
        for field in tried {
            let Some(less) = read(&without(&tree, &field)) else { continue };
            no_new_yes(&before, &Assessed::of(&less), &format!("{name}: {field}"));
        }
    }
}
