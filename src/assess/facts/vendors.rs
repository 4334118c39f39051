//! This file reads facts about vendors: who was asked, who answered, who can be reached.

use crate::catalogue::AskedOf;
use crate::profile::{AnswerWord, ExternalKind, Hosting, Profile, Vendor};

use super::super::attested;
use super::super::context::Context;
use super::finding::{Ask, Finding, missing};

const ASKED: &str = "remote-maintenance.asked";
const COLLECTED: &str = "disclosure.collected";

/// Vendors under contract, with their place in the profile.
pub(in crate::assess) fn contracted(profile: &Profile) -> impl Iterator<Item = (usize, &Vendor)> {
    profile.vendors.iter().enumerate().filter(|(_, v)| v.has_contract())
}

/// Vendors who must be asked: under contract, or behind a system or a line.
pub(in crate::assess) fn to_ask(profile: &Profile) -> impl Iterator<Item = (usize, &Vendor)> {
    profile.vendors.iter().enumerate().filter(|(_, v)| v.has_contract() || serves(profile, v))
}

fn serves(profile: &Profile, vendor: &Vendor) -> bool {
    let id = Some(&vendor.id);
    profile.systems.iter().any(|s| s.vendor.as_ref() == id)
        || profile.network.external_connections.iter().any(|c| c.vendor.as_ref() == id)
}

/// Whether there is no contract with any vendor: true, or what speaks against believing it.
///
/// An empty list of vendors is not proof: a cloud service always has a contract behind it.
pub(in crate::assess) fn no_contract(profile: &Profile) -> Result<bool, String> {
    if contracted(profile).next().is_some() {
        return Ok(false);
    }
    if profile.systems.is_empty() {
        return Err("システムと事業者が書かれていないため、契約の有無が分からない。".to_owned());
    }
    if let Some(system) = profile.systems.iter().find(|s| s.hosting != Hosting::OnPremises) {
        return Err(format!(
            "「{}」はクラウドを使うため契約があるはずだが、契約のある事業者が書かれていない。",
            system.name
        ));
    }
    if let Some(service) = profile.cloud_services.first() {
        return Err(format!(
            "クラウドサービス「{}」には契約があるはずだが、契約のある事業者が書かれていない。",
            service.name
        ));
    }
    if let Some(vendor) = profile
        .vendors
        .iter()
        .find(|v| v.remote_maintenance.value().is_some_and(|answer| answer.used))
    {
        return Err(format!("{}のリモート保守があるのに、契約が書かれていない。", vendor.name));
    }
    let line = |c: &&crate::profile::ExternalConnection| c.kind == ExternalKind::VendorMaintenance;
    if let Some(way) = profile.network.external_connections.iter().find(line) {
        return Err(format!("事業者の保守回線「{}」があるのに、契約が書かれていない。", way.name));
    }
    Ok(true)
}

/// 2②: every vendor was asked, and the answer is on paper with a date and a place.
pub(super) fn remote_maintenance_asked(f: &mut Finding, context: &Context<'_>) {
    let profile = context.profile;
    let mut open = Vec::new();
    for (at, vendor) in to_ask(profile) {
        let field = format!("vendors[{}].remote_maintenance", at + 1);
        let before = f.missing.len();
        match (vendor.remote_maintenance_evidence(), vendor.remote_maintenance.value()) {
            (Some(evidence), Some(answer)) => {
                let word = if answer.used { "有" } else { "無" };
                if let Some(on) = evidence.on {
                    f.proof(format!("{}（{word}）", evidence.what), evidence.place, on, &field);
                    f.found(format!("{field}.confirmed_on"));
                    f.found(format!("{field}.place"));
                }
                if answer.used {
                    maintenance_advice(f, vendor, at);
                }
            }
            _ if vendor_part(f, context, ASKED, vendor) => {}
            (_, Some(answer)) => {
                let (noun, path) =
                    (format!("{}に有無を確かめた日", vendor.name), format!("{field}.confirmed_on"));
                let (write, owner) = ("事業者に確かめた日を書いてください。", AskedOf::Clinic);
                f.need(&answer.confirmed_on, Ask { noun: &noun, field: &path, write, owner });
                let (noun, path) =
                    (format!("{}の回答の置き場所", vendor.name), format!("{field}.place"));
                let write = "回答の書面の置き場所を書いてください。";
                f.need(&answer.place, Ask { noun: &noun, field: &path, write, owner });
            }
            (_, None) => {
                let noun = format!("{}のリモート保守の有無", vendor.name);
                let write = "事業者に有無を聞き、used、confirmed_on、place を書いてください。";
                let ask = Ask { noun: &noun, field: &field, write, owner: AskedOf::Vendor };
                f.need(&vendor.remote_maintenance, ask);
            }
        }
        if f.missing.len() > before {
            open.push(vendor.name.clone());
        }
    }
    if !open.is_empty() {
        f.remarks.push(format!("未確認の事業者: {}。", open.join("、")));
    }
    somebody_answered(f, "リモート保守の有無を確かめた事業者", "remote_maintenance");
}

