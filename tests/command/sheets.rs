//! These tests send tables of questions out, fill them in Excel and by hand, and take them in again.

use std::collections::BTreeMap;
use std::fs;

use sonae::interview::Questions;
use sonae::profile::{Profile, Source, Sources, parse};
use sonae::workbook::{CellRef, Change, Entry, Workbook};

use super::clinic::{Clinic, PROFILE};

/// The small clinic with a comment that must live.
fn clinic() -> Clinic {
    Clinic::with(format!("# 院長が書いた覚え書き\n{PROFILE}"))
}

fn profile(clinic: &Clinic) -> Profile {
    let text = fs::read_to_string(clinic.path("医院.yaml")).unwrap();
    parse(&Sources::alone(Source::new("医院.yaml", text)), None).unwrap().value.profile
}

fn code(clinic: &Clinic, path: &str) -> String {
    Questions::of(&profile(clinic)).at(path).unwrap().code.clone()
}

/// Writes answers beside the codes of an Excel table.
fn fill(clinic: &Clinic, file: &str, answers: &[(&str, &str)]) {
    let workbook = Workbook::open(file, &fs::read(clinic.path(file)).unwrap()).unwrap();
    let sheet = &workbook.sheets()[0];
    let at = |text: &str| {
        let cell = sheet.cells().find(|cell| cell.text() == Some(text));
        cell.unwrap_or_else(|| panic!("no cell {text}")).at
    };
    let column = at("答え").column;
    let change = |(path, answer): &(&str, &str)| Change {
        sheet: 0,
        at: CellRef::new(at(&code(clinic, path)).row, column),
        entry: Entry::Text((*answer).to_owned()),
    };
    let changes: Vec<Change> = answers.iter().map(change).collect();
    clinic.write(file, workbook.fill(&changes).unwrap());
}

#[test]
fn the_directors_table_goes_out_as_excel_and_comes_back_adopted() {
    let clinic = clinic();
    let ran = clinic.run("sheets export 医院.yaml --from director --out 決裁.xlsx");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        ran.out,
        "  作成　　　決裁.xlsx\n質問は16件です。「答え」の列に記入されたら、次のようにして取り込めます。\n  \
         sonae sheets import 決裁.xlsx --profile 医院.yaml\n"
    );
    fill(
        &clinic,
        "決裁.xlsx",
        &[
            ("decisions.paper", "採用"),
            ("decisions.publish", "まだ"),
            ("decisions.adopted_on", "R8.11.30"),
            ("decisions.adopted_by", "桜井院長"),
            ("incident.headquarters", "院長室"),
        ],
    );
    let before = fs::read_to_string(clinic.path("医院.yaml")).unwrap();
    let dry = clinic.run("sheets import 決裁.xlsx --profile 医院.yaml --date 2026-12-01 --dry-run");
    assert_eq!(dry.code, 0, "{dry:?}");
    assert!(dry.out.ends_with("--dry-run のため、何も書き込んでいません。\n"), "{}", dry.out);
    assert_eq!(fs::read_to_string(clinic.path("医院.yaml")).unwrap(), before);
    let ran = clinic.run("sheets import 決裁.xlsx --profile 医院.yaml --date 2026-12-01");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("入れる答え（4件）\n"), "{}", ran.out);
    assert!(ran.out.contains("「不明」か「まだ」の答え 1件、空欄 11件"), "{}", ran.out);
    let decided = profile(&clinic).decisions;
    assert_eq!(decided.adopted_on.value().unwrap().to_string(), "2026-11-30");
    assert_eq!(
        decided.paper.value().map(String::as_str),
        Some(
            "診療録の画面が15分開かないとき、または院長がシステムの使用を止めたときは、紙に切り替える"
        )
    );
    let after = fs::read_to_string(clinic.path("医院.yaml")).unwrap();
    let mut lines = after.lines();
    assert!(before.lines().all(|line| lines.any(|after| after == line)), "{after}");
    assert_eq!(fs::read_to_string(clinic.path("医院.yaml.2026-12-01まで")).unwrap(), before);
    // Taken in twice, it says nothing new.
    let again = clinic.run("sheets import 決裁.xlsx --profile 医院.yaml --date 2026-12-01");
    assert_eq!(again.code, 0, "{again:?}");
    assert!(again.out.contains("プロファイルと同じ答え 4件"), "{}", again.out);
    assert!(again.out.ends_with("書き込むものはありませんでした。\n"), "{}", again.out);
}

