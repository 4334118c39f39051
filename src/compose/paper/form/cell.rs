//! This file fills the cells of an item: what is asked, what was answered, and when.

use crate::assess::{Answer, Verdict};
use crate::catalogue::Item;
use crate::document::{BlockId, Inline, Inlines, ReferenceForm, text};
use crate::profile::Date;

use super::FormPrint;
use super::columns::{Col, Holds};
use super::walk::Part;
use super::wording;

/// What the cells of one table have in common.
pub(super) struct Cells<'a> {
    pub(super) print: &'a FormPrint<'a>,
    pub(super) columns: &'a [Col<'a>],
    /// How many rounds the table has.
    pub(super) rounds: usize,
    /// The 年度 in which a day needs no year.
    own_year: Option<i32>,
}

/// One round of an answer.
struct Said {
    yes: bool,
    on: Option<Date>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(print: &'a FormPrint<'a>, columns: &'a [Col<'a>], part: &Part<'_>) -> Self {
        let own_year = print.publication.fiscal_year.filter(|_| print.is_form());
        Self { print, columns, rounds: usize::from(part.rounds), own_year }
    }

    /// The paragraphs of an item's cell; none leave it blank.
    pub(super) fn cell(&self, col: &Col<'_>, item: &Item) -> Vec<Inlines> {
        let answer = self.print.answer(item);
        match col.holds {
            Holds::Section | Holds::Nothing => Vec::new(),
            Holds::Number => vec![text(item.number.as_str())],
            Holds::Viewpoint => item.viewpoint.iter().map(|v| text(v.as_str())).collect(),
            Holds::Heading => item.heading.iter().map(|h| text(wording::marked(h))).collect(),
            Holds::Item => self.question(item),
            Holds::Answer(round) => self.answer(col, round, answer),
            Holds::Yes(round) => sign(self.said(answer, round).is_some_and(|s| s.yes), "○"),
            Holds::No(round) => sign(self.said(answer, round).is_some_and(|s| !s.yes), "○"),
            Holds::Day(round) => self.day(col, self.said(answer, round).and_then(|said| said.on)),
            Holds::Target => self.day(col, answer.and_then(|a| a.target)),
            Holds::Mark => mark(answer, col.label.contains('×')),
            // A blank sheet is bound without the plan whose places it would name.
            Holds::Place if answer.is_none() => Vec::new(),
            Holds::Place => item.sections.iter().filter_map(|section| place(section)).collect(),
            // Written for an inspector's eyes; what is missing is for the house alone.
            Holds::Remark => {
                answer.iter().flat_map(|a| &a.remarks).map(|r| text(r.as_str())).collect()
            }
            Holds::Wording => vec![text(wording::word(item))],
        }
    }

    /// The sentence line by line as printed, its number first where no column holds that, and its bracket.
    fn question(&self, item: &Item) -> Vec<Inlines> {
        let numbered = self.columns.iter().any(|c| c.holds == Holds::Number);
        let words = item.text().words();
        let words = match item.number.as_str() {
            number if numbered || number.is_empty() => words.to_owned(),
            number => format!("{number} {words}"),
        };
        let bracket = item.bracket.as_ref().map(wording::marked);
        // Ours, so never on the form itself.
        let later = item.later.iter().filter(|_| !self.print.is_form()).map(|n| n.printed());
        words.lines().map(text).chain(bracket.into_iter().chain(later).map(text)).collect()
    }

    /// はい or いいえ as the form prints them, and the day unless it stands in a column of its own.
    fn answer(&self, col: &Col<'_>, round: usize, answer: Option<&Answer>) -> Vec<Inlines> {
        let said = self.said(answer, round);
        let selected = said.as_ref().map(|s| usize::from(!s.yes));
        let mut out: Vec<Inlines> = Vec::new();
        match col.prints {
            Some(printed) => {
                let options = alternatives(printed);
                out.push(vec![Inline::Choice { options: options.to_vec(), selected }]);
            }
            // The form leaves the cell empty, so that a blank one has to stay empty too.
            None => out.extend(selected.map(|at| text(if at == 0 { "はい" } else { "いいえ" }))),
        }
        if !self.columns.iter().any(|c| c.holds == Holds::Day(round)) {
            out.extend(self.day(col, said.and_then(|s| s.on)));
        }
        out
    }

    /// A day, or the room that the form prints for one.
    fn day(&self, col: &Col<'_>, day: Option<Date>) -> Vec<Inlines> {
        let room = col.prints.is_some_and(|p| p.contains(['/', '／']));
        match day {
            Some(day) => {
                let words = self.day_words(day);
                vec![text(if room { format!("({words})") } else { words })]
            }
            None if room => vec![text("(　/　)")],
            None => Vec::new(),
        }
    }

    /// Month and day where the form's own 年度 tells the year, else the whole date: 11/20 on the form of another
    /// 年度 would be read as a day of that 年度.
    fn day_words(&self, day: Date) -> String {
        if self.own_year == Some(day.fiscal_year()) {
            day.day().format("%-m/%-d").to_string()
        } else {
            day.era()
        }
    }

    /// The answer of a round; a table with fewer rounds than the answer shows the last of them.
    fn said(&self, answer: Option<&Answer>, round: usize) -> Option<Said> {
        let answer = answer?;
        let yes = match answer.verdict {
            Verdict::Yes => true,
            Verdict::No { .. } => false,
            _ => return None,
        };
        let skipped = answer.rounds.len().saturating_sub(self.rounds);
        match answer.rounds.get(skipped + round) {
            Some(said) => Some(Said { yes: said.yes, on: Some(said.checked_on) }),
            None if round == 0 => Some(Said { yes, on: answer.checked_on }),
            None => None,
        }
    }
}

/// The two alternatives of 「はい・いいえ (/)」.
fn alternatives(printed: &str) -> [String; 2] {
    let words = printed.split(['(', '（']).next().unwrap_or_default();
    let mut parts = words.split('・').map(str::trim).filter(|w| !w.is_empty());
    match (parts.next(), parts.next(), parts.next()) {
        (Some(yes), Some(no), None) => [yes.to_owned(), no.to_owned()],
        _ => ["はい".to_owned(), "いいえ".to_owned()],
    }
}

fn sign(set: bool, sign: &str) -> Vec<Inlines> {
    if set { vec![text(sign)] } else { Vec::new() }
}

/// ○ for はい; × for いいえ only where the sheet asks for it.
fn mark(answer: Option<&Answer>, crosses: bool) -> Vec<Inlines> {
    match answer.map(|a| &a.verdict) {
        Some(Verdict::Yes) => sign(true, "○"),
        Some(Verdict::No { .. }) => sign(crosses, "×"),
        _ => Vec::new(),
    }
}

fn place(section: &str) -> Option<Inlines> {
    let target = BlockId::parse(section).ok()?;
    Some(vec![Inline::Reference { target, form: ReferenceForm::Place }])
}
