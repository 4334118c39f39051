//! These tests read the verdict before an inspection as a clinic's head and as another program do.

use std::fs;
use std::path::Path;

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::clinic::{Clinic, PROFILE, Ran};

/// A clinic that can answer everything, its vendors' sheets aside.
const ANSWERED: &str = include_str!("../../src/assess/tests/clinic.yaml");
/// Those sheets.
const SHEETS: &str = "
vendor_statements:
  - {vendor: vendor-emr, edition: r7, received_on: 2026-10-01, place: 事務室}
  - {vendor: vendor-net, edition: r7, received_on: 2026-10-01, place: 事務室}
";

fn ready() -> Clinic {
    Clinic::with(format!("{ANSWERED}{SHEETS}"))
}

fn check(clinic: &Clinic, more: &str) -> Ran {
    clinic.run(&format!("check 医院.yaml --date 2026-11-20 {more}"))
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn the_verdict_comes_first_with_what_stands_between() {
    let ran = check(&Clinic::new(), "");
    assert_eq!(ran.code, 3, "{ran:?}");
    let head = "\
さくら通り皮膚科　立入検査前の点検（令和8年11月20日現在）

【判定】まだです。あと41件がそろえば、準備ができます。

  チェックリスト 医療機関確認用（令和7年度版）
    はい 0、いいえ 0、未回答 19、今年度未確認 0
  BCP策定の確認表（令和6年6月版）
    はい 0、いいえ 0、未回答 28、今年度未確認 0

  準備ができるまでに残っているもの
  ・答えのない項目（未回答）: 47項目
";
    assert!(ran.out.starts_with(head), "{}", ran.out);
    let first = "
■ 準備ができるまでにすること（41件、重い順）

1. 連絡体制図［";
    assert!(ran.out.contains(first), "{}", ran.out);
    let unbroken = ran.out.replace('\n', "");
    assert!(unbroken.ends_with("もう一度 sonae check を実行してください。"), "{}", ran.out);
    assert!(ran.err.contains("お知らせ: "), "messages stand apart from the verdict: {}", ran.err);
}

#[test]
fn a_task_says_what_is_missing_what_to_write_why_who_and_how_long() {
    let line = "  approved_on: 2026-05-02\n";
    assert!(ANSWERED.contains(line));
    let clinic = Clinic::with(format!("{}{SHEETS}", ANSWERED.replace(line, "")));
    let ran = check(&clinic, "");
    assert_eq!(ran.code, 3, "{ran:?}");
    let task = "
1. サイバー攻撃を想定した事業継続計画（BCP）の策定［3③］
   足りないもの: BCP（第2版）が承認されていません（案のままである）。
     → 経営層が承認した日を書いてください。（plan.approved_on）
   なぜ: 承認のない計画は案にすぎず、当日に誰も動けないため。
   だれが: 経営層が決定
   時間: 約30分
";
    assert!(ran.out.contains(task), "{}", ran.out);
}

#[test]
fn a_facility_that_is_ready_is_told_so_and_the_run_ends_with_0() {
    let ran = check(&ready(), "");
    assert_eq!(ran.code, 0, "{ran:?}");
    let verdict =
        "【判定】準備ができています。様式のすべての項目に、今年度の答えがそろっています。\n";
    assert!(ran.out.contains(verdict), "{}", ran.out);
    assert!(ran.out.contains("  事業者確認用 2社のうち2社から戻っています\n"), "{}", ran.out);
    assert!(!ran.out.contains("残っているもの"), "{}", ran.out);
    let asked = "
   なぜ: 攻撃は夜や連休に始まることが多く、朝まで待つと被害が広がるため。
   すること: 夜間・休日にかける番号を事業者に聞く。窓口がなければ、その旨を書面
             でもらう
   だれが: 事業者に照会（株式会社青葉メディカル）
   時間: 事業者に聞いて1〜2週間
   書くところ: vendors[1].night_phone
";
    assert!(ran.out.contains(asked), "what no form asks for is told beside: {}", ran.out);
}

#[test]
fn a_ready_facility_of_last_year_is_not_ready_this_year() {
    let ran = ready().run("check 医院.yaml --date 2027-04-01");
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.out.contains("今年度にまだ確かめていない項目（今年度未確認）: "), "{}", ran.out);
    assert!(ran.out.contains("機器台帳が今年度に更新されていません"), "{}", ran.out);
}

