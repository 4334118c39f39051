//! These tests hold the papers that are made on request: only then, dated, and never among those that are shown.

use super::rules::{left_out, paper};
use crate::compose::sample::{SAMPLES, at, lines, profile, with_case};
use crate::compose::{Bundle, Shelf, Templates, binder};
use crate::document::{Block, PaperSize, TypeSize};

#[test]
fn nothing_is_made_that_nobody_asked_for_and_the_list_says_how_to_ask() {
    let mut clinic = profile("clinic-with-beds", &[]);
    clinic.papers.precepts_poster = None;
    clinic.papers.self_audit = Some(false);
    assert!(paper(&clinic, "precepts-poster").is_none());
    assert!(paper(&clinic, "self-audit-summary").is_none());
    let poster = left_out(&clinic, "precepts-poster").unwrap();
    assert!(poster.contains("papers: {precepts_poster: true}"), "{poster}");
    let audit = left_out(&clinic, "self-audit").unwrap();
    assert!(audit.contains("papers: {self_audit: true}"), "{audit}");
}

#[test]
fn neither_poster_nor_audit_is_ever_shown_to_an_inspector() {
    for name in SAMPLES {
        let mut profile = profile(name, &[]);
        profile.papers.precepts_poster = Some(true);
        profile.papers.self_audit = Some(true);
        let papers = with_case(&profile, |case| binder(case, &Templates::embedded())).unwrap();
        let asked = |name: &str| name == "precepts-poster" || name.starts_with("self-audit");
        let own: Vec<_> = papers.iter().filter(|p| asked(&p.document.name)).collect();
        assert_eq!(own.len(), 6, "{name}");
        for paper in own {
            assert_ne!(paper.shelf, Shelf::Inspection, "{name}");
            assert!(!paper.bundles.contains(&Bundle::Inspection), "{name}");
            assert!(!paper.bundles.contains(&Bundle::Core), "{name}");
        }
    }
}

#[test]
fn the_poster_says_what_has_changed_since_and_whom_to_tell() {
    let poster = paper(&profile("one-doctor-clinic", &[]), "precepts-poster").unwrap();
    assert_eq!(poster.type_size, TypeSize::Large);
    assert_eq!(poster.sections[0].page.size, PaperSize::A3);
    assert_eq!(poster.meta.handling.as_deref(), Some("参考"));
    let all: String = lines(&poster).into_iter().map(|(_, text)| text + "\n").collect();
    for words in
        ["パスワードの定期的な変更は要らない", "現場の判断で電源を切らない", "令和5年10月10日"]
    {
        assert!(all.contains(words), "{words}");
    }
    let call = at(&poster, "precepts-poster/title/table/contacts/words");
    assert!(
        call.ends_with("院長 髙田 一郎 045-000-0101　／　事務長 山﨑 美穂 045-000-0101"),
        "{call}"
    );
    assert!(!all.contains("090-"));
}

#[test]
fn the_summary_counts_as_the_score_box_does_and_says_that_it_is_old() {
    let hospital = profile("hospital-80-beds", &[]);
    let summary = paper(&hospital, "self-audit-summary").unwrap();
    let list = paper(&hospital, "self-audit-executives").unwrap();
    let cell =
        |key: &str| at(&summary, &format!("self-audit-summary/executives/score/part-0-是正/{key}"));
    assert_eq!((cell("c6").as_str(), cell("c7").as_str()), ("3", "33.3%"));
    let share = lines(&list).into_iter().find(|(id, _)| id.ends_with("/是正/share")).unwrap().1;
    assert_eq!(share, "33.3%");
    assert!(
        at(&summary, "self-audit-summary/head/caution/line-1")
            .contains("立入検査で確認される書類ではない")
    );
    let bars = summary.sections.iter().flat_map(|s| &s.blocks);
    let bars: Vec<_> =
        bars.filter_map(|b| if let Block::Bars(b) = b { Some(b) } else { None }).collect();
    assert_eq!(bars[0].bars[1].printed, "1／3項目");
    // The staff's list has no 視点: one bar would compare nothing.
    assert_eq!(bars.len(), 2);
}

#[test]
fn the_tally_sheet_asks_the_published_questions_and_answers_none() {
    let tally = paper(&profile("hospital-80-beds", &[]), "self-audit-tally").unwrap();
    let table = tally
        .sections
        .iter()
        .flat_map(|s| &s.blocks)
        .find_map(|b| match b {
            Block::Table(t) if t.id.as_str().ends_with("/items/table") => Some(t),
            _ => None,
        })
        .unwrap();
    assert_eq!(table.rows.len(), 11);
    for row in table.rows.iter().skip(1) {
        assert!(row.cells.iter().skip(2).all(|c| c.paragraphs.iter().all(Vec::is_empty)));
    }
}
