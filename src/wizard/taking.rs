//! This file takes an answer to the question that is asked: understands it, writes it, and says back what was written.

use serde_json::{Map, Value, json};

use super::answer::{Choice, choices, several, shown, understand, worded};
use super::checking::{checker, control_part, looked};
use super::draft::PENDING;
use super::entries::{more, usual};
use super::input::{Said, is_nothing, numbers};
use super::paper::paper;
use super::picking::picked;
use super::plan::What;
use super::screen::{Screen, Tone};
use super::script::Question;
use super::session::{Mode, Session};
use super::sound::clash;
use super::words::{chief, house};
use crate::diagnostic::Diagnostic;
use crate::interview::{Source, sources};
use crate::profile::{Change, FieldShape, Path, Shape, Step, shape};

/// Takes a line as the answer to the present question.
pub(super) fn take(session: &mut Session, said: &Said, reply: &mut Screen) {
    let Some(ask) = session.ask() else { return };
    match ask.what {
        What::Field { question, path, entry } => {
            field(session, said, question, &path, entry.as_ref(), reply);
        }
        What::Usual { group, list } => usual(session, said, group, &list, reply),
        What::More { group, list } => more(session, said, group, &list, reply),
        What::Control { control, part } => control_part(session, said, &control, part, reply),
        What::Picked(answer) => picked(session, said, answer, reply),
        What::Checker => checker(session, said, reply),
        What::Looked => looked(session, said, reply),
        What::Paper(at) => paper(session, said, at, reply),
    }
}

pub(super) fn trouble(wrong: &Diagnostic, reply: &mut Screen) {
    reply.push(Tone::Trouble, "", wrong.message.clone());
    if !wrong.help.is_empty() {
        reply.plain(wrong.help.clone());
    }
}

fn field(
    session: &mut Session,
    said: &Said,
    question: &Question,
    path: &Path,
    entry: Option<&Path>,
    reply: &mut Screen,
) {
    let Some(field) = shape().at(&path.pattern()) else { return session.settle() };
    let choices = choices(field, entry, &session.draft);
    match said {
        Said::Nothing => match session.offered(question, path) {
            Some(_) if has_list(session, path) => session.settle(),
            Some(offer) if session.draft.text(path).is_none() => {
                accept(session, &offer, field, path, &choices, reply);
            }
            Some(_) => session.settle(),
            None if has_list(session, path) || session.draft.is_pending(path) => {
                session.settle();
            }
            None if must(session, field, path) => {
                reply.push(Tone::Trouble, "", NEEDED);
                tell_way_out(session, path, reply);
            }
            None => skip(session, path, reply),
        },
        Said::None if must(session, field, path) && field.shape.value() == &Shape::Truth => {
            reply.push(Tone::Trouble, "", "はい か いいえ で答えてください。");
        }
        Said::None if must(session, field, path) => {
            reply.push(Tone::Trouble, "", "この質問は「-」（該当なし）にできません。");
            tell_way_out(session, path, reply);
        }
        Said::None => skip(session, path, reply),
        Said::Answer(text)
            if is_nothing(text) && choices.is_empty() && !must(session, field, path) =>
        {
            skip(session, path, reply);
        }
        Said::Answer(text) if field.key == "name" && numbers(text).is_some() => {
            reply.push(Tone::Trouble, "", "番号ではなく名前を入れてください。");
        }
        Said::Unknown if must(session, field, path) && promising(session, path).is_none() => {
            reply.push(Tone::Trouble, "", NEEDED);
            reply.plain("わかるところまでを入れてください（あとで直せます）。やめるときは「:中断」と入れます。答えは残ります。");
        }
        Said::Unknown => unknown(session, path, entry, reply),
        Said::Answer(text) if question.lines => {
            reply.plain("続けて1行ずつ入れてください。終わったら Enter だけを押します。");
            session.mode = Mode::Lines(vec![text.clone()]);
        }
        Said::Answer(text) => accept(session, text, field, path, &choices, reply),
        _ => {}
    }
}

/// Tells that わからない is an answer, where the profile can hold it.
fn tell_way_out(session: &Session, path: &Path, reply: &mut Screen) {
    if promising(session, path).is_some() {
        reply.plain("今わからなければ「わからない」と入れてください。");
    }
}

