//! These tests say what becomes of what vendors state: their own sheets, and nothing else.

use super::samples::samples;
use super::{catalogue, clinic, day, today};
use crate::assess::{Answer, Answers, Gap, Subject, Verdict, assess, gaps};
use crate::catalogue::Audience;
use crate::profile::{AnswerWord, ExternalKind, Known, Profile, StatedAnswer, VendorStatement};

use AnswerWord::{No, NotApplicable, Unknown, Yes};

fn said(name: &str, answer: AnswerWord) -> StatedAnswer {
    let by_control = name.starts_with("vendor.");
    StatedAnswer {
        item: (!by_control).then(|| name.to_owned()),
        control: by_control.then(|| name.to_owned()),
        answer: Some(answer),
        checked_on: Some(day("2026-06-28")),
        target_date: None,
        remark: None,
    }
}

fn statement(profile: &Profile, answers: Vec<StatedAnswer>) -> VendorStatement {
    VendorStatement {
        vendor: profile.vendors[0].id.clone(),
        edition: "R7".into(),
        stated_by: Some("保守部 山田".into()),
        received_on: day("2026-07-01"),
        place: Known::Value("事務室「事業者」ファイル".into()),
        file_sha256: None,
        product: None,
        remote_maintenance: None,
        answers,
        note: None,
    }
}

/// The clinic whose first vendor stated this much.
fn stating(answers: Vec<StatedAnswer>) -> Profile {
    let mut profile = clinic();
    let statement = statement(&profile, answers);
    profile.vendor_statements.push(statement);
    profile
}

/// The sheet of the first vendor.
fn sheet(profile: &Profile) -> Answers {
    let form = catalogue().form("checklist", "r7", "vendor").unwrap();
    let subject = Subject::Vendor(profile.vendors[0].id.clone());
    assess(form, catalogue(), profile, today(), &subject)
}

fn item(profile: &Profile, key: &str) -> Answer {
    sheet(profile).get(&format!("checklist/r7/vendor/{key}")).unwrap().clone()
}

fn open(profile: &Profile) -> Vec<Gap> {
    gaps(profile, catalogue(), &[sheet(profile)], today())
}

fn notes(profile: &Profile) -> Vec<String> {
    sheet(profile).notes.iter().map(ToString::to_string).collect()
}

#[test]
fn the_sheet_is_left_to_the_vendor_and_only_its_return_is_recorded() {
    let mut profile = clinic();
    let blank = sheet(&profile);
    assert!(blank.answers.iter().all(|a| a.verdict == Verdict::ForVendor && a.basis.is_empty()));
    assert!(!blank.is_draft());
    assert_eq!(blank.receipt, None);
    assert_eq!(open(&profile)[0].missing, "株式会社青葉メディカルの事業者確認用が戻っていない。");

    profile = stating(Vec::new());
    let back = sheet(&profile);
    assert!(back.answers.iter().all(|a| a.verdict == Verdict::ForVendor));
    let receipt = back.receipt.unwrap();
    assert_eq!(receipt.received_on, day("2026-07-01"));
    assert_eq!(receipt.place.as_deref(), Some("事務室「事業者」ファイル"));
    assert_eq!(open(&profile), []);
}

#[test]
fn what_was_taken_down_is_answered_with_the_vendors_own_day_and_the_day_of_receipt() {
    let mut stated = said("2-9", Yes);
    stated.remark = Some("持ち込みは届出制".into());
    let answer = item(&stating(vec![stated]), "2-9");
    assert_eq!(answer.verdict, Verdict::Yes);
    assert_eq!(answer.checked_on, Some(day("2026-06-28")));
    assert_eq!(answer.remarks, ["持ち込みは届出制。"]);
    let basis = &answer.basis[0];
    assert_eq!(basis.what, "株式会社青葉メディカルの事業者確認用");
    assert_eq!(basis.place, "事務室「事業者」ファイル");
    assert_eq!(basis.on, day("2026-07-01"));
    assert_eq!(basis.by, "保守部 山田");
    assert_eq!(basis.field, "vendor_statements[1].answers[1]");
}

#[test]
fn a_no_of_the_vendor_carries_its_target_and_is_a_thing_to_do() {
    let mut stated = said("2-10", No);
    stated.target_date = Some(day("2027-02-28"));
    let profile = stating(vec![stated]);
    let answer = item(&profile, "2-10");
    assert_eq!(answer.verdict, Verdict::No { target: Some(day("2027-02-28")) });
    assert_eq!(answer.target, Some(day("2027-02-28")));
    assert!(open(&profile).iter().any(|g| g.missing
        == "株式会社青葉メディカルの事業者確認用で「2-10」が「いいえ」である（目標日 令和9年2月28日）。"));
}

