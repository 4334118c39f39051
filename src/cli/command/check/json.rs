//! This file writes the verdict for other programs; its keys are English and stay.

use serde::Serialize;

use crate::assess::{
    Concern, ConcernKind, ConcernState, FormStanding, Severity, Task, TaskKind, TaskPart,
};
use crate::catalogue::{AskedOf, Effort};
use crate::generate::Examined;
use crate::profile::{Date, Id};

/// Version of the shape; it changes only where a key goes or changes its meaning.
const SCHEMA: u32 = 1;

/// The whole.
#[derive(Debug, Serialize)]
pub(super) struct Verdict<'e> {
    schema: u32,
    facility: &'e str,
    date: Date,
    fiscal_year: i32,
    edition: &'e str,
    ready: bool,
    inspection: Option<Inspection<'e>>,
    open: Open,
    effort: Time,
    forms: Vec<Form<'e>>,
    vendor_sheets: Sheets<'e>,
    tasks: Vec<TaskSaid<'e>>,
    concerns: Vec<ConcernSaid<'e>>,
}

#[derive(Debug, Serialize)]
struct Inspection<'e> {
    on: Date,
    office: &'e str,
    days_left: i64,
}

#[derive(Debug, Serialize)]
struct Open {
    unanswered: usize,
    stale: usize,
    no_without_target: usize,
    vendor_sheets: usize,
}

#[derive(Debug, Serialize)]
struct Form<'e> {
    form: &'e str,
    name: &'e str,
    yes: usize,
    no: usize,
    no_with_target: usize,
    not_applicable: usize,
    unanswered: usize,
    stale: usize,
}

#[derive(Debug, Serialize)]
struct Sheets<'e> {
    all: usize,
    open: &'e [Id],
}

#[derive(Debug, Serialize)]
struct TaskSaid<'e> {
    key: &'e str,
    kind: &'static str,
    blocks: bool,
    weight: u8,
    title: &'e str,
    items: &'e [String],
    why: &'e str,
    who: &'static str,
    effort: Option<Time>,
    target: Option<Date>,
    missing: Vec<Missing<'e>>,
}

#[derive(Debug, Serialize)]
struct Missing<'e> {
    what: &'e str,
    field: &'e str,
    write: &'e str,
    ask: Option<&'e Id>,
    person: Option<&'e Id>,
    due: Option<Date>,
}

#[derive(Debug, Serialize)]
struct ConcernSaid<'e> {
    key: &'e str,
    kind: &'static str,
    state: &'static str,
    severity: &'static str,
    what: &'e str,
    why: &'e str,
    todo: &'e str,
    basis: &'e [String],
    who: &'static str,
    ask: Option<&'e Id>,
    person: Option<&'e Id>,
    due: Option<Date>,
    effort: Time,
}

#[derive(Debug, Serialize)]
struct Time {
    minutes: u32,
    wait_days: Option<[u32; 2]>,
    words: String,
}

/// Everything that the screen tells.
pub(super) fn verdict<'e>(examined: &'e Examined<'_>, today: Date) -> Verdict<'e> {
    let readiness = &examined.readiness;
    let inspection = readiness.inspection.as_ref().map(|next| Inspection {
        on: next.on,
        office: &next.office,
        days_left: (next.on.day() - today.day()).num_days(),
    });
    Verdict {
        schema: SCHEMA,
        facility: &examined.profile.facility.name,
        date: today,
        fiscal_year: readiness.fiscal_year,
        edition: &examined.chosen.publication.key,
        ready: readiness.is_ready(),
        inspection,
        open: Open {
            unanswered: readiness.unanswered(),
            stale: readiness.stale(),
            no_without_target: readiness.undated(),
            vendor_sheets: readiness.sheets.open.len(),
        },
        effort: time(readiness.effort()),
        forms: readiness.forms.iter().map(form).collect(),
        vendor_sheets: Sheets { all: readiness.sheets.all, open: &readiness.sheets.open },
        tasks: readiness.tasks.iter().map(task).collect(),
        concerns: readiness.concerns.iter().map(concern).collect(),
    }
}

fn form(form: &FormStanding) -> Form<'_> {
    Form {
        form: &form.form,
        name: &form.name,
        yes: form.yes,
        no: form.no,
        no_with_target: form.dated,
        not_applicable: form.not_applicable,
        unanswered: form.unanswered,
        stale: form.stale,
    }
}

fn task(task: &Task) -> TaskSaid<'_> {
    TaskSaid {
        key: &task.key,
        kind: match task.kind {
            TaskKind::Unanswered => "unanswered",
            TaskKind::Stale => "stale",
            TaskKind::Undated => "no-without-target",
            TaskKind::VendorSheet => "vendor-sheet",
            TaskKind::Promised => "no-with-target",
            TaskKind::VendorSaid => "vendor-said",
            TaskKind::Advice => "advice",
            TaskKind::Unknown => "unknown",
        },
        blocks: task.kind.blocks(),
        weight: task.weight,
        title: &task.title,
        items: &task.items,
        why: &task.why,
        who: who(task.owner),
        effort: task.effort.map(time),
        target: task.target,
        missing: task.parts.iter().map(missing).collect(),
    }
}

fn missing(part: &TaskPart) -> Missing<'_> {
    Missing {
        what: &part.what,
        field: &part.field,
        write: &part.write,
        ask: part.ask.as_ref(),
        person: part.person.as_ref(),
        due: part.due,
    }
}

fn concern(concern: &Concern) -> ConcernSaid<'_> {
    ConcernSaid {
        key: &concern.key,
        kind: match concern.kind {
            ConcernKind::Stale => "stale",
            ConcernKind::Risk => "risk",
        },
        state: match concern.state {
            ConcernState::Found => "found",
            ConcernState::ToAsk => "to-ask",
        },
        severity: match concern.severity {
            Severity::Low => "low",
            Severity::Middle => "middle",
            Severity::High => "high",
        },
        what: &concern.what,
        why: &concern.why,
        todo: &concern.todo,
        basis: &concern.basis,
        who: who(concern.owner),
        ask: concern.ask.as_ref(),
        person: concern.person.as_ref(),
        due: concern.due,
        effort: time(concern.effort),
    }
}

fn who(owner: AskedOf) -> &'static str {
    match owner {
        AskedOf::Clinic => "clinic",
        AskedOf::Vendor => "vendor",
        AskedOf::Director => "director",
    }
}

fn time(effort: Effort) -> Time {
    let wait_days = effort.wait.map(|wait| [wait.from, wait.to]);
    Time { minutes: effort.minutes, wait_days, words: effort.words() }
}
