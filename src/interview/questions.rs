//! This file lets the questions meet a profile: one for each entry, with its code, and what is known already.

use std::collections::BTreeMap;

use serde_json::Value;

use super::code::{USUAL, bare, code, read};
use super::data::{Asking, Only, Sheet, Source, data};
use super::entity::{Entity, entities};
use super::question::{Asked, Question, Write};
use super::words::OwnWords;
use crate::diagnostic::nearest;
use crate::profile::Profile;

/// All questions to everybody, open or answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Questions {
    all: Vec<Question>,
}

/// What a code leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Found<'a> {
    /// A question.
    Question(&'a Question),
    /// Nothing, though a question with a code very much like it.
    Meant(&'a Question),
    /// Nothing.
    Nothing,
}

/// Signs by which a code grows while it meets another's.
const MORE: usize = 3;

/// More signs than any two paths share: what a digest gives is used up.
const LONGEST: usize = USUAL + 6 * MORE;

impl Questions {
    /// The questions that this profile can be asked.
    pub fn of(profile: &Profile) -> Self {
        // A profile holds only words, numbers and lists, which always can be written.
        let values = serde_json::to_value(profile).unwrap_or_default();
        let words = OwnWords::of(profile);
        let mut all = Vec::new();
        let same = |a: &Asking, b: &Asking| {
            (a.from, a.sheet, list(&a.path)) == (b.from, b.sheet, list(&b.path))
        };
        for run in data().questions.chunk_by(same) {
            let about = run.first().map_or("", |asking| list(&asking.path));
            if about.is_empty() {
                let whole = run.iter().flat_map(|asking| whole(profile, asking, &values, &words));
                all.extend(whole);
                continue;
            }
            for entity in entities(profile, about) {
                // Nobody but the house knows its own terminals.
                let is_theirs =
                    |a: &&Asking| a.from != Source::Vendor || !entity.is(Some(Only::Own));
                let asked = run.iter().filter(is_theirs).filter(|a| entity.is(a.only));
                all.extend(asked.filter_map(|asking| of_entry(asking, &entity, &values, &words)));
            }
        }
        number(&mut all);
        name_people(profile, &mut all);
        Self { all }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Question> {
        self.all.iter()
    }

    /// Those to one source, open or answered.
    pub fn to<'a>(&'a self, asked: &Asked) -> Vec<&'a Question> {
        self.all.iter().filter(|question| question.is_to(asked)).collect()
    }

    /// Those to one source that are open. Whoever adopts a criterion signs for all of them, so that the day and the
    /// name are asked for anew as long as one is open.
    pub fn open<'a>(&'a self, asked: &Asked) -> Vec<&'a Question> {
        let is_criterion = |q: &Question| q.path.starts_with("decisions.");
        let adopts = self.all.iter().any(|q| is_criterion(q) && q.is_open());
        let is_open =
            |q: &&Question| q.is_open() || (adopts && q.path.starts_with("decisions.adopted_"));
        self.to(asked).into_iter().filter(is_open).collect()
    }

    /// The question of a path.
    pub fn at(&self, path: &str) -> Option<&Question> {
        self.all.iter().find(|question| question.path == path)
    }

    /// The question of a code, however it was typed.
    pub fn by_code(&self, typed: &str) -> Found<'_> {
        let exact = read(typed).and_then(|code| self.all.iter().find(|q| q.code == code));
        if let Some(question) = exact {
            return Found::Question(question);
        }
        let typed = bare(typed);
        let bares: Vec<String> = self.all.iter().map(|q| bare(&q.code)).collect();
        let near = nearest(&typed, bares.iter().map(String::as_str));
        let meant = near.and_then(|near| self.all.iter().find(|q| bare(&q.code) == near));
        meant.map_or(Found::Nothing, Found::Meant)
    }
}

/// The list of a path: `devices` of `devices[].os`; empty for a path of the whole facility.
fn list(path: &str) -> &str {
    path.split_once("[]").map_or("", |parts| parts.0)
}

/// The question about one entry.
fn of_entry(
    asking: &Asking,
    entity: &Entity,
    values: &Value,
    words: &OwnWords,
) -> Option<Question> {
    let (list, field) = asking.path.split_once("[].")?;
    let entries = at(values, list)?.as_array()?;
    let entry = entries.iter().find(|e| e.get("id").and_then(Value::as_str) == Some(&entity.id))?;
    let parent = field.rsplit_once('.').map(|parts| parts.0);
    let has_parent = parent.is_none_or(|parent| at(entry, parent).is_some_and(is_record));
    if !has_parent && !asking.begins {
        return None;
    }
    let path = format!("{list}[{}].{field}", entity.id);
    Some(question(asking, list, field, path, Some(entity), at(entry, field), words))
}

