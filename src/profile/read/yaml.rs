//! This file turns YAML into a located tree, as far as it can be read.
//!
//! The parser under serde-saphyr is driven directly: serde would give one fault a run, and would
//! read `0312345678` as a number before anybody could say that it is a telephone number.

use std::collections::BTreeMap;

use serde_saphyr::granit_parser::{Event, Options, Parser, ScalarStyle, Span};

use super::quoted;
use super::syntax::explain;
use super::tree::{Entry, Kind, Node, Position};
use crate::diagnostic::{Diagnostic, Place, Report};

/// More values than any facility has; what aliases repeat counts as well.
const MOST_NODES: usize = 400_000;

/// A tree, and whether the text was read to its end.
pub(in crate::profile) struct Tree {
    /// The value at the top; nothing when not even its beginning could be read.
    pub(in crate::profile) root: Option<Node>,
    /// Whether everything was read.
    pub(in crate::profile) complete: bool,
}

/// Reads the tree of a text; faults of form go to the report.
pub(in crate::profile) fn read_tree(name: &str, text: &str, report: &mut Report) -> Tree {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.flow_nesting_limit = 32;
    options.block_nesting_limit = 32;
    let mut builder = Builder::new(name);
    let mut complete = true;
    for event in Parser::new_from_str_with_options(text, options) {
        let step = match event {
            Ok((event, span)) => builder.take(event, &span, report),
            Err(error) => {
                let (message, help) = explain(&error);
                let at = position(error.marker().line(), error.marker().col());
                let place = Place::at(name, at.line, at.column);
                report.push(Diagnostic::error("profile-syntax", place, message).help(help));
                Step::Stop
            }
        };
        if step == Step::Stop {
            complete = false;
            break;
        }
    }
    Tree { root: builder.finish(), complete }
}

/// A list or map whose end has not been seen.
enum Open {
    List(Position, usize, Vec<Node>),
    Map(Position, usize, Vec<Entry>, Waiting),
}

/// What an open map waits for.
enum Waiting {
    Key,
    Value(String, Position),
    /// The value of a key that cannot be used.
    Nothing,
}

#[derive(PartialEq)]
enum Step {
    On,
    Stop,
}

struct Builder<'a> {
    name: &'a str,
    open: Vec<Open>,
    root: Option<Node>,
    anchors: BTreeMap<usize, Node>,
    nodes: usize,
    documents: usize,
}

impl<'a> Builder<'a> {
    fn new(name: &'a str) -> Self {
        let anchors = BTreeMap::new();
        Self { name, open: Vec::new(), root: None, anchors, nodes: 0, documents: 0 }
    }

    fn take(&mut self, event: Event<'_>, span: &Span, report: &mut Report) -> Step {
        let at = position(span.start.line(), span.start.col());
        self.nodes = self.nodes.saturating_add(1);
        match event {
            Event::DocumentStart(..) => {
                self.documents = self.documents.saturating_add(1);
                if self.documents > 1 {
                    report.push(
                        self.error(
                            "profile-documents",
                            at,
                            "「---」で区切られた2つめの内容があります。",
                        )
                        .help("1つのファイルには、1つの施設だけを書いてください。"),
                    );
                    return Step::Stop;
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                let node = Node { at, kind: scalar(text.into_owned(), style) };
                self.value(node, anchor, report);
            }
            Event::Alias(id) => {
                let Some(mut node) = self.anchors.get(&id).cloned() else {
                    report.push(
                        self.error("profile-syntax", at, "「*」の指す先が、まだ閉じていません。")
                            .help("値をそのまま書いてください。"),
                    );
                    return Step::On;
                };
                node.at = at;
                self.nodes = self.nodes.saturating_add(count(&node));
                self.value(node, 0, report);
            }
            Event::SequenceStart(_, anchor, _) => {
                self.open.push(Open::List(at, anchor, Vec::new()));
            }
            Event::MappingStart(_, anchor, _) => {
                self.open.push(Open::Map(at, anchor, Vec::new(), Waiting::Key));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(report),
            _ => {}
        }
        if self.nodes > MOST_NODES {
            report.push(
                self.error(
                    "profile-too-large",
                    at,
                    "項目が多すぎるので、ここで読むのをやめました。",
                )
                .help("台帳が大きいときは、別のCSVファイルにしてください。"),
            );
            return Step::Stop;
        }
        Step::On
    }

    fn close(&mut self, report: &mut Report) {
        let (node, anchor) = match self.open.pop() {
            Some(Open::List(at, anchor, items)) => (Node { at, kind: Kind::List(items) }, anchor),
            Some(Open::Map(at, anchor, entries, _)) => {
                (Node { at, kind: Kind::Map(entries) }, anchor)
            }
            None => return,
        };
        self.value(node, anchor, report);
    }

    fn value(&mut self, node: Node, anchor: usize, report: &mut Report) {
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let name = self.name;
        match self.open.last_mut() {
            None => {
                if self.root.is_none() {
                    self.root = Some(node);
                }
            }
            Some(Open::List(_, _, items)) => items.push(node),
            Some(Open::Map(_, _, entries, waiting)) => {
                match std::mem::replace(waiting, Waiting::Key) {
                    Waiting::Key => *waiting = key(node, entries, name, report),
                    Waiting::Value(key, key_at) => entries.push(Entry { key, key_at, value: node }),
                    Waiting::Nothing => {}
                }
            }
        }
    }

    /// Closes what is still open, so that the part that could be read is kept.
    fn finish(mut self) -> Option<Node> {
        let mut nothing = Report::new();
        while !self.open.is_empty() {
            self.close(&mut nothing);
        }
        self.root
    }

    fn error(&self, code: &'static str, at: Position, message: &str) -> Diagnostic {
        Diagnostic::error(code, Place::at(self.name, at.line, at.column), message)
    }
}

/// What an open map waits for after a key.
fn key(node: Node, entries: &[Entry], name: &str, report: &mut Report) -> Waiting {
    let text = match node.kind {
        Kind::Scalar(text) => text,
        Kind::Null => String::new(),
        // Whoever reads the map says that such a key does not belong there.
        Kind::List(_) => "[…]".to_owned(),
        Kind::Map(_) => "{…}".to_owned(),
    };
    let place = Place::at(name, node.at.line, node.at.column);
    if let Some(first) = entries.iter().find(|e| e.key == text) {
        report.push(
            Diagnostic::error(
                "profile-duplicate-key",
                place.field(&text),
                format!(
                    "{}が2回書かれています（1回めは{}行目）。",
                    quoted(&text),
                    first.key_at.line
                ),
            )
            .help("どちらか1つを消してください。"),
        );
        return Waiting::Nothing;
    }
    Waiting::Value(text, node.at)
}

fn scalar(text: String, style: ScalarStyle) -> Kind {
    match style {
        ScalarStyle::Plain if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL") => {
            Kind::Null
        }
        ScalarStyle::Literal | ScalarStyle::Folded => {
            Kind::Scalar(text.trim_end_matches('\n').to_owned())
        }
        _ => Kind::Scalar(text),
    }
}

fn count(node: &Node) -> usize {
    match &node.kind {
        Kind::Null | Kind::Scalar(_) => 1,
        Kind::List(items) => items.iter().map(count).fold(1, usize::saturating_add),
        Kind::Map(entries) => {
            entries.iter().map(|e| count(&e.value)).fold(1, usize::saturating_add)
        }
    }
}

fn position(line: usize, column: usize) -> Position {
    let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Position { file: 0, line: cut(line), column: cut(column.saturating_add(1)) }
}
