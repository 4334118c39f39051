//! These tests start the command where nobody can be asked, and where screens are read aloud.

use super::clinic::Clinic;

#[test]
fn without_a_terminal_and_without_a_command_the_help_is_shown() {
    let ran = Clinic::new().run("");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("使い方: sonae <コマンド>\n"), "{}", ran.err);
    assert!(ran.err.contains("  generate "), "{}", ran.err);
}

#[test]
fn without_a_terminal_a_file_is_no_command() {
    let ran = Clinic::new().run("医院.yaml");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("「医院.yaml」というコマンドはありません。"), "{}", ran.err);
}

#[test]
fn a_verdict_that_is_read_aloud_has_one_line_a_sentence_and_no_drawing() {
    let clinic = Clinic::new();
    let seen = clinic.run("check 医院.yaml --date 2026-11-20");
    let heard = clinic.run("check 医院.yaml --date 2026-11-20 --plain");
    assert_eq!(heard.code, seen.code);
    assert!(seen.out.contains('■') && !heard.out.contains(['■', '→', '─']), "{}", heard.out);
    assert!(heard.out.lines().count() < seen.out.lines().count());
    let letters = |text: &str| text.replace([' ', '\n', '■', '→'], "");
    assert_eq!(letters(&heard.out), letters(&seen.out));
}

#[test]
fn what_other_programs_read_is_the_same_for_all() {
    let clinic = Clinic::new();
    for line in ["schema", "check 医院.yaml --date 2026-11-20 --json"] {
        assert_eq!(clinic.run(&format!("{line} --plain")).out, clinic.run(line).out);
    }
}
