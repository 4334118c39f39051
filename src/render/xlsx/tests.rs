//! These tests read written sheets back, with the reader that the ministry's own forms are read with.

use chrono::NaiveDate;

use super::xlsx;
use crate::document::{
    ColumnKind, Ledger, LedgerColumn, LedgerFact, LedgerRow, Meta, Pen, Status, Value,
};
use crate::workbook::{CellRef, Value as Read, Workbook};

/// What a spreadsheet might take for a formula, a link, a number, a day, markup or a code of a letter.
const HOSTILE: [&str; 14] = [
    "=1+1",
    "=HYPERLINK(\"https://example.jp\",\"見て\")",
    "+81-3-6812-7837",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1+1",
    "001",
    "2026-11-20",
    "1E5",
    "TRUE",
    "https://example.jp/",
    "<c r=\"A1\"/>&amp;]]>",
    "_x0041__x000D_",
    "一行目\n二行目",
];

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

fn meta() -> Meta {
    Meta {
        title: "機器台帳".into(),
        short_title: "機器台帳".into(),
        facility: "R&D 7番館クリニック".into(),
        document_number: None,
        version: None,
        date: day(),
        status: Status::Sheet,
        handling: Some("院内限り".into()),
    }
}

fn column(key: &'static str, title: &'static str, kind: ColumnKind) -> LedgerColumn {
    LedgerColumn { key, title, width: 8.0, kind }
}

fn ledger(rows: Vec<LedgerRow>) -> Ledger {
    let fact = |key, label, value| LedgerFact { key, label, value, share: 5.0, pen: Pen::Date };
    Ledger {
        title: "機器台帳".to_owned(),
        facts: vec![
            fact("updated-on", "最終更新日", Value::Date(day())),
            fact("updated-by", "最終更新者", Value::Blank),
        ],
        columns: vec![
            column("id", "管理番号", ColumnKind::Code),
            column("words", "ソフト\nウェア", ColumnKind::Text),
            column("day", "登録日", ColumnKind::Date),
            column("number", "世代", ColumnKind::Number),
        ],
        rows,
        remarks: vec!["空欄は記載なし。".to_owned()],
    }
}

fn row(key: &str, words: Value, day: Value, number: Value) -> LedgerRow {
    LedgerRow::new(key, vec![Value::words(key), words, day, number])
}

fn file(ledgers: &[Ledger]) -> Vec<u8> {
    xlsx(ledgers, &meta(), "BIZ UDPゴシック").unwrap()
}

/// A part of the file as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = archive.by_name(name).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut part, &mut text).unwrap();
    text
}

#[test]
fn every_cell_is_of_its_own_type() {
    let bytes = file(&[ledger(vec![
        row("PC-01", Value::words("ABC"), Value::Date(day()), Value::Number(7)),
        row(
            "PC-02",
            Value::Unknown("未確認".into()),
            Value::Unknown("未確認".into()),
            Value::Blank,
        ),
        row("PC-03", Value::Blank, Value::Blank, Value::Blank),
    ])]);
    let book = Workbook::open("台帳.xlsx", &bytes).unwrap();
    let [sheet] = book.sheets() else { panic!("one sheet") };
    assert_eq!(sheet.name, "機器台帳");
    let at = |row, column| sheet.cell(CellRef::new(row, column)).map(|c| c.value.clone());
    let text = |words: &str| Some(Read::Text(words.to_owned()));
    assert_eq!(
        [at(1, 1), at(2, 1), at(2, 3)],
        [text("機器台帳"), text("最終更新日"), Some(Read::Date(day()))]
    );
    assert_eq!([at(5, 1), at(5, 2)], [text("管理番号"), text("ソフトウェア")]);
    assert_eq!(
        [at(6, 2), at(6, 3), at(6, 4)],
        [text("ABC"), Some(Read::Date(day())), Some(Read::Number(7.0))]
    );
    assert_eq!([at(7, 2), at(7, 3), at(7, 4)], [text("未確認"), text("未確認"), Some(Read::Empty)]);
    assert_eq!(at(10, 1), text("空欄は記載なし。"));
    // A day that somebody writes into a blank cell is shown as the other days are.
    assert!(sheet.cell(CellRef::new(8, 3)).unwrap().is_date_format);
}

#[test]
fn hostile_words_stay_words() {
    let rows = HOSTILE.iter().enumerate().map(|(at, words)| {
        row(&format!("R{at}"), Value::words(*words), Value::words(*words), Value::words(*words))
    });
    let bytes = file(&[ledger(rows.collect())]);
    let book = Workbook::open("台帳.xlsx", &bytes).unwrap();
    let sheet = &book.sheets()[0];
    for (words, row) in HOSTILE.iter().zip(6..) {
        for column in 2..=4 {
            let cell = sheet.cell(CellRef::new(row, column)).unwrap();
            assert_eq!(cell.value, Read::Text((*words).to_owned()));
            assert!(!cell.has_formula, "{words}");
        }
    }
    let source = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!source.contains("<f>") && !source.contains("hyperlink"), "{source}");
}

#[test]
fn the_sheet_is_ready_to_filter_and_to_print() {
    let bytes = file(&[ledger(vec![row("PC-01", Value::Blank, Value::Blank, Value::Blank)])]);
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for said in [
        "<autoFilter ref=\"A5:D6\"/>",
        "ySplit=\"5\"",
        "state=\"frozen\"",
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "<pageSetUpPr fitToPage=\"1\"/>",
        "<oddHeader>&amp;LR&amp;&amp;D 7番館クリニック&amp;R機器台帳　【院内限り】</oddHeader>",
        "<oddFooter>&amp;L令和8年11月20日&amp;R&amp;P / &amp;N</oddFooter>",
    ] {
        assert!(sheet.contains(said), "{said} is not in {sheet}");
    }
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Titles\" localSheetId=\"0\">機器台帳!$5:$5<"), "{book}");
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("BIZ UDPゴシック") && styles.contains("yyyy-mm-dd"), "{styles}");
}

#[test]
fn the_same_ledgers_make_the_same_bytes_and_no_clock_is_read() {
    let make =
        || file(&[ledger(vec![row("PC-01", Value::words("x"), Value::Blank, Value::Number(3))])]);
    let first = make();
    assert!((0..8).all(|_| make() == first));
    let core = part(&first, "docProps/core.xml");
    assert!(core.contains("2026-11-20T00:00:00Z</dcterms:created>"), "{core}");
}
