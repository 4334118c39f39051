//! This file finds addresses and names of machines in free words and puts other words in their place.

use std::net::{Ipv4Addr, Ipv6Addr};

/// The words with every IPv4 and IPv6 address replaced, with or without the length of its prefix; `None` where there is
/// no address.
pub(super) fn without_addresses(words: &str, instead: &str) -> Option<String> {
    let mut out = String::new();
    let mut before = ' ';
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let address = version_6(rest, before).or_else(|| version_4(rest, before));
        let length = address.unwrap_or(first.len_utf8());
        let (taken, tail) = rest.split_at(length);
        out.push_str(if address.is_some() { instead } else { taken });
        before = taken.chars().next_back().unwrap_or(' ');
        rest = tail;
    }
    (out != words).then_some(out)
}

/// The words with a name replaced where it stands as a word of its own, in capitals or not; `None` where it does not.
pub(super) fn without_name(words: &str, name: &str, instead: &str) -> Option<String> {
    let (lower, wanted) = (words.to_ascii_lowercase(), name.to_ascii_lowercase());
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let mut out = String::new();
    let mut done = 0;
    for (at, found) in lower.match_indices(&wanted) {
        let end = at + found.len();
        let (before, after) = (lower.get(..at)?, lower.get(end..)?);
        if !before.ends_with(part) && !after.starts_with(part) {
            out.push_str(words.get(done..at)?);
            out.push_str(instead);
            done = end;
        }
    }
    out.push_str(words.get(done..)?);
    (done > 0).then_some(out)
}

/// The length of the IPv4 address with which the words begin.
fn version_4(words: &str, before: char) -> Option<usize> {
    if before.is_ascii_digit() || before == '.' {
        return None;
    }
    let run = leading(words, |c| c.is_ascii_digit() || matches!(c, '.' | '/'));
    let run = run.trim_end_matches(['.', '/']);
    let (address, prefix) = run.split_once('/').unwrap_or((run, "0"));
    (address.parse::<Ipv4Addr>().is_ok() && prefix.parse::<u8>().is_ok()).then_some(run.len())
}

/// The length of the IPv6 address with which the words begin, with its zone and the length of its prefix.
fn version_6(words: &str, before: char) -> Option<usize> {
    if before.is_ascii_alphanumeric() {
        return None;
    }
    let run = leading(words, |c| c.is_ascii_hexdigit() || matches!(c, ':' | '.'));
    let run = run.trim_end_matches('.');
    let ended = if run.ends_with("::") { run } else { run.trim_end_matches(':') };
    // 「::」 alone is punctuation.
    if !ended.contains(|c: char| c.is_ascii_hexdigit()) || ended.parse::<Ipv6Addr>().is_err() {
        return None;
    }
    let mut length = ended.len();
    for (sign, belongs) in
        [('%', char::is_ascii_alphanumeric as fn(&char) -> bool), ('/', char::is_ascii_digit)]
    {
        if let Some(more) = words.get(length..).and_then(|tail| tail.strip_prefix(sign)) {
            let more = leading(more, |c| belongs(&c));
            length += if more.is_empty() { 0 } else { 1 + more.len() };
        }
    }
    Some(length)
}

/// The characters of a kind with which words begin.
fn leading(words: &str, belongs: impl Fn(char) -> bool) -> &str {
    let end = words.find(|c: char| !belongs(c)).unwrap_or(words.len());
    words.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_go_and_everything_else_stays() {
        for (words, discreet) in [
            ("192.168.1.5", "［略］"),
            ("10.0.0.0/8と172.16.1.11のみ。", "［略］と［略］のみ。"),
            ("接続元（203.0.113.25）に限る", "接続元（［略］）に限る"),
            ("ルータ 192.168.1.1.", "ルータ ［略］."),
            ("http://192.168.1.1/login", "http://［略］/login"),
            ("2001:db8:0:12::1/64", "［略］"),
            ("fe80::1%eth0とFD00::A5のみ。", "［略］と［略］のみ。"),
            ("アドレス: ::1 と ::ffff:192.168.1.5", "アドレス: ［略］ と ［略］"),
            ("http://[2001:db8::25]:8080/", "http://[［略］]:8080/"),
        ] {
            assert_eq!(without_addresses(words, "［略］").as_deref(), Some(discreet), "{words}");
        }
        for words in [
            "2026.4、4.12、7.3、1.2.3、10.0.19045.1、2026-11-20、03-6812-7837、1/2/3",
            "14:30、14:30:05、9:00〜12:00、std::path、::、00:11:22:33:44:55",
            "",
        ] {
            assert_eq!(without_addresses(words, "［略］"), None, "{words}");
        }
    }

    #[test]
    fn a_name_goes_only_as_a_word_of_its_own() {
        for (words, discreet) in [
            ("KARTE-Aに入れない", "［略］に入れない"),
            ("karte-a.local と\\\\KARTE-A\\共有", "［略］.local と\\\\［略］\\共有"),
            ("サーバ（KARTE-A）とKARTE-A2", "サーバ（［略］）とKARTE-A2"),
        ] {
            assert_eq!(without_name(words, "KARTE-A", "［略］").as_deref(), Some(discreet));
        }
        for words in ["KARTE-A2、XKARTE-A、KARTE-A_OLD、KARTE-A-1", ""] {
            assert_eq!(without_name(words, "KARTE-A", "［略］"), None);
        }
    }
}
