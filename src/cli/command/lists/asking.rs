//! This file asks the person at the terminal, line by line: which column is what, and what may be changed.

use super::telling;
use crate::cli::command::trouble::Trouble;
use crate::cli::terminal::Terminal;
use crate::import::{Compared, Difference, Fill, Mapping, Sureness, Table, Target};

/// Shows the columns until they are right. `false` when the person gives up.
pub(super) fn mapping(
    table: &Table,
    mapping: &mut Mapping,
    fill: &Fill,
    terminal: &mut Terminal,
) -> Result<bool, Trouble> {
    offer_rest(mapping, terminal)?;
    loop {
        let prompt =
            "\nこの対応でよければ Enter、直すときは列の番号、やめるときは q を押してください: ";
        let Some(line) = terminal.ask(prompt) else { return Ok(false) };
        match line.as_str() {
            "" => return Ok(true),
            "q" | "ｑ" | "Q" => return Ok(false),
            _ => {}
        }
        let column = number(&line).filter(|n| (1..=mapping.columns.len()).contains(n));
        let Some(index) = column.and_then(|n| n.checked_sub(1)) else {
            terminal.warn(&format!("  1〜{}の番号を書いてください。", mapping.columns.len()));
            continue;
        };
        change_column(mapping, index, terminal)?;
        terminal.say(&telling::mapping(table, mapping, fill)?);
    }
}

fn change_column(
    mapping: &mut Mapping,
    index: usize,
    terminal: &mut Terminal,
) -> Result<(), Trouble> {
    let targets = mapping.targets()?;
    let heading = mapping.columns.get(index).map(|c| c.heading.clone()).unwrap_or_default();
    terminal.warn(&format!("\n「{heading}」は、どれですか。\n   0. 取り込まない"));
    for (n, (_, label)) in targets.iter().enumerate() {
        terminal.warn(&format!("  {:>2}. {label}", n.saturating_add(1)));
    }
    let Some(line) = terminal.ask("番号か名前（Enter で元のまま）: ") else {
        return Ok(());
    };
    if line.is_empty() {
        return Ok(());
    }
    let chosen = match number(&line) {
        Some(0) => Some(Target::Left),
        Some(n) => n.checked_sub(1).and_then(|at| targets.get(at)).map(|(target, _)| *target),
        None => mapping.field_named(&line).ok(),
    };
    match chosen {
        Some(target) => {
            if let Err(error) = mapping.set(index, target) {
                terminal.warn(&format!("  {error}"));
            }
        }
        None => terminal.warn("  その番号や名前の項目はありません。"),
    }
    Ok(())
}

/// Offers the remarks to columns that nothing is known of, so that their words are not lost.
fn offer_rest(mapping: &mut Mapping, terminal: &mut Terminal) -> Result<(), Trouble> {
    let left: Vec<String> = mapping
        .columns
        .iter()
        .filter(|column| column.target == Target::Left && column.filled > 0)
        .filter(|column| column.sureness != Sureness::Counting)
        .map(|column| format!("「{}」", column.heading))
        .collect();
    let has_note = mapping.field_named("note").is_ok();
    if left.is_empty() || !has_note {
        return Ok(());
    }
    let prompt = format!(
        "\n使わない列（{}）の内容を、備考に入れておきますか。入れるなら y、入れないなら Enter: ",
        left.join("、")
    );
    if terminal.ask(&prompt).is_some_and(|line| is_yes(&line)) {
        mapping.rest_into_note()?;
    }
    Ok(())
}

/// Whether the new entries may be added; nothing when the person gives up.
pub(super) fn append(count: usize, terminal: &mut Terminal) -> Option<bool> {
    let prompt = format!("\n新しい{count}件を足します。よければ Enter、やめるときは q: ");
    let line = terminal.ask(&prompt)?;
    Some(line.is_empty() || is_yes(&line))
}

/// Which fields of an entry may be changed, by their places; nothing when the person gives up.
pub(super) fn change(
    row: &Compared,
    differences: &[Difference],
    terminal: &mut Terminal,
) -> Option<Vec<usize>> {
    terminal.warn(&format!("\n{}", telling::changed(row, differences)));
    let some = match differences.len() {
        0 | 1 => String::new(),
        count => format!("、一部だけ直すなら番号（1〜{count}）"),
    };
    loop {
        let line = terminal
            .ask(&format!("一覧のほうに直すなら y{some}、今のままなら Enter、やめるときは q: "))?;
        match line.as_str() {
            "" => return Some(Vec::new()),
            "q" | "Q" | "ｑ" => return None,
            line if is_yes(line) => return Some((0..differences.len()).collect()),
            _ => {}
        }
        let chosen = line.split([',', '、', '，', ' ', '　']).filter(|n| !n.is_empty());
        let place =
            |n: &str| number(n).and_then(|n| n.checked_sub(1)).filter(|at| *at < differences.len());
        match chosen.map(place).collect::<Option<Vec<usize>>>() {
            Some(places) => return Some(places),
            None => terminal.warn("  y、番号、Enter、q のどれかを押してください。"),
        }
    }
}

fn is_yes(line: &str) -> bool {
    matches!(line, "y" | "Y" | "ｙ" | "Ｙ" | "yes" | "はい" | "ハイ")
}

/// A number, also in full-width digits.
fn number(line: &str) -> Option<usize> {
    let half = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c).saturating_sub(0xFEE0)).unwrap_or(c),
        c => c,
    };
    line.chars().map(half).collect::<String>().trim_end_matches('.').parse().ok()
}
