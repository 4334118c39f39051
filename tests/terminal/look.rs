//! These tests look at the screens of different terminals: with and without colour, without Unicode, read aloud.

use std::path::Path;

use unicode_width::UnicodeWidthStr;

use super::clinic::INIT;
use super::seat::Seat;

/// The first screen, and what comes after an answer and after one that cannot be taken.
fn screens(folder: &Path, options: &str, environment: &[(&str, &str)]) -> String {
    let mut seat = Seat::take(folder, &format!("{INIT}{options}"), environment);
    let mut screens = seat.prompt();
    screens.push_str(&seat.reply("1"));
    seat.reply("髙田内科クリニック");
    screens.push_str(&seat.reply("目黒"));
    screens
}

fn seen(options: &str, environment: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    screens(folder.path(), options, environment)
}

/// The text without the codes for colours.
fn uncoloured(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').unwrap().1)
}

#[test]
fn a_question_stands_out_and_a_reason_stands_back() {
    let text = seen("", &[]);
    assert!(text.contains("\u{1b}[1mどの種類の施設ですか。\u{1b}[0m\n"), "{text:?}");
    assert!(text.contains("\u{1b}[2mなぜ: 書類の言葉と、"), "{text:?}");
    assert!(text.contains("\u{1b}[31mこのままでは使えません"), "{text:?}");
}

#[test]
fn colours_say_nothing_that_words_do_not_and_go_where_nobody_wants_them() {
    let coloured = seen("", &[]);
    let plain = seen("", &[("NO_COLOR", "1")]);
    assert!(coloured.contains('\u{1b}') && !plain.contains('\u{1b}'), "{plain:?}");
    assert_eq!(uncoloured(&coloured), plain);
    assert_eq!(seen("", &[("TERM", "dumb")]), plain);
    assert_eq!(seen("", &[("NO_COLOR", "")]), coloured, "an empty one asks for nothing");
}

#[test]
fn a_terminal_without_unicode_gets_marks_of_ascii_and_keeps_its_japanese() {
    let text = seen("", &[("NO_COLOR", "1"), ("LC_ALL", "C")]);
    assert!(text.contains("\n-> 無床診療所\n"), "{text}");
    assert!(text.contains("\nどの種類の施設ですか。\n"), "{text}");
    assert!(!text.contains(['→', '〔', '■', '─']), "{text}");
}

#[test]
fn a_screen_that_is_read_aloud_has_whole_sentences_and_no_drawing() {
    let text = seen(" --plain", &[]);
    assert!(!text.contains(['\u{1b}', '→', '■', '─']), "{text:?}");
    assert!(text.contains("\n無床診療所\n"), "{text}");
    // On other screens these are broken after 80 columns.
    for sentence in [
        "わからないことは「わからない」と入れて進んでください。だれに聞くかの一覧を最後に作ります。",
        "なぜ: 表紙、チェックリスト、報告書に印刷します。届け出たとおりに書きます。",
    ] {
        assert!(text.lines().any(|line| line == sentence), "{text}");
    }
}

#[test]
fn on_a_narrow_screen_lines_are_broken_by_us_and_not_in_the_middle_of_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let mut seat = Seat::of_width(46, folder.path(), INIT, &[("NO_COLOR", "1")]);
    seat.prompt();
    let text = seat.reply("?") + &seat.reply("1");
    let wide: Vec<&str> = text.lines().filter(|line| line.width_cjk() > 46).collect();
    assert_eq!(wide, [""; 0]);
}
