//! This file turns inlines into glyph clusters: what a line can be broken into.

use super::fonts::{Fonts, Glyph, is_shapeless, is_variation_selector};
use super::kinsoku::{self, OBJECT, Opportunity, between, is_wide};
use super::paged::{LinkTarget, TagRole};
use super::tree::Tree;
use crate::document::BlockId;

/// The words of one paragraph, ready to be broken into lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// Everything that is read, in order, with [`OBJECT`] for what is drawn.
    pub(super) text: String,
    /// What the text is made of; lines are runs of clusters.
    pub(super) clusters: Vec<Cluster>,
    /// Runs of clusters that are one thing: plain words, a link's words, a circled answer, a page number.
    pub(super) spans: Vec<Span>,
    /// Links, which spans name.
    pub(super) links: Vec<Link>,
}

/// A base character with everything that belongs to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cluster {
    /// First byte in the text.
    pub(super) start: u32,
    /// One past the last byte.
    pub(super) end: u32,
    /// What it shows.
    pub(super) kind: Kind,
    /// Space kept free before it, in ems.
    pub(super) lead: f32,
    /// Width in ems.
    pub(super) advance: f32,
    /// Index of its span.
    pub(super) span: u32,
    /// Whether a line may begin here.
    pub(super) begins: Opportunity,
    /// Whether justification may put space before it.
    pub(super) stretches: bool,
}

/// What a cluster shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A glyph of one of the fonts.
    Glyph {
        /// Index of the font.
        font: usize,
        /// Index of the glyph.
        id: u32,
    },
    /// A glyph of open ground, which may hang over the end of a line.
    Space {
        /// Index of the font.
        font: usize,
        /// Index of the glyph.
        id: u32,
    },
    /// A rule to write on.
    Blank,
    /// Room for a page number.
    Slot,
    /// The end of a line.
    Newline,
}

/// A run of clusters that is one thing.
#[derive(Debug, Clone)]
pub(super) struct Span {
    /// Index of the link it belongs to.
    pub(super) link: Option<usize>,
    /// What is special about it.
    pub(super) mark: SpanMark,
    /// The leaf of the tree that its marks belong to.
    pub(super) owner: Option<usize>,
}

/// What is special about a span.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum SpanMark {
    /// Nothing.
    Plain,
    /// One alternative of a choice; `Some` for the circled one holds the words to be read instead.
    Option(Option<String>),
    /// A page number.
    Slot {
        /// The block whose page is meant.
        target: BlockId,
        /// Digits that room is kept for.
        digits: usize,
        /// Which weight they have.
        strong: bool,
    },
}

/// A link.
#[derive(Debug, Clone)]
pub(super) struct Link {
    /// Where it leads.
    pub(super) target: LinkTarget,
    /// Words for readers who cannot see it.
    pub(super) alt: String,
    /// Its node in the tree.
    pub(super) owner: usize,
}

impl Words {
    /// Puts the words into the tree: without links the node itself is their leaf.
    pub(super) fn attach(&mut self, tree: &mut Tree, node: usize) {
        if self.links.is_empty() {
            self.spans.iter_mut().for_each(|s| s.owner = Some(node));
            return;
        }
        let mut used = vec![false; self.spans.len()];
        for cluster in &self.clusters {
            if let Some(used) = used.get_mut(cluster.span as usize) {
                *used = true;
            }
        }
        let mut last: Option<(Option<usize>, usize)> = None;
        for (span, _) in self.spans.iter_mut().zip(used).filter(|(_, used)| *used) {
            let leaf = match last {
                Some((link, leaf)) if link == span.link => leaf,
                _ => {
                    let role = if span.link.is_some() { TagRole::Link } else { TagRole::Span };
                    tree.add(node, role)
                }
            };
            last = Some((span.link, leaf));
            span.owner = Some(leaf);
            if let Some(link) = span.link.and_then(|l| self.links.get_mut(l)) {
                link.owner = leaf;
            }
        }
    }
}

/// Collects the words of one paragraph.
pub(super) struct Shaper<'f> {
    fonts: &'f Fonts,
    words: Words,
    missing: Vec<char>,
    lead: f32,
}

impl<'f> Shaper<'f> {
    /// An empty paragraph.
    pub(super) fn new(fonts: &'f Fonts) -> Self {
        Self { fonts, words: Words::default(), missing: Vec::new(), lead: 0.0 }
    }

    /// Opens a span; clusters go to the span opened last.
    pub(super) fn span(&mut self, mark: SpanMark, link: Option<usize>) {
        self.words.spans.push(Span { link, mark, owner: None });
    }

    /// Notes a link; spans name it by the index returned.
    pub(super) fn link(&mut self, target: LinkTarget, alt: String) -> usize {
        self.words.links.push(Link { target, alt, owner: super::tree::ROOT });
        self.words.links.len() - 1
    }

