//! This file chooses the papers that are written: by name, by bundle, or all.

use std::collections::BTreeSet;

use super::error::GenerateError;
use crate::compose::{Bundle, Paper};
use crate::diagnostic::nearest;

/// Which papers of a binder are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Names of documents; none means all.
    pub only: Vec<String>,
    /// Bundles of which a paper must be in one; none means all papers.
    pub bundles: Vec<Bundle>,
}

impl Selection {
    /// Whether it leaves no paper out.
    pub fn is_all(&self) -> bool {
        self.only.is_empty() && self.bundles.is_empty()
    }

    /// Whether a paper of these bundles is wanted, whatever its name.
    pub fn has_one_of(&self, bundles: &[Bundle]) -> bool {
        self.bundles.is_empty() || self.bundles.iter().any(|bundle| bundles.contains(bundle))
    }

    /// The names of the documents that are wanted.
    ///
    /// # Errors
    /// [`GenerateError`] where a name is none, where it is in no bundle that is asked for, or where nothing is left.
    pub(super) fn names(&self, papers: &[Paper]) -> Result<BTreeSet<String>, GenerateError> {
        let mut wanted = BTreeSet::new();
        if self.only.is_empty() {
            wanted.extend(self.bundled(papers.iter()));
        }
        for asked in &self.only {
            let meant = meant(asked, papers)?;
            let found: Vec<String> = self.bundled(meant.iter().copied()).collect();
            if found.is_empty() {
                let bundles = meant.iter().flat_map(|paper| paper.bundles.iter().copied());
                return Err(GenerateError::NotInBundle {
                    name: asked.clone(),
                    asked: words(&self.bundles),
                    has: words(&bundles.collect::<Vec<_>>()),
                });
            }
            wanted.extend(found);
        }
        if wanted.is_empty() {
            return Err(GenerateError::EmptyBundle { asked: words(&self.bundles) });
        }
        Ok(wanted)
    }

    fn bundled<'p>(&self, papers: impl Iterator<Item = &'p Paper>) -> impl Iterator<Item = String> {
        papers.filter(|p| self.has_one_of(&p.bundles)).map(|p| p.document.name.clone())
    }
}

/// The papers of a name. A name that none has means those that begin with it: the sheets of all vendors.
fn meant<'p>(asked: &str, papers: &'p [Paper]) -> Result<Vec<&'p Paper>, GenerateError> {
    let name = |paper: &'p Paper| paper.document.name.as_str();
    if let Some(exact) = papers.iter().find(|paper| name(paper) == asked) {
        return Ok(vec![exact]);
    }
    let begins = format!("{asked}-");
    let found: Vec<&Paper> =
        papers.iter().filter(|paper| name(paper).starts_with(&begins)).collect();
    if found.is_empty() {
        let names: Vec<&str> = papers.iter().map(name).collect();
        return Err(GenerateError::NoSuchDocument {
            name: asked.to_owned(),
            nearest: nearest(asked, names.iter().copied()).map(str::to_owned),
            known: names.join("、"),
        });
    }
    Ok(found)
}

/// 「core、day」, each once; 「all」 where a paper is in no other bundle.
fn words(bundles: &[Bundle]) -> String {
    let each: BTreeSet<Bundle> = bundles.iter().copied().collect();
    let names: Vec<&str> = each.into_iter().map(Bundle::name).collect();
    if names.is_empty() { "all".to_owned() } else { names.join("、") }
}
