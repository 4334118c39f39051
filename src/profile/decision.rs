//! This file holds what the executives decided beforehand, and the means of the day itself.

use super::record::record;
use super::{Date, Id, Known};

record! {
    /// Criteria adopted by the executives (院長決裁); an undecided one is left out, never assumed.
    pub struct Decisions: "経営層が決めた判断の基準" {
        /// When systems are taken out of use.
        stop_use: Known<String> = "システムの使用を止める基準",
        /// When care is reduced (縮退運転).
        degrade: Known<String> = "診療を縮小する基準。例: 新患を断る、救急を断る",
        /// When work goes to paper.
        paper: Known<String> = "紙運用に切り替える基準",
        /// When care is suspended.
        suspend: Known<String> = "診療を止める基準",
        /// When restoration is ordered.
        restore: Known<String> = "復旧を指示する基準",
        /// When normal operation is declared.
        return_to_normal: Known<String> = "通常の運用に戻す基準",
        /// When the public is told.
        publish: Known<String> = "公表する基準",
        /// Adopted on.
        adopted_on: Known<Date> = "決めた日",
        /// Adopted by.
        adopted_by: Known<Id> = "決めた人（people の id）",
    }
}

record! {
    /// Team and means on the day of an attack.
    pub struct Incident: "非常時の体制と手段" {
        /// Where the team meets.
        headquarters: Known<String> = "対応チームが集まる場所",
        /// Who preserves evidence.
        evidence_by: Known<String> = "証拠保全を行う人・事業者",
        /// How evidence is preserved.
        evidence_method: Known<String> = "証拠保全のやり方",
        /// Where copies and seized machines are kept.
        evidence_place: Known<String> = "証拠を保管する場所",
        /// A device off the network for reports on the web.
        clean_device: Known<String> = "報告に使う、院内ネットワークにつながない端末",
        /// How staff are told without mail.
        staff_notice: Known<String> = "メールを使わずに職員へ知らせる方法",
        /// How patients are told.
        patient_notice: Known<String> = "患者への知らせ方。例: 玄関の掲示、ホームページ",
        /// Where reference printouts lie (明日の予約など).
        daily_printout: Known<String> = "毎日印刷しておくものと置き場所。例: 翌日の予約表、受付の引き出し",
    }
}
