//! This file is the only one that prints.

use std::io::{self, BufRead, IsTerminal, Write};

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

    /// Whether somebody sits there who can be asked.
    pub(crate) fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Asks for a line; `None` when there is no more to come (Ctrl+D, a closed window).
    pub(crate) fn ask(&mut self, prompt: &str) -> Option<String> {
        self.line(prompt).map(|line| line.trim().to_owned())
    }

    fn line(&mut self, prompt: &str) -> Option<String> {
        // The lock is let go before the waiting: Ctrl+C has a word to say meanwhile.
        let _ = write!(io::stderr(), "{prompt}");
        let _ = io::stderr().flush();
        let mut bytes = Vec::new();
        match io::stdin().lock().read_until(b'\n', &mut bytes) {
            Ok(0) | Err(_) => None,
            // A character that came in broken must not end the sitting.
            Ok(_) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        }
    }

    /// As [`Self::ask`], with the line as it was typed but for its end.
    pub(crate) fn ask_raw(&mut self, prompt: &str) -> Option<String> {
        self.line(prompt).map(|line| line.trim_end_matches(['\n', '\r']).to_owned())
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
