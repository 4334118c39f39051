//! This file is the table of exit codes, which scripts rely on.

use std::process::ExitCode;

/// How a run ended. Where several apply to one run, the heavier one (further down) is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Done.
    Done,
    /// `check` found something missing.
    Gaps,
    /// A file was kept because it is not ours any more or held open; the new version lies beside.
    Kept,
    /// Faults in the data.
    Faults,
    /// The command line is wrong.
    Usage,
    /// A file could not be read or written.
    Files,
    /// Of several profiles some failed.
    SomeFailed,
    /// A fault of ours.
    Bug,
    /// Somebody stopped; what was answered is kept.
    Cancelled,
}

impl Exit {
    /// The number that the shell sees.
    pub(crate) fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Faults => 1,
            Exit::Usage => 2,
            Exit::Gaps => 3,
            Exit::Kept => 4,
            Exit::SomeFailed => 5,
            Exit::Files => 6,
            Exit::Bug => 70,
            Exit::Cancelled => 130,
        }
    }

    /// Whether nothing was made.
    pub(crate) fn is_failure(self) -> bool {
        match self {
            Exit::Done | Exit::Gaps | Exit::Kept | Exit::Cancelled => false,
            Exit::Faults | Exit::Usage | Exit::Files | Exit::SomeFailed | Exit::Bug => true,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
