//! These tests say what the older publications hold: the lists of 2022 and the precepts of 2023.

use std::collections::BTreeMap;

use super::shipped;
use crate::catalogue::{ColumnRole, Confidence, Form};

fn list(name: &str) -> &'static Form {
    shipped().form("checklist-5.2", "r4", name).unwrap()
}

#[test]
fn the_2022_lists_ask_19_97_and_10_questions_and_2_more_apart() {
    let counts = ["executives", "administrators", "staff"].map(|name| {
        let (apart, main): (Vec<_>, Vec<_>) =
            list(name).sections.iter().partition(|s| s.part.is_some());
        let items = |sections: &[&crate::catalogue::Section]| -> usize {
            sections.iter().map(|s| s.items.len()).sum()
        };
        (items(&main), items(&apart))
    });
    assert_eq!(counts, [(19, 0), (97, 2), (10, 0)]);
}

#[test]
fn their_items_are_sorted_by_viewpoint_where_the_sheet_has_the_column() {
    let counted = |name: &str| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for item in list(name).items() {
            *counts.entry(item.viewpoint.as_deref().unwrap_or("-")).or_default() += 1;
        }
        counts.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(counted("executives"), [("予防", 16), ("是正", 3)]);
    assert_eq!(counted("administrators"), [("予防", 90), ("是正", 1), ("発見", 8)]);
    assert_eq!(counted("staff"), [("-", 10)]);
    for name in ["executives", "administrators", "staff"] {
        let last = list(name).columns.last().unwrap();
        assert_eq!((last.role, last.text.as_str()), (Some(ColumnRole::Mark), "チェック欄（○or×）"));
    }
}

#[test]
fn their_sentences_are_exact_and_their_order_is_not() {
    for name in ["executives", "administrators", "staff"] {
        let form = list(name);
        assert!(form.items().all(|i| i.confidence == Confidence::Exact), "{name}");
        assert!(form.unknown[0].starts_with("項目の番号（NO）"), "{name}");
        assert!(!form.is_exact_throughout(), "{name}");
    }
}

#[test]
fn only_older_lists_hold_items_that_no_control_answers() {
    let own_keys = |form: &Form| form.items().filter(|i| i.controls.is_none()).count();
    for publication in shipped().publications() {
        let older = publication.family == "checklist-5.2";
        for form in publication.forms.iter().filter(|_| !older) {
            assert_eq!(own_keys(form), 0, "{}", form.key);
        }
    }
    let answered: Vec<&str> = ["executives", "administrators", "staff"]
        .into_iter()
        .flat_map(|name| list(name).items())
        .filter(|item| item.controls.is_some())
        .map(|item| item.key.trim_start_matches("checklist-5.2/r4/"))
        .collect();
    assert_eq!(answered, ["executives/seg-64", "administrators/seg-171", "administrators/seg-271"]);
}

#[test]
fn what_later_publications_say_otherwise_stands_beside_the_item() {
    let note = |key: &str| shipped().item(key).unwrap().later[0].printed();
    assert!(
        note("checklist-5.2/r4/administrators/seg-134")
            .starts_with("注（令和8年6月29日） パスワードの定期的な変更は要らない。")
    );
    assert!(note("checklist-5.2/r4/executives/seg-57").starts_with("注（令和8年） 室名は変わり、"));
}

#[test]
fn the_nine_precepts_are_three_for_each_of_three_audiences() {
    let precepts = shipped().publication("precepts", "r5").unwrap().precepts.as_ref().unwrap();
    let counts: Vec<usize> = precepts.audiences.iter().map(|a| a.precepts.len()).collect();
    assert_eq!(counts, [3, 3, 3]);
    let numbers: Vec<u8> = precepts.precepts().map(|p| p.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    let noted: Vec<u8> =
        precepts.precepts().filter(|p| !p.later.is_empty()).map(|p| p.number).collect();
    assert_eq!(noted, [1, 2, 8]);
}
