//! This file shows the facts that articles state: only what is known, each with who, how and where.

use crate::compose::phrase::{Words, dash, joined, person, present};
use crate::compose::shape::view;
use crate::profile::{
    Device, Evidence, ExternalKind, LedgerReview, Person, Profile, Role, RuleTopic, Vendor,
};

use super::super::response::FactRow;
use super::super::roles::RolesView;
use super::RestoreRule;

view! {
    /// Who holds a role.
    pub(crate) struct HolderView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Title and name.
        who: String = "役職と氏名",
        /// Roles.
        roles: String = "役割",
        /// Who acts in their absence.
        deputy: String = "代理",
    }
}

view! {
    /// A ledger that is kept.
    pub(crate) struct LedgerRule {
        /// Key.
        id: String = "行の名前（キー）",
        /// 「第5条」.
        article: String = "条の番号",
        /// Title.
        name: String = "題名",
        /// What stands in it: サーバ, 端末PC.
        holds: String = "載せるもの",
        /// Who updates it, by title.
        by: String = "更新する人の役職",
        /// Columns that are filled.
        columns: Option<String> = "記入している列",
        /// Where it lies.
        place: Option<String> = "置き場所",
        /// The proof that the executives looked at it.
        review: Option<String> = "経営層が確かめた証拠",
    }
}

view! {
    /// What a vendor said of remote maintenance.
    pub(crate) struct RemoteRule {
        /// Key.
        id: String = "行の名前（キー）",
        /// Firm.
        vendor: String = "会社名",
        /// Used, and by which way.
        method: String = "有無と方法",
        /// From where, and by whom.
        access: String = "どこから、だれが",
        /// When and with what notice.
        notice: String = "いつ、どう知らせてから",
        /// Where the answer lies.
        place: String = "答えの置き場所",
    }
}

view! {
    /// A disclosure received.
    pub(crate) struct DisclosureRule {
        /// Key.
        id: String = "行の名前（キー）",
        /// Firm.
        vendor: String = "会社名",
        /// Form and product.
        form: String = "種類と製品",
        /// Where it lies.
        place: String = "置き場所",
    }
}

view! {
    /// Who looks for weaknesses of a vendor's systems.
    pub(crate) struct PatchRule {
        /// Key.
        id: String = "行の名前（キー）",
        /// Firm.
        vendor: String = "会社名",
        /// Who does what.
        duty: String = "だれが何をするか",
        /// What is done where an update cannot be applied.
        substitute: String = "更新できないときの代わりの手立て",
    }
}

view! {
    /// A log that somebody looks at.
    pub(crate) struct LogRule {
        /// Key.
        id: String = "行の名前（キー）",
        /// Which.
        target: String = "ログの名前",
        /// Who.
        by: String = "確かめる人",
        /// How often.
        frequency: String = "間隔",
        /// How long it is kept.
        retention: String = "保存期間",
        /// Where the record of it lies.
        place: String = "確かめた記録の置き場所",
    }
}

view! {
    /// Who may come in by a way from outside.
    pub(crate) struct ConnectionRule {
        /// Key.
        id: String = "行の名前（キー）",
        /// Name and kind.
        name: String = "名前と種類",
        /// Who may.
        restriction: String = "接続できる人",
        /// Who looks after it.
        vendor: String = "担当する事業者",
    }
}

view! {
    /// A source of news that somebody looks at.
    pub(crate) struct InformationRule {
        /// Key.
        id: String = "行の名前（キー）",
        /// Source.
        name: String = "入手先",
        /// What of.
        about: String = "調べること",
        /// Who.
        by: String = "調べる人",
        /// How often.
        frequency: String = "間隔",
    }
}

view! {
    /// Training or a drill with its time of year.
    pub(crate) struct TrainingRule {
        /// Key.
        id: String = "行の名前（キー）",
        /// Which of both.
        kind: String = "教育か訓練か",
        /// Title and content.
        title: String = "題名と内容",
        /// For whom.
        audience: String = "対象",
        /// When.
        planned: String = "時期",
        /// Where records lie.
        place: String = "記録の置き場所",
    }
}

view! {
    /// A backup.
    pub(crate) struct BackupRule {
        /// Key.
        id: String = "行の名前（キー）",
        /// System, and what of it.
        system: String = "システムと、残すもの",
        /// How often and how.
        way: String = "間隔と方法",
        /// Medium and generations.
        medium: String = "媒体と世代",
        /// A copy off every network.
        offline: String = "ネットワークから離した写し",
    }
}

impl HolderView {
    pub(super) fn all(profile: &Profile) -> Vec<Self> {
        let words = Words::of_list(profile);
        let named = |role: &Role| match role {
            Role::Executive => "最高責任者（経営層）",
            other => other.word(),
        };
        let view = |p: &Person| Self {
            id: p.id.to_string(),
            who: person(p),
            roles: joined(p.roles.iter().map(|r| named(r).to_owned()), "、"),
            deputy: words.cell(&p.deputy, |id| words.name_of(id)),
        };
        profile.people.iter().filter(|p| !p.roles.is_empty()).map(view).collect()
    }
}

