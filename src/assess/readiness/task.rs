//! This file gathers gaps into tasks: one for each thing that is asked, with all that it lacks.

use std::cmp::Reverse;

use crate::catalogue::{AskedOf, Catalogue, Effort};
use crate::profile::{Date, Fields, Id, Profile};

use super::super::{Answers, Gap, Verdict};
use super::Concern;
use super::standing::is_dated;

/// One thing to do, with all that it lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its stable name: the control's key, `vendor-sheets`, `unknown`.
    pub key: String,
    /// What kind of task it is.
    pub kind: TaskKind,
    /// How much it weighs, 1 to 100.
    pub weight: u8,
    /// What it is about, as a noun phrase.
    pub title: String,
    /// The items that it stands against, as people name them: 「2④」.
    pub items: Vec<String>,
    /// Why it matters, ending with ため。; empty where nobody says.
    pub why: String,
    /// What is missing, heaviest first.
    pub parts: Vec<TaskPart>,
    /// Who can say.
    pub owner: AskedOf,
    /// How long it takes; absent for what is promised by a 目標日.
    pub effort: Option<Effort>,
    /// The 目標日 of an いいえ.
    pub target: Option<Date>,
}

/// One thing that is missing for a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskPart {
    /// What is missing, as a である調 sentence.
    pub what: String,
    /// The field of the profile to fill.
    pub field: String,
    /// What to write there, as a です・ます sentence.
    pub write: String,
    /// Who can say.
    pub owner: AskedOf,
    /// The person who promised to find it out.
    pub person: Option<Id>,
    /// Whom to ask, where it is known.
    pub ask: Option<Id>,
    /// Until when.
    pub due: Option<Date>,
}

/// What kind of task it is; what stands between the facility and the verdict 「準備ができている」 first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskKind {
    /// An item that nobody has answered.
    Unanswered,
    /// An item whose last check is of an earlier 年度.
    Stale,
    /// An いいえ without a 目標日 that is still to come within the 年度.
    Undated,
    /// A vendor's sheet that has not come back.
    VendorSheet,
    /// An いいえ with its 目標日.
    Promised,
    /// What a vendor's own sheet says no to, or leaves blank.
    VendorSaid,
    /// A はい that could be stronger.
    Advice,
    /// A value that is 未確認 and that no item rests on.
    Unknown,
}

impl TaskKind {
    /// Whether the facility is not ready before it is done.
    pub fn blocks(self) -> bool {
        match self {
            Self::Unanswered | Self::Stale | Self::Undated | Self::VendorSheet => true,
            Self::Promised | Self::VendorSaid | Self::Advice | Self::Unknown => false,
        }
    }
}

/// Gaps as tasks, those that block first, then heaviest first.
pub(super) fn tasks(
    profile: &Profile,
    catalogue: &Catalogue,
    answers: &[Answers],
    gaps: &[Gap],
    today: Date,
) -> Vec<Task> {
    let fields = Fields::new(profile);
    let mut tasks: Vec<Task> = Vec::new();
    for gap in gaps {
        let Standing { kind, items, target } = standing(catalogue, answers, gap, today);
        let key = match kind {
            TaskKind::VendorSheet => "vendor-sheets".to_owned(),
            TaskKind::Unknown => "unknown".to_owned(),
            _ => gap.control.clone(),
        };
        let title = title(catalogue, kind, &key);
        let part = part(profile, &fields, gap, &title);
        let same = |t: &&mut Task| t.key == key && t.kind == kind;
        let Some(task) = tasks.iter_mut().find(same) else {
            tasks.push(Task {
                weight: gap.weight,
                title,
                items,
                why: gap.why.clone(),
                parts: vec![part],
                owner: gap.owner,
                effort: None,
                key,
                kind,
                target,
            });
            continue;
        };
        task.weight = task.weight.max(gap.weight);
        task.items
            .extend(items.into_iter().filter(|i| !task.items.contains(i)).collect::<Vec<_>>());
        task.target = task.target.max(target);
        task.parts.push(part);
    }
    for task in &mut tasks {
        task.effort = effort(catalogue, task);
    }
    // Equal weights: the order of the gaps, in which what was promised sooner stands first.
    tasks.sort_by_key(|task| (!task.kind.blocks(), Reverse(task.weight)));
    tasks
}

/// What a gap stands against.
struct Standing {
    kind: TaskKind,
    items: Vec<String>,
    target: Option<Date>,
}

/// A gap stands once though several items may wait for it: the one that is worst off decides.
fn standing(catalogue: &Catalogue, answers: &[Answers], gap: &Gap, today: Date) -> Standing {
    let Some(item) = &gap.item else {
        return Standing { kind: TaskKind::Unknown, items: Vec::new(), target: None };
    };
    if gap.control.is_empty() {
        return Standing { kind: TaskKind::VendorSheet, items: Vec::new(), target: None };
    }
    let mut kinds = Vec::new();
    let mut target = None;
    for sheet in answers {
        for answer in &sheet.answers {
            let waits =
                answer.why_not.iter().any(|m| m.field == gap.field && m.what == gap.missing);
            if !waits {
                continue;
            }
            let own = sheet.subject == super::super::Subject::Facility;
            kinds.push((
                match answer.verdict {
                    _ if !own => TaskKind::VendorSaid,
                    Verdict::Stale { .. } => TaskKind::Stale,
                    Verdict::No { .. } if is_dated(catalogue, answer, today) => TaskKind::Promised,
                    Verdict::No { .. } => TaskKind::Undated,
                    _ => TaskKind::Unanswered,
                },
                answer.item.as_str(),
            ));
            target = target.max(answer.target);
        }
    }
    let Some(kind) = kinds.iter().map(|(kind, _)| *kind).min() else {
        let items = vec![name(catalogue, item)];
        return Standing { kind: TaskKind::Advice, items, target: None };
    };
    let of_kind = kinds.iter().filter(|(k, _)| *k == kind);
    let items = of_kind.map(|(_, item)| name(catalogue, item)).collect();
    Standing { kind, items, target: target.filter(|_| kind == TaskKind::Promised) }
}

