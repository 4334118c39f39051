//! This file puts into words what was found on a sheet and what was filled.

use crate::cli::wrap::hanging;
use crate::official::{Change, Draft, Fate, Filled, FilledLine, Hash, Sureness};

/// How many characters of a sentence are enough to know it by.
const SHORT: usize = 34;

/// What was found: the form, every question with what it is, what changed, what is unclear.
pub(super) fn found(draft: &Draft<'_>) -> String {
    let recognised = &draft.recognised;
    let sure = if recognised.sure {
        "確実です。"
    } else {
        "おそらくそうです。違うときは --as で指定してください。"
    };
    let mut lines = vec![
        format!(
            "■ シート「{}」: {} {}（{}）",
            draft.found.name,
            recognised.edition_name,
            recognised.subtitle.as_deref().unwrap_or(""),
            recognised.name.key()
        ),
        hanging("  見分けた理由: ", &format!("{}。{sure}", recognised.why.join("、"))),
    ];
    match recognised.hash {
        Hash::Same => {}
        Hash::Other => lines.push(hanging(
            "  注意: ",
            "公表されたファイルとSHA-256が違います。Excelで開いて保存し直すと変わります。様式として印刷するには、ダウンロードしたままのファイルを取り込んでください。",
        )),
        Hash::NotKnown => lines.push(hanging(
            "  注意: ",
            "公表されたファイルのSHA-256を収録していないため、公表されたままのものかは確かめられません。",
        )),
    }
    let open = draft.open().len();
    let total = draft.found.items.len();
    lines.push(format!("  項目{total}件: 確かなもの{}件、確かめるもの{open}件", total - open));
    lines.extend(items(draft));
    lines.extend(changes(draft));
    if !draft.found.doubts.is_empty() {
        lines.push("  はっきりしないところ:".to_owned());
        for doubt in &draft.found.doubts {
            lines.push(hanging(&format!("    {} ", doubt.at), &doubt.what));
        }
    }
    lines.join("\n")
}

fn items(draft: &Draft<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for (question, proposed) in draft.found.items.iter().zip(&draft.matches) {
        let why = match (proposed.sureness, proposed.candidates.first()) {
            (Sureness::Sure, Some(candidate)) => candidate.why.clone(),
            (Sureness::Proposed, Some(candidate)) => {
                format!("確かめます。近いもの: {}（{}）", candidate.from.name(), candidate.why)
            }
            _ => "確かめます。近いものはありません".to_owned(),
        };
        let head = format!("    {} ", draft.found.name_of(question));
        lines.push(hanging(&head, &format!("「{}」{why}", short(&question.sentence))));
    }
    lines
}

fn changes(draft: &Draft<'_>) -> Vec<String> {
    let Some(base) = draft.base else { return Vec::new() };
    if draft.changes.is_empty() {
        return vec![format!("  収録済みの{}と同じ項目です。", base.edition_name)];
    }
    let mut lines = vec![format!("  収録済みの{}との違い:", base.edition_name)];
    let name = |item: usize| {
        let question = draft.found.items.get(item);
        question.map(|q| (draft.found.name_of(q), short(&q.sentence))).unwrap_or_default()
    };
    for change in &draft.changes {
        let (head, line) = match change {
            Change::Added { item } => {
                let (number, text) = name(*item);
                ("    増えた　　　", format!("{number}「{text}」"))
            }
            Change::Dropped { was } => (
                "    なくなった　",
                format!("{}「{}」", was.name(), short(was.item.text().words())),
            ),
            Change::Altered { item, was, reworded, renumbered, regrouped } => {
                let what: Vec<&str> =
                    [(*reworded, "文"), (*renumbered, "番号"), (*regrouped, "区分")]
                        .into_iter()
                        .filter_map(|(set, word)| set.then_some(word))
                        .collect();
                let (number, text) = name(*item);
                let was = was.name();
                let words = format!("{number}「{text}」（{}。前は {was}）", what.join("・"));
                ("    変わった　　", words)
            }
        };
        lines.push(hanging(head, &line));
    }
    lines
}

/// What was filled and what was left, and why.
pub(super) fn filled(filled: &Filled) -> String {
    let lines = &filled.filling.lines;
    let count = |wanted: fn(&Fate) -> bool| lines.iter().filter(|l| wanted(&l.fate)).count();
    let yes = count(|f| matches!(f, Fate::Yes));
    let no = count(|f| matches!(f, Fate::No));
    let blank = count(|f| matches!(f, Fate::Blank { .. }));
    let kept = lines.len() - yes - no - blank;
    let mut out = vec![
        format!("シート「{}」（{}、{}）", filled.sheet, filled.edition_name, filled.form),
        format!("  はい {yes}件、いいえ {no}件、空欄 {blank}件、書き換えなかったもの {kept}件"),
    ];
    for line in lines {
        if let Some(told) = told(line) {
            out.push(hanging(&format!("    {} ", line.name), &told));
        }
    }
    for left in &filled.filling.left {
        let words = format!(
            "{}: 「{}」と書かれているため、そのままにしました（プロファイルでは「{}」）。",
            left.what, left.text, left.ours
        );
        out.push(hanging(&format!("    {} ", left.cell), &words));
    }
    if filled.has_formulas {
        out.push(hanging(
            "  お知らせ: ",
            "このExcelには計算式があります。開いたあと Ctrl+Alt+F9 を押すと、集計などが計算し直されます。",
        ));
    }
    out.join("\n")
}

fn told(line: &FilledLine) -> Option<String> {
    let what = match &line.fate {
        Fate::Yes | Fate::No => return None,
        Fate::Blank { why } => format!("空欄: {why}"),
        Fate::Kept { cell, text, ours } => {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            format!(
                "{cell} に「{text}」と書かれているため、そのままにしました（プロファイルでは「{ours}」）。"
            )
        }
        Fate::Computed { cell } => {
            format!("{cell} は計算式のため、書き込みませんでした。")
        }
    };
    Some(format!("「{}」{what}", short(&line.sentence)))
}

fn short(sentence: &str) -> String {
    let plain = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() <= SHORT {
        return plain;
    }
    let head: String = plain.chars().take(SHORT - 1).collect();
    format!("{head}…")
}
