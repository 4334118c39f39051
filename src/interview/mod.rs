//! This module knows what a facility cannot answer at its desk: whom each field is asked of, in which words, by which code.
//!
//! The questions are data (`interview/asked.yaml`). Here they meet a profile: one question for each vendor, system, box
//! or criterion of which something is still open, with a code that stays the same from one printing to the next, so that
//! answers on paper find their field.

mod answer;
mod code;
mod data;
mod entity;
mod offer;
mod question;
mod questions;
mod words;

pub use answer::{Answer, hours, is_unknown, read_answer};
pub use data::Source;
pub use offer::{Offer, offers};
pub use question::{Asked, Question, Write};
pub use questions::{Found, Questions};

use data::data;
use entity::is_of;

use crate::profile::{Device, Profile, Vendor};

/// The questions to one source that the profile leaves open, in the order in which they are printed.
pub fn asked(profile: &Profile, from: &Asked) -> Vec<Question> {
    Questions::of(profile).open(from).into_iter().cloned().collect()
}

/// Of whom a field is asked, by its path with `[]` for each entry (`devices[].support_end`); empty for one that the
/// people at the desk answer.
pub fn sources(pattern: &str) -> Vec<Source> {
    let all = &data().questions;
    let mut sources: Vec<_> = all.iter().filter(|q| q.path == pattern).map(|q| q.from).collect();
    sources.dedup();
    sources
}

/// Whether a device is one that the vendor can say something of: a box of its systems or lines, or a terminal of its
/// systems that it maintains from outside. Other terminals are the facility's own.
pub fn is_device_of(profile: &Profile, vendor: &Vendor, device: &Device) -> bool {
    is_of(profile, &vendor.id, device)
}

#[cfg(test)]
mod tests;
