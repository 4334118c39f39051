//! This file declares the commands that ask: `sonae init`, `sonae edit`, `sonae ask`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{ARGUMENTS, OPTIONS, Overlays, Time};
use crate::interview::Source;

pub(super) const INIT_EXAMPLES: &str = "\
例:
  sonae init
      質問に答えて、わたしの医院.yaml を作ります（約30分。途中でやめられます）
  sonae init --out A医院.yaml
      別の名前で作ります
  sonae init --no-input --answers 答え.yaml --out A医院.yaml
      質問をせずに、答えのファイルから作ります

答えは、次の質問が出る前に「わたしの医院.yaml.途中」に残ります。やめても、電源が切れても、
もう一度同じコマンドを実行すると続きから始まります。

質問に答えるときに使えるもの:
  ?　説明　　<　前の質問に戻る　　-　該当なし　　わからない　一覧に残す
  :目次　章を選ぶ　　:確認　ここまでの答えを見て直す　　:保存　ここまでで終えて書く　　:中断　やめる

質問にはそれぞれ名前があります（? で表示します）。答えのファイルと --set には、この名前で書きます:
  facility.name: 髙田内科クリニック
  people*: 1 2
  vendors+: [株式会社青葉, 浜風ネットワーク株式会社]";

pub(super) const EDIT_EXAMPLES: &str = "\
例:
  sonae edit わたしの医院.yaml
      すべての質問を、今の答えを見ながら直します（Enter で今の答えのまま進みます）
  sonae edit わたしの医院.yaml 事業者
      事業者の章だけを直します
  sonae edit わたしの医院.yaml vendors[vendor-1].phone
      1つの項目だけを直します

書きかえるのは答えを変えた行だけです。コメント、順番、ほかの行はそのまま残ります。";

pub(super) const ASK_EXAMPLES: &str = "\
例:
  sonae ask わたしの医院.yaml
      まだ答えのない質問だけを、立入検査で重いものから聞きます
  sonae ask わたしの医院.yaml --from vendor
      事業者から返ってきた紙を見ながら、紙の順に答えます。紙の符号（V-…）を入れると、その質問に移ります";

/// The name of a profile where nobody chose one.
pub(crate) const FIRST_PROFILE: &str = "わたしの医院.yaml";

/// `sonae init`
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// 作るプロファイルの名前。指定しなければ わたしの医院.yaml
    #[arg(
        long,
        value_name = "ファイル",
        default_value = FIRST_PROFILE,
        hide_default_value = true,
        help_heading = OPTIONS
    )]
    pub(crate) out: PathBuf,

    #[command(flatten)]
    pub(crate) asking: Asking,
}

/// `sonae edit`
#[derive(Debug, Args)]
pub(crate) struct Edit {
    /// 施設のプロファイル（YAML）
    #[arg(value_name = "プロファイル", help_heading = ARGUMENTS)]
    pub(crate) profile: PathBuf,

    /// 直す章か項目。指定しなければすべて
    #[arg(value_name = "章・項目", help_heading = ARGUMENTS)]
    pub(crate) what: Option<String>,

    #[command(flatten)]
    pub(crate) asking: Asking,
}

/// `sonae ask`
#[derive(Debug, Args)]
pub(crate) struct AskOpen {
    /// 施設のプロファイル（YAML）
    #[arg(value_name = "プロファイル", help_heading = ARGUMENTS)]
    pub(crate) profile: PathBuf,

    /// 書き込まれて戻った紙。vendor（事業者に聞く紙）、walk（院内一巡シート）、director（院長決裁シート）
    #[arg(
        long,
        value_name = "紙",
        value_parser = whom(),
        hide_possible_values = true,
        help_heading = OPTIONS
    )]
    pub(crate) from: Option<Source>,

    #[command(flatten)]
    pub(crate) asking: Asking,
}

/// What every interview is told.
#[derive(Debug, Args)]
pub(crate) struct Asking {
    #[command(flatten)]
    pub(crate) answers: Answers,

    #[command(flatten)]
    pub(crate) overlays: Overlays,

    #[command(flatten)]
    pub(crate) time: Time,
}

/// Answers that are not typed.
#[derive(Debug, Args)]
pub(crate) struct Answers {
    /// 質問の名前と答え（例: --set facility.name=髙田内科）。いくつでも指定できます
    #[arg(long, value_name = "名前=答え", help_heading = OPTIONS)]
    pub(crate) set: Vec<String>,

    /// 答えのファイル（YAML）。「質問の名前: 答え」を並べます
    #[arg(long, value_name = "ファイル", help_heading = OPTIONS)]
    pub(crate) answers: Option<PathBuf>,

    /// 質問をしません。答えが足りなければ、その質問の名前を表示して終わります
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) no_input: bool,
}

/// The word by which a paper is named on the command line.
pub(crate) fn word_of(source: Source) -> &'static str {
    match source {
        Source::Vendor => "vendor",
        Source::Walk => "walk",
        Source::Director => "director",
    }
}

fn whom() -> impl TypedValueParser<Value = Source> {
    let all = [Source::Vendor, Source::Walk, Source::Director];
    PossibleValuesParser::new(all.map(word_of)).map(move |word| {
        all.into_iter().find(|source| word_of(*source) == word).unwrap_or(Source::Vendor)
    })
}
