//! These tests lay forms of people's own beside the profile: from the skeleton to the paper, and every way to get it wrong.

use std::fs;

use crate::clinic::{Clinic, PROFILE, json};

const NEW: &str = "forms new --family local-saitama --edition r8 --title 自主点検表 --authority 埼玉県 --date 2026-05-01";

/// A clinic with a prefecture's form beside its profile.
fn with_form() -> Clinic {
    let clinic = Clinic::new();
    let ran = clinic.run(NEW);
    assert_eq!(ran.code, 0, "{ran:?}");
    clinic
}

const FORM: &str = "catalogue/local-saitama/r8/facility.yaml";

#[test]
fn a_skeleton_is_made_and_read_at_once() {
    let clinic = Clinic::new();
    let ran = clinic.run(NEW);
    assert_eq!(
        ran.out,
        "  作成　　　catalogue/local-saitama/r8/publication.yaml
  作成　　　catalogue/local-saitama/r8/facility.yaml

様式を見ながら facility.yaml に項目を書き写してください（書き方はファイルの中にあります）。
確かめる: sonae forms show local-saitama/r8 --catalogue catalogue
対策の名前を探す: sonae forms controls 語
プロファイルと同じフォルダーに catalogue があれば、generate と check が自動で使います。
"
    );
    let listed = json(&clinic.run("forms list --profile 医院.yaml --date 2026-11-20 --json"));
    let publications = listed["publications"].as_array().unwrap();
    let local = publications.iter().find(|p| p["key"] == "local-saitama/r8").unwrap();
    assert_eq!(local["origin"], "overlay");
    assert_eq!(local["fiscal_year"], 2026);
    assert_eq!(local["in_force_from"], "2026-05-01");
    // A form of the prefecture's is no edition of the ministry's.
    assert_eq!(listed["auto"]["publication"], "checklist/r7");
    let ran = clinic.run("forms show local-saitama/r8 --catalogue catalogue");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("1(1) 医療情報システムの安全管理の責任者を置いている。【未照合】\n"));
}

#[test]
fn the_prefectures_form_is_answered_and_printed_in_the_binder() {
    let clinic = with_form();
    let ran = clinic.generate();
    assert_eq!(ran.code, 0, "{ran:?}");
    let papers = clinic.papers();
    for name in
        ["1_提示用/記入準備シート_自主点検表.docx", "1_提示用/記入準備シート_自主点検表.pdf"]
    {
        assert!(papers.iter().any(|paper| paper == name), "{papers:?}");
    }
    assert!(clinic.words().contains("医療情報システムの安全管理の責任者を置いている。"));
    // What it asks for stands among the gaps, once, with the ministry's own question for the same.
    let ran = clinic.run("check 医院.yaml --date 2026-11-20");
    let plain = Clinic::new().run("check 医院.yaml --date 2026-11-20");
    let tasks = "■ 準備ができるまでにすること（41件、重い順）\n";
    assert!(ran.code == 3 && ran.out.contains(tasks) && plain.out.contains(tasks), "{}", ran.out);
    assert!(ran.out.contains("  自主点検表\n    はい 0、いいえ 0、未回答 2、"), "{}", ran.out);
}

#[test]
fn a_question_that_only_the_prefecture_asks_is_a_gap_until_somebody_answers() {
    let clinic = with_form();
    clinic.write(
        "catalogue/controls.yaml",
        "\
schema: 1
controls:
  - key: local.antivirus
    name: ウイルス対策ソフトの導入
    plain: すべての端末PCにウイルス対策ソフトを入れているか。
    evidence: [設定画面の写し]
    why: 感染に早く気付くため。
    freshness: fiscal-year
    asked_of: clinic
    weight: 60
",
    );
    let form = fs::read_to_string(clinic.path(FORM)).unwrap();
    clinic.write(FORM, form.replace("security-officer.appointed", "local.antivirus"));
    let missing = "ウイルス対策ソフトの導入［";
    let ran = clinic.run("check 医院.yaml --date 2026-11-20");
    assert!(ran.out.contains(missing), "{}", ran.out);
    let attestation = "\
attestations:
  - control: local.antivirus
    scope: all
    fiscal_year: 2026
    rounds:
      - checked_on: 2026-11-01
        answer: はい
        by: incho
        evidence: [{what: 設定画面の写し, place: 事務室}]
";
    clinic.write("医院.yaml", format!("{PROFILE}{attestation}"));
    let ran = clinic.run("check 医院.yaml --date 2026-11-20");
    assert!(!ran.out.contains(missing), "{}", ran.out);
    assert!(!ran.err.contains("local.antivirus"), "{}", ran.err);
}

