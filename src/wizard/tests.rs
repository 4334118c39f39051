//! The interview as stories that a clerk could read: what is asked, what is typed, what is understood.

mod again;
mod checks;
mod journal;
mod papers;
mod property;
mod script;
mod stories;

use super::{ControlQuestion, Controls, Draft, Purpose, Session, Start, chapters};
use crate::diagnostic::Report;
use crate::profile::{Date, Profile, Source, Sources, parse, write};

fn today() -> Date {
    Date::new(chrono::NaiveDate::from_ymd_opt(2026, 11, 26).unwrap())
}

fn controls() -> Controls {
    let control = |key: &str, name: &str, plain: &str| ControlQuestion {
        key: key.to_owned(),
        name: name.to_owned(),
        plain: plain.to_owned(),
        why: "立入検査で聞かれるため。".to_owned(),
        evidence: vec!["設定画面の写し".to_owned()],
        number: "2-4".to_owned(),
    };
    let facility = vec![
        control("patch.server", "サーバの更新", "サーバに更新プログラムを適用しているか。"),
        control("password.no-reuse", "パスワードの使い回し", "使い回しを禁じているか。"),
    ];
    let pharmacy = vec![control("media.restricted", "USBメモリの制限", "制限しているか。")];
    Controls { facility, pharmacy }
}

fn begin(draft: Draft, purpose: Purpose) -> Session {
    let chapters = chapters().unwrap();
    Session::new(Start { chapters, controls: controls(), draft, today: today(), purpose })
}

fn new() -> Session {
    begin(Draft::new(None), Purpose::New)
}

/// Types lines, each to the question it is meant for.
#[track_caller]
fn tell(session: &mut Session, lines: &[(&str, &str)]) {
    for (key, line) in lines {
        assert_eq!(session.key(), Some(*key), "before {line:?}\n{}", session.screen().text());
        session.say(line);
    }
}

/// Types lines until the question of a key is reached, Enter to every other one.
#[track_caller]
fn until(session: &mut Session, key: &str) {
    for _ in 0..300 {
        match session.key() {
            Some(at) if at == key => return,
            Some(_) => {}
            None => break,
        }
        pass(session);
    }
    panic!("{key} is never asked");
}

/// Passes a question with as little as it takes: Enter, わからない, 「-」, something where there must be something.
fn pass(session: &mut Session) {
    let at = session.key().unwrap_or_default().to_owned();
    let something = match at.rsplit('.').next().unwrap_or_default() {
        "name" => "甲",
        "prefecture" => "東京都",
        "address" => "千代田区1",
        "phone" => "03-0000-0001",
        _ => "1",
    };
    for line in ["", "わからない", "-", "-", something] {
        if session.key() == Some(at.as_str()) {
            session.say(line);
        }
    }
}

/// The draft as a profile.
fn read(session: &Session) -> Result<Profile, Report> {
    let text = write(session.draft().tree());
    let sources = Sources::alone(Source::new("profile.yaml", text));
    parse(&sources, Some(today().day())).map(|noted| noted.value.profile)
}
