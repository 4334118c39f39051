//! This file takes a list in: shows what is what, asks, proves the result and puts it down.

use std::path::Path;

use super::{asking, left, telling};
use crate::cli::args::lists::Import;
use crate::cli::command::trouble::Trouble;
use crate::cli::command::{tables, told};
use crate::cli::exit::Exit;
use crate::cli::keep::{Aside, replace};
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::import::{
    Compared, Comparison, Difference, Home, ImportError, Mapping, Table, Verdict, compare, home,
    parted, write,
};
use crate::profile::Sources;

/// `sonae import`
pub(super) fn import(args: &Import, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let today = today(args.date)?;
    let (name, bytes) = tables::given(&args.file)?;
    let (sources, profile) = tables::profile(&args.profile, Some(today))?;
    let table = Table::open(args.list, &name, &bytes, args.sheet.as_deref())?;
    terminal.report(&table.notes);
    let mut mapping = Mapping::propose(&table, &profile)?;
    for pair in &args.maps {
        let (column, field) = parted(pair, "連絡先=電話")?;
        mapping.choose(column, field)?;
    }
    let fill = mapping.fill(&args.fills)?;
    if args.yes {
        mapping.without_near();
    }
    if args.rest_into_note && !mapping.rest_into_note()? {
        terminal.warn("注意: この一覧には備考がないため、--rest-into-note は使いません。\n");
    }
    terminal.say(&telling::mapping(&table, &mapping, &fill)?);
    if !args.yes && !args.dry_run {
        if !terminal.can_ask() {
            terminal.warn("\n誤り: 確かめる画面がないため、何も書き込んでいません。\n  上の対応でよければ --yes を、直すときは --map 列名=項目 を付けて実行してください。");
            return Ok(Exit::Usage);
        }
        if !asking::mapping(&table, &mut mapping, &fill, terminal)? {
            return Ok(given_up(terminal));
        }
    }
    if !mapping.takes_anything() {
        return Err(ImportError::NotBeside(
            "取り込む列が1つもありません。--map で指定してください。".to_owned(),
        )
        .into());
    }
    let comparison = compare(&table, &mapping, &fill, &profile)?;
    terminal.report(&comparison.report);
    if !comparison.faulty.is_empty() && !args.skip {
        terminal.warn(&telling::faults(&comparison));
        return Ok(Exit::Faults);
    }
    let home = home(&sources, &comparison, args.beside)?;
    terminal.say(&telling::comparison(&comparison, &home));
    if args.dry_run {
        terminal.say("\n--dry-run のため、何も書き込んでいません。");
        return Ok(Exit::Done);
    }
    let may_ask = !args.yes && terminal.can_ask();
    let Some(accepted) = accepted(args, &comparison, may_ask, terminal) else {
        return Ok(given_up(terminal));
    };
    put(args, &sources, &comparison, &accepted, &home, today, terminal)?;
    if !comparison.faulty.is_empty() {
        // Whoever wrote --skip has decided that the others are to go in.
        left::put(&args.file, &table, &mapping, &comparison, terminal)?;
    }
    let open = comparison.rows.iter().filter(|row| matches!(row.verdict, Verdict::Changed(_)));
    let kept = open.filter(|row| !accepted.iter().any(|a| a.line == row.line)).count();
    // Whoever was asked has decided.
    if kept > 0 && !may_ask {
        terminal.warn(&format!(
            "\n注意: 内容の違う{kept}件は、プロファイルのままにしました。一覧に合わせるときは --update を付けてください。"
        ));
        return Ok(Exit::Gaps);
    }
    Ok(Exit::Done)
}

fn given_up(terminal: &mut Terminal) -> Exit {
    terminal.warn("\n取り込みをやめました。何も書き込んでいません。");
    Exit::Gaps
}

/// The rows that are to be written; nothing when the person gave up.
fn accepted(
    args: &Import,
    comparison: &Comparison,
    may_ask: bool,
    terminal: &mut Terminal,
) -> Option<Vec<Compared>> {
    let is_new = |row: &&Compared| matches!(row.verdict, Verdict::New(_));
    let mut out: Vec<Compared> = comparison.rows.iter().filter(is_new).cloned().collect();
    if may_ask && !out.is_empty() && !asking::append(out.len(), terminal)? {
        return None;
    }
    for row in &comparison.rows {
        let Verdict::Changed(differences) = &row.verdict else { continue };
        let places = if args.update {
            (0..differences.len()).collect()
        } else if may_ask {
            asking::change(row, differences, terminal)?
        } else {
            Vec::new()
        };
        let taken: Vec<Difference> =
            places.iter().filter_map(|at| differences.get(*at)).cloned().collect();
        if !taken.is_empty() {
            out.push(Compared { verdict: Verdict::Changed(taken), ..row.clone() });
        }
    }
    // In the order of the list, whatever was asked first.
    out.sort_by_key(|row| row.line);
    Some(out)
}

fn put(
    args: &Import,
    sources: &Sources,
    comparison: &Comparison,
    accepted: &[Compared],
    home: &Home,
    today: chrono::NaiveDate,
    terminal: &mut Terminal,
) -> Result<(), Trouble> {
    if accepted.is_empty() {
        terminal.say("\n書き込むものはありませんでした。");
        return Ok(());
    }
    let written = write(sources, comparison, &accepted.iter().collect::<Vec<_>>(), home)?;
    let folder = args.profile.parent().unwrap_or(Path::new(""));
    terminal.say("");
    // The ledger first: without the line in the profile that names it, it does nobody harm.
    if let Some((path, bytes)) = &written.ledger {
        let target = folder.join(path);
        let source = sources.ledgers.get(path);
        let before = source.map(|source| source.bytes.as_slice());
        let kept = replace(&target, before, bytes, Aside::Dated(today))?;
        match source {
            Some(source) => told::changed(&kept, source, terminal),
            None => told::one(&kept, terminal),
        }
    }
    if let Some(bytes) = &written.profile {
        let before = Some(sources.profile.bytes.as_slice());
        let kept = replace(&args.profile, before, bytes, Aside::Dated(today))?;
        told::changed(&kept, &sources.profile, terminal);
    }
    let count = accepted.len();
    terminal.say(&format!(
        "{count}件を取り込みました。確かめるには: sonae check {}",
        args.profile.display()
    ));
    Ok(())
}
