//! This file opens the zip around a workbook and puts changed parts back into it, leaving every other byte alone.
//!
//! The zip crate reads; what is written is spliced here, because its raw copy would rewrite local headers (Excel's
//! growth hints, data descriptors) and merges two parts of one name without a word.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use std::ops::Range;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::Fault;
use super::limits::{self, Budget, too_large};

/// The container of Excel up to 2003, which today's encrypted workbooks still use.
const COMPOUND_FILE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const LOCAL_HEADER: &[u8] = b"PK\x03\x04";
const CENTRAL_HEADER: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
/// Length of the end record without its comment.
const END_LENGTH: usize = 22;
/// Length of a local header without name and extra fields.
const LOCAL_LENGTH: usize = 30;
/// The same for a header of the central directory.
const CENTRAL_LENGTH: usize = 46;
/// Of the flags of an entry, the one that says that its name is in UTF-8.
const UTF8_NAME: u16 = 1 << 11;
/// Level of deflate, as for our own files.
const LEVEL: i64 = 6;

/// The zip around a workbook.
#[derive(Debug, Clone)]
pub(super) struct Package {
    bytes: Vec<u8>,
    entries: Vec<Entry>,
    /// Where the central directory begins and ends.
    directory: Range<usize>,
}

/// A part: its name with forward slashes, and where its pieces lie in the file.
#[derive(Debug, Clone)]
struct Entry {
    name: String,
    local: usize,
    data: Range<usize>,
    central: usize,
}

