//! This file turns block ids into bookmark names, by which a hand-edited file is read back block by block.

use sha2::{Digest, Sha256};

use super::BlockId;

/// The hidden bookmark of a block: `_sn` and 20 letters of base 32, at most 40 characters as Word demands.
///
/// The underscore hides it from Word's list of bookmarks; 100 bits of SHA-256 keep names apart.
pub fn bookmark(id: &BlockId) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let digest = Sha256::digest(id.as_str().as_bytes());
    let mut name = String::with_capacity(23);
    name.push_str("_sn");
    let (mut bits, mut held) = (0u32, 0u32);
    let mut bytes = digest.iter();
    while name.len() < 23 {
        if held < 5 {
            bits = (bits << 8) | u32::from(bytes.next().copied().unwrap_or_default());
            held += 8;
        }
        held -= 5;
        name.push(char::from(LETTERS[((bits >> held) & 31) as usize]));
        bits &= (1 << held) - 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bookmark_is_the_base_32_of_the_ids_sha_256() {
        // echo -n bcp/roles | sha256sum | xxd -r -p | base32 | tr A-Z a-z | head -c 20
        let id = BlockId::parse("bcp/roles").unwrap();
        assert_eq!(bookmark(&id), "_snep6kaa65a74mjruspo7k");
    }

    #[test]
    fn ids_that_differ_in_one_letter_share_no_bookmark() {
        let one = BlockId::parse("bcp/devices/ledger/srv-1").unwrap();
        let other = BlockId::parse("bcp/devices/ledger/srv-2").unwrap();
        assert_ne!(bookmark(&one), bookmark(&other));
        assert_eq!(bookmark(&one).len(), 23);
    }
}
