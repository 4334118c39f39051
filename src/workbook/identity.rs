//! This file tells whether a zip is a workbook, and what it is otherwise.

use super::Fault;
use super::limits::Budget;
use super::package::Package;
use super::relations::{ContentTypes, relations};

/// The name of the workbook part, or what the file is instead.
pub(super) fn workbook_part(package: &Package, budget: &mut Budget) -> Result<String, Fault> {
    if package.find(ContentTypes::PART).is_none() {
        return Err(open_document(package, budget));
    }
    let types = ContentTypes::read(package, budget)?;
    let root = relations(package, "", budget)?;
    let main = root.into_iter().find(|r| r.kind == "officeDocument").and_then(|r| r.part);
    let main = main.ok_or(Fault::NotWorkbook)?;
    let kind = types.of(&main).to_ascii_lowercase();
    if kind.contains("macroenabled.main") || package.names().any(is_macro) {
        return Err(if kind.contains("wordprocessingml") { word() } else { Fault::Macros });
    }
    if kind.contains("sheet.binary") {
        return Err(other("バイナリ形式の Excel ブック（.xlsb）"));
    }
    if kind.contains("wordprocessingml") {
        return Err(word());
    }
    if kind.contains("presentationml") {
        return Err(other("PowerPoint のスライド（.pptx）"));
    }
    if !kind.contains("spreadsheetml") {
        return Err(Fault::NotWorkbook);
    }
    let part = package.find(&main).map(str::to_owned);
    part.ok_or(Fault::MissingPart { part: main })
}

/// Whether the workbook carries a digital signature.
pub(super) fn is_signed(package: &Package, budget: &mut Budget) -> Result<bool, Fault> {
    let root = relations(package, "", budget)?;
    let named = |name: &str| name.to_ascii_lowercase().starts_with("_xmlsignatures/");
    // The type of the relation ends in `digital-signature/origin`.
    Ok(root.iter().any(|r| r.kind == "origin") || package.names().any(named))
}

/// Programs inside the file: VBA, or macro sheets of Excel 4.
fn is_macro(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with("vbaproject.bin") || name.contains("/macrosheets/")
}

fn word() -> Fault {
    other("Word の文書（.docx）")
}

fn other(kind: &'static str) -> Fault {
    Fault::OtherDocument { kind }
}

/// What a zip without a list of content types is: LibreOffice's own formats carry their type in a part.
fn open_document(package: &Package, budget: &mut Budget) -> Fault {
    let Some(name) = package.find("mimetype") else { return Fault::NotWorkbook };
    let kind = match package.text(name, budget) {
        Ok(kind) => kind,
        Err(fault) => return fault,
    };
    match kind.trim() {
        "application/vnd.oasis.opendocument.spreadsheet" => {
            other("LibreOffice などの表計算ファイル（.ods）")
        }
        kind if kind.starts_with("application/vnd.oasis.opendocument") => {
            other("LibreOffice などの文書（OpenDocument 形式）")
        }
        _ => Fault::NotWorkbook,
    }
}
