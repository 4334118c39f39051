//! These tests say how papers of other kinds than forms come out: older publications, kinds of facilities, the red
//! folder.

mod day;
mod kinds;
mod reference;
