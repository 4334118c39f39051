//! These tests end runs in the middle, as a power cut or a closed lid would, and look at what the next run finds.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use proptest::prelude::*;

use super::{binder, bytes_of, counting, crash_at, lay, lay_watched, records, visible};

/// What stands at a file's name before the run that is cut short.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Before {
    Absent,
    Ours,
    Edited,
}

const HAND: &[u8] = "院長が直した".as_bytes();

fn prepare(root: &Path, before: &[Before]) {
    lay(root, binder("初版"));
    for (artifact, state) in binder("初版").artifacts.iter().zip(before) {
        let path = root.join(artifact.place());
        match state {
            Before::Absent => fs::remove_file(path).unwrap(),
            Before::Ours => {}
            Before::Edited => fs::write(path, HAND).unwrap(),
        }
    }
}

/// Whether every visible file is one of the whole versions that ever were.
fn all_whole(files: &BTreeMap<String, Vec<u8>>, editions: &[&str]) -> Result<(), String> {
    for (name, bytes) in files {
        let own = name.replace("（新）", "").replace("（新2）", "");
        let whole = editions.iter().any(|e| bytes_of(&binder(e))[&own] == *bytes);
        if !whole && bytes != HAND {
            return Err(format!("{name} is neither an edition nor a hand edit"));
        }
    }
    Ok(())
}

fn steps_of_an_update(before: &[Before]) -> usize {
    let dir = tempfile::tempdir().unwrap();
    prepare(dir.path(), before);
    let count = Rc::new(Cell::new(0));
    lay_watched(dir.path(), binder("第2版"), counting(count.clone())).unwrap();
    count.get()
}

#[test]
fn a_run_cut_short_at_any_step_is_finished_by_the_next_and_hand_edits_survive() {
    let before = [Before::Edited, Before::Ours, Before::Absent];
    let steps = steps_of_an_update(&before);
    assert!(steps > 20, "{steps}");
    for step in 0..steps {
        let dir = tempfile::tempdir().unwrap();
        prepare(dir.path(), &before);
        lay_watched(dir.path(), binder("第2版"), crash_at(step)).unwrap_err();
        all_whole(&visible(dir.path()), &["初版", "第2版"]).unwrap();
        assert_eq!(visible(dir.path())["1_提示用/サイバーBCP.docx"], HAND, "step {step}");

        lay(dir.path(), binder("第2版"));
        let mut expected = bytes_of(&binder("第2版"));
        let new = expected.insert("1_提示用/サイバーBCP.docx".to_owned(), HAND.to_vec()).unwrap();
        expected.insert("1_提示用/サイバーBCP（新）.docx".to_owned(), new);
        assert_eq!(visible(dir.path()), expected, "step {step}");
        let names = records(dir.path());
        assert_eq!(names, ["base", "lock", "manifest.json", "previous"], "step {step}");
    }
}

#[test]
fn a_very_first_run_cut_short_at_any_step_is_finished_by_the_next() {
    let count = Rc::new(Cell::new(0));
    let dir = tempfile::tempdir().unwrap();
    lay_watched(dir.path(), binder("初版"), counting(count.clone())).unwrap();
    for step in 0..count.get() {
        let dir = tempfile::tempdir().unwrap();
        lay_watched(dir.path(), binder("初版"), crash_at(step)).unwrap_err();
        all_whole(&visible(dir.path()), &["初版"]).unwrap();
        let outcome = lay(dir.path(), binder("初版"));
        assert!(!outcome.kept_any(), "step {step}: our own files were taken for somebody's");
        assert_eq!(visible(dir.path()), bytes_of(&binder("初版")), "step {step}");
    }
}

fn before() -> impl Strategy<Value = Before> {
    prop_oneof![Just(Before::Absent), Just(Before::Ours), Just(Before::Edited)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn two_crashes_and_an_edit_between_them_lose_nothing(
        before in prop::collection::vec(before(), 3),
        first in 0usize..60,
        second in 0usize..60,
        edited_between in prop::option::of(0usize..3),
        later in prop_oneof![Just("第2版"), Just("第3版")],
    ) {
        let dir = tempfile::tempdir().unwrap();
        prepare(dir.path(), &before);
        // Beyond the last step the run simply ends well.
        let _ = lay_watched(dir.path(), binder("第2版"), crash_at(first));
        let mut hands: Vec<String> = visible(dir.path())
            .into_iter()
            .filter_map(|(name, bytes)| (bytes == HAND).then_some(name))
            .collect();
        if let Some(index) = edited_between {
            let name = binder("初版").artifacts[index].place();
            fs::write(dir.path().join(&name), HAND).unwrap();
            hands.push(name);
        }
        let _ = lay_watched(dir.path(), binder(later), crash_at(second));
        all_whole(&visible(dir.path()), &["初版", "第2版", "第3版"]).map_err(TestCaseError::fail)?;
        lay(dir.path(), binder(later));
        let files = visible(dir.path());
        all_whole(&files, &["初版", "第2版", "第3版"]).map_err(TestCaseError::fail)?;
        for name in &hands {
            prop_assert_eq!(&files[name], HAND);
        }
        for (name, bytes) in bytes_of(&binder(later)) {
            let (stem, extension) = name.rsplit_once('.').unwrap();
            let place = if hands.contains(&name) { format!("{stem}（新）.{extension}") } else { name };
            prop_assert_eq!(files.get(&place), Some(&bytes), "{}", place);
        }
        let litter = records(dir.path()).into_iter().find(|n| n.contains("stage") || n.contains("tmp"));
        prop_assert_eq!(litter, None);
    }
}
