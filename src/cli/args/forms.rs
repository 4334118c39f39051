//! This file declares `sonae forms` and its help.

mod asked;
mod examples;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand};

pub(crate) use asked::{Compare, Controls, Coverage, List, Show};
pub(super) use examples::FORMS_EXAMPLES;

use examples::{
    COMPARE_EXAMPLES, CONTROLS_EXAMPLES, COVERAGE_EXAMPLES, LIST_EXAMPLES, NEW_EXAMPLES,
    PRINT_EXAMPLES, SHOW_EXAMPLES,
};

use super::official::{FILL_EXAMPLES, Fill, IMPORT_EXAMPLES, Import};
use super::{ARGUMENTS, Formats, OPTIONS, Overlays, Parted, Wording};
use crate::cli::overlay::FOLDER;
use crate::cli::today::parse_date;

/// `sonae forms`
pub(crate) type Forms = Parted<FormsTask>;

/// What to do with forms.
#[derive(Debug, Subcommand)]
pub(crate) enum FormsTask {
    /// 様式の一覧と、今日使う版を表示します
    #[command(override_usage = "sonae forms list [オプション]", after_help = LIST_EXAMPLES)]
    List(List),
    /// 1つの様式の項目、文言の確かさ、対策を表示します
    #[command(
        override_usage = "sonae forms show <版> [様式] [オプション]",
        after_help = SHOW_EXAMPLES
    )]
    Show(Show),
    /// 2つの版を比べ、変わった項目と引き継げる答えを表示します
    #[command(
        override_usage = "sonae forms compare <前の版> <新しい版> [オプション]",
        after_help = COMPARE_EXAMPLES
    )]
    Compare(Compare),
    /// プロファイルが、どの版のどの項目に何で答えているかを表示します
    #[command(
        override_usage = "sonae forms coverage <プロファイル> [オプション]",
        after_help = COVERAGE_EXAMPLES
    )]
    Coverage(Coverage),
    /// 対策（項目に答える名前）の一覧を表示します
    #[command(
        override_usage = "sonae forms controls [語] [オプション]",
        after_help = CONTROLS_EXAMPLES
    )]
    Controls(Controls),
    /// 都道府県の自主点検表などを手で入力するためのひな形を作ります
    #[command(
        override_usage = "sonae forms new --family <系列> --edition <版> --title <題名> --authority <発行者> [オプション]",
        after_help = NEW_EXAMPLES
    )]
    New(New),
    /// 様式を、未記入で、またはプロファイルから答えを書き入れて作ります
    #[command(
        override_usage = "sonae forms print <版> [様式] --out <フォルダー> [オプション]",
        after_help = PRINT_EXAMPLES
    )]
    Print(Print),
    /// 公式のExcelを取り込み、その版で答えられるようにします
    #[command(
        override_usage = "sonae forms import <Excel> --profile <プロファイル> [オプション]",
        after_help = IMPORT_EXAMPLES
    )]
    Import(Import),
    /// 公式のExcelに、プロファイルの答えを書き込みます
    #[command(
        override_usage = "sonae forms fill <Excel> --profile <プロファイル> --out <Excel> [オプション]",
        after_help = FILL_EXAMPLES
    )]
    Fill(Fill),
}

/// `sonae forms print`
#[derive(Debug, Args)]
pub(crate) struct Print {
    /// 様式の版。r5、bcp-review-sheet/r6 など（「sonae forms list」の■の名前）
    #[arg(value_name = "版", help_heading = ARGUMENTS)]
    pub(crate) edition: String,

    /// 様式の名前。facility など。指定しなければその版のすべて
    #[arg(value_name = "様式", help_heading = ARGUMENTS)]
    pub(crate) form: Option<String>,

    /// 様式を置くフォルダー。なければ作ります
    #[arg(long, value_name = "フォルダー", help_heading = OPTIONS)]
    pub(crate) out: PathBuf,

    #[command(flatten)]
    pub(crate) shelf: Shelf,

    /// 事業者の id。指定しなければ、契約のある事業者のすべて
    #[arg(long, value_name = "事業者", requires = "profile", help_heading = OPTIONS)]
    pub(crate) vendor: Option<String>,

    /// プロファイルを指定しても、答えを書き入れません
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) blank: bool,

    #[command(flatten)]
    pub(crate) wording: Wording,

    #[command(flatten)]
    pub(crate) formats: Formats,

    /// 今日とみなす日付（YYYY-MM-DD）。今年度の確認かどうかの判断だけに使います
    #[arg(long, value_name = "日付", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) date: Option<NaiveDate>,
}

/// `sonae forms new`
#[derive(Debug, Args)]
pub(crate) struct New {
    /// 様式の系列。local- で始まる半角の名前。例: local-saitama
    #[arg(long, value_name = "系列", help_heading = OPTIONS)]
    pub(crate) family: String,

    /// 版。半角の名前。例: r8
    #[arg(long, value_name = "版", help_heading = OPTIONS)]
    pub(crate) edition: String,

    /// 様式の題名（印刷されます）
    #[arg(long, value_name = "題名", help_heading = OPTIONS)]
    pub(crate) title: String,

    /// 様式を出しているところ。例: 埼玉県
    #[arg(long, value_name = "発行者", help_heading = OPTIONS)]
    pub(crate) authority: String,

    /// 置くフォルダー（指定しなければ、いまのフォルダーの catalogue）
    #[arg(
        long,
        value_name = "フォルダー",
        default_value = FOLDER,
        hide_default_value = true,
        help_heading = OPTIONS
    )]
    pub(crate) out: PathBuf,

    /// 様式が使われ始めた日（YYYY-MM-DD）。指定しなければ今日
    #[arg(long, value_name = "日付", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) date: Option<NaiveDate>,
}

/// Where forms are looked for besides those that ship.
#[derive(Debug, Args)]
pub(crate) struct Shelf {
    /// 施設のプロファイル（YAML）。その隣の catalogue フォルダーの様式も使います
    #[arg(long, value_name = "プロファイル", help_heading = OPTIONS)]
    pub(crate) profile: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) overlays: Overlays,
}

impl Shelf {
    /// The profile beside which forms may lie.
    pub(crate) fn profile(&self) -> Option<&Path> {
        self.profile.as_deref()
    }

    /// The folder of forms that the user names.
    pub(crate) fn shared(&self) -> Option<&Path> {
        self.overlays.catalogue.as_deref()
    }
}

/// How the answer is printed.
#[derive(Debug, Args)]
pub(crate) struct Output {
    /// 人が読む文章の代わりに、JSONで表示します
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) json: bool,
}
