//! These tests change templates as a consultant does: copied out, put into other words, proven, laid beside the profile.

use std::fs;

use super::clinic::Clinic;

const DETECTION: &str = "templates/bcp/3-detection.hbs";
const OLD: &str = "間違いを責めない。";
const NEW: &str = "早く知らせた人をほめる。";

/// A clinic whose plan has one sentence in other words.
fn reworded() -> Clinic {
    let clinic = Clinic::new();
    assert_eq!(clinic.run("templates export templates --only bcp/3-detection.hbs").code, 0);
    change(&clinic, OLD, NEW);
    clinic
}

fn change(clinic: &Clinic, from: &str, to: &str) {
    let text = fs::read_to_string(clinic.path(DETECTION)).unwrap();
    assert!(text.contains(from));
    clinic.write(DETECTION, text.replacen(from, to, 1));
}

#[test]
fn a_template_is_copied_out_and_proven_as_it_is() {
    let clinic = Clinic::new();
    let ran = clinic.run("templates export templates --only bcp/3-detection.hbs");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        ran.out,
        "  作成　　　templates/bcp/3-detection.hbs\n\n\
         直したら「sonae templates check templates」で確かめてください。直さないひな形は消してください。\n"
    );
    let ran = clinic.run("templates check templates");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        ran.out,
        "ひな形1件に誤りはありません（組み込みと違うもの0件）。見本の施設の書類を組み立てられることも確かめました。\n"
    );
}

#[test]
fn every_template_can_be_copied_out_and_all_of_them_together_change_nothing() {
    let clinic = Clinic::new();
    assert_eq!(clinic.generate().code, 0);
    assert_eq!(clinic.run("templates export templates").code, 0);
    let names = sonae::compose::Templates::embedded().names().count();
    let checked = clinic.run("templates check templates");
    assert!(checked.out.starts_with(&format!("ひな形{names}件に誤りはありません")), "{checked:?}");
    let ran = clinic.generate();
    assert_eq!(ran.code, 0);
    assert!(!ran.out.contains("更新"), "{}", ran.out);
    assert!(!ran.err.contains("書き換えたひな形"), "{}", ran.err);
}

#[test]
fn a_template_that_somebody_changed_is_never_written_over() {
    let clinic = reworded();
    let before = fs::read_to_string(clinic.path(DETECTION)).unwrap();
    let ran = clinic.run("templates export templates --only bcp");
    assert_eq!(ran.code, 4, "{ran:?}");
    assert!(
        ran.out.contains(
            "  残した　　templates/bcp/3-detection.hbs（組み込みのひな形と内容が違います）\n"
        ),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("  作成　　　templates/bcp/0-front.hbs\n"), "{}", ran.out);
    assert!(ran.err.contains("すでにある1件は、直したものかもしれないため上書きしませんでした"));
    assert_eq!(fs::read_to_string(clinic.path(DETECTION)).unwrap(), before);
}

#[test]
fn other_words_beside_the_profile_are_printed_and_told() {
    let clinic = reworded();
    let ran = clinic.generate();
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.err.contains("お知らせ: 書き換えたひな形を使いました: bcp/3-detection.hbs\n"),
        "{}",
        ran.err
    );
    assert!(clinic.words().contains(NEW));
    assert!(!clinic.words().contains(OLD));
    // The plan alone has changed, and the built-in words come back when the file is gone.
    let ran = clinic.generate();
    assert!(!ran.out.contains("更新"), "{}", ran.out);
    fs::remove_file(clinic.path(DETECTION)).unwrap();
    let ran = clinic.generate();
    assert!(ran.out.contains("更新　　　"), "{}", ran.out);
    assert!(clinic.words().contains(OLD));
}

#[test]
fn clients_share_a_folder_of_templates() {
    let clinic = reworded();
    fs::rename(clinic.path("templates"), clinic.path("共通")).unwrap();
    let ran = clinic.run("generate 医院.yaml --out 書類 --date 2026-11-20 --templates 共通");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(clinic.words().contains(NEW));
    // The folder beside the profile, named once more, is the same folder.
    fs::rename(clinic.path("共通"), clinic.path("templates")).unwrap();
    let ran = clinic.run("generate 医院.yaml --out 書類 --date 2026-11-20 --templates templates");
    assert_eq!(ran.code, 0, "{ran:?}");
}

#[test]
fn a_template_in_two_folders_is_refused_because_only_one_can_be_meant() {
    let clinic = reworded();
    fs::create_dir_all(clinic.path("共通/bcp")).unwrap();
    fs::copy(clinic.path(DETECTION), clinic.path("共通/bcp/3-detection.hbs")).unwrap();
    let ran = clinic.run("generate 医院.yaml --out 書類 --templates 共通");
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("同じひな形が2つあります（もう1つは 共通/bcp/3-detection.hbs）。"),
        "{}",
        ran.err
    );
    assert!(!clinic.path("書類").exists());
}

