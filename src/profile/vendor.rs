//! This file holds vendors (事業者): contracts, hours, duties, remote maintenance, disclosures.

use super::record::{record, words};
use super::{Date, Evidence, Id, Known, Phone, VendorRequest};

words! {
    /// What a vendor does for the facility.
    pub enum VendorKind: "事業者の種類" {
        /// Systems: 電子カルテ, レセコン, PACS.
        System = "システム事業者",
        /// Network and its boxes.
        Network = "ネットワーク事業者",
        /// Telephone and internet lines.
        Carrier = "通信事業者",
        /// Upkeep of terminals and other machines.
        Equipment = "機器保守事業者",
        /// 情報セキュリティ事業者.
        Security = "情報セキュリティ事業者",
    }
}

record! {
    /// A vendor.
    pub struct Vendor: "事業者" {
        /// Stable name.
        id: Id = "この事業者を指すための短い名前。例: vendor-emr",
        /// Name of the firm.
        name: String = "会社名",
        /// What it does.
        kind: VendorKind = "事業者の種類",
        /// Branch or desk.
        department: Option<String> = "担当部署",
        /// Contact person.
        contact: Known<String> = "担当者名",
        /// By day.
        phone: Known<Phone> = "電話番号",
        /// At night and on holidays.
        night_phone: Known<Phone> = "夜間・休日の窓口",
        /// Hours of the desk.
        hours: Known<String> = "受付時間。例: 平日 9時〜17時30分",
        /// Mail address.
        email: Known<String> = "メールアドレス",
        /// The contract; absent where there is none.
        contract: Option<Contract> = "契約。直接の契約がなければ書かないでください",
        /// Who collects news of vulnerabilities and applies patches, by contract.
        vulnerability_duty: Known<String> = "脆弱性の情報を誰が集め、誰が更新を適用するか（契約での分担）",
        /// Whom the vendor tells of a grave vulnerability, how and how soon.
        vulnerability_notice: Known<String> = "重大な脆弱性を、事業者が誰に、どの方法で、何日以内に知らせるか",
        /// What is done when a patch cannot be applied.
        patch_substitute: Known<String> = "更新を適用できないときの代わりの対策",
        /// Remote maintenance; whether it is used is itself a fact that must be asked for.
        remote_maintenance: Known<RemoteMaintenance> = "リモート保守。事業者に有無を確かめた結果",
        /// MDS/SDS received.
        disclosure: Known<Disclosure> = "医療情報セキュリティ開示書（MDS/SDS）の受領",
        /// The letter that asks for all this.
        request: Option<VendorRequest> = "依頼状を送った日と、この事業者だけの期限",
    }
}

record! {
    /// A contract with a vendor.
    pub struct Contract: "事業者との契約" {
        /// Number (契約番号).
        number: Known<String> = "契約番号・顧客番号",
        /// What it covers.
        covers: Option<String> = "契約の内容。例: 電子カルテの保守",
        /// First day.
        from: Known<Date> = "契約の開始日",
        /// Last day.
        to: Known<Date> = "契約の終了日。自動更新なら現在の期の終わり",
        /// Where the paper lies.
        place: Known<String> = "契約書のある場所",
        /// Split of responsibilities, as agreed (責任分界).
        responsibility_split: Known<String> = "責任分界。どこまでが事業者の責任か",
        /// Where the split is written.
        split_document: Known<String> = "責任分界を書いた文書と場所。例: 保守契約書 第7条",
    }
}

record! {
    /// Remote maintenance by a vendor.
    pub struct RemoteMaintenance: "リモート保守" {
        /// Whether the vendor connects from outside.
        used: bool = "リモート保守を使っているか（true / false）",
        /// Asked on.
        confirmed_on: Known<Date> = "事業者に有無を確かめた日",
        /// Where the answer lies.
        place: Known<String> = "回答の書面がある場所",
        /// Who works from outside.
        by: Known<String> = "作業する人。例: 保守センターの担当者5人（名簿あり）",
        /// From where.
        from: Known<String> = "接続してくる場所。例: 事業者の保守センター（横浜市）",
        /// How the vendor connects.
        method: Known<String> = "接続の方法。例: VPN、専用ルータ",
        /// Whether only given addresses may connect.
        source_restriction: Known<String> = "接続元の制限",
        /// Authentication.
        authentication: Known<String> = "認証の方法。個人IDか共用IDか、二要素認証か",
        /// State of the terminal that the vendor works at.
        terminal: Known<String> = "接続してくる端末の状態。例: 保守専用、更新とウイルス対策を毎月確認",
        /// When, and with what notice.
        notice: Known<String> = "いつ接続するか、事前の連絡はあるか",
        /// The way by which it comes in; the network diagram draws it.
        connection: Option<Id> = "通る外部との接続点（network.external_connections の id）。構成図に描きます",
    }
}

record! {
    /// A disclosure of security facts received from a vendor.
    pub struct Disclosure: "医療情報セキュリティ開示書（MDS/SDS）" {
        /// MDS, SDS or both, with the form's version.
        form: String = "書式。例: MDS Ver.4.1、SDS Ver.5.0",
        /// Received on, or downloaded on.
        received_on: Known<Date> = "受け取った日（ダウンロードした日）",
        /// Where it lies, or its URL.
        place: Known<String> = "置き場所またはURL",
        /// Which products it speaks of.
        covers: Option<String> = "対象の製品・サービス",
    }
}

impl Vendor {
    /// Whether there is a contract, which decides if 事業者確認用 is asked for.
    pub fn has_contract(&self) -> bool {
        self.contract.is_some()
    }

    /// The evidence of the remote-maintenance answer: a date and a place, when both are known.
    pub fn remote_maintenance_evidence(&self) -> Option<Evidence> {
        let answer = self.remote_maintenance.value()?;
        Some(Evidence {
            what: format!("{}のリモート保守の回答", self.name),
            place: answer.place.value()?.clone(),
            on: Some(*answer.confirmed_on.value()?),
        })
    }
}
