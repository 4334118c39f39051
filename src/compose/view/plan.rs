//! This file shows the plan as a controlled document to templates: version, approval, copies, history.

use crate::compose::phrase::{NOTHING, Stated, Words, dash, present};
use crate::compose::shape::view;
use crate::profile::{DocumentKind, Profile};

view! {
    /// The plan.
    pub(crate) struct PlanView {
        /// 文書番号.
        number: Option<String> = "文書番号",
        /// Version.
        version: String = "版",
        /// Date of the version.
        date: String = "版の日付",
        /// First established on.
        established: String = "初版の日",
        /// Who wrote it.
        author: String = "作成した人",
        /// Who helped.
        support: Option<String> = "作成を手伝った人",
        /// Who approves.
        approver: String = "承認する人",
        /// Approved on.
        approved: Option<String> = "承認した日",
        /// Where the approval is recorded.
        approval_place: String = "承認の記録の置き場所",
        /// Next review.
        next_review: Stated = "次の見直し",
        /// How often it is reviewed.
        cycle: Option<String> = "見直しの間隔",
        /// Where the original lies.
        original: String = "原本の置き場所",
        /// Copies.
        copies: Vec<CopyView> = "写し",
        /// History.
        revisions: Vec<RevisionView> = "改訂の履歴",
        /// Papers that this one refers to.
        documents: Vec<DocumentView> = "関係する文書",
        /// BCP for natural disasters.
        disaster: Option<String> = "自然災害のBCP",
        /// システム障害時マニュアル and 伝票運用マニュアル, as far as there are any.
        manuals: Option<String> = "システム障害時と伝票運用のマニュアル",
        /// When the contact chart was last updated.
        chart_updated: Option<String> = "連絡体制図を更新した日",
        /// Where the contact chart is posted.
        chart_places: Option<String> = "連絡体制図の掲示場所",
    }
}

view! {
    /// A copy.
    pub(crate) struct CopyView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Where.
        place: String = "置き場所",
        /// As what.
        form: String = "形（紙、USBメモリーなど）",
    }
}

view! {
    /// A version.
    pub(crate) struct RevisionView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Version.
        version: String = "版",
        /// Day.
        on: String = "日付",
        /// What changed.
        what: String = "変えたこと",
        /// Who approved it.
        by: String = "承認した人",
    }
}

view! {
    /// A paper that exists.
    pub(crate) struct DocumentView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Title and version.
        name: String = "題名と版",
        /// Kind.
        kind: String = "種類",
        /// Date of the version.
        date: String = "版の日付",
        /// Where it lies.
        place: String = "置き場所",
    }
}

impl PlanView {
    pub(crate) fn new(profile: &Profile, approved: bool) -> Self {
        let words = Words::new(profile);
        let plan = &profile.plan;
        let named = |kind| {
            let mut found = profile.documents.iter().filter(|d| d.kind == kind);
            found.next().map(|d| format!("「{}」", d.name))
        };
        let manuals: Vec<_> = [DocumentKind::DowntimeManual, DocumentKind::PaperManual]
            .into_iter()
            .filter_map(named)
            .collect();
        let person = |id: &Option<crate::profile::Id>| {
            id.as_ref().map_or_else(|| "未定".to_owned(), |id| words.name_of(id))
        };
        let approved = plan.approved_on.filter(|_| approved).map(|on| on.era());
        let chart = plan.contact_chart.as_ref();
        Self {
            number: present(plan.document_number.as_ref()),
            version: plan.version.clone(),
            date: plan.revised_on.era(),
            established: words.day(&plan.established_on),
            author: person(&plan.author),
            support: present(plan.support.as_ref()),
            approver: person(&plan.approver),
            approved,
            approval_place: words.known(&plan.approval_place),
            next_review: words.stated(&plan.next_review, "未決定", |d| d.era()),
            cycle: present(plan.review_cycle.as_ref()),
            original: words.known(&plan.original_place),
            copies: plan
                .copies
                .iter()
                .map(|c| CopyView {
                    id: c.id.to_string(),
                    place: c.place.clone(),
                    form: dash(Some(&c.form)),
                })
                .collect(),
            revisions: plan
                .revisions
                .iter()
                .map(|r| RevisionView {
                    id: format!("{}-{}", r.version, r.on),
                    version: r.version.clone(),
                    on: r.on.era(),
                    what: dash(Some(&r.what)),
                    by: r.approved_by.clone().unwrap_or_else(|| NOTHING.to_owned()),
                })
                .collect(),
            documents: profile
                .documents
                .iter()
                .map(|d| DocumentView {
                    id: d.id.to_string(),
                    name: match &d.version {
                        Some(version) => format!("{} {version}", d.name),
                        None => d.name.clone(),
                    },
                    kind: d.kind.word().to_owned(),
                    date: words.day(&d.date),
                    place: words.known(&d.place),
                })
                .collect(),
            disaster: named(DocumentKind::DisasterBcp),
            manuals: if manuals.is_empty() { None } else { Some(manuals.join("と")) },
            chart_updated: chart.map(|c| c.updated_on.era()),
            chart_places: chart.map(|c| c.places.join("、")).filter(|p| !p.is_empty()),
        }
    }
}