impl Package {
    /// Reads the directory of a zip and refuses one that readers could disagree on.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Fault> {
        if bytes.is_empty() {
            return Err(Fault::Empty);
        }
        if bytes.len() > limits::FILE_BYTES {
            return Err(too_large("ファイルの大きさ".to_owned(), "32MB"));
        }
        if bytes.starts_with(&COMPOUND_FILE) {
            return Err(compound_file(bytes));
        }
        if bytes.starts_with(END) {
            return Err(Fault::NotWorkbook);
        }
        if !bytes.starts_with(LOCAL_HEADER) {
            return Err(Fault::NotZip);
        }
        let end = end_record(bytes).ok_or(Fault::Truncated)?;
        let damaged = || Fault::Damaged { part: "zip の目次".to_owned() };
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if zip.len() > limits::PARTS {
            return Err(too_large("部品の数".to_owned(), "4,000"));
        }
        let directory = place(zip.central_directory_start()).ok_or_else(damaged)?..end;
        let (count, size) = (number(bytes, end + 10, 2), number(bytes, end + 12, 4));
        if zip.offset() != 0 || size != Some(directory.len()) {
            return Err(Fault::UnusualZip);
        }
        let mut entries = Vec::new();
        for at in 0..zip.len() {
            entries.push(entry(&mut zip, at, bytes)?);
        }
        let mut names = BTreeSet::new();
        // The zip crate keeps the last of two equal names, and paths that differ in case are one part to Excel.
        let twice = entries.iter().find(|e| !names.insert(e.name.to_ascii_lowercase()));
        if let Some(entry) = twice {
            return Err(Fault::PartTwice { part: entry.name.clone() });
        }
        if zip.has_duplicate_names() {
            let part = double_name(bytes, &directory).unwrap_or_else(|| "名前不明".to_owned());
            return Err(Fault::PartTwice { part });
        }
        if count != Some(entries.len()) || zip.has_overlapping_entries().unwrap_or(true) {
            return Err(damaged());
        }
        Ok(Self { bytes: bytes.to_vec(), entries, directory })
    }

    /// The names of all parts, in the order of the directory.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// The name of a part as the zip has it; part names are compared without regard to the case of their letters.
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        self.names().find(|known| known.eq_ignore_ascii_case(name))
    }

    /// A part as text.
    pub(super) fn text(&self, name: &str, budget: &mut Budget) -> Result<String, Fault> {
        let bytes = self.unpack(name, budget)?;
        let part = || name.to_owned();
        String::from_utf8(bytes).map_err(|_| Fault::NotUtf8 { part: part() })
    }

    /// Unpacks a part, within what is left of the budget; the size that the zip declares is not believed.
    fn unpack(&self, name: &str, budget: &mut Budget) -> Result<Vec<u8>, Fault> {
        let missing = || Fault::MissingPart { part: name.to_owned() };
        let damaged = || Fault::Damaged { part: name.to_owned() };
        let known = |e: &Entry| e.name.eq_ignore_ascii_case(name);
        let index = self.entries.iter().position(known).ok_or_else(missing)?;
        let mut zip = ZipArchive::new(Cursor::new(&self.bytes[..])).map_err(|_| damaged())?;
        let mut file = zip.by_index(index).map_err(|_| damaged())?;
        let packed = file.compressed_size();
        let mut bytes = Vec::new();
        let read = file.by_ref().take(budget.part()).read_to_end(&mut bytes);
        budget.unpacked(name, packed, u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
        read.map_err(|_| damaged())?;
        Ok(bytes)
    }

    /// The whole file with these parts replaced: name and new content, each part at most once.
    pub(super) fn replace(&self, parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Fault> {
        let mut new = Vec::new();
        for (name, content) in parts {
            let packing = || Fault::Packing { part: name.clone() };
            let index = self.entries.iter().position(|e| e.name == *name).ok_or_else(packing)?;
            new.push((index, Packed::new(content).ok_or_else(packing)?));
        }
        let damaged = || Fault::Damaged { part: "zip の目次".to_owned() };
        self.splice(&new).ok_or_else(damaged)
    }

    /// Writes the file anew; `None` where a place would not fit the format.
    fn splice(&self, new: &[(usize, Packed)]) -> Option<Vec<u8>> {
        let mut in_file: Vec<usize> = (0..self.entries.len()).collect();
        in_file.sort_by_key(|index| self.entries[*index].local);
        let mut out = Vec::with_capacity(self.bytes.len());
        let mut moved = vec![0; self.entries.len()];
        let mut copied = 0;
        for (at, index) in in_file.iter().enumerate() {
            let entry = self.entries.get(*index)?;
            out.extend_from_slice(self.bytes.get(copied..entry.local)?);
            copied = entry.local;
            *moved.get_mut(*index)? = out.len();
            if let Some((_, packed)) = new.iter().find(|(changed, _)| changed == index) {
                let next = in_file.get(at + 1).and_then(|next| self.entries.get(*next));
                copied = next.map_or(self.directory.start, |next| next.local);
                out.extend_from_slice(&self.local_header(entry, packed)?);
                out.extend_from_slice(&packed.data);
            }
        }
        out.extend_from_slice(self.bytes.get(copied..self.directory.start)?);
        let start = out.len();
        for (index, entry) in self.entries.iter().enumerate() {
            let packed = new.iter().find(|(changed, _)| *changed == index).map(|(_, p)| p);
            let header = self.central_header(entry, *moved.get(index)?, packed)?;
            out.extend_from_slice(&header);
        }
        let mut end = self.bytes.get(self.directory.end..)?.to_vec();
        put(&mut end, 12, out.len() - start)?;
        put(&mut end, 16, start)?;
        out.extend_from_slice(&end);
        Some(out)
    }

    fn local_header(&self, entry: &Entry, packed: &Packed) -> Option<Vec<u8>> {
        let old = self.bytes.get(entry.local..entry.data.start)?;
        let name = old.get(LOCAL_LENGTH..LOCAL_LENGTH + number(old, 26, 2)?)?;
        let mut header = old.get(..LOCAL_LENGTH)?.to_vec();
        packed.describe(&mut header, 4)?;
        header.get_mut(28..30)?.fill(0);
        header.extend_from_slice(name);
        Some(header)
    }

    /// The entry's header in the directory, pointing to its new place.
    fn central_header(
        &self,
        entry: &Entry,
        local: usize,
        packed: Option<&Packed>,
    ) -> Option<Vec<u8>> {
        let old = self.bytes.get(entry.central..self.directory.end)?;
        let (name, extra, comment) =
            (number(old, 28, 2)?, number(old, 30, 2)?, number(old, 32, 2)?);
        let mut header = old.get(..CENTRAL_LENGTH + name + extra + comment)?.to_vec();
        put(&mut header, 42, local)?;
        if let Some(packed) = packed {
            packed.describe(&mut header, 6)?;
            // Extra fields tell of the old content: sizes beyond 4 GB, times of its file.
            header.get_mut(30..32)?.fill(0);
            header.drain(CENTRAL_LENGTH + name..CENTRAL_LENGTH + name + extra);
        }
        Some(header)
    }
}

/// New content of a part, packed.
struct Packed {
    data: Vec<u8>,
    check: u32,
    size: usize,
}

impl Packed {
    /// The zip crate packs it into an archive of its own, from which the packed bytes are taken.
    fn new(content: &[u8]) -> Option<Self> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(zip::DateTime::default());
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("part", options).ok()?;
        writer.write_all(content).ok()?;
        let mut zip = writer.finish_into_readable().ok()?;
        let mut file = zip.by_index_raw(0).ok()?;
        let mut data = Vec::new();
        file.read_to_end(&mut data).ok()?;
        Some(Self { data, check: file.crc32(), size: content.len() })
    }

    /// Writes version, flags, method, check and sizes into a header in which they begin at `at`; times stay.
    fn describe(&self, header: &mut [u8], at: usize) -> Option<()> {
        let flags = u16::try_from(number(header, at + 2, 2)?).ok()? & UTF8_NAME;
        header.get_mut(at..at + 2)?.copy_from_slice(&20_u16.to_le_bytes());
        header.get_mut(at + 2..at + 4)?.copy_from_slice(&flags.to_le_bytes());
        header.get_mut(at + 4..at + 6)?.copy_from_slice(&8_u16.to_le_bytes());
        header.get_mut(at + 10..at + 14)?.copy_from_slice(&self.check.to_le_bytes());
        put(header, at + 14, self.data.len())?;
        put(header, at + 18, self.size)
    }
}

