//! This file composes papers of prose: templates of one name, filled with everything that is known of a facility.

use handlebars::Context;

use super::paper::{Case, front};
use super::view::CaseView;
use super::{ComposeError, Shaped, Templates, check, dialect, template};
use crate::document::{Document, TypeSize};

/// A paper made of templates.
#[derive(Debug)]
pub(super) struct Script {
    /// The document's name, the first segment of its block ids and what `--only` calls it: `bcp`.
    pub(super) name: &'static str,
    /// Its title; `{we}` stands for 当院, 当薬局, `{chief}` for 院長, 管理者.
    pub(super) title: &'static str,
    /// Its title in references from other papers.
    pub(super) short_title: &'static str,
    /// Its templates in order.
    pub(super) parts: &'static [&'static str],
    /// Whether somebody approves it.
    pub(super) issue: Issue,
    /// How large its words are.
    pub(super) type_size: TypeSize,
}

/// Whether somebody approves a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Issue {
    /// It is 案 until the plan is approved, and carries the plan's version.
    Plan,
    /// It is 案 until the rules of operation are approved, and carries their version.
    Rules,
    /// A working sheet that nobody approves.
    Sheet,
}

/// What a facility's templates are filled with, prepared once for all papers.
pub(super) struct Filling {
    context: Context,
    we: String,
    chief: String,
    inside: String,
    before: &'static str,
}

impl Filling {
    /// The filling of a facility's case.
    pub(super) fn new(case: &Case<'_>) -> Result<Self, ComposeError> {
        let view = CaseView::new(case);
        let context = Context::wraps(&view).map_err(|e| ComposeError::View {
            document: "binder".to_owned(),
            reason: e.to_string(),
        })?;
        let before = front::before(case.profile.facility.kind);
        let (facility, chief) = (view.facility, view.roles.chief);
        Ok(Self { context, we: facility.we, chief, inside: facility.inside, before })
    }

    /// Words in which `{we}` stands for 当院, 当薬局, `{chief}` for 院長, 管理者, `{inside}` for 院内, 薬局内, and
    /// `{before}` for 立入検査前の, 備えの.
    pub(super) fn words(&self, pattern: &str) -> String {
        let words = pattern.replace("{we}", &self.we).replace("{chief}", &self.chief);
        words.replace("{inside}", &self.inside).replace("{before}", self.before)
    }
}

impl Script {
    /// Fills the templates.
    ///
    /// # Errors
    /// [`ComposeError`] when a template is wrong; never because of what the profile says.
    pub(super) fn compose(
        &self,
        case: &Case<'_>,
        filling: &Filling,
        templates: &Templates,
    ) -> Result<Document, ComposeError> {
        let (title, short_title) = (filling.words(self.title), filling.words(self.short_title));
        let meta = match self.issue {
            Issue::Plan => case.plan_meta(&title, &short_title),
            Issue::Rules => case.rules_meta(&title, &short_title),
            Issue::Sheet => case.sheet_meta(&title, &short_title),
        };
        let expanded = template::expand(templates, self.parts, &filling.context)?;
        Ok(Document {
            name: self.name.to_owned(),
            meta,
            type_size: self.type_size,
            sections: dialect::read(&expanded, self.name)?,
        })
    }

    /// Proves the templates without a profile.
    pub(super) fn check(&self, templates: &Templates) -> Vec<ComposeError> {
        check::check(templates, self.parts, self.name, &CaseView::shape())
    }
}
