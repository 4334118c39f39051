//! This file compares two editions of a form: what was added, dropped, reworded and moved, and which answers carry over.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Ask, Catalogue, Content, Fact, FactKind, Form, Item, ItemText};

/// Two forms, item by item.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison<'c> {
    /// The form that answers exist for.
    pub older: &'c Form,
    /// The form that is asked for.
    pub newer: &'c Form,
    /// Every item of the newer form, in its order.
    pub items: Vec<Compared<'c>>,
    /// Items of the older form that none of the newer took over, in their order. Where only the topics of the newer
    /// form are known, nobody can say whether they were dropped.
    pub left: Vec<&'c Item>,
}

/// An item of the newer form, and what became of its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared<'c> {
    /// The item.
    pub item: &'c Item,
    /// The items of the older form that it took over: several where rows were merged, none where it is new.
    pub from: Vec<&'c Item>,
    /// Whether its sentence is another.
    pub reworded: Known,
    /// Whether its number is another.
    pub moved: Known,
    /// What becomes of the answer.
    pub answer: Carry<'c>,
}

/// Yes, no, or not to be told from what is known of the two forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// Wording or number of one side is not known.
    Unknown,
}

/// What becomes of the answer to an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Carry<'c> {
    /// The answer carries over: every control that is asked for was asked for before.
    Over {
        /// Alternatives of the older item that do not count any more; a はい that rested on them must be given anew.
        without: Vec<&'c str>,
        /// Guideline facts that came between the two editions: a check made before them deserves a second look.
        since: Vec<&'c Fact>,
    },
    /// These controls were not asked for before, or ask something else now.
    Anew {
        /// The controls.
        controls: Vec<&'c str>,
        /// Controls that the item asks for too and whose answers carry over.
        kept: Vec<&'c str>,
        /// Guideline facts that came between the two editions.
        since: Vec<&'c Fact>,
    },
    /// No control answers it; it is answered by its own key, which is this edition's alone.
    ByHand,
}

/// As alike as sentences must be to count as one reworded.
const ALIKE: f64 = 0.6;
/// As alike as sentences about one subject must be.
const AKIN: f64 = 0.3;

/// Compares two forms: by controls first, by the likeness of their sentences where no control is shared.
pub fn compare<'c>(catalogue: &'c Catalogue, older: &'c Form, newer: &'c Form) -> Comparison<'c> {
    let olds: Vec<Side<'c>> = older.items().map(Side::of).collect();
    let news: Vec<Side<'c>> = newer.items().map(Side::of).collect();
    let mut from: Vec<Vec<usize>> = vec![Vec::new(); news.len()];
    pair_best(
        &olds,
        &news,
        &mut from,
        |o, n| !n.controls.is_empty() && o.controls == n.controls,
        0.0,
    );
    take_shared(&olds, &news, &mut from);
    pair_best(&olds, &news, &mut from, |o, n| !o.subjects.is_disjoint(&n.subjects), AKIN);
    pair_best(&olds, &news, &mut from, |_, _| true, ALIKE);
    take_left(&olds, &news, &mut from);
    let from_day = |form| catalogue.publication_of(form).map(|p| p.in_force.from);
    let between = from_day(older).zip(from_day(newer));
    let items = news.iter().zip(&from).map(|(side, from)| {
        let from: Vec<&Item> = from.iter().filter_map(|at| olds.get(*at)).map(|o| o.item).collect();
        Compared {
            item: side.item,
            reworded: reworded(&from, side.item),
            moved: moved(older, &from, newer, side.item),
            answer: carry(catalogue, &from, side, between),
            from,
        }
    });
    let items = items.collect();
    let taken: BTreeSet<usize> = from.into_iter().flatten().collect();
    let left = olds.iter().enumerate().filter(|(at, _)| !taken.contains(at)).map(|(_, o)| o.item);
    Comparison { older, newer, left: left.collect(), items }
}

impl Comparison<'_> {
    /// Whether one of the forms is known by its topics only, so that nothing can be said of what was dropped.
    pub fn by_topics(&self) -> bool {
        [self.older, self.newer].iter().any(|form| form.content == Content::Topics)
    }
}