#[test]
fn an_item_of_several_controls_is_answered_when_all_of_them_are() {
    let parts = ["vendor.patch.network", "vendor.patch.server", "vendor.patch.terminal"];
    let all = parts.map(|p| said(p, Yes)).to_vec();
    assert_eq!(item(&stating(all.clone()), "2-6").verdict, Verdict::Yes);
    assert_eq!(item(&stating(all[..2].to_vec()), "2-6").verdict, Verdict::ForVendor);
    let mut one_no = all;
    one_no[1].answer = Some(No);
    assert_eq!(item(&stating(one_no), "2-6").verdict, Verdict::No { target: None });
}

#[test]
fn blanks_stay_the_vendors_and_are_one_thing_to_do() {
    let mut undated = said("2-9", Yes);
    undated.checked_on = None;
    let mut blank = said("2-8", Yes);
    blank.answer = None;
    let profile = stating(vec![said("1-1", Yes), undated, blank, said("2-7", Unknown)]);
    for key in ["2-9", "2-8", "2-7", "2-3"] {
        let answer = item(&profile, key);
        assert_eq!(answer.verdict, Verdict::ForVendor, "{key}");
        assert!(answer.basis.is_empty() && answer.checked_on.is_none());
    }
    let open = open(&profile);
    assert_eq!(open.len(), 1);
    assert_eq!(
        open[0].missing,
        "株式会社青葉メディカルの事業者確認用に、答えか確認日の空欄がある（2-2、2-3、2-4、2-5、2-6、2-7、2-8、2-9、2-10、2-11@server、2-12@server、2-12@terminal、2-13@network）。"
    );
    assert_eq!(open[0].field, "vendor_statements[1].answers");
    assert!(!sheet(&profile).is_draft(), "it is not ours to finish");
}

#[test]
fn what_does_not_apply_by_contract_says_so() {
    let mut stated = said("2-13@network", NotApplicable);
    stated.remark = Some("ネットワーク機器は扱わない".into());
    let answer = item(&stating(vec![stated]), "2-13@network");
    assert!(matches!(answer.verdict, Verdict::NotApplicable { blank: false, .. }));
    assert_eq!(answer.remarks, ["該当なし。", "ネットワーク機器は扱わない。"]);
}

#[test]
fn without_a_place_of_the_original_or_from_last_year_nothing_is_written_over() {
    let mut nowhere = stating(vec![said("2-9", Yes)]);
    nowhere.vendor_statements[0].place = Known::Absent;
    assert_eq!(item(&nowhere, "2-9").verdict, Verdict::ForVendor);
    assert_eq!(
        open(&nowhere)[0].missing,
        "株式会社青葉メディカルの事業者確認用の原本の場所が書かれていない。"
    );

    let mut old = stating(vec![said("2-9", Yes)]);
    old.vendor_statements[0].received_on = day("2026-03-31");
    assert_eq!(item(&old, "2-9").verdict, Verdict::ForVendor);
    assert_eq!(
        open(&old)[0].missing,
        "株式会社青葉メディカルの事業者確認用は前年度以前のもの（令和8年3月31日受領）である。"
    );
}

#[test]
fn a_check_of_last_year_on_a_sheet_of_this_year_is_printed_and_asked_for_anew() {
    let mut stated = said("2-9", Yes);
    stated.checked_on = Some(day("2026-03-31"));
    let answer = item(&stating(vec![stated]), "2-9");
    assert_eq!(answer.checked_on, Some(day("2026-03-31")));
    assert_eq!(
        answer.advice[0].what,
        "株式会社青葉メディカルの事業者確認用に、今年度より前の確認日（令和8年3月31日）がある。"
    );
}

#[test]
fn the_sheet_of_one_edition_or_vendor_answers_no_other() {
    let mut other = stating(vec![said("2-9", Yes)]);
    other.vendor_statements[0].edition = "r6".into();
    assert_eq!(item(&other, "2-9").verdict, Verdict::ForVendor);
    let mut other = stating(vec![said("2-9", Yes)]);
    other.vendor_statements[0].vendor = other.vendors[1].id.clone();
    assert_eq!(item(&other, "2-9").verdict, Verdict::ForVendor);
}

