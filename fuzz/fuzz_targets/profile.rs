//! Feeds bytes to the profile reader: `cargo +nightly fuzz run profile fuzz/corpus profiles`.
//!
//! A line `=====` separates the profile from the ledger it may name.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sonae::profile::{Source, Sources, ledger_files, parse};

fuzz_target!(|data: &[u8]| {
    let cut = data.windows(7).position(|w| w == b"\n=====\n");
    let (profile, ledger) = match cut {
        Some(at) => (&data[..at + 1], &data[at + 7..]),
        None => (data, &b""[..]),
    };
    let profile = Source::new("profile.yaml", profile);
    let ledgers = ledger_files(&profile)
        .unwrap_or_default()
        .into_iter()
        .map(|path| (path.clone(), Source::new(path, ledger)))
        .collect();
    if let Err(report) = parse(&Sources { profile, ledgers }, "2026-12-01".parse().ok()) {
        assert!(report.has_errors());
    }
});
