//! These tests take lists in and give them out with the command, and look at the folder afterwards.

use std::fs;

use crate::clinic::{Clinic, PROFILE, files_in};

const MACHINES: &str = "\
当院の機器,,,
No.,機器名,種類,設置場所,使用状況,パスワード
1,UKETSUKE1,ノートPC,受付,稼働,abc
2,ROUTER1,ルータ,受付裏,○,def
";

fn clinic() -> Clinic {
    let clinic = Clinic::new();
    clinic.write("機器.csv", MACHINES);
    clinic
}

fn profile(clinic: &Clinic) -> String {
    fs::read_to_string(clinic.path("医院.yaml")).unwrap()
}

#[test]
fn a_list_is_taken_in_and_the_earlier_profile_kept() {
    let clinic = clinic();
    let ran = clinic.run("import devices 機器.csv --profile 医院.yaml --yes --date 2026-11-20");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "機器台帳として読みます: 機器.csv、見出しは2行目、内容は2行です。

  1. No.        → 取り込まない（通し番号のため。使うなら --map 1=管理番号）
                   例: 1
  2. 機器名     → コンピュータ名（たぶん）　例: UKETSUKE1
  3. 種類       → 種類　例: ノートPC
  4. 設置場所   → 設置場所　例: 受付
  5. 使用状況   → 状態　例: 稼働
  6. パスワード → 取り込めません（パスワードは、プロファイルにも書類にも書きま
                   せん）

  ・「状態」が空欄のものは、「使用中」とみなします。

新しいもの 2件（プロファイルに足します）
  ＋ PC-01（端末PC、UKETSUKE1、受付）
  ＋ NW-01（ネットワーク機器、ROUTER1、受付裏）
内容の違うもの 0件
同じもの 0件（そのままにします）

  更新　　　医院.yaml（前のものは 医院.yaml.2026-11-20まで）
2件を取り込みました。確かめるには: sonae check 医院.yaml
"
    );
    let after = profile(&clinic);
    let old: Vec<&str> = after.lines().filter(|line| PROFILE.contains(line)).collect();
    assert_eq!(old, PROFILE.lines().collect::<Vec<_>>());
    assert!(!after.contains("abc"));
    assert_eq!(files_in(&clinic.path("")), ["医院.yaml", "医院.yaml.2026-11-20まで", "機器.csv"]);
    assert_eq!(fs::read_to_string(clinic.path("医院.yaml.2026-11-20まで")).unwrap(), PROFILE);
    // Once more there is nothing to do.
    let again = clinic.run("import devices 機器.csv --profile 医院.yaml --yes");
    assert_eq!(again.code, 0);
    assert!(again.out.contains("同じもの 2件") && profile(&clinic) == after);
}

#[test]
fn numbers_that_count_the_rows_become_numbers_of_machines_only_when_somebody_says_so() {
    let clinic = clinic();
    let ran = clinic.run("import devices 機器.csv --profile 医院.yaml --yes --map 1=管理番号");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("  ＋ 1（端末PC、UKETSUKE1、受付）\n"), "{}", ran.out);
    // From then on they are the numbers by which the profile knows the machines.
    clinic.write("機器.csv", MACHINES.replace("受付裏", "倉庫").replace("UKETSUKE1", ""));
    let again = clinic.run("import devices 機器.csv --profile 医院.yaml --yes --update");
    assert!(again.out.contains("  1. No.        → 管理番号（たぶん）　例: 1\n"), "{}", again.out);
    assert!(again.out.contains("新しいもの 0件"), "{}", again.out);
}

#[test]
fn without_somebody_to_ask_nothing_is_written() {
    let clinic = clinic();
    let ran = clinic.run("import devices 機器.csv --profile 医院.yaml");
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        "\n誤り: 確かめる画面がないため、何も書き込んでいません。\n  上の対応でよければ --yes を、直すときは --map 列名=項目 を付けて実行してください。\n"
    );
    let dry = clinic.run("import devices 機器.csv --profile 医院.yaml --dry-run");
    assert_eq!(dry.code, 0);
    assert_eq!(profile(&clinic), PROFILE);
}

#[test]
fn rows_that_cannot_be_read_stop_all_or_are_left_in_a_file_of_their_own() {
    let clinic = clinic();
    clinic.write("機器.csv", format!("{MACHINES}3,X,船,=港,○,秘密\n"));
    let ran = clinic.run("import devices 機器.csv --profile 医院.yaml --yes");
    assert_eq!((ran.code, profile(&clinic).as_str()), (1, PROFILE));
    let ran = clinic.run("import devices 機器.csv --profile 医院.yaml --yes --skip");
    // It was asked for, and it was done.
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.err.ends_with(
            "\n注意: 読めなかった1行（5行目）を除きました。「機器-取り込めなかった行.csv」に書き出したので、直してから、そのファイルを取り込んでください。\n"
        ),
        "{}",
        ran.err
    );
    assert!(profile(&clinic).contains("ROUTER1"));
    let left = fs::read_to_string(clinic.path("機器-取り込めなかった行.csv")).unwrap();
    assert!(
        left.starts_with("\u{FEFF}No.,機器名,種類,設置場所,使用状況,パスワード,取り込めない理由\r\n3,X,船,'=港,○,,「船」は種類として読めません。"),
        "{left}"
    );
}

