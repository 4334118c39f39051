//! This file gives a question its code: a letter for the sheet, five signs of the path and one that finds slips of the pen.
//!
//! The signs are the 29 that no hand confuses (no 0 O 1 I L, no 2 for Z, no 5 for S). 29 is a prime, so that the last
//! sign finds every single wrong sign and every two that changed places.

use sha2::{Digest, Sha256};

const SIGNS: &[u8; 29] = b"23456789ABCDEFGHJKMNPQRTUVWXY";
const BASE: u32 = 29;

/// Signs of the path in a usual code.
pub(super) const USUAL: usize = 5;

/// The code of a path: `V-7K3MTC`. More signs tell paths apart that would meet in the usual ones.
pub(super) fn code(letter: char, path: &str, signs: usize) -> String {
    let digest = Sha256::digest(path.as_bytes());
    let mut number = digest.iter().take(16).fold(0_u128, |n, byte| (n << 8) | u128::from(*byte));
    let mut body = String::from(letter);
    for _ in 0..signs {
        body.push(sign((number % u128::from(BASE)).try_into().unwrap_or_default()));
        number /= u128::from(BASE);
    }
    let check = (BASE - weighed(&body) % BASE) % BASE;
    body.push(sign(check));
    let (letter, rest) = body.split_at(1);
    format!("{letter}-{rest}")
}

/// A code as a hand wrote it or a keyboard typed it, in the form in which it is printed; `None` when signs are missing,
/// foreign, or do not agree with the last one.
pub(super) fn read(typed: &str) -> Option<String> {
    let bare = bare(typed);
    let fits = bare.len() >= USUAL + 2 && bare.chars().all(|c| value(c).is_some());
    if !fits || !weigh(&bare, 1).is_multiple_of(BASE) {
        return None;
    }
    let (letter, rest) = bare.split_at(1);
    Some(format!("{letter}-{rest}"))
}

/// A code without what does not matter in it: width, case, spaces, hyphens.
pub(super) fn bare(typed: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    let signs = typed.chars().map(half).filter(|c| c.is_alphanumeric());
    signs.flat_map(char::to_uppercase).collect()
}

/// What the signs before the last weigh together: the last itself has weight one.
fn weighed(body: &str) -> u32 {
    weigh(body, 2)
}

/// The signs weighed from the right, the last one with `least`.
fn weigh(signs: &str, least: u32) -> u32 {
    let signs = signs.chars().rev().zip(least..);
    signs.map(|(c, weight)| value(c).unwrap_or_default() * weight).sum()
}

fn sign(value: u32) -> char {
    let at = usize::try_from(value).unwrap_or_default();
    SIGNS.get(at).map_or('?', |sign| char::from(*sign))
}

fn value(sign: char) -> Option<u32> {
    let at = SIGNS.iter().position(|s| char::from(*s) == sign)?;
    u32::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_is_read_back_however_it_was_typed(path in "[a-z.\\[\\]]{1,30}") {
            let printed = code('V', &path, USUAL);
            prop_assert_eq!(read(&printed), Some(printed.clone()));
            let wide: String =
                printed.to_lowercase().replace('-', "−").chars().map(|c| match c {
                    '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
                    c => c,
                }).collect();
            prop_assert_eq!(read(&format!(" {wide} ")), Some(printed));
        }

        #[test]
        fn one_wrong_sign_is_always_found(path in "[a-z]{1,20}", at in 0_usize..7, other in 0_usize..29) {
            let printed = bare(&code('W', &path, USUAL));
            let mut signs: Vec<char> = printed.chars().collect();
            let wrong = char::from(SIGNS[other]);
            prop_assume!(signs[at] != wrong);
            signs[at] = wrong;
            prop_assert_eq!(read(&signs.into_iter().collect::<String>()), None);
        }

        #[test]
        fn two_signs_that_changed_places_are_always_found(path in "[a-z]{1,20}", at in 0_usize..6) {
            let mut signs: Vec<char> = bare(&code('D', &path, USUAL)).chars().collect();
            prop_assume!(signs[at] != signs[at + 1]);
            signs.swap(at, at + 1);
            prop_assert_eq!(read(&signs.into_iter().collect::<String>()), None);
        }
    }

    #[test]
    fn a_code_never_changes_from_one_version_to_the_next() {
        assert_eq!(code('V', "devices[SV-01].support_end", USUAL), "V-MWWU4J");
        assert_eq!(code('D', "decisions.stop_use", USUAL), "D-DGHM8B");
    }
}
