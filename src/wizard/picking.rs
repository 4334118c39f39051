//! This file takes and shows which of the controls were seen to be in place, and which not, all at once.

use super::controls::{ControlQuestion, ON};
use super::input::{Said, numbers, parts};
use super::plan::{Part, control_key};
use super::screen::{Screen, Tone};
use super::session::Session;

/// Takes the controls that got an answer; a control that is taken off the list is open again.
pub(super) fn picked(session: &mut Session, said: &Said, answer: &str, reply: &mut Screen) {
    let keys = match said {
        Said::Answer(text) => match chosen(text, session.controls()) {
            Ok(keys) => keys,
            Err(wrong) => {
                reply.push(Tone::Trouble, "", format!("「{wrong}」は選べません。"));
                let last = session.controls().len();
                reply.plain(format!("1から{last}までの番号を並べてください。例: 1 3"));
                return;
            }
        },
        Said::Nothing => with(session, answer).into_iter().map(|c| c.key.clone()).collect(),
        _ => Vec::new(),
    };
    let mut added = false;
    for control in session.controls().to_vec() {
        let key = control_key(&control.key, Part::Answer);
        let before = session.said.get(&key).cloned();
        let had = before.as_deref() == Some(answer);
        if keys.contains(&control.key) {
            if let Some(other) = before.filter(|before| before != answer) {
                let name = &control.name;
                reply.plain(format!("「{name}」は、「{other}」を取り消して「{answer}」にします。"));
            }
            added |= !had;
            session.said.insert(key, answer.to_owned());
        } else if had {
            session.said.remove(&key);
        }
        session.attest(&control.key);
    }
    if added {
        // The day was said of those chosen before; of this one nobody has said it yet.
        session.settled.remove(ON);
    }
    let names: Vec<String> = with(session, answer).into_iter().map(|c| c.name.clone()).collect();
    let echo = if names.is_empty() { "ありません。".to_owned() } else { names.join("、") };
    reply.push(Tone::Echo, "→ ", echo);
    session.settle();
}

/// The controls that have an answer now.
pub(super) fn with<'s>(session: &'s Session, answer: &str) -> Vec<&'s ControlQuestion> {
    let has = |control: &&ControlQuestion| {
        let said = session.said.get(&control_key(&control.key, Part::Answer));
        said.is_some_and(|said| said == answer)
    };
    session.controls().iter().filter(has).collect()
}

/// The keys of controls that are named by number, by key or by name; the word that names none.
fn chosen(text: &str, controls: &[ControlQuestion]) -> Result<Vec<String>, String> {
    let find = |word: &str| controls.iter().find(|c| c.key == word || c.name == word);
    let words = match numbers(text) {
        Some(numbers) => {
            let nth = |n: usize| n.checked_sub(1).and_then(|at| controls.get(at));
            return numbers
                .into_iter()
                .map(|n| nth(n).map(|c| c.key.clone()).ok_or_else(|| n.to_string()))
                .collect();
        }
        None => parts(text),
    };
    words.into_iter().map(|word| find(&word).map(|c| c.key.clone()).ok_or(word)).collect()
}

/// What a control means; its name, where the sentence goes on from that of another.
fn meaning(control: &ControlQuestion) -> &str {
    if control.plain.starts_with("まだの場合") { &control.name } else { &control.plain }
}

/// What stands on the screen.
pub(super) fn show(session: &Session, answer: &str, screen: &mut Screen) {
    let (ask, why) = match answer {
        "はい" => (
            "今年度、自分の目で見てできていると確かめ、それを示すものがある対策はどれですか。",
            "チェックリストの「はい」になります。選んだものの確認日と根拠を、このあと聞きます。",
        ),
        _ => (
            "見て確かめたところ、まだできていなかった対策はどれですか。",
            "チェックリストの「いいえ」になります。目標日を、このあと聞きます。",
        ),
    };
    screen.push(Tone::Question, "", ask);
    screen.push(Tone::Plain, "なぜ: ", why);
    for (at, control) in session.controls().iter().enumerate() {
        let said = session.said.get(&control_key(&control.key, Part::Answer));
        let mark = said.map(|said| format!("（{said}）")).unwrap_or_default();
        super::showing::numbered(at, &format!("{}{mark}", meaning(control)), screen);
    }
    screen.plain(
        "番号を並べます（例: 1 3）。なければ Enter。選ばなかったものは空欄のまま、一覧に残ります。",
    );
}
