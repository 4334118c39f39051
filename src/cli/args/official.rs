//! This file declares `sonae forms import` and `sonae forms fill`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::forms::Shelf;
use super::{ARGUMENTS, OPTIONS, Overlays};
use crate::cli::today::parse_date;

pub(super) const IMPORT_EXAMPLES: &str = "\
例:
  sonae forms import 001716187.xlsx --profile わたしの医院.yaml
      項目を読み取り、わたしの医院.yaml の隣の catalogue フォルダーに置きます
  sonae forms import 001716187.xlsx --profile わたしの医院.yaml --mapping-out 対応表.yaml
      取り込まずに、項目と対策の対応表を書き出します
  sonae forms import 001716187.xlsx --profile わたしの医院.yaml --mapping 対応表.yaml
      書き込んだ対応表を使って取り込みます

前の版と同じ文の項目は自動で対応づけます。違いのある項目は1件ずつお尋ねします。";

pub(super) const FILL_EXAMPLES: &str = "\
例:
  sonae forms fill 001716187.xlsx --profile わたしの医院.yaml --out 提出用.xlsx
      はい・いいえ、確認日、目標日、備考を書き込みます。ほかの部分は変えません
  sonae forms fill 001716188.xlsx --profile わたしの医院.yaml --out 田中電機.xlsx --vendor vendor-emr
      事業者確認用に、施設名と事業者名だけを書き込みます（答えは事業者が書きます）

分からない項目と今年度確認していない項目は空欄のままにします。すでに書かれている答えは書き換えません。";

/// `sonae forms import`
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// 公式の様式のExcelファイル（.xlsx）
    #[arg(value_name = "Excel", help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,

    #[command(flatten)]
    pub(crate) shelf: Shelf,

    /// 何の様式か（例: checklist/r9/facility）。自動で見分けられないときに指定します
    #[arg(long = "as", value_name = "様式/版/名前", help_heading = OPTIONS)]
    pub(crate) named: Option<String>,

    /// 記入した対応表（YAML）を使います
    #[arg(long, value_name = "対応表", conflicts_with = "mapping_out", help_heading = OPTIONS)]
    pub(crate) mapping: Option<PathBuf>,

    /// 取り込まずに、対応表（YAML）をこの名前で書き出します
    #[arg(long, value_name = "対応表", help_heading = OPTIONS)]
    pub(crate) mapping_out: Option<PathBuf>,

    /// 前に取り込んだものと取り替えます（前のものも別の名前で残します）
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) replace: bool,

    /// 今日とみなす日付（YYYY-MM-DD）。取り込んだ日として記録します
    #[arg(long, value_name = "日付", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) date: Option<NaiveDate>,
}

/// `sonae forms fill`
#[derive(Debug, Args)]
pub(crate) struct Fill {
    /// 公式の様式のExcelファイル（.xlsx）
    #[arg(value_name = "Excel", help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,

    /// 施設のプロファイル（YAML）
    #[arg(long, value_name = "プロファイル", help_heading = OPTIONS)]
    pub(crate) profile: PathBuf,

    #[command(flatten)]
    pub(crate) overlays: Overlays,

    /// 書き込んだExcelの名前（.xlsx）。元のファイルとは別の名前にします
    #[arg(long, value_name = "Excel", help_heading = OPTIONS)]
    pub(crate) out: PathBuf,

    /// 事業者確認用のとき、事業者の id
    #[arg(long, value_name = "事業者", help_heading = OPTIONS)]
    pub(crate) vendor: Option<String>,

    /// 今日とみなす日付（YYYY-MM-DD）。今年度の確認かどうかの判断だけに使います
    #[arg(long, value_name = "日付", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) date: Option<NaiveDate>,
}
