//! This file builds the 連絡体制図: who tells whom, drawn from the people, vendors and bodies of the profile.

use crate::compose::parties::{Party, has_security_vendor, parties};
use crate::compose::phrase::{self, NOTHING, Words};
use crate::document::{
    Arrow, Block, BlockId, Diagram, Direction, Document, Edge, EdgeLine, Group, GroupKind, Node,
    NodeShape, Page, ParagraphRole, text,
};
use crate::profile::{KindWords, Known, Person, Phone, Profile, Role};

use super::case::Case;
use super::contact_list::{call_rules, is_public, record, systems_of};
use super::sheet::Sheet;

/// Where the chart will hang, which decides whether private numbers stand on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// In the binder: with mobile numbers.
    Binder,
    /// In the hands of the inspector: says that there is a number, without the number.
    Shown,
    /// On the wall of staff rooms: without private numbers.
    Wall,
}

impl Audience {
    /// A private number, or `registered`: that there is one.
    pub(super) fn private(
        self,
        words: Words<'_>,
        number: &Known<Phone>,
        registered: &str,
    ) -> String {
        match (self, number) {
            (Audience::Shown | Audience::Wall, Known::Value(_)) => registered.to_owned(),
            _ => words.phone(number),
        }
    }

    /// A number by day, unless it is the person's own mobile.
    pub(super) fn by_day(self, words: Words<'_>, person: &Person, registered: &str) -> String {
        match (self, person.phone.value()) {
            (Audience::Shown | Audience::Wall, Some(phone))
                if person.mobile.value() == Some(phone) =>
            {
                registered.to_owned()
            }
            _ => words.phone(&person.phone),
        }
    }
}

/// Beyond this many boxes outside parties become lines of one box a group; up to here a second page serves better.
const MOST_BOXES: usize = 48;

/// 連絡体制図.
pub fn contact_chart(case: &Case<'_>, audience: Audience) -> Document {
    let (name, title, short) = match audience {
        Audience::Binder => ("contact-chart", "連絡体制図", "連絡体制図"),
        Audience::Shown => ("contact-chart-shown", "連絡体制図（提示用）", "連絡体制図（提示用）"),
        Audience::Wall => ("contact-chart-wall", "連絡体制図（掲示用）", "連絡体制図（掲示用）"),
    };
    let mut meta = case.plan_meta(title, short);
    meta.handling = Some(match audience {
        Audience::Binder => "取扱注意".to_owned(),
        Audience::Shown => "提示用".to_owned(),
        Audience::Wall => "職員区域に掲示".to_owned(),
    });
    let mut sheet = Sheet::new(name);
    sheet.paragraph("title", ParagraphRole::Title, text(title));
    sheet.block(record(case, &sheet));
    let chart = diagram(case, audience, BlockId::document(name).child("chart").child("figure"));
    sheet.heading("chart", "インシデント発生時の連絡の流れ");
    sheet.block(Block::Diagram(chart));
    rules(case, &mut sheet);
    sheet.finish(meta, Page::A4)
}

fn rules(case: &Case<'_>, sheet: &mut Sheet) {
    sheet.heading("calling", "連絡の決まり");
    let mut rules = vec![text(
        "異常に気づいた人は、原因が分からなくてもすぐに図の流れで知らせる。相手が出ないときは代理者へ、代理者も出ないときはその次へ知らせる。",
    )];
    rules.extend(call_rules(case.profile));
    let items = rules.into_iter().enumerate();
    sheet.bullets("rules", items.map(|(i, rule)| (format!("rule-{}", i + 1), rule)).collect());
}

fn diagram(case: &Case<'_>, audience: Audience, id: BlockId) -> Diagram {
    let mut chart = Chart {
        profile: case.profile,
        audience,
        diagram: Diagram {
            id,
            caption: None,
            alt: String::new(),
            direction: Direction::Down,
            nodes: Vec::new(),
            groups: Vec::new(),
            edges: Vec::new(),
        },
    };
    let (officer, executive) = chart.chain();
    let all = parties(case.profile, case.catalogue);
    let (public, private): (Vec<&Party>, Vec<&Party>) =
        all.iter().partition(|p| is_public(p.category));
    let boxes = chart.diagram.nodes.len() + case.profile.vendors.len() + all.len();
    let packed = boxes > MOST_BOXES;
    let vendors = chart.vendors();
    let public = public.into_iter().map(party_box).collect();
    let private = private.into_iter().map(party_box).collect();
    chart.frame("vendors", "事業者", &officer, Arrow::Both, vendors, packed);
    chart.frame("public", "公的機関", &executive, Arrow::Forward, public, packed);
    chart.frame("private", "専門家・保険・近隣施設", &executive, Arrow::Forward, private, packed);
    chart.diagram.alt = alternative(&chart.diagram);
    chart.diagram
}

