//! This file puts single facts into words: known, promised, or not spoken of.

use chrono::Datelike;

use super::shape::view;
use crate::document::{Inline, Inlines};
use crate::profile::{Date, Evidence, Id, Known, Pending, Person, Phone, Profile, System};

/// Printed where there is nothing to say.
pub(crate) const NOTHING: &str = "―";

/// 「院長 髙田 一郎」.
pub(crate) fn person(person: &Person) -> String {
    format!("{} {}", person.title, person.name)
}

/// Longer titles are not spoken together with a name.
const SPOKEN_TITLE: usize = 6;

/// What people call somebody in the house: 「髙田院長」, 「佐藤看護師」, else 「佐藤 直子（代表取締役）」.
pub(crate) fn called(person: &Person) -> String {
    let title = &person.title;
    let family =
        person.name.split([' ', '\u{3000}']).next().filter(|family| *family != person.name);
    match family {
        Some(family)
            if title.ends_with(['長', '師', '者']) && title.chars().count() <= SPOKEN_TITLE =>
        {
            format!("{family}{title}")
        }
        _ => format!("{}（{title}）", person.name),
    }
}

/// A date that a hand will fill in: 「　年　月　日」 with lines to write on.
pub(crate) fn open_date() -> Inlines {
    let part = |word: &str| [Inline::Blank { ems: 2 }, Inline::Text(word.to_owned())];
    ["年", "月", "日"].into_iter().flat_map(part).collect()
}

view! {
    /// A value for running text: printed when known, otherwise the section says that it is open.
    pub(crate) struct Stated {
        /// The value.
        text: Option<String> = "値",
        /// 「未決定である（担当 事務長、期限 令和8年12月15日）」, without the full stop.
        undecided: String = "未決定のときの言葉（担当と期限）",
    }
}

/// Turns values of a profile into words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'a> {
    profile: &'a Profile,
    /// What a table says where the profile says nothing.
    unsaid: &'static str,
}

impl<'a> Words<'a> {
    /// Words for a plan, in which what nobody has said is still to be found out: 「未確認」.
    pub(crate) fn new(profile: &'a Profile) -> Self {
        Self { profile, unsaid: "未確認" }
    }

    /// Words for a list, in which not everybody has everything: 「―」.
    pub(crate) fn of_list(profile: &'a Profile) -> Self {
        Self { profile, unsaid: NOTHING }
    }

    /// Title and name on a line each, for narrow columns.
    pub(crate) fn two_lines(self, person: &Person) -> String {
        format!("{}\n{}", person.title, person.name)
    }

    /// 「事務長」, with the name where the title is not this person's alone.
    pub(crate) fn title(self, person: &Person) -> String {
        let shared = self.profile.people.iter().filter(|p| p.title == person.title).count() > 1;
        if shared { self::person(person) } else { person.title.clone() }
    }

    /// 「事務長 山﨑 美穂」 by id; the id itself when nobody has it.
    pub(crate) fn name_of(self, id: &Id) -> String {
        self.profile.person(id).map_or_else(|| id.to_string(), person)
    }

    /// Title and name on a line each, by id.
    pub(crate) fn two_lines_of(self, id: &Id) -> String {
        self.profile.person(id).map_or_else(|| id.to_string(), |p| self.two_lines(p))
    }

    /// 「事務長」 by id.
    pub(crate) fn title_of(self, id: &Id) -> String {
        self.profile.person(id).map_or_else(|| id.to_string(), |p| self.title(p))
    }

    /// The firm of an id.
    pub(crate) fn vendor_of(self, id: &Id) -> String {
        self.profile.vendor(id).map_or_else(|| id.to_string(), |v| v.name.clone())
    }

    /// A system as tables print it: 「電子カルテ（クラウドカルテ青葉）」 as 「電子カルテ」 where no other is called so.
    pub(crate) fn system(self, system: &System) -> String {
        fn short(name: &str) -> &str {
            name.split_once('（').map_or(name, |parts| parts.0).trim()
        }
        let name = short(&system.name);
        let same = self.profile.systems.iter().filter(|s| short(&s.name) == name).count();
        if same == 1 && !name.is_empty() { name.to_owned() } else { system.name.clone() }
    }

