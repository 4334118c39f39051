//! This file shows what somebody has last checked and answered はい: who, of what, and with which record.
//!
//! Rules do not lapse with the 年度 as answers do: the newest answer holds until there is another.

use crate::compose::phrase::{Words, joined};
use crate::compose::shape::view;
use crate::profile::{AnswerWord, Attestation, Profile, Round, Scope};

use super::super::roles::RolesView;

view! {
    /// What was checked, by control; where the newest answer is not はい, there is no entry.
    pub(crate) struct ChecksView {
        /// Whether anything was checked at all, with whatever answer.
        any: bool = "確認した対策があるか",
        /// Whether any access right was.
        access: bool = "アクセス権を確認したか",
        /// Access rights on servers.
        access_server: Vec<CheckView> = "サーバのアクセス権",
        /// Access rights on terminals.
        access_terminal: Vec<CheckView> = "端末のアクセス権",
        /// Who has administrators' rights.
        administrators: Vec<CheckView> = "管理者権限",
        /// Whether any account was.
        accounts: bool = "IDを確認したか",
        /// Accounts on servers.
        accounts_server: Vec<CheckView> = "サーバのID",
        /// Accounts on terminals.
        accounts_terminal: Vec<CheckView> = "端末のID",
        /// Whether any update was.
        patches: bool = "更新を確認したか",
        /// Updates of servers.
        patch_server: Vec<CheckView> = "サーバの更新",
        /// Updates of terminals.
        patch_terminal: Vec<CheckView> = "端末の更新",
        /// Firmware of network devices.
        patch_network: Vec<CheckView> = "ネットワーク機器の更新",
        /// Whether any rule on passwords was.
        passwords: bool = "パスワードの決まりを確認したか",
        /// Passwords as the edition of R7 asks for them.
        password_changed: Vec<CheckView> = "パスワード（令和7年度版の問い）",
        /// Passwords as Guideline 7.0 asks for them.
        password_long: Vec<CheckView> = "パスワード（ガイドライン第7.0版の問い）",
        /// No password used twice.
        no_reuse: Vec<CheckView> = "パスワードの使い回し",
        /// Whether two factors are in use or planned.
        two_factors: bool = "二要素認証を使っているか、予定があるか",
        /// Two factors in use.
        two_factor: Vec<CheckView> = "使っている二要素認証",
        /// Two factors in use for applications and operating systems of servers.
        two_factor_both: Vec<CheckView> = "サーバのアプリケーションとOSの二要素認証",
        /// Two factors planned.
        two_factor_planned: Vec<CheckView> = "予定している二要素認証",
        /// Two factors planned for 2027-04-01.
        two_factor_dated: Vec<CheckView> = "2027年4月1日までに予定している二要素認証",
        /// External media.
        media: Vec<CheckView> = "外部媒体",
        /// Logs of servers.
        logs: Vec<CheckView> = "サーバのログ",
        /// Whether any service was.
        services: bool = "サービスを確認したか",
        /// Services of servers.
        services_server: Vec<CheckView> = "サーバの不要なサービス",
        /// Services of terminals.
        services_terminal: Vec<CheckView> = "端末の不要なサービス",
        /// Sources of connections.
        sources: Vec<CheckView> = "接続元の制限",
    }
}

view! {
    /// A check that came to はい.
    pub(crate) struct CheckView {
        /// Key: the scope.
        id: String = "行の名前（キー）",
        /// Who checked, by title.
        who: String = "確認した人の役職",
        /// 「電子カルテについて」; nothing where the answer speaks of everything.
        of: Option<String> = "対象（すべてなら空）",
        /// 「設定画面の写し（事務室「確認記録」ファイル）」.
        record: Option<String> = "記録と置き場所",
    }
}

impl ChecksView {
    pub(super) fn new(profile: &Profile) -> Self {
        let of = |control: &str| -> Vec<CheckView> {
            let own = profile.attestations.iter().filter(|a| a.control == control);
            let newest = own.filter(|a| is_newest(profile, a));
            newest.filter_map(|answer| CheckView::of(profile, answer)).collect()
        };
        let either = |a: &str, b: &str| [of(a), of(b)].concat();
        let mut view = Self {
            any: !profile.attestations.is_empty(),
            access: false,
            access_server: of("access-rights.server"),
            access_terminal: of("access-rights.terminal"),
            administrators: of("access-rights.administrators"),
            accounts: false,
            accounts_server: either(
                "accounts.unused-removed.server",
                "accounts.unused-deleted.server",
            ),
            accounts_terminal: either(
                "accounts.unused-removed.terminal",
                "accounts.unused-deleted.terminal",
            ),
            patches: false,
            patch_server: of("patch.server"),
            patch_terminal: of("patch.terminal"),
            patch_network: of("patch.network"),
            passwords: false,
            password_changed: of("password.length-r7"),
            password_long: of("password.length-r8"),
            no_reuse: of("password.no-reuse"),
            two_factors: false,
            two_factor: of("two-factor.done"),
            two_factor_both: of("two-factor.application-and-server"),
            two_factor_planned: of("two-factor.planned"),
            two_factor_dated: of("two-factor.planned-2027-04-01"),
            media: of("media.restricted"),
            logs: of("access-log.managed"),
            services: false,
            services_server: of("services.unneeded-stopped.server"),
            services_terminal: of("services.unneeded-stopped.terminal"),
            sources: of("connection-source.restricted"),
        };
        for accounts in [&mut view.accounts_server, &mut view.accounts_terminal] {
            accounts.dedup_by(|later, earlier| later.id == earlier.id);
        }
        let any = |lists: &[&Vec<CheckView>]| lists.iter().any(|list| !list.is_empty());
        view.access = any(&[&view.access_server, &view.access_terminal, &view.administrators]);
        view.accounts = any(&[&view.accounts_server, &view.accounts_terminal]);
        view.patches = any(&[&view.patch_server, &view.patch_terminal, &view.patch_network]);
        view.passwords = any(&[&view.password_changed, &view.password_long, &view.no_reuse]);
        view.two_factors = any(&[
            &view.two_factor,
            &view.two_factor_both,
            &view.two_factor_planned,
            &view.two_factor_dated,
        ]);
        view.services = any(&[&view.services_server, &view.services_terminal]);
        view
    }
}

/// Whether no later 年度 answers the same for the same scope.
fn is_newest(profile: &Profile, answer: &Attestation) -> bool {
    let same = |a: &&Attestation| a.control == answer.control && a.scope == answer.scope;
    let later = profile.attestations.iter().filter(same);
    later.map(|a| a.fiscal_year).max() == Some(answer.fiscal_year)
}

impl CheckView {
    fn of(profile: &Profile, answer: &Attestation) -> Option<Self> {
        let last: &Round = answer.rounds.last()?;
        if last.answer != AnswerWord::Yes {
            return None;
        }
        let words = Words::new(profile);
        let records = last.evidence.iter().map(|e| format!("{}（{}）", e.what, e.place));
        let records: Vec<_> = records.collect();
        Some(Self {
            id: answer.scope.to_string().replace([':', ' '], "-"),
            who: match &last.by {
                Some(id) => words.title_of(id),
                None => RolesView::new(profile).operator,
            },
            of: match &answer.scope {
                Scope::All => None,
                Scope::System(id) => Some(words.system_of(id)),
                Scope::DeviceKind(kind) => Some(kind.word().to_owned()),
                Scope::Vendor(id) => Some(words.vendor_of(id)),
            }
            .map(|what| format!("{what}について")),
            record: (!records.is_empty()).then(|| joined(records, "、")),
        })
    }
}
