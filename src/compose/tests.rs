//! These tests hold the dialect: data comes out verbatim, and what is not known is refused by name and line.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::sample::lines;
use super::shape::view;
use super::{ComposeError, Shaped, Templates, check_parts, compose};
use crate::document::{Block, Document, Inline, Meta, ParagraphRole, ReferenceForm, Status};

view! {
    /// A row.
    pub(super) struct Row {
        /// Key.
        id: String,
        /// Words.
        words: String,
    }
}

view! {
    /// A small view.
    pub(super) struct Small {
        /// Words.
        name: String,
        /// Words that may be missing.
        night: Option<String>,
        /// Yes or no.
        beds: bool,
        /// Entries.
        rows: Vec<Row>,
    }
}

fn small(words: &str) -> Small {
    Small {
        name: words.to_owned(),
        night: None,
        beds: false,
        rows: vec![Row { id: "emr".into(), words: words.to_owned() }],
    }
}

fn meta() -> Meta {
    Meta {
        title: "試し".into(),
        short_title: "試し".into(),
        facility: "髙田内科クリニック".into(),
        document_number: None,
        version: None,
        date: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
        status: Status::Sheet,
        handling: None,
    }
}

fn made(source: &str, view: &Small) -> Result<Document, ComposeError> {
    let templates = Templates::embedded().with("t.hbs", source);
    compose(&templates, &["t.hbs"], "t", meta(), view)
}

const EVERY_PLACE: &str = r#"## {{name}} {#s}

