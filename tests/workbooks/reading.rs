//! What is read from forms of all shapes and writers.

use sha2::{Digest, Sha256};
use sonae::workbook::{CellRef, Range, Sheet, Value, Workbook};

use crate::parts::with;
use crate::{FORMS, bytes, cell, open, sheet, text, value};

fn range(text: &str) -> Range {
    text.parse().unwrap()
}

#[test]
fn every_form_says_that_it_is_invented() {
    for form in FORMS {
        let book = open(form);
        let notice = book.sheets()[0].cell(CellRef::new(1, 1)).unwrap();
        let said = notice.text().unwrap();
        assert!(said.starts_with("試験用の架空の様式です。"), "{form}: {said}");
        assert!(said.ends_with("が公表した様式ではありません。"), "{form}: {said}");
    }
}

#[test]
fn a_file_is_known_by_its_sha_256() {
    let file = bytes("columns-openpyxl");
    let sum: String = Sha256::digest(&file).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(open("columns-openpyxl").sha256(), sum);
}

#[test]
fn tabs_keep_their_order_names_and_whether_they_are_shown() {
    let tabs = |form: &str| -> Vec<(String, bool)> {
        open(form).sheets().iter().map(|s| (s.name.clone(), s.is_hidden)).collect()
    };
    let named = |name: &str, is_hidden| (name.to_owned(), is_hidden);
    assert_eq!(tabs("list-openpyxl"), [named("確認表", false), named("選択肢", true)]);
    assert_eq!(tabs("list-libreoffice"), [named("確認表", false), named("選択肢", true)]);
    assert_eq!(tabs("strict-by-hand"), [named("確認 用", false), named("選択 肢", true)]);
    let with_chart = [named("集計付き", false), named("グラフ", false), named("付表", false)];
    assert_eq!(tabs("formulas-xlsxwriter"), with_chart);
    assert_eq!(open("formulas-xlsxwriter").sheets()[1].cells().count(), 0, "a chart has no cells");
}

#[test]
fn two_writers_and_a_second_saving_read_alike() {
    for (one, other) in [
        ("columns-openpyxl", "columns-libreoffice"),
        ("list-openpyxl", "list-libreoffice"),
        ("rounds-xlsxwriter", "rounds-libreoffice"),
    ] {
        let (one, other) = (open(one), open(other));
        let (one, other) = (&one.sheets()[0], &other.sheets()[0]);
        let words = |sheet: &Sheet| -> Vec<(CellRef, Value)> {
            let written = sheet.cells().filter(|cell| cell.value != Value::Empty);
            written.map(|cell| (cell.at, cell.value.clone())).collect()
        };
        assert_eq!(words(one), words(other));
        assert_eq!(one.merges(), other.merges());
        let is_date = |sheet: &Sheet| -> Vec<CellRef> {
            sheet.cells().filter(|cell| cell.is_date_format).map(|cell| cell.at).collect()
        };
        assert_eq!(is_date(one), is_date(other));
        assert_eq!(one.lists(), other.lists());
    }
}

#[test]
fn cells_come_row_by_row_empty_boxes_included() {
    let book = open("columns-openpyxl");
    let sheet = sheet(&book, "医療機関確認用");
    let places: Vec<CellRef> = sheet.cells().map(|cell| cell.at).collect();
    assert!(places.is_sorted());
    assert_eq!(value(sheet, "C6"), text("医療情報システム安全管理責任者を設置している。"));
    let answer = cell(sheet, "D6");
    assert_eq!((&answer.value, answer.is_date_format), (&Value::Empty, false));
    assert!(cell(sheet, "E6").is_date_format && cell(sheet, "F3").is_date_format);
    assert_eq!(sheet.cell("Z99".parse().unwrap()), None);
}

#[test]
fn a_cell_of_merged_cells_knows_them_all() {
    let book = open("columns-openpyxl");
    let sheet = &book.sheets()[0];
    assert_eq!(sheet.merges().first(), Some(&range("A2:G2")));
    assert_eq!(sheet.region_of("A9".parse().unwrap()), range("A7:A16"));
    assert_eq!(sheet.region_of("B9".parse().unwrap()), range("B9"));
}

