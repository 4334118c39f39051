//! This file holds the diagrams of network and systems.

use super::entry::{Bundle, Draft, Entry, Shelf, Source};
use crate::compose::paper::{Case, Detail, network_diagram, system_diagram};
use crate::document::Document;

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: "network-diagram-shown",
        title: "ネットワーク構成図",
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Inspection],
        left_out: without_network,
        source: Source::Built(|case| {
            vec![draft(network_diagram(case, Detail::Shown), "ネットワーク構成図")]
        }),
    },
    Entry {
        name: "network-diagram",
        title: "ネットワーク構成図（アドレスあり）",
        shelf: Shelf::Internal,
        bundles: &[Bundle::Internal],
        left_out: without_network,
        source: Source::Built(|case| {
            vec![draft(network_diagram(case, Detail::Internal), "ネットワーク構成図_アドレスあり")]
        }),
    },
    Entry {
        name: "system-diagram",
        title: "システム構成図",
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Inspection],
        left_out: |case| {
            let none = || "医療情報システムが1件も書かれていないため".to_owned();
            case.profile.systems.is_empty().then(none)
        },
        source: Source::Built(|case| vec![draft(system_diagram(case), "システム構成図")]),
    },
];

fn without_network(case: &Case<'_>) -> Option<String> {
    let network = &case.profile.network;
    let empty = network.segments.is_empty() && network.external_connections.is_empty();
    empty.then(|| "ネットワークの区画も外部との接続点も書かれていないため".to_owned())
}

fn draft(document: Document, name: &str) -> Draft {
    Draft { document, file_name: name.to_owned() }
}
