//! This file shows the network to templates: segments, ways out, where to cut. Addresses stay out of every paper shown outside.

use crate::compose::phrase::{NOTHING, Stated, Words, dash, filled, joined};
use crate::compose::shape::view;
use crate::profile::{CutPoint, CutStage, FacilityKind, Profile};

view! {
    /// The network.
    pub(crate) struct NetworkView {
        /// Segments.
        segments: Vec<SegmentView> = "区分",
        /// Ways out.
        connections: Vec<ConnectionView> = "外部との接続",
        /// The ways out in one sentence.
        connection_names: String = "外部との接続を並べた文",
        /// Whether tables of segments and ways out are printed: the diagram says it all in a small facility.
        tables: bool = "区分と接続の表を印刷するか",
        /// Where to cut, in order.
        cuts: Vec<CutView> = "切る場所（順番どおり）",
        /// Stages of cutting for which no place is written.
        missing_stages: Option<String> = "切る場所が書かれていない段階",
        /// What must not be pulled.
        keep: Vec<KeepView> = "抜いてはいけないもの",
        /// What the telephone hangs on.
        phone: Stated = "電話がつながっているもの",
        /// Diagrams: what, where, when.
        diagram: Stated = "ネットワーク図",
    }
}

view! {
    /// A segment.
    pub(crate) struct SegmentView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Name.
        name: String = "名前",
        /// What stands in it.
        purpose: String = "置いてあるもの",
        /// Systems in it.
        systems: String = "システム",
    }
}

view! {
    /// A way out.
    pub(crate) struct ConnectionView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Name and kind.
        name: String = "名前と種類",
        /// What it is for.
        purpose: String = "用途",
        /// Who looks after it.
        vendor: String = "担当する事業者",
        /// Box and place.
        device: String = "機器と場所",
    }
}

view! {
    /// A place where the network is cut.
    pub(crate) struct CutView {
        /// Key.
        id: String = "行の名前（キー）",
        /// 1, 2, 3 … over all stages.
        order: String = "順番",
        /// Stage.
        stage: String = "段階",
        /// Box, label and place.
        target: String = "機器、表示、場所",
        /// What to do.
        action: String = "すること",
        /// What stops.
        stops: String = "止まるもの",
        /// Condition or exception.
        caution: String = "条件と例外",
    }
}

view! {
    /// Something that must not be pulled.
    pub(crate) struct KeepView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Box and label.
        target: String = "機器と表示",
        /// Place.
        place: String = "場所",
        /// Why.
        reason: String = "理由",
    }
}

impl NetworkView {
    pub(crate) fn new(profile: &Profile) -> Self {
        let words = Words::new(profile);
        let network = &profile.network;
        let segments = network.segments.iter().map(|s| SegmentView {
            id: s.id.to_string(),
            name: s.name.clone(),
            purpose: filled(s.purpose.clone()),
            systems: joined(s.systems.iter().map(|id| words.system_of(id)), "、"),
        });
        let connections = network.external_connections.iter().map(|c| ConnectionView {
            id: c.id.to_string(),
            name: format!("{}\n（{}）", c.name, c.kind.word()),
            purpose: filled(c.purpose.clone()),
            vendor: c.vendor.as_ref().map_or_else(|| NOTHING.to_owned(), |v| words.vendor_of(v)),
            device: match c.device.as_ref().and_then(|id| profile.device(id)) {
                Some(device) => format!("{}\n{}", device.id, words.known(&device.place)),
                None => NOTHING.to_owned(),
            },
        });
        let names = network.external_connections.iter().map(|c| c.name.clone());
        let missing: Vec<_> =
            missing_stages(profile).map(|stage| stage.word().to_owned()).collect();
        let cuts = in_order(profile).into_iter().enumerate().map(|(index, c)| CutView {
            id: c.id.to_string(),
            order: (index + 1).to_string(),
            stage: c.stage.word().to_owned(),
            target: format!("{}\n{}", c.target, c.place),
            action: filled(c.action.clone()),
            stops: words.known(&c.stops),
            caution: dash(c.caution.as_ref()),
        });
        let keep = network.do_not_pull.iter().map(|k| KeepView {
            id: k.id.to_string(),
            target: k.target.clone(),
            place: filled(k.place.clone()),
            reason: filled(k.reason.clone()),
        });
        Self {
            segments: segments.collect(),
            connections: connections.collect(),
            connection_names: joined(names, "、") + "。",
            tables: profile.facility.kind == FacilityKind::Hospital
                || network.diagram.value().is_none(),
            cuts: cuts.collect(),
            missing_stages: if missing.is_empty() { None } else { Some(missing.join("、")) },
            keep: keep.collect(),
            phone: words.stated(&network.phone_depends_on, "未確認", String::clone),
            diagram: words.stated(&network.diagram, "未確認", |d| match d.on {
                Some(on) => format!("{}（{}、{}）", d.what, on.era(), d.place),
                None => format!("{}（{}）", d.what, d.place),
            }),
        }
    }
}

/// Where to cut, in the order of the stages.
pub(super) fn in_order(profile: &Profile) -> Vec<&CutPoint> {
    let mut cuts: Vec<_> = profile.network.cut_points.iter().collect();
    cuts.sort_by_key(|c| c.stage);
    cuts
}

/// Stages for which the profile names no place.
pub(super) fn missing_stages(profile: &Profile) -> impl Iterator<Item = CutStage> {
    let named = |stage: &CutStage| profile.network.cut_points.iter().any(|c| c.stage == *stage);
    CutStage::ALL.iter().copied().filter(move |stage| !named(stage))
}
