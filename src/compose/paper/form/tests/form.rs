//! A form whose every word is known is printed as the form.

use super::*;
use crate::assess::RoundAnswer;

/// The ministry's sheet as an import stores it, with two pages and every kind of line.
const FORM: &str = "\
schema: 1
title: {text: 令和8年度版 医療機関におけるサイバーセキュリティ対策チェックリスト, confidence: exact}
subtitle: {text: 医療機関確認用, confidence: exact}
audience: facility
rounds: 2
columns:
  - {text: '', confidence: exact, role: section}
  - {text: チェック項目, confidence: exact, role: item}
  - {text: 1回目, confidence: exact, role: first, over: 確認結果(日付), prints: はい・いいえ (/)}
  - {text: 目標日, confidence: exact, role: target, over: 確認結果(日付), prints: (/)}
  - {text: 2回目, confidence: exact, role: second, over: 確認結果(日付), prints: はい・いいえ (/)}
  - {text: 備考, confidence: exact, role: remark}
groups:
  - {name: サーバ, text: サーバについて、以下を実施している。, confidence: exact}
notes:
  - {text: ＊1枚目の注, confidence: exact, edge: head, page: 1}
  - {text: ＊2枚目の注, confidence: exact, edge: head, page: 2}
  - {text: ● 手引きをご覧ください。, confidence: exact, edge: foot}
blanks:
  - {text: '事業者名 :', confidence: exact, edge: foot, page: 1}
