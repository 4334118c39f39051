//! These tests run the command as people run it, and look at what it prints, makes and leaves.

#![allow(clippy::unwrap_used, clippy::panic, reason = "test code outside #[test] functions")]

mod bad_input;
mod bundles;
mod check;
mod clinic;
mod daily;
mod forms;
mod lists;
mod print;
mod sheets;
mod start;
mod templates;
mod wizard;
