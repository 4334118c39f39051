//! These tests run every command that the README shows, and hold its tables to what the command does.

#![allow(clippy::unwrap_used, reason = "test code outside #[test] functions")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The lines of the README's shell blocks.
fn commands() -> Vec<String> {
    let text = readme();
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.flat_map(str::lines).map(str::to_owned).collect()
}

/// Runs `sonae` with these arguments in the package's folder; `out` becomes a folder that goes away.
fn sonae(arguments: &str, out: &Path) -> Output {
    let arguments = arguments.split_whitespace().map(|word| match word {
        "out" => out.to_str().unwrap().to_owned(),
        word => word.to_owned(),
    });
    Command::new(env!("CARGO_BIN_EXE_sonae")).args(arguments).current_dir(root()).output().unwrap()
}

#[test]
fn the_two_commands_of_a_fresh_machine_come_first() {
    assert_eq!(
        commands()[..2],
        ["cargo run --release -- generate profiles/one-doctor-clinic.yaml --out out", "cargo test"]
    );
}

#[test]
fn every_command_of_the_readme_does_what_it_should() {
    let out = tempfile::tempdir().unwrap();
    let mut run = 0;
    for command in commands().iter().filter(|command| *command != "cargo test") {
        let arguments = command.strip_prefix("cargo run --release -- ").unwrap();
        let code = sonae(arguments, out.path()).status.code().unwrap();
        // A sample clinic is an honest one: it has gaps.
        let expected = if arguments.starts_with("check") { 3 } else { 0 };
        assert_eq!(code, expected, "{command}");
        run += 1;
    }
    assert!(run >= 4, "{run}");
}

#[test]
fn every_sample_of_the_readme_is_there_and_every_sample_is_in_the_readme() {
    let text = readme();
    for entry in fs::read_dir(root().join("profiles")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".yaml") {
            assert!(
                text.contains(&format!("| `profiles/{name}` |")),
                "{name} is not in the README"
            );
        }
    }
    let named = text.lines().filter_map(|line| line.strip_prefix("| `profiles/"));
    for name in named.filter_map(|rest| rest.split('`').next()) {
        assert!(root().join("profiles").join(name).is_file(), "{name} is not there");
    }
}

/// The names of papers in the README's table, and the folders that its rows speak of.
fn table() -> (BTreeSet<String>, Vec<String>) {
    let text = readme();
    let rows = text.lines().skip_while(|line| !line.starts_with("| フォルダー |")).skip(2);
    let mut papers = BTreeSet::new();
    let mut folders = Vec::new();
    for row in rows.take_while(|line| line.starts_with('|')) {
        let mut quoted = row.split('`').skip(1).step_by(2).map(str::to_owned);
        folders.push(quoted.next().unwrap());
        papers.extend(quoted);
    }
    papers.remove("--only");
    (papers, folders)
}

#[test]
fn the_papers_of_the_readme_are_those_that_the_command_knows() {
    let out = tempfile::tempdir().unwrap();
    let listed = sonae("binder list profiles/one-doctor-clinic.yaml --json", out.path());
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    let known: BTreeSet<String> = listed["papers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|paper| paper["name"].as_str().unwrap().to_owned())
        // Told in words below the table: made when asked for, or only 参考.
        .filter(|name| {
            !["local", "incident-flowchart", "precepts-poster", "self-audit"]
                .contains(&name.as_str())
        })
        .collect();
    assert_eq!(table().0, known);
}

#[test]
fn the_folders_of_the_readme_are_those_that_papers_lie_in() {
    let out = tempfile::tempdir().unwrap();
    let made = "generate profiles/one-doctor-clinic.yaml --out out --format pdf";
    assert!(sonae(made, out.path()).status.success());
    let entries = fs::read_dir(out.path()).unwrap().map(|e| e.unwrap().file_name());
    let mut folders: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
    folders.retain(|name| name != ".sonae");
    folders.sort();
    assert_eq!(table().1, folders);
}

#[test]
fn the_exit_codes_of_the_readme_are_those_of_the_design() {
    let codes = |text: &str, head: &str| -> Vec<String> {
        let rows = text.lines().skip_while(|line| !line.starts_with(head)).skip(2);
        let row = |line: &str| line.split('|').nth(1).map(|cell| cell.trim().to_owned());
        rows.take_while(|line| line.starts_with('|')).filter_map(row).collect()
    };
    let design = fs::read_to_string(root().join("docs/design.md")).unwrap();
    let of_readme = codes(&readme(), "| コード |");
    assert_eq!(of_readme, ["0", "1", "2", "3", "4", "5", "6", "70", "130"]);
    assert_eq!(of_readme, codes(&design, "| exit |"));
}
