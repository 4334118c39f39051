//! The package: its parts, ids, bookmarks, and that the same document gives the same bytes.

use std::collections::BTreeSet;
use std::io::Cursor;

use proptest::prelude::{ProptestConfig, proptest};
use sonae::document::{BlockId, Bookmarks, ParagraphRole, Visited, text, walk};
use zip::ZipArchive;

use crate::everything::{binder_of, everything, paragraph};
use crate::long::plan;
use crate::reading::{Node, lines, part, tree};

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert!(everything().docx() == everything().docx());
}

#[test]
fn the_package_begins_with_its_content_types_and_knows_no_time() {
    let docx = everything().docx();
    let mut zip = ZipArchive::new(Cursor::new(&docx)).unwrap();
    let names: Vec<String> = (0..zip.len())
        .map(|at| {
            let file = zip.by_index(at).unwrap();
            let time = file.last_modified().unwrap();
            assert_eq!((time.year(), time.month(), time.day(), time.hour()), (1980, 1, 1, 0));
            file.name().unwrap().into_owned()
        })
        .collect();
    assert_eq!(
        names,
        [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "docProps/app.xml",
            "word/styles.xml",
            "word/settings.xml",
            "word/fontTable.xml",
            "word/header1.xml",
            "word/footer1.xml",
            "word/header2.xml",
            "word/footer2.xml",
            "word/numbering.xml",
            "word/document.xml",
            "word/_rels/document.xml.rels",
            "word/media/image1.png",
        ]
    );
}

#[test]
fn every_block_row_cell_and_item_carries_its_bookmark_once() {
    let binder = everything();
    let document = binder.documents[0].document();
    let mut wanted: BTreeSet<BlockId> = BTreeSet::from([BlockId::document("bcp")]);
    walk(document, &mut |visited| match visited {
        Visited::Block(block) => wanted.extend(block.id().cloned()),
        Visited::Row(id) | Visited::Cell(id) => drop(wanted.insert(id.clone())),
        Visited::Words(id, _) => drop(wanted.insert(id.clone())),
        Visited::Plain(..) => {}
    });
    for key in ["made", "approved"] {
        wanted.insert(BlockId::parse(&format!("bcp/cover/approval/{key}")).unwrap());
    }
    let main = tree(&binder.docx(), "word/document.xml");
    let starts = main.each("w:bookmarkStart");
    let names: Vec<&str> = starts.iter().map(|b| b.attr("w:name")).collect();
    let once: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(once.len(), names.len());
    let bookmarks = Bookmarks::of(&binder.documents[0]);
    let wanted: BTreeSet<String> = wanted.iter().map(|id| bookmarks.name(id)).collect();
    assert_eq!(once, wanted.iter().map(String::as_str).collect());
    for paragraph in main.each("w:p") {
        let ids = |nodes: Vec<&Node>| nodes.iter().map(|b| b.attr("w:id").to_owned()).collect();
        let starts: Vec<String> = ids(paragraph.each("w:bookmarkStart"));
        let mut ends: Vec<String> = ids(paragraph.each("w:bookmarkEnd"));
        ends.reverse();
        assert_eq!(starts, ends, "each ends in its own paragraph, the last to start first");
    }
}

#[test]
fn shapes_carry_their_blocks_in_their_names_and_every_drawing_has_words_instead() {
    let binder = everything();
    let bookmarks = Bookmarks::of(&binder.documents[0]);
    let main = tree(&binder.docx(), "word/document.xml");
    let shapes: Vec<String> =
        main.each("wps:cNvPr").iter().map(|s| s.attr("name").to_owned()).collect();
    for node in ["finder", "officer", "director"] {
        let id = BlockId::parse(&format!("bcp/report/chart/{node}")).unwrap();
        assert!(shapes.contains(&bookmarks.name(&id)), "{node}");
    }
    let said: Vec<String> =
        main.each("wp:docPr").iter().map(|d| d.attr("descr").to_owned()).collect();
    assert_eq!(
        said,
        [
            "発見者から安全管理責任者、院長へ報告し、院長が事業者に連絡する",
            "医療機関確認用は19項目のうち12項目がはい",
            "受付の棚の二段目にあるルータ",
        ]
    );
}

#[test]
fn numeric_ids_count_in_document_order() {
    let main = tree(&everything().docx(), "word/document.xml");
    let mut last = 0;
    for start in main.each("w:bookmarkStart") {
        let id: u32 = start.attr("w:id").parse().unwrap();
        assert!(id > last);
        last = id;
    }
}

#[test]
fn word_is_never_asked_to_update_fields() {
    let docx = everything().docx();
    assert!(!part(&docx, "word/settings.xml").contains("updateFields"));
    for name in ["word/document.xml", "word/header1.xml", "word/footer1.xml"] {
        assert!(!part(&docx, name).contains("w:dirty"), "{name}");
    }
}

#[test]
fn twenty_pages_with_all_their_bookmarks_stay_under_45_kilobytes() {
    let plan = plan();
    let of_twenty = plan.docx().len() * 20 / plan.paged.pages.len();
    assert!(of_twenty < 45_000, "{of_twenty} bytes");
}

#[test]
fn the_properties_say_title_author_language_and_the_day_of_the_revision() {
    let core = tree(&everything().docx(), "docProps/core.xml");
    let said = |name: &str| core.child(name).unwrap().text.clone();
    assert_eq!(said("dc:title"), "サイバー攻撃を想定した事業継続計画");
    assert_eq!(said("dc:creator"), "医療法人社団 髙﨑会 𠮷田内科クリニック");
    assert_eq!(said("dc:language"), "ja-JP");
    assert_eq!(said("dcterms:created"), "2026-10-01T00:00:00Z");
    assert_eq!(said("dcterms:modified"), "2026-10-01T00:00:00Z");
    assert_eq!(said("cp:contentStatus"), "案");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_person_types_comes_out_verbatim_or_not_at_all(words in "([\\PC\\r\\n\\t\\x00-\\x1f<&>\"]|\\PC){0,40}") {
        let binder = binder_of(vec![paragraph("bcp/p", ParagraphRole::Body, text(words.clone()))]);
        // The end of a line may come as CR LF; a lone CR is as forbidden as other control characters.
        let kept: String = words
            .split('\n')
            .map(|line| line.trim_end_matches('\r'))
            .collect::<Vec<_>>()
            .join("\n")
            .chars()
            .map(|c| match c {
                '\n' | '\t' => c,
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
                _ => c,
            })
            .collect();
        proptest::prop_assert_eq!(lines(&binder.docx()).concat(), kept);
    }
}
