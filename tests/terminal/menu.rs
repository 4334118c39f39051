//! These tests start the command without a word, as a double click does, and choose by numbers.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::seat::Seat;

const PROFILE: &str = "\
schema: 1
facility:
  kind: 無床診療所
  name: さくら通り皮膚科
  prefecture: 埼玉県
  address: さいたま市浦和区桜通9番地9
  phone: 048-000-0001
people:
  - id: incho
    name: 桜井 真
    title: 院長
    roles: [経営層, 医療情報システム安全管理責任者]
plan:
  version: 第1版
  revised_on: 2026-11-02
";
/// Today for every command of the menu, which takes no option for it.
const TODAY: (&str, &str) = ("SOURCE_DATE_EPOCH", "1795100400");

fn folder(profiles: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in profiles {
        fs::write(folder.path().join(name), PROFILE).unwrap();
    }
    folder
}

fn sit(folder: &Path, line: &str) -> Seat {
    Seat::take(folder, line, &[("NO_COLOR", "1"), TODAY])
}

#[test]
fn somebody_who_has_nothing_yet_is_offered_to_begin() {
    let folder = folder(&[]);
    let mut seat = sit(folder.path(), "");
    let first = "\
何をしますか。番号を入れて Enter を押してください。
  1  はじめて使う（質問に答えます。約30分。途中でやめられます）
  6  使い方
  0  終わる
> ";
    let place = folder.path().canonicalize().unwrap();
    assert_eq!(
        seat.prompt().replace("\n            ", ""),
        format!(
            "sonae（備え）　医療機関のサイバーセキュリティの書類一式を作ります。\nフォルダー: {}\n\n{first}",
            place.display()
        )
    );
    assert_eq!(
        seat.reply("4"),
        format!("4\n「4」は今は選べません。上にある番号から選んでください。\n\n{first}")
    );
    assert_eq!(
        seat.reply("はい"),
        format!(
            "はい\n「はい」という番号はありません。上にある番号から選んでください。\n\n{first}"
        )
    );
    let asked = seat.reply("１");
    assert!(asked.starts_with("１\n\n（コマンド: sonae init）\n"), "{asked}");
    assert!(asked.contains("どの種類の施設ですか。"), "{asked}");
}

#[test]
fn an_interview_that_was_stopped_goes_on_from_the_menu() {
    let folder = folder(&[]);
    let mut seat = sit(folder.path(), "");
    seat.prompt();
    seat.reply("1");
    seat.reply("1");
    let stopped = seat.reply(":中断");
    assert!(stopped.contains("中断しました。"), "{stopped}");
    let menu = seat.reply("");
    assert!(
        menu.contains("施設: わたしの医院.yaml\n質問に答えている途中です。\n")
            && menu.contains("\n  2  続きから答える\n"),
        "{menu}"
    );
    let resumed = seat.reply("2");
    assert!(resumed.contains("（コマンド: sonae init --out わたしの医院.yaml）\n"), "{resumed}");
    assert!(resumed.contains("前回の続きから始めます"), "{resumed}");
    assert!(resumed.contains("施設の正式な名称を教えてください。"), "{resumed}");
}

#[test]
fn a_choice_does_what_its_command_does_and_comes_back() {
    let folder = folder(&["医院.yaml"]);
    let mut seat = sit(folder.path(), "");
    let menu = seat.prompt();
    assert!(
        menu.ends_with(
            "\
施設: さくら通り皮膚科（医院.yaml）
何をしますか。番号を入れて Enter を押してください。
  1  別の施設をはじめる
  2  答えを直す
  3  足りないことに答える
  4  書類を作る（WordとPDF）
  5  立入検査の前の点検（準備ができているか、何が足りないか）
  6  使い方
  0  終わる
> "
        ),
        "{menu}"
    );
    let checked = Command::new(env!("CARGO_BIN_EXE_sonae"))
        .args(["check", "医院.yaml"])
        .current_dir(folder.path())
        .env(TODAY.0, TODAY.1)
        .output()
        .unwrap();
    let verdict = String::from_utf8(checked.stdout).unwrap();
    assert!(verdict.contains("【判定】"), "{verdict}");
    let shown = seat.reply("5");
    assert!(shown.contains(&verdict), "{shown}");
    assert!(
        shown.ends_with("\n\nEnter を押すと、番号を選ぶ画面に戻ります。\n> "),
        "nothing may be gone before it was read: {shown}"
    );
    assert!(seat.reply("").contains("何をしますか。"));
    seat.say("0");
    let ended = seat.end();
    assert_eq!((ended.code, ended.text.as_str()), (0, "0\n"));
}