/// The questions about the facility as a whole: one, or one for each entry of another list.
fn whole(profile: &Profile, asking: &Asking, values: &Value, words: &OwnWords) -> Vec<Question> {
    let path = asking.path.as_str();
    let value = at(values, path);
    match &asking.each {
        Some(list) => entities(profile, list)
            .into_iter()
            .filter(|entity| entity.is(asking.only))
            .map(|e| question(asking, list, path, path.to_owned(), Some(&e), None, words))
            .collect(),
        None => {
            let is_list = asking.only == Some(Only::Empty);
            let filled = value.and_then(Value::as_array).is_some_and(|list| !list.is_empty());
            if is_list && filled {
                return Vec::new();
            }
            let value = value.filter(|_| !is_list);
            vec![question(asking, "", path, path.to_owned(), None, value, words)]
        }
    }
}

fn question(
    asking: &Asking,
    list: &str,
    field: &str,
    path: String,
    entity: Option<&Entity>,
    value: Option<&Value>,
    words: &OwnWords,
) -> Question {
    let name = entity.map_or("", |e| e.name.as_str());
    let write = Write::parse(&asking.write).unwrap_or(Write::Hand);
    Question {
        code: String::new(),
        known: value.and_then(|value| known(value, &write)),
        path,
        from: asking.from,
        vendor: entity.and_then(|e| e.vendor.clone()),
        list: list.to_owned(),
        field: field.to_owned(),
        entity: entity.map(|e| (e.id.clone(), e.name.clone())),
        ask: words.fill(&asking.ask, name),
        example: words.fill(&asking.example, name),
        write,
        is_remote: asking.sheet == Sheet::Remote,
    }
}

/// Gives every question its code.
fn number(all: &mut [Question]) {
    for source in [Source::Vendor, Source::Walk, Source::Director] {
        let (letter, of) = (source.letter(), |q: &&mut Question| q.from == source);
        let keys: Vec<String> = all.iter().filter(|q| q.from == source).map(key).collect();
        for (question, code) in all.iter_mut().filter(of).zip(codes(letter, &keys)) {
            question.code = code;
        }
    }
}

/// The codes of paths. Those that would meet get longer ones, so that none ever leads to another's field.
pub(super) fn codes(letter: char, paths: &[String]) -> Vec<String> {
    let mut signs = vec![USUAL; paths.len()];
    loop {
        let codes: Vec<String> =
            paths.iter().zip(&signs).map(|(path, signs)| code(letter, path, *signs)).collect();
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        for code in &codes {
            *uses.entry(code).or_default() += 1;
        }
        let meets = |(code, signs): (&String, &usize)| {
            *signs < LONGEST && uses.get(code.as_str()).is_some_and(|uses| *uses > 1)
        };
        let meeting: Vec<bool> = codes.iter().zip(&signs).map(meets).collect();
        if !meeting.contains(&true) {
            return codes;
        }
        for (signs, _) in signs.iter_mut().zip(meeting).filter(|(_, meets)| *meets) {
            *signs = signs.saturating_add(MORE);
        }
    }
}

/// People are known by id and told by name.
fn name_people(profile: &Profile, all: &mut [Question]) {
    let answers = all.iter_mut().filter(|q| q.write == Write::Person);
    for known in answers.filter_map(|q| q.known.as_mut()) {
        if let Some(person) = profile.people.iter().find(|p| p.id.as_str() == known) {
            *known = format!("{} {}", person.title, person.name);
        }
    }
}

/// What a code is made of: the path, and the entry where one list is asked about for each of another.
fn key(question: &Question) -> String {
    match &question.entity {
        Some((id, _)) if !question.path.contains(&format!("[{id}]")) => {
            format!("{}@{id}", question.path)
        }
        _ => question.path.clone(),
    }
}

/// The value below a dotted path.
fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, key| value.get(key))
}

/// Whether a record is there: not nothing, and not the promise to find it out.
fn is_record(value: &Value) -> bool {
    value.as_object().is_some_and(|map| !map.contains_key("未確認"))
}

/// What the profile says, as people write it; nothing for what nobody knows yet.
fn known(value: &Value, write: &Write) -> Option<String> {
    match (value, write) {
        (Value::Null, _) => None,
        (Value::Bool(yes), Write::YesNo(a, b)) => Some(if *yes { a.clone() } else { b.clone() }),
        (Value::Number(hours), Write::Hours) => Some(format!("{hours}時間")),
        (Value::Number(hours), Write::Days) => {
            let hours = hours.as_u64().unwrap_or_default();
            let even = hours > 0 && hours.is_multiple_of(24);
            Some(if even { format!("{}日", hours / 24) } else { format!("{hours}時間") })
        }
        (Value::Number(number), Write::Number(unit)) => Some(format!("{number}{unit}")),
        (Value::String(words), _) => Some(words.clone()).filter(|words| !words.trim().is_empty()),
        (Value::Object(map), _) if map.contains_key("未確認") => None,
        (Value::Object(_), _) => Some("記入あり".to_owned()),
        (other, _) => Some(other.to_string()),
    }
}
