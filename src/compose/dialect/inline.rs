//! This file reads what stands inside a line: strong words, links, and marks in double brackets.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::Attributes;
use crate::compose::escape;
use crate::document::{BlockId, Inline, Inlines, ReferenceForm};

/// A piece of a line, before marks are read and data brought back.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    Text(String),
    Strong(Vec<Piece>),
    Link { text: String, url: String },
}

/// Why a line cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum InlineFault {
    /// Something that the dialect does not know.
    Refused(String),
    /// Something that is written wrongly, as a sentence.
    Malformed(String),
}

/// Gathers events up to the end of the block that has just begun.
pub(super) fn gather<'e>(
    events: &mut impl Iterator<Item = Event<'e>>,
    end: TagEnd,
) -> Result<Vec<Piece>, InlineFault> {
    let mut out = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::End(tag) if tag == end => break,
            Event::Text(text) => push_text(&mut out, &text),
            // Japanese sets no space between words, so a line end in the source is none on paper.
            Event::SoftBreak => push_text(&mut out, "\n"),
            Event::Start(Tag::Strong) => out.push(Piece::Strong(gather(events, TagEnd::Strong)?)),
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) => {
                let text = match gather(events, TagEnd::Link)?.as_slice() {
                    [Piece::Text(text)] => text.clone(),
                    _ => return Err(InlineFault::Refused("リンクの中の書式".to_owned())),
                };
                out.push(Piece::Link { text, url: dest_url.to_string() });
            }
            other => return Err(InlineFault::Refused(name(&other))),
        }
    }
    Ok(out)
}

fn push_text(out: &mut Vec<Piece>, text: &str) {
    match out.last_mut() {
        Some(Piece::Text(last)) => last.push_str(text),
        _ => out.push(Piece::Text(text.to_owned())),
    }
}

/// Takes `{#key}` off the end of a line.
pub(super) fn split_attributes(pieces: &mut Vec<Piece>) -> Result<Option<Attributes>, InlineFault> {
    let Some(Piece::Text(last)) = pieces.last_mut() else { return Ok(None) };
    let (before, attributes) = Attributes::split_off(last).map_err(InlineFault::Malformed)?;
    *last = before.to_owned();
    if last.is_empty() {
        pieces.pop();
    }
    Ok(attributes)
}

/// Reads one line of Markdown on its own, as it stands in a cell or a caption.
pub(super) fn line(text: &str) -> Result<Inlines, InlineFault> {
    let text = text.trim_matches([' ', '\t']);
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let mut events = Parser::new_ext(text, Options::empty());
    match events.next() {
        Some(Event::Start(Tag::Paragraph)) => {
            let pieces = gather(&mut events, TagEnd::Paragraph)?;
            match events.next() {
                None => finish(&pieces),
                Some(other) => Err(InlineFault::Refused(name(&other))),
            }
        }
        Some(other) => Err(InlineFault::Refused(name(&other))),
        None => Ok(Vec::new()),
    }
}

/// Reads the marks of a gathered line and brings its data back.
pub(super) fn finish(pieces: &[Piece]) -> Result<Inlines, InlineFault> {
    let mut out = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => marks(text, &mut out)?,
            Piece::Strong(inner) => out.push(Inline::Strong(finish(inner)?)),
            Piece::Link { text, url } => {
                let (text, url) = (escape::decode(text), escape::decode(url));
                let known =
                    ["https:", "http:", "mailto:", "tel:"].iter().any(|s| url.starts_with(s));
                out.push(if known { Inline::Link { text, url } } else { Inline::Text(text) });
            }
        }
    }
    Ok(out)
}

fn marks(text: &str, out: &mut Inlines) -> Result<(), InlineFault> {
    let mut rest = text;
    while let Some(at) = rest.find("[[") {
        words(&rest[..at], out)?;
        let Some((mark, after)) = rest[at + 2..].split_once("]]") else {
            return Err(InlineFault::Malformed("[[ を ]] で閉じてください。".to_owned()));
        };
        out.push(read_mark(mark)?);
        rest = after;
    }
    words(rest, out)
}

fn words(text: &str, out: &mut Inlines) -> Result<(), InlineFault> {
    // Left-over marks mean that Markdown did not take them as such, as `**「院長」**が` in Japanese text.
    if let Some(mark) = text.chars().find(|c| "*`<>{}\\|".contains(*c)) {
        return Err(InlineFault::Refused(format!("ここの「{mark}」")));
    }
    let text = escape::decode(&text.replace('\n', ""));
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push(Inline::Break);
        }
        if !line.is_empty() {
            out.push(Inline::Text(line.to_owned()));
        }
    }
    Ok(())
}

fn read_mark(mark: &str) -> Result<Inline, InlineFault> {
    let (name, rest) = mark.split_once(' ').unwrap_or((mark, ""));
    let reference = |form| {
        BlockId::parse(&escape::decode(rest))
            .map(|target| Inline::Reference { target, form })
            .map_err(|_| InlineFault::Malformed(format!("「[[{mark}]]」の参照先が読めません。")))
    };
    match name {
        "br" => Ok(Inline::Break),
        "box" => Ok(Inline::Checkbox { checked: rest == "checked" }),
        "blank" => rest.parse().map(|ems| Inline::Blank { ems }).map_err(|_| {
            InlineFault::Malformed(format!("「[[{mark}]]」の長さは数字で書いてください。"))
        }),
        "choice" => {
            let options: Vec<_> = rest.split('・').map(escape::decode).collect();
            Ok(Inline::Choice { options, selected: None })
        }
        "number" => reference(ReferenceForm::Number),
        "title" => reference(ReferenceForm::NumberAndTitle),
        "page" => reference(ReferenceForm::Page),
        "ref" => reference(ReferenceForm::NumberAndPage),
        "place" => reference(ReferenceForm::Place),
        "pages" => reference(ReferenceForm::PageCount),
        _ => Err(InlineFault::Refused(format!("「[[{mark}]]」"))),
    }
}

/// What a thing that is refused is called.
pub(super) fn name(event: &Event<'_>) -> String {
    let name = match event {
        Event::Code(_) => "文中の ` `",
        Event::Html(_) | Event::InlineHtml(_) => "HTML",
        Event::HardBreak => "行末の空白や \\ による改行（[[br]] を使ってください）",
        Event::Rule => "横線 ---",
        Event::Start(Tag::Emphasis) => "斜体 * *",
        Event::Start(Tag::Link { .. }) => "この形のリンク",
        Event::Start(Tag::Image { .. }) => "画像 ![]",
        Event::Start(Tag::BlockQuote(_)) => "引用 >",
        Event::Start(Tag::HtmlBlock) => "HTML",
        Event::Start(Tag::CodeBlock(_)) => "字下げによる囲み",
        Event::Start(Tag::List(_) | Tag::Item) => "ここでの箇条書き",
        Event::Start(Tag::Heading { .. }) => "ここでの見出し",
        Event::Start(Tag::Paragraph) => "ここでの段落",
        _ => "この書き方",
    };
    name.to_owned()
}
