//! This module writes small workbooks, so that a test can show the sheet it speaks of.

use std::io::{Cursor, Write};

use sonae::workbook::CellRef;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A sheet, row by row from the first; cells between `|`. An empty cell is a box; `^` is part of the cell above, `<` of
/// the cell to the left; `.` is nothing at all. `[A,B]` lets one choose, `=…` is a formula.
pub(crate) struct Page<'a> {
    pub(crate) name: &'a str,
    pub(crate) rows: &'a str,
}

/// A workbook of these sheets.
pub(crate) fn book(pages: &[Page<'_>]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let numbers = 1..=pages.len();
    let parts: String = numbers
        .clone()
        .map(|n| {
            format!("<Override PartName=\"/xl/s{n}.xml\" ContentType=\"{office}.worksheet+xml\"/>")
        })
        .collect();
    put(
        "[Content_Types].xml",
        &format!(
            "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" \
             ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Override PartName=\"/xl/workbook.xml\" ContentType=\"{office}.sheet.main+xml\"/>{parts}</Types>"
        ),
    );
    put(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r\" \
             Type=\"{kind}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    let sheets: String = pages
        .iter()
        .zip(1..)
        .map(|(page, n)| {
            format!("<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"s{n}\"/>", escaped(page.name))
        })
        .collect();
    put(
        "xl/workbook.xml",
        &format!(
            "<workbook xmlns=\"{main}\" xmlns:r=\"{kind}\"><sheets>{sheets}</sheets></workbook>"
        ),
    );
    let links: String = numbers
        .map(|n| {
            format!("<Relationship Id=\"s{n}\" Type=\"{kind}/worksheet\" Target=\"s{n}.xml\"/>")
        })
        .collect();
    put(
        "xl/_rels/workbook.xml.rels",
        &format!("<Relationships xmlns=\"{package}/relationships\">{links}</Relationships>"),
    );
    for (page, n) in pages.iter().zip(1..) {
        put(&format!("xl/s{n}.xml"), &sheet(main, page.rows));
    }
    zip.finish().unwrap().into_inner()
}

fn sheet(main: &str, rows: &str) -> String {
    let grid: Vec<Vec<&str>> = rows
        .trim_matches('\n')
        .lines()
        .map(|row| row.split('|').map(str::trim).collect())
        .collect();
    let at = |row: usize, column: usize| {
        CellRef::new(u32::try_from(row + 1).unwrap(), u32::try_from(column + 1).unwrap())
    };
    let mut data = String::new();
    let mut merges = String::new();
    let mut lists = String::new();
    for (r, row) in grid.iter().enumerate() {
        data.push_str(&format!("<row r=\"{}\">", r + 1));
        for (c, text) in row.iter().enumerate() {
            let cell = at(r, c);
            let (down, right) = reach(&grid, r, c);
            if (down, right) != (0, 0) && !matches!(*text, "^" | "<") {
                let last = at(r + down, c + right);
                merges.push_str(&format!("<mergeCell ref=\"{cell}:{last}\"/>"));
            }
            data.push_str(&match *text {
                "." => String::new(),
                "" | "^" | "<" => format!("<c r=\"{cell}\"/>"),
                formula if formula.starts_with('=') => {
                    format!("<c r=\"{cell}\" t=\"str\"><f>{}</f><v/></c>", escaped(&formula[1..]))
                }
                list if list.starts_with('[') => {
                    let words = list.trim_matches(['[', ']']);
                    lists.push_str(&format!(
                        "<dataValidation type=\"list\" sqref=\"{cell}\"><formula1>\"{words}\"</formula1></dataValidation>"
                    ));
                    format!("<c r=\"{cell}\"/>")
                }
                text => format!(
                    "<c r=\"{cell}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    escaped(&text.replace("\\n", "\n"))
                ),
            });
        }
        data.push_str("</row>");
    }
    let wrapped = |tag: &str, inner: String| {
        if inner.is_empty() { String::new() } else { format!("<{tag}>{inner}</{tag}>") }
    };
    format!(
        "<worksheet xmlns=\"{main}\"><sheetData>{data}</sheetData>{}{}</worksheet>",
        wrapped("mergeCells", merges),
        wrapped("dataValidations", lists)
    )
}

/// How many rows down and columns right a cell reaches.
fn reach(grid: &[Vec<&str>], row: usize, column: usize) -> (usize, usize) {
    let get = |r: usize, c: usize| grid.get(r).and_then(|row| row.get(c)).copied();
    let right = (1..).take_while(|n| get(row, column + n) == Some("<")).count();
    let down = (1..).take_while(|n| get(row + n, column) == Some("^")).count();
    (down, right)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