/// A box in the making: key, title, lines.
struct Draft {
    key: String,
    title: String,
    lines: Vec<String>,
}

struct Chart<'a> {
    profile: &'a Profile,
    audience: Audience,
    diagram: Diagram,
}

impl Chart<'_> {
    /// The chain in the house; returns the boxes of the officer and of the executives, which may be one.
    fn chain(&mut self) -> (BlockId, BlockId) {
        let finder = self.node(
            "finder",
            "発見者（すべての職員）",
            vec!["その端末だけをLANとWi-Fiから外し、電源は切らずに知らせる".to_owned()],
            NodeShape::Round,
        );
        let heads: Vec<&Person> = self.profile.holders(Role::DepartmentHead).collect();
        let mut last = finder;
        if !heads.is_empty() {
            // Where there are many heads, their deputies stand in the contact list alone.
            let with_deputy = heads.len() <= 2;
            let lines = heads.iter().flat_map(|p| self.person_lines(p, with_deputy)).collect();
            let box_id = self.node("heads", "部門責任者", lines, NodeShape::Box);
            last = self.edge(last, box_id, Arrow::Forward, EdgeLine::Solid);
        }
        let officers: Vec<&Person> = self.profile.holders(Role::SecurityOfficer).collect();
        let executives: Vec<&Person> = self.profile.holders(Role::Executive).collect();
        let same = !officers.is_empty() && officers == executives;
        let titles = ["医療情報システム安全管理責任者", "経営層"];
        let officer = if same {
            let title = format!("経営層・{}", titles[0]);
            self.leaders("officer", &title, &officers)
        } else {
            self.leaders("officer", titles[0], &officers)
        };
        last = self.edge(last, officer.clone(), Arrow::Forward, EdgeLine::Solid);
        let executive = if same {
            officer.clone()
        } else {
            let executive = self.leaders("executive", titles[1], &executives);
            self.edge(last, executive, Arrow::Forward, EdgeLine::Solid)
        };
        self.team(&officer);
        (officer, executive)
    }

    fn leaders(&mut self, key: &str, title: &str, people: &[&Person]) -> BlockId {
        let lines = if people.is_empty() {
            vec!["未確認".to_owned()]
        } else {
            people.iter().flat_map(|p| self.person_lines(p, true)).collect()
        };
        self.node(key, title, lines, NodeShape::Strong)
    }

    /// CSIRT/対応チーム beside the officer, where the facility has one.
    fn team(&mut self, officer: &BlockId) {
        let members: Vec<&Person> = self.profile.holders(Role::ResponseTeam).collect();
        if members.is_empty() {
            return;
        }
        let lines = members.iter().flat_map(|p| self.person_lines(p, false)).collect();
        let team = self.node("team", "対応チーム（CSIRT）", lines, NodeShape::Box);
        self.edge(officer.clone(), team, Arrow::Both, EdgeLine::Dashed);
    }

    /// Name, numbers and deputy of a person; private numbers only in the binder.
    fn person_lines(&self, person: &Person, with_deputy: bool) -> Vec<String> {
        let mut lines = vec![phrase::person(person)];
        lines.extend(self.numbers(person));
        if with_deputy {
            let deputy = match &person.deputy {
                Known::Value(id) => self.profile.person(id).map(phrase::person),
                Known::Pending(pending) => Some(Words::of_list(self.profile).pending(pending)),
                Known::Absent => None,
            };
            lines.extend(deputy.map(|d| format!("代理 {d}")));
        }
        lines
    }

    /// Day and night on lines of their own, so that no number is broken.
    fn numbers(&self, person: &Person) -> Vec<String> {
        let words = Words::of_list(self.profile);
        let inside = KindWords::of(self.profile.facility.kind).inside;
        let registered = format!("登録あり（{inside}限りの版）");
        let day = match &person.note {
            Some(note) if note.starts_with("内線") => {
                format!("昼 {}（{note}）", self.audience.by_day(words, person, &registered))
            }
            _ => format!("昼 {}", self.audience.by_day(words, person, &registered)),
        };
        match self.audience {
            Audience::Wall => vec![day],
            Audience::Shown | Audience::Binder => {
                vec![
                    day,
                    format!("夜 {}", self.audience.private(words, &person.mobile, &registered)),
                ]
            }
        }
    }

    fn vendors(&self) -> Vec<Draft> {
        let words = Words::of_list(self.profile);
        let mut drafts: Vec<Draft> = self
            .profile
            .vendors
            .iter()
            .map(|vendor| {
                let systems = systems_of(self.profile, vendor);
                let duty = if systems.is_empty() {
                    vendor.kind.word().to_owned()
                } else {
                    systems.join("、")
                };
                let mut lines = vec![
                    duty,
                    format!("昼 {}", words.phone(&vendor.phone)),
                    format!("夜 {}", words.phone(&vendor.night_phone)),
                ];
                if vendor.hours.value().is_some() {
                    lines.push(format!("受付 {}", words.known(&vendor.hours)));
                }
                match &vendor.contract {
                    Some(c) if c.number.value().is_some() => {
                        lines.push(format!("契約番号 {}", words.known(&c.number)));
                    }
                    Some(_) => {}
                    None => lines.push("契約なし".to_owned()),
                }
                Draft { key: vendor.id.to_string(), title: vendor.name.clone(), lines }
            })
            .collect();
        if !has_security_vendor(self.profile) {
            let association = KindWords::of(self.profile.facility.kind).association;
            drafts.push(Draft {
                key: "no-security-vendor".to_owned(),
                title: "情報セキュリティ事業者".to_owned(),
                lines: vec![format!("契約なし → 厚生労働省・MIST・{association}に相談")],
            });
        }
        drafts
    }

    /// One frame of outside parties with one connector to it.
    fn frame(
        &mut self,
        key: &str,
        title: &str,
        from: &BlockId,
        arrow: Arrow,
        drafts: Vec<Draft>,
        packed: bool,
    ) {
        if drafts.is_empty() {
            return;
        }
        let target = self.diagram.id.child(key);
        if packed {
            let lines = drafts.iter().map(one_line).collect();
            let to = self.node(key, title, lines, NodeShape::Box);
            self.edge(from.clone(), to, arrow, EdgeLine::Solid);
            return;
        }
        let kind = GroupKind::Frame;
        self.diagram.groups.push(Group { key: key.to_owned(), title: title.to_owned(), kind });
        for draft in drafts {
            self.diagram.nodes.push(Node {
                id: self.diagram.id.child(&format!("{key}-{}", draft.key)),
                title: draft.title,
                lines: draft.lines,
                shape: NodeShape::Round,
                group: Some(key.to_owned()),
            });
        }
        self.edge(from.clone(), target, arrow, EdgeLine::Solid);
    }

    fn node(&mut self, key: &str, title: &str, lines: Vec<String>, shape: NodeShape) -> BlockId {
        let id = self.diagram.id.child(key);
        let title = title.to_owned();
        self.diagram.nodes.push(Node { id: id.clone(), title, lines, shape, group: None });
        id
    }

    fn edge(&mut self, from: BlockId, to: BlockId, arrow: Arrow, line: EdgeLine) -> BlockId {
        self.diagram.edges.push(Edge { from, to: to.clone(), label: String::new(), line, arrow });
        to
    }
}