#[test]
fn every_fault_of_every_template_is_told_with_its_line() {
    let clinic = reworded();
    change(&clinic, NEW, "{{facility.nmae}}が{{@root.roles.cheif}}に知らせる。");
    change(&clinic, "気づいた人は、攻撃かどうかを", "気づいた人は、*攻撃*かどうかを");
    let ran = clinic.run("templates check templates");
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.err,
        "誤り: templates/bcp/3-detection.hbs 6行\n  「facility.nmae」という値はありません。「facility.name」でしょうか。\n\n\
         誤り: templates/bcp/3-detection.hbs 6行\n  「@root.roles.cheif」という値はありません。「@root.roles.chief」でしょうか。\n\n\
         誤りが2件あります。直してから、もう一度実行してください。\n"
    );
    change(&clinic, "{{facility.nmae}}が{{@root.roles.cheif}}に", "院長に");
    let ran = clinic.run("templates check templates");
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.err,
        "誤り: templates/bcp/3-detection.hbs 6行\n  斜体 * *は使えません。\n\n\
         誤りが1件あります。直してから、もう一度実行してください。\n"
    );
    // The same faults stop the papers before anything is made.
    let ran = clinic.generate();
    assert_eq!(ran.code, 1);
    assert!(ran.err.starts_with("誤り: templates/bcp/3-detection.hbs 6行\n"), "{}", ran.err);
    assert!(!clinic.path("書類").exists());
}

#[test]
fn a_value_inside_a_list_is_found_from_outside_of_it() {
    let clinic = reworded();
    change(
        &clinic,
        NEW,
        "\n\n{{#each systems}}\n{{roles.chief}}が見る。 {# {{id}} }\n\n{{/each}}\n",
    );
    let ran = clinic.run("templates check templates");
    assert!(
        ran.err.contains("「roles.chief」という値はありません。「@root.roles.chief」でしょうか。"),
        "{}",
        ran.err
    );
}

#[test]
fn a_heading_that_other_papers_point_at_may_not_vanish() {
    let clinic = reworded();
    change(&clinic, "{#signs columns", "{#marks columns");
    assert_eq!(clinic.run("templates check templates").code, 0);
    change(&clinic, "{#report-to}", "{#whom}");
    let ran = clinic.run("templates check templates");
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.err.contains(
            "「bcp」の書類が「bcp/report-to」を参照していますが、その名前の見出しや表がありません。"
        ),
        "{}",
        ran.err
    );
    let generated = clinic.generate();
    assert_eq!(generated.code, 1, "{generated:?}");
    assert!(!clinic.path("書類").exists());
}

#[test]
fn a_template_of_an_unknown_name_is_refused_with_the_one_that_was_meant() {
    for (name, said) in [
        ("bcp/3-detektion.hbs", "「bcp/3-detection.hbs」でしょうか。"),
        ("BCP/3-detection.hbs", "「bcp/3-detection.hbs」でしょうか。"),
        ("3-detection.hbs", "「bcp/3-detection.hbs」でしょうか。"),
        ("a/b/3-detection.hbs", "「bcp/3-detection.hbs」でしょうか。"),
        (
            "bcp/別紙.hbs",
            "置けるのは「sonae templates export」で書き出される名前のファイルだけです。",
        ),
    ] {
        let clinic = Clinic::new();
        let path = clinic.path("templates").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "# 別紙 {#annex}\n").unwrap();
        let ran = clinic.generate();
        assert_eq!(ran.code, 1, "{name}: {ran:?}");
        let told =
            format!("「{name}」というひな形はありません。このままでは使われません。\n  → {said}");
        assert!(ran.err.contains(&told), "{name}: {}", ran.err);
    }
}

