//! This file declares the commands that tell something about forms.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::{Output, Shelf};
use crate::cli::args::{ARGUMENTS, OPTIONS, Overlays};
use crate::cli::today::parse_date;

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

/// `sonae forms show`
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// 版。r7、checklist/r7、bcp-review-sheet/r6 など
    #[arg(value_name = "版", help_heading = ARGUMENTS)]
    pub(crate) edition: String,

    /// 様式。facility、vendor、医療機関確認用など（指定しなければ facility）
    #[arg(
        value_name = "様式",
        default_value = "facility",
        hide_default_value = true,
        help_heading = ARGUMENTS
    )]
    pub(crate) form: String,

    /// この番号の項目だけを表示します。2④、2-4、2-12@server など
    #[arg(long, value_name = "番号", help_heading = OPTIONS)]
    pub(crate) item: Option<String>,

    #[command(flatten)]
    pub(crate) shelf: Shelf,

    #[command(flatten)]
    pub(crate) output: Output,
}

/// `sonae forms compare`
#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// 前の版。r6 など
    #[arg(value_name = "前の版", display_order = 1, help_heading = ARGUMENTS)]
    pub(crate) older: String,

    /// 新しい版。r7 など
    #[arg(value_name = "新しい版", display_order = 2, help_heading = ARGUMENTS)]
    pub(crate) newer: String,

    /// 比べる様式。facility、vendor など（指定しなければ facility）
    #[arg(
        long,
        value_name = "様式",
        default_value = "facility",
        hide_default_value = true,
        help_heading = OPTIONS
    )]
    pub(crate) form: String,

    #[command(flatten)]
    pub(crate) shelf: Shelf,

    #[command(flatten)]
    pub(crate) output: Output,
}

/// `sonae forms coverage`
#[derive(Debug, Args)]
pub(crate) struct Coverage {
    /// 施設のプロファイル（YAML）
    #[arg(value_name = "プロファイル", help_heading = ARGUMENTS)]
    pub(crate) profile: PathBuf,

    /// この版だけを表示します。r7 など（指定しなければすべて）
    #[arg(long, value_name = "版", help_heading = OPTIONS)]
    pub(crate) edition: Option<String>,

    #[command(flatten)]
    pub(crate) overlays: Overlays,

    /// 今日とみなす日付（YYYY-MM-DD）。今年度の確認かどうかの判断に使います
    #[arg(long, value_name = "日付", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) date: Option<NaiveDate>,

    #[command(flatten)]
    pub(crate) output: Output,
}

/// `sonae forms controls`
#[derive(Debug, Args)]
pub(crate) struct Controls {
    /// この語を含む対策だけを表示します。パスワード、backup など
    #[arg(value_name = "語", help_heading = ARGUMENTS)]
    pub(crate) word: Option<String>,

    #[command(flatten)]
    pub(crate) shelf: Shelf,

    #[command(flatten)]
    pub(crate) output: Output,
}
