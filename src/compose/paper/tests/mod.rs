//! These tests say how papers of other kinds than forms come out: older publications, kinds of facilities.

mod kinds;
mod reference;
