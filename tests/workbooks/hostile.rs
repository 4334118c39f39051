//! Files that are no workbook, are damaged or mean harm: each is told what it is and what to do, and nothing is read.

use sonae::workbook::Workbook;

use crate::bytes;
use crate::parts::{part, parts, with, zip};

const SHEET: &str = "xl/worksheets/sheet1.xml";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const AGAIN: &str = "公表元からもう一度ダウンロードしてください。";
const SAVE_AGAIN: &str = "Excel で開いて保存し直したものを指定してください。";

/// What a user reads about a file that cannot be used, without its name.
fn said(file: &[u8]) -> String {
    let said = Workbook::open("様式.xlsx", file).unwrap_err().to_string();
    said.strip_prefix("「様式.xlsx」は使えません。").unwrap().to_owned()
}

fn form() -> Vec<u8> {
    bytes("fire-safety-openpyxl")
}

/// A form whose sheet has this inside.
fn sheet(inside: &str) -> Vec<u8> {
    let xml = format!("<worksheet xmlns=\"{MAIN}\">{inside}</worksheet>");
    with(&form(), SHEET, xml.as_bytes())
}

fn rows(rows: &str) -> Vec<u8> {
    sheet(&format!("<sheetData>{rows}</sheetData>"))
}

/// The file with these bytes replaced wherever they stand.
fn patched(file: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut out = file.to_vec();
    let mut found = 0;
    for at in 0..=out.len() - from.len() {
        if out[at..].starts_with(from) {
            out[at..at + to.len()].copy_from_slice(to);
            found += 1;
        }
    }
    assert!(found > 0);
    out
}

#[test]
fn files_of_other_formats_are_named() {
    assert_eq!(said(b""), format!("中身が空（0バイト）です。{AGAIN}"));
    let ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let old = [&ole[..], &[0; 2000]].concat();
    assert_eq!(
        said(&old),
        "古い形式（.xls など）のファイルです。Excel で開き、「名前を付けて保存」で「Excel ブック (*.xlsx)」を選んで保存したものを指定してください。"
    );
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        said(&[&old[..], &name[..], &[0; 100]].concat()),
        "パスワードで保護されています。Excel で開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」でパスワードを消して保存したものを指定してください。"
    );
    for other in [&b"%PDF-1.7"[..], "番号,項目\n1,はい\n".as_bytes(), b"<html></html>", b"P"]
    {
        assert_eq!(
            said(other),
            "Excel ブック（.xlsx）ではありません。Excel で開けるか確かめ、「Excel ブック (*.xlsx)」として保存したものを指定してください。"
        );
    }
}

#[test]
fn zips_that_hold_something_else_are_named() {
    let none = "Excel ブックの入っていない zip です。zip でまとめて配られた様式なら、中の .xlsx を取り出して指定してください。";
    assert_eq!(said(&zip(&[])), none);
    assert_eq!(said(&zip(&[("様式.xlsx", &form())])), none);
    assert_eq!(said(&zip(&[("mimetype", b"application/epub+zip")])), none);
    let is = |kind: &str| format!("{kind}です。Excel ブック（.xlsx）を指定してください。");
    let ods = zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]);
    assert_eq!(said(&ods), is("LibreOffice などの表計算ファイル（.ods）"));
    let odt = zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
    assert_eq!(said(&odt), is("LibreOffice などの文書（OpenDocument 形式）"));
    let types = part(&form(), "[Content_Types].xml");
    let main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    assert!(types.contains(main));
    for (kind, words) in [
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            is("Word の文書（.docx）"),
        ),
        (
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            is("PowerPoint のスライド（.pptx）"),
        ),
        (
            "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
            "マクロを含むブックです。マクロは記入した値を書き換えることがあるため扱いません。Excel で開き、「Excel ブック (*.xlsx)」として保存したものを指定してください。".to_owned(),
        ),
        ("image/png", none.to_owned()),
    ] {
        let other = types.replace(main, kind);
        assert_eq!(said(&with(&form(), "[Content_Types].xml", other.as_bytes())), words);
    }
}

#[test]
fn macros_are_refused() {
    let refused = "マクロを含むブックです。マクロは記入した値を書き換えることがあるため扱いません。Excel で開き、「Excel ブック (*.xlsx)」として保存したものを指定してください。";
    let types = part(&form(), "[Content_Types].xml").replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    );
    assert_eq!(said(&with(&form(), "[Content_Types].xml", types.as_bytes())), refused);
    assert_eq!(said(&with(&form(), "xl/vbaProject.bin", b"VBA")), refused);
    assert_eq!(said(&with(&form(), "xl/macrosheets/sheet1.xml", b"<x/>")), refused);
}

