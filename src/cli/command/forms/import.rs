//! This file imports the authority's own Excel: shows what was found, asks about the rest, stores the form.

use std::path::{Path, PathBuf};

use super::store::store;
use super::{asking, telling};
use crate::catalogue::{Catalogue, OverlayFile};
use crate::cli::args::official::Import;
use crate::cli::command::trouble::Trouble;
use crate::cli::command::{tables, told};
use crate::cli::error::CliError;
use crate::cli::exit::Exit;
use crate::cli::files::read;
use crate::cli::keep::{Standing, make, standing};
use crate::cli::overlay::{FOLDER, catalogue};
use crate::cli::terminal::Terminal;
use crate::cli::today::today;
use crate::diagnostic::Report;
use crate::official::{Draft, FormName, apply_mapping, drafts, mapping};
use crate::profile::{Date, Source, decode};
use crate::workbook::Workbook;

/// `sonae forms import`
pub(super) fn import(args: &Import, terminal: &mut Terminal) -> Result<Exit, Trouble> {
    let today = today(args.date)?;
    let shelf = shelf(args)?;
    let named = args.named.as_deref().map(FormName::parse).transpose()?;
    // A folder that is named for the first time is made when there is something to put there.
    let shared = args.shelf.shared().filter(|folder| folder.exists());
    let catalogue = catalogue(args.shelf.profile(), shared)?;
    let workbook = open(&args.file)?;
    let mut drafts = drafts(&workbook, &catalogue, named.as_ref())?;
    for draft in &drafts {
        terminal.say(&format!("{}\n", telling::found(draft)));
    }
    if let Some(path) = &args.mapping_out {
        return hand_out(path, &drafts, &catalogue, terminal);
    }
    if let Some(path) = &args.mapping {
        decide(path, &mut drafts, &catalogue, terminal)?;
    }
    if drafts.iter().any(|draft| !draft.open().is_empty()) {
        if !terminal.can_ask() {
            let path = beside(&args.file);
            hand_out(&path, &drafts, &catalogue, terminal)?;
            return Ok(Exit::Gaps);
        }
        for draft in &mut drafts {
            if !asking::ask(draft, &catalogue, terminal) {
                terminal.warn("\n取り込みをやめました。何も書き込んでいません。");
                return Ok(Exit::Gaps);
            }
        }
    }
    put(&shelf, &drafts, &catalogue, args.replace, Date::new(today), terminal)
}

/// The folder of forms: the one that is named, else the one beside the profile.
fn shelf(args: &Import) -> Result<PathBuf, CliError> {
    if let Some(folder) = args.shelf.shared() {
        return Ok(folder.to_path_buf());
    }
    let profile = args.shelf.profile().ok_or(CliError::NoShelf)?;
    if !profile.is_file() {
        return Err(CliError::Missing { path: profile.to_path_buf() });
    }
    Ok(profile.parent().unwrap_or(Path::new("")).join(FOLDER))
}

/// Opens a workbook that the user names.
pub(super) fn open(path: &Path) -> Result<Workbook, Trouble> {
    let (name, bytes) = tables::given(path)?;
    let workbook = Workbook::open(&name, &bytes);
    Ok(workbook.map_err(crate::official::OfficialError::from)?)
}

fn beside(file: &Path) -> PathBuf {
    let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    file.with_file_name(format!("{stem}-対応表.yaml"))
}

/// Writes the table that a person fills in.
fn hand_out(
    path: &Path,
    drafts: &[Draft<'_>],
    catalogue: &Catalogue,
    terminal: &mut Terminal,
) -> Result<Exit, Trouble> {
    let text = mapping(drafts, catalogue);
    let advice = "書き込んだ対応表なら --mapping で指定してください。作り直すときは、別の名前にするか、今あるものを移してください。";
    match standing(path, text.as_bytes())? {
        Standing::Same => {}
        Standing::Other => {
            return Err(CliError::Occupied { path: path.to_path_buf(), advice }.into());
        }
        Standing::Nothing => drop(make(path, text.as_bytes(), advice)?),
    }
    let open: usize = drafts.iter().map(|draft| draft.open().len()).sum();
    terminal.say(&format!(
        "まだ取り込んでいません。対応表を「{}」に書き出しました。\n「未回答」の{open}件を書き直してから、同じコマンドに --mapping \"{}\" を付けて実行してください。",
        path.display(),
        path.display()
    ));
    Ok(Exit::Done)
}

fn decide(
    path: &Path,
    drafts: &mut [Draft<'_>],
    catalogue: &Catalogue,
    terminal: &mut Terminal,
) -> Result<(), Trouble> {
    let shown = path.display().to_string();
    let mut notes = Report::new();
    // Editors save as they please, also in CP932.
    let Some(text) = decode(&Source::new(shown.clone(), read(path)?), &mut notes) else {
        return Err(Trouble::Overlay { report: notes });
    };
    terminal.report(&notes);
    apply_mapping(&shown, &text, drafts, catalogue).map_err(|report| Trouble::Overlay { report })
}

fn put(
    shelf: &Path,
    drafts: &[Draft<'_>],
    catalogue: &Catalogue,
    replace: bool,
    today: Date,
    terminal: &mut Terminal,
) -> Result<Exit, Trouble> {
    let mut files: Vec<OverlayFile> = Vec::new();
    for draft in drafts {
        // Imported before from the same file, it keeps its day, so that nothing differs by the day alone.
        let earlier = draft.imported_on(catalogue).unwrap_or(today);
        for file in draft.overlay(catalogue, earlier)?.0 {
            if files.iter().all(|f| f.path != file.path) {
                files.push(file);
            }
        }
    }
    let stored = store(shelf, &files, replace, today.day())?;
    for stored in &stored {
        told::one(stored, terminal);
    }
    let unanswered: usize = drafts.iter().map(Draft::unanswered).sum();
    if unanswered > 0 {
        terminal.say(&format!(
            "答える対策のない項目が{unanswered}件あります。その項目は空欄になります。"
        ));
    }
    terminal.say("取り込みました。書類を作ると、この版の項目で答えます。Excelへの書き込みは sonae forms fill です。");
    Ok(Exit::Done)
}