#[test]
fn papers_are_made_beside_the_profile_and_their_place_is_told() {
    let folder = folder(&["医院.yaml"]);
    let mut seat = sit(folder.path(), "");
    seat.prompt();
    let made = seat.reply("4");
    assert!(made.contains("（コマンド: sonae generate 医院.yaml --out 医院の書類）\n"), "{made}");
    let papers = folder.path().canonicalize().unwrap().join("医院の書類");
    let told = made.replace("\n            ", "");
    assert!(told.contains(&format!("書類の場所: {}", papers.display())), "{told}");
    assert!(papers.join("1_提示用").is_dir());
}

#[test]
fn of_several_facilities_one_is_chosen_and_can_be_changed() {
    let folder = folder(&["一.yaml", "二.yaml"]);
    let mut seat = sit(folder.path(), "");
    let asked = seat.prompt();
    assert!(
        asked.ends_with(
            "\
どの施設ですか。番号を入れて Enter を押してください。
  1  さくら通り皮膚科（一.yaml）
  2  さくら通り皮膚科（二.yaml）
  0  終わる
> "
        ),
        "{asked}"
    );
    let menu = seat.reply("2");
    assert!(menu.contains("施設: さくら通り皮膚科（二.yaml）\n"), "{menu}");
    assert!(menu.contains("\n  7  別の施設に切り替える\n"), "{menu}");
    assert!(seat.reply("7").contains("どの施設ですか。"));
}

#[test]
fn a_chapter_or_the_answers_of_others_are_chosen_by_number() {
    let folder = folder(&["医院.yaml"]);
    let mut seat = sit(folder.path(), "");
    seat.prompt();
    let chapters = seat.reply("2");
    assert!(chapters.contains("どこを直しますか。"), "{chapters}");
    let edit = seat.reply("1");
    assert!(edit.contains("（コマンド: sonae edit 医院.yaml 施設）\n"), "{edit}");
    seat.reply(":中断");
    assert!(seat.reply("").contains("途中の答えがあります。"));
    assert!(seat.reply("3").contains("何を見ながら答えますか。"));
    let ask = seat.reply("2");
    assert!(ask.contains("（コマンド: sonae ask 医院.yaml --from walk）\n"), "{ask}");
}

#[test]
fn another_facility_gets_a_file_of_its_own_name() {
    let folder = folder(&["医院.yaml"]);
    let mut seat = sit(folder.path(), "");
    seat.prompt();
    assert!(seat.reply("1").contains("施設の名前を入れてください。"));
    let there = seat.reply("医院");
    assert!(there.contains("「医院.yaml」はもうあります。"), "{there}");
    let begun = seat.reply("桜井/歯科");
    assert!(begun.contains("（コマンド: sonae init --out 桜井／歯科.yaml）\n"), "{begun}");
}

#[test]
fn a_profile_that_is_dropped_onto_the_program_is_opened() {
    let folder = folder(&[]);
    fs::create_dir(folder.path().join("書庫")).unwrap();
    fs::write(folder.path().join("書庫/医院.yaml"), PROFILE).unwrap();
    let menu = sit(folder.path(), "書庫/医院.yaml").prompt();
    assert!(menu.contains("施設: さくら通り皮膚科（医院.yaml）\n"), "{menu}");
    let menu = sit(folder.path(), "書庫").prompt();
    assert!(menu.contains("施設: さくら通り皮膚科（医院.yaml）\n"), "{menu}");
    fs::write(folder.path().join("機器.xlsx"), "").unwrap();
    let menu = sit(folder.path(), "機器.xlsx").prompt().replace('\n', "");
    assert!(menu.contains("「機器.xlsx」は sonae で開けるファイルではありません。"), "{menu}");
}

#[test]
fn a_damaged_profile_is_offered_and_its_fault_told() {
    let folder = folder(&[]);
    fs::write(folder.path().join("医院.yaml"), "facility:\n  name: [\n").unwrap();
    let mut seat = sit(folder.path(), "");
    assert!(seat.prompt().contains("施設: 医院.yaml\n"));
    let told = seat.reply("5");
    assert!(told.contains("誤り: "), "{told}");
    assert!(seat.reply("").contains("何をしますか。"));
}

#[test]
fn ctrl_d_leaves_the_menu_and_ctrl_c_cancels_it() {
    let folder = folder(&["医院.yaml"]);
    let mut seat = sit(folder.path(), "");
    seat.prompt();
    assert!(seat.is_untouched());
    seat.press("\u{4}");
    assert_eq!(seat.end().code, 0);
    let mut seat = sit(folder.path(), "");
    seat.prompt();
    seat.press("\u{3}");
    assert_eq!(seat.end().code, 130);
    assert!(seat.is_untouched());
}

#[test]
fn a_folder_that_the_system_empties_is_pointed_out() {
    let folder = folder(&["医院.yaml"]);
    let whole = folder.path().canonicalize().unwrap();
    let passing = [("NO_COLOR", "1"), ("TMPDIR", whole.to_str().unwrap())];
    let menu = Seat::take(&whole, "", &passing).prompt();
    assert!(menu.contains("注意: ここは一時的なフォルダーです。"), "{menu}");
}