#[test]
fn a_home_nursing_station_hears_nothing_of_an_inspection_that_does_not_come() {
    let profile = PROFILE.replace("無床診療所", "訪問看護ステーション").replace("院長", "管理者");
    let ran = check(&Clinic::with(profile), "");
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(
        ran.out.starts_with("さくら通り皮膚科　備えの点検（令和8年11月20日現在）\n"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("立入検査"), "{}", ran.out);
}

#[test]
fn other_programs_read_the_same_verdict() {
    let ran = check(&Clinic::new(), "--json");
    assert_eq!(ran.code, 3, "{ran:?}");
    let said = json(&ran);
    let keys: Vec<&String> = said.as_object().unwrap().keys().collect();
    let mut expected = [
        "schema",
        "facility",
        "date",
        "fiscal_year",
        "edition",
        "ready",
        "inspection",
        "open",
        "effort",
        "forms",
        "vendor_sheets",
        "tasks",
        "concerns",
    ];
    expected.sort_unstable();
    let mut sorted = keys.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, expected);
    assert_eq!(said["schema"], 1);
    assert_eq!(said["facility"], "さくら通り皮膚科");
    assert_eq!(said["date"], "2026-11-20");
    assert_eq!(said["edition"], "checklist/r7");
    assert_eq!(said["ready"], false);
    assert_eq!(said["open"]["unanswered"], 47);
    let task = &said["tasks"][0];
    assert_eq!(task["key"], "contact-chart.exists");
    assert_eq!(task["kind"], "unanswered");
    assert_eq!(task["blocks"], true);
    assert_eq!(task["who"], "clinic");
    assert!(task["effort"]["minutes"].as_u64().unwrap() >= 10, "{task}");
    assert!(task["missing"][0]["field"].is_string() && task["missing"][0]["write"].is_string());
    let ready = check(&ready(), "--json");
    assert_eq!(ready.code, 0);
    let said = json(&ready);
    assert_eq!(said["ready"], true);
    let concerns = said["concerns"].as_array().unwrap();
    let night = concerns.iter().find(|c| c["key"] == "night-number-unsaid").unwrap();
    assert_eq!(night["state"], "to-ask");
    assert_eq!(night["severity"], "middle");
    assert_eq!(night["ask"], "vendor-emr");
    assert_eq!(night["effort"]["wait_days"], serde_json::json!([7, 14]));
}

#[test]
fn the_page_is_made_alone_and_in_the_place_where_the_binder_has_it() {
    let clinic = Clinic::new();
    let ran = check(&clinic, "--out 書類");
    assert_eq!(ran.code, 3, "{ran:?}");
    let files = ["立入検査前の点検結果.docx", "立入検査前の点検結果.pdf"];
    for file in files {
        assert!(ran.out.contains(&format!("  作成　　　2_院内限り/{file}\n")), "{}", ran.out);
    }
    assert_eq!(fs::read_dir(clinic.path("書類/2_院内限り")).unwrap().count(), 2);
    let made = clinic.run("generate 医院.yaml --out 書類 --date 2026-11-20");
    assert_eq!(made.code, 0, "{made:?}");
    for file in files {
        assert!(made.out.contains(&format!("  変更なし　2_院内限り/{file}\n")), "{}", made.out);
    }
    let refused = check(&clinic, "--out 書類 --json");
    assert_eq!(refused.code, 2, "{refused:?}");
}

fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let yaml = names.filter(|path| path.extension().is_some_and(|e| e == "yaml"));
    yaml.map(|path| path.display().to_string()).collect()
}

/// Every sample, read by somebody at a terminal of 80 columns.
#[test]
fn every_line_of_every_sample_is_polite_and_fits_the_screen() {
    for sample in samples() {
        let ran = Clinic::new().run(&format!("check {sample} --date 2026-11-20"));
        assert_eq!(ran.code, 3, "{sample}");
        let findings = ["   足りないもの: ", "   ・"];
        for line in ran.out.lines() {
            // A path of a file that is longer than a line cannot be broken nicely, but it is broken.
            assert!(UnicodeWidthStr::width_cjk(line) <= 80, "{sample}: {line}");
            let finding = findings.iter().any(|head| line.starts_with(head));
            let whole = line.ends_with('。') && !line.contains('（');
            let polite =
                ["です。", "ます。", "ません。", "ました。"].iter().any(|e| line.ends_with(e));
            assert!(!finding || !whole || polite, "{sample}: {line}");
        }
        for rough in ["がない。", "ていない。", "されていない。", "である。"] {
            assert!(!ran.out.contains(rough), "{sample}: {rough}\n{}", ran.out);
        }
    }
}

#[test]
fn making_the_papers_and_checking_speak_of_the_same_numbers() {
    let small = Clinic::new();
    let made = small.run("generate 医院.yaml --out 書類 --only gap-list --date 2026-11-20");
    assert!(
        made.out.ends_with(
            "\n立入検査の準備は、まだです。準備ができるまでにすることが41件あります。\n「sonae check 医院.yaml」で確かめられます。\n"
        ),
        "{}",
        made.out
    );
    let checked = check(&small, "");
    assert!(
        checked.out.contains("■ 準備ができるまでにすること（41件、重い順）\n"),
        "{}",
        checked.out
    );
    let ready = ready().run("generate 医院.yaml --out 書類 --only gap-list --date 2026-11-20");
    assert!(
        ready.out.ends_with(
            "\n立入検査の準備は、できています。\n「sonae check 医院.yaml」で確かめられます。\n"
        ),
        "{}",
        ready.out
    );
}

#[test]
fn a_template_that_clients_share_is_proven_before_the_page_is_made() {
    let clinic = ready();
    fs::create_dir_all(clinic.path("共通/bcp")).unwrap();
    clinic.write("共通/bcp/3-detection.hbs", "{{nothing}}");
    let refused = check(&clinic, "--out 書類 --templates 共通");
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(
        refused.err.ends_with(
            "誤り: 共通/bcp/3-detection.hbs 1行\n  「nothing」という値はありません。\n\n誤りが1件あります。直してから、もう一度実行してください。\n"
        ),
        "{}",
        refused.err
    );
    assert!(!clinic.path("書類").exists());
}
