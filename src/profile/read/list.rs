//! This file reads lists, which for ledgers may lie in a file of their own.

use super::ledger;
use super::tree::{Kind, Node};
use super::{FromYaml, Reading};
use crate::profile::shape::Shape;

impl<T: FromYaml> FromYaml for Vec<T> {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        match &node.kind {
            Kind::Null => Some(Vec::new()),
            Kind::List(items) => read_items(items, reading),
            Kind::Map(_) if !T::COLUMNS.is_empty() && node.get("file").is_some() => {
                let rows = ledger::rows(node, T::COLUMNS, &required::<T>(), reading)?;
                reading.columns = T::COLUMNS;
                let read = read_items(&rows, reading);
                reading.columns = &[];
                reading.missing_columns.clear();
                read
            }
            // One word needs no list around it.
            Kind::Scalar(_) if !T::RECORD => reading.item(0, node).map(|value| vec![value]),
            Kind::Scalar(_) | Kind::Map(_) => {
                let help = if T::COLUMNS.is_empty() {
                    "1件ごとに、先頭に「- 」を付けて書いてください。"
                } else {
                    "1件ごとに先頭に「- 」を付けて書くか、{file: 台帳.csv} のように書いてください。"
                };
                reading.fault(
                    node.at,
                    "profile-type",
                    format!("ここにはリストを書きます。{}。", node.found()),
                    help,
                );
                None
            }
        }
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn shape() -> Shape {
        Shape::List { of: Box::new(T::shape()), in_file: !T::COLUMNS.is_empty() }
    }
}

fn read_items<T: FromYaml>(items: &[Node], reading: &mut Reading<'_>) -> Option<Vec<T>> {
    let mut all = Some(Vec::with_capacity(items.len()));
    for (index, item) in items.iter().enumerate() {
        let value = reading.item(index, item);
        match (&mut all, value) {
            (Some(list), Some(value)) => list.push(value),
            // The rest is still read, so that its faults are said too.
            _ => all = None,
        }
    }
    all
}

fn required<T: FromYaml>() -> Vec<&'static str> {
    T::COLUMNS.iter().filter(|c| c.required).map(|c| c.key).collect()
}
