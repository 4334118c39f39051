//! These tests hold the rules of operation to what a facility says of itself, and to nothing more.

use crate::compose::sample::{SAMPLES, at, lines, profile, with_case};
use crate::compose::{Templates, binder, list};
use crate::document::{Block, Document};
use crate::profile::{AnswerWord, FacilityKind, Known, Profile, RuleTopic};

/// A paper of a facility, as far as it gets one.
pub(super) fn paper(profile: &Profile, name: &str) -> Option<Document> {
    let papers = with_case(profile, |case| binder(case, &Templates::embedded())).unwrap();
    papers.into_iter().map(|p| p.document).find(|d| d.name == name)
}

/// Why a facility does not get a paper.
pub(super) fn left_out(profile: &Profile, name: &str) -> Option<String> {
    let listed = with_case(profile, list).unwrap();
    listed.into_iter().find(|l| l.name == name).unwrap().left_out
}

fn says(document: &Document, id: &str) -> bool {
    lines(document).iter().any(|(at, _)| at == id || at.starts_with(&format!("{id}/")))
}

/// The clinic of one doctor, as it was before it had rules.
fn without_rules() -> Profile {
    let mut profile = profile("one-doctor-clinic", &[]);
    profile.documents.retain(|d| d.id.as_str() != "doc-rules");
    profile
}

fn rules(profile: &Profile) -> Document {
    paper(profile, "rules").unwrap()
}

fn forget(profile: &mut Profile, control: &str) {
    let before = profile.attestations.len();
    profile.attestations.retain(|a| a.control != control);
    assert!(profile.attestations.len() < before, "{control}");
}

#[test]
fn every_topic_of_the_checklist_has_its_article_where_the_facility_says_what_it_does() {
    let document = rules(&without_rules());
    assert_eq!(at(&document, "rules/media"), "第15条（外部記録媒体）");
    assert_eq!(
        at(&document, "rules/media/check-all"),
        "事務長は、外部記録媒体の接続の制限を確かめ、記録（USB接続の制限の設定画面の写し（事務室「確認記録」ファイル））を残す。"
    );
    assert_eq!(
        at(&document, "rules/two-factor/planned-all"),
        "院長は、令和9年度までに、二要素認証（パスワードに加え、カードや指紋などで本人を確かめること）を入れる。計画は、画像サーバの更新計画書（2027年11月）（事務室 キャビネット上段「契約書」）による。"
    );
    assert!(!lines(&document).iter().any(|(_, text)| text.contains("欠番")));
}

#[test]
fn a_sentence_goes_with_the_fact_it_rests_on() {
    type Change = fn(&mut Profile);
    let changes: &[(&str, Change)] = &[
        ("rules/media", |p| forget(p, "media.restricted")),
        ("rules/two-factor", |p| {
            forget(p, "two-factor.planned");
        }),
        ("rules/passwords/length", |p| forget(p, "password.length-r7")),
        ("rules/passwords/reuse", |p| forget(p, "password.no-reuse")),
        ("rules/access/server-all", |p| forget(p, "access-rights.server")),
        ("rules/access/administrators-all", |p| forget(p, "access-rights.administrators")),
        ("rules/unused-accounts/terminal-all", |p| forget(p, "accounts.unused-removed.terminal")),
        ("rules/patches/network-all", |p| forget(p, "patch.network")),
        ("rules/patches/table/vendor-net", |p| p.vendors[1].vulnerability_duty = Known::Absent),
        ("rules/services", |p| forget(p, "services.unneeded-stopped.server")),
        ("rules/connections/check-all", |p| forget(p, "connection-source.restricted")),
        ("rules/connections/table", |p| p.network.external_connections.clear()),
        ("rules/logs/table/log-emr", |p| p.log_reviews[0].by = Known::Absent),
        ("rules/logs/check-all", |p| forget(p, "access-log.managed")),
        ("rules/remote/table/vendor-emr", |p| p.vendors[0].remote_maintenance = Known::Absent),
        ("rules/disclosure/table/vendor-emr", |p| p.vendors[0].disclosure = Known::Absent),
        ("rules/devices/review", |p| {
            p.ledgers.devices.as_mut().unwrap().executive_review = Known::Absent;
        }),
        ("rules/devices/place", |p| p.ledgers.devices.as_mut().unwrap().place = Known::Absent),
        ("rules/devices", |p| p.ledgers.devices = None),
        ("rules/clouds", |p| p.ledgers.cloud_services = None),
        ("rules/accounts", |p| p.ledgers.accounts = None),
        ("rules/responsibility/appointed", |p| p.people[0].appointed = Known::Absent),
        ("rules/chart", |p| p.plan.contact_chart = None),
        ("rules/chart/announce", |p| {
            p.plan.contact_chart.as_mut().unwrap().announced = Known::Absent;
        }),
        ("rules/backup", |p| p.backups.clear()),
        ("rules/restore/table/emr", |p| p.systems[0].restore = Known::Absent),
        ("rules/information/table/src-ipa", |p| p.information_sources[1].by = Known::Absent),
        ("rules/training/table/edu-2026", |p| p.training[0].planned = Known::Absent),
        ("rules/continuity", |p| p.plan.approved_on = None),
        ("rules/review", |p| p.attestations.clear()),
    ];
    let whole = rules(&without_rules());
    for (id, change) in changes {
        assert!(says(&whole, id), "{id} is not there to begin with");
        let mut profile = without_rules();
        change(&mut profile);
        assert!(!says(&rules(&profile), id), "{id} stands without its fact");
    }
}

