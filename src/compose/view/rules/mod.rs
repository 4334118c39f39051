//! This module shows to templates what a facility does, article by article: what it does not say has no article.

mod checks;
mod facts;
mod paper;
mod table;

use std::collections::BTreeSet;

use crate::compose::paper::Case;
use crate::compose::shape::view;
use crate::profile::{DocumentKind, ExistingDocument, Profile, RuleTopic};

use super::response::FactRow;
use checks::ChecksView;
use facts::{
    BackupRule, ConnectionRule, DisclosureRule, HolderView, InformationRule, LedgerRule, LogRule,
    PatchRule, RemoteRule, TrainingRule,
};
use paper::RulesPaper;
use table::{ExistingRules, TopicRow};

view! {
    /// The rules of operation.
    pub(crate) struct RulesView {
        /// The rules as a controlled document.
        paper: RulesPaper = "規程の文書管理",
        /// Headings of the articles that are printed, by what they are about.
        articles: ArticlesView = "条の見出し",
        /// 「第6条、第13条」: numbers of articles for which nothing is decided.
        vacant: Option<String> = "決まっていない条の番号",
        /// Whether these are the whole rules, not articles to be added to existing ones.
        whole: bool = "規程の全体か（既存の規程に足す条文だけではないか）",
        /// Rules that exist already.
        existing: Vec<ExistingRules> = "すでにある規程",
        /// What the checklist asks, with the article that answers it.
        topics: Vec<TopicRow> = "チェックリストの項目と、答える条",
        /// Whether any article is to be added.
        additions: bool = "足す条があるか",
        /// Who holds which role, and who deputises.
        holders: Vec<HolderView> = "役割、担当、代理",
        /// The proof that the officer was appointed, with its place.
        appointed: Option<String> = "任命の証拠と置き場所",
        /// The ledgers that are kept.
        ledgers: Vec<LedgerRule> = "備える台帳",
        /// What vendors said of remote maintenance.
        remote: Vec<RemoteRule> = "リモート保守について事業者が答えたこと",
        /// Whether any of it is put down in writing.
        remote_in_writing: bool = "リモート保守の答えが書面にあるか",
        /// Disclosures received.
        disclosures: Vec<DisclosureRule> = "受け取った開示書（MDS/SDS）",
        /// Who looks for weaknesses and updates.
        patches: Vec<PatchRule> = "脆弱性と更新を見る人",
        /// Logs that somebody looks at.
        logs: Vec<LogRule> = "確かめているログ",
        /// Who may come in from outside.
        connections: Vec<ConnectionRule> = "外部から接続できる人",
        /// Sources of news that somebody looks at.
        information: Vec<InformationRule> = "見ている情報の入手先",
        /// Training and drills with their time of year.
        training: Vec<TrainingRule> = "教育と訓練の時期",
        /// Where the contact chart lies.
        chart_places: Option<String> = "連絡体制図の置き場所",
        /// The proof that staff were told of the chart.
        chart_announced: Option<String> = "連絡体制図を職員に知らせた証拠",
        /// Backups.
        backups: Vec<BackupRule> = "バックアップ",
        /// Restore tests with their records.
        restore_tests: Vec<FactRow> = "復旧試験と記録",
        /// Who restores a system, and by which manual.
        restores: Vec<RestoreRule> = "復旧させる人と手順書",
        /// What somebody has checked.
        checks: ChecksView = "確認した対策",
    }
}

view! {
    /// Who restores a system.
    pub(crate) struct RestoreRule {
        /// Key.
        id: String = "行の名前（キー）",
        /// System.
        system: String = "システム",
        /// Who restores it.
        by: String = "復旧させる人",
        /// Where the manual lies.
        place: String = "手順書の置き場所",
    }
}

view! {
    /// Headings without their subject: 「第12条」, or 「追加する条」 beside rules that exist.
    pub(crate) struct ArticlesView {
        /// Who is responsible.
        responsibility: Option<String> = "責任者の条",
        /// リモート保守.
        remote: Option<String> = "リモート保守の条",
        /// MDS/SDS.
        disclosure: Option<String> = "開示書（MDS/SDS）の条",
        /// Access rights.
        access: Option<String> = "アクセス権の条",
        /// Accounts nobody uses.
        accounts: Option<String> = "使わないIDの条",
        /// Updates.
        patches: Option<String> = "更新の条",
        /// Passwords.
        passwords: Option<String> = "パスワードの条",
        /// Two factors.
        two_factor: Option<String> = "二要素認証の条",
        /// External media.
        media: Option<String> = "外部媒体の条",
        /// Logs.
        logs: Option<String> = "ログの条",
        /// Services nobody needs.
        services: Option<String> = "不要なサービスの条",
        /// Sources of connections.
        connections: Option<String> = "接続元の条",
        /// News of weaknesses.
        information: Option<String> = "脆弱性の情報の条",
        /// Training and drills.
        training: Option<String> = "教育と訓練の条",
        /// The contact chart.
        chart: Option<String> = "連絡体制図の条",
        /// Backups.
        backup: Option<String> = "バックアップの条",
        /// Restoring.
        restore: Option<String> = "復旧の条",
        /// The BCP.
        continuity: Option<String> = "BCPの条",
    }
}

/// The articles before those with a topic: purpose, scope, approval.
const BEFORE: usize = 3;

/// Rules of operation that exist already; they are respected, and only added to (field.md 16).
pub(crate) fn existing(profile: &Profile) -> impl Iterator<Item = &ExistingDocument> {
    profile.documents.iter().filter(|d| d.kind == DocumentKind::OperationRules)
}

