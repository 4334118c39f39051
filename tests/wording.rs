//! These tests hold every word that the catalogue calls exact against the ministry's own text, in `tests/official/`.

#![allow(clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use sonae::catalogue::{
    Catalogue, Column, Confidence, Edge, Form, Precepts, Publication, StepChart, Wording,
};

fn catalogue() -> &'static Catalogue {
    Catalogue::builtin().expect("the shipped catalogue can be read")
}

/// The title of the manual that follows the sheets of R5.
const MANUAL: &str = "医療機関におけるサイバーセキュリティ対策チェックリストマニュアル\n";

/// Every sentence, cell and line of a source text, without spaces.
struct Source {
    pieces: Vec<String>,
    /// What follows the sheets: the manual, which words some items otherwise.
    manual: String,
    /// Whether it was transcribed sentence by sentence, so that nothing in it is there for nothing.
    transcribed: bool,
}

impl Source {
    /// The text that the exact words of a publication rest on.
    fn of(publication: &Publication) -> Self {
        let name = publication.key.replace('/', "-");
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/official")
            .join(format!("{name}.txt"));
        let text = fs::read_to_string(&path).unwrap_or_else(|_| {
            panic!("{} has exact wording; its source text belongs in {path:?}", publication.key)
        });
        let (head, body) = text.split_once("\n\n").expect("provenance, an empty line, the text");
        assert!(head.lines().all(|l| l.starts_with("# ")) && head.contains("出典"), "{path:?}");
        let transcribed = head.contains("書き写したもの");
        let end = body.find(MANUAL).unwrap_or(body.len());
        let pieces = body[..end].lines().flat_map(|line| line.split('\t')).map(bare);
        let pieces = pieces.filter(|p| !p.is_empty()).collect();
        Self { pieces, manual: bare(&body[end..]), transcribed }
    }

    fn holds(&self, words: &str) -> bool {
        self.pieces.contains(&bare(words))
    }
}

/// Words without spaces and without the line that somebody writes on: extraction puts spaces where lines turn.
fn bare(words: &str) -> String {
    words
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .trim_end_matches('_')
        .to_owned()
}

/// One thing that is printed, in the ways in which a source text may hold it: with its number, without it.
struct Printed {
    place: String,
    ways: Vec<String>,
}

impl Printed {
    fn new(place: impl Into<String>, ways: &[&str]) -> Self {
        Self { place: place.into(), ways: ways.iter().map(|w| (*w).to_owned()).collect() }
    }
}

/// Everything of a form that is called exact.
fn exact(form: &Form) -> Vec<Printed> {
    let mut out = Vec::new();
    let mut wording = |place: &str, w: &Wording, number: &str| {
        // A section without a printed heading has an empty one.
        if w.confidence == Confidence::Exact && !w.text.is_empty() {
            let numbered = format!("{number}{}", w.text);
            out.push(Printed::new(format!("{} {place}", form.key), &[&w.text, &numbered]));
        }
    };
    wording("title", &form.title, "");
    form.subtitle.iter().for_each(|w| wording("subtitle", w, ""));
    for section in &form.sections {
        wording("section", &section.title, &section.number);
        section.part.iter().for_each(|w| wording("part", w, ""));
        for item in &section.items {
            item.heading.iter().for_each(|w| wording(&item.key, w, &item.number));
        }
    }
    for column in form.columns.iter().chain(form.sections.iter().flat_map(|s| &s.columns)) {
        if column.confidence == Confidence::Exact {
            let words = [Some(&column.text), column.over.as_ref(), column.prints.as_ref()];
            for words in words.into_iter().flatten().filter(|w| !w.is_empty()) {
                out.push(Printed::new(format!("{} column", form.key), &[words]));
            }
        }
    }
    let lines = form.groups.iter().map(|g| (&g.text, g.confidence));
    let lines = lines.chain(form.notes.iter().map(|n| (&n.text, n.confidence)));
    for (text, confidence) in lines.chain(form.blanks.iter().map(|b| (&b.text, b.confidence))) {
        if confidence == Confidence::Exact {
            out.push(Printed::new(format!("{} line", form.key), &[text]));
        }
    }
    for score in form.score.iter().filter(|s| s.confidence == Confidence::Exact) {
        let words = [&score.title].into_iter().chain(&score.columns).chain(&score.note);
        out.extend(words.map(|words| Printed::new(format!("{} score", form.key), &[words])));
    }
    for item in form.items().filter(|i| i.confidence == Confidence::Exact) {
        let text = item.official_text.as_deref().unwrap_or_default();
        let bracket = item.bracket.as_ref().map_or("", |b| &b.text);
        let [plain, numbered] = [text.to_owned(), format!("{}{text}", item.number)];
        let with = format!("{numbered}{bracket}");
        out.push(Printed::new(&item.key, &[&plain, &numbered, &with]));
    }
    out
}