#[test]
fn an_answer_of_no_states_nothing_even_after_a_year_of_yes() {
    let mut no = without_rules();
    let mut newer = without_rules();
    for answer in &mut no.attestations {
        answer.rounds.last_mut().unwrap().answer = AnswerWord::No;
    }
    newer.attestations = no.attestations.clone();
    for mut answer in without_rules().attestations {
        answer.fiscal_year -= 1;
        newer.attestations.push(answer);
    }
    for profile in [no, newer] {
        let document = rules(&profile);
        for id in ["media", "two-factor", "passwords", "access", "unused-accounts", "services"] {
            assert!(!says(&document, &format!("rules/{id}")), "{id}");
        }
    }
}

#[test]
fn rules_do_not_lapse_with_the_year_as_answers_do() {
    let mut old = without_rules();
    for answer in &mut old.attestations {
        answer.fiscal_year -= 1;
    }
    assert_eq!(rules(&old).sections, rules(&without_rules()).sections);
}

#[test]
fn the_number_of_an_article_does_not_move_when_another_goes() {
    let mut profile = without_rules();
    forget(&mut profile, "media.restricted");
    let document = rules(&profile);
    assert_eq!(at(&document, "rules/logs"), "第16条（アクセスログ）");
    assert_eq!(
        at(&document, "rules/supplementary/vacant"),
        "条の番号は、定める事柄ごとに決めている。第15条は欠番とする。"
    );
}

#[test]
fn approving_changes_the_approval_block_alone() {
    let mut approved = profile("dental-clinic", &[]);
    approved.rules.approved_on =
        Some(crate::profile::Date::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()));
    let (draft, approved) = (rules(&profile("dental-clinic", &[])), rules(&approved));
    let blocks = |document: &Document| -> Vec<Block> {
        document.sections.iter().flat_map(|s| s.blocks.clone()).collect()
    };
    let (before, after) = (blocks(&draft), blocks(&approved));
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        if before != after {
            let id = before.id().unwrap().as_str();
            assert!(id.starts_with("rules/approval/"), "{id}");
        }
    }
    assert_eq!(at(&draft, "rules/approval/state/approved/value"), "未承認（この規程は案である）");
    assert_eq!(at(&approved, "rules/approval/state/approved/value"), "令和8年11月18日");
    assert_eq!(draft.meta.status, crate::document::Status::Draft);
    assert_eq!(approved.meta.status, crate::document::Status::Approved);
}

#[test]
fn the_plan_being_approved_does_not_approve_the_rules() {
    let profile = without_rules();
    assert!(profile.plan.approved_on.is_some());
    assert_eq!(rules(&profile).meta.status, crate::document::Status::Draft);
}

