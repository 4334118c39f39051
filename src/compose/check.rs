//! This file proves templates without a profile: every path exists, every helper is known, every block has a key.

use handlebars::Template;
use handlebars::template::{HelperTemplate, Parameter, TemplateElement};

use super::template::Expanded;
use super::{ComposeError, Shape, Templates, dialect, escape};

/// Proves the templates of one document against the shape of its view.
pub(super) fn check(
    templates: &Templates,
    names: &[&str],
    document: &str,
    shape: &Shape,
) -> Vec<ComposeError> {
    let mut errors = Vec::new();
    let mut expanded = Expanded::default();
    for name in names {
        match templates.compile(name) {
            Ok(template) => {
                let mut walk = Walk {
                    template: name,
                    root: shape,
                    scopes: vec![(String::new(), shape)],
                    guards: Vec::new(),
                    text: String::new(),
                    errors: &mut errors,
                };
                walk.all(template);
                expanded.add(name, &walk.text);
            }
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty()
        && let Err(error) = dialect::read(&expanded, document)
    {
        errors.push(error);
    }
    errors
}

/// Goes through a template, both ways at every condition and once through every list, and writes what it meets.
struct Walk<'a> {
    template: &'a str,
    root: &'a Shape,
    /// The lists entered: where their entries stand in the view, and what they are.
    scopes: Vec<(String, &'a Shape)>,
    /// Paths that conditions around us have asked about.
    guards: Vec<String>,
    text: String,
    errors: &'a mut Vec<ComposeError>,
}

/// A path that was found: its full name and what stands there.
type Found<'a> = (String, &'a Shape);

impl<'a> Walk<'a> {
    fn all(&mut self, template: &Template) {
        for (element, place) in template.elements.iter().zip(&template.mapping) {
            self.element(element, place.0);
        }
    }

    fn element(&mut self, element: &TemplateElement, line: usize) {
        match element {
            TemplateElement::RawString(text) => self.text.push_str(text),
            TemplateElement::Comment(_) => {}
            TemplateElement::Expression(value) if value.params.is_empty() => {
                self.printed(&value.name, line);
            }
            TemplateElement::HelperBlock(block) => self.block(block, line),
            TemplateElement::HtmlExpression(_) => self.refuse("{{{ }}} と {{& }}", line),
            TemplateElement::Expression(_) => self.refuse("値の中の関数", line),
            _ => self.refuse("部分テンプレートと修飾", line),
        }
    }

    fn printed(&mut self, name: &Parameter, line: usize) {
        let Some((path, shape)) = self.find(name, line) else { return };
        let reason = match shape {
            Shape::Text => None,
            Shape::OptionalText if self.guards.contains(&path) => None,
            Shape::OptionalText => {
                Some("無いことがある値です。同じ値の {{#if}} の中で使ってください")
            }
            Shape::Flag => Some("はい・いいえの値は印刷できません"),
            Shape::List(_) | Shape::Record(_) => Some("文字ではありません"),
        };
        match reason {
            Some(reason) => self.misuse(path, reason, line),
            // Keys made from data stay apart from each other, so that the dialect sees a well-formed text.
            None => self.text.push_str(&escape::encode("値")),
        }
    }

    fn block(&mut self, block: &HelperTemplate, line: usize) {
        let name = raw(&block.name);
        let [parameter] = block.params.as_slice() else {
            return self.misuse(name, "値を1つ書いてください", line);
        };
        if !block.hash.is_empty() || block.block_param.is_some() {
            self.misuse(name.clone(), "as と名前つきの値は使えません", line);
        }
        match name.as_str() {
            "if" | "unless" => {
                let asked = self.condition(parameter, line);
                let before = self.guards.len();
                let branches = [(&block.template, name == "if"), (&block.inverse, name != "if")];
                for (branch, holds) in branches {
                    if holds {
                        self.guards.extend(asked.iter().cloned());
                    }
                    if let Some(template) = branch {
                        self.all(template);
                        self.part();
                    }
                    self.guards.truncate(before);
                }
            }
            "each" => {
                let Some((path, shape)) = self.find(parameter, line) else { return };
                let Shape::List(entry) = shape else {
                    return self.misuse(path, "一覧ではありません", line);
                };
                self.scopes.push((format!("{path}[]"), entry));
                if let Some(template) = &block.template {
                    self.all(template);
                }
                self.scopes.pop();
                if let Some(template) = &block.inverse {
                    self.all(template);
                }
            }
            _ => self.misuse(name, "使えるのは if、unless、each です", line),
        }
    }

    /// Keeps two branches apart that never stand under each other on paper.
    fn part(&mut self) {
        if self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// The paths that must hold for the condition to hold.
    fn condition(&mut self, parameter: &Parameter, line: usize) -> Vec<String> {
        let Parameter::Subexpression(expression) = parameter else {
            return match self.find(parameter, line) {
                Some((path, Shape::Text | Shape::Record(_))) => {
                    self.misuse(path, "いつもある値は条件になりません", line);
                    Vec::new()
                }
                Some((path, _)) => vec![path],
                None => Vec::new(),
            };
        };
        let name = expression.name().to_owned();
        let parts: Vec<String> = expression
            .params()
            .into_iter()
            .flatten()
            .flat_map(|part| self.condition(part, line))
            .collect();
        match name.as_str() {
            "and" => parts,
            "or" | "not" => Vec::new(),
            _ => {
                self.misuse(name, "条件に使えるのは and、or、not です", line);
                Vec::new()
            }
        }
    }

    /// What stands at a path; a fault is noted when nothing does.
    fn find(&mut self, parameter: &Parameter, line: usize) -> Option<Found<'a>> {
        let written = raw(parameter);
        let (base, shape, rest) = match written.strip_prefix("@root.") {
            Some(rest) => (String::new(), self.root, rest),
            None => {
                let (base, shape) = self.scopes.last()?;
                (base.clone(), *shape, written.as_str())
            }
        };
        match shape.at(rest) {
            Some(found) if base.is_empty() => Some((rest.to_owned(), found)),
            Some(found) => Some((format!("{base}.{rest}"), found)),
            None => {
                let template = self.template.to_owned();
                let from_root = written.starts_with("@root.");
                let near = match self.root.at(rest) {
                    // Right, but for the list that we are in.
                    Some(_) if !from_root => Some(format!("@root.{rest}")),
                    _ if from_root => shape.near(rest).map(|near| format!("@root.{near}")),
                    _ => shape.near(rest),
                };
                self.errors.push(ComposeError::UnknownPath { template, line, path: written, near });
                None
            }
        }
    }

    fn misuse(&mut self, path: String, reason: &'static str, line: usize) {
        let template = self.template.to_owned();
        self.errors.push(ComposeError::WrongUse { template, line, path, reason });
    }

    fn refuse(&mut self, what: &str, line: usize) {
        let template = self.template.to_owned();
        self.errors.push(ComposeError::Refused { template, line, what: what.to_owned() });
    }
}

/// A parameter as it was written.
fn raw(parameter: &Parameter) -> String {
    use handlebars::Path;
    match parameter {
        Parameter::Name(name) => name.clone(),
        Parameter::Path(Path::Relative((_, raw)) | Path::Local((_, _, raw))) => raw.clone(),
        Parameter::Literal(value) => value.to_string(),
        Parameter::Subexpression(expression) => expression.name().to_owned(),
        _ => String::new(),
    }
}
