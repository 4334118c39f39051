//! This file takes the answers about lists: which of the usual entries there are, what they are called, which go again.

use serde_json::{Map, Value, json};

use super::answer::{label, shown, understand};
use super::input::{Said, is_nothing, number, numbers};
use super::plan::{below, offered};
use super::screen::{Screen, Tone};
use super::script::{Group, Usual};
use super::session::Session;
use super::taking::trouble;
use super::words::{house, local};
use crate::profile::{Change, Path, Step, ascii, diff, shape};

pub(super) fn usual(
    session: &mut Session,
    said: &Said,
    group: &Group,
    list: &Path,
    reply: &mut Screen,
) {
    match said {
        Said::Answer(text) => {
            let offered: Vec<Usual> = offered(group, &session.draft).into_iter().cloned().collect();
            let Some(numbers) = numbers(text) else {
                reply.push(Tone::Trouble, "", "番号で答えてください。例: 1 3");
                reply.plain("ここにないものは、このあとで名前を聞きます。");
                return;
            };
            if let Some(none) = numbers.iter().find(|n| **n == 0 || **n > offered.len()) {
                reply.push(Tone::Trouble, "", format!("{none}番はありません。"));
                reply.plain(format!("1から{}までの番号を並べてください。", offered.len()));
                return;
            }
            let chosen: Vec<Usual> = (1..)
                .zip(offered)
                .filter(|(n, _)| numbers.contains(n))
                .map(|(_, usual)| usual)
                .collect();
            let names: Vec<&str> = chosen.iter().map(|usual| usual.label.as_str()).collect();
            reply.push(Tone::Echo, "→ ", names.join("、"));
            for usual in chosen {
                if let Some(says) = &usual.says {
                    reply.plain(says.clone());
                }
                if !session.draft.ids(list).contains(&usual.id) {
                    add(session, group, &list.entry(&usual.id), usual.fields);
                }
            }
            session.settle();
        }
        Said::Nothing if !session.draft.entries(list).is_empty() => session.settle(),
        Said::Nothing | Said::None => none_of(session, said, group, list, reply),
        Said::Unknown => later(session, list, reply),
        _ => {}
    }
}

/// Somebody says that there is none: where that is hard to believe, only by saying so twice; Enter never says it.
fn none_of(session: &mut Session, said: &Said, group: &Group, list: &Path, reply: &mut Screen) {
    let Some(doubt) = group.doubt.as_ref().filter(|_| session.draft.entries(list).is_empty())
    else {
        reply.push(Tone::Echo, "→ ", "「なし」として進みます。");
        return session.settle();
    };
    let again = !session.doubted.insert(list.to_string());
    match said {
        Said::Nothing => {
            reply.push(Tone::Trouble, "", doubt.clone());
            reply.plain("本当になければ「-」を入れてください。");
        }
        _ if again => {
            reply.push(Tone::Echo, "→ ", "「なし」として進みます。");
            session.settle();
        }
        _ => {
            reply.push(Tone::Trouble, "", doubt.clone());
            reply.plain("本当になければ、もう一度「-」を入れてください。");
        }
    }
}

fn later(session: &mut Session, list: &Path, reply: &mut Screen) {
    session.unknown.insert(list.to_string(), None);
    let told = format!("{}で確かめることとして、一覧に残しました。", house(&session.draft));
    reply.push(Tone::Echo, "→ ", told);
    session.settle();
}

/// The id that an entry bears by its path, as a field of it.
fn id_of(entry: &Path) -> Option<(String, Value)> {
    match entry.split() {
        Some((_, Step::Id(id))) => Some(("id".to_owned(), json!(id))),
        _ => None,
    }
}

fn add(session: &mut Session, group: &Group, path: &Path, fields: Map<String, Value>) {
    let Some((list, _)) = path.split() else { return };
    let mut entry = Map::new();
    entry.extend(id_of(path));
    entry.extend(group.preset.clone());
    for (field, value) in fields {
        let value = match value {
            Value::String(text) => json!(local(&text, &session.draft)),
            other => other,
        };
        entry.insert(field, value);
    }
    for (field, from) in &group.copy {
        let value = Path::parse(from).ok().and_then(|path| session.draft.get(&path).cloned());
        if let Some(value) = value.filter(|_| !entry.contains_key(field)) {
            entry.insert(field.clone(), value);
        }
    }
    let value = Value::Object(entry);
    session.made.insert(path.to_string());
    session.write(&Change::Append { path: list, value });
}

pub(super) fn more(
    session: &mut Session,
    said: &Said,
    group: &Group,
    list: &Path,
    reply: &mut Screen,
) {
    match said {
        Said::Nothing | Said::None if session.draft.entries(list).is_empty() => {
            none_of(session, said, group, list, reply);
        }
        Said::Answer(text) if is_nothing(text) => {
            more(session, &Said::None, group, list, reply);
        }
        Said::Nothing | Said::None => leave(session, group, list, reply),
        Said::Unknown => later(session, list, reply),
        Said::Answer(text) => entry_command(session, text, group, list, reply),
        _ => {}
    }
}

