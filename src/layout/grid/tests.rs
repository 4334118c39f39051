//! These tests hold what tables promise: whole rows, repeated headers, no words outside their cell.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::document::{Block, BlockId, Cell, Column, Row, Shade, Table, TableRole, text};
use crate::layout::paged::{Paged, Paint, Segment};
use crate::layout::sample::{furniture_of, id, lay_out_blocks, paragraph, theme, words_of};

fn table(columns: usize, header_rows: usize, rows: Vec<Row>) -> Table {
    Table {
        id: id("t"),
        caption: Some(text("機器の一覧")),
        role: TableRole::Ledger,
        columns: vec![Column::start(1.0); columns],
        header_rows,
        header_column: false,
        rows,
    }
}

fn row(key: &str, words: &[&str]) -> Row {
    let row = id("t").child(key);
    let cells = words
        .iter()
        .enumerate()
        .map(|(n, words)| Cell::new(row.child(&n.to_string()), text(*words)))
        .collect();
    Row::new(row, cells)
}

fn ledger(count: usize) -> Table {
    let mut rows = vec![row("head", &["番号", "機器", "置き場所"])];
    rows.extend((0..count).map(|n| {
        let number = n.to_string();
        row(&number, &[number.as_str(), "受付の端末PC", "1階受付"])
    }));
    table(3, 1, rows)
}

fn path_extent(paged: &Paged, page: usize) -> Vec<(f32, f32)> {
    let paths = paged.pages[page].marks.iter().filter_map(|m| match &m.paint {
        Paint::Path(path) if path.stroke.is_some_and(|s| s.width == 1.0) => Some(&path.segments),
        _ => None,
    });
    paths
        .filter(|s| s.len() == 5)
        .map(|segments| {
            let ys = segments.iter().filter_map(|s| match s {
                Segment::Move(_, y) | Segment::Line(_, y) => Some(*y),
                _ => None,
            });
            ys.fold((f32::MAX, f32::MIN), |(a, b), y| (a.min(y), b.max(y)))
        })
        .collect()
}

#[test]
fn the_header_comes_back_on_every_page_as_furniture() {
    let paged = lay_out_blocks(vec![Block::Table(ledger(90))]);
    assert!(paged.pages.len() > 2);
    assert_eq!(words_of(&paged, 1)[1], "番号機器置き場所");
    for page in 2..=paged.pages.len() {
        assert!(furniture_of(&paged, page).contains(&"番号機器置き場所".to_owned()));
        assert!(!words_of(&paged, page).contains(&"番号機器置き場所".to_owned()));
    }
}

#[test]
fn the_outer_rule_closes_at_every_page_end() {
    let paged = lay_out_blocks(vec![Block::Table(ledger(90))]);
    for page in 0..paged.pages.len() {
        let outer = path_extent(&paged, page);
        assert_eq!(outer.len(), 1);
        let (top, bottom) = outer[0];
        for mark in &paged.pages[page].marks {
            if let (Some(_), Paint::Glyphs(run)) = (mark.owner, &mark.paint)
                && run.size == theme().table.size
                && run.text != "表1 機器の一覧"
            {
                assert!(run.y > top && run.y < bottom);
            }
        }
    }
}

#[test]
fn caption_header_and_first_row_stay_together() {
    for before in 30..44 {
        let mut blocks: Vec<Block> =
            (0..before).map(|n| paragraph(&format!("p{n}"), "電源は切らない。")).collect();
        blocks.push(Block::Table(ledger(20)));
        let paged = lay_out_blocks(blocks);
        assert_eq!(
            paged.page_of[&id("t")],
            paged.page_of[&BlockId::parse("bcp/t/0").unwrap()],
            "{before} lines before"
        );
    }
}

#[test]
fn a_small_table_goes_to_the_next_page_whole() {
    let mut blocks: Vec<Block> =
        (0..30).map(|n| paragraph(&format!("p{n}"), "電源は切らない。")).collect();
    blocks.push(Block::Table(ledger(5)));
    let paged = lay_out_blocks(blocks);
    let pages: BTreeSet<u32> = paged
        .page_of
        .iter()
        .filter(|(k, _)| k.as_str().starts_with("bcp/t"))
        .map(|p| *p.1)
        .collect();
    assert_eq!(pages.len(), 1);
}

