//! What is said about each kind of fault, word for word.

use super::{SMALL, read, said, said_with};

#[test]
fn a_file_with_ten_faults_names_all_ten_in_one_run() {
    let text = "\
schema: 1
facility:
  kind: 無床診療室
  name：髙田内科クリニック
  prefecture: 神奈川県
  phone: 045-ABC-4567
  adress: 横浜市
  beds: 十床
people:
- id: in cho
  name: 髙田 一郎
  title: 院長
  roles: [経営層, 責任者]
- id: jimu
  title: 事務長
  name: 﨑山 花
  name: 﨑山 華
plan:
  version: 第1版
  revised_on: 2026-02-30
  approved_on: 平成31年11月20日
  copies:
    place: 受付
";
    let report = read(text).unwrap_err();
    let places: Vec<String> =
        report.iter().map(|d| format!("{} {}", d.place.line.unwrap_or(0), d.code)).collect();
    assert_eq!(
        places,
        [
            "3 profile-word",
            "4 profile-fullwidth-colon",
            "6 profile-phone",
            "7 profile-unknown-key",
            "8 profile-number",
            "10 profile-id",
            "13 profile-word",
            "17 profile-duplicate-key",
            "20 profile-date",
            "21 profile-date",
            "23 profile-type",
        ]
    );
}

#[test]
fn a_phone_number_with_letters() {
    assert_eq!(
        said_with(
            "people:\n- id: incho\n  name: 髙田 一郎\n  title: 院長\n  mobile: ０９０-ABCD\n"
        ),
        "誤り: profile.yaml 15行11列 people[1].mobile\n  電話番号に使えない文字があります: 「０９０-ABCD」。\n  → 数字とハイフンで、番号を1つだけ書いてください。内線などは備考に書けます。"
    );
}

#[test]
fn a_misspelt_key() {
    assert_eq!(
        said_with("vender: []\n"),
        "誤り: profile.yaml 11行1列 vender\n  「vender」という項目はありません。\n  → 「vendors」の書き誤りではありませんか。"
    );
}

#[test]
fn a_missing_required_field() {
    assert_eq!(
        said(&SMALL.replace("  name: 髙田内科クリニック\n", "")),
        "誤り: profile.yaml 3行3列 facility.name\n  必須の項目「name」（施設の正式な名称）がありません。\n  → 「name: 」に続けて値を書いてください。"
    );
}

#[test]
fn a_word_that_is_not_in_the_list() {
    assert_eq!(
        said(&SMALL.replace("無床診療所", "無床")),
        "誤り: profile.yaml 3行9列 facility.kind\n  施設の種類に「無床」は書けません。\n  → 「無床診療所」ではありませんか。書ける言葉: 無床診療所、有床診療所、歯科診療所、病院、薬局、訪問看護ステーション、助産所。"
    );
}
