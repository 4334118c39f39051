//! This module builds the papers that are tables and charts rather than prose.

mod case;
mod checklist;
mod contact_chart;
mod contact_list;
mod review_sheet;
mod sheet;
mod vendor_sheet;

pub use case::{Answered, Case};
pub use checklist::checklist;
pub use contact_chart::{Audience, contact_chart};
pub use contact_list::contact_list;
pub use review_sheet::review_sheet;
pub use vendor_sheet::vendor_sheet;
