//! Small documents and the exact elements they become.

use sonae::document::{
    Align, Block, Cell, Column, Inline, Paragraph, ParagraphRole, ReferenceForm, Row, Shade, Table,
    TableRole, text,
};

use crate::everything::{binder_of, heading, id, paragraph};
use crate::reading::tree;

/// The body of a document of these blocks as indented lines, without the page's properties.
fn body(blocks: Vec<Block>) -> String {
    let docx = binder_of(blocks).docx();
    let mut body = tree(&docx, "word/document.xml").children.remove(0);
    body.children.retain(|c| c.name != "w:sectPr");
    body.pretty()
}

/// A golden text, which begins on a line of its own.
fn golden(text: &str) -> &str {
    text.trim_start_matches('\n')
}

#[test]
fn a_chapter_and_a_paragraph_carry_styles_bookmarks_and_nothing_else() {
    let found = body(vec![
        heading("bcp/general", 1, "総則", true),
        paragraph("bcp/general/text", ParagraphRole::Body, text("院長が決める。")),
    ]);
    assert_eq!(
        found,
        golden(
            r#"
w:body
  w:p
    w:pPr
      w:pStyle w:val=Heading1
    w:bookmarkStart w:id=1 w:name=_sn4oymiquy7qtgxgrhzku2
    w:bookmarkEnd w:id=1
    w:bookmarkStart w:id=2 w:name=_sntgxgrhzku2b7voc3kvgz
    w:bookmarkEnd w:id=2
    w:r
      w:t 「総則」
  w:p
    w:bookmarkStart w:id=3 w:name=_sntwteldsmbmtawz4pvzs3
    w:bookmarkEnd w:id=3
    w:r
      w:t 「院長が決める。」
"#
        )
    );
}

#[test]
fn a_reference_is_a_link_with_a_page_field_and_its_cached_page() {
    let target =
        Inline::Reference { target: id("bcp/general"), form: ReferenceForm::NumberAndPage };
    let found = body(vec![
        heading("bcp/general", 1, "総則", true),
        paragraph("bcp/see", ParagraphRole::Body, vec![target]),
    ]);
    assert_eq!(
        found,
        golden(
            r#"
w:body
  w:p
    w:pPr
      w:pStyle w:val=Heading1
    w:bookmarkStart w:id=1 w:name=_sn4oymiquy7qtgxgrhzku2
    w:bookmarkEnd w:id=1
    w:bookmarkStart w:id=2 w:name=_sntgxgrhzku2b7voc3kvgz
    w:bookmarkEnd w:id=2
    w:r
      w:t 「総則」
  w:p
    w:bookmarkStart w:id=3 w:name=_sntgxgrhzku2vkpjwxeqpv
    w:bookmarkEnd w:id=3
    w:hyperlink w:anchor=_sntgxgrhzku2b7voc3kvgz w:history=1
      w:r
        w:t 「第1章（」
      w:r
        w:fldChar w:fldCharType=begin
      w:r
        w:instrText xml:space=preserve 「 PAGEREF _sntgxgrhzku2b7voc3kvgz \h 」
      w:r
        w:fldChar w:fldCharType=separate
      w:r
        w:t 「2」
      w:r
        w:fldChar w:fldCharType=end
      w:r
        w:t 「頁）」
"#
        )
    );
}

#[test]
fn a_choice_is_a_list_that_shows_its_answer_or_all_alternatives() {
    let choice =
        |selected| Inline::Choice { options: vec!["はい".into(), "いいえ".into()], selected };
    let found = body(vec![
        paragraph("bcp/yes", ParagraphRole::Body, vec![choice(Some(0))]),
        paragraph("bcp/open", ParagraphRole::Body, vec![choice(None)]),
    ]);
    assert_eq!(
        found,
        golden(
            r#"
w:body
  w:p
    w:bookmarkStart w:id=1 w:name=_sn4oymiquy7qtgxgrhzku2
    w:bookmarkEnd w:id=1
    w:bookmarkStart w:id=2 w:name=_sntgxgrhzku2rj4yreh6so
    w:bookmarkEnd w:id=2
    w:sdt
      w:sdtPr
        w:alias w:val=回答
        w:id w:val=3
        w:dropDownList
          w:listItem w:displayText=はい w:value=はい
          w:listItem w:displayText=いいえ w:value=いいえ
          w:listItem w:displayText=未記入 w:value=未記入
      w:sdtContent
        w:r
          w:t 「はい」
  w:p
    w:bookmarkStart w:id=4 w:name=_sntgxgrhzku2eneptgduii
    w:bookmarkEnd w:id=4
    w:sdt
      w:sdtPr
        w:alias w:val=回答
        w:id w:val=5
        w:showingPlcHdr
        w:dropDownList
          w:listItem w:displayText=はい w:value=はい
          w:listItem w:displayText=いいえ w:value=いいえ
          w:listItem w:displayText=未記入 w:value=未記入
      w:sdtContent
        w:r
          w:t 「はい・いいえ」
"#
        )
    );
}

