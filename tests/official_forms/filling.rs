//! These tests fill invented forms from the samples, read them back, and look at every cell that changed.

use std::collections::BTreeSet;

use sonae::assess::{Subject, Verdict, assess};
use sonae::catalogue::{AnswerCells, Catalogue, Form, ItemCells};
use sonae::official::{Differing, Fate, Filled, OfficialError};
use sonae::workbook::{CellRef, Change, Entry, Workbook};

use crate::book::{Page, book};
use crate::desk::{everything, filled, imported, invented, profile, shows, today};

const SHAPES: [(&str, Option<&str>); 9] = [
    ("columns-openpyxl.xlsx", None),
    ("columns-libreoffice.xlsx", None),
    ("two-columns-xlsxwriter.xlsx", None),
    ("list-openpyxl.xlsx", None),
    ("list-libreoffice.xlsx", None),
    ("circle-xlsxwriter.xlsx", None),
    ("rounds-xlsxwriter.xlsx", Some("checklist/r9/facility")),
    ("rounds-libreoffice.xlsx", Some("checklist/r9/facility")),
    ("formulas-xlsxwriter.xlsx", None),
];

fn form<'c>(catalogue: &'c Catalogue, key: &str) -> &'c Form {
    catalogue.publications().iter().flat_map(|p| &p.forms).find(|f| f.key == key).unwrap()
}

fn reopened(filled: &Filled) -> Workbook {
    Workbook::open("書いたもの.xlsx", &filled.bytes).unwrap()
}

/// The answer of a round as a person would read it off the sheet.
fn read(workbook: &Workbook, sheet: &str, cells: &ItemCells, round: usize) -> Option<bool> {
    let text = |cell: &str| shows(workbook, sheet, cell);
    match &cells.rounds.get(round)?.answer {
        AnswerCells::Circle { cell } => {
            let text = text(cell);
            match (text.contains("○はい"), text.contains("○いいえ")) {
                (false, false) => None,
                (yes, no) => {
                    assert!(yes != no, "{text}");
                    Some(yes)
                }
            }
        }
        AnswerCells::List { cell, .. } | AnswerCells::Word { cell } => match text(cell).as_str() {
            "はい" => Some(true),
            "いいえ" => Some(false),
            _ => None,
        },
        AnswerCells::Marks { yes, no } => match (text(yes) == "○", text(no) == "○") {
            (false, false) => None,
            (is_yes, is_no) => {
                assert!(is_yes != is_no);
                Some(is_yes)
            }
        },
    }
}

fn boxes(cells: &ItemCells) -> Vec<CellRef> {
    let mut out = Vec::new();
    for round in &cells.rounds {
        match &round.answer {
            AnswerCells::Marks { yes, no } => out.extend([yes, no]),
            AnswerCells::Circle { cell }
            | AnswerCells::List { cell, .. }
            | AnswerCells::Word { cell } => out.push(cell),
        }
        out.extend(&round.date);
    }
    out.extend(cells.target.iter().chain(&cells.remark));
    out.into_iter().map(|cell| cell.parse().unwrap()).collect()
}

#[test]
fn every_answer_can_be_read_back_and_no_other_cell_has_changed() {
    for (name, named) in SHAPES {
        let workbook = invented(name).1;
        let catalogue = imported(&workbook, named);
        for sample in ["one-doctor-clinic", "hospital-80-beds"] {
            let profile = profile(sample);
            let done = filled(&workbook, &catalogue, &profile, None).unwrap();
            assert!(done.imported, "{name}");
            let form = form(&catalogue, &done.form);
            let answers = assess(form, &catalogue, &profile, today(), &Subject::Facility);
            let after = reopened(&done);
            let mut allowed = BTreeSet::new();
            for item in form.items() {
                let cells = item.cells.as_ref().unwrap();
                allowed.extend(boxes(cells));
                let answer = answers.get(&item.key).unwrap();
                let last = cells.rounds.len().min(answer.rounds.len().max(1)) - 1;
                let expected = match &answer.verdict {
                    Verdict::Yes => Some(true),
                    Verdict::No { .. } => Some(false),
                    _ => None,
                };
                let computed = name.starts_with("formulas") && cells.text == "B5";
                let expected = expected.filter(|_| !computed);
                assert_eq!(
                    read(&after, &done.sheet, cells, last),
                    expected,
                    "{name} {sample} {}",
                    item.key
                );
            }
            let (before, now) = (everything(&workbook), everything(&after));
            for (place, text) in &now {
                if before.get(place) != Some(text) {
                    assert!(
                        place.0 == done.sheet && allowed.contains(&place.1),
                        "{name} {place:?} {text}"
                    );
                }
            }
            assert!(before.keys().all(|place| now.contains_key(place)), "{name}");
        }
    }
}