/// An item with what it is compared by.
struct Side<'c> {
    item: &'c Item,
    controls: BTreeSet<&'c str>,
    /// The first words of its controls: `password` of `password.length-r7`.
    subjects: BTreeSet<String>,
}

impl<'c> Side<'c> {
    fn of(item: &'c Item) -> Self {
        let controls: BTreeSet<&str> = item.control_keys().into_iter().collect();
        let subjects = controls.iter().map(|key| subject(key)).collect();
        Self { item, controls, subjects }
    }

    fn likeness(&self, other: &Self) -> f64 {
        let ours = alike(&self.item.our_words, &other.item.our_words);
        let printed = alike(self.item.text().words(), other.item.text().words());
        ours.max(printed)
    }
}

/// How much two sentences share, from 0 to 1: their pairs of neighbouring letters, which need no words to be found.
fn alike(one: &str, other: &str) -> f64 {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        letters.iter().copied().zip(letters.iter().copied().skip(1)).collect()
    };
    let (mut open, theirs) = (pairs(one), pairs(other));
    let all = open.len() + theirs.len();
    let shared = theirs.iter().filter(|pair| {
        let at = open.iter().position(|own| own == *pair);
        at.map(|at| open.swap_remove(at)).is_some()
    });
    let shared = shared.count();
    if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 }
}

/// What a control is about; a vendor's controls are about the same things apart from the facility's.
fn subject(key: &str) -> String {
    let (vendor, own) = match key.strip_prefix("vendor.") {
        Some(own) => ("vendor.", own),
        None => ("", key),
    };
    format!("{vendor}{}", own.split('.').next().unwrap_or(own))
}

