//! These tests lead an output folder through ordinary days.

use std::fs;

use super::super::{Occupied, restore};
use super::{
    Artifact, Fate, OutputError, Scope, binder, bytes_of, fate, lay, plan, records, visible,
};

#[test]
fn a_first_run_puts_every_file_down_and_remembers_it() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("書類");
    let outcome = lay(&root, binder("初版"));
    assert!(outcome.files.iter().all(|f| f.fate == Fate::Created));
    assert_eq!(visible(&root), bytes_of(&binder("初版")));
    assert_eq!(records(&root), ["base", "lock", "manifest.json"]);
    let manifest = fs::read_to_string(root.join(".sonae/manifest.json")).unwrap();
    assert!(
        manifest.contains("\"schema\": 1") && manifest.contains("1_提示用/サイバーBCP.docx"),
        "{manifest}"
    );
    let base = fs::read_to_string(root.join(".sonae/base/bcp.json")).unwrap();
    assert!(base.contains("bcp/aim") && base.contains("初版"), "{base}");
}

#[test]
fn a_second_run_without_changes_touches_nothing() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    let stamp = |name: &str| fs::metadata(dir.path().join(name)).unwrap().modified().unwrap();
    let names = ["1_提示用/サイバーBCP.docx", ".sonae/manifest.json", ".sonae/base/bcp.json"];
    let before = names.map(stamp);
    let outcome = lay(dir.path(), binder("初版"));
    assert!(outcome.files.iter().all(|f| f.fate == Fate::Unchanged));
    assert!(!outcome.kept_any());
    assert_eq!(names.map(stamp), before);
}

#[test]
fn a_later_edition_takes_the_place_of_ours_and_the_earlier_one_can_be_put_back() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    let outcome = lay(dir.path(), binder("第2版"));
    assert!(outcome.files.iter().all(|f| f.fate == Fate::Replaced));
    assert_eq!(visible(dir.path()), bytes_of(&binder("第2版")));
    restore(dir.path()).unwrap().apply().unwrap();
    assert_eq!(visible(dir.path()), bytes_of(&binder("初版")));
    let base = fs::read_to_string(dir.path().join(".sonae/base/bcp.json")).unwrap();
    assert!(base.contains("初版") && !base.contains("第2版"), "{base}");
    restore(dir.path()).unwrap().apply().unwrap();
    assert_eq!(visible(dir.path()), bytes_of(&binder("第2版")));
}

#[test]
fn before_anything_was_replaced_there_is_nothing_to_put_back() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(restore(dir.path()), Err(OutputError::NothingToRestore { .. })));
    assert!(!dir.path().join(".sonae").exists());
    lay(dir.path(), binder("初版"));
    assert!(matches!(restore(dir.path()), Err(OutputError::NothingToRestore { .. })));
}

#[test]
fn a_file_edited_by_hand_keeps_its_place_and_the_new_one_lies_beside() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    fs::write(dir.path().join("1_提示用/サイバーBCP.docx"), "院長が直した").unwrap();
    let outcome = lay(dir.path(), binder("第2版"));
    let beside = Fate::Beside {
        name: "1_提示用/サイバーBCP（新）.docx".to_owned(),
        why: Occupied::EditedByHand,
    };
    assert_eq!(*fate(&outcome, "1_提示用/サイバーBCP.docx"), beside);
    assert_eq!(*fate(&outcome, "1_提示用/サイバーBCP.pdf"), Fate::Replaced);
    assert!(outcome.kept_any());
    let files = visible(dir.path());
    assert_eq!(files["1_提示用/サイバーBCP.docx"], "院長が直した".as_bytes());
    assert_eq!(
        files["1_提示用/サイバーBCP（新）.docx"],
        bytes_of(&binder("第2版"))["1_提示用/サイバーBCP.docx"]
    );

    // The words it was edited from stay the base; those of the new version lie beside them too.
    let base = |name: &str| fs::read_to_string(dir.path().join(".sonae/base").join(name)).unwrap();
    assert!(base("bcp.json").contains("初版"));
    assert!(base("bcp.new.json").contains("第2版"));
}

