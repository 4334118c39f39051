//! These tests ask which form a workbook is, how sure that is, and what its SHA-256 proves.

use sonae::catalogue::{Catalogue, OverlayFile};
use sonae::official::{FormName, Hash, OfficialError, drafts};
use sonae::workbook::Workbook;

use crate::book::{Page, book};
use crate::desk::{decided, invented, only, shipped, today};

fn refused(workbook: &Workbook, named: Option<&str>) -> OfficialError {
    let named = named.map(|name| FormName::parse(name).unwrap());
    drafts(workbook, shipped(), named.as_ref()).unwrap_err()
}

/// The shipped catalogue, told that the file of R8 has this SHA-256.
fn knowing(sha256: &str) -> Catalogue {
    let text = include_str!("../../catalogue/checklist/r8/publication.yaml")
        .replace("b811208b1d29fe0f3310adf810aa3b072e6272eb3669de768b79949b6872c987", sha256);
    let path = "checklist/r8/publication.yaml".to_owned();
    shipped().with_overlay(&[OverlayFile { shown: path.clone(), path, text }]).unwrap()
}

#[test]
fn the_published_file_is_known_by_its_sha256_whatever_it_says() {
    let workbook = invented("circle-xlsxwriter.xlsx").1;
    let catalogue = knowing(workbook.sha256());
    let draft = decided(only(&workbook, &catalogue, None));
    assert_eq!(draft.recognised.name.key(), "checklist/r8/facility");
    assert!(draft.recognised.sure);
    assert_eq!(draft.recognised.why, ["SHA-256が公表されたファイルと一致"]);
    assert_eq!(draft.recognised.hash, Hash::Same);
    let with = draft.overlay(&catalogue, today()).unwrap().1;
    let form = with.form("checklist", "r8", "facility").unwrap();
    assert!(form.is_exact_throughout());
    assert_eq!(
        form.title.source,
        format!(
            "取り込んだ公式のExcel（circle-xlsxwriter.xlsx、SHA-256 {}、2026-11-20に取り込み）。公表されたファイルのSHA-256と一致",
            workbook.sha256()
        )
    );
}

#[test]
fn a_file_that_is_not_the_published_one_byte_for_byte_does_not_print_as_the_form() {
    let workbook = invented("circle-xlsxwriter.xlsx").1;
    let draft = decided(only(&workbook, shipped(), Some("checklist/r8/facility")));
    assert_eq!(draft.recognised.hash, Hash::Other);
    let with = draft.overlay(shipped(), today()).unwrap().1;
    let form = with.form("checklist", "r8", "facility").unwrap();
    assert!(!form.is_exact_throughout());
    assert!(form.unknown[0].starts_with("取り込んだファイルが公表されたままのものか"));
    assert!(form.items().next().unwrap().source.ends_with("公表されたファイルのSHA-256とは違う"));
}

#[test]
fn a_new_edition_is_what_its_file_says() {
    let workbook = invented("changed-openpyxl.xlsx").1;
    let draft = decided(only(&workbook, shipped(), Some("checklist/r9/facility")));
    assert_eq!(draft.recognised.hash, Hash::NotKnown);
    let source = draft.overlay(shipped(), today());
    // One question is like none that is known, and stays without a control.
    assert_eq!(draft.unanswered(), 1);
    let with = source.unwrap().1;
    let publication = with.publication("checklist", "r9").unwrap();
    assert_eq!(publication.edition_name, "令和9年度版");
    assert_eq!(publication.fiscal_year, Some(2027));
    assert_eq!(publication.authority, "厚生労働省");
    assert_eq!(publication.in_force.from.to_string(), "2026-11-20");
    let form = with.form("checklist", "r9", "facility").unwrap();
    assert!(form.items().all(|i| i.source.ends_with("公表されたファイルのSHA-256は分からない")));
    assert_eq!(form.items().count(), 19);
}

