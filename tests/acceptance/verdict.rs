//! These tests hold the verdict before an inspection to its one page.

use super::binder::of_sample;
use super::sample::NAMES;

#[test]
fn the_verdict_is_one_page_for_every_facility() {
    for name in NAMES {
        let binder = of_sample(name);
        let page = binder.papers.iter().find(|paper| paper.name() == "readiness");
        assert_eq!(page.map(|paper| paper.paged.pages.len()), Some(1), "{name}");
    }
}
