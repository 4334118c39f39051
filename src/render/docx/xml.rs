//! This file writes XML elements, escapes their text, and puts children into the order their schema asks for.

use super::order;

/// An element with its attributes and children, written only once it is whole.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, Value)>,
    children: Vec<Node>,
}

/// The value of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A word of the format.
    Word(&'static str),
    /// Words of the document.
    Text(String),
    /// A measure or an id.
    Number(i64),
}

#[derive(Debug, Clone, PartialEq)]
enum Node {
    Element(Element),
    Text(String),
}

/// An empty element.
pub(super) fn el(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), children: Vec::new() }
}

/// An element that holds nothing but `w:val`.
pub(super) fn val(name: &'static str, value: impl Into<Value>) -> Element {
    el(name).attr("w:val", value)
}

impl Element {
    pub(super) fn attr(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    pub(super) fn child(mut self, child: Element) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    pub(super) fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    pub(super) fn child_if(self, wanted: bool, child: impl FnOnce() -> Element) -> Self {
        if wanted { self.child(child()) } else { self }
    }

    pub(super) fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.children.is_empty()
    }

    /// Writes the element; children of property elements go into schema order, whatever the order they came in.
    pub(super) fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            match value {
                Value::Word(word) => out.push_str(word),
                Value::Text(text) => escape(text, out),
                Value::Number(number) => push_number(*number, out),
            }
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        match order::children_of(self.name) {
            Some(order) if self.children.len() > 1 => {
                let mut sorted: Vec<(usize, &Node)> =
                    self.children.iter().map(|n| (rank(n, order), n)).collect();
                sorted.sort_by_key(|(rank, _)| *rank);
                debug_assert!(
                    sorted.iter().all(|(rank, _)| *rank < order.len()),
                    "{} holds a child that its order does not name",
                    self.name
                );
                sorted.iter().for_each(|(_, node)| node.write(out));
            }
            _ => self.children.iter().for_each(|node| node.write(out)),
        }
        out.push_str("</");
        out.push_str(self.name);
        out.push('>');
    }

    /// The element as a part of a package, with XML declaration.
    pub(super) fn inpart(self) -> Vec<u8> {
        let mut out = String::with_capacity(4096);
        out.push_str(DECLARATION);
        self.write(&mut out);
        out.into_bytes()
    }
}

/// Opens every part.
pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

impl Node {
    fn write(&self, out: &mut String) {
        match self {
            Node::Element(element) => element.write(out),
            Node::Text(text) => escape(text, out),
        }
    }
}

fn rank(node: &Node, order: &[&str]) -> usize {
    match node {
        Node::Element(e) => order.iter().position(|n| *n == e.name).unwrap_or(order.len()),
        Node::Text(_) => order.len(),
    }
}

/// Characters that XML 1.0 forbids become U+FFFD: a file that opens tells more than one that does not.
fn escape(text: &str, out: &mut String) {
    let mut clean = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\t' => "&#9;",
            '\n' => "&#10;",
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => "\u{fffd}",
            _ => continue,
        };
        out.push_str(text.get(clean..at).unwrap_or_default());
        out.push_str(instead);
        clean = at + c.len_utf8();
    }
    out.push_str(text.get(clean..).unwrap_or_default());
}

fn push_number(number: i64, out: &mut String) {
    use std::fmt::Write;
    // Writing into a string cannot fail.
    let _ = write!(out, "{number}");
}

impl From<&'static str> for Value {
    fn from(word: &'static str) -> Self {
        Value::Word(word)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Number(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Value::Number(i64::from(number))
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Value::Number(i64::from(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(element: &Element) -> String {
        let mut out = String::new();
        element.write(&mut out);
        out
    }

    #[test]
    fn words_of_the_document_never_become_markup() {
        let run = el("w:t").attr("a", "<\"&".to_owned()).text("<w:p> & {{7*7}} \u{1}");
        assert_eq!(
            written(&run),
            "<w:t a=\"&lt;&quot;&amp;\">&lt;w:p&gt; &amp; {{7*7}} \u{fffd}</w:t>"
        );
    }

    #[test]
    fn paragraph_properties_come_out_in_schema_order_however_they_went_in() {
        let properties = el("w:pPr")
            .child(val("w:jc", "center"))
            .child(el("w:keepNext"))
            .child(el("w:numPr").child(val("w:numId", 3)).child(val("w:ilvl", 0)))
            .child(val("w:pStyle", "Caption"));
        assert_eq!(
            written(&properties),
            "<w:pPr><w:pStyle w:val=\"Caption\"/><w:keepNext/><w:numPr><w:ilvl w:val=\"0\"/>\
             <w:numId w:val=\"3\"/></w:numPr><w:jc w:val=\"center\"/></w:pPr>"
        );
    }
}
