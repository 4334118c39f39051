//! These tests ask about forms as a clinic, a consultant and a script do.

mod answers;
mod overlays;
mod reading;
