//! This file takes the fingerprint of everything that files are made from but the day: a file that does not change
//! should not look changed tomorrow.

use crate::catalogue::Catalogue;
use crate::compose::Templates;
use crate::output::Fingerprint;
use crate::profile::Sources;

/// Of what was asked for, of the facility's files where there are any, and of the forms and templates that do not ship.
pub(super) fn fingerprint(
    asked: &[&str],
    sources: Option<&Sources>,
    catalogue: &Catalogue,
    templates: &Templates,
) -> Fingerprint {
    let version = [env!("CARGO_PKG_VERSION")];
    let asked = version.iter().chain(asked).map(|word| word.as_bytes());
    let profile = sources.map(|s| s.profile.bytes.as_slice());
    let ledgers = sources.into_iter().flat_map(|s| &s.ledgers);
    let ledgers = ledgers.flat_map(|(name, s)| [name.as_bytes(), s.bytes.as_slice()]);
    let overlays = catalogue.overlays().iter();
    let overlays = overlays.flat_map(|file| [file.path.as_bytes(), file.text.as_bytes()]);
    // The words between the lists tell a ledger from a form or a template of the same name.
    let own = asked.chain(profile).chain(ledgers);
    let forms = [b"catalogue".as_slice()].into_iter().chain(overlays);
    let templates =
        templates.overrides().flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]);
    let templates = [b"templates".as_slice()].into_iter().chain(templates);
    Fingerprint::of_list(own.chain(forms).chain(templates))
}
