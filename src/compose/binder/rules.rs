//! This file holds the rules of operation, the appointment of the officer and the record of what the head looked at.

use super::entry::{Bundle, Entry, Shelf, Source};
use crate::compose::paper::Case;
use crate::compose::script::{Issue, Script};
use crate::compose::view::{ReviewRow, existing_rules, stated_topics};
use crate::document::TypeSize;
use crate::profile::{FacilityKind, Role, RuleTopic};

/// 運用管理規程, where there are none yet.
const RULES: Script = Script {
    name: "rules",
    title: "医療情報システム運用管理規程",
    short_title: "運用管理規程",
    parts: &[
        "rules/0-front.hbs",
        "rules/1-general.hbs",
        "rules/2-people.hbs",
        "rules/3-operation.hbs",
        "rules/4-users.hbs",
        "rules/5-incident.hbs",
        "rules/9-back.hbs",
    ],
    issue: Issue::Rules,
    type_size: TypeSize::Normal,
};

/// What is added to rules that exist: a table of their articles, and the articles that they lack.
const ARTICLES: Script = Script {
    name: "rules-articles",
    title: "運用管理規程の条項対応表",
    short_title: "条項対応表",
    parts: &[
        "rules-articles/0-table.hbs",
        "rules/2-people.hbs",
        "rules/3-operation.hbs",
        "rules/4-users.hbs",
        "rules/5-incident.hbs",
        "rules-articles/9-back.hbs",
    ],
    issue: Issue::Rules,
    type_size: TypeSize::Normal,
};

/// 任命書.
const APPOINTMENT: Script = Script {
    name: "appointment",
    title: "医療情報システム安全管理責任者の任命",
    short_title: "任命書",
    parts: &["appointment/letter.hbs"],
    issue: Issue::Sheet,
    type_size: TypeSize::Normal,
};

/// 院長確認記録.
const REVIEW: Script = Script {
    name: "director-review",
    title: "{chief}確認記録",
    short_title: "確認記録",
    parts: &["director-review/sheet.hbs"],
    issue: Issue::Sheet,
    type_size: TypeSize::Normal,
};

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: RULES.name,
        title: RULES.title,
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Inspection],
        left_out: no_rules,
        source: Source::Script(RULES, "運用管理規程"),
    },
    Entry {
        name: ARTICLES.name,
        title: ARTICLES.title,
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Inspection],
        left_out: no_table,
        source: Source::Script(ARTICLES, "運用管理規程_条項対応表"),
    },
    Entry {
        name: APPOINTMENT.name,
        title: APPOINTMENT.title,
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Inspection],
        left_out: appointed,
        source: Source::Script(APPOINTMENT, "安全管理責任者の任命書"),
    },
    Entry {
        name: REVIEW.name,
        title: REVIEW.title,
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Inspection],
        left_out: |case| {
            let none = "台帳、リモート保守の回答、ログの確認、復旧試験のどれも書かれていないため";
            ReviewRow::all(case.profile).is_empty().then(|| none.to_owned())
        },
        source: Source::Script(REVIEW, "{chief}確認記録"),
    },
];

fn no_rules(case: &Case<'_>) -> Option<String> {
    if let Some(document) = existing_rules(case.profile).next() {
        return Some(format!("「{}」がすでにあるため（条項対応表を作る）", document.name));
    }
    if case.profile.holders(Role::SecurityOfficer).next().is_none() {
        return Some("医療情報システム安全管理責任者が決まっていないため".to_owned());
    }
    let methods = stated_topics(case).into_iter().any(|topic| topic != RuleTopic::Responsibility);
    (!methods).then(|| "具体的な実施方法が、まだ1つも書かれていないため".to_owned())
}

fn no_table(case: &Case<'_>) -> Option<String> {
    let reason = match existing_rules(case.profile).next() {
        None => "すでにある運用管理規程が文書の一覧にないため（規程の案を作る）",
        Some(_) if case.profile.facility.kind == FacilityKind::HomeNursing => {
            "国のチェックリストの項目に沿った表であり、訪問看護ステーションの様式ではないため"
        }
        Some(_) => return None,
    };
    Some(reason.to_owned())
}

/// A letter that exists is not written a second time.
fn appointed(case: &Case<'_>) -> Option<String> {
    let Some(officer) = case.profile.holders(Role::SecurityOfficer).next() else {
        return Some("医療情報システム安全管理責任者が決まっていないため".to_owned());
    };
    let letter = officer.appointed.value()?;
    Some(format!("任命の記録がすでにあるため（{}、{}）", letter.what, letter.place))
}
