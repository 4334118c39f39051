//! This file puts the files of a run into one zip, for whoever hands a binder over in one piece.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::error::Fault;
use crate::output::Artifact;

/// The name of the zip.
pub const ARCHIVE: &str = "binder.zip";

/// A zip of these files in their folders, sorted, with one fixed time: the same files give the same bytes.
pub(super) fn archive(artifacts: &[Artifact]) -> Result<Artifact, Fault> {
    let options = SimpleFileOptions::default()
        // Pages are packed inside their files already; packing them twice gains nothing.
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Dos);
    let files: BTreeMap<String, &[u8]> =
        artifacts.iter().map(|artifact| (artifact.place(), artifact.bytes.as_slice())).collect();
    let size = files.values().map(|bytes| bytes.len() + 512).sum();
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(size)));
    for (place, bytes) in files {
        zip.start_file(place, options)?;
        zip.write_all(bytes)?;
    }
    Ok(Artifact {
        folder: None,
        name: ARCHIVE.to_owned(),
        bytes: zip.finish()?.into_inner(),
        texts: Vec::new(),
        document: "binder-zip".to_owned(),
    })
}
