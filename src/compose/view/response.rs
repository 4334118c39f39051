//! This file shows decisions, means of the day, training and watch-keeping to templates.

use crate::compose::phrase::{Words, dash, present};
use crate::compose::shape::view;
use crate::profile::{KindWords, Known, Profile};

view! {
    /// What the executives decided beforehand.
    pub(crate) struct DecisionsView {
        /// One row for each decision.
        rows: Vec<DecisionRow> = "基準の一覧",
        /// Adopted on and by whom; nothing while the criteria are proposals.
        adopted: Option<String> = "採用した日と人",
        /// Whether any criterion is still open.
        open: bool = "決まっていない基準があるか",
    }
}

view! {
    /// A decision.
    pub(crate) struct DecisionRow {
        /// Key.
        id: String = "行の名前（キー）",
        /// What is decided.
        what: String = "決めること",
        /// By which criterion, or that it is not decided.
        criterion: String = "基準（未決定ならその旨）",
        /// The criterion, where it has been adopted.
        adopted: Option<String> = "採用した基準",
    }
}

view! {
    /// A named fact.
    pub(crate) struct FactRow {
        /// Key.
        id: String = "行の名前（キー）",
        /// Name.
        name: String = "名前",
        /// Value.
        value: String = "内容",
    }
}

view! {
    /// Training or a drill.
    pub(crate) struct TrainingView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Training or drill.
        kind: String = "教育か訓練か",
        /// Title and content.
        title: String = "題名と内容",
        /// For whom.
        audience: String = "対象",
        /// Planned for.
        planned: String = "予定",
        /// Done on, by how many, and where the record lies.
        done: String = "実施した日、人数、記録の場所",
    }
}

view! {
    /// A source of news.
    pub(crate) struct SourceView {
        /// Key.
        id: String = "行の名前（キー）",
        /// What it is.
        name: String = "入手先",
        /// What is looked for.
        about: String = "調べること",
        /// Who looks.
        by: String = "調べる人",
        /// How often.
        frequency: String = "間隔",
    }
}

view! {
    /// A log that is looked at.
    pub(crate) struct LogView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Which log.
        target: String = "ログの名前",
        /// Who looks.
        by: String = "確かめる人",
        /// How often and how long it is kept.
        frequency: String = "間隔と保存期間",
        /// Last look and its record.
        last: String = "最後に確かめた日と記録",
    }
}

impl DecisionsView {
    pub(crate) fn new(profile: &Profile) -> Self {
        let words = Words::new(profile);
        let d = &profile.decisions;
        let care = KindWords::of(profile.facility.kind).care;
        let degrade = format!("縮退運転（{care}の縮小）");
        let suspend = format!("運転中止（{care}の停止）");
        let adopted = d.adopted_on.value().map(|on| match d.adopted_by.value() {
            Some(by) => format!("{}に{}が決めた", on.era(), words.name_of(by)),
            None => format!("{}に決めた", on.era()),
        });
        let all = [
            ("stop-use", "システムの使用中止", &d.stop_use),
            ("paper", "紙運用への切り替え", &d.paper),
            ("degrade", degrade.as_str(), &d.degrade),
            ("suspend", suspend.as_str(), &d.suspend),
            ("restore", "復旧の指示", &d.restore),
            ("return", "通常運用への復帰", &d.return_to_normal),
            ("publish", "公表", &d.publish),
        ];
        let rows = all.map(|(id, what, criterion)| DecisionRow {
            id: id.to_owned(),
            what: what.to_owned(),
            adopted: criterion.value().filter(|_| adopted.is_some()).cloned(),
            criterion: match criterion {
                Known::Value(text) if adopted.is_some() => text.clone(),
                Known::Value(text) => format!("未決定（案: {text}）"),
                Known::Pending(_) => words.known(criterion).replacen("未確認", "未決定", 1),
                Known::Absent => "未決定".to_owned(),
            },
        });
        let open = adopted.is_none() || all.iter().any(|a| a.2.value().is_none());
        Self { rows: rows.into(), adopted, open }
    }
}

