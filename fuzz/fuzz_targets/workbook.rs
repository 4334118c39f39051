//! Feeds bytes to the reader of Excel files and fills a cell of what opens:
//! `cargo +nightly fuzz run workbook fuzz/corpus/workbook tests/workbooks`.
//!
//! Bytes that begin with `<` are taken for a sheet part inside an otherwise sound file, since random bytes rarely
//! get past the zip around it.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use sonae::workbook::{Change, Entry, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships><Relationship Id="r" Type="a/officeDocument" Target="book.xml"/></Relationships>"#;
const PARTS: &str = r#"<Relationships><Relationship Id="s" Type="a/worksheet" Target="sheet.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="r"><sheets><sheet name="様式" r:id="s"/></sheets></workbook>"#;

fn around(sheet: &[u8]) -> Vec<u8> {
    let parts: [(&str, &[u8]); 5] = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("book.xml", BOOK.as_bytes()),
        ("_rels/book.xml.rels", PARTS.as_bytes()),
        ("sheet.xml", sheet),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fuzz_target!(|data: &[u8]| {
    let file = if data.first() == Some(&b'<') { around(data) } else { data.to_vec() };
    let Ok(book) = Workbook::open("様式.xlsx", &file) else { return };
    for (sheet, read) in book.sheets().iter().enumerate() {
        let places = read.cells().map(|cell| cell.at).take(3);
        for at in places.chain("J1000".parse().ok()) {
            let change = Change { sheet, at, entry: Entry::Text("=はい".to_owned()) };
            if let Ok(filled) = book.fill(&[change]) {
                let again = Workbook::open("記入済み.xlsx", &filled).unwrap();
                let at = read.region_of(at).first;
                assert_eq!(again.sheets()[sheet].cell(at).unwrap().text(), Some("=はい"));
            }
        }
    }
});
