//! These tests compare the editions of the checklist and say what became of every item.

use super::{Carry, Catalogue, Comparison, Known, compare};

fn comparison(older: &str, newer: &str, name: &str) -> Comparison<'static> {
    let catalogue = Catalogue::builtin().unwrap();
    let form = |edition| catalogue.form("checklist", edition, name).unwrap();
    compare(catalogue, form(older), form(newer))
}

/// 「2⑥ ← 2(7) 2(7) 2(7), reworded, moved, over」 for the items that are not the same in every respect.
fn changes(comparison: &Comparison<'_>) -> Vec<String> {
    let mut out = Vec::new();
    for one in &comparison.items {
        let mut said = vec![comparison.newer.item_name(one.item)];
        let from = one.from.iter().map(|item| format!("← {}", comparison.older.item_name(item)));
        said.extend(from);
        let mut same = one.from.len() == 1;
        for (known, yes, unknown) in
            [(one.reworded, "reworded", "wording?"), (one.moved, "moved", "number?")]
        {
            match known {
                _ if one.from.is_empty() => {}
                Known::Yes => said.push(yes.to_owned()),
                Known::Unknown => said.push(unknown.to_owned()),
                Known::No => continue,
            }
            same = false;
        }
        match &one.answer {
            Carry::Over { without, .. } if without.is_empty() => said.push("over".to_owned()),
            Carry::Over { without, .. } => said.push(format!("over but {}", without.join(" "))),
            Carry::Anew { controls, .. } => said.push(format!("anew {}", controls.join(" "))),
            Carry::ByHand => said.push("by hand".to_owned()),
        }
        let over = matches!(&one.answer, Carry::Over { without, .. } if without.is_empty());
        if !(same && over) {
            out.push(said.join(" "));
        }
    }
    out
}

fn left(comparison: &Comparison<'_>) -> Vec<String> {
    comparison.left.iter().map(|item| comparison.older.item_name(item)).collect()
}

#[test]
fn from_r5_to_r6_a_planned_bcp_no_longer_counts() {
    let comparison = comparison("r5", "r6", "facility");
    assert_eq!(
        changes(&comparison),
        ["2(2) ← 2(2) reworded over", "3(3) ← 3(3) reworded over but bcp.planned"]
    );
    assert_eq!(left(&comparison), [""; 0]);
    assert_eq!(comparison.items.len(), 19);
}

#[test]
fn from_r6_to_r7_rows_merge_five_subjects_are_new_and_the_gate_goes() {
    let comparison = comparison("r6", "r7", "facility");
    assert_eq!(
        changes(&comparison),
        [
            "2④ ← 2(4) ← 2(4) wording? anew access-rights.administrators",
            "2⑤ ← 2(5) ← 2(5) reworded anew accounts.unused-removed.server accounts.unused-removed.terminal",
            "2⑥ ← 2(7) ← 2(7) ← 2(7) moved over",
            "2⑦ anew password.length-r7",
            "2⑧ anew password.no-reuse",
            "2⑨ anew media.restricted",
            "2⑩ anew two-factor.done two-factor.planned",
            "2⑪ ← 2(6) moved over",
            "2⑫ ← 2(9) moved over",
            "2⑫ ← 2(9) moved over",
            "2⑬ ← 2(8) moved over",
            "4① anew rules.written",
        ]
    );
    assert_eq!(left(&comparison), ["医療情報システムの有無"]);
}

#[test]
fn from_r7_to_r8_only_what_is_known_is_said() {
    let comparison = comparison("r7", "r8", "facility");
    assert!(comparison.by_topics());
    let anew: Vec<String> =
        changes(&comparison).into_iter().filter(|line| line.contains("anew")).collect();
    assert_eq!(
        anew,
        [
            "2-password ← 2⑦ wording? number? anew password.length-r8",
            "2-two-factor ← 2⑩ wording? number? anew two-factor.application-and-server two-factor.planned-2027-04-01",
        ]
    );
    assert_eq!(left(&comparison), ["2④", "2⑤", "2⑫", "2⑫", "2⑬"]);
}

#[test]
fn a_check_made_before_the_guideline_changed_deserves_a_second_look() {
    let since = |older, newer, key: &str| -> Vec<String> {
        let comparison = comparison(older, newer, "facility");
        let one = comparison.items.iter().find(|one| one.item.key.ends_with(key)).unwrap();
        let (Carry::Over { since, .. } | Carry::Anew { since, .. }) = &one.answer else {
            panic!("{key}")
        };
        since.iter().map(|fact| fact.key.clone()).collect()
    };
    assert_eq!(since("r7", "r8", "/2-password-reuse"), ["guideline.password-no-reuse"]);
    // Guideline 7.0 of 2026 is nothing that came between the editions of 2024 and 2025.
    assert_eq!(since("r6", "r7", "/2-2"), [""; 0]);
}

#[test]
fn an_edition_compared_with_itself_has_not_changed() {
    for edition in ["r5", "r6", "r7"] {
        for name in ["facility", "vendor"] {
            let comparison = comparison(edition, edition, name);
            let changed: Vec<String> = changes(&comparison)
                .into_iter()
                .filter(|line| !line.contains("wording?"))
                .collect();
            assert_eq!(changed, [""; 0], "{edition} {name}");
            assert_eq!(left(&comparison), [""; 0], "{edition} {name}");
            for one in &comparison.items {
                assert_eq!(one.from, [one.item], "{edition} {name}");
            }
        }
    }
}
