//! Whole binders: that both formats say the same, that nothing of the user's is lost or run, and that pages are right.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "test code outside #[test] functions"
)]

mod binder;
mod determinism;
#[path = "../docx/everything.rs"]
#[allow(dead_code, reason = "shared with tests that need other parts of it")]
mod everything;
mod forms;
mod glyphs;
mod hostile_text;
mod ledgers;
mod letters;
mod profile;
#[path = "../docx/reading.rs"]
#[allow(dead_code, reason = "shared with tests that need other parts of it")]
mod reading;
mod reference;
mod references;
mod same_text;
#[path = "../sample/mod.rs"]
mod sample;
mod units;
mod verdict;
mod weight;
mod word;
