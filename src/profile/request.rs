//! This file holds what the facility asks of its vendors by letter, and the papers it asks of this program.

use super::record::record;
use super::{Date, Id};

record! {
    /// What is the same in every letter to vendors.
    pub struct Requests: "事業者への依頼状に共通の事柄" {
        /// Answers are asked for until.
        due: Option<Date> = "回答の期限",
        /// Where answers go.
        return_to: Option<String> = "回答の送り先。例: 郵送先の住所、メールアドレス。書かなければ施設の所在地",
        /// Who answers questions.
        contact: Option<Id> = "問い合わせの担当者（people の id）",
    }
}

record! {
    /// A letter to one vendor.
    pub struct VendorRequest: "この事業者への依頼状" {
        /// Sent on.
        sent_on: Option<Date> = "依頼状を送った日",
        /// Answers are asked for until, where it differs from the other letters.
        due: Option<Date> = "この事業者だけの回答の期限",
    }
}

record! {
    /// Papers that are made only where somebody asks for them.
    pub struct Papers: "希望したときだけ作る書類" {
        /// The 2023 precepts as a poster.
        precepts_poster: Option<bool> = "9の心得（令和5年）の院内掲示を作るか（true / false）",
        /// The 2022 lists as an audit of one's own.
        self_audit: Option<bool> = "令和4年の3つのチェックリストによる自己点検を作るか（true / false）",
    }
}
