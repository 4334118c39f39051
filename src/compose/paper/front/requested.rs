//! This file finds the papers that a notice of inspection asks for, by known kinds of words; what matches none stays blank.

use crate::document::{Inlines, text};
use crate::profile::{DocumentKind, ExistingDocument, Profile};

use super::contents::{Line, whole};

/// A kind of paper that notices ask for.
struct Kind {
    /// Words of which one stands in the notice.
    words: &'static [&'static str],
    /// Names of papers of this binder, also in the version that is shown; `local-*` is every name that begins so.
    papers: &'static [&'static str],
    /// Kinds of papers that the facility has.
    documents: &'static [DocumentKind],
}

const fn kind(words: &'static [&'static str], papers: &'static [&'static str]) -> Kind {
    Kind { words, papers, documents: &[] }
}

/// Narrow kinds first: 「災害時の事業継続計画」 is not the plan against attacks. The first kind that fits is taken.
const KINDS: &[Kind] = &[
    Kind { words: &["災害"], papers: &[], documents: &[DocumentKind::DisasterBcp] },
    kind(&["策定の確認表", "策定確認表"], &["bcp-review-sheet"]),
    kind(&["事業者確認用"], &["checklist-vendor-*"]),
    kind(&["医療機関確認用", "薬局確認用"], &["checklist-facility"]),
    kind(&["チェックリスト"], &["checklist-facility", "checklist-vendor-*"]),
    kind(&["自主点検"], &["local-*"]),
    kind(&["事業継続計画", "BCP", "ＢＣＰ"], &["bcp"]),
    kind(&["連絡体制図", "連絡体制", "連絡網"], &["contact-chart", "contact-list"]),
    kind(&["連絡先"], &["contact-list"]),
    Kind { words: &["個人情報"], papers: &[], documents: &[DocumentKind::PrivacyRules] },
    Kind {
        words: &["運用管理規程", "管理規程", "運用規程"],
        papers: &["rules"],
        documents: &[DocumentKind::OperationRules],
    },
    kind(&["任命", "安全管理責任者"], &["appointment"]),
    kind(&["クラウド"], &["cloud-ledger"]),
    kind(&["ID台帳", "利用者台帳", "アカウント"], &["account-ledger"]),
    kind(&["開示書", "MDS", "SDS"], &["disclosure-ledger"]),
    kind(&["リモート", "遠隔保守"], &["remote-maintenance"]),
    kind(&["外部接続"], &["external-connections"]),
    kind(&["バックアップ"], &["backup-ledger"]),
    kind(&["ログ"], &["log-review"]),
    kind(&["リスク"], &["risk-table"]),
    kind(&["機器台帳", "管理台帳", "機器一覧", "資産台帳"], &["device-ledger"]),
    kind(&["台帳"], &["device-ledger", "cloud-ledger", "account-ledger"]),
    Kind {
        words: &["構成図", "ネットワーク図"],
        papers: &["network-diagram", "system-diagram"],
        documents: &[DocumentKind::NetworkDiagram],
    },
    kind(&["訓練"], &["drill-*", "training-plan"]),
    kind(&["研修", "教育"], &["training-plan", "course"]),
    Kind {
        words: &["議事録"], papers: &["director-review"], documents: &[DocumentKind::Minutes]
    },
    Kind {
        words: &["障害時", "伝票", "マニュアル"],
        papers: &[],
        documents: &[DocumentKind::DowntimeManual, DocumentKind::PaperManual],
    },
];

/// A paper that answers a request.
pub(super) struct Match {
    /// What tells it from the others.
    pub(super) key: String,
    /// What it is called.
    pub(super) words: Inlines,
    /// Where it lies; blank where nobody has said.
    pub(super) place: Inlines,
}

/// The papers that answer a request, those of the binder first.
pub(super) fn matches(asked: &str, profile: &Profile, lines: &[Line]) -> Vec<Match> {
    let kind = KINDS.iter().find(|kind| kind.words.iter().any(|word| asked.contains(word)));
    let is_one = |line: &Line, name: &str| match name.strip_suffix('*') {
        Some(begins) => line.name.starts_with(begins),
        None => line.name == name || line.name == format!("{name}-shown"),
    };
    let mut found = Vec::new();
    let papers = kind.map(|kind| kind.papers).unwrap_or_default();
    for (at, line) in lines.iter().enumerate() {
        if papers.iter().any(|name| is_one(line, name)) {
            found.push(Match {
                key: line.name.clone(),
                words: whole(&line.name, &line.title),
                place: text(format!("この綴りの{}番", at + 1)),
            });
        }
    }
    let kinds = kind.map(|kind| kind.documents).unwrap_or_default();
    let named = |document: &ExistingDocument| asked.contains(document.name.trim());
    for document in profile.documents.iter().filter(|d| kinds.contains(&d.kind) || named(d)) {
        found.push(Match {
            key: format!("document-{}", document.id),
            words: text(title(document)),
            place: document.place.value().cloned().map(text).unwrap_or_default(),
        });
    }
    found
}

/// 「医療情報システム運用管理規程 第8版（令和8年6月22日）」.
fn title(document: &ExistingDocument) -> String {
    let version = document.version.as_ref().map(|version| format!(" {version}"));
    let day = document.date.value().map(|day| format!("（{}）", day.era()));
    [Some(document.name.clone()), version, day].into_iter().flatten().collect()
}
