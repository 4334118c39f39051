//! These tests import the ministry's own Excel in every shape it may have, fill it, and hand the commands what is no such file.

#![allow(clippy::unwrap_used, clippy::panic, reason = "test code outside #[test] functions")]

mod book;
mod changing;
#[path = "../command/clinic.rs"]
#[allow(dead_code, reason = "not every test needs every function")]
mod clinic;
mod desk;
mod filling;
mod recognising;
mod refusing;
#[path = "../sample/mod.rs"]
mod sample;
mod shapes;
mod storing;
