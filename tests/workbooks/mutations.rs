//! Forms with random damage: whatever the bytes, the answer is a workbook or a message.

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};
use proptest::sample::{Index, select};
use sonae::workbook::{Change, Entry, Value, Workbook};

use crate::parts::{part, parts, with};
use crate::{FORMS, bytes, words};

/// Pieces that parts are made of, to be put where they do not belong.
const SCRAPS: [&str; 16] = [
    "<",
    ">",
    "/>",
    "&",
    "\"",
    "</row>",
    "<row>",
    "<c r=\"A1\"/>",
    "<c t=\"s\"><v>3</v></c>",
    " r=\"XFD1048576\"",
    "<sheetData/>",
    "<!--",
    "<![CDATA[",
    "_x0041_",
    "&#x110000;",
    "９",
];

/// Reads whatever this is and, if it is a workbook, fills a few cells and reads the outcome.
fn exercise(file: &[u8]) -> Result<(), proptest::test_runner::TestCaseError> {
    let book = match Workbook::open("様式.xlsx", file) {
        Ok(book) => book,
        Err(error) => {
            prop_assert!(error.to_string().starts_with("「様式.xlsx」は使えません。"));
            return Ok(());
        }
    };
    for (sheet, read) in book.sheets().iter().enumerate() {
        let mut places = read.cells().map(|cell| read.region_of(cell.at).first);
        let first = places.find(|at| !read.is_computed(*at) && !read.is_table_label(*at));
        let beyond = "J1000".parse().ok().filter(|at| read.region_of(*at).first == *at);
        for at in first.into_iter().chain(beyond) {
            let change = Change { sheet, at, entry: words("はい") };
            if let Ok(filled) = book.fill(&[change]) {
                let again = Workbook::open("記入済み.xlsx", &filled);
                prop_assert!(again.is_ok(), "{at}: {}", again.unwrap_err());
                let again = again.unwrap();
                let value = again.sheets()[sheet].cell(at).map(|cell| cell.value.clone());
                prop_assert!(value == Some(Value::Text("はい".to_owned())), "{at}: {value:?}");
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn bytes_of_the_file_are_changed(
        form in select(&FORMS[..]),
        damage in vec((any::<Index>(), any::<u8>()), 1..6),
        cut in proptest::option::weighted(0.2, any::<Index>()),
    ) {
        let mut file = bytes(form);
        for (at, byte) in damage {
            let at = at.index(file.len());
            file[at] = byte;
        }
        if let Some(cut) = cut {
            file.truncate(cut.index(file.len()));
        }
        exercise(&file)?;
    }

    #[test]
    fn bytes_of_a_part_are_changed(
        form in select(&FORMS[..]),
        which in any::<Index>(),
        damage in vec((any::<Index>(), 0_usize..12, select(&SCRAPS[..])), 1..5),
    ) {
        let file = bytes(form);
        let names: Vec<String> =
            parts(&file).into_iter().map(|p| p.name).filter(|n| n.contains("ml")).collect();
        let name = &names[which.index(names.len())];
        let mut text: Vec<char> = part(&file, name).chars().collect();
        for (at, length, scrap) in damage {
            let at = at.index(text.len() + 1);
            let end = (at + length).min(text.len());
            text.splice(at..end, scrap.chars());
        }
        let text: String = text.into_iter().collect();
        exercise(&with(&file, name, text.as_bytes()))?;
    }

    #[test]
    fn any_text_in_any_cell_is_read_again(
        form in select(&FORMS[..]),
        row in 1_u32..60,
        column in 1_u32..30,
        text in any::<String>(),
    ) {
        let file = bytes(form);
        let book = Workbook::open(form, &file).unwrap();
        let at = sonae::workbook::CellRef::new(row, column);
        let change = Change { sheet: 0, at, entry: Entry::Text(text.clone()) };
        if let Ok(filled) = book.fill(&[change]) {
            let again = Workbook::open(form, &filled).unwrap();
            let sheet = &again.sheets()[0];
            let value = sheet.cell(sheet.region_of(at).first).map(|cell| cell.value.clone());
            let expected = Value::Text(text.replace("\r\n", "\n"));
            let is_empty = text.is_empty() && value.as_ref().is_none_or(|v| *v == Value::Empty);
            prop_assert!(is_empty || value == Some(expected.clone()), "{value:?} {expected:?}");
        }
    }
}