#[test]
fn files_that_editors_spoil_are_told_and_files_that_they_keep_aside_are_not() {
    let clinic = reworded();
    let text = fs::read(clinic.path(DETECTION)).unwrap();
    for aside in ["templates/.DS_Store", "templates/bcp/3-detection.hbs~", "templates/メモ.txt"] {
        clinic.write(aside, "x");
    }
    let marked = [b"\xef\xbb\xbf".as_slice(), &text].concat();
    let windows = String::from_utf8(marked).unwrap().replace('\n', "\r\n");
    clinic.write(DETECTION, windows);
    let ran = clinic.run("templates check templates");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    clinic.write("templates/bcp/1-general.hbs.txt", "x");
    // 「院」 as CP932 writes it.
    clinic.write("templates/bcp/2c-watch.hbs", [0x89, 0x40]);
    let ran = clinic.run("templates check templates");
    assert_eq!(ran.code, 1);
    for said in [
        "ひな形の名前が .hbs.txt で終わっているため、使われません。\n  → 名前の終わりを .hbs に変えてください。",
        "文字コードがUTF-8ではないため読めません。",
    ] {
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn a_link_among_the_templates_is_not_followed() {
    let clinic = reworded();
    fs::rename(clinic.path(DETECTION), clinic.path("本物.hbs")).unwrap();
    std::os::unix::fs::symlink(clinic.path("本物.hbs"), clinic.path(DETECTION)).unwrap();
    let ran = clinic.generate();
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("リンク（ショートカット）の先は読みません。\n  → 実物をここに置くか、実物のあるフォルダーを --templates で指定してください。"), "{}", ran.err);
    // Nor is it written through.
    assert_eq!(clinic.run("templates export templates --only bcp/3-detection.hbs").code, 4);
    assert!(fs::read_to_string(clinic.path("本物.hbs")).unwrap().contains(NEW));
}

#[test]
fn a_folder_without_templates_is_said_to_have_none() {
    let clinic = Clinic::new();
    let ran = clinic.run("templates check templates");
    assert_eq!(ran.code, 6);
    assert_eq!(
        ran.err,
        "誤り: 「templates」が見つかりません。ファイル名と場所を確かめてください。\n"
    );
    fs::create_dir(clinic.path("templates")).unwrap();
    let ran = clinic.run("templates check templates");
    assert_eq!(ran.code, 0);
    assert!(
        ran.err.starts_with("注意: 「templates」にひな形（.hbs）がありません。"),
        "{}",
        ran.err
    );
    let ran = clinic.run("templates check 医院.yaml");
    assert_eq!(ran.code, 6);
    assert!(ran.err.contains("ひな形を置いたフォルダーを指定してください。"), "{}", ran.err);
}

#[test]
fn a_misspelt_paper_is_not_copied_out() {
    let clinic = Clinic::new();
    let ran = clinic.run("templates export templates --only bpc");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.starts_with("誤り: 「bpc」というひな形はありません。「bcp」でしょうか。"),
        "{}",
        ran.err
    );
    assert!(!clinic.path("templates").exists());
}

#[test]
fn the_names_that_templates_can_use_are_listed_with_this_facilitys_values() {
    let clinic = Clinic::new();
    let ran = clinic.run("templates paths facility.name");
    assert_eq!(ran.out, "facility.name　文字\n    施設：正式な名称\n    例: 髙田内科クリニック\n");
    let ran = clinic.run("templates paths facility --profile 医院.yaml");
    assert!(
        ran.out.contains("facility.name　文字\n    施設：正式な名称\n    例: さくら通り皮膚科\n"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("roles."), "{}", ran.out);
    let ran = clinic.run("templates paths facilty.name");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("「facility.name」でしょうか。"), "{}", ran.err);
}

#[test]
fn every_name_that_templates_can_use_says_what_it_means() {
    let ran = Clinic::new().run("templates paths");
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines.len() > 1_800 && lines.len().is_multiple_of(3), "{}", lines.len());
    for entry in lines.chunks(3) {
        let meaning = entry[1].trim();
        assert!(meaning.split('：').all(|part| !part.is_empty()), "{entry:?}");
    }
    for entry in [
        "plan.next_review.undecided　文字\n    BCP：次の見直し：未決定のときの言葉（担当と期限）\n",
        "systems[].rto　文字\n    システム：目標復旧時間\n",
        "paper.names.reception　文字（ないことがある）\n    紙運用：様式の見出し：紙の様式 reception の見出し\n",
    ] {
        assert!(ran.out.contains(entry), "{entry}");
    }
}

#[test]
fn every_example_of_the_page_about_templates_is_true() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/templates.md")).unwrap();
    let clinic = reworded();
    let mut text = fs::read_to_string(clinic.path(DETECTION)).unwrap();
    let mut examples = 0;
    for example in page.split("````hbs\n").skip(1) {
        let (example, _) = example.split_once("````").unwrap();
        examples += 1;
        text.push_str(&format!("\n# 例 {{#example-{examples}}}\n\n{example}"));
    }
    assert!(examples >= 5);
    clinic.write(DETECTION, text);
    let ran = clinic.run("templates check templates");
    assert_eq!(ran.code, 0, "{ran:?}");
    for line in page.lines().filter(|line| line.starts_with("       sonae generate")) {
        let ran = clinic.run(&line.trim().replace("sonae ", "").replace("わたしの医院", "医院"));
        assert_eq!(ran.code, 0, "{ran:?}");
    }
    assert!(clinic.words().contains("ほかの機器の線には触れない。"));
    // What the page says cannot be written is refused.
    for refused in
        ["# 題 {#t}\n\n> 引用\n", "# 題 {#t}\n\n![絵](a.png) {#p}\n", "#### 題 {#t}\n", "# 題\n"]
    {
        clinic.write(DETECTION, refused);
        assert_eq!(clinic.run("templates check templates").code, 1, "{refused}");
    }
}
