//! This file draws the lanes of a phase with its steps, and doors to the steps that stand in other figures.

use crate::catalogue::{Lane, Phase, Step, StepChart, StepEdge};
use crate::document::{
    Arrow, BlockId, Diagram, Direction, Edge, EdgeLine, Group, GroupKind, Node, NodeShape, text,
};

/// As many steps fit one upright page, each with its title.
const MOST_STEPS: usize = 12;

/// What one figure shows: a phase, or a run of its steps.
pub(super) struct Scene<'a> {
    phase: &'a Phase,
    /// The steps of the figure, in order.
    pub(super) steps: &'a [Step],
}

/// The figures of a chart: a phase with many steps is shared out evenly.
pub(super) fn scenes(chart: &StepChart) -> Vec<Scene<'_>> {
    let of_phase = |phase: &'_ Phase| {
        let count = phase.steps.len().div_ceil(MOST_STEPS).max(1);
        phase.steps.len().div_ceil(count).max(1)
    };
    let scenes = chart.phases.iter().flat_map(|phase| {
        phase.steps.chunks(of_phase(phase)).map(move |steps| Scene { phase, steps })
    });
    scenes.collect()
}

impl Scene<'_> {
    /// 「2 初動対応（2-1〜2-9）」; the steps are named where they are not the whole phase.
    pub(super) fn title(&self) -> String {
        let phase = format!("{} {}", self.phase.number, self.phase.title);
        match (self.steps.first(), self.steps.last()) {
            (Some(first), Some(last)) if self.steps.len() < self.phase.steps.len() => {
                format!("{phase}（{}〜{}）", first.number, last.number)
            }
            _ => phase,
        }
    }

    fn holds(&self, step: &Step) -> bool {
        self.steps.iter().any(|own| own.number == step.number)
    }
}

/// Draws a scene. What leads on from the scene `before` stands there as a door and needs none here.
pub(super) fn figure(
    chart: &StepChart,
    scene: &Scene<'_>,
    before: Option<&Scene<'_>>,
    id: BlockId,
) -> Diagram {
    let lane = |lane: &Lane| Group {
        key: lane.key.clone(),
        title: lane.name.clone(),
        kind: GroupKind::Lane,
    };
    let mut drawing = Drawing {
        chart,
        scene,
        before,
        diagram: Diagram {
            id,
            // The printed sentence stands under the figure: a caption stays on its page.
            caption: Some(text(scene.phase.sentence.as_str())),
            alt: alternative(chart, scene),
            direction: Direction::Down,
            nodes: Vec::new(),
            groups: chart.lanes.iter().map(lane).collect(),
            edges: Vec::new(),
        },
        entries: Vec::new(),
    };
    for step in scene.steps {
        drawing.step(step);
    }
    for edge in &chart.edges {
        drawing.edge(edge);
    }
    // Doors from elsewhere are read first.
    drawing.diagram.nodes.sort_by_key(|node| !drawing.entries.contains(&node.id));
    drawing.diagram
}

struct Drawing<'a> {
    chart: &'a StepChart,
    scene: &'a Scene<'a>,
    before: Option<&'a Scene<'a>>,
    diagram: Diagram,
    /// Doors through which a step of another figure leads in.
    entries: Vec<BlockId>,
}

impl Drawing<'_> {
    /// A box in each lane of the step, tied to each other; dashed where a lane joins only when needed.
    fn step(&mut self, step: &Step) {
        let mut last: Option<BlockId> = None;
        let always = step.lanes().map(|lane| (lane, NodeShape::Box));
        let needed = step.parts.iter().flat_map(|part| &part.when_needed);
        for (lane, shape) in always.chain(needed.map(|lane| (lane.as_str(), NodeShape::Dashed))) {
            let id = self.id(step, lane);
            self.node(id.clone(), step, shape, lane);
            let line = if shape == NodeShape::Box { EdgeLine::Solid } else { EdgeLine::Dashed };
            if let Some(from) = last.replace(id.clone()) {
                self.line(from, id, String::new(), line, Arrow::None);
            }
        }
    }

    /// Arrows within the lanes that both steps share, else from every lane of the earlier to the first of the later.
    fn edge(&mut self, edge: &StepEdge) {
        let (Some(from), Some(to)) = (self.chart.step(&edge.from), self.chart.step(&edge.to))
        else {
            return;
        };
        let line = if edge.is_stated() { EdgeLine::Solid } else { EdgeLine::Dashed };
        let mut label = edge.when.clone().unwrap_or_default();
        for (start, end) in self.ends(from, to) {
            self.line(start, end, std::mem::take(&mut label), line, Arrow::Forward);
        }
    }

    fn ends(&mut self, from: &Step, to: &Step) -> Vec<(BlockId, BlockId)> {
        match (self.scene.holds(from), self.scene.holds(to)) {
            (true, true) => {
                let there: Vec<&str> = to.lanes().collect();
                let shared: Vec<&str> = from.lanes().filter(|lane| there.contains(lane)).collect();
                if shared.is_empty() {
                    let end = self.id(to, first_lane(to));
                    return from.lanes().map(|lane| (self.id(from, lane), end.clone())).collect();
                }
                shared.into_iter().map(|lane| (self.id(from, lane), self.id(to, lane))).collect()
            }
            (true, false) => {
                let door = self.door(to, "to");
                vec![(self.id(from, first_lane(from)), door)]
            }
            (false, true) if !self.before.is_some_and(|before| before.holds(from)) => {
                let door = self.door(from, "from");
                self.entries.push(door.clone());
                vec![(door, self.id(to, first_lane(to)))]
            }
            _ => Vec::new(),
        }
    }

    /// The box that stands for a step of another figure, in the lane of that step.
    fn door(&mut self, step: &Step, key: &str) -> BlockId {
        let id = self.diagram.id.child(&format!("{key}-{}", step.number));
        if !self.diagram.nodes.iter().any(|node| node.id == id) {
            self.node(id.clone(), step, NodeShape::Round, first_lane(step));
        }
        id
    }

    fn id(&self, step: &Step, lane: &str) -> BlockId {
        self.diagram.id.child(&format!("{}-{lane}", step.number))
    }

    fn node(&mut self, id: BlockId, step: &Step, shape: NodeShape, lane: &str) {
        self.diagram.nodes.push(Node {
            id,
            title: format!("{} {}", step.number, step.title),
            lines: if step.later.is_empty() { Vec::new() } else { vec!["注あり".to_owned()] },
            shape,
            group: Some(lane.to_owned()),
        });
    }

    fn line(&mut self, from: BlockId, to: BlockId, label: String, line: EdgeLine, arrow: Arrow) {
        self.diagram.edges.push(Edge { from, to, label, line, arrow });
    }
}

fn first_lane(step: &Step) -> &str {
    step.lanes().next().unwrap_or_default()
}

/// The figure in words, for readers who cannot see it.
fn alternative(chart: &StepChart, scene: &Scene<'_>) -> String {
    let touches = |edge: &&StepEdge| {
        let ends = [&edge.from, &edge.to];
        ends.into_iter().filter_map(|end| chart.step(end)).any(|step| scene.holds(step))
    };
    let way = |edge: &StepEdge| {
        let sure = if edge.is_stated() { "" } else { "（推定）" };
        format!("{}から{}{sure}", edge.from, edge.to)
    };
    let ways: Vec<String> = chart.edges.iter().filter(touches).map(way).collect();
    format!(
        "{}の{}の段階を、行う人の列に並べた図。流れは{}。",
        scene.phase.title,
        scene.steps.len(),
        ways.join("、")
    )
}
