//! This file sets what the checklist asks beside the articles that answer it, in rules that exist and in those to be added.

use std::collections::BTreeSet;

use crate::catalogue::Item;
use crate::compose::paper::Case;
use crate::compose::phrase::{Words, filled, present};
use crate::compose::shape::view;
use crate::profile::{Profile, RuleTopic};

use super::existing;

view! {
    /// Rules that exist already.
    pub(crate) struct ExistingRules {
        /// Key.
        id: String = "行の名前（キー）",
        /// Name and version.
        name: String = "名前と版",
        /// Date of that version.
        date: String = "版の日付",
        /// Where they lie.
        place: String = "置き場所",
    }
}

view! {
    /// What an item of the checklist asks, and where it is answered.
    pub(crate) struct TopicRow {
        /// Key.
        id: String = "行の名前（キー）",
        /// 「2⑨」.
        number: String = "項目の番号",
        /// What is asked, in our own words.
        asked: String = "問われること",
        /// Articles that answer it; nothing where nobody has looked.
        article: Option<String> = "答える条",
    }
}

pub(super) fn existing_rules(profile: &Profile) -> Vec<ExistingRules> {
    let words = Words::of_list(profile);
    let view = |d: &crate::profile::ExistingDocument| ExistingRules {
        id: d.id.to_string(),
        name: match &d.version {
            Some(version) => format!("{} {version}", d.name),
            None => d.name.clone(),
        },
        date: words.day(&d.date),
        place: words.known(&d.place),
    };
    existing(profile).map(view).collect()
}

/// Topics that somebody looked for in the existing rules and did not find.
pub(super) fn missing(profile: &Profile) -> BTreeSet<RuleTopic> {
    let answers = || existing(profile).flat_map(|d| &d.articles);
    let found: BTreeSet<_> =
        answers().filter(|a| present(a.article.as_ref()).is_some()).map(|a| a.topic).collect();
    answers().map(|a| a.topic).filter(|topic| !found.contains(topic)).collect()
}

/// One row for each item of parts 1 to 3 of the checklist in force.
pub(super) fn topics(case: &Case<'_>, printed: &BTreeSet<RuleTopic>) -> Vec<TopicRow> {
    let sections = case.facility.form.sections.iter();
    let items = sections.flat_map(|s| s.items.iter().map(move |item| (s, item)));
    let row = |(section, item): (&crate::catalogue::Section, &Item)| {
        let own = of_item(item);
        if own.is_empty() {
            return None;
        }
        let group = match item.group.as_deref() {
            Some(group) if item.key.contains('@') => format!("\n{group}"),
            _ => String::new(),
        };
        Some(TopicRow {
            id: item.key.rsplit('/').next().unwrap_or(&item.key).to_owned(),
            number: filled(format!("{}{}{group}", section.number, item.number)),
            asked: item.our_words.clone(),
            article: answer(case.profile, &own, printed),
        })
    };
    items.filter_map(row).collect()
}

/// 「運用管理規程 第12条、追加する条（外部記録媒体）」; nothing where nobody has looked.
fn answer(profile: &Profile, own: &[RuleTopic], printed: &BTreeSet<RuleTopic>) -> Option<String> {
    let mut answers = Vec::new();
    for document in existing(profile) {
        for answering in document.articles.iter().filter(|a| own.contains(&a.topic)) {
            let article = present(answering.article.as_ref());
            answers.extend(article.map(|article| match existing(profile).count() {
                1 => article,
                _ => format!("{} {article}", document.name),
            }));
        }
    }
    let added = own.iter().filter(|topic| printed.contains(topic));
    answers.extend(added.map(|topic| format!("追加する条（{}）", topic.word())));
    (!answers.is_empty()).then(|| answers.join("\n"))
}

/// What an item is about, by the controls that answer it.
fn of_item(item: &Item) -> Vec<RuleTopic> {
    let mut topics: Vec<_> =
        item.control_keys().into_iter().flat_map(of_control).copied().collect();
    topics.dedup();
    topics
}

fn of_control(control: &str) -> &'static [RuleTopic] {
    use RuleTopic as T;
    match control.split('.').next().unwrap_or(control) {
        "security-officer" => &[T::Responsibility],
        "ledger" => &[T::DeviceLedger],
        "remote-maintenance" => &[T::RemoteMaintenance],
        "disclosure" => &[T::Disclosure],
        "access-rights" => &[T::AccessRights],
        "accounts" => &[T::Accounts],
        "patch" => &[T::Patches],
        "password" => &[T::Passwords],
        "two-factor" => &[T::TwoFactor],
        "media" => &[T::Media],
        "access-log" => &[T::Logs],
        "services" => &[T::Services],
        "connection-source" => &[T::ConnectionSources],
        "contact-chart" => &[T::ContactChart],
        "backup" => &[T::Backup, T::Restore],
        "bcp" => &[T::Continuity],
        _ => &[],
    }
}
