//! These tests hand over the forms that people write by hand: what is taken, and what is said of what is not.

use super::{Catalogue, CatalogueError, OverlayFile};

const PUBLICATION: &str = "\
schema: 1
title: {text: 自主点検表, confidence: probable}
edition_name: 令和8年度版
authority: 埼玉県
date: 2026-05-01
in_force: {from: 2026-05-01}
url: ''
licence: ''
citation: 自主点検表（埼玉県）
";

const FORM: &str = "\
schema: 1
title: {text: 自主点検表, confidence: probable}
audience: facility
rounds: 1
sections:
  - number: '1'
    title: {text: 体制, confidence: probable}
    items:
      - key: 1-1
        number: '1'
        official_text: 責任者を置いている。
        our_words: 責任者を置いているか。
        confidence: probable
        source: 手で入力
        controls: [security-officer.appointed]
";

fn file(path: &str, text: &str) -> OverlayFile {
    OverlayFile {
        path: path.to_owned(),
        shown: format!("医院/catalogue/{path}"),
        text: text.to_owned(),
    }
}

fn with(form: &str) -> [OverlayFile; 2] {
    [
        file("local-saitama/r8/publication.yaml", PUBLICATION),
        file("local-saitama/r8/facility.yaml", form),
    ]
}

/// Everything said of files that are refused.
fn refused(files: &[OverlayFile]) -> String {
    let error = Catalogue::builtin().unwrap().with_overlay(files).unwrap_err();
    let CatalogueError::Faulty { report } = error;
    report.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_form_of_the_prefectures_stands_beside_those_that_ship() {
    let files = with(FORM);
    let catalogue = Catalogue::builtin().unwrap().with_overlay(&files).unwrap();
    let form = catalogue.form("local-saitama", "r8", "facility").unwrap();
    assert_eq!(form.items().next().unwrap().key, "local-saitama/r8/facility/1-1");
    assert_eq!(catalogue.overlays(), files);
}

#[test]
fn a_form_without_a_version_is_told_what_to_write() {
    assert_eq!(
        refused(&with(&FORM.replace("schema: 1\n", ""))),
        "誤り: 医院/catalogue/local-saitama/r8/facility.yaml schema\n  \
         様式データの版（schema）が書かれていません。\n  → 1行目に「schema: 1」と書いてください。"
    );
    assert_eq!(
        refused(&with(&FORM.replace("schema: 1\n", "schema: 9\n"))),
        "誤り: 医院/catalogue/local-saitama/r8/facility.yaml schema\n  \
         様式データの版 9 は読めません。\n  → この版の sonae が読めるのは schema: 1 です。"
    );
}

#[test]
fn a_fault_names_the_line_of_its_item() {
    assert_eq!(
        refused(&with(&FORM.replace("security-officer.appointed", "security-offiser.appointed"))),
        "誤り: 医院/catalogue/local-saitama/r8/facility.yaml 9行14列 1-1\n  \
         対策「security-offiser.appointed」はありません。\n  \
         → 「security-officer.appointed」でしょうか。"
    );
    assert_eq!(
        refused(&with(&FORM.replace("[security-officer.appointed]", "[防火管理者]"))),
        "誤り: 医院/catalogue/local-saitama/r8/facility.yaml 9行14列 1-1\n  \
         対策「防火管理者」はありません。\n  \
         → 対策の一覧は sonae forms controls で見られます。"
    );
    assert_eq!(
        refused(&with(&FORM.replace("key: 1-1", "key: 1/1"))),
        "誤り: 医院/catalogue/local-saitama/r8/facility.yaml 9行14列 1/1\n  \
         項目の key「1/1」は使えません。\n  \
         → 半角の英数字と「-」「.」「_」「@」だけで、2-4 や 2-4@server のように書いてください。"
    );
}

#[test]
fn what_serde_says_in_english_is_said_in_japanese() {
    let said = |form: &str| {
        let said = refused(&with(form));
        said.replace("誤り: 医院/catalogue/local-saitama/r8/facility.yaml ", "")
    };
    assert_eq!(
        said(&FORM.replace("rounds: 1\n", "")),
        "4行1列\n  「rounds」が、このまとまりに書かれていません。\n  → 「rounds:」を書き足してください。"
    );
    assert_eq!(
        said(&FORM.replace("audience: facility", "audience: facilty")),
        "3行11列\n  「facilty」という値は使えません。\n  → 「facility」でしょうか。"
    );
    assert_eq!(
        said(&FORM.replace("our_words:", "our_wods:")),
        "12行9列\n  「our_wods」という項目名はありません。\n  → 「our_words」でしょうか。"
    );
    assert_eq!(
        said(&FORM.replace("rounds: 1", "rounds: たくさん")),
        "4行9列\n  この値は読めません。\n  → 日付は 2026-11-20、数は 1、はい・いいえは true・false のように書いてください。"
    );
    assert_eq!(
        said(&FORM.replace("[security-officer.appointed]", "{all: [a]}")),
        "15行19列\n  controls の書き方が違います。\n  → controls: [対策の名前, 対策の名前] または controls: {any: [対策の名前, …]} と書いてください。"
    );
    assert_eq!(
        said(&FORM.replace("sections:", "sections: [")),
        "6行3列\n  YAMLとして読めません。\n  → 前の行と字下げをそろえ、「:」や記号を含む文は \" \" で囲んでください。"
    );
}

#[test]
fn a_file_that_lies_where_no_form_lies_is_not_overlooked() {
    assert_eq!(
        refused(&[file("facility.yaml", FORM)]),
        "誤り: 医院/catalogue/facility.yaml\n  この場所のファイルは様式のデータとして使えません。\n  \
         → catalogue/系列/版/様式.yaml（例: catalogue/local-saitama/r8/facility.yaml）に置いてください。"
    );
    assert_eq!(
        refused(&[file("cheklist/r8/facility.yaml", FORM)]),
        "誤り: 医院/catalogue/cheklist/r8/facility.yaml\n  「cheklist」という様式の系列はありません。\n  \
         → 「checklist」でしょうか。独自の様式の系列は「local-」で始めてください。"
    );
    assert_eq!(
        refused(&[file("local-saitama/令和8年/facility.yaml", FORM)]),
        "誤り: 医院/catalogue/local-saitama/令和8年/facility.yaml\n  「令和8年」はフォルダーやファイルの名前に使えません。\n  \
         → 半角の英小文字、数字、「-」、「.」だけを使い、英小文字か数字で始めてください。"
    );
}

#[test]
fn two_files_of_one_key_are_refused_and_both_are_named() {
    let [publication, form] = with(FORM);
    let mut shared = form.clone();
    shared.shown = "共有/local-saitama/r8/facility.yaml".to_owned();
    assert_eq!(
        refused(&[shared, publication, form]),
        "誤り: 医院/catalogue/local-saitama/r8/facility.yaml\n  \
         同じ様式のデータが2つあります（もう1つは 共有/local-saitama/r8/facility.yaml）。\n  \
         → どちらか1つを catalogue フォルダーの外に移してください。"
    );
}

#[test]
fn a_form_of_a_thousand_and_one_items_is_refused() {
    let (head, item) = FORM.split_once("      - key: 1-1\n").unwrap();
    let items: String = (0..1001).map(|n| format!("      - key: {n}\n{item}")).collect();
    assert_eq!(
        refused(&with(&format!("{head}{items}"))),
        "誤り: 医院/catalogue/local-saitama/r8/facility.yaml\n  \
         項目が多すぎます（1001項目、上限は1000項目です）。\n  → 様式を2つ以上のファイルに分けてください。"
    );
}

const CONTROLS: &str = "\
schema: 1
controls:
  - key: local.saitama.antivirus
    name: ウイルス対策ソフト
    plain: すべての端末PCにウイルス対策ソフトを入れているか。
    evidence: [設定画面の写し]
    why: 感染に気付くため。
    freshness: fiscal-year
    asked_of: clinic
    weight: 60
";

#[test]
fn a_question_that_no_control_answers_brings_its_own() {
    let [publication, form] =
        with(&FORM.replace("security-officer.appointed", "local.saitama.antivirus"));
    let files = [publication, form, file("controls.yaml", CONTROLS)];
    let catalogue = Catalogue::builtin().unwrap().with_overlay(&files).unwrap();
    assert_eq!(catalogue.control("local.saitama.antivirus").unwrap().name, "ウイルス対策ソフト");
}

#[test]
fn a_control_that_could_be_taken_for_one_that_ships_is_refused() {
    assert_eq!(
        refused(&[file("controls.yaml", &CONTROLS.replace("local.saitama.", ""))]),
        "誤り: 医院/catalogue/controls.yaml 3行10列 antivirus\n  \
         独自の対策の名前「antivirus」が「local.」で始まっていません。\n  \
         → 「local.antivirus」のように書いてください。"
    );
}

#[test]
fn a_control_written_twice_names_the_second() {
    let own = CONTROLS.split_once("controls:\n").unwrap().1;
    assert_eq!(
        refused(&[file("controls.yaml", &format!("{CONTROLS}{own}"))]),
        "誤り: 医院/catalogue/controls.yaml 11行10列 local.saitama.antivirus\n  \
         対策「local.saitama.antivirus」が2回書かれています。\n  \
         → どちらか1つを消すか、別の名前にしてください。"
    );
}

#[test]
fn a_sheet_with_three_checks_is_refused() {
    assert_eq!(
        refused(&with(&FORM.replace("rounds: 1", "rounds: 3"))),
        "誤り: 医院/catalogue/local-saitama/r8/facility.yaml rounds\n  \
         確認の回数（rounds: 3）が多すぎます。\n  \
         → 1回目・2回目の欄があれば 2、1回だけなら 1、日付の欄がなければ 0 と書いてください。"
    );
}

#[test]
fn of_a_family_the_edition_in_force_counts() {
    let on = |edition: &str, from: &str| {
        [
            file(
                &format!("local-saitama/{edition}/publication.yaml"),
                &PUBLICATION.replace("from: 2026-05-01", &format!("from: {from}")),
            ),
            file(&format!("local-saitama/{edition}/facility.yaml"), FORM),
        ]
    };
    let files = [on("r8", "2026-05-01"), on("r9", "2027-05-01")].concat();
    let catalogue = Catalogue::builtin().unwrap().with_overlay(&files).unwrap();
    let chosen = |day: &str| -> Vec<String> {
        catalogue.local(day.parse().unwrap()).iter().map(|p| p.edition.clone()).collect()
    };
    assert_eq!(chosen("2026-11-20"), ["r8"]);
    assert_eq!(chosen("2027-05-01"), ["r9"]);
    // Before any of them has begun, the first is the one to prepare for.
    assert_eq!(chosen("2026-04-01"), ["r8"]);
    assert_eq!(
        Catalogue::builtin().unwrap().local("2026-11-20".parse().unwrap()),
        Vec::<&super::Publication>::new()
    );
}
