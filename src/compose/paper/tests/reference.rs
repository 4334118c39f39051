//! These tests say what stands on a 参考: the old words whole, what is ours told apart, and nothing claimed too surely.

use std::collections::BTreeMap;

use crate::catalogue::{Catalogue, Publication};
use crate::compose::paper::ReferencePrint;
use crate::compose::sample::{profile, with_case};
use crate::compose::{Shelf, Templates, binder, reference};
use crate::document::{
    Arrow, Block, BlockId, Cell, Diagram, Document, EdgeLine, Node, NodeShape, Table, Visited,
    plain_text, walk,
};

fn publication(key: &str) -> &'static Publication {
    Catalogue::builtin().unwrap().look_up(key).unwrap()
}

fn paper(key: &str) -> Document {
    ReferencePrint::of(publication(key), None).unwrap().document()
}

fn blocks(document: &Document) -> impl Iterator<Item = &Block> {
    document.sections.iter().flat_map(|section| &section.blocks)
}

fn figures(document: &Document) -> Vec<&Diagram> {
    let mut figures = Vec::new();
    for block in blocks(document) {
        if let Block::Diagram(diagram) = block {
            figures.push(diagram);
        }
    }
    figures
}

fn table(document: &Document) -> &Table {
    let table = blocks(document).find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    table.unwrap()
}

fn words(cell: &Cell) -> String {
    cell.paragraphs.iter().map(|line| plain_text(line)).collect::<Vec<_>>().join("\n")
}

/// 「2-10」 of a box `…/2-10-vendors` or of a door `…/to-2-10`.
fn number(node: &Node) -> &str {
    node.title.split(' ').next().unwrap()
}

#[test]
fn every_step_stands_in_one_figure_and_in_the_table_of_words() {
    let document = paper("incident-flowchart/gl5");
    let chart = publication("incident-flowchart/gl5").step_chart.as_ref().unwrap();
    let figures = figures(&document);
    let cells: Vec<String> =
        table(&document).rows.iter().filter_map(|row| row.cells.first()).map(words).collect();
    for step in chart.steps() {
        let title = format!("{} {}", step.number, step.title);
        let holds = |figure: &&&Diagram| {
            let own = |n: &&Node| n.title == title && n.shape != NodeShape::Round;
            figure.nodes.iter().filter(own).count() > 0
        };
        assert_eq!(figures.iter().filter(holds).count(), 1, "{title}");
        assert!(cells.contains(&title), "{title}");
    }
    let lanes: Vec<&str> = figures[0].groups.iter().map(|group| group.title.as_str()).collect();
    let names: Vec<&str> = chart.lanes.iter().map(|lane| lane.name.as_str()).collect();
    assert!(figures.iter().all(|figure| figure.groups == figures[0].groups));
    assert_eq!(lanes, names);
}

#[test]
fn a_phase_of_18_steps_takes_two_figures_and_each_bears_the_printed_sentence() {
    let document = paper("incident-flowchart/gl5");
    let headings: Vec<String> = blocks(&document)
        .filter_map(|block| match block {
            Block::Heading(heading) => Some(plain_text(&heading.text)),
            _ => None,
        })
        .collect();
    assert_eq!(
        headings[2..8],
        [
            "0 体制整備",
            "1 検知",
            "2 初動対応（2-1〜2-9）",
            "2 初動対応（2-10〜2-18）",
            "3 復旧処理",
            "4 事後対応"
        ]
    );
    let captions: Vec<String> =
        figures(&document).iter().map(|f| plain_text(f.caption.as_ref().unwrap())).collect();
    assert_eq!(captions[2], captions[3]);
    assert_eq!(
        captions[3],
        "迅速に初動対応を進めて、サイバー攻撃による被害拡大の防止や診療への影響を最小限にする。"
    );
}

#[test]
fn an_arrow_is_solid_only_where_the_words_state_it() {
    let document = paper("incident-flowchart/gl5");
    let chart = publication("incident-flowchart/gl5").step_chart.as_ref().unwrap();
    let mut drawn = BTreeMap::new();
    for figure in figures(&document) {
        let at = |id: &BlockId| number(figure.nodes.iter().find(|node| node.id == *id).unwrap());
        for edge in figure.edges.iter().filter(|edge| edge.arrow == Arrow::Forward) {
            drawn.insert((at(&edge.from), at(&edge.to)), edge.line == EdgeLine::Solid);
        }
    }
    let known: BTreeMap<(&str, &str), bool> = chart
        .edges
        .iter()
        .map(|edge| ((edge.from.as_str(), edge.to.as_str()), edge.is_stated()))
        .collect();
    assert_eq!(drawn, known);
}

