//! These tests say what a catalogue beside the profile can do, and what it is told.

use super::{day, overlay, said, shipped};
use crate::catalogue::{Requested, choose_edition};

const R8_FORM: &str = "\
schema: 1
title: {text: 題, confidence: exact}
audience: facility
rounds: 2
sections:
  - number: '1'
    title: {text: 体制構築, confidence: exact}
    items:
      - key: 1-1
        number: ①
        official_text: 医療情報システム安全管理責任者を設置している。
        our_words: 責任者を決めているか。
        confidence: exact
        source: 取り込んだExcel
        controls: [security-officer.appointed]
";

#[test]
fn an_imported_form_makes_its_edition_the_one_to_use() {
    let files = [overlay("checklist/r8/facility.yaml", R8_FORM)];
    let catalogue = shipped().with_overlay(&files).unwrap();
    let chosen = choose_edition(&catalogue, &Requested::Auto, day("2026-11-20")).unwrap();
    assert_eq!(chosen.publication.key, "checklist/r8");
    assert_eq!(chosen.preparation, None);
    assert_eq!(chosen.why, "取り込まれた令和8年度版を使います。");
    let form = catalogue.form("checklist", "r8", "facility").unwrap();
    assert!(form.is_exact_throughout());
    assert_eq!(form.items().next().unwrap().key, "checklist/r8/facility/1-1");
    // The other sheet was not imported: the newest that can be answered goes with it, and says of which year it is.
    let vendor = catalogue.vendor_form(chosen.publication).unwrap();
    assert_eq!(vendor.key, "checklist/r7/vendor");
    let publication = catalogue.publication_of(vendor).unwrap();
    let preparation = catalogue.preparation(publication, chosen.fiscal_year).unwrap();
    assert_eq!(preparation.heading, "令和8年度の準備（令和7年度版の項目による）");
}

#[test]
fn a_vendors_sheet_alone_makes_no_edition() {
    let form = R8_FORM.replace("audience: facility", "audience: vendor");
    let files = [overlay("checklist/r8/vendor.yaml", &form)];
    let catalogue = shipped().with_overlay(&files).unwrap();
    let chosen = choose_edition(&catalogue, &Requested::Auto, day("2026-11-20")).unwrap();
    assert_eq!(chosen.publication.key, "checklist/r7");
    let asked = Requested::Edition("r8".to_owned());
    assert!(choose_edition(&catalogue, &asked, day("2026-11-20")).is_err());
}

#[test]
fn a_pharmacy_answers_its_own_sheet_where_an_edition_has_one() {
    let sheet = |edition: &str, pharmacy| {
        let publication = shipped().publication("checklist", edition).unwrap();
        publication.facility_form(pharmacy).unwrap().key.clone()
    };
    assert_eq!(sheet("r7", true), "checklist/r7/pharmacy");
    assert_eq!(sheet("r7", false), "checklist/r7/facility");
    assert_eq!(sheet("r5", true), "checklist/r5/facility");
}

#[test]
fn every_fault_of_an_overlay_is_said_in_one_run() {
    let files = [
        overlay(
            "checklist/r8/facility.yaml",
            &R8_FORM.replace("security-officer.appointed", "security-offiser.appointed"),
        ),
        overlay("checklist/r9/facility.yaml", R8_FORM),
        overlay("checklist/r8/vendor.yaml", "title: ["),
    ];
    let error = shipped().with_overlay(&files).unwrap_err();
    let said = said(&error);
    assert!(said.contains("対策「security-offiser.appointed」はありません。"), "{said}");
    assert!(said.contains("「security-officer.appointed」でしょうか。"), "{said}");
    assert!(said.contains("checklist/r9/publication.yaml がありません。"), "{said}");
    assert!(said.contains("checklist/r8/vendor.yaml"), "{said}");
}

#[test]
fn wording_that_is_not_known_may_not_stand_as_official() {
    let file = R8_FORM.replace("        confidence: exact", "        confidence: reconstructed");
    let error =
        shipped().with_overlay(&[overlay("checklist/r8/facility.yaml", &file)]).unwrap_err();
    assert!(said(&error).contains("文言の確かさと公表された文言の有無が合いません。"));
}

#[test]
fn a_catalogue_made_for_a_later_version_is_refused() {
    let text = include_str!("../../../catalogue/checklist/r8/publication.yaml")
        .replace("schema: 1", "schema: 2");
    let error =
        shipped().with_overlay(&[overlay("checklist/r8/publication.yaml", &text)]).unwrap_err();
    assert!(said(&error).contains("様式データの版 2 は読めません。"));
}

#[test]
fn a_group_without_its_printed_sentence_keeps_a_form_from_being_the_ministrys() {
    let grouped =
        R8_FORM.replace("        number: ①\n", "        number: ①\n        group: サーバ\n");
    let exact = |text: &str| {
        let catalogue =
            shipped().with_overlay(&[overlay("checklist/r8/facility.yaml", text)]).unwrap();
        catalogue.form("checklist", "r8", "facility").unwrap().is_exact_throughout()
    };
    assert!(exact(R8_FORM));
    assert!(!exact(&grouped));
    let sentence =
        "groups: [{name: サーバ, text: サーバについて、以下を実施している。, confidence: exact}]\n";
    assert!(exact(&grouped.replace("sections:\n", &format!("{sentence}sections:\n"))));
}

#[test]
fn a_group_that_no_sentence_belongs_to_is_a_fault() {
    let sentence = "groups: [{name: サーバー, text: サーバについて、以下を実施している。, confidence: exact}]\n";
    let text = R8_FORM
        .replace("        number: ①\n", "        number: ①\n        group: サーバ\n")
        .replace("sections:\n", &format!("{sentence}sections:\n"));
    let error =
        shipped().with_overlay(&[overlay("checklist/r8/facility.yaml", &text)]).unwrap_err();
    assert!(said(&error).contains("区分「サーバ」の文が groups にありません。"));
}

#[test]
fn a_control_that_names_a_fact_which_does_not_exist_is_told_the_nearest() {
    let text = "\
schema: 1
controls:
  - key: local.checked
    name: 名前
    plain: 説明。
    evidence: [書面]
    why: 理由。
    freshness: fiscal-year
    asked_of: clinic
    law: [deadline.two-facter]
    weight: 10
";
    let error = shipped().with_overlay(&[overlay("controls.yaml", text)]).unwrap_err();
    let said = said(&error);
    assert!(said.contains("事実「deadline.two-facter」は facts.yaml にありません。"), "{said}");
    assert!(said.contains("「deadline.two-factor」でしょうか。"), "{said}");
}