{{name}} {#p}

**{{name}}**は「{{name}}」という。[{{name}}](https://example.jp/) {#q .small}

{#list}
- {{name}} {# {{rows_key}} }
{{#each rows}}
- {{words}} {# {{id}} }
{{/each}}

```table {#t columns="a:1 b:1c" caption="{{name}}"}
= 対象 | 内容
{{#each rows}}
{{id}} | {{words}} | {{@root.name}}
{{/each}}
```

```note {#n title="{{name}}"}
{{name}} {#p}
```

```diagram {#d alt="{{name}}" caption="{{name}}"}
group g | lane | {{name}}
node a | strong | g | {{name}} | {{name}}
node b | box | - | 受付
edge a | b | solid | {{name}}
```

```signature {#sign}
approver | 承認 | {{name}} | {{name}}
```
"#;

proptest! {
    #[test]
    fn data_is_printed_verbatim_wherever_it_stands(
        words in "[\\PC\\n]{1,40}|[-#*_`|<>\\[\\]{}()!&~^+.=:\\\\ \\n0-9a-z]{1,30}"
    ) {
        let source = EVERY_PLACE.replace("{{rows_key}}", "first");
        let document = made(&source, &small(&words)).unwrap();
        let printed = lines(&document);
        let whole = printed.iter().filter(|(_, text)| *text == words).count();
        // Heading, paragraph, 2 items, 2 cells, 2 captions, note's title and words, 4 in the drawing, 2 signed.
        prop_assert_eq!(whole, 16, "{:?}", printed);
        let quoted = format!("{words}は「{words}」という。{words}");
        prop_assert!(printed.contains(&("t/s/q".to_owned(), quoted)));
    }
}

#[test]
fn markup_in_data_stays_words() {
    let hostile = "{{7*7}} <w:p/> | # `x` [[br]] **太字** {#key}\n- 項目\n\n```table";
    let source = EVERY_PLACE.replace("{{rows_key}}", "first");
    let document = made(&source, &small(hostile)).unwrap();
    assert_eq!(document.sections[0].blocks.len(), 8);
    assert!(lines(&document).contains(&("t/s/t/emr/a".into(), hostile.into())));
}

#[test]
fn marks_become_references_blanks_boxes_and_breaks() {
    let source = "## 報告 {#s}\n\n[[ref bcp/clock]]による。[[br]][[blank 4]]年[[box]]済 {#p}\n";
    let document = made(source, &small("x")).unwrap();
    let Block::Paragraph(p) = &document.sections[0].blocks[1] else { panic!("no paragraph") };
    assert_eq!(p.role, ParagraphRole::Body);
    let [
        Inline::Reference { target, form },
        ..,
        Inline::Checkbox { checked: false },
        Inline::Text(last),
    ] = p.text.as_slice()
    else {
        panic!("{:?}", p.text)
    };
    assert_eq!((target.as_str(), *form), ("bcp/clock", ReferenceForm::NumberAndPage));
    assert_eq!(last, "済");
    assert!(p.text.contains(&Inline::Blank { ems: 4 }));
}

#[test]
fn what_the_dialect_does_not_know_is_refused_with_template_and_line() {
    let cases = [
        ("段落 {#p}\n\n<b>太字</b> {#q}\n", "t.hbs、3行目: HTMLは使えません。"),
        ("`code` {#p}\n", "t.hbs、1行目: 文中の ` `は使えません。"),
        ("\n> 引用 {#p}\n", "t.hbs、2行目: 引用 >は使えません。"),
        ("![絵](a.png) {#p}\n", "t.hbs、1行目: 画像 ![]は使えません。"),
        ("*斜体* {#p}\n", "t.hbs、1行目: 斜体 * *は使えません。"),
        ("**「院長」**が {#p}\n", "t.hbs、1行目: ここの「*」は使えません。"),
        ("段落 {#p .loud}\n", "t.hbs、1行目: 段落の「loud」は使えません。"),
        ("段落[[jump x]] {#p}\n", "t.hbs、1行目: 「[[jump x]]」は使えません。"),
        ("```html\nx\n```\n", "t.hbs、1行目: 囲み「html」は使えません。"),
        ("#### 深い {#p}\n", "t.hbs、1行目: 4段目より深い見出しは使えません。"),
    ];
    for (source, message) in cases {
        assert_eq!(made(source, &small("x")).unwrap_err().to_string(), message);
    }
}

#[test]
fn every_block_needs_a_key() {
    let cases = [
        ("# 総則\n", "見出し"),
        ("\n\n段落\n", "段落"),
        ("- 項目 {#i}\n", "箇条書き"),
        ("{#list}\n- 項目\n", "箇条書きの項目"),
        ("```table {columns=\"a:1\"}\nx | y\n```\n", "表"),
        ("```note {#n}\n段落\n```\n", "段落"),
    ];
    for (source, block) in cases {
        match made(source, &small("x")).unwrap_err() {
            ComposeError::NoKey { what, .. } => assert_eq!(what, block, "{source}"),
            other => panic!("{source}: {other}"),
        }
    }
}

#[test]
fn nothing_empty_is_printed() {
    let empty = Small { rows: Vec::new(), ..small("x") };
    let table =
        "```table {#t columns=\"a:1\"}\n{{#each rows}}\n{{id}} | {{words}}\n{{/each}}\n```\n";
    assert_eq!(
        made(table, &empty).unwrap_err().to_string(),
        "t.hbs、1行目: 「t/front/t」に中身がありません。"
    );
    let told = table.replace("columns", "none=\"登録はない。\" columns");
    assert_eq!(lines(&made(&told, &empty).unwrap())[0].1, "登録はない。");
    let nothing = made("段落 {#a}\n\n夜間: {{name}} {#b}\n", &small("")).unwrap_err();
    assert_eq!(nothing.to_string(), "t.hbs、3行目: 空の値が印刷されます。");
    let blank = "```table {#t columns=\"a:1 b:1\"}\nx | 済 | \n```\n";
    assert!(matches!(made(blank, &empty), Err(ComposeError::Empty { .. })));
}

fn checked(source: &str) -> Vec<String> {
    let templates = Templates::embedded().with("t.hbs", source);
    let result = check_parts(&templates, &["t.hbs"], "t", &Small::shape());
    result.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[test]
fn misspelt_paths_are_found_without_data() {
    assert_eq!(
        checked("{{#if bedz}}\n有床 {#a}\n{{/if}}\n\n{{nmae}} {#b}\n"),
        [
            "t.hbs、1行目: 「bedz」という値はありません。「beds」でしょうか。",
            "t.hbs、5行目: 「nmae」という値はありません。「name」でしょうか。"
        ]
    );
    assert_eq!(
        checked("{{#each rows}}\n{{name}} {# {{id}} }\n{{/each}}\n"),
        ["t.hbs、2行目: 「name」という値はありません。「@root.name」でしょうか。"]
    );
}

#[test]
fn values_are_used_only_as_what_they_are() {
    let cases = [
        ("{{beds}} {#a}\n", "「beds」はここでは使えません（はい・いいえの値は印刷できません）"),
        (
            "{{#if name}}\nx {#a}\n{{/if}}\n",
            "「name」はここでは使えません（いつもある値は条件になりません）",
        ),
        ("{{lookup rows 0}} {#a}\n", "値の中の関数は使えません"),
        ("{{{name}}} {#a}\n", "{{{ }}} と {{& }}は使えません"),
        ("{{> other}}\n", "部分テンプレートと修飾は使えません"),
    ];
    for (source, message) in cases {
        assert_eq!(checked(source), [format!("t.hbs、1行目: {message}。")]);
    }
    assert_eq!(checked("夜間 {{night}} {#a}\n").len(), 1);
    assert!(
        checked("{{#if night}}\n夜間 {{night}} {#a}\n{{else}}\n昼間 {#b}\n{{/if}}\n").is_empty()
    );
    assert!(checked("{{#if (and beds night)}}\n{{night}} {#a}\n{{/if}}\n").is_empty());
    assert_eq!(checked("{{#if (or beds night)}}\n{{night}} {#a}\n{{/if}}\n").len(), 1);
}

#[test]
fn a_branch_that_the_data_never_takes_is_proved_too() {
    assert_eq!(
        checked("段落 {#a}\n\n{{#if beds}}\n名前のない段落\n{{/if}}\n"),
        ["t.hbs、4行目: 段落に名前 {#名前} がありません。"]
    );
}

#[test]
fn the_built_in_templates_name_only_what_exists() {
    let errors = super::check_templates(&Templates::embedded()).err().unwrap_or_default();
    let told: Vec<_> = errors.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}
