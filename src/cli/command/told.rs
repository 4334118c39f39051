//! This file tells what became of the files.

use std::path::Path;

use crate::assess::Readiness;
use crate::catalogue::{Chosen, ImportHint};
use crate::cli::exit::Exit;
use crate::cli::keep::Kept;
use crate::cli::terminal::Terminal;
use crate::cli::wrap::hanging;
use crate::compose::Templates;
use crate::generate::ARCHIVE;
use crate::output::{Fate, Laid, Occupied, Outcome};
use crate::profile::{FacilityKind, Source, foreign_encoding};

/// Prints a line for every file and what there is to do about those that were kept.
pub(crate) fn files(outcome: &Outcome, terminal: &mut Terminal) -> Exit {
    if outcome.recovered {
        terminal.warn("お知らせ: 前回は途中で止まっていたため、その続きを先に済ませました。\n");
    }
    if outcome.manifest_lost {
        terminal.warn(
            "注意: 書き出しの記録（.sonae/manifest.json）が壊れていました。\n  \
             内容の違うファイルは手で直されたものとみなし、上書きしませんでした。\n",
        );
    }
    for file in &outcome.files {
        terminal.say(&line(file));
    }
    for file in &outcome.files {
        if let Fate::Beside { name, why } = &file.fate {
            terminal.warn(&kept(&file.name, name, *why));
        }
    }
    if outcome.kept_any() { Exit::Kept } else { Exit::Done }
}

/// Tells what became of one file that is not of a binder.
pub(crate) fn one(kept: &Kept, terminal: &mut Terminal) {
    terminal.say(&match kept {
        Kept::New(path) => format!("  作成　　　{}", path.display()),
        Kept::Same(path) => format!("  変更なし　{}", path.display()),
        Kept::Replaced { path, earlier } => {
            format!("  更新　　　{}（前のものは {}）", path.display(), earlier.display())
        }
    });
}

/// Tells what became of a file of the user's, and of the way in which it was written.
pub(crate) fn changed(kept: &Kept, before: &Source, terminal: &mut Terminal) {
    one(kept, terminal);
    if matches!(kept, Kept::Replaced { .. }) {
        encoding(before, terminal);
    }
}

/// Tells that a file which was changed is UTF-8 now, where it was written in something else.
pub(crate) fn encoding(before: &Source, terminal: &mut Terminal) {
    if let Some(was) = foreign_encoding(before) {
        terminal.say(&format!("  「{}」の文字コードを、{was}からUTF-8にしました。", before.name));
    }
}

/// Tells what is to be known of the zip before it is handed on.
pub(crate) fn archive(outcome: &Outcome, mixed: bool, terminal: &mut Terminal) {
    if mixed {
        terminal.warn(&format!(
            "\n注意: {ARCHIVE} には院内限りの書類も入っています。\n  \
             立入検査などで外に渡すときは、--bundle inspection --zip で作り直してください。"
        ));
    }
    if outcome.kept_any() {
        terminal.warn(&format!(
            "\n注意: {ARCHIVE} には、上書きしなかったファイルの代わりに、新しい版が入っています。"
        ));
    }
}

/// Tells how much is left to do, in the numbers of `sonae check`.
pub(crate) fn left(
    readiness: &Readiness,
    kind: FacilityKind,
    profile: &Path,
    terminal: &mut Terminal,
) {
    let what = match kind {
        FacilityKind::HomeNursing => "備え",
        _ => "立入検査",
    };
    let verdict = if readiness.is_ready() { "できています" } else { "まだです" };
    let some = |what: &str, count: usize| (count > 0).then(|| format!("{what}が{count}件"));
    let counts: Vec<String> = [
        some("準備ができるまでにすること", readiness.blocking().count()),
        some("あとで直すこと", readiness.remaining().count()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let counts = match counts.as_slice() {
        [] => String::new(),
        counts => format!("{}あります。", counts.join("、")),
    };
    let told = format!("{what}の準備は、{verdict}。{counts}");
    terminal.say(&format!("\n{}", hanging("", &told)));
    terminal.say(&format!("「sonae check {}」で確かめられます。", profile.display()));
}

/// What is missing, in words for that kind of facility: no 立入検査 comes to a home nursing station.
pub(crate) fn missing(kind: FacilityKind) -> &'static str {
    match kind {
        FacilityKind::HomeNursing => "足りないもの",
        _ => "立入検査までに足りないもの",
    }
}

/// Tells which edition of the checklist was taken, and where a newer one is.
pub(crate) fn edition(chosen: &Chosen<'_>, terminal: &mut Terminal) {
    let mut lines = vec![hanging("お知らせ: ", &chosen.why)];
    lines.extend(chosen.hint().map(import));
    terminal.warn(&format!("{}\n", lines.join("\n")));
}

/// Tells which templates are not as they ship: what stands in their papers is theirs who wrote them.
pub(crate) fn templates(templates: &Templates, terminal: &mut Terminal) {
    let names: Vec<&str> = templates.overrides().map(|(name, _)| name).collect();
    if !names.is_empty() {
        let told = format!("書き換えたひな形を使いました: {}", names.join("、"));
        terminal.warn(&format!("{}\n", hanging("お知らせ: ", &told)));
    }
}

/// Where the authority's own Excel of the year is, and what makes it the form.
pub(crate) fn import(hint: &ImportHint) -> String {
    let mut lines = vec![hanging(
        "  ",
        &format!("今年度の様式「{}」は {} にあります。", hint.title, hint.page),
    )];
    for file in &hint.files {
        lines.push(hanging("  ・", &format!("{}: {}", file.name, file.url)));
        lines.extend(file.sha256.iter().map(|hash| format!("    SHA-256 {hash}")));
    }
    lines.push(hanging("  ", "そのExcelを「sonae forms import」で取り込むと、今年度の様式として印刷できます。「sonae forms fill」なら、そのExcelに記入できます。"));
    lines.join("\n")
}

fn line(file: &Laid) -> String {
    match &file.fate {
        Fate::Created => format!("  作成　　　{}", file.name),
        Fate::Replaced => format!("  更新　　　{}", file.name),
        Fate::Unchanged => format!("  変更なし　{}", file.name),
        Fate::Beside { name, .. } => format!("  横に作成　{name}"),
        Fate::Orphaned => format!("  残っている　{}（今回の書類にはありません）", file.name),
    }
}

fn kept(name: &str, beside: &str, why: Occupied) -> String {
    let (reason, advice) = match why {
        Occupied::EditedByHand => (
            "手で直されているか、sonae が作ったものではないため",
            "見比べて、要らないほうを消してください。新しい版を使うときは、名前を元に戻すだけで次から更新されます。",
        ),
        Occupied::HeldOpen => (
            "ほかのプログラム（Wordなど）で開かれているか、書き込みが禁止されているため",
            "閉じてからもう一度実行すると、元の名前で更新されます。",
        ),
    };
    format!(
        "\n注意: 「{name}」は{reason}、上書きしませんでした。\n  新しい版は「{beside}」です。{advice}"
    )
}
