//! This file holds paths of fields in which entries are named by their ids: `people[incho].phone`.

use std::fmt;

use thiserror::Error;

/// The way from the top of a profile to one of its fields.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Vec<Step>);

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into the field of a record.
    Key(String),
    /// Into the entry of a list that bears an id.
    Id(String),
    /// Into the entry at a place of a list, counted from 1 as lines are.
    Place(usize),
}

/// A text is not a path.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("「{0}」は項目の場所として読めません。people[incho].phone のように書いてください。")]
pub struct PathError(pub String);

impl Path {
    /// Reads `people[incho].phone` or `network.segments[#2].range`.
    pub fn parse(text: &str) -> Result<Self, PathError> {
        let refuse = || PathError(text.to_owned());
        let mut steps = Vec::new();
        for part in parts(text.trim()).ok_or_else(refuse)? {
            let (key, mut rest) = part
                .split_once('[')
                .map_or((part, ""), |(key, _)| (key, part.get(key.len()..).unwrap_or_default()));
            if key.is_empty() {
                return Err(refuse());
            }
            steps.push(Step::Key(key.to_owned()));
            while !rest.is_empty() {
                let inner = rest.strip_prefix('[').ok_or_else(refuse)?;
                let (entry, after) = inner.split_once(']').ok_or_else(refuse)?;
                steps.push(entry_step(entry).ok_or_else(refuse)?);
                rest = after;
            }
        }
        Ok(Self(steps))
    }

    /// The path of a field at the top.
    pub fn top(key: &str) -> Self {
        Self(vec![Step::Key(key.to_owned())])
    }

    /// The path with one more step.
    #[must_use]
    pub fn then(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// The path of a field below this one.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.then(Step::Key(key.to_owned()))
    }

    /// The path of an entry of this list.
    #[must_use]
    pub fn entry(&self, id: &str) -> Self {
        self.then(Step::Id(id.to_owned()))
    }

    /// Its steps from the top.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The last step, and the way there.
    pub fn split(&self) -> Option<(Path, &Step)> {
        let (last, before) = self.0.split_last()?;
        Some((Path(before.to_vec()), last))
    }

    /// Whether it leads through another path, or is the same.
    pub fn is_below(&self, other: &Path) -> bool {
        self.0.starts_with(&other.0)
    }

    /// Without its entries, as shapes and questions name it: `people[].phone`.
    pub fn pattern(&self) -> String {
        let mut text = String::new();
        for step in &self.0 {
            match step {
                Step::Key(key) => {
                    if !text.is_empty() {
                        text.push('.');
                    }
                    text.push_str(key);
                }
                Step::Id(_) | Step::Place(_) => text.push_str("[]"),
            }
        }
        text
    }
}

/// The parts between dots; a dot inside brackets belongs to an id.
fn parts(text: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut inside = false;
    for (at, c) in text.char_indices() {
        match c {
            '[' if inside => return None,
            '[' => inside = true,
            ']' if !inside => return None,
            ']' => inside = false,
            '.' if !inside => {
                parts.push(text.get(start..at)?);
                start = at.checked_add(1)?;
            }
            _ => {}
        }
    }
    parts.push(text.get(start..)?);
    (!inside).then_some(parts)
}

fn entry_step(entry: &str) -> Option<Step> {
    match entry.strip_prefix('#') {
        Some(place) => place.parse().ok().filter(|n| *n > 0).map(Step::Place),
        None if entry.is_empty() => None,
        None => Some(Step::Id(entry.to_owned())),
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if n == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Id(id) => write!(f, "[{id}]")?,
                Step::Place(place) => write!(f, "[#{place}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Path, Step};

    #[test]
    fn a_path_is_written_as_it_was_read() {
        for text in [
            "facility.name",
            "people[incho].phone",
            "network.segments[#2].range",
            "devices[PC-0.1].os",
        ] {
            assert_eq!(Path::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_path_is_refused_with_the_way_to_write_one() {
        for text in ["", ".a", "a.", "a[", "a]", "a[]", "a[#0]", "a[b][", "a[b]c", "[a]"] {
            let error = Path::parse(text).unwrap_err();
            assert!(error.to_string().contains("people[incho].phone"), "{text}");
        }
    }

    #[test]
    fn a_pattern_forgets_which_entry_was_meant() {
        let path = Path::top("vendors").entry("vendor-emr").key("contract").key("number");
        assert_eq!(path.pattern(), "vendors[].contract.number");
        assert_eq!(path.split().unwrap().1, &Step::Key("number".to_owned()));
    }
}
