//! These tests read every shape of the test set and compare the whole table of questions, boxes and controls.

use crate::book::{Page, book};
use crate::desk::{invented, only, shipped, table};
use sonae::workbook::Workbook;

/// The questions of the invented forms: number, whether the sentence alone is enough, controls.
const QUESTIONS: [(&str, bool, &str); 19] = [
    ("①", true, "security-officer.appointed"),
    ("①", true, "ledger.devices"),
    ("②", true, "remote-maintenance.asked"),
    ("③", true, "disclosure.collected"),
    ("④", false, "access-rights.server+access-rights.terminal+access-rights.administrators"),
    ("⑤", true, "accounts.unused-removed.server+accounts.unused-removed.terminal"),
    ("⑥", true, "patch.network+patch.server+patch.terminal"),
    ("⑦", true, "password.length-r7"),
    ("⑧", true, "password.no-reuse"),
    ("⑨", false, "media.restricted"),
    ("⑩", true, "two-factor.done+two-factor.planned"),
    ("⑪", true, "access-log.managed"),
    ("⑫", true, "services.unneeded-stopped.server"),
    ("⑫", true, "services.unneeded-stopped.terminal"),
    ("⑬", true, "connection-source.restricted"),
    ("①", true, "contact-chart.exists"),
    ("②", true, "backup.and-restore-procedure"),
    ("③", true, "bcp.established"),
    ("①", false, "rules.written"),
];

/// What a sheet without groups leaves open: which devices the last rows of part 2 speak of.
fn without_groups(at: usize) -> (bool, &'static str) {
    let (_, sure, controls) = QUESTIONS[at];
    match at {
        11 | 14 => (false, controls),
        12 | 13 => (false, "services.unneeded-stopped.server+services.unneeded-stopped.terminal"),
        _ => (sure, controls),
    }
}

fn told(name: &str, named: Option<&str>) -> String {
    table(&only(&invented(name).1, shipped(), named))
}

fn line(cell: &str, number: &str, boxes: &str, (sure, controls): (bool, &str)) -> String {
    let sure = if sure { "Sure" } else { "Proposed" };
    format!("{cell} {number} {boxes} {sure} {controls}\n")
}

/// The table of a sheet that lists the questions in consecutive rows from `first` on.
fn rows(first: usize, boxes: impl Fn(usize) -> (String, String), groups: bool) -> String {
    let all = QUESTIONS.iter().enumerate();
    all.map(|(at, (number, sure, controls))| {
        let (cell, boxes) = boxes(first + at);
        let answer = if groups { (*sure, *controls) } else { without_groups(at) };
        line(&cell, number, &boxes, answer)
    })
    .collect()
}

/// Sections that a sheet prints beside some rows only are known for these.
fn with_sections(table: &str) -> String {
    let named = [(0, "1①"), (15, "3①"), (16, "3②"), (17, "3③"), (18, "4①")];
    let lines = table.lines().enumerate().map(|(at, line)| {
        match named.iter().find(|(row, _)| *row == at) {
            Some((_, name)) => {
                let (cell, rest) = line.split_once(' ').unwrap();
                let (_, rest) = rest.split_once(' ').unwrap();
                format!("{cell} {name} {rest}\n")
            }
            None => format!("{line}\n"),
        }
    });
    lines.collect()
}

#[test]
fn groups_merged_down_one_column_each_for_answer_and_days() {
    let boxes =
        |row| (format!("C{row}"), format!("word:D{row} date:E{row} target:F{row} remark:G{row}"));
    let expected = with_sections(&rows(6, boxes, true));
    assert_eq!(told("columns-openpyxl.xlsx", None), expected);
    assert_eq!(told("columns-libreoffice.xlsx", None), expected);
}

