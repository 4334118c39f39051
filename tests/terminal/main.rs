//! These tests sit at a terminal as people do: they read the screen, type lines, press keys and pull the plug.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "test code outside #[test] functions")]

mod clinic;
mod interrupt;
mod kill;
mod look;
mod menu;
mod seat;
