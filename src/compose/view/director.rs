//! This file shows to templates what the executives are asked to decide: offers, never anything as decided.

use crate::compose::phrase::{Words, hours};
use crate::compose::shape::view;
use crate::interview::{Asked, Question, Questions, offers};
use crate::profile::{Profile, System};

use super::asking::{AskRow, open_code};
use super::response::FactRow;

view! {
    /// What the executives are asked to decide.
    pub(crate) struct DirectorView {
        /// Criteria to adopt, change, or leave.
        criteria: Vec<CriterionRow> = "採用するか決める基準",
        /// Criteria adopted before, which are adopted anew with the others.
        adopted: Vec<FactRow> = "前に採用した基準",
        /// When and by whom they were.
        adopted_how: Option<String> = "前に採用した日と人",
        /// What must be in place for all of them.
        needs: Vec<FactRow> = "どの基準にも要るもの",
        /// Code of the day of adoption.
        adopted_on: Option<String> = "採用した日の符号",
        /// Code of who adopts.
        adopted_by: Option<String> = "採用した人の符号",
        /// Systems without a time, or without a place in the order.
        times: Vec<TimeRow> = "目標時間か順番のないシステム",
        /// 「新患を断りますか」, in the facility's words.
        refusal: String = "受け入れを断るかの問い",
        /// Everything else.
        others: Vec<AskRow> = "そのほかの質問",
    }
}

view! {
    /// A criterion that is offered.
    pub(crate) struct CriterionRow {
        /// Key.
        id: String = "行の名前（キー）",
        /// The code.
        code: String = "符号",
        /// What is asked.
        ask: String = "質問",
        /// The words that are offered.
        offer: String = "案の文",
    }
}

view! {
    /// How long a system may be down; a code where something is to be written, else what is known.
    pub(crate) struct TimeRow {
        /// Key.
        id: String = "行の名前（キー）",
        /// System.
        system: String = "システム",
        /// Hours until work is refused.
        rto: Option<String> = "止まってもよい時間",
        /// Code of that.
        rto_code: Option<String> = "止まってもよい時間の符号",
        /// Days that can be typed in again.
        rpo: Option<String> = "打ち直せる日数",
        /// Code of that.
        rpo_code: Option<String> = "打ち直せる日数の符号",
        /// Place in the order.
        priority: Option<String> = "復旧の順番",
        /// Code of that.
        priority_code: Option<String> = "復旧の順番の符号",
    }
}

/// The criteria, under the names that the plan gives them.
const CRITERIA: [(&str, &str); 7] = [
    ("stop_use", "システムの使用中止"),
    ("paper", "紙への切り替え"),
    ("degrade", "縮小（減らす）"),
    ("suspend", "停止（止める）"),
    ("restore", "復旧の指示"),
    ("return_to_normal", "いつもの運用への復帰"),
    ("publish", "公表"),
];

/// Whether nothing is left to decide.
pub(crate) fn is_done(questions: &Questions) -> bool {
    questions.open(&Asked::Director).is_empty()
}

impl DirectorView {
    pub(crate) fn new(profile: &Profile, questions: &Questions) -> Self {
        let words = Words::new(profile);
        let all = questions.to(&Asked::Director);
        let open = questions.open(&Asked::Director);
        let adoption = profile.decisions.adopted_on.value();
        let code = |field: &str| {
            let path = format!("decisions.{field}");
            open.iter().find(|q| q.path == path).map(|q| q.code.clone())
        };
        let (mut criteria, mut adopted, mut needs) = (Vec::new(), Vec::new(), Vec::new());
        for ((key, name), offer) in CRITERIA.iter().zip(offers(profile)) {
            let Some(question) = all.iter().find(|q| q.path == offer.path) else { continue };
            let id = (*key).to_owned();
            needs.push(FactRow { id: id.clone(), name: (*name).to_owned(), value: offer.needs });
            match &question.known {
                Some(text) if adoption.is_some() => {
                    adopted.push(FactRow { id, name: (*name).to_owned(), value: text.clone() });
                }
                // Words that nobody has adopted yet are a proposal, and go before the standard ones.
                known => criteria.push(CriterionRow {
                    id,
                    code: question.code.clone(),
                    ask: question.ask.clone(),
                    offer: known.clone().unwrap_or(offer.text),
                }),
            }
        }
        let rows = |system: &System| TimeRow::new(system, words.system(system), &all);
        let refusal = all.iter().find(|q| q.field == "rto_hours");
        let refusal = refusal.and_then(|q| q.ask.split_once("が何時間止まったら、"));
        let is_other = |q: &Question| !q.path.starts_with("decisions.") && q.list != "systems";
        Self {
            adopted_how: adoption.map(|on| match profile.decisions.adopted_by.value() {
                Some(by) => format!("{}に{}が採用", on.era(), words.name_of(by)),
                None => format!("{}に採用", on.era()),
            }),
            adopted_on: code("adopted_on"),
            adopted_by: code("adopted_by"),
            times: profile.systems.iter().filter_map(rows).collect(),
            refusal: refusal
                .map_or_else(String::new, |parts| parts.1.trim_end_matches('。').to_owned()),
            others: AskRow::open(&all, is_other),
            criteria,
            adopted,
            needs,
        }
    }
}

impl TimeRow {
    fn new(system: &System, name: String, all: &[&Question]) -> Option<Self> {
        let open = |field| open_code(all, "systems", system.id.as_str(), field);
        let row = Self {
            id: system.id.to_string(),
            system: name,
            rto: system.rto_hours.value().map(|h| hours(*h)),
            rto_code: open("rto_hours"),
            rpo: system.rpo_hours.value().map(|h| hours(*h)),
            rpo_code: open("rpo_hours"),
            priority: system.restore_priority.value().map(u32::to_string),
            priority_code: open("restore_priority"),
        };
        let codes = [&row.rto_code, &row.rpo_code, &row.priority_code];
        codes.iter().any(|code| code.is_some()).then_some(row)
    }
}
