//! This file finds out which column of a list is which field, and how sure that is.

use super::ImportError;
use super::fold::{bare, fold, holds};
use super::identify::existing;
use super::table::Table;
use super::words::{ColumnWords, ListWords, refused};
use crate::profile::{EntryList, Profile, ascii};

/// From here on a heading is near enough to a known one to be asked about.
const NEAR: f64 = 0.75;

/// What a column is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A field, by its place among those of the list.
    Field(usize),
    /// The remarks, together with its heading.
    Note,
    /// It is left out.
    Left,
    /// It is never taken in; why not.
    Refused(&'static str),
}

/// How sure it is that a column is what it is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// Nothing like it is known.
    Unknown,
    /// The heading is like a known one.
    Near,
    /// The heading can mean the number of an entry, but its cells only count the rows: it is left out until somebody
    /// says otherwise.
    Counting,
    /// The heading can mean several things, and nothing else is there for this one.
    Probable,
    /// The heading is a known one.
    Sure,
    /// The user said so.
    Chosen,
}

/// What one column of a list is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnUse {
    /// Its heading; two rows of headings are joined.
    pub heading: String,
    /// A value of it; empty where all its cells are.
    pub sample: String,
    /// How many rows have a value in it.
    pub filled: usize,
    /// What it is taken for.
    pub target: Target,
    /// How sure that is.
    pub sureness: Sureness,
}

/// What the columns of a list are taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    pub(super) list: EntryList,
    /// The columns from left to right.
    pub columns: Vec<ColumnUse>,
}

impl Sureness {
    /// How sure, in a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unknown => "不明",
            Self::Near => "似ている",
            Self::Counting => "通し番号",
            Self::Probable => "たぶん",
            Self::Sure => "確か",
            Self::Chosen => "指定",
        }
    }
}

/// Whether a column of that heading is never taken in, and why.
pub(super) fn why_refused(heading: &str) -> Result<Option<&'static str>, ImportError> {
    let heading = fold(heading);
    let why = refused()?.iter().find(|kind| kind.holds.iter().any(|word| holds(&heading, word)));
    Ok(why.map(|kind| kind.why.as_str()))
}

/// The likeness of headings that decides who gets a field: exact before bracketed before possible before near.
fn likeness(heading: &str, column: &ColumnWords) -> Option<(u32, Sureness)> {
    let whole = fold(heading);
    let short = bare(heading);
    let sure = || column.names.iter().chain([&column.label]);
    if whole.is_empty() {
        return None;
    }
    if sure().any(|name| fold(name) == whole) {
        return Some((1000, Sureness::Sure));
    }
    if short.as_ref().is_some_and(|short| sure().any(|name| fold(name) == *short)) {
        return Some((900, Sureness::Sure));
    }
    let also = |text: &String| column.also.iter().any(|name| fold(name) == *text);
    if also(&whole) || short.as_ref().is_some_and(also) {
        return Some((800, Sureness::Probable));
    }
    let near = |name: &String| {
        let name = fold(name);
        let long = name.chars().count() >= 3;
        let inside = long && (whole.ends_with(&name) || whole.starts_with(&name));
        let alike = strsim::normalized_levenshtein(&whole, &name);
        if inside { alike.max(NEAR) } else { alike }
    };
    let best = sure().map(near).fold(0.0, f64::max);
    // Two signs of two kanji differ by half: that is no likeness.
    if best < NEAR || whole.chars().count() < 3 {
        return None;
    }
    // A likeness lies between 0 and 1.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 500")]
    let score = (best * 500.0) as u32;
    Some((score, Sureness::Near))
}

/// How many columns of a list a row of headings names; only surely known ones count.
pub(super) fn known_headings(words: &ListWords, headings: &[String]) -> usize {
    let mut taken = vec![false; words.columns.len()];
    for heading in headings {
        let best = words
            .columns
            .iter()
            .enumerate()
            .filter(|(at, _)| taken.get(*at) == Some(&false))
            .filter_map(|(at, column)| Some((likeness(heading, column)?, at)))
            .filter(|((_, sureness), _)| *sureness >= Sureness::Probable)
            .max_by_key(|((score, _), at)| (*score, std::cmp::Reverse(*at)));
        if let Some((_, at)) = best
            && let Some(slot) = taken.get_mut(at)
        {
            *slot = true;
        }
    }
    taken.iter().filter(|taken| **taken).count()
}