/// Whether the profile cannot be without the field: of a record that may be absent, only once it is there.
pub(super) fn must(session: &Session, field: &FieldShape, path: &Path) -> bool {
    let mut at = path.clone();
    while let Some((before, last)) = at.split() {
        let is_part = matches!(last, Step::Key(_)) && at != *path && at.steps().len() > 1;
        let optional = shape().at(&at.pattern()).is_some_and(|field| !field.required);
        if is_part
            && optional
            && (session.draft.get(&at).is_none() || session.draft.is_pending(&at))
        {
            return false;
        }
        at = before;
    }
    field.required
}

fn has_list(session: &Session, path: &Path) -> bool {
    session.draft.get(path).and_then(Value::as_array).is_some_and(|items| !items.is_empty())
}

/// Takes the lines of an answer that was given line by line.
pub(super) fn take_lines(session: &mut Session, lines: Vec<String>, reply: &mut Screen) {
    let path = match session.ask().map(|ask| ask.what) {
        Some(What::Field { path, .. }) => path,
        _ => return,
    };
    let Some(field) = shape().at(&path.pattern()) else { return };
    match several(lines, field) {
        Ok(understood) => {
            write(session, &path, understood.value, &[], reply);
        }
        Err(wrong) => trouble(&wrong, reply),
    }
}

fn accept(
    session: &mut Session,
    text: &str,
    field: &FieldShape,
    path: &Path,
    choices: &[Choice],
    reply: &mut Screen,
) {
    let text = &fitting(session, text, path, reply);
    match understand(text, field, choices) {
        Ok(understood) => {
            for note in &understood.notes {
                reply.push(Tone::Trouble, "注意: ", note.clone());
            }
            write(session, path, understood.value, choices, reply);
        }
        Err(wrong) => trouble(&wrong, reply),
    }
}

/// The text without what another field says already: an address begins behind the prefecture.
fn fitting(session: &Session, text: &str, path: &Path, reply: &mut Screen) -> String {
    let facility = Path::top("facility");
    if *path != facility.key("address") {
        return text.to_owned();
    }
    let prefecture = session.draft.text(&facility.key("prefecture")).unwrap_or_default();
    match text
        .trim()
        .strip_prefix(&prefecture)
        .filter(|rest| !prefecture.is_empty() && !rest.is_empty())
    {
        Some(rest) => {
            reply
                .plain(format!("「{prefecture}」は前の答えから付けるので、市区町村からにします。"));
            rest.to_owned()
        }
        None => text.to_owned(),
    }
}

/// Writes a value that fits with everything said before, and says it back.
pub(super) fn write(
    session: &mut Session,
    path: &Path,
    value: Value,
    choices: &[Choice],
    reply: &mut Screen,
) {
    let key = path.to_string();
    let field = shape().at(&path.pattern());
    let echo = field.map_or_else(|| shown(&value, choices), |field| worded(field, &value, choices));
    let change = Change::Set { path: path.clone(), value };
    if let Some(clash) = clash(&session.draft, &change, session.today) {
        return trouble(&clash, reply);
    }
    reply.push(Tone::Echo, "→ ", echo);
    session.write(&change);
    session.unknown.remove(&key);
    session.settle();
}

fn skip(session: &mut Session, path: &Path, reply: &mut Screen) {
    if session.draft.get(path).is_some() {
        session.draft.remove(path);
    }
    session.unknown.remove(&path.to_string());
    reply.push(Tone::Echo, "→ ", "書かずに進みます。");
    session.settle();
}

/// Keeps the promise to find it out: in the profile where it can hold one, else among the things to do.
pub(super) fn unknown(
    session: &mut Session,
    path: &Path,
    entry: Option<&Path>,
    reply: &mut Screen,
) {
    let from = session.who_can_say(path);
    session.unknown.insert(path.to_string(), from);
    let Some(field) = promising(session, path) else {
        reply.push(Tone::Echo, "→ ", "書かずに進みます。わかったら「sonae edit」で入れられます。");
        return session.settle();
    };
    let promise = promise(session, from, entry);
    session.write(&Change::Set { path: field, value: promise });
    let whom = match from {
        None => format!("{}で確かめること", house(&session.draft)),
        Some(Source::Vendor) => "事業者に聞くこと".to_owned(),
        Some(Source::Walk) => format!("{}を回って見ること", house(&session.draft)),
        Some(Source::Director) => format!("{}が決めること", chief(&session.draft)),
    };
    reply.push(Tone::Echo, "→ ", format!("{whom}として、一覧に残しました。"));
    session.settle();
}

