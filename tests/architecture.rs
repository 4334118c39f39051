//! These tests hold the source tree to the tables in `docs/design.md` and to the rules of the house.

#![allow(clippy::unwrap_used, clippy::panic, reason = "test code outside #[test] functions")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path from the root of the package and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The code that ships: without comments, strings' slashes aside, and without the tests at the end of the file.
    fn shipped(&self) -> String {
        let tested = self.path.contains("/tests/") || self.path.ends_with("/tests.rs");
        if tested || !self.path.starts_with("src/") {
            return String::new();
        }
        let code = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let uncommented = |line: &str| {
            let code = line.split_once(" // ").map_or(line, |(code, _)| code);
            if code.trim_start().starts_with("//") { String::new() } else { code.to_owned() }
        };
        code.lines().map(uncommented).collect::<Vec<_>>().join("\n")
    }

    /// The row of the import table that the file stands under: `layout`, `render::pdf`.
    fn module(&self) -> Option<String> {
        let inside = self.path.strip_prefix("src/")?.strip_suffix(".rs")?;
        let mut parts = inside.split('/').filter(|part| *part != "mod");
        let first = parts.next()?;
        match (first, parts.next()) {
            ("main" | "lib", None) => None,
            ("render", Some(writer)) => Some(format!("render::{writer}")),
            _ => Some(first.to_owned()),
        }
    }

    /// The folder inside `src/`, with a slash at its end: `render/pdf/`.
    fn folder(&self) -> String {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        format!("{inside}/")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, extension: &str) -> Vec<Source> {
    let mut out = Vec::new();
    let mut open: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|e| e == extension) {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            out.push(Source { path: name, text: fs::read_to_string(&path).unwrap() });
        }
    }
    out.sort_by(|a, b| a.path.cmp(&b.path));
    out
}

fn rust() -> Vec<Source> {
    ["src", "tests", "benches"].iter().filter(|f| root().join(f).is_dir()).fold(
        Vec::new(),
        |mut all, folder| {
            all.extend(files(folder, "rs"));
            all
        },
    )
}

/// The rows of the table in `docs/design.md` whose header begins with `first`: first cell and second cell.
fn table(first: &str) -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(root().join("docs/design.md")).unwrap();
    let rows = text.lines().skip_while(|line| !line.starts_with(&format!("| {first} |"))).skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .map(|line| {
            let mut cells = line.trim_matches('|').split('|').map(|c| c.trim().trim_matches('`'));
            let name = cells.next().unwrap().to_owned();
            let list = cells.next().unwrap().split(',').map(|c| c.trim().to_owned());
            (name, list.filter(|c| c != "–").collect())
        })
        .collect()
}

/// Every module of ours that a piece of code names after `crate::`.
fn imports(code: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            for c in group.chars().chain([',']) {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        out.insert(first_segments(word.trim()));
                        word.clear();
                    }
                    c if depth == 0 => word.push(c),
                    _ => {}
                }
            }
            out.insert(first_segments(word.trim()));
        } else {
            out.insert(first_segments(rest));
        }
    }
    out.remove("");
    out
}

fn first_segments(path: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut segments = path.split("::").map(|s| s.split(|c| !is_word(c)).next().unwrap());
    match (segments.next().unwrap_or_default(), segments.next()) {
        ("render", Some(writer)) if writer.starts_with(char::is_lowercase) => {
            format!("render::{writer}")
        }
        (first, _) => first.to_owned(),
    }
}

fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_module_imports_only_what_the_table_allows() {
    let allowed = table("module");
    assert!(allowed.len() > 8, "the import table was not found");
    let mut faults = Vec::new();
    for source in rust() {
        let Some(module) = source.module().filter(|_| source.path.starts_with("src/")) else {
            continue;
        };
        let Some(row) = allowed.get(&module) else {
            faults.push(format!("{}: `{module}` is not in the import table", source.path));
            continue;
        };
        for import in imports(&source.shipped()) {
            let whole = import.split("::").next().unwrap_or_default();
            let own = import == module || (whole == module && module == "render");
            // Macros of our own stand at the root of the crate.
            let known = allowed.contains_key(&import) || allowed.contains_key(whole);
            if known && !own && !row.contains(&import) && !row.iter().any(|r| r == whole) {
                faults.push(format!("{}: `{module}` imports `{import}`", source.path));
            }
        }
    }
    none(faults);
}