#[test]
fn rules_that_exist_get_a_table_of_their_articles_and_only_what_they_lack() {
    let profile = profile("one-doctor-clinic", &[]);
    assert_eq!(
        left_out(&profile, "rules").unwrap(),
        "「医療情報システム運用管理規程」がすでにあるため（条項対応表を作る）"
    );
    let document = paper(&profile, "rules-articles").unwrap();
    let cell = |item: &str, key: &str| {
        let id = format!("rules-articles/table/topics/{item}/{key}");
        lines(&document).into_iter().find(|(at, _)| *at == id).map(|(_, text)| text)
    };
    assert_eq!(cell("2-1", "article").unwrap(), "第8条");
    assert_eq!(cell("2-1", "number").unwrap(), "2①");
    assert_eq!(cell("2-9", "article").unwrap(), "追加する条（外部記録媒体）");
    // Nobody has said which article answers it: a blank to write in.
    assert_eq!(cell("2-13@network", "article").unwrap_or_default(), "");
    let headings: Vec<_> = lines(&document)
        .into_iter()
        .map(|(_, text)| text)
        .filter(|text| text.starts_with("追加する条（"))
        .collect();
    assert!(headings.contains(&"追加する条（二要素認証）".to_owned()));
    assert!(!says(&document, "rules-articles/passwords"));
}

#[test]
fn an_article_is_added_only_where_somebody_looked_and_did_not_find_it() {
    let mut unread = profile("one-doctor-clinic", &[]);
    for document in &mut unread.documents {
        document.articles.retain(|a| a.topic != RuleTopic::Media);
    }
    let document = paper(&unread, "rules-articles").unwrap();
    assert!(!says(&document, "rules-articles/media"));
}

#[test]
fn a_facility_that_has_said_nothing_gets_no_rules() {
    let reason = left_out(&profile("minimal", &[]), "rules").unwrap();
    assert_eq!(reason, "具体的な実施方法が、まだ1つも書かれていないため");
}

#[test]
fn home_nursing_reads_no_words_of_the_medical_care_act() {
    let mut station = without_rules();
    station.facility.kind = FacilityKind::HomeNursing;
    let papers = [rules(&station), rules(&profile("home-nursing", &[]))];
    for document in papers {
        for (id, text) in lines(&document) {
            for word in ["医療法", "立入検査", "チェックリスト", "院内と外部"] {
                assert!(!text.contains(word), "{id}: {text}");
            }
        }
    }
    assert!(left_out(&profile("home-nursing", &[]), "rules-articles").is_some());
}

#[test]
fn no_rules_of_a_sample_leave_anything_to_the_reader_but_the_day_of_force() {
    for name in SAMPLES {
        let mut profile = profile(name, &[]);
        profile.documents.clear();
        let Some(document) = paper(&profile, "rules") else { continue };
        for (id, text) in lines(&document) {
            for mark in ["〇〇", "○○", "{{", "[[", "未定", "192.168", "10.", "090-"] {
                assert!(!text.contains(mark), "{name}, {id}: {text}");
            }
        }
    }
}

#[test]
fn a_head_who_is_the_officer_too_appoints_nobody() {
    let document = paper(&profile("minimal", &[]), "appointment").unwrap();
    assert_eq!(
        at(&document, "appointment/front/title"),
        "医療情報システム安全管理責任者 選任の記録"
    );
    assert!(!lines(&document).iter().any(|(_, text)| text.contains("任命")));
    let mut clinic = profile("dental-clinic", &[]);
    for person in &mut clinic.people {
        person.appointed = Known::Absent;
    }
    let document = paper(&clinic, "appointment").unwrap();
    assert_eq!(at(&document, "appointment/front/to"), "副院長 邉見 千賀子 様");
}

#[test]
fn a_letter_of_appointment_that_exists_is_not_written_again() {
    assert_eq!(
        left_out(&profile("dental-clinic", &[]), "appointment").unwrap(),
        "任命の記録がすでにあるため（任命書、院長室の引き出し）"
    );
}

#[test]
fn the_head_has_looked_only_on_days_that_the_profile_tells() {
    let document = paper(&profile("one-doctor-clinic", &[]), "director-review").unwrap();
    let cell = |row: &str| {
        let id = format!("director-review/review/table/{row}/on");
        lines(&document).into_iter().find(|(at, _)| *at == id).map_or(String::new(), |t| t.1)
    };
    assert_eq!(document.meta.title, "院長確認記録");
    assert_eq!(cell("ledger-devices"), "令和8年11月9日");
    assert_eq!(cell("ledger-clouds"), "");
    assert_eq!(cell("remote-vendor-emr"), "");
    let station = paper(&profile("home-nursing", &[]), "director-review").unwrap();
    assert_eq!(station.meta.title, "管理者確認記録");
}
