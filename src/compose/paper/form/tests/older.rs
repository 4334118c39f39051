//! The lists of 2022 keep their columns, their box and their boxes to fill in, with what has changed since beside them.

use super::*;

fn list(name: &str) -> &'static Form {
    Catalogue::builtin().unwrap().form("checklist-5.2", "r4", name).unwrap()
}

#[test]
fn the_administrators_list_has_its_columns_blanks_and_parts() {
    let catalogue = Catalogue::builtin().unwrap();
    let lines = lines(&blank(catalogue, list("administrators")).document());
    let header = "NO | 視点 | チェック項目 | チェック欄（○or×）";
    let at = lines.iter().position(|l| l == header).unwrap();
    assert_eq!(lines[at - 2..at], ["記入者 ＿＿　　日付 ＿＿", "# 確認の結果"]);
    assert!(lines[at + 1].starts_with("1 | 予防 | 医療情報システムで扱う情報を全てリストアップし"));
    let part = lines.iter().position(|l| l == "---").unwrap();
    assert!(lines[part + 1].starts_with("以下の項目について、「オンライン資格確認等、"));
    assert_eq!(lines[part + 2], header);
    let rows = lines.iter().filter(|l| l.contains(" | 予防 | ")).count();
    assert_eq!(rows, 90, "89 and one of the addition");
}

#[test]
fn lines_within_an_item_stay_lines_and_later_guidelines_stand_below_it() {
    let catalogue = Catalogue::builtin().unwrap();
    let lines = lines(&blank(catalogue, list("administrators")).document());
    let row = lines.iter().find(|l| l.starts_with("29 | ")).unwrap();
    let parts: Vec<&str> = row.split('／').collect();
    assert_eq!(
        parts[0],
        "29 | 予防 | パスワードを利用者認証に使用する場合、以下のいずれかを要件としているか。"
    );
    assert!(parts[1].starts_with("a. 英数字、記号を混在させた13 文字以上"), "{row}");
    assert!(
        parts[5].starts_with("注（令和8年6月29日） パスワードの定期的な変更は要らない。"),
        "{row}"
    );
    let banner = lines.iter().find(|l| l.starts_with("このシートは国の様式ではない。")).unwrap();
    assert!(
        banner.ends_with(
            "項目の下の「注」は、後に公表されたガイドラインとの違いなどであり、様式にはない。"
        ),
        "{banner}"
    );
}

#[test]
fn circles_and_crosses_are_counted_in_the_box() {
    let catalogue = Catalogue::builtin().unwrap();
    let form = list("staff");
    let no = Verdict::No { target: None };
    let said = answers(form, &[("seg-312", unsaid(Verdict::Yes)), ("seg-313", unsaid(no))]);
    let print = FormPrint { answers: Some(&said), ..blank(catalogue, form) };
    let filled = lines(&print.document());
    for line in [
        "1 | 患者の情報について目的外使用をしていないか | ○",
        "2 | システムの異常があった場合、院内のどこに連絡し、相談すればいいのか知っているか | ×",
        "10 | 業務に不要なWEBサイトへのアクセスをしていないか | ",
        "10.0% | 1/10",
        "10項目のうち、○ 1、× 1、未回答 8。未回答と該当なしは○に数えていない。",
    ] {
        assert!(filled.iter().any(|l| l == line), "{line}\n{filled:#?}");
    }
    let open = lines(&blank(catalogue, form).document());
    assert!(open.contains(&" | 　　/10".to_owned()), "{open:#?}");
}
