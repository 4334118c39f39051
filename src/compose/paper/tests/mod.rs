//! These tests say how older publications that are not forms come out on paper.

mod reference;
