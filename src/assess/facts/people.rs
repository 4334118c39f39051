//! This file reads facts about people: who holds a role, who was told and taught.

use crate::catalogue::{AskedOf, Freshness};
use crate::profile::{Profile, Role, TrainingKind};

use super::super::context::Context;
use super::finding::{Ask, Finding, missing, reachable};

/// 1①: somebody of the house holds the role, and a dated paper says so.
pub(super) fn security_officer_appointed(f: &mut Finding, context: &Context<'_>) {
    let profile = context.profile;
    if profile.holders(Role::SecurityOfficer).next().is_none() {
        f.speaks_against(missing(
            "医療情報システム安全管理責任者の役割を持つ職員がいない。",
            "people",
            "院内の1人の roles に「医療情報システム安全管理責任者」を書いてください。",
            AskedOf::Director,
        ));
    } else {
        f.upholds.push("people".to_owned());
    }
    for (at, person) in profile.people.iter().enumerate() {
        if !person.roles.contains(&Role::SecurityOfficer) {
            continue;
        }
        let field = format!("people[{}].appointed", at + 1);
        let noun = format!("{}の任命の記録", person.name);
        let write = "任命書の名前、日付、置き場所を書いてください。";
        let ask = Ask { noun: &noun, field: &field, write, owner: AskedOf::Director };
        let Some(evidence) = f.need(&person.appointed, ask) else { continue };
        match evidence.on {
            Some(on) => {
                let what = format!("{}の{}", person.name, evidence.what);
                f.proof(what, &evidence.place, on, &field);
            }
            None => f.lacks(missing(
                format!("{}の任命の日付が書かれていない。", person.name),
                format!("{field}.on"),
                "任命した日を書いてください。",
                AskedOf::Director,
            )),
        }
    }
}

/// 1-2 教育訓練: an event was done within a year, and its record lies somewhere.
pub(super) fn training_done(f: &mut Finding, context: &Context<'_>) {
    let done = (1..).zip(&context.profile.training).filter_map(|(n, event)| {
        let on = *event.done_on.value()?;
        let place = event.place.value()?;
        (on <= context.today).then_some((n, event, on, place))
    });
    match done.max_by_key(|(_, _, on, _)| *on) {
        Some((n, event, on, place)) => {
            let what = format!("{}「{}」の記録", event.kind.word(), event.title);
            f.proof(what, place, on, format!("training[{n}]"));
        }
        None => f.lacks(missing(
            "実施日と記録の置き場所が分かる教育・訓練がない。",
            "training",
            "実施した教育・訓練の done_on と place を書いてください。",
            AskedOf::Clinic,
        )),
    }
}

/// 1-2 情報収集: news has readers, and somebody looks at the logs of the ways out.
pub(super) fn information_gathered(f: &mut Finding, profile: &Profile) {
    let owner = AskedOf::Clinic;
    f.need_that(
        !profile.information_sources.is_empty(),
        Ask {
            noun: "脆弱性や攻撃の情報の入手元",
            field: "information_sources",
            write: "どこから、誰が、どの頻度で情報を得るかを書いてください。",
            owner,
        },
    );
    for (at, source) in profile.information_sources.iter().enumerate() {
        let (noun, field) =
            (format!("「{}」を見る人", source.name), format!("information_sources[{}].by", at + 1));
        let write = "見る人の id を書いてください。";
        f.need(&source.by, Ask { noun: &noun, field: &field, write, owner });
        let (noun, field) = (
            format!("「{}」を見る頻度", source.name),
            format!("information_sources[{}].frequency", at + 1),
        );
        let write = "見る頻度を書いてください。例: 毎週月曜";
        f.need(&source.frequency, Ask { noun: &noun, field: &field, write, owner });
    }
    f.need_that(
        !profile.log_reviews.is_empty(),
        Ask {
            noun: "外部接続点などのログの確認",
            field: "log_reviews",
            write: "どのログを、誰が、どの頻度で確認するかを書いてください。",
            owner,
        },
    );
    for (at, log) in profile.log_reviews.iter().enumerate() {
        let (noun, field) =
            (format!("「{}」を確認する人", log.target), format!("log_reviews[{}].by", at + 1));
        let write = "確認する人か事業者を書いてください。";
        f.need(&log.by, Ask { noun: &noun, field: &field, write, owner });
        let (noun, field) = (
            format!("「{}」を確認する頻度", log.target),
            format!("log_reviews[{}].frequency", at + 1),
        );
        let write = "確認する頻度を書いてください。例: 毎月1日";
        f.need(&log.frequency, Ask { noun: &noun, field: &field, write, owner });
    }
}

