//! This file declares `sonae sheets` and its help.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::{ARGUMENTS, OPTIONS, Parted};
use crate::cli::today::parse_date;

pub(super) const SHEETS_EXAMPLES: &str = "\
例:
  sonae sheets export わたしの医院.yaml --from vendor:vendor-emr --out 電子カルテ.xlsx
      その事業者に聞くことを、Excelの表に書き出します
  sonae sheets import 電子カルテ.xlsx --profile わたしの医院.yaml
      記入された表を読み、プロファイルに入れます

同じ質問は、書類「依頼状」「一巡シート」「決裁シート」にも、同じ符号で印刷します。";

const EXPORT_EXAMPLES: &str = "\
例:
  sonae sheets export わたしの医院.yaml --from vendor --out 事業者.xlsx
      すべての事業者に聞くことを、1つの表にします
  sonae sheets export わたしの医院.yaml --from walk --out 一巡.csv
      院内を回って確かめることを、CSVで書き出します
  sonae sheets export わたしの医院.yaml --from director --out 決裁.xlsx
      経営層が決めることを書き出します

すでに分かっていることは聞きません（--all を付けると、今の記録とともに書き出します）。";

const IMPORT_EXAMPLES: &str = "\
例:
  sonae sheets import 事業者.xlsx --profile わたしの医院.yaml --dry-run
      何が入るかを確かめるだけで、書き込みません
  sonae sheets import 事業者.xlsx --profile わたしの医院.yaml
      書き込みます。前の版は「わたしの医院.yaml.日付まで」として残します

プロファイルと違う答えは、表示するだけで上書きしません（--update を付けると、表に合わせます）。
チェックリストの答え、承認、確認した日は、この表からは決して入りません。";

/// `sonae sheets`
pub(crate) type Sheets = Parted<SheetsTask>;

/// What to do with tables of questions.
#[derive(Debug, Subcommand)]
pub(crate) enum SheetsTask {
    /// 聞くことを、記入できる表（Excel・CSV）に書き出します
    #[command(
        override_usage = "sonae sheets export <プロファイル> --from <相手> --out <ファイル> [オプション]",
        after_help = EXPORT_EXAMPLES
    )]
    Export(SheetsExport),
    /// 記入された表を読み、プロファイルに入れます
    #[command(
        override_usage = "sonae sheets import <ファイル> --profile <プロファイル> [オプション]",
        after_help = IMPORT_EXAMPLES
    )]
    Import(SheetsImport),
}

/// `sonae sheets export`
#[derive(Debug, Args)]
pub(crate) struct SheetsExport {
    /// 施設のプロファイル（YAML）
    #[arg(value_name = "プロファイル", help_heading = ARGUMENTS)]
    pub(crate) profile: PathBuf,

    /// 聞く相手。vendor（事業者）、vendor:事業者のid、walk（院内を回る）、director（経営層）
    #[arg(long, value_name = "相手", help_heading = OPTIONS)]
    pub(crate) from: String,

    /// 書き出すファイル。.xlsx か .csv
    #[arg(long, value_name = "ファイル", help_heading = OPTIONS)]
    pub(crate) out: PathBuf,

    /// すでに分かっていることも、今の記録とともに書き出します
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) all: bool,
}

/// `sonae sheets import`
#[derive(Debug, Args)]
pub(crate) struct SheetsImport {
    /// 記入された表（.xlsx か .csv）
    #[arg(value_name = "ファイル", help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,

    /// 施設のプロファイル（YAML）
    #[arg(long, value_name = "プロファイル", help_heading = OPTIONS)]
    pub(crate) profile: PathBuf,

    /// プロファイルと違う答えも、表に合わせて書き換えます
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) update: bool,

    /// 何が入るかを表示するだけで、書き込みません
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) dry_run: bool,

    /// 今日とみなす日付（YYYY-MM-DD）。前の版の名前に使います
    #[arg(long, value_name = "日付", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) date: Option<NaiveDate>,
}
