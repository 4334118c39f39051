//! These tests read the forms that ship: their list, one of them, and how two of them differ.

use serde_json::Value;

use crate::clinic::{Clinic, json};

#[test]
fn the_list_says_what_is_known_of_every_edition_and_what_auto_takes_and_why() {
    let ran = Clinic::new().run("forms list --date 2026-11-20");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("収録している様式（令和8年11月20日現在）\n\n■ "), "{}", ran.out);
    assert!(
        ran.out.contains(
            "\n■ checklist/r5　令和5年度版\n  医療機関におけるサイバーセキュリティ対策チェックリスト\n"
        ),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("  ・facility　医療機関確認用\n    19項目（公式の文言19）　様式として印刷\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("    19項目（未照合16、趣旨のみ3）　記入準備シートとして印刷\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.ends_with(
            "チェックリストの今日の版（--edition auto）
  checklist/r7　今年度版の項目の文言が未収録のため、収録済みで最も新しい令和7年
  度版を使います。
  今年度の様式「令和8年度版 医療機関・薬局におけるサイバーセキュリティ対策チェッ
  クリスト」は https://www.mhlw.go.jp/stf/shingi/0000516275_00006.html にありま
  す。
  ・Excel 医療機関・薬局確認用:
    https://www.mhlw.go.jp/content/10808000/001716187.xlsx
    SHA-256 b811208b1d29fe0f3310adf810aa3b072e6272eb3669de768b79949b6872c987
  ・Excel 事業者確認用: https://www.mhlw.go.jp/content/10808000/001716188.xlsx
    SHA-256 e1a2a763c97c5434d53b745c5fc1643a22a9497ea48354182ab6a93df1e881a0
  そのExcelを「sonae forms import」で取り込むと、今年度の様式として印刷できま
  す。「sonae forms fill」なら、そのExcelに記入できます。
"
        ),
        "{}",
        ran.out
    );
}

#[test]
fn in_its_own_year_an_edition_needs_no_hint() {
    let ran = Clinic::new().run("forms list --date 2025-11-20");
    assert!(
        ran.out.ends_with("（--edition auto）\n  checklist/r7　今年度の令和7年度版を使います。\n"),
        "{}",
        ran.out
    );
}

#[test]
fn the_list_as_json_holds_the_same() {
    let listed = json(&Clinic::new().run("forms list --date 2026-11-20 --json"));
    assert_eq!(listed["auto"]["publication"], "checklist/r7");
    assert_eq!(listed["auto"]["heading"], "令和8年度の準備（令和7年度版の項目による）");
    assert_eq!(
        listed["auto"]["official_files"][0]["sha256"],
        "b811208b1d29fe0f3310adf810aa3b072e6272eb3669de768b79949b6872c987"
    );
    let publications = listed["publications"].as_array().unwrap();
    let r7 = publications.iter().find(|p| p["key"] == "checklist/r7").unwrap();
    assert_eq!(r7["origin"], "builtin");
    assert_eq!(r7["forms"][0]["wording"]["probable"], 16);
    let again = Clinic::new().run("forms list --date 2026-11-20 --json");
    assert_eq!(again.out, Clinic::new().run("forms list --date 2026-11-20 --json").out);
}

#[test]
fn one_item_is_shown_with_its_words_and_what_stands_behind_them() {
    let ran = Clinic::new().run("forms show r7 医療機関確認用 --item 1①");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        ran.out,
        "\
checklist/r7/facility　令和7年度版（厚生労働省）
医療機関におけるサイバーセキュリティ対策チェックリスト　医療機関確認用
未照合16、趣旨のみ3。文言がすべては確かめられていないため、記入準備シートとして
印刷します。

■ 1 体制構築

1① 医療情報システム安全管理責任者を設置している。【未照合】
  趣旨　医療情報システムの安全管理に責任を持つ人を決めているか。
  出典　令和7年3月の案で一字一句を確認（令和6年度版も同文）。公表版は未照合
  条項　ガイドライン第6.0版 経営管理編3.1.2②、経営管理編3.2
  ◆ security-officer.appointed　医療情報システム安全管理責任者の設置
    説明　情報システムの安全に責任を持つ人を院内から1人決め、書面で任命している
          か。事業者の人は責任者になれない。
    証拠　任命書、組織体制図、運用管理規程
    確認　経営層が決定。年度（4月〜3月）ごとに確かめ直します。日付と場所のある事
          実だけでも「はい」になります。
    記入　people.roles　医療情報システム安全管理責任者の役割を持つ職員
    記入　people.appointed　任命した日と任命書の場所
    事実　病院、診療所又は助産所の管理者は、サイバーセキュリティを確保するために
          必要な措置を講じる。（医療法施行規則第14条第2項、令和6年9月4日、最新か
          は未確認）

■ この様式で分かっていないこと
・列の順と、確認の回数（1回目・2回目の欄が残っているか）。
・様式の上下に印刷された注記の文言。
"
    );
}

