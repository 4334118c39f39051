//! This file runs an interview: shows, waits for a line, keeps it, hands it on.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::answers::Given;
use super::journal::Kept;
use crate::cli::error::CliError;
use crate::cli::interrupt;
use crate::cli::terminal::Terminal;
use crate::generate::unprintable;
use crate::layout::Fonts;
use crate::wizard::{Screen, Session, State, Tone};

/// How a sitting ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Nothing is left to ask.
    Done,
    /// 「:中断」, Ctrl+D or a closed window.
    Paused,
    /// Nobody can be asked, and this question has no answer.
    Missing(String),
    /// Nobody can be asked, and the answer to this question cannot be taken.
    Refused(String),
}

/// Where lines come from.
pub(super) struct Lines {
    /// Answers given beforehand.
    pub(super) given: Given,
    /// Whether somebody sits there.
    pub(super) asks: bool,
}

/// Asks until nothing is left, somebody stops, or nobody is there to answer.
pub(super) fn sit(
    session: &mut Session,
    kept: &mut Kept,
    lines: &mut Lines,
    fonts: &Fonts,
    terminal: &mut Terminal,
) -> Result<End, CliError> {
    let mut stuck: Option<String> = None;
    while session.state() == State::Asking {
        let Some(key) = session.key().map(str::to_owned) else { break };
        let line = match lines.given.take(&key) {
            Some(line) => line,
            None if lines.asks => {
                show(&session.screen(), terminal);
                match terminal.ask_raw("> ") {
                    Some(line) => line,
                    None => return Ok(End::Paused),
                }
            }
            // Enter takes what is offered; where nothing is, the question stays.
            None if stuck.as_deref() == Some(key.as_str()) => {
                let named = lines.given.names(&key);
                return Ok(if named { End::Refused(key) } else { End::Missing(key) });
            }
            None => String::new(),
        };
        if let Some(wrong) = unprintable(&line, fonts) {
            // Kept, it would stop every paper later on.
            terminal.warn(&wrong);
            if lines.asks {
                continue;
            }
            return Ok(End::Refused(key));
        }
        kept.keep(&key, &line)?;
        let reply = session.say(&line);
        if lines.asks || reply.lines.iter().any(|line| line.tone == Tone::Trouble) {
            show(&reply, terminal);
        }
        stuck = Some(key).filter(|key| session.key() == Some(key.as_str()));
    }
    Ok(if session.state() == State::Done { End::Done } else { End::Paused })
}

/// Lets Ctrl+C end the sitting with a word and the exit code of a cancelled run; every answer is kept already.
///
/// The answer says when there is a profile instead of a journal.
pub(super) fn mind_interrupts(journal: &Path) -> Arc<AtomicBool> {
    let words = paused(journal);
    let written = Arc::new(AtomicBool::new(false));
    let is_written = Arc::clone(&written);
    interrupt::mind(move || {
        let done = is_written.load(Ordering::SeqCst);
        if done {
            "\n中断しました。プロファイルは書いてあります。".to_owned()
        } else {
            words.clone()
        }
    });
    written
}

/// What is said to somebody who stops.
pub(super) fn paused(journal: &Path) -> String {
    format!(
        "\n中断しました。ここまでの答えは「{}」にあります。\n続きは、同じコマンドか、sonae を開いたときの画面から始められます。",
        journal.display()
    )
}

/// Prints a screen.
pub(super) fn show(screen: &Screen, terminal: &mut Terminal) {
    screen.lines.iter().for_each(|line| terminal.show(line));
}
