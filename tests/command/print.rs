//! These tests print single forms as an office does: blank, answered, for one vendor.

use std::fs;

use super::clinic::Clinic;

#[test]
fn a_blank_form_needs_no_profile() {
    let clinic = Clinic::new();
    let ran = clinic.run("forms print r7 facility --out 様式");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        ran.out,
        "令和7年度版の様式（様式）\n  \
         作成　　　記入準備シート_チェックリスト_令和7年度版_医療機関確認用.docx\n  \
         作成　　　記入準備シート_チェックリスト_令和7年度版_医療機関確認用.pdf\n"
    );
}

#[test]
fn a_form_that_names_places_of_the_plan_is_made_without_the_plan() {
    let clinic = Clinic::new();
    let ran = clinic.run(
        "forms print bcp-review-sheet/r6 facility --profile 医院.yaml --out 様式 --format pdf --date 2026-11-20",
    );
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        ran.out,
        "令和6年6月版の様式（様式）\n  作成　　　記入準備シート_BCP策定の確認表_令和6年6月版_医療機関用.pdf\n"
    );
}

#[test]
fn a_form_edited_by_hand_is_kept_and_the_run_ends_with_4() {
    let clinic = Clinic::new();
    let print = "forms print r7 facility --out 様式 --format docx";
    assert_eq!(clinic.run(print).code, 0);
    let name = "様式/記入準備シート_チェックリスト_令和7年度版_医療機関確認用.docx";
    fs::write(clinic.path(name), "院長が書いた").unwrap();
    let ran = clinic.run(print);
    assert_eq!(ran.code, 4, "{ran:?}");
    assert_eq!(fs::read_to_string(clinic.path(name)).unwrap(), "院長が書いた");
}

#[test]
fn forms_that_are_not_there_are_refused_with_those_that_are() {
    let clinic = Clinic::new();
    let ran = clinic.run("forms print r3 --out 様式");
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("誤り: 様式の版「r3」はありません。ある版: "), "{}", ran.err);
    let ran = clinic.run("forms print r7 facilty --out 様式");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("（「facility」でしょうか）"), "{}", ran.err);
    let ran = clinic.run("forms print r7 vendor --profile 医院.yaml --vendor emr --out 様式");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.starts_with("誤り: 「emr」という事業者はプロファイルにありません。"),
        "{}",
        ran.err
    );
    assert!(!clinic.path("様式").exists());
}

#[test]
fn a_clinic_without_a_contract_needs_no_vendors_sheet() {
    let ran = Clinic::new().run("forms print r7 vendor --profile 医院.yaml --out 様式");
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("誤り: 印刷する様式がありません。"), "{}", ran.err);
}

#[test]
fn a_clinic_is_not_given_the_pharmacies_sheet_unless_it_asks_for_it() {
    let clinic = Clinic::new();
    let print = "forms print bcp-review-sheet/r6 --profile 医院.yaml --out 様式 --format pdf --date 2026-11-20";
    assert_eq!(clinic.run(print).code, 0);
    let files = |clinic: &Clinic| {
        let names = fs::read_dir(clinic.path("様式")).unwrap();
        let mut names: Vec<String> =
            names.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| name.ends_with(".pdf"));
        names.sort();
        names
    };
    let own = "記入準備シート_BCP策定の確認表_令和6年6月版_医療機関用.pdf";
    let pharmacies = "記入準備シート_BCP策定の確認表_令和6年6月版_薬局用.pdf";
    assert_eq!(files(&clinic), [own]);
    assert_eq!(clinic.run(&print.replace("/r6", "/r6 pharmacy")).code, 0);
    assert_eq!(files(&clinic), [own, pharmacies]);
}

#[test]
fn an_older_paper_that_is_no_form_is_printed_as_a_reference() {
    let clinic = Clinic::new();
    for line in [
        "forms print precepts/r5 --out 紙",
        "forms print precepts/r5 --profile 医院.yaml --out 参考",
    ] {
        let ran = clinic.run(line);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(
            ran.out.contains("作成　　　参考_サイバーセキュリティ 9の心得.docx\n"),
            "{}",
            ran.out
        );
        assert!(
            ran.out.contains("作成　　　参考_サイバーセキュリティ 9の心得.pdf\n"),
            "{}",
            ran.out
        );
    }
    let listed = clinic.run("forms list").out;
    assert!(listed.contains("37の段階（参考として印刷）"), "{listed}");
    assert!(listed.contains("9の心得（参考として印刷）"), "{listed}");
}
