//! These tests run the two commands as the person at the desk does: import, decide, store, import again, fill, fill again.

use std::fs;

use sonae::catalogue::{Catalogue, OverlayFile};
use sonae::workbook::Workbook;

use crate::clinic::{Clinic, Ran};
use crate::desk::{invented, profile, shows};

const IMPORT: &str = "forms import 様式.xlsx --profile 医院.yaml --date 2026-11-20";
const FILL: &str = "forms fill 様式.xlsx --profile 医院.yaml --date 2026-11-20 --out 提出用.xlsx";

/// The sample clinic with an invented form beside its profile.
fn clinic(form: &str) -> Clinic {
    let clinic = Clinic::with(fs::read(crate::sample::path("one-doctor-clinic")).unwrap());
    clinic.write("様式.xlsx", invented(form).0);
    clinic
}

fn entries(clinic: &Clinic) -> Vec<String> {
    let entries = fs::read_dir(clinic.path("")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Fills in the table that the command wrote: the first candidate, else nothing.
fn decide(clinic: &Clinic, table: &str) {
    let mut best: Option<String> = None;
    let mut lines = Vec::new();
    for line in fs::read_to_string(clinic.path(table)).unwrap().lines() {
        if let Some(candidate) = line.trim().strip_prefix("# 候補: ") {
            best = best.or(candidate.split_once("  ").map(|(controls, _)| controls.to_owned()));
        }
        let is_open = line.trim() == "controls: 未回答";
        lines.push(match (is_open, &best) {
            (true, Some(controls)) => line.replace("未回答", controls),
            (true, None) => line.replace("未回答", "なし"),
            (false, _) => line.to_owned(),
        });
        if line.trim().starts_with("controls:") {
            best = None;
        }
    }
    clinic.write(table, lines.join("\n"));
}

fn import(clinic: &Clinic) -> Ran {
    assert_eq!(clinic.run(IMPORT).code, 3);
    decide(clinic, "様式-対応表.yaml");
    clinic.run(&format!("{IMPORT} --mapping 様式-対応表.yaml"))
}

#[test]
fn with_nobody_to_ask_a_table_is_handed_out_and_nothing_is_imported() {
    let clinic = clinic("circle-xlsxwriter.xlsx");
    let ran = clinic.run(IMPORT);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.out.contains("項目19件: 確かなもの12件、確かめるもの7件"), "{}", ran.out);
    assert!(
        ran.out.ends_with(
            "まだ取り込んでいません。対応表を「様式-対応表.yaml」に書き出しました。\n\
             「未回答」の7件を書き直してから、同じコマンドに --mapping \"様式-対応表.yaml\" を付けて実行してください。\n"
        ),
        "{}",
        ran.out
    );
    assert_eq!(entries(&clinic), ["医院.yaml", "様式-対応表.yaml", "様式.xlsx"]);
    // A table that somebody is working on is not written over.
    decide(&clinic, "様式-対応表.yaml");
    let worked_on = fs::read(clinic.path("様式-対応表.yaml")).unwrap();
    let ran = clinic.run(IMPORT);
    assert_eq!(ran.code, 4, "{ran:?}");
    assert_eq!(fs::read(clinic.path("様式-対応表.yaml")).unwrap(), worked_on);
}

#[test]
fn what_is_stored_is_read_back_by_the_catalogue() {
    let clinic = clinic("changed-openpyxl.xlsx");
    let ran = import(&clinic);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out.contains("  作成　　　catalogue/checklist/r9/publication.yaml\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("答える対策のない項目が1件あります。"), "{}", ran.out);
    let read = |name: &str| OverlayFile {
        path: format!("checklist/r9/{name}.yaml"),
        shown: name.to_owned(),
        text: fs::read_to_string(clinic.path(&format!("catalogue/checklist/r9/{name}.yaml")))
            .unwrap(),
    };
    let files = [read("publication"), read("facility")];
    let catalogue = Catalogue::builtin().unwrap().with_overlay(&files).unwrap();
    let form = catalogue.form("checklist", "r9", "facility").unwrap();
    assert!(form.is_exact_throughout());
    let at = form.workbook.as_ref().unwrap();
    let workbook = invented("changed-openpyxl.xlsx").1;
    assert_eq!((at.file.as_str(), at.sheet.as_str()), ("様式.xlsx", "医療機関確認用"));
    assert_eq!(at.sha256, workbook.sha256());
    for item in form.items() {
        let cells = item.cells.as_ref().unwrap();
        let text = shows(&workbook, &at.sheet, &cells.text);
        assert_eq!(item.official_text.as_deref(), Some(text.as_str()));
    }
    let listed = clinic.run("forms list --profile 医院.yaml");
    assert!(listed.out.contains("令和9年度版"), "{}", listed.out);
}

#[test]
fn imported_again_nothing_changes_and_an_edited_form_is_not_replaced_silently() {
    let clinic = clinic("circle-xlsxwriter.xlsx");
    assert_eq!(import(&clinic).code, 0);
    let path = clinic.path("catalogue/checklist/r7/facility.yaml");
    let stored = fs::read_to_string(&path).unwrap();
    // What the imported form says about its own questions is what is known best.
    let again = clinic.run("forms import 様式.xlsx --profile 医院.yaml --date 2026-11-25");
    assert_eq!(again.code, 0, "{again:?}");
    assert!(
        again.out.contains("  変更なし　catalogue/checklist/r7/facility.yaml\n"),
        "{}",
        again.out
    );
    let edited = stored
        .replace("controls: [ledger.devices]", "controls: [ledger.devices, password.no-reuse]");
    assert_ne!(edited, stored);
    fs::write(&path, edited.replace("rounds: 1", "rounds: 1 # 見た")).unwrap();
    let refused = clinic.run(IMPORT);
    assert_eq!(refused.code, 4, "{refused:?}");
    assert!(
        refused.err.contains(
            "「catalogue/checklist/r7/facility.yaml」はすでにあり、今回と内容が違います。"
        ),
        "{}",
        refused.err
    );
    let replaced = clinic.run(&format!("{IMPORT} --replace"));
    assert_eq!(replaced.code, 0, "{replaced:?}");
    let earlier = clinic.path("catalogue/checklist/r7/facility.yaml.2026-11-20まで");
    assert!(fs::read_to_string(earlier).unwrap().contains("# 見た"));
    // The earlier one is kept and read as no form.
    assert_eq!(clinic.run("check 医院.yaml --date 2026-11-20").code, 3);
}

#[test]
fn a_table_that_an_editor_saved_in_cp932_is_read_all_the_same() {
    let clinic = clinic("circle-xlsxwriter.xlsx");
    assert_eq!(clinic.run(IMPORT).code, 3);
    decide(&clinic, "様式-対応表.yaml");
    let table = fs::read_to_string(clinic.path("様式-対応表.yaml")).unwrap();
    let (saved, _, unmapped) = encoding_rs::SHIFT_JIS.encode(&table);
    assert!(!unmapped, "the table has letters that CP932 has not");
    clinic.write("様式-対応表.yaml", saved);
    let ran = clinic.run(&format!("{IMPORT} --mapping 様式-対応表.yaml"));
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.err.contains("  文字コードがシフトJIS（CP932）だったので、読み替えました。\n"),
        "{}",
        ran.err
    );
}

#[test]
fn faults_of_the_table_are_told_together_and_nothing_is_imported() {
    let clinic = clinic("circle-xlsxwriter.xlsx");
    assert_eq!(clinic.run(&format!("{IMPORT} --mapping-out 表.yaml")).code, 0);
    let table = fs::read_to_string(clinic.path("表.yaml")).unwrap();
    clinic.write("表.yaml", table.replace("controls: [ledger.devices]", "controls: ledger.device"));
    let ran = clinic.run(&format!("{IMPORT} --mapping 表.yaml"));
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("誤り: 表.yaml B6\n  対策「ledger.device」はありません。「ledger.devices」でしょうか。\n"), "{}", ran.err);
    assert!(
        ran.err
            .contains("誤り: 表.yaml B16\n  ⑪「アクセスログを管理している。」がまだ未回答です。\n"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.ends_with("誤りが8件あります。直してから、もう一度実行してください。\n"),
        "{}",
        ran.err
    );
    assert!(!clinic.path("catalogue").exists());
    clinic.write("様式.xlsx", invented("columns-openpyxl.xlsx").0);
    let other = clinic.run(&format!("{IMPORT} --mapping 表.yaml"));
    assert!(
        other.err.contains("この対応表は「様式.xlsx」とは別のExcelファイルのものです。"),
        "{}",
        other.err
    );
}

#[test]
fn a_shared_folder_of_forms_is_made_when_it_is_named() {
    let clinic = clinic("columns-openpyxl.xlsx");
    let import = "forms import 様式.xlsx --catalogue 共有/様式 --date 2026-11-20";
    assert_eq!(clinic.run(&format!("{import} --mapping-out 表.yaml")).code, 0);
    decide(&clinic, "表.yaml");
    let ran = clinic.run(&format!("{import} --mapping 表.yaml"));
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(clinic.path("共有/様式/checklist/r7/facility.yaml").exists());
    let filled = clinic.run(&format!("{FILL} --catalogue 共有/様式"));
    assert_eq!(filled.code, 0, "{filled:?}");
    let nowhere = clinic.run("forms import 様式.xlsx");
    assert_eq!(nowhere.code, 2);
    assert!(
        nowhere.err.starts_with("誤り: 取り込んだ様式を置く場所が分かりません。--profile で"),
        "{}",
        nowhere.err
    );
}

#[test]
fn the_filled_file_tells_what_was_filled_and_what_was_left() {
    let clinic = clinic("circle-xlsxwriter.xlsx");
    assert_eq!(import(&clinic).code, 0);
    let original = fs::read(clinic.path("様式.xlsx")).unwrap();
    let ran = clinic.run(FILL);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out.starts_with(
            "シート「様式1」（令和7年度版、checklist/r7/facility）\n  はい 14件、いいえ 3件、空欄 2件、書き換えなかったもの 0件\n"
        ),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("空欄: まだ分"), "{}", ran.out);
    assert!(ran.out.ends_with("  作成　　　提出用.xlsx\n"), "{}", ran.out);
    assert_eq!(fs::read(clinic.path("様式.xlsx")).unwrap(), original);
    let bytes = fs::read(clinic.path("提出用.xlsx")).unwrap();
    let filled = Workbook::open("提出用.xlsx", &bytes).unwrap();
    assert_eq!(shows(&filled, "様式1", "C5"), "○はい・いいえ");
    assert!(clinic.run(FILL).out.ends_with("  変更なし　提出用.xlsx\n"));
}

