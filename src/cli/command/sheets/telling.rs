//! This file tells what a filled table brings, before anything is written.

use crate::hearing::{Kept, Taken, Told};

/// What goes in, what stays as it is, and what waits for a person.
pub(super) fn taken(taken: &Taken) -> String {
    let mut parts = Vec::new();
    let of = |title: &str, all: &[Told]| {
        let lines: Vec<String> = all.iter().map(answer).collect();
        (!lines.is_empty()).then(|| format!("{title}（{}件）\n{}", lines.len(), lines.join("\n")))
    };
    parts.extend(of("入れる答え", &taken.told));
    if !taken.kept.is_empty() {
        let lines: Vec<String> = taken.kept.iter().map(kept).collect();
        parts.push(format!(
            "プロファイルと違うため、そのままにした答え（{}件）。表に合わせるときは --update を付けてください。\n{}",
            lines.len(),
            lines.join("\n")
        ));
    }
    parts.extend(of("書類を確かめた人が入力する答え。この表からは入りません", &taken.by_hand));
    let counts = [
        (taken.same, "プロファイルと同じ答え"),
        (taken.open, "「不明」か「まだ」の答え"),
        (taken.blank, "空欄"),
    ];
    let counts: Vec<String> =
        counts.iter().filter(|c| c.0 > 0).map(|(n, what)| format!("{what} {n}件")).collect();
    if !counts.is_empty() {
        parts.push(counts.join("、"));
    }
    if parts.is_empty() {
        parts.push("表に答えはありません。".to_owned());
    }
    parts.join("\n\n")
}

fn answer(told: &Told) -> String {
    format!("  {}  {}\n            → {}", told.code, told.ask, one_line(&told.answer))
}

fn kept(kept: &Kept) -> String {
    format!(
        "  {}  {}\n            今の記録: {}\n            表の答え: {}",
        kept.told.code,
        kept.told.ask,
        one_line(&kept.known),
        one_line(&kept.told.answer)
    )
}

fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ")
}
