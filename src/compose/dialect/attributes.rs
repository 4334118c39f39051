//! This file reads `{#key .class name="value"}`, by which blocks get their names.

/// What stands between the braces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Attributes {
    pub(super) key: Option<String>,
    pub(super) classes: Vec<String>,
    values: Vec<(String, String)>,
}

impl Attributes {
    /// Reads the words between braces; the fault is a Japanese sentence.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut out = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let end = rest.find([' ', '=']).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            if let Some(after) = after.strip_prefix('=') {
                let (value, after) = value(after)
                    .ok_or_else(|| format!("属性「{word}」の値は引用符 \" で囲んでください。"))?;
                out.values.push((word.to_owned(), value.to_owned()));
                rest = after.trim_start();
                continue;
            }
            if let Some(key) = word.strip_prefix('#') {
                // 「{# 値 }」 leaves a space between, because a key that ends in data would close with 「}}}」.
                let (key, after) = match key {
                    "" => {
                        let after = after.trim_start();
                        after.split_at(after.find(' ').unwrap_or(after.len()))
                    }
                    key => (key, after),
                };
                if key.is_empty() || out.key.replace(key.to_owned()).is_some() {
                    return Err("名前 #… は1つだけ書いてください。".to_owned());
                }
                rest = after.trim_start();
            } else if let Some(class) = word.strip_prefix('.') {
                out.classes.push(class.to_owned());
                rest = after.trim_start();
            } else {
                return Err(format!("「{word}」は属性として読めません。"));
            }
        }
        Ok(out)
    }

    /// Takes `{…}` off the end of a text: what stands before it, and the attributes.
    pub(super) fn split_off(text: &str) -> Result<(&str, Option<Self>), String> {
        let trimmed = text.trim_end_matches([' ', '\n']);
        let Some((before, inside)) = trimmed
            .strip_suffix('}')
            .and_then(|t| t.rfind("{#").map(|at| (&t[..at], &t[at + 1..])))
        else {
            return Ok((trimmed, None));
        };
        Ok((before.trim_end_matches([' ', '\n']), Some(Self::parse(inside)?)))
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|v| v.0 == name).map(|v| v.1.as_str())
    }

    /// The first name among classes and values that is not in the list.
    pub(super) fn unknown(&self, classes: &[&str], values: &[&str]) -> Option<&str> {
        let class = self.classes.iter().find(|c| !classes.contains(&c.as_str()));
        let value = self.values.iter().map(|v| &v.0).find(|v| !values.contains(&v.as_str()));
        class.or(value).map(String::as_str)
    }
}

fn value(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix('"')?.split_once('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_classes_and_values_are_told_apart() {
        let (before, attributes) =
            Attributes::split_off("院長は指示する。 {#order .small caption=\"表 1\"}").unwrap();
        let attributes = attributes.unwrap();
        assert_eq!(before, "院長は指示する。");
        assert_eq!(attributes.key.as_deref(), Some("order"));
        assert_eq!(attributes.classes, ["small"]);
        assert_eq!(attributes.get("caption"), Some("表 1"));
        assert_eq!(attributes.unknown(&["small"], &[]), Some("caption"));
    }

    #[test]
    fn a_key_may_stand_off_its_mark_and_only_once() {
        let parsed = Attributes::parse("# emr .small").unwrap();
        assert_eq!(parsed.key.as_deref(), Some("emr"));
        assert_eq!(Attributes::parse("#a #b").unwrap_err(), "名前 #… は1つだけ書いてください。");
        assert_eq!(
            Attributes::parse("#a width=3").unwrap_err(),
            "属性「width」の値は引用符 \" で囲んでください。"
        );
    }
}
