//! These tests tell how columns and cells are understood.

use super::{Fill, Mapping, Table, Target, Verdict, compare, compared, profile, said, sample};
use crate::import::Sureness;
use crate::profile::EntryList;
use serde_json::json;

const DEVICES: &str = "\
髙田内科クリニック　IT機器一覧表,,,,
2026年10月1日現在,,作成：山﨑,,

No.,機器名,種別,メーカー,型番,ＯＳ,IPアドレス（固定）,設置部署,使用者,購入日,使用状況,確認日,備考
1,受付PC1,デスクトップ,ヒノデ電機,HD-600,Windows 11 Pro,192.168.１.21,受付,－,R5.4.1,稼働,2026/9/30,\"予約も使う
2台目\"
2,ルーター1,ルーター,浜風,HK-10,,192.168.1.1,受付裏,不明,令和６年１０月１日,○,,
No.,機器名,種別,メーカー,型番,ＯＳ,IPアドレス（固定）,設置部署,使用者,購入日,使用状況,確認日,備考
3,旧サーバ,,,,Windows Server 2012,,倉庫,,2014/5/1,停止中,,
※ルーターは事業者が管理
";

fn mapped(list: EntryList, text: &str) -> Vec<(String, String, Sureness)> {
    let table = Table::open(list, "一覧.csv", text.as_bytes(), None).unwrap();
    let mapping = Mapping::propose(&table, &profile(&sample("minimal"))).unwrap();
    let of = |c: &crate::import::ColumnUse| {
        (c.heading.clone(), mapping.name_of(c.target).unwrap(), c.sureness)
    };
    mapping.columns.iter().map(of).collect()
}

#[test]
fn columns_of_a_usual_list_are_recognised_below_its_title() {
    let names: Vec<String> =
        mapped(EntryList::Devices, DEVICES).into_iter().map(|(_, name, _)| name).collect();
    assert_eq!(
        names,
        [
            "取り込まない",
            "コンピュータ名",
            "種類",
            "メーカー",
            "型番",
            "OS",
            "IPアドレス",
            "設置場所",
            "利用者",
            "登録日",
            "状態",
            "取り込めない",
            "説明",
        ]
    );
}

/// What the first two columns of a list are taken for, and how sure that is.
fn numbers(list: EntryList, text: &str) -> Vec<(String, Sureness)> {
    mapped(list, text).into_iter().take(2).map(|(_, name, sure)| (name, sure)).collect()
}

#[test]
fn a_column_that_counts_its_rows_is_no_number_of_a_machine_unless_somebody_says_so() {
    let taken = |name: &str, sure| (name.to_owned(), sure);
    let (number, left) = ("管理番号", "取り込まない");
    for cells in [["1", "2", "3"], ["１", "２", "５"], ["11", "12", "13"]] {
        let [a, b, c] = cells;
        let of =
            |second: &str| format!("No.,{second},種類\n{a},X-7,端末\n{b},X-3,端末\n{c},X-9,端末\n");
        assert_eq!(
            numbers(EntryList::Devices, &of("資産番号")),
            [taken(left, Sureness::Unknown), taken(number, Sureness::Sure)]
        );
        assert_eq!(
            numbers(EntryList::Devices, &of("コンピュータ名"))[0],
            taken(left, Sureness::Counting)
        );
    }
    // Numbers that do not count are somebody's numbers, and so are those under a heading that says so.
    let own = "No.,種類\n104,端末\n88,サーバ\n";
    assert_eq!(numbers(EntryList::Devices, own)[0], taken(number, Sureness::Probable));
    let said = "管理番号,種類\n1,端末\n2,サーバ\n";
    assert_eq!(numbers(EntryList::Devices, said)[0], taken(number, Sureness::Sure));
    // The ledger of user IDs counts its rows, but not where they have numbers of their own beside.
    let users = "No,氏名,ユーザID\n1,桜井 真,sakurai\n2,新田 花子,nitta\n";
    assert_eq!(numbers(EntryList::Accounts, users)[0], taken("番号", Sureness::Sure));
    let both = "No,管理番号,氏名,ユーザID\n1,A-9,桜井 真,sakurai\n2,A-4,新田 花子,nitta\n";
    assert_eq!(
        numbers(EntryList::Accounts, both),
        [taken(left, Sureness::Unknown), taken("番号", Sureness::Sure)]
    );
}

#[test]
fn cells_are_read_as_people_fill_them_in() {
    let comparison = compared(EntryList::Devices, &sample("minimal"), DEVICES);
    assert_eq!(said(&comparison), "");
    let new: Vec<&serde_json::Value> = comparison
        .rows
        .iter()
        .map(|row| match &row.verdict {
            Verdict::New(value) => value,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        *new[0],
        json!({
            "id": "PC-01", "hostname": "受付PC1", "kind": "端末PC", "maker": "ヒノデ電機 HD-600",
            "os": "Windows 11 Pro", "ip_address": "192.168.1.21", "place": "受付",
            "registered_on": "2023-04-01", "status": "使用中", "note": "予約も使う\n2台目",
        })
    );
    assert_eq!(new[1]["user"], json!("未確認"));
    assert_eq!(new[1]["registered_on"], json!("2024-10-01"));
    // What no column says is told by the words of the others.
    assert_eq!((&new[2]["kind"], &new[2]["status"]), (&json!("サーバ"), &json!("停止")));
}

#[test]
fn remarks_and_repeated_headings_are_no_entries() {
    let table = Table::open(EntryList::Devices, "一覧.csv", DEVICES.as_bytes(), None).unwrap();
    assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [5, 7, 9]);
    let notes: Vec<String> = table.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "お知らせ: 一覧.csv\n  注記や記入例とみなした行は、取り込みません: 10行「※ルーターは事業者が管理」。\n  → 取り込む行なら、ほかの列にも値を書いてください。"
        ]
    );
}

