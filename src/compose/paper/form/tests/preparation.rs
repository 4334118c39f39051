//! A form that is not exact throughout is printed as a 記入準備シート that nobody can take for the form.

use super::*;

fn r7_of_the_clinic(use_it: impl FnOnce(Vec<String>)) {
    let profile = sample::profile("one-doctor-clinic", &[]);
    sample::with_case(&profile, |case| use_it(lines(&case.checklist().document())));
}

#[test]
fn it_has_its_own_title_banner_and_state() {
    r7_of_the_clinic(|lines| {
        assert_eq!(
            lines[..6],
            [
                "サイバーセキュリティ対策チェックリスト 記入準備シート（医療機関確認用）",
                "令和8年度の準備（令和7年度版の項目による）",
                "[記入準備シート]",
                "このシートは国の様式ではない。厚生労働省が公表した様式に書き写すための下準備として、当院の答えをまとめたものである。「文言」の欄に未照合または趣旨のみとある項目は、公表された様式の文言と照らし合わせてから使う（末尾の一覧）。",
                "施設名　髙田内科クリニック　／　状態　下書き（未回答の項目がある）　／　いいえ 2、はい 15、未回答 2",
                "# 確認の結果",
            ]
        );
    });
}

#[test]
fn both_rounds_have_a_cell_for_each_answer_and_a_day() {
    r7_of_the_clinic(|lines| {
        let at = lines.iter().position(|l| l.starts_with("番号")).unwrap();
        assert_eq!(
            lines[at..at + 3],
            [
                "番号 | 確認する項目 | 1回目 | 目標日 | 2回目 | 備考（根拠となる資料・理由） | 文言",
                "はい | いいえ | 確認日 | はい | いいえ | 確認日",
                "1 体制構築［未照合］",
            ]
        );
        let two = "⑨ | USBメモリなどの外部記録媒体や情報機器の接続を制限しているか。 |  | ○ | 令和8年5月28日 | 令和8年9月30日 | ○ |  | 令和8年9月24日 | USB接続の制限の設定画面の写し（事務室「確認記録」ファイル、令和8年9月24日）。 | 趣旨のみ";
        assert!(lines.iter().any(|l| l == two), "{lines:#?}");
    });
}

#[test]
fn titles_and_group_sentences_that_are_not_exact_are_marked_on_every_checklist() {
    let profile = sample::profile("one-doctor-clinic", &[]);
    sample::with_case(&profile, |case| {
        let mut prints = vec![case.checklist()];
        prints.extend(case.vendors.iter().map(|(vendor, a)| case.vendor_sheet(vendor, a)));
        for print in &prints {
            let lines = lines(&print.document());
            let titles: Vec<String> = print
                .form
                .sections
                .iter()
                .map(|s| format!("{} {}", s.number, super::super::wording::marked(&s.title)))
                .collect();
            for (title, section) in titles.iter().zip(&print.form.sections) {
                assert!(!section.title.is_exact() && title.ends_with('］'), "{title}");
                assert!(lines.contains(title), "{title}\n{lines:#?}");
            }
            assert!(
                lines.iter().any(|l| l.starts_with("サーバ") && l.ends_with('］')),
                "{lines:#?}"
            );
        }
    });
}

#[test]
fn it_says_where_the_excel_of_the_year_is_and_gives_no_command() {
    r7_of_the_clinic(|lines| {
        let at = lines.iter().position(|l| l.starts_with("公表されたExcel")).unwrap();
        assert_eq!(
            lines[at..],
            [
                "公表されたExcel: 「令和8年度版 医療機関・薬局におけるサイバーセキュリティ対策チェックリスト」（https://www.mhlw.go.jp/stf/shingi/0000516275_00006.html）",
                "Excel 医療機関・薬局確認用: https://www.mhlw.go.jp/content/10808000/001716187.xlsx",
                "Excel 事業者確認用: https://www.mhlw.go.jp/content/10808000/001716188.xlsx",
            ]
        );
    });
}

#[test]
fn its_files_are_named_for_what_they_are() {
    let profile = sample::profile("one-doctor-clinic", &[]);
    sample::with_case(&profile, |case| {
        assert_eq!(
            case.checklist().file_stem(false),
            "記入準備シート_チェックリスト_医療機関確認用"
        );
        assert_eq!(
            case.review_sheet().file_stem(true),
            "記入準備シート_BCP策定の確認表_令和6年6月版_医療機関用"
        );
        let (vendor, answered) = &case.vendors[0];
        assert_eq!(
            case.vendor_sheet(vendor, answered).file_stem(false),
            "記入準備シート_チェックリスト_事業者確認用_株式会社クラウドカルテ青葉"
        );
    });
}

#[test]
fn the_review_sheet_names_places_only_where_it_is_filled_in() {
    let profile = sample::profile("one-doctor-clinic", &[]);
    sample::with_case(&profile, |case| {
        let filled = case.review_sheet();
        let row = "1-1 | 情報機器等の把握と適切な管理、全体構成図の作成 | サーバ、端末PC、ネットワーク機器を把握できているか。 | ○ | →bcp/ledgers | 照合済み";
        let written = lines(&filled.document());
        assert!(written.iter().any(|l| l == row), "{written:#?}");
        assert!(filled.names_places());
        let blank = FormPrint { answers: None, ..filled };
        assert!(!blank.names_places());
        assert!(!lines(&blank.document()).iter().any(|l| l.contains('→')));
    });
}

#[test]
fn items_that_share_a_number_and_a_heading_share_their_cells() {
    let catalogue = Catalogue::builtin().unwrap();
    let form = catalogue.form("bcp-review-sheet", "r6", "facility").unwrap();
    let document = blank(catalogue, form).document();
    let spans: Vec<usize> = document.sections[0]
        .blocks
        .iter()
        .filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None })
        .flat_map(|t| &t.rows)
        .flat_map(|r| &r.cells)
        .filter(|c| c.row_span > 1)
        .map(|c| c.row_span)
        .collect();
    assert_eq!(spans[..4], [4, 4, 4, 4]);
}