    /// Adds words to the open span.
    pub(super) fn write(&mut self, text: &str, strong: bool) {
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '\n' => self.drawn(Kind::Newline, '\n', 0.0),
                _ if c != '\t' && is_shapeless(c) => {}
                _ => {
                    let start = self.words.text.len();
                    let shown = if c == '\t' { ' ' } else { c };
                    self.words.text.push(shown);
                    let (mut shown, mut selector) = (shown, None);
                    while let Some(mark) = rest.next_if(|m| belongs_to_base(*m)) {
                        self.words.text.push(mark);
                        match composed(shown, mark) {
                            Some(whole) => shown = whole,
                            None => selector = Some(mark),
                        }
                    }
                    self.glyph(start, shown, selector, strong);
                }
            }
        }
    }

    fn drawn(&mut self, kind: Kind, stands_for: char, advance: f32) {
        let start = self.words.text.len();
        self.words.text.push(stands_for);
        self.push(start, kind, advance);
    }

    /// Adds a rule to write on.
    pub(super) fn blank(&mut self, ems: u8) {
        self.drawn(Kind::Blank, OBJECT, f32::from(ems));
    }

    /// Keeps room for a page number.
    pub(super) fn slot(&mut self, digits: usize, strong: bool) {
        let digit = self.fonts.glyph('0', None, strong).map_or(0.5, |g| g.advance);
        self.drawn(Kind::Slot, '0', digit * digits as f32);
    }

    /// Keeps space free before the cluster that comes next, so that a circle touches nothing.
    pub(super) fn lead(&mut self, ems: f32) {
        self.lead = ems;
    }

    /// The finished words and the characters that no font has.
    pub(super) fn finish(mut self) -> (Words, Vec<char>) {
        let text = std::mem::take(&mut self.words.text);
        let mut breaks = kinsoku::breaks(&text).peekable();
        let mut previous: Option<(char, u32)> = None;
        for cluster in &mut self.words.clusters {
            let at = cluster.start as usize;
            let Some(c) = text.get(at..).and_then(|t| t.chars().next()) else { continue };
            while breaks.next_if(|b| *b < at).is_some() {}
            let segmenter = breaks.peek() == Some(&at);
            if let Some((before, span)) = previous {
                cluster.begins = between(before, c, segmenter);
                let inside = span == cluster.span
                    && self
                        .words
                        .spans
                        .get(span as usize)
                        .is_some_and(|s| matches!(s.mark, SpanMark::Option(_)));
                if inside {
                    cluster.begins = cluster.begins.min(Opportunity::Emergency);
                }
                cluster.stretches = is_wide(before) || is_wide(c) || before == ' ';
            }
            previous = Some((c, cluster.span));
        }
        drop(breaks);
        self.words.text = text;
        (self.words, self.missing)
    }

    fn glyph(&mut self, start: usize, c: char, selector: Option<char>, strong: bool) {
        let Some(Glyph { font, id, advance, .. }) = self.fonts.glyph(c, selector, strong) else {
            self.missing.push(c);
            return;
        };
        let open = matches!(c, ' ' | '\u{3000}' | '\u{A0}');
        let kind = if open { Kind::Space { font, id } } else { Kind::Glyph { font, id } };
        self.push(start, kind, advance);
    }

    fn push(&mut self, start: usize, kind: Kind, advance: f32) {
        if self.words.spans.is_empty() {
            self.span(SpanMark::Plain, None);
        }
        self.words.clusters.push(Cluster {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(self.words.text.len()).unwrap_or(u32::MAX),
            kind,
            lead: std::mem::take(&mut self.lead),
            advance,
            span: u32::try_from(self.words.spans.len() - 1).unwrap_or(u32::MAX),
            begins: Opportunity::Forbidden,
            stretches: false,
        });
    }
}

/// Variation selectors and the marks that make が of か, which some keyboards and Macs write apart.
fn belongs_to_base(c: char) -> bool {
    is_variation_selector(c) || matches!(c, '\u{3099}' | '\u{309A}')
}

/// The one character that a kana and a voicing mark make; only the glyph is chosen by it, the text stays as written.
fn composed(base: char, mark: char) -> Option<char> {
    const VOICED: &str =
        "かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホ";
    const HALF_VOICED: &str = "はひふへほハヒフヘホ";
    let step = match mark {
        '\u{3099}' if base == 'う' => return Some('ゔ'),
        '\u{3099}' if base == 'ウ' => return Some('ヴ'),
        '\u{3099}' if VOICED.contains(base) => 1,
        '\u{309A}' if HALF_VOICED.contains(base) => 2,
        _ => return None,
    };
    char::from_u32(u32::from(base) + step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::sample::fonts;

    fn shape(text: &str) -> (Words, Vec<char>) {
        let mut shaper = Shaper::new(fonts());
        shaper.write(text, false);
        shaper.finish()
    }

    #[test]
    fn a_variation_sequence_is_one_cluster_with_its_own_glyph() {
        let (words, missing) = shape("葛\u{E0100}城と葛城");
        assert_eq!(words.clusters.len(), 5);
        assert!(missing.is_empty());
        assert_ne!(words.clusters[0].kind, words.clusters[3].kind);
        assert_eq!(words.text, "葛\u{E0100}城と葛城");
    }

    #[test]
    fn a_voicing_mark_written_apart_looks_like_the_whole_kana_and_stays_as_written() {
        let (apart, missing) = shape("か\u{3099}ん");
        let (whole, _) = shape("がん");
        assert!(missing.is_empty());
        assert_eq!(apart.clusters[0].kind, whole.clusters[0].kind);
        assert_eq!(apart.text, "か\u{3099}ん");
    }

    #[test]
    fn every_character_without_a_glyph_is_named() {
        let (_, missing) = shape("院長\u{10FFFD}と\u{E000}");
        assert_eq!(missing, ['\u{10FFFD}', '\u{E000}']);
    }
}
