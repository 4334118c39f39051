//! This file says why an official form cannot be imported or filled, in the words the user will read.

use super::differ::Differing;
use crate::catalogue::CatalogueError;
use crate::workbook::WorkbookError;

/// Why a form cannot be imported or filled. Nothing has been written when one of these comes.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum OfficialError {
    /// The file cannot be read, or not be filled.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// No sheet has a table of questions.
    #[error(
        "「{file}」に、チェック項目と確認結果の欄がある表が見つかりません。公式の様式（Excel）か確かめてください。Excelでない様式や表の形が違う様式は、sonae forms new で手で入力できます。"
    )]
    NoTable {
        /// The file.
        file: String,
    },
    /// There are more questions than any form asks.
    #[error(
        "「{file}」のシート「{sheet}」は項目が多すぎます（上限は{most}件です）。公式の様式（Excel）か確かめてください。"
    )]
    TooMany {
        /// The file.
        file: String,
        /// The sheet.
        sheet: String,
        /// The limit.
        most: usize,
    },
    /// The form is one of another field.
    #[error(
        "「{file}」のシート「{sheet}」は、sonae が知っている様式ではなさそうです（表題: {title}、知っている項目と同じもの: {total}件中{alike}件）。医療機関のサイバーセキュリティの様式か確かめてください。まちがいなければ --as 様式/版/名前（例: --as checklist/r9/facility）で何の様式かを指定できます。"
    )]
    NotOurs {
        /// The file.
        file: String,
        /// The sheet.
        sheet: String,
        /// Its title, or a word for none.
        title: String,
        /// How many questions are known.
        alike: usize,
        /// How many questions it has.
        total: usize,
    },
    /// The year of the form is not said.
    #[error(
        "「{file}」のシート「{sheet}」が何年度版か分かりません（「令和○年度」の文字がありません）。--as {family}/r9/{form} のように、版を付けて指定してください。"
    )]
    NoEdition {
        /// The file.
        file: String,
        /// The sheet.
        sheet: String,
        /// The family.
        family: String,
        /// The name of the form.
        form: String,
    },
    /// What was given for `--as` is no name of a form.
    #[error(
        "「{given}」は様式の名前として使えません。checklist/r9/facility のように、様式・版・名前を半角の英小文字、数字、ハイフンで書いて / で区切ってください。"
    )]
    BadName {
        /// What was given.
        given: String,
    },
    /// What was given for `--as` names a family that does not exist.
    #[error(
        "様式の系列「{family}」はありません。使えるのは {known} と、「local-」で始まる独自の系列（例: local-saitama/r8/facility）です。"
    )]
    NoFamily {
        /// What was given.
        family: String,
        /// Those that exist.
        known: String,
    },
    /// The workbook has two sheets of one form, or `--as` is said of a workbook with several forms.
    #[error(
        "「{file}」のシート「{one}」と「{other}」は、どちらも {key} として読めます。要らないシートを消したファイルを指定してください。"
    )]
    SameForm {
        /// The file.
        file: String,
        /// A sheet.
        one: String,
        /// Another one.
        other: String,
        /// The form.
        key: String,
    },
    /// No sheet of the workbook is the form to fill.
    #[error("「{file}」に{wanted}のシートがありません。{}", hint(.vendor_wanted))]
    NoSuchForm {
        /// The file.
        file: String,
        /// What was looked for: 医療機関確認用 or 事業者確認用.
        wanted: &'static str,
        /// Whether a vendor was named.
        vendor_wanted: bool,
    },
    /// Questions whose controls are not known for sure.
    #[error(
        "「{file}」には、どの対策で答えるか決まっていない項目が{}件あります（{}）。先に sonae forms import で取り込んでください。",
        questions.len(),
        questions.join("、")
    )]
    NotImported {
        /// The file.
        file: String,
        /// Their names.
        questions: Vec<String>,
    },
    /// The sheet is not the one that was imported.
    #[error(
        "「{file}」は、取り込んだ様式（{key}）と違うところがあります。書きまちがいを防ぐため、何も書きませんでした。sonae forms import で取り込み直してください。{}",
        list(differences)
    )]
    Changed {
        /// The file.
        file: String,
        /// The form.
        key: String,
        /// What differs.
        differences: Vec<Differing>,
    },
    /// The profile has no such vendor.
    #[error(
        "事業者「{id}」はプロファイルにありません。vendors の id を指定してください（{known}）。"
    )]
    NoVendor {
        /// What was given.
        id: String,
        /// Those that exist.
        known: String,
    },
    /// What is to be stored cannot be read back. A fault of ours.
    #[error("取り込んだ様式を読み返せませんでした（{report}）。sonae の不具合です。")]
    Unreadable {
        /// What the catalogue said.
        report: String,
    },
}

impl OfficialError {
    /// What was written cannot be read back.
    pub(super) fn unreadable(error: &CatalogueError) -> Self {
        let CatalogueError::Faulty { report } = error;
        let said: Vec<String> = report.iter().map(|d| d.message.clone()).collect();
        Self::Unreadable { report: said.join(" ") }
    }
}

fn hint(vendor_wanted: &bool) -> &'static str {
    if *vendor_wanted {
        "事業者確認用のファイルを指定してください。"
    } else {
        "事業者確認用のファイルなら、--vendor で事業者の id を指定してください。"
    }
}

fn list(differences: &[Differing]) -> String {
    differences.iter().map(|d| format!("\n  - {d}")).collect()
}
