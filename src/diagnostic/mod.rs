//! This module holds what can be said to the user about their own data: located, collected, never printed here.

mod place;
mod report;
mod suggest;
mod system;

pub use place::Place;
pub use report::{Noted, Report};
pub use suggest::nearest;
pub use system::system_words;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The data cannot be used until this is mended.
    Error,
    /// The data can be used, but something in it contradicts something else or will hurt later.
    Warning,
    /// Something was read differently from how it was written (old encoding, full-width digits).
    Notice,
}

/// One thing to say about the user's data: what happened, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// A stable word for tests and scripts, such as `profile-unknown-key`.
    pub code: &'static str,
    /// What happened, as one or more Japanese sentences (です・ます), ending with 。.
    pub message: String,
    /// Where it happened.
    pub place: Place,
    /// What to do about it, as a Japanese sentence; empty when the message says all.
    pub help: String,
}

impl Diagnostic {
    /// Makes an error.
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, place, message)
    }

    /// Makes a warning.
    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, place, message)
    }

    /// Makes a notice.
    pub fn notice(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Notice, code, place, message)
    }

    /// Adds what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    fn new(
        severity: Severity,
        code: &'static str,
        place: Place,
        message: impl Into<String>,
    ) -> Self {
        Self { severity, code, message: message.into(), place, help: String::new() }
    }
}

impl std::fmt::Display for Diagnostic {
    /// Writes the house form: kind and place on the first line, then what happened, then what to do.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = match self.severity {
            Severity::Error => "誤り",
            Severity::Warning => "注意",
            Severity::Notice => "お知らせ",
        };
        write!(f, "{kind}: {}\n  {}", self.place, self.message)?;
        if !self.help.is_empty() {
            write!(f, "\n  → {}", self.help)?;
        }
        Ok(())
    }
}
