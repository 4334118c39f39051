//! How long one document of about twenty pages takes in a warm process: layout, DOCX, PDF, and all of them.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    reason = "a bench fails by panicking and says what it measures"
)]

#[path = "../tests/sample/mod.rs"]
mod sample;

use criterion::{Criterion, criterion_group, criterion_main};
use sonae::catalogue::{Catalogue, Requested};
use sonae::compose::{Templates, binder};
use sonae::document::number;
use sonae::generate::examine;
use sonae::layout::paged::PageMap;
use sonae::layout::{Fonts, Paged, Theme, lay_out, lay_out_binder};
use sonae::profile::Date;
use sonae::render::docx::docx;
use sonae::render::pdf::pdf;

/// The sample whose plan has about twenty pages.
const SAMPLE: &str = "one-doctor-clinic";

fn document(criterion: &mut Criterion) {
    let fonts = Fonts::bundled().unwrap();
    let theme: Theme = serde_saphyr::from_str(include_str!("../assets/theme.yaml")).unwrap();
    let today = Date::new(sample::today());
    let examined = examine(
        &sample::sources(SAMPLE),
        Catalogue::builtin().unwrap(),
        &Requested::Auto,
        today,
        &fonts,
    )
    .unwrap();
    let papers = binder(&examined.case(), &Templates::embedded()).unwrap();
    let documents = papers.into_iter().map(|paper| paper.document).collect();
    let (numbered, register) = number(documents).unwrap();
    let all = lay_out_binder(&numbered, &register, &theme, &fonts).unwrap();
    let pages: PageMap = all.iter().flat_map(|paged| paged.page_of.clone()).collect();
    let (plan, paged) = (&numbered[0], &all[0]);
    let lay_out = || lay_out(plan, &register, &pages, &theme, &fonts).unwrap();
    let docx = |paged: &Paged| docx(plan, &register, paged, &pages, &theme).unwrap();
    let pdf = |paged: &Paged| pdf(paged, plan, &fonts).unwrap();
    eprintln!(
        "{} pages; DOCX {} bytes, PDF {} bytes",
        paged.pages.len(),
        docx(paged).len(),
        pdf(paged).len()
    );

    let mut group = criterion.benchmark_group("document");
    group.bench_function("layout", |b| b.iter(lay_out));
    group.bench_function("docx", |b| b.iter(|| docx(paged)));
    group.bench_function("pdf", |b| b.iter(|| pdf(paged)));
    group.bench_function("all", |b| {
        b.iter(|| {
            let paged = lay_out();
            (docx(&paged), pdf(&paged))
        });
    });
    group.finish();
}

criterion_group!(benches, document);
criterion_main!(benches);
