//! This file takes the fingerprint of everything that files are made from but the day: a file that does not change
//! should not look changed tomorrow.

use crate::catalogue::Catalogue;
use crate::output::Fingerprint;
use crate::profile::Sources;

/// Of what was asked for, of the facility's files where there are any, and of the forms that do not ship.
pub(super) fn fingerprint(
    asked: &[&str],
    sources: Option<&Sources>,
    catalogue: &Catalogue,
) -> Fingerprint {
    let version = [env!("CARGO_PKG_VERSION")];
    let asked = version.iter().chain(asked).map(|word| word.as_bytes());
    let profile = sources.map(|s| s.profile.bytes.as_slice());
    let ledgers = sources.into_iter().flat_map(|s| &s.ledgers);
    let ledgers = ledgers.flat_map(|(name, s)| [name.as_bytes(), s.bytes.as_slice()]);
    let overlays = catalogue.overlays().iter();
    let overlays = overlays.flat_map(|file| [file.path.as_bytes(), file.text.as_bytes()]);
    // The word between the lists tells a ledger from a form of the same name.
    let own = asked.chain(profile).chain(ledgers);
    Fingerprint::of_list(own.chain([b"catalogue".as_slice()]).chain(overlays))
}