#[test]
fn a_table_filled_in_as_csv_with_a_mistyped_code_changes_nothing() {
    let clinic = clinic();
    assert_eq!(clinic.run("sheets export 医院.yaml --from walk --out 一巡.csv").code, 0);
    let code = code(&clinic, "network.phone_depends_on");
    let mut wrong: Vec<char> = code.chars().collect();
    wrong.swap(4, 5);
    let wrong: String = wrong.into_iter().collect();
    clinic.write("一巡.csv", format!("符号,答え\r\n{wrong},光電話の黒い箱\r\n"));
    let before = fs::read_to_string(clinic.path("医院.yaml")).unwrap();
    let ran = clinic.run("sheets import 一巡.csv --profile 医院.yaml");
    assert_eq!(ran.code, 1, "{ran:?}");
    assert_eq!(
        ran.err,
        format!(
            "誤り: 一巡.csv 2行2列\n  符号「{wrong}」の質問はありません。\n  → 「{code}」ではありませんか（固定電話は、何につながっていますか。その箱を抜くと、電話も止まりますか）。\n\n誤りが1件あります。直してから、もう一度実行してください。\n"
        )
    );
    assert_eq!(fs::read_to_string(clinic.path("医院.yaml")).unwrap(), before);
    clinic.write("一巡.csv", format!("符号,答え\r\n{code},光電話の黒い箱\r\n"));
    assert_eq!(clinic.run("sheets import 一巡.csv --profile 医院.yaml").code, 0);
    let phone = profile(&clinic).network.phone_depends_on;
    assert_eq!(phone.value().map(String::as_str), Some("光電話の黒い箱"));
}

#[test]
fn a_table_that_somebody_is_filling_in_is_never_written_over() {
    let clinic = clinic();
    clinic.write("一巡.csv", "書きかけ");
    let ran = clinic.run("sheets export 医院.yaml --from walk --out 一巡.csv");
    assert_eq!(ran.code, 4, "{ran:?}");
    assert_eq!(fs::read_to_string(clinic.path("一巡.csv")).unwrap(), "書きかけ");
}

#[test]
fn whom_to_ask_and_what_to_write_are_told_when_they_are_misspelt() {
    let clinic = clinic();
    for (line, said) in [
        (
            "--from doctor --out 表.xlsx",
            "vendor、vendor:事業者のid、walk、director のどれかを書いてください。",
        ),
        (
            "--from vendor:emr --out 表.xlsx",
            "プロファイルの vendors にある id か会社名を書いてください。",
        ),
        ("--from walk --out 表.docx", ".csv か .xlsx で終わる名前にしてください。"),
    ] {
        let ran = clinic.run(&format!("sheets export 医院.yaml {line}"));
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    let ran = clinic.run("sheets export 医院.yaml --from vendor --out 表.xlsx");
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "聞くことは残っていません。何も書き出していません。\n")
    );
}