#[test]
fn a_column_for_yes_and_one_for_no_under_rows_that_name_the_sections() {
    let mut expected = String::new();
    let starts = [(0, "1", 7), (1, "2", 9), (15, "3", 24), (18, "4", 28)];
    for (at, (number, ..)) in QUESTIONS.iter().enumerate() {
        let (from, section, first) = starts.iter().rev().find(|(from, ..)| at >= *from).unwrap();
        let row = first + at - from;
        let boxes = format!("marks:C{row}/D{row} date:E{row} target:F{row} remark:G{row}");
        let number = format!("{section}{number}");
        expected.push_str(&line(&format!("B{row}"), &number, &boxes, without_groups(at)));
    }
    assert_eq!(told("two-columns-xlsxwriter.xlsx", None), expected);
}

#[test]
fn lists_to_choose_from_written_out_on_a_hidden_sheet_and_by_name() {
    let boxes = |row| {
        // One cell of the invented sheet has no list.
        let way = if row == 13 {
            "word:C13".to_owned()
        } else {
            format!("list:C{row}(はい/いいえ)")
        };
        (format!("B{row}"), format!("{way} date:D{row} target:E{row} remark:F{row}"))
    };
    let expected = rows(5, boxes, false);
    assert_eq!(told("list-openpyxl.xlsx", None), expected);
    assert_eq!(told("list-libreoffice.xlsx", None), expected);
}

#[test]
fn two_words_to_circle_and_a_place_for_the_day() {
    let boxes = |row| (format!("B{row}"), format!("circle:C{row} date:D{row} remark:E{row}"));
    assert_eq!(told("circle-xlsxwriter.xlsx", None), rows(5, boxes, false));
}

#[test]
fn two_rounds_under_a_heading_of_two_rows() {
    let boxes = |row| {
        let words =
            format!("word:D{row} date:E{row} word:G{row} date:H{row} target:F{row} remark:I{row}");
        (format!("C{row}"), words)
    };
    // Every sentence of this sheet has another ending, so that a person has to look at each.
    let expected = with_sections(&rows(6, boxes, true)).replace(" Sure ", " Proposed ");
    for name in ["rounds-xlsxwriter.xlsx", "rounds-libreoffice.xlsx"] {
        assert_eq!(told(name, Some("checklist/r9/facility")), expected, "{name}");
    }
}

#[test]
fn formulas_beside_and_in_the_answers() {
    let boxes =
        |row| (format!("B{row}"), format!("word:C{row} date:D{row} target:E{row} remark:F{row}"));
    assert_eq!(told("formulas-xlsxwriter.xlsx", None), rows(5, boxes, false));
}

#[test]
fn the_vendors_sheet_is_asked_of_the_vendors_controls() {
    let draft_of = invented("vendor-xlsxwriter.xlsx").1;
    let draft = only(&draft_of, shipped(), None);
    assert_eq!(draft.recognised.name.key(), "checklist/r7/vendor");
    assert_eq!(draft.found.vendor.as_ref().unwrap().cell, "B3");
    let told = table(&draft);
    assert!(told.starts_with(
        "B7 ① list:C7(はい/いいえ) date:D7 target:E7 remark:F7 Proposed vendor.security-officer\n"
    ));
    assert_eq!(told.lines().count(), 14);
    assert!(told.lines().all(|line| line.contains(" vendor.")), "{told}");
}

