//! This file declares `sonae forms` and its help.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::{ARGUMENTS, Formats, HelpFlag, OPTIONS, Overlays};
use crate::cli::today::parse_date;

pub(super) const FORMS_EXAMPLES: &str = "\
例:
  sonae forms list
      収録している様式の一覧と、今日 auto が使う版を表示します
  sonae forms print r5 --out 様式
      令和5年度版のチェックリストを、未記入で様式に作ります

くわしくは「sonae forms list --help」のように、コマンドごとのヘルプを見てください。";

const LIST_EXAMPLES: &str = "\
例:
  sonae forms list
      収録している様式を表示します
  sonae forms list --profile わたしの医院.yaml
      プロファイルの隣の catalogue フォルダーに置いた様式も表示します
  sonae forms list --json
      同じ内容をJSONで表示します";

const PRINT_EXAMPLES: &str = "\
例:
  sonae forms print r5 --out 様式
      令和5年度版のチェックリストを、未記入で作ります
  sonae forms print r5 facility --profile わたしの医院.yaml --out 様式
      プロファイルから答えを書き入れた医療機関確認用を作ります
  sonae forms print r7 vendor --profile わたしの医院.yaml --vendor vendor-emr --out 様式
      1つの事業者の事業者確認用を作ります

文言が全部は確かめられていない様式は「記入準備シート」として作ります。手で直したファイルは上書きしません（終了コード4）。";

/// `sonae forms`
#[derive(Debug, Args)]
#[command(
    subcommand_help_heading = "コマンド",
    disable_help_subcommand = true,
    disable_help_flag = true,
    arg_required_else_help = true
)]
pub(crate) struct Forms {
    /// What to do.
    #[command(subcommand)]
    pub(crate) task: FormsTask,

    #[command(flatten)]
    help: HelpFlag,
}

/// What to do with forms.
#[derive(Debug, Subcommand)]
pub(crate) enum FormsTask {
    /// 様式の一覧と、今日使う版を表示します
    #[command(override_usage = "sonae forms list [オプション]", after_help = LIST_EXAMPLES)]
    List(List),
    /// 様式を、未記入で、またはプロファイルから答えを書き入れて作ります
    #[command(
        override_usage = "sonae forms print <版> [様式] --out <フォルダー> [オプション]",
        after_help = PRINT_EXAMPLES
    )]
    Print(Print),
}

/// `sonae forms list`
#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) shelf: Shelf,

    /// 今日とみなす日付（YYYY-MM-DD）。auto が使う版の判断に使います
    #[arg(long, value_name = "日付", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) date: Option<NaiveDate>,

    #[command(flatten)]
    pub(crate) output: Output,
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
    pub(crate) formats: Formats,

    /// 今日とみなす日付（YYYY-MM-DD）。今年度の確認かどうかの判断だけに使います
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
