//! This file finds what time has passed over: tests, drills, contracts, numbers, ledgers and the plan itself.

use chrono::{Days, Months};

use crate::catalogue::{AskedOf, Effort, Wait};
use crate::profile::{Backup, Date, Known, LedgerReview, Profile, TrainingEvent, TrainingKind};

use super::super::facts::some_of;
use super::ComingInspection;
use super::concern::{ConcernKind, Concerns, Severity, Told};

/// An inspection that is nearer than this leaves no time to ask vendors twice.
const NEAR: Days = Days::new(60);

/// Everything that has grown old. What nobody has said is asked for, never called old.
pub(super) fn find(profile: &Profile, today: Date, out: &mut Concerns) {
    findings(profile, out);
    restore_tests(profile, today, out);
    ledgers(profile, today, out);
    for kind in [TrainingKind::Drill, TrainingKind::Training] {
        events(profile, kind, today, out);
    }
    plan(profile, today, out);
    contracts(profile, today, out);
    numbers(profile, today, out);
}

/// Whether a year has passed since a day.
fn is_old(on: Date, today: Date) -> bool {
    on.day().checked_add_months(Months::new(12)).is_some_and(|end| end < today.day())
}

/// The inspection comes soon, and the forms cannot be handed over yet.
pub(super) fn inspection_is_near(
    coming: Option<&ComingInspection>,
    today: Date,
    out: &mut Concerns,
) {
    let Some(ComingInspection { office, on }) = coming else { return };
    if today.day().checked_add_days(NEAR).is_none_or(|end| on.day() > end) {
        return;
    }
    out.stale(
        "inspection-near",
        Severity::High,
        Told {
            what: format!("{office}の検査（{}）が近いのに、そろっていないものがある。", on.era()),
            why: "事業者の返事には1〜2週間かかり、聞き直す日が足りなくなるため。",
            todo: "事業者に聞くものから先に、今日頼む",
            // The day of the inspection is no fault; what is missing has its own fields.
            basis: Vec::new(),
            owner: AskedOf::Director,
            effort: Effort::minutes(30),
        },
    );
}

/// What an earlier inspection found, and nobody wrote to be mended.
fn findings(profile: &Profile, out: &mut Concerns) {
    for (at, inspection) in profile.inspections.iter().enumerate() {
        let open = inspection.findings.iter().enumerate();
        for (nth, finding) in open.filter(|(_, f)| f.improved_on.value().is_none()) {
            out.ask(
                format!("finding-open:{}-{}", inspection.id, nth + 1),
                ConcernKind::Stale,
                Severity::High,
                Told {
                    what: format!(
                        "前の検査（{}）の指摘「{}」に、改善した日が書かれていない。",
                        inspection.office,
                        finding.what.trim_end_matches('。')
                    ),
                    why: "前に指摘されたことは、次の検査で最初に確かめられるため。",
                    todo: "改善した日と、改善報告書の場所を書く",
                    basis: vec![format!(
                        "inspections[{}].findings[{}].improved_on",
                        at + 1,
                        nth + 1
                    )],
                    owner: AskedOf::Clinic,
                    effort: Effort::minutes(10),
                },
            );
        }
    }
}

/// A way of saving that has a machine behind it; a print-out is not restored.
pub(super) fn is_paper(backup: &Backup) -> bool {
    backup.medium.value().is_some_and(|medium| medium.contains('紙'))
}

