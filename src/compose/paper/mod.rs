//! This module builds the papers that are tables and charts rather than prose.

mod case;
mod contact_chart;
mod contact_list;
mod day_contents;
mod diagrams;
mod form;
pub(crate) mod front;
pub(in crate::compose) mod ledger;
mod phone_list;
mod poster;
mod precepts;
mod reference;
mod self_audit;
mod sheet;
mod step_chart;
#[cfg(test)]
mod tests;

pub use case::{Answered, Case};
pub use contact_chart::{Audience, contact_chart};
pub use contact_list::contact_list;
pub(super) use day_contents::day_contents;
pub use diagrams::Detail;
pub(in crate::compose) use diagrams::{network_diagram, system_diagram};
pub use form::FormPrint;
pub(in crate::compose) use ledger::LedgerPaper;
pub use phone_list::phone_list;
pub use poster::precepts_poster;
pub use reference::ReferencePrint;
pub use self_audit::{audit_summary, audit_tally, in_order as audit_in_order};
