//! The zip as it lies in the file, read without the code under test.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A part of a zip.
#[derive(Debug, PartialEq)]
pub(crate) struct Part {
    pub(crate) name: String,
    /// Its packed bytes, as they lie in the file.
    pub(crate) packed: Vec<u8>,
    /// Its local header, as it lies in the file.
    pub(crate) header: Vec<u8>,
    pub(crate) comment: String,
}

/// The parts in the order of the directory.
pub(crate) fn parts(bytes: &[u8]) -> Vec<Part> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index_raw(at).unwrap();
        let mut packed = Vec::new();
        file.read_to_end(&mut packed).unwrap();
        let place = |at: u64| usize::try_from(at).unwrap();
        let header = place(file.header_start())..place(file.data_start().unwrap());
        let name = file.name().unwrap().into_owned();
        let comment = file.comment().to_owned();
        out.push(Part { name, packed, header: bytes[header].to_vec(), comment });
    }
    out
}

/// A part unpacked.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A zip of these parts.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The zip with one part's content changed, or another part added at its end.
pub(crate) fn with(bytes: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let old = parts(bytes);
    let texts: Vec<Vec<u8>> = old.iter().map(|p| raw(bytes, &p.name)).collect();
    let mut all: Vec<(&str, &[u8])> =
        old.iter().zip(&texts).map(|(p, text)| (p.name.as_str(), text.as_slice())).collect();
    match all.iter().position(|(known, _)| *known == name) {
        Some(at) => all[at].1 = content,
        None => all.push((name, content)),
    }
    zip(&all)
}

fn raw(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = Vec::new();
    zip.by_name(name).unwrap().read_to_end(&mut out).unwrap();
    out
}

/// A sheet part without the elements of these cells, found by plain search and not by the code under test.
pub(crate) fn without_cells(xml: &str, cells: &[String]) -> String {
    let mut out = xml.to_owned();
    for cell in cells {
        let Some(at) = out.find(&format!(" r=\"{cell}\"")) else { continue };
        let start = out[..at].rfind('<').unwrap();
        let name = out[start + 1..].split([' ', '/', '>']).next().unwrap().to_owned();
        let tag_end = start + out[start..].find('>').unwrap() + 1;
        let end = if out[..tag_end].ends_with("/>") {
            tag_end
        } else {
            let close = format!("</{name}>");
            start + out[start..].find(&close).unwrap() + close.len()
        };
        out.replace_range(start..end, "");
    }
    out
}
