//! Tests of figures: charts that clinics really have, and random ones.

mod bars;
mod contact_chart;
mod lanes;
mod properties;
mod soundness;
mod svg;
