//! This file turns composed papers into files: numbered and laid out together, written side by side.

use std::collections::BTreeSet;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::error::Fault;
use super::theme::theme;
use crate::compose;
use crate::document::{BlockId, Ledger, Numbered, Register, Visited, number, plain_text, walk};
use crate::layout::paged::PageMap;
use crate::layout::{Fonts, Paged, Theme, lay_out_binder};
use crate::output::Artifact;
use crate::render::docx::docx;
use crate::render::pdf::pdf;
use crate::render::xlsx::xlsx;

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Word.
    Docx,
    /// PDF/A-2a.
    Pdf,
    /// Excel, for papers with ledgers alone.
    Xlsx,
}

/// A document on its pages.
struct Paper<'a> {
    numbered: &'a Numbered,
    paged: &'a Paged,
    stem: &'a str,
    folder: &'static str,
    ledgers: &'a [Ledger],
}

/// The files of those papers whose names are wanted, in the folders of their shelves. All are laid out: the others
/// refer to their pages.
pub(super) fn files(
    papers: Vec<compose::Paper>,
    wanted: &BTreeSet<String>,
    formats: &[Format],
    fonts: &Fonts,
) -> Result<Vec<Artifact>, Fault> {
    let theme = theme()?;
    let place = |paper: compose::Paper| {
        (paper.document, (paper.file_name, paper.shelf.folder(), paper.ledgers))
    };
    let (documents, places): (Vec<_>, Vec<_>) = papers.into_iter().map(place).unzip();
    let (numbered, register) = number(documents).map_err(|faults| Fault::Number { faults })?;
    let pages = lay_out_binder(&numbered, &register, &theme, fonts)?;
    let known: PageMap = pages.iter().flat_map(|paged| paged.page_of.clone()).collect();
    let papers: Vec<Paper<'_>> = numbered
        .iter()
        .zip(&pages)
        .zip(&places)
        .map(|((numbered, paged), (stem, folder, ledgers))| Paper {
            numbered,
            paged,
            stem,
            folder,
            ledgers,
        })
        .filter(|paper| wanted.contains(&paper.numbered.document().name))
        .collect();
    let files: Vec<(&Paper<'_>, Format)> = papers
        .iter()
        .flat_map(|paper| formats.iter().map(move |format| (paper, *format)))
        .filter(|(paper, format)| paper.has(*format))
        .collect();
    files
        .par_iter()
        .map(|(paper, format)| paper.write(*format, &register, &known, &theme, fonts))
        .collect()
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 3] = [Format::Docx, Format::Pdf, Format::Xlsx];

    /// The extension of its files, which is also its name.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Pdf => "pdf",
            Format::Xlsx => "xlsx",
        }
    }
}

impl Paper<'_> {
    /// Whether the paper comes in a format.
    fn has(&self, format: Format) -> bool {
        format != Format::Xlsx || !self.ledgers.is_empty()
    }

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
            // The same words lie with the Word file.
            Format::Xlsx => {
                let meta = &self.numbered.document().meta;
                (xlsx(self.ledgers, meta, &theme.docx_font)?, Vec::new())
            }
        };
        Ok(Artifact {
            folder: Some(self.folder.to_owned()),
            name: format!("{}.{}", self.stem, format.extension()),
            bytes,
            texts,
            document: self.numbered.document().name.clone(),
        })
    }
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