#[test]
fn the_ledger_of_the_ministry_is_read_as_it_is() {
    let text = "No.\t所属部署\t性\t名\t電話番号\tユーザID\t説明\t権限\t状態\n\
        001\tシステム管理\t山田\t花子\t****\tyamada@example\t安全管理責任者\tAdmin\t使用可\n\
        003\tA科\t鈴木\t一\t****\tsuzuki@example\t退職予定\tUser\t使用可 (23年3月まで)\n";
    let comparison = compared(EntryList::Accounts, &sample("minimal"), text);
    assert_eq!(said(&comparison), "");
    let Verdict::New(second) = &comparison.rows[1].verdict else { panic!() };
    assert_eq!(
        *second,
        json!({
            "id": "003", "department": "A科", "name": "鈴木 一", "user_id": "suzuki@example",
            "rights": "User", "status": "使用中",
            "note": "状態: 使用可 (23年3月まで)／退職予定",
        })
    );
}

#[test]
fn two_rows_of_headings_are_read_together() {
    let text = "会社名,業務内容,連絡先,,契約期間\n,,電話,夜間電話,\n\
        みなと複合機販売,複合機の保守,045-000-0777（内線3）,なし,2024/4/1～2027/3/31\n";
    let columns = mapped(EntryList::Vendors, text);
    let names: Vec<&str> = columns.iter().map(|(_, name, _)| name.as_str()).collect();
    assert_eq!(names, ["会社名", "契約の内容", "電話番号", "夜間・休日の窓口", "契約期間"]);
}

#[test]
fn dates_of_checks_and_passwords_are_refused_whatever_is_asked() {
    let text = "ユーザーID,氏名,パスワード,承認者\nyamada,山田,abc,院長\n";
    let table = Table::open(EntryList::Accounts, "一覧.csv", text.as_bytes(), None).unwrap();
    let mut mapping = Mapping::propose(&table, &profile(&sample("minimal"))).unwrap();
    assert!(matches!(mapping.columns[2].target, Target::Refused(_)));
    let error = mapping.choose("パスワード", "備考").unwrap_err();
    assert_eq!(
        error.to_string(),
        "「パスワード」の列は取り込めません。パスワードは、プロファイルにも書類にも書きません。"
    );
    assert!(mapping.choose("承認者", "権限").is_err());
    // Neither does the way for all unknown columns lead around it.
    mapping.rest_into_note().unwrap();
    let comparison = compare(&table, &mapping, &Fill::new(), &profile(&sample("minimal"))).unwrap();
    assert!(!format!("{:?}", comparison.rows).contains("abc"));
}

#[test]
fn a_near_heading_is_asked_about_and_not_taken_for_granted() {
    let columns = mapped(EntryList::Devices, "管理番号,種類,設置場所名称,色\nPC-9,端末,受付,黒\n");
    assert_eq!(columns[2].1, "設置場所");
    assert_eq!(columns[2].2, Sureness::Near);
    assert_eq!(columns[3], ("色".to_owned(), "取り込まない".to_owned(), Sureness::Unknown));
}

#[test]
fn what_cannot_be_read_names_row_column_and_what_to_do() {
    let text = "会社名,種類,電話番号,契約終了日\n青葉,電子カルテ,045-000-ABCD,2027/2/30\n海,船,,\n";
    let comparison = compared(EntryList::Vendors, &sample("minimal"), text);
    assert_eq!(
        said(&comparison),
        "誤り: 一覧.csv 2行3列 「電話番号」\n  電話番号に使えない文字があります: 「045-000-ABCD」。\n  → 数字とハイフンで、番号を1つだけ書いてください。内線などは備考に書けます。\n\
         誤り: 一覧.csv 2行4列 「契約終了日」\n  暦にない日付です: 「2027/2/30」。\n  → 正しい日付に直してください。\n\
         誤り: 一覧.csv 3行2列 「種類」\n  「船」は事業者の種類として読めません。\n  → 次のどれかを書いてください: システム事業者、ネットワーク事業者、情報セキュリティ事業者、機器保守事業者、通信事業者。"
    );
    assert_eq!(comparison.faulty.into_iter().collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn a_reference_is_found_by_name_and_what_is_not_found_stays_in_the_remarks() {
    let text = "管理番号,種類,状態,システム\nX-1,端末PC,使用中,ない仕組み\n";
    let comparison = compared(EntryList::Devices, &sample("one-doctor-clinic"), text);
    let Verdict::New(value) = &comparison.rows[0].verdict else { panic!() };
    assert_eq!(value["note"], json!("システム: ない仕組み"));
    assert!(said(&comparison).contains("「ない仕組み」にあたるシステム（systems）が"));
}