#[test]
fn a_file_cut_short_anywhere_is_refused() {
    let whole = form();
    let cut = format!("ファイルが途中で切れています。{AGAIN}");
    for length in (4..whole.len()).step_by(101) {
        assert_eq!(said(&whole[..length]), cut, "{length} bytes");
    }
    let name = whole.windows(SHEET.len()).position(|window| window == SHEET.as_bytes()).unwrap();
    let inside = name + SHEET.len() + 200;
    let damaged = [&whole[..inside], &[0; 40], &whole[inside + 40..]].concat();
    assert_eq!(
        said(&damaged),
        format!(
            "ファイルが壊れています（{SHEET}）。公表元からもう一度ダウンロードするか、{SAVE_AGAIN}"
        )
    );
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let twice = |part: &str| {
        format!("同じ名前の部品が二つあります（{part}）。作り変えられたおそれがあります。{AGAIN}")
    };
    let file = with(&form(), "xl/worksheets/sheetX.xml", b"<x/>");
    let same = patched(&file, b"sheetX.xml", b"sheet1.xml");
    assert_eq!(said(&same), twice(SHEET));
    let other_case = patched(&file, b"sheetX.xml", b"SHEET1.XML");
    assert_eq!(said(&other_case), twice("xl/worksheets/SHEET1.XML"));
    let back_slash = patched(&file, b"worksheets/sheetX.xml", b"worksheets\\sheet1.xml");
    assert_eq!(said(&back_slash), twice(SHEET));
}

#[test]
fn a_zip_that_contradicts_itself_is_refused() {
    let file = form();
    let names = |file: &[u8]| parts(file).into_iter().map(|part| part.name).collect::<Vec<_>>();
    assert!(names(&file).contains(&SHEET.to_owned()));
    // The first of the two places where the name stands is the local header.
    let at = file.windows(SHEET.len()).position(|window| window == SHEET.as_bytes()).unwrap();
    let mut other_name = file.clone();
    other_name[at] = b'y';
    assert!(said(&other_name).starts_with("ファイルが壊れています（"), "{}", said(&other_name));
    // Its flags stand 24 bytes before the name; the lowest says that it is encrypted.
    let mut locked = file.clone();
    let central = file.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    locked[central + 8] |= 1;
    assert!(said(&locked).starts_with("暗号化された zip です（"), "{}", said(&locked));
    let behind = [b"PK\x03\x04junk".as_slice(), &file].concat();
    assert_eq!(said(&behind), format!("ふつうの Excel ブックにない zip の形式です。{SAVE_AGAIN}"));
}

#[test]
fn parts_that_overlap_are_refused() {
    let file = zip(&[("a.bin", &[7; 5000]), ("b.bin", &[7; 5000])]);
    let start = |bytes: &[u8], name: &[u8]| {
        bytes.windows(name.len()).rposition(|window| window == name).unwrap() - 46
    };
    let mut overlapping = file.clone();
    let (a, b) = (start(&file, b"a.bin"), start(&file, b"b.bin"));
    overlapping.copy_within(a + 42..a + 46, b + 42);
    assert!(said(&overlapping).starts_with("ファイルが壊れています（"), "{}", said(&overlapping));
}

#[test]
fn what_unpacks_beyond_measure_is_not_unpacked() {
    let bomb = format!(
        "異常に圧縮された部品があります（{SHEET}）。開くと端末の動作を妨げるおそれがあるため、読みません。{AGAIN}"
    );
    let blank = " ".repeat(80 << 20);
    let file = rows(&blank);
    assert!(file.len() < 200_000);
    assert_eq!(said(&file), bomb);
    // Whatever size the zip declares, no more than the bound is unpacked.
    let around = part(&rows(""), SHEET).len();
    let size = u32::try_from(blank.len() + around).unwrap();
    let lying = patched(&file, &size.to_le_bytes(), &1000_u32.to_le_bytes());
    assert!(said(&lying).starts_with(&format!("ファイルが壊れています（{SHEET}）。")));
    let boasting = patched(&file, &size.to_le_bytes(), &u32::MAX.to_le_bytes());
    assert!(Workbook::open("様式.xlsx", &boasting).is_err());
}

#[test]
fn a_hundred_thousand_rows_are_no_form() {
    let many: String = (1..=100_000)
        .map(|n| format!("<row r=\"{n}\"><c r=\"A{n}\"><v>{n}</v></c></row>"))
        .collect();
    assert_eq!(
        said(&rows(&many)),
        "様式としては大きすぎます（シート「自主点検表」の行数が上限の20,000を超えています）。様式のファイルか確かめてください。"
    );
    let last = rows("<row r=\"1\"/><row r=\"1048576\"/>");
    assert!(Workbook::open("様式.xlsx", &last).is_ok(), "a formatted last row is common");
}

#[test]
fn one_string_in_every_cell_is_not_copied_without_end() {
    let long = "あ".repeat(100_000);
    let strings = format!("<sst xmlns=\"{MAIN}\"><si><t>{long}</t></si></sst>");
    let cells: String = (1..=1000).map(|_| "<row><c t=\"s\"><v>0</v></c></row>").collect();
    let xml = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{cells}</sheetData></worksheet>");
    let file = with(&bytes("list-libreoffice"), SHEET, xml.as_bytes());
    let file = with(&file, "xl/sharedStrings.xml", strings.as_bytes());
    assert_eq!(
        said(&file),
        "様式としては大きすぎます（文字の量が上限の32MBを超えています）。様式のファイルか確かめてください。"
    );
}