#[test]
fn a_sheet_to_circle_keeps_both_words_and_takes_the_day_in_its_brackets() {
    let workbook = invented("circle-xlsxwriter.xlsx").1;
    let catalogue = imported(&workbook, None);
    let done = filled(&workbook, &catalogue, &profile("one-doctor-clinic"), None).unwrap();
    let after = reopened(&done);
    let row = |n: usize| ["C", "D", "E"].map(|c| shows(&after, "様式1", &format!("{c}{n}")));
    assert_eq!(row(5)[..2], ["○はい・いいえ", "（4/6）"]);
    assert_eq!(row(6), ["はい・いいえ", "（　/　）", ""]);
    assert!(row(5)[2].starts_with("髙田 一郎の医療情報システム安全管理責任者の任命書"));
}

#[test]
fn two_columns_and_lists_take_one_sign_or_word_and_a_real_date() {
    let clinic = profile("one-doctor-clinic");
    let workbook = invented("two-columns-xlsxwriter.xlsx").1;
    let done = filled(&workbook, &imported(&workbook, None), &clinic, None).unwrap();
    let after = reopened(&done);
    let cells = ["C7", "D7", "E7"].map(|c| shows(&after, "チェックリスト", c));
    assert_eq!(cells, ["○", "", "2026-04-06"]);
    let workbook = invented("list-openpyxl.xlsx").1;
    let done = filled(&workbook, &imported(&workbook, None), &clinic, None).unwrap();
    let after = reopened(&done);
    let cells = ["C5", "D5", "C6", "D6"].map(|c| shows(&after, "確認表", c));
    assert_eq!(cells, ["はい", "2026-04-06", "", ""]);
}

#[test]
fn a_clinic_of_which_nothing_is_known_leaves_the_sheet_as_it_was() {
    let (bytes, workbook) = invented("columns-openpyxl.xlsx");
    let done = filled(&workbook, &imported(&workbook, None), &profile("minimal"), None).unwrap();
    assert!(done.filling.lines.iter().all(|line| matches!(line.fate, Fate::Blank { .. })));
    assert_eq!(everything(&reopened(&done)), everything(&workbook));
    assert_eq!(done.bytes, bytes);
}

#[test]
fn filled_twice_the_second_time_changes_nothing() {
    let clinic = profile("one-doctor-clinic");
    for (name, named) in SHAPES {
        let workbook = invented(name).1;
        let catalogue = imported(&workbook, named);
        let once = reopened(&filled(&workbook, &catalogue, &clinic, None).unwrap());
        let again = filled(&once, &catalogue, &clinic, None).unwrap();
        assert_eq!(everything(&reopened(&again)), everything(&once), "{name}");
        let kept = again.filling.lines.iter().find(|l| matches!(l.fate, Fate::Kept { .. }));
        assert_eq!(kept, None, "{name}");
        assert_eq!(again.filling.left, [], "{name}");
    }
}

