//! This file tells what is wrong with a profile, and what is missing for the inspection.

use super::{told, trouble};
use crate::assess::Gap;
use crate::catalogue::Catalogue;
use crate::cli::args::Check;
use crate::cli::exit::Exit;
use crate::cli::files::load;
use crate::cli::overlay::catalogue;
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::generate::{Examined, examine};
use crate::layout::Fonts;
use crate::profile::{Date, Profile};

/// `sonae check`
pub(crate) fn check(args: &Check, terminal: &mut Terminal) -> Exit {
    let catalogue = match catalogue(Some(&args.profile), args.overlays.catalogue.as_deref()) {
        Ok(catalogue) => catalogue,
        Err(trouble) => return trouble.tell(terminal),
    };
    match examined(args, &catalogue) {
        Ok(examined) => tell(args, &examined, terminal),
        Err(trouble) => trouble.tell(terminal),
    }
}

fn examined<'c>(args: &Check, catalogue: &'c Catalogue) -> Result<Examined<'c>, trouble::Trouble> {
    let today = Date::new(today(args.time.date)?);
    let sources = load(&args.profile)?;
    let fonts = Fonts::bundled()?;
    Ok(examine(&sources, catalogue, &args.time.requested(), today, &fonts)?)
}

fn tell(args: &Check, examined: &Examined<'_>, terminal: &mut Terminal) -> Exit {
    terminal.report(&examined.notes);
    told::edition(&examined.chosen, terminal);
    let gaps = &examined.gaps;
    let missing = told::missing(examined.profile.facility.kind);
    if gaps.is_empty() {
        terminal.say(&format!("プロファイルに誤りはなく、{missing}もありません。"));
        return Exit::Done;
    }
    terminal.say(&format!(
        "プロファイルに誤りはありません。{missing}が{}件あります（重い順）。",
        gaps.len()
    ));
    for (index, gap) in gaps.iter().enumerate() {
        terminal.say(&format!("\n{}. {}", index + 1, describe(gap, &examined.profile)));
    }
    terminal.say(&format!(
        "\n{} に書き足してから、もう一度 sonae check を実行してください。",
        args.profile.display()
    ));
    Exit::Gaps
}

fn describe(gap: &Gap, profile: &Profile) -> String {
    let mut lines = vec![gap.missing.clone()];
    if !gap.why.is_empty() {
        lines.push(format!("理由: {}", gap.why));
    }
    let place = format!("書くところ: {}", gap.field);
    lines.push(if gap.write.is_empty() { place } else { format!("{place}　{}", gap.write) });
    let asked = gap.ask.as_ref().map(|id| {
        let vendor = profile.vendor(id).map(|v| v.name.clone());
        let person = profile.person(id).map(|p| p.name.clone());
        vendor.or(person).unwrap_or_else(|| id.as_str().to_owned())
    });
    let asked = asked.map(|name| format!("（{name}）")).unwrap_or_default();
    lines.push(format!("確かめ方: {}{asked}", gap.owner.word()));
    let person = gap.person.as_ref().and_then(|id| profile.person(id)).map(|p| p.name.clone());
    let due = gap.due.map(|due| format!("{}まで", due.era()));
    let promised: Vec<String> = person.into_iter().chain(due).collect();
    if !promised.is_empty() {
        lines.push(format!("担当・期限: {}", promised.join("、")));
    }
    lines.join("\n   ")
}
