//! This file is the only one that prints.

use std::io::{self, BufRead, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::Style;
use serde::Serialize;
use supports_unicode::Stream;

use super::look;
use super::wrap::hanging;
use crate::diagnostic::Report;
use crate::wizard::Line;

/// Where the user reads us.
pub(crate) struct Terminal;

impl Terminal {
    /// Prints a result, with a line end.
    pub(crate) fn say(&mut self, text: &str) {
        put(&mut io::stdout().lock(), &look::fitting(text, Stream::Stdout));
    }

    /// Prints a result for other programs, as it stands.
    pub(crate) fn data(&mut self, text: &str) {
        put(&mut io::stdout().lock(), text);
    }

    /// Prints a result for other programs as JSON.
    pub(crate) fn json(&mut self, value: &impl Serialize) {
        // What is printed so has text keys and no numbers out of range: nothing can fail.
        let text = serde_json::to_string_pretty(value).unwrap_or_default();
        self.data(&text);
    }

    /// Prints what went wrong or deserves a look, with a line end.
    pub(crate) fn warn(&mut self, text: &str) {
        match look::word(text).filter(|_| is_coloured()) {
            Some((style, length)) => {
                let (word, rest) = text.split_at(length);
                self.coloured(&format!("{style}{word}{style:#}{rest}"));
            }
            None => put(&mut io::stderr().lock(), &look::fitting(text, Stream::Stderr)),
        }
    }

    /// Prints a line of an interview, broken to the width of the terminal.
    pub(crate) fn show(&mut self, line: &Line) {
        let text = hanging(&line.head, &line.text);
        let style = look::style(line);
        if text.is_empty() || style == Style::new() || !is_coloured() {
            return self.warn(&text);
        }
        // Each line of the screen for itself: some terminals colour the rest of a line with it.
        let lines = text.split('\n').map(|line| format!("{style}{line}{style:#}"));
        self.coloured(&lines.collect::<Vec<_>>().join("\n"));
    }

    fn coloured(&mut self, text: &str) {
        // Old consoles of Windows get their colours by calls instead of codes.
        put(&mut AutoStream::always(io::stderr().lock()), &look::fitting(text, Stream::Stderr));
    }

    /// Whether somebody sits there who can be asked.
    pub(crate) fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Asks for a line; `None` when there is no more to come (Ctrl+D, a closed window).
    pub(crate) fn ask(&mut self, prompt: &str) -> Option<String> {
        self.line(prompt).map(|line| line.trim().to_owned())
    }

    fn line(&mut self, prompt: &str) -> Option<String> {
        // 「大なり」 says nothing to those who hear it.
        let prompt = if look::is_plain() && prompt == "> " { "入力: " } else { prompt };
        // The lock is let go before the waiting: Ctrl+C has a word to say meanwhile.
        let _ = write!(io::stderr(), "{}", look::fitting(prompt, Stream::Stderr));
        let _ = io::stderr().flush();
        let mut bytes = Vec::new();
        match io::stdin().lock().read_until(b'\n', &mut bytes) {
            Ok(0) | Err(_) => None,
            // A character that came in broken must not end the sitting.
            Ok(_) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        }
    }

    /// As [`Self::ask`], with the line as it was typed but for its end.
    pub(crate) fn ask_raw(&mut self, prompt: &str) -> Option<String> {
        self.line(prompt).map(|line| line.trim_end_matches(['\n', '\r']).to_owned())
    }

    /// Prints every diagnostic, each with an empty line after it.
    pub(crate) fn report(&mut self, report: &Report) {
        for diagnostic in report.iter() {
            self.warn(&format!("{diagnostic}\n"));
        }
    }
}

/// The columns of the screen; `None` where results go into a file, which is the same whoever's screen it was made at.
pub(crate) fn columns_shown() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(columns, _)| columns.0.into())
}

/// Whether what goes to standard error may be in colour: a terminal that can, and nobody who asked us not to
/// (`NO_COLOR`, `--plain`).
fn is_coloured() -> bool {
    let stderr = io::stderr();
    !look::is_plain() && stderr.is_terminal() && AutoStream::choice(&stderr) != ColorChoice::Never
}

/// A reader who has gone away (`sonae schema | head`) is no fault of the run, so refusals are not told.
fn put(to: &mut impl Write, text: &str) {
    let _ = writeln!(to, "{text}");
    let _ = to.flush();
}
