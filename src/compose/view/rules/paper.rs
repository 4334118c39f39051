//! This file shows the rules of operation as a controlled document: version, approval, first day.

use crate::compose::phrase::{Words, present};
use crate::compose::shape::view;
use crate::profile::{Id, Profile};

view! {
    /// The rules as a controlled document.
    pub(crate) struct RulesPaper {
        /// 「第1版　令和8年11月2日」.
        issue: Option<String> = "版と日付",
        /// 文書番号.
        number: Option<String> = "文書番号",
        /// Version.
        version: Option<String> = "版",
        /// Who wrote them.
        author: Option<String> = "作成した人",
        /// Who approves, by title.
        approves: Option<String> = "承認する人の役職",
        /// Who approves, with the name.
        approver: Option<String> = "承認する人の役職と氏名",
        /// Approved on.
        approved: Option<String> = "承認した日",
        /// Where the approval is recorded.
        approval_place: Option<String> = "承認の記録の置き場所",
        /// In force from.
        in_force: Option<String> = "施行日",
        /// How often they are reviewed.
        cycle: Option<String> = "見直しの間隔",
    }
}

impl RulesPaper {
    pub(super) fn new(profile: &Profile) -> Self {
        let words = Words::new(profile);
        let rules = &profile.rules;
        let name = |id: &Option<Id>| id.as_ref().map(|id| words.name_of(id));
        let revised = rules.revised_on.map(|day| day.era());
        let issue: Vec<_> =
            [present(rules.version.as_ref()), revised].into_iter().flatten().collect();
        Self {
            issue: (!issue.is_empty()).then(|| issue.join("　")),
            number: present(rules.document_number.as_ref()),
            version: present(rules.version.as_ref()),
            author: name(&rules.author),
            approves: rules.approver.as_ref().map(|id| words.title_of(id)),
            approver: name(&rules.approver),
            approved: rules.approval().map(|day| day.era()),
            approval_place: present(rules.approval_place.value()),
            in_force: rules.in_force_from.map(|day| day.era()),
            cycle: present(rules.review_cycle.as_ref()),
        }
    }
}