#[test]
fn even_without_a_change_of_ours_an_edited_file_is_kept_and_said_to_be() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    fs::write(dir.path().join("1_提示用/サイバーBCP.docx"), "院長が直した").unwrap();
    assert!(lay(dir.path(), binder("初版")).kept_any());
    let after = visible(dir.path());
    assert!(lay(dir.path(), binder("初版")).kept_any());
    assert_eq!(visible(dir.path()), after);
}

#[test]
fn the_version_beside_is_renewed_until_somebody_edits_that_one_too() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    fs::write(dir.path().join("1_提示用/サイバーBCP.docx"), "院長が直した").unwrap();
    lay(dir.path(), binder("第2版"));
    lay(dir.path(), binder("第3版"));
    let third = bytes_of(&binder("第3版"))["1_提示用/サイバーBCP.docx"].clone();
    assert_eq!(visible(dir.path())["1_提示用/サイバーBCP（新）.docx"], third);
    assert_eq!(visible(dir.path()).len(), 4);

    fs::write(dir.path().join("1_提示用/サイバーBCP（新）.docx"), "事務長も直した").unwrap();
    let outcome = lay(dir.path(), binder("第4版"));
    let beside = Fate::Beside {
        name: "1_提示用/サイバーBCP（新2）.docx".to_owned(),
        why: Occupied::EditedByHand,
    };
    assert_eq!(*fate(&outcome, "1_提示用/サイバーBCP.docx"), beside);
    assert_eq!(visible(dir.path())["1_提示用/サイバーBCP（新）.docx"], "事務長も直した".as_bytes());
}

#[test]
fn a_file_we_never_wrote_is_not_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("連絡体制図.docx"), "去年の手作り").unwrap();
    let outcome = lay(dir.path(), binder("初版"));
    assert!(matches!(fate(&outcome, "連絡体制図.docx"), Fate::Beside { .. }));
    assert_eq!(visible(dir.path())["連絡体制図.docx"], "去年の手作り".as_bytes());
}

#[test]
fn a_version_put_in_place_by_hand_is_ours_again() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    let own = dir.path().join("1_提示用/サイバーBCP.docx");
    fs::write(&own, "院長が直した").unwrap();
    lay(dir.path(), binder("第2版"));
    fs::rename(dir.path().join("1_提示用/サイバーBCP（新）.docx"), &own).unwrap();
    let outcome = lay(dir.path(), binder("第3版"));
    assert_eq!(*fate(&outcome, "1_提示用/サイバーBCP.docx"), Fate::Replaced);
    assert!(!dir.path().join(".sonae/base/bcp.new.json").exists());
    assert_eq!(visible(dir.path()), bytes_of(&binder("第3版")));
}

#[test]
fn a_deleted_file_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    fs::remove_file(dir.path().join("1_提示用/サイバーBCP.pdf")).unwrap();
    let outcome = lay(dir.path(), binder("初版"));
    assert_eq!(*fate(&outcome, "1_提示用/サイバーBCP.pdf"), Fate::Created);
    assert_eq!(visible(dir.path()), bytes_of(&binder("初版")));
}

#[test]
fn a_document_that_is_no_longer_made_is_named_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    let mut smaller = binder("第2版");
    smaller.artifacts.pop();
    let outcome = lay(dir.path(), smaller);
    assert_eq!(*fate(&outcome, "連絡体制図.docx"), Fate::Orphaned);
    assert_eq!(visible(dir.path()).len(), 3);
}

#[test]
fn a_run_for_one_document_does_not_speak_of_the_others() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    let mut one = binder("第2版");
    one.artifacts.truncate(1);
    one.scope = Scope::Part;
    assert_eq!(lay(dir.path(), one).files.len(), 1);
    assert_eq!(
        visible(dir.path())["連絡体制図.docx"],
        bytes_of(&binder("初版"))["連絡体制図.docx"]
    );
}