#[test]
fn words_that_are_not_the_ministrys_are_never_shown_as_if_they_were() {
    let clinic = Clinic::new();
    let ran = clinic.run("forms show r7 facility --item 2⑨");
    assert!(ran.out.contains("2⑨ ［医療情報システム全般］USBメモリなどの外部記録媒体や情報機器の接続を制限し\n    ているか。【趣旨のみ】\n"), "{}", ran.out);
    assert!(!ran.out.contains("  趣旨　"), "{}", ran.out);
    let shown = json(&clinic.run("forms show r7 facility --item 2⑨ --json"));
    let item = &shown["sections"][0]["items"][0];
    assert_eq!(item["official_text"], Value::Null);
    assert_eq!(item["wording"], "reconstructed");
    let ran = clinic.run("forms show r5 --item 3(1)");
    assert!(ran.out.contains("への連絡体制図がある。【公式の文言】\n"), "{}", ran.out);
    let ran = clinic.run("forms show r8");
    assert!(
        ran.out.contains("項目の主題だけが分かっています。答えるには公式の\nExcelを取り込みます。"),
        "{}",
        ran.out
    );
}

#[test]
fn an_item_is_found_by_any_of_its_names() {
    let clinic = Clinic::new();
    let keys = |item: &str| -> Vec<String> {
        let shown = json(&clinic.run(&format!("forms show r7 --item {item} --json")));
        let sections = shown["sections"].as_array().unwrap().clone();
        let items = sections.iter().flat_map(|s| s["items"].as_array().unwrap().clone());
        items.map(|item| item["key"].as_str().unwrap().to_owned()).collect()
    };
    let both = ["checklist/r7/facility/2-12@server", "checklist/r7/facility/2-12@terminal"];
    assert_eq!(keys("2⑫"), both);
    assert_eq!(keys("2-12"), both);
    assert_eq!(keys("2(12)"), both);
    assert_eq!(keys("2-12@server"), both[..1]);
    assert_eq!(keys("checklist/r7/facility/2-12@terminal"), both[1..]);
}

#[test]
fn no_line_is_wider_than_80_columns() {
    let clinic = Clinic::new();
    for line in [
        "forms list --date 2026-11-20",
        "forms show r7",
        "forms show r8",
        "forms show bcp-review-sheet/r6",
        "forms show checklist-5.2/r4 executives",
        "forms show checklist-5.2/r4 administrators",
        "forms compare r5 r6",
        "forms compare r6 r7",
        "forms compare r7 r8",
        "forms controls",
        "forms coverage 医院.yaml --date 2026-11-20",
    ] {
        let ran = clinic.run(line);
        assert_eq!(ran.code, 0, "{line}: {}", ran.err);
        for said in ran.out.lines() {
            let width = unicode_width::UnicodeWidthStr::width(said);
            assert!(width <= 80, "{line}: {width} columns: {said}");
        }
    }
}

#[test]
fn the_help_names_every_key_of_the_json() {
    /// Keys of an object and of the first entry of each of its lists; controls have a help of their own.
    fn keys(value: &Value, out: &mut Vec<String>) {
        let Value::Object(object) = value else { return };
        for (key, value) in object {
            out.push(key.clone());
            match value {
                Value::Array(list) if key != "controls" => {
                    list.iter().take(1).for_each(|first| keys(first, out));
                }
                _ => {}
            }
        }
    }
    let clinic = Clinic::new();
    for (command, line) in [
        ("list", "forms list --date 2026-11-20"),
        ("show", "forms show r7"),
        ("compare", "forms compare r6 r7"),
        ("coverage", "forms coverage 医院.yaml --date 2026-11-20"),
        ("controls", "forms controls"),
    ] {
        let help = clinic.run(&format!("forms {command} --help")).out;
        let mut named = Vec::new();
        let told = json(&clinic.run(&format!("{line} --json")));
        keys(told.get(0).unwrap_or(&told), &mut named);
        assert!(named.len() > 8, "{command}");
        for key in named {
            assert!(help.contains(&key), "{command}: {key}\n{help}");
        }
    }
}

