//! These tests hold letters to vendors to questions: what the facility believes is never written where the vendor answers.

use super::rules::{left_out, paper};
use crate::compose::sample::{SAMPLES, at, lines, profile, with_case};
use crate::compose::{Shelf, Templates, binder};
use crate::document::{Block, Document, Inline};
use crate::profile::{Profile, Vendor};

fn letters(profile: &Profile) -> Vec<Document> {
    let papers = with_case(profile, |case| binder(case, &Templates::embedded())).unwrap();
    let letters = papers.into_iter().filter(|p| p.document.name.starts_with("vendor-letter-"));
    letters
        .map(|paper| {
            assert_eq!(paper.shelf, Shelf::Vendors);
            paper.document
        })
        .collect()
}

/// What the profile knows of the answers to the questions of a letter.
fn answers(profile: &Profile, vendor: &Vendor) -> Vec<String> {
    let mut known = Vec::new();
    if let Some(remote) = vendor.remote_maintenance.value() {
        let fields =
            [&remote.method, &remote.source_restriction, &remote.authentication, &remote.notice];
        known.extend(fields.into_iter().filter_map(|f| f.value().cloned()));
    }
    known.extend(vendor.night_phone.value().map(ToString::to_string));
    known.extend(vendor.vulnerability_duty.value().cloned());
    known.extend(vendor.patch_substitute.value().cloned());
    for device in &profile.devices {
        let fields = [&device.ip_address, &device.hostname, &device.patch_state, &device.antivirus];
        known.extend(fields.into_iter().filter_map(|f| f.value().cloned()));
        known.extend(device.support_end.value().map(|day| day.era()));
    }
    // Words as short as 「VPN」 stand in the questions themselves.
    known.retain(|words| words.chars().count() > 6);
    known
}

#[test]
fn no_letter_holds_the_facilitys_answer_to_a_question_of_the_vendor() {
    for name in SAMPLES {
        let profile = profile(name, &[]);
        for letter in letters(&profile) {
            let id = letter.name.trim_start_matches("vendor-letter-");
            let vendor = profile.vendors.iter().find(|v| v.id.as_str() == id).unwrap();
            for known in answers(&profile, vendor) {
                // Which box a question is about is no answer to it.
                let asked = |at: &str| at.ends_with("/device") || at.ends_with("/place");
                for (at, text) in lines(&letter).into_iter().filter(|(at, _)| !asked(at)) {
                    assert!(!text.contains(&known), "{name}, {at}: {text}");
                }
            }
        }
    }
}

#[test]
fn every_answer_is_left_to_the_vendors_pen() {
    let letter = letters(&profile("one-doctor-clinic", &[])).remove(0);
    let mut answers = 0;
    for block in letter.sections.iter().flat_map(|s| &s.blocks) {
        let Block::Table(table) = block else { continue };
        for cell in table.rows.iter().skip(1).flat_map(|row| &row.cells) {
            let key = cell.id.as_str().rsplit('/').next().unwrap();
            if key != "answer" && key != "source" {
                continue;
            }
            answers += 1;
            for inline in cell.paragraphs.iter().flatten() {
                match inline {
                    Inline::Choice { selected, .. } => assert_eq!(*selected, None, "{}", cell.id),
                    Inline::Text(_) | Inline::Blank { .. } => {}
                    other => panic!("{}: {other:?}", cell.id),
                }
            }
        }
    }
    assert!(answers > 25, "{answers}");
}

#[test]
fn a_letter_names_its_vendor_its_systems_and_what_came_already() {
    let all = letters(&profile("one-doctor-clinic", &[]));
    let emr = all.iter().find(|l| l.name == "vendor-letter-vendor-emr").unwrap();
    assert_eq!(
        at(emr, "vendor-letter-vendor-emr/front/to"),
        "株式会社クラウドカルテ青葉\nサポートセンター\n佐久間 亮 様"
    );
    let papers = "vendor-letter-vendor-emr/front/papers";
    assert!(at(emr, &format!("{papers}/disclosure/value")).contains("SDS Ver.5.0"));
    assert_eq!(at(emr, &format!("{papers}/due/value")), "令和8年12月18日までにお願いします。");
    let net = all.iter().find(|l| l.name == "vendor-letter-vendor-net").unwrap();
    let devices: Vec<_> = lines(net)
        .into_iter()
        .filter(|(id, _)| id.ends_with("/device") && !id.contains("/head/"))
        .map(|(_, text)| text)
        .collect();
    assert!(devices.iter().any(|d| d.starts_with("NW-01")), "{devices:?}");
    assert!(!devices.iter().any(|d| d.starts_with("PC-01")), "{devices:?}");
}

#[test]
fn a_day_and_a_place_that_nobody_wrote_are_lines_to_write_on() {
    let mut clinic = profile("one-doctor-clinic", &[]);
    clinic.requests.due = None;
    clinic.requests.contact = None;
    clinic.requests.return_to = None;
    let letter = letters(&clinic).remove(0);
    let papers = format!("{}/front/papers", letter.name);
    assert_eq!(
        at(&letter, &format!("{papers}/return/value")),
        "〒231-0005 神奈川県横浜市中区本町9丁目99番地 青葉ビル2階 髙田内科クリニック"
    );
    let blanks = |row: &str| {
        let id = format!("{papers}/{row}/value");
        let blocks = letter.sections.iter().flat_map(|s| &s.blocks);
        let rows =
            blocks.filter_map(|b| if let Block::Table(t) = b { Some(&t.rows) } else { None });
        let cell = rows.flatten().flat_map(|r| &r.cells).find(|c| c.id.as_str() == id).unwrap();
        let inlines = cell.paragraphs.iter().flatten();
        inlines.filter(|i| matches!(i, Inline::Blank { .. })).count()
    };
    assert_eq!(blanks("due"), 3);
    assert_eq!(blanks("contact"), 1);
}

#[test]
fn only_vendors_with_a_contract_are_asked_and_the_others_are_named() {
    let profile = profile("everything", &[]);
    let names: Vec<_> = letters(&profile).into_iter().map(|l| l.name).collect();
    assert!(!names.contains(&"vendor-letter-vendor-line".to_owned()));
    assert_eq!(names.len(), profile.vendors.iter().filter(|v| v.has_contract()).count());
    let ledger = paper(&profile, "vendor-collection").unwrap();
    assert_eq!(
        at(&ledger, "vendor-collection/answers/not-asked"),
        "直接の契約がないため、依頼しない事業者は、次のとおりである。東日本の通信会社。"
    );
    let cell = |row: &str, key: &str| {
        let id = format!("vendor-collection/answers/table/{row}/{key}");
        lines(&ledger).into_iter().find(|(at, _)| *at == id).map_or(String::new(), |t| t.1)
    };
    assert_eq!(cell("vendor-emr", "sent"), "2026-05-01");
    assert_eq!(cell("vendor-emr", "due"), "2026-05-29");
    assert_eq!(cell("vendor-net", "due"), "2026-12-11");
    assert_eq!(cell("vendor-net", "sent"), "");
    assert_eq!(cell("vendor-net", "disclosure"), "");
    assert_eq!(
        left_out(&super::super::super::sample::profile("minimal", &[]), "vendor-letter").unwrap(),
        "契約のある事業者がないため"
    );
}

#[test]
fn a_letter_of_a_home_nursing_station_asks_for_no_form_of_the_ministry() {
    for letter in letters(&profile("home-nursing", &[])) {
        for (id, text) in lines(&letter) {
            for word in ["チェックリスト", "事業者確認用", "医療法", "当院"] {
                assert!(!text.contains(word), "{id}: {text}");
            }
        }
    }
}