/// Topics of which the facility says what it does, with something that an article can state.
pub(crate) fn stated(case: &Case<'_>) -> BTreeSet<RuleTopic> {
    RulesView::new(case).stated(case)
}

/// The number of the article on a topic. It never depends on which other topics have an article.
fn number(topic: RuleTopic) -> usize {
    BEFORE + 1 + RuleTopic::ALL.iter().position(|t| *t == topic).unwrap_or_default()
}

impl RulesView {
    pub(crate) fn new(case: &Case<'_>) -> Self {
        let profile = case.profile;
        let mut view = Self {
            paper: RulesPaper::new(profile),
            articles: ArticlesView::none(),
            vacant: None,
            whole: existing(profile).next().is_none(),
            existing: table::existing_rules(profile),
            topics: Vec::new(),
            additions: false,
            holders: HolderView::all(profile),
            appointed: facts::appointed(profile),
            ledgers: Vec::new(),
            remote: RemoteRule::all(profile),
            remote_in_writing: profile
                .vendors
                .iter()
                .any(|v| v.remote_maintenance_evidence().is_some()),
            disclosures: DisclosureRule::all(profile),
            patches: PatchRule::all(profile),
            logs: LogRule::all(profile),
            connections: ConnectionRule::all(profile),
            information: InformationRule::all(profile),
            training: TrainingRule::all(profile),
            chart_places: facts::chart_places(profile),
            chart_announced: facts::chart_announced(profile),
            backups: BackupRule::all(profile),
            restore_tests: facts::restore_tests(profile),
            restores: facts::restores(profile),
            checks: ChecksView::new(profile),
        };
        let stated = view.stated(case);
        let missing = table::missing(profile);
        let printed: BTreeSet<_> = match view.whole {
            true => stated.clone(),
            false => stated.intersection(&missing).copied().collect(),
        };
        let heading = |topic: RuleTopic| {
            printed.contains(&topic).then(|| match view.whole {
                true => format!("第{}条", number(topic)),
                false => "追加する条".to_owned(),
            })
        };
        let articles = ArticlesView::with(heading);
        let ledgers = LedgerRule::all(profile, heading);
        view.topics = table::topics(case, &printed);
        view.additions = !view.whole && !printed.is_empty();
        view.articles = articles;
        view.ledgers = ledgers;
        view.vacant = vacant(&printed).filter(|_| view.whole);
        view
    }

    /// Topics on which there is something to state.
    fn stated(&self, case: &Case<'_>) -> BTreeSet<RuleTopic> {
        use RuleTopic as T;
        let c = &self.checks;
        let ledgers = LedgerRule::all(case.profile, |_| Some(String::new()));
        let kept = |key: &str| ledgers.iter().any(|ledger| ledger.id == key);
        let says = |topic: T| match topic {
            T::Responsibility => !self.holders.is_empty(),
            T::DeviceLedger => kept("devices"),
            T::CloudLedger => kept("clouds"),
            T::AccountLedger => kept("accounts"),
            T::RemoteMaintenance => !self.remote.is_empty(),
            T::Disclosure => !self.disclosures.is_empty(),
            T::AccessRights => c.access,
            T::Accounts => c.accounts,
            T::Patches => c.patches || !self.patches.is_empty(),
            T::Passwords => c.passwords,
            T::TwoFactor => c.two_factors,
            T::Media => !c.media.is_empty(),
            T::Logs => !self.logs.is_empty() || !c.logs.is_empty(),
            T::Services => c.services,
            T::ConnectionSources => !self.connections.is_empty() || !c.sources.is_empty(),
            T::Information => !self.information.is_empty(),
            T::Training => !self.training.is_empty(),
            T::ContactChart => self.chart_places.is_some() || self.chart_announced.is_some(),
            T::Backup => !self.backups.is_empty(),
            T::Restore => !self.restores.is_empty(),
            T::Continuity => case.is_approved(),
        };
        RuleTopic::ALL.iter().copied().filter(|topic| says(*topic)).collect()
    }
}

/// 「第6条、第9条から第18条まで」: the articles that are not printed.
fn vacant(printed: &BTreeSet<RuleTopic>) -> Option<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for topic in RuleTopic::ALL.iter().filter(|t| !printed.contains(t)) {
        let number = number(*topic);
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let words = |(first, last): &(usize, usize)| match last - first {
        0 => format!("第{first}条"),
        1 => format!("第{first}条、第{last}条"),
        _ => format!("第{first}条から第{last}条まで"),
    };
    (!runs.is_empty()).then(|| runs.iter().map(words).collect::<Vec<_>>().join("、"))
}

impl ArticlesView {
    fn none() -> Self {
        Self::with(|_| None)
    }

    fn with(heading: impl Fn(RuleTopic) -> Option<String>) -> Self {
        use RuleTopic as T;
        Self {
            responsibility: heading(T::Responsibility),
            remote: heading(T::RemoteMaintenance),
            disclosure: heading(T::Disclosure),
            access: heading(T::AccessRights),
            accounts: heading(T::Accounts),
            patches: heading(T::Patches),
            passwords: heading(T::Passwords),
            two_factor: heading(T::TwoFactor),
            media: heading(T::Media),
            logs: heading(T::Logs),
            services: heading(T::Services),
            connections: heading(T::ConnectionSources),
            information: heading(T::Information),
            training: heading(T::Training),
            chart: heading(T::ContactChart),
            backup: heading(T::Backup),
            restore: heading(T::Restore),
            continuity: heading(T::Continuity),
        }
    }
}
