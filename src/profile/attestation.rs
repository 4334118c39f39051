//! This file holds answers: what the facility and its vendors say about controls, with date and proof.

use std::fmt;

use serde::Serialize;

use super::record::{record, words};
use super::{Date, Id, Known};

words! {
    /// An answer to a control.
    pub enum AnswerWord: "答え" {
        /// はい.
        Yes = "はい",
        /// いいえ.
        No = "いいえ",
        /// 該当なし.
        NotApplicable = "該当なし",
        /// わからない.
        Unknown = "わからない",
    }
}

record! {
    /// Where a proof lies.
    pub struct Evidence: "証拠" {
        /// What it is.
        what: String = "書面や記録の名前。例: 任命書、議事録、画面の写し",
        /// Where it lies.
        place: String = "置き場所。例: 院長室の青いファイル",
        /// Its day.
        on: Option<Date> = "日付",
    }
}

record! {
    /// One control answered for one scope and one 年度 (申告).
    pub struct Attestation: "対策1つについての確認結果" {
        /// Key of the control in `catalogue/controls.yaml`, or of an item that no control answers.
        control: String = "対策の名前（sonae check が教えます）。結び付く対策がない項目は、項目の名前（sonae forms show が教えます）。例: account.unused-removed",
        /// What the answer speaks of.
        scope: Scope = "対象。all、system:emr、device-kind:サーバ、vendor:vendor-emr のように書きます",
        /// 年度 as the year in which it begins.
        fiscal_year: i32 = "年度（西暦）。令和8年度は 2026",
        /// First and, when needed, second check.
        rounds: Vec<Round> = "確認の記録。2回まで",
    }
}

record! {
    /// One check.
    pub struct Round: "1回の確認" {
        /// The day on which a person checked; never the day of printing.
        checked_on: Date = "確かめた日",
        /// The answer.
        answer: AnswerWord = "答え",
        /// Who checked.
        by: Option<Id> = "確かめた人（people の id）",
        /// Proofs.
        evidence: Vec<Evidence> = "証拠",
        /// 目標日, for いいえ.
        target_date: Option<Date> = "いいえのときの目標日",
        /// Reason, for 該当なし and いいえ.
        reason: Option<String> = "理由",
    }
}

record! {
    /// What a vendor stated on its 事業者確認用.
    pub struct VendorStatement: "事業者の回答1件" {
        /// The vendor.
        vendor: Id = "事業者（vendors の id）",
        /// Edition of the sheet: r7.
        edition: String = "チェックリストの版。例: r7",
        /// Who signed it at the vendor.
        stated_by: Option<String> = "事業者の記入者",
        /// Received on.
        received_on: Date = "受け取った日",
        /// Where the original lies.
        place: Known<String> = "原本のある場所",
        /// SHA-256 of the file received.
        file_sha256: Option<String> = "受け取ったファイルのSHA-256",
        /// What it speaks of, where it is one text for all customers of a product.
        product: Option<String> = "対象の製品・サービス。サイトから入手した共通の回答のときだけ書きます",
        /// Whether it says that the vendor connects from outside.
        remote_maintenance: Option<bool> = "リモート保守があると書かれているか（true / false）",
        /// The answers, taken down as far as anybody did.
        answers: Vec<StatedAnswer> = "事業者が書いた答え。書き写すものだけで構いません",
        /// Remarks, such as blanks and contradictions found.
        note: Option<String> = "備考。空欄や食い違いなど",
    }
}

record! {
    /// One answer of a vendor, by the item of the sheet or by the control behind it.
    pub struct StatedAnswer: "事業者の答え1つ" {
        /// Item of the vendor's sheet, as in the catalogue: `2-4`, `2-11@server`.
        item: Option<String> = "項目。例: 2-4、2-11@server（sonae forms show で見られます）",
        /// Control, where an item has several and the vendor answered one.
        control: Option<String> = "対策の名前。項目の一部だけに答えたとき。例: vendor.patch.server",
        /// Its answer; absent where the vendor left it blank.
        answer: Option<AnswerWord> = "答え。事業者が空欄にしたものは書かないでください",
        /// 確認日, as the vendor wrote it.
        checked_on: Option<Date> = "事業者が書いた確認日",
        /// 目標日, for いいえ.
        target_date: Option<Date> = "事業者が書いた目標日",
        /// 備考, as the vendor wrote it.
        remark: Option<String> = "事業者が書いた備考",
    }
}

/// What an answer speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The whole facility.
    All,
    /// One system.
    System(Id),
    /// All devices of a kind.
    DeviceKind(super::DeviceKind),
    /// One vendor.
    Vendor(Id),
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::System(id) => write!(f, "system:{id}"),
            Self::DeviceKind(kind) => write!(f, "device-kind:{}", kind.word()),
            Self::Vendor(id) => write!(f, "vendor:{id}"),
        }
    }
}

impl Serialize for Scope {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
