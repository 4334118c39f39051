//! This file reads whether the contact chart holds everyone whom an inspector looks for.

use crate::catalogue::AskedOf;
use crate::profile::{OutsideCategory, Profile};

use super::super::context::Context;
use super::finding::{Ask, Finding, missing};
use super::people::chain;

/// 3①: everyone is on it, it has a date, and it hangs somewhere.
pub(super) fn complete(f: &mut Finding, context: &Context<'_>) {
    let profile = context.profile;
    chain(f, profile);
    let vendor_reachable = profile.vendors.iter().any(|v| v.phone.value().is_some());
    f.need_that(
        vendor_reachable,
        Ask {
            noun: "電話のつながる事業者",
            field: "vendors",
            write: "システムを担当する事業者と電話番号を書いてください。",
            owner: AskedOf::Clinic,
        },
    );
    for system in &profile.systems {
        let Some(vendor) = &system.vendor else { continue };
        let Some(at) = profile.vendors.iter().position(|v| v.id == *vendor) else { continue };
        if let Some(vendor) = profile.vendors.get(at) {
            let noun = format!("「{}」の事業者（{}）の電話番号", system.name, vendor.name);
            let (field, write) =
                (format!("vendors[{}].phone", at + 1), "電話番号を書いてください。");
            let ask = Ask { noun: &noun, field: &field, write, owner: AskedOf::Clinic };
            f.need(&vendor.phone, ask);
        }
    }
    local_bodies(f, profile);
    national(f, context, OutsideCategory::Ministry);
    national(f, context, OutsideCategory::PrivacyCommission);
    record(f, profile);
}

/// The police and the office that inspects: their numbers differ from place to place.
fn local_bodies(f: &mut Finding, profile: &Profile) {
    let owner = AskedOf::Clinic;
    let write = "outside_bodies に区分、組織名、電話番号を書いてください。";
    let field = "outside_bodies";
    let police = listed(profile, &[OutsideCategory::Police]);
    f.need_that(police, Ask { noun: "都道府県警察の担当部署の電話番号", field, write, owner });
    let office = listed(profile, &[OutsideCategory::Prefecture, OutsideCategory::HealthCenter]);
    f.need_that(office, Ask { noun: "都道府県又は保健所の電話番号", field, write, owner });
}

fn listed(profile: &Profile, categories: &[OutsideCategory]) -> bool {
    profile
        .outside_bodies
        .iter()
        .any(|b| categories.contains(&b.category) && b.phone.value().is_some())
}

/// A national body: the profile's own line, else the public contact that ships with the catalogue.
fn national(f: &mut Finding, context: &Context<'_>, category: OutsideCategory) {
    let own = context.profile.outside_bodies.iter().find(|b| b.category == category);
    if let Some(body) = own
        && body.phone.value().is_none()
        && body.email.value().is_none()
        && body.url.value().is_none()
    {
        let n = context.profile.outside_bodies.iter().take_while(|b| b.id != body.id).count() + 1;
        f.lacks(missing(
            format!("{}の電話番号もメールアドレスもWebの窓口も書かれていない。", body.name),
            format!("outside_bodies[{n}]"),
            "電話番号、メールアドレス、Webの窓口のどれかを書いてください。",
            AskedOf::Clinic,
        ));
    }
    let supplied = context.catalogue.public_contact(category.word());
    if own.is_none() && supplied.is_none() {
        f.lacks(missing(
            format!("{}の連絡先がない。", category.word()),
            "outside_bodies",
            "outside_bodies に書いてください。",
            AskedOf::Clinic,
        ));
    }
    let verified = own.is_some_and(|b| b.verified_on.value().is_some())
        || (own.is_none() && supplied.is_some_and(|fact| fact.verified_on.is_some()));
    if !verified {
        f.advice.push(missing(
            format!("{}の連絡先が最新かを、誰も確かめていない。", category.word()),
            "outside_bodies",
            "連絡先を確かめ、outside_bodies に verified_on と verified_by を書いてください。",
            AskedOf::Clinic,
        ));
    }
}

/// The chart's own date and places.
fn record(f: &mut Finding, profile: &Profile) {
    let Some(chart) = &profile.plan.contact_chart else {
        f.lacks(missing(
            "連絡体制図の更新日と置き場所が書かれていない。",
            "plan.contact_chart",
            "連絡体制図の updated_on と places を書いてください。",
            AskedOf::Clinic,
        ));
        return;
    };
    if chart.places.is_empty() {
        f.lacks(missing(
            "連絡体制図の置き場所が書かれていない。",
            "plan.contact_chart.places",
            "貼ってある場所と置き場所を書いてください。",
            AskedOf::Clinic,
        ));
    } else {
        f.found("plan.contact_chart.places");
        f.proof("連絡体制図", chart.places.join("、"), chart.updated_on, "plan.contact_chart");
    }
}

/// 3-6: everyone to whom a report goes can be reached, also while the network is off.
pub(super) fn outside_reports_arranged(f: &mut Finding, profile: &Profile) {
    local_bodies(f, profile);
    f.need(
        &profile.incident.clean_device,
        Ask {
            noun: "Webでの報告に使う、院内ネットワークにつながない端末",
            field: "incident.clean_device",
            write: "報告に使う端末を書いてください。例: 院長のスマートフォン（携帯回線）",
            owner: AskedOf::Director,
        },
    );
}