/// 「2④」, or the key of an item that has no number.
fn name(catalogue: &Catalogue, key: &str) -> String {
    let forms = catalogue.publications().iter().flat_map(|p| &p.forms);
    let found = forms.filter(|form| key.starts_with(&form.key)).find_map(|form| {
        let item = form.item(key)?;
        Some(form.item_name(item))
    });
    found.unwrap_or_else(|| key.to_owned())
}

fn title(catalogue: &Catalogue, kind: TaskKind, key: &str) -> String {
    match kind {
        TaskKind::VendorSheet => "事業者確認用の回収".to_owned(),
        TaskKind::Unknown => "「未確認」のままの値".to_owned(),
        _ => {
            let named = catalogue.control(key).map(|control| control.name.clone());
            let own = || catalogue.item(key).map(|i| i.our_words.trim_end_matches('。').to_owned());
            named.or_else(own).unwrap_or_else(|| key.to_owned())
        }
    }
}

fn part(profile: &Profile, fields: &Fields, gap: &Gap, title: &str) -> TaskPart {
    let what = match &gap.item {
        Some(_) => untitled(&gap.missing, title).to_owned(),
        None => unknown(fields, &gap.field),
    };
    let asked = (gap.owner == AskedOf::Vendor).then(|| vendor_of(profile, &gap.field)).flatten();
    TaskPart {
        what,
        field: gap.field.clone(),
        write: gap.write.clone(),
        owner: gap.owner,
        person: gap.person.clone(),
        ask: gap.ask.clone().or(asked),
        due: gap.due,
    }
}

/// What is missing without the title that stands over it: 「「連絡体制図」を確かめた記録がない。」.
fn untitled<'m>(missing: &'m str, title: &str) -> &'m str {
    let rest = missing.strip_prefix('「').and_then(|m| m.strip_prefix(title));
    let rest = rest.and_then(|m| m.strip_prefix('」'));
    rest.and_then(|m| m.strip_prefix(['を', 'は', 'が', 'の', 'に'])).unwrap_or(missing)
}

/// 「クラウドサービス台帳の置き場所が未確認である。」.
fn unknown(fields: &Fields, path: &str) -> String {
    let (mut entry, about) = fields.words(path);
    // A record inside a record that is no list says by its own description what it is.
    if entry.is_empty()
        && let Some((record, _)) = path.rsplit_once('.')
        && record.contains('.')
    {
        entry = fields.words(record).1;
    }
    let of = if entry.is_empty() || about.is_empty() { "" } else { "の" };
    format!("{entry}{of}{about}が未確認である。")
}

/// Names the vendor of a concern where all that it rests on is one vendor's.
pub(super) fn name_vendor(profile: &Profile, concern: &mut Concern) {
    if concern.owner != AskedOf::Vendor || concern.ask.is_some() {
        return;
    }
    let mut vendors = concern.basis.iter().map(|field| vendor_of(profile, field));
    let first = vendors.next().flatten();
    concern.ask = first.filter(|first| vendors.all(|other| other.as_ref() == Some(first)));
}

/// The vendor that can say what stands in a field: `vendors[2].disclosure`, `systems[1].restore`, `backups[1]`.
fn vendor_of(profile: &Profile, field: &str) -> Option<Id> {
    let (list, rest) = field.split_once('[')?;
    let at = rest.split(']').next()?.parse::<usize>().ok()?.checked_sub(1)?;
    let of_system = |id: &Id| profile.system(id).and_then(|system| system.vendor.clone());
    match list {
        "vendors" => profile.vendors.get(at).map(|vendor| vendor.id.clone()),
        "systems" => profile.systems.get(at)?.vendor.clone(),
        "network.external_connections" => {
            profile.network.external_connections.get(at)?.vendor.clone()
        }
        "backups" => of_system(&profile.backups.get(at)?.system),
        "devices" => profile.devices.get(at)?.system.as_ref().and_then(of_system),
        _ => None,
    }
}

/// Checking takes as long as the control says, once; a value that is merely not written as long as asking for it.
fn effort(catalogue: &Catalogue, task: &Task) -> Option<Effort> {
    if task.kind == TaskKind::Promised {
        return None;
    }
    // A path without a step names a whole list: nobody has checked, or nothing is there yet.
    let whole = |part: &&TaskPart| !part.field.contains(['.', '[']);
    let control = catalogue.control(&task.key);
    let check = control.filter(|_| task.parts.iter().any(|p| whole(&p)));
    let asked = task.parts.iter().filter(|part| check.is_none() || !whole(part));
    let asked = asked.map(|part| Effort::to_ask(part.owner));
    let checked = check.map(|control| control.effort());
    checked.into_iter().chain(asked).reduce(Effort::and)
}