#[test]
fn declarations_that_no_spreadsheet_program_writes_are_refused() {
    let refused = format!(
        "Excel が書かない宣言（DTD・実体参照）を含みます（{SHEET}）。作り変えられたおそれがあるため、読みません。{AGAIN}"
    );
    let laughs = format!(
        "<!DOCTYPE x [<!ENTITY a \"はははは\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet xmlns=\"{MAIN}\"><sheetData><row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>"
    );
    let outside = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><worksheet/>";
    for xml in [laughs.as_str(), outside] {
        assert_eq!(said(&with(&form(), SHEET, xml.as_bytes())), refused);
    }
    assert_eq!(said(&rows("<row><c t=\"str\"><v>&b;</v></c></row>")), refused);
    assert_eq!(said(&rows("<row><c t=\"str\" x=\"&b;\"/></row>")), refused);
    assert_eq!(said(&rows("&b;")), refused, "also where nobody reads it");
}

#[test]
fn a_part_that_is_not_as_the_standard_says_is_named_with_its_place() {
    let at = |inside: &str| {
        let said = said(&sheet(inside));
        let place = said.strip_prefix(&format!("{SHEET}の")).unwrap();
        let number = place.strip_suffix(&format!("バイト目が読めません。{SAVE_AGAIN}")).unwrap();
        number.parse::<usize>().unwrap()
    };
    let start = format!("<worksheet xmlns=\"{MAIN}\">").len();
    assert_eq!(at("<sheetData></oops>"), start + "<sheetData>".len());
    for inside in [
        "",
        "<sheetData>",
        "<sheetData/><sheetData/>",
        "<sheetData><row r=\"0\"/></sheetData>",
        "<sheetData><row r=\"1048577\"/></sheetData>",
        "<sheetData><row r=\"2\"/><row r=\"1\"/></sheetData>",
        "<sheetData><row r=\"1\"/><row r=\"1\"/></sheetData>",
        "<sheetData><row r=\"1\"><c r=\"A2\"/></row></sheetData>",
        "<sheetData><row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row></sheetData>",
        "<sheetData><row r=\"1\"><c r=\"A1\"/><c r=\"A1\"/></row></sheetData>",
        "<sheetData><row r=\"1\" r=\"2\"/></sheetData>",
        "<sheetData><row><c t=\"s\"><v>99999</v></c></row></sheetData>",
        "<sheetData><row><c t=\"s\"><v>-1</v></c></row></sheetData>",
        "<sheetData><row><c><v>1e999</v></c></row></sheetData>",
        "<sheetData><row><c><v>はい</v></c></row></sheetData>",
        "<sheetData><row><c t=\"d\"><v>令和8年</v></c></row></sheetData>",
        "<sheetData><row><c t=\"zzz\"><v>1</v></c></row></sheetData>",
        "<sheetData><row><c t=\"str\"><v>&#0;</v></c></row></sheetData>",
        "<sheetData/><mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"B2:C3\"/></mergeCells>",
        "<sheetData/><mergeCells><mergeCell ref=\"どこか\"/></mergeCells>",
    ] {
        assert!(at(inside) >= start, "{inside}");
    }
    let deep = format!("<sheetData/>{}", "<a>".repeat(100_000));
    assert!(at(&deep) < start + 500);
    let attributes: String = (0..5000).map(|n| format!(" a{n}=\"\"")).collect();
    assert!(at(&format!("<sheetData><row{attributes}/></sheetData>")) >= start);
}

#[test]
fn parts_in_another_encoding_or_missing_are_named() {
    let wide: Vec<u8> = "\u{feff}<worksheet/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        said(&with(&form(), SHEET, &wide)),
        format!("文字コードが UTF-8 ではありません（{SHEET}）。{SAVE_AGAIN}")
    );
    let rels = part(&form(), "xl/_rels/workbook.xml.rels");
    let elsewhere = rels.replace("sheet1.xml", "sheet9.xml");
    assert_ne!(rels, elsewhere);
    assert_eq!(
        said(&with(&form(), "xl/_rels/workbook.xml.rels", elsewhere.as_bytes())),
        format!("必要な部品がありません（xl/worksheets/sheet9.xml）。{SAVE_AGAIN}")
    );
    let book = part(&form(), "xl/workbook.xml");
    let start = book.find("<sheet ").unwrap();
    let end = start + book[start..].find("/>").unwrap() + 2;
    let again = book[start..end].replace("自主点検表", "写し");
    let double = format!("{}{again}{}", &book[..end], &book[end..]);
    assert_eq!(
        said(&with(&form(), "xl/workbook.xml", double.as_bytes())),
        format!("同じ名前の部品が二つあります（{SHEET}）。作り変えられたおそれがあります。{AGAIN}")
    );
}
