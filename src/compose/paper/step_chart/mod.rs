//! This module prints a published chart of steps: a figure with its lanes for each phase, then the words of every step.

mod figure;

use crate::catalogue::{Step, StepChart, StepPart};
use crate::document::{Block, Cell, Column, Inlines, ParagraphRole, Row, Shade, TableRole, text};

use super::reference::{later, unknown};
use super::sheet::{Grid, Sheet};
use figure::{figure, scenes};

/// All pages of a chart of steps but title and source.
pub(super) fn pages(chart: &StepChart, sheet: &mut Sheet) {
    let guide = [
        "国が過去に公表した図の文言を、当製品の体裁で並べたものである。国の様式ではなく、当日の手引きでもない。当日は、BCPの「当院の流れと報告期限」に従う。",
        "実線の矢印は、原文の文が述べている流れを表す。破線の矢印は、番号の順と意味から推定した流れを表す（原文の矢印は絵であり、文字に残っていない）。矢のない線は、同じ段階を共に行うことを表す。角の丸い枠は、ほかの図の段階を表す。「注あり」の段階には、次の注がある。",
    ];
    sheet.note("guide", "この図の読み方", guide.into_iter().map(text).collect());
    sheet.heading("changed", "後に変わった点と、原文の誤記");
    later(sheet, "chart", &chart.later);
    for step in chart.steps() {
        for (at, note) in step.later.iter().enumerate() {
            let key = format!("{}-{}", step.number, at + 1);
            let words = text(format!("{} {}", step.number, note.printed()));
            sheet.paragraph(&key, ParagraphRole::Small, words);
        }
    }
    unknown(&chart.unknown, sheet);
    let scenes = scenes(chart);
    for (at, scene) in scenes.iter().enumerate() {
        // A figure takes the rest of its page; its heading must stand on the same one.
        sheet.block(Block::PageBreak);
        let first = scene.steps.first().map_or("", |step| step.number.as_str());
        sheet.heading(&format!("from-{first}"), &scene.title());
        let before = at.checked_sub(1).and_then(|before| scenes.get(before));
        sheet.block(Block::Diagram(figure(chart, scene, before, sheet.id("figure"))));
    }
    sheet.block(Block::PageBreak);
    words(chart, sheet);
}

/// The published words of every step, and beside them the notes of ours.
fn words(chart: &StepChart, sheet: &mut Sheet) {
    sheet.heading("words", "各段階の内容（原文）");
    let columns = [
        ("段階", Column::start(10.0)),
        ("行う人・例", Column::start(10.0)),
        ("内容", Column::start(38.0)),
    ];
    let mut grid = Grid::new(sheet.id("table"), TableRole::Ledger, &columns);
    for phase in &chart.phases {
        let title = format!("{} {}", phase.number, phase.title);
        grid.group(&format!("phase-{}", phase.number), text(title));
        for step in &phase.steps {
            step_rows(chart, step, &mut grid);
        }
    }
    sheet.block(grid.finish());
}

fn step_rows(chart: &StepChart, step: &Step, grid: &mut Grid) {
    let parts = step.parts.iter().map(|part| (part.lanes.join("-"), who(chart, part), &part.text));
    let notes = step.notes.iter().map(|note| (note.title.clone(), note.title.clone(), &note.lines));
    let count = step.parts.len() + step.notes.len();
    for (at, (key, who, lines)) in parts.chain(notes).enumerate() {
        let id = grid.row_id(&format!("{}-{key}", step.number));
        // The title stands once; a cell over all rows would keep them on one page.
        let title =
            if at == 0 { format!("{} {}", step.number, step.title) } else { step.number.clone() };
        let mut words = Cell::new(id.child("words"), Inlines::new());
        words.paragraphs = lines.iter().map(|line| text(line.as_str())).collect();
        let cells = vec![
            Cell::new(id.child("step"), text(title)),
            Cell::new(id.child("who"), text(who)),
            words,
        ];
        let mut row = Row::new(id, cells);
        row.keep_with_next = at + 1 == count && !step.later.is_empty();
        grid.push(row);
    }
    for (at, note) in step.later.iter().enumerate() {
        let id = grid.row_id(&format!("{}-later-{}", step.number, at + 1));
        let cell = Cell::new(id.child("words"), text(note.printed()));
        grid.push(Row::new(id, vec![cell.span_columns(3).shaded(Shade::Light)]));
    }
}

fn who(chart: &StepChart, part: &StepPart) -> String {
    let name = |key: &String| chart.lane(key).map_or("", |lane| lane.name.as_str());
    let always: Vec<&str> = part.lanes.iter().map(name).collect();
    let needed: Vec<&str> = part.when_needed.iter().map(name).collect();
    let mut words = always.join("・");
    if !needed.is_empty() {
        words.push_str(&format!("（必要に応じて{}）", needed.join("・")));
    }
    words
}
