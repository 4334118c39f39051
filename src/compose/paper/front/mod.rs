//! This module builds the front of the binder: what is in it, what was asked for, where proof lies, what is missing.

mod concerns;
mod contents;
mod cover;
mod evidence;
mod gaps;
mod house;
mod places;
mod readiness;
mod requested;
#[cfg(test)]
mod tests;
mod voice;

pub(in crate::compose) use cover::cover;
pub(in crate::compose) use evidence::evidence_index;
pub(in crate::compose) use gaps::gap_list;
pub(in crate::compose) use house::house_contents;
pub(in crate::compose) use readiness::{before, readiness_page};
pub(crate) use voice::Voice;

use super::case::Case;
use crate::document::{Meta, Status};
use crate::profile::FacilityKind;

/// The name of the cover, which is the first of its own contents.
pub(in crate::compose) const COVER: &str = "binder-front";
/// Its title.
pub(in crate::compose) const COVER_TITLE: &str = "提示書類 表紙と目次";
/// The name of the index of evidence.
pub(in crate::compose) const INDEX: &str = "evidence-index";
/// Its title.
pub(in crate::compose) const INDEX_TITLE: &str = "根拠資料索引";
/// The name of the contents of what stays in the house.
pub(in crate::compose) const HOUSE: &str = "internal-contents";
/// Its title.
pub(in crate::compose) const HOUSE_TITLE: &str = "提示しない書類の目次";

/// The name of the verdict before an inspection.
pub(in crate::compose) const READINESS: &str = "readiness";

/// Whether the inspection that the ministry's checklist is for (立入検査) comes to the facility.
fn is_inspected(case: &Case<'_>) -> bool {
    case.profile.facility.kind != FacilityKind::HomeNursing
}

/// What a list of the binder says of itself: nobody approves it, but it is of one version.
fn meta(case: &Case<'_>, title: &str) -> Meta {
    let mut meta = case.plan_meta(title, title);
    meta.status = Status::Sheet;
    meta.document_number = None;
    meta
}
