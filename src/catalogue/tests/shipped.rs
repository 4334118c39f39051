//! These tests compare what ships inside the program with the files that people write in `catalogue/`.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::catalogue::load::SHIPPED;
use crate::catalogue::{Control, Fact, Form, Precepts, Publication, StepChart};

/// Every YAML file of `catalogue/`, by its path below it.
fn written(folder: &Path, root: &Path, out: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            written(&path, root, out);
        } else if path.extension().is_some_and(|e| e == "yaml") {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            out.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
}

fn same<T: DeserializeOwned + PartialEq + Debug>(path: &str, yaml: &str, json: &str) {
    let yaml = serde_saphyr::from_str::<T>(yaml).unwrap_or_else(|e| panic!("{path}: {e}"));
    let json = serde_json::from_str::<T>(json).unwrap_or_else(|e| panic!("{path}: {e}"));
    assert_eq!(yaml, json, "{path}");
}

#[test]
fn what_ships_is_what_stands_in_the_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
    let mut files = BTreeMap::new();
    written(&root, &root, &mut files);
    let shipped: Vec<&str> = SHIPPED.iter().map(|(path, _)| *path).collect();
    assert_eq!(shipped, files.keys().collect::<Vec<_>>());
    for (path, json) in SHIPPED {
        let yaml = &files[*path];
        match path.rsplit('/').next().unwrap() {
            "controls.yaml" => same::<Vec<Control>>(path, yaml, json),
            "facts.yaml" => same::<Vec<Fact>>(path, yaml, json),
            "publication.yaml" => same::<Publication>(path, yaml, json),
            "steps.yaml" => same::<StepChart>(path, yaml, json),
            "precepts.yaml" => same::<Precepts>(path, yaml, json),
            _ => same::<Form>(path, yaml, json),
        }
    }
}