/// 「任命書（院長室の書棚）」 of the officer.
pub(super) fn appointed(profile: &Profile) -> Option<String> {
    profile.holders(Role::SecurityOfficer).next()?.appointed.value().map(record)
}

impl LedgerRule {
    /// The ledgers whose article has a heading.
    pub(super) fn all(
        profile: &Profile,
        heading: impl Fn(RuleTopic) -> Option<String>,
    ) -> Vec<Self> {
        let kept = &profile.ledgers;
        let ledger = |topic, id: &str, holds: &str, columns, review: Option<&LedgerReview>| {
            let review = review?;
            review.updated_on.value()?;
            let words = Words::new(profile);
            let by = review.updated_by.value().map(|id| words.title_of(id));
            Some(Self {
                id: id.to_owned(),
                article: heading(topic)?,
                name: topic.word().to_owned(),
                holds: holds.to_owned(),
                by: by.unwrap_or_else(|| RolesView::new(profile).operator),
                columns,
                place: present(review.place.value()),
                review: review.executive_review.value().map(record),
            })
        };
        let clouds = kept.cloud_services.as_ref().filter(|_| !profile.cloud_services.is_empty());
        [
            ledger(
                RuleTopic::DeviceLedger,
                "devices",
                "サーバ、端末PC、ネットワーク機器",
                device_columns(&profile.devices),
                kept.devices.as_ref().filter(|_| !profile.devices.is_empty()),
            ),
            ledger(RuleTopic::CloudLedger, "clouds", "クラウドサービス", None, clouds),
            ledger(
                RuleTopic::AccountLedger,
                "accounts",
                "医療情報システムの利用者ID",
                None,
                kept.accounts.as_ref().filter(|_| !profile.accounts.is_empty()),
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The columns of the device ledger in which something is written.
fn device_columns(devices: &[Device]) -> Option<String> {
    type Filled = fn(&Device) -> bool;
    let columns: [(&str, Filled); 11] = [
        ("メーカーと型番", |d| d.maker.value().is_some()),
        ("OS", |d| d.os.value().is_some()),
        ("ソフトウェア", |d| d.software.value().is_some()),
        ("IPアドレス", |d| d.ip_address.value().is_some()),
        ("コンピュータ名", |d| d.hostname.value().is_some()),
        ("設置場所", |d| d.place.value().is_some()),
        ("利用者", |d| d.user.value().is_some()),
        ("登録日", |d| d.registered_on.value().is_some()),
        ("サポートの終了日", |d| d.support_end.value().is_some()),
        ("更新の状態", |d| d.patch_state.value().is_some()),
        ("ウイルス対策ソフトの状態", |d| d.antivirus.value().is_some()),
    ];
    let filled = columns.iter().filter(|(_, filled)| devices.iter().any(filled));
    let names: Vec<_> = filled.map(|(name, _)| *name).collect();
    (!names.is_empty()).then(|| names.join("、"))
}

impl RemoteRule {
    pub(super) fn all(profile: &Profile) -> Vec<Self> {
        let words = Words::of_list(profile);
        let view = |v: &Vendor| {
            let remote = v.remote_maintenance.value()?;
            let access = [&remote.source_restriction, &remote.authentication];
            Some(Self {
                id: v.id.to_string(),
                vendor: v.name.clone(),
                method: match (remote.used, remote.method.value()) {
                    (true, Some(method)) => format!("利用する\n{method}"),
                    (true, None) => "利用する".to_owned(),
                    (false, _) => "利用しない".to_owned(),
                },
                access: joined(access.into_iter().filter_map(|a| present(a.value())), "\n"),
                notice: words.known(&remote.notice),
                place: words.known(&remote.place),
            })
        };
        profile.vendors.iter().filter_map(view).collect()
    }
}

impl DisclosureRule {
    pub(super) fn all(profile: &Profile) -> Vec<Self> {
        let words = Words::of_list(profile);
        let view = |v: &Vendor| {
            let disclosure = v.disclosure.value()?;
            disclosure.received_on.value()?;
            Some(Self {
                id: v.id.to_string(),
                vendor: v.name.clone(),
                form: match present(disclosure.covers.as_ref()) {
                    Some(covers) => format!("{}（{covers}）", disclosure.form),
                    None => disclosure.form.clone(),
                },
                place: words.known(&disclosure.place),
            })
        };
        profile.vendors.iter().filter_map(view).collect()
    }
}

impl PatchRule {
    pub(super) fn all(profile: &Profile) -> Vec<Self> {
        let words = Words::of_list(profile);
        let view = |v: &Vendor| {
            Some(Self {
                id: v.id.to_string(),
                vendor: v.name.clone(),
                duty: present(v.vulnerability_duty.value())?,
                substitute: words.known(&v.patch_substitute),
            })
        };
        profile.vendors.iter().filter_map(view).collect()
    }
}

impl LogRule {
    pub(super) fn all(profile: &Profile) -> Vec<Self> {
        let words = Words::of_list(profile);
        let view = |l: &crate::profile::LogReview| {
            Some(Self {
                id: l.id.to_string(),
                target: l.target.clone(),
                by: present(l.by.value())?,
                frequency: words.known(&l.frequency),
                retention: words.known(&l.retention),
                place: words.known(&l.place),
            })
        };
        profile.log_reviews.iter().filter_map(view).collect()
    }
}

impl ConnectionRule {
    pub(super) fn all(profile: &Profile) -> Vec<Self> {
        let words = Words::of_list(profile);
        let view = |c: &crate::profile::ExternalConnection| {
            let kind = match c.kind {
                ExternalKind::Internet if c.name == c.kind.word() => String::new(),
                kind => format!("\n（{}）", kind.word()),
            };
            Some(Self {
                id: c.id.to_string(),
                name: format!("{}{kind}", c.name),
                restriction: present(c.source_restriction.value())?,
                vendor: dash(c.vendor.as_ref().map(|v| words.vendor_of(v)).as_ref()),
            })
        };
        profile.network.external_connections.iter().filter_map(view).collect()
    }
}

impl InformationRule {
    pub(super) fn all(profile: &Profile) -> Vec<Self> {
        let words = Words::of_list(profile);
        let view = |s: &crate::profile::InformationSource| {
            Some(Self {
                id: s.id.to_string(),
                name: s.name.clone(),
                about: dash(s.about.as_ref()),
                by: s.by.value().map(|id| words.title_of(id))?,
                frequency: words.known(&s.frequency),
            })
        };
        profile.information_sources.iter().filter_map(view).collect()
    }
}

impl TrainingRule {
    pub(super) fn all(profile: &Profile) -> Vec<Self> {
        let words = Words::of_list(profile);
        let view = |t: &crate::profile::TrainingEvent| {
            Some(Self {
                id: t.id.to_string(),
                kind: t.kind.word().to_owned(),
                title: match present(t.content.as_ref()) {
                    Some(content) => format!("{}（{content}）", t.title),
                    None => t.title.clone(),
                },
                audience: dash(Some(&t.audience)),
                planned: present(t.planned.value())?,
                place: words.known(&t.place),
            })
        };
        profile.training.iter().filter_map(view).collect()
    }
}

pub(super) fn chart_places(profile: &Profile) -> Option<String> {
    let places = &profile.plan.contact_chart.as_ref()?.places;
    (!places.is_empty()).then(|| places.join("、"))
}

pub(super) fn chart_announced(profile: &Profile) -> Option<String> {
    profile.plan.contact_chart.as_ref()?.announced.value().map(record)
}

impl BackupRule {
    pub(super) fn all(profile: &Profile) -> Vec<Self> {
        let words = Words::of_list(profile);
        let view = |b: &crate::profile::Backup| Self {
            id: b.id.to_string(),
            system: format!("{}\n（{}）", words.system_of(&b.system), b.target.word()),
            way: joined([b.frequency.clone(), b.method.clone()], "\n"),
            medium: match b.generations.value() {
                Some(generations) => format!("{}\n{generations}世代", words.known(&b.medium)),
                None => words.known(&b.medium),
            },
            offline: words.cell(&b.offline, |offline| match (offline, b.place.value()) {
                (true, Some(place)) => format!("あり\n{place}"),
                (true, None) => "あり".to_owned(),
                (false, _) => "なし".to_owned(),
            }),
        };
        profile.backups.iter().map(view).collect()
    }
}

/// Who tested a restore, and where the record lies.
pub(super) fn restore_tests(profile: &Profile) -> Vec<FactRow> {
    let words = Words::of_list(profile);
    let row = |b: &crate::profile::Backup| {
        let test = b.last_restore_test.value()?;
        Some(FactRow {
            id: b.id.to_string(),
            name: words.system_of(&b.system),
            value: match test.place.value() {
                Some(place) => format!("{}（記録 {place}）", test.by),
                None => test.by.clone(),
            },
        })
    };
    profile.backups.iter().filter_map(row).collect()
}

pub(super) fn restores(profile: &Profile) -> Vec<RestoreRule> {
    let words = Words::of_list(profile);
    let row = |s: &crate::profile::System| {
        let restore = s.restore.value()?;
        Some(RestoreRule {
            id: s.id.to_string(),
            system: words.system(s),
            by: dash(Some(&restore.by)),
            place: words.known(&restore.place),
        })
    };
    profile.systems.iter().filter_map(row).collect()
}

/// 「任命書（院長室の書棚）」, without its day: rules outlive it.
fn record(evidence: &Evidence) -> String {
    match &evidence.what {
        what if what.trim().is_empty() => evidence.place.clone(),
        what => format!("{what}（{}）", evidence.place),
    }
}