#[test]
fn a_question_without_a_control_is_answered_by_its_own_name() {
    let clinic = with_form();
    let form = fs::read_to_string(clinic.path(FORM)).unwrap();
    let line = "        controls: [security-officer.appointed]\n";
    assert!(form.contains(line));
    clinic.write(FORM, form.replace(line, ""));
    let attestation = "\
attestations:
  - control: local-saitama/r8/facility/1-1
    scope: all
    fiscal_year: 2026
    rounds:
      - checked_on: 2026-11-01
        answer: はい
        by: incho
        evidence: [{what: 任命書, place: 事務室}]
";
    clinic.write("医院.yaml", format!("{PROFILE}{attestation}"));
    let line = "forms coverage 医院.yaml --date 2026-11-20 --edition local-saitama/r8 --json";
    let told = json(&clinic.run(line));
    let item = &told["forms"][0]["items"][0];
    assert_eq!((&item["verdict"], &item["by"][0]["what"]), (&"yes".into(), &"任命書".into()));
}

#[test]
fn a_form_that_changes_makes_the_papers_anew() {
    let clinic = with_form();
    clinic.generate();
    let form = fs::read_to_string(clinic.path(FORM)).unwrap();
    clinic.write(FORM, form.replace("責任者を置いている。", "責任者を任命している。"));
    let ran = clinic.generate();
    assert!(
        ran.out.contains("  更新　　　1_提示用/記入準備シート_自主点検表.docx\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("  変更なし　2_院内限り/連絡体制図.docx\n"), "{}", ran.out);
}

#[test]
fn of_two_editions_the_one_in_force_is_printed() {
    let clinic = with_form();
    let next = NEW.replace("--edition r8", "--edition r9").replace("2026-05-01", "2027-05-01");
    assert_eq!(clinic.run(&next).code, 0);
    let edition = |date: &str| {
        let line =
            format!("generate 医院.yaml --out {date} --only local-saitama-facility --date {date}");
        let ran = clinic.run(&line);
        assert_eq!(ran.code, 0, "{ran:?}");
        clinic.words_in(date).contains("令和9年度版")
    };
    assert!(!edition("2026-11-20"));
    assert!(edition("2027-05-01"));
}

#[test]
fn a_character_that_no_font_has_is_told_with_its_line() {
    let clinic = with_form();
    let form = fs::read_to_string(clinic.path(FORM)).unwrap();
    clinic.write(FORM, form.replace("責任者を置いている。", "責任者を𓀀置いている。"));
    for line in [
        "generate 医院.yaml --out 書類 --date 2026-11-20",
        "check 医院.yaml --date 2026-11-20",
        "forms print local-saitama/r8 --catalogue catalogue --out 書類",
    ] {
        let ran = clinic.run(line);
        assert_eq!(ran.code, 1, "{line}: {ran:?}");
        assert!(
            ran.err.contains(
                "誤り: catalogue/local-saitama/r8/facility.yaml 29行24列\n  \
                 印刷できない文字があります: 「𓀀」（U+13000）。\n"
            ),
            "{line}: {}",
            ran.err
        );
    }
    assert!(!clinic.path("書類").exists());
}

#[test]
fn words_over_several_lines_and_signs_of_all_kinds_are_printed() {
    let clinic = with_form();
    let form = fs::read_to_string(clinic.path(FORM)).unwrap();
    let hostile = "\"一行目\\n二行目\\t{{7*7}} <w:p/> a|b # **太字**\"";
    clinic.write(FORM, form.replace("医療情報システムの安全管理の責任者を置いている。", hostile));
    let ran = clinic.generate();
    assert_eq!(ran.code, 0, "{ran:?}");
    let words = clinic.words();
    assert!(words.contains("{{7*7}} <w:p/> a|b # **太字**"), "{words}");
}

#[test]
fn a_skeleton_never_overwrites() {
    let clinic = with_form();
    clinic.write(FORM, "手で書いた様式");
    fs::remove_file(clinic.path("catalogue/local-saitama/r8/publication.yaml")).unwrap();
    let ran = clinic.run(NEW);
    assert_eq!(ran.code, 6);
    assert_eq!(
        ran.err,
        "誤り: 「catalogue/local-saitama/r8/facility.yaml」がすでにあるため、何も書きませんでした。\
         --edition か --out を変えるか、今のファイルを別の名前にしてください。\n"
    );
    assert_eq!(fs::read_to_string(clinic.path(FORM)).unwrap(), "手で書いた様式");
    assert!(!clinic.path("catalogue/local-saitama/r8/publication.yaml").exists());
}

#[test]
fn a_title_of_any_signs_is_read_back_as_it_was_given() {
    let title = "@TITLE@「#1」:\"{}[]'\\|%@FROM@";
    let clinic = Clinic::new();
    let ran = clinic.run(&NEW.replace("自主点検表", title));
    assert_eq!(ran.code, 0, "{ran:?}");
    let shown = json(&clinic.run("forms show local-saitama/r8 --catalogue catalogue --json"));
    assert_eq!(shown["title"], title);
}

#[test]
fn names_that_cannot_be_keys_are_refused() {
    let clinic = Clinic::new();
    let refused = |from: &str, to: &str| {
        let ran = clinic.run(&NEW.replace(from, to));
        assert_eq!(ran.code, 2, "{to}");
        assert!(!clinic.path("catalogue").exists());
        ran.err
    };
    assert_eq!(
        refused("local-saitama", "checklist"),
        "誤り: --family に「checklist」は使えません。local-saitama のように「local-」で始めてください。\n"
    );
    assert_eq!(
        refused("--edition r8", "--edition ../r8"),
        "誤り: --edition に「../r8」は使えません。半角の英小文字、数字、「-」、「.」だけを使ってください。\n"
    );
    assert!(
        refused("local-saitama", "local-埼玉").contains("--family に「local-埼玉」は使えません。")
    );
}

#[test]
fn a_broken_form_stops_every_command_before_anything_is_written() {
    let clinic = with_form();
    let form = fs::read_to_string(clinic.path(FORM)).unwrap();
    clinic.write(FORM, form.replace("security-officer.appointed", "security-offiser.appointed"));
    for line in [
        "generate 医院.yaml --out 書類 --date 2026-11-20",
        "check 医院.yaml --date 2026-11-20",
        "forms list --profile 医院.yaml",
        "forms coverage 医院.yaml",
    ] {
        let ran = clinic.run(line);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{line}");
        assert!(
            ran.err.starts_with("誤り: catalogue/local-saitama/r8/facility.yaml 26行14列 1-1\n"),
            "{line}: {}",
            ran.err
        );
        assert!(
            ran.err.ends_with(
                "  対策「security-offiser.appointed」はありません。\n  → 「security-officer.appointed」でしょうか。\n\n\
                 誤りが1件あります。直してから、もう一度実行してください。\n"
            ),
            "{line}: {}",
            ran.err
        );
    }
    assert!(!clinic.path("書類").exists());
}

#[test]
fn one_form_in_two_folders_is_refused() {
    let clinic = with_form();
    let ran = clinic.run(&format!("{NEW} --out 共有"));
    assert_eq!(ran.code, 0, "{ran:?}");
    let ran = clinic.run("check 医院.yaml --catalogue 共有");
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains(
            "誤り: catalogue/local-saitama/r8/facility.yaml\n  \
             同じ様式のデータが2つあります（もう1つは 共有/local-saitama/r8/facility.yaml）。\n"
        ),
        "{}",
        ran.err
    );
    // The same folder named twice is one folder.
    assert_eq!(clinic.run("check 医院.yaml --catalogue ./catalogue").code, 3);
}

#[test]
fn a_folder_shared_by_clients_counts_for_each_of_them() {
    let clinic = Clinic::new();
    clinic.run(&format!("{NEW} --out 共有"));
    let told = json(
        &clinic.run("forms coverage 医院.yaml --catalogue 共有 --edition local-saitama/r8 --json"),
    );
    assert_eq!(told["forms"][0]["items"].as_array().unwrap().len(), 2);
}

#[test]
fn files_that_cannot_be_forms_are_told_together() {
    let clinic = with_form();
    clinic.write("catalogue/local-saitama/r8/big.yaml", "#".repeat(5 * 1024 * 1024));
    clinic.write("catalogue/local-saitama/r8/sjis.yaml", b"title: \x8e\xa9\x8e\xe5");
    clinic.write("catalogue/local-saitama/r8/様式.xlsx", "読まない");
    clinic.write("catalogue/local-saitama/r8/vendor.yml", "schema: 1");
    let ran = clinic.run("check 医院.yaml");
    assert_eq!(
        ran.err,
        "誤り: catalogue/local-saitama/r8/big.yaml\n  様式のデータのファイルが大きすぎます（上限は4MBです）。\n  \
         → 様式のデータではないファイルなら、catalogue フォルダーの外に移してください。\n\n\
         誤り: catalogue/local-saitama/r8/sjis.yaml\n  文字コードがUTF-8ではないため読めません。\n  \
         → エディターで開き、文字コードをUTF-8にして保存し直してください。\n\n\
         誤り: catalogue/local-saitama/r8/vendor.yml\n  様式のデータの名前が .yml で終わっているため、使われません。\n  \
         → 名前の終わりを .yaml に変えてください。\n\n\
         誤りが3件あります。直してから、もう一度実行してください。\n"
    );
    assert_eq!(ran.code, 1);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let clinic = with_form();
    fs::create_dir(clinic.path("よそ")).unwrap();
    clinic.write("よそ/form.yaml", "schema: 1");
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(clinic.path(to), clinic.path(name)).unwrap();
    };
    link("よそ", "catalogue/local-saitama/r9");
    link("よそ/form.yaml", "catalogue/local-saitama/r8/linked.yaml");
    let ran = clinic.run("check 医院.yaml");
    assert_eq!(ran.code, 1);
    for place in ["catalogue/local-saitama/r9", "catalogue/local-saitama/r8/linked.yaml"] {
        assert!(
            ran.err.contains(&format!(
                "誤り: {place}\n  リンク（ショートカット）の先は読みません。\n"
            )),
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_folder_of_five_thousand_files_is_no_folder_of_forms() {
    let clinic = Clinic::new();
    fs::create_dir(clinic.path("写真")).unwrap();
    for n in 0..=5000 {
        clinic.write(&format!("写真/{n}.jpg"), "");
    }
    let ran = clinic.run("check 医院.yaml --catalogue 写真");
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            6,
            "誤り: 「写真」の中のファイルが多すぎます（上限は5000です）。様式を置いたフォルダーか確かめてください。\n"
        )
    );
}

#[test]
fn a_folder_that_is_none_is_named() {
    let clinic = Clinic::new();
    let ran = clinic.run("check 医院.yaml --catalogue ない");
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (6, "誤り: 「ない」が見つかりません。ファイル名と場所を確かめてください。\n")
    );
    let ran = clinic.run("check 医院.yaml --catalogue 医院.yaml");
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            6,
            "誤り: 「医院.yaml」はフォルダーではありません。様式を置いたフォルダーを指定してください。\n"
        )
    );
}
