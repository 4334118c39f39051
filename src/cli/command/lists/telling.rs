//! This file tells what a list was understood as, what would change, and what was put down.

use crate::cli::wrap::{hanging, width};
use crate::import::{
    Compared, Comparison, Difference, Fill, Home, ImportError, Mapping, Sureness, Table, Target,
    Verdict, title,
};

/// More new entries than this are counted, not named.
const NAMED: usize = 20;

/// Which column is taken for what.
pub(super) fn mapping(
    table: &Table,
    mapping: &Mapping,
    fill: &Fill,
) -> Result<String, ImportError> {
    let mut lines = vec![format!(
        "{}として読みます: {}、見出しは{}行目、内容は{}行です。\n",
        title(table.list)?,
        table.file,
        table.line,
        table.rows.len()
    )];
    let widest = mapping.columns.iter().map(|c| width(&c.heading)).max().unwrap_or(0).min(24);
    for (index, column) in mapping.columns.iter().enumerate() {
        if column.filled == 0 && column.target == Target::Left {
            continue;
        }
        let number = index.saturating_add(1);
        let pad = " ".repeat(widest.saturating_sub(width(&column.heading)));
        let head = format!("{number:>3}. {}{pad} → ", column.heading);
        let what = match column.target {
            Target::Refused(why) => format!("取り込めません（{why}）"),
            Target::Left if column.sureness == Sureness::Counting => format!(
                "取り込まない（通し番号のため。使うなら --map {number}=管理番号）　例: {}",
                sample(&column.sample)
            ),
            Target::Left => format!("取り込まない　例: {}", sample(&column.sample)),
            target => {
                let name = mapping.name_of(target)?;
                let sure = match column.sureness {
                    Sureness::Sure => String::new(),
                    other => format!("（{}）", other.word()),
                };
                format!("{name}{sure}　例: {}", sample(&column.sample))
            }
        };
        lines.push(hanging(&head, &what));
    }
    let assumptions = mapping.assumptions(fill)?;
    if !assumptions.is_empty() {
        lines.push(String::new());
        lines.extend(assumptions.iter().map(|words| hanging("  ・", words)));
    }
    Ok(lines.join("\n"))
}

fn sample(text: &str) -> String {
    const SHOWN: usize = 24;
    let plain: String = text.replace('\n', " ");
    match plain.chars().count() {
        0 => "（空欄）".to_owned(),
        n if n > SHOWN => format!("{}…", plain.chars().take(SHOWN).collect::<String>()),
        _ => plain,
    }
}

/// What the list would change.
pub(super) fn comparison(comparison: &Comparison, home: &Home) -> String {
    let mut lines = Vec::new();
    let (mut new, mut changed, mut same) = (Vec::new(), Vec::new(), 0_usize);
    for row in &comparison.rows {
        match &row.verdict {
            Verdict::New(_) => new.push(row),
            Verdict::Changed(differences) => changed.push((row, differences)),
            Verdict::Same => same = same.saturating_add(1),
        }
    }
    let place = match home {
        Home::Profile => "プロファイル".to_owned(),
        Home::Ledger(file) | Home::NewLedger(file) => format!("「{file}」"),
    };
    lines.push(format!("\n新しいもの {}件（{place}に足します）", new.len()));
    lines.extend(new.iter().take(NAMED).map(|row| format!("  ＋ {}", row.name)));
    if let Some(more) = new.len().checked_sub(NAMED).filter(|more| *more > 0) {
        lines.push(format!("  ほか{more}件"));
    }
    lines.push(format!("内容の違うもの {}件", changed.len()));
    lines.extend(changed.iter().map(|(row, differences)| self::changed(row, differences)));
    lines.push(format!("同じもの {same}件（そのままにします）"));
    if !comparison.faulty.is_empty() {
        lines.push(format!("読めない行 {}行（取り込みません）", comparison.faulty.len()));
    }
    lines.join("\n")
}

/// What differs in an entry, before and after.
pub(super) fn changed(row: &Compared, differences: &[Difference]) -> String {
    let mut lines = vec![format!("  △ {}（一覧の{}行）", row.name, row.line)];
    for (number, difference) in differences.iter().enumerate() {
        let number = number.saturating_add(1);
        let before = match difference.before.as_str() {
            "" => "（空欄）".to_owned(),
            text => format!("「{text}」"),
        };
        let words = format!("{before} → 「{}」", difference.after);
        lines.push(hanging(&format!("     {number}. {}: ", difference.label), &words));
    }
    lines.join("\n")
}

/// Why nothing was written.
pub(super) fn faults(comparison: &Comparison) -> String {
    format!(
        "読めない行が{}行あるため、何も書き込んでいません。\n  直してからもう一度取り込むか、--skip を付けてその行を除いてください（除いた行は別のファイルに書き出します）。\n  列ごと使わないときは、--map 列名= のように「=」の右を空にしてください。",
        comparison.faulty.len()
    )
}