/// Pairs items one to one, the most alike first, among those still alone on both sides.
fn pair_best(
    olds: &[Side<'_>],
    news: &[Side<'_>],
    from: &mut [Vec<usize>],
    may: impl Fn(&Side<'_>, &Side<'_>) -> bool,
    least: f64,
) {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (n, new) in news.iter().enumerate().filter(|(n, _)| from.get(*n).is_some_and(Vec::is_empty))
    {
        for (o, old) in olds.iter().enumerate().filter(|(o, _)| !is_taken(from, *o)) {
            let likeness = if may(old, new) { old.likeness(new) } else { continue };
            if likeness >= least {
                pairs.push((likeness, n, o));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, n, o) in pairs {
        if !is_taken(from, o)
            && let Some(own) = from.get_mut(n).filter(|own| own.is_empty())
        {
            own.push(o);
        }
    }
}

/// Rows that share controls with one item were merged into it, or it was split from them.
fn take_shared(olds: &[Side<'_>], news: &[Side<'_>], from: &mut [Vec<usize>]) {
    let paired: BTreeSet<usize> = from.iter().flatten().copied().collect();
    for (own, new) in from.iter_mut().zip(news).filter(|(own, _)| own.is_empty()) {
        let shares = |old: &Side<'_>| !old.controls.is_disjoint(&new.controls);
        let free = olds.iter().enumerate().filter(|(o, _)| !paired.contains(o));
        own.extend(free.filter(|(_, old)| shares(old)).map(|(o, _)| o));
    }
}

/// A row left over has not gone where another item asks for its controls, or asks almost the same: it was merged.
fn take_left(olds: &[Side<'_>], news: &[Side<'_>], from: &mut [Vec<usize>]) {
    for (o, old) in olds.iter().enumerate() {
        let merged = |new: &Side<'_>| {
            let akin = !old.subjects.is_disjoint(&new.subjects);
            !old.controls.is_disjoint(&new.controls) || (akin && old.likeness(new) >= ALIKE)
        };
        let at = news.iter().position(merged);
        if !is_taken(from, o)
            && let Some(own) = at.and_then(|at| from.get_mut(at))
        {
            own.push(o);
            own.sort_unstable();
        }
    }
}

fn is_taken(from: &[Vec<usize>], old: usize) -> bool {
    from.iter().any(|own| own.contains(&old))
}

/// Sentences can be compared only where both are the ministry's; spaces and the full stop do not count.
fn reworded(from: &[&Item], to: &Item) -> Known {
    let official = |item: &Item| match item.text() {
        ItemText::Official(text) | ItemText::Unverified(text) => {
            let words: String = text.split_whitespace().collect();
            Some(words.trim_end_matches('。').to_owned())
        }
        ItemText::Ours(_) => None,
    };
    let Some(now) = official(to) else { return Known::Unknown };
    let before: Option<Vec<String>> = from.iter().map(|item| official(item)).collect();
    match before {
        None => Known::Unknown,
        Some(before) if before.iter().all(|text| *text == now) => Known::No,
        Some(_) => Known::Yes,
    }
}

fn moved(older: &Form, from: &[&Item], newer: &Form, to: &Item) -> Known {
    let before: Option<BTreeSet<String>> =
        from.iter().map(|item| older.plain_number(item)).collect();
    match (before, newer.plain_number(to)) {
        (Some(before), Some(now))
            if before.is_empty() || before == BTreeSet::from([now.clone()]) =>
        {
            Known::No
        }
        (Some(_), Some(_)) => Known::Yes,
        // Rows without numbers on both sheets have not moved.
        (None, None) if newer.content == Content::Items => Known::No,
        _ => Known::Unknown,
    }
}

/// The controls of a question that were not asked for before; one alternative that was is enough.
fn unasked<'c>(ask: &'c Ask, before: &BTreeSet<&str>) -> Vec<&'c str> {
    match ask {
        Ask::Control(key) if before.contains(key.as_str()) => Vec::new(),
        Ask::Control(key) => vec![key],
        Ask::All(all) => all.iter().flat_map(|part| unasked(part, before)).collect(),
        Ask::Any { any } => {
            let open: Vec<Vec<&str>> = any.iter().map(|part| unasked(part, before)).collect();
            if open.iter().any(Vec::is_empty) { Vec::new() } else { open.concat() }
        }
    }
}

/// The controls that were alternatives to others.
fn alternatives(ask: &Ask, inside: bool) -> Vec<&str> {
    match ask {
        Ask::Control(key) if inside => vec![key],
        Ask::Control(_) => Vec::new(),
        Ask::All(all) => all.iter().flat_map(|part| alternatives(part, inside)).collect(),
        Ask::Any { any } => any.iter().flat_map(|part| alternatives(part, true)).collect(),
    }
}

fn carry<'c>(
    catalogue: &'c Catalogue,
    from: &[&'c Item],
    to: &Side<'c>,
    between: Option<(NaiveDate, NaiveDate)>,
) -> Carry<'c> {
    let Some(question) = to.item.controls.as_ref().filter(|_| !to.controls.is_empty()) else {
        return Carry::ByHand;
    };
    let before: BTreeSet<&str> = from.iter().flat_map(|item| item.control_keys()).collect();
    let anew = unasked(question, &before);
    let since = |controls: &[&str]| {
        let laws = controls.iter().filter_map(|key| catalogue.control(key)).flat_map(|c| &c.law);
        let mut facts: Vec<&Fact> = laws.filter_map(|key| catalogue.fact(key)).collect();
        let came = |day: Option<NaiveDate>| {
            day.zip(between).is_some_and(|(day, (older, newer))| older < day && day <= newer)
        };
        facts.retain(|fact| fact.kind == FactKind::Guideline && came(fact.source_date));
        let mut seen = BTreeSet::new();
        facts.retain(|fact| seen.insert(&fact.key));
        facts
    };
    if !anew.is_empty() {
        let kept = to.controls.iter().copied().filter(|key| before.contains(key)).collect();
        return Carry::Anew { since: since(&anew), controls: anew, kept };
    }
    let asked: Vec<&str> = to.controls.iter().copied().collect();
    let questions = from.iter().filter_map(|item| item.controls.as_ref());
    let chosen = questions.flat_map(|question| alternatives(question, false));
    let without = chosen.filter(|key| !to.controls.contains(key)).collect();
    Carry::Over { without, since: since(&asked) }
}
