//! This file finds names that lead back to themselves.

use super::Checking;
use crate::diagnostic::Diagnostic;
use crate::profile::{Profile, System};

/// Says people who deputise for themselves, and systems that wait for each other.
pub(super) fn check_loops(profile: &Profile, checking: &mut Checking<'_>) {
    for (index, person) in profile.people.iter().enumerate() {
        if person.deputy.value() == Some(&person.id) {
            let path = format!("people[{}].deputy", index.saturating_add(1));
            checking.report.push(
                Diagnostic::error(
                    "profile-own-deputy",
                    checking.spots.locate(&path),
                    format!("{}の代理者が本人になっています。", person.name),
                )
                .help("別の人の id を書いてください。代理者がいなければ、行ごと消してください。"),
            );
        }
    }
    let mut said: Vec<&str> = Vec::new();
    for (index, system) in profile.systems.iter().enumerate() {
        if said.contains(&system.id.as_str()) {
            continue;
        }
        let Some(round) = way_back(profile, system) else { continue };
        said.extend(round.iter());
        let path = format!("systems[{}].depends_on", index.saturating_add(1));
        let start = system.id.as_str();
        let shown = round.iter().copied().chain([start]).collect::<Vec<_>>().join(" → ");
        checking.report.push(
            Diagnostic::error(
                "profile-dependency-loop",
                checking.spots.locate(&path),
                format!("システムの前後関係が一回りしています: {shown}。"),
            )
            .help("どちらを先に復旧するかを決めて、depends_on を一方だけに書いてください。"),
        );
    }
}

/// The ids on the shortest way from a system over what it needs back to itself.
fn way_back<'p>(profile: &'p Profile, start: &'p System) -> Option<Vec<&'p str>> {
    // Each entry: a system that is reached, and the number of the entry it was reached from.
    let mut reached: Vec<(&System, usize)> = vec![(start, 0)];
    let mut next = 0;
    while let Some((system, _)) = reached.get(next).copied() {
        for id in &system.depends_on {
            if *id == start.id {
                let mut round = Vec::new();
                let mut at = next;
                while let Some((system, from)) = reached.get(at) {
                    round.push(system.id.as_str());
                    if at == 0 {
                        break;
                    }
                    at = *from;
                }
                round.reverse();
                return Some(round);
            }
            if let Some(needed) = profile.system(id)
                && !reached.iter().any(|(s, _)| s.id == needed.id)
            {
                reached.push((needed, next));
            }
        }
        next = next.saturating_add(1);
    }
    None
}
