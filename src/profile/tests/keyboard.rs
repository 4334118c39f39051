//! What is said about the slips of a Japanese keyboard; the rest of the file is read all the same.

use super::{SMALL, read, said_when, said_with, says};

#[test]
fn a_full_width_colon() {
    says(
        &said_when("address: ", "address："),
        "誤り: profile.yaml 6行10列",
        "項目の名前のあとの「：」が全角です。",
        "半角の「:」と半角の空白1つにしてください。",
    );
}

#[test]
fn a_full_width_colon_inside_braces() {
    says(
        &said_with("people:\n- {id: incho, name：髙田 一郎, title: 院長}\n"),
        "誤り: profile.yaml 12行19列",
        "項目の名前のあとの「：」が全角です。",
        "半角の「:」と半角の空白1つにしてください。",
    );
}

#[test]
fn a_colon_without_a_space() {
    says(
        &said_when("address: ", "address:"),
        "誤り: profile.yaml 6行10列",
        "「:」のあとに空白がありません。",
        "「: 」のように、半角の空白を1つ入れてください。",
    );
}

#[test]
fn a_colon_with_a_full_width_space() {
    says(
        &said_when("address: ", "address:　"),
        "誤り: profile.yaml 6行11列",
        "「:」のあとの空白が全角です。",
        "半角の空白1つにしてください。",
    );
}

#[test]
fn an_indent_of_full_width_spaces() {
    says(
        &said_when("  address", "　address"),
        "誤り: profile.yaml 6行1列",
        "字下げに全角の空白が使われています。",
        "半角の空白に置きかえてください。1段につき2つです。",
    );
}

#[test]
fn an_indent_of_a_tab() {
    says(
        &said_when("  address", "\taddress"),
        "誤り: profile.yaml 6行1列",
        "字下げにタブが使われています。",
        "半角の空白に置きかえてください。1段につき2つです。",
    );
}

#[test]
fn a_full_width_dash() {
    says(
        &said_with("people:\n－　id: incho\n  name: 髙田 一郎\n  title: 院長\n"),
        "誤り: profile.yaml 12行1列",
        "リストの「－」が、半角の「-」ではありません。",
        "半角の「-」と半角の空白1つにしてください。",
    );
}

#[test]
fn a_middle_dot_instead_of_a_dash() {
    says(
        &said_when("  address", "  departments:\n    ・内科\n  address"),
        "誤り: profile.yaml 7行5列",
        "リストの「・」が、半角の「-」ではありません。",
        "半角の「-」と半角の空白1つにしてください。",
    );
}

#[test]
fn a_dash_without_a_space() {
    says(
        &said_with("people:\n-id: incho\n name: 髙田 一郎\n title: 院長\n")
            .lines()
            .take(3)
            .collect::<Vec<_>>()
            .join("\n"),
        "誤り: profile.yaml 12行1列",
        "「-」のあとに空白がありません。",
        "「- 」のように、半角の空白を1つ入れてください。",
    );
}

#[test]
fn a_full_width_comment_sign() {
    says(
        &said_when("facility:", "＃ 施設\nfacility:"),
        "誤り: profile.yaml 2行1列",
        "コメントの「＃」が全角です。",
        "半角の「#」にしてください。",
    );
}

#[test]
fn a_control_character() {
    says(
        &said_when("髙田", "髙\u{b}田"),
        "誤り: profile.yaml 4行10列",
        "目に見えない制御文字（U+000B）が入っています。",
        "その文字を消してください。打ち直すのが確実です。",
    );
}

#[test]
fn a_mark_that_turns_the_direction_of_text() {
    says(
        &said_when("髙田", "髙\u{202e}田"),
        "誤り: profile.yaml 4行10列",
        "目に見えない制御文字（U+202E）が入っています。",
        "その文字を消してください。打ち直すのが確実です。",
    );
}

#[test]
fn several_slips_hide_no_other_fault() {
    let text = SMALL
        .replace("name: ", "name：")
        .replace("  address: ", "　address:")
        .replace("045-123-4567", "でんわ")
        + "people:\n－ id： incho\n　name： 髙田 一郎\n";
    let report = read(&text).unwrap_err();
    let found: Vec<String> =
        report.iter().map(|d| format!("{} {}", d.place.line.unwrap_or(0), d.code)).collect();
    assert_eq!(
        found,
        [
            "4 profile-fullwidth-colon",
            "6 profile-fullwidth-indent",
            "6 profile-colon-space",
            "7 profile-phone",
            "12 profile-fullwidth-dash",
            "12 profile-missing",
            "12 profile-fullwidth-colon",
            "13 profile-fullwidth-indent",
            "13 profile-fullwidth-colon",
        ]
    );
}

#[test]
fn a_quoted_text_over_several_lines_is_prose() {
    assert_eq!(
        said_with(
            "incident:\n  patient_notice: \"掲示を貼る\n    name：院長\n    －　玄関\"\n  daily_printout: 予約表\n"
        ),
        ""
    );
}

#[test]
fn braces_and_colons_in_prose_are_no_slips() {
    assert_eq!(said_with("incident:\n  patient_notice: 掲示（{name：院長}）を貼る\n"), "");
}
