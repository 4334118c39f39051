//! This file reads which part a part refers to, and of what type each part is.

use super::Fault;
use super::limits::{Budget, few};
use super::package::Package;
use super::xml::Xml;

/// A reference from one part to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) id: String,
    /// Last word of its type, the same in the transitional and the strict form: `worksheet`.
    pub(super) kind: String,
    /// The part's name in the package; `None` for an address outside.
    pub(super) part: Option<String>,
}

/// What a part (`""` for the package itself) refers to; nothing where it has no relations.
pub(super) fn relations(
    package: &Package,
    part: &str,
    budget: &mut Budget,
) -> Result<Vec<Relation>, Fault> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let Some(name) = package.find(&format!("{folder}{slash}_rels/{file}.rels")) else {
        return Ok(Vec::new());
    };
    let source = package.text(name, budget)?;
    let mut xml = Xml::new(name, &source);
    xml.root()?;
    let mut out = Vec::new();
    while let Some(tag) = xml.child()? {
        if tag.local() == "Relationship" {
            let attributes = xml.attributes(&tag)?;
            let of = |name: &str| attributes.get(name).unwrap_or_default().to_owned();
            let is_outside = attributes.get("TargetMode") == Some("External");
            let kind = of("Type").rsplit('/').next().unwrap_or_default().to_owned();
            let part = (!is_outside).then(|| resolve(folder, &of("Target")));
            out.push(Relation { id: of("Id"), kind, part });
            few(out.len(), &format!("{name}の参照"))?;
        }
        xml.skip()?;
    }
    Ok(out)
}

/// The name of the part that a reference means: absolute, or relative to the folder of the part that refers.
fn resolve(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The list of the parts' types.
#[derive(Debug)]
pub(super) struct ContentTypes {
    parts: Vec<(String, String)>,
    extensions: Vec<(String, String)>,
}

impl ContentTypes {
    /// The name of the part that holds the list.
    pub(super) const PART: &'static str = "[Content_Types].xml";

    /// Reads the list.
    pub(super) fn read(package: &Package, budget: &mut Budget) -> Result<Self, Fault> {
        let source = package.text(Self::PART, budget)?;
        let mut xml = Xml::new(Self::PART, &source);
        xml.root()?;
        let (mut parts, mut extensions) = (Vec::new(), Vec::new());
        while let Some(tag) = xml.child()? {
            let attributes = xml.attributes(&tag)?;
            let of = |name: &str| attributes.get(name).unwrap_or_default().to_owned();
            match tag.local() {
                "Override" => {
                    let name = of("PartName").trim_start_matches('/').to_owned();
                    parts.push((name, of("ContentType")));
                }
                "Default" => extensions.push((of("Extension"), of("ContentType"))),
                _ => {}
            }
            few(parts.len() + extensions.len(), "部品の種類")?;
            xml.skip()?;
        }
        Ok(Self { parts, extensions })
    }

    /// The type of a part; empty where the list does not say.
    pub(super) fn of(&self, part: &str) -> &str {
        let extension = part.rsplit_once('.').map_or("", |(_, extension)| extension);
        let own = self.parts.iter().find(|(name, _)| name.eq_ignore_ascii_case(part));
        let shared =
            || self.extensions.iter().find(|(name, _)| name.eq_ignore_ascii_case(extension));
        own.or_else(shared).map_or("", |(_, kind)| kind)
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_absolute_or_relative_to_the_folder() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl/worksheets", "../sharedStrings.xml"), "xl/sharedStrings.xml");
        assert_eq!(resolve("", "./xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolve("", "../../../etc/passwd"), "etc/passwd");
    }
}
