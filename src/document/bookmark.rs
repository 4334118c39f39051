//! This file turns block ids into bookmark names, by which a hand-edited file is read back block by block.

use sha2::{Digest, Sha256};

use super::BlockId;

/// The hidden bookmark of a block: `_sn`, 10 letters of base 32 for what it stands in, and 10 for its own key.
///
/// The underscore hides it from Word's list of bookmarks; each half is 50 bits of a SHA-256. Cells of one row begin
/// alike and cells of one column end alike: random letters are what a packed file consists of, and this leaves few.
pub fn bookmark(id: &BlockId) -> String {
    let (around, key) = id.as_str().rsplit_once('/').unwrap_or(("", id.as_str()));
    let mut name = String::with_capacity(23);
    name.push_str("_sn");
    push_letters(around, &mut name);
    push_letters(key, &mut name);
    name
}

/// The first 50 bits of a text's SHA-256 as 10 letters.
fn push_letters(text: &str, out: &mut String) {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let digest = Sha256::digest(text.as_bytes());
    let bits = digest.iter().take(7).fold(0u64, |bits, byte| (bits << 8) | u64::from(*byte));
    for place in 0..10 {
        let letter = (bits >> (51 - 5 * place)) & 31;
        out.push(char::from(LETTERS[letter as usize]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bookmark_is_base_32_of_two_sha_256_sums() {
        // for t in bcp roles; do echo -n $t | sha256sum | xxd -r -p | base32 | tr A-Z a-z | head -c 10; done
        let id = BlockId::parse("bcp/roles").unwrap();
        assert_eq!(bookmark(&id), "_sntgxgrhzku2m3hvke5tor");
    }

    #[test]
    fn ids_that_differ_in_one_letter_share_no_bookmark() {
        let one = BlockId::parse("bcp/devices/ledger/srv-1").unwrap();
        let other = BlockId::parse("bcp/devices/ledger/srv-2").unwrap();
        assert_ne!(bookmark(&one), bookmark(&other));
        assert_eq!(bookmark(&one).len(), 23);
    }

    #[test]
    fn cells_of_one_row_begin_alike_and_cells_of_one_column_end_alike() {
        let row = |id| BlockId::parse("bcp/devices/ledger").unwrap().child(id);
        let (name, place) = (row("srv-1").child("name"), row("srv-1").child("place"));
        let below = row("srv-2").child("name");
        assert_eq!(bookmark(&name)[..13], bookmark(&place)[..13]);
        assert_eq!(bookmark(&name)[13..], bookmark(&below)[13..]);
    }
}