/// The sheet of 2023 as it was published: two tables, the second with 参考項目, groups in sentences, day in the same cell.
const R5: &str = "
令和5年度版 医療機関におけるサイバーセキュリティ対策チェックリスト|<|<|<|<|<|<
医療機関確認用|.|.|.|.|.|.
.|チェック項目|<|確認結果(日付)|<|<|備考
医療情報システムの有無|医療情報システムを導入、運用している。\\n(「いいえ」の場合、以下すべての項目は確認不要)|<|はい・いいえ （ / ）|<|<|
○ 令和5年度中|.|.|.|.|.|.
*以下項目は令和5年度中にすべての項目で「はい」にマルが付くよう取り組んでください。|.|.|.|.|.|.
*2(2)及び2(3)については、事業者と契約していない場合には、記入不要です。|.|.|.|.|.|.
.|チェック項目|<|確認結果(日付)|<|<|備考
^|^|^|1回目|目標日|2回目|^
1 体制構築|(1)|医療情報システム安全管理責任者を設置している。|はい・いいえ （ / ）|（ / ）|はい・いいえ （ / ）|
2 医療情報システムの管理・運用|医療情報システム全般について、以下を実施している。|<|<|<|<|<
^|(1)|サーバ、端末 PC、ネットワーク機器の台帳管理を行っている。|はい・いいえ （ / ）|（ / ）|はい・いいえ （ / ）|
^|(2)|リモートメンテナンス（保守）を利用している機器の有無を事業者に確認した。|はい・いいえ （ / ）|（ / ）|はい・いいえ （ / ）|
^|サーバについて、以下を実施している。|<|<|<|<|<
^|(6)|アクセスログを管理している。|はい・いいえ （ / ）|（ / ）|はい・いいえ （ / ）|
^|ネットワーク機器について、以下を実施している。|<|<|<|<|<
^|(7)|セキュリティパッチ（最新ファームウェアや更新プログラム）を適用している。|はい・いいえ （ / ）|（ / ）|はい・いいえ （ / ）|
○ 参考項目(令和6年度中)|.|.|.|.|.|.
.|チェック項目|<|確認結果(日付)|<|<|備考
^|^|^|1回目|目標日|2回目|^
3 インシデント発生に備えた対応|(3)|サイバー攻撃を想定した事業継続計画（BCP）を策定、又は令和6年度中に策定予定である。|はい・いいえ （ / ）|（ / ）|はい・いいえ （ / ）|
● 立入検査の際は、チェックリストに必要な事項が記入されているかを確認します。|.|.|.|.|.|.
";

#[test]
fn the_sheet_of_2023_with_its_two_halves_and_its_sentences_over_groups() {
    let bytes = book(&[Page { name: "医療機関確認用", rows: R5 }]);
    let workbook = Workbook::open("r5.xlsx", &bytes).unwrap();
    let draft = only(&workbook, shipped(), None);
    assert_eq!(draft.recognised.name.key(), "checklist/r5/facility");
    assert!(draft.recognised.sure);
    let round = |row| {
        format!("circle:D{row} date:D{row} circle:F{row} date:F{row} target:E{row} remark:G{row}")
    };
    let expected = [
        ("B4", "B4のセルの項目", "circle:D4 date:D4 remark:G4".to_owned(), "medical-system.in-use"),
        ("C10", "1(1)", round(10), "security-officer.appointed"),
        ("C12", "2(1)", round(12), "ledger.devices"),
        ("C13", "2(2)", round(13), "remote-maintenance.asked"),
        ("C15", "2(6)", round(15), "access-log.managed"),
        ("C17", "2(7)", round(17), "patch.network"),
        ("C21", "3(3)", round(21), "bcp.established+bcp.planned"),
    ];
    let expected: String = expected
        .iter()
        .map(|(cell, name, boxes, controls)| line(cell, name, boxes, (true, controls)))
        .collect();
    assert_eq!(table(&draft), expected);
    let form = draft.overlay(shipped(), crate::desk::today()).unwrap().1;
    let form = form.form("checklist", "r5", "facility").unwrap();
    let keys: Vec<_> = form.items().map(|i| i.key.rsplit('/').next().unwrap()).collect();
    assert_eq!(keys, ["0", "1-1", "2-1", "2-2", "2-6@server", "2-7@network", "3-3"]);
    let parts: Vec<_> = form
        .sections
        .iter()
        .map(|s| (s.number.as_str(), s.part.as_ref().map(|p| p.text.as_str()), s.due, s.reference))
        .collect();
    let (now, later) = ("○ 令和5年度中", "○ 参考項目(令和6年度中)");
    assert_eq!(
        parts,
        [
            ("", None, Some(2023), false),
            ("1", Some(now), Some(2023), false),
            ("2", Some(now), Some(2023), false),
            ("3", Some(later), Some(2024), true),
        ]
    );
    // 記入不要 without a vendor is carried over because this sheet prints it too.
    assert!(form.item("checklist/r5/facility/2-2").unwrap().blank_without_vendor);
    assert!(form.item("checklist/r5/facility/0").unwrap().gate);
}
