//! These tests tell what a list changes in a profile, and that nothing else changes.

use super::{
    Fill, Home, ImportError, Mapping, Table, Verdict, added, compare, compared, home, profile, put,
    sample, taken_in,
};
use crate::grid::csv;
use crate::import::export;
use crate::profile::{EntryList, Source, parse};

#[test]
fn what_is_given_out_and_taken_in_again_changes_nothing_in_any_sample() {
    let names = [
        "one-doctor-clinic",
        "clinic-with-beds",
        "dental-clinic",
        "hospital-80-beds",
        "minimal",
        "everything",
        "pharmacy",
        "home-nursing",
        "midwifery",
    ];
    for name in names {
        let sources = sample(name);
        for (list, by_name) in
            EntryList::ALL.into_iter().flat_map(|list| [(list, false), (list, true)])
        {
            let exported = export(list, &profile(&sources), by_name).unwrap();
            let heads: Vec<&str> = exported.headings.iter().map(|(head, _)| *head).collect();
            let rows: Vec<Vec<String>> = exported.rows.iter().map(|(_, c)| c.clone()).collect();
            let count = rows.len();
            let comparison = compared(list, &sources, csv(&heads, &rows));
            assert_eq!(super::said(&comparison), "", "{name} {list:?}");
            assert_eq!(comparison.rows.len(), count, "{name} {list:?}");
            for row in comparison.rows {
                assert_eq!(row.verdict, Verdict::Same, "{name} {list:?} {}", row.name);
            }
        }
    }
}

#[test]
fn a_new_person_stands_behind_the_others_and_no_other_line_changes() {
    let sources = sample("one-doctor-clinic");
    let text = "氏名,役職,役割,携帯番号,内線,代理者\n\
        新田 﨑子,看護師,対応チーム,090-0000-0199,31,𠮷川 さゆり\n";
    let written = taken_in(EntryList::People, &sources, text).unwrap();
    let after = written.profile.unwrap();
    assert_eq!(
        added(&sources.profile.bytes, &after),
        [
            "  - id: staff-01",
            "    name: 新田 﨑子",
            "    title: 看護師",
            "    roles:",
            "      - 対応チーム",
            "    deputy: kango",
            "    mobile: 090-0000-0199",
            "    note: 内線31",
        ]
    );
    assert_eq!(added(&after, &sources.profile.bytes), Vec::<String>::new());
}

#[test]
fn what_differs_is_shown_before_and_after_and_the_rest_of_the_entry_stays() {
    let sources = sample("one-doctor-clinic");
    let text = "会社名,電話,契約番号\n㈱クラウドカルテ青葉,03-0000-0201,CK-2023-00417\n\
        浜風ネットワークサービス（株）,045-000-9999,HN-1\n";
    // 「㈱」 and 「（株）」 are no other firms; what the profile writes stays.
    let comparison = compared(EntryList::Vendors, &sources, text);
    type Differences = Vec<(String, String, String)>;
    let changed: Vec<(String, Differences)> = comparison
        .rows
        .iter()
        .filter_map(|row| match &row.verdict {
            Verdict::Changed(all) => Some((
                row.id.clone(),
                all.iter().map(|d| (d.label.clone(), d.before.clone(), d.after.clone())).collect(),
            )),
            _ => None,
        })
        .collect();
    let words = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    assert_eq!(
        changed,
        [(
            "vendor-net".to_owned(),
            vec![
                words("電話番号", "045-000-0301", "045-000-9999"),
                words("契約番号", "HN-55821", "HN-1"),
            ]
        )]
    );
    let written = put(&sources, &comparison, &Home::Profile).unwrap();
    assert_eq!(
        added(&sources.profile.bytes, &written.profile.unwrap()),
        ["    phone: 045-000-9999", "      number: HN-1"]
    );
}

