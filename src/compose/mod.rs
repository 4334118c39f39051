//! This module turns a profile and its answers into the papers of the binder.

pub mod paper;
pub mod parties;
pub mod phrase;
