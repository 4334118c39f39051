//! This file makes binders: one profile into one folder, several into a folder each.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::told;
use super::trouble::Trouble;
use crate::catalogue::Catalogue;
use crate::cli::args::Generate;
use crate::cli::exit::Exit;
use crate::cli::files::load;
use crate::cli::overlay::{catalogue, templates};
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::compose::Templates;
use crate::generate::{Made, Request, Selection, make};
use crate::layout::Fonts;
use crate::output::{plan, safe_folder_name};
use crate::profile::Date;

/// What is the same for every profile of a run.
struct Run<'a> {
    args: &'a Generate,
    today: Date,
    fonts: Fonts,
    /// What was last said of the edition; a facility with forms of its own may have another.
    told: Option<String>,
    /// Folders that profiles before this one have taken, as Windows compares them.
    taken: BTreeSet<String>,
}

/// `sonae generate`
pub(crate) fn generate(args: &Generate, terminal: &mut Terminal) -> Exit {
    let mut run = match Run::begin(args) {
        Ok(run) => run,
        Err(trouble) => return trouble.tell(terminal),
    };
    let [profile] = args.profiles.as_slice() else { return run.several(terminal) };
    run.one(profile, |_, _| args.out.clone(), terminal)
}

impl<'a> Run<'a> {
    fn begin(args: &'a Generate) -> Result<Self, Trouble> {
        let today = Date::new(today(args.time.date)?);
        let fonts = Fonts::bundled()?;
        Ok(Self { args, today, fonts, told: None, taken: BTreeSet::new() })
    }

    /// Makes every profile's binder; one that fails does not stop the others.
    fn several(&mut self, terminal: &mut Terminal) -> Exit {
        let mut worst = Exit::Done;
        let mut failed = Vec::new();
        for profile in &self.args.profiles {
            terminal.say(&format!("■ {}", profile.display()));
            let exit = self.one(profile, |run, name| run.folder(profile, name), terminal);
            terminal.say("");
            if exit.is_failure() {
                failed.push((profile.display().to_string(), exit));
            }
            worst = worst.max(exit);
        }
        if failed.is_empty() {
            return worst;
        }
        let names: Vec<&str> = failed.iter().map(|(name, _)| name.as_str()).collect();
        terminal.warn(&format!(
            "{}施設のうち{}施設の書類を作れませんでした: {}",
            self.args.profiles.len(),
            failed.len(),
            names.join("、")
        ));
        if failed.iter().any(|(_, exit)| *exit == Exit::Bug) { Exit::Bug } else { Exit::SomeFailed }
    }

    /// Makes one profile's binder and puts it into the folder that its facility's name leads to.
    fn one(
        &mut self,
        profile: &Path,
        folder: impl FnOnce(&mut Self, &str) -> PathBuf,
        terminal: &mut Terminal,
    ) -> Exit {
        let shared = self.args.overlays.catalogue.as_deref();
        let catalogue = match catalogue(Some(profile), shared) {
            Ok(catalogue) => catalogue,
            Err(trouble) => return trouble.tell(terminal),
        };
        let laid = match templates(Some(profile), self.args.wording.templates.as_deref()) {
            Ok(laid) => laid,
            Err(trouble) => return trouble.tell(terminal),
        };
        match self.make(profile, &catalogue, &laid.templates) {
            Ok(made) => {
                told::templates(&laid.templates, terminal);
                let folder = folder(self, &made.facility);
                self.put(profile, made, &folder, terminal)
            }
            Err(trouble) => trouble.tell(terminal),
        }
    }

    fn make<'c>(
        &self,
        profile: &Path,
        catalogue: &'c Catalogue,
        templates: &Templates,
    ) -> Result<Made<'c>, Trouble> {
        let sources = load(profile)?;
        Ok(make(
            &Request {
                sources: &sources,
                catalogue,
                templates,
                edition: self.args.time.requested(),
                formats: self.args.formats.each_once(),
                selection: Selection {
                    only: self.args.only.clone(),
                    bundles: self.args.bundles.chosen(),
                },
                zip: self.args.zip,
                today: self.today,
            },
            &self.fonts,
        )?)
    }

    fn put(
        &mut self,
        profile: &Path,
        made: Made<'_>,
        folder: &Path,
        terminal: &mut Terminal,
    ) -> Exit {
        terminal.report(&made.notes);
        if self.told.as_ref() != Some(&made.chosen.why) {
            told::edition(&made.chosen, terminal);
            self.told = Some(made.chosen.why.clone());
        }
        let outcome = match plan(folder, made.set).and_then(|plan| plan.apply()) {
            Ok(outcome) => outcome,
            Err(error) => return Trouble::from(error).tell(terminal),
        };
        terminal.say(&format!("{}の書類（{}）", made.facility, folder.display()));
        let exit = told::files(&outcome, terminal);
        if self.args.zip {
            told::archive(&outcome, made.mixed_zip, terminal);
        }
        told::left(&made.readiness, made.kind, profile, terminal);
        exit
    }

    /// A folder of its own for a facility; the profile's name tells facilities of one name apart.
    fn folder(&mut self, profile: &Path, facility: &str) -> PathBuf {
        let stem =
            profile.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let plain = safe_folder_name(facility);
        let with_stem = safe_folder_name(&format!("{facility}（{stem}）"));
        let numbered = (2..).map(|n| safe_folder_name(&format!("{facility}（{stem}{n}）")));
        let mut names = [plain, with_stem].into_iter().chain(numbered);
        let taken = &mut self.taken;
        let name = names.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default();
        self.args.out.join(name)
    }
}
