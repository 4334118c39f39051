//! This file makes a skeleton for a form that somebody enters by hand, such as a prefecture's 自主点検表.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::catalogue::{is_local_family, is_plain_key};
use crate::cli::args::forms::New;
use crate::cli::command::trouble::Trouble;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::keep::make;
use crate::cli::overlay::FOLDER;
use crate::cli::terminal::Terminal;
use crate::cli::today::today;

const PUBLICATION: &str = include_str!("../../../../assets/local-form/publication.yaml");
const FORM: &str = include_str!("../../../../assets/local-form/facility.yaml");

/// The year before 令和元年.
const BEFORE_REIWA: i32 = 2018;

/// `sonae forms new`
pub(super) fn new(args: &New, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let from = today(args.date)?;
    check(args)?;
    let folder = args.out.join(&args.family).join(&args.edition);
    let texts = [
        (folder.join("publication.yaml"), filled(PUBLICATION, args, from)),
        (folder.join("facility.yaml"), filled(FORM, args, from)),
    ];
    put(&folder, &texts)?;
    for (path, _) in &texts {
        terminal.say(&format!("  作成　　　{}", path.display()));
    }
    terminal.say(&advice(args));
    Ok(Exit::Done)
}

fn check(args: &New) -> Result<(), CliError> {
    let bad = |option, given: &str, help| {
        Err(CliError::BadName { option, given: given.to_owned(), help })
    };
    const KEY: &str = "半角の英小文字、数字、「-」、「.」だけを使ってください。";
    if !is_local_family(&args.family) {
        return bad("family", &args.family, "local-saitama のように「local-」で始めてください。");
    }
    if !is_plain_key(&args.family) {
        return bad("family", &args.family, KEY);
    }
    if !is_plain_key(&args.edition) {
        return bad("edition", &args.edition, KEY);
    }
    let lines = |text: &str| text.trim().is_empty() || text.chars().any(char::is_control);
    if lines(&args.title) {
        return bad("title", &args.title, "様式の題名を1行で書いてください。");
    }
    if lines(&args.authority) {
        return bad("authority", &args.authority, "都道府県の名前などを1行で書いてください。");
    }
    Ok(())
}

fn filled(skeleton: &str, args: &New, from: NaiveDate) -> String {
    let year = fiscal_year(&args.edition);
    let edition_name = match year {
        Some(year) => format!("令和{}年度版", year - BEFORE_REIWA),
        None => args.edition.clone(),
    };
    let fiscal_year = match year {
        Some(year) => format!("fiscal_year: {year}               # 何年度の様式か（4月の属する年）"),
        None => "# fiscal_year: 2026             # 何年度の様式か（4月の属する年）。年度がなければ消します".to_owned(),
    };
    let words = [
        ("@TITLE@", quoted(&args.title)),
        ("@AUTHORITY@", quoted(&args.authority)),
        ("@CITATION@", quoted(&format!("「{}」（{}）", args.title, args.authority))),
        ("@EDITION_NAME@", quoted(&edition_name)),
        ("@EDITION_KEY@", format!("{}/{}", args.family, args.edition)),
        ("@FOLDER@", args.out.display().to_string().replace(char::is_control, "_")),
        ("@FISCAL_YEAR@", fiscal_year),
        ("@FROM@", from.to_string()),
    ];
    // Each mark is looked for in the skeleton only, so that a title can hold any of them.
    let mut out = String::new();
    let mut rest = skeleton;
    while let Some((at, (mark, word))) =
        words.iter().filter_map(|pair| Some((rest.find(pair.0)?, pair))).min_by_key(|(at, _)| *at)
    {
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push_str(word);
        rest = rest.get(at + mark.len()..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// A text as YAML reads it back, whatever signs it holds.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// 2026 for `r8`; nothing for editions that are not named after a year of 令和.
fn fiscal_year(edition: &str) -> Option<i32> {
    let year: i32 = edition.strip_prefix('r')?.parse().ok()?;
    (1..=99).contains(&year).then_some(BEFORE_REIWA + year)
}

/// Puts the files down, all or none; a file that is there is never touched.
fn put(folder: &Path, texts: &[(PathBuf, String)]) -> Result<(), CliError> {
    for (path, _) in texts {
        if fs::symlink_metadata(path).is_ok() {
            return Err(CliError::Exists { path: path.clone() });
        }
    }
    fs::create_dir_all(folder).map_err(|source| match source.kind() {
        // A file stands where a folder should.
        ErrorKind::AlreadyExists => {
            CliError::NoFolder { path: folder.to_path_buf(), things: "様式" }
        }
        _ => CliError::Unwritable { path: folder.to_path_buf(), source },
    })?;
    let advice = "--edition か --out を変えるか、今のファイルを別の名前にしてください。";
    let mut made: Vec<&Path> = Vec::new();
    for (path, text) in texts {
        if let Err(error) = make(path, text.as_bytes(), advice) {
            // Only what this run has made is taken away again.
            made.iter().for_each(|path| drop(fs::remove_file(path)));
            return Err(error);
        }
        made.push(path);
    }
    Ok(())
}

fn advice(args: &New) -> String {
    let key = format!("{}/{}", args.family, args.edition);
    let out = args.out.display();
    let place = if args.out == Path::new(FOLDER) {
        "プロファイルと同じフォルダーに catalogue があれば、generate と check が自動で使います。"
            .to_owned()
    } else {
        format!(
            "プロファイルの隣の catalogue に置くか、generate と check に「--catalogue {out}」を付けると使われます。"
        )
    };
    format!(
        "\n様式を見ながら facility.yaml に項目を書き写してください（書き方はファイルの中にあります）。\n\
         確かめる: sonae forms show {key} --catalogue {out}\n\
         対策の名前を探す: sonae forms controls 語\n{place}"
    )
}
