//! Small documents and the exact elements they become.

use sonae::document::{
    Align, Block, Cell, Column, Inline, Inlines, Paragraph, ParagraphRole, ReferenceForm, Row,
    Shade, Table, TableRole, text,
};

use crate::everything::{binder_of, heading, id, paragraph};
use crate::reading::{Node, tree};

/// Holds what the blocks become against indented lines.
///
/// A first paragraph, which is not shown, carries the document's own bookmark; so ids begin with 3.
#[track_caller]
fn becomes(blocks: Vec<Block>, wanted: &str) {
    let first = words("bcp/first", text("一"));
    let docx = binder_of(std::iter::once(first).chain(blocks).collect()).docx();
    let body = tree(&docx, "word/document.xml").children.remove(0);
    let shown = body.children.iter().skip(1).filter(|child| child.name != "w:sectPr");
    let found: String = shown.map(Node::pretty).collect();
    assert_eq!(found, wanted.trim_start_matches('\n'));
}

fn words(path: &str, words: Inlines) -> Block {
    paragraph(path, ParagraphRole::Body, words)
}

#[test]
fn a_chapter_and_a_paragraph_carry_styles_bookmarks_and_nothing_else() {
    becomes(
        vec![
            heading("bcp/general", 1, "総則", true),
            words("bcp/general/text", text("院長が決める。")),
        ],
        r#"
w:p
  w:pPr
    w:pStyle w:val=Heading1
  w:bookmarkStart w:id=3 w:name=_snb7votgxg4oym
  w:bookmarkEnd w:id=3
  w:r
    w:t 「総則」
w:p
  w:bookmarkStart w:id=4 w:name=_sntawzb7votgxg
  w:bookmarkEnd w:id=4
  w:r
    w:t 「院長が決める。」
"#,
    );
}

/// Space above each heading, in twentieths of a point, where it is not that of its style.
#[test]
fn no_space_stands_above_a_heading_that_begins_a_page() {
    let blocks = vec![
        heading("bcp/first", 1, "呼ぶ人", false),
        words("bcp/text", text("院長")),
        heading("bcp/second", 1, "抜かない箱", false),
        Block::PageBreak,
        heading("bcp/third", 1, "連絡する順", false),
    ];
    let above = |shares: Vec<f32>| {
        let mut binder = binder_of(blocks.clone());
        binder.paged.heading_shares = shares;
        let body = tree(&binder.docx(), "word/document.xml").children.remove(0);
        let look = |p: &Node| p.children.iter().find(|c| c.name == "w:pPr").cloned();
        let looks = body.children.iter().filter_map(look);
        let heads = looks.filter(|l| l.pretty().contains("Heading1"));
        let before = |l: Node| {
            let spacing = l.children.iter().find(|c| c.name == "w:spacing")?;
            spacing.attributes.get("w:before").cloned()
        };
        heads.map(before).map(Option::unwrap_or_default).collect::<Vec<_>>()
    };
    assert_eq!(above(vec![1.0]), ["0", "", "0"]);
    assert_eq!(above(vec![0.5]), ["0", "120", "0"], "where the pages have room for half of it");
}

#[test]
fn a_reference_is_a_link_with_a_page_field_and_its_cached_page() {
    let target =
        Inline::Reference { target: id("bcp/general"), form: ReferenceForm::NumberAndPage };
    becomes(
        vec![heading("bcp/general", 1, "総則", true), words("bcp/see", vec![target])],
        r#"
w:p
  w:pPr
    w:pStyle w:val=Heading1
  w:bookmarkStart w:id=3 w:name=_snb7votgxg4oym
  w:bookmarkEnd w:id=3
  w:r
    w:t 「総則」
w:p
  w:bookmarkStart w:id=4 w:name=_snvkpjtgxg4oym
  w:bookmarkEnd w:id=4
  w:hyperlink w:anchor=_snb7votgxg4oym w:history=1
    w:r
      w:t 「第1章（」
    w:r
      w:fldChar w:fldCharType=begin
    w:r
      w:instrText xml:space=preserve 「 PAGEREF _snb7votgxg4oym \h 」
    w:r
      w:fldChar w:fldCharType=separate
    w:r
      w:t 「2」
    w:r
      w:fldChar w:fldCharType=end
    w:r
      w:t 「頁）」
"#,
    );
}