#[test]
fn rows_bound_by_a_span_are_never_parted() {
    let mut rows = vec![row("head", &["系統", "機器"])];
    for group in 0..20 {
        let key = format!("g{group}");
        let first = id("t").child(&format!("{key}-0"));
        rows.push(Row::new(
            first.clone(),
            vec![
                Cell::new(first.child("a"), text("電子カルテ")).span_rows(4),
                Cell::new(first.child("b"), text("サーバ")),
            ],
        ));
        rows.extend((1..4).map(|n| row(&format!("{key}-{n}"), &["端末PC"])));
    }
    let paged = lay_out_blocks(vec![Block::Table(table(2, 1, rows))]);
    assert!(paged.pages.len() > 1);
    for group in 0..20 {
        let page = |n: usize| paged.page_of[&id("t").child(&format!("g{group}-{n}"))];
        assert!((1..4).all(|n| page(n) == page(0)));
    }
}

#[test]
fn no_ground_is_painted_over_words() {
    let head = |key: &str, words: &[&str]| {
        let mut row = row(key, words);
        for cell in &mut row.cells {
            cell.shade = Shade::Header;
        }
        row
    };
    let mut above = head("above", &["機器", "管理"]);
    above.cells[0].row_span = 2;
    let below = head("below", &["担当者"]);
    let paged = lay_out_blocks(vec![Block::Table(table(
        2,
        2,
        vec![above, below, row("pc", &["端末", "髙﨑"])],
    ))]);
    let marks = &paged.pages[0].marks;
    for (at, mark) in marks.iter().enumerate() {
        let Paint::Glyphs(run) = &mark.paint else { continue };
        for later in &marks[at..] {
            let Paint::Path(path) = &later.paint else { continue };
            let corners: Vec<(f32, f32)> = path
                .segments
                .iter()
                .filter_map(|s| match *s {
                    Segment::Move(x, y) | Segment::Line(x, y) => Some((x, y)),
                    _ => None,
                })
                .collect();
            let over = |of: fn(&(f32, f32)) -> f32, at: f32| {
                corners.iter().any(|c| of(c) < at) && corners.iter().any(|c| of(c) > at)
            };
            let hidden = path.fill.is_some() && over(|c| c.0, run.x) && over(|c| c.1, run.y);
            assert!(!hidden, "{}", run.text);
        }
    }
}

#[test]
fn a_span_longer_than_a_page_still_prints_every_row() {
    let first = id("t").child("0");
    let mut rows = vec![Row::new(
        first.clone(),
        vec![
            Cell::new(first.child("a"), text("全館")).span_rows(120),
            Cell::new(first.child("b"), text("0番の端末PC")),
        ],
    )];
    let words: Vec<String> = (1..120).map(|n| format!("{n}番の端末PC")).collect();
    rows.extend(words.iter().enumerate().map(|(n, w)| row(&(n + 1).to_string(), &[w.as_str()])));
    let paged = lay_out_blocks(vec![Block::Table(table(2, 0, rows))]);
    let all: Vec<String> = (1..=paged.pages.len()).flat_map(|p| words_of(&paged, p)).collect();
    assert!(paged.pages.len() > 2);
    assert!(words.iter().all(|w| all.contains(w)));
}

#[test]
fn a_row_taller_than_a_page_is_cut_between_lines_and_loses_nothing() {
    let long = "受付から院長へ口頭で伝え、時刻と画面の写真を残す。".repeat(120);
    let rows = vec![row("head", &["項目", "内容"]), row("0", &["手順", &long])];
    let paged = lay_out_blocks(vec![Block::Table(table(2, 1, rows))]);
    assert!(paged.pages.len() > 1);
    let bottom = paged.pages[0].height - theme().margins.bottom;
    let mut all = String::new();
    for page in 1..=paged.pages.len() {
        all.push_str(&words_of(&paged, page).concat());
        for mark in &paged.pages[page - 1].marks {
            if let (Some(_), Paint::Glyphs(run)) = (mark.owner, &mark.paint) {
                assert!(run.y < bottom);
            }
        }
    }
    assert_eq!(all, format!("表1 機器の一覧項目内容手順{long}"));
}