#[test]
fn what_does_not_exist_is_refused_with_what_does() {
    let clinic = Clinic::new();
    let refused = |line: &str| {
        let ran = clinic.run(line);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{line}");
        ran.err
    };
    let said = refused("forms show checklist/r77");
    assert!(said.starts_with("誤り: 様式の版「checklist/r77」はありません。ある版: "), "{said}");
    assert!(said.ends_with("（「checklist/r7」でしょうか）。\n"), "{said}");
    assert_eq!(
        refused("forms show r5 facilty"),
        "誤り: 「checklist/r5」に様式「facilty」はありません。ある様式: facility（医療機関確認用）、vendor（事業者確認用）\
         （「facility」でしょうか）。\n"
    );
    assert_eq!(
        refused("forms show r5 医療機関確認"),
        "誤り: 「checklist/r5」に様式「医療機関確認」はありません。ある様式: facility（医療機関確認用）、vendor（事業者確認用）\
         （「医療機関確認用」でしょうか）。\n"
    );
    let said = refused("forms show r7 facility --item 5①");
    assert!(
        said.starts_with(
            "誤り: 「checklist/r7/facility」に項目「5①」はありません。ある項目: 1①、2①、"
        ),
        "{said}"
    );
    assert!(refused("forms compare r6 r66").contains("版「r66」はありません。"));
    assert!(refused("forms coverage 医院.yaml --edition r66").contains("版「r66」はありません。"));
    assert_eq!(
        refused("forms controls 防火管理"),
        "誤り: 「防火管理」を含む対策はありません。「sonae forms controls」ですべてを見られます。\n"
    );
    assert!(refused("forms shwo r7").contains("「show」ではありませんか。"));
}

#[test]
fn controls_are_found_by_a_word_and_tell_where_they_are_asked() {
    let ran = Clinic::new().run("forms controls 使い回し");
    assert!(ran.out.contains("◆ password.no-reuse　パスワードの使い回しの禁止\n"), "{}", ran.out);
    assert!(ran.out.contains("checklist/r7/facility 2⑧"), "{}", ran.out);
    let listed = json(&Clinic::new().run("forms controls password.no-reuse --json"));
    assert_eq!(listed[0]["key"], "password.no-reuse");
    assert_eq!(listed[0]["asked_of"], "clinic");
}

#[test]
fn two_editions_are_compared_item_by_item() {
    let ran = Clinic::new().run("forms compare r6 r7");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out.starts_with(
            "\
checklist/r6/facility → checklist/r7/facility
令和6年度版から令和7年度版へ: 増えた項目5、なくなった項目1、文言か番号の変わった
項目7、比べられない項目0、変わらない項目7。答えを引き継げる項目12、新しく答える
項目7。

■ 増えた項目（5件）
"
        ),
        "{}",
        ran.out
    );
    for said in [
        "\n2⑥ ［医療情報システム全般］セキュリティパッチ(最新ファームウェアや更新プログラ\n    \
         ム)を適用している。【未照合】\n  前は　2(7)［サーバ］、2(7)［端末PC］、2(7)［ネットワーク機器］\n  \
         答え　引き継げます。\n",
        "  答え　問いの中身が変わったため、新しく答えます: 管理者権限の対象者の明確化\n        \
         （access-rights.administrators）。引き継げるもの: サーバのアクセス利用権\n        \
         限（access-rights.server）、端末PCのアクセス利用権限\n        （access-rights.terminal）\n",
        "  答え　新しく答えます（どれか1つ）: 二要素認証の実装（two-factor.done）、",
        "\n■ なくなった項目（1件）\n医療情報システムの有無 医療情報システムを導入、運用している。\n",
    ] {
        assert!(ran.out.contains(said), "not said: {said}\n{}", ran.out);
    }
}

#[test]
fn of_an_edition_known_by_its_topics_nothing_more_is_claimed() {
    let ran = Clinic::new().run("forms compare r7 r8");
    assert!(
        ran.out.contains(
            "主題だけが分かっている版なので、文言と番号の違いや、なくなった項目は分かりませ\n\
             ん。公式のExcelを取り込むと比べられます。\n"
        ),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("\n■ 残っているか分からない項目（5件）\n"), "{}", ran.out);
    assert!(!ran.out.contains("なくなった項目（"), "{}", ran.out);
    let told = json(&Clinic::new().run("forms compare r7 r8 --json"));
    assert_eq!(told["topics_only"], true);
    let items = told["items"].as_array().unwrap();
    let password = items.iter().find(|i| i["name"] == "2-password").unwrap();
    assert_eq!(password["answer"]["carries"], "anew");
    assert_eq!(password["answer"]["controls"][0]["key"], "password.length-r8");
    assert_eq!(password["from"][0]["name"], "2⑦");
    assert_eq!(password["reworded"], Value::Null);
}
