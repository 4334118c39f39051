//! A vendor's sheet goes out blank with whom it is for, and comes back only as the vendor's own words.

use super::*;
use crate::assess::{Receipt, RoundAnswer};

fn receipt() -> Receipt {
    Receipt {
        received_on: day("2026-07-01"),
        edition: "r7".to_owned(),
        stated_by: Some("保守部 山田".to_owned()),
        place: Some("事務室「事業者」ファイル".to_owned()),
        file_sha256: None,
        note: None,
    }
}

fn printed(change: impl FnOnce(&mut Answers)) -> (Option<String>, Vec<String>) {
    let profile = sample::profile("one-doctor-clinic", &[]);
    let mut out = None;
    sample::with_case(&profile, |case| {
        let (vendor, answered) = &case.vendors[0];
        let mut answers = answered.answers.clone();
        change(&mut answers);
        let print = FormPrint { answers: Some(&answers), ..case.vendor_sheet(vendor, answered) };
        let document = print.document();
        out = Some((document.meta.handling.clone(), lines(&document)));
    });
    out.unwrap()
}

#[test]
fn it_goes_out_with_addressee_and_facility_and_without_answers() {
    let (handling, lines) = printed(|answers| answers.receipt = None);
    assert_eq!(handling, None);
    for line in [
        "宛先（事業者名） | 株式会社クラウドカルテ青葉 サポートセンター 御中",
        "医療機関名 | 髙田内科クリニック",
        "# 確認する項目",
        "⑬ | ネットワーク機器に外からつなげる相手を限っているか。 |  |  |  |  |  |  |  |  | 趣旨のみ",
        "事業者名: 株式会社クラウドカルテ青葉",
    ] {
        assert!(lines.iter().any(|l| l == line), "{line}\n{lines:#?}");
    }
}

#[test]
fn what_came_back_is_recorded_and_the_original_stays_the_vendors() {
    let (handling, lines) = printed(|answers| answers.receipt = Some(receipt()));
    assert_eq!(handling, None);
    let at = lines.iter().position(|l| l == "[受領の記録]").unwrap();
    assert_eq!(
        lines[at + 1..at + 4],
        [
            "事業者が記入したものを受け取った。答えは原本による。",
            "受け取った日: 令和8年7月1日　原本の場所: 事務室「事業者」ファイル",
            "事業者の記入者: 保守部 山田",
        ]
    );
}

#[test]
fn the_vendors_answers_are_printed_as_a_stamped_transcript() {
    let (handling, lines) = printed(|answers| {
        answers.receipt = Some(receipt());
        let first = answers.answers.first_mut().unwrap();
        first.verdict = Verdict::Yes;
        first.rounds = vec![RoundAnswer { checked_on: day("2026-06-20"), yes: true }];
    });
    assert_eq!(handling.as_deref(), Some("写し・転記"));
    let at = lines.iter().position(|l| l == "[写し・転記]").unwrap();
    assert_eq!(
        lines[at + 1..at + 3],
        [
            "この答えは、事業者が記入した原本から書き写したものである。原本が優先する。",
            "受け取った日: 令和8年7月1日　原本の場所: 事務室「事業者」ファイル",
        ]
    );
    assert!(lines.iter().any(|l| l.contains(" | ○ |  | 令和8年6月20日 | ")), "{lines:#?}");
    for line in ["事業者名 | 株式会社クラウドカルテ青葉", "# 書き写した人", "転記: "]
    {
        assert!(lines.iter().any(|l| l == line), "{line}\n{lines:#?}");
    }
    assert!(
        lines.iter().any(|l| l.contains("、事業者の答えを書き写したものである。")),
        "{lines:#?}"
    );
    let asks = |l: &String| l.starts_with("事業者の方が") || l.contains("御中");
    assert!(!lines.iter().any(asks), "{lines:#?}");
}
