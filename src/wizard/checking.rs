//! This file takes the answers about controls: who looked, what was found, when, and what proves it.

use serde_json::Value;

use super::answer::{Choice, choices, shown, understand};
use super::controls::{BY, ON, last_day};
use super::input::{Said, is_nothing, number};
use super::plan::{Part, control_key};
use super::screen::{Screen, Tone};
use super::session::Session;
use super::taking::trouble;
use crate::diagnostic::{Diagnostic, Place};
use crate::profile::{Date, Shape, shape, spoken};

/// The person who looked, once for all controls.
pub(super) fn checker(session: &mut Session, said: &Said, reply: &mut Screen) {
    let people = people(session);
    match said {
        Said::Answer(text) => {
            let Some(field) = shape().at("plan.author") else { return };
            match understand(text, field, &people) {
                Ok(understood) => {
                    reply.push(Tone::Echo, "→ ", shown(&understood.value, &people));
                    if let Value::String(id) = understood.value {
                        session.said.insert(BY.to_owned(), id);
                    }
                    session.settle();
                }
                Err(wrong) => trouble(&wrong, reply),
            }
        }
        _ => session.settle(),
    }
}

/// The day on which they were looked at, once for all of them; 「-」 asks for each.
pub(super) fn looked(session: &mut Session, said: &Said, reply: &mut Screen) {
    match said {
        Said::Answer(text) => match checked_on(session.today, text) {
            Ok(day) => {
                reply.push(Tone::Echo, "→ ", day.era());
                session.said.insert(ON.to_owned(), day.to_string());
                session.date();
                session.settle();
            }
            Err(wrong) => trouble(&wrong, reply),
        },
        Said::Nothing if session.said.contains_key(ON) => {
            session.date();
            session.settle();
        }
        _ => {
            session.said.remove(ON);
            reply.push(Tone::Echo, "→ ", "確認日は、対策ごとに聞きます。");
            session.settle();
        }
    }
}

/// The people that can be chosen.
pub(super) fn people(session: &Session) -> Vec<Choice> {
    shape().at("plan.author").map(|field| choices(field, None, &session.draft)).unwrap_or_default()
}

pub(super) fn control_part(
    session: &mut Session,
    said: &Said,
    control: &str,
    part: Part,
    reply: &mut Screen,
) {
    let key = control_key(control, part);
    match said {
        Said::Unknown | Said::Nothing | Said::None => {
            let kept = session.said.contains_key(&key) && *said == Said::Nothing;
            let offer =
                session.offered_part(control, part).filter(|_| *said == Said::Nothing && !kept);
            match (kept, offer, part, said) {
                (true, ..) => session.settle(),
                (false, Some(offer), ..) => say_part(session, control, part, &offer, reply),
                (false, None, Part::Answer, Said::None) => {
                    say_part(session, control, part, "該当なし", reply);
                }
                (false, None, ..) => {
                    // Unknown is blank: an earlier answer of this interview does not stand any more.
                    session.said.remove(&key);
                    session.unknown.insert(format!("control:{control}"), None);
                    session.attest(control);
                    reply.push(Tone::Echo, "→ ", "空欄のまま、一覧に残しました。");
                    session.settle();
                }
            }
        }
        Said::Answer(text) => say_part(session, control, part, text, reply),
        _ => {}
    }
}

/// The answers that a control can get, as they are numbered on the screen.
pub(super) const ANSWERS: [&str; 3] = ["はい", "いいえ", "該当なし"];

fn say_part(session: &mut Session, control: &str, part: Part, text: &str, reply: &mut Screen) {
    match read_part(session, control, part, text) {
        Ok(value) => {
            reply.push(Tone::Echo, "→ ", super::showing::in_era(part, value.clone()));
            session.said.insert(control_key(control, part), value);
            session.unknown.remove(&format!("control:{control}"));
            session.attest(control);
            session.settle();
        }
        Err(wrong) => trouble(&wrong, reply),
    }
}

fn wrong(message: String, help: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::error("wizard-control", Place::default(), message).help(help))
}

