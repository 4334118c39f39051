//! This file gathers the numbers and days that papers may print without the profile: those of the catalogue and the templates.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::look::tokens::{Day, days, phones, versions};

/// What stands in the catalogue and the templates.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) phones: BTreeSet<String>,
    pub(crate) days: BTreeSet<NaiveDate>,
    pub(crate) versions: BTreeSet<String>,
}

impl Known {
    pub(crate) fn gather() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut known = Self::default();
        let mut open: Vec<PathBuf> =
            ["catalogue", "templates", "src/compose"].map(|f| root.join(f)).into();
        while let Some(path) = open.pop() {
            if path.is_dir() {
                open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            } else if let Ok(text) = fs::read_to_string(&path) {
                known.add(&text);
            }
        }
        known
    }

    fn add(&mut self, text: &str) {
        self.phones.extend(phones(text));
        self.versions.extend(versions(text));
        for day in days(text) {
            match day {
                Day::Whole(day) => self.days.insert(day),
                Day::OfAnyYear { month, day } => {
                    // Any year will do: only month and day are compared.
                    self.days.extend(NaiveDate::from_ymd_opt(1904, month, day));
                    true
                }
            };
        }
    }
}
