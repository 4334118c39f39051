//! This file reads what an answer speaks of: `all`, `system:emr`, `device-kind:サーバ`, `vendor:emr-co`.

use super::text::scalar;
use super::tree::Node;
use super::{FromYaml, Reading, quoted, suggestion};
use crate::profile::shape::Shape;
use crate::profile::{DeviceKind, Id, Scope};

impl FromYaml for Scope {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = scalar(node, "対象", reading)?;
        match parse(text) {
            Ok(scope) => Some(scope),
            Err(help) => {
                let message = format!("対象として読めません: {}。", quoted(text));
                reading.fault(node.at, "profile-scope", message, help);
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Scope
    }
}

fn parse(text: &str) -> Result<Scope, String> {
    const FORMS: &str =
        "all、system:emr、device-kind:サーバ、vendor:vendor-emr のどれかの形で書いてください。";
    let folded = super::ascii(text.trim());
    let Some((kind, name)) = folded.split_once(':') else {
        return if folded == "all" { Ok(Scope::All) } else { Err(FORMS.to_owned()) };
    };
    let name = name.trim();
    if name.is_empty() || !name.chars().all(super::id::fits) {
        return Err(FORMS.to_owned());
    }
    match kind.trim() {
        "system" => Ok(Scope::System(Id(name.to_owned()))),
        "vendor" => Ok(Scope::Vendor(Id(name.to_owned()))),
        "device-kind" => {
            let found = DeviceKind::ALL.iter().find(|k| super::ascii(k.word()) == name);
            found.copied().map(Scope::DeviceKind).ok_or_else(|| {
                let words: Vec<&str> = DeviceKind::ALL.iter().map(|k| k.word()).collect();
                format!("機器の種類は次のどれかです: {}。", words.join("、"))
            })
        }
        other => Err(match suggestion(other, &["system", "vendor", "device-kind"]) {
            Some(near) => format!("「{near}:」の書き誤りではありませんか。"),
            None => FORMS.to_owned(),
        }),
    }
}