#[test]
fn a_contract_that_was_not_there_is_written_as_one() {
    let sources = sample("minimal");
    let text = "会社名,業務内容,電話番号,契約番号,契約期間\n青葉,電子カルテ,03-0000-0001,A-1,2024/4/1〜2027/3/31\n";
    let written = taken_in(EntryList::Vendors, &sources, text).unwrap();
    let lines = added(&sources.profile.bytes, &written.profile.unwrap());
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_start_matches([' ', '-'])).collect();
    assert_eq!(
        lines,
        [
            "vendors:",
            "id: vendor-01",
            "name: 青葉",
            "kind: システム事業者",
            "phone: 03-0000-0001",
            "contract:",
            "number: A-1",
            "covers: 電子カルテ",
            "from: 2024-04-01",
            "to: 2027-03-31",
        ]
    );
}

#[test]
fn roles_are_added_and_never_taken_away_and_a_blank_cell_takes_nothing_away() {
    let sources = sample("one-doctor-clinic");
    let text = "氏名,役職,役割,携帯番号\n渡邉 由紀,受付主任,記録担当,\n";
    let written = taken_in(EntryList::People, &sources, text).unwrap();
    let text = String::from_utf8(written.profile.unwrap()).unwrap();
    let after = parse(&crate::profile::Sources::alone(Source::new("p", text)), None).unwrap();
    let person = after.value.profile.people.iter().find(|p| p.id.as_str() == "uketsuke").unwrap();
    let roles: Vec<&str> = person.roles.iter().map(|role| role.word()).collect();
    assert_eq!(roles, ["部門責任者", "記録担当"]);
    assert!(person.mobile.value().is_some());
}

/// A list of so many machines.
fn machines(count: usize) -> String {
    let mut text = String::from("コンピュータ名,種類,設置場所\n");
    for n in 1..=count {
        text.push_str(&format!("UKETSUKE{n},ノートPC,受付{n}\n"));
    }
    text
}

#[test]
fn many_machines_go_into_a_ledger_beside_the_profile_with_numbers_of_their_own() {
    let sources = sample("minimal");
    let few = taken_in(EntryList::Devices, &sources, machines(15)).unwrap();
    assert_eq!(few.ledger, None);
    let many = taken_in(EntryList::Devices, &sources, machines(16)).unwrap();
    let (path, bytes) = many.ledger.unwrap();
    assert_eq!(path, "機器台帳.csv");
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.starts_with(
        "\u{FEFF}管理番号,種類,コンピュータ名,設置場所,状態\r\nPC-01,端末PC,UKETSUKE1,受付1,使用中\r\n"
    ), "{text}");
    let profile_after = many.profile.unwrap();
    assert_eq!(added(&sources.profile.bytes, &profile_after), ["devices:", "  file: 機器台帳.csv"]);
    // The same list once more says nothing new.
    let mut after = sources.clone();
    after.profile.bytes = profile_after;
    after.ledgers.insert(path, Source::new("機器台帳.csv", bytes));
    let again = compared(EntryList::Devices, &after, machines(16));
    assert!(again.rows.iter().all(|row| row.verdict == Verdict::Same));
    assert_eq!(home(&after, &again, false).unwrap(), Home::Ledger("機器台帳.csv".to_owned()));
}

#[test]
fn rows_of_a_ledger_that_stay_the_same_stay_byte_for_byte() {
    let mut sources = sample("minimal");
    let text = String::from_utf8(sources.profile.bytes).unwrap();
    sources.profile.bytes = format!("{text}devices: {{file: d.csv}}\n").into_bytes();
    let ledger = "管理番号,種類,状態,色,設置場所\r\nPC-1,\"端末PC\",使用中,黒,\"受付, 1\"\r\nPC-2,端末PC,予備,白,倉庫";
    sources.ledgers.insert("d.csv".to_owned(), Source::new("d.csv", ledger));
    let list = "管理番号,種類,設置場所,OS\nPC-2,端末PC,診察室,\nPC-3,サーバ,=1+1,\n";
    let written = taken_in(EntryList::Devices, &sources, list).unwrap();
    assert_eq!(written.profile, None);
    assert_eq!(
        String::from_utf8(written.ledger.unwrap().1).unwrap(),
        "\u{FEFF}管理番号,種類,状態,色,設置場所\r\nPC-1,\"端末PC\",使用中,黒,\"受付, 1\"\r\nPC-2,端末PC,予備,白,診察室\r\nPC-3,サーバ,使用中,,'=1+1\r\n"
    );
    let more = "管理番号,種類,OS\nPC-1,端末PC,Windows 11\n";
    let written = taken_in(EntryList::Devices, &sources, more).unwrap();
    assert_eq!(
        String::from_utf8(written.ledger.unwrap().1).unwrap(),
        "\u{FEFF}管理番号,種類,状態,色,設置場所,OS\r\nPC-1,\"端末PC\",使用中,黒,\"受付, 1\",Windows 11\r\nPC-2,端末PC,予備,白,倉庫,\r\n"
    );
}

