//! These tests read tables as people save them, and write them so that Excel computes nothing.

use rust_xlsxwriter::{Format, Workbook};

use super::{GridError, Merged, csv, field, grids};

fn cells(name: &str, bytes: &[u8], merged: Merged) -> Vec<Vec<String>> {
    let grids = grids(name, bytes, None, merged).unwrap();
    grids[0].rows.iter().map(|row| row.cells.clone()).collect()
}

#[test]
fn what_excel_would_compute_is_guarded_and_a_hyphen_is_not() {
    assert_eq!(field("=1+1"), "'=1+1");
    assert_eq!(field("+81-3-6812-7837"), "'+81-3-6812-7837");
    assert_eq!(field("＝HYPERLINK(\"x\")"), "\"'＝HYPERLINK(\"\"x\"\")\"");
    assert_eq!(field("-"), "-");
    assert_eq!(field("045-000-0101"), "045-000-0101");
}

#[test]
fn what_is_written_is_read_back_as_it_was() {
    let row = ["=1+1", "a,b", "引用\"符", "2行\nある", "'26年導入", "-", "001"].map(String::from);
    let bytes = csv(&["1", "2", "3", "4", "5", "6", "7"], &[row.to_vec()]);
    assert_eq!(cells("表.csv", &bytes, Merged::First)[1], row);
}

#[test]
fn a_line_is_that_of_the_file_also_below_empty_lines_and_long_cells() {
    let grids = grids("表.csv", "a\n\n\"2行\nある\"\nz\n".as_bytes(), None, Merged::First).unwrap();
    let lines: Vec<u32> = grids[0].rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [1, 3, 5]);
}

#[test]
fn a_merged_cell_speaks_for_all_rows_of_a_list_and_for_one_question_only() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 0, 1, 0, "受付", &Format::new()).unwrap();
    sheet.write(0, 1, "PC-1").unwrap();
    sheet.write(1, 1, "PC-2").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    assert_eq!(
        cells("表.xlsx", &bytes, Merged::FillsDown),
        [["受付", "PC-1"].map(String::from), ["受付", "PC-2"].map(String::from)]
    );
    assert_eq!(
        cells("表.xlsx", &bytes, Merged::First),
        [["受付", "PC-1"].map(String::from), ["", "PC-2"].map(String::from)]
    );
}

#[test]
fn a_file_far_longer_than_any_list_is_refused_at_the_row_that_is_too_many() {
    let text = "a\n".repeat(5_001);
    let refused = grids("表.csv", text.as_bytes(), None, Merged::First).unwrap_err();
    let GridError::Faults { report } = refused else { panic!("{refused:?}") };
    assert_eq!(
        report.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "誤り: 表.csv 5001行\n  行が多すぎます（5000行まで）。\n  → 一覧のファイルか確かめてください。本当に多いときは、いくつかに分けて取り込んでください。"
        ]
    );
}
