//! These tests say what the shipped forms hold, and as whose words they are shown.

use std::collections::BTreeSet;

use super::shipped;
use crate::catalogue::{Confidence, Form, ItemText};

fn form(edition: &str, name: &str) -> &'static Form {
    shipped().form("checklist", edition, name).unwrap()
}

/// Rows that are due by the end of a 年度, without those that have no year of their own.
fn due(form: &Form, year: i32) -> usize {
    form.sections.iter().filter(|s| s.due == Some(year)).map(|s| s.items.len()).sum()
}

#[test]
fn the_r5_sheets_ask_for_some_rows_at_once_and_for_others_a_year_later() {
    let sheet = form("r5", "facility");
    assert_eq!((due(sheet, 2023), due(sheet, 2024), sheet.items().count()), (10, 8, 19));
    let vendor = form("r5", "vendor");
    assert_eq!((due(vendor, 2023), due(vendor, 2024), vendor.items().count()), (8, 6, 14));
    for form in [sheet, vendor] {
        assert!(form.sections.iter().all(|s| s.reference == (s.due == Some(2024))));
        assert!(form.sections.iter().all(|s| s.reference == (s.page == 2)));
    }
}

#[test]
fn one_row_decides_whether_the_rest_of_the_r5_sheet_is_asked_at_all() {
    let sheet = form("r5", "facility");
    let gates: Vec<_> = sheet.items().filter(|i| i.gate).map(|i| i.key.as_str()).collect();
    assert_eq!(gates, ["checklist/r5/facility/0"]);
    let (section, gate) = (&sheet.sections[0], &sheet.sections[0].items[0]);
    assert_eq!((section.rounds_in(sheet), section.columns_in(sheet).len()), (1, 4));
    assert_eq!(
        gate.bracket.as_ref().unwrap().text,
        "(「いいえ」の場合、以下すべての項目は確認不要)"
    );
    assert!(form("r5", "vendor").items().all(|i| !i.gate));
}

#[test]
fn the_inspector_looks_at_the_contact_chart_itself() {
    let sheet = form("r5", "facility");
    let shown = sheet.items().filter(|i| i.original_shown).map(|i| i.key.as_str());
    assert_eq!(shown.collect::<Vec<_>>(), ["checklist/r5/facility/3-1"]);
}

#[test]
fn the_r6_sheet_asks_every_row_of_r5_in_its_own_year() {
    for (name, gate) in [("facility", 1), ("vendor", 0)] {
        let keys = |edition| -> BTreeSet<String> {
            let items = form(edition, name).items();
            items.map(|i| i.key.rsplit('/').next().unwrap_or_default().to_owned()).collect()
        };
        assert_eq!(keys("r5"), keys("r6"), "{name}");
        let sheet = form("r6", name);
        assert_eq!(due(sheet, 2024) + gate, sheet.items().count(), "{name}");
    }
    let exact: Vec<_> = form("r6", "facility")
        .items()
        .filter(|i| i.confidence == Confidence::Exact)
        .map(|i| i.key.trim_start_matches("checklist/r6/facility/"))
        .collect();
    assert_eq!(exact, ["0", "1-1", "2-1", "2-3", "3-1", "3-2", "3-3"]);
    assert!(form("r6", "vendor").items().all(|i| i.confidence == Confidence::Probable));
}

#[test]
fn the_pharmacys_sheets_follow_the_medical_ones_in_words_of_our_own() {
    for (family, edition) in [("checklist", "r7"), ("bcp-review-sheet", "r6")] {
        let publication = shipped().publication(family, edition).unwrap();
        let (own, medical) =
            (publication.form("pharmacy").unwrap(), publication.form("facility").unwrap());
        let controls =
            |form: &'static Form| -> Vec<_> { form.items().map(|i| i.control_keys()).collect() };
        assert_eq!(controls(own), controls(medical));
        for item in own.items() {
            assert_eq!(item.confidence, Confidence::Missing, "{}", item.key);
            assert_eq!(item.text(), ItemText::Ours(&item.our_words));
            assert!(!item.our_words.contains("診療"), "{}", item.our_words);
        }
    }
}

#[test]
fn of_the_r8_sheets_only_the_topics_are_known() {
    for name in ["facility", "vendor"] {
        let sheet = form("r8", name);
        assert!(!sheet.has_items());
        assert!(!sheet.is_exact_throughout());
        assert!(sheet.items().all(|i| i.confidence != Confidence::Exact));
    }
    let numbered = form("r8", "facility").items().filter(|i| !i.number.is_empty());
    let keys: Vec<_> = numbered.map(|i| i.key.rsplit('/').next().unwrap_or_default()).collect();
    assert_eq!(keys, ["1-1", "3-1", "3-2", "3-3", "4-1"]);
    assert!(!shipped().publication("checklist", "r8").unwrap().has_items());
}

#[test]
fn clauses_say_which_edition_of_the_guideline_they_belong_to() {
    let sheet = form("r7", "facility");
    let accounts = sheet.item("checklist/r7/facility/2-5").unwrap();
    assert_eq!(accounts.clauses_of("6.0"), ["企画管理編13⑦"]);
    assert_eq!(accounts.clauses_of("7.0"), ["システム運用編14章⑧"]);
    assert!(accounts.clauses_of("5.2").is_empty());
    let r5 = form("r5", "facility");
    assert!(r5.items().all(|i| !i.clauses_of("6.0").is_empty() && i.clauses.len() == 1));
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
    for name in ["facility", "vendor", "pharmacy"] {
        let form = form("r7", name);
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
