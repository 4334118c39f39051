//! This file decides the columns of a form's table: the published ones on the form, our own on a 記入準備シート.

use crate::catalogue::{self, ColumnRole, Confidence};
use crate::document::Column;

use super::FormPrint;
use super::walk::Part;
use super::wording;

/// Width of the text on an upright page and on one on its side, in points.
const UPRIGHT: f32 = 465.0;
const WIDE: f32 = 711.0;

/// A column of the printed table.
#[derive(Debug, Clone)]
pub(super) struct Col<'a> {
    /// Key of its cells.
    pub(super) key: String,
    /// Its heading.
    pub(super) label: String,
    /// The heading over it and its neighbours.
    pub(super) over: Option<String>,
    /// What its cells hold.
    pub(super) holds: Holds,
    /// What the form prints into its empty cells.
    pub(super) prints: Option<&'a str>,
    /// Width and setting.
    pub(super) column: Column,
}

/// What the cells of a column hold. Rounds count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Number and title of the section, merged down over its rows.
    Section,
    /// Number of the item.
    Number,
    /// 視点.
    Viewpoint,
    /// 大項目, merged down over the items that share it.
    Heading,
    /// The question, with its number where no column holds that.
    Item,
    /// はい or いいえ of a round, and its day where no column holds that.
    Answer(usize),
    /// ○ where a round is はい.
    Yes(usize),
    /// ○ where a round is いいえ.
    No(usize),
    /// The day of a round.
    Day(usize),
    /// 目標日.
    Target,
    /// One box: ○, and × where the sheet asks for it.
    Mark,
    /// Where the answer stands in the plan.
    Place,
    /// 備考.
    Remark,
    /// Whether the wording was compared with the published one.
    Wording,
    /// Nothing that we know of.
    Nothing,
}

/// The columns of one table.
pub(super) fn columns<'a>(print: &FormPrint<'_>, part: &Part<'a>) -> Vec<Col<'a>> {
    if print.is_form() {
        let known = part.columns.iter().any(|c| c.role == Some(ColumnRole::Item));
        let mut columns = if known { published(part.columns) } else { usual(part) };
        fit(&mut columns, print.is_wide());
        return columns;
    }
    if part.rounds > 0 { asking(print, part) } else { listing(print, part) }
}

/// The columns as published.
fn published(columns: &[catalogue::Column]) -> Vec<Col<'_>> {
    let mut round = 0;
    let mut out: Vec<Col<'_>> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        if column.role == Some(ColumnRole::Second) {
            round = 1;
        }
        let holds = match column.role {
            Some(ColumnRole::Section) => Holds::Section,
            Some(ColumnRole::Number) => Holds::Number,
            Some(ColumnRole::Viewpoint) => Holds::Viewpoint,
            Some(ColumnRole::Heading) => Holds::Heading,
            Some(ColumnRole::Item) => Holds::Item,
            Some(ColumnRole::First | ColumnRole::Second) => Holds::Answer(round),
            Some(ColumnRole::CheckedOn) => Holds::Day(round),
            Some(ColumnRole::Target) => Holds::Target,
            Some(ColumnRole::Mark) => Holds::Mark,
            Some(ColumnRole::Remark) => Holds::Remark,
            None => Holds::Nothing,
        };
        let mut col = Col::new(holds, &column.text);
        if out.iter().any(|c| c.key == col.key) {
            col.key = format!("{}-{}", col.key, at + 1);
        }
        col.over.clone_from(&column.over);
        col.prints = column.prints.as_deref();
        out.push(col);
    }
    out
}

/// Gives the form's columns their widths: answers and days what they need to stand on a line, 備考 room for evidence
/// where there is any, the question the rest, so that a table of fewer columns stands in line with the others.
fn fit(columns: &mut [Col<'_>], filled: bool) {
    let page = if filled { WIDE } else { UPRIGHT };
    let width = |holds: Holds| match holds {
        Holds::Section if filled => 68.0,
        Holds::Section => 60.0,
        Holds::Number | Holds::Viewpoint => 32.0,
        Holds::Heading => 90.0,
        Holds::Answer(_) if filled => 98.0,
        Holds::Answer(_) => 75.0,
        Holds::Day(_) | Holds::Target if filled => 58.0,
        Holds::Remark if filled => 186.0,
        _ => 44.0,
    };
    let others = columns.iter().filter(|c| c.holds != Holds::Item);
    let rest = page - others.map(|c| width(c.holds)).sum::<f32>();
    for col in columns {
        col.column.share = match col.holds {
            Holds::Item => rest.max(120.0),
            holds => width(holds),
        };
    }
}

/// What a form whose columns nobody recorded is printed with.
fn usual<'a>(part: &Part<'a>) -> Vec<Col<'a>> {
    if part.rounds == 0 {
        return vec![Col::new(Holds::Item, "項目"), Col::new(Holds::Mark, "確認")];
    }
    let mut out = vec![Col::new(Holds::Section, "区分"), Col::new(Holds::Item, "項目")];
    for round in 0..usize::from(part.rounds) {
        let mut answer = Col::new(Holds::Answer(round), &format!("{}回目", round + 1));
        answer.prints = Some("はい・いいえ (/)");
        if round == 1 {
            out.push(Col::new(Holds::Target, "目標日"));
        }
        out.push(answer);
    }
    if part.rounds == 1 {
        out.push(Col::new(Holds::Target, "目標日"));
    }
    out.push(Col::new(Holds::Remark, "備考"));
    out
}