fn restore_tests(profile: &Profile, today: Date, out: &mut Concerns) {
    let name = |backup: &Backup| {
        profile.system(&backup.system).map_or_else(|| backup.id.to_string(), |s| s.name.clone())
    };
    let mut old: Vec<(String, String)> = Vec::new();
    let mut unsaid: Vec<(String, String)> = Vec::new();
    for (at, backup) in profile.backups.iter().enumerate().filter(|(_, b)| !is_paper(b)) {
        let field = format!("backups[{}].last_restore_test", at + 1);
        match &backup.last_restore_test {
            Known::Value(test) if is_old(test.on, today) => {
                old.push((format!("{}（{}）", name(backup), test.on.era()), field));
            }
            Known::Value(_) => {}
            Known::Pending(_) | Known::Absent => unsaid.push((name(backup), field)),
        }
    }
    let why = "戻せるかを試していないバックアップは、当日に戻せないことがあるため。";
    if !old.is_empty() {
        let (names, basis) = listed(old);
        out.stale(
            "restore-test-old",
            Severity::High,
            Told {
                what: format!("最後の復旧試験から1年を過ぎたバックアップがある: {names}。"),
                why,
                todo: "事業者に頼んで戻す試験を行い、日付と結果の書面をもらう",
                basis,
                owner: AskedOf::Vendor,
                effort: Effort { minutes: 60, wait: Some(Wait { from: 14, to: 28 }) },
            },
        );
    }
    if !unsaid.is_empty() {
        let (names, basis) = listed(unsaid);
        out.ask(
            "restore-test-unsaid",
            ConcernKind::Stale,
            Severity::High,
            Told {
                what: format!("復旧試験を行ったことがあるか、書かれていない: {names}。"),
                why,
                todo: "事業者に試験の有無を聞き、行っていれば日付と記録の場所を書く",
                basis,
                owner: AskedOf::Vendor,
                effort: Effort::to_ask(AskedOf::Vendor),
            },
        );
    }
}

fn ledgers(profile: &Profile, today: Date, out: &mut Concerns) {
    let ledgers = &profile.ledgers;
    let all: [(&str, &str, &Option<LedgerReview>, Severity); 4] = [
        ("devices", "機器台帳", &ledgers.devices, Severity::High),
        ("accounts", "利用者ID台帳", &ledgers.accounts, Severity::Middle),
        ("cloud_services", "クラウドサービス台帳", &ledgers.cloud_services, Severity::Middle),
        ("remote_maintenance", "リモート保守一覧", &ledgers.remote_maintenance, Severity::Middle),
    ];
    for (key, name, review, severity) in all {
        let updated = review.as_ref().and_then(|review| review.updated_on.value());
        let old = updated.filter(|on| on.fiscal_year() < today.fiscal_year());
        let Some(on) = old else { continue };
        out.stale(
            format!("ledger-old:{key}"),
            severity,
            Told {
                what: format!("{name}が今年度に更新されていない（最後は{}）。", on.era()),
                why: "前の年度の台帳では、今あるものを説明できないため。",
                todo: "今あるものと1行ずつ照らし合わせ、更新した日と人を書く",
                basis: vec![format!("ledgers.{key}.updated_on")],
                owner: AskedOf::Clinic,
                effort: Effort::minutes(120),
            },
        );
    }
}

/// Training or drills: the last one is more than a year ago, or nobody wrote when it was.
fn events(profile: &Profile, kind: TrainingKind, today: Date, out: &mut Concerns) {
    let events: Vec<(usize, &TrainingEvent)> =
        profile.training.iter().enumerate().filter(|(_, e)| e.kind == kind).collect();
    let done = |e: &TrainingEvent| e.done_on.value().copied().filter(|on| *on <= today);
    let last = events.iter().filter_map(|(at, e)| Some((done(e)?, at, e))).max_by_key(|l| l.0);
    let (key, word) = match kind {
        TrainingKind::Training => ("training", "教育"),
        TrainingKind::Drill => ("drill", "訓練"),
    };
    let (why, todo, effort) = match kind {
        TrainingKind::Training => (
            "人が替わり、覚えたことも薄れるため。",
            "教育を行い、行った日、人数、記録の場所を書く",
            Effort::minutes(60),
        ),
        TrainingKind::Drill => (
            "やってみたことのない手順は、当日に動けないため。",
            "訓練を行い、行った日、人数、記録の場所を書く",
            Effort::minutes(120),
        ),
    };
    let owner = AskedOf::Clinic;
    match last {
        Some((on, at, event)) if is_old(on, today) => out.stale(
            format!("{key}-old"),
            Severity::Middle,
            Told {
                what: format!(
                    "記録のある最後の{word}「{}」（{}）から1年を過ぎている。",
                    event.title,
                    on.era()
                ),
                why,
                todo,
                basis: vec![format!("training[{}].done_on", at + 1)],
                owner,
                effort,
            },
        ),
        Some(_) => {}
        None => out.ask(
            format!("{key}-unsaid"),
            ConcernKind::Stale,
            Severity::Middle,
            Told {
                what: format!("{word}を行った日が書かれていない。"),
                why,
                todo: "行っていれば日付と記録の場所を書き、まだなら日を決める",
                basis: match events.first() {
                    Some((at, _)) => vec![format!("training[{}].done_on", at + 1)],
                    None => vec!["training".to_owned()],
                },
                owner,
                effort,
            },
        ),
    }
}

