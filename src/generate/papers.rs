//! This file lists the papers of a binder, in the order in which they lie in it.

use super::error::Fault;
use crate::compose::paper::{Audience, Case, checklist, contact_chart, contact_list, vendor_sheet};
use crate::document::Document;

/// Every paper of the binder.
pub(super) fn papers(case: &Case<'_>) -> Result<Vec<Document>, Fault> {
    let mut papers = vec![
        contact_chart(case, Audience::Binder),
        contact_chart(case, Audience::Wall),
        contact_list(case),
        checklist(case),
    ];
    papers
        .extend(case.vendors.iter().map(|(vendor, answered)| vendor_sheet(case, vendor, answered)));
    Ok(papers)
}
