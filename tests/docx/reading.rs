//! This file reads Word files back: parts, elements, and words with their automatic numbers.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// An element of a part.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) children: Vec<Node>,
    pub(crate) text: String,
}

/// The text of a part.
pub(crate) fn part(docx: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// A part as elements.
pub(crate) fn tree(docx: &[u8], name: &str) -> Node {
    parse(&part(docx, name))
}

/// XML as elements.
pub(crate) fn parse(xml: &str) -> Node {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(node(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(node(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
            Event::GeneralRef(reference) => {
                let whole = format!("&{};", &*reference);
                let words = quick_xml::escape::unescape(&whole).unwrap().into_owned();
                open.last_mut().unwrap().text.push_str(&words);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "elements left open");
    open.remove(0).children.remove(0)
}

fn node(start: &BytesStart<'_>) -> Node {
    let attributes = start.attributes().map(|a| {
        let a = a.unwrap();
        let value = quick_xml::escape::unescape(&a.value).unwrap().into_owned();
        (a.key.as_ref().to_owned(), value)
    });
    Node {
        name: start.name().as_ref().to_owned(),
        attributes: attributes.collect(),
        ..Node::default()
    }
}

impl Node {
    pub(crate) fn attr(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    pub(crate) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|c| c.name == name)
    }

    /// All elements of a name below this one, in document order; fallbacks are not looked into.
    pub(crate) fn all<'a>(&'a self, name: &str, out: &mut Vec<&'a Node>) {
        for child in self.children.iter().filter(|c| c.name != "mc:Fallback") {
            if child.name == name {
                out.push(child);
            }
            child.all(name, out);
        }
    }

    pub(crate) fn each(&self, name: &str) -> Vec<&Node> {
        let mut out = Vec::new();
        self.all(name, &mut out);
        out
    }

    /// The element as indented lines.
    pub(crate) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(0, &mut out);
        out
    }

    fn write(&self, depth: usize, out: &mut String) {
        out.push_str(&"  ".repeat(depth));
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push_str(&format!(" {name}={value}"));
        }
        if !self.text.is_empty() {
            out.push_str(&format!(" 「{}」", self.text));
        }
        out.push('\n');
        self.children.iter().for_each(|c| c.write(depth + 1, out));
    }
}

/// The words of a file, a paragraph a line, with the numbers that Word puts before headings and items.
pub(crate) fn lines(docx: &[u8]) -> Vec<String> {
    let document = tree(docx, "word/document.xml");
    let mut counters = Counters::default();
    let mut out = Vec::new();
    walk(&document, &mut counters, &mut out);
    out
}

#[derive(Default)]
pub(crate) struct Counters {
    headings: [u32; 3],
    lists: BTreeMap<String, [u32; 2]>,
}

fn walk(node: &Node, counters: &mut Counters, out: &mut Vec<String>) {
    for child in &node.children {
        match child.name.as_str() {
            "mc:Fallback" | "w:tblPr" | "w:sdtPr" => {}
            "w:p" => {
                let mut words = number(child, counters);
                let mut boxes = Vec::new();
                runs(child, &mut words, &mut boxes);
                boxes.into_iter().for_each(|inside| walk(inside, counters, out));
                if !words.is_empty() {
                    out.push(words);
                }
            }
            _ => walk(child, counters, out),
        }
    }
}

fn runs<'a>(node: &'a Node, words: &mut String, boxes: &mut Vec<&'a Node>) {
    for child in &node.children {
        match child.name.as_str() {
            "w:t" => words.push_str(&child.text),
            "w:br" => words.push('\n'),
            "w:tab" if node.name == "w:r" => words.push('\t'),
            "w:txbxContent" => boxes.push(child),
            "mc:Fallback" | "w:pPr" | "w:rPr" | "w:sdtPr" => {}
            _ => runs(child, words, boxes),
        }
    }
}

/// What Word prints before a paragraph: 「第1章 」, 「1.1 」, 「(1)」, 「•」.
pub(crate) fn number(paragraph: &Node, counters: &mut Counters) -> String {
    let Some(properties) = paragraph.child("w:pPr") else { return String::new() };
    let style = properties.child("w:pStyle").map_or("", |s| s.attr("w:val"));
    let direct = properties.child("w:numPr");
    let id = direct.and_then(|n| n.child("w:numId")).map_or("", |n| n.attr("w:val"));
    let level = direct.and_then(|n| n.child("w:ilvl")).map_or("0", |n| n.attr("w:val"));
    let level: usize = level.parse().unwrap();
    if let Some(depth) = style.strip_prefix("Heading") {
        if id == "0" {
            return String::new();
        }
        let depth: usize = depth.parse().unwrap();
        counters.headings[depth - 1] += 1;
        counters.headings[depth..].fill(0);
        let [one, two, three] = counters.headings;
        return match depth {
            1 => format!("第{one}章 "),
            2 => format!("{one}.{two} "),
            _ => format!("{one}.{two}.{three} "),
        };
    }
    match (style, level) {
        ("ListBullet", 0) => "•".to_owned(),
        ("ListBullet", _) => "－".to_owned(),
        ("ListNumber", _) => {
            let counter = counters.lists.entry(id.to_owned()).or_default();
            counter[level] += 1;
            counter[level + 1..].fill(0);
            let n = counter[level];
            if level == 0 {
                format!("({n})")
            } else {
                char::from_u32(0x245F + n).unwrap().to_string()
            }
        }
        _ => String::new(),
    }
}