#[test]
fn a_folder_or_a_link_in_a_files_place_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("1_提示用/サイバーBCP.docx")).unwrap();
    let outside = tempfile::NamedTempFile::new().unwrap();
    fs::write(outside.path(), "よそのファイル").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(outside.path(), dir.path().join("連絡体制図.docx")).unwrap();
    let outcome = lay(dir.path(), binder("初版"));
    assert!(matches!(fate(&outcome, "1_提示用/サイバーBCP.docx"), Fate::Beside { .. }));
    #[cfg(unix)]
    assert!(matches!(fate(&outcome, "連絡体制図.docx"), Fate::Beside { .. }));
    assert_eq!(fs::read_to_string(outside.path()).unwrap(), "よそのファイル");
}

#[test]
fn two_names_that_windows_cannot_tell_apart_are_refused_before_anything_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("out");
    let mut set = binder("初版");
    set.artifacts[0].name = "bcp.docx".to_owned();
    set.artifacts[1].name = "BCP.DOCX".to_owned();
    assert!(matches!(plan(&root, set), Err(OutputError::NameTwice { .. })));
    assert!(!root.exists());
}

#[test]
fn names_are_compared_folder_by_folder() {
    let dir = tempfile::tempdir().unwrap();
    let mut set = binder("初版");
    set.artifacts[1].folder = None;
    set.artifacts[1].name = "サイバーBCP.docx".to_owned();
    lay(dir.path(), set.clone());
    assert_eq!(visible(dir.path()), bytes_of(&set));
    assert_eq!(visible(dir.path()).len(), 3);
}

#[test]
fn a_file_and_a_folder_of_one_name_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("out");
    let mut set = binder("初版");
    set.artifacts[2].name = "1_提示用".to_owned();
    assert!(matches!(plan(&root, set), Err(OutputError::NameTwice { .. })));
    assert!(!root.exists());
}

#[test]
fn a_folder_never_leads_out_of_the_output_folder() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("out");
    let mut set = binder("初版");
    set.artifacts[0].folder = Some("../上".to_owned());
    lay(&root, set);
    assert!(root.join("／上/サイバーBCP.docx").is_file());
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn a_file_that_an_earlier_run_put_at_the_top_is_named_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let mut flat = binder("初版");
    flat.artifacts.iter_mut().for_each(|artifact| artifact.folder = None);
    lay(dir.path(), flat);
    let outcome = lay(dir.path(), binder("第2版"));
    assert_eq!(*fate(&outcome, "サイバーBCP.docx"), Fate::Orphaned);
    assert_eq!(*fate(&outcome, "1_提示用/サイバーBCP.docx"), Fate::Created);
    assert_eq!(*fate(&outcome, "連絡体制図.docx"), Fate::Replaced);
    assert_eq!(visible(dir.path()).len(), 5);
}

#[test]
fn a_folder_that_is_not_needed_is_not_made() {
    let dir = tempfile::tempdir().unwrap();
    let mut set = binder("初版");
    set.artifacts.drain(..2);
    lay(dir.path(), set);
    assert!(!dir.path().join("1_提示用").exists());
}

#[test]
fn a_second_run_waits_for_the_first_and_their_files_do_not_mix() {
    let dir = tempfile::tempdir().unwrap();
    let first = plan(dir.path(), binder("初版")).unwrap();
    let root = dir.path().to_path_buf();
    let second = std::thread::spawn(move || lay(&root, binder("第2版")));
    std::thread::sleep(std::time::Duration::from_millis(150));
    first.apply().unwrap();
    let outcome = second.join().unwrap();
    assert!(outcome.files.iter().all(|f| f.fate == Fate::Replaced));
    assert_eq!(visible(dir.path()), bytes_of(&binder("第2版")));
}

#[test]
fn a_set_of_more_files_than_are_open_at_a_time_is_put_down_whole() {
    let dir = tempfile::tempdir().unwrap();
    let mut set = binder("初版");
    let first = set.artifacts[0].clone();
    set.artifacts.extend((0..150).map(|n| Artifact {
        name: format!("確認表_{n}.docx"),
        bytes: format!("{n}\n").into_bytes(),
        document: format!("sheet-{n}"),
        ..first.clone()
    }));
    lay(dir.path(), set.clone());
    assert_eq!(visible(dir.path()), bytes_of(&set));
    let again = lay(dir.path(), set);
    assert!(again.files.iter().all(|f| f.fate == Fate::Unchanged));
}
