//! This module asks: `sonae init` for a new profile, `sonae edit` and `sonae ask` for one that is there.

mod answers;
mod controls;
mod finish;
mod journal;
mod sitting;

use std::path::Path;

use crate::catalogue::{Catalogue, choose_edition};
use crate::cli::args::wizard::{AskOpen, Asking, Edit, Init};
use crate::cli::command::trouble::Trouble;
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::files::load;
use crate::cli::keep::{Aside, replace};
use crate::cli::overlay::catalogue;
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::cli::wrap::hanging;
use crate::generate::examine;
use crate::layout::Fonts;
use crate::profile::{Date, Path as FieldPath, Sources, decoded, tree};
use crate::wizard::{Draft, Purpose, Session, Start, chapters, find_chapter, journal as lines};

use answers::Given;
use journal::Kept;
use sitting::{End, Lines, mind_interrupts, paused, sit};

/// What the three commands share.
struct Sitting<'a> {
    path: &'a Path,
    asking: &'a Asking,
}

/// `sonae init`
pub(crate) fn init(args: &Init, terminal: &mut Terminal) -> Exit {
    let sitting = Sitting { path: &args.out, asking: &args.asking };
    told(sitting.init(terminal), terminal)
}

/// `sonae edit`
pub(crate) fn edit(args: &Edit, terminal: &mut Terminal) -> Exit {
    let sitting = Sitting { path: &args.profile, asking: &args.asking };
    told(sitting.edit(args.what.as_deref(), terminal), terminal)
}

/// `sonae ask`
pub(crate) fn ask(args: &AskOpen, terminal: &mut Terminal) -> Exit {
    let sitting = Sitting { path: &args.profile, asking: &args.asking };
    told(sitting.ask(args.from, terminal), terminal)
}

fn told(done: Result<Exit, Trouble>, terminal: &mut Terminal) -> Exit {
    done.unwrap_or_else(|trouble| trouble.tell(terminal))
}

impl Sitting<'_> {
    fn init(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        if self.path.exists() {
            return Err(CliError::ProfileExists { path: self.path.to_path_buf() }.into());
        }
        self.run(None, Purpose::New, terminal)
    }

    fn edit(&self, what: Option<&str>, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let sources = load(self.path)?;
        let titles: Vec<&str> = script()?.iter().map(|chapter| chapter.title.as_str()).collect();
        let keys = what.map(|what| find_chapter(what, &titles).unwrap_or_else(|| what.to_owned()));
        self.run(Some(&sources), Purpose::Edit(keys.into_iter().collect()), terminal)
    }

    fn ask(
        &self,
        from: Option<crate::wizard::From>,
        terminal: &mut Terminal,
    ) -> Result<Exit, Trouble> {
        let sources = load(self.path)?;
        let catalogue = catalogue(Some(self.path), self.asking.overlays.catalogue.as_deref())?;
        let today = Date::new(today(self.asking.time.date)?);
        let fonts = Fonts::bundled()?;
        let examined = examine(&sources, &catalogue, &self.asking.time.requested(), today, &fonts)?;
        let mut order = Vec::new();
        let draft = Draft::new(decoded(&sources.profile).ok().as_deref().and_then(tree));
        for gap in &examined.gaps {
            order.push(by_ids(&gap.field, &draft));
            order.push(format!("control:{}", gap.control));
        }
        self.run(Some(&sources), Purpose::Open { order, from }, terminal)
    }

    fn run(
        &self,
        sources: Option<&Sources>,
        purpose: Purpose,
        terminal: &mut Terminal,
    ) -> Result<Exit, Trouble> {
        let today = Date::new(today(self.asking.time.date)?);
        let catalogue = catalogue(Some(self.path), self.asking.overlays.catalogue.as_deref())?;
        let text = match sources {
            Some(sources) => Some(decoded(&sources.profile).map_err(|report| {
                Trouble::Generate(crate::generate::GenerateError::Faults { report })
            })?),
            None => None,
        };
        let mut lines = Lines {
            given: Given::of(&self.asking.answers)?,
            asks: !self.asking.answers.no_input && terminal.can_ask(),
        };
        if !lines.asks && !self.asking.answers.no_input && lines.given.is_empty() {
            return Err(CliError::NobodyToAsk.into());
        }
        let (mut kept, earlier) = Kept::open(self.path)?;
        let new = purpose == Purpose::New;
        let day = match &earlier {
            Some(journal) => journal.heading.today.parse().map(Date::new).unwrap_or(today),
            None => today,
        };
        let draft = Draft::new(text.as_deref().and_then(tree));
        let mut session = self.session(&catalogue, draft, purpose, day)?;
        if session.key().is_none() {
            kept.finish();
            terminal.say("聞くことはありません。");
            return Ok(Exit::Done);
        }
        match earlier.filter(|journal| !journal.entries.is_empty()) {
            Some(journal) => resume(&mut session, &journal, terminal),
            None => {
                kept.begin(&day.to_string())?;
                if lines.asks && new {
                    welcome(terminal);
                }
            }
        }
        if lines.asks {
            mind_interrupts(kept.path());
        }
        let end = sit(&mut session, &mut kept, &mut lines, terminal)?;
        match end {
            End::Done => {}
            End::Paused => {
                terminal.warn(&paused(kept.path()));
                return Ok(Exit::Cancelled);
            }
            End::Missing(key) => return Err(CliError::NoAnswer { key }.into()),
            End::Refused(key) => return Err(CliError::BadAnswer { key }.into()),
        }
        let left = lines.given.left();
        if !left.is_empty() {
            terminal
                .warn(&format!("注意: 聞かなかった質問への答えがあります: {}", left.join("、")));
        }
        self.close(&session, kept, sources, text.as_deref(), &catalogue, today, terminal)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "everything that the end of a sitting brings together"
    )]
    fn close(
        &self,
        session: &Session,
        kept: Kept,
        sources: Option<&Sources>,
        earlier: Option<&str>,
        catalogue: &Catalogue,
        today: Date,
        terminal: &mut Terminal,
    ) -> Result<Exit, Trouble> {
        let name = self.path.display().to_string();
        let text = finish::text(session, earlier)?;
        if let Some(report) = finish::faults(&name, &text, sources, today) {
            finish::tell_missing(&report, terminal);
            terminal.warn(&format!(
                "\n答えは「{}」に残っています。わかったら同じコマンドを実行し、「:確認」で答えてください。",
                kept.path().display()
            ));
            return Ok(Exit::Gaps);
        }
        if earlier == Some(text.as_str()) {
            kept.finish();
            terminal.say("変わった答えはありません。プロファイルはそのままです。");
            return Ok(Exit::Done);
        }
        let before = sources.map(|sources| sources.profile.bytes.as_slice());
        replace(self.path, before, text.as_bytes(), Aside::Last)?;
        kept.finish();
        finish::summary(self.path, catalogue, &self.asking.time, today, terminal)
    }

    fn session(
        &self,
        catalogue: &Catalogue,
        draft: Draft,
        purpose: Purpose,
        today: Date,
    ) -> Result<Session, Trouble> {
        let chosen = choose_edition(catalogue, &self.asking.time.requested(), today.day())
            .map_err(crate::generate::GenerateError::from)?;
        // Which sheet a pharmacy gets is known only once its kind is; controls of both are few and the same by key.
        let pharmacy =
            draft.tree().pointer("/facility/kind").and_then(|k| k.as_str()) == Some("薬局");
        let controls = controls::questions(catalogue, chosen.publication, pharmacy);
        Ok(Session::new(Start { chapters: script()?, controls, draft, today, purpose }))
    }
}

