//! Whole Word files: their parts, their words, and what LibreOffice makes of them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "test code outside #[test] functions"
)]

mod everything;
mod libreoffice;
mod long;
mod package;
mod parts;
mod reading;
mod words;
