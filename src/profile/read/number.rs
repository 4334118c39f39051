//! This file reads whole numbers, and the 年度.

use super::text::scalar;
use super::tree::Node;
use super::{FromYaml, Reading, quoted};
use crate::profile::shape::Shape;

impl FromYaml for u32 {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = scalar(node, "数字", reading)?;
        let folded = super::hyphens(text.trim());
        let number = match folded.split_once(',') {
            Some(_) => folded.replace(',', ""),
            None => folded,
        };
        if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) {
            if let Some(value) = number.parse().ok().filter(|n| *n <= 1_000_000) {
                return Some(value);
            }
            reading.fault(
                node.at,
                "profile-number",
                format!("数が大きすぎます: {}。", quoted(text)),
                "桁を確かめてください。",
            );
            return None;
        }
        reading.fault(
            node.at,
            "profile-number",
            format!("数字として読めません: {}。", quoted(text)),
            "単位を付けずに、0以上の整数だけを書いてください。例: 24",
        );
        None
    }

    fn shape() -> Shape {
        Shape::Number
    }
}

/// The only signed number of a profile is a 年度.
impl FromYaml for i32 {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = scalar(node, "年度", reading)?;
        let folded = super::hyphens(text.trim());
        let year = folded.trim_end_matches("年度").trim_end_matches('年').trim();
        match super::date::year(year) {
            Some(year) if (2000..=2100).contains(&year) => Some(year),
            _ => {
                reading.fault(
                    node.at,
                    "profile-number",
                    format!("年度として読めません: {}。", quoted(text)),
                    "西暦4桁か和暦で書いてください。例: 2026、令和8年度",
                );
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::FiscalYear
    }
}
