//! This file makes binders in memory and keeps what lies between the profile and the files.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

use sonae::catalogue::{Catalogue, Requested};
use sonae::compose::{Templates, binder};
use sonae::document::{Ledger, Numbered, Register, number};
use sonae::generate::examine;
use sonae::layout::paged::PageMap;
use sonae::layout::{Fonts, Paged, Theme, lay_out_binder};
use sonae::profile::{Date, Source, Sources};
use sonae::render::docx::docx;
use sonae::render::pdf::pdf;
use sonae::render::xlsx::xlsx;

use crate::sample;

/// A binder and everything it went through.
pub(crate) struct Binder {
    pub(crate) register: Register,
    /// Pages of all papers.
    pub(crate) pages: PageMap,
    pub(crate) papers: Vec<Paper>,
}

/// One paper of a binder.
pub(crate) struct Paper {
    pub(crate) file_name: String,
    pub(crate) numbered: Numbered,
    pub(crate) paged: Paged,
    pub(crate) docx: Vec<u8>,
    pub(crate) ledgers: Vec<Ledger>,
    pdf: OnceLock<Vec<u8>>,
}

impl Paper {
    /// The document's name.
    pub(crate) fn name(&self) -> &str {
        &self.numbered.document().name
    }

    /// The Excel file.
    pub(crate) fn xlsx(&self) -> Vec<u8> {
        xlsx(&self.ledgers, &self.numbered.document().meta, &theme().docx_font).unwrap()
    }

    /// The PDF file, made when it is first asked for.
    pub(crate) fn pdf(&self) -> &[u8] {
        self.pdf.get_or_init(|| pdf(&self.paged, &self.numbered, fonts()).unwrap())
    }
}

pub(crate) fn fonts() -> &'static Fonts {
    static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::bundled().unwrap());
    &FONTS
}

pub(crate) fn theme() -> Theme {
    serde_saphyr::from_str(include_str!("../../assets/theme.yaml")).unwrap()
}

/// The binder of a profile without ledger files; a fault fails the test with the whole report.
pub(crate) fn of_text(profile: &str) -> Binder {
    of_sources(&Sources::alone(Source::new("医院.yaml", profile)))
}

pub(crate) fn of_sources(sources: &Sources) -> Binder {
    let today = Date::new(sample::today());
    let examined =
        examine(sources, Catalogue::builtin().unwrap(), &Requested::Auto, today, fonts())
            .unwrap_or_else(|error| {
                if let sonae::generate::GenerateError::Faults { report } = &error {
                    let faults: Vec<String> = report.iter().map(ToString::to_string).collect();
                    panic!("{}", faults.join("\n"));
                }
                panic!("{error:?}")
            });
    let theme = theme();
    let papers = binder(&examined.case(), &Templates::embedded()).unwrap();
    let (documents, names): (Vec<_>, Vec<_>) =
        papers.into_iter().map(|p| (p.document, (p.file_name, p.ledgers))).unzip();
    let (numbered, register) = number(documents).unwrap();
    let paged = lay_out_binder(&numbered, &register, &theme, fonts()).unwrap();
    let pages: PageMap = paged.iter().flat_map(|p| p.page_of.clone()).collect();
    let papers = numbered.into_iter().zip(paged).zip(names);
    let papers = papers.map(|((numbered, paged), (file_name, ledgers))| {
        let docx = docx(&numbered, &register, &paged, &pages, &theme).unwrap();
        Paper { file_name, numbered, paged, docx, ledgers, pdf: OnceLock::new() }
    });
    let papers = papers.collect();
    Binder { register, pages, papers }
}

/// The binder of a sample, made once however many tests ask for it.
pub(crate) fn of_sample(name: &'static str) -> Arc<Binder> {
    type Made = BTreeMap<&'static str, Arc<OnceLock<Arc<Binder>>>>;
    static MADE: Mutex<Made> = Mutex::new(BTreeMap::new());
    let slot = MADE.lock().unwrap().entry(name).or_default().clone();
    slot.get_or_init(|| Arc::new(of_sources(&sample::sources(name)))).clone()
}