fn day(text: &str) -> Result<Date, Box<Diagnostic>> {
    let said = spoken(&Shape::Day, "checked_on", text)?;
    let day = said.value.as_str().and_then(|day| day.parse().ok()).map(Date::new);
    day.ok_or_else(|| {
        wrong("日付として読めません。".to_owned(), "令和8年11月9日のように入れてください。")
    })
}

/// A day of this 年度 that has come.
fn checked_on(today: Date, text: &str) -> Result<Date, Box<Diagnostic>> {
    let day = day(text.trim())?;
    if day > today {
        return Err(wrong(
            format!("{}はまだ来ていません。", day.era()),
            "実際に確かめた日を入れてください。まだなら「わからない」と入れてください。",
        ));
    }
    if day.fiscal_year() != today.fiscal_year() {
        return Err(wrong(
            format!("{}は今年度の確認ではありません。", day.era()),
            "今年度（4月から）に確かめた日を入れてください。まだなら「わからない」と入れてください。",
        ));
    }
    Ok(day)
}

fn read_part(
    session: &Session,
    control: &str,
    part: Part,
    text: &str,
) -> Result<String, Box<Diagnostic>> {
    let text = text.trim();
    match part {
        Part::Answer => {
            let numbered =
                number(text).and_then(|n| n.checked_sub(1)).and_then(|at| ANSWERS.get(at));
            let word = numbered.copied().or_else(|| ANSWERS.into_iter().find(|word| *word == text));
            word.map(str::to_owned).ok_or_else(|| {
                wrong(
                    format!("「{text}」は選べません。"),
                    "1（はい）、2（いいえ）、3（該当なし）か、「わからない」で答えてください。",
                )
            })
        }
        Part::Day => Ok(checked_on(session.today, text)?.to_string()),
        Part::Target => {
            let day = day(text)?;
            let year = session.today.fiscal_year();
            let checked = session.said.get(&control_key(control, Part::Day));
            let checked = checked.and_then(|day| day.parse().ok()).map(Date::new);
            let last = last_day(year);
            if checked.is_some_and(|c| day < c) || last.is_some_and(|last| day > last) {
                return Err(wrong(
                    format!(
                        "目標日は、確かめた日から年度の終わり（{}）までです。",
                        last.map(Date::era).unwrap_or_default()
                    ),
                    "今年度のうちにできる日を入れてください。決められなければ「わからない」と入れてください。",
                ));
            }
            Ok(day.to_string())
        }
        Part::Proof | Part::Place if is_nothing(text) || text.starts_with('未') => Err(wrong(
            "示すものがないうちは「はい」になりません。".to_owned(),
            "「わからない」と入れると、空欄のまま一覧に残ります。",
        )),
        Part::Proof | Part::Place | Part::Reason => {
            let said = spoken(&Shape::Text, "what", text)?;
            Ok(said.value.as_str().unwrap_or_default().to_owned())
        }
    }
}

impl Session {
    /// What Enter takes for a part of a control: the day on which the one before was checked; what proved it, where
    /// that lay and why it was so in an earlier year. The answer itself is never offered.
    pub(super) fn offered_part(&self, control: &str, part: Part) -> Option<String> {
        match part {
            Part::Day => self.day_before(),
            Part::Proof | Part::Place | Part::Reason => {
                self.earlier.get(&control_key(control, part)).cloned()
            }
            Part::Answer | Part::Target => None,
        }
    }

    /// Gives the day on which all were looked at to every control that has an answer.
    pub(super) fn date(&mut self) {
        let Some(day) = self.said.get(ON).cloned() else { return };
        for control in self.controls().to_vec() {
            if self.said.contains_key(&control_key(&control.key, Part::Answer)) {
                self.said.insert(control_key(&control.key, Part::Day), day.clone());
                self.attest(&control.key);
            }
        }
    }

    fn day_before(&self) -> Option<String> {
        let mut days = self
            .controls()
            .iter()
            .filter(|control| self.settled.contains(&control_key(&control.key, Part::Day)));
        let last = days.next_back()?;
        self.said.get(&control_key(&last.key, Part::Day)).cloned()
    }
}
