//! This file writes the open questions to somebody as an Excel or CSV file.

use crate::cli::args::sheets::SheetsExport;
use crate::cli::command::trouble::Trouble;
use crate::cli::command::{tables, told};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::keep::make;
use crate::cli::terminal::Terminal;
use crate::hearing::{csv, table};
use crate::interview::Asked;
use crate::profile::Profile;

/// `sonae sheets export`
pub(super) fn export(args: &SheetsExport, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let is_workbook = tables::is_workbook(&args.out)?;
    let (_, profile) = tables::profile(&args.profile, None)?;
    let asked = asked(&args.from, &profile)?;
    let ledger = table(&profile, &asked, args.all);
    if ledger.rows.is_empty() {
        terminal.say("聞くことは残っていません。何も書き出していません。");
        return Ok(Exit::Done);
    }
    let count = ledger.rows.len();
    let bytes = if is_workbook { tables::excel(&ledger, &profile, None)? } else { csv(&ledger) };
    let advice = "記入中の表かもしれないため、上書きしません。別の名前を指定するか、今あるファイルを移してください。";
    told::one(&make(&args.out, &bytes, advice)?, terminal);
    terminal.say(&format!(
        "質問は{count}件です。「答え」の列に記入されたら、次のようにして取り込めます。\n  sonae sheets import {} --profile {}",
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
