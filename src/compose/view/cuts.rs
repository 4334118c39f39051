//! This file shows where the network is cut to the papers of the day: box by box with blanks, and room by room.

use super::network::{in_order, missing_stages};
use crate::compose::phrase::present;
use crate::compose::shape::view;
use crate::profile::{CutPoint, CutStage, ExternalKind, Known, Profile};

view! {
    /// A place where the network is cut; what nobody has written is left to the pen.
    pub(crate) struct DayCut {
        /// Key.
        id: String = "行の名前（キー）",
        /// 1, 2, 3 … over all stages.
        order: String = "順番",
        /// Stage.
        stage: String = "段階",
        /// Whether it is the stage that a network in one piece does not have.
        border: bool = "区分のないネットワークにはない段階か",
        /// Box and label.
        target: Option<String> = "機器と表示",
        /// The label alone: 「NW-01」.
        label: Option<String> = "表示",
        /// Place.
        place: Option<String> = "場所",
        /// What to do.
        action: Option<String> = "すること",
        /// What stops.
        stops: Option<String> = "止まるもの",
        /// Condition or exception.
        caution: Option<String> = "条件と例外",
    }
}

view! {
    /// A room with boxes.
    pub(crate) struct RoomView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Name.
        name: String = "名前",
    }
}

view! {
    /// A box in its room.
    pub(crate) struct SpotView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Key of the room.
        room: String = "部屋のキー",
        /// Whether it must not be pulled.
        keep: bool = "抜いてはいけないか",
        /// Number and box.
        title: String = "番号と機器",
        /// Where in the room.
        corner: Option<String> = "部屋の中の場所",
        /// What to do, or why not.
        what: Option<String> = "すること、または抜かない理由",
    }
}

view! {
    /// The way from one cut to the next.
    pub(crate) struct StepView {
        /// Key of the box.
        from: String = "出発する機器のキー",
        /// Key of the next box.
        to: String = "次の機器のキー",
    }
}

view! {
    /// Where to cut on the day.
    pub(crate) struct CutsView {
        /// Box by box; a stage without a box stands as a blank.
        list: Vec<DayCut> = "機器の一覧",
        /// Rooms in the order in which somebody comes to them.
        rooms: Vec<RoomView> = "部屋（回る順）",
        /// Boxes in their rooms.
        spots: Vec<SpotView> = "部屋の中の機器",
        /// From box to box.
        steps: Vec<StepView> = "機器から機器への順路",
        /// Ways out without a cable, with their places.
        radios: Option<String> = "線のない接続と場所",
    }
}

impl CutsView {
    pub(super) fn new(profile: &Profile) -> Self {
        let spots = spots(profile);
        let mut rooms: Vec<RoomView> = Vec::new();
        for spot in &spots {
            if !rooms.iter().any(|room| room.id == spot.room) {
                rooms.push(RoomView { id: spot.room.clone(), name: spot.room.clone() });
            }
        }
        let cut: Vec<_> = spots.iter().filter(|spot| !spot.keep).collect();
        let step = |pair: &[&SpotView]| match pair {
            [from, to] => Some(StepView { from: from.id.clone(), to: to.id.clone() }),
            _ => None,
        };
        let steps = cut.windows(2).filter_map(step).collect();
        Self { list: list(profile), rooms, steps, radios: radios(profile), spots }
    }
}

fn list(profile: &Profile) -> Vec<DayCut> {
    let named = in_order(profile).into_iter().map(|cut| (cut.stage, Some(cut)));
    let mut all: Vec<_> = named.chain(missing_stages(profile).map(|stage| (stage, None))).collect();
    all.sort_by_key(|(stage, _)| *stage);
    let view = |(index, (stage, cut)): (usize, (CutStage, Option<&CutPoint>))| DayCut {
        id: cut.map_or_else(|| format!("open-{}", stage.word()), |cut| cut.id.to_string()),
        order: (index + 1).to_string(),
        stage: stage.word().to_owned(),
        border: stage == CutStage::Segment,
        target: cut.and_then(|cut| present(Some(&cut.target))),
        label: cut.and_then(|cut| label(&cut.target)),
        place: cut.and_then(|cut| present(Some(&cut.place))),
        action: cut.and_then(|cut| present(Some(&cut.action))),
        stops: cut.and_then(|cut| cut.stops.value().cloned()),
        caution: cut.and_then(|cut| present(cut.caution.as_ref())),
    };
    all.into_iter().enumerate().map(view).collect()
}

/// The words between 「札「」 and 「」」 of a box.
fn label(target: &str) -> Option<String> {
    let (label, _) = target.split_once("札「")?.1.split_once('」')?;
    present(Some(&label.to_owned()))
}

fn spots(profile: &Profile) -> Vec<SpotView> {
    let spot = |id: String, keep: bool, title: String, place: &str, what: &String| {
        let (room, corner) = room(place);
        SpotView { id, room, keep, title, corner, what: present(Some(what)) }
    };
    let cuts = in_order(profile).into_iter().enumerate().map(|(index, cut)| {
        let title = format!("{}. {}", index + 1, cut.target);
        spot(cut.id.to_string(), false, title, &cut.place, &cut.action)
    });
    let keep = profile.network.do_not_pull.iter().map(|keep| {
        let title = format!("抜かない: {}", keep.target);
        spot(keep.id.to_string(), true, title, &keep.place, &keep.reason)
    });
    cuts.chain(keep).collect()
}

/// 「2階 サーバ室」 and 「ラック上段」 of 「2階 サーバ室 ラック上段」.
fn room(place: &str) -> (String, Option<String>) {
    let words: Vec<&str> = place.split([' ', '\u{3000}']).filter(|w| !w.is_empty()).collect();
    let floor = words.first().is_some_and(|word| word.ends_with('階'));
    let (room, corner) = words.split_at(words.len().min(if floor { 2 } else { 1 }));
    let room = if room.is_empty() { "場所を書く".to_owned() } else { room.join(" ") };
    (room, present(Some(&corner.join(" "))))
}

/// Mobile lines, whose small boxes hang on no cable.
fn radios(profile: &Profile) -> Option<String> {
    let mobile = |kind| kind == ExternalKind::Mobile;
    let lines = profile.network.external_connections.iter().filter(|line| mobile(line.kind));
    let words = lines.map(|line| {
        let device = line.device.as_ref().and_then(|id| profile.device(id));
        match device.map(|device| &device.place) {
            Some(Known::Value(place)) => format!("{}（{place}）", line.name),
            _ => line.name.clone(),
        }
    });
    present(Some(&words.collect::<Vec<_>>().join("、")))
}
