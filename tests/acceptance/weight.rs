//! What the files weigh: a plan goes by mail and lies on small disks.

use std::collections::BTreeSet;

use sonae::document::Bookmarks;

use crate::binder::of_sample;
use crate::sample::NAMES;

#[test]
fn the_plan_of_a_one_doctor_clinic_stays_under_45_kilobytes_in_word_with_all_its_bookmarks() {
    let binder = of_sample("one-doctor-clinic");
    let plan = binder.papers.iter().find(|paper| paper.name() == "bcp").unwrap();
    assert!(plan.numbered.ids().count() > 1_000, "the plan has as many blocks as a real one");
    assert!(plan.docx.len() < 45_000, "{} bytes", plan.docx.len());
}

#[test]
fn no_two_blocks_of_a_paper_share_a_bookmark() {
    for name in NAMES {
        for paper in &of_sample(name).papers {
            let bookmarks = Bookmarks::of(&paper.numbered);
            let names: Vec<String> = paper.numbered.ids().map(|id| bookmarks.name(id)).collect();
            let once: BTreeSet<&String> = names.iter().collect();
            assert_eq!(once.len(), names.len(), "{} of {name}", paper.name());
        }
    }
}
