//! These tests tell that no file, however broken, stops us or makes a profile that cannot be read.

use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_oneof, proptest};

use super::{
    Fill, Home, ImportError, Mapping, Table, compare, compared, home, profile, put, said, sample,
};
use crate::grid::GridError;
use crate::profile::{EntryList, Sources};

fn refused(list: EntryList, bytes: &[u8]) -> String {
    match Table::open(list, "一覧.csv", bytes, None).unwrap_err() {
        ImportError::Faults { report } | ImportError::Grid(GridError::Faults { report }) => {
            report.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        }
        other => other.to_string(),
    }
}

#[test]
fn files_that_are_no_list_are_refused_with_what_to_do() {
    assert_eq!(
        refused(EntryList::Devices, b"  \r\n"),
        "誤り: 一覧.csv\n  ファイルに何も書かれていません。\n  → 別のファイルを指定していないか確かめてください。"
    );
    assert_eq!(
        refused(EntryList::Devices, "お知らせ,\n来月は休診です,\n".as_bytes()),
        "「一覧.csv」に、機器台帳の見出しの行が見つかりません。（最初の行: お知らせ）\n  見出しには、管理番号、種類、メーカー、型番、品名などの言葉を使ってください。見出しは20行目までに置いてください。"
    );
    assert!(refused(EntryList::Devices, b"%PDF-1.7").contains("PDFのファイルです"));
    assert!(refused(EntryList::Devices, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").contains("古い形式"));
    assert!(refused(EntryList::Devices, b"PK\x03\x04").contains("一覧.csv"));
    assert_eq!(
        refused(EntryList::Devices, "管理番号,種類\nPC-1,\"端末\nPC-2,端末\n".as_bytes()),
        "誤り: 一覧.csv 2行\n  この行かその後で、引用符（\"）が閉じていません。\n  → 値を囲む \" は2つで1組です。値の中の \" は \"\" と2つ書いてください。"
    );
}

#[test]
fn encodings_signs_and_line_ends_do_not_matter() {
    let text = "管理番号,種類,状態,設置場所\nPC-1,端末,○,受付\n";
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(text);
    let forms: [Vec<u8>; 5] = [
        format!("\u{FEFF}{text}").into_bytes(),
        cp932.into_owned(),
        text.replace('\n', "\r\n").into_bytes(),
        text.replace(',', "\t").into_bytes(),
        text.replace(',', ";").into_bytes(),
    ];
    let wanted = compared(EntryList::Devices, &sample("minimal"), text).rows;
    for form in forms {
        assert_eq!(compared(EntryList::Devices, &sample("minimal"), form).rows, wanted);
    }
}

#[test]
fn rows_of_the_same_thing_and_headings_of_the_same_name_are_told() {
    let text = "管理番号,種類,備考,備考\nPC-1,端末,一,二\nPC-1,端末,,\n";
    let comparison = compared(EntryList::Devices, &sample("minimal"), text);
    assert_eq!(
        said(&comparison),
        "誤り: 一覧.csv 3行\n  3行は、2行と同じもの（管理番号や名前が同じ）です。\n  → どちらかの行を消すか、管理番号や名前を直してください。"
    );
    let super::Verdict::New(value) = &comparison.rows[0].verdict else { panic!() };
    assert_eq!(value["note"], serde_json::json!("一／二"));
}

/// Whatever a table can be made of: headings, words of choices, days, numbers, signs, noise.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "管理番号",
            "種類",
            "状態",
            "氏名",
            "職名",
            "会社名",
            "電話番号",
            "備考",
            "役割",
            "契約期間",
            "端末PC",
            "使用中",
            "○",
            "-",
            "不明",
            "R5.4.1",
            "2026/2/30",
            "0450000101",
            "450000101",
            "経営層",
            "=1+1",
            "'=1",
            "\"",
            "{{7*7}}",
            "# x",
            "a: b",
            "- c",
            "|",
            "null",
            "yes",
            "0x1F",
            "1e5",
            "髙﨑𠮷",
            "\u{0}",
            "\u{202E}",
            "〜",
            "2024/4/1〜",
            "内線",
            "未確認（",
            "[x]",
            "&a",
            "*b",
        ])
        .prop_map(str::to_owned),
        prop::collection::vec(any::<char>(), 0..6).prop_map(|c| c.into_iter().collect()),
    ]
}

fn table() -> impl Strategy<Value = String> {
    let row = prop::collection::vec(cell(), 0..7).prop_map(|cells| cells.join(","));
    let heads = prop::sample::select(vec![
        "管理番号,種類,状態,備考,登録日,システム\n",
        "番号,氏名,ユーザID,状態,権限,説明\n",
        "サービス名,用途,事業者,利用開始日\n",
        "氏名,職名,役割,代理者,電話,備考\n",
        "会社名,種類,電話番号,契約期間,契約の内容\n",
        "",
    ]);
    (heads, prop::collection::vec(row, 0..8))
        .prop_map(|(head, rows)| format!("{head}{}", rows.join("\n")))
}

fn taken_in_whatever_it_is(list: EntryList, sources: &Sources, bytes: &[u8]) {
    let Ok(table) = Table::open(list, "一覧.csv", bytes, None) else { return };
    let mut mapping = Mapping::propose(&table, &profile(sources)).unwrap();
    mapping.rest_into_note().unwrap();
    let comparison = compare(&table, &mapping, &Fill::new(), &profile(sources)).unwrap();
    for beside in [false, true] {
        let Ok(home) = home(sources, &comparison, beside) else { continue };
        match put(sources, &comparison, &home) {
            // What is written has been read back by `write` itself.
            Ok(written) => {
                let mut after = sources.clone();
                if let Some(bytes) = written.profile {
                    after.profile.bytes = bytes;
                }
                if let (Home::NewLedger(path), Some((_, bytes))) = (&home, written.ledger) {
                    after.ledgers.insert(path.clone(), crate::profile::Source::new(path, bytes));
                }
                assert!(crate::profile::parse(&after, None).is_ok());
            }
            Err(ImportError::Ours { what }) => panic!("{what}"),
            Err(_) => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_text_stops_us_or_makes_a_profile_that_cannot_be_read(text in table()) {
        let sources = sample("minimal");
        for list in EntryList::ALL {
            taken_in_whatever_it_is(list, &sources, text.as_bytes());
        }
    }

    #[test]
    fn no_bytes_stop_us(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for list in EntryList::ALL {
            let _ = Table::open(list, "一覧.csv", &bytes, None);
            let _ = Table::open(list, "一覧.xlsx", &bytes, None);
        }
    }
}
