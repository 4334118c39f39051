//! What people really write and what is read without a word.

use super::super::{Known, Pending};
use super::{SMALL, profile_with, read, said, said_with};

#[test]
fn the_smallest_profile_is_read_and_nothing_is_said() {
    let noted = read(SMALL).unwrap();
    assert_eq!(noted.value.profile.facility.name, "髙田内科クリニック");
    assert_eq!(noted.value.profile.facility.fax, Known::Absent);
    assert!(noted.notes.is_empty());
}

#[test]
fn full_width_digits_and_the_era_are_read_in_typed_fields() {
    let profile = profile_with(
        "people:\n- id: ｉｎｃｈｏ\n  name: 髙田　一郎\n  title: 院長\n  mobile: ０９０－１２３４－５６７８\n\
         devices:\n- id: PC-01\n  kind: 端末ＰＣ\n  status: 使用中\n  registered_on: 令和８年４月１日\n  remote_maintenance: あり\n",
    );
    let person = &profile.people[0];
    assert_eq!(person.id.as_str(), "incho");
    assert_eq!(person.name, "髙田　一郎");
    assert_eq!(person.mobile.value().unwrap().as_str(), "090-1234-5678");
    let device = &profile.devices[0];
    assert_eq!(device.registered_on.value().unwrap().to_string(), "2026-04-01");
    assert_eq!(device.remote_maintenance, Known::Value(true));
}

#[test]
fn a_value_may_be_unconfirmed_shortly_or_with_a_promise() {
    let profile = profile_with(
        "people:\n- {id: jimu, name: 﨑山 花, title: 事務長, phone: 未確認}\n\
         vendors:\n- id: emr-co\n  name: カルテ株式会社\n  kind: システム事業者\n  phone: {未確認: {担当: jimu, 照会先: emr-co, 期限: 2026-12-15}}\n",
    );
    assert_eq!(profile.people[0].phone, Known::Pending(Pending::default()));
    let pending = profile.vendors[0].phone.pending().unwrap();
    assert_eq!(pending.owner.as_ref().unwrap().as_str(), "jimu");
    assert_eq!(pending.due.unwrap().era(), "令和8年12月15日");
}

#[test]
fn a_postal_code_without_quotes_keeps_its_leading_zero() {
    let text = SMALL.replace("  address:", "  postal_code: 0600001\n  address:");
    let noted = read(&text).unwrap();
    assert_eq!(noted.value.profile.facility.postal_code, Known::Value("060-0001".into()));
}

#[test]
fn markup_and_template_syntax_in_quotes_come_out_verbatim() {
    let text = SMALL.replace("髙田内科クリニック", "'{{7*7}} <w:p> | # *a* \\ &amp;'");
    let noted = read(&text).unwrap();
    assert_eq!(noted.value.profile.facility.name, "{{7*7}} <w:p> | # *a* \\ &amp;");
}

#[test]
fn a_name_of_three_hundred_characters_is_accepted() {
    let name = "髙".repeat(300);
    let noted = read(&SMALL.replace("髙田内科クリニック", &name)).unwrap();
    assert_eq!(noted.value.profile.facility.name, name);
}

#[test]
fn full_width_colons_in_prose_are_left_alone() {
    assert_eq!(
        said_with(
            "incident:\n  headquarters: |\n    場所：院長室\n    name：これは文です\n  staff_notice: 注意：掲示板を見る\n"
        ),
        ""
    );
}

#[test]
fn one_word_needs_no_list_around_it() {
    let text = SMALL.replace("  address:", "  departments: 内科\n  address:");
    assert_eq!(read(&text).unwrap().value.profile.facility.departments, ["内科"]);
}

#[test]
fn windows_line_ends_change_nothing() {
    assert_eq!(said(&SMALL.replace('\n', "\r\n")), "");
}

#[test]
fn every_text_is_kept_with_its_place() {
    let noted = read(SMALL).unwrap();
    let name = noted.value.texts.iter().find(|t| t.text == "髙田内科クリニック").unwrap();
    assert_eq!(name.place.to_string(), "profile.yaml 4行9列 facility.name");
}
