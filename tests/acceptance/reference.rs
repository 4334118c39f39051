//! The papers that are only 参考: both files say the same, and a figure stands under its heading on one page.

use sonae::catalogue::Catalogue;
use sonae::compose::paper::ReferencePrint;
use sonae::document::{Block, number};
use sonae::layout::lay_out_binder;
use sonae::render::docx::docx;

use crate::binder::{fonts, theme};
use crate::same_text::difference;

#[test]
fn every_reference_says_the_same_in_both_files_with_each_figure_whole_below_its_heading() {
    let catalogue = Catalogue::builtin().unwrap();
    let prints = catalogue.publications().iter().filter_map(|p| ReferencePrint::of(p, None));
    let documents: Vec<_> = prints.map(|print| print.document()).collect();
    assert_eq!(documents.len(), 2);
    let (numbered, register) = number(documents).unwrap();
    let paged = lay_out_binder(&numbered, &register, &theme(), fonts()).unwrap();
    let pages = paged.iter().flat_map(|p| p.page_of.clone()).collect();
    for (numbered, paged) in numbered.iter().zip(&paged) {
        let docx = docx(numbered, &register, paged, &pages, &theme()).unwrap();
        assert_eq!(difference(numbered, paged, &docx), None);
        let blocks = numbered.document().sections.iter().flat_map(|s| &s.blocks);
        let mut heading = None;
        for block in blocks {
            match block {
                Block::Heading(own) => heading = Some(&own.id),
                Block::Diagram(figure) => {
                    assert_eq!(paged.figures[&figure.id].len(), 1, "{}", figure.id);
                    assert_eq!(paged.page_of[heading.unwrap()], paged.page_of[&figure.id]);
                }
                _ => {}
            }
        }
    }
}