#[test]
fn words_without_a_place_to_break_stay_in_their_cell() {
    let long = "A".repeat(300);
    let rows = vec![row("0", &[long.as_str(), "03-6812-7837", "x"])];
    let paged = lay_out_blocks(vec![Block::Table(table(3, 0, rows))]);
    let right = theme().margins.left + (paged.pages[0].width - 130.0) / 3.0;
    for mark in &paged.pages[0].marks {
        if let Paint::Glyphs(run) = &mark.paint
            && run.text.starts_with('A')
        {
            let end = run.x + run.glyphs.iter().map(|g| g.advance).sum::<f32>() * run.size;
            assert!(end < right, "{end} beyond {right}");
        }
    }
}

fn any_row(index: usize, columns: usize) -> impl Strategy<Value = Row> {
    let cell =
        ("[ぁ-んァ-ヶ院長事務電源切離記録端末A-Za-z0-9、。]{0,40}", 1usize..4, 1usize..4, 0u8..3);
    (prop::collection::vec(cell, 0..=columns), any::<bool>(), prop::option::of(0.0f32..60.0))
        .prop_map(move |(cells, keep_with_next, min_height)| {
            let row = id("t").child(&index.to_string());
            let cells = cells
                .into_iter()
                .enumerate()
                .map(|(n, (words, cols, rows, shade))| {
                    let cell = Cell::new(row.child(&n.to_string()), text(words))
                        .span_columns(cols)
                        .span_rows(rows);
                    cell.shaded([Shade::None, Shade::Header, Shade::Light][shade as usize])
                })
                .collect();
            Row {
                id: row,
                cells,
                keep_with_next: keep_with_next && index.is_multiple_of(5),
                min_height,
            }
        })
}

fn any_table() -> impl Strategy<Value = Table> {
    (1usize..6, 0usize..3, 1usize..60).prop_flat_map(|(columns, header_rows, count)| {
        let rows: Vec<_> = (0..count).map(|n| any_row(n, columns)).collect();
        rows.prop_map(move |rows| table(columns, header_rows, rows))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_row_stands_on_one_page_in_order_and_no_words_are_lost(given in any_table()) {
        let paged = lay_out_blocks(vec![Block::Table(given.clone())]);
        let mut last = 1;
        for row in &given.rows {
            let page = paged.page_of[&row.id];
            prop_assert!(page >= last);
            last = page;
            for cell in &row.cells {
                // A cell without a column of its own shares the last one of its row.
                prop_assert!(paged.page_of.get(&cell.id).is_none_or(|p| *p == page));
            }
        }
        let mut wanted: Vec<char> = given
            .rows
            .iter()
            .flat_map(|r| &r.cells)
            .flat_map(|c| c.paragraphs.iter())
            .flat_map(|p| crate::document::plain_text(p).chars().collect::<Vec<_>>())
            .chain("表1機器の一覧".chars())
            .collect();
        let mut found: Vec<char> = (1..=paged.pages.len())
            .flat_map(|p| words_of(&paged, p))
            .flat_map(|w| w.chars().filter(|c| *c != ' ').collect::<Vec<_>>())
            .collect();
        wanted.sort_unstable();
        found.sort_unstable();
        prop_assert_eq!(wanted, found);
        let foot = paged.pages[0].height - theme().margins.bottom;
        for mark in paged.pages.iter().flat_map(|p| &p.marks) {
            if let (Some(_), Paint::Glyphs(run)) = (mark.owner, &mark.paint) {
                prop_assert!(run.y <= foot, "{} below the text area", run.text);
            }
        }
    }
}
