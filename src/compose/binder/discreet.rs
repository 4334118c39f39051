//! This file keeps addresses and private numbers off the papers that are shown outside or hang on a wall, whoever made them.

use super::address::{without_addresses, without_name};
use crate::document::{Block, Cell, Document, Inline, Ledger, ListItem, Value};
use crate::profile::{KindWords, Profile};

/// The one column whose values look like addresses and are none.
const VERSION: &str = "software_version";

/// Takes addresses and private numbers out of words.
pub(super) struct Discreet {
    private: Vec<String>,
    /// Names by which machines are found in the network.
    hosts: Vec<String>,
    /// Printed in place of such a name.
    host: String,
    /// Printed in place of an address.
    address: String,
    /// Printed in place of a private number.
    number: String,
}

impl Discreet {
    /// For the papers of a facility: private are the mobiles of its people, unless they are a public number too, and
    /// the names of its machines.
    pub(super) fn new(profile: &Profile) -> Self {
        let public = |number: &str| profile.facility.phone.as_str() == number;
        let mobiles = profile.people.iter().filter_map(|person| person.mobile.value());
        let private = mobiles.map(|phone| phone.as_str().to_owned()).filter(|n| !public(n));
        let inside = KindWords::of(profile.facility.kind).inside;
        Self {
            private: private.collect(),
            hosts: hosts(profile),
            host: format!("［コンピュータ名は{inside}限りの版］"),
            address: format!("［アドレスは{inside}限りの版］"),
            number: format!("［番号は{inside}限りの版］"),
        }
    }

    /// Takes them out of a document.
    pub(super) fn document(&self, document: &mut Document) {
        for block in document.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            self.block(block);
        }
    }

    /// Takes them out of a ledger.
    pub(super) fn ledger(&self, ledger: &mut Ledger) {
        let versions = ledger.columns.iter().position(|column| column.key == VERSION);
        for fact in &mut ledger.facts {
            self.value(&mut fact.value);
        }
        for row in &mut ledger.rows {
            let cells = row.cells.iter_mut().enumerate();
            cells.filter(|(at, _)| Some(*at) != versions).for_each(|(_, value)| self.value(value));
        }
        ledger.remarks.iter_mut().for_each(|words| self.words(words));
    }

    fn value(&self, value: &mut Value) {
        if let Value::Text(words) | Value::Unknown(words) = value {
            self.words(words);
        }
    }

    fn block(&self, block: &mut Block) {
        match block {
            Block::Heading(heading) => self.inlines(&mut heading.text),
            Block::Paragraph(paragraph) => self.inlines(&mut paragraph.text),
            Block::List(list) => self.items(&mut list.items),
            Block::Table(table) => {
                table.caption.iter_mut().for_each(|caption| self.inlines(caption));
                table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|c| self.cell(c));
            }
            Block::Diagram(diagram) => {
                diagram.caption.iter_mut().for_each(|caption| self.inlines(caption));
                self.words(&mut diagram.alt);
                for node in &mut diagram.nodes {
                    self.words(&mut node.title);
                    node.lines.iter_mut().for_each(|line| self.words(line));
                }
                diagram.groups.iter_mut().for_each(|group| self.words(&mut group.title));
                diagram.edges.iter_mut().for_each(|edge| self.words(&mut edge.label));
            }
            Block::Bars(bars) => {
                bars.caption.iter_mut().for_each(|caption| self.inlines(caption));
                self.words(&mut bars.alt);
                bars.bars.iter_mut().for_each(|bar| self.words(&mut bar.label));
            }
            Block::Image(image) => {
                image.caption.iter_mut().for_each(|caption| self.inlines(caption));
                self.words(&mut image.alt);
            }
            Block::Note(note) => {
                self.inlines(&mut note.title);
                note.paragraphs.iter_mut().for_each(|p| self.inlines(&mut p.text));
            }
            Block::Signature(_) | Block::Contents { .. } | Block::PageBreak => {}
        }
    }

    fn items(&self, items: &mut [ListItem]) {
        for item in items {
            self.inlines(&mut item.text);
            self.items(&mut item.children);
        }
    }

    fn cell(&self, cell: &mut Cell) {
        if !cell.id.as_str().ends_with(VERSION) {
            cell.paragraphs.iter_mut().for_each(|words| self.inlines(words));
        }
    }

    fn inlines(&self, inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(words) => self.words(words),
                Inline::Link { text, url } => {
                    let mut leads_to = url.clone();
                    self.words(&mut leads_to);
                    self.words(text);
                    if leads_to != *url {
                        *inline = Inline::Text(std::mem::take(text));
                    }
                }
                Inline::Strong(inner) => self.inlines(inner),
                _ => {}
            }
        }
    }

    fn words(&self, words: &mut String) {
        for number in self.private.iter().filter(|number| !number.is_empty()) {
            if words.contains(number.as_str()) {
                *words = words.replace(number.as_str(), &self.number);
            }
        }
        for host in &self.hosts {
            if let Some(discreet) = without_name(words, host, &self.host) {
                *words = discreet;
            }
        }
        if let Some(discreet) = without_addresses(words, &self.address) {
            *words = discreet;
        }
    }
}

/// The names of a facility's machines, the longest first. A word that says only what a machine is (NAS) is none, and
/// neither is a 管理番号, by which shown papers call machines.
fn hosts(profile: &Profile) -> Vec<String> {
    let known =
        |name: &str| profile.devices.iter().any(|d| d.id.as_str().eq_ignore_ascii_case(name));
    let tells = |name: &str| name.contains(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_'));
    let names = profile.devices.iter().filter_map(|device| device.hostname.value());
    let mut hosts: Vec<_> =
        names.map(|name| name.trim()).filter(|name| tells(name) && !known(name)).collect();
    hosts.sort_unstable_by_key(|name| (std::cmp::Reverse(name.len()), *name));
    hosts.dedup();
    hosts.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::sample::profile;
    use crate::document::{BlockId, Image, text};
    use crate::profile::Known;

    #[test]
    fn a_figure_keeps_an_address_neither_in_its_caption_nor_in_its_description() {
        let discreet = Discreet {
            private: vec!["090-0000-0101".to_owned()],
            hosts: vec!["KARTE-A".to_owned()],
            host: "［略］".to_owned(),
            address: "［略］".to_owned(),
            number: "［略］".to_owned(),
        };
        let mut figure = Block::Image(Image {
            id: BlockId::document("x").child("figure"),
            caption: Some(text("192.168.1.5 と karte-a の周り")),
            alt: "090-0000-0101 へ知らせる".to_owned(),
            png: Vec::new(),
            width: 1.0,
        });
        discreet.block(&mut figure);
        let Block::Image(image) = figure else { unreachable!("a figure stays a figure") };
        assert_eq!(image.caption, Some(text("［略］ と ［略］ の周り")));
        assert_eq!(image.alt, "［略］ へ知らせる");
    }

    #[test]
    fn a_machine_is_known_by_its_name_unless_that_says_only_what_it_is() {
        let mut profile = profile("clinic-with-beds", &[]);
        let id = profile.devices[0].id.as_str().to_ascii_lowercase();
        let names = ["NAS", &id, "KARTE-A", "KARTE-A2"];
        profile.devices.truncate(names.len());
        for (device, name) in profile.devices.iter_mut().zip(names) {
            device.hostname = Known::Value(name.to_owned());
        }
        assert_eq!(hosts(&profile), ["KARTE-A2", "KARTE-A"]);
    }
}
