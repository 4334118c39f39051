//! These tests stop the interview with Ctrl+C and look at what is left: the answers, the exit code, the terminal.

use std::fs;

use super::clinic::{INIT, PROFILE, kept};
use super::seat::Seat;

#[test]
fn ctrl_c_keeps_the_answers_tells_so_and_leaves_the_terminal_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut seat = Seat::take(folder.path(), INIT, &[]);
    seat.prompt();
    assert!(seat.is_untouched(), "what is typed must be shown, and come line by line");
    seat.say("1");
    seat.prompt();
    seat.press("まだ途中\u{3}");
    let ended = seat.end();
    assert_eq!(ended.code, 130);
    assert!(seat.is_untouched());
    let lines: Vec<String> = kept(folder.path()).into_iter().map(|entry| entry.line).collect();
    assert_eq!(lines, ["1"]);
    assert!(
        ended.text.ends_with(&format!(
            "\n中断しました。ここまでの答えは「{PROFILE}.途中」にあります。\n続きは、同じコマンドか、sonae を開いたときの画面から始められます。\n"
        )),
        "{}",
        ended.text
    );
    assert!(fs::read(folder.path().join(PROFILE)).is_err());
}