/// Where every vendor is exempt, nothing was asked and nothing received.
fn somebody_answered(f: &mut Finding, noun: &str, key: &str) {
    if f.proofs.is_empty() && f.missing.is_empty() && f.against.is_empty() {
        f.lacks(missing(
            format!("{noun}が1社もない。"),
            "vendors",
            format!("契約のある事業者の {key} を書いてください。"),
            AskedOf::Clinic,
        ));
    }
}

fn maintenance_advice(f: &mut Finding, vendor: &Vendor, at: usize) {
    let Some(answer) = vendor.remote_maintenance.value() else { return };
    let columns = [
        ("接続の方法", "method", &answer.method),
        ("接続元の制限", "source_restriction", &answer.source_restriction),
        ("認証の方法", "authentication", &answer.authentication),
        ("接続の時期と事前連絡", "notice", &answer.notice),
    ];
    for (noun, key, known) in columns {
        if known.value().is_none() {
            f.advice.push(missing(
                format!("{}のリモート保守の{noun}が分からない。", vendor.name),
                format!("vendors[{}].remote_maintenance.{key}", at + 1),
                format!("{noun}を事業者に聞いて書いてください。"),
                AskedOf::Vendor,
            ));
        }
    }
}

/// 2③: every vendor under contract has handed over its disclosure.
pub(super) fn disclosures_collected(f: &mut Finding, context: &Context<'_>) {
    let mut open = Vec::new();
    for (at, vendor) in contracted(context.profile) {
        let field = format!("vendors[{}].disclosure", at + 1);
        let received = vendor.disclosure.value().and_then(|disclosure| {
            let on = *disclosure.received_on.value()?;
            Some((disclosure, on, disclosure.place.value()?))
        });
        match (received, vendor.disclosure.value()) {
            (Some((disclosure, on, place)), _) => {
                f.proof(format!("{}の{}", vendor.name, disclosure.form), place, on, &field);
                f.found(format!("{field}.received_on"));
                f.found(format!("{field}.place"));
            }
            _ if vendor_part(f, context, COLLECTED, vendor) => {}
            (_, Some(disclosure)) => {
                open.push(vendor.name.clone());
                let owner = AskedOf::Clinic;
                let (noun, path) =
                    (format!("{}の開示書の受領日", vendor.name), format!("{field}.received_on"));
                let write = "受け取った日（入手した日）を書いてください。";
                f.need(&disclosure.received_on, Ask { noun: &noun, field: &path, write, owner });
                let (noun, path) =
                    (format!("{}の開示書の置き場所", vendor.name), format!("{field}.place"));
                let write = "置き場所か、入手したURLを書いてください。";
                f.need(&disclosure.place, Ask { noun: &noun, field: &path, write, owner });
            }
            (_, None) => {
                open.push(vendor.name.clone());
                let noun = format!("{}の開示書（MDS/SDS）の受領", vendor.name);
                let write = "開示書を受け取り、form、received_on、place を書いてください。";
                let ask = Ask { noun: &noun, field: &field, write, owner: AskedOf::Vendor };
                f.need(&vendor.disclosure, ask);
            }
        }
    }
    if !open.is_empty() {
        f.remarks.push(format!("未受領の事業者: {}。", open.join("、")));
    }
    somebody_answered(f, "開示書（MDS/SDS）を受け取った事業者", "disclosure");
}

