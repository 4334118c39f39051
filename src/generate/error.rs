//! This file says why a binder could not be made, and whose matter that is.

use crate::catalogue::{CatalogueError, EditionError};
use crate::compose::{ComposeError, Templates};
use crate::diagnostic::Report;
use crate::document::NumberError;
use crate::layout::LayoutError;
use crate::layout::fonts::FontError;
use crate::output::OutputError;
use crate::render::docx::DocxError;
use crate::render::pdf::PdfError;
use crate::render::xlsx::XlsxError;

/// Why a binder could not be made.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// The user's data has faults; the report says all of them.
    #[error("プロファイルに誤りがあります。")]
    Faults {
        /// Every fault found.
        report: Report,
    },
    /// There is no such edition of the checklist.
    #[error("{source}。")]
    Edition {
        /// What is wrong with it.
        #[from]
        source: EditionError,
    },
    /// There is no document of that name in this binder.
    #[error(
        "「{name}」という書類はありません。この施設で作れるのは {known} です。{}",
        suggestion(nearest)
    )]
    NoSuchDocument {
        /// What was asked for.
        name: String,
        /// The one probably meant.
        nearest: Option<String>,
        /// What there is.
        known: String,
    },
    /// A document that exists is in none of the bundles that were asked for.
    #[error(
        "「{name}」は、選んだセット（{asked}）に入っていません。入っているのは {has} です。--bundle を外すか、そのセットを選んでください。"
    )]
    NotInBundle {
        /// The document.
        name: String,
        /// The bundles that were asked for.
        asked: String,
        /// The bundles that it is in.
        has: String,
    },
    /// The facility gets no paper of the bundles that were asked for.
    #[error(
        "選んだセット（{asked}）に入る書類は、この施設にはありません。「sonae binder list」で、作れる書類とその理由を見られます。"
    )]
    EmptyBundle {
        /// The bundles.
        asked: String,
    },
    /// A zip would hold what is shown outside beside what stays in the house.
    #[error(
        "「{shown}」（提示用）と「{house}」（院内限り）は、同じZIPに入れません。--bundle inspection や --bundle internal のように分けるか、--zip を外してください。すべてを1つのZIPにするときは --bundle all だけを指定してください。"
    )]
    MixedZip {
        /// A paper that is shown.
        shown: String,
        /// A paper that stays.
        house: String,
    },
    /// There is no vendor of that id in the profile.
    #[error(
        "「{id}」という事業者はプロファイルにありません。ある事業者: {known}。{}",
        suggestion(nearest)
    )]
    NoSuchVendor {
        /// What was asked for.
        id: String,
        /// The one probably meant.
        nearest: Option<String>,
        /// What there is.
        known: String,
    },
    /// The forms are for vendors, and there is none; or a vendor was named, and the forms are the facility's.
    #[error(
        "印刷する様式がありません。事業者確認用は、契約のある事業者（または --vendor の事業者）の分だけを作ります。"
    )]
    NothingToPrint,
    /// Templates that replace the built-in ones do not fit together with the others, or with this facility.
    #[error("書き換えたひな形（{overrides}）では、この施設の書類を作れません。\n{}", faults.join("\n"))]
    Templates {
        /// The templates that are not as they ship.
        overrides: String,
        /// Every fault found.
        faults: Vec<String>,
    },
    /// None of the wanted documents comes in the wanted format.
    #[error("指定した書類に、Excelのものはありません。Excel（xlsx）は台帳と一覧だけに作ります。")]
    NothingInFormat,
    /// The files could not be put down.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// Our own part does not fit together: data, templates or writers.
    #[error("書類を組み立てられませんでした。")]
    Ours(#[from] Fault),
}

impl GenerateError {
    /// What ships is proven by tests, so where templates are replaced, those who replaced them can mend the fault.
    pub(super) fn blame(self, templates: &Templates) -> Self {
        let overrides: Vec<&str> = templates.overrides().map(|(name, _)| name).collect();
        if overrides.is_empty() {
            return self;
        }
        let faults = match &self {
            Self::Ours(Fault::Compose(fault)) => vec![format!("  {fault}")],
            Self::Ours(Fault::Number { faults }) => faults.iter().map(loose).collect(),
            _ => return self,
        };
        Self::Templates { overrides: overrides.join("、"), faults }
    }
}

/// A fault of names and references, for those who write templates.
fn loose(fault: &NumberError) -> String {
    match fault {
        NumberError::DuplicateId { id } => {
            format!(
                "  「{id}」という名前が2か所にあります。どちらかの {{#名前}} を変えてください。"
            )
        }
        NumberError::ForeignId { id, document } => {
            format!("  「{id}」は「{document}」の書類の名前ではありません。")
        }
        NumberError::DanglingReference { target, from } => format!(
            "  「{from}」の書類が「{target}」を参照していますが、その名前の見出しや表がありません。消した {{#名前}} を元に戻すか、参照を直してください。"
        ),
    }
}

/// A fault of ours, for the developers' eyes.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The shipped catalogue.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// A form that the documents need is not in the catalogue.
    #[error("form `{key}` is not in the catalogue")]
    NoForm {
        /// Its key.
        key: String,
    },
    /// A template.
    #[error(transparent)]
    Compose(#[from] ComposeError),
    /// Ids and references.
    #[error("{}", first(faults))]
    Number {
        /// All of them.
        faults: Vec<NumberError>,
    },
    /// The shipped theme.
    #[error("theme: {reason}")]
    Theme {
        /// What is wrong with it.
        reason: String,
    },
    /// The bundled fonts.
    #[error(transparent)]
    Font(#[from] FontError),
    /// Pages.
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// The zip of all files.
    #[error("binder.zip: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// The bytes in it.
    #[error("binder.zip: {0}")]
    ZipWrite(#[from] std::io::Error),
    /// The DOCX writer.
    #[error(transparent)]
    Docx(#[from] DocxError),
    /// The PDF writer.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The XLSX writer.
    #[error(transparent)]
    Xlsx(#[from] XlsxError),
}

fn suggestion(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|name| format!("「{name}」ではありませんか。")).unwrap_or_default()
}

fn first(faults: &[NumberError]) -> String {
    faults.first().map(ToString::to_string).unwrap_or_default()
}