#[test]
fn nobody_climbs_over_the_table_by_super() {
    let climbs = |s: &Source| {
        let inside = s.path.trim_start_matches("src/").trim_end_matches(".rs");
        let depth = inside.split('/').filter(|part| *part != "mod").count();
        // From a writer, the root of `render` is as far as the root of the crate: the other writer stands there.
        let root = if inside.starts_with("render/") { depth.saturating_sub(1) } else { depth };
        s.shipped().contains(&"super::".repeat(root.max(1)))
    };
    none(rust().iter().filter(|s| climbs(s)).map(|s| s.path.clone()).collect());
}

#[test]
fn every_dependency_stays_in_its_folders() {
    let fences = table("crate");
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let mut faults = Vec::new();
    for line in section.lines().filter(|line| line.contains('=')) {
        let name = line.split([' ', '=']).next().unwrap();
        let Some(folders) = fences.get(name) else {
            faults.push(format!("{name} has no row in docs/design.md"));
            continue;
        };
        if folders.iter().any(|f| f == "everywhere") {
            continue;
        }
        let path = format!("{}::", name.replace('-', "_"));
        for source in rust() {
            let uses = source.shipped().match_indices(&path).any(|(at, _)| {
                let before = source.shipped()[..at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
            });
            let folder = source.folder();
            if uses && !folders.iter().any(|f| folder.starts_with(&format!("{f}/"))) {
                faults.push(format!("{}: {name} belongs to {folders:?}", source.path));
            }
        }
    }
    none(faults);
}

#[test]
fn every_row_of_the_dependency_table_is_a_dependency() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let absent = |name: &&String| !manifest.contains(&format!("\n{name} = "));
    none(table("crate").keys().filter(absent).cloned().collect());
}

#[test]
fn no_file_is_longer_than_600_lines() {
    let long = |s: Source| {
        let lines = s.text.lines().count();
        (lines > 600).then(|| format!("{} has {lines} lines", s.path))
    };
    none(rust().into_iter().filter_map(long).collect());
}

#[test]
fn every_file_opens_by_saying_what_it_is() {
    let silent = |s: &Source| !s.text.starts_with("//! ");
    none(rust().iter().filter(|s| silent(s)).map(|s| s.path.clone()).collect());
}

#[test]
fn nothing_is_left_open() {
    // Taken apart so that this file does not find itself.
    let words = [("to", "do!"), ("unimple", "mented!"), ("X", "XX"), ("FIX", "ME"), ("TO", "DO:")];
    let mut faults = Vec::new();
    for source in rust() {
        for (a, b) in words {
            if source.text.contains(&format!("{a}{b}")) {
                faults.push(format!("{}: {a}{b}", source.path));
            }
        }
    }
    none(faults);
}

#[test]
fn no_room_is_named_after_nothing() {
    let drawers = ["util", "utils", "helper", "helpers", "common", "misc", "manager", "prelude"];
    let drawer =
        |s: &Source| s.path.trim_end_matches(".rs").split('/').any(|part| drawers.contains(&part));
    none(rust().iter().filter(|s| drawer(s)).map(|s| s.path.clone()).collect());
}

#[test]
fn no_file_imports_all_of_another_module() {
    let glob = |s: &Source| {
        s.shipped().split(';').any(|item| {
            let item = item.trim_start();
            (item.starts_with("use ") || item.contains("\nuse ")) && item.contains("::*")
        })
    };
    none(rust().iter().filter(|s| glob(s)).map(|s| s.path.clone()).collect());
}

#[test]
fn only_the_terminal_prints() {
    let prints = |s: &Source| {
        let code = s.shipped();
        s.path != "src/cli/terminal.rs"
            && ["println!(", "print!(", "io::stdout(", "io::stderr("]
                .iter()
                .any(|w| code.contains(w))
    };
    none(rust().iter().filter(|s| prints(s)).map(|s| s.path.clone()).collect());
}

#[test]
fn nobody_takes_the_keyboard_from_the_system() {
    // Input methods for Japanese, screen readers and Ctrl+C live on lines that the terminal itself edits.
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let crates =
        ["crossterm", "termion", "console", "inquire", "dialoguer", "rustyline", "cliclack"];
    let mut faults: Vec<String> = crates
        .iter()
        .filter(|name| section.contains(&format!("\n{name} = ")))
        .map(|name| format!("{name} reads keys instead of lines"))
        .collect();
    let words = ["raw_mode", "tcsetattr", "SetConsoleMode", "Termios"];
    let takes = |s: &Source| words.iter().any(|word| s.shipped().contains(word));
    faults.extend(rust().iter().filter(|s| takes(s)).map(|s| s.path.clone()));
    none(faults);
}
