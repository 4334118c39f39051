//! This file draws the systems: where each runs, who looks after it, what it needs, and where its copies lie.

use super::{Sketch, Words};
use crate::compose::phrase::Words as Phrases;
use crate::document::{Arrow, BlockId, Diagram, Direction, EdgeLine, NodeShape};
use crate::profile::{Backup, Hosting, KindWords, Known, Profile, System};

/// Draws the systems.
pub(super) fn draw(profile: &Profile, id: BlockId) -> Diagram {
    let phrases = Phrases::of_list(profile);
    let mut sketch = Sketch::new(id, Direction::Down);
    let inside = KindWords::of(profile.facility.kind);
    for hosting in Hosting::ALL {
        let own = profile.systems.iter().filter(|s| s.hosting == *hosting);
        let own: Vec<&System> = own.collect();
        if own.is_empty() {
            continue;
        }
        let key = key_of(*hosting);
        sketch.frame(key, format!("{}で動くシステム", inside.inside_of(hosting.word())));
        for system in own {
            let shape = match hosting {
                Hosting::Cloud => NodeShape::Round,
                Hosting::OnPremises | Hosting::Both => NodeShape::Box,
            };
            let words = words(profile, phrases, system);
            sketch.node(&format!("system-{}", system.id), Some(key), shape, words);
        }
    }
    for system in &profile.systems {
        for needed in &system.depends_on {
            let from = sketch.diagram.id.child(&format!("system-{needed}"));
            let to = sketch.diagram.id.child(&format!("system-{}", system.id));
            sketch.edge(&from, &to, EdgeLine::Solid, Arrow::Forward);
        }
    }
    let what = format!(
        "システムの構成図。システム{}件を、動いている場所ごとに示す。",
        profile.systems.len()
    );
    sketch.finish(&what, "土台として使われる")
}

fn words(profile: &Profile, phrases: Phrases<'_>, system: &System) -> Words {
    let vendor = match &system.vendor {
        Some(id) => format!("担当 {}", phrases.vendor_of(id)),
        None => "担当の事業者 なし".to_owned(),
    };
    let mut words = Words::new(phrases.system(system)).line(vendor);
    words = words.lines(system.place.iter().map(|place| format!("場所 {place}")));
    let backups: Vec<&Backup> = profile.backups.iter().filter(|b| b.system == system.id).collect();
    if backups.is_empty() {
        return words.line("写し 未確認");
    }
    words.lines(backups.into_iter().map(copy))
}

/// 「写し 毎日 2時 外付けハードディスク（切り離しあり）」.
fn copy(backup: &Backup) -> String {
    let medium = match &backup.medium {
        Known::Value(medium) => format!(" {medium}"),
        Known::Pending(_) | Known::Absent => " 媒体は未確認".to_owned(),
    };
    let offline = match backup.offline {
        Known::Value(true) => "（切り離しあり）",
        Known::Value(false) => "（切り離しなし）",
        Known::Pending(_) | Known::Absent => "（切り離しは未確認）",
    };
    format!("写し {}{medium}{offline}", backup.frequency)
}

fn key_of(hosting: Hosting) -> &'static str {
    match hosting {
        Hosting::OnPremises => "inside",
        Hosting::Cloud => "cloud",
        Hosting::Both => "both",
    }
}
