//! These tests ask which items of which edition a profile answers, and by what.

use crate::clinic::{Clinic, PROFILE, json};

/// The small clinic after a first look round.
fn looked_round() -> Clinic {
    let attestations = "\
attestations:
  - control: password.no-reuse
    scope: all
    fiscal_year: 2026
    rounds:
      - checked_on: 2026-10-01
        answer: はい
        by: incho
        evidence: [{what: 職員への周知の記録, place: 事務室}]
  - control: media.restricted
    scope: all
    fiscal_year: 2025
    rounds:
      - {checked_on: 2025-10-01, answer: はい, by: incho, evidence: [{what: 設定画面の写し, place: 事務室}]}
  - control: access-log.managed
    scope: all
    fiscal_year: 2026
    rounds:
      - {checked_on: 2026-10-01, answer: いいえ, by: incho, target_date: 2027-01-31}
";
    Clinic::with(format!("{PROFILE}{attestations}"))
}

#[test]
fn every_answer_names_the_field_and_the_day_it_rests_on() {
    let ran = looked_round().run("forms coverage 医院.yaml --date 2026-11-20 --edition r7");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with("さくら通り皮膚科（令和8年11月20日現在）\n\n・"), "{}", ran.out);
    for said in [
        "2⑧ ［医療情報システム全般］パスワードの使い回しを禁止している。【未照合】\n    答え　はい\n    \
         申告　attestations[1].rounds[1]　職員への周知の記録（事務室、2026-10-01、院\n          長 桜井 真）\n",
        "    答え　今年度未確認\n",
        "2⑪ ［サーバ］アクセスログを管理している。【未照合】\n    答え　いいえ\n",
        "2⑦ ［医療情報システム全般］パスワードは英数字、記号が混在した8文字以上とし、定\n    \
         期的に変更している。※二要素認証、または13文字以上の場合は定期的な変更は不要\n    \
         【未照合】\n    答え　未回答（記載なし）\n",
    ] {
        assert!(ran.out.contains(said), "not said: {said}\n{}", ran.out);
    }
}

#[test]
fn the_counts_of_every_edition_add_up_to_its_items() {
    let told = json(&looked_round().run("forms coverage 医院.yaml --date 2026-11-20 --json"));
    let forms = told["forms"].as_array().unwrap();
    assert!(forms.len() >= 5, "{}", forms.len());
    for form in forms {
        let counts = form["counts"].as_object().unwrap().values();
        let counted: u64 = counts.map(|count| count.as_u64().unwrap()).sum();
        assert_eq!(counted, form["items"].as_array().unwrap().len() as u64, "{}", form["form"]);
        for item in form["items"].as_array().unwrap() {
            let grounds = item["by"].as_array().unwrap();
            assert!(item["verdict"] != "yes" || !grounds.is_empty(), "{item}");
            assert!(item["untouched"] == false || grounds.is_empty(), "{item}");
        }
    }
    let r7 = forms.iter().find(|form| form["form"] == "checklist/r7/facility").unwrap();
    assert_eq!(r7["counts"]["stale"], 1);
    assert_eq!(r7["counts"]["no"], 1);
}

#[test]
fn an_answer_to_one_editions_question_counts_wherever_the_same_is_asked() {
    let told = json(&looked_round().run("forms coverage 医院.yaml --date 2026-11-20 --json"));
    let verdict = |form: &str, name: &str| {
        let forms = told["forms"].as_array().unwrap();
        let form = forms.iter().find(|f| f["form"] == form).unwrap();
        let items = form["items"].as_array().unwrap();
        items.iter().find(|item| item["name"] == name).unwrap()["verdict"].clone()
    };
    assert_eq!(verdict("checklist/r6/facility", "2(6)"), "no");
    assert_eq!(verdict("checklist/r7/facility", "2⑪"), "no");
    assert_eq!(verdict("checklist/r8/facility", "2-password-reuse"), "yes");
    // Another question under the same subject is not answered by it.
    assert_eq!(verdict("checklist/r8/facility", "2-password"), "unknown");
}

#[test]
fn a_profile_with_faults_is_told_and_not_covered() {
    let clinic = Clinic::saying("prefecture:", "prefectur:");
    let ran = clinic.run("forms coverage 医院.yaml");
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("「prefecture」の書き誤りではありませんか。"), "{}", ran.err);
}
