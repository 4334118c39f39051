//! What filling changes, and that it changes nothing else.

use std::collections::BTreeMap;

use sonae::workbook::{Change, Entry, Run, Sheet, Value, Workbook};

use crate::parts::{part, parts, with, without_cells};
use crate::{FORMS, bytes, cell, change, day, filled, open, refused, text, value, words};

/// Some cells of every kind of a sheet that may be filled, each with what to write.
fn some_changes(index: usize, sheet: &Sheet) -> Vec<Change> {
    let free = |cell: &&sonae::workbook::Cell| {
        let is_own = sheet.region_of(cell.at).first == cell.at;
        is_own && !cell.has_formula && !sheet.is_table_label(cell.at)
    };
    let boxes = sheet.cells().filter(free).filter(|cell| cell.value == Value::Empty);
    let (dates, boxes): (Vec<_>, Vec<_>) = boxes.partition(|cell| cell.is_date_format);
    let words = sheet.cells().filter(free).filter(|cell| cell.value != Value::Empty);
    let entries = [
        Entry::Text("はい".to_owned()),
        Entry::Text("＝1行目 & <角>\n2行目 \"引用\"".to_owned()),
        Entry::Runs(vec![
            Run { text: "はい".to_owned(), is_marked: true },
            Run { text: "・いいえ".to_owned(), is_marked: false },
        ]),
        Entry::Clear,
    ];
    let into_boxes = boxes.into_iter().zip(entries.clone()).map(|(cell, entry)| (cell.at, entry));
    let into_dates = dates.into_iter().take(2).map(|cell| (cell.at, day("2026-11-20", "11/20")));
    let over_words = words.skip(1).step_by(7).take(3).zip(entries).map(|(c, entry)| (c.at, entry));
    let all = into_boxes.chain(into_dates).chain(over_words);
    all.map(|(at, entry)| Change { sheet: index, at, entry }).collect()
}

/// What a cell holds once an entry is in it.
fn expected(entry: &Entry, is_date_format: bool) -> Value {
    match entry {
        Entry::Text(words) => text(words),
        Entry::Runs(runs) => text(&runs.iter().map(|run| &*run.text).collect::<String>()),
        Entry::Date { date, .. } if is_date_format => Value::Date(*date),
        Entry::Date { otherwise, .. } => text(otherwise),
        Entry::Clear => Value::Empty,
    }
}

#[test]
fn only_the_filled_cells_of_a_form_differ() {
    for form in FORMS {
        let (before, book) = (bytes(form), open(form));
        let changes: Vec<Change> = book
            .sheets()
            .iter()
            .enumerate()
            // A hidden sheet holds the words of lists.
            .filter(|(_, sheet)| !sheet.is_hidden)
            .flat_map(|(index, sheet)| some_changes(index, sheet))
            .collect();
        assert!(changes.len() >= 2, "{form}");
        let after = book.fill(&changes).unwrap();
        let mut touched = Vec::new();
        let (old, new) = (parts(&before), parts(&after));
        assert_eq!(old.len(), new.len());
        for (old, new) in old.iter().zip(&new) {
            assert_eq!((&old.name, &old.comment), (&new.name, &new.comment), "{form}");
            if old.packed != new.packed {
                touched.push(old.name.clone());
            } else {
                assert_eq!(old.header, new.header, "{form}: {}", old.name);
            }
        }
        let sheets: Vec<usize> = changes.iter().map(|change| change.sheet).collect();
        let count = sheets.iter().collect::<std::collections::BTreeSet<_>>().len();
        assert_eq!(touched.len(), count, "{form}: {touched:?}");
        let all: Vec<String> = changes.iter().map(|change| change.at.to_string()).collect();
        // Cells without an address cannot be found by plain search; they have a test of their own.
        for name in touched.iter().filter(|_| form != "strict-by-hand") {
            let mut own = all.clone();
            own.sort();
            own.dedup();
            let cut = |file: &[u8]| without_cells(&part(file, name), &own);
            assert_eq!(cut(&before), cut(&after), "{form}: {name}");
        }
        let again = Workbook::open(form, &after).unwrap();
        for (index, sheet) in book.sheets().iter().enumerate() {
            let mine = changes.iter().filter(|change| change.sheet == index);
            let mine: BTreeMap<_, _> = mine.map(|change| (change.at, &change.entry)).collect();
            let now = &again.sheets()[index];
            assert_eq!(sheet.merges(), now.merges());
            assert_eq!(sheet.lists(), now.lists());
            assert_eq!(sheet.cells().count(), now.cells().count());
            for (was, is) in sheet.cells().zip(now.cells()) {
                assert_eq!((was.at, was.style), (is.at, is.style));
                match mine.get(&was.at) {
                    Some(entry) => assert_eq!(
                        is.value,
                        expected(entry, was.is_date_format),
                        "{form}: {}",
                        was.at
                    ),
                    None => assert_eq!(was, is, "{form}"),
                }
            }
        }
        assert_eq!(again.fill(&changes).unwrap(), after, "{form}: filled again with the same");
    }
}

