//! This file builds the list of what is missing, by person and day: for the house's own eyes.

use crate::assess::{Answer, Gap, Verdict};
use crate::catalogue::{AskedOf, Item};
use crate::compose::paper::sheet::{Grid, Sheet};
use crate::compose::phrase::{self, filled};
use crate::document::{Column, Document, Inline, Inlines, Page, ParagraphRole, TableRole, text};
use crate::profile::{Date, Fields, Id, KindWords, Profile};

use super::super::case::Case;
use super::concerns::concerns;
use super::contents::stacked;
use super::meta;
use super::voice::Voice;

/// What the list is called.
pub(super) const GAPS_TITLE: &str = "未整備・未確認の一覧";

/// 未整備・未確認の一覧.
pub(in crate::compose) fn gap_list(case: &Case<'_>) -> Document {
    let mut sheet = Sheet::new("gap-list");
    sheet.paragraph("title", ParagraphRole::Title, text(GAPS_TITLE));
    let fields = Fields::new(case.profile);
    let groups: Vec<Group<'_>> = by_person(case, &fields);
    let count = case.gaps.len();
    let rows: usize = groups.iter().map(|group| group.tasks.len()).sum();
    let together = match rows < count {
        true => format!("同じ相手に同じ日までに確かめるものは1行にまとめ、{rows}行になる。"),
        false => String::new(),
    };
    let lead = format!(
        "足りないものは{count}件である。{together}担当ごとに重い順に並べる。担当と期限の空欄は、決めて書く。この一覧は外に出さない。",
    );
    sheet.paragraph("lead", ParagraphRole::Body, text(lead));
    if !case.gaps.is_empty() {
        sheet.heading("missing", "足りないもの");
        missing(case, &groups, &mut sheet);
    }
    refused(case, &mut sheet);
    concerns(case, &mut sheet);
    sheet.finish(meta(case, GAPS_TITLE), Page::A4_LANDSCAPE)
}

fn missing(case: &Case<'_>, groups: &[Group<'_>], sheet: &mut Sheet) {
    let columns = [
        ("番号", Column::center(2.2)),
        ("足りないもの", Column::start(14.0)),
        ("なぜ要るか", Column::start(12.7)),
        ("すること", Column::start(12.0)),
        ("担当", Column::start(4.6)),
        ("期限", Column::center(4.7)),
        ("済", Column::center(1.8)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Form, &columns);
    let voice = Voice::of(case.profile);
    let mut number = 0;
    for Group { key, name, who, tasks } in groups {
        let count: usize = tasks.iter().map(|task| task.count).sum();
        grid.group(key, text(format!("{name}（{count}件）")));
        for Task { key: task, what, gap, .. } in tasks {
            number += 1;
            let due = gap.due.or_else(|| target(case, gap));
            let row = vec![
                text(number.to_string()),
                text(voice.begin(what)),
                text(filled(voice.say(&gap.why))),
                todo(case, gap),
                text(who.as_str()),
                text(due.map(|due| due.era()).unwrap_or_default()),
                vec![Inline::Checkbox { checked: false }],
            ];
            grid.row(&format!("{key} {task}"), row);
        }
    }
    sheet.block(grid.finish());
}

/// The 目標日 of an item answered いいえ: the day by which what is missing is promised.
fn target(case: &Case<'_>, gap: &Gap) -> Option<Date> {
    let item = gap.item.as_ref()?;
    let mut forms = [&case.facility, &case.review].into_iter().chain(&case.local);
    forms.find_map(|form| form.answers.get(item)?.target)
}

/// The rows of one person, or those that nobody has taken on and that the same can say.
struct Group<'g> {
    key: String,
    name: String,
    /// The person's name; empty where one is to be chosen.
    who: String,
    tasks: Vec<Task<'g>>,
}

/// A row: one gap, or the same field of several entries that nobody knows yet.
struct Task<'g> {
    key: String,
    what: String,
    /// The first of them.
    gap: &'g Gap,
    /// How many they are.
    count: usize,
}

