//! This file asks the person at the terminal about questions that are not surely known ones.

use crate::catalogue::Catalogue;
use crate::cli::terminal::Terminal;
use crate::cli::wrap::hanging;
use crate::official::{Candidate, Decision, Draft, describe, typed};

/// Asks about every open question of a form. `false` when the person gave up.
pub(super) fn ask(draft: &mut Draft<'_>, catalogue: &Catalogue, terminal: &mut Terminal) -> bool {
    let open = draft.open();
    let total = open.len();
    for (count, at) in open.into_iter().enumerate() {
        let candidates = draft.matches.get(at).map(|m| m.candidates.clone()).unwrap_or_default();
        terminal.warn(&question(draft, at, &candidates, catalogue, count + 1, total));
        let Some(decision) = answer(&candidates, catalogue, terminal) else { return false };
        draft.decide(at, decision);
    }
    true
}

fn question(
    draft: &Draft<'_>,
    at: usize,
    candidates: &[Candidate<'_>],
    catalogue: &Catalogue,
    count: usize,
    total: usize,
) -> String {
    let mut lines = Vec::new();
    if let Some(question) = draft.found.items.get(at) {
        let group = question.group.as_deref().map(|g| format!("【{g}】")).unwrap_or_default();
        let head = format!("\n（{count}/{total}）{} ", draft.found.name_of(question));
        lines.push(hanging(&head, &format!("{group}{}", question.sentence.replace('\n', " "))));
    }
    for (n, candidate) in candidates.iter().enumerate() {
        lines.push(hanging(&format!("  {}. ", n + 1), &describe(candidate, catalogue)));
        if let Some(text) = &candidate.from.item.official_text {
            lines.push(hanging("     前の文: ", &text.replace('\n', " ")));
        }
    }
    if candidates.is_empty() {
        lines.push("  似た項目は見つかりませんでした。".to_owned());
    }
    lines.join("\n")
}

fn answer(
    candidates: &[Candidate<'_>],
    catalogue: &Catalogue,
    terminal: &mut Terminal,
) -> Option<Decision> {
    let numbers = match candidates.len() {
        0 => String::new(),
        1 => "1、".to_owned(),
        n => format!("1〜{n}、"),
    };
    loop {
        let prompt = format!("  {numbers}対策の名前、または Enter（答えを対応づけず空欄にする）: ");
        let line = terminal.ask(&prompt)?;
        if line.is_empty() {
            return Some(Decision::Nothing);
        }
        let chosen = line.parse::<usize>().ok().and_then(|n| candidates.get(n.checked_sub(1)?));
        if let Some(candidate) = chosen {
            let controls = candidate.controls.clone();
            return Some(controls.map_or(Decision::Nothing, Decision::Controls));
        }
        match typed(&line, catalogue) {
            Ok(controls) => return Some(Decision::Controls(controls)),
            Err(wrong) => terminal.warn(&format!("  {wrong}")),
        }
    }
}
