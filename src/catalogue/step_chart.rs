//! This file holds a chart of steps as published: phases, steps, who acts in each, and which step follows which.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{Confidence, Later, Wording};
use crate::diagnostic::{Diagnostic, Place, Report};

/// A chart of steps: who does what in which order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepChart {
    /// Printed title.
    pub title: Wording,
    /// How sure we are of the names, titles, sentences and texts below.
    pub confidence: Confidence,
    /// Where they were read.
    pub source: String,
    /// Who acts, from left to right.
    pub lanes: Vec<Lane>,
    /// Phases, in order.
    pub phases: Vec<Phase>,
    /// Which step follows which.
    pub edges: Vec<StepEdge>,
    /// What is not known of the chart, in our words.
    #[serde(default)]
    pub unknown: Vec<String>,
    /// What later publications say otherwise of the chart as a whole.
    #[serde(default)]
    pub later: Vec<Later>,
}

/// One who acts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    /// The key that steps name.
    pub key: String,
    /// Printed name.
    pub name: String,
}

/// A phase: 検知, 初動対応.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Printed number, which the numbers of its steps begin with.
    pub number: String,
    /// Printed title.
    pub title: String,
    /// The printed sentence under the title.
    pub sentence: String,
    /// Steps, in the order of their numbers.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Printed number: `2-10`.
    pub number: String,
    /// Printed title.
    pub title: String,
    /// What each of those who act does; at least one.
    pub parts: Vec<StepPart>,
    /// Printed examples and remarks.
    #[serde(default)]
    pub notes: Vec<StepNote>,
    /// What later publications say otherwise.
    #[serde(default)]
    pub later: Vec<Later>,
}

/// What some of those who act do in a step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepPart {
    /// Keys of the lanes it stands in; at least one.
    pub lanes: Vec<String>,
    /// Keys of the lanes it stands in only where needed（必要に応じて）.
    #[serde(default)]
    pub when_needed: Vec<String>,
    /// The printed paragraphs.
    pub text: Vec<String>,
}

/// Printed examples or remarks under a step.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepNote {
    /// Printed title.
    pub title: String,
    /// Printed lines.
    pub lines: Vec<String>,
}

/// One step follows another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepEdge {
    /// Number of the earlier step.
    pub from: String,
    /// Number of the later step.
    pub to: String,
    /// In which case, in our words.
    #[serde(default)]
    pub when: Option<String>,
    /// The printed words that state it; absent where it is reconstructed from numbers and meaning.
    #[serde(default)]
    pub stated: Option<String>,
}

impl StepChart {
    /// All steps, in order.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.phases.iter().flat_map(|phase| &phase.steps)
    }

    /// The step of a number.
    pub fn step(&self, number: &str) -> Option<&Step> {
        self.steps().find(|step| step.number == number)
    }

    /// The lane of a key.
    pub fn lane(&self, key: &str) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.key == key)
    }

    /// Collects every fault between the parts of a chart.
    pub(super) fn check(&self, path: &str, report: &mut Report) {
        let mut fault = |field: &str, words: String| {
            let place = Place::file(path).field(field);
            report.push(Diagnostic::error("catalogue-step-chart", place, words));
        };
        let mut seen = BTreeSet::new();
        for phase in &self.phases {
            for step in &phase.steps {
                let number = step.number.as_str();
                if !seen.insert(number) {
                    fault(number, format!("段階「{number}」が2回書かれています。"));
                }
                if !number.starts_with(&format!("{}-", phase.number)) {
                    let words =
                        format!("段階「{number}」は「{}」の番号で始まりません。", phase.title);
                    fault(number, words);
                }
                if step.lanes().next().is_none() {
                    fault(number, format!("段階「{number}」を行う人が書かれていません。"));
                }
                let named = step.parts.iter().flat_map(|p| p.lanes.iter().chain(&p.when_needed));
                for key in named.filter(|key| self.lane(key).is_none()) {
                    fault(number, format!("行う人「{key}」は lanes にありません。"));
                }
            }
        }
        for edge in &self.edges {
            let name = format!("{} → {}", edge.from, edge.to);
            for end in [&edge.from, &edge.to] {
                if self.step(end).is_none() {
                    fault(&name, format!("矢印の端の段階「{end}」はありません。"));
                }
            }
            if edge.from == edge.to {
                fault(&name, format!("段階「{}」の矢印が自分に戻っています。", edge.from));
            }
        }
    }
}

