//! This file writes the open questions to somebody as an Excel or CSV file.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::cli::args::sheets::SheetsExport;
use crate::cli::command::trouble::Trouble;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::files::load;
use crate::cli::terminal::Terminal;
use crate::document::{Ledger, Meta, Status};
use crate::generate::{GenerateError, workbook};
use crate::hearing::{csv, table};
use crate::interview::Asked;
use crate::profile::{Profile, parse};

/// `sonae sheets export`
pub(super) fn export(args: &SheetsExport, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let end = args.out.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !matches!(end.as_str(), "csv" | "xlsx") {
        return Err(CliError::OutIsNoList { path: args.out.clone() }.into());
    }
    let sources = load(&args.profile)?;
    let parsed = parse(&sources, None).map_err(|report| GenerateError::Faults { report })?;
    let profile = &parsed.value.profile;
    let asked = asked(&args.from, profile)?;
    let ledger = table(profile, &asked, args.all);
    if ledger.rows.is_empty() {
        terminal.say("聞くことは残っていません。何も書き出していません。");
        return Ok(Exit::Done);
    }
    let count = ledger.rows.len();
    let bytes = match end.as_str() {
        "xlsx" => workbook(std::slice::from_ref(&ledger), &meta(&ledger, profile))?,
        _ => csv(&ledger),
    };
    create(&args.out, &bytes)?;
    terminal.say(&format!(
        "  作成　　　{}\n質問は{count}件です。「答え」の列に記入されたら、次のようにして取り込めます。\n  sonae sheets import {} --profile {}",
        args.out.display(),
        args.out.display(),
        args.profile.display()
    ));
    Ok(Exit::Done)
}

/// Reads `--from`.
fn asked(given: &str, profile: &Profile) -> Result<Asked, CliError> {
    let refused = |help| CliError::BadName { option: "from", given: given.to_owned(), help };
    match given.split_once(':').unwrap_or((given, "")) {
        ("walk", "") => Ok(Asked::Walk),
        ("director", "") => Ok(Asked::Director),
        ("vendor", "") => Ok(Asked::Vendor(None)),
        ("vendor", id) => {
            let vendor = profile.vendors.iter().find(|v| v.id.as_str() == id || v.name == id);
            let help = "プロファイルの vendors にある id か会社名を書いてください。";
            vendor.map(|v| Asked::Vendor(Some(v.id.clone()))).ok_or_else(|| refused(help))
        }
        _ => Err(refused("vendor、vendor:事業者のid、walk、director のどれかを書いてください。")),
    }
}

fn meta(ledger: &Ledger, profile: &Profile) -> Meta {
    Meta {
        title: ledger.title.clone(),
        short_title: ledger.title.clone(),
        facility: profile.facility.name.clone(),
        document_number: None,
        version: None,
        date: profile.plan.revised_on.day(),
        status: Status::Sheet,
        handling: None,
    }
}

/// Makes a file that is not there yet: a table that somebody is filling in is never written over.
fn create(path: &Path, bytes: &[u8]) -> Result<(), CliError> {
    let refused = |source| CliError::Unwritable { path: path.to_path_buf(), source };
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(bytes).and_then(|()| file.sync_all()).map_err(refused),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let advice = "記入中の表かもしれないため、上書きしません。別の名前を指定するか、今あるファイルを移してください。";
            Err(CliError::Occupied { path: path.to_path_buf(), advice })
        }
        Err(error) => Err(refused(error)),
    }
}