/// Everything of a chart of steps that is called exact.
fn exact_steps(chart: &StepChart) -> Vec<Printed> {
    let mut out = vec![Printed::new("steps title", &[&chart.title.text])];
    if chart.confidence != Confidence::Exact {
        return out;
    }
    for lane in &chart.lanes {
        out.push(Printed::new(&lane.key, &[&format!("【{}】", lane.name)]));
    }
    for phase in &chart.phases {
        let title = format!("{}{}", phase.number, phase.title);
        out.push(Printed::new(&phase.number, &[&title]));
        out.push(Printed::new(&phase.number, &[&phase.sentence]));
    }
    for step in chart.steps() {
        let place = &step.number;
        out.push(Printed::new(place, &[&format!("{}{}", step.number, step.title)]));
        let texts = step.parts.iter().flat_map(|part| &part.text);
        out.extend(texts.map(|text| Printed::new(place, &[text])));
        for note in &step.notes {
            out.push(Printed::new(place, &[&note.title]));
            let lines = note.lines.iter();
            out.extend(lines.map(|line| Printed::new(place, &[line])));
        }
    }
    out
}

/// Everything of precepts that is called exact.
fn exact_precepts(precepts: &Precepts) -> Vec<Printed> {
    let wordings = precepts.lead.iter().chain([&precepts.title]);
    let mut out: Vec<Printed> = wordings
        .filter(|w| w.confidence == Confidence::Exact)
        .map(|w| Printed::new("precepts", &[&w.text]))
        .collect();
    if precepts.confidence != Confidence::Exact {
        return out;
    }
    out.extend(precepts.audiences.iter().map(|a| Printed::new("audience", &[&a.name])));
    for precept in precepts.precepts() {
        let place = precept.number.to_string();
        let marked = format!("✓{}", precept.title);
        out.push(Printed::new(&place, &[&precept.title]));
        out.push(Printed::new(&place, &[&marked]));
        let lines = precept.points.iter().chain(&precept.text);
        out.extend(lines.map(|line| Printed::new(&place, &[line])));
    }
    out
}

fn titles(publication: &Publication) -> Option<Printed> {
    let title = &publication.title;
    (title.confidence == Confidence::Exact).then(|| Printed::new(&publication.key, &[&title.text]))
}

/// Publications with any exact word, and these words.
fn exact_words() -> BTreeMap<&'static str, (&'static Publication, Vec<Printed>)> {
    let all = catalogue().publications().iter().map(|publication| {
        let mut printed: Vec<Printed> = publication.forms.iter().flat_map(exact).collect();
        printed.extend(publication.step_chart.iter().flat_map(exact_steps));
        printed.extend(publication.precepts.iter().flat_map(exact_precepts));
        printed.extend(titles(publication));
        (publication.key.as_str(), (publication, printed))
    });
    all.filter(|(_, (_, printed))| !printed.is_empty()).collect()
}

#[test]
fn every_word_called_exact_stands_in_its_source_text() {
    let mut faults = Vec::new();
    for (publication, printed) in exact_words().values() {
        let source = Source::of(publication);
        for p in printed {
            if !p.ways.iter().any(|way| source.holds(way)) {
                faults.push(format!("{}: {}", p.place, p.ways[0]));
            }
        }
    }
    assert!(faults.is_empty(), "not in the source text:\n{}", faults.join("\n"));
}

#[test]
fn every_transcribed_sentence_is_used_by_a_form() {
    let mut faults = Vec::new();
    for (publication, printed) in exact_words().values() {
        let source = Source::of(publication);
        let used: BTreeSet<String> =
            printed.iter().flat_map(|p| &p.ways).map(|way| bare(way)).collect();
        if source.transcribed {
            let unused = source.pieces.iter().filter(|piece| !used.contains(*piece));
            faults.extend(unused.map(|piece| format!("{}: {piece}", publication.key)));
        }
    }
    assert!(faults.is_empty(), "transcribed and not in the catalogue:\n{}", faults.join("\n"));
}

#[test]
fn an_exact_item_that_loses_or_changes_one_character_is_found_out() {
    for (publication, _) in exact_words().values() {
        let source = Source::of(publication);
        let items = publication.forms.iter().flat_map(Form::items);
        for item in items.filter(|i| i.confidence == Confidence::Exact) {
            let text = item.official_text.as_deref().expect("exact wording has a text");
            for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
                let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
                for changed in [format!("{before}{after}"), format!("{before}〓{after}")] {
                    let bracket = item.bracket.as_ref().map_or("", |b| &b.text);
                    let numbered = format!("{}{changed}", item.number);
                    let with = format!("{numbered}{bracket}");
                    let found = [&changed, &numbered, &with].into_iter().any(|w| source.holds(w));
                    assert!(!found, "{}: {changed}", item.key);
                }
            }
        }
    }
}

