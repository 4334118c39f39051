//! This file is a seat at a pseudo-terminal in which the command runs.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Child;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};
use rustix::termios::{Termios, tcgetattr};

/// Longer than any screen takes to come, also on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running command and the terminal it runs in.
pub(crate) struct Seat {
    pty: Arc<Pty>,
    child: Child,
    incoming: Receiver<Vec<u8>>,
    /// What was shown since the last line was typed.
    shown: Vec<u8>,
    /// How the terminal stood before anybody sat down.
    before: Termios,
    /// What stands before the line that is asked for.
    prompt: &'static str,
}

/// What came of waiting.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Came {
    /// The command waits for a line.
    Prompt(String),
    /// The command has ended.
    End(Ended),
}

/// How a command ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    /// The exit code, or the signal that ended it as shells count it.
    pub(crate) code: i32,
    /// What was shown since the last line was typed.
    pub(crate) text: String,
}

impl Seat {
    /// Starts the command in a folder; `line` is split at spaces.
    pub(crate) fn take(folder: &Path, line: &str, environment: &[(&str, &str)]) -> Self {
        Self::of_width(80, folder, line, environment)
    }

    /// As [`Self::take`], at a screen of so many columns.
    pub(crate) fn of_width(
        columns: u16,
        folder: &Path,
        line: &str,
        environment: &[(&str, &str)],
    ) -> Self {
        let (pty, pts) = open().unwrap();
        pty.resize(Size::new(24, columns)).unwrap();
        let before = tcgetattr(&pts).unwrap();
        let command = Command::new(env!("CARGO_BIN_EXE_sonae"))
            .args(line.split_whitespace())
            .current_dir(folder)
            .env_remove("SOURCE_DATE_EPOCH")
            .env_remove("NO_COLOR")
            .env_remove("CI")
            // The tests' own folders lie where the system keeps passing files, and the command would say so.
            .env("TMPDIR", "/nowhere")
            .env("LC_ALL", "C.UTF-8")
            .env("TERM", "xterm-256color")
            .envs(environment.iter().copied());
        let child = command.spawn(pts).unwrap();
        let pty = Arc::new(pty);
        let (outgoing, incoming) = channel();
        let read = Arc::clone(&pty);
        // Ends when the last holder of the other side is gone: the system then refuses to read.
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length) = (&*read).read(&mut buffer) {
                if length == 0 || outgoing.send(buffer[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        let prompt = if line.contains("--plain") { "入力: " } else { "> " };
        Self { pty, child, incoming, shown: Vec::new(), before, prompt }
    }

    /// Waits until a line is asked for, or until the command ends.
    pub(crate) fn wait(&mut self) -> Came {
        let prompt = format!("\n{}", self.prompt);
        self.wait_for(|shown| shown.ends_with(prompt.as_bytes()))
    }

    fn wait_for(&mut self, wanted: impl Fn(&[u8]) -> bool) -> Came {
        let since = Instant::now();
        while !wanted(&self.shown) {
            match self.incoming.recv_timeout(PATIENCE.saturating_sub(since.elapsed())) {
                Ok(bytes) => self.shown.extend(bytes),
                Err(RecvTimeoutError::Disconnected) => return Came::End(self.ended()),
                Err(RecvTimeoutError::Timeout) => panic!("nothing came:\n{}", self.text()),
            }
        }
        Came::Prompt(self.text())
    }

    /// Waits for the next question and says what the screen shows.
    pub(crate) fn prompt(&mut self) -> String {
        match self.wait() {
            Came::Prompt(text) => text,
            Came::End(ended) => panic!("ended with {}:\n{}", ended.code, ended.text),
        }
    }

    /// Waits for the end, whatever is asked meanwhile.
    pub(crate) fn end(&mut self) -> Ended {
        match self.wait_for(|_| false) {
            Came::Prompt(text) => panic!("still asking:\n{text}"),
            Came::End(ended) => ended,
        }
    }

    /// Types a line and Enter, and says what the screen shows then.
    pub(crate) fn reply(&mut self, line: &str) -> String {
        self.say(line);
        self.prompt()
    }

    /// Types a line and Enter.
    pub(crate) fn say(&mut self, line: &str) {
        self.shown.clear();
        self.press(&format!("{line}\r"));
    }

    /// Presses keys.
    pub(crate) fn press(&self, keys: &str) {
        (&*self.pty).write_all(keys.as_bytes()).unwrap();
    }

    /// Ends the command as a power cut would: nothing of it runs any more.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Whether the terminal's modes are those from before the command: what is typed is shown, line by line.
    pub(crate) fn is_untouched(&self) -> bool {
        modes(&tcgetattr(&*self.pty).unwrap()) == modes(&self.before)
    }

    fn ended(&mut self) -> Ended {
        let status = self.child.wait().unwrap();
        let code = status.code().or_else(|| status.signal().map(|signal| 128 + signal)).unwrap();
        Ended { code, text: self.text() }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.shown).replace('\r', "")
    }
}

/// Everything that a program can change about a terminal.
fn modes(termios: &Termios) -> String {
    format!("{termios:?}")
}
