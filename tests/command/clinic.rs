//! This module keeps a small clinic for the tests: a folder with its profile, and the command run on it.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The clinic's profile; tests change single lines of it.
pub(crate) const PROFILE: &str = "\
schema: 1
facility:
  kind: 無床診療所
  name: さくら通り皮膚科
  prefecture: 埼玉県
  address: さいたま市浦和区桜通9番地9
  phone: 048-000-0001
people:
  - id: incho
    name: 桜井 真
    title: 院長
    roles: [経営層, 医療情報システム安全管理責任者]
plan:
  version: 第1版
  revised_on: 2026-11-02
";

/// A folder with a profile in it, gone when the test ends.
pub(crate) struct Clinic {
    dir: tempfile::TempDir,
}

/// What a run of the command came to.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Clinic {
    /// One with the small profile.
    pub(crate) fn new() -> Self {
        Self::with(PROFILE)
    }

    /// One with this profile.
    pub(crate) fn with(profile: impl AsRef<[u8]>) -> Self {
        let clinic = Self { dir: tempfile::tempdir().unwrap() };
        clinic.write("医院.yaml", profile);
        clinic
    }

    /// One whose small profile says something else in one place.
    pub(crate) fn saying(instead_of: &str, this: &str) -> Self {
        assert!(PROFILE.contains(instead_of), "the profile has no {instead_of}");
        Self::with(PROFILE.replacen(instead_of, this, 1))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Runs the command in the folder; `line` is split at spaces.
    pub(crate) fn run(&self, line: &str) -> Ran {
        self.run_with(line, &[])
    }

    pub(crate) fn run_with(&self, line: &str, environment: &[(&str, &str)]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_sonae"))
            .args(line.split_whitespace())
            .current_dir(self.dir.path())
            .env_remove("SOURCE_DATE_EPOCH")
            .envs(environment.iter().copied())
            .output()
            .unwrap();
        Ran {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Makes the papers on a fixed day.
    pub(crate) fn generate(&self) -> Ran {
        self.run("generate 医院.yaml --out 書類 --date 2026-11-20")
    }

    /// The papers, each after its folder, in order.
    pub(crate) fn papers(&self) -> Vec<String> {
        files_in(&self.path("書類"))
    }

    /// What stands at the top of the folder of papers, in order.
    pub(crate) fn folders(&self) -> Vec<String> {
        entries_of(&self.path("書類")).into_iter().filter(|name| name != ".sonae").collect()
    }

    /// The text of all DOCX papers, their tags taken out and their entities read.
    pub(crate) fn words(&self) -> String {
        self.words_in("書類")
    }

    /// The same of the DOCX papers in another folder.
    pub(crate) fn words_in(&self, folder: &str) -> String {
        let folder = self.path(folder);
        let papers = files_in(&folder).into_iter().filter(|name| name.ends_with(".docx"));
        papers.map(|name| words_of(&folder.join(name))).collect()
    }
}

/// The files below a folder but our records, each by its path from there, in order.
pub(crate) fn files_in(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for name in entries_of(folder).into_iter().filter(|name| name != ".sonae") {
        let path = folder.join(&name);
        if path.is_dir() {
            files.extend(files_in(&path).iter().map(|file| format!("{name}/{file}")));
        } else {
            files.push(name);
        }
    }
    files
}

/// The names in a folder, in order; none where there is no folder.
fn entries_of(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// What a command said as JSON.
pub(crate) fn json(ran: &Ran) -> serde_json::Value {
    assert_eq!(ran.code, 0, "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

fn words_of(path: &Path) -> String {
    let mut package = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut xml = String::new();
    package.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut words = String::new();
    let mut inside = false;
    for c in xml.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => words.push(c),
            _ => {}
        }
    }
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    entities.iter().fold(words, |words, (entity, c)| words.replace(entity, c))
}