/// Whether cells only count their rows: 1, 2, 3; some may be missing, where rows were taken out.
fn counts(cells: &[&str]) -> bool {
    let number = |cell: &&str| {
        let text = ascii(cell);
        text.parse::<u32>().ok().filter(|number| number.to_string() == text)
    };
    let Some(numbers) = cells.iter().map(number).collect::<Option<Vec<u32>>>() else {
        return false;
    };
    let pairs = || numbers.iter().zip(numbers.iter().skip(1));
    let from_one = numbers.first() == Some(&1) && pairs().all(|(one, next)| one < next);
    !numbers.is_empty()
        && (from_one || pairs().all(|(one, next)| one.checked_add(1) == Some(*next)))
}

impl ListWords {
    /// How likely a column of numbers that only count is the number of an entry: any other column is before it, and
    /// where ids are no mere numbers, under a heading that may mean anything it is none until somebody says so.
    fn counted(&self, score: u32, sureness: Sureness) -> (u32, Sureness) {
        if sureness == Sureness::Probable && !self.prefix.is_empty() {
            (score / 2, Sureness::Counting)
        } else {
            (score.saturating_sub(50), sureness)
        }
    }
}

impl Mapping {
    /// What the columns of a table are most likely. By the numbers that the profile has, entries are known again.
    pub fn propose(table: &Table, profile: &Profile) -> Result<Self, ImportError> {
        let words = ListWords::of(table.list)?;
        let known = existing(table.list, profile)?;
        let mut columns = Vec::new();
        for (index, heading) in table.headings.iter().enumerate() {
            let values = table.rows.iter().filter_map(|row| row.cells.get(index));
            let values: Vec<&String> = values.filter(|cell| !cell.is_empty()).collect();
            let refused = why_refused(heading)?;
            columns.push(ColumnUse {
                heading: heading.clone(),
                sample: values.first().map(|v| (*v).clone()).unwrap_or_default(),
                filled: values.len(),
                target: refused.map_or(Target::Left, Target::Refused),
                sureness: if refused.is_some() { Sureness::Sure } else { Sureness::Unknown },
            });
        }
        let mut pairs: Vec<(u32, Sureness, usize, usize)> = Vec::new();
        for (index, column) in columns.iter().enumerate() {
            if column.target != Target::Left || column.filled == 0 {
                continue;
            }
            let cells = table.rows.iter().filter_map(|row| row.cells.get(index));
            let cells: Vec<&str> = cells.map(String::as_str).filter(|c| !c.is_empty()).collect();
            let counts = counts(&cells) && !known.iter().any(|k| cells.contains(&k.id.as_str()));
            for (at, known) in words.columns.iter().enumerate() {
                match likeness(&column.heading, known) {
                    Some((score, sureness)) if counts && known.field == "id" => {
                        let (score, sureness) = words.counted(score, sureness);
                        pairs.push((score, sureness, index, at));
                    }
                    Some((score, sureness)) => pairs.push((score, sureness, index, at)),
                    None => {}
                }
            }
        }
        pairs.sort_by_key(|(score, _, index, at)| (std::cmp::Reverse(*score), *index, *at));
        let mut taken = vec![false; words.columns.len()];
        for (_, sureness, index, at) in pairs {
            let is_note = words.columns.get(at).is_some_and(ColumnWords::is_note);
            let (Some(column), Some(slot)) = (columns.get_mut(index), taken.get_mut(at)) else {
                continue;
            };
            if column.target == Target::Left && (!*slot || is_note) {
                if sureness == Sureness::Counting {
                    // It is told, and waits for somebody to say so.
                    column.sureness = sureness;
                    continue;
                }
                *slot = true;
                (column.target, column.sureness) = (Target::Field(at), sureness);
            }
        }
        Ok(Self { list: table.list, columns })
    }

    /// Takes a column, named by its heading or number, for a field, for the remarks, or for nothing.
    ///
    /// # Errors
    /// A heading or field that is not there; a column that is never taken in.
    pub fn choose(&mut self, column: &str, field: &str) -> Result<(), ImportError> {
        let index = self.column_named(column)?;
        let target = self.field_named(field)?;
        self.set(index, target)
    }