/// The field, or the record it stands in, that can hold 未確認 without losing what is known.
fn promising(session: &Session, path: &Path) -> Option<Path> {
    let mut at = path.clone();
    loop {
        let there = session.draft.get(&at).is_some() && !session.draft.is_pending(&at);
        if there && at != *path {
            return None;
        }
        if shape().at(&at.pattern()).is_some_and(|field| field.shape.can_pend()) {
            return Some(at);
        }
        let (before, last) = at.split()?;
        match last {
            Step::Key(_) if !before.steps().is_empty() => at = before,
            _ => return None,
        }
    }
}

/// Said where the profile cannot be without an answer.
const NEEDED: &str = "この質問の答えは、書類を作るのに必要です。";

fn promise(session: &Session, from: Option<Source>, entry: Option<&Path>) -> Value {
    let mut promise = Map::new();
    let people = Path::top("people");
    // Whoever decides finds it out; what is to be seen or asked falls to those who look after the systems.
    let role = match from {
        Some(Source::Director) => "経営層",
        _ => "システム運用担当者",
    };
    let keeper = session.draft.ids(&people).into_iter().find(|id| {
        let roles = session.draft.get(&people.entry(id).key("roles"));
        roles.and_then(Value::as_array).is_some_and(|roles| roles.contains(&json!(role)))
    });
    if let Some(keeper) = keeper {
        promise.insert("担当".to_owned(), json!(keeper));
    }
    let vendor = entry.filter(|_| from == Some(Source::Vendor)).and_then(|entry| {
        let (list, last) = entry.split()?;
        match last {
            Step::Id(id) if list == Path::top("vendors") => Some(id.clone()),
            _ => session.draft.text(&entry.key("vendor")),
        }
    });
    if let Some(vendor) = vendor {
        promise.insert("照会先".to_owned(), json!(vendor));
    }
    if promise.is_empty() {
        return json!(PENDING);
    }
    json!({ PENDING: promise })
}

impl Session {
    /// Who can say what stands in a field; nobody but whoever sits here where neither script nor papers tell.
    fn who_can_say(&self, path: &Path) -> Option<Source> {
        if let Some(sheet) = self.sheet() {
            return Some(sheet.source());
        }
        let scripted = match self.ask().map(|ask| ask.what) {
            Some(What::Field { question, .. }) => question.from,
            _ => None,
        };
        scripted.or_else(|| sources(&path.pattern()).first().copied())
    }

    /// What Enter takes for a field.
    pub(super) fn offered(&self, question: &Question, path: &Path) -> Option<String> {
        let kept = self.draft.text(path);
        // Enter through an edit leaves everything as it is.
        if self.is_edit() {
            return kept;
        }
        kept.or_else(|| self.usual_offer(path)).or_else(|| {
            let default = question.default.as_ref()?;
            super::plan::offer(default, &self.draft, &self.today.to_string())
        })
    }

    /// What is offered for a field of one of the usual entries.
    fn usual_offer(&self, path: &Path) -> Option<String> {
        let list = path.steps().iter().position(|step| matches!(step, Step::Id(_)))?;
        let Some(Step::Id(id)) = path.steps().get(list) else { return None };
        let text = path.to_string();
        let (_, field) = text.split_once(&format!("[{id}]."))?;
        let groups = self.chapters.iter().flat_map(|chapter| &chapter.steps);
        let mut usual = groups.filter_map(|step| match step {
            super::script::Step::Each(group) if text.starts_with(&format!("{}[", group.list)) => {
                group.usual.iter().find(|usual| usual.id == *id)
            }
            _ => None,
        });
        usual.find_map(|usual| usual.offers.get(field).cloned())
    }
}