/// The workbook after somebody has written into it.
fn written(workbook: &Workbook, cells: &[(&str, &str)]) -> Workbook {
    let entry = |(cell, text): &(&str, &str)| Change {
        sheet: 0,
        at: cell.parse().unwrap(),
        entry: Entry::Text((*text).to_owned()),
    };
    let changes: Vec<Change> = cells.iter().map(entry).collect();
    Workbook::open("手書き.xlsx", &workbook.fill(&changes).unwrap()).unwrap()
}

#[test]
fn what_a_person_has_answered_stays_and_is_told() {
    let workbook = invented("circle-xlsxwriter.xlsx").1;
    let catalogue = imported(&workbook, None);
    let by_hand = written(
        &workbook,
        &[("C5", "はい・○いいえ"), ("C7", "はい"), ("D9", "（10/1）"), ("E10", "口頭で確認")],
    );
    let done = filled(&by_hand, &catalogue, &profile("one-doctor-clinic"), None).unwrap();
    let after = reopened(&done);
    for (cell, text) in
        [("C5", "はい・○いいえ"), ("C7", "はい"), ("D9", "（10/1）"), ("E10", "口頭で確認")]
    {
        assert_eq!(shows(&after, "様式1", cell), text);
    }
    // Where the answer is somebody else's, neither day nor remark of ours is put beside it.
    assert_eq!([shows(&after, "様式1", "D5"), shows(&after, "様式1", "E5")], ["（　/　）", ""]);
    let kept: Vec<_> = done
        .filling
        .lines
        .iter()
        .filter_map(|line| match &line.fate {
            Fate::Kept { cell, text, ours } => Some((cell.as_str(), text.as_str(), *ours)),
            _ => None,
        })
        .collect();
    assert_eq!(kept, [("C5", "はい・○いいえ", "はい"), ("C7", "はい", "はい")]);
    let left: Vec<_> =
        done.filling.left.iter().map(|l| (l.cell.as_str(), l.what, l.text.as_str())).collect();
    assert_eq!(left, [("D9", "確認日", "（10/1）"), ("E10", "備考", "口頭で確認")]);
}

#[test]
fn a_sheet_that_changed_is_not_filled_and_every_difference_is_named() {
    let workbook = invented("circle-xlsxwriter.xlsx").1;
    let catalogue = imported(&workbook, None);
    let changed = written(
        &workbook,
        &[
            ("B5", "医療情報システム安全管理責任者を任命している。"),
            ("A7", "③"),
            ("C10", "はい・いいえ・該当なし"),
            ("B24", "新しい項目をここに書いて確認している。"),
            ("A24", "⑤"),
            ("C24", "はい・いいえ"),
        ],
    );
    let error = filled(&changed, &catalogue, &profile("one-doctor-clinic"), None).unwrap_err();
    let OfficialError::Changed { key, differences, .. } = &error else { panic!("{error}") };
    assert_eq!(key, "checklist/r7/facility");
    let said: Vec<String> = differences.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "B5 の文: 「医療情報システム安全管理責任者を設置している。」→「医療情報システム安全管理責任者を任命している。」",
            "A7 の番号: 「②」→「③」".replace("A7", "B7").as_str(),
            "B24 に「新しい項目をここに書いて確認している。」が増えています",
        ]
    );
}

#[test]
fn questions_that_changed_places_are_not_mistaken_for_each_other() {
    let workbook = invented("circle-xlsxwriter.xlsx").1;
    let catalogue = imported(&workbook, None);
    let one = shows(&workbook, "様式1", "B12");
    let other = shows(&workbook, "様式1", "B13");
    let swapped = written(&workbook, &[("B12", &other), ("B13", &one)]);
    let error = filled(&swapped, &catalogue, &profile("one-doctor-clinic"), None).unwrap_err();
    let OfficialError::Changed { differences, .. } = &error else { panic!("{error}") };
    assert!(differences.iter().all(|d| matches!(d, Differing::Reworded { .. })));
    assert_eq!(differences.len(), 2);
}

