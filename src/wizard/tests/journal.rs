//! The journal gives back every answer, wherever the program was stopped.

use super::super::journal::{JournalError, entry, heading, read, replay};
use super::super::{Session, State};
use super::new;

/// Lines of somebody who answers, goes back, looks around and changes an answer.
const LINES: [&str; 42] = [
    "1",
    "髙田内科",
    "神奈川",
    "神奈川県",
    "横浜市中区",
    "<",
    "横浜市中区本町9-99",
    "",
    "０４５－０００－０１０１",
    "1 2",
    "髙田 一郎",
    "院長",
    "",
    "090-0000-0101",
    "院長室",
    "",
    "令和8年4月6日",
    "山﨑 美穂",
    ":確認",
    "2",
    "髙田内科クリニック",
    "?",
    "",
    "",
    "わからない",
    ":目次",
    "3",
    "青葉カルテ",
    "1",
    "わからない",
    "電子カルテの保守",
    "浜風ネット",
    "2",
    "045-1",
    "045-000-0301",
    "-",
    "消す 1",
    "",
    "-",
    "-",
    "1 8",
    "2",
];

fn say_all(session: &mut Session, lines: &[&str], journal: &mut String) {
    for line in lines {
        if session.state() == State::Done {
            break;
        }
        journal.push_str(&entry(session.key().unwrap(), line));
        session.say(line);
    }
}

#[test]
fn stopped_after_any_answer_the_interview_goes_on_where_it_was() {
    let mut whole = new();
    let mut text = heading("2026-11-26", "init");
    say_all(&mut whole, &LINES, &mut text);
    for stopped in 0..=LINES.len() {
        let mut first = new();
        let mut journal = heading("2026-11-26", "init");
        say_all(&mut first, &LINES[..stopped], &mut journal);
        let read = read(&journal).unwrap();
        let mut resumed = new();
        assert_eq!(replay(&mut resumed, &read.entries), []);
        assert_eq!(resumed.key(), first.key(), "after {stopped}");
        assert_eq!(resumed.draft(), first.draft(), "after {stopped}");
        say_all(&mut resumed, &LINES[stopped..], &mut journal);
        assert_eq!(resumed.draft(), whole.draft(), "after {stopped}");
        assert_eq!(journal, text);
    }
}

#[test]
fn a_journal_cut_at_any_byte_keeps_every_whole_line() {
    let mut text = heading("2026-11-26", "init");
    say_all(&mut new(), &LINES, &mut text);
    let first = text.find('\n').unwrap() + 1;
    for cut in first..text.len() {
        let Some(part) = text.get(..cut) else { continue };
        let journal = read(part).unwrap();
        assert_eq!(journal.entries.len(), part.matches('\n').count() - 1);
        assert_eq!(
            text.get(..journal.whole).unwrap().matches('\n').count(),
            part.matches('\n').count()
        );
    }
}

#[test]
fn what_is_no_journal_is_not_taken_for_one() {
    assert_eq!(read("facility:\n  name: x\n"), Err(JournalError::NoJournal));
    assert_eq!(read(""), Err(JournalError::NoJournal));
    assert_eq!(read("{\"sonae\":2,\"today\":\"2026-11-26\"}\n"), Err(JournalError::Newer));
}