#[test]
fn a_sheet_that_names_no_year_is_told_by_its_sentences_and_not_called_sure() {
    let workbook = invented("list-openpyxl.xlsx").1;
    let draft = only(&workbook, shipped(), None);
    assert_eq!(draft.recognised.name.key(), "checklist/r7/facility");
    assert!(!draft.recognised.sure);
}

#[test]
fn a_form_of_another_field_is_refused_by_its_title_and_its_questions() {
    let workbook = invented("fire-safety-openpyxl.xlsx").1;
    assert_eq!(
        refused(&workbook, None).to_string(),
        "「fire-safety-openpyxl.xlsx」のシート「自主点検表」は、sonae が知っている様式ではなさそうです（表題: 試験用の架空の様式です。消防庁その他の機関が公表した様式ではありません。、知っている項目と同じもの: 10件中0件）。医療機関のサイバーセキュリティの様式か確かめてください。まちがいなければ --as 様式/版/名前（例: --as checklist/r9/facility）で何の様式かを指定できます。"
    );
}

#[test]
fn a_form_in_our_title_with_other_questions_is_refused() {
    let rows = "令和9年度版 医療機関におけるサイバーセキュリティ対策チェックリスト\n\
                番号|チェック項目|確認結果|確認日\n\
                1|消火器は所定の場所に置かれ、標識が付いている。||\n\
                2|避難口の前に物を置いていない。||\n\
                3|誘導灯は点灯している。||\n";
    let bytes = book(&[Page { name: "点検", rows }]);
    let workbook = Workbook::open("fire.xlsx", &bytes).unwrap();
    assert!(matches!(refused(&workbook, None), OfficialError::NotOurs { alike: 0, total: 3, .. }));
}

#[test]
fn a_workbook_without_a_table_of_questions_is_refused() {
    let bytes = book(&[Page { name: "予定表", rows: "日付|予定\n2026-11-20|会議\n" }]);
    let workbook = Workbook::open("予定.xlsx", &bytes).unwrap();
    assert_eq!(
        refused(&workbook, None).to_string(),
        "「予定.xlsx」に、チェック項目と確認結果の欄がある表が見つかりません。公式の様式（Excel）か確かめてください。Excelでない様式や表の形が違う様式は、sonae forms new で手で入力できます。"
    );
}

#[test]
fn examples_of_filling_in_and_hidden_sheets_are_no_forms() {
    let rows = "令和9年度版 医療機関におけるサイバーセキュリティ対策チェックリスト|<|<\n\
                医療機関確認用|.|.\n\
                番号|チェック項目|確認結果\n\
                ①|医療情報システム安全管理責任者を設置している。|\n\
                ②|アクセスログを管理している。|\n";
    let example = rows.replace("いる。|", "いる。|はい");
    let pages = [Page { name: "様式", rows }, Page { name: "記入例", rows: &example }];
    let workbook = Workbook::open("r9.xlsx", &book(&pages)).unwrap();
    assert_eq!(only(&workbook, shipped(), None).found.name, "様式");
    let twice = [Page { name: "様式", rows }, Page { name: "様式 (2)", rows }];
    let workbook = Workbook::open("r9.xlsx", &book(&twice)).unwrap();
    assert_eq!(
        refused(&workbook, None).to_string(),
        "「r9.xlsx」のシート「様式」と「様式 (2)」は、どちらも checklist/r9/facility として読めます。要らないシートを消したファイルを指定してください。"
    );
}

#[test]
fn a_name_that_would_leave_the_folder_is_refused() {
    for name in [
        "../../etc/passwd",
        "checklist/r9",
        "checklist/r9/..",
        "checklist/R9/facility",
        "checklist/r9/publication",
        "a/b/c/d",
        "checklist//facility",
    ] {
        assert!(matches!(FormName::parse(name), Err(OfficialError::BadName { .. })), "{name}");
    }
    let workbook = invented("circle-xlsxwriter.xlsx").1;
    let error = refused(&workbook, Some("checklists/r9/facility"));
    assert!(matches!(error, OfficialError::NoFamily { .. }), "{error}");
}
