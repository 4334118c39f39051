//! This file says what stands before the first question: the plan and its time, or what an earlier sitting left.

use std::path::Path;

use crate::cli::terminal::Terminal;
use crate::cli::wrap::hanging;
use crate::wizard::{Session, chapters, journal};

/// Says everything again that was answered before; whether there were answers that no question asks for any more.
pub(super) fn resume(
    session: &mut Session,
    journal: &journal::Journal,
    terminal: &mut Terminal,
) -> bool {
    let lost = journal::replay(session, &journal.entries);
    let answered = session.answered();
    terminal.warn(&format!(
        "前回の続きから始めます（{}に始めた答え、{answered}問）。",
        journal.heading.today
    ));
    for entry in &lost {
        terminal.warn(&hanging(
            "注意: ",
            &format!("今は聞かない質問（{}）への答え「{}」は使いません。", entry.at, entry.line),
        ));
    }
    !lost.is_empty()
}

/// Says where answers are that are not gone on with.
pub(super) fn aside(what: &str, beside: &Path, terminal: &mut Terminal) {
    let told = format!("{what}を「{}」に移しました。", beside.display());
    terminal.warn(&hanging("お知らせ: ", &told));
}

/// The plan of the interview and the time it takes.
pub(super) fn welcome(terminal: &mut Terminal) {
    terminal.warn("sonae（備え）　施設の情報をうかがい、プロファイルを作ります。\n");
    let chapters = chapters().unwrap_or_default();
    let minutes: u32 = chapters.iter().map(|chapter| chapter.minutes).sum();
    let first: Vec<String> = chapters
        .iter()
        .filter(|chapter| chapter.minutes > 0)
        .zip(1..)
        .map(|(chapter, n)| format!("{n}.{}（約{}分）", chapter.title, chapter.minutes))
        .collect();
    terminal.warn(&hanging("  ", &first.join("　")));
    terminal.warn(&format!(
        "\n全部で約{minutes}分です。答えは1問ごとに残るので、いつでもやめて続きから始められます。"
    ));
    let unknown = "わからないことは「わからない」と入れて進んでください。だれに聞くかの一覧を最後に作ります。";
    terminal.warn(&hanging("", unknown));
    terminal.warn("?　説明　<　戻る　-　該当なし　:目次　:確認　:保存　:中断");
}