#[test]
fn filling_nothing_gives_the_same_file() {
    for form in FORMS {
        assert!(open(form).fill(&[]).unwrap() == bytes(form), "{form}");
    }
}

#[test]
fn a_filled_cell_keeps_its_look_and_nothing_of_what_it_held() {
    let book = open("strict-by-hand");
    let changes = [
        change("C2", words("はい")),
        change("D2", day("2026-12-01", "")),
        change("D6", Entry::Clear),
    ];
    let xml = part(&book.fill(&changes).unwrap(), "xl/pages/form.xml");
    let before = part(&bytes("strict-by-hand"), "xl/pages/form.xml");
    let expected = before
        .replace(
            "<x:c s=\"1\" ext:kept=\"yes\"/>",
            "<x:c s=\"1\" ext:kept=\"yes\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">はい</x:t></x:is></x:c>",
        )
        .replace(
            "<x:c s='2' t=\"d\"><x:v>2026-11-20T00:00:00Z</x:v></x:c>",
            "<x:c s=\"2\"><x:v>46357</x:v></x:c>",
        )
        .replace(
            "<x:c r=\"D6\" s=\"2\"\n        t=\"b\"><x:v>1</x:v><x:extLst>",
            "<x:c r=\"D6\" s=\"2\"><x:extLst>",
        );
    assert_eq!(xml, expected);
}

#[test]
fn missing_cells_and_rows_are_put_in_their_order_with_the_look_of_their_row_or_column() {
    let book = open("strict-by-hand");
    let changes = [
        change("F8", words("八行目")),
        change("B6", words("結合")),
        change("C4", words("四行目")),
        change("E2", words("端")),
        change("A3", words("三行目")),
        change("A8", Entry::Clear),
    ];
    let xml = part(&book.fill(&changes).unwrap(), "xl/pages/form.xml");
    let before = part(&bytes("strict-by-hand"), "xl/pages/form.xml");
    let inline = |start: &str, words: &str| {
        format!(
            "<x:c {start} t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">{words}</x:t></x:is></x:c>"
        )
    };
    let expected = before
        .replace("ref=\"A1:D6\"", "ref=\"A1:F8\"")
        .replace(
            "Z</x:v></x:c></x:row>",
            &format!("Z</x:v></x:c>{}</x:row>", inline("r=\"E2\" s=\"2\"", "端")),
        )
        .replace(
            "<x:row r=\"4\" s=\"1\" customFormat=\"1\" spans=\"1:4\"/>",
            &format!(
                "<x:row r=\"3\">{}</x:row><x:row r=\"4\" s=\"1\" customFormat=\"1\" spans=\"1:4\">{}</x:row>",
                inline("r=\"A3\"", "三行目"),
                inline("r=\"C4\" s=\"1\"", "四行目"),
            ),
        )
        .replace(
            "<?odd instruction?><x:c r=\"D6\"",
            &format!("<?odd instruction?>{}<x:c r=\"D6\"", inline("r=\"B6\"", "結合")),
        )
        .replace(
            "</x:sheetData>",
            &format!("<x:row r=\"8\">{}</x:row></x:sheetData>", inline("r=\"F8\" s=\"2\"", "八行目")),
        );
    assert_eq!(xml, expected);
}

