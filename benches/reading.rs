//! How long it takes to read what every run reads: catalogue, fonts, a profile.

#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

#[path = "../tests/sample/mod.rs"]
mod sample;

use criterion::{Criterion, criterion_group, criterion_main};
use sonae::catalogue::Catalogue;
use sonae::layout::Fonts;
use sonae::profile::parse;

fn reading(criterion: &mut Criterion) {
    criterion.bench_function("catalogue", |b| b.iter(|| Catalogue::read().unwrap()));
    criterion.bench_function("fonts", |b| b.iter(|| Fonts::bundled().unwrap()));
    for name in ["one-doctor-clinic", "hospital-80-beds"] {
        let sources = sample::sources(name);
        let today = Some(sample::today());
        criterion.bench_function(&format!("profile/{name}"), |b| {
            b.iter(|| parse(&sources, today).unwrap());
        });
    }
}

criterion_group!(benches, reading);
criterion_main!(benches);
