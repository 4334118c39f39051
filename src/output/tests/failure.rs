//! These tests let single operations fail.

use std::cell::Cell;
use std::fs;
use std::io::ErrorKind;
use std::rc::Rc;

use super::super::Occupied;
use super::super::disk::{Cut, Step};
use super::{
    Fate, OutputError, binder, bytes_of, counting, fate, lay, lay_watched, plan, records, visible,
};

#[test]
fn an_output_folder_that_is_a_file_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("書類");
    fs::write(&path, "ファイルです").unwrap();
    let Err(error) = plan(&path, binder("初版")) else {
        panic!("the file was taken for a folder")
    };
    assert_eq!(
        error.to_string(),
        format!(
            "出力先「{}」はフォルダーではなくファイルです。--out には別のフォルダーを指定してください。",
            path.display()
        )
    );
    let Err(error) = plan(&path.join("中"), binder("初版")) else {
        panic!("a file holds nothing")
    };
    assert!(matches!(error, OutputError::FolderIsFile { .. }), "{error:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "ファイルです");
}

#[cfg(unix)]
#[test]
fn records_that_lead_elsewhere_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), dir.path().join(".sonae")).unwrap();
    assert!(matches!(plan(dir.path(), binder("初版")), Err(OutputError::NotAFolder { .. })));
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn a_path_that_is_too_long_is_said_to_be() {
    let dir = tempfile::tempdir().unwrap();
    let Err(error) = plan(&dir.path().join("長".repeat(200)), binder("初版")) else {
        panic!("the name was accepted")
    };
    assert!(matches!(error, OutputError::PathTooLong { .. }), "{error:?}");
}

#[test]
fn a_full_disk_leaves_the_earlier_set_and_no_litter() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    let mut writes = 0;
    let full = Box::new(move |step: &Step<'_>| match step {
        Step::Write => {
            writes += 1;
            if writes == 3 { Cut::Fail(ErrorKind::StorageFull) } else { Cut::Go }
        }
        _ => Cut::Go,
    });
    let error = lay_watched(dir.path(), binder("第2版"), full).unwrap_err();
    assert!(matches!(error, OutputError::DiskFull { .. }), "{error:?}");
    assert!(error.to_string().starts_with("ディスクの空きが足りず「"));
    assert_eq!(visible(dir.path()), bytes_of(&binder("初版")));
    assert_eq!(records(dir.path()), ["base", "lock", "manifest.json"]);
}

#[test]
fn a_file_held_open_goes_beside_and_the_rest_is_put_down() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    let held = Box::new(|step: &Step<'_>| match step {
        Step::Rename(to) if to.ends_with("1_提示用/サイバーBCP.docx") => {
            Cut::Fail(ErrorKind::PermissionDenied)
        }
        _ => Cut::Go,
    });
    let outcome = lay_watched(dir.path(), binder("第2版"), held).unwrap();
    let beside = Fate::Beside {
        name: "1_提示用/サイバーBCP（新）.docx".to_owned(),
        why: Occupied::HeldOpen,
    };
    assert_eq!(*fate(&outcome, "1_提示用/サイバーBCP.docx"), beside);
    let mut expected = bytes_of(&binder("第2版"));
    let new = expected.insert(
        "1_提示用/サイバーBCP.docx".to_owned(),
        bytes_of(&binder("初版"))["1_提示用/サイバーBCP.docx"].clone(),
    );
    expected.insert("1_提示用/サイバーBCP（新）.docx".to_owned(), new.unwrap());
    assert_eq!(visible(dir.path()), expected);

    // Closed again, it is ours as before.
    let outcome = lay(dir.path(), binder("第3版"));
    assert_eq!(*fate(&outcome, "1_提示用/サイバーBCP.docx"), Fate::Replaced);
}

#[test]
fn a_folder_that_refuses_every_name_is_an_error_and_the_next_run_finishes() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    let root = dir.path().to_path_buf();
    let refused = Box::new(move |step: &Step<'_>| match step {
        Step::Rename(to) if !to.starts_with(root.join(".sonae")) => {
            Cut::Fail(ErrorKind::PermissionDenied)
        }
        _ => Cut::Go,
    });
    let error = lay_watched(dir.path(), binder("第2版"), refused).unwrap_err();
    assert!(matches!(error, OutputError::NotWritable { .. }), "{error:?}");
    assert_eq!(visible(dir.path()), bytes_of(&binder("初版")));
    let outcome = lay(dir.path(), binder("第3版"));
    assert!(outcome.recovered);
    let files = visible(dir.path());
    for (name, bytes) in bytes_of(&binder("第3版")) {
        assert_eq!(files[&name], bytes, "{name}");
    }
}

#[test]
fn any_one_operation_may_fail_and_every_file_is_whole() {
    let count = Rc::new(Cell::new(0));
    let reference = tempfile::tempdir().unwrap();
    lay(reference.path(), binder("初版"));
    lay_watched(reference.path(), binder("第2版"), counting(count.clone())).unwrap();
    assert!(count.get() > 20, "{}", count.get());
    for step in 0..count.get() {
        let dir = tempfile::tempdir().unwrap();
        lay(dir.path(), binder("初版"));
        let mut now = 0;
        let once = Box::new(move |_: &Step<'_>| {
            now += 1;
            if now == step + 1 { Cut::Fail(ErrorKind::Other) } else { Cut::Go }
        });
        assert!(lay_watched(dir.path(), binder("第2版"), once).is_err(), "step {step}");
        for (name, bytes) in visible(dir.path()) {
            let old = bytes_of(&binder("初版"))[&name].clone();
            let new = bytes_of(&binder("第2版"))[&name].clone();
            assert!(bytes == old || bytes == new, "step {step}: {name} is neither old nor new");
        }
        lay(dir.path(), binder("第2版"));
        assert_eq!(visible(dir.path()), bytes_of(&binder("第2版")), "step {step}");
    }
}

