//! This file reads facts about the plan itself: its version, its approval, and the rules beside it.

use crate::catalogue::AskedOf;
use crate::profile::{DocumentKind, Profile};

use super::super::context::Context;
use super::finding::{Ask, Finding, missing};

/// 3③: this very version was approved, on a day, and the record lies somewhere.
pub(super) fn approved(f: &mut Finding, context: &Context<'_>) {
    let plan = &context.profile.plan;
    let owner = AskedOf::Director;
    let place = f.need(
        &plan.approval_place,
        Ask {
            noun: "BCPの承認の記録の置き場所",
            field: "plan.approval_place",
            write: "承認の記録（署名や議事録）の置き場所を書いてください。",
            owner,
        },
    );
    let Some(on) = plan.approved_on else {
        f.lacks(missing(
            format!("BCP（{}）が承認されていない（案のままである）。", plan.version),
            "plan.approved_on",
            "経営層が承認した日を書いてください。",
            owner,
        ));
        return;
    };
    match &plan.approved_version {
        Some(version) if *version != plan.version => f.lacks(missing(
            format!("承認されたのは{version}で、今の版（{}）は承認されていない。", plan.version),
            "plan.approved_version",
            "今の版の承認を受け、approved_on と approved_version を書いてください。",
            owner,
        )),
        // A later date on the paper than on the approval: the version was changed and not approved again.
        None if on < plan.revised_on => f.lacks(missing(
            format!("承認日（{}）が版の日付（{}）より前である。", on.era(), plan.revised_on.era()),
            "plan.approved_on",
            "今の版を承認した日を書くか、承認した版を approved_version に書いてください。",
            owner,
        )),
        _ => {
            if let Some(place) = place {
                f.proof(format!("BCP（{}）の承認", plan.version), place, on, "plan.approved_on");
                if let Some(proof) = f.proofs.last_mut() {
                    proof.by = context.person(plan.approver.as_ref());
                }
            }
        }
    }
}

/// 4①: はい without any listed rules is a contradiction, because papers refer only to listed documents.
pub(super) fn rules_listed(f: &mut Finding, context: &Context<'_>) {
    let rules = |kind| kind == DocumentKind::OperationRules;
    let listed: Vec<usize> = (1..)
        .zip(&context.profile.documents)
        .filter(|(_, d)| rules(d.kind))
        .map(|(n, _)| n)
        .collect();
    match listed.as_slice() {
        [only] => f.upholds.push(format!("documents[{only}]")),
        [_, _, ..] => f.upholds.push("documents".to_owned()),
        // The rules that are made from this profile count from the day of their approval.
        [] if context.profile.rules.approval().is_some() => {
            f.upholds.push("rules.approved_on".to_owned());
        }
        [] => f.speaks_against(missing(
            "運用管理規程が文書の一覧にない。",
            "documents",
            "運用管理規程の名前、版、日付、置き場所を書いてください。",
            AskedOf::Director,
        )),
    }
    for (at, document) in context.profile.documents.iter().enumerate() {
        if rules(document.kind) && document.date.value().is_none() {
            f.advice.push(missing(
                format!("「{}」の版の日付が分からない。", document.name),
                format!("documents[{}].date", at + 1),
                "その版の日付を書いてください。",
                AskedOf::Clinic,
            ));
        }
    }
}

/// Where a row of the review sheet is read: its own column names the section and the page.
pub(in crate::assess) const IN_THE_PLAN: &str = "BCP";

/// A row of the review sheet rests on the plan of this date.
pub(super) fn in_the_plan(f: &mut Finding, context: &Context<'_>) {
    let plan = &context.profile.plan;
    f.proof(format!("BCP（{}）", plan.version), IN_THE_PLAN, plan.revised_on, "plan.revised_on");
}

/// 5-4: measures live on only where the plan is looked at again.
pub(super) fn prevention_reviewed(f: &mut Finding, profile: &Profile) {
    f.need(
        &profile.plan.next_review,
        Ask {
            noun: "BCPを次に見直す日",
            field: "plan.next_review",
            write: "次に見直す日を書いてください。",
            owner: AskedOf::Director,
        },
    );
}
