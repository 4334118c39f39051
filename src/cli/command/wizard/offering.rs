//! This file offers, at the end of an interview, to make the papers at once.

use std::ffi::OsString;
use std::path::Path;

use crate::cli::args::wizard::Asking;
use crate::cli::args::{self, Task};
use crate::cli::command::{self, Trouble};
use crate::cli::exit::Exit;
use crate::cli::files::papers_of;
use crate::cli::terminal::Terminal;
use crate::cli::wrap::hanging;
use crate::compose::list;
use crate::generate::{Examined, Fault, GenerateError};

/// The papers of somebody who still has to ask around: what to do, and what to carry.
const TO_ASK: [&str; 6] =
    ["readiness", "gap-list", "walk-sheet", "director-sheet", "vendor-letter", "checklist-vendor"];

/// What to do with them.
const TO_PRINT: [(&str, &str); 3] = [
    ("vendor-letter", "事業者への依頼状（別紙も）と事業者確認用を印刷して、各社に送る"),
    ("walk-sheet", "院内を回る紙を印刷して、見て回る（戻ったら sonae ask … --from walk）"),
    (
        "director-sheet",
        "決裁の紙を印刷して、決める人に渡す（戻ったら sonae ask … --from director）",
    ),
];

/// Asks what to make, and makes it; the exit code is that of the making.
///
/// # Errors
/// A paper does not say whether this facility gets it.
pub(super) fn offer(
    profile: &Path,
    asking: &Asking,
    examined: &Examined<'_>,
    terminal: &mut Terminal,
) -> Result<Exit, Trouble> {
    let folder = papers_of(profile);
    terminal.warn("\n書類をいま作りますか。");
    let shown = folder.display();
    let choices = [
        format!("すべての書類を「{shown}」フォルダーに作る（WordとPDF。1分かかりません）"),
        "やることの一覧と、聞いて回る紙（院内を回る紙、経営層の決裁の紙、事業者あて）だけを作る"
            .to_owned(),
        "いまは作らない（Enter）".to_owned(),
    ];
    for (at, choice) in choices.iter().enumerate() {
        terminal.warn(&hanging(&format!("{:>3}  ", at.saturating_add(1)), choice));
    }
    loop {
        let line = terminal.ask("> ").unwrap_or_default();
        let only = match wish(&line) {
            Some(Wish::All) => None,
            Some(Wish::ToAsk) => Some(to_ask(examined)?),
            Some(Wish::Nothing) => return Ok(Exit::Done),
            None => {
                terminal.warn("1、2、3 のどれかを入れてください。");
                continue;
            }
        };
        let exit = generate(profile, &folder, only.as_deref(), asking, terminal);
        if let Some(only) = only.filter(|_| !exit.is_failure()) {
            for (_, line) in TO_PRINT.iter().filter(|(name, _)| only.contains(name)) {
                terminal.warn(&hanging("  ・", line));
            }
        }
        return Ok(exit);
    }
}

/// What somebody wants made.
enum Wish {
    All,
    ToAsk,
    Nothing,
}

fn wish(line: &str) -> Option<Wish> {
    match crate::profile::ascii(line.trim()).as_str() {
        "1" | "はい" => Some(Wish::All),
        "2" => Some(Wish::ToAsk),
        "" | "3" | "いいえ" | "-" => Some(Wish::Nothing),
        _ => None,
    }
}

/// The names of the papers to carry that this facility gets: none to vendors where there are none.
fn to_ask(examined: &Examined<'_>) -> Result<String, Trouble> {
    let listed = list(&examined.case()).map_err(|e| GenerateError::from(Fault::from(e)))?;
    let made = listed.iter().filter(|paper| paper.left_out.is_none()).map(|paper| paper.name);
    let names: Vec<&str> = made.filter(|name| TO_ASK.contains(name)).collect();
    Ok(names.join(","))
}

/// As if somebody had typed the command.
fn generate(
    profile: &Path,
    folder: &Path,
    only: Option<&str>,
    asking: &Asking,
    terminal: &mut Terminal,
) -> Exit {
    let mut words: Vec<OsString> = vec!["sonae".into(), "generate".into()];
    let mut option = |name: &str, value: OsString| words.extend([name.into(), value]);
    option("--out", folder.into());
    option("--edition", asking.time.edition.clone().into());
    if let Some(only) = only {
        option("--only", only.into());
    }
    if let Some(date) = asking.time.date {
        option("--date", date.to_string().into());
    }
    if let Some(catalogue) = &asking.overlays.catalogue {
        option("--catalogue", catalogue.into());
    }
    words.extend(["--".into(), profile.into()]);
    match args::parse(words).map(|cli| cli.command) {
        Ok(Some(Task::Generate(args))) => command::generate(&args, terminal),
        // The words above are those of this command; should they change, whoever sits here types it.
        _ => Exit::Usage,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::catalogue::{Catalogue, Requested};
    use crate::cli::files::load;
    use crate::generate::examine;
    use crate::layout::Fonts;
    use crate::profile::Date;

    fn carried(sample: &str) -> String {
        let sources = load(Path::new(&format!("profiles/{sample}.yaml"))).unwrap();
        let catalogue = Catalogue::builtin().unwrap();
        let fonts = Fonts::bundled().unwrap();
        let today = Date::new(NaiveDate::from_ymd_opt(2026, 11, 26).unwrap());
        let examined = examine(&sources, catalogue, &Requested::Auto, today, &fonts).unwrap();
        to_ask(&examined).unwrap()
    }

    /// A name that a facility has no paper of would stop the making of all.
    #[test]
    fn only_papers_that_the_facility_gets_are_asked_for() {
        assert_eq!(carried("minimal"), "readiness,gap-list,walk-sheet,director-sheet");
        assert_eq!(
            carried("one-doctor-clinic"),
            "readiness,gap-list,checklist-vendor,vendor-letter,walk-sheet,director-sheet"
        );
    }
}