/// A field of a gap with the ids of its entries, as questions name it: `vendors[2].phone` is `vendors[vendor-net].phone`.
fn by_ids(field: &str, draft: &Draft) -> String {
    let mut key = String::new();
    for part in field.split_inclusive(']') {
        let id = part.rsplit_once('[').and_then(|(list, place)| {
            let place: usize = place.trim_end_matches(']').parse().ok()?;
            let path = FieldPath::parse(&format!("{key}{list}")).ok()?;
            let id = draft.ids(&path).into_iter().nth(place.checked_sub(1)?)?;
            Some(format!("{list}[{id}]"))
        });
        key.push_str(&id.unwrap_or_else(|| part.to_owned()));
    }
    key
}

fn script() -> Result<&'static [crate::wizard::Chapter], CliError> {
    Ok(chapters()?)
}

/// Says everything again that was answered before.
fn resume(session: &mut Session, journal: &lines::Journal, terminal: &mut Terminal) {
    let lost = lines::replay(session, &journal.entries);
    let answered = journal.entries.len().saturating_sub(lost.len());
    terminal.warn(&format!(
        "前回の続きから始めます（{}に始めた答え、{answered}件）。",
        journal.heading.today
    ));
    for entry in lost {
        terminal.warn(&hanging(
            "注意: ",
            &format!("今は聞かない質問（{}）への答え「{}」は使いません。", entry.at, entry.line),
        ));
    }
}

/// The plan of the interview and the time it takes.
fn welcome(terminal: &mut Terminal) {
    terminal.warn("sonae（備え）　施設の情報をうかがい、プロファイルを作ります。\n");
    let chapters = chapters().unwrap_or_default();
    let minutes: u32 = chapters.iter().map(|chapter| chapter.minutes).sum();
    for (at, chapter) in chapters.iter().enumerate() {
        let head = format!("  {}. ", at.saturating_add(1));
        terminal.warn(&format!("{head}{}（約{}分）", chapter.title, chapter.minutes));
    }
    terminal.warn(&format!(
        "\n全部で約{minutes}分です。答えは1問ごとに残るので、いつでもやめて続きから始められます。"
    ));
    terminal.warn("わからないことは「わからない」と入れて進んでください。だれに聞くかの一覧を最後に作ります。");
    terminal.warn("?　説明　<　戻る　-　該当なし　:目次　:確認　:中断");
}
