//! These tests hold the walk sheet and the director's sheet: only what is open is asked, and nothing is printed as decided.

use super::rules::{left_out, paper};
use crate::compose::sample::{SAMPLES, at, lines, profile};
use crate::document::{Block, Document, TableRole};

/// The cells of one column of a paper's table, by the keys of their rows.
fn column(document: &Document, table: &str, key: &str) -> Vec<(String, String)> {
    let table = format!("{}/{table}/", document.name);
    let cell = |(id, text): (String, String)| {
        let (row, column) = id.strip_prefix(&table)?.split_once('/')?;
        (column == key && row != "head").then(|| (row.to_owned(), text))
    };
    lines(document).into_iter().filter_map(cell).collect()
}

#[test]
fn a_box_is_looked_at_for_what_stops_and_for_the_telephone() {
    let walk = paper(&profile("one-doctor-clinic", &[]), "walk-sheet").unwrap();
    let row = |key: &str| {
        let cell = |column: &str| at(&walk, &format!("walk-sheet/boxes/box-table/{key}/{column}"));
        [cell("box"), cell("place"), cell("stops"), cell("phone")]
    };
    assert_eq!(
        row("NW-01"),
        ["NW-01\nミナト通信 RT-810", "事務室 棚の上", "W-TR24BC", "W-85WW98\n通る・通らない"]
    );
    // No telephone hangs on a server, and an X-ray machine is no box to be pulled.
    assert_eq!(row("SV-01")[3], "―");
    let boxes = column(&walk, "boxes/box-table", "box");
    assert!(!boxes.iter().any(|(key, _)| key.starts_with("MD") || key.starts_with("PC")));
}

#[test]
fn a_clinic_without_a_ledger_writes_down_what_it_finds() {
    let walk = paper(&profile("minimal", &[]), "walk-sheet").unwrap();
    assert_eq!(column(&walk, "boxes/found", "no").len(), 10);
    assert_eq!(column(&walk, "terminals/terminal-found", "no").len(), 12);
    let asked: Vec<String> =
        column(&walk, "lines/line-table", "ask").into_iter().map(|cell| cell.1).collect();
    assert_eq!(
        asked[0],
        "固定電話は、何につながっていますか。その箱を抜くと、電話も止まりますか。\n（例: 光電話の黒い箱（札「TEL」）。抜くと止まる）"
    );
    assert!(asked[1].starts_with("ケーブルのない小さな通信機器"), "{asked:?}");
}

#[test]
fn what_the_director_has_adopted_is_listed_and_what_is_open_is_offered() {
    let clinic = profile("one-doctor-clinic", &[]);
    let sheet = paper(&clinic, "director-sheet").unwrap();
    let offered = column(&sheet, "criteria/criteria-table", "offer");
    assert_eq!(
        offered,
        [(
            "publish".to_owned(),
            "患者の個人情報が漏れたか、そのおそれがあるとき、または診療を1日以上減らすか止めるときは、警察と保健所に知らせたうえで、分かっていることだけを公表する".to_owned()
        )]
    );
    assert_eq!(
        at(&sheet, "director-sheet/adopted/adopted-lead"),
        "次の基準は、令和8年6月15日に院長 髙田 一郎が採用したものです。下の日付で、あらためて採用したものとします。"
    );
    assert_eq!(column(&sheet, "adopted/adopted-table", "text").len(), 6);
    assert_eq!(
        column(&sheet, "adoption/adoption-table", "item")
            .into_iter()
            .map(|c| c.1)
            .collect::<Vec<_>>(),
        ["採用した日", "採用した人（職名と氏名）", "署名"]
    );
    // The offer stands on this sheet alone.
    let bcp = paper(&clinic, "bcp").unwrap();
    assert!(lines(&bcp).iter().all(|(_, text)| !text.contains(&offered[0].1)));
}

#[test]
fn words_that_nobody_has_adopted_go_before_the_standard_ones() {
    let clinic = profile("one-doctor-clinic", &[("  adopted_on: 2026-06-15\n", "")]);
    let sheet = paper(&clinic, "director-sheet").unwrap();
    let offered = column(&sheet, "criteria/criteria-table", "offer");
    assert_eq!(offered.len(), 7);
    assert_eq!(offered[0].1, clinic.decisions.stop_use.value().unwrap().clone());
    assert!(column(&sheet, "adopted/adopted-table", "text").is_empty());
}

#[test]
fn decided_is_kept_apart_from_done() {
    let sheet = paper(&profile("minimal", &[]), "director-sheet").unwrap();
    assert_eq!(
        at(&sheet, "director-sheet/ready/ready-lead"),
        "採用は、決めたということで、できているとは限りません。基準が働くために要るものを、別に確かめます。この表の印は、チェックリストの「はい」にはなりません。"
    );
    assert_eq!(column(&sheet, "ready/ready-table", "needs").len(), 7);
    for (key, state) in column(&sheet, "ready/ready-table", "state") {
        assert!(state.contains("できている") && state.contains("まだ"), "{key}: {state}");
    }
}

#[test]
fn the_time_that_a_system_may_be_down_is_asked_in_the_clinics_words() {
    let changes =
        [("rto_hours: 24\n    rpo_hours: 24", "rto_hours: 未確認\n    rpo_hours: 未確認")];
    let sheet = paper(&profile("one-doctor-clinic", &changes), "director-sheet").unwrap();
    let heads: Vec<String> = ["rto", "rpo"]
        .map(|c| at(&sheet, &format!("director-sheet/times/time-table/head/{c}")))
        .into();
    assert_eq!(heads, ["何時間止まったら新患を断りますか", "何日分なら紙から打ち直せますか"]);
    let rows = column(&sheet, "times/time-table", "priority");
    assert_eq!(rows, [("emr".to_owned(), "1番目".to_owned())]);
}

#[test]
fn a_sheet_with_nothing_left_to_ask_is_left_out_and_says_why() {
    assert_eq!(
        left_out(&profile("hospital-80-beds", &[]), "director-sheet").unwrap(),
        "決めることが残っていないため"
    );
    assert_eq!(left_out(&profile("hospital-80-beds", &[]), "walk-sheet"), None);
}

#[test]
fn every_kind_of_facility_walks_and_decides_in_its_own_words() {
    for name in ["pharmacy", "home-nursing", "midwifery"] {
        let facility = profile(name, &[]);
        for sheet in ["walk-sheet", "director-sheet"] {
            let Some(sheet) = paper(&facility, sheet) else { continue };
            for (id, text) in lines(&sheet) {
                for word in ["院内", "当院", "院長", "診療", "新患"] {
                    // What the facility itself wrote is its own.
                    let own = id.contains("adopted-table") || id.ends_with("/place");
                    assert!(own || !text.contains(word), "{name} {id}: {text}");
                }
            }
        }
    }
    assert_eq!(
        paper(&profile("pharmacy", &[]), "walk-sheet").unwrap().meta.title,
        "薬局内一巡シート"
    );
}

#[test]
fn every_row_for_a_pen_is_high_enough_for_it() {
    for name in SAMPLES {
        for sheet in ["walk-sheet", "director-sheet"] {
            let Some(sheet) = paper(&profile(name, &[]), sheet) else { continue };
            for block in sheet.sections.iter().flat_map(|s| &s.blocks) {
                let Block::Table(table) = block else { continue };
                let rows = table.rows.iter().skip(table.header_rows);
                for row in rows.filter(|_| table.role == TableRole::Form) {
                    assert!(row.min_height.is_some_and(|h| h >= 26.0), "{name} {}", row.id);
                }
            }
        }
    }
}
