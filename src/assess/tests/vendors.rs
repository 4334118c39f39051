//! These tests say what is answered about vendors, and that nobody answers for them.

use super::{attest, catalogue, checklist, clinic, clinic_saying, day, item, round, today, why};
use crate::assess::{Subject, Verdict, assess, gaps};
use crate::profile::{AnswerWord, Hosting, Known, Pending, Profile, Scope};

/// The clinic as a house whose systems nobody maintains under contract.
fn without_contracts() -> Profile {
    let mut profile = clinic();
    for vendor in &mut profile.vendors {
        vendor.contract = None;
        vendor.remote_maintenance = Known::Absent;
    }
    for system in &mut profile.systems {
        system.hosting = Hosting::OnPremises;
    }
    profile
}

#[test]
fn without_a_vendor_contract_2_2_and_2_3_stay_empty_with_the_reason_beside_them() {
    for key in ["2-2", "2-3"] {
        let answer = item(&without_contracts(), key);
        let reason = "事業者との契約がないため記入不要である。".to_owned();
        assert_eq!(answer.verdict, Verdict::NotApplicable { reason: reason.clone(), blank: true });
        assert_eq!(answer.remarks, [reason]);
    }
}

#[test]
fn a_cloud_service_without_a_contract_is_not_believed() {
    let mut profile = without_contracts();
    profile.systems[0].hosting = Hosting::Cloud;
    let answer = item(&profile, "2-2");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(
        why(&answer),
        [
            "「電子カルテ」はクラウドを使うため契約があるはずだが、契約のある事業者が書かれていない。"
        ]
    );
}

#[test]
fn an_empty_profile_does_not_claim_to_have_no_vendors() {
    let mut profile = without_contracts();
    profile.systems.clear();
    profile.vendors.clear();
    assert_eq!(item(&profile, "2-3").verdict, Verdict::Unknown);
}

#[test]
fn remote_maintenance_is_yes_when_every_vendor_was_asked_on_a_day_and_on_paper() {
    let answer = item(&clinic(), "2-2");
    assert_eq!(answer.verdict, Verdict::Yes);
    assert_eq!(answer.checked_on, Some(day("2026-07-12")));
    assert_eq!(
        answer.remarks,
        [
            "株式会社青葉メディカルのリモート保守の回答（有）（事務室「事業者」ファイル、令和8年7月10日）、中央ネットワーク株式会社のリモート保守の回答（無）（事務室「事業者」ファイル、令和8年7月12日）。"
        ]
    );
}

#[test]
fn one_vendor_not_asked_takes_the_yes_away_and_is_named() {
    let mut profile = clinic();
    profile.vendors[1].remote_maintenance = Known::Absent;
    let answer = item(&profile, "2-2");
    assert_eq!(answer.verdict, Verdict::Unknown);
    assert_eq!(why(&answer), ["中央ネットワーク株式会社のリモート保守の有無が書かれていない。"]);
    assert_eq!(answer.why_not[0].field, "vendors[2].remote_maintenance");
}

#[test]
fn an_attested_yes_does_not_stand_in_for_a_vendor_who_was_never_asked() {
    let control = "remote-maintenance.asked";
    let yes = attest(control, Scope::All, vec![round("2026-10-20", AnswerWord::Yes)]);
    let mut profile = clinic_saying(control, vec![yes]);
    assert_eq!(item(&profile, "2-2").verdict, Verdict::Yes);
    profile.vendors[1].remote_maintenance = Known::Pending(Pending::default());
    assert_eq!(item(&profile, "2-2").verdict, Verdict::Unknown);
    let answers = checklist(&profile);
    let notes: Vec<_> = answers.notes.iter().map(|n| n.message.as_str()).collect();
    assert_eq!(
        notes,
        [
            "「リモートメンテナンス（保守）の有無の確認」は「はい」と答えられていますが、事実と合わないため空欄にします。理由: 中央ネットワーク株式会社のリモート保守の有無が未確認である。（vendors[2].remote_maintenance）"
        ]
    );
}

#[test]
fn a_vendors_part_may_be_attested_by_a_person_with_a_proof() {
    let mut profile = clinic();
    profile.vendors[1].disclosure = Known::Absent;
    let id = profile.vendors[1].id.clone();
    assert_eq!(item(&profile, "2-3").verdict, Verdict::Unknown);
    let yes = vec![round("2026-10-20", AnswerWord::Yes)];
    profile.attestations.push(attest("disclosure.collected", Scope::Vendor(id), yes));
    assert_eq!(item(&profile, "2-3").verdict, Verdict::Yes);
    let round = &mut profile.attestations.last_mut().unwrap().rounds[0];
    round.evidence[0].on = Some(day("2026-11-21"));
    assert_eq!(item(&profile, "2-3").verdict, Verdict::Unknown, "a proof of a day to come");
}

#[test]
fn a_missing_disclosure_is_named_beside_the_no() {
    let control = "disclosure.collected";
    let no = attest(control, Scope::All, vec![round("2026-10-20", AnswerWord::No)]);
    let mut profile = clinic_saying(control, vec![no]);
    profile.vendors[0].disclosure = Known::Absent;
    let answer = item(&profile, "2-3");
    assert_eq!(answer.verdict, Verdict::No { target: None });
    assert_eq!(answer.remarks, ["未受領の事業者: 株式会社青葉メディカル。"]);
}

#[test]
fn a_disclosure_without_its_place_does_not_count() {
    let mut profile = clinic();
    if let Known::Value(disclosure) = &mut profile.vendors[0].disclosure {
        disclosure.place = Known::Absent;
    }
    assert_eq!(
        why(&item(&profile, "2-3")),
        ["株式会社青葉メディカルの開示書の置き場所が書かれていない。"]
    );
}

#[test]
fn a_disclosure_of_last_fiscal_year_is_stale() {
    let mut profile = clinic();
    if let Known::Value(disclosure) = &mut profile.vendors[0].disclosure {
        disclosure.received_on = Known::Value(day("2026-02-10"));
    }
    let answer = item(&profile, "2-3");
    assert_eq!(answer.verdict, Verdict::Stale { last: day("2026-02-10") });
}

#[test]
fn a_vendor_without_a_direct_contract_owes_no_sheet() {
    let mut profile = clinic();
    profile.vendors[1].contract = None;
    let form = catalogue().form("checklist", "r7", "vendor").unwrap();
    let subject = Subject::Vendor(profile.vendors[1].id.clone());
    let sheet = assess(form, catalogue(), &profile, today(), &subject);
    assert!(
        sheet
            .answers
            .iter()
            .all(|a| matches!(a.verdict, Verdict::NotApplicable { blank: true, .. }))
    );
    assert!(gaps(&profile, catalogue(), &[sheet], today()).is_empty());
}
