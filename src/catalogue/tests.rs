//! These tests say what the shipped catalogue promises, and what a reader of it is told.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    Catalogue, CatalogueError, Confidence, EditionError, ItemText, OverlayFile, Requested,
    choose_edition,
};

fn shipped() -> &'static Catalogue {
    match Catalogue::builtin() {
        Ok(catalogue) => catalogue,
        Err(error) => panic!("{}", said(&error)),
    }
}

fn said(error: &CatalogueError) -> String {
    let CatalogueError::Faulty { report } = error;
    report.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn overlay(path: &str, text: &str) -> OverlayFile {
    OverlayFile { path: path.to_owned(), shown: path.to_owned(), text: text.to_owned() }
}

#[test]
fn the_r7_sheet_asks_18_questions_in_19_rows() {
    let form = shipped().form("checklist", "r7", "facility").unwrap();
    let numbers: BTreeSet<_> = form
        .sections
        .iter()
        .flat_map(|s| s.items.iter().map(|i| (s.number.clone(), i.number.clone())))
        .collect();
    assert_eq!((numbers.len(), form.items().count()), (18, 19));
    assert!(form.item("checklist/r7/facility/2-12@terminal").is_some());
}

#[test]
fn the_review_sheet_has_21_headings_and_28_rows() {
    let form = shipped().form("bcp-review-sheet", "r6", "facility").unwrap();
    let headings: BTreeSet<_> = form.items().map(|i| i.number.clone()).collect();
    assert_eq!((headings.len(), form.items().count()), (21, 28));
    let exact = form.items().filter(|i| i.confidence == Confidence::Exact).count();
    assert_eq!(exact, 16);
    assert!(form.items().all(|i| !i.sections.is_empty()), "every row names sections of the plan");
}

#[test]
fn wording_read_only_from_a_draft_is_not_called_exact() {
    for name in ["facility", "vendor"] {
        let form = shipped().form("checklist", "r7", name).unwrap();
        assert!(form.items().all(|i| i.confidence != Confidence::Exact));
        assert!(!form.is_exact_throughout());
        assert_eq!(form.unverified_items().count(), form.items().count());
    }
}

#[test]
fn our_words_are_never_shown_as_the_ministrys() {
    let sheet = shipped().form("bcp-review-sheet", "r6", "facility").unwrap();
    let text =
        |key: &str| sheet.item(&format!("bcp-review-sheet/r6/facility/{key}")).unwrap().text();
    assert_eq!(
        text("1-1@devices"),
        ItemText::Official("サーバ、端末PC、ネットワーク機器を把握できているか。")
    );
    assert_eq!(
        text("3-3@containment"),
        ItemText::Unverified("被害拡大防止のための対応ができるか。")
    );
    assert_eq!(
        text("5-1@result-report"),
        ItemText::Ours("復旧の結果、原因、情報漏えいの有無を、経営層と院内に報告できるか。")
    );
}

#[test]
fn no_control_is_ever_renamed_or_dropped() {
    let lock: BTreeSet<&str> = include_str!("../../catalogue/controls.lock")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    let live: BTreeSet<&str> = shipped().controls().map(|c| c.key.as_str()).collect();
    let gone: Vec<_> = lock.difference(&live).collect();
    assert!(gone.is_empty(), "renamed or dropped (write replaced_by instead): {gone:?}");
    let new: Vec<_> = live.difference(&lock).collect();
    assert!(new.is_empty(), "add to controls.lock: {new:?}");
}

#[test]
fn every_control_of_the_shipped_forms_is_explained_to_a_layman() {
    for control in shipped().controls() {
        assert!(control.plain.ends_with('。'), "{}", control.key);
        assert!(control.why.ends_with('。'), "{}", control.key);
        assert!(!control.evidence.is_empty(), "{}", control.key);
        assert!((1..=100).contains(&control.weight), "{}", control.key);
    }
}

#[test]
fn every_fact_of_law_names_its_source_and_waits_for_somebody_to_verify_it() {
    for fact in shipped().facts() {
        assert!(!fact.source.is_empty(), "{}", fact.key);
        assert!(fact.text.ends_with('。'), "{}", fact.key);
        assert_eq!(fact.verified_on.is_some(), fact.verified_by.is_some(), "{}", fact.key);
    }
    let ministry = shipped().public_contact("厚生労働省").unwrap();
    assert_eq!(ministry.phone.as_deref(), Some("03-6812-7837"));
    assert!(ministry.caution.as_deref().unwrap().starts_with("184を付けた発信"));
    let final_report = shipped().fact("deadline.privacy-final-malicious").unwrap();
    assert_eq!(final_report.days.unwrap().to, 60);
}

#[test]
fn auto_prepares_this_year_with_the_newest_edition_whose_items_are_known() {
    let chosen = choose_edition(shipped(), &Requested::Auto, day("2026-11-20")).unwrap();
    assert_eq!(chosen.publication.key, "checklist/r7");
    assert_eq!(chosen.fiscal_year, 2026);
    assert_eq!(chosen.heading.as_deref(), Some("令和8年度の準備（令和7年度版の項目による）"));
    let hint = chosen.hint.unwrap();
    let excel: Vec<_> = hint.files.iter().map(|f| f.url.as_str()).collect();
    assert_eq!(
        excel,
        [
            "https://www.mhlw.go.jp/content/10808000/001716187.xlsx",
            "https://www.mhlw.go.jp/content/10808000/001716188.xlsx"
        ]
    );
    assert_eq!(
        hint.files[0].sha256.as_deref(),
        Some("b811208b1d29fe0f3310adf810aa3b072e6272eb3669de768b79949b6872c987")
    );
}

#[test]
fn an_edition_of_its_own_year_needs_no_heading() {
    let chosen = choose_edition(shipped(), &Requested::Auto, day("2026-03-31")).unwrap();
    assert_eq!((chosen.heading, chosen.hint), (None, None));
    assert_eq!(chosen.why, "今年度の令和7年度版を使います。");
}

#[test]
fn an_edition_that_does_not_exist_is_named_with_the_one_probably_meant() {
    let error = choose_edition(shipped(), &Requested::Edition("R77".into()), day("2026-11-20"))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "チェックリストの版「R77」はありません。使える版: r7（「r7」でしょうか）"
    );
}

#[test]
fn an_edition_without_item_text_says_where_its_excel_is() {
    let error =
        choose_edition(shipped(), &Requested::Edition("r8".into()), day("2026-11-20")).unwrap_err();
    assert!(matches!(error, EditionError::NoItems { .. }));
    assert!(error.to_string().starts_with("令和8年度版は項目の文言が未収録です。"));
}

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
    assert_eq!(chosen.heading, None);
    assert_eq!(chosen.why, "取り込まれた令和8年度版を使います。");
    let form = catalogue.form("checklist", "r8", "facility").unwrap();
    assert!(form.is_exact_throughout());
    assert_eq!(form.items().next().unwrap().key, "checklist/r8/facility/1-1");
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
    let text = include_str!("../../catalogue/checklist/r8/publication.yaml")
        .replace("schema: 1", "schema: 2");
    let error =
        shipped().with_overlay(&[overlay("checklist/r8/publication.yaml", &text)]).unwrap_err();
    assert!(said(&error).contains("様式データの版 2 は読めません。"));
}