#[test]
fn runs_are_joined_and_readings_are_left_out() {
    let book = open("circle-xlsxwriter");
    let rich = cell(&book.sheets()[0], "B5");
    assert_eq!(rich.text(), Some("医療情報システム安全管理責任者を設置している。"));
    assert!(rich.is_rich && !cell(&book.sheets()[0], "B6").is_rich);
    let book = open("strict-by-hand");
    let form = sheet(&book, "確認 用");
    assert_eq!(value(form, "B2"), text("医療情報システム 安全管理責任者"));
    assert_eq!(value(form, "A6"), text("改行\rあり\u{3000}<角>"));
    let lists = sheet(&book, "選択 肢");
    assert_eq!(value(lists, "A1"), text("はい"));
    assert_eq!(value(lists, "A2"), text("いいえ"));
}

#[test]
fn cells_without_an_address_follow_the_one_before() {
    let book = open("strict-by-hand");
    let form = sheet(&book, "確認 用");
    let places: Vec<String> = form.cells().map(|cell| cell.at.to_string()).collect();
    assert_eq!(places, ["A1", "A2", "B2", "C2", "D2", "A6", "D6"]);
    assert_eq!(value(form, "D2"), Value::Date("2026-11-20".parse().unwrap()));
    assert_eq!(value(form, "D6"), Value::Bool(true));
}

#[test]
fn an_empty_box_may_name_a_type_that_it_does_not_have() {
    let xml = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"s\"><v></v></c><c t=\"n\"><v/></c><c t=\"str\"><v></v></c><c t=\"inlineStr\"/><c t=\"s\"/><c t=\"inlineStr\"><is><t/></is></c></row></sheetData></worksheet>";
    let file = with(&bytes("fire-safety-openpyxl"), "xl/worksheets/sheet1.xml", xml.as_bytes());
    let book = Workbook::open("空.xlsx", &file).unwrap();
    let held: Vec<&Value> = book.sheets()[0].cells().map(|cell| &cell.value).collect();
    assert_eq!(held, vec![&Value::Empty; 6]);
}

#[test]
fn dates_count_from_the_day_that_the_book_names() {
    let book = open("since-1904-openpyxl");
    assert_eq!(value(&book.sheets()[0], "D4"), Value::Date("2026-11-20".parse().unwrap()));
}

#[test]
fn lists_to_choose_from_are_resolved() {
    let book = open("list-openpyxl");
    let sheet = sheet(&book, "確認表");
    let choices = |at: &str| sheet.list_at(at.parse().unwrap()).map(|list| list.choices.join("・"));
    assert_eq!(choices("C5").as_deref(), Some("はい・いいえ"), "written in the rule");
    assert_eq!(
        choices("C14").as_deref(),
        Some("はい・いいえ・該当なし"),
        "a range of a hidden sheet"
    );
    assert_eq!(choices("C15").as_deref(), Some("はい・いいえ"), "a name of the book");
    assert_eq!((choices("C13"), choices("D5")), (None, None), "no rule, and a rule for dates");
    let book = open("strict-by-hand");
    let list = &book.sheets()[0].lists()[0];
    assert_eq!(list.cells, [range("C2"), range("C4")]);
    assert_eq!(list.source, "'選択 肢'!$A$1:$A$2");
    assert_eq!(list.choices, ["はい", "いいえ"].map(str::to_owned));
}

#[test]
fn hidden_rows_and_columns_are_known() {
    let book = open("vendor-xlsxwriter");
    let sheet = sheet(&book, "事業者確認用");
    assert_eq!(value(sheet, "B21"), text("（この行は印刷しない）"));
    assert!(sheet.is_row_hidden(21) && !sheet.is_row_hidden(20));
    assert!(sheet.is_column_hidden(7) && !sheet.is_column_hidden(6));
}

#[test]
fn what_is_computed_is_known_also_inside_an_array_formula() {
    let book = open("formulas-xlsxwriter");
    let sheet = sheet(&book, "集計付き");
    assert!(cell(sheet, "C5").has_formula, "a formula in a box for an answer");
    assert!(!cell(sheet, "C6").has_formula);
    assert!(cell(sheet, "G5").has_formula && sheet.is_computed("G23".parse().unwrap()));
    assert!(
        cell(sheet, "G23").has_formula,
        "a cell that the array formula fills has none of its own"
    );
    assert!(!sheet.is_computed("H5".parse().unwrap()));
}