/// Everything that the sheets of a form print, in reading order, as the extraction of the PDF has it.
fn print(form: &Form) -> Vec<String> {
    let pages = form.sections.iter().map(|s| s.page).max().unwrap_or(1);
    let mut out = Vec::new();
    for page in 1..=pages {
        out.push(form.title.text.clone());
        out.extend(form.subtitle.iter().map(|w| w.text.clone()));
        let mut table: Option<(&[Column], Option<&Wording>)> = None;
        let mut group: Option<&str> = None;
        for section in form.sections.iter().filter(|s| s.page == page) {
            let (columns, part) = (section.columns_in(form), section.part.as_ref());
            if table != Some((columns, part)) {
                if let Some(part) = part {
                    out.push(part.text.clone());
                    out.extend(notes(form, page, Edge::Head));
                }
                out.extend(head(columns));
                table = Some((columns, part));
                group = None;
            }
            out.push(format!("{}{}", section.number, section.title.text));
            for item in &section.items {
                if item.group.as_deref() != group {
                    group = item.group.as_deref();
                    let sentence = group.and_then(|name| form.group(name));
                    out.extend(sentence.map(|g| g.text.clone()));
                }
                let text = item.official_text.as_deref().unwrap_or_default();
                let bracket = item.bracket.as_ref().map_or("", |b| &b.text);
                out.push(format!("{}{text}{bracket}", item.number));
                out.extend(columns.iter().filter_map(|c| c.prints.clone()));
            }
        }
        let here = |on: Option<u8>| on.is_none_or(|on| on == page);
        let blanks = form.blanks.iter().filter(|b| b.edge == Edge::Foot && here(b.page));
        out.extend(blanks.map(|b| b.text.clone()));
        out.extend(notes(form, page, Edge::Foot));
    }
    out.iter().map(|words| bare(words)).filter(|words| !words.is_empty()).collect()
}

fn notes(form: &Form, page: u8, edge: Edge) -> impl Iterator<Item = String> {
    let here = move |on: Option<u8>| on.is_none_or(|on| on == page);
    form.notes.iter().filter(move |n| n.edge == edge && here(n.page)).map(|n| n.text.clone())
}

/// The two rows of a table's head: what spans several columns stands in the first, once.
fn head(columns: &[Column]) -> Vec<String> {
    let mut first: Vec<String> = Vec::new();
    for column in columns {
        let words = column.over.as_ref().unwrap_or(&column.text);
        if column.over.is_none() || first.last() != Some(words) {
            first.push(words.clone());
        }
    }
    first.extend(columns.iter().filter(|c| c.over.is_some()).map(|c| c.text.clone()));
    first
}

/// The sheets with a sub-title as the source has them: from their title to the next sheet.
fn sheets(source: &Source, form: &Form) -> Vec<String> {
    let title = bare(&form.title.text);
    let subtitle = form.subtitle.as_ref().map(|w| bare(&w.text));
    let pieces = &source.pieces;
    let begins = |at: usize| {
        pieces[at] == title && pieces.get(at + 1).is_some_and(|next| next.ends_with("確認用"))
    };
    let mut out = Vec::new();
    let mut open = false;
    for (at, piece) in pieces.iter().enumerate() {
        if begins(at) {
            open = pieces.get(at + 1) == subtitle.as_ref();
        }
        if open {
            out.push(piece.clone());
        }
    }
    out
}

#[test]
fn the_r5_sheets_print_the_ministrys_words_in_the_ministrys_order_and_no_others() {
    let publication = catalogue().publication("checklist", "r5").expect("令和5年度版");
    let source = Source::of(publication);
    for name in ["facility", "vendor"] {
        let form = publication.form(name).expect("a form of 令和5年度版");
        let mut official = sheets(&source, form);
        if name == "vendor" {
            // On the last page the extraction wrote the black circle of the note as a hyphen.
            let last = official.last_mut().expect("a last line");
            *last = last.replacen('-', "●", 1);
        }
        assert_eq!(print(form), official, "{name}");
    }
}

#[test]
fn the_r5_form_is_exact_throughout_and_no_later_one_is() {
    for publication in catalogue().publications().iter().filter(|p| p.family == "checklist") {
        for form in &publication.forms {
            assert_eq!(form.is_exact_throughout(), publication.edition == "r5", "{}", form.key);
        }
    }
}

#[test]
fn the_r5_items_refer_to_the_clauses_that_the_manual_names() {
    let publication = catalogue().publication("checklist", "r5").expect("令和5年度版");
    let manual = Source::of(publication).manual;
    let form = publication.form("facility").expect("医療機関確認用");
    for item in form.items() {
        let mut marks = String::new();
        let mut book = "";
        for clause in item.clauses_of("6.0") {
            let (own, number) =
                clause.split_at(clause.find('編').expect("a book") + '編'.len_utf8());
            if own != book {
                marks.push('▶');
                marks.push_str(own);
                book = own;
            }
            marks.push_str(number);
        }
        let rest = manual.split_once(&marks).map(|(_, rest)| rest);
        let rest = rest.unwrap_or_else(|| panic!("{}: {marks} is not in the manual", item.key));
        let next = ["1体制構築", "2医療情報システムの管理", "3インシデント発生"];
        let ends = !rest.starts_with(|c: char| c.is_numeric() || c == '.')
            || next.iter().any(|title| rest.starts_with(title));
        assert!(ends, "{}: the manual names more than {marks}", item.key);
    }
}
