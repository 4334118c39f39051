//! This module asks: `sonae init` for a new profile, `sonae edit` and `sonae ask` for one that is there.

mod answers;
mod controls;
mod finish;
mod greeting;
mod journal;
mod offering;
mod open;
mod sitting;

use std::borrow::Cow;
use std::path::Path;
use std::sync::atomic::Ordering;

use crate::catalogue::{Catalogue, choose_edition};
use crate::cli::args::wizard;
use crate::cli::args::wizard::{AskOpen, Asking, Edit, Init};
use crate::cli::command::told;
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
use crate::interview::Source;
use crate::layout::Fonts;
use crate::profile::{Date, Sources, decoded, tree};
use crate::wizard::journal::Journal;
use crate::wizard::{Draft, Purpose, Session, Sheet, Start, chapters, find_chapter};

use answers::Given;
use journal::Kept;
use sitting::{End, Lines, mind_interrupts, paused, sit};

/// What opens a profile of which nobody said what to change.
const CONTENTS: &str = ":目次";

/// How a journal of `sonae init` calls its sitting.
const INIT: &str = "init";

/// What the three commands share.
struct Sitting<'a> {
    path: &'a Path,
    asking: &'a Asking,
    today: Date,
    catalogue: Cow<'static, Catalogue>,
    fonts: Fonts,
}

/// `sonae init`
pub(crate) fn init(args: &Init, terminal: &mut Terminal) -> Exit {
    ended(Sitting::at(&args.out, &args.asking).and_then(|it| it.init(terminal)), terminal)
}

/// `sonae edit`
pub(crate) fn edit(args: &Edit, terminal: &mut Terminal) -> Exit {
    let sitting = Sitting::at(&args.profile, &args.asking);
    ended(sitting.and_then(|it| it.edit(args.what.as_deref(), terminal)), terminal)
}

/// `sonae ask`
pub(crate) fn ask(args: &AskOpen, terminal: &mut Terminal) -> Exit {
    let sitting = Sitting::at(&args.profile, &args.asking);
    ended(sitting.and_then(|it| it.ask(args.from, terminal)), terminal)
}

fn ended(done: Result<Exit, Trouble>, terminal: &mut Terminal) -> Exit {
    done.unwrap_or_else(|trouble| trouble.tell(terminal))
}

impl<'a> Sitting<'a> {
    fn at(path: &'a Path, asking: &'a Asking) -> Result<Self, Trouble> {
        let today = Date::new(today(asking.time.date)?);
        let catalogue = catalogue(Some(path), asking.overlays.catalogue.as_deref())?;
        Ok(Self { path, asking, today, catalogue, fonts: Fonts::bundled()? })
    }

    fn init(&self, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        if self.path.exists() {
            return Err(CliError::ProfileExists { path: self.path.to_path_buf() }.into());
        }
        self.run(None, Purpose::New, INIT, terminal)
    }

    fn edit(&self, what: Option<&str>, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let sources = load(self.path)?;
        let keys = what.map(|what| find_chapter(what).unwrap_or(what).to_owned());
        let sitting = ["edit"].into_iter().chain(what).collect::<Vec<_>>().join(" ");
        self.run(Some(&sources), Purpose::Edit(keys.into_iter().collect()), &sitting, terminal)
    }

    fn ask(&self, from: Option<Source>, terminal: &mut Terminal) -> Result<Exit, Trouble> {
        let sources = load(self.path)?;
        let requested = self.asking.time.requested();
        let examined = examine(&sources, &self.catalogue, &requested, self.today, &self.fonts)?;
        if let Some(from) = from {
            let sheet = Box::new(Sheet::of(examined.profile, from));
            let sitting = format!("ask --from {}", wizard::word_of(from));
            return self.run(Some(&sources), Purpose::Sheet(sheet), &sitting, terminal);
        }
        let draft = Draft::new(decoded(&sources.profile).ok().as_deref().and_then(tree));
        let needs = open::needs(&examined.gaps, &draft);
        self.run(Some(&sources), Purpose::Open(needs), "ask", terminal)
    }

