//! This file declares the command line and its help.

pub(crate) mod binder;
pub(crate) mod forms;
pub(crate) mod lists;
pub(crate) mod official;
pub(crate) mod sheets;
pub(crate) mod templates;
pub(crate) mod wizard;

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand};
use clap_complete::Shell;

use self::binder::{BINDER_EXAMPLES, Binder, Bundles};
use self::forms::{FORMS_EXAMPLES, Forms};
use self::lists::{EXPORT_EXAMPLES, Export, IMPORT_EXAMPLES, Import};
use self::sheets::{SHEETS_EXAMPLES, Sheets};
use self::templates::{TEMPLATES_EXAMPLES, Templates};
use self::wizard::{ASK_EXAMPLES, AskOpen, EDIT_EXAMPLES, Edit, INIT_EXAMPLES, Init};
use super::today::parse_date;
use crate::catalogue::Requested;
use crate::generate::Format;

const TEMPLATE: &str = "{about-with-newline}\n使い方: {usage}\n\n{all-args}{after-help}";
const ARGUMENTS: &str = "引数";
const OPTIONS: &str = "オプション";

const EXAMPLES: &str = "\
例:
  sonae
      番号で選ぶ画面を開きます（ダブルクリックで開いたときと同じです）
  sonae generate profiles/one-doctor-clinic.yaml --out out
      見本の診療所の書類一式を out に作ります
  sonae check わたしの医院.yaml
      書き誤りと、立入検査までに足りないものを調べます

くわしくは「sonae generate --help」のように、コマンドごとのヘルプを見てください。";

const GENERATE_EXAMPLES: &str = "\
例:
  sonae generate わたしの医院.yaml --out 書類
      すべての書類を、WordとPDFで作ります（台帳はExcelでも）
  sonae generate わたしの医院.yaml --out 書類 --only bcp --format pdf
      BCPのPDFだけを作ります（ほかの書類は触りません）
  sonae generate わたしの医院.yaml --out 書類 --bundle inspection --zip
      提示用の書類だけを作り、1つのZIP（binder.zip）にもまとめます
  sonae generate A医院.yaml B医院.yaml --out 書類
      施設ごとのフォルダーに作ります

セット（--bundle。「core,wall」のように並べられます）:
  core        立入検査でまず見られる書類（BCP、連絡体制図、チェックリストなど）
  day         攻撃を受けた日に使う書類（赤いファイル）
  wall        掲示する書類
  inspection  提示用。立入検査で見せる書類
  internal    院内限り。足りないもの、IPアドレス、携帯電話の番号などがある書類

書類は「1_提示用」「2_院内限り」などのフォルダーに分けて置きます。
提示用と院内限りを1つのZIPに入れるのは、すべての書類を作るときだけです。
手で直したファイルや sonae が作っていないファイルは上書きせず、新しい版を「名前（新）.docx」として横に置きます（終了コード4）。";

const CHECK_EXAMPLES: &str = "\
例:
  sonae check わたしの医院.yaml
      準備ができているか、何が足りないか、どこが弱いかを、重い順に表示します
  sonae check わたしの医院.yaml --out 書類
      結果を1枚にまとめた書類（WordとPDF）も作ります
  sonae check わたしの医院.yaml --json
      同じ内容をJSONで表示します

準備ができていれば終了コード0、まだなら3、プロファイルに誤りがあれば1で終わります。
「準備ができている」のは、様式のすべての項目に今年度の答えがあり、「いいえ」に今年度中の目標日があり、
契約のあるすべての事業者から確認用が戻っているときです。備えの弱いところは判定に含めません。

JSONの形:
  schema（1）、facility、date、fiscal_year、edition、ready、inspection（on、office、days_left）、
  open（unanswered、stale、no_without_target、vendor_sheets の数）、effort、
  forms[]、vendor_sheets（all、open[]）、tasks[]、concerns[]
  forms[]: form、name、yes、no、no_with_target、not_applicable、unanswered、stale
  tasks[]: key、kind、blocks（準備の妨げになるか）、weight、title、items[]、why、who、
    effort、target、missing[]（what、field、write、ask、person、due）
    kind: unanswered、stale、no-without-target、vendor-sheet、no-with-target、
      vendor-said、advice、unknown
  concerns[]: key、kind（stale か risk）、state（found か to-ask）、severity（low、middle、high）、
    what、why、todo、basis[]、who、ask、person、due、effort
  who: clinic、vendor、director
  effort: minutes、wait_days（返事を待つ日数。なければ null）、words";

const SCHEMA_EXAMPLES: &str = "\
例:
  sonae schema > sonae.schema.json
      プロファイルの1行目に次のように書くと、エディターが項目を補完し、説明を表示します
      # yaml-language-server: $schema=sonae.schema.json";

