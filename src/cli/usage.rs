//! This file says in Japanese what clap says in English about a wrong command line.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The message for a command line that cannot be read, with what to do.
pub(crate) fn explain(error: &clap::Error) -> String {
    let argument = word(error, ContextKind::InvalidArg);
    let value = word(error, ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!(
                "「{}」というコマンドはありません。",
                word(error, ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::UnknownArgument => format!("「{argument}」というオプションはありません。"),
        ErrorKind::MissingRequiredArgument => format!("{argument} を指定してください。"),
        ErrorKind::MissingSubcommand => "コマンドを指定してください。".to_owned(),
        ErrorKind::ArgumentConflict => match word(error, ContextKind::PriorArg) {
            other if other.is_empty() || other == argument => {
                format!("{argument} を2回指定しています。")
            }
            other => format!("{argument} と {other} は一緒に使えません。"),
        },
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("{argument} に値を指定してください。")
        }
        ErrorKind::InvalidValue => format!("{argument} に「{value}」は使えません。"),
        ErrorKind::ValueValidation => {
            let source = std::error::Error::source(error).map(ToString::to_string);
            format!("{argument}: {}。", source.unwrap_or(format!("「{value}」は使えません")))
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} の値の数が合いません。")
        }
        ErrorKind::NoEquals => format!("{argument} は「=」を付けて値を指定してください。"),
        ErrorKind::InvalidUtf8 => "文字として読めない引数があります。".to_owned(),
        _ => "コマンドの書き方に誤りがあります。".to_owned(),
    };
    let mut lines = vec![format!("誤り: {what}")];
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg]
        .into_iter()
        .chain([ContextKind::SuggestedValue])
        .map(|kind| word(error, kind))
        .find(|words| !words.is_empty());
    if let Some(near) = near {
        lines.push(format!("  → 「{near}」ではありませんか。"));
    } else if matches!(error.kind(), ErrorKind::InvalidValue | ErrorKind::InvalidSubcommand) {
        let valid = [ContextKind::ValidValue, ContextKind::ValidSubcommand]
            .map(|kind| words(error, kind).join("、"))
            .concat();
        if !valid.is_empty() {
            lines.push(format!("  → 使えるのは {valid} です。"));
        }
    }
    lines.push("使い方は「sonae --help」で見られます。".to_owned());
    lines.join("\n")
}

fn word(error: &clap::Error, kind: ContextKind) -> String {
    words(error, kind).join("、")
}

fn words(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        Some(_) | None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::explain;
    use crate::cli::args::parse;

    fn said(line: &str) -> String {
        let args = std::iter::once("sonae").chain(line.split_whitespace()).map(Into::into);
        explain(&parse(args).unwrap_err())
    }

    #[test]
    fn a_misspelt_command_is_recognised() {
        assert_eq!(
            said("genrate a.yaml --out out"),
            "誤り: 「genrate」というコマンドはありません。\n  → 「generate」ではありませんか。\n\
             使い方は「sonae --help」で見られます。"
        );
    }

    #[test]
    fn a_missing_output_folder_is_asked_for() {
        assert_eq!(
            said("generate a.yaml"),
            "誤り: --out <フォルダー> を指定してください。\n使い方は「sonae --help」で見られます。"
        );
    }

    #[test]
    fn a_missing_profile_is_asked_for() {
        assert_eq!(
            said("check"),
            "誤り: <プロファイル> を指定してください。\n使い方は「sonae --help」で見られます。"
        );
    }

    #[test]
    fn a_format_we_cannot_write_is_named_with_those_we_can() {
        assert_eq!(
            said("generate a.yaml --out out --format odt"),
            "誤り: --format <形式> に「odt」は使えません。\n  → 使えるのは docx、pdf、xlsx です。\n\
             使い方は「sonae --help」で見られます。"
        );
    }

    #[test]
    fn an_impossible_date_is_said_to_be_none() {
        assert_eq!(
            said("check a.yaml --date 2026-02-30"),
            "誤り: --date <日付>: 「2026-02-30」は日付として読めません。2026-11-20 のように、西暦の年-月-日で書いてください。\n\
             使い方は「sonae --help」で見られます。"
        );
    }

    #[test]
    fn a_misspelt_option_is_recognised() {
        assert_eq!(
            said("generate a.yaml --outt out"),
            "誤り: 「--outt」というオプションはありません。\n  → 「--out」ではありませんか。\n\
             使い方は「sonae --help」で見られます。"
        );
    }

    #[test]
    fn an_option_without_its_value_is_said_to_lack_it() {
        assert_eq!(
            said("generate a.yaml --out"),
            "誤り: --out <フォルダー> に値を指定してください。\n使い方は「sonae --help」で見られます。"
        );
    }

    #[test]
    fn an_option_given_twice_is_said_to_be() {
        assert_eq!(
            said("generate a.yaml --out a --out b"),
            "誤り: --out <フォルダー> を2回指定しています。\n使い方は「sonae --help」で見られます。"
        );
    }

    #[test]
    fn options_that_exclude_each_other_are_told_both() {
        assert_eq!(
            said("check a.yaml --json --out 書類"),
            "誤り: --json と --out <フォルダー> は一緒に使えません。\n使い方は「sonae --help」で見られます。"
        );
    }
}
