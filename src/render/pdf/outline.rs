//! This file makes bookmarks, link targets and what the file says of itself.

use chrono::{Datelike, NaiveDate};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};

use crate::document::{BlockId, ContentsEntry, Document, Numbered};
use crate::layout::Paged;

/// Where a block stands: its anchor, or the top of its page. `None` when no page shows it.
pub(super) fn place(paged: &Paged, block: &BlockId) -> Option<XyzDestination> {
    let (page, y) = match paged.anchors.get(block) {
        Some(anchor) => (anchor.page, anchor.y),
        None => (*paged.page_of.get(block)?, 0.0),
    };
    let index = usize::try_from(page).ok()?.checked_sub(1)?;
    (index < paged.pages.len()).then(|| XyzDestination::new(index, Point::from_xy(0.0, y)))
}

/// Bookmarks of all headings, nested by level; papers without headings get their title as the only one.
pub(super) fn outline(paged: &Paged, numbered: &Numbered) -> Outline {
    let mut levels = Levels::default();
    for entry in numbered.contents() {
        if let Some(destination) = place(paged, &entry.id) {
            let node = OutlineNode::new(words(entry), destination).with_open(entry.level == 1);
            levels.add(entry.level, node);
        }
    }
    let mut nodes = levels.close();
    if nodes.is_empty() {
        let title = numbered.document().meta.title.clone();
        nodes.push(OutlineNode::new(title, XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    }
    let mut outline = Outline::new();
    nodes.into_iter().for_each(|node| outline.push_child(node));
    outline
}

fn words(entry: &ContentsEntry) -> String {
    if entry.number.is_empty() {
        entry.title.clone()
    } else {
        format!("{} {}", entry.number, entry.title)
    }
}

/// Nodes still open, from the outermost to the innermost.
#[derive(Default)]
struct Levels {
    done: Vec<OutlineNode>,
    open: Vec<(u8, OutlineNode)>,
}

impl Levels {
    fn add(&mut self, level: u8, node: OutlineNode) {
        self.fold(level);
        self.open.push((level, node));
    }

    fn close(mut self) -> Vec<OutlineNode> {
        self.fold(0);
        self.done
    }

    /// Hands every open node of this level or deeper to the one around it.
    fn fold(&mut self, level: u8) {
        while let Some((_, node)) = self.open.pop_if(|(open, _)| *open >= level) {
            match self.open.last_mut() {
                Some((_, around)) => around.push_child(node),
                None => self.done.push(node),
            }
        }
    }
}

/// Title, facility, language and date; nothing that changes from run to run.
pub(super) fn metadata(document: &Document) -> Metadata {
    let meta = &document.meta;
    Metadata::new()
        .title(meta.title.clone())
        .authors(vec![meta.author().to_owned()])
        .language(super::LANGUAGE.to_owned())
        .creator("sonae".to_owned())
        .document_id(format!("{}/{}", meta.facility, document.name))
        .creation_date(midnight(meta.date))
}

/// The start of the day in Japan.
fn midnight(date: NaiveDate) -> DateTime {
    let number = |n: u32| u8::try_from(n).unwrap_or(1);
    DateTime::new(u16::try_from(date.year()).unwrap_or(0))
        .month(number(date.month()))
        .day(number(date.day()))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(9)
        .utc_offset_minute(0)
}