#[test]
fn a_checkbox_names_its_font_and_both_its_states() {
    let found = body(vec![paragraph(
        "bcp/box",
        ParagraphRole::Body,
        vec![Inline::Checkbox { checked: true }, Inline::Blank { ems: 3 }],
    )]);
    assert_eq!(
        found,
        golden(
            r#"
w:body
  w:p
    w:bookmarkStart w:id=1 w:name=_sn4oymiquy7qtgxgrhzku2
    w:bookmarkEnd w:id=1
    w:bookmarkStart w:id=2 w:name=_sntgxgrhzku2e34fm7zfne
    w:bookmarkEnd w:id=2
    w:sdt
      w:sdtPr
        w:id w:val=3
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
"#
        )
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
    let found = body(vec![Block::Table(Table {
        id: id("bcp/t"),
        caption: Some(text("機器")),
        role: TableRole::Ledger,
        columns: vec![Column::start(1.0), Column::center(2.0)],
        header_rows: 1,
        header_column: false,
        rows,
    })]);
    assert_eq!(
        found,
        golden(
            r#"
w:body
  w:p
    w:pPr
      w:pStyle w:val=Caption
      w:keepNext
    w:bookmarkStart w:id=1 w:name=_sn4oymiquy7qtgxgrhzku2
    w:bookmarkEnd w:id=1
    w:bookmarkStart w:id=2 w:name=_sntgxgrhzku24o4yutnddi
    w:bookmarkEnd w:id=2
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
          w:tcW w:type=dxa w:w=3102
          w:shd w:color=auto w:fill=E5E5E5 w:val=clear
          w:vAlign w:val=center
        w:p
          w:pPr
            w:pStyle w:val=Head
            w:keepNext
          w:bookmarkStart w:id=3 w:name=_snampkgqxlact4xg2m5dof
          w:bookmarkEnd w:id=3
          w:bookmarkStart w:id=4 w:name=_sntjvhurb7itzklycewkdo
          w:bookmarkEnd w:id=4
          w:r
            w:t 「系統」
      w:tc
        w:tcPr
          w:tcW w:type=dxa w:w=6204
          w:shd w:color=auto w:fill=E5E5E5 w:val=clear
          w:vAlign w:val=center
        w:p
          w:pPr
            w:pStyle w:val=HeadCenter
            w:keepNext
          w:bookmarkStart w:id=5 w:name=_sntjvhurb7ithyr6qfqahf
          w:bookmarkEnd w:id=5
          w:r
            w:t 「機器」
    w:tr
      w:trPr
        w:cantSplit
      w:tc
        w:tcPr
          w:tcW w:type=dxa w:w=3102
          w:vMerge w:val=restart
          w:vAlign w:val=center
        w:p
          w:pPr
            w:pStyle w:val=Cell
            w:keepNext
          w:bookmarkStart w:id=6 w:name=_snampkgqxlaco2jmhljvic
          w:bookmarkEnd w:id=6
          w:bookmarkStart w:id=7 w:name=_snatco5phbehzklycewkdo
          w:bookmarkEnd w:id=7
          w:r
            w:t 「電子カルテ」
      w:tc
        w:tcPr
          w:tcW w:type=dxa w:w=6204
        w:p
          w:pPr
            w:pStyle w:val=CellCenter
            w:keepNext
          w:bookmarkStart w:id=8 w:name=_snatco5phbehhyr6qfqahf
          w:bookmarkEnd w:id=8
          w:r
            w:t 「サーバ」
    w:tr
      w:trPr
        w:cantSplit
        w:trHeight w:val=600
      w:tc
        w:tcPr
          w:tcW w:type=dxa w:w=3102
          w:vMerge
        w:p
          w:pPr
            w:pStyle w:val=Cell
            w:keepNext
      w:tc
        w:tcPr
          w:tcW w:type=dxa w:w=6204
        w:p
          w:pPr
            w:pStyle w:val=CellEnd
            w:keepNext
          w:bookmarkStart w:id=9 w:name=_snampkgqxlach7cmz7tulb
          w:bookmarkEnd w:id=9
          w:bookmarkStart w:id=10 w:name=_snaoejvaurxmhyr6qfqahf
          w:bookmarkEnd w:id=10
          w:r
            w:t 「端末PC」
    w:tr
      w:trPr
        w:cantSplit
      w:tc
        w:tcPr
          w:tcW w:type=dxa w:w=9306
          w:gridSpan w:val=2
          w:shd w:color=auto w:fill=F5F5F5 w:val=clear
        w:p
          w:pPr
            w:pStyle w:val=Cell
          w:bookmarkStart w:id=11 w:name=_snampkgqxlacl3266a3ew2
          w:bookmarkEnd w:id=11
          w:bookmarkStart w:id=12 w:name=_snjq7jay2yffzklycewkdo
          w:bookmarkEnd w:id=12
          w:r
            w:t 「合計2台」
  w:p
    w:pPr
      w:pStyle w:val=Gap
      w:spacing w:after=0 w:before=0 w:line=20 w:lineRule=exact
"#
        )
    );
}

#[test]
fn a_page_break_stands_on_the_next_paragraph() {
    let found = body(vec![
        paragraph("bcp/one", ParagraphRole::Body, text("一")),
        Block::PageBreak,
        Block::Paragraph(Paragraph {
            id: id("bcp/two"),
            role: ParagraphRole::Cover,
            text: text("二"),
        }),
    ]);
    assert_eq!(
        found,
        golden(
            r#"
w:body
  w:p
    w:bookmarkStart w:id=1 w:name=_sn4oymiquy7qtgxgrhzku2
    w:bookmarkEnd w:id=1
    w:bookmarkStart w:id=2 w:name=_sntgxgrhzku2o2jmhljvic
    w:bookmarkEnd w:id=2
    w:r
      w:t 「一」
  w:p
    w:pPr
      w:pStyle w:val=Cover
      w:pageBreakBefore
    w:bookmarkStart w:id=3 w:name=_sntgxgrhzku2h7cmz7tulb
    w:bookmarkEnd w:id=3
    w:r
      w:t 「二」
"#
        )
    );
}
