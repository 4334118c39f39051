//! This file shows templates who signs the plan, with room for a pen where nobody has said.

use crate::compose::phrase;
use crate::compose::shape::view;
use crate::profile::{Id, Profile};

view! {
    /// What the sheet of approval is filled with; what is not known is written by hand.
    pub(crate) struct ApprovalView {
        /// Title and name of the author.
        author: Option<String> = "作成した人の役職と氏名",
        /// Title and name of whoever approves.
        approver: Option<String> = "承認する人の役職と氏名",
        /// First established on.
        established: Option<String> = "初版の日",
        /// Where the original lies.
        original: Option<String> = "原本の置き場所",
        /// Where the approval is recorded.
        record: Option<String> = "承認の記録の置き場所",
        /// Next review.
        review: Option<String> = "次の見直し",
    }
}

impl ApprovalView {
    pub(crate) fn new(profile: &Profile, approved: bool) -> Self {
        let plan = &profile.plan;
        let person =
            |id: &Option<Id>| id.as_ref().and_then(|id| profile.person(id)).map(phrase::person);
        Self {
            author: person(&plan.author),
            approver: person(&plan.approver),
            established: plan.established_on.value().map(|day| day.era()),
            original: plan.original_place.value().cloned(),
            record: plan.approval_place.value().filter(|_| approved).cloned(),
            review: plan.next_review.value().map(|day| day.era()),
        }
    }
}
