//! This file builds paragraphs: a style, a few properties, bookmarks and runs.

use super::style::{NORMAL, Style};
use super::xml::{Element, el, val};

/// A paragraph that is still being put together.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    style: Style,
    properties: Vec<Element>,
    content: Vec<Element>,
}

impl Paragraph {
    pub(super) fn new(style: Style) -> Self {
        Self { style, properties: Vec::new(), content: Vec::new() }
    }

    pub(super) fn style(&self) -> Style {
        self.style
    }

    pub(super) fn with(mut self, property: Element) -> Self {
        self.properties.push(property);
        self
    }

    pub(super) fn with_if(self, wanted: bool, property: impl FnOnce() -> Element) -> Self {
        if wanted { self.with(property()) } else { self }
    }

    pub(super) fn holding(mut self, content: impl IntoIterator<Item = Element>) -> Self {
        self.content.extend(content);
        self
    }

    /// The paragraph as an element; running text needs no properties at all.
    pub(super) fn element(self) -> Element {
        let style = (self.style != NORMAL).then(|| val("w:pStyle", self.style.id));
        let properties = el("w:pPr").children(style).children(self.properties);
        let plain = properties.is_empty();
        el("w:p").child_if(!plain, || properties).children(self.content)
    }
}

/// A run of plain words; new lines and tabs inside them become Word's own.
pub(super) fn run(words: &str, properties: impl IntoIterator<Item = Element>) -> Element {
    let properties = el("w:rPr").children(properties);
    let plain = properties.is_empty();
    let mut run = el("w:r").child_if(!plain, || properties);
    for (line, words) in words.split('\n').enumerate() {
        let words = words.trim_end_matches('\r');
        run = run.child_if(line > 0, || el("w:br"));
        for (stop, words) in words.split('\t').enumerate() {
            run = run.child_if(stop > 0, || el("w:tab"));
            run = run.child_if(!words.is_empty(), || words_element(words));
        }
    }
    run
}

fn words_element(words: &str) -> Element {
    let padded = words.starts_with(char::is_whitespace) || words.ends_with(char::is_whitespace);
    let element = el("w:t").text(words);
    if padded { element.attr("xml:space", "preserve") } else { element }
}

/// A run that jumps to the next tab stop.
pub(super) fn tab() -> Element {
    el("w:r").child(el("w:tab"))
}
