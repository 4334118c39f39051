//! This file reads an answer as a hand wrote it and brings it into the form that the profile keeps.

use serde_json::Value;

use super::question::{Question, Write};
use crate::diagnostic::{Diagnostic, Noted, Place, Report};
use crate::profile::{Date, Person, Profile, Shape, spoken};

/// What somebody answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A value for the question's field.
    Value {
        /// As the profile keeps it.
        value: Value,
        /// As it is shown back.
        shown: String,
    },
    /// 「不明」: nobody knows it yet, so the field stays as it is.
    Unknown,
}

/// What people write and type who do not know.
const UNKNOWN: [&str; 10] = [
    "不明",
    "わからない",
    "分からない",
    "わかりません",
    "分かりません",
    "わからん",
    "未確認",
    "未定",
    "まだ",
    "?",
];

/// Whether somebody says that they do not know.
pub fn is_unknown(text: &str) -> bool {
    UNKNOWN.contains(&half(text).as_str())
}

/// Reads an answer; `place` is where it was written.
///
/// # Errors
/// What is wrong with it and how to write it.
pub fn read_answer(
    profile: &Profile,
    question: &Question,
    written: &str,
    place: &Place,
) -> Result<Noted<Answer>, Report> {
    let text = written.trim().replace("\r\n", "\n");
    if is_unknown(&text) {
        return Ok(Noted { value: Answer::Unknown, notes: Report::new() });
    }
    let fault = |message: String, help: &str| {
        Err(Report::from(Diagnostic::error("answer-unreadable", place.clone(), message).help(help)))
    };
    let plain = |value: Value, shown: String| {
        Ok(Noted { value: Answer::Value { value, shown }, notes: Report::new() })
    };
    match &question.write {
        Write::Words | Write::Lines => plain(Value::from(text.clone()), text),
        Write::Date => say(&Shape::Day, &text, place),
        Write::Phone => say(&Shape::Phone, &text, place),
        Write::Hours | Write::Days => {
            let bare = if question.write == Write::Days { 24 } else { 1 };
            match hours(&text, bare) {
                Some(hours) => plain(Value::from(hours), in_hours(hours)),
                None => fault(
                    format!("時間として読めません: 「{text}」。"),
                    "「24時間」「2日」のように、数字を1つだけ書いてください。",
                ),
            }
        }
        Write::Number(unit) => {
            let folded = half(&text);
            let digits = folded.strip_suffix(unit.as_str()).unwrap_or(&folded).trim();
            match digits.parse::<u32>() {
                Ok(number) => plain(Value::from(number), format!("{number}{unit}")),
                Err(_) => fault(
                    format!("数字として読めません: 「{text}」。"),
                    "数字を1つだけ書いてください。例: 3",
                ),
            }
        }
        Write::YesNo(yes, no) => match truth(&text, yes, no) {
            Some(true) => plain(Value::from(true), yes.clone()),
            Some(false) => plain(Value::from(false), no.clone()),
            None => fault(
                format!("どちらの答えか読み取れません: 「{text}」。"),
                &format!("「{yes}」か「{no}」だけを書いてください。"),
            ),
        },
        Write::Person => match person(profile, &text) {
            Some(person) => {
                let shown = format!("{} {}", person.title, person.name);
                plain(Value::from(person.id.as_str()), shown)
            }
            None => fault(
                format!("職員の一覧にない人です: 「{text}」。"),
                "職名か氏名を、プロファイルの people にあるとおりに書いてください。",
            ),
        },
        Write::Hand => fault(
            format!("「{}」の答えは、この表からは読み込みません。", question.ask),
            "書類を確かめた人が、日付と置き場所を添えて入力してください（sonae edit）。",
        ),
    }
}

/// A day or a telephone number, by the profile's own reader.
fn say(shape: &Shape, text: &str, place: &Place) -> Result<Noted<Answer>, Report> {
    let here = |said: &Diagnostic| Diagnostic { place: place.clone(), ..said.clone() };
    let said = spoken(shape, "", text).map_err(|fault| Report::from(here(&fault)))?;
    let mut notes = Report::new();
    said.notes.iter().for_each(|note| notes.push(here(note)));
    let kept = said.value.as_str().unwrap_or_default();
    let day = kept.parse().ok().filter(|_| *shape == Shape::Day);
    let shown = day.map_or_else(|| kept.to_owned(), |day| Date::new(day).era());
    Ok(Noted { value: Answer::Value { value: said.value, shown }, notes })
}

/// Half-width digits and letters, without spaces around.
fn half(text: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    };
    text.chars().map(half).collect::<String>().trim().to_owned()
}

/// 「24時間」「2日」「約3日」「半日」 in hours; a bare number counts `bare` hours each.
pub fn hours(text: &str, bare: u32) -> Option<u32> {
    let folded = half(text);
    let text = folded.trim_start_matches('約').trim_end_matches("分").trim();
    if text == "半日" {
        return Some(12);
    }
    let days = ["日間", "日"].iter().find_map(|unit| text.strip_suffix(unit));
    let hours = ["時間", "h", "H"].iter().find_map(|unit| text.strip_suffix(unit));
    let (digits, each) = match (days, hours) {
        (Some(digits), _) => (digits, 24),
        (_, Some(digits)) => (digits, 1),
        (None, None) => (text, bare),
    };
    digits.trim().parse::<u32>().ok()?.checked_mul(each)
}

/// 「2日」 where it comes out even, else 「30時間」.
fn in_hours(hours: u32) -> String {
    match hours {
        24.. if hours.is_multiple_of(24) => format!("{}日（{hours}時間）", hours / 24),
        _ => format!("{hours}時間"),
    }
}

fn truth(text: &str, yes: &str, no: &str) -> Option<bool> {
    let text = half(text);
    if text == yes || text == no {
        return Some(text == yes);
    }
    let words: [(&[&str], bool); 2] = [
        (&["はい", "○", "〇", "true", "yes"], true),
        (&["いいえ", "×", "✕", "false", "no"], false),
    ];
    let plain = words.iter().find(|(words, _)| words.contains(&text.as_str()));
    // 「あり」 answers 「ある・ない」, but not 「外してある・つながったまま」.
    let there: [&[&str]; 2] = [&["ある", "あり", "有"], &["ない", "なし", "無"]];
    let akin = there[0].contains(&yes) && there[1].contains(&no);
    plain.map(|(_, truth)| *truth).or_else(|| match akin {
        true if there[0].contains(&text.as_str()) => Some(true),
        true if there[1].contains(&text.as_str()) => Some(false),
        _ => None,
    })
}

/// The one person whom a name, a title or an id means.
fn person<'a>(profile: &'a Profile, text: &str) -> Option<&'a Person> {
    let bare = |words: &str| words.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let text = bare(text);
    let is = |p: &&Person| {
        let (title, name) = (bare(&p.title), bare(&p.name));
        let family = p.name.split([' ', '\u{3000}']).next().unwrap_or_default();
        [name.clone(), title.clone(), format!("{title}{name}"), format!("{family}{title}")]
            .contains(&text)
            || p.id.as_str() == text
    };
    let mut meant = profile.people.iter().filter(is);
    // A title that two people have names neither.
    meant.next().filter(|_| meant.next().is_none())
}
