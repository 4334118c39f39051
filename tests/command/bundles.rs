//! These tests choose papers by bundle, pack them, and ask what a facility gets.

use std::fs;
use std::io::Read;

use super::clinic::{Clinic, json};

const DAY: &str = "--date 2026-11-20";

fn make(clinic: &Clinic, options: &str) -> super::clinic::Ran {
    clinic.run(&format!("generate 医院.yaml --out 書類 --format pdf {options} {DAY}"))
}

/// The names in the zip, and the bytes of each.
fn zipped(clinic: &Clinic) -> Vec<(String, Vec<u8>)> {
    let file = fs::File::open(clinic.path("書類/binder.zip")).unwrap();
    let mut zip = zip::ZipArchive::new(file).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut entry = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[test]
fn a_bundle_holds_the_papers_of_one_purpose() {
    let clinic = Clinic::new();
    assert_eq!(make(&clinic, "--bundle inspection").code, 0);
    let papers = clinic.papers();
    assert!(papers.len() >= 3 && papers.iter().all(|p| p.starts_with("1_提示用/")), "{papers:?}");
    assert_eq!(make(&clinic, "--bundle wall").code, 0);
    assert!(clinic.papers().contains(&"4_掲示用/連絡体制図_掲示用.pdf".to_owned()));
    assert!(!clinic.path("書類/2_院内限り").exists());
}

#[test]
fn several_bundles_are_made_together_and_all_is_every_paper() {
    let (some, whole, all) = (Clinic::new(), Clinic::new(), Clinic::new());
    assert_eq!(make(&some, "--bundle inspection,wall").code, 0);
    assert!(some.folders().contains(&"1_提示用".to_owned()));
    assert!(some.folders().contains(&"4_掲示用".to_owned()));
    assert!(!some.folders().contains(&"2_院内限り".to_owned()));
    make(&whole, "");
    make(&all, "--bundle all");
    assert_eq!(whole.papers(), all.papers());
    assert!(whole.papers().len() > some.papers().len());
}

#[test]
fn a_name_and_a_bundle_choose_together() {
    let clinic = Clinic::new();
    assert_eq!(make(&clinic, "--bundle core --only contact-list").code, 0);
    assert_eq!(clinic.papers(), ["2_院内限り/連絡先一覧.pdf"]);
    let ran = make(&clinic, "--bundle wall --only contact-list");
    assert_eq!(ran.code, 2, "{ran:?}");
    assert_eq!(
        ran.err,
        "誤り: 「contact-list」は、選んだセット（wall）に入っていません。入っているのは core、internal です。\
         --bundle を外すか、そのセットを選んでください。\n"
    );
}

#[test]
fn a_run_for_one_bundle_does_not_speak_of_other_papers() {
    let clinic = Clinic::new();
    clinic.generate();
    let ran = make(&clinic, "--bundle wall");
    assert!(!ran.out.contains("残っている"), "{}", ran.out);
}

#[test]
fn a_bundle_that_does_not_exist_is_refused_with_those_that_do() {
    let ran = make(&Clinic::new(), "--bundle wal");
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        "誤り: --bundle <セット> に「wal」は使えません。\n  → 「wall」ではありませんか。\n\
         使い方は「sonae --help」で見られます。\n"
    );
}

#[test]
fn a_zip_holds_exactly_the_files_of_the_run_in_their_folders() {
    let clinic = Clinic::new();
    clinic.generate();
    let ran = make(&clinic, "--bundle inspection --zip");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("  作成　　　binder.zip\n"), "{}", ran.out);
    assert!(!ran.err.contains("binder.zip"), "{}", ran.err);
    let zipped = zipped(&clinic);
    let of_bundle: Vec<String> = clinic
        .papers()
        .into_iter()
        .filter(|name| name.starts_with("1_提示用/") && name.ends_with(".pdf"))
        .collect();
    let names: Vec<&String> = zipped.iter().map(|(name, _)| name).collect();
    assert_eq!(names, of_bundle.iter().collect::<Vec<_>>());
    for (name, bytes) in &zipped {
        assert!(fs::read(clinic.path("書類").join(name)).unwrap() == *bytes, "{name}");
    }
}