#[test]
fn a_sheet_that_was_not_imported_is_filled_only_when_every_question_is_a_known_one() {
    let clinic = profile("one-doctor-clinic");
    let workbook = invented("circle-xlsxwriter.xlsx").1;
    let error = filled(&workbook, crate::desk::shipped(), &clinic, None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "「circle-xlsxwriter.xlsx」には、どの対策で答えるか決まっていない項目が7件あります（④、⑨、⑪、⑫、⑫、⑬、①）。先に sonae forms import で取り込んでください。"
    );
    let rows = "令和7年度版 医療機関におけるサイバーセキュリティ対策チェックリスト|<|<|<\n\
                医療機関確認用|.|.|.\n\
                番号|チェック項目|確認結果|確認日\n\
                1 体制構築|<|<|<\n\
                ①|医療情報システム安全管理責任者を設置している。|[はい,いいえ]|\n\
                3 インシデント発生に備えた対応|<|<|<\n\
                ③|サイバー攻撃を想定した事業継続計画(BCP)を策定している。|[はい,いいえ]|\n";
    let workbook = Workbook::open("r7.xlsx", &book(&[Page { name: "様式", rows }])).unwrap();
    let done = filled(&workbook, crate::desk::shipped(), &clinic, None).unwrap();
    assert!(!done.imported);
    let after = reopened(&done);
    let cells = ["C5", "D5", "C7", "D7"].map(|c| shows(&after, "様式", c));
    assert_eq!(cells[..2], ["はい", "令和8年4月6日"]);
}

const VENDORS: &str = "
令和7年度版 医療機関におけるサイバーセキュリティ対策チェックリスト|<|<|<
事業者確認用|.|.|.
医療機関名||.|.
事業者名：＿＿＿＿|.|.|.
番号|チェック項目|確認結果|確認日
①|事業者内に、医療情報システム等の提供に係る管理責任者を設置している。|[はい,いいえ]|
②|リモートメンテナンス(保守)している機器の有無を確認した。|[はい,いいえ]|
";

#[test]
fn a_vendors_sheet_gets_names_and_never_an_answer() {
    let mut clinic = profile("clinic-with-beds");
    let vendor = clinic.vendors[0].clone();
    // What begins like a formula is a name all the same.
    clinic.facility.name = "=1+1医院".to_owned();
    let workbook =
        Workbook::open("事業者.xlsx", &book(&[Page { name: "様式", rows: VENDORS }])).unwrap();
    let done =
        filled(&workbook, crate::desk::shipped(), &clinic, Some(vendor.id.as_str())).unwrap();
    let after = reopened(&done);
    assert_eq!(shows(&after, "様式", "B3"), "=1+1医院");
    assert_eq!(shows(&after, "様式", "A4"), format!("事業者名：{}", vendor.name));
    assert!(after.sheets()[0].cells().all(|cell| !cell.has_formula));
    for cell in ["C6", "D6", "C7", "D7"] {
        assert_eq!(shows(&after, "様式", cell), "");
    }
    let error = filled(&workbook, crate::desk::shipped(), &clinic, None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "「事業者.xlsx」に医療機関確認用のシートがありません。事業者確認用のファイルなら、--vendor で事業者の id を指定してください。"
    );
    let error = filled(&workbook, crate::desk::shipped(), &clinic, Some("yamada")).unwrap_err();
    assert!(
        error.to_string().starts_with(
            "事業者「yamada」はプロファイルにありません。vendors の id を指定してください（"
        ),
        "{error}"
    );
}

#[test]
fn an_answer_that_is_computed_is_left_alone() {
    let workbook = invented("formulas-xlsxwriter.xlsx").1;
    let done =
        filled(&workbook, &imported(&workbook, None), &profile("one-doctor-clinic"), None).unwrap();
    let computed: Vec<_> =
        done.filling.lines.iter().filter(|l| matches!(l.fate, Fate::Computed { .. })).collect();
    assert_eq!(computed.len(), 1);
    assert!(done.has_formulas);
    let at: CellRef = "C5".parse().unwrap();
    assert!(reopened(&done).sheets()[0].cell(at).unwrap().has_formula);
}
