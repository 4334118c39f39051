//! This file reads the numbers that sheets print before their items, however an edition writes them.

use super::{Form, Item, Section};

impl Form {
    /// How people name an item of the form: 「2④」「3(1)」「1-1」. Where no number is printed, the heading of its section,
    /// or the item's key where the section holds more.
    pub fn item_name(&self, item: &Item) -> String {
        let own = item.key.rsplit('/').next().unwrap_or(&item.key);
        match self.section_of(item) {
            Some(section) if item.number.is_empty() && section.items.len() == 1 => {
                section.title.text.clone()
            }
            _ if item.number.is_empty() => own.to_owned(),
            Some(section) if !section.number.is_empty() && !item.number.contains('-') => {
                format!("{}{}", section.number, item.number)
            }
            _ => item.number.clone(),
        }
    }

    /// The number of an item without its dress, so that editions can be compared: 「2④」 and 「2(4)」 are both `2-4`.
    ///
    /// Nothing where no number is printed.
    pub fn plain_number(&self, item: &Item) -> Option<String> {
        if item.number.is_empty() {
            return None;
        }
        let number = plain(&item.number);
        match self.section_of(item).map(|section| plain(&section.number)) {
            Some(section) if !section.is_empty() && !number.contains('-') => {
                Some(format!("{section}-{number}"))
            }
            _ => Some(number),
        }
    }

    /// The section that an item stands in.
    pub fn section_of(&self, item: &Item) -> Option<&Section> {
        self.sections.iter().find(|section| section.items.iter().any(|i| i.key == item.key))
    }
}

/// A printed number with plain digits and without brackets: ④ and (4) and （４） are `4`.
pub fn plain(number: &str) -> String {
    let mut out = String::new();
    for c in number.chars() {
        match c {
            '①'..='⑳' => out.push_str(&(u32::from(c) - u32::from('①') + 1).to_string()),
            '０'..='９' => out.extend(char::from_u32(u32::from(c) - u32::from('０') + 0x30)),
            '(' | ')' | '（' | '）' | '.' | '．' | ' ' | '　' => {}
            '－' | '‐' | '−' => out.push('-'),
            c => out.push(c),
        }
    }
    out
}