sections:
  - number: ''
    title: {text: 医療情報システムの有無, confidence: exact}
    columns:
      - {text: '', confidence: exact, role: section}
      - {text: チェック項目, confidence: exact, role: item}
      - {text: 確認結果(日付), confidence: exact, role: first, prints: はい・いいえ (/)}
      - {text: 備考, confidence: exact, role: remark}
    rounds: 1
    items:
      - {key: '0', number: '', official_text: 医療情報システムを導入している。, bracket: {text: (「いいえ」の場合、確認不要), confidence: exact}, our_words: x, confidence: exact, source: x, controls: ledger.devices}
  - number: '1'
    title: {text: 体制構築, confidence: exact}
    part: {text: ○ 令和8年度中, confidence: exact}
    items:
      - {key: 1-1, number: (1), official_text: 責任者を設置している。, our_words: x, confidence: exact, source: x, controls: ledger.devices}
  - number: '2'
    title: {text: 管理・運用, confidence: exact}
    part: {text: ○ 令和8年度中, confidence: exact}
    items:
      - {key: 2-1, number: (1), official_text: 台帳管理を行っている。, our_words: x, confidence: exact, source: x, controls: ledger.devices}
      - {key: 2-2@server, number: (2), group: サーバ, official_text: アクセスログを管理している。, our_words: x, confidence: exact, source: x, controls: ledger.devices}
      - {key: 2-3@server, number: (3), group: サーバ, official_text: \"次のことを行っている。\\n・記録\\n・確認\", our_words: x, confidence: exact, source: x, controls: ledger.devices}
  - number: '2'
    title: {text: 管理・運用, confidence: exact}
    part: {text: ○ 参考項目（令和9年度中）, confidence: exact}
    page: 2
    items:
      - {key: 2-9@server, number: (9), group: サーバ, official_text: 不要なサービスを停止している。, our_words: x, confidence: exact, source: x, controls: ledger.devices}
";

fn imported() -> Catalogue {
    let builtin = Catalogue::builtin().unwrap();
    let path = "checklist/r8/facility.yaml".to_owned();
    builtin
        .with_overlay(&[OverlayFile { shown: path.clone(), path, text: FORM.to_owned() }])
        .unwrap()
}

fn facility(catalogue: &Catalogue) -> &Form {
    catalogue.form("checklist", "r8", "facility").unwrap()
}

fn yes(on: &str) -> Answer {
    let rounds = vec![RoundAnswer { checked_on: day(on), yes: true }];
    Answer { rounds, remarks: vec!["任命書。".to_owned()], ..unsaid(Verdict::Yes) }
}

#[test]
fn an_imported_edition_is_printed_page_by_page_as_the_form() {
    let catalogue = imported();
    let print = blank(&catalogue, facility(&catalogue));
    assert_eq!(print.file_stem(false), "チェックリスト_医療機関確認用");
    assert_eq!(print.file_stem(true), "チェックリスト_令和8年度版_医療機関確認用");
    assert_eq!(
        lines(&print.document()),
        [
            "令和8年度版 医療機関におけるサイバーセキュリティ対策チェックリスト",
            "医療機関確認用",
            " | チェック項目 | 確認結果(日付) | 備考",
            "医療情報システムの有無 | 医療情報システムを導入している。／(「いいえ」の場合、確認不要) | はい・いいえ／(　/　) | ",
            "# ○ 令和8年度中",
            "＊1枚目の注",
            " | チェック項目 | 確認結果(日付) | 備考",
            "1回目 | 目標日 | 2回目",
            "1 体制構築 | (1) 責任者を設置している。 | はい・いいえ／(　/　) | (　/　) | はい・いいえ／(　/　) | ",
            "2 管理・運用 | (1) 台帳管理を行っている。 | はい・いいえ／(　/　) | (　/　) | はい・いいえ／(　/　) | ",
            "2 管理・運用 | サーバについて、以下を実施している。",
            "(2) アクセスログを管理している。 | はい・いいえ／(　/　) | (　/　) | はい・いいえ／(　/　) | ",
            "(3) 次のことを行っている。／・記録／・確認 | はい・いいえ／(　/　) | (　/　) | はい・いいえ／(　/　) | ",
            "事業者名 : ＿＿",
            "● 手引きをご覧ください。",
            "---",
            "# ○ 参考項目（令和9年度中）",
            "＊2枚目の注",
            " | チェック項目 | 確認結果(日付) | 備考",
            "1回目 | 目標日 | 2回目",
            "2 管理・運用 | サーバについて、以下を実施している。",
            "(9) 不要なサービスを停止している。 | はい・いいえ／(　/　) | (　/　) | はい・いいえ／(　/　) | ",
            "● 手引きをご覧ください。",
            "出典: 「令和8年度版 医療機関・薬局におけるサイバーセキュリティ対策チェックリスト」（厚生労働省）（https://www.mhlw.go.jp/content/10808000/001716185.pdf）",
        ]
    );
}

#[test]
fn one_word_that_is_not_exact_takes_the_form_away() {
    let text = FORM
        .replace("{text: 体制構築, confidence: exact}", "{text: 体制構築, confidence: probable}");
    let path = "checklist/r8/facility.yaml".to_owned();
    let file = OverlayFile { shown: path.clone(), path, text };
    let catalogue = Catalogue::builtin().unwrap().with_overlay(&[file]).unwrap();
    let print = blank(&catalogue, facility(&catalogue));
    assert_eq!(print.file_stem(false), "記入準備シート_チェックリスト_医療機関確認用");
    let lines = lines(&print.document());
    assert_eq!(lines[0], "サイバーセキュリティ対策チェックリスト 記入準備シート（医療機関確認用）");
    assert!(lines.contains(&"1 体制構築［未照合］".to_owned()), "{lines:#?}");
    assert!(!lines.iter().any(|l| l.contains("はい・いいえ")), "{lines:#?}");
}

#[test]
fn days_of_the_forms_own_year_need_no_year_and_others_are_written_in_full() {
    let catalogue = imported();
    let form = facility(&catalogue);
    let no = Verdict::No { target: Some(day("2027-01-15")) };
    let first = RoundAnswer { checked_on: day("2026-05-28"), yes: false };
    let second = RoundAnswer { checked_on: day("2026-09-24"), yes: true };
    let target = Some(day("2026-09-30"));
    let said = answers(
        form,
        &[
            ("0", yes("2026-04-06")),
            ("1-1", yes("2025-11-09")),
            ("2-1", Answer { rounds: vec![first, second], target, ..unsaid(Verdict::Yes) }),
            (
                "2-2@server",
                Answer { rounds: vec![first], target: Some(day("2027-04-02")), ..unsaid(no) },
            ),
        ],
    );
    let print = FormPrint { answers: Some(&said), ..blank(&catalogue, form) };
    let lines = lines(&print.document());
    for row in [
        "医療情報システムの有無 | 医療情報システムを導入している。／(「いいえ」の場合、確認不要) | 【はい】・いいえ／(4/6) | 任命書。",
        "1 体制構築 | (1) 責任者を設置している。 | 【はい】・いいえ／(令和7年11月9日) | (　/　) | はい・いいえ／(　/　) | 任命書。",
        "2 管理・運用 | (1) 台帳管理を行っている。 | はい・【いいえ】／(5/28) | (9/30) | 【はい】・いいえ／(9/24) | ",
        "(2) アクセスログを管理している。 | はい・【いいえ】／(5/28) | (令和9年4月2日) | はい・いいえ／(　/　) | ",
    ] {
        assert!(lines.iter().any(|l| l == row), "{row}\n{lines:#?}");
    }
    assert_eq!(lines[0], "下書き（未回答の項目がある）");
}

#[test]
fn what_is_stale_or_not_to_be_filled_in_stays_blank_with_the_reason_beside_it() {
    let catalogue = imported();
    let form = facility(&catalogue);
    let stale = Answer {
        remarks: vec!["今年度未確認（前回の確認は令和7年11月9日）。".to_owned()],
        ..unsaid(Verdict::Stale { last: day("2025-11-09") })
    };
    let reason = "事業者との契約がないため記入不要である。".to_owned();
    let needless = Answer {
        remarks: vec![reason.clone()],
        ..unsaid(Verdict::NotApplicable { reason, blank: true })
    };
    let said = answers(form, &[("1-1", stale), ("2-1", needless)]);
    let print = FormPrint { answers: Some(&said), ..blank(&catalogue, form) };
    let lines = lines(&print.document());
    for row in [
        "1 体制構築 | (1) 責任者を設置している。 | はい・いいえ／(　/　) | (　/　) | はい・いいえ／(　/　) | 今年度未確認（前回の確認は令和7年11月9日）。",
        "2 管理・運用 | (1) 台帳管理を行っている。 | はい・いいえ／(　/　) | (　/　) | はい・いいえ／(　/　) | 事業者との契約がないため記入不要である。",
    ] {
        assert!(lines.iter().any(|l| l == row), "{row}\n{lines:#?}");
    }
}

#[test]
fn the_form_of_r5_reads_as_it_was_published() {
    let catalogue = Catalogue::builtin().unwrap();
    let form = catalogue.form("checklist", "r5", "facility").unwrap();
    let rounds = " | はい・いいえ／(　/　) | (　/　) | はい・いいえ／(　/　) | ";
    let mut lines = lines(&blank(catalogue, form).document());
    lines.iter_mut().for_each(|line| *line = line.replace(rounds, "…"));
    let source = lines.pop().unwrap();
    assert!(source.starts_with(
        "出典: 「医療機関におけるサイバーセキュリティ対策チェックリスト」（令和5年度版）"
    ));
    assert_eq!(
        lines,
        [
            "医療機関におけるサイバーセキュリティ対策チェックリスト",
            "医療機関確認用",
            " | チェック項目 | 確認結果(日付) | 備考",
            "医療情報システムの有無 | 医療情報システムを導入、運用している。／(「いいえ」の場合、以下すべての項目は確認不要) | はい・いいえ／(　/　) | ",
            "# ○ 令和5年度中",
            "*以下項目は令和5年度中にすべての項目で「はい」にマルが付くよう取り組んでください。",
            "*2(2)及び2(3)については、事業者と契約していない場合には、記入不要です。",
            "*1回目の確認で「いいえ」の場合、令和5年度中の対応目標日を記入してください。",
            " | チェック項目 | 確認結果(日付) | 備考",
            "1回目 | 目標日 | 2回目",
            "1 体制構築 | (1) 医療情報システム安全管理責任者を設置している。…",
            "2 医療情報システムの管理・運用 | 医療情報システム全般について、以下を実施している。",
            "(1) サーバ、端末PC、ネットワーク機器の台帳管理を行っている。…",
            "(2) リモートメンテナンス(保守)を利用している機器の有無を事業者等に確認した。…",
            "(3) 事業者から製造業者/サービス事業者による医療情報セキュリティ開示書(MDS/SDS)を提出してもらう。…",
            "2 医療情報システムの管理・運用 | サーバについて、以下を実施している。",
            "(4) 利用者の職種・担当業務別の情報区分毎のアクセス利用権限を設定している。…",
            "(5) 退職者や使用していないアカウント等、不要なアカウントを削除している。…",
            "(6) アクセスログを管理している。…",
            "2 医療情報システムの管理・運用 | ネットワーク機器について、以下を実施している。",
            "(7) セキュリティパッチ(最新ファームウェアや更新プログラム)を適用している。…",
            "(8) 接続元制限を実施している。…",
            "3 インシデント発生に備えた対応 | (1) インシデント発生時における組織内と外部関係機関(事業者、厚生労働省、警察等)への連絡体制図がある。…",
            "● 各項目の考え方や確認方法等については、「医療機関におけるサイバーセキュリティ対策チェックリストマニュアル～医療機関・事業者向け～」をご覧ください。",
            "● 立入検査の際は、チェックリストに必要な事項が記入されているかを確認します。",
            "---",
            "# ○ 参考項目（令和6年度中）",
            "*以下項目について、令和6年度中にすべての項目で「はい」にマルが付くよう取り組んでください。",
            " | チェック項目 | 確認結果(日付) | 備考",
            "1回目 | 目標日 | 2回目",
            "2 医療情報システムの管理・運用 | サーバについて、以下を実施している。",
            "(7) セキュリティパッチ(最新ファームウェアや更新プログラム)を適用している。…",
            "(9) バックグラウンドで動作している不要なソフトウェア及びサービスを停止している。…",
            "2 医療情報システムの管理・運用 | 端末PCについて、以下を実施している。",
            "(4) 利用者の職種・担当業務別の情報区分毎のアクセス利用権限を設定している。…",
            "(5) 退職者や使用していないアカウント等、不要なアカウントを削除している。…",
            "(7) セキュリティパッチ(最新ファームウェアや更新プログラム)を適用している。…",
            "(9) バックグラウンドで動作している不要なソフトウェア及びサービスを停止している。…",
            "3 インシデント発生に備えた対応 | (2) インシデント発生時に診療を継続するために必要な情報を検討し、データやシステムのバックアップの実施と復旧手順を確認している。…",
            "(3) サイバー攻撃を想定した事業継続計画(BCP)を策定、又は令和6年度中に策定予定である。…",
            "● 各項目の考え方や確認方法等については、「医療機関におけるサイバーセキュリティ対策チェックリストマニュアル～医療機関・事業者向け～」をご覧ください。",
        ]
    );
}

#[test]
fn the_vendors_form_of_r5_ends_its_first_page_with_the_vendors_name() {
    let catalogue = Catalogue::builtin().unwrap();
    let form = catalogue.form("checklist", "r5", "vendor").unwrap();
    let lines = lines(&blank(catalogue, form).document());
    let page = lines.iter().position(|line| line == "---").unwrap();
    assert_eq!(
        lines[..2],
        ["医療機関におけるサイバーセキュリティ対策チェックリスト", "事業者確認用"]
    );
    assert_eq!(lines[page - 2], "事業者名 : ＿＿");
}