const RESTORE_EXAMPLES: &str = "\
例:
  sonae restore 書類
      最後に書き換えたファイルを、その前の版に戻します。もう一度実行すると元に戻ります";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "sonae",
    version,
    about = "1つのプロファイル（YAML）から、医療機関のサイバーセキュリティの書類一式を作ります。",
    after_help = EXAMPLES,
    override_usage = "sonae <コマンド>",
    help_template = "{about-with-newline}\n使い方: {usage}\n\n{all-args}{after-help}",
    subcommand_help_heading = "コマンド",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(crate) struct Cli {
    /// What to do; without a word of it the menu opens.
    #[command(subcommand)]
    pub(crate) command: Option<Task>,

    /// 画面の読み上げ用に、色も飾りも付けず、文の途中で改行しません
    #[arg(long, global = true, help_heading = OPTIONS)]
    pub(crate) plain: bool,

    #[command(flatten)]
    help: HelpFlag,

    /// 版を表示します
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = OPTIONS)]
    version: Option<bool>,
}

/// A command that is parted into commands of its own.
#[derive(Debug, Args)]
#[command(
    subcommand_help_heading = "コマンド",
    disable_help_subcommand = true,
    disable_help_flag = true,
    arg_required_else_help = true
)]
pub(crate) struct Parted<T: Subcommand> {
    /// What to do.
    #[command(subcommand)]
    pub(crate) task: T,

    #[command(flatten)]
    help: HelpFlag,
}

#[derive(Debug, Args)]
struct HelpFlag {
    /// このヘルプを表示します
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = OPTIONS)]
    help: Option<bool>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// 質問に答えて、プロファイルを作ります（はじめての方はここから）
    #[command(override_usage = "sonae init [オプション]", after_help = INIT_EXAMPLES)]
    Init(Init),
    /// プロファイルの答えを直します
    #[command(
        override_usage = "sonae edit <プロファイル> [章・項目] [オプション]",
        after_help = EDIT_EXAMPLES
    )]
    Edit(Edit),
    /// まだ答えのない質問だけを聞きます
    #[command(
        override_usage = "sonae ask <プロファイル> [オプション]",
        after_help = ASK_EXAMPLES
    )]
    Ask(AskOpen),
    /// 書類を作ります
    #[command(
        override_usage = "sonae generate <プロファイル>... --out <フォルダー> [オプション]",
        after_help = GENERATE_EXAMPLES
    )]
    Generate(Generate),
    /// 立入検査の準備ができているか、何が足りないか、どこが弱いかを調べます
    #[command(
        override_usage = "sonae check <プロファイル> [オプション]",
        after_help = CHECK_EXAMPLES
    )]
    Check(Check),
    /// 作る書類の一覧と、作らない書類の理由を調べます
    #[command(override_usage = "sonae binder <コマンド>", after_help = BINDER_EXAMPLES)]
    Binder(Binder),
    /// 様式（チェックリストなど）を調べます
    #[command(override_usage = "sonae forms <コマンド>", after_help = FORMS_EXAMPLES)]
    Forms(Forms),
    /// 機器や事業者などの一覧（CSV、Excel）をプロファイルに取り込みます
    #[command(
        override_usage = "sonae import <一覧> <ファイル> --profile <プロファイル> [オプション]",
        after_help = IMPORT_EXAMPLES
    )]
    Import(Import),
    /// プロファイルの一覧をCSVかExcelに書き出します
    #[command(
        override_usage = "sonae export <一覧> <プロファイル> --out <ファイル>",
        after_help = EXPORT_EXAMPLES
    )]
    Export(Export),
    /// 書類の文章（ひな形）を書き出し、直したものを確かめます
    #[command(override_usage = "sonae templates <コマンド>", after_help = TEMPLATES_EXAMPLES)]
    Templates(Templates),
    /// 聞くことを表（Excel・CSV）に書き出し、記入された表を読み込みます
    #[command(override_usage = "sonae sheets <コマンド>", after_help = SHEETS_EXAMPLES)]
    Sheets(Sheets),
    /// プロファイルの書式（JSON Schema）を表示します
    #[command(override_usage = "sonae schema", after_help = SCHEMA_EXAMPLES)]
    Schema,
    /// 最後に置き換えた書類を、その前の版に戻します
    #[command(override_usage = "sonae restore <フォルダー>", after_help = RESTORE_EXAMPLES)]
    Restore(Restore),
    /// シェルの補完用スクリプトを表示します
    #[command(override_usage = "sonae completions <シェル>")]
    Completions(Completions),
}

/// `sonae generate`
#[derive(Debug, Args)]
pub(crate) struct Generate {
    /// 施設のプロファイル（YAML）。2つ以上なら施設ごとのフォルダーに作ります
    #[arg(value_name = "プロファイル", required = true, help_heading = ARGUMENTS)]
    pub(crate) profiles: Vec<PathBuf>,

    /// 書類を置くフォルダー。なければ作ります
    #[arg(long, value_name = "フォルダー", help_heading = OPTIONS)]
    pub(crate) out: PathBuf,

    #[command(flatten)]
    pub(crate) formats: Formats,

    #[command(flatten)]
    pub(crate) bundles: Bundles,

