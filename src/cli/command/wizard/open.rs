//! This file finds which questions the gaps of a profile need, heaviest first.

use crate::assess::Gap;
use crate::profile::Path;
use crate::wizard::{Draft, Need};

/// What is missing, with the questions that fill it.
pub(super) fn needs(gaps: &[Gap], draft: &Draft) -> Vec<Need> {
    let mut needs = Vec::new();
    for gap in gaps {
        let mut need = |head| needs.push(Need { head, missing: gap.missing.clone() });
        need(by_ids(&gap.field, draft));
        if !gap.control.is_empty() {
            need(format!("control:{}", gap.control));
        }
    }
    needs
}

/// A field of a profile with the ids of its entries, as questions name it: `vendors[2].phone` is `vendors[vendor-net].phone`.
pub(super) fn by_ids(field: &str, draft: &Draft) -> String {
    let mut key = String::new();
    for part in field.split_inclusive(']') {
        let entry = part.rsplit_once('[').and_then(|(list, place)| {
            let place: usize = place.trim_end_matches(']').parse().ok()?;
            let list = Path::parse(&format!("{key}{list}")).ok()?;
            draft.entries(&list).into_iter().nth(place.checked_sub(1)?)
        });
        match entry {
            Some(entry) => key = entry.to_string(),
            None => key.push_str(part),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use std::path::Path as File;

    use chrono::NaiveDate;

    use super::*;
    use crate::catalogue::{Catalogue, Requested};
    use crate::cli::files::load;
    use crate::generate::examine;
    use crate::layout::Fonts;
    use crate::profile::{Date, decoded, tree};
    use crate::wizard::{Purpose, Session, Start, chapters};

    /// A gap that no question fills would stay for ever with those who only answer questions.
    #[test]
    fn every_gap_of_every_sample_has_a_question() {
        let catalogue = Catalogue::builtin().unwrap();
        let fonts = Fonts::bundled().unwrap();
        let today = Date::new(NaiveDate::from_ymd_opt(2026, 11, 26).unwrap());
        let mut without = Vec::new();
        for sample in [
            "one-doctor-clinic",
            "clinic-with-beds",
            "hospital-80-beds",
            "dental-clinic",
            "pharmacy",
            "minimal",
            "everything",
        ] {
            let sources = load(File::new(&format!("profiles/{sample}.yaml"))).unwrap();
            let examined = examine(&sources, catalogue, &Requested::Auto, today, &fonts).unwrap();
            let draft = Draft::new(decoded(&sources.profile).ok().as_deref().and_then(tree));
            for gap in &examined.gaps {
                let needs = needs(std::slice::from_ref(gap), &draft);
                let session = Session::new(Start {
                    chapters: chapters().unwrap(),
                    controls: crate::wizard::Controls::default(),
                    draft: draft.clone(),
                    today,
                    purpose: Purpose::Open(needs),
                });
                // A vendor's sheet is read in whole (sonae forms import), a ledger in a file by its columns
                // (sonae import); a control is asked by its key.
                let elsewhere = ["vendor_statements", "attestations"];
                let list = gap.field.split('[').next().and_then(|list| Path::parse(list).ok());
                let elsewhere = elsewhere.iter().any(|head| gap.field.starts_with(head))
                    || list.is_some_and(|list| draft.is_in_file(&list));
                if session.key().is_none() && !elsewhere {
                    without.push(format!("{sample}: {} {}", gap.field, gap.missing));
                }
            }
        }
        assert_eq!(without, Vec::<String>::new());
    }
}