#[test]
fn what_differs_stays_until_somebody_says_so() {
    let clinic = clinic();
    clinic.write("職員.csv", "氏名,職名,携帯\n桜井 真,院長,090-0000-0001\n");
    let ran = clinic.run("import people 職員.csv --profile 医院.yaml --yes");
    assert_eq!((ran.code, profile(&clinic).as_str()), (3, PROFILE));
    assert!(ran.out.contains("1. 携帯電話: （空欄） → 「090-0000-0001」"), "{}", ran.out);
    let ran = clinic.run("import people 職員.csv --profile 医院.yaml --yes --update");
    assert_eq!(ran.code, 0);
    assert!(profile(&clinic).contains("    mobile: 090-0000-0001\n"));
}

#[test]
fn a_file_of_that_name_that_is_not_ours_is_left_alone() {
    let clinic = clinic();
    clinic.write("機器台帳.csv", "だれかの台帳");
    let ran = clinic.run("import devices 機器.csv --profile 医院.yaml --yes --beside");
    assert_eq!((ran.code, profile(&clinic).as_str()), (4, PROFILE));
    assert_eq!(fs::read_to_string(clinic.path("機器台帳.csv")).unwrap(), "だれかの台帳");
    fs::remove_file(clinic.path("機器台帳.csv")).unwrap();
    let ran = clinic.run("import devices 機器.csv --profile 医院.yaml --yes --beside");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(profile(&clinic).contains("devices:\n  file: 機器台帳.csv\n"));
    assert_eq!(clinic.run("check 医院.yaml --date 2026-11-20").code, 3);
}

#[test]
fn a_list_that_is_given_out_comes_back_unchanged_and_overwrites_nothing() {
    let clinic = clinic();
    clinic.run("import devices 機器.csv --profile 医院.yaml --yes");
    let before = profile(&clinic);
    for file in ["出.csv", "出.xlsx"] {
        let ran = clinic.run(&format!("export devices 医院.yaml --out {file}"));
        assert_eq!(ran.code, 0, "{}", ran.err);
        let ran = clinic.run(&format!("import devices {file} --profile 医院.yaml --yes"));
        assert_eq!((ran.code, profile(&clinic) == before), (0, true), "{}", ran.out);
        assert!(ran.out.contains("同じもの 2件"));
        let again = clinic.run(&format!("export devices 医院.yaml --out {file}"));
        assert_eq!(again.code, 0, "{again:?}");
        assert!(again.out.starts_with(&format!("  変更なし　{file}\n")), "{}", again.out);
        clinic.write(file, "事務長が直した一覧");
        let kept = clinic.run(&format!("export devices 医院.yaml --out {file}"));
        assert_eq!(
            (kept.code, kept.err),
            (
                4,
                format!(
                    "誤り: 「{file}」はすでにあり、今回と内容が違います。上書きしません。別の名前を指定するか、今あるファイルを移してください。\n"
                )
            )
        );
        assert_eq!(fs::read_to_string(clinic.path(file)).unwrap(), "事務長が直した一覧");
    }
    let ran = clinic.run("export devices 医院.yaml --out 出.txt");
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "誤り: --out の「出.txt」は .csv か .xlsx で終わる名前にしてください。\n")
    );
}

#[test]
fn columns_and_blanks_can_be_told_on_the_command_line() {
    let clinic = Clinic::new();
    clinic.write("機器.csv", "呼び名,置き場所,保証\nPC-A,受付,2028年まで\n");
    let line = "import devices 機器.csv --profile 医院.yaml --yes --map 呼び名=管理番号 --map 保証=備考 --fill 種類=ノートPC";
    let ran = clinic.run(line);
    // One known heading alone is no list: two must be there.
    assert_eq!(ran.code, 1, "{}", ran.err);
    clinic.write("機器.csv", "呼び名,置き場所,保証,状態\nPC-A,受付,2028年まで,\n");
    let ran = clinic.run(line);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let after = profile(&clinic);
    for line in ["id: PC-A", "kind: 端末PC", "place: 受付", "status: 使用中", "保証: 2028年まで"]
    {
        assert!(after.contains(line), "{after}");
    }
    for (option, words) in [
        ("--map 色=備考", "「色」という見出しの列はありません"),
        ("--map 保証=重さ", "「重さ」という項目はありません"),
        ("--map 保証", "「保証」は「列名=項目」の形で書いてください"),
    ] {
        let ran =
            clinic.run(&format!("import devices 機器.csv --profile 医院.yaml --yes {option}"));
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(words), "{}", ran.err);
    }
}