/// Goes on from a list that is told, unless nobody in it bears what somebody must; that is said once.
fn leave(session: &mut Session, group: &Group, list: &Path, reply: &mut Screen) {
    let lacks = group.must.as_ref().filter(|must| {
        let bears = |entry: &Path| match session.draft.get(&entry.key(&must.field)) {
            Some(Value::Array(items)) => items.contains(&json!(must.holds)),
            other => other == Some(&json!(must.holds)),
        };
        !session.draft.entries(list).iter().any(bears)
    });
    match lacks {
        Some(must) if session.doubted.insert(format!("{list}?")) => {
            reply.push(Tone::Trouble, "", must.say.clone());
        }
        _ => session.settle(),
    }
}

/// What goes with an entry, said before it goes.
fn tell_loss(session: &Session, entry: &Path, typed: &str, reply: &mut Screen) {
    let mut without = session.draft.clone();
    without.remove(entry);
    let changes = diff(session.draft.tree(), without.tree()).len();
    let others = changes.saturating_sub(1);
    let name = label(entry, &session.draft);
    reply.push(Tone::Trouble, "", format!("{name}についての答えが、すべて消えます。"));
    if others > 0 {
        reply.plain(format!("これを選んでいたほかの答え（{others}件）も空になります。"));
    }
    reply.plain(format!("消すなら、もう一度「{typed}」と入れてください。"));
}

/// A number opens an entry again, 「消す 2」 and 「写す 2」 do so, anything else is the name of a new one.
fn entry_command(
    session: &mut Session,
    text: &str,
    group: &Group,
    list: &Path,
    reply: &mut Screen,
) {
    let entries = session.draft.entries(list);
    let folded = ascii(text);
    let named = |word: &str| {
        let rest = folded.strip_prefix(word)?;
        let n = number(rest)?;
        Some(n.checked_sub(1).and_then(|at| entries.get(at)).cloned())
    };
    let wanted = named("消す").map(|e| ("消す", e));
    let wanted = wanted.or_else(|| named("写す").map(|e| ("写す", e)));
    let wanted = wanted.or_else(|| named("").map(|e| ("直す", e)));
    match wanted {
        Some((_, None)) => {
            reply.push(Tone::Trouble, "", "その番号はありません。");
            reply.plain("左の番号で答えてください。");
        }
        Some(("消す", Some(entry))) if session.doubted.insert(format!("{entry}-")) => {
            tell_loss(session, &entry, text.trim(), reply);
        }
        Some(("消す", Some(entry))) => {
            reply.push(
                Tone::Echo,
                "→ ",
                format!("{}を消しました。", label(&entry, &session.draft)),
            );
            session.reopen(&entry);
            session.draft.remove(&entry);
        }
        Some(("写す", Some(entry))) => {
            let new = session.draft.new_entry(list, &group.id);
            if let Some(Value::Object(mut copy)) = session.draft.get(&entry).cloned() {
                copy.extend(id_of(&new));
                let name = below(Some(&entry), &group.name).and_then(|p| session.draft.text(&p));
                let name = format!("{}（写し）", name.unwrap_or_default());
                copy.insert(group.name.clone(), json!(name));
                let value = Value::Object(copy);
                session.made.insert(new.to_string());
                session.write(&Change::Append { path: list.clone(), value });
                reply.push(Tone::Echo, "→ ", format!("{name}を作りました。"));
                session.enter(&new);
            }
        }
        Some((_, Some(entry))) => {
            session.made.insert(entry.to_string());
            session.reopen(&entry);
            session.enter(&entry);
        }
        None => new_entry(session, text, group, list, reply),
    }
}

fn new_entry(session: &mut Session, text: &str, group: &Group, list: &Path, reply: &mut Screen) {
    let Some(field) = shape().at(&format!("{}[].{}", list.pattern(), group.name)) else { return };
    if numbers(text).is_some() {
        reply.push(Tone::Trouble, "", "番号ではなく名前を入れてください。");
        return;
    }
    match understand(text, field, &[]) {
        Ok(understood) => {
            let entry = session.draft.new_entry(list, &group.id);
            let mut fields = Map::new();
            reply.push(
                Tone::Echo,
                "→ ",
                format!("{}を加えました。", shown(&understood.value, &[])),
            );
            fields.insert(group.name.clone(), understood.value);
            add(session, group, &entry, fields);
            session.settled.insert(entry.key(&group.name).to_string());
            session.enter(&entry);
        }
        Err(wrong) => trouble(&wrong, reply),
    }
}
