//! This file offers, at the end of an interview, to make the papers at once.

use std::ffi::OsString;
use std::path::Path;

use crate::cli::args::wizard::Asking;
use crate::cli::args::{self, Task};
use crate::cli::command;
use crate::cli::exit::Exit;
use crate::cli::files::papers_of;
use crate::cli::terminal::Terminal;
use crate::cli::wrap::hanging;

/// The papers of somebody who still has to ask around: what to do, and what to carry.
const TO_ASK: &str = "readiness,gap-list,walk-sheet,director-sheet,vendor-letter,checklist-vendor";

/// What to do with them.
const TO_PRINT: [&str; 3] = [
    "事業者への依頼状（別紙も）と事業者確認用を印刷して、各社に送る",
    "院内を回る紙を印刷して、見て回る（戻ったら sonae ask … --from walk）",
    "決裁の紙を印刷して、決める人に渡す（戻ったら sonae ask … --from director）",
];

/// Asks what to make, and makes it; the exit code is that of the making.
pub(super) fn offer(profile: &Path, asking: &Asking, terminal: &mut Terminal) -> Exit {
    let folder = papers_of(profile);
    terminal.warn("\n書類をいま作りますか。");
    let shown = folder.display();
    let choices = [
        format!("すべての書類を「{shown}」フォルダーに作る（WordとPDF。1分かかりません）"),
        "やることの一覧と、聞いて回る紙（院内を回る紙、経営層の決裁の紙、事業者あて）だけを作る"
            .to_owned(),
        "いまは作らない（Enter）".to_owned(),
    ];
    for (at, choice) in choices.iter().enumerate() {
        terminal.warn(&hanging(&format!("{:>3}  ", at.saturating_add(1)), choice));
    }
    loop {
        let line = terminal.ask("> ").unwrap_or_default();
        let only = match args_of(&line) {
            Some(Wish::All) => None,
            Some(Wish::ToAsk) => Some(TO_ASK),
            Some(Wish::Nothing) => return Exit::Done,
            None => {
                terminal.warn("1、2、3 のどれかを入れてください。");
                continue;
            }
        };
        let exit = generate(profile, &folder, only, asking, terminal);
        if only.is_some() && !exit.is_failure() {
            for line in TO_PRINT {
                terminal.warn(&hanging("  ・", line));
            }
        }
        return exit;
    }
}

/// What somebody wants made.
enum Wish {
    All,
    ToAsk,
    Nothing,
}

fn args_of(line: &str) -> Option<Wish> {
    match crate::profile::ascii(line.trim()).as_str() {
        "1" | "はい" => Some(Wish::All),
        "2" => Some(Wish::ToAsk),
        "" | "3" | "いいえ" | "-" => Some(Wish::Nothing),
        _ => None,
    }
}

/// As if somebody had typed the command.
fn generate(
    profile: &Path,
    folder: &Path,
    only: Option<&str>,
    asking: &Asking,
    terminal: &mut Terminal,
) -> Exit {
    let mut words: Vec<OsString> = vec!["sonae".into(), "generate".into()];
    let mut option = |name: &str, value: OsString| words.extend([name.into(), value]);
    option("--out", folder.into());
    option("--edition", asking.time.edition.clone().into());
    if let Some(only) = only {
        option("--only", only.into());
    }
    if let Some(date) = asking.time.date {
        option("--date", date.to_string().into());
    }
    if let Some(catalogue) = &asking.overlays.catalogue {
        option("--catalogue", catalogue.into());
    }
    words.extend(["--".into(), profile.into()]);
    match args::parse(words).map(|cli| cli.command) {
        Ok(Some(Task::Generate(args))) => command::generate(&args, terminal),
        // The words above are those of this command; should they change, whoever sits here types it.
        _ => Exit::Usage,
    }
}
