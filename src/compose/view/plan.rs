//! This file shows the plan as a controlled document to templates: version, approval, copies, history.

use crate::compose::phrase::{NOTHING, Stated, Words, dash, present};
use crate::compose::shape::view;
use crate::profile::{DocumentKind, Profile};

view! {
    /// The plan.
    pub(crate) struct PlanView {
        /// 文書番号.
        number: Option<String>,
        /// Version.
        version: String,
        /// Date of the version.
        date: String,
        /// First established on.
        established: String,
        /// Who wrote it.
        author: String,
        /// Who helped.
        support: Option<String>,
        /// Who approves.
        approver: String,
        /// Approved on.
        approved: Option<String>,
        /// Where the approval is recorded.
        approval_place: String,
        /// Next review.
        next_review: Stated,
        /// How often it is reviewed.
        cycle: Option<String>,
        /// Where the original lies.
        original: String,
        /// Copies.
        copies: Vec<CopyView>,
        /// History.
        revisions: Vec<RevisionView>,
        /// Papers that this one refers to.
        documents: Vec<DocumentView>,
        /// BCP for natural disasters.
        disaster: Option<String>,
        /// システム障害時マニュアル and 伝票運用マニュアル, as far as there are any.
        manuals: Option<String>,
        /// When the contact chart was last updated.
        chart_updated: Option<String>,
        /// Where the contact chart is posted.
        chart_places: Option<String>,
    }
}

view! {
    /// A copy.
    pub(crate) struct CopyView {
        /// Key.
        id: String,
        /// Where.
        place: String,
        /// As what.
        form: String,
    }
}

view! {
    /// A version.
    pub(crate) struct RevisionView {
        /// Key.
        id: String,
        /// Version.
        version: String,
        /// Day.
        on: String,
        /// What changed.
        what: String,
        /// Who approved it.
        by: String,
    }
}

view! {
    /// A paper that exists.
    pub(crate) struct DocumentView {
        /// Key.
        id: String,
        /// Title and version.
        name: String,
        /// Kind.
        kind: String,
        /// Date of the version.
        date: String,
        /// Where it lies.
        place: String,
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
