//! This file keeps what a made profile says, so that papers can be held against it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

/// Kinds of entries that others point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Facility,
    Person,
    Vendor,
    System,
    Body,
    Device,
    Other,
}

/// An entry of the profile: its kind and its id.
pub(crate) type Owner = (Kind, String);

/// What a profile says.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    /// Every telephone number with those whose it is.
    pub(crate) phones: BTreeMap<String, BTreeSet<Owner>>,
    /// Private numbers of staff.
    pub(crate) mobiles: BTreeSet<String>,
    /// Days with those of whom they are said.
    pub(crate) days: BTreeMap<NaiveDate, BTreeSet<Owner>>,
    /// Addresses and ranges of the network, with the machine or the part of the network.
    pub(crate) addresses: BTreeMap<String, Owner>,
    /// Names of machines.
    pub(crate) hostnames: BTreeMap<String, Owner>,
    /// What people are called by their work.
    pub(crate) titles: BTreeMap<Owner, String>,
    /// Whether it is a pharmacy, a home nursing station, a midwifery home.
    pub(crate) kind: String,
    /// How papers speak of it, where it said so.
    pub(crate) we: Option<String>,
    /// Contract and membership numbers with those whose they are.
    pub(crate) contracts: BTreeMap<String, Owner>,
    /// The printed name of every entry.
    pub(crate) names: BTreeMap<Owner, String>,
    /// A mark in every text of an entry, with the entry.
    pub(crate) marks: BTreeMap<String, Owner>,
    /// 第1版 and the like.
    pub(crate) versions: BTreeSet<String>,
    /// What single facts of an entry are: 「目標復旧時間」 of a system.
    pub(crate) figures: BTreeMap<(Owner, &'static str), String>,
}
