//! This file holds the people who have a role in the plan.

use super::record::{record, words};
use super::{Id, Known, Phone};

words! {
    /// What a person is responsible for; one person may hold several.
    pub enum Role: "役割。1人がいくつ持ってもかまいません" {
        /// Head of the facility, who decides (院長・理事長).
        Executive = "経営層",
        /// 医療情報システム安全管理責任者.
        SecurityOfficer = "医療情報システム安全管理責任者",
        /// 企画管理者.
        PlanningManager = "企画管理者",
        /// システム運用担当者.
        SystemOperator = "システム運用担当者",
        /// Head of a department, first to be told.
        DepartmentHead = "部門責任者",
        /// Member of the response team.
        ResponseTeam = "対応チーム",
        /// Speaks to patients and press.
        Spokesperson = "広報担当",
        /// Reports leaks of personal data.
        PrivacyOfficer = "個人情報保護責任者",
        /// Keeps the record of events.
        Recorder = "記録担当",
    }
}

record! {
    /// A person with a role in the plan.
    pub struct Person: "役割のある職員" {
        /// Stable name.
        id: Id = "この人を指すための短い名前。例: incho",
        /// Full name, exactly as written.
        name: String = "氏名。異体字もそのまま書けます",
        /// Job title (職名).
        title: String = "職名。例: 院長、事務長、看護師長",
        /// Department (所属).
        department: Option<String> = "所属。例: 外来、事務",
        /// Roles held.
        roles: Vec<Role> = "持っている役割",
        /// Who acts in their absence (代理者).
        deputy: Known<Id> = "不在のときの代理者（people の id）",
        /// Reached by day.
        phone: Known<Phone> = "昼間の電話（内線は備考へ）",
        /// Reached at night and on holidays.
        mobile: Known<Phone> = "夜間・休日の電話（携帯）。壁に貼る版には出しません",
        /// Mail address.
        email: Known<String> = "メールアドレス",
        /// Appointed on, with the letter's place (任命).
        appointed: Known<super::Evidence> = "任命書など、役割を任せた証拠。いつ、どこにあるか",
        /// Remarks, such as an extension.
        note: Option<String> = "備考。例: 内線12",
    }
}