/// Team and means of the day.
pub(crate) fn means(profile: &Profile) -> Vec<FactRow> {
    let words = Words::new(profile);
    let KindWords { inside, patients, .. } = KindWords::of(profile.facility.kind);
    let i = &profile.incident;
    rows([
        ("headquarters", "対応チームが集まる場所", words.known(&i.headquarters)),
        (
            "clean-device",
            &format!("報告に使う端末（{inside}ネットワークにつながないもの）"),
            words.known(&i.clean_device),
        ),
        ("staff-notice", "職員への知らせ方（メールを使わない）", words.known(&i.staff_notice)),
        ("patient-notice", &format!("{patients}への知らせ方"), words.known(&i.patient_notice)),
        ("printout", "毎日印刷しておくもの", words.known(&i.daily_printout)),
    ])
}

/// How evidence is preserved.
pub(crate) fn evidence(profile: &Profile) -> Vec<FactRow> {
    let words = Words::new(profile);
    let i = &profile.incident;
    rows([
        ("by", "証拠保全を行う人", words.known(&i.evidence_by)),
        ("method", "方法", words.known(&i.evidence_method)),
        ("place", "保管する場所", words.known(&i.evidence_place)),
    ])
}

fn rows<const N: usize>(facts: [(&str, &str, String); N]) -> Vec<FactRow> {
    let row = |(id, name, value): (&str, &str, String)| FactRow {
        id: id.to_owned(),
        name: name.to_owned(),
        value,
    };
    facts.into_iter().map(row).collect()
}

pub(crate) fn training(profile: &Profile) -> Vec<TrainingView> {
    let words = Words::new(profile);
    let view = |t: &crate::profile::TrainingEvent| TrainingView {
        id: t.id.to_string(),
        kind: t.kind.word().to_owned(),
        title: match &t.content {
            Some(content) => format!("{}（{content}）", t.title),
            None => t.title.clone(),
        },
        audience: dash(Some(&t.audience)),
        planned: words.known(&t.planned),
        done: match &t.done_on {
            Known::Absent => "未実施".to_owned(),
            done => {
                let people = t.participants.map(|n| format!("（{n}人）")).unwrap_or_default();
                let place = t.place.value().map(|p| format!("\n{p}")).unwrap_or_default();
                words.cell(done, |on| format!("{}{people}{place}", on.era()))
            }
        },
    };
    profile.training.iter().map(view).collect()
}

/// What training and drills brought to light.
pub(crate) fn improvements(profile: &Profile) -> Vec<FactRow> {
    let row = |t: &crate::profile::TrainingEvent| {
        Some(FactRow {
            id: t.id.to_string(),
            name: format!("「{}」", t.title),
            value: present(t.improvement.as_ref())?,
        })
    };
    profile.training.iter().filter_map(row).collect()
}

pub(crate) fn sources(profile: &Profile) -> Vec<SourceView> {
    let words = Words::new(profile);
    let view = |s: &crate::profile::InformationSource| SourceView {
        id: s.id.to_string(),
        name: s.name.clone(),
        about: dash(s.about.as_ref()),
        by: words.cell(&s.by, |id| words.title_of(id)),
        frequency: words.known(&s.frequency),
    };
    profile.information_sources.iter().map(view).collect()
}

pub(crate) fn logs(profile: &Profile) -> Vec<LogView> {
    let words = Words::new(profile);
    let view = |l: &crate::profile::LogReview| LogView {
        id: l.id.to_string(),
        target: l.target.clone(),
        by: words.known(&l.by),
        frequency: format!("{}\n保存 {}", words.known(&l.frequency), words.known(&l.retention)),
        last: match &l.place {
            Known::Value(place) => format!("{}\n{place}", words.day(&l.last_on)),
            _ => words.day(&l.last_on),
        },
    };
    profile.log_reviews.iter().map(view).collect()
}