#[test]
fn what_leads_to_another_figure_ends_at_a_door_in_its_lane() {
    let document = paper("incident-flowchart/gl5");
    let figures = figures(&document);
    let doors = |figure: &Diagram| -> Vec<String> {
        let doors = figure.nodes.iter().filter(|node| node.shape == NodeShape::Round);
        doors.map(|n| format!("{} {}", number(n), n.group.as_deref().unwrap_or("-"))).collect()
    };
    assert_eq!(doors(figures[1]), ["2-1 security-officer"]);
    assert_eq!(doors(figures[3]), ["4-3 executives", "3-1 executives"]);
    // Back from the recovery of a plain fault and from the policy, which do not stand on the page before.
    assert_eq!(doors(figures[4]), ["2-4 security-officer", "4-1 security-officer"]);
    assert_eq!(doors(figures[5]), ["2-12 executives"]);
}

#[test]
fn what_has_changed_since_stands_on_the_first_page_and_beside_the_old_words() {
    let document = paper("incident-flowchart/gl5");
    let mut all = Vec::new();
    walk(&document, &mut |visited| {
        if let Visited::Words(_, inlines) = visited {
            all.push(plain_text(inlines));
        }
    });
    let office = "医政局 医療情報担当参事官室";
    assert_eq!(all.iter().filter(|words| words.contains(office)).count(), 2);
    assert!(all.iter().any(|words| words.starts_with("4-3 注（令和4年4月1日） ")));
    let marked = figures(&document)[3].nodes.iter().filter(|n| n.lines == ["注あり"]).count();
    assert_eq!(marked, 5, "2-10 in two lanes, 2-13, 2-18 and the door to 4-3");
}

#[test]
fn the_nine_precepts_stand_with_their_notes_below_them() {
    let document = paper("precepts/r5");
    let rows: Vec<Vec<String>> =
        table(&document).rows.iter().map(|row| row.cells.iter().map(words).collect()).collect();
    let firsts: Vec<&str> = rows.iter().skip(1).map(|row| row[0].as_str()).collect();
    assert_eq!(firsts[0], "経営管理者(院長、医療情報システム安全管理責任者等)");
    assert_eq!(firsts[1], "1");
    assert!(firsts[2].starts_with("注（令和8年6月29日） パスワードの定期的な変更は要らない。"));
    let numbers: Vec<&str> =
        firsts.iter().copied().filter(|first| first.parse::<u8>().is_ok()).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    assert_eq!(
        rows[2][1],
        "アカウント整理と使用状況の棚卸し\n・不要なアカウントの削除\n・アカウントのパスワード強度と管理状況"
    );
}

#[test]
fn a_reference_says_that_it_is_one_and_whose_words_it_bears() {
    let publication = publication("precepts/r5");
    let profile = profile("one-doctor-clinic", &[]);
    let paper = reference(&ReferencePrint::of(publication, Some(&profile)).unwrap());
    assert_eq!(paper.file_name, "参考_サイバーセキュリティ 9の心得");
    let meta = &paper.document.meta;
    assert_eq!(meta.handling.as_deref(), Some("参考"));
    assert_eq!(meta.facility, profile.facility.name);
    let first: Vec<String> = blocks(&paper.document)
        .filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(plain_text(&paragraph.text)),
            _ => None,
        })
        .take(2)
        .collect();
    assert_eq!(first, ["【参考】サイバーセキュリティ 9の心得", "厚生労働省　令和5年10月10日"]);
}

#[test]
fn forms_are_no_reference_and_a_binder_holds_the_flowchart_alone_outside_what_is_shown() {
    assert!(ReferencePrint::of(publication("checklist/r7"), None).is_none());
    assert!(ReferencePrint::of(publication("checklist-5.2/r4"), None).is_none());
    // The poster of the precepts is a paper of its own, hung up on request; the 参考 is not in the binder.
    let older = ["checklist-5.2", "precepts-r5"];
    for name in ["one-doctor-clinic", "hospital-80-beds"] {
        with_case(&profile(name, &[]), |case| {
            let papers = binder(case, &Templates::embedded()).unwrap();
            for paper in &papers {
                let name = &paper.document.name;
                assert!(!older.iter().any(|older| name.starts_with(older)), "{name}");
            }
            let charts: Vec<_> = papers
                .iter()
                .filter(|paper| paper.document.name.starts_with("incident-flowchart"))
                .map(|paper| (paper.shelf, paper.bundles.len(), paper.file_name.as_str()))
                .collect();
            let file = "参考_医療情報システム等の障害発生時の対応フローチャート";
            assert_eq!(charts, [(Shelf::Internal, 0, file)]);
        });
    }
}
