//! This file shows open questions to templates: the code, the question, and how a pen answers it.

use crate::compose::phrase::present;
use crate::compose::shape::view;
use crate::interview::{Question, Write};
use crate::profile::{Device, Profile};

view! {
    /// A question with room for its answer.
    pub(crate) struct AskRow {
        /// Key of the row: the code.
        id: String = "行の名前（キー）",
        /// The code, as it is printed.
        code: String = "符号",
        /// The question.
        ask: String = "質問",
        /// An example.
        example: Option<String> = "例",
        /// Whether the answer takes more than a line.
        lines: bool = "答えが2行以上になるか",
        /// Whether the answer is a day.
        date: bool = "答えが日付か",
        /// The unit that stands behind a number.
        unit: Option<String> = "数のあとの単位",
        /// One of two words to circle.
        yes: Option<String> = "○で囲む言葉の1つめ",
        /// The other.
        no: Option<String> = "○で囲む言葉の2つめ",
    }
}

view! {
    /// A box of a vendor: the codes of what is open, nothing where the profile knows it.
    pub(crate) struct BoxAsk {
        /// Key.
        id: String,
        /// 管理番号 and what it is.
        name: String,
        /// Where it stands.
        place: Option<String>,
        /// IPアドレス.
        address: Option<String>,
        /// OS.
        os: Option<String>,
        /// Software.
        software: Option<String>,
        /// Version of the software.
        version: Option<String>,
        /// Last update.
        patched: Option<String>,
        /// End of support.
        support: Option<String>,
        /// Services stopped.
        services: Option<String>,
    }
}

view! {
    /// The codes on the リモート保守 確認書; it is signed as a whole, so that it asks for what is known too.
    pub(crate) struct RemoteCodes {
        /// Whether it is done at all.
        used: Option<String>,
        /// Who.
        by: Option<String>,
        /// From where.
        from: Option<String>,
        /// How.
        method: Option<String>,
        /// Source restriction.
        source: Option<String>,
        /// How those are recognised who connect.
        authentication: Option<String>,
        /// The terminal.
        terminal: Option<String>,
        /// When, with what notice.
        notice: Option<String>,
    }
}

impl AskRow {
    pub(crate) fn new(question: &Question) -> Self {
        let (yes, no) = match &question.write {
            Write::YesNo(yes, no) => (Some(yes.clone()), Some(no.clone())),
            _ => (None, None),
        };
        Self {
            id: question.code.clone(),
            code: question.code.clone(),
            ask: question.ask.clone(),
            example: present(Some(&question.example)),
            lines: matches!(question.write, Write::Lines | Write::Hand),
            date: question.write == Write::Date,
            unit: match &question.write {
                Write::Hours => Some("時間".to_owned()),
                Write::Days => Some("日".to_owned()),
                Write::Number(unit) => Some(unit.clone()),
                _ => None,
            },
            yes,
            no,
        }
    }

    /// The open ones among questions that are of some kind.
    pub(crate) fn open(all: &[&Question], of: impl Fn(&Question) -> bool) -> Vec<Self> {
        let open = all.iter().filter(|q| q.is_open() && of(q));
        open.map(|question| Self::new(question)).collect()
    }
}

/// The code of a field of an entry where it is open.
pub(crate) fn open_code(all: &[&Question], list: &str, id: &str, field: &str) -> Option<String> {
    let is = |q: &&&Question| {
        q.list == list && q.field == field && q.entity.as_ref().is_some_and(|(of, _)| of == id)
    };
    all.iter().find(is).filter(|q| q.is_open()).map(|q| q.code.clone())
}

/// Whether any field of a row is open: only then the row is worth printing.
pub(crate) fn any_open(codes: &[&Option<String>]) -> bool {
    codes.iter().any(|code| code.is_some())
}

/// 「NW-01」 and what it is on a line each.
pub(crate) fn box_name(device: &Device) -> String {
    let what = device.maker.value().map_or(device.kind.word(), String::as_str);
    format!("{}\n{what}", device.id)
}

impl BoxAsk {
    /// The boxes of which something is open.
    pub(crate) fn all(profile: &Profile, questions: &[&Question]) -> Vec<Self> {
        let row = |device: &Device| {
            let open = |field| open_code(questions, "devices", device.id.as_str(), field);
            let row = Self {
                id: device.id.to_string(),
                name: box_name(device),
                place: present(device.place.value()),
                address: open("ip_address"),
                os: open("os"),
                software: open("software"),
                version: open("software_version"),
                patched: open("patch_state"),
                support: open("support_end"),
                services: open("unneeded_services"),
            };
            let codes = [
                &row.address,
                &row.os,
                &row.software,
                &row.version,
                &row.patched,
                &row.support,
                &row.services,
            ];
            any_open(&codes).then_some(row)
        };
        profile.devices.iter().filter_map(row).collect()
    }
}

impl RemoteCodes {
    pub(crate) fn new(questions: &[&Question]) -> Self {
        let code = |field: &str| {
            let field = format!("remote_maintenance.{field}");
            questions.iter().find(|q| q.field == field).map(|q| q.code.clone())
        };
        Self {
            used: code("used"),
            by: code("by"),
            from: code("from"),
            method: code("method"),
            source: code("source_restriction"),
            authentication: code("authentication"),
            terminal: code("terminal"),
            notice: code("notice"),
        }
    }
}
