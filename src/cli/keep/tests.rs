//! These tests hold the one promise of putting files down: nothing that lies there is lost, nothing half is left.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use tempfile::TempDir;

use super::{Aside, Kept, Standing, create_beside, make, name_new, replace, standing};

const ADVICE: &str = "名前を変えてください。";

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn today() -> Aside {
    Aside::Dated(NaiveDate::from_ymd_opt(2026, 11, 26).unwrap())
}

/// What lies in a folder, by name, with what it says.
fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut files: Vec<(String, String)> = entries
        .map(|e| (e.file_name().into_string().unwrap(), fs::read_to_string(e.path()).unwrap()))
        .collect();
    files.sort();
    files
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn each_earlier_file_of_a_day_stays_under_a_name_of_its_own() {
    let folder = folder();
    let path = folder.path().join("医院.yaml");
    assert_eq!(replace(&path, None, b"1", today()).unwrap(), Kept::New(path.clone()));
    assert_eq!(replace(&path, Some(b"1"), b"1", today()).unwrap(), Kept::Same(path.clone()));
    for (before, after) in [("1", "2"), ("2", "3")] {
        replace(&path, Some(before.as_bytes()), after.as_bytes(), today()).unwrap();
    }
    assert_eq!(
        files(folder.path()),
        pairs(&[
            ("医院.yaml", "3"),
            ("医院.yaml.2026-11-26まで", "1"),
            ("医院.yaml.2026-11-26まで-2", "2")
        ])
    );
}

#[test]
fn what_somebody_else_has_changed_meanwhile_is_left_as_they_made_it() {
    let folder = folder();
    let path = folder.path().join("医院.yaml");
    fs::write(&path, "事務長が直した").unwrap();
    let refused = replace(&path, Some(b"old"), b"new", today()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        format!(
            "「{}」に書き込みませんでした。実行している間に、ほかのプログラムが書き換えました。保存して閉じてから、もう一度実行してください。",
            path.display()
        )
    );
    assert_eq!(files(folder.path()), pairs(&[("医院.yaml", "事務長が直した")]));
}

#[test]
fn a_new_file_gets_its_folder_and_never_the_name_of_another() {
    let folder = folder();
    let inside = folder.path().join("新しい").join("中");
    let path = inside.join("機器.csv");
    assert_eq!(make(&path, b"1", ADVICE).unwrap(), Kept::New(path.clone()));
    assert_eq!(make(&path, b"1", ADVICE).unwrap(), Kept::Same(path.clone()));
    assert_eq!(
        make(&path, b"2", ADVICE).unwrap_err().to_string(),
        format!("「{}」はすでにあり、今回と内容が違います。名前を変えてください。", path.display())
    );
    assert_eq!(files(&inside), pairs(&[("機器.csv", "1")]));
}

#[test]
fn a_name_taken_in_the_last_moment_is_not_taken_from_its_owner() {
    let folder = folder();
    let (part, target) = (folder.path().join(".x.part"), folder.path().join("x"));
    fs::write(&part, "ours").unwrap();
    fs::write(&target, "theirs").unwrap();
    assert_eq!(name_new(&part, &target).unwrap_err().kind(), std::io::ErrorKind::AlreadyExists);
    assert_eq!(fs::read_to_string(&target).unwrap(), "theirs");
}

#[test]
fn a_list_beside_another_of_its_name_gets_a_number() {
    let folder = folder();
    let path = folder.path().join("残り.csv");
    let names: Vec<_> = ["1", "2", "3"]
        .iter()
        .map(|text| create_beside(&path, text.as_bytes()).unwrap().file_name().unwrap().to_owned())
        .collect();
    assert_eq!(names, ["残り.csv", "残り-2.csv", "残り-3.csv"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_somebodys_and_stays() {
    let folder = folder();
    let path = folder.path().join("医院.yaml");
    std::os::unix::fs::symlink("サーバー/医院.yaml", &path).unwrap();
    assert_eq!(standing(&path, b"1").unwrap(), Standing::Other);
    assert!(replace(&path, None, b"1", today()).is_err());
    assert!(make(&path, b"1", ADVICE).is_err());
    assert_eq!(fs::read_link(&path).unwrap(), Path::new("サーバー/医院.yaml"));
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_the_earlier_file_is_named_where_it_lies() {
    let folder = folder();
    let (shared, own) = (folder.path().join("shared"), folder.path().join("own"));
    fs::create_dir(&shared).unwrap();
    fs::create_dir(&own).unwrap();
    let (real, link) = (shared.join("医院.yaml"), own.join("医院.yaml"));
    fs::write(&real, "1").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let kept = replace(&link, Some(b"1"), b"2", today()).unwrap();
    let real = fs::canonicalize(&real).unwrap();
    assert_eq!(
        kept,
        Kept::Replaced {
            path: link.clone(),
            earlier: real.with_file_name("医院.yaml.2026-11-26まで")
        }
    );
    assert_eq!(fs::read_to_string(&real).unwrap(), "2");
    assert!(fs::read_link(&link).is_ok());
}

#[cfg(unix)]
#[test]
fn whoever_could_not_read_a_file_cannot_read_the_next_one_either() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = folder.path().join("医院.yaml");
    fs::write(&path, "1").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    replace(&path, Some(b"1"), b"2", today()).unwrap();
    for name in ["医院.yaml", "医院.yaml.2026-11-26まで"] {
        let mode = fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}
