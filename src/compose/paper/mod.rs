//! This module builds the papers that are tables and charts rather than prose.

mod case;
mod contact_chart;
mod contact_list;
mod form;
pub(in crate::compose) mod ledger;
mod precepts;
mod reference;
mod sheet;
mod step_chart;
#[cfg(test)]
mod tests;

pub use case::{Answered, Case};
pub use contact_chart::{Audience, contact_chart};
pub use contact_list::contact_list;
pub use form::FormPrint;
pub(in crate::compose) use ledger::LedgerPaper;
pub use reference::ReferencePrint;
