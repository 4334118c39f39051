//! This file makes names that Windows, macOS and Linux all accept, and names beside a taken one.

/// Bytes a stem may have, so that with `（新99）` and an extension it stays below the 255 of Linux file systems.
const STEM_BYTES: usize = 200;
/// Characters a stem may have, so that a path stays within what Word opens.
const STEM_CHARS: usize = 120;

/// Names that mean devices to Windows, with whatever extension.
const DEVICES: [&str; 28] = [
    "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM0", "COM1", "COM2", "COM3", "COM4",
    "COM5", "COM6", "COM7", "COM8", "COM9", "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6",
    "LPT7", "LPT8", "LPT9", "COM¹", "LPT¹",
];

/// A file name that every system accepts; the words stay as they are, no character is normalised.
///
/// The extension is what follows the last dot, when it is short and plain.
pub fn safe_file_name(name: &str) -> String {
    match split(name) {
        (stem, Some(extension)) => format!("{}.{extension}", safe_folder_name(stem)),
        (stem, None) => safe_folder_name(stem),
    }
}

/// A folder name that every system accepts.
pub fn safe_folder_name(name: &str) -> String {
    let replaced: String = name.chars().filter_map(replace).collect();
    let mut stem = String::new();
    for (count, c) in replaced.trim().trim_start_matches('.').trim().chars().enumerate() {
        if count == STEM_CHARS || stem.len() + c.len_utf8() > STEM_BYTES {
            break;
        }
        stem.push(c);
    }
    let stem = stem.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    if stem.is_empty() {
        return "名称なし".to_owned();
    }
    let first = stem.split('.').next().unwrap_or_default().trim_end();
    if DEVICES.iter().any(|device| device.eq_ignore_ascii_case(first)) {
        return format!("_{stem}");
    }
    stem.to_owned()
}

/// Where a file lies below the output folder: its name, after its folder where it has one.
pub(super) fn place(folder: Option<&str>, name: &str) -> String {
    let name = safe_file_name(name);
    folder.map(|folder| format!("{}/{name}", safe_folder_name(folder))).unwrap_or(name)
}

/// The folder and the name of a place.
pub(super) fn parts(place: &str) -> (Option<&str>, &str) {
    match place.split_once('/') {
        Some((folder, name)) => (Some(folder), name),
        None => (None, place),
    }
}

/// Whether these words are a place as we write them: anything else could lead out of the output folder.
pub(super) fn is_place(words: &str) -> bool {
    let (folder, name) = parts(words);
    place(folder, name) == words
}

/// The `count`th name beside a taken one: 名前（新）.docx, 名前（新2）.docx …
pub(super) fn beside(name: &str, count: u32) -> String {
    let mark = if count <= 1 { "（新）".to_owned() } else { format!("（新{count}）") };
    match split(name) {
        (stem, Some(extension)) => format!("{stem}{mark}.{extension}"),
        (stem, None) => format!("{stem}{mark}"),
    }
}

/// What two names share when Windows or macOS cannot tell them apart.
pub(super) fn folded(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).collect()
}

fn split(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once('.') {
        Some((stem, extension))
            if (1..=8).contains(&extension.len())
                && extension.chars().all(|c| c.is_ascii_alphanumeric()) =>
        {
            (stem, Some(extension))
        }
        _ => (name, None),
    }
}

fn replace(c: char) -> Option<char> {
    match c {
        '<' => Some('＜'),
        '>' => Some('＞'),
        ':' => Some('：'),
        '"' => Some('”'),
        '/' => Some('／'),
        '\\' => Some('＼'),
        '|' => Some('｜'),
        '?' => Some('？'),
        '*' => Some('＊'),
        // Marks that turn the reading direction could make 「fdp.exe」 look like 「exe.pdf」.
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        '\u{2028}' | '\u{2029}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::{beside, folded, is_place, place, safe_file_name, safe_folder_name};
    use proptest::prelude::*;

    #[test]
    fn an_ordinary_name_stays_as_it_is() {
        assert_eq!(
            safe_file_name("サイバーBCP（髙﨑𠮷田内科）.docx"),
            "サイバーBCP（髙﨑𠮷田内科）.docx"
        );
    }

    #[test]
    fn characters_that_windows_forbids_become_their_wide_twins() {
        assert_eq!(safe_file_name("a<b>:\"/\\|?*.pdf"), "a＜b＞：”／＼｜？＊.pdf");
    }

    #[test]
    fn a_device_name_is_defused_whatever_its_case_and_extension() {
        assert_eq!(safe_file_name("nul.docx"), "_nul.docx");
        assert_eq!(safe_folder_name("COM1"), "_COM1");
        assert_eq!(safe_folder_name("con.tar"), "_con.tar");
    }

    #[test]
    fn dots_and_spaces_at_the_end_are_dropped() {
        assert_eq!(safe_folder_name(" さくら医院. . "), "さくら医院");
    }

    #[test]
    fn a_name_of_nothing_gets_a_name() {
        assert_eq!(safe_folder_name("..\u{7}"), "名称なし");
    }

    #[test]
    fn a_mark_that_turns_the_reading_direction_is_dropped() {
        assert_eq!(safe_folder_name("さくら\u{202e}医院"), "さくら医院");
    }

    #[test]
    fn names_beside_count_from_two() {
        assert_eq!(beside("BCP.docx", 1), "BCP（新）.docx");
        assert_eq!(beside("BCP.docx", 2), "BCP（新2）.docx");
    }

    #[test]
    fn a_file_in_a_folder_has_its_names_beside_in_the_same_folder() {
        let place = place(Some("1_提示用"), "BCP.docx");
        assert_eq!(place, "1_提示用/BCP.docx");
        assert_eq!(beside(&place, 1), "1_提示用/BCP（新）.docx");
        assert_eq!(folded(&place), "1_提示用/bcp.docx");
        assert_eq!(beside("第1.2版/目次", 1), "第1.2版/目次（新）");
    }

    #[test]
    fn a_folder_is_one_level_and_leads_nowhere_else() {
        assert_eq!(place(Some("../上"), "a/b.pdf"), "／上/a／b.pdf");
        for words in ["BCP.docx", "1_提示用/BCP.docx"] {
            assert!(is_place(words), "{words}");
        }
        for words in [
            "../BCP.docx",
            "/BCP.docx",
            "a/../BCP.docx",
            "a/b/c.docx",
            "",
            "a/",
            ".sonae/journal.json",
        ] {
            assert!(!is_place(words), "{words}");
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_a_name_that_is_its_own_safe_form(text in "\\PC{0,400}", ext in "[a-z]{1,5}") {
            let name = safe_file_name(&format!("{text}.{ext}"));
            prop_assert!(name.len() <= 230);
            prop_assert!(!name.contains(['/', '\\', ':', '\0']));
            prop_assert_eq!(safe_file_name(&name), name);
        }

        #[test]
        fn any_folder_and_name_become_a_place(folder in "\\PC{0,40}", name in "\\PC{0,40}") {
            let place = place(Some(&folder), &name);
            prop_assert!(is_place(&place) && is_place(&beside(&place, 1)), "{}", place);
        }
    }
}