    /// The system of an id as tables print it.
    pub(crate) fn system_of(self, id: &Id) -> String {
        self.profile.system(id).map_or_else(|| id.to_string(), |s| self.system(s))
    }

    /// A value in a table: itself, 「未確認（事務長、12月15日まで）」, or what stands where nothing was written.
    pub(crate) fn cell<T>(self, value: &Known<T>, print: impl FnOnce(&T) -> String) -> String {
        match value {
            Known::Value(value) => filled(print(value)),
            Known::Pending(pending) => self.pending(pending),
            Known::Absent => self.unsaid.to_owned(),
        }
    }

    /// Words in a table.
    pub(crate) fn known(self, value: &Known<String>) -> String {
        self.cell(value, String::clone)
    }

    /// A telephone number in a table.
    pub(crate) fn phone(self, value: &Known<Phone>) -> String {
        self.cell(value, Phone::to_string)
    }

    /// A day in a table.
    pub(crate) fn day(self, value: &Known<Date>) -> String {
        self.cell(value, |d| d.era())
    }

    /// A proof in a table: what, where and when.
    pub(crate) fn evidence(self, value: &Known<Evidence>) -> String {
        self.cell(value, |e| match e.on {
            Some(on) => format!("{}（{}、{}）", e.what, e.place, on.era()),
            None => format!("{}（{}）", e.what, e.place),
        })
    }

    /// A value for running text; `open` says what it is while nobody knows: 未確認 or 未決定.
    pub(crate) fn stated<T>(
        self,
        value: &Known<T>,
        open: &str,
        print: impl FnOnce(&T) -> String,
    ) -> Stated {
        let undecided = match value.pending().map(|pending| self.promise(pending)).as_deref() {
            Some("") | None => format!("{open}である（担当と期限は決めていない）"),
            Some(promise) => format!("{open}である（{promise}）"),
        };
        let text = value.value().map(print).filter(|text| !text.trim().is_empty());
        Stated { text, undecided }
    }

    /// 「未確認（事務長、12月15日まで）」, as far as owner and day are known.
    pub(crate) fn pending(self, pending: &Pending) -> String {
        let owner = pending.owner.as_ref().map(|id| self.title_of(id));
        let due = pending.due.map(|due| format!("{}まで", self.short_day(due)));
        match [owner, due].into_iter().flatten().collect::<Vec<_>>().join("、").as_str() {
            "" => "未確認".to_owned(),
            inside => format!("未確認（{inside}）"),
        }
    }

    fn promise(self, pending: &Pending) -> String {
        let owner = pending.owner.as_ref().map(|id| format!("担当 {}", self.title_of(id)));
        let due = pending.due.map(|due| format!("期限 {}", due.era()));
        [owner, due].into_iter().flatten().collect::<Vec<_>>().join("、")
    }

    /// 「12月15日」 in the year of this version of the plan, the whole date in another.
    fn short_day(self, date: Date) -> String {
        let day = date.day();
        if day.year() == self.profile.plan.revised_on.day().year() {
            format!("{}月{}日", day.month(), day.day())
        } else {
            date.era()
        }
    }
}

/// Words that are there, or 「―」.
pub(crate) fn filled(words: String) -> String {
    if words.trim().is_empty() { NOTHING.to_owned() } else { words }
}

/// Optional words, or 「―」.
pub(crate) fn dash(words: Option<&String>) -> String {
    filled(words.cloned().unwrap_or_default())
}

/// Optional words that are there.
pub(crate) fn present(words: Option<&String>) -> Option<String> {
    words.filter(|w| !w.trim().is_empty()).cloned()
}

/// Entries joined, or 「―」.
pub(crate) fn joined(words: impl IntoIterator<Item = String>, between: &str) -> String {
    filled(words.into_iter().collect::<Vec<_>>().join(between))
}

/// 「24時間」, or days where they come out even.
pub(crate) fn hours(hours: u32) -> String {
    match hours {
        48.. if hours.is_multiple_of(24) => format!("{}日", hours / 24),
        _ => format!("{hours}時間"),
    }
}
