//! This file says which devices a group of questions speaks of: the same sentence about servers is another question.

use std::collections::BTreeSet;

/// Devices that a question can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// サーバ.
    Servers,
    /// 端末PC.
    Terminals,
    /// ネットワーク機器.
    NetworkDevices,
}

/// The devices that a group names; none for 医療情報システム全般 and where no group is printed.
pub(super) fn scope(group: Option<&str>) -> BTreeSet<Scope> {
    let group = group.unwrap_or_default();
    let named = [
        ("サーバ", Scope::Servers),
        ("端末", Scope::Terminals),
        ("ネットワーク", Scope::NetworkDevices),
    ];
    named.into_iter().filter(|(word, _)| group.contains(word)).map(|(_, scope)| scope).collect()
}

impl Scope {
    /// The word for keys of items.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Servers => "server",
            Self::Terminals => "terminal",
            Self::NetworkDevices => "network",
        }
    }
}
