//! This file writes the verdict for a screen of 80 columns: the answer first, then what to do, heaviest first.

use std::path::Path;

use super::called;
use super::polite::polite;
use crate::assess::{
    Concern, ConcernKind, ConcernState, FormStanding, Readiness, Task, TaskKind, TaskPart,
};
use crate::catalogue::{AskedOf, Effort};
use crate::cli::wrap::hanging;
use crate::compose::Voice;
use crate::generate::Examined;
use crate::profile::{Date, FacilityKind, Id};

/// What is done with the vendors' sheets, alike for all of them.
const SHEETS_BACK: &str = "用紙を送り、戻ったら事業者ごとに vendor、edition、received_on、place を書いてください。（vendor_statements）";
/// Names that are said one by one; more are counted.
const NAMED: usize = 3;

/// What is known of a facility, in its own words.
struct Screen<'e, 'c> {
    examined: &'e Examined<'c>,
    voice: Voice,
    lines: Vec<String>,
    number: usize,
}

/// The whole text, without a line end.
pub(super) fn verdict(examined: &Examined<'_>, today: Date, path: &Path) -> String {
    let voice = Voice::of(&examined.profile);
    let mut screen = Screen { examined, voice, lines: Vec::new(), number: 0 };
    screen.head(today);
    screen.forms();
    screen.between();
    let readiness = &examined.readiness;
    let blocking: Vec<&Task> = readiness.blocking().collect();
    if !blocking.is_empty() {
        screen.title(&format!("準備ができるまでにすること（{}件、重い順）", blocking.len()));
        blocking.iter().for_each(|task| screen.task(task));
    }
    screen.concerns(
        &format!("備えの弱いところ（{}の研修などで挙げられている危険）", screen.inspection()),
        readiness.found(ConcernKind::Risk).collect(),
    );
    screen.concerns("古くなったこと", readiness.found(ConcernKind::Stale).collect());
    screen.concerns("まだ分からないこと（聞いて確かめます）", readiness.to_ask().collect());
    let remaining: Vec<&Task> = readiness.remaining().collect();
    if !remaining.is_empty() {
        screen.title(&format!("あとで直すこと（{}件。準備の妨げにはなりません）", remaining.len()));
        remaining.iter().for_each(|task| screen.later(task));
    }
    if !(blocking.is_empty() && readiness.concerns.is_empty() && remaining.is_empty()) {
        screen.line("");
        screen.hang(
            "",
            &format!(
                "「sonae ask {}」で足りないことに答えてから、もう一度 sonae check を実行してください。",
                path.display()
            ),
        );
    }
    screen.lines.join("\n")
}

impl Screen<'_, '_> {
    fn line(&mut self, text: impl Into<String>) {
        self.lines.push(text.into());
    }

    fn hang(&mut self, head: &str, text: &str) {
        self.lines.push(hanging(head, text));
    }

    fn title(&mut self, text: &str) {
        self.line("");
        self.hang("■ ", text);
    }

    fn readiness(&self) -> &Readiness {
        &self.examined.readiness
    }

