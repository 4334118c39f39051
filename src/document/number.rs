//! This file gives headings, tables and figures their numbers and proves every reference.

use std::collections::BTreeMap;

use super::{Block, BlockId, Document, Inline, ReferenceForm, Visited, plain_text, walk};

/// A document whose headings, tables and figures have numbers and whose ids are unique; writers accept only this.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbered {
    document: Document,
    labels: BTreeMap<BlockId, Label>,
    contents: Contents,
}

/// What a block is called in references.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// 「第3章」, 「3.3」, 「表4」, 「図2」; empty for blocks without a number.
    pub number: String,
    /// The words of the heading or caption.
    pub title: String,
    /// The short title of its document: 「BCP」.
    pub document: String,
}

/// The headings of a document in order.
pub type Contents = Vec<ContentsEntry>;

/// One heading in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsEntry {
    /// The heading.
    pub id: BlockId,
    /// 1 to 3.
    pub level: u8,
    /// 「第1章」, 「1.1」; empty for headings without a number.
    pub number: String,
    /// Words without the number.
    pub title: String,
}

/// Why documents could not be numbered; each is a fault of a template or of compose, never of the user's data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Two blocks have the same id.
    #[error("block id `{id}` is used twice")]
    DuplicateId {
        /// The id.
        id: BlockId,
    },
    /// A block's id does not begin with its document's name.
    #[error("block id `{id}` does not belong to document `{document}`")]
    ForeignId {
        /// The id.
        id: BlockId,
        /// The document's name.
        document: String,
    },
    /// A reference points nowhere.
    #[error("reference to `{target}` in `{from}` points nowhere")]
    DanglingReference {
        /// The block meant.
        target: BlockId,
        /// The document that refers to it.
        from: String,
    },
}

/// The labels of all documents of a binder, so that papers can refer to each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    labels: BTreeMap<BlockId, Label>,
}

impl Numbered {
    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The number and words of a heading, table or figure of this document.
    pub fn label(&self, id: &BlockId) -> Option<&Label> {
        self.labels.get(id)
    }

    /// The ids of the document itself and of all its blocks, rows, cells, items and shapes, in the order of ids.
    pub fn ids(&self) -> impl Iterator<Item = &BlockId> {
        self.labels.keys()
    }

    /// The headings in order.
    pub fn contents(&self) -> &[ContentsEntry] {
        &self.contents
    }
}

impl Register {
    /// The label of a block of any document of the binder; every block has one, its number may be empty.
    pub fn label(&self, id: &BlockId) -> Option<&Label> {
        self.labels.get(id)
    }

    /// The words of a reference before and after its page number: `("3.3.2（", Some("頁）"))`.
    ///
    /// `None` in the second place means that the form names no page.
    pub fn reference(&self, target: &BlockId, form: ReferenceForm) -> (String, Option<String>) {
        let Some(label) = self.labels.get(target) else {
            return (String::new(), None);
        };
        let Label { number, title, document } = label;
        let name = if number.is_empty() { format!("「{title}」") } else { number.clone() };
        match form {
            ReferenceForm::Number => (name, None),
            ReferenceForm::NumberAndTitle if number.is_empty() => (name, None),
            ReferenceForm::NumberAndTitle => (format!("{number} {title}"), None),
            ReferenceForm::Page | ReferenceForm::PageCount => {
                (String::new(), Some("頁".to_owned()))
            }
            ReferenceForm::NumberAndPage => (format!("{name}（"), Some("頁）".to_owned())),
            ReferenceForm::Place => (format!("{document} {name}（PDF "), Some("頁）".to_owned())),
        }
    }
}

/// Numbers all documents of a binder and proves their references.
///
/// # Errors
/// All faults found, see [`NumberError`].
pub fn number(documents: Vec<Document>) -> Result<(Vec<Numbered>, Register), Vec<NumberError>> {
    let mut errors = Vec::new();
    let mut register = Register::default();
    let mut numbered = Vec::new();
    for document in documents {
        let (labels, contents) = label_document(&document, &mut errors);
        register.labels.extend(labels.clone());
        numbered.push(Numbered { document, labels, contents });
    }
    for n in &numbered {
        walk(&n.document, &mut |visited| {
            if let Visited::Words(_, words) = visited {
                prove(words, &n.document.name, &register, &mut errors);
            }
        });
    }
    if errors.is_empty() { Ok((numbered, register)) } else { Err(errors) }
}

fn label_document(
    document: &Document,
    errors: &mut Vec<NumberError>,
) -> (BTreeMap<BlockId, Label>, Contents) {
    let mut labels = BTreeMap::new();
    let mut contents = Vec::new();
    let mut counters = Counters::default();
    let mut add = |id: &BlockId, number: String, title: String| {
        if id.document_name() != document.name {
            errors.push(NumberError::ForeignId { id: id.clone(), document: document.name.clone() });
        }
        let label = Label { number, title, document: document.meta.short_title.clone() };
        if labels.insert(id.clone(), label).is_some() {
            errors.push(NumberError::DuplicateId { id: id.clone() });
        }
    };
    add(&BlockId::document(&document.name), String::new(), document.meta.title.clone());
    walk(document, &mut |visited| match visited {
        Visited::Block(block) => {
            let Some(id) = block.id() else { return };
            let title = block.caption().map(|c| plain_text(c)).unwrap_or_default();
            match block {
                Block::Heading(h) => {
                    let number = if h.numbered { counters.heading(h.level) } else { String::new() };
                    let title = plain_text(&h.text);
                    let entry = ContentsEntry {
                        id: id.clone(),
                        level: h.level,
                        number: number.clone(),
                        title: title.clone(),
                    };
                    contents.push(entry);
                    add(id, number, title);
                }
                Block::Table(t) if t.caption.is_some() => add(id, counters.table(), title),
                Block::Diagram(_) | Block::Bars(_) | Block::Image(_)
                    if block.caption().is_some() =>
                {
                    add(id, counters.figure(), title);
                }
                _ => add(id, String::new(), title),
            }
            for part in block.parts() {
                add(part, String::new(), String::new());
            }
        }
        Visited::Words(..) | Visited::Plain(..) | Visited::Row(_) | Visited::Cell(_) => {}
    });
    (labels, contents)
}

fn prove(words: &[Inline], from: &str, register: &Register, errors: &mut Vec<NumberError>) {
    for inline in words {
        match inline {
            Inline::Reference { target, .. } if register.label(target).is_none() => {
                errors.push(NumberError::DanglingReference {
                    target: target.clone(),
                    from: from.to_owned(),
                });
            }
            Inline::Strong(inner) => prove(inner, from, register, errors),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Counters {
    headings: [u32; 3],
    tables: u32,
    figures: u32,
}

impl Counters {
    fn heading(&mut self, level: u8) -> String {
        let depth = usize::from(level.clamp(1, 3));
        self.headings[depth - 1] += 1;
        self.headings[depth..].fill(0);
        match depth {
            1 => format!("第{}章", self.headings[0]),
            _ => self.headings[..depth].iter().map(u32::to_string).collect::<Vec<_>>().join("."),
        }
    }

    fn table(&mut self) -> String {
        self.tables += 1;
        format!("表{}", self.tables)
    }

    fn figure(&mut self) -> String {
        self.figures += 1;
        format!("図{}", self.figures)
    }
}