/// What a file of the old container is.
fn compound_file(bytes: &[u8]) -> Fault {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        Fault::Protected
    } else {
        Fault::OldExcel
    }
}

/// Where the end record stands: the last one whose comment reaches exactly to the end of the file.
fn end_record(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_LENGTH)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|at| {
        bytes[*at..].starts_with(END)
            && number(bytes, at + 20, 2).map(|comment| at + END_LENGTH + comment)
                == Some(bytes.len())
    })
}

fn entry(zip: &mut ZipArchive<Cursor<&[u8]>>, at: usize, bytes: &[u8]) -> Result<Entry, Fault> {
    let damaged = || Fault::Damaged { part: format!("zip の{}番目の部品", at + 1) };
    let file = zip.by_index_raw(at).map_err(|_| damaged())?;
    let raw = file.name_raw();
    let name = String::from_utf8_lossy(raw).replace('\\', "/");
    let name = name.trim_start_matches('/').to_owned();
    if file.encrypted() {
        return Err(Fault::EncryptedEntry { part: name });
    }
    let local = place(file.header_start()).ok_or_else(damaged)?;
    let central = place(file.central_header_start()).ok_or_else(damaged)?;
    let start = file.data_start().and_then(place).ok_or_else(damaged)?;
    let length = place(file.compressed_size()).ok_or_else(damaged)?;
    let end = start.checked_add(length).filter(|end| *end <= bytes.len()).ok_or_else(damaged)?;
    let own = bytes.get(local + LOCAL_LENGTH..).and_then(|rest| rest.get(..raw.len()));
    // A reader that goes by the local headers must see the same part.
    if own != Some(raw) || number(bytes, local + 26, 2) != Some(raw.len()) {
        return Err(damaged());
    }
    if number(bytes, central + 42, 4) != Some(local) {
        return Err(Fault::UnusualZip);
    }
    Ok(Entry { name, local, data: start..end, central })
}

/// The first name that the directory holds twice.
fn double_name(bytes: &[u8], directory: &Range<usize>) -> Option<String> {
    let mut names = BTreeSet::new();
    let mut at = directory.start;
    while bytes.get(at..directory.end)?.starts_with(CENTRAL_HEADER) {
        let length = number(bytes, at + 28, 2)?;
        let name = bytes.get(at + CENTRAL_LENGTH..at + CENTRAL_LENGTH + length)?;
        if !names.insert(name) {
            return Some(String::from_utf8_lossy(name).into_owned());
        }
        at += CENTRAL_LENGTH + length + number(bytes, at + 30, 2)? + number(bytes, at + 32, 2)?;
    }
    None
}

fn place(at: u64) -> Option<usize> {
    usize::try_from(at).ok()
}

/// A little-endian number of two or four bytes.
fn number(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(width)?)?;
    Some(digits.iter().rev().fold(0, |sum, digit| (sum << 8) | usize::from(*digit)))
}

/// Writes a little-endian number of four bytes.
fn put(bytes: &mut [u8], at: usize, value: usize) -> Option<()> {
    let value = u32::try_from(value).ok()?;
    bytes.get_mut(at..at + 4)?.copy_from_slice(&value.to_le_bytes());
    Some(())
}