/// Our own columns for はい and いいえ: a cell for each, so that ○ can be read without a drawing.
fn asking<'a>(print: &FormPrint<'_>, part: &Part<'a>) -> Vec<Col<'a>> {
    let mut out = vec![Col::new(Holds::Number, "番号"), Col::new(Holds::Item, "確認する項目")];
    let several = part.rounds > 1;
    for round in 0..usize::from(part.rounds) {
        let day = if round == 0 || several { "確認日" } else { "" };
        for (holds, label) in
            [(Holds::Yes(round), "はい"), (Holds::No(round), "いいえ"), (Holds::Day(round), day)]
        {
            let mut col = Col::new(holds, label);
            col.over = several.then(|| format!("{}回目", round + 1));
            out.push(col);
        }
        if round == 0 {
            out.push(Col::new(Holds::Target, "目標日"));
        }
    }
    let remark = if print.vendor.is_some() {
        "備考"
    } else {
        "備考（根拠となる資料・理由）"
    };
    out.push(Col::new(Holds::Remark, remark));
    out.extend(wording_column(print));
    out
}

/// Our own columns for a list with one box an item, with the published headings where they are known.
fn listing<'a>(print: &FormPrint<'_>, part: &Part<'a>) -> Vec<Col<'a>> {
    let items = || part.sections.iter().flat_map(|s| &s.items);
    let label = |role: ColumnRole, ours: &str| {
        let known = part.columns.iter().find(|c| c.role == Some(role));
        let known = known.filter(|c| c.confidence == Confidence::Exact && !c.text.is_empty());
        known.map_or_else(|| ours.to_owned(), |c| c.text.clone())
    };
    let mut out = vec![Col::new(Holds::Number, &label(ColumnRole::Number, "番号"))];
    if items().any(|item| item.viewpoint.is_some()) {
        out.push(Col::new(Holds::Viewpoint, &label(ColumnRole::Viewpoint, "視点")));
    }
    if items().any(|item| item.heading.is_some()) {
        out.push(Col::new(Holds::Heading, &label(ColumnRole::Heading, "大項目")));
    }
    out.push(Col::new(Holds::Item, &label(ColumnRole::Item, "確認する項目")));
    out.push(Col::new(Holds::Mark, &label(ColumnRole::Mark, "確認")));
    if print.asks_for_places() {
        out.push(Col::new(Holds::Place, &format!("BCPの中の場所（{}の記入）", print.we())));
    }
    out.extend(wording_column(print));
    if !print.is_wide() {
        // Without places and marks beside it, the question has the page to itself.
        for col in out.iter_mut().filter(|c| c.holds == Holds::Item) {
            col.column.share = 32.0;
        }
    }
    out
}

fn wording_column<'a>(print: &FormPrint<'_>) -> Option<Col<'a>> {
    wording::differs(print.form).then(|| Col::new(Holds::Wording, "文言"))
}

impl Col<'_> {
    fn new(holds: Holds, label: &str) -> Self {
        let column = match holds {
            Holds::Section => Column::start(7.4),
            Holds::Number => Column::center(2.8),
            Holds::Viewpoint => Column::center(3.2),
            Holds::Heading => Column::start(11.0),
            Holds::Item => Column::start(16.5),
            Holds::Answer(_) => Column::center(8.4),
            Holds::Yes(_) => Column::center(2.8),
            Holds::No(_) => Column::center(3.7),
            Holds::Day(_) | Holds::Target => Column::center(5.6),
            Holds::Mark if label.chars().count() > 3 => Column::center(5.0),
            Holds::Mark => Column::center(3.2),
            Holds::Place => Column::start(13.0),
            Holds::Remark => Column::start(17.0),
            Holds::Wording => Column::center(5.4),
            Holds::Nothing => Column::center(5.0),
        };
        let key = holds.key(label);
        Self { key, label: label.to_owned(), over: None, holds, prints: None, column }
    }
}

impl Holds {
    fn key(self, label: &str) -> String {
        let first = |round: usize, key: &str| match round {
            0 => key.to_owned(),
            _ => format!("{key}-{}", round + 1),
        };
        match self {
            Self::Section => "section".to_owned(),
            Self::Number => "number".to_owned(),
            Self::Viewpoint => "viewpoint".to_owned(),
            Self::Heading => "heading".to_owned(),
            Self::Item => "text".to_owned(),
            Self::Answer(round) => first(round, "answer"),
            Self::Yes(round) => first(round, "yes"),
            Self::No(round) => first(round, "no"),
            Self::Day(round) => first(round, "checked-on"),
            Self::Target => "target".to_owned(),
            Self::Mark => "mark".to_owned(),
            Self::Place => "place".to_owned(),
            Self::Remark => "remark".to_owned(),
            Self::Wording => "wording".to_owned(),
            Self::Nothing => format!("column-{label}"),
        }
    }
}
