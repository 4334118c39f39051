//! The file says what the document says, word for word and in its order.

use sonae::document::{Block, BlockId, Inline, ListItem, Numbered, Table};

use crate::everything::{Binder, everything, id};
use crate::reading::lines;

#[test]
fn the_file_says_what_the_document_says() {
    let binder = everything();
    let written = lines(&binder.docx());
    let wanted = wanted(&binder, &binder.documents[0]);
    for (at, (found, meant)) in written.iter().zip(&wanted).enumerate() {
        assert_eq!(found, meant, "line {at}");
    }
    assert_eq!(written.len(), wanted.len());
}

#[test]
fn the_contents_hold_numbers_titles_and_pages_of_our_layout() {
    let written = lines(&everything().docx());
    let from = written.iter().position(|l| l == "目次").unwrap() + 1;
    assert_eq!(
        written[from..from + 7],
        [
            "第1章 総則\t3",
            "1.1 目的\t3",
            "1.1.1 守ること\t3",
            "第2章 台帳\t4",
            "第3章 報告\t5",
            "3.1 報告の流れ\t5",
            "第4章 点検の様式\t6",
        ]
    );
}

#[test]
fn references_name_places_in_this_paper_and_in_others() {
    let written = lines(&everything().docx());
    assert!(written.contains(
        &"手順は3.1 報告の流れ、様式は表2（6頁）、台帳は表1、図は5頁、連絡先は連絡先一覧 第1章（PDF 2頁）による。\
          院長が決める。\n出典は厚生労働省、<w:p> & {{7*7}} |#「そのまま」。"
            .to_owned()
    ));
}

/// The words of a document, a paragraph a line, as the model has them.
fn wanted(binder: &Binder, numbered: &Numbered) -> Vec<String> {
    let reader = Reader { binder, numbered };
    let mut out = Vec::new();
    for block in numbered.document().sections.iter().flat_map(|s| &s.blocks) {
        reader.block(block, &mut out);
    }
    out.retain(|line| !line.is_empty());
    out
}

struct Reader<'a> {
    binder: &'a Binder,
    numbered: &'a Numbered,
}

impl Reader<'_> {
    fn block(&self, block: &Block, out: &mut Vec<String>) {
        let label = |id: &BlockId| {
            let number = &self.numbered.label(id).unwrap().number;
            if number.is_empty() { String::new() } else { format!("{number} ") }
        };
        let caption = |out: &mut Vec<String>| {
            if let (Some(id), Some(words)) = (block.id(), block.caption()) {
                out.push(format!("{}{}", label(id), self.inlines(words)));
            }
        };
        match block {
            Block::Heading(h) => out.push(format!("{}{}", label(&h.id), self.inlines(&h.text))),
            Block::Paragraph(p) => out.push(self.inlines(&p.text)),
            Block::List(list) => self.items(&list.items, list.ordered, 0, out),
            Block::Table(table) => {
                caption(out);
                self.table(table, out);
            }
            Block::Diagram(_) | Block::Bars(_) => {
                for figure in &self.binder.paged.figures[block.id().unwrap()] {
                    let (labels, boxes): (Vec<_>, Vec<_>) =
                        figure.shapes.iter().partition(|s| s.stroke.is_none());
                    let shapes = boxes.into_iter().chain(labels);
                    out.extend(shapes.flat_map(|s| &s.lines).map(|l| l.text.clone()));
                }
                caption(out);
            }
            Block::Image(_) => caption(out),
            Block::Signature(signature) => {
                for line in &signature.lines {
                    let date = if line.date.is_empty() {
                        "　　　年　　月　　日"
                    } else {
                        &line.date
                    };
                    out.extend([&line.role, &line.name, date, "印"].map(str::to_owned));
                }
            }
            Block::Note(note) => {
                out.push(self.inlines(&note.title));
                out.extend(note.paragraphs.iter().map(|p| self.inlines(&p.text)));
            }
            Block::Contents { .. } => {
                let entries = self.numbered.contents().iter();
                for entry in entries.filter(|e| e.id != id("bcp/contents-title")) {
                    let page = self.binder.pages[&entry.id];
                    out.push(format!("{}{}\t{page}", label(&entry.id), entry.title));
                }
            }
            Block::PageBreak => {}
        }
    }

    fn items(&self, items: &[ListItem], ordered: bool, depth: usize, out: &mut Vec<String>) {
        for (n, item) in items.iter().enumerate() {
            let label = match (ordered, depth) {
                (false, 0) => "•".to_owned(),
                (false, _) => "－".to_owned(),
                (true, _) => format!("({})", n + 1),
            };
            out.push(format!("{label}{}", self.inlines(&item.text)));
            self.items(&item.children, ordered, depth + 1, out);
        }
    }

    fn table(&self, table: &Table, out: &mut Vec<String>) {
        for cell in table.rows.iter().flat_map(|r| &r.cells) {
            out.extend(cell.paragraphs.iter().map(|p| self.inlines(p)));
        }
    }

    fn inlines(&self, inlines: &[Inline]) -> String {
        let words = inlines.iter().map(|inline| match inline {
            Inline::Text(words) | Inline::Link { text: words, .. } => words.clone(),
            Inline::Strong(inner) => self.inlines(inner),
            Inline::Reference { target, form } => {
                let (before, after) = self.binder.register.reference(target, *form);
                match after {
                    Some(after) => format!("{before}{}{after}", self.binder.pages[target]),
                    None => before,
                }
            }
            Inline::Choice { options, selected: Some(at) } => options[*at].clone(),
            Inline::Choice { options, selected: None } => options.join("・"),
            Inline::Checkbox { checked } => sonae::document::checkbox_mark(*checked).to_string(),
            Inline::Blank { ems } => "　".repeat(usize::from(*ems)),
            Inline::Break => "\n".to_owned(),
        });
        words.collect()
    }
}