    fn run(
        &self,
        sources: Option<&Sources>,
        mut purpose: Purpose,
        sitting: &str,
        terminal: &mut Terminal,
    ) -> Result<Exit, Trouble> {
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
        if let (false, Purpose::Edit(keys)) = (lines.asks, &mut purpose) {
            // Nobody sits there who could say what else to change.
            *keys = lines.given.keys();
        }
        let (mut kept, earlier) = Kept::open(self.path)?;
        let mut earlier = earlier.filter(|journal| !journal.entries.is_empty());
        let made = earlier.as_ref().is_some_and(|journal| journal.heading.sitting == INIT);
        if made && sources.is_some() {
            // The profile is there, so its answers are in it: the power went between writing it and tidying up.
            greeting::aside("プロファイルを作ったときの答え", &kept.copy_beside()?, terminal);
            earlier = None;
        }
        if let Some(other) = earlier.as_ref().filter(|journal| journal.heading.sitting != sitting) {
            return Err(self.other(kept.path(), other).into());
        }
        let resumed = earlier.is_some();
        let new = purpose == Purpose::New;
        let whole_edit = purpose == Purpose::Edit(Vec::new());
        let day = match &earlier {
            Some(journal) => journal.heading.today.parse().map(Date::new).unwrap_or(self.today),
            None => self.today,
        };
        let draft = Draft::new(text.as_deref().and_then(tree));
        let mut session = self.session(draft, purpose, day)?;
        if session.key().is_none() {
            if resumed {
                greeting::aside("途中でやめた答え", &kept.copy_beside()?, terminal);
            }
            kept.finish();
            terminal.say("質問で答えられるものは、ありません。");
            terminal.say("事業者確認用は「sonae forms import」、台帳のファイルは「sonae import」で取り込みます。");
            return Ok(Exit::Done);
        }
        match earlier {
            Some(journal) => {
                if greeting::resume(&mut session, &journal, terminal) {
                    greeting::aside("使わない答え", &kept.copy_beside()?, terminal);
                }
            }
            None => {
                kept.begin(&day.to_string(), sitting)?;
                if lines.asks && new {
                    greeting::welcome(terminal);
                }
            }
        }
        let written = lines.asks.then(|| mind_interrupts(kept.path()));
        if let (true, true, Some(key)) = (lines.asks, whole_edit, session.key().map(str::to_owned))
        {
            kept.keep(&key, CONTENTS)?;
            session.say(CONTENTS);
        }
        let text = loop {
            match sit(&mut session, &mut kept, &mut lines, &self.fonts, terminal)? {
                End::Done => {}
                End::Paused => {
                    terminal.warn(&paused(kept.path()));
                    return Ok(Exit::Cancelled);
                }
                End::Missing(key) => return Err(CliError::NoAnswer { key }.into()),
                End::Refused(key) => return Err(CliError::BadAnswer { key }.into()),
            }
            let text = finish::text(&session, text.as_deref())?;
            let name = self.path.display().to_string();
            let Some(report) = finish::faults(&name, &text, sources, self.today) else {
                break text;
            };
            finish::tell_missing(&report, session.draft(), terminal);
            let fields = report.iter().map(|d| open::by_ids(&d.place.field, session.draft()));
            let fields: Vec<String> = fields.filter(|field| !field.is_empty()).collect();
            if !(lines.asks && session.ask_again(&fields)) {
                terminal.warn(&finish::kept(kept.path()));
                return Ok(Exit::Gaps);
            }
        };
        let left = lines.given.left();
        if !left.is_empty() && sources.is_some() && !lines.asks {
            // What somebody typed in an earlier sitting stays.
            if !resumed {
                kept.finish();
            }
            return Err(CliError::NotAsked { keys: left.join("、") }.into());
        }
        if !left.is_empty() {
            let left = left.join("、");
            terminal
                .warn(&hanging("注意: ", &format!("聞かなかった質問への答えがあります: {left}")));
        }
        let before = sources.map(|sources| sources.profile.bytes.as_slice());
        if before == Some(text.as_bytes()) {
            kept.finish();
            terminal.say("変わった答えはありません。プロファイルはそのままです。");
            return Ok(Exit::Done);
        }
        replace(self.path, before, text.as_bytes(), Aside::Last)?;
        kept.finish();
        if let Some(sources) = sources {
            told::encoding(&sources.profile, terminal);
        }
        if let Some(written) = written {
            written.store(true, Ordering::SeqCst);
        }
        let requested = self.asking.time.requested();
        let sources = load(self.path)?;
        let examined = examine(&sources, &self.catalogue, &requested, self.today, &self.fonts)?;
        finish::summary(self.path, &examined, session.draft(), terminal);
        match lines.asks {
            true => Ok(offering::offer(self.path, self.asking, &examined, terminal)?),
            false => Ok(Exit::Done),
        }
    }

    /// What is said to somebody who left another sitting unfinished.
    fn other(&self, path: &Path, journal: &Journal) -> CliError {
        let words: Vec<&str> = journal.heading.sitting.splitn(2, ' ').collect();
        let profile = self.path.display();
        let command = match words.as_slice() {
            [verb, rest] => format!("sonae {verb} \"{profile}\" {rest}"),
            _ if journal.heading.sitting == INIT => format!("sonae init --out \"{profile}\""),
            _ => format!("sonae {} \"{profile}\"", journal.heading.sitting),
        };
        let answers = journal.entries.len();
        CliError::OtherSitting { path: path.to_path_buf(), answers, command }
    }

    fn session(&self, draft: Draft, purpose: Purpose, today: Date) -> Result<Session, Trouble> {
        let chosen = choose_edition(&self.catalogue, &self.asking.time.requested(), today.day())
            .map_err(crate::generate::GenerateError::from)?;
        let controls = controls::questions(&self.catalogue, chosen.publication);
        Ok(Session::new(Start { chapters: script()?, controls, draft, today, purpose }))
    }
}

fn script() -> Result<&'static [crate::wizard::Chapter], CliError> {
    Ok(chapters()?)
}
