//! This file holds what the screen shows, as lines that the terminal breaks to its own width.

/// What stands on the screen before somebody types.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Screen {
    /// Lines from top to bottom.
    pub lines: Vec<Line>,
}

/// A line, broken by the terminal where it is too long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What stands in front and is not repeated: 「例: 」, 「 1. 」.
    pub head: String,
    /// The text.
    pub text: String,
    /// What kind of line it is.
    pub tone: Tone,
}

/// How a line is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Where we are.
    Title,
    /// What is asked.
    Question,
    /// Reasons, examples, choices.
    Plain,
    /// What was understood.
    Echo,
    /// What cannot be taken.
    Trouble,
}

impl Screen {
    /// Adds a line.
    pub(super) fn push(&mut self, tone: Tone, head: impl Into<String>, text: impl Into<String>) {
        self.lines.push(Line { head: head.into(), text: text.into(), tone });
    }

    /// Adds a line without anything in front.
    pub(super) fn plain(&mut self, text: impl Into<String>) {
        self.push(Tone::Plain, "", text);
    }

    /// Adds an empty line.
    pub(super) fn gap(&mut self) {
        self.plain("");
    }

    /// The lines as they stand, unbroken.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| format!("{}{}\n", line.head, line.text)).collect()
    }
}
