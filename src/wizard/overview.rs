//! This file writes the screens that look back: the contents, and everything answered so far.

use super::answer::{choices, label, worded};
use super::controls::{BY, ON};
use super::plan::{Ask, Part, What, control_key};
use super::screen::{Screen, Tone};
use super::session::Session;
use super::showing::{in_era, numbered};
use crate::profile::{Path, shape};

/// The chapters, and how far each is.
pub(super) fn contents(session: &Session, screen: &mut Screen) {
    screen.gap();
    screen.push(Tone::Title, "", "目次");
    let asks = session.asks();
    for (at, chapter) in session.open_chapters(&asks).into_iter().enumerate() {
        let inside: Vec<&Ask> = asks.iter().filter(|ask| ask.chapter == chapter).collect();
        let passed = inside.iter().filter(|ask| session.settled.contains(&ask.key)).count();
        let title = session.chapter_title(chapter);
        let state = match (passed, inside.len()) {
            (0, 0) => "ここまでの答えでは、聞くことがありません".to_owned(),
            (0, _) if session.is_whole_edit() => String::new(),
            (0, all) => format!("まだ（{all}問）"),
            (passed, all) if passed == all => "済".to_owned(),
            (passed, all) => format!("{passed}/{all}問"),
        };
        numbered(at, &format!("{title}　{state}"), screen);
    }
    screen.plain(if session.is_edit() {
        "直したい章の番号を入れてください。Enter だけなら次の質問に進みます。終わるときは「:保存」と入れます。"
    } else {
        "進みたい章の番号を入れてください。Enter だけで質問に戻ります。"
    });
}

/// Everything answered so far, by number.
pub(super) fn review(session: &Session, keys: &[String], screen: &mut Screen) {
    screen.gap();
    screen.push(Tone::Title, "", "ここまでの答え");
    let asks = session.asks();
    let mut chapter = None;
    for (at, key) in keys.iter().enumerate() {
        let Some(ask) = asks.iter().find(|ask| ask.key == *key) else { continue };
        if chapter != Some(ask.chapter) {
            chapter = Some(ask.chapter);
            let title = session.chapter_title(ask.chapter);
            screen.push(Tone::Plain, "", format!("── {title}"));
        }
        numbered(at, &answered(session, ask), screen);
    }
    screen.plain("直したい答えの番号を入れてください。Enter だけで質問に戻ります。");
}

/// One line of what was answered.
fn answered(session: &Session, ask: &Ask) -> String {
    match &ask.what {
        What::Field { path, entry, .. } => {
            let Some(field) = shape().at(&path.pattern()) else { return String::new() };
            let choices = choices(field, entry.as_ref(), &session.draft);
            let value = session.draft.get(path).map(|value| worded(field, value, &choices));
            let value = value.filter(|text| !text.is_empty());
            let open = if session.unknown.contains_key(&ask.key) {
                "わからない"
            } else {
                "（書かない）"
            };
            let value = value.unwrap_or(open.to_owned());
            format!("{}: {value}", session.draft.describe(path))
        }
        What::Usual { group, list } | What::More { group, list } => {
            let names: Vec<String> = session
                .draft
                .entries(list)
                .iter()
                .map(|entry| label(entry, &session.draft))
                .collect();
            let names = if names.is_empty() { "なし".to_owned() } else { names.join("、") };
            format!("{}: {names}", group.one)
        }
        What::Picked(answer) => {
            let with = super::picking::with(session, answer);
            let names: Vec<&str> = with.iter().map(|control| control.name.as_str()).collect();
            let names = if names.is_empty() { "なし".to_owned() } else { names.join("、") };
            format!("確かめて「{answer}」だった対策: {names}")
        }
        What::Paper(at) => {
            let Some((question, path)) = session.question_of_paper(*at) else {
                return String::new();
            };
            let said = super::paper::said(session, &question, &path);
            format!(
                "{} {}: {}",
                question.code,
                question.ask,
                said.unwrap_or_else(|| "（答えなし）".to_owned())
            )
        }
        What::Checker => {
            let by = session
                .said
                .get(BY)
                .map(|id| label(&Path::top("people").entry(id), &session.draft));
            format!("確かめた人: {}", by.unwrap_or_else(|| "（書かない）".to_owned()))
        }
        What::Looked => {
            let day = session.said.get(ON).cloned().map(|day| in_era(Part::Day, day));
            format!("確かめた日: {}", day.unwrap_or_else(|| "（対策ごと）".to_owned()))
        }
        What::Control { control, part } => {
            let name =
                session.controls().iter().find(|c| c.key == *control).map(|c| c.name.as_str());
            let said = session.said.get(&control_key(control, *part)).cloned();
            let part = match part {
                Part::Answer => "",
                Part::Day => "の確認日",
                Part::Proof => "の根拠",
                Part::Place => "の根拠の場所",
                Part::Target => "の目標日",
                Part::Reason => "の理由",
            };
            format!(
                "{}{part}: {}",
                name.unwrap_or(control),
                said.unwrap_or_else(|| "（空欄）".to_owned())
            )
        }
    }
}
