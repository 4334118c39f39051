//! This file gives the blocks of a document their bookmark names, by which a hand-edited file is read back.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::{BlockId, Numbered};

/// Letters of a part of a name where no two names meet.
const LETTERS: usize = 4;

/// Letters with which a name still has room in Word's 40.
const MOST_LETTERS: usize = 12;

/// The hidden bookmarks of one document: `_sn`, then for each of three parts of a block id the same number of letters.
///
/// The underscore hides a bookmark from Word's list. The parts are the id's last key, the key before it, and all
/// before that; each becomes the first letters of its SHA-256 in base 32. Random letters and numbers are what a packed
/// file consists of, so there are few of both: a table and the keys of its rows and columns each cost their letters
/// once, and the names of a column begin alike.
///
/// Four letters a part do unless two names of the document meet; then all its names get five, and so on. A name says
/// by its length how many, so that a file is read with what it was written with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmarks<'a> {
    letters: usize,
    names: BTreeMap<&'a BlockId, String>,
}

impl<'a> Bookmarks<'a> {
    /// The bookmarks of all blocks, rows, cells, items and shapes of a document.
    pub fn of(numbered: &'a Numbered) -> Self {
        Self::of_ids(numbered.ids())
    }

    fn of_ids(ids: impl Iterator<Item = &'a BlockId>) -> Self {
        let sums = sums(ids);
        let mut letters = LETTERS;
        while letters < MOST_LETTERS && meet(&sums, letters) {
            letters += 1;
        }
        let names = sums.into_iter().map(|(id, sums)| (id, name(sums, letters))).collect();
        Self { letters, names }
    }

    /// The bookmark of a block of this document.
    pub fn name(&self, id: &BlockId) -> String {
        self.names.get(id).cloned().unwrap_or_else(|| name(parts(id).map(sum), self.letters))
    }
}

/// The sums of the parts of each id. Neighbours share most of their parts, whose sums are then not made again.
fn sums<'a>(ids: impl Iterator<Item = &'a BlockId>) -> Vec<(&'a BlockId, [u64; 3])> {
    let mut before = ([""; 3], [sum(""); 3]);
    ids.map(|id| {
        let parts = parts(id);
        let sums = [0, 1, 2]
            .map(|at| if parts[at] == before.0[at] { before.1[at] } else { sum(parts[at]) });
        before = (parts, sums);
        (id, sums)
    })
    .collect()
}

/// The last key of an id, the key before it, and all before that.
fn parts(id: &BlockId) -> [&str; 3] {
    let mut parts = id.as_str().rsplitn(3, '/');
    [(); 3].map(|()| parts.next().unwrap_or_default())
}

/// The first 60 bits of a text's SHA-256, which are its first 12 letters.
fn sum(text: &str) -> u64 {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(8).fold(0u64, |bits, byte| (bits << 8) | u64::from(*byte)) >> 4
}

/// Whether two names of so many letters a part are the same.
fn meet(sums: &[(&BlockId, [u64; 3])], letters: usize) -> bool {
    let mut seen = BTreeSet::new();
    !sums.iter().all(|(_, sums)| seen.insert(sums.map(|sum| sum >> (60 - 5 * letters))))
}

fn name(sums: [u64; 3], letters: usize) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let mut name = String::with_capacity(3 + 3 * letters);
    name.push_str("_sn");
    for sum in sums {
        for place in 0..letters {
            let letter = (sum >> (55 - 5 * place)) & 31;
            name.push(char::from(ALPHABET[letter as usize]));
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of these blocks, if they are all that a document has.
    fn names<const N: usize>(ids: [&str; N]) -> [String; N] {
        let ids = ids.map(|id| BlockId::parse(id).unwrap());
        let bookmarks = Bookmarks::of_ids(ids.iter());
        ids.each_ref().map(|id| bookmarks.name(id))
    }

    #[test]
    fn a_bookmark_is_base_32_of_the_sha_256_sums_of_three_parts() {
        // for t in chief roles bcp ""; do echo -n $t | sha256sum | xxd -r -p | base32 | tr A-Z a-z | head -c 4; done
        assert_eq!(
            names(["bcp", "bcp/roles", "bcp/roles/chief"]),
            ["_sntgxg4oym4oym", "_snm3hvtgxg4oym", "_snskcym3hvtgxg"]
        );
    }

    #[test]
    fn cells_of_one_row_end_alike_and_cells_of_one_column_begin_alike() {
        let [name, place, below] = names([
            "bcp/devices/ledger/srv-1/name",
            "bcp/devices/ledger/srv-1/place",
            "bcp/devices/ledger/srv-2/name",
        ]);
        assert_ne!(name, place);
        assert_eq!(name[7..], place[7..]);
        assert_ne!(name, below);
        assert_eq!((&name[..7], &name[11..]), (&below[..7], &below[11..]));
    }

    #[test]
    fn where_two_names_would_meet_all_names_of_the_document_get_one_letter_a_part_more() {
        // The sums of these two keys begin with the same four letters: vqdbo…, vqdbq….
        let [one, other, far] = names(["bcp/t/pc-115", "bcp/t/pc-1509", "bcp/roles/chief"]);
        assert_eq!((&one[..8], &other[..8]), ("_snvqdbo", "_snvqdbq"));
        assert_eq!((one.len(), far.as_str()), (18, "_snskcyem3hvktgxgr"));
        assert_eq!(names(["bcp/t/pc-115", "bcp/roles/chief"])[1], "_snskcym3hvtgxg");
    }

    #[test]
    fn the_longest_name_has_room_in_the_forty_letters_of_word() {
        let longest = name([sum("chief"), sum("roles"), sum("bcp")], MOST_LETTERS);
        assert_eq!(longest, "_snskcye64aggq5m3hvke5torrltgxgrhzku2bg");
    }
}