#[test]
fn a_choice_is_a_list_that_shows_its_answer_or_all_alternatives() {
    let choice =
        |selected| Inline::Choice { options: vec!["はい".into(), "いいえ".into()], selected };
    becomes(
        vec![words("bcp/yes", vec![choice(Some(0))]), words("bcp/open", vec![choice(None)])],
        r#"
w:p
  w:bookmarkStart w:id=3 w:name=_snrj4ytgxg4oym
  w:bookmarkEnd w:id=3
  w:sdt
    w:sdtPr
      w:alias w:val=回答
      w:id w:val=4
      w:dropDownList
        w:listItem w:displayText=はい w:value=はい
        w:listItem w:displayText=いいえ w:value=いいえ
        w:listItem w:displayText=未記入 w:value=未記入
    w:sdtContent
      w:r
        w:t 「はい」
w:p
  w:bookmarkStart w:id=5 w:name=_sneneptgxg4oym
  w:bookmarkEnd w:id=5
  w:sdt
    w:sdtPr
      w:alias w:val=回答
      w:id w:val=6
      w:showingPlcHdr
      w:dropDownList
        w:listItem w:displayText=はい w:value=はい
        w:listItem w:displayText=いいえ w:value=いいえ
        w:listItem w:displayText=未記入 w:value=未記入
    w:sdtContent
      w:r
        w:t 「はい・いいえ」
"#,
    );
}

#[test]
fn a_checkbox_names_its_font_and_both_its_states() {
    becomes(
        vec![paragraph(
            "bcp/box",
            ParagraphRole::Body,
            vec![Inline::Checkbox { checked: true }, Inline::Blank { ems: 3 }],
        )],
        r#"
w:p
  w:bookmarkStart w:id=3 w:name=_sne34ftgxg4oym
  w:bookmarkEnd w:id=3
  w:sdt
    w:sdtPr
      w:id w:val=4
      w14:checkbox
        w14:checked w14:val=1
        w14:checkedState w14:font=BIZ UDPゴシック w14:val=25A0
        w14:uncheckedState w14:font=BIZ UDPゴシック w14:val=25A1
    w:sdtContent
      w:r
        w:t 「■」
  w:r
    w:rPr
      w:u w:val=single
    w:t xml:space=preserve 「　　　」
"#,
    );
}

