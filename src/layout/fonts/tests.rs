//! These tests hold which font shows which character.

use super::*;

const REGULAR: usize = 0;
const BOLD: usize = 1;
const SUPPLEMENT: usize = 2;
const SYMBOLS: usize = 3;

fn fonts() -> Fonts {
    Fonts::bundled().unwrap()
}

fn font_of(ch: char) -> Option<usize> {
    fonts().glyph(ch, None, false).map(|g| g.font)
}

#[test]
fn every_character_of_names_and_forms_has_its_font() {
    let fonts = fonts();
    for ch in "髙﨑邉濵葛德神塚○◯①⑳㊞〒℡㈱→※ABC012".chars() {
        assert_eq!(fonts.glyph(ch, None, false).map(|g| g.font), Some(REGULAR), "{ch}");
        assert_eq!(fonts.glyph(ch, None, true).map(|g| g.font), Some(BOLD), "{ch}");
    }
    for ch in "𠮷𣘺Ễ⇔神".chars() {
        assert_ne!(fonts.glyph(ch, None, false), None, "{ch}");
    }
    assert_eq!(font_of('𠮷'), Some(SUPPLEMENT));
    for ch in "☐☑☒✔".chars() {
        assert_eq!(font_of(ch), Some(SYMBOLS), "{ch}");
    }
}

#[test]
fn heavier_words_keep_their_weight_where_only_one_is_bundled() {
    let fonts = fonts();
    let yoshi = fonts.glyph('𠮷', None, true).unwrap();
    let tick = fonts.glyph('☑', None, true).unwrap();
    assert!(fonts.emboldened(yoshi.font) && fonts.emboldened(tick.font));
    assert_eq!(fonts.data(yoshi.font).as_ptr(), fonts.data(SUPPLEMENT).as_ptr());
    assert_eq!(fonts.data(tick.font).as_ptr(), fonts.data(SYMBOLS).as_ptr());
    assert!(!fonts.emboldened(fonts.glyph('吉', None, true).unwrap().font));
}

#[test]
fn a_variation_sequence_gives_the_shape_of_the_name() {
    let fonts = fonts();
    // 葛城市 and 葛飾区 write 葛 differently; the two sequences must not look alike.
    let first = fonts.glyph('葛', Some('\u{E0100}'), false).unwrap();
    let second = fonts.glyph('葛', Some('\u{E0101}'), false).unwrap();
    assert_ne!(first.id, second.id);
    assert!(!first.selector_ignored && !second.selector_ignored);
    // 渡邉 in a shape that the main font lacks comes from the supplement.
    let shapes: Vec<Glyph> = ('\u{E0100}'..='\u{E010E}')
        .filter_map(|selector| fonts.glyph('邉', Some(selector), false))
        .filter(|glyph| !glyph.selector_ignored)
        .collect();
    assert_eq!(shapes.len(), 15);
    assert!(shapes.iter().any(|glyph| glyph.font == SUPPLEMENT));
}

#[test]
fn a_variation_sequence_in_no_font_gives_the_base_glyph_and_says_so() {
    let fonts = fonts();
    let base = fonts.glyph('葛', None, false).unwrap();
    let unknown = fonts.glyph('葛', Some('\u{E01EF}'), false).unwrap();
    assert_eq!(unknown, Glyph { selector_ignored: true, ..base });
    let plain = fonts.glyph('☎', Some('\u{FE0F}'), false).unwrap();
    assert!(!plain.selector_ignored);
    assert_eq!(fonts.glyph('\u{1F600}', Some('\u{FE0F}'), false), None);
}

#[test]
fn kanji_are_one_em_wide_and_the_main_font_fills_it() {
    let fonts = fonts();
    for ch in ['医', '𠮷', '〒', '①'] {
        assert_eq!(fonts.glyph(ch, None, false).map(|g| g.advance), Some(1.0), "{ch}");
    }
    // The font is proportional down to the ideographic space, so indents are not made of spaces.
    assert!(fonts.glyph('\u{3000}', None, false).unwrap().advance < 0.7);
    assert!(fonts.glyph('i', None, false).unwrap().advance < 0.5);
    assert!((fonts.ascent() - 0.88).abs() < 0.01, "{}", fonts.ascent());
    assert!((fonts.descent() - 0.12).abs() < 0.01, "{}", fonts.descent());
}

#[test]
fn characters_without_a_glyph_are_named_once_and_in_order() {
    let fonts = fonts();
    assert_eq!(fonts.missing("髙田\u{FEFF}医院\t葛\u{E0100}城\n☑ 𠮷野"), Vec::<char>::new());
    assert_eq!(fonts.missing("😀田中ᚠ😀한"), vec!['😀', 'ᚠ', '한']);
}

#[test]
fn every_character_of_the_japanese_standards_has_a_glyph() {
    let fonts = fonts();
    let mut lacking = Vec::new();
    for lead in 0x81..=0xFCu8 {
        for trail in 0x40..=0xFCu8 {
            let bytes = [lead, trail];
            let (text, _, faulty) = encoding_rs::SHIFT_JIS.decode(&bytes);
            // The private-use rows that Windows adds for each maker have no agreed shape.
            let private = text.chars().any(|ch| ('\u{E000}'..='\u{F8FF}').contains(&ch));
            if !faulty && !private {
                lacking.extend(fonts.missing(&text));
            }
        }
    }
    assert_eq!(lacking, Vec::<char>::new());
}

#[test]
fn an_index_that_no_glyph_carries_has_no_data() {
    let fonts = fonts();
    assert!((0..fonts.count()).all(|font| !fonts.data(font).is_empty()));
    assert!(fonts.data(fonts.count()).is_empty());
}