#[test]
fn a_row_that_names_its_columns_names_the_new_one_too() {
    let book = open("columns-openpyxl");
    let xml = |file: &[u8]| part(file, "xl/worksheets/sheet1.xml");
    let narrow =
        xml(&bytes("columns-openpyxl")).replace("<row r=\"6\"", "<row r=\"6\" spans='1:7'");
    let file = with(&bytes("columns-openpyxl"), "xl/worksheets/sheet1.xml", narrow.as_bytes());
    let book = Workbook::open(book.file(), &file).unwrap();
    let wide = xml(&book.fill(&[change("J6", words("欄外"))]).unwrap());
    assert!(wide.contains("<row r=\"6\" spans='1:10'"), "{wide}");
    assert!(wide.contains("<dimension ref=\"A1:J24\""));
}

#[test]
fn an_empty_sheet_can_be_filled() {
    let empty = with(
        &bytes("fire-safety-openpyxl"),
        "xl/worksheets/sheet1.xml",
        b"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData /></worksheet>",
    );
    let book = Workbook::open("空.xlsx", &empty).unwrap();
    let after = filled(&book, &[change("B2", words("乙")), change("A1", words("甲"))]);
    assert_eq!(value(&after.sheets()[0], "A1"), text("甲"));
    assert_eq!(value(&after.sheets()[0], "B2"), text("乙"));
}

