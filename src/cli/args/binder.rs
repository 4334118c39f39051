//! This file declares `sonae binder`, and how papers are chosen by bundle.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use super::forms::Output;
use super::{ARGUMENTS, OPTIONS, Overlays, Parted, Time};
use crate::compose::Bundle;

pub(super) const BINDER_EXAMPLES: &str = "\
例:
  sonae binder list わたしの医院.yaml
      この施設で作る書類と、作らない書類の理由を表示します";

const LIST_EXAMPLES: &str = "\
例:
  sonae binder list わたしの医院.yaml
      作る書類をフォルダーごとに、作らない書類を理由とともに表示します
  sonae binder list わたしの医院.yaml --bundle day
      当日用の赤いファイルに入る書類だけを表示します
  sonae binder list わたしの医院.yaml --json
      同じ内容をJSONで表示します

JSONの形:
  facility、papers[]
  papers[]: name（--only に書く名前）、title、folder、bundles[]、
    left_out（作らない理由。作るときは null）";

/// The word for all papers.
const ALL: &str = "all";

/// `sonae binder`
pub(crate) type Binder = Parted<BinderTask>;

/// What to do with the binder.
#[derive(Debug, Subcommand)]
pub(crate) enum BinderTask {
    /// 作る書類の一覧と、作らない書類の理由を表示します
    #[command(
        override_usage = "sonae binder list <プロファイル> [オプション]",
        after_help = LIST_EXAMPLES
    )]
    List(BinderList),
}

/// `sonae binder list`
#[derive(Debug, Args)]
pub(crate) struct BinderList {
    /// 施設のプロファイル（YAML）
    #[arg(value_name = "プロファイル", help_heading = ARGUMENTS)]
    pub(crate) profile: PathBuf,

    #[command(flatten)]
    pub(crate) bundles: Bundles,

    #[command(flatten)]
    pub(crate) overlays: Overlays,

    #[command(flatten)]
    pub(crate) time: Time,

    #[command(flatten)]
    pub(crate) output: Output,
}

/// Which bundles are wanted.
#[derive(Debug, Args)]
pub(crate) struct Bundles {
    /// 書類のセット。core、day、wall、inspection、internal、all（指定しなければ all）
    #[arg(
        long,
        value_name = "セット",
        value_delimiter = ',',
        value_parser = bundle(),
        hide_possible_values = true,
        help_heading = OPTIONS
    )]
    bundle: Vec<Asked>,
}

/// One word of `--bundle`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    All,
    One(Bundle),
}

impl Bundles {
    /// The bundles, none where all papers are wanted.
    pub(crate) fn chosen(&self) -> Vec<Bundle> {
        let one = |asked: &Asked| match asked {
            Asked::All => None,
            Asked::One(bundle) => Some(*bundle),
        };
        let chosen: Option<Vec<Bundle>> = self.bundle.iter().map(one).collect();
        chosen.unwrap_or_default()
    }
}

/// Reads the value of `--bundle`.
fn bundle() -> impl TypedValueParser<Value = Asked> {
    let names = Bundle::ALL.map(Bundle::name).into_iter().chain([ALL]);
    PossibleValuesParser::new(names).map(|name| {
        let found = Bundle::ALL.into_iter().find(|bundle| bundle.name() == name);
        found.map_or(Asked::All, Asked::One)
    })
}