    /// What comes to a facility of this kind; the 立入検査 of the ministry's checklist does not come to all.
    fn inspection(&self) -> &'static str {
        match self.examined.profile.facility.kind {
            FacilityKind::HomeNursing => "国",
            _ => "立入検査",
        }
    }

    fn head(&mut self, today: Date) {
        let nursing = self.examined.profile.facility.kind == FacilityKind::HomeNursing;
        let what = if nursing { "備えの点検" } else { "立入検査前の点検" };
        let name = self.examined.profile.facility.name.clone();
        self.hang("", &format!("{name}　{what}（{}現在）", today.era()));
        if let Some(next) = self.readiness().inspection.clone() {
            let days = (next.on.day() - today.day()).num_days();
            let left = if days == 0 { "今日".to_owned() } else { format!("あと{days}日") };
            self.hang("", &format!("次の検査: {}（{left}）　{}", next.on.era(), next.office));
        }
        self.line("");
        let said = if self.readiness().is_ready() {
            "準備ができています。"
        } else {
            "まだです。"
        };
        self.hang("【判定】", &format!("{said}{}", self.reason()));
    }

    fn reason(&self) -> String {
        let readiness = self.readiness();
        if !readiness.is_ready() {
            let count = readiness.blocking().count();
            return format!("あと{count}件がそろえば、準備ができます。");
        }
        let refused: usize = readiness.forms.iter().map(|form| form.no).sum();
        let mut said = "様式のすべての項目に、今年度の答えがそろっています。".to_owned();
        if refused > 0 {
            said.push_str(&format!("「いいえ」{refused}件には、今年度中の目標日があります。"));
        }
        said
    }

    fn forms(&mut self) {
        self.line("");
        for form in self.readiness().forms.clone() {
            self.hang("  ", &form.name);
            self.hang("    ", &counts(&form));
        }
        let sheets = self.readiness().sheets.clone();
        if sheets.all > 0 {
            let back = sheets.all - sheets.open.len();
            let mut said = format!("{}社のうち{back}社から戻っています", sheets.all);
            if !sheets.open.is_empty() {
                said.push_str(&format!("（まだ: {}）", self.names(&sheets.open)));
            }
            self.hang("  事業者確認用 ", &said);
        }
        if self.examined.profile.facility.kind == FacilityKind::HomeNursing {
            self.hang(
                "  ※ ",
                "国のこの様式は訪問看護ステーションのものではないため、自分たちの点検として数えています。",
            );
        }
    }

    /// What stands between the facility and the verdict, and how long it takes.
    fn between(&mut self) {
        let readiness = self.readiness();
        if readiness.is_ready() {
            return;
        }
        let counts = [
            (readiness.unanswered(), "項目", "答えのない項目（未回答）"),
            (readiness.stale(), "項目", "今年度にまだ確かめていない項目（今年度未確認）"),
            (readiness.undated(), "項目", "これからの今年度中の目標日がない「いいえ」"),
            (readiness.sheets.open.len(), "社", "戻っていない事業者確認用"),
        ];
        let effort = readiness.effort();
        self.line("");
        self.line("  準備ができるまでに残っているもの");
        for (count, unit, what) in counts.into_iter().filter(|(count, ..)| *count > 0) {
            self.hang("  ・", &format!("{what}: {count}{unit}"));
        }
        let wait = effort.wait.map(|w| format!("と、{}", w.words())).unwrap_or_default();
        self.hang("  ・", &format!("かかる時間の見込み: 合わせて{}の作業{wait}", effort.work()));
    }

    fn names(&self, ids: &[Id]) -> String {
        let names = ids.iter().take(NAMED).map(|id| called(self.examined, id));
        let more = ids.len().saturating_sub(NAMED);
        let more = (more > 0).then(|| format!("ほか{more}件"));
        names.chain(more).collect::<Vec<_>>().join("、")
    }

    fn numbered(&mut self, text: &str) {
        self.number += 1;
        self.line("");
        let head = format!("{}. ", self.number);
        self.hang(&head, text);
    }

    fn task(&mut self, task: &Task) {
        let items = if task.items.is_empty() {
            String::new()
        } else {
            format!("［{}］", task.items.join("、"))
        };
        let title = self.voice.begin(&task.title);
        self.numbered(&format!("{title}{items}"));
        for part in &task.parts {
            self.hang("   足りないもの: ", &polite(&self.voice.begin(&part.what)));
            if task.kind != TaskKind::VendorSheet {
                self.todo(part);
            }
        }
        if task.kind == TaskKind::VendorSheet {
            self.hang("     → ", SHEETS_BACK);
        }
        if !task.why.is_empty() {
            self.hang("   なぜ: ", &self.voice.say(&task.why));
        }
        self.hang("   だれが: ", &self.who(&task.parts));
        if let Some(effort) = task.effort {
            self.hang("   時間: ", &effort.words());
        }
    }

    fn todo(&mut self, part: &TaskPart) {
        let place =
            if part.field.is_empty() { String::new() } else { format!("（{}）", part.field) };
        let text = format!("{}{place}", self.voice.say(&part.write));
        self.hang("     → ", &text);
    }

    /// 「事業者に照会（浜風ネットワークサービス）。担当 山﨑 美穂、令和8年12月18日まで」.
    fn who(&self, parts: &[TaskPart]) -> String {
        let mut owners: Vec<AskedOf> = parts.iter().map(|part| part.owner).collect();
        owners.sort_unstable();
        owners.dedup();
        let each = |of: fn(&TaskPart) -> Option<&Id>| {
            let mut ids: Vec<Id> = Vec::new();
            for id in parts.iter().filter_map(of) {
                if !ids.contains(id) {
                    ids.push(id.clone());
                }
            }
            ids
        };
        let due = parts.iter().filter_map(|part| part.due).min();
        self.person(&owners, &each(|p| p.ask.as_ref()), &each(|p| p.person.as_ref()), due)
    }

    fn person(&self, owners: &[AskedOf], ask: &[Id], people: &[Id], due: Option<Date>) -> String {
        let owners = owners.iter().map(|owner| self.voice.inside(owner.word()));
        let mut said = owners.collect::<Vec<_>>().join("、");
        if !ask.is_empty() {
            said.push_str(&format!("（{}）", self.names(ask)));
        }
        if !people.is_empty() {
            said.push_str(&format!("、担当 {}", self.names(people)));
        }
        if let Some(due) = due {
            said.push_str(&format!("、{}まで", due.era()));
        }
        said
    }

    fn concerns(&mut self, title: &str, concerns: Vec<&Concern>) {
        if concerns.is_empty() {
            return;
        }
        let concerns: Vec<Concern> = concerns.into_iter().cloned().collect();
        self.title(&format!("{title}: {}件", concerns.len()));
        for concern in &concerns {
            self.concern(concern);
        }
    }

    fn concern(&mut self, concern: &Concern) {
        let grave = match concern.state {
            ConcernState::Found => format!("［重さ {}］", concern.severity.word()),
            ConcernState::ToAsk => "［未確認］".to_owned(),
        };
        self.numbered(&format!("{}{grave}", polite(&concern.what)));
        self.hang("   なぜ: ", &concern.why);
        self.hang("   すること: ", &concern.todo);
        let ask: Vec<Id> = concern.ask.clone().into_iter().collect();
        let people: Vec<Id> = concern.person.clone().into_iter().collect();
        let who = self.person(&[concern.owner], &ask, &people, concern.due);
        self.hang("   だれが: ", &who);
        self.hang("   時間: ", &concern.effort.words());
        if let Some(first) = concern.basis.first() {
            let more = concern.basis.len() - 1;
            let more = if more > 0 { format!(" ほか{more}か所") } else { String::new() };
            let head = match concern.state {
                ConcernState::Found => "   書いてあるところ: ",
                ConcernState::ToAsk => "   書くところ: ",
            };
            self.hang(head, &format!("{first}{more}"));
        }
    }

    /// A task that does not stand in the way: one line, and a line for each thing.
    fn later(&mut self, task: &Task) {
        let what = match task.kind {
            TaskKind::Promised => "「いいえ」と目標日があるもの".to_owned(),
            TaskKind::Advice => "「はい」をもっと確かにできるもの".to_owned(),
            TaskKind::VendorSaid => "事業者の答えにあるもの".to_owned(),
            _ => task.effort.map_or_else(String::new, Effort::words),
        };
        let title = self.voice.begin(&task.title);
        self.numbered(&format!("{title}（{what}）"));
        for part in &task.parts {
            let what = polite(&self.voice.begin(&part.what));
            if task.kind == TaskKind::Unknown {
                self.hang("   ・", &format!("{what}（{}）", part.field));
            } else {
                self.hang("   ・", &what);
                self.todo(part);
            }
        }
        if task.kind == TaskKind::Unknown {
            self.hang("     → ", "分かったものから書いてください。");
        }
    }
}

/// 「はい 15、いいえ 3（目標日あり 3）、該当なし 1、未回答 2、今年度未確認 0」.
fn counts(form: &FormStanding) -> String {
    let no =
        if form.no > 0 { format!("（目標日あり {}）", form.dated) } else { String::new() };
    let none = if form.not_applicable > 0 {
        format!("、該当なし {}", form.not_applicable)
    } else {
        String::new()
    };
    format!(
        "はい {}、いいえ {}{no}、未回答 {}、今年度未確認 {}{none}",
        form.yes, form.no, form.unanswered, form.stale
    )
}
