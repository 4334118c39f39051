//! This file declares `sonae templates` and its help.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{ARGUMENTS, OPTIONS, Parted};

pub(super) const TEMPLATES_EXAMPLES: &str = "\
例:
  sonae templates export templates --only bcp
      BCPの文章（ひな形）を、プロファイルの隣の templates に書き出します
  sonae templates check templates
      直したひな形に誤りがないか確かめます
  sonae generate わたしの医院.yaml --out 書類
      隣に templates フォルダーがあれば、その文章で書類を作ります

書き方は docs/templates.md にあります。";

const EXPORT_EXAMPLES: &str = "\
例:
  sonae templates export templates
      すべてのひな形を templates に書き出します
  sonae templates export templates --only bcp/3-detection.hbs
      1つだけ書き出します

すでにあるファイルは上書きしません。内容の違うものがあれば、そのまま残して終了コード4で終わります。
直さないひな形は消してください。残しておくと、新しい版の sonae で改められた文章が使われません。";

const CHECK_EXAMPLES: &str = "\
例:
  sonae templates check templates
      誤りがあれば、すべてを場所とともに表示して終了コード1で終わります";

const PATHS_EXAMPLES: &str = "\
例:
  sonae templates paths
      ひな形に書ける値の名前を、見本の診療所の値とともに表示します
  sonae templates paths roles --profile わたしの医院.yaml
      roles で始まる名前を、この施設の値とともに表示します";

/// `sonae templates`
pub(crate) type Templates = Parted<TemplatesTask>;

/// What to do with templates.
#[derive(Debug, Subcommand)]
pub(crate) enum TemplatesTask {
    /// 組み込みのひな形をフォルダーに書き出します
    #[command(
        override_usage = "sonae templates export <フォルダー> [オプション]",
        after_help = EXPORT_EXAMPLES
    )]
    Export(Export),
    /// 直したひな形の誤りを、プロファイルなしで確かめます
    #[command(override_usage = "sonae templates check <フォルダー>", after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// ひな形に書ける値の名前と、その意味と例を表示します
    #[command(
        override_usage = "sonae templates paths [名前] [オプション]",
        after_help = PATHS_EXAMPLES
    )]
    Paths(Paths),
}

/// `sonae templates export`
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// 書き出すフォルダー。なければ作ります
    #[arg(value_name = "フォルダー", help_heading = ARGUMENTS)]
    pub(crate) folder: PathBuf,

    /// 書き出す書類（bcp など）またはひな形（bcp/1-general.hbs など）。指定しなければすべて
    #[arg(long, value_name = "名前", value_delimiter = ',', help_heading = OPTIONS)]
    pub(crate) only: Vec<String>,
}

/// `sonae templates check`
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// 直したひな形のフォルダー
    #[arg(value_name = "フォルダー", help_heading = ARGUMENTS)]
    pub(crate) folder: PathBuf,
}

/// `sonae templates paths`
#[derive(Debug, Args)]
pub(crate) struct Paths {
    /// 名前のはじめ。facility など。指定しなければすべて
    #[arg(value_name = "名前", help_heading = ARGUMENTS)]
    pub(crate) begins: Option<String>,

    /// 例に使う施設のプロファイル（YAML）。指定しなければ見本の診療所
    #[arg(long, value_name = "プロファイル", help_heading = OPTIONS)]
    pub(crate) profile: Option<PathBuf>,
}