#[test]
fn a_newer_sheet_takes_the_place_of_an_older_one_and_a_yes_taken_back_is_said() {
    let mut profile = stating(vec![said("2-9", No), said("2-8", Yes)]);
    let mut later = profile.vendor_statements[0].clone();
    later.received_on = day("2026-10-01");
    later.answers = vec![said("2-9", Yes), said("2-8", No)];
    profile.vendor_statements.push(later);
    assert_eq!(item(&profile, "2-9").verdict, Verdict::Yes);
    assert_eq!(
        notes(&profile),
        [
            "注意: vendor_statements[2].answers[2].answer\n  「2-8」の答えが、前の回答（2026-07-01受領、vendor_statements[1]）と食い違っています。\n  → どちらが今の状態かを事業者に尋ねてください。"
        ]
    );
}

#[test]
fn an_answer_to_an_item_that_the_sheet_does_not_have_is_not_lost_in_silence() {
    let profile = stating(vec![said("2-99", Yes), said("vendor.patch.servr", Yes)]);
    let notes = notes(&profile);
    assert!(notes[0].contains("事業者確認用に項目「2-99」はないため、この答えは使いません。"));
    assert!(notes[1].ends_with("「vendor.patch.server」でしょうか。"), "{}", notes[1]);
}

#[test]
fn no_remote_maintenance_stated_against_a_line_in_the_profile_is_said() {
    let mut profile = stating(Vec::new());
    profile.vendor_statements[0].remote_maintenance = Some(false);
    let way = &mut profile.network.external_connections[0];
    way.kind = ExternalKind::VendorMaintenance;
    way.vendor = Some(profile.vendors[0].id.clone());
    let notes = notes(&profile);
    assert_eq!(notes.len(), 2);
    assert!(notes[0].contains(
        "株式会社青葉メディカルはリモート保守を「無」と回答していますが、vendors の remote_maintenance は「有」です。"
    ));
    assert!(
        notes[1]
            .contains("network.external_connections に保守回線「院内インターネット」があります。")
    );
}

#[test]
fn a_disclosure_said_to_be_handed_over_that_nobody_received_is_said() {
    let mut profile = stating(vec![said("2-3", Yes)]);
    assert_eq!(notes(&profile), [] as [String; 0]);
    profile.vendors[0].disclosure = Known::Absent;
    assert!(notes(&profile)[0].contains(
        "株式会社青葉メディカルは開示書（MDS/SDS）を渡したと回答していますが、受け取った記録がありません。"
    ));
}

#[test]
fn one_yes_over_a_part_that_is_no_is_said() {
    let profile = stating(vec![said("2-6", Yes), said("vendor.patch.server", No)]);
    assert!(
        notes(&profile)[0]
            .contains("項目「2-6」が「はい」なのに、その一部が「いいえ」と書かれています。")
    );
}

#[test]
fn a_text_for_all_customers_of_a_product_says_that_it_is_not_about_this_house() {
    let mut profile = stating(vec![said("2-9", Yes)]);
    profile.vendor_statements[0].product = Some("カルテ青葉".into());
    assert_eq!(
        sheet(&profile).receipt.unwrap().note.unwrap(),
        "「カルテ青葉」についての共通の回答であり、施設に置かれた機器についての答えではない。"
    );
}

/// Whatever any vendor states, of any edition, by item or by control, with any answer: every item of every form of
/// the facility, 2② and 2③ too, is answered from what the house itself received, asked and checked.
#[test]
fn nothing_that_a_vendor_states_answers_an_item_of_the_facility() {
    let forms = || catalogue().publications().iter().flat_map(|p| &p.forms);
    let own = |profile: &Profile| -> Vec<Answers> {
        forms()
            .filter(|f| f.audience == Audience::Facility)
            .map(|f| assess(f, catalogue(), profile, today(), &Subject::Facility))
            .collect()
    };
    for (name, profile) in samples() {
        let mut silent = profile.clone();
        silent.vendor_statements.clear();
        let before = own(&silent);
        for word in AnswerWord::ALL {
            let mut stating = silent.clone();
            for vendor in &profile.vendors {
                for publication in catalogue().publications() {
                    let items = forms().flat_map(|f| f.items()).map(|i| i.key.as_str());
                    let controls = catalogue().controls().map(|c| c.key.as_str());
                    let by_item = items.map(|key| said(key, *word));
                    let by_control = controls.map(|key| StatedAnswer {
                        item: None,
                        control: Some(key.to_owned()),
                        ..said(key, *word)
                    });
                    let mut all = statement(&clinic(), by_item.chain(by_control).collect());
                    all.vendor = vendor.id.clone();
                    all.edition = publication.edition.clone();
                    all.remote_maintenance = Some(*word == Yes);
                    stating.vendor_statements.push(all);
                }
            }
            assert!(before == own(&stating), "{name} {word:?}");
        }
    }
}
