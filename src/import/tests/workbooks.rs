//! These tests tell how lists in Excel files are read: titles, merged cells, sheets, days of either epoch.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};

use super::{Fill, Mapping, Table, Verdict, compare, profile, sample};
use crate::profile::EntryList;

/// A list as offices make them: a cover sheet, a merged title, cells merged downwards, numbers, real days.
fn list() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let plain = Format::new();
    let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    workbook.add_worksheet().set_name("表紙").unwrap().write(0, 0, "IT機器一覧").unwrap();
    let sheet = workbook.add_worksheet().set_name("機器").unwrap();
    sheet.merge_range(0, 0, 0, 4, "IT機器一覧", &plain).unwrap();
    for (at, heading) in ["資産番号", "種別", "設置場所", "購入日", "使用状況"].iter().enumerate()
    {
        sheet.write(2, u16::try_from(at).unwrap(), *heading).unwrap();
    }
    sheet.merge_range(3, 2, 4, 2, "1階 受付", &plain).unwrap();
    for (row, kind) in [(3, "ノートPC"), (4, "ルータ")] {
        sheet.write(row, 0, row).unwrap();
        sheet.write(row, 1, kind).unwrap();
        sheet.write(row, 4, "稼働").unwrap();
    }
    let bought = ExcelDateTime::from_ymd(2023, 4, 1).unwrap();
    sheet.write_datetime_with_format(3, 3, &bought, &day).unwrap();
    workbook.save_to_buffer().unwrap()
}

/// The same file as an old Macintosh would have written it: days count from 1904.
fn since_1904(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if name == "xl/workbook.xml" {
            assert!(text.contains("<workbookPr "));
            text = text.replace("<workbookPr ", "<workbookPr date1904=\"1\" ");
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn read(bytes: &[u8], sheet: Option<&str>) -> (Table, Vec<Value>) {
    let table = Table::open(EntryList::Devices, "機器.xlsx", bytes, sheet).unwrap();
    let mapping = Mapping::propose(&table, &profile(&sample("minimal"))).unwrap();
    let comparison = compare(&table, &mapping, &Fill::new(), &profile(&sample("minimal"))).unwrap();
    let values = comparison.rows.into_iter().map(|row| match row.verdict {
        Verdict::New(value) => value,
        other => panic!("{other:?}"),
    });
    (table, values.collect())
}

#[test]
fn the_first_sheet_with_headings_is_read_and_merged_cells_speak_for_all_their_rows() {
    let (table, values) = read(&list(), None);
    assert_eq!((table.file.as_str(), table.line), ("機器.xlsx「機器」", 3));
    assert_eq!(
        values,
        [
            json!({"id": "3", "kind": "端末PC", "place": "1階 受付", "registered_on": "2023-04-01", "status": "使用中"}),
            json!({"id": "4", "kind": "ネットワーク機器", "place": "1階 受付", "status": "使用中"}),
        ]
    );
}

#[test]
fn days_are_counted_from_the_year_that_the_file_names() {
    let (_, values) = read(&since_1904(&list()), None);
    // The number is the same, so that the day is four years and a day later.
    assert_eq!(values[0]["registered_on"], json!("2027-04-02"));
}

#[test]
fn a_sheet_that_is_not_there_is_told_with_those_that_are() {
    let error = Table::open(EntryList::Devices, "機器.xlsx", &list(), Some("台帳")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "「機器.xlsx」に「台帳」というシートはありません。シート: 表紙、機器。"
    );
}