/// A vendor's part answered by a person: はい with a proof, or 該当なし with a reason.
fn vendor_part(f: &mut Finding, context: &Context<'_>, control: &str, vendor: &Vendor) -> bool {
    let Some(check) = attested::of_vendor(control, &vendor.id, context) else { return false };
    let round = check.round;
    match (round.answer, check.evidence(context.today).next(), &round.reason) {
        (AnswerWord::Yes, Some(evidence), _) => {
            let what = format!("{}の{}", vendor.name, evidence.what);
            f.proof(what, &evidence.place, round.checked_on, check.field());
            if let Some(proof) = f.proofs.last_mut() {
                proof.by = context.person(round.by.as_ref());
            }
        }
        // Whoever is exempt hands over nothing, and so proves nothing for the others.
        (AnswerWord::NotApplicable, _, Some(reason)) => {
            let reason = reason.trim_end_matches('。');
            f.exempt.push(format!("{}は対象外: {reason}。", vendor.name));
            f.found(check.field());
        }
        _ => return false,
    }
    true
}

/// 1-1 脆弱性: for every vendor behind a system or a line, the contract says who patches.
pub(super) fn vulnerability_duties_known(f: &mut Finding, context: &Context<'_>) {
    each_serving(f, context, |f, at, vendor| {
        let (noun, field) = (
            format!("{}との脆弱性対応の分担", vendor.name),
            format!("vendors[{}].vulnerability_duty", at + 1),
        );
        let write = "弱点の情報を誰が集め、誰が更新を適用するかを書いてください。";
        let ask = Ask { noun: &noun, field: &field, write, owner: AskedOf::Vendor };
        f.need(&vendor.vulnerability_duty, ask);
    });
}

/// 3-2: every vendor behind a system or a line can be called.
pub(super) fn reachable(f: &mut Finding, context: &Context<'_>) {
    phones(f, context);
}

/// The numbers of vendors behind a system or a line.
pub(super) fn phones(f: &mut Finding, context: &Context<'_>) {
    each_serving(f, context, |f, at, vendor| {
        let (noun, field) =
            (format!("{}の電話番号", vendor.name), format!("vendors[{}].phone", at + 1));
        let write = "電話番号を書いてください。";
        f.need(&vendor.phone, Ask { noun: &noun, field: &field, write, owner: AskedOf::Clinic });
    });
}

/// 4-2: restoration can be asked for by number, within known hours, under a known contract.
pub(super) fn restore_requestable(f: &mut Finding, context: &Context<'_>) {
    phones(f, context);
    each_serving(f, context, |f, at, vendor| {
        let (noun, field) =
            (format!("{}の受付時間", vendor.name), format!("vendors[{}].hours", at + 1));
        let write = "受付時間を書いてください。例: 平日 9時〜17時30分";
        let owner = AskedOf::Vendor;
        f.need(&vendor.hours, Ask { noun: &noun, field: &field, write, owner });
        if let Some(contract) = &vendor.contract {
            let (noun, field) = (
                format!("{}の契約番号", vendor.name),
                format!("vendors[{}].contract.number", at + 1),
            );
            let write = "契約番号か顧客番号を書いてください。";
            let owner = AskedOf::Clinic;
            f.need(&contract.number, Ask { noun: &noun, field: &field, write, owner });
        }
    });
}

/// 5-5: the split of responsibilities is agreed and written somewhere.
pub(super) fn duties_written(f: &mut Finding, context: &Context<'_>) {
    each_serving(f, context, |f, at, vendor| {
        let Some(contract) = &vendor.contract else { return };
        let owner = AskedOf::Vendor;
        let (noun, field) = (
            format!("{}との責任分界", vendor.name),
            format!("vendors[{}].contract.responsibility_split", at + 1),
        );
        let write = "どこまでが事業者の責任かを書いてください。";
        f.need(&contract.responsibility_split, Ask { noun: &noun, field: &field, write, owner });
        let (noun, field) = (
            format!("{}との責任分界を書いた文書", vendor.name),
            format!("vendors[{}].contract.split_document", at + 1),
        );
        let write = "責任分界を書いた文書と場所を書いてください。";
        f.need(&contract.split_document, Ask { noun: &noun, field: &field, write, owner });
    });
}

fn each_serving(
    f: &mut Finding,
    context: &Context<'_>,
    mut look: impl FnMut(&mut Finding, usize, &Vendor),
) {
    let profile = context.profile;
    let serving: Vec<_> =
        profile.vendors.iter().enumerate().filter(|(_, v)| serves(profile, v)).collect();
    if serving.is_empty() {
        f.lacks(missing(
            "システムや回線を担当する事業者が書かれていない。",
            "vendors",
            "事業者を vendors に書き、systems の vendor にその id を書いてください。",
            AskedOf::Clinic,
        ));
    }
    for (at, vendor) in serving {
        look(f, at, vendor);
    }
}
