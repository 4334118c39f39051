//! This file gathers whatever can stop a command and tells it with the exit code that belongs to it.

use crate::catalogue::{CatalogueError, LookupError};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::guard;
use crate::cli::terminal::Terminal;
use crate::diagnostic::{Report, Severity};
use crate::generate::{Fault, GenerateError};
use crate::grid::GridError;
use crate::import::ImportError;
use crate::layout::fonts::FontError;
use crate::official::OfficialError;
use crate::output::OutputError;

/// Whatever can stop a command.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Before the work: files, dates.
    Cli(CliError),
    /// In the forms that lie beside the profile.
    Overlay {
        /// Every fault found.
        report: Report,
    },
    /// A form or an edition that is not there.
    Lookup(LookupError),
    /// In the work.
    Generate(GenerateError),
    /// In the authority's own Excel.
    Official(OfficialError),
    /// In a list that is taken in or given out.
    Import(ImportError),
}

impl From<CliError> for Trouble {
    fn from(error: CliError) -> Self {
        Self::Cli(error)
    }
}

impl From<LookupError> for Trouble {
    fn from(error: LookupError) -> Self {
        Self::Lookup(error)
    }
}

impl From<GenerateError> for Trouble {
    fn from(error: GenerateError) -> Self {
        Self::Generate(error)
    }
}

/// What ships is proven by tests, so that only the user's own forms can be at fault.
impl From<CatalogueError> for Trouble {
    fn from(CatalogueError::Faulty { report }: CatalogueError) -> Self {
        Self::Overlay { report }
    }
}

impl From<OfficialError> for Trouble {
    fn from(error: OfficialError) -> Self {
        Self::Official(error)
    }
}

impl From<ImportError> for Trouble {
    fn from(error: ImportError) -> Self {
        Self::Import(error)
    }
}

impl From<OutputError> for Trouble {
    fn from(error: OutputError) -> Self {
        Self::Generate(error.into())
    }
}

impl From<FontError> for Trouble {
    fn from(error: FontError) -> Self {
        Self::Generate(Fault::from(error).into())
    }
}

impl Trouble {
    /// Tells it.
    pub(crate) fn tell(&self, terminal: &mut Terminal) -> Exit {
        match self {
            Self::Cli(error) => {
                terminal.warn(&format!("誤り: {error}"));
                error.exit()
            }
            Self::Lookup(error) => {
                terminal.warn(&format!("誤り: {error}。"));
                Exit::Usage
            }
            Self::Overlay { report }
            | Self::Import(
                ImportError::Faults { report } | ImportError::Grid(GridError::Faults { report }),
            )
            | Self::Generate(GenerateError::Faults { report }) => {
                terminal.report(report);
                let count = report.iter().filter(|d| d.severity == Severity::Error).count();
                terminal.warn(&format!(
                    "誤りが{count}件あります。直してから、もう一度実行してください。"
                ));
                Exit::Faults
            }
            Self::Generate(
                error @ (GenerateError::Edition { .. }
                | GenerateError::NoSuchDocument { .. }
                | GenerateError::NotInBundle { .. }
                | GenerateError::EmptyBundle { .. }
                | GenerateError::MixedZip { .. }
                | GenerateError::NoSuchVendor { .. }
                | GenerateError::NothingToPrint
                | GenerateError::NothingInFormat),
            ) => {
                terminal.warn(&format!("誤り: {error}"));
                Exit::Usage
            }
            Self::Generate(error @ GenerateError::Templates { .. }) => {
                terminal.warn(&format!("誤り: {error}"));
                Exit::Faults
            }
            Self::Generate(GenerateError::Output(error)) => {
                terminal.warn(&format!("誤り: {error}"));
                Exit::Files
            }
            Self::Official(error @ OfficialError::Unreadable { .. }) => {
                terminal.warn(&guard::confess(&error.to_string()));
                Exit::Bug
            }
            Self::Official(error) => {
                terminal.warn(&format!("誤り: {error}"));
                match error {
                    OfficialError::Workbook(_) => Exit::Files,
                    OfficialError::BadName { .. }
                    | OfficialError::NoFamily { .. }
                    | OfficialError::NoVendor { .. } => Exit::Usage,
                    _ => Exit::Faults,
                }
            }
            Self::Import(error @ ImportError::Ours { .. }) => {
                terminal.warn(&guard::confess(&error.to_string()));
                Exit::Bug
            }
            Self::Import(error) => {
                terminal.warn(&format!("誤り: {error}"));
                match error {
                    ImportError::Grid(GridError::Workbook(_)) => Exit::Files,
                    ImportError::NoHeader { .. } => Exit::Faults,
                    _ => Exit::Usage,
                }
            }
            Self::Generate(GenerateError::Ours(fault)) => {
                terminal.warn(&guard::confess(&fault.to_string()));
                Exit::Bug
            }
        }
    }
}