#[test]
fn cells_of_a_ledger_that_stay_the_same_stay_as_they_were_typed() {
    let mut sources = sample("minimal");
    let text = String::from_utf8(sources.profile.bytes).unwrap();
    sources.profile.bytes = format!("{text}devices: {{file: d.csv}}\n").into_bytes();
    let ledger = "管理番号\t種類\t状態\t備考\t設置場所\n\"PC-1\"\t端末PC\t使用中\t15\"の画面\n\"PC-2\"\t端末PC\t使用中\t\"\"\"大\"\" と\t小\"\t倉庫\n";
    sources.ledgers.insert("d.csv".to_owned(), Source::new("d.csv", ledger));
    let list = "管理番号,種類,設置場所\nPC-1,端末PC,受付\nPC-2,端末PC,診察室\n";
    let written = taken_in(EntryList::Devices, &sources, list).unwrap();
    assert_eq!(
        String::from_utf8(written.ledger.unwrap().1).unwrap(),
        "\u{FEFF}管理番号\t種類\t状態\t備考\t設置場所\r\n\"PC-1\"\t端末PC\t使用中\t15\"の画面\t受付\r\n\"PC-2\"\t端末PC\t使用中\t\"\"\"大\"\" と\t小\"\t診察室\r\n"
    );
}

#[test]
fn entries_in_the_profile_are_not_moved_away_from_their_comments() {
    let sources = sample("one-doctor-clinic");
    let comparison = compared(EntryList::Devices, &sources, machines(2));
    let error = home(&sources, &comparison, true).unwrap_err();
    assert!(error.to_string().starts_with(
        "devices はプロファイルの中に書かれているため、CSVファイルに移しませんでした（コメントが失われるため）。"
    ));
}

#[test]
fn a_result_that_would_be_no_profile_is_not_written() {
    let sources = sample("minimal");
    // Somebody who is their own deputy is a fault of the whole profile, not of the row.
    let table = Table::open(
        EntryList::People,
        "一覧.csv",
        "氏名,職名,代理者\n新田 花子,看護師,新田 花子\n".as_bytes(),
        None,
    )
    .unwrap();
    let mapping = Mapping::propose(&table, &profile(&sources)).unwrap();
    let comparison = compare(&table, &mapping, &Fill::new(), &profile(&sources)).unwrap();
    let result = put(&sources, &comparison, &Home::Profile);
    match result {
        Err(ImportError::Faults { report }) => {
            assert!(report.iter().any(|d| d.code == "import-result"));
        }
        Ok(written) => {
            let bytes = written.profile.unwrap();
            assert!(parse(&crate::profile::Sources::alone(Source::new("p", bytes)), None).is_ok());
        }
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn line_ends_and_the_mark_of_the_profile_stay() {
    let mut sources = sample("minimal");
    let text = String::from_utf8(sources.profile.bytes).unwrap();
    sources.profile.bytes = format!("\u{FEFF}{}", text.replace('\n', "\r\n")).into_bytes();
    let written = taken_in(EntryList::Devices, &sources, machines(1)).unwrap();
    let after = String::from_utf8(written.profile.unwrap()).unwrap();
    assert!(after.starts_with("\u{FEFF}# yaml"));
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
}
