//! This file declares `sonae import` and `sonae export`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{ARGUMENTS, OPTIONS};
use crate::cli::today::parse_date;
use crate::profile::EntryList;

/// The names of the lists on the command line, in the order of `EntryList::ALL`.
const NAMES: [&str; 5] = ["devices", "accounts", "cloud-services", "people", "vendors"];

pub(super) const IMPORT_EXAMPLES: &str = "\
一覧の名前:
  devices         機器（パソコン、サーバ、ルータなど）
  people          職員（役割と連絡先）
  vendors         事業者（連絡先と契約）
  accounts        利用者ID
  cloud-services  クラウドサービス

例:
  sonae import devices 機器一覧.xlsx --profile わたしの医院.yaml
      見出しを見分けて、どの列を何として取り込むかを見せ、確かめてから書き込みます
  sonae import vendors 業者一覧.csv --profile わたしの医院.yaml --dry-run
      書き込まずに、何が変わるかだけを見ます
  sonae import devices 機器一覧.csv --profile わたしの医院.yaml --yes --map 導入=登録日 --map 保証=備考
      尋ねずに取り込みます。「導入」の列は登録日に、「保証」の列は備考に入れます

前からあるものは消しません。管理番号・氏名・会社名が同じで内容が違うものは、前と後を見せて、直すか尋ねます。
16件以上の機器などは、プロファイルの隣のCSVファイルに置きます。書き換える前のファイルは、別の名前で残します。
確認日、承認、訓練の結果、パスワードの列は取り込みません。";

pub(super) const EXPORT_EXAMPLES: &str = "\
例:
  sonae export devices わたしの医院.yaml --out 機器.xlsx
      機器の一覧をExcelに書き出します。直してから sonae import で取り込めます
  sonae export vendors わたしの医院.yaml --out 業者.csv
      CSVは、Excelでそのまま開ける形（UTF-8、BOM付き）で書き出します

すでにあるファイルは上書きしません。";

/// `sonae import`
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// 取り込む一覧。devices、people、vendors、accounts、cloud-services のどれか
    #[arg(value_name = "一覧", value_parser = lists(), hide_possible_values = true, help_heading = ARGUMENTS)]
    pub(crate) list: EntryList,

    /// 一覧のファイル（.csv か .xlsx）
    #[arg(value_name = "ファイル", help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,

    /// 施設のプロファイル（YAML）。ここに書き込みます
    #[arg(long, value_name = "プロファイル", help_heading = OPTIONS)]
    pub(crate) profile: PathBuf,

    /// 列を何として取り込むか。「=」の右を空にすると取り込みません。何度でも書けます
    #[arg(long = "map", value_name = "列名=項目", help_heading = OPTIONS)]
    pub(crate) maps: Vec<String>,

    /// 空欄のとき、新しいものに入れる値。例: 種類=端末PC。何度でも書けます
    #[arg(long = "fill", value_name = "項目=値", help_heading = OPTIONS)]
    pub(crate) fills: Vec<String>,

    /// 見分けられなかった列の内容を、備考（説明）に入れます
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) rest_into_note: bool,

    /// 読むシートの名前。指定しなければ、見出しの見つかった最初のシート
    #[arg(long, value_name = "シート", help_heading = OPTIONS)]
    pub(crate) sheet: Option<String>,

    /// 列の対応を尋ねずに取り込みます（「似ている」だけの列は取り込みません）
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) yes: bool,

    /// 内容の違うものを、尋ねずに一覧のほうに合わせます
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) update: bool,

    /// 読めない行を除いて取り込み、その行を別のファイルに書き出します
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) skip: bool,

    /// 少なくても、プロファイルの隣のCSVファイルに置きます
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) beside: bool,

    /// 書き込まずに、何が変わるかだけを見せます
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) dry_run: bool,

    /// 今日とみなす日付（YYYY-MM-DD）。前のファイルを残すときの名前に使います
    #[arg(long, value_name = "日付", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) date: Option<NaiveDate>,
}

/// `sonae export`
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// 書き出す一覧。devices、people、vendors、accounts、cloud-services のどれか
    #[arg(value_name = "一覧", value_parser = lists(), hide_possible_values = true, help_heading = ARGUMENTS)]
    pub(crate) list: EntryList,

    /// 施設のプロファイル（YAML）
    #[arg(value_name = "プロファイル", help_heading = ARGUMENTS)]
    pub(crate) profile: PathBuf,

    /// 書き出すファイル（.csv か .xlsx）
    #[arg(long, value_name = "ファイル", help_heading = OPTIONS)]
    pub(crate) out: PathBuf,
}

/// Reads the name of a list.
fn lists() -> impl TypedValueParser<Value = EntryList> {
    PossibleValuesParser::new(NAMES).try_map(|name| {
        let named = NAMES.iter().zip(EntryList::ALL).find(|(known, _)| **known == name);
        named.map(|(_, list)| list).ok_or("list")
    })
}