impl Step {
    /// Keys of the lanes it stands in, in the order of its parts, each once.
    pub fn lanes(&self) -> impl Iterator<Item = &str> {
        let mut seen = BTreeSet::new();
        let all = self.parts.iter().flat_map(|part| &part.lanes).map(String::as_str);
        all.filter(move |key| seen.insert(*key))
    }
}

impl StepEdge {
    /// Whether the published words state it.
    pub fn is_stated(&self) -> bool {
        self.stated.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    fn shipped() -> &'static StepChart {
        let publication = Catalogue::builtin().unwrap().publication("incident-flowchart", "gl5");
        publication.unwrap().step_chart.as_ref().unwrap()
    }

    fn faults(chart: &StepChart) -> Vec<String> {
        let mut report = Report::new();
        chart.check("incident-flowchart/gl5/steps.yaml", &mut report);
        report.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_ministrys_chart_has_37_steps_in_five_phases_and_five_lanes() {
        let chart = shipped();
        let counts: Vec<usize> = chart.phases.iter().map(|p| p.steps.len()).collect();
        assert_eq!(counts, [2, 4, 18, 4, 9]);
        let titles: Vec<&str> = chart.phases.iter().map(|p| p.title.as_str()).collect();
        assert_eq!(titles, ["体制整備", "検知", "初動対応", "復旧処理", "事後対応"]);
        let lanes: Vec<&str> = chart.lanes.iter().map(|l| l.key.as_str()).collect();
        assert_eq!(lanes, ["executives", "security-officer", "staff", "vendors", "outside"]);
        assert!(faults(chart).is_empty());
    }

    #[test]
    fn a_step_may_stand_in_several_lanes() {
        let lanes = |number| shipped().step(number).unwrap().lanes().collect::<Vec<_>>();
        assert_eq!(lanes("1-1"), ["security-officer", "staff", "outside"]);
        assert_eq!(lanes("2-10"), ["security-officer", "vendors"]);
        assert_eq!(shipped().step("0-1").unwrap().parts[0].when_needed, ["staff"]);
    }

    #[test]
    fn an_arrow_is_either_stated_in_the_chart_or_said_to_be_reconstructed() {
        let (stated, drawn): (Vec<_>, Vec<_>) =
            shipped().edges.iter().partition(|edge| edge.is_stated());
        assert_eq!((stated.len(), drawn.len()), (18, 24));
        let texts = || {
            let steps = shipped().steps();
            steps.flat_map(|s| &s.parts).flat_map(|p| &p.text)
        };
        for edge in stated {
            let words = edge.stated.as_deref().unwrap();
            assert!(texts().any(|text| text.contains(words)), "{} → {}", edge.from, edge.to);
        }
    }

    #[test]
    fn a_chart_that_does_not_hold_together_is_refused_with_every_fault() {
        let mut chart = shipped().clone();
        chart.phases[0].steps[0].parts[0].lanes = vec!["nurses".to_owned()];
        chart.phases[0].steps[1].parts.clear();
        chart.phases[1].steps[0].number = "2-1".to_owned();
        chart.edges[0].to = "9-9".to_owned();
        let said = faults(&chart).join("\n");
        for words in [
            "行う人「nurses」は lanes にありません。",
            "段階「0-2」を行う人が書かれていません。",
            "段階「2-1」は「検知」の番号で始まりません。",
            "段階「2-1」が2回書かれています。",
            "矢印の端の段階「9-9」はありません。",
        ] {
            assert!(said.contains(words), "{said}");
        }
    }
}
