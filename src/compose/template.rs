//! This file keeps template sources, ties their lines to the text that comes out, and fills them with a view.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use handlebars::{Context, Handlebars, RenderContext, Renderable, Template};
use include_dir::{Dir, include_dir};

use super::{ComposeError, escape};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// Stand around the line number that each source line carries through Handlebars.
const LINE_OPENS: char = '\u{10FFF0}';
const LINE_CLOSES: char = '\u{10FFF1}';

/// Template sources by name (`bcp/1-general.hbs`): the built-in ones and those that replace them.
#[derive(Debug, Clone)]
pub struct Templates {
    sources: BTreeMap<String, Source>,
    /// Names of those that are not as they ship.
    overrides: BTreeSet<String>,
}

/// A template and, from its first use on, what Handlebars made of it; clones share that.
#[derive(Debug, Clone)]
struct Source {
    text: Arc<str>,
    compiled: Arc<OnceLock<Result<Template, ComposeError>>>,
}

impl Source {
    fn new(text: &str) -> Self {
        Self { text: text.into(), compiled: Arc::default() }
    }
}

impl Default for Templates {
    fn default() -> Self {
        Self::embedded()
    }
}

impl Templates {
    /// The built-in templates, read once in a process however many binders it makes.
    pub fn embedded() -> Self {
        static BUILT_IN: OnceLock<Templates> = OnceLock::new();
        BUILT_IN.get_or_init(Self::load).clone()
    }

    fn load() -> Self {
        let mut sources = BTreeMap::new();
        let mut folders = vec![&EMBEDDED];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            for file in folder.files() {
                let name = file.path().to_string_lossy().replace('\\', "/");
                if let (true, Some(text)) = (name.ends_with(".hbs"), file.contents_utf8()) {
                    sources.insert(name, Source::new(text));
                }
            }
        }
        Self { sources, overrides: BTreeSet::new() }
    }

    /// The same templates with one replaced or added; one that says what is there already, in the line ends of
    /// whatever system, replaces nothing.
    pub fn with(mut self, name: impl Into<String>, source: &str) -> Self {
        let (name, source) = (name.into(), source.replace("\r\n", "\n"));
        if self.source(&name) != Some(&source) {
            self.sources.insert(name.clone(), Source::new(&source));
            self.overrides.insert(name);
        }
        self
    }

    /// Name and source of every template that is not as it ships, in order.
    pub fn overrides(&self) -> impl Iterator<Item = (&str, &str)> {
        self.overrides.iter().filter_map(|name| Some((name.as_str(), self.source(name)?)))
    }

    /// The source of a template.
    pub fn source(&self, name: &str) -> Option<&str> {
        self.sources.get(name).map(|source| source.text.as_ref())
    }

    /// All names in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sources.keys().map(String::as_str)
    }

    /// Reads one template.
    pub(super) fn compile(&self, name: &str) -> Result<&Template, ComposeError> {
        let source = self
            .sources
            .get(name)
            .ok_or_else(|| ComposeError::NoTemplate { template: name.to_owned() })?;
        let compiled = source.compiled.get_or_init(|| compile(name, &source.text));
        compiled.as_ref().map_err(Clone::clone)
    }
}

fn compile(name: &str, source: &str) -> Result<Template, ComposeError> {
    if let Some(line) = source.lines().position(|l| l.chars().any(escape::is_reserved)) {
        return Err(ComposeError::Refused {
            template: name.to_owned(),
            line: line + 1,
            what: "U+F0000 以降の文字".to_owned(),
        });
    }
    Template::compile(&mark_lines(source)).map_err(|e| ComposeError::Unreadable {
        template: name.to_owned(),
        line: e.pos().map_or(1, |p| p.0),
        reason: e.reason().to_string(),
    })
}

/// Markdown that came out of templates, with the source of each of its lines.
#[derive(Debug, Default)]
pub(super) struct Expanded {
    pub(super) text: String,
    lines: Vec<(String, usize)>,
}

impl Expanded {
    /// Adds what one template gave, and a blank line that ends its last block.
    pub(super) fn add(&mut self, template: &str, marked: &str) {
        let mut line = 1;
        for text in marked.lines() {
            let text = match text.strip_prefix(LINE_OPENS).and_then(|t| t.split_once(LINE_CLOSES)) {
                Some((number, rest)) => {
                    line = number.parse().unwrap_or(line);
                    rest
                }
                None => text,
            };
            self.text.extend(text.chars().filter(|c| *c != LINE_CLOSES && *c != LINE_OPENS));
            self.text.push('\n');
            self.lines.push((template.to_owned(), line));
        }
        self.text.push('\n');
        self.lines.push((template.to_owned(), line));
    }

    /// Template and line of a byte of the text.
    pub(super) fn place(&self, offset: usize) -> (String, usize) {
        let before = self.text.as_bytes().iter().take(offset).filter(|b| **b == b'\n').count();
        self.lines.get(before).or(self.lines.last()).cloned().unwrap_or_default()
    }
}

/// Fills templates with a view, one after the other.
pub(super) fn expand(
    templates: &Templates,
    names: &[&str],
    context: &Context,
) -> Result<Expanded, ComposeError> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry.register_escape_fn(escape::encode);
    let mut expanded = Expanded::default();
    for name in names {
        let template = templates.compile(name)?;
        let text =
            template.renders(&registry, context, &mut RenderContext::new(None)).map_err(|e| {
                ComposeError::Unreadable {
                    template: (*name).to_owned(),
                    line: e.line_no.unwrap_or(1),
                    reason: e.to_string(),
                }
            })?;
        expanded.add(name, &text);
    }
    Ok(expanded)
}

/// Puts its number before every line that is not a lone block tag, so that faults can be placed.
fn mark_lines(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + source.len() / 4);
    for (index, line) in source.lines().enumerate() {
        if !line.trim().is_empty() && !is_lone_tag(line.trim()) {
            out.push(LINE_OPENS);
            out.push_str(&(index + 1).to_string());
            out.push(LINE_CLOSES);
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// A line that Handlebars removes as a whole; a mark before it would keep its line end alive.
fn is_lone_tag(line: &str) -> bool {
    let opens = ["{{#", "{{/", "{{else", "{{^", "{{!"].iter().any(|tag| line.starts_with(tag));
    opens && line.ends_with("}}") && line.matches("{{").count() == 1
}
