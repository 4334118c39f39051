//! This file gives every sheet a tab whose name Excel accepts and no other sheet has.

use crate::document::Ledger;

/// As many UTF-16 units as a tab takes.
const LONGEST: usize = 31;

/// The names of the tabs, in the order of the ledgers.
pub(super) fn tabs(ledgers: &[Ledger]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for ledger in ledgers {
        let name = tab(&ledger.title);
        let numbered = (2..).map(|n: usize| {
            let number = format!("（{n}）");
            let room = LONGEST - number.encode_utf16().count();
            format!("{}{number}", cut(&name, room))
        });
        let free = |name: &String| !taken.iter().any(|t| t.to_lowercase() == name.to_lowercase());
        let free = std::iter::once(name.clone()).chain(numbered).find(free);
        taken.push(free.unwrap_or(name));
    }
    taken
}

/// A name without the signs that Excel refuses in tabs.
fn tab(title: &str) -> String {
    let safe = |c: char| match c {
        '*' => '＊',
        '?' => '？',
        ':' => '：',
        '[' => '［',
        ']' => '］',
        '\\' => '＼',
        '/' => '／',
        c if c.is_control() => ' ',
        c => c,
    };
    let safe: String = title.chars().map(safe).collect();
    let bare = cut(safe.trim(), LONGEST);
    match bare.trim_matches('\'').trim() {
        "" => "台帳".to_owned(),
        // Excel keeps this name for itself.
        name if name.eq_ignore_ascii_case("history") => format!("{name}（台帳）"),
        name => name.to_owned(),
    }
}

fn cut(name: &str, mut room: usize) -> String {
    let fits = |c: &char| match room.checked_sub(c.len_utf16()) {
        Some(rest) => {
            room = rest;
            true
        }
        None => false,
    };
    name.chars().take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ledger(title: &str) -> Ledger {
        Ledger {
            title: title.to_owned(),
            facts: Vec::new(),
            columns: Vec::new(),
            rows: Vec::new(),
            remarks: Vec::new(),
        }
    }

    #[test]
    fn tabs_hold_what_excel_accepts() {
        assert_eq!(tabs(&[ledger("機器台帳")]), ["機器台帳"]);
        assert_eq!(tabs(&[ledger("A/B[c]:*?\\")]), ["A／B［c］：＊？＼"]);
        assert_eq!(tabs(&[ledger("''")]), ["台帳"]);
        assert_eq!(tabs(&[ledger("History")]), ["History（台帳）"]);
        assert_eq!(tabs(&[ledger(&"𠮷".repeat(40))]), ["𠮷".repeat(15)]);
    }

    #[test]
    fn two_sheets_of_one_title_are_told_apart() {
        let long = "あ".repeat(40);
        assert_eq!(
            tabs(&[ledger(&long), ledger(&long), ledger(&long)]),
            [
                "あ".repeat(31),
                format!("{}（2）", "あ".repeat(28)),
                format!("{}（3）", "あ".repeat(28))
            ]
        );
    }
}
