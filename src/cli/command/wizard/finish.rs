//! This file ends an interview: writes the profile whole, tells what is there, what is missing and who has what to do.

use std::path::Path;

use crate::assess::Gap;
use crate::catalogue::AskedOf;
use crate::cli::command::check::polite;
use crate::cli::command::told;
use crate::cli::error::CliError;
use crate::cli::terminal::Terminal;
use crate::cli::wrap::hanging;
use crate::diagnostic::{Report, Severity};
use crate::generate::Examined;
use crate::profile::{
    Date, KindWords, Path as FieldPath, Source, Sources, chief, diff, edit, parse,
};
use crate::wizard::{Draft, Session};

use super::open;

/// How many things to do are shown for each who has some.
const SHOWN: usize = 3;

/// The text of the profile after the interview.
///
/// # Errors
/// [`CliError::Edit`] where a hand-written text cannot be changed without touching something else.
pub(super) fn text(session: &Session, earlier: Option<&str>) -> Result<String, CliError> {
    let tree = session.draft().tree();
    match earlier {
        Some(text) => {
            let changes = diff(session.before().tree(), tree);
            Ok(edit(text, &changes)?)
        }
        None => Ok(crate::profile::write(tree)),
    }
}

/// What is wrong with a text as a profile, apart from what it names in other files.
pub(super) fn faults(
    name: &str,
    text: &str,
    sources: Option<&Sources>,
    today: Date,
) -> Option<Report> {
    let profile = Source::new(name, text);
    let ledgers = sources.map(|sources| sources.ledgers.clone()).unwrap_or_default();
    parse(&Sources { profile, ledgers }, Some(today.day())).err()
}

/// Tells which answers are still needed before there can be a profile.
pub(super) fn tell_missing(report: &Report, draft: &Draft, terminal: &mut Terminal) {
    terminal.warn("\nまだプロファイルにできません。次の答えが必要です。");
    for fault in report.iter().filter(|d| d.severity == Severity::Error) {
        let field = FieldPath::parse(&open::by_ids(&fault.place.field, draft));
        let what = field.map_or_else(|_| fault.message.clone(), |field| draft.describe(&field));
        terminal.warn(&hanging("  ・", &what));
    }
}

/// What is said where the answers do not make a profile yet and nobody sits there.
pub(super) fn kept(journal: &Path) -> String {
    format!(
        "\n答えは「{}」に残っています。わかったら同じコマンドを実行してください。",
        journal.display()
    )
}

/// Tells what there is now, and what is left to do, by who has it to do.
pub(super) fn summary(
    path: &Path,
    examined: &Examined<'_>,
    draft: &Draft,
    terminal: &mut Terminal,
) {
    terminal.report(&examined.notes);
    let profile = &examined.profile;
    terminal.say(&format!("「{}」を書きました。", path.display()));
    let counts = format!(
        "役割のある人 {}人、事業者 {}社、システム {}件、バックアップ {}件、外部の連絡先 {}件、確認した対策 {}件",
        profile.people.len(),
        profile.vendors.len(),
        profile.systems.len(),
        profile.backups.len(),
        profile.outside_bodies.len(),
        profile.attestations.len()
    );
    terminal.say(&hanging("  ", &counts));
    todo(examined, draft, terminal);
    told::left(&examined.readiness, profile.facility.kind, path, terminal);
    let shown = path.display();
    terminal.say("\n次にすること:");
    let next = [
        (
            format!("sonae generate \"{shown}\" --out 書類"),
            "書類を作ります（やることの一覧もWordで入ります）",
        ),
        (format!("sonae ask \"{shown}\""), "足りないことだけに、重いものから答えます"),
        (format!("sonae edit \"{shown}\""), "答えを直します"),
    ];
    for (command, what) in next {
        terminal.say(&format!("  {command}\n      {what}"));
    }
}

/// The things to do, by who has them: the head, the clinic, each vendor.
fn todo(examined: &Examined<'_>, draft: &Draft, terminal: &mut Terminal) {
    let missing = told::missing(examined.profile.facility.kind);
    terminal.say(&format!("\n{missing}（細かく数えて{}か所）", examined.gaps.len()));
    let mut groups: Vec<(String, Vec<&Gap>)> = Vec::new();
    for gap in &examined.gaps {
        let who = who(gap, examined);
        match groups.iter_mut().find(|(name, _)| *name == who) {
            Some((_, gaps)) => gaps.push(gap),
            None => groups.push((who, vec![gap])),
        }
    }
    for (who, gaps) in groups {
        terminal.say(&format!("\n{who}（{}件）", gaps.len()));
        for gap in gaps.iter().take(SHOWN) {
            terminal.say(&hanging("  ・", &words(gap, draft)));
        }
        if let Some(more) = gaps.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            terminal.say(&format!("    ほかに{more}件"));
        }
    }
}

/// What is missing; of a mere promise also of what.
fn words(gap: &Gap, draft: &Draft) -> String {
    if gap.item.is_some() {
        return polite(&gap.missing);
    }
    match FieldPath::parse(&open::by_ids(&gap.field, draft)) {
        Ok(path) => format!("{}: {}", draft.describe(&path), polite(&gap.missing)),
        Err(_) => polite(&gap.missing),
    }
}

fn who(gap: &Gap, examined: &Examined<'_>) -> String {
    let profile = &examined.profile;
    let person = gap.person.as_ref().and_then(|id| profile.person(id));
    let asked = gap.ask.as_ref().and_then(|id| profile.vendor(id));
    match (asked, person, gap.owner) {
        (Some(vendor), _, _) => format!("{}に聞くこと", vendor.name),
        (None, _, AskedOf::Vendor) => "事業者に聞くこと".to_owned(),
        (None, _, AskedOf::Director) => format!("{}が決めること", chief(profile)),
        (None, Some(person), AskedOf::Clinic) => format!("{}が確かめること", person.name),
        (None, None, AskedOf::Clinic) => {
            format!("{}で確かめること", KindWords::of(profile.facility.kind).inside)
        }
    }
}