fn party_box(party: &Party) -> Draft {
    let mut lines = Vec::new();
    match (party.phone.as_str(), party.night.as_str()) {
        (NOTHING, NOTHING) => {}
        (day, NOTHING) => lines.push(format!("電話 {day}")),
        (day, night) => lines.extend([format!("昼 {day}"), format!("夜 {night}")]),
    }
    if party.hours != NOTHING {
        lines.push(format!("受付 {}", party.hours));
    }
    if party.phone == NOTHING {
        lines.extend(party.online.iter().cloned());
    }
    Draft { key: party.key.clone(), title: party.full_name(), lines }
}

fn one_line(draft: &Draft) -> String {
    let mut words = draft.title.clone();
    for line in &draft.lines {
        words.push('　');
        words.push_str(line);
    }
    words
}

/// The chart in words, for readers who cannot see it.
fn alternative(diagram: &Diagram) -> String {
    let name = |id: &BlockId| {
        let node = diagram.nodes.iter().find(|n| n.id == *id).map(|n| n.title.clone());
        node.or_else(|| {
            let group = diagram.groups.iter().find(|g| diagram.id.child(&g.key) == *id);
            group.map(|g| g.title.clone())
        })
        .unwrap_or_default()
    };
    let steps: Vec<String> =
        diagram.edges.iter().map(|e| format!("{}から{}へ", name(&e.from), name(&e.to))).collect();
    format!("連絡の流れの図。{}連絡する。", steps.join("、"))
}
