//! This file writes questions as a table: code, what it is about, question, how to write, answer.

use crate::document::{ColumnKind, Ledger, LedgerColumn, LedgerFact, LedgerRow, Pen, Value};
use crate::grid;
use crate::interview::{Asked, Question, Questions, Write, offers};
use crate::profile::Profile;

/// Heading of the column of codes, by which a filled table is known again.
pub const CODE: &str = "符号";
/// Heading of the column that people fill in.
pub const ANSWER: &str = "答え";

/// The open questions to one source; with `all`, those that the profile knows too, with what it knows.
pub fn table(profile: &Profile, asked: &Asked, all: bool) -> Ledger {
    let questions = Questions::of(profile);
    let listed = if all { questions.to(asked) } else { questions.open(asked) };
    let offered = offers(profile);
    let offer = |q: &Question| {
        let standard = offered.iter().find(|o| o.path == q.path).map(|o| o.text.clone());
        q.known.clone().filter(|_| standard.is_some()).or(standard)
    };
    let row = |q: &Question| {
        let help = match offer(q) {
            Some(text) => format!(
                "案: {text}\n（このままなら「採用」、直すなら直した文、決めないなら「まだ」）"
            ),
            None => hint(q),
        };
        let mut values = vec![
            Value::words(&q.code),
            Value::words(q.entity.as_ref().map_or(String::new(), |(_, name)| name.clone())),
            Value::words(&q.ask),
            Value::words(help),
            Value::Blank,
        ];
        if all {
            values.push(q.known.as_ref().map_or(Value::Blank, Value::words));
        }
        LedgerRow::by_pen(q.code.clone(), values)
    };
    Ledger {
        title: title(asked).to_owned(),
        facts: vec![
            fact("facility", "施設", &profile.facility.name, 16.0),
            fact("asked", "聞く相手", &whom(profile, asked), 16.0),
        ],
        columns: columns(all),
        rows: listed.into_iter().map(row).collect(),
        remarks: vec![
            "「答え」の列だけに書いてください。符号の列は変えないでください。分からないときは「不明」と書きます。".to_owned(),
        ],
    }
}

fn columns(all: bool) -> Vec<LedgerColumn> {
    let column = |key, title, width, kind| LedgerColumn { key, title, width, kind };
    let mut columns = vec![
        column("code", CODE, 6.0, ColumnKind::Code),
        column("about", "対象", 12.0, ColumnKind::Text),
        column("ask", "質問", 22.0, ColumnKind::Text),
        column("help", "例・書き方", 20.0, ColumnKind::Text),
        column("answer", ANSWER, 26.0, ColumnKind::Text),
    ];
    if all {
        columns.push(column("known", "今の記録", 16.0, ColumnKind::Text));
    }
    columns
}

fn fact(key: &'static str, label: &'static str, value: &str, share: f32) -> LedgerFact {
    LedgerFact { key, label, value: Value::words(value), share, pen: Pen::Name }
}

fn hint(question: &Question) -> String {
    let hint = question.write.hint();
    let example = match question.example.as_str() {
        "" => String::new(),
        example => format!("例: {example}"),
    };
    let lines: Vec<String> = match question.write {
        Write::Hand => vec![hint, example],
        _ if hint.is_empty() => vec![example],
        _ => vec![format!("{hint}で書く"), example],
    };
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The table as a CSV file that Excel opens.
pub fn csv(table: &Ledger) -> Vec<u8> {
    let heads: Vec<String> = table.columns.iter().map(LedgerColumn::heading).collect();
    let rows = table.rows.iter().map(|row| row.cells.iter().map(Value::printed).collect());
    grid::csv(&heads, &rows.collect::<Vec<_>>())
}

/// What the table is called.
fn title(asked: &Asked) -> &'static str {
    match asked {
        Asked::Vendor(_) => "事業者に聞く表",
        Asked::Walk => "一巡して書く表",
        Asked::Director => "決裁の表",
    }
}

fn whom(profile: &Profile, asked: &Asked) -> String {
    match asked {
        Asked::Vendor(Some(id)) => {
            profile.vendor(id).map_or_else(|| id.to_string(), |vendor| vendor.name.clone())
        }
        Asked::Vendor(None) => "事業者（すべて）".to_owned(),
        Asked::Walk => "回って見る人".to_owned(),
        Asked::Director => crate::profile::chief(profile),
    }
}