#[test]
fn a_damaged_manifest_makes_every_differing_file_somebodys_own() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    fs::write(dir.path().join(".sonae/manifest.json"), "{\"schema\": 1, \"files\"").unwrap();
    let outcome = lay(dir.path(), binder("第2版"));
    assert!(outcome.manifest_lost && outcome.kept_any());
    let files = visible(dir.path());
    for (name, bytes) in bytes_of(&binder("初版")) {
        assert_eq!(files[&name], bytes);
    }
    assert_eq!(files.len(), 6);
    assert!(!lay(dir.path(), binder("第2版")).manifest_lost);
}

#[test]
fn records_of_a_later_version_are_not_touched() {
    let dir = tempfile::tempdir().unwrap();
    lay(dir.path(), binder("初版"));
    let manifest = dir.path().join(".sonae/manifest.json");
    fs::write(&manifest, "{\"schema\": 9}").unwrap();
    let Err(error) = plan(dir.path(), binder("第2版")) else { panic!("it was read") };
    assert!(matches!(error, OutputError::RecordsTooNew { found: 9, .. }), "{error:?}");
    assert_eq!(fs::read_to_string(&manifest).unwrap(), "{\"schema\": 9}");
}

#[test]
fn a_journal_from_elsewhere_moves_nothing_out_of_the_folder() {
    let sha = super::Fingerprint::of("よその中身".as_bytes());
    let ways = [
        ("a", "../逃げた.docx"),
        ("../逃げた.docx", "連絡体制図.docx"),
        ("a", "1_提示用/../../逃げた.docx"),
        ("a", ".sonae/逃げた.docx"),
    ];
    for (wanted, target) in ways {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("out");
        fs::create_dir_all(root.join(".sonae/stage-x")).unwrap();
        fs::write(root.join("連絡体制図.docx"), "手作り").unwrap();
        fs::write(root.join(".sonae/stage-x/0"), "よその中身").unwrap();
        let journal = format!(
            r#"{{"schema": 1, "stage": "stage-x", "kept": [], "bases": [], "previous": false, "moves": [
                {{"staged": "0", "wanted": "{wanted}", "target": "{target}", "expected": null,
                  "occupied": null, "entry": {{"sha256": "{0}", "document": "x", "input": "{0}"}}}}]}}"#,
            sha.as_str()
        );
        fs::write(root.join(".sonae/journal.json"), journal).unwrap();
        let outcome = lay(&root, binder("初版"));
        assert!(!outcome.recovered, "{target}");
        let above = fs::read_dir(dir.path()).unwrap().count();
        assert_eq!(above, 1, "{target}: something stands beside the folder");
        assert_eq!(records(&root), ["base", "lock", "manifest.json"], "{target}");
    }
}

#[test]
fn a_manifest_from_elsewhere_is_not_asked_about_files_out_of_the_folder() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("out");
    lay(&root, binder("初版"));
    fs::write(dir.path().join("よそ.docx"), "よその中身").unwrap();
    let path = root.join(".sonae/manifest.json");
    let manifest = fs::read_to_string(&path).unwrap();
    fs::write(&path, manifest.replace("連絡体制図.docx", "../よそ.docx")).unwrap();
    let outcome = lay(&root, binder("第2版"));
    assert!(outcome.files.iter().all(|file| !file.name.contains("よそ")), "{outcome:?}");
    assert!(!fs::read_to_string(&path).unwrap().contains("よそ"));
}

#[cfg(unix)]
#[test]
fn a_link_in_a_folders_place_is_refused_before_anything_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), dir.path().join("1_提示用")).unwrap();
    let Err(error) = plan(dir.path(), binder("初版")) else { panic!("the link was followed") };
    assert_eq!(
        error.to_string(),
        format!(
            "「{}」が通常のフォルダーではありません。名前を変えるか取り除いてから、もう一度実行してください。",
            dir.path().join("1_提示用").display()
        )
    );
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    assert!(!dir.path().join("連絡体制図.docx").exists());
}

#[cfg(unix)]
#[test]
fn a_link_that_takes_a_folders_place_during_a_run_is_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let (link, away) = (dir.path().join("1_提示用"), elsewhere.path().to_path_buf());
    let journal = dir.path().join(".sonae/journal.json");
    let swapped = Box::new(move |step: &Step<'_>| {
        if matches!(step, Step::Rename(to) if *to == journal) {
            std::os::unix::fs::symlink(&away, &link).unwrap();
        }
        Cut::Go
    });
    let error = lay_watched(dir.path(), binder("初版"), swapped).unwrap_err();
    assert!(matches!(error, OutputError::NotAFolder { .. }), "{error:?}");
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    fs::remove_file(dir.path().join("1_提示用")).unwrap();
    assert!(lay(dir.path(), binder("初版")).recovered);
    assert_eq!(visible(dir.path()), bytes_of(&binder("初版")));
}
