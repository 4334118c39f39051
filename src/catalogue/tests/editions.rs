//! These tests say which edition of the checklist answers which day.

use super::{day, shipped};
use crate::catalogue::{EditionError, Requested, choose_edition};

#[test]
fn auto_prepares_this_year_with_the_newest_edition_whose_items_are_known() {
    let chosen = choose_edition(shipped(), &Requested::Auto, day("2026-11-20")).unwrap();
    assert_eq!(chosen.publication.key, "checklist/r7");
    assert_eq!(chosen.fiscal_year, 2026);
    let preparation = chosen.preparation.unwrap();
    assert_eq!(preparation.heading, "令和8年度の準備（令和7年度版の項目による）");
    let hint = preparation.hint.unwrap();
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
    assert_eq!(chosen.preparation, None);
    assert_eq!(chosen.why, "今年度の令和7年度版を使います。");
}

#[test]
fn an_edition_that_does_not_exist_is_named_with_the_one_probably_meant() {
    let error = choose_edition(shipped(), &Requested::Edition("R77".into()), day("2026-11-20"))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "チェックリストの版「R77」はありません。使える版: r5、r6、r7（「r7」でしょうか）"
    );
}

#[test]
fn an_edition_without_item_text_says_where_its_excel_is() {
    let error =
        choose_edition(shipped(), &Requested::Edition("r8".into()), day("2026-11-20")).unwrap_err();
    assert!(matches!(error, EditionError::NoItems { .. }));
    assert!(error.to_string().starts_with("令和8年度版は項目の文言が未収録です。"));
}

#[test]
fn every_day_has_the_edition_that_was_in_force() {
    let on = |text: &str| {
        let chosen = choose_edition(shipped(), &Requested::Auto, day(text)).unwrap();
        (chosen.publication.edition.clone(), chosen.preparation.map(|p| p.heading))
    };
    assert_eq!(on("2023-10-10"), ("r5".to_owned(), None));
    assert_eq!(on("2024-05-13"), ("r6".to_owned(), None));
    let preparing = "令和7年度の準備（令和6年度版の項目による）".to_owned();
    assert_eq!(on("2025-05-13"), ("r6".to_owned(), Some(preparing)));
    assert_eq!(on("2025-05-14"), ("r7".to_owned(), None));
    assert_eq!(shipped().newest("checklist").unwrap().edition, "r7");
}

#[test]
fn an_edition_is_in_force_until_the_day_before_the_next() {
    let mut editions: Vec<_> =
        shipped().publications().iter().filter(|p| p.family == "checklist").collect();
    editions.sort_by_key(|p| p.in_force.from);
    for pair in editions.windows(2) {
        assert_eq!(pair[0].in_force.to, pair[1].in_force.from.pred_opt(), "{}", pair[0].key);
    }
    assert_eq!(editions.last().unwrap().in_force.to, None);
}

#[test]
fn every_publication_says_whose_it_is_and_how_it_may_be_used() {
    for publication in shipped().publications() {
        let key = &publication.key;
        assert!(!publication.authority.is_empty(), "{key}");
        assert!(publication.date.is_some() || publication.date_words.is_some(), "{key}");
        assert!(publication.url.starts_with("https://"), "{key}");
        assert!(!publication.licence.is_empty(), "{key}");
        assert!(publication.citation.contains(&publication.authority), "{key}");
        for file in &publication.files {
            let hex = |s: &String| s.len() == 64 && s.chars().all(|c| c.is_ascii_hexdigit());
            assert!(file.url.starts_with("https://"), "{key}: {}", file.name);
            assert!(file.sha256.iter().all(hex), "{key}: {}", file.name);
        }
    }
}
