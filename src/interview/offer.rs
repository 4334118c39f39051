//! This file offers standard criteria to the executives, in our own words: nothing of them is printed in a plan before adoption.

use super::data::{Offered, data};
use super::words::OwnWords;
use crate::profile::{FacilityKind, Profile};

/// A criterion that the executives may adopt, change, or leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The field it would fill: `decisions.stop_use`.
    pub path: String,
    /// The words to adopt.
    pub text: String,
    /// What must be in place for it to work: to decide is one thing, to be ready another.
    pub needs: String,
}

/// The criteria offered to a facility of this kind, in the order of the day.
pub fn offers(profile: &Profile) -> Vec<Offer> {
    let words = OwnWords::of(profile);
    let offer = |offered: &Offered| {
        let text = offered.texts.get(group(profile)).or_else(|| offered.texts.get("others"))?;
        Some(Offer {
            path: offered.path.clone(),
            text: words.fill(text, ""),
            needs: words.fill(&offered.needs, ""),
        })
    };
    data().offers.iter().filter_map(offer).collect()
}

/// The kinds of facility whose criteria are alike.
fn group(profile: &Profile) -> &'static str {
    use FacilityKind as K;
    match profile.facility.kind {
        K::Hospital | K::ClinicWithBeds => "beds",
        K::Pharmacy => "pharmacy",
        K::HomeNursing => "home-nursing",
        K::Clinic | K::Dental | K::Midwifery => "others",
    }
}
