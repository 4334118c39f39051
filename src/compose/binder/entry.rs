//! This file says what an entry of the binder is: a paper that is made, or the reason why it is not.

use super::Paper;
use super::discreet::Discreet;
use crate::compose::paper::{Case, LedgerPaper};
use crate::compose::script::{Filling, Script};
use crate::compose::{ComposeError, Templates};
use crate::document::Document;
use crate::profile::KindWords;

/// One kind of paper, of which a facility gets one, several (one for each vendor) or none.
pub(super) struct Entry {
    /// The document's name, or how the names of its documents begin.
    pub(super) name: &'static str,
    /// What it is called in lists; `{we}` stands for 当院, 当薬局, `{chief}` for 院長, 管理者.
    pub(super) title: &'static str,
    /// Where its files lie.
    pub(super) shelf: Shelf,
    /// The bundles it belongs to besides `all`.
    pub(super) bundles: &'static [Bundle],
    /// Why this facility does not get it; `None` when it does.
    pub(super) left_out: fn(&Case<'_>) -> Option<String>,
    /// How it is made.
    pub(super) source: Source,
}

/// How papers are made.
pub(super) enum Source {
    /// From templates.
    Script(Script, FileName),
    /// By code: tables and charts.
    Built(fn(&Case<'_>) -> Vec<Draft>),
    /// By code: a ledger, which comes as an Excel file too.
    Ledger(fn(&Case<'_>) -> LedgerPaper, FileName),
    /// From templates that need more than the case: a letter to each vendor.
    Letters {
        /// Makes them.
        make: fn(&Case<'_>, &Templates) -> Result<Vec<Draft>, ComposeError>,
        /// Proves their templates without a profile.
        check: fn(&Templates) -> Vec<ComposeError>,
    },
    /// By code that looks at all other papers: lists of contents.
    Listing(fn(&Case<'_>, &[&Paper]) -> Draft),
}

/// What the files of a script are called, without extension; `{we}` stands for 当院, 当薬局.
pub(super) type FileName = &'static str;

/// A paper without a place.
pub(super) struct Draft {
    pub(super) document: Document,
    /// Without extension.
    pub(super) file_name: String,
}

/// Where the files of a paper lie: what is shown outside never lies beside what stays in the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// 提示用: shown to the inspector.
    Inspection,
    /// 院内限り: gaps, addresses, private numbers.
    Internal,
    /// 当日用: what is pulled from the shelf when the screens are dead.
    Day,
    /// 掲示用: on walls that staff see.
    Wall,
    /// 事業者あて: letters that go out.
    Vendors,
    /// 報告・公表: reports and announcements of the day, ready to be filled in.
    Reports,
}

/// A selection of papers for one purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bundle {
    /// What every inspection asks for first: plan, chart, lists, checklists.
    Core,
    /// The red folder (field.md 6).
    Day,
    /// What hangs on walls.
    Wall,
    /// 提示用.
    Inspection,
    /// 院内限り.
    Internal,
}

impl Shelf {
    /// All shelves, in the order of their folders.
    pub const ALL: [Shelf; 6] = [
        Shelf::Inspection,
        Shelf::Internal,
        Shelf::Day,
        Shelf::Wall,
        Shelf::Vendors,
        Shelf::Reports,
    ];

    /// The folder of the binder, below the facility's own.
    pub fn folder(self) -> &'static str {
        match self {
            Shelf::Inspection => "1_提示用",
            Shelf::Internal => "2_院内限り",
            Shelf::Day => "3_当日用（赤いファイル）",
            Shelf::Wall => "4_掲示用",
            Shelf::Vendors => "5_事業者あて",
            Shelf::Reports => "6_報告と公表",
        }
    }

    /// Whether inspectors or passers-by read its papers, so that addresses and private numbers are kept off them.
    fn is_seen_by_others(self) -> bool {
        matches!(self, Shelf::Inspection | Shelf::Wall)
    }

    /// Whether its papers are for the house's own eyes, which their headers say: 院内限り, 薬局内限り.
    pub fn stays_in_the_house(self) -> bool {
        matches!(self, Shelf::Internal | Shelf::Day)
    }
}

impl Bundle {
    /// All bundles.
    pub const ALL: [Bundle; 5] =
        [Bundle::Core, Bundle::Day, Bundle::Wall, Bundle::Inspection, Bundle::Internal];

    /// What `--bundle` calls it.
    pub fn name(self) -> &'static str {
        match self {
            Bundle::Core => "core",
            Bundle::Day => "day",
            Bundle::Wall => "wall",
            Bundle::Inspection => "inspection",
            Bundle::Internal => "internal",
        }
    }
}

impl Entry {
    /// The papers of this entry, none where the facility does not get it; listings are made last.
    pub(super) fn make(
        &self,
        case: &Case<'_>,
        filling: &Filling,
        templates: &Templates,
        others: &[&Paper],
    ) -> Result<Vec<Paper>, ComposeError> {
        if (self.left_out)(case).is_some() {
            return Ok(Vec::new());
        }
        let inside = KindWords::of(case.profile.facility.kind).inside;
        let place = |drafts: Vec<Draft>| {
            drafts.into_iter().map(|draft| self.place(draft, inside)).collect()
        };
        let mut papers: Vec<Paper> = match &self.source {
            Source::Script(script, file_name) => place(vec![Draft {
                document: script.compose(case, filling, templates)?,
                file_name: filling.words(file_name),
            }]),
            Source::Built(make) => place(make(case)),
            Source::Ledger(make, file_name) => {
                let LedgerPaper { document, sheets } = make(case);
                let draft = Draft { document, file_name: filling.words(file_name) };
                vec![Paper { ledgers: sheets, ..self.place(draft, inside) }]
            }
            Source::Letters { make, .. } => place(make(case, templates)?),
            Source::Listing(make) => place(vec![make(case, others)]),
        };
        if self.shelf.is_seen_by_others() {
            let discreet = Discreet::new(case.profile);
            for paper in &mut papers {
                discreet.document(&mut paper.document);
                paper.ledgers.iter_mut().for_each(|ledger| discreet.ledger(ledger));
            }
        }
        Ok(papers)
    }

    fn place(&self, draft: Draft, inside: &str) -> Paper {
        let Draft { mut document, file_name } = draft;
        if document.meta.handling.is_none() && self.shelf.stays_in_the_house() {
            document.meta.handling = Some(format!("{inside}限り"));
        }
        let file_name = super::file_name(&file_name);
        let (bundles, ledgers) = (self.bundles.to_vec(), Vec::new());
        Paper { document, file_name, shelf: self.shelf, bundles, ledgers }
    }

    /// Proves its templates without a profile.
    pub(super) fn check(&self, templates: &Templates) -> Vec<ComposeError> {
        match &self.source {
            Source::Script(script, _) => script.check(templates),
            Source::Letters { check, .. } => check(templates),
            Source::Built(_) | Source::Ledger(..) | Source::Listing(_) => Vec::new(),
        }
    }
}

/// For papers that every facility gets.
pub(super) fn always(_: &Case<'_>) -> Option<String> {
    None
}
