//! This file composes the BCP: サイバー攻撃を想定した事業継続計画.

use super::paper::Case;
use super::view::BcpView;
use super::{ComposeError, Shaped, Templates, check_parts, compose};
use crate::document::Document;

/// The name of the document and the first segment of its block ids.
const NAME: &str = "bcp";

/// Its chapters in order.
const PARTS: &[&str] = &[
    "bcp/0-front.hbs",
    "bcp/1-general.hbs",
    "bcp/2a-roles.hbs",
    "bcp/2b-preparation.hbs",
    "bcp/2c-watch.hbs",
    "bcp/3-detection.hbs",
    "bcp/4a-initial.hbs",
    "bcp/4b-response.hbs",
    "bcp/5-recovery.hbs",
    "bcp/6-aftercare.hbs",
    "bcp/7-back.hbs",
];

/// Composes the BCP of a facility.
///
/// # Errors
/// [`ComposeError`] when a template is wrong; never because of what the profile says.
pub(super) fn bcp(case: &Case<'_>, templates: &Templates) -> Result<Document, ComposeError> {
    let meta = case.plan_meta("サイバー攻撃を想定した事業継続計画", "BCP");
    compose(templates, PARTS, NAME, meta, &BcpView::new(case))
}

/// Proves the templates of the BCP without a profile.
pub(super) fn check(templates: &Templates) -> Result<(), Vec<ComposeError>> {
    check_parts(templates, PARTS, NAME, &BcpView::shape())
}
