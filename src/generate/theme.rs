//! This file reads the look of all papers, once, from the data that travels with the program.

use super::error::Fault;
use crate::layout::Theme;

/// The house's own theme.
pub(super) fn theme() -> Result<Theme, Fault> {
    serde_saphyr::from_str(include_str!("../../assets/theme.yaml"))
        .map_err(|error| Fault::Theme { reason: error.to_string() })
}