/// Gaps as rows; what is merely 未確認 of several entries, asked of the same by the same day, is one row.
fn tasks<'g>(gaps: &[&'g Gap], fields: &Fields) -> Vec<Task<'g>> {
    let mut out: Vec<(Task<'g>, Vec<String>, String)> = Vec::new();
    for gap in gaps {
        let item = gap.item.as_deref().unwrap_or_default();
        let key = format!("{} {} {item} {}", gap.field, gap.control, gap.missing);
        let (entry, field) = fields.words(&gap.field);
        if gap.item.is_some() || !gap.control.is_empty() || field.is_empty() {
            out.push((
                Task { key, what: gap.missing.clone(), gap, count: 1 },
                Vec::new(),
                String::new(),
            ));
            continue;
        }
        let same = |(task, entries, about): &&mut (Task<'g>, Vec<String>, String)| {
            *about == field
                && !entries.is_empty()
                && (&task.gap.ask, task.gap.due) == (&gap.ask, gap.due)
        };
        match out.iter_mut().find(same) {
            Some((task, entries, _)) if !entry.is_empty() => {
                entries.push(entry);
                task.count += 1;
            }
            _ => {
                let entries = if entry.is_empty() { Vec::new() } else { vec![entry] };
                out.push((Task { key, what: String::new(), gap, count: 1 }, entries, field));
            }
        }
    }
    let said = |(mut task, entries, field): (Task<'g>, Vec<String>, String)| {
        if task.what.is_empty() {
            let of = if entries.is_empty() { "" } else { "の" };
            task.what = format!("{}{of}{field}が未確認である。", entries.join("、"));
        }
        task
    };
    out.into_iter().map(said).collect()
}

/// Gaps by the person who promised to close them, then those that nobody has taken on, by who can say.
fn by_person<'c>(case: &'c Case<'_>, fields: &Fields) -> Vec<Group<'c>> {
    let mut out: Vec<Group<'_>> = Vec::new();
    let people = case.profile.people.iter();
    for person in people {
        let own: Vec<&Gap> =
            case.gaps.iter().filter(|gap| gap.person.as_ref() == Some(&person.id)).collect();
        let (key, who) = (format!("person-{}", person.id), person.name.clone());
        out.push(Group { key, name: phrase::person(person), who, tasks: tasks(&own, fields) });
    }
    let kind = KindWords::of(case.profile.facility.kind);
    let named = |gap: &Gap| gap.person.as_ref().is_some_and(|id| case.profile.person(id).is_some());
    let owners =
        [(AskedOf::Director, "director"), (AskedOf::Clinic, "clinic"), (AskedOf::Vendor, "vendor")];
    for (owner, key) in owners {
        let open: Vec<&Gap> =
            case.gaps.iter().filter(|gap| !named(gap) && gap.owner == owner).collect();
        let name = format!("担当を決めていないもの：{}", kind.inside_of(owner.word()));
        let key = format!("open-{key}");
        out.push(Group { key, name, who: String::new(), tasks: tasks(&open, fields) });
    }
    out.retain(|group| !group.tasks.is_empty());
    out
}

/// Who is asked, and what counts as proof.
fn todo(case: &Case<'_>, gap: &Gap) -> Inlines {
    let asked = gap.ask.as_ref().map(|id| format!("（{}）", called(case.profile, id)));
    let owner = KindWords::of(case.profile.facility.kind).inside_of(gap.owner.word());
    let mut lines = vec![text(format!("{owner}する{}", asked.unwrap_or_default()))];
    if gap.is_advice {
        lines = vec![text("もう一度確かめ、日付を新しくする")];
    } else if let Some(control) = case.catalogue.control(&gap.control)
        && !control.evidence.is_empty()
    {
        lines.push(text(format!("証拠になるもの: {}", control.evidence.join("、"))));
    }
    stacked(lines)
}

pub(super) fn called(profile: &Profile, id: &Id) -> String {
    let vendor = profile.vendor(id).map(|vendor| vendor.name.clone());
    let body = profile.outside_bodies.iter().find(|b| b.id == *id).map(|b| b.name.clone());
    vendor
        .or(body)
        .or_else(|| profile.person(id).map(phrase::person))
        .unwrap_or_else(|| id.to_string())
}

/// Items that are answered いいえ, with their 目標日.
fn refused(case: &Case<'_>, sheet: &mut Sheet) {
    let forms = [&case.facility, &case.review].into_iter().chain(&case.local);
    let refused: Vec<(&Item, &Answer)> = forms
        .flat_map(|f| f.form.items().filter_map(|item| Some((item, f.answers.get(&item.key)?))))
        .filter(|(_, answer)| matches!(answer.verdict, Verdict::No { .. }))
        .collect();
    if refused.is_empty() {
        return;
    }
    sheet.heading("refused", "「いいえ」と答えた項目");
    let columns = [
        ("番号", Column::center(3.4)),
        ("確認する項目（要旨）", Column::start(18.0)),
        ("理由・備考", Column::start(18.0)),
        ("目標日", Column::center(6.0)),
        ("済", Column::center(2.0)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Form, &columns);
    let voice = Voice::of(case.profile);
    for (item, answer) in refused {
        let key = item.key.replace('/', "-");
        let last = item.key.rsplit('/').next().unwrap_or_default();
        let row = vec![
            text(last.split('@').next().unwrap_or_default()),
            text(voice.say(&item.our_words)),
            text(answer.remarks.join("")),
            text(answer.target.map(|day| day.era()).unwrap_or_default()),
            vec![Inline::Checkbox { checked: false }],
        ];
        grid.row(&key, row);
    }
    sheet.block(grid.finish());
}
