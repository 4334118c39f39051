//! This program turns the catalogue from YAML, which people write, into JSON, which a run reads in a seventeenth of the time.
//!
//! A program for Windows also gets the manifest that Windows reads before it starts it.

#![allow(clippy::print_stdout, reason = "a build script speaks to cargo on its standard output")]
#![expect(
    clippy::disallowed_methods,
    reason = "cargo names the folder for output in the environment"
)]

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use embed_manifest::manifest::{ActiveCodePage, Setting};
use embed_manifest::{embed_manifest, new_manifest};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    // What is built for, not what is built on.
    if env::var_os("CARGO_CFG_WINDOWS").is_some() {
        manifest()?;
    }
    catalogue()
}

/// Tells Windows that the program speaks UTF-8, also in consoles set to code page 932, that paths may be longer than 260
/// characters, as they are below a OneDrive folder, and that it never asks for an administrator.
fn manifest() -> Result<(), Box<dyn Error>> {
    let manifest = new_manifest("Sonae")
        .active_code_page(ActiveCodePage::Utf8)
        .long_path_aware(Setting::Enabled);
    Ok(embed_manifest(manifest)?)
}

/// Writes `catalogue.rs`: the path below `catalogue/` and the JSON of every YAML file, in the order of the paths.
fn catalogue() -> Result<(), Box<dyn Error>> {
    // Cargo runs this in the root of the package.
    let root = Path::new("catalogue");
    println!("cargo::rerun-if-changed=catalogue");
    let mut files = Vec::new();
    collect(root, &mut files)?;
    let mut named = Vec::new();
    for file in files {
        let parts = file.strip_prefix(root)?.iter().map(|part| part.to_string_lossy());
        named.push((parts.collect::<Vec<_>>().join("/"), file));
    }
    named.sort();
    let mut list = String::from("&[\n");
    for (path, file) in named {
        let text = fs::read_to_string(&file)?;
        let value: serde_json::Value = serde_saphyr::from_str(&text)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        writeln!(list, "    ({path:?}, {:?}),", value.to_string())?;
    }
    list.push_str("]\n");
    let out = env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?;
    fs::write(Path::new(&out).join("catalogue.rs"), list)?;
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
    Ok(())
}
