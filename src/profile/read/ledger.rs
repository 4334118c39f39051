//! This file reads a ledger that lies in a CSV file beside the profile, as rows of the same tree.

use super::column::Column;
use super::encoding::decode;
use super::tree::{Entry, Kind, Node, Position};
use super::{Reading, quoted, suggestion};
use crate::diagnostic::{Diagnostic, Place, Report};

/// More rows than this belong into a database.
const MOST_ROWS: usize = 50_000;

/// The path of `{file: …}`, when the node says so.
pub(in crate::profile) fn named_file(node: &Node) -> Option<(&str, Position)> {
    let file = node.get("file")?;
    match &file.kind {
        Kind::Scalar(path) => Some((path.as_str(), file.at)),
        _ => None,
    }
}

/// Whether a path stays inside the profile's folder on every system.
pub(in crate::profile) fn inside_folder(path: &str) -> bool {
    !path.trim().is_empty()
        && !path.starts_with(['/', '\\', '~'])
        && !path.contains([':', '\0'])
        && path.split(['/', '\\']).all(|part| !matches!(part, ".." | ""))
}

/// The rows of the named file; its faults carry the file's own name, line and cell.
pub(super) fn rows(
    node: &Node,
    columns: &[Column],
    required: &[&'static str],
    reading: &mut Reading<'_>,
) -> Option<Vec<Node>> {
    if let Kind::Map(entries) = &node.kind {
        for other in entries.iter().filter(|e| e.key != "file") {
            reading.fault(
                other.key_at,
                "profile-unknown-key",
                format!("{}という項目は、file と並べて書けません。", quoted(&other.key)),
                "{file: 台帳.csv} とだけ書いてください。",
            );
        }
    }
    let Some((path, at)) = named_file(node) else {
        reading.fault(
            node.at,
            "profile-ledger-path",
            "file にファイルの名前がありません。",
            "{file: 機器台帳.csv} のように書いてください。",
        );
        return None;
    };
    if !inside_folder(path) {
        reading.fault(
            at,
            "profile-ledger-path",
            format!("台帳のファイルの場所が正しくありません: {}。", quoted(path)),
            "プロファイルと同じフォルダか、その中のフォルダにあるファイルを書いてください。「..」「C:」「/」で始まる場所は使えません。",
        );
        return None;
    }
    let Some(source) = reading.ledgers.get(path) else {
        reading.fault(
            at,
            "profile-ledger-missing",
            format!("台帳のファイルが読めませんでした: {}。", quoted(path)),
            "ファイルの名前と場所を確かめてください。",
        );
        return None;
    };
    let file = reading.spots.add_file(&source.name);
    let text = decode(source, &mut reading.report)?;
    let name = source.name.clone();
    let mut said = Report::new();
    let read = read_rows(&name, &text, file, columns, &mut said);
    reading.report.append(said);
    let (rows, found) = read?;
    reading.missing_columns = required.iter().filter(|key| !found.contains(key)).copied().collect();
    Some(rows)
}

/// The rows and the keys of the columns found.
fn read_rows(
    name: &str,
    text: &str,
    file: usize,
    columns: &[Column],
    report: &mut Report,
) -> Option<(Vec<Node>, Vec<&'static str>)> {
    let mut reader = ledger_reader(text, ledger_sign(text));
    let mut records = reader.records();
    let header = match records.next() {
        Some(Ok(header)) => header,
        _ => return None,
    };
    let first = line_of(&header);
    let keys = read_header(name, &header, first, columns, report);
    let found: Vec<&'static str> = keys.iter().flatten().copied().collect();
    for column in columns.iter().filter(|c| c.required && !found.contains(&c.key)) {
        report.push(
            Diagnostic::error(
                "profile-ledger-column",
                Place { line: Some(first), ..Place::file(name) },
                format!("「{}」（{}）の列がありません。", column.label(), column.key),
            )
            .help("最初の行に列の名前を書き、この列を足してください。"),
        );
    }
    // An open quote swallows all rows behind it into one cell.
    let odd_quotes = text.matches('"').count() % 2 == 1;
    let mut rows = Vec::new();
    for record in records {
        let Ok(record) = record else { continue };
        let line = line_of(&record);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if odd_quotes && record.iter().any(|cell| cell.contains('\n')) {
            report.push(
                Diagnostic::error(
                    "profile-ledger-row",
                    Place { line: Some(line), ..Place::file(name) },
                    "この行かその後で、引用符（\"）が閉じていません。",
                )
                .help("値を囲む \" は2つで1組です。値の中の \" は \"\" と2つ書いてください。"),
            );
        }
        if rows.len() == MOST_ROWS {
            report.push(
                Diagnostic::error(
                    "profile-too-large",
                    Place { line: Some(line), ..Place::file(name) },
                    format!("行が多すぎます（{MOST_ROWS}行まで）。"),
                )
                .help("使っていない行を別のファイルに移してください。"),
            );
            return None;
        }
        rows.push(row(name, &record, line, file, &keys, report));
    }
    Some((rows, found))
}

/// The sign between the cells of a ledger: a tab only where the first line has no comma.
pub(crate) fn ledger_sign(text: &str) -> char {
    let first = text.lines().next().unwrap_or_default();
    if first.contains('\t') && !first.contains(',') { '\t' } else { ',' }
}

/// Reads the records of a ledger.
pub(crate) fn ledger_reader(text: &str, sign: char) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(if sign == '\t' { b'\t' } else { b',' });
    builder.from_reader(text.as_bytes())
}