#[test]
fn the_same_papers_make_the_same_zip() {
    let (one, other) = (Clinic::new(), Clinic::new());
    make(&one, "--zip");
    other.run("generate 医院.yaml --out 書類 --format pdf --zip --date 2026-12-24");
    let read = |clinic: &Clinic| fs::read(clinic.path("書類/binder.zip")).unwrap();
    assert!(read(&one) == read(&other));
    assert!(make(&one, "--zip").out.contains("  変更なし　binder.zip\n"));
}

#[test]
fn what_is_shown_and_what_stays_lie_in_one_zip_only_when_everything_was_asked_for() {
    for options in ["--bundle core --zip", "--only bcp,contact-list --zip"] {
        let clinic = Clinic::new();
        let ran = make(&clinic, options);
        assert_eq!(ran.code, 2, "{options}");
        assert!(ran.err.contains("（院内限り）は、同じZIPに入れません。"), "{}", ran.err);
        assert!(!clinic.path("書類").exists(), "{options}");
    }
    let clinic = Clinic::new();
    let ran = make(&clinic, "--zip");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("binder.zip には院内限りの書類も入っています。"), "{}", ran.err);
    assert_eq!(zipped(&clinic).len(), clinic.papers().len() - 1);
}

#[test]
fn a_zip_says_that_it_holds_the_new_version_of_a_file_that_was_kept() {
    let clinic = Clinic::new();
    make(&clinic, "--only bcp");
    let name = clinic.papers().remove(0);
    fs::write(clinic.path("書類").join(&name), "院長が直した").unwrap();
    let ran = make(&clinic, "--only bcp --zip");
    assert_eq!(ran.code, 4, "{ran:?}");
    assert!(ran.err.contains("上書きしなかったファイルの代わりに、新しい版が入っています。"));
    assert_eq!(zipped(&clinic).len(), 1);
}

#[test]
fn the_list_tells_what_is_made_where_and_why_not() {
    let clinic = Clinic::new();
    let ran = clinic.run(&format!("binder list 医院.yaml {DAY}"));
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("さくら通り皮膚科で作る書類は"), "{}", ran.out);
    let shown = ran.out.find("\n■ 1_提示用\n").unwrap();
    let house = ran.out.find("\n■ 2_院内限り\n").unwrap();
    let plan = ran.out.find("サイバー攻撃を想定した事業継続計画\n").unwrap();
    assert!(shown < plan && plan < house, "{}", ran.out);
    let left = &ran.out[ran.out.find("\n■ 作らない書類\n").unwrap()..];
    assert!(left.contains("契約のある事業者がないため（記入不要）"), "{left}");
}

#[test]
fn every_paper_of_the_list_can_be_made_by_its_name() {
    let clinic = Clinic::new();
    let listed = json(&clinic.run(&format!("binder list 医院.yaml --json {DAY}")));
    assert_eq!(listed["facility"], "さくら通り皮膚科");
    let papers = listed["papers"].as_array().unwrap();
    let made = papers.iter().filter(|paper| paper["left_out"].is_null());
    let names: Vec<&str> = made.map(|paper| paper["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"bcp") && names.len() >= 6, "{names:?}");
    assert_eq!(make(&clinic, &format!("--only {}", names.join(","))).code, 0);
    let whole = Clinic::new();
    make(&whole, "");
    assert_eq!(clinic.papers(), whole.papers());
}

#[test]
fn the_list_of_a_bundle_is_what_the_bundle_makes() {
    let clinic = Clinic::new();
    let listed = json(&clinic.run(&format!("binder list 医院.yaml --bundle wall --json {DAY}")));
    let papers = listed["papers"].as_array().unwrap();
    assert!(!papers.is_empty());
    for paper in papers {
        assert!(paper["bundles"].as_array().unwrap().iter().any(|b| b == "wall"), "{paper}");
    }
}
