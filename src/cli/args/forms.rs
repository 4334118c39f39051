//! This file declares `sonae forms` and its help.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::{HelpFlag, OPTIONS, Overlays};
use crate::cli::today::parse_date;

pub(super) const FORMS_EXAMPLES: &str = "\
例:
  sonae forms list
      収録している様式の一覧と、今日 auto が使う版を表示します

くわしくは「sonae forms list --help」のように、コマンドごとのヘルプを見てください。";

const LIST_EXAMPLES: &str = "\
例:
  sonae forms list
      収録している様式を表示します
  sonae forms list --profile わたしの医院.yaml
      プロファイルの隣の catalogue フォルダーに置いた様式も表示します
  sonae forms list --json
      同じ内容をJSONで表示します";

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