    /// 作る書類の名前（bcp など）。指定しなければすべて。名前は sonae binder list で見られます
    #[arg(long, value_name = "書類", value_delimiter = ',', help_heading = OPTIONS)]
    pub(crate) only: Vec<String>,

    /// 作った書類を1つのZIP（binder.zip）にもまとめます
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) zip: bool,

    #[command(flatten)]
    pub(crate) overlays: Overlays,

    #[command(flatten)]
    pub(crate) wording: Wording,

    #[command(flatten)]
    pub(crate) time: Time,
}

/// `sonae check`
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// 施設のプロファイル（YAML）
    #[arg(value_name = "プロファイル", help_heading = ARGUMENTS)]
    pub(crate) profile: PathBuf,

    /// 結果を1枚にまとめた書類（WordとPDF）を置くフォルダー。generate と同じフォルダーも使えます
    #[arg(long, value_name = "フォルダー", help_heading = OPTIONS)]
    pub(crate) out: Option<PathBuf>,

    /// 人が読む文章の代わりに、JSONで表示します（--out とは一緒に使えません）
    #[arg(long, conflicts_with = "out", help_heading = OPTIONS)]
    pub(crate) json: bool,

    #[command(flatten)]
    pub(crate) overlays: Overlays,

    #[command(flatten)]
    pub(crate) wording: Wording,

    #[command(flatten)]
    pub(crate) time: Time,
}

/// `sonae restore`
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// 書類を置いたフォルダー
    #[arg(value_name = "フォルダー", help_heading = ARGUMENTS)]
    pub(crate) folder: PathBuf,
}

/// `sonae completions`
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// bash、elvish、fish、powershell、zsh のどれか
    #[arg(value_name = "シェル", hide_possible_values = true, help_heading = ARGUMENTS)]
    pub(crate) shell: Shell,
}

/// In which formats files are written.
#[derive(Debug, Args)]
pub(crate) struct Formats {
    /// 作る形式。docx、pdf、xlsx（Excel。台帳と一覧だけ）をコンマで区切ります。指定しなければすべて
    #[arg(
        long,
        value_name = "形式",
        value_delimiter = ',',
        value_parser = formats(),
        default_value = "docx,pdf,xlsx",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = OPTIONS
    )]
    format: Vec<Format>,
}

/// Where forms lie that do not ship with the product.
#[derive(Debug, Args)]
pub(crate) struct Overlays {
    /// 様式を足すフォルダー。プロファイルの隣の catalogue フォルダーに加えて使います
    #[arg(long, value_name = "フォルダー", help_heading = OPTIONS)]
    pub(crate) catalogue: Option<PathBuf>,
}

/// Where templates lie that replace the built-in ones.
#[derive(Debug, Args)]
pub(crate) struct Wording {
    /// 書き換えたひな形のフォルダー。プロファイルの隣の templates フォルダーに加えて使います
    #[arg(long, value_name = "フォルダー", help_heading = OPTIONS)]
    pub(crate) templates: Option<PathBuf>,
}

/// What answers are judged by.
#[derive(Debug, Args)]
pub(crate) struct Time {
    /// チェックリストの版。r7 など、または auto（指定しなければ auto：今年度に使える版）
    #[arg(
        long,
        value_name = "版",
        default_value = "auto",
        hide_default_value = true,
        help_heading = OPTIONS
    )]
    pub(crate) edition: String,

    /// 今日とみなす日付（YYYY-MM-DD）。今年度の確認かどうかの判断だけに使います
    #[arg(long, value_name = "日付", value_parser = parse_date, help_heading = OPTIONS)]
    pub(crate) date: Option<NaiveDate>,
}

impl Formats {
    /// The formats, each once.
    pub(crate) fn each_once(&self) -> Vec<Format> {
        Format::ALL.into_iter().filter(|format| self.format.contains(format)).collect()
    }
}

/// Reads the value of `--format`.
fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::extension)).try_map(|name| {
        let named = Format::ALL.into_iter().find(|format| format.extension() == name);
        named.ok_or("format")
    })
}

impl Time {
    /// The edition that is asked for.
    pub(crate) fn requested(&self) -> Requested {
        if self.edition.eq_ignore_ascii_case("auto") {
            Requested::Auto
        } else {
            Requested::Edition(self.edition.clone())
        }
    }
}

/// The option for those who hear the screen.
pub(crate) const PLAIN: &str = "--plain";

/// Whether a word is the name of a command.
pub(crate) fn is_command(word: &OsStr) -> bool {
    Cli::command().find_subcommand(word).is_some()
}

/// The command line as clap sees it.
pub(crate) fn command() -> Command {
    Cli::command().mut_subcommands(templated)
}

/// The template of help, also for commands below commands.
fn templated(command: Command) -> Command {
    command.help_template(TEMPLATE).mut_subcommands(templated)
}

/// Reads the command line.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    Cli::from_arg_matches(&command().try_get_matches_from(args)?)
}
