//! This file is the only one that prints.

use std::io::{self, Write};

use serde::Serialize;

use crate::diagnostic::Report;

/// Where the user reads us.
pub(crate) struct Terminal;

impl Terminal {
    /// Prints a result, with a line end.
    pub(crate) fn say(&mut self, text: &str) {
        put(&mut io::stdout().lock(), text);
    }

    /// Prints a result for other programs.
    pub(crate) fn json(&mut self, value: &impl Serialize) {
        // What is printed so has text keys and no numbers out of range: nothing can fail.
        let text = serde_json::to_string_pretty(value).unwrap_or_default();
        self.say(&text);
    }

    /// Prints what went wrong or deserves a look, with a line end.
    pub(crate) fn warn(&mut self, text: &str) {
        put(&mut io::stderr().lock(), text);
    }

    /// Prints every diagnostic, each with an empty line after it.
    pub(crate) fn report(&mut self, report: &Report) {
        for diagnostic in report.iter() {
            self.warn(&format!("{diagnostic}\n"));
        }
    }
}

/// A reader who has gone away (`sonae schema | head`) is no fault of the run, so refusals are not told.
fn put(to: &mut impl Write, text: &str) {
    let _ = writeln!(to, "{text}");
    let _ = to.flush();
}