#[test]
fn a_table_keeps_rows_whole_repeats_its_header_and_merges_cells() {
    let cell = |path: &str, words: &str| Cell::new(id(path), text(words));
    let rows = vec![
        Row::new(
            id("bcp/t/head"),
            vec![cell("bcp/t/head/a", "系統"), cell("bcp/t/head/b", "機器")],
        ),
        Row::new(
            id("bcp/t/one"),
            vec![cell("bcp/t/one/a", "電子カルテ").span_rows(2), cell("bcp/t/one/b", "サーバ")],
        ),
        Row {
            min_height: Some(30.0),
            ..Row::new(id("bcp/t/two"), vec![cell("bcp/t/two/b", "端末PC").aligned(Align::End)])
        },
        Row::new(
            id("bcp/t/all"),
            vec![cell("bcp/t/all/a", "合計2台").span_columns(2).shaded(Shade::Light)],
        ),
    ];
    becomes(
        vec![Block::Table(Table {
            id: id("bcp/t"),
            caption: Some(text("機器")),
            role: TableRole::Ledger,
            columns: vec![Column::start(1.0), Column::center(2.0)],
            header_rows: 1,
            header_column: false,
            rows,
        })],
        r#"
w:p
  w:pPr
    w:pStyle w:val=Caption
    w:keepNext
  w:bookmarkStart w:id=3 w:name=_sn4o4ytgxg4oym
  w:bookmarkEnd w:id=3
  w:r
    w:t xml:space=preserve 「表1 」
  w:r
    w:t 「機器」
w:tbl
  w:tblPr
    w:tblStyle w:val=Grid
    w:tblW w:type=dxa w:w=9306
    w:tblLayout w:type=fixed
    w:tblCaption w:val=機器
  w:tblGrid
    w:gridCol w:w=3102
    w:gridCol w:w=6204
  w:tr
    w:trPr
      w:cantSplit
      w:tblHeader
    w:tc
      w:tcPr
        w:shd w:color=auto w:fill=E5E5E5 w:val=clear
        w:vAlign w:val=center
      w:p
        w:pPr
          w:pStyle w:val=Head
          w:keepNext
        w:bookmarkStart w:id=4 w:name=_snt4xg4o4ytgxg
        w:bookmarkStart w:id=5 w:name=_snzklyt4xgampk
        w:bookmarkEnd w:id=5
        w:bookmarkEnd w:id=4
        w:r
          w:t 「系統」
    w:tc
      w:tcPr
        w:shd w:color=auto w:fill=E5E5E5 w:val=clear
        w:vAlign w:val=center
      w:p
        w:pPr
          w:pStyle w:val=HeadCenter
          w:keepNext
        w:bookmarkStart w:id=6 w:name=_snhyr6t4xgampk
        w:bookmarkEnd w:id=6
        w:r
          w:t 「機器」
  w:tr
    w:trPr
      w:cantSplit
    w:tc
      w:tcPr
        w:vMerge w:val=restart
        w:vAlign w:val=center
      w:p
        w:pPr
          w:pStyle w:val=Cell
          w:keepNext
        w:bookmarkStart w:id=7 w:name=_sno2jm4o4ytgxg
        w:bookmarkStart w:id=8 w:name=_snzklyo2jmampk
        w:bookmarkEnd w:id=8
        w:bookmarkEnd w:id=7
        w:r
          w:t 「電子カルテ」
    w:tc
      w:p
        w:pPr
          w:pStyle w:val=CellCenter
          w:keepNext
        w:bookmarkStart w:id=9 w:name=_snhyr6o2jmampk
        w:bookmarkEnd w:id=9
        w:r
          w:t 「サーバ」
  w:tr
    w:trPr
      w:cantSplit
      w:trHeight w:val=600
    w:tc
      w:tcPr
        w:vMerge
      w:p
        w:pPr
          w:pStyle w:val=Cell
          w:keepNext
    w:tc
      w:p
        w:pPr
          w:pStyle w:val=CellEnd
          w:keepNext
        w:bookmarkStart w:id=10 w:name=_snh7cm4o4ytgxg
        w:bookmarkStart w:id=11 w:name=_snhyr6h7cmampk
        w:bookmarkEnd w:id=11
        w:bookmarkEnd w:id=10
        w:r
          w:t 「端末PC」
  w:tr
    w:trPr
      w:cantSplit
    w:tc
      w:tcPr
        w:gridSpan w:val=2
        w:shd w:color=auto w:fill=F5F5F5 w:val=clear
      w:p
        w:pPr
          w:pStyle w:val=Cell
        w:bookmarkStart w:id=12 w:name=_snl3264o4ytgxg
        w:bookmarkStart w:id=13 w:name=_snzklyl326ampk
        w:bookmarkEnd w:id=13
        w:bookmarkEnd w:id=12
        w:r
          w:t 「合計2台」
w:p
  w:pPr
    w:pStyle w:val=Gap
    w:spacing w:after=0 w:before=0 w:line=20 w:lineRule=exact
"#,
    );
}

#[test]
fn a_page_break_stands_on_the_next_paragraph() {
    becomes(
        vec![
            words("bcp/one", text("一")),
            Block::PageBreak,
            Block::Paragraph(Paragraph {
                id: id("bcp/two"),
                role: ParagraphRole::Cover,
                text: text("二"),
            }),
        ],
        r#"
w:p
  w:bookmarkStart w:id=3 w:name=_sno2jmtgxg4oym
  w:bookmarkEnd w:id=3
  w:r
    w:t 「一」
w:p
  w:pPr
    w:pStyle w:val=Cover
    w:pageBreakBefore
  w:bookmarkStart w:id=4 w:name=_snh7cmtgxg4oym
  w:bookmarkEnd w:id=4
  w:r
    w:t 「二」
"#,
    );
}
