//! This file writes rows of texts as a CSV file that Excel opens and computes nothing of.

use crate::profile::is_formula;

/// The rows as a CSV file: UTF-8 with its mark, CRLF, and nothing that Excel would compute.
pub fn csv<T: AsRef<str>>(headings: &[T], rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = String::from("\u{FEFF}");
    let heads: Vec<String> = headings.iter().map(|heading| heading.as_ref().to_owned()).collect();
    for row in std::iter::once(&heads).chain(rows) {
        let cells: Vec<String> = row.iter().map(|cell| field(cell)).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out.into_bytes()
}

/// One cell: guarded against being computed, quoted where it must be.
pub fn field(text: &str) -> String {
    let text = if is_formula(text) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r', '\t', ';']) || text.trim() != text {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
