//! This file makes the files of a binder out of a profile, in memory.

use std::collections::BTreeSet;

use super::error::{Fault, GenerateError};
use super::examine::examine;
use super::theme::theme;
use crate::catalogue::{Catalogue, Chosen, Requested};
use crate::compose::{Templates, binder};
use crate::diagnostic::{Report, nearest};
use crate::document::{BlockId, Numbered, Register, Visited, number, plain_text, walk};
use crate::layout::paged::PageMap;
use crate::layout::{Fonts, Paged, Theme, lay_out_binder};
use crate::output::{Artifact, Fingerprint, Scope, Set};
use crate::profile::{Date, Sources};
use crate::render::docx::docx;
use crate::render::pdf::pdf;

/// What is wanted.
#[derive(Debug, Clone)]
pub struct Request<'a, 'c> {
    /// The profile and its ledgers.
    pub sources: &'a Sources,
    /// What the regulator asks, with the forms that lie beside the profile.
    pub catalogue: &'c Catalogue,
    /// The edition of the checklist.
    pub edition: Requested,
    /// The formats, without repetition.
    pub formats: Vec<Format>,
    /// Names of the documents that are written; none means all.
    pub only: Vec<String>,
    /// The day that freshness is judged by; printed nowhere.
    pub today: Date,
}

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Word.
    Docx,
    /// PDF/A-2a.
    Pdf,
}

/// A binder, not yet put down.
#[derive(Debug, Clone)]
pub struct Made<'c> {
    /// The facility's name.
    pub facility: String,
    /// The files.
    pub set: Set,
    /// Warnings and notices about the profile.
    pub notes: Report,
    /// The edition of the checklist.
    pub chosen: Chosen<'c>,
    /// How much is missing for the inspection.
    pub gaps: usize,
}

/// A document on its pages.
struct Paper<'a> {
    numbered: &'a Numbered,
    paged: &'a Paged,
    stem: &'a str,
}

/// Makes a binder. Documents that are not wanted are laid out all the same: the others refer to their pages.
///
/// # Errors
/// [`GenerateError`] with everything that is wrong in the user's data, or with a fault of ours.
pub fn make<'c>(request: &Request<'_, 'c>, fonts: &Fonts) -> Result<Made<'c>, GenerateError> {
    let Request { sources, catalogue, edition, today, .. } = request;
    let examined = examine(sources, catalogue, edition, *today, fonts)?;
    let theme = theme()?;
    let papers = binder(&examined.case(), &Templates::embedded()).map_err(Fault::from)?;
    let (documents, stems): (Vec<_>, Vec<_>) =
        papers.into_iter().map(|paper| (paper.document, paper.file_name)).unzip();
    let (numbered, register) = number(documents).map_err(|faults| Fault::Number { faults })?;
    let wanted = wanted(&request.only, &numbered)?;
    let pages = lay_out_binder(&numbered, &register, &theme, fonts).map_err(Fault::from)?;
    let known: PageMap = pages.iter().flat_map(|paged| paged.page_of.clone()).collect();
    let mut artifacts = Vec::new();
    for ((numbered, paged), stem) in numbered.iter().zip(&pages).zip(&stems) {
        let paper = Paper { numbered, paged, stem };
        if wanted.contains(&numbered.document().name.as_str()) {
            for format in &request.formats {
                artifacts.push(paper.write(*format, &register, &known, &theme, fonts)?);
            }
        }
    }
    let whole = request.only.is_empty() && request.formats.len() == Format::ALL.len();
    let scope = if whole { Scope::Whole } else { Scope::Part };
    Ok(Made {
        facility: examined.profile.facility.name.clone(),
        set: Set { artifacts, input: fingerprint(request, &examined.chosen), scope },
        gaps: examined.gaps.len(),
        notes: examined.notes,
        chosen: examined.chosen,
    })
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 2] = [Format::Docx, Format::Pdf];

    /// The extension of its files, which is also its name.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Pdf => "pdf",
        }
    }
}

impl Paper<'_> {
    fn write(
        &self,
        format: Format,
        register: &Register,
        pages: &PageMap,
        theme: &Theme,
        fonts: &Fonts,
    ) -> Result<Artifact, Fault> {
        let (bytes, texts) = match format {
            Format::Docx => {
                let bytes = docx(self.numbered, register, self.paged, pages, theme)?;
                (bytes, texts(self.numbered))
            }
            // Nobody edits a PDF, so there is nothing to merge later.
            Format::Pdf => (pdf(self.paged, self.numbered, fonts)?, Vec::new()),
        };
        Ok(Artifact {
            name: format!("{}.{}", self.stem, format.extension()),
            bytes,
            texts,
            document: self.numbered.document().name.clone(),
        })
    }
}

/// The documents to write. A name that none has means those that begin with it: the sheets of all vendors.
fn wanted<'n>(only: &[String], numbered: &'n [Numbered]) -> Result<Vec<&'n str>, GenerateError> {
    let names: Vec<&str> = numbered.iter().map(|n| n.document().name.as_str()).collect();
    if only.is_empty() {
        return Ok(names);
    }
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    for asked in only {
        let begins = format!("{asked}-");
        let exact = names.contains(&asked.as_str());
        let meant = |name: &&str| if exact { *name == asked } else { name.starts_with(&begins) };
        let found: Vec<&str> = names.iter().copied().filter(meant).collect();
        if found.is_empty() {
            return Err(GenerateError::NoSuchDocument {
                name: asked.clone(),
                nearest: nearest(asked, names.iter().copied()).map(str::to_owned),
                known: names.join("、"),
            });
        }
        wanted.extend(found);
    }
    Ok(names.into_iter().filter(|name| wanted.contains(name)).collect())
}

/// The words of every block, in reading order.
fn texts(numbered: &Numbered) -> Vec<(BlockId, String)> {
    let mut out = Vec::new();
    walk(numbered.document(), &mut |visited| match visited {
        Visited::Words(id, words) => out.push((id.clone(), plain_text(words))),
        Visited::Plain(id, words) => out.push((id.clone(), words.to_owned())),
        Visited::Block(_) | Visited::Row(_) | Visited::Cell(_) => {}
    });
    out
}

/// Of everything the files are made from but the day: a file that does not change should not look changed tomorrow.
fn fingerprint(request: &Request<'_, '_>, chosen: &Chosen<'_>) -> Fingerprint {
    let Sources { profile, ledgers } = request.sources;
    let fixed = [env!("CARGO_PKG_VERSION").as_bytes(), chosen.publication.key.as_bytes()];
    let ledgers = ledgers.iter().flat_map(|(name, s)| [name.as_bytes(), s.bytes.as_slice()]);
    let overlays = request.catalogue.overlays().iter();
    let overlays = overlays.flat_map(|file| [file.path.as_bytes(), file.text.as_bytes()]);
    // The word between the lists tells a ledger from a form of the same name.
    let own = fixed.into_iter().chain([profile.bytes.as_slice()]);
    Fingerprint::of_list(own.chain(ledgers).chain([b"catalogue".as_slice()]).chain(overlays))
}