#[test]
fn what_looks_like_a_formula_is_written_as_text() {
    let book = open("columns-openpyxl");
    let strange =
        ["=1+1", "+81-3-1234", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠A", "0012", "TRUE"];
    let at = |row: usize| format!("G{}", row + 6);
    let changes: Vec<Change> =
        strange.iter().enumerate().map(|(row, it)| change(&at(row), words(it))).collect();
    let after = filled(&book, &changes);
    for (row, it) in strange.iter().enumerate() {
        let cell = cell(&after.sheets()[0], &at(row));
        assert_eq!((&cell.value, cell.has_formula), (&text(it), false));
    }
}

#[test]
fn inside_merged_cells_the_top_left_one_is_written() {
    let book = open("vendor-xlsxwriter");
    let at = |at: &str| Change {
        sheet: 1,
        at: at.parse().unwrap(),
        entry: words("架空システム株式会社"),
    };
    let after = filled(&book, &[at("D3")]);
    assert_eq!(value(&after.sheets()[1], "B3"), text("架空システム株式会社"));
    assert_eq!(value(&after.sheets()[1], "D3"), Value::Empty);
    assert_eq!(
        refused(&book, &[at("B3"), at("C3")]),
        "「vendor-xlsxwriter.xlsx」に記入できません。シート「事業者確認用」のセル B3 に二つの記入が重なっています。"
    );
}

#[test]
fn a_date_is_a_number_where_the_cell_shows_days_and_text_elsewhere() {
    let book = open("columns-openpyxl");
    let date = || day("2026-11-20", "令和8年11月20日");
    let after = filled(&book, &[change("E6", date()), change("D6", date())]);
    assert_eq!(value(&after.sheets()[0], "E6"), Value::Date("2026-11-20".parse().unwrap()));
    assert_eq!(value(&after.sheets()[0], "D6"), text("令和8年11月20日"));
    let xml = part(&book.fill(&[change("E6", date())]).unwrap(), "xl/worksheets/sheet1.xml");
    assert!(xml.contains("<v>46346</v>"));
    let book = open("since-1904-openpyxl");
    let xml = part(&book.fill(&[change("D5", date())]).unwrap(), "xl/worksheets/sheet1.xml");
    assert!(xml.contains("<v>44884</v>"), "four years and a day less");
}

#[test]
fn a_marked_word_stands_out_in_the_font_of_the_cell() {
    let book = open("circle-xlsxwriter");
    let run = |text: &str, is_marked| Run { text: text.to_owned(), is_marked };
    let runs = vec![run("はい", true), run("・いいえ", false), run("", true)];
    let xml = part(
        &book.fill(&[change("C5", Entry::Runs(runs.clone()))]).unwrap(),
        "xl/worksheets/sheet1.xml",
    );
    let font = |marks: [&str; 2]| {
        let [bold, underlined] = marks;
        format!(
            "<rPr><rFont val=\"游明朝\"/><family val=\"2\"/>{bold}<color theme=\"1\"/><sz val=\"12\"/>{underlined}</rPr>"
        )
    };
    let expected = format!(
        "<c r=\"C5\" s=\"3\" t=\"inlineStr\"><is><r>{}<t xml:space=\"preserve\">はい</t></r><r>{}<t xml:space=\"preserve\">・いいえ</t></r></is></c>",
        font(["<b/>", "<u/>"]),
        font(["", ""])
    );
    assert!(xml.contains(&expected), "{xml}");
    let after = filled(&book, &[change("C5", Entry::Runs(runs))]);
    assert!(cell(&after.sheets()[0], "C5").is_rich);
}

#[test]
fn what_is_computed_is_not_written_over() {
    let book = open("formulas-xlsxwriter");
    for at in ["C5", "G5", "G20", "C24"] {
        assert_eq!(
            refused(&book, &[change(at, words("はい"))]),
            format!(
                "「formulas-xlsxwriter.xlsx」に記入できません。シート「集計付き」のセル {at} には計算式が入っています。計算式は書き換えません。その欄は Excel で確かめてください。"
            )
        );
    }
}

#[test]
fn headings_and_totals_of_a_table_are_not_written_over() {
    let book = open("formulas-xlsxwriter");
    let at = |at: &str| Change { sheet: 2, at: at.parse().unwrap(), entry: words("設備") };
    for label in ["A3", "B3", "A6"] {
        assert_eq!(
            refused(&book, &[at(label)]),
            format!(
                "「formulas-xlsxwriter.xlsx」に記入できません。シート「付表」のセル {label} は Excel の「テーブル」の見出しか集計です。書き換えるとファイルが壊れるため書き込みません。"
            )
        );
    }
    assert_eq!(value(&filled(&book, &[at("A4")]).sheets()[2], "A4"), text("設備"));
}

#[test]
fn a_formula_shared_by_a_column_is_one_in_each_cell() {
    let xml = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:A2\" si=\"0\">B1</f><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><f t=\"shared\" si=\"0\"/><v>2</v></c></row></sheetData></worksheet>";
    let file = with(&bytes("fire-safety-openpyxl"), "xl/worksheets/sheet1.xml", xml.as_bytes());
    let book = Workbook::open("共有.xlsx", &file).unwrap();
    for at in ["A1", "A2"] {
        assert!(
            refused(&book, &[change(at, words("はい"))]).contains(&format!("セル {at} には計算式"))
        );
    }
}

#[test]
fn formulas_and_the_order_of_their_computing_stay() {
    let book = open("formulas-xlsxwriter");
    let after = filled(&book, &[change("C6", words("はい"))]);
    let formulas = |book: &Workbook| book.sheets()[0].cells().filter(|c| c.has_formula).count();
    assert_eq!(formulas(&after), formulas(&book));
    assert_eq!(value(&after.sheets()[0], "C24"), Value::Number(0.0), "as last saved");
}

#[test]
fn entries_that_have_no_place_are_refused() {
    let book = open("formulas-xlsxwriter");
    let said = |sheet: usize, (row, column): (u32, u32), entry: Entry| {
        let at = sonae::workbook::CellRef::new(row, column);
        let said = refused(&book, &[Change { sheet, at, entry }]);
        said.strip_prefix("「formulas-xlsxwriter.xlsx」に記入できません。").unwrap().to_owned()
    };
    assert_eq!(
        said(1, (1, 1), words("はい")),
        "シート「グラフ」にはセルがありません（グラフなどのシートです）。"
    );
    assert_eq!(said(3, (1, 1), words("はい")), "4枚目のシートはありません。");
    assert_eq!(said(0, (0, 1), words("はい")), "シート「集計付き」に 0行1列のセルはありません。");
    assert_eq!(
        said(0, (6, 6), words(&"あ".repeat(32_768))),
        "シート「集計付き」のセル F6 に書く文が長すぎます（32768文字。Excel の上限は32,767文字）。短くしてください。"
    );
    assert!(book.fill(&[change("F6", words(&"あ".repeat(32_767)))]).is_ok());
}

#[test]
fn a_signed_workbook_is_read_but_not_filled() {
    let signed = with(&bytes("columns-openpyxl"), "_xmlsignatures/sig1.xml", b"<Signature/>");
    let book = Workbook::open("署名付き.xlsx", &signed).unwrap();
    assert_eq!(
        refused(&book, &[change("D6", words("はい"))]),
        "「署名付き.xlsx」に記入できません。電子署名が付いています。記入すると署名が無効になるため書き込みません。署名のない様式を公表元から入手してください。"
    );
}
