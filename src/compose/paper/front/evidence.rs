//! This file builds the index of evidence: every item of the checklist, its answer, and where the proof of it lies.

use std::collections::BTreeSet;

use crate::assess::{Answer, Basis, Verdict};
use crate::catalogue::{Form, Item};
use crate::compose::binder::{Paper, Shelf};
use crate::compose::paper::sheet::{Grid, Sheet};
use crate::compose::phrase::NOTHING;
use crate::document::{
    Block, BlockId, Column, Document, Inline, Inlines, Page, ParagraphRole, ReferenceForm,
    TableRole, Visited, text, walk,
};

use super::super::case::{Answered, Case};
use super::contents::{stacked, whole};
use super::{INDEX, INDEX_TITLE, meta, places};

/// 根拠資料索引: for the inspector's eyes, so that it names proof and nothing that is missing.
pub(in crate::compose) fn evidence_index(case: &Case<'_>, others: &[&Paper]) -> Document {
    let shown = Shown::new(others);
    let mut sheet = Sheet::new(INDEX);
    sheet.paragraph("title", ParagraphRole::Title, text(INDEX_TITLE));
    let lead = "チェックリストの項目ごとに、答えの根拠となる資料と、この綴りの中の場所を示す。綴りにない資料は、書かれた置き場所から出して並べる。";
    sheet.paragraph("lead", ParagraphRole::Body, text(lead));
    sheet.heading("checklist", "チェックリストの項目と根拠");
    sheet.block(table(case, &case.facility, &shown, sheet.id("items")));
    for answered in &case.local {
        sheet.heading(answered.form.name(), &answered.form.title.text);
        sheet.block(table(case, answered, &shown, sheet.id("items")));
    }
    sheet.finish(meta(case, INDEX_TITLE), Page::A4_LANDSCAPE)
}

fn table(case: &Case<'_>, answered: &Answered<'_>, shown: &Shown<'_>, id: BlockId) -> Block {
    let columns = [
        ("番号", Column::center(2.6)),
        ("確認する項目（要旨）", Column::start(11.0)),
        ("答え", Column::center(6.8)),
        ("根拠資料と置き場所", Column::start(13.0)),
        ("この綴りの中の場所", Column::start(11.0)),
    ];
    let form: &Form = answered.form;
    let mut grid = Grid::new(id, TableRole::Form, &columns);
    for section in &form.sections {
        let heading = format!("{}　{}", section.number, section.title.text);
        let key = format!("section-{}", section.number);
        if !heading.trim().is_empty() && section.items.iter().any(|i| is_asked(answered, i)) {
            grid.group(&key, text(heading.trim()));
        }
        for item in section.items.iter().filter(|item| is_asked(answered, item)) {
            let answer = answered.answers.get(&item.key);
            let key = item.key.rsplit('/').next().unwrap_or_default();
            let row = vec![
                text(number(section.number.as_str(), item)),
                text(subject(case, item)),
                answer.map(said).unwrap_or_default(),
                answer.map(proofs).unwrap_or_default(),
                shown.places(item, answer),
            ];
            grid.row(key, row);
        }
    }
    grid.finish()
}

/// Whether the question arises at all.
fn is_asked(answered: &Answered<'_>, item: &Item) -> bool {
    let verdict = answered.answers.get(&item.key).map(|answer| &answer.verdict);
    !matches!(verdict, Some(Verdict::NotApplicable { blank: true, .. }))
}

/// 「2⑪」.
fn number(section: &str, item: &Item) -> String {
    let own = item.number.starts_with(section);
    if own { item.number.clone() } else { format!("{section}{}", item.number) }
}

/// What an item is about: the names of its controls, or our words for it.
fn subject(case: &Case<'_>, item: &Item) -> String {
    let keys = item.control_keys();
    let names = keys.iter().filter_map(|key| case.catalogue.control(key)).map(|c| c.name.as_str());
    let words = match (keys.as_slice(), names.collect::<Vec<_>>().as_slice()) {
        ([_], [name]) => *name,
        _ => &item.our_words,
    };
    // 「2⑫」 stands twice, for サーバ and for 端末PC.
    let group = item.key.rsplit_once('@').and(item.group.as_deref());
    match group.filter(|group| !words.contains(group)) {
        Some(group) => format!("【{group}】{words}"),
        None => words.to_owned(),
    }
}

/// The answer and its day; what nobody has said is left to the pen.
fn said(answer: &Answer) -> Inlines {
    let day = |word: &str, day: Option<crate::profile::Date>| {
        let after = day.map(|day| format!("\n{word}{}", day.era())).unwrap_or_default();
        format!("{}{after}", answer.verdict.word())
    };
    match &answer.verdict {
        Verdict::Yes => lines(&day("", answer.checked_on)),
        Verdict::No { target } => lines(&day("目標日 ", *target)),
        Verdict::NotApplicable { .. } => text(answer.verdict.word()),
        Verdict::Unknown | Verdict::Stale { .. } | Verdict::ForVendor => Inlines::new(),
    }
}

/// What a はい rests on, each once; the plan itself stands in the last column.
fn proofs(answer: &Answer) -> Inlines {
    if answer.verdict != Verdict::Yes {
        return match answer.verdict {
            Verdict::Unknown | Verdict::Stale { .. } | Verdict::ForVendor => Inlines::new(),
            _ => text(NOTHING),
        };
    }
    let mut seen = BTreeSet::new();
    let print = |basis: &Basis| format!("{}（{}、{}）", basis.what, basis.place, basis.on.era());
    let all = answer.basis.iter().filter(|basis| !basis.is_in_the_plan()).map(print);
    let each: Vec<Inlines> = all.filter(|line| seen.insert(line.clone())).map(text).collect();
    if each.is_empty() { text(NOTHING) } else { stacked(each) }
}

fn lines(words: &str) -> Inlines {
    stacked(words.lines().map(text).collect())
}

/// The papers that are shown, and their headings.
struct Shown<'p> {
    papers: Vec<&'p Document>,
    headings: BTreeSet<BlockId>,
}

impl<'p> Shown<'p> {
    fn new(others: &'p [&'p Paper]) -> Self {
        let shown = others.iter().filter(|paper| paper.shelf == Shelf::Inspection);
        let papers: Vec<&Document> = shown.map(|paper| &paper.document).collect();
        let mut headings = BTreeSet::new();
        for paper in &papers {
            walk(paper, &mut |visited| {
                if let Visited::Block(Block::Heading(heading)) = visited {
                    headings.insert(heading.id.clone());
                }
            });
        }
        Self { papers, headings }
    }

    /// Where the papers speak of an item that is answered with はい.
    fn places(&self, item: &Item, answer: Option<&Answer>) -> Inlines {
        if !answer.is_some_and(|answer| answer.verdict == Verdict::Yes) {
            return Inlines::new();
        }
        let mut names: Vec<&str> = Vec::new();
        for place in item.control_keys().into_iter().flat_map(places::of) {
            if !names.contains(place) {
                names.push(place);
            }
        }
        stacked(names.into_iter().filter_map(|name| self.place(name)).collect())
    }

    fn place(&self, name: &str) -> Option<Inlines> {
        if name.contains('/') {
            let target = BlockId::parse(name).ok().filter(|id| self.headings.contains(id))?;
            return Some(vec![Inline::Reference { target, form: ReferenceForm::Place }]);
        }
        let shown = format!("{name}-shown");
        let paper = self.papers.iter().find(|p| p.name == name || p.name == shown)?;
        Some(whole(&paper.name, &paper.meta.title))
    }
}
