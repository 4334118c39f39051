//! This file picks the controls that the interview asks for: those of the edition in force that no fact answers.

use crate::catalogue::{AskedOf, Catalogue, FactUse, Publication};
use crate::wizard::{ControlQuestion, Controls};

/// The controls of both sheets for facilities: which of them one gets shows only when its kind is known.
pub(super) fn questions(catalogue: &Catalogue, publication: &Publication) -> Controls {
    Controls {
        facility: of_sheet(catalogue, publication, false),
        pharmacy: of_sheet(catalogue, publication, true),
    }
}

/// The controls of a sheet, each once, in the order of its items.
///
/// What facts of the profile answer is asked for as those facts; what only a vendor knows goes on the vendor's paper.
fn of_sheet(
    catalogue: &Catalogue,
    publication: &Publication,
    pharmacy: bool,
) -> Vec<ControlQuestion> {
    let mut questions: Vec<ControlQuestion> = Vec::new();
    let Some(form) = publication.facility_form(pharmacy) else { return questions };
    for item in form.sections.iter().flat_map(|section| &section.items) {
        for control in item.control_keys().into_iter().filter_map(|key| catalogue.control(key)) {
            let told = control.facts != FactUse::Contradict || control.asked_of == AskedOf::Vendor;
            if told || questions.iter().any(|question| question.key == control.key) {
                continue;
            }
            questions.push(ControlQuestion {
                key: control.key.clone(),
                name: control.name.clone(),
                plain: control.plain.clone(),
                why: control.why.clone(),
                evidence: control.evidence.clone(),
                number: form.item_name(item),
            });
        }
    }
    questions
}