#[test]
fn answers_about_machines_of_a_csv_ledger_go_into_their_rows_and_nothing_else_changes() {
    let clinic = Clinic::with(format!("{PROFILE}devices: {{file: 機器.csv}}\n"));
    let ledger = "管理番号,種類,状態,色,設置場所\r\nNW-1,\"ネットワーク機器\",使用中,\"黒, 艶なし\",\r\nPC-1,\"端末PC\",使用中,白,受付\r\n";
    clinic.write("機器.csv", ledger);
    let before = fs::read_to_string(clinic.path("医院.yaml")).unwrap();
    let beside = BTreeMap::from([("機器.csv".to_owned(), Source::new("機器.csv", ledger))]);
    let sources = Sources { profile: Source::new("医院.yaml", before.clone()), ledgers: beside };
    let questions = Questions::of(&parse(&sources, None).unwrap().value.profile);
    let row =
        |(path, answer): (&str, &str)| format!("{},{answer}\n", questions.at(path).unwrap().code);
    let answers = [
        ("devices[NW-1].place", "院長室"),
        ("devices[NW-1].stops", "受付の端末とレセコン"),
        ("devices[NW-1].carries_phone", "通る"),
        ("network.phone_depends_on", "光電話の黒い箱"),
    ];
    let table: String = answers.into_iter().map(row).collect();
    clinic.write("一巡.csv", format!("符号,答え\n{table}"));
    let line = "sheets import 一巡.csv --profile 医院.yaml --date 2026-12-01";
    let ran = clinic.run(line);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("入れる答え（4件）\n"), "{}", ran.out);
    assert!(
        ran.out.ends_with(
            "\n\n  更新　　　機器.csv（前のものは 機器.csv.2026-12-01まで）\n  \
             更新　　　医院.yaml（前のものは 医院.yaml.2026-12-01まで）\n\
             確かめるには: sonae check 医院.yaml\n"
        ),
        "{}",
        ran.out
    );
    assert_eq!(
        fs::read_to_string(clinic.path("機器.csv")).unwrap(),
        "\u{FEFF}管理番号,種類,状態,色,設置場所,抜くと止まるもの,電話が通る\r\nNW-1,\"ネットワーク機器\",使用中,\"黒, 艶なし\",院長室,受付の端末とレセコン,はい\r\nPC-1,\"端末PC\",使用中,白,受付,,\r\n"
    );
    assert_eq!(fs::read_to_string(clinic.path("機器.csv.2026-12-01まで")).unwrap(), ledger);
    let after = fs::read_to_string(clinic.path("医院.yaml")).unwrap();
    let network = "network:\n  phone_depends_on: 光電話の黒い箱\nplan:\n";
    assert_eq!(after, before.replace("plan:\n", network));
    // What the ledger says already is not written again, and what differs stays.
    let again = clinic.run(line);
    assert!(again.out.contains("プロファイルと同じ答え 4件"), "{}", again.out);
    clinic.write("一巡.csv", format!("符号,答え\n{}", row(("devices[NW-1].place", "受付"))));
    let differs = clinic.run(line);
    assert_eq!(differs.code, 3, "{differs:?}");
    assert!(
        differs.out.contains("今の記録: 院長室\n            表の答え: 受付"),
        "{}",
        differs.out
    );
    assert_eq!(clinic.run(&format!("{line} --update")).code, 0);
    assert!(
        fs::read_to_string(clinic.path("機器.csv"))
            .unwrap()
            .contains(",\"黒, 艶なし\",受付,受付の")
    );
}

#[test]
fn a_profile_that_was_cp932_is_utf_8_afterwards_and_that_is_said() {
    let text = format!("# 覚え書き\n{PROFILE}");
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(&text);
    let clinic = Clinic::with(&bytes);
    let questions = Questions::of(
        &parse(&Sources::alone(Source::new("医院.yaml", text.clone())), None)
            .unwrap()
            .value
            .profile,
    );
    let code = &questions.at("network.phone_depends_on").unwrap().code;
    clinic.write("一巡.csv", format!("符号,答え\n{code},光電話の黒い箱\n"));
    let ran = clinic.run("sheets import 一巡.csv --profile 医院.yaml --date 2026-12-01");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out.ends_with(
            "  更新　　　医院.yaml（前のものは 医院.yaml.2026-12-01まで）\n  \
             「医院.yaml」の文字コードを、シフトJIS（CP932）からUTF-8にしました。\n\
             確かめるには: sonae check 医院.yaml\n"
        ),
        "{}",
        ran.out
    );
    assert!(fs::read_to_string(clinic.path("医院.yaml")).unwrap().starts_with("# 覚え書き\n"));
    assert_eq!(fs::read(clinic.path("医院.yaml.2026-12-01まで")).unwrap(), bytes.as_ref());
}