/// 2-1: the route hangs where staff see it, and they were told.
pub(super) fn report_chain_told(f: &mut Finding, profile: &Profile) {
    holder(f, profile, Role::SecurityOfficer, AskedOf::Director);
    let owner = AskedOf::Clinic;
    let Some(chart) = &profile.plan.contact_chart else {
        f.lacks(missing(
            "連絡体制図の更新と周知の記録がない。",
            "plan.contact_chart",
            "連絡体制図の更新日、貼ってある場所、周知の記録を書いてください。",
            owner,
        ));
        return;
    };
    f.need_that(
        !chart.places.is_empty(),
        Ask {
            noun: "連絡体制図を貼ってある場所",
            field: "plan.contact_chart.places",
            write: "貼ってある場所と置き場所を書いてください。",
            owner,
        },
    );
    f.need(
        &chart.announced,
        Ask {
            noun: "職員への周知の記録",
            field: "plan.contact_chart.announced",
            write: "周知した日と、その記録の置き場所を書いてください。",
            owner,
        },
    );
}

/// 2-2: staff were taught within a year what an anomaly is, and know whom to tell.
pub(super) fn notice_taught(f: &mut Finding, context: &Context<'_>) {
    holder(f, context.profile, Role::SecurityOfficer, AskedOf::Director);
    let taught = context.profile.training.iter().any(|event| {
        event.kind == TrainingKind::Training
            && event.place.value().is_some()
            && event.done_on.value().is_some_and(|on| {
                *on <= context.today && context.is_fresh(*on, Freshness::Years(1))
            })
    });
    f.need_that(
        taught,
        Ask {
            noun: "この1年に行った職員教育の記録",
            field: "training",
            write: "実施した教育の done_on と place を書いてください。",
            owner: AskedOf::Clinic,
        },
    );
}

/// 2-3: from whoever finds it to the head of the facility, with a deputy, by telephone.
pub(super) fn route_to_executives(f: &mut Finding, profile: &Profile) {
    chain(f, profile);
}

/// Head, officer and a deputy, each reachable by telephone.
pub(super) fn chain(f: &mut Finding, profile: &Profile) {
    holder(f, profile, Role::Executive, AskedOf::Clinic);
    holder(f, profile, Role::SecurityOfficer, AskedOf::Director);
    let deputies = profile
        .people
        .iter()
        .filter(|p| p.roles.contains(&Role::Executive) || p.roles.contains(&Role::SecurityOfficer))
        .filter_map(|p| profile.person(p.deputy.value()?));
    f.need_that(
        deputies.filter(|p| reachable(p)).count() > 0,
        Ask {
            noun: "経営層又は安全管理責任者の、電話のつながる代理者",
            field: "people",
            write: "経営層か安全管理責任者の deputy に代理者の id を、その人に phone か mobile を書いてください。",
            owner: AskedOf::Director,
        },
    );
}

/// Somebody holds the role and can be reached.
fn holder(f: &mut Finding, profile: &Profile, role: Role, owner: AskedOf) {
    let noun = format!("電話のつながる{}", role.word());
    let write =
        format!("roles に「{}」を、その人に phone か mobile を書いてください。", role.word());
    f.need_that(
        profile.holders(role).any(reachable),
        Ask { noun: &noun, field: "people", write: &write, owner },
    );
}

/// 3-1: somebody surveys, and the vendors who help can be called.
pub(super) fn cause_surveyable(f: &mut Finding, context: &Context<'_>) {
    holder(f, context.profile, Role::SecurityOfficer, AskedOf::Director);
    super::vendors::phones(f, context);
}

/// 5-1: somebody reports to the executives, and staff can be told.
pub(super) fn result_reportable(f: &mut Finding, profile: &Profile) {
    holder(f, profile, Role::SecurityOfficer, AskedOf::Director);
    holder(f, profile, Role::Executive, AskedOf::Clinic);
    announceable(f, profile);
}

/// 5-2: those who think about prevention are named, each with a share of it.
pub(super) fn prevention_assigned(f: &mut Finding, profile: &Profile) {
    holder(f, profile, Role::SecurityOfficer, AskedOf::Director);
    let shared = [Role::PlanningManager, Role::SystemOperator];
    f.need_that(
        profile.people.iter().any(|p| shared.iter().any(|role| p.roles.contains(role))),
        Ask {
            noun: "企画管理者又はシステム運用担当者",
            field: "people",
            write: "担当する人の roles に「企画管理者」か「システム運用担当者」を書いてください（兼任できます）。",
            owner: AskedOf::Director,
        },
    );
}

/// 5-3: staff can be told without mail.
pub(super) fn announceable(f: &mut Finding, profile: &Profile) {
    f.need(
        &profile.incident.staff_notice,
        Ask {
            noun: "メールを使わずに職員へ知らせる方法",
            field: "incident.staff_notice",
            write: "職員へ知らせる方法を書いてください。例: 朝礼と掲示",
            owner: AskedOf::Clinic,
        },
    );
}

/// 5-6: somebody speaks for the facility.
pub(super) fn spokesperson_named(f: &mut Finding, profile: &Profile) {
    f.need_that(
        profile.holders(Role::Spokesperson).next().is_some(),
        Ask {
            noun: "外部への説明を行う広報担当",
            field: "people",
            write: "説明する人の roles に「広報担当」を書いてください（経営層の兼任もできます）。",
            owner: AskedOf::Director,
        },
    );
}