/// The key of each column, by its number.
fn read_header(
    name: &str,
    header: &csv::StringRecord,
    line: u32,
    columns: &[Column],
    report: &mut Report,
) -> Vec<Option<&'static str>> {
    let mut keys: Vec<Option<&'static str>> = Vec::new();
    for (index, heading) in header.iter().enumerate() {
        let heading = heading.trim();
        let place = Place::at(name, line, cell_number(index));
        let known = columns.iter().find(|c| c.is_named(heading));
        match known {
            Some(column) if keys.contains(&Some(column.key)) => {
                report.push(
                    Diagnostic::error(
                        "profile-ledger-column",
                        place,
                        format!("「{}」（{}）の列が2つあります。", column.label(), column.key),
                    )
                    .help("どちらか1つの列を消すか、列の名前を変えてください。"),
                );
                keys.push(None);
            }
            Some(column) => keys.push(Some(column.key)),
            None => {
                if !heading.is_empty() {
                    let labels: Vec<&str> =
                        columns.iter().flat_map(|c| c.labels.iter().copied()).collect();
                    let help = match suggestion(heading, &labels) {
                        Some(near) => format!(
                            "「{near}」ではありませんか。このままでは、この列は使いません。"
                        ),
                        None => "この列は使いません。".to_owned(),
                    };
                    report.push(
                        Diagnostic::warning(
                            "profile-ledger-column",
                            place,
                            format!("{}という列は台帳にありません。", quoted(heading)),
                        )
                        .help(help),
                    );
                }
                keys.push(None);
            }
        }
    }
    keys
}

fn row(
    name: &str,
    record: &csv::StringRecord,
    line: u32,
    file: usize,
    keys: &[Option<&'static str>],
    report: &mut Report,
) -> Node {
    let mut entries = Vec::new();
    for (index, cell) in record.iter().enumerate() {
        let text = unguarded(cell.trim());
        if text.is_empty() {
            continue;
        }
        let at = Position { file, line, column: cell_number(index) };
        match keys.get(index) {
            Some(Some(key)) => entries.push(Entry {
                key: (*key).to_owned(),
                key_at: at,
                value: Node { at, kind: Kind::Scalar(text.to_owned()) },
            }),
            Some(None) => {}
            None => report.push(
                Diagnostic::error(
                    "profile-ledger-row",
                    Place::at(name, line, at.column),
                    format!("列の名前より右に値があります: {}。", quoted(text)),
                )
                .help("値の中に「,」があるときは、値全体を \" \" で囲んでください。"),
            ),
        }
    }
    Node { at: Position { file, line, column: 1 }, kind: Kind::Map(entries) }
}

/// A cell without the `'` by which we keep Excel from computing it.
pub(crate) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Whether Excel would compute a cell of that text; a lone hyphen it leaves alone.
pub(crate) fn is_formula(text: &str) -> bool {
    // What begins with the mark itself is marked once more, so that it comes back as it was.
    let text = text.trim_start_matches('\'');
    text.chars().count() > 1
        && text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'])
}

fn line_of(record: &csv::StringRecord) -> u32 {
    let line = record.position().map_or(0, csv::Position::line);
    u32::try_from(line).unwrap_or(u32::MAX)
}

fn cell_number(index: usize) -> u32 {
    u32::try_from(index.saturating_add(1)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{inside_folder, unguarded};

    #[test]
    fn a_path_beside_or_below_the_profile_is_inside() {
        assert!(inside_folder("機器台帳.csv"));
        assert!(inside_folder("台帳/機器.csv"));
        assert!(inside_folder("台帳\\機器.csv"));
        assert!(inside_folder("v1..2.csv"));
    }

    #[test]
    fn a_path_that_could_leave_the_folder_is_not() {
        for path in [
            "../機器.csv",
            "台帳/../../機器.csv",
            "/etc/passwd",
            "C:\\機器.csv",
            "c:機器.csv",
            "\\\\server\\a.csv",
            "~/a.csv",
            "",
            "a//b.csv",
            "..",
        ] {
            assert!(!inside_folder(path), "{path}");
        }
    }

    #[test]
    fn the_mark_against_computing_is_taken_off_and_any_other_one_stays() {
        assert_eq!(unguarded("'=1+1"), "=1+1");
        assert_eq!(unguarded("'+81-3-6812-7837"), "+81-3-6812-7837");
        assert_eq!(unguarded("'26年導入"), "'26年導入");
        assert_eq!(unguarded("'-"), "'-");
        assert_eq!(unguarded("''=1"), "'=1");
    }
}
