//! How long a whole binder takes, from the bytes of a profile to the bytes of every file.

#![allow(clippy::unwrap_used, missing_docs, reason = "a bench fails by panicking")]

#[path = "../tests/sample/mod.rs"]
mod sample;

use criterion::{Criterion, criterion_group, criterion_main};
use sonae::catalogue::{Catalogue, Requested};
use sonae::compose::Templates;
use sonae::generate::{Format, Request, Selection, make};
use sonae::layout::Fonts;
use sonae::profile::Date;

fn binder(criterion: &mut Criterion) {
    let fonts = Fonts::bundled().unwrap();
    let mut group = criterion.benchmark_group("binder");
    group.sample_size(20);
    for name in ["one-doctor-clinic", "hospital-80-beds"] {
        let sources = sample::sources(name);
        for (what, formats) in [("both", Format::ALL.to_vec()), ("docx", vec![Format::Docx])] {
            let request = Request {
                sources: &sources,
                catalogue: Catalogue::builtin().unwrap(),
                templates: &Templates::embedded(),
                edition: Requested::Auto,
                formats,
                selection: Selection::default(),
                zip: false,
                today: Date::new(sample::today()),
            };
            group.bench_function(format!("{name}/{what}"), |b| {
                b.iter(|| make(&request, &fonts).unwrap());
            });
        }
    }
    group.finish();
}

criterion_group!(benches, binder);
criterion_main!(benches);