fn plan(profile: &Profile, today: Date, out: &mut Concerns) {
    let Some(on) = profile.plan.next_review.value().filter(|on| **on < today) else { return };
    out.stale(
        "plan-review-passed",
        Severity::Middle,
        Told {
            what: format!("BCPを見直すと決めた日（{}）を過ぎている。", on.era()),
            why: "人、事業者、機器が替わったまま使うと、当日に役に立たないため。",
            todo: "BCPを見直し、承認を受け、次に見直す日を書く",
            basis: vec!["plan.next_review".to_owned()],
            owner: AskedOf::Director,
            effort: Effort::minutes(120),
        },
    );
}

fn contracts(profile: &Profile, today: Date, out: &mut Concerns) {
    let mut over = Vec::new();
    for (at, vendor) in profile.vendors.iter().enumerate() {
        let end = vendor.contract.as_ref().and_then(|contract| contract.to.value());
        if let Some(end) = end.filter(|end| **end < today) {
            let name = format!("{}（{}）", vendor.name, end.era());
            over.push((name, format!("vendors[{}].contract.to", at + 1)));
        }
    }
    if over.is_empty() {
        return;
    }
    let (names, basis) = listed(over);
    out.stale(
        "contract-over",
        Severity::Middle,
        Told {
            what: format!("契約の終わりの日を過ぎた事業者がある: {names}。"),
            why: "契約が切れていると、当日に来てもらえないことがあるため。",
            todo: "契約が続いているかを確かめ、続いていれば新しい終わりの日を書く",
            basis,
            owner: AskedOf::Clinic,
            effort: Effort::minutes(30),
        },
    );
}

fn numbers(profile: &Profile, today: Date, out: &mut Concerns) {
    let (mut old, mut unsaid) = (Vec::new(), Vec::new());
    for (at, body) in profile.outside_bodies.iter().enumerate() {
        let field = format!("outside_bodies[{}].verified_on", at + 1);
        match body.verified_on.value() {
            Some(on) if is_old(*on, today) => {
                old.push((format!("{}（{}）", body.name, on.era()), field));
            }
            Some(_) => {}
            None => unsaid.push((body.name.clone(), field)),
        }
    }
    let why = "当日に最初に使う番号であるため。";
    let todo = "電話をかけるか窓口のページを見て確かめ、確かめた日と人を書く";
    let owner = AskedOf::Clinic;
    if !old.is_empty() {
        let effort = Effort::minutes(minutes(old.len()));
        let (names, basis) = listed(old);
        let what = format!("1年以上確かめていない連絡先がある: {names}。");
        let told = Told { what, why, todo, basis, owner, effort };
        out.stale("numbers-old", Severity::Middle, told);
    }
    if !unsaid.is_empty() {
        let effort = Effort::minutes(minutes(unsaid.len()));
        let (names, basis) = listed(unsaid);
        let what = format!("番号を確かめた日が書かれていない連絡先がある: {names}。");
        let told = Told { what, why, todo, basis, owner, effort };
        out.ask("numbers-unsaid", ConcernKind::Stale, Severity::Low, told);
    }
}

/// Ten minutes for each.
fn minutes(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).saturating_mul(10)
}

/// The first few names, each once, and the fields of all.
pub(super) fn listed(entries: Vec<(String, String)>) -> (String, Vec<String>) {
    let (names, fields): (Vec<String>, Vec<String>) = entries.into_iter().unzip();
    let mut each: Vec<String> = Vec::new();
    for name in names {
        if !each.contains(&name) {
            each.push(name);
        }
    }
    (some_of(&each), fields)
}