#[test]
fn the_result_is_never_put_over_the_form_or_over_somebodys_own_file() {
    let clinic = clinic("circle-xlsxwriter.xlsx");
    assert_eq!(import(&clinic).code, 0);
    let over = clinic.run(&FILL.replace("提出用.xlsx", "様式.xlsx"));
    assert_eq!(over.code, 2, "{over:?}");
    assert_eq!(
        over.err,
        "誤り: --out に、記入する前のExcelと同じファイル（様式.xlsx）を指定しています。元の様式を残すため、別の名前を指定してください。\n"
    );
    assert_eq!(clinic.run(&FILL.replace("提出用.xlsx", "提出用.pdf")).code, 2);
    clinic.write("提出用.xlsx", "手で書いたもの");
    let beside = clinic.run(FILL);
    assert_eq!(beside.code, 4, "{beside:?}");
    assert_eq!(fs::read(clinic.path("提出用.xlsx")).unwrap(), "手で書いたもの".as_bytes());
    assert!(clinic.path("提出用（新）.xlsx").exists());
}

#[test]
fn a_changed_form_is_told_and_nothing_is_written() {
    let clinic = clinic("columns-openpyxl.xlsx");
    assert_eq!(import(&clinic).code, 0);
    let changed = invented("changed-openpyxl.xlsx");
    // The changed sheet under the name of the edition that was imported.
    let at = "A2".parse().unwrap();
    let title = shows(&changed.1, "医療機関確認用", "A2").replace("令和9年度版", "令和7年度版");
    let entry = sonae::workbook::Entry::Text(title);
    let bytes = changed.1.fill(&[sonae::workbook::Change { sheet: 0, at, entry }]).unwrap();
    clinic.write("様式.xlsx", bytes);
    let ran = clinic.run(FILL);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.err.starts_with("誤り: 「様式.xlsx」は、取り込んだ様式（checklist/r7/facility）と違うところがあります。書きまちがいを防ぐため、何も書きませんでした。sonae forms import で取り込み直してください。\n  - "),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("  - C8 の文: 「リモートメンテナンス(保守)を利用している機器の有無を事業者に確認した。」→「接続元制限を実施している。」\n"), "{}", ran.err);
    assert!(!clinic.path("提出用.xlsx").exists());
}

#[test]
fn the_vendors_sheet_names_the_vendor() {
    let clinic = clinic("vendor-xlsxwriter.xlsx");
    assert_eq!(import(&clinic).code, 0);
    let ran = clinic.run(&format!("{FILL} --vendor vendor-emr"));
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("はい 0件、いいえ 0件、空欄 14件"), "{}", ran.out);
    let bytes = fs::read(clinic.path("提出用.xlsx")).unwrap();
    let filled = Workbook::open("提出用.xlsx", &bytes).unwrap();
    let vendor = profile("one-doctor-clinic").vendors[0].name.clone();
    assert_eq!(shows(&filled, "事業者確認用", "B3"), vendor);
}
