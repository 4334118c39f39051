//! This file reads Word files back as a person sees them: words, automatic numbers, fields, lists to choose from.

use crate::reading::{Counters, Node, number, tree};

/// A paragraph, or all words of a drawing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) words: String,
    pub(crate) drawing: bool,
    /// Name of the innermost bookmark that stands in it.
    pub(crate) bookmark: String,
}

/// The words of a file without running heads and fallbacks; paragraphs without words are left out.
pub(crate) fn lines(docx: &[u8]) -> Vec<Line> {
    let document = tree(docx, "word/document.xml");
    let mut out = Vec::new();
    walk(&document, &mut Counters::default(), &mut out);
    out
}

fn walk(node: &Node, counters: &mut Counters, out: &mut Vec<Line>) {
    for child in &node.children {
        match child.name.as_str() {
            "mc:Fallback" | "w:tblPr" | "w:sdtPr" => {}
            "w:p" => {
                // A bullet is a mark of the list and no word.
                let label = number(child, counters);
                let bullet = matches!(label.as_str(), "•" | "－");
                let words = if bullet { String::new() } else { label };
                let mut line = Line { words, ..Line::default() };
                let mut boxes = String::new();
                read(child, &mut line, &mut boxes);
                if !boxes.is_empty() {
                    let bookmark = line.bookmark.clone();
                    out.push(Line { words: boxes, drawing: true, bookmark });
                }
                if !line.words.is_empty() {
                    out.push(line);
                }
            }
            _ => walk(child, counters, out),
        }
    }
}

fn read(node: &Node, line: &mut Line, boxes: &mut String) {
    for child in &node.children {
        match child.name.as_str() {
            "w:t" => line.words.push_str(&child.text),
            "w:br" => line.words.push('\n'),
            "w:tab" if node.name == "w:r" => line.words.push('\t'),
            "w:bookmarkStart" => child.attr("w:name").clone_into(&mut line.bookmark),
            "w:txbxContent" => {
                for text in child.each("w:t") {
                    boxes.push_str(&text.text);
                }
            }
            "mc:Fallback" | "w:pPr" | "w:rPr" | "w:sdtPr" => {}
            // A rule to write on is made of underlined spaces; it is no words.
            "w:r" if is_blank(child) => {}
            "w:sdt" => match choice(child) {
                Some(words) => line.words.push_str(&words),
                None => read(child, line, boxes),
            },
            _ => read(child, line, boxes),
        }
    }
}

fn is_blank(run: &Node) -> bool {
    run.child("w:rPr").is_some_and(|p| p.child("w:u").is_some())
        && run.each("w:t").iter().all(|t| t.text.chars().all(|c| c == '\u{3000}'))
}

/// A list to choose from as it would be printed: every option, and which is chosen.
fn choice(control: &Node) -> Option<String> {
    let properties = control.child("w:sdtPr")?;
    let list = properties.child("w:dropDownList")?;
    let shown: String =
        control.child("w:sdtContent")?.each("w:t").iter().map(|t| t.text.as_str()).collect();
    if properties.child("w:showingPlcHdr").is_some() {
        return Some(shown);
    }
    let options = list.each("w:listItem").into_iter().map(|i| i.attr("w:displayText"));
    let options = options.filter(|option| *option != "未記入").map(|option| {
        if option == shown { format!("{option}（選択）") } else { option.to_owned() }
    });
    Some(options.collect::<Vec<_>>().join("・"))
}
