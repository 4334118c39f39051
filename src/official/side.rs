//! This file finds out who fills a sheet in, and which form of its family it is.

use super::found::{Found, Question};
use super::known::{items, known_items};
use super::words::{Difference, folded};
use crate::catalogue::{Audience, Catalogue, Form, Publication};

/// Who fills the sheet in, and whether the sheet says so.
pub(super) fn audience(found: &Found, catalogue: &Catalogue, family: &str) -> (Audience, bool) {
    let head = head(found);
    if head.contains("事業者確認用") || head.contains("事業者用") {
        return (Audience::Vendor, true);
    }
    if ["医療機関", "薬局"]
        .iter()
        .any(|w| head.contains(&format!("{w}確認用")) || head.contains(&format!("{w}用")))
    {
        return (Audience::Facility, true);
    }
    let share = |audience| {
        let known = known_items(catalogue, family, audience);
        let same = |q: &&Question| {
            let near = known.iter().map(|k| k.nearness(found, q).difference);
            near.flatten().any(|d| d == Difference::Spelling)
        };
        found.items.iter().filter(same).count()
    };
    if share(Audience::Vendor) > share(Audience::Facility) {
        (Audience::Vendor, false)
    } else {
        // A family with forms of one kind leaves no doubt.
        let forms = catalogue.publications().iter().filter(|p| p.family == family);
        let one_kind = forms.flat_map(|p| &p.forms).all(|f| f.audience == Audience::Facility);
        (Audience::Facility, one_kind)
    }
}

/// What the head of a sheet and its name say, folded.
pub(super) fn head(found: &Found) -> String {
    let lines = found.around.iter().filter(|l| !l.below).map(|l| folded(&l.text));
    lines.chain([folded(&found.name)]).collect::<Vec<_>>().join("\n")
}

/// The form of a family: what its sub-title says, else the known one with the most of these questions.
pub(super) fn form_name(
    found: &Found,
    catalogue: &Catalogue,
    family: &str,
    audience: Audience,
) -> String {
    let head = head(found);
    if audience == Audience::Vendor {
        return "vendor".to_owned();
    }
    if head.contains("薬局確認用") && !head.contains("医療機関") || head.contains("薬局用")
    {
        return "pharmacy".to_owned();
    }
    let same = |publication: &Publication, form: &Form| {
        let known = items(publication, form);
        let is_known = |q: &&Question| {
            let mut near = known.iter().filter_map(|k| k.nearness(found, q).difference);
            near.any(|d| d == Difference::Spelling)
        };
        found.items.iter().filter(is_known).count()
    };
    let mut best: Option<(usize, &str)> = None;
    for publication in catalogue.publications().iter().filter(|p| p.family == family) {
        for form in publication.forms.iter().filter(|f| f.audience == audience) {
            let name = form.key.rsplit('/').next().unwrap_or_default();
            let count = same(publication, form);
            if name != "pharmacy" && best.is_none_or(|(most, _)| count > most) {
                best = Some((count, name));
            }
        }
    }
    best.map_or("facility", |(_, name)| name).to_owned()
}