    /// Takes the column of that place for something else; whoever had the field before loses it.
    ///
    /// # Errors
    /// A column that is never taken in.
    pub fn set(&mut self, index: usize, target: Target) -> Result<(), ImportError> {
        if let Some(column) = self.columns.get(index)
            && let Target::Refused(why) = column.target
            && target != Target::Left
        {
            let heading = column.heading.clone();
            return Err(ImportError::Refused { heading, why: why.to_owned() });
        }
        let words = ListWords::of(self.list)?;
        let is_note = |at: usize| words.columns.get(at).is_some_and(ColumnWords::is_note);
        for (other, column) in self.columns.iter_mut().enumerate() {
            if other == index {
                if !matches!(column.target, Target::Refused(_)) {
                    (column.target, column.sureness) = (target, Sureness::Chosen);
                }
            } else if column.target == target && matches!(target, Target::Field(at) if !is_note(at))
            {
                (column.target, column.sureness) = (Target::Left, Sureness::Unknown);
            }
        }
        Ok(())
    }

    /// Leaves out what is merely like a known heading.
    pub fn without_near(&mut self) {
        for column in &mut self.columns {
            if column.sureness == Sureness::Near {
                (column.target, column.sureness) = (Target::Left, Sureness::Unknown);
            }
        }
    }

    /// Puts what is left out into the remarks, in lists that have remarks. Says whether there are any.
    pub fn rest_into_note(&mut self) -> Result<bool, ImportError> {
        if ListWords::of(self.list)?.note().is_none() {
            return Ok(false);
        }
        for column in &mut self.columns {
            let counts = column.sureness == Sureness::Counting;
            if column.target == Target::Left && column.filled > 0 && !counts {
                (column.target, column.sureness) = (Target::Note, Sureness::Chosen);
            }
        }
        Ok(true)
    }

    /// Everything a column can be taken for, with its name; the remarks last.
    pub fn targets(&self) -> Result<Vec<(Target, &'static str)>, ImportError> {
        let words = ListWords::of(self.list)?;
        let fields = words.columns.iter().enumerate();
        Ok(fields.map(|(at, column)| (Target::Field(at), column.label.as_str())).collect())
    }

    /// What a target is called.
    pub fn name_of(&self, target: Target) -> Result<String, ImportError> {
        let words = ListWords::of(self.list)?;
        Ok(match target {
            Target::Field(at) => words.columns.get(at).map(|c| c.label.clone()).unwrap_or_default(),
            Target::Note => {
                let note = words.note().and_then(|at| words.columns.get(at));
                note.map(|c| format!("{}（見出しを付けて）", c.label)).unwrap_or_default()
            }
            Target::Left => "取り込まない".to_owned(),
            Target::Refused(_) => "取り込めない".to_owned(),
        })
    }

    /// Whether any column is taken in.
    pub fn takes_anything(&self) -> bool {
        self.columns.iter().any(|c| matches!(c.target, Target::Field(_) | Target::Note))
    }

    fn column_named(&self, given: &str) -> Result<usize, ImportError> {
        let folded = fold(given);
        let by_name = self.columns.iter().position(|column| fold(&column.heading) == folded);
        let by_number = || given.trim().parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        by_name.or_else(by_number).filter(|at| *at < self.columns.len()).ok_or_else(|| {
            let all: Vec<&str> = self.columns.iter().map(|c| c.heading.as_str()).collect();
            ImportError::NoColumn { given: given.to_owned(), all: all.join("、") }
        })
    }

    /// The target of a name: a key or label of a field, `note`, or nothing.
    pub fn field_named(&self, given: &str) -> Result<Target, ImportError> {
        let words = ListWords::of(self.list)?;
        let folded = fold(given);
        if folded.is_empty() || given.trim() == "取り込まない" {
            return Ok(Target::Left);
        }
        if words.note().is_some() && ["note", "備考", "説明"].contains(&given.trim()) {
            return Ok(Target::Note);
        }
        let keyed = words.columns.iter().position(|c| c.called() == given.trim());
        let labelled = || words.columns.iter().position(|c| fold(&c.label) == folded);
        let named =
            || words.columns.iter().position(|c| c.names.iter().any(|name| fold(name) == folded));
        keyed.or_else(labelled).or_else(named).map(Target::Field).ok_or_else(|| {
            let all: Vec<String> =
                words.columns.iter().map(|c| format!("{}（{}）", c.label, c.called())).collect();
            ImportError::NoField { given: given.to_owned(), all: all.join("、") }
        })
    }
}
