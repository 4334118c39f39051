//! This file finds what may not leave the house on papers that do: addresses, names of machines, private numbers.

use sonae::compose::{Paper, Shelf};

use super::groups;
use super::tokens::addresses;
use crate::facts::Facts;

/// Everything of the kind on a paper that is shown or sent outside, or hangs on a wall.
pub(crate) fn faults(paper: &Paper, facts: &Facts) -> Vec<String> {
    if matches!(paper.shelf, Shelf::Internal | Shelf::Day) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for group in groups(&paper.document) {
        for address in addresses(&group.text) {
            out.push(format!("{}: the address {address} on {:?}", group.id, paper.shelf));
        }
        for private in facts.mobiles.iter().chain(facts.hostnames.keys()) {
            if group.text.contains(private.as_str()) {
                out.push(format!("{}: {private} on {:?}", group.id, paper.shelf));
            }
        }
    }
    out
}
