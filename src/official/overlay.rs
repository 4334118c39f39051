//! This file writes an imported form as files of the catalogue, with the cells of every question.

use super::draft::{Decision, Draft};
use super::edition::year_before;
use super::found::{Found, Question, Section};
use super::known::Known;
use super::number::{Number, number};
use super::recognise::{Hash, Recognised};
use super::scope::scope;
use super::words::folded;
use super::yaml::quoted;
use crate::catalogue::{
    AnswerCells, Ask, Audience, Catalogue, ItemCells, NameCell, OverlayFile, RoundCells,
};
use crate::profile::Date;

/// The files of an imported form: the form, and its publication where the edition is a new one.
pub(super) fn files(draft: &Draft<'_>, catalogue: &Catalogue, day: Date) -> Vec<OverlayFile> {
    let name = &draft.recognised.name;
    let folder = format!("{}/{}", name.family, name.edition);
    let mut files = Vec::new();
    if catalogue.publication(&name.family, &name.edition).is_none() {
        files.push(file(format!("{folder}/publication.yaml"), publication(draft, catalogue, day)));
    }
    let writer = Writer { draft, lines: Vec::new() };
    files.push(file(format!("{folder}/{}.yaml", name.form), writer.form(day)));
    files
}

fn file(path: String, text: String) -> OverlayFile {
    OverlayFile { shown: path.clone(), path, text }
}

/// Where the words are from, and whether anybody can tell that the file is the published one.
fn source(draft: &Draft<'_>, day: Date) -> String {
    let hash = match draft.recognised.hash {
        Hash::Same => "公表されたファイルのSHA-256と一致",
        Hash::Other => "公表されたファイルのSHA-256とは違う",
        Hash::NotKnown => "公表されたファイルのSHA-256は分からない",
    };
    let (file, sha256) = (&draft.file, &draft.sha256);
    format!("取り込んだ公式のExcel（{file}、SHA-256 {sha256}、{day}に取り込み）。{hash}")
}

fn publication(draft: &Draft<'_>, catalogue: &Catalogue, day: Date) -> String {
    let recognised = &draft.recognised;
    let newest = catalogue.newest(&recognised.name.family);
    let authority =
        newest.map_or("（取り込んだファイルによる）", |p| p.authority.as_str());
    let url = newest.map_or("", |p| p.url.as_str());
    let licence = newest.map_or("取り込んだファイルの配布元の条件による", |p| {
        p.licence.as_str()
    });
    let title = title(recognised, &draft.found);
    let year = recognised.fiscal_year.map(|year| format!("fiscal_year: {year}\n"));
    format!(
        "# sonae forms import が書いた。\nschema: 1\ntitle: {}\nedition_name: {}\nauthority: {}\ndate: null\n{}in_force: {{from: {day}}}\nurl: {}\nlicence: {}\ncitation: {}\nnotes:\n  - {}\n",
        wording(&title, &quoted(&source(draft, day))),
        quoted(&recognised.edition_name),
        quoted(authority),
        year.unwrap_or_default(),
        quoted(url),
        quoted(licence),
        quoted(&format!("「{title}」（{authority}）（取り込んだファイル: {}）", draft.file)),
        quoted("公表された日は分からないため、取り込んだ日から使う版とする。"),
    )
}

fn title(recognised: &Recognised, found: &Found) -> String {
    recognised.title.clone().unwrap_or_else(|| found.name.clone())
}

/// `source` is written as it is: a text in quotes or a reference to one.
fn wording(text: &str, source: &str) -> String {
    format!("{{text: {}, confidence: exact, source: {source}}}", quoted(text))
}

struct Writer<'d> {
    draft: &'d Draft<'d>,
    lines: Vec<String>,
}

/// Refers to the source, which is the same for every word and is written once, at the title.
const SOURCE: &str = "*excel ";

impl Writer<'_> {
    fn form(mut self, day: Date) -> String {
        let draft = self.draft;
        let recognised = &draft.recognised;
        self.line("# sonae forms import が書いた。controls（答える対策）は直してよい。");
        self.line("schema: 1");
        let title = title(recognised, &draft.found);
        let source = format!("&excel {}", quoted(&source(draft, day)));
        self.line(&format!("title: {}", wording(&title, &source)));
        if let Some(subtitle) = &recognised.subtitle {
            self.line(&format!("subtitle: {}", wording(subtitle, SOURCE)));
        }
        let audience = match recognised.audience {
            Audience::Facility => "facility",
            Audience::Vendor => "vendor",
        };
        self.line(&format!("audience: {audience}"));
        self.line(&format!("rounds: {}", draft.found.rounds()));
        self.workbook(day);
        self.columns(draft.found.main_table(), "");
        self.groups();
        self.around(&title);
        if recognised.hash == Hash::Other {
            let words = "取り込んだファイルが公表されたままのものか（SHA-256が違う。開いて保存し直すと変わる）。ダウンロードしたままのファイルを取り込むと分かる。";
            self.line(&format!("unknown:\n  - {}", quoted(words)));
        }
        self.sections();
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }

    fn line(&mut self, text: &str) {
        self.lines.push(text.to_owned());
    }

    fn workbook(&mut self, day: Date) {
        let draft = self.draft;
        self.line("workbook:");
        self.line(&format!("  file: {}", quoted(&draft.file)));
        self.line(&format!("  sha256: {}", draft.sha256));
        self.line(&format!("  imported_on: {day}"));
        self.line(&format!("  sheet: {}", quoted(&draft.found.name)));
        for (key, cell) in [("facility", &draft.found.facility), ("vendor", &draft.found.vendor)] {
            if let Some(NameCell { cell, after }) = cell {
                self.line(&format!("  {key}: {{cell: {cell}, after: {}}}", quoted(after)));
            }
        }
    }

    fn columns(&mut self, table: usize, indent: &str) {
        let draft = self.draft;
        let columns = draft.found.tables.get(table).map(Vec::as_slice).unwrap_or_default();
        if columns.is_empty() {
            return;
        }
        self.line(&format!("{indent}columns:"));
        for column in columns {
            let role = column.role.map(|role| format!(", role: {role}")).unwrap_or_default();
            let quote = |key: &str, text: &Option<String>| {
                text.as_ref().map(|t| format!(", {key}: {}", quoted(t))).unwrap_or_default()
            };
            self.line(&format!(
                "{indent}  - {{text: {}, confidence: exact, source: {SOURCE}{role}{}{}}}",
                quoted(&column.text),
                quote("over", &column.over),
                quote("prints", &column.prints),
            ));
        }
    }

    /// Every printed group is its own name: what the sheet says is what is printed.
    fn groups(&mut self) {
        let mut seen: Vec<&str> = Vec::new();
        for group in self.draft.found.items.iter().filter_map(|i| i.group.as_deref()) {
            if !seen.contains(&group) {
                seen.push(group);
            }
        }
        if seen.is_empty() {
            return;
        }
        self.line("groups:");
        for group in seen {
            let text = quoted(group);
            self.line(&format!(
                "  - {{name: {text}, text: {text}, confidence: exact, source: {SOURCE}}}"
            ));
        }
    }

    /// Notes, and lines for names, which the form has besides its table.
    fn around(&mut self, title: &str) {
        let draft = self.draft;
        let is_name = |text: &str| {
            let text = folded(text);
            ["医療機関名", "医療機関等名", "施設名", "薬局名", "事業者名", "会社名"]
                .iter()
                .any(|label| text.starts_with(label))
        };
        let (mut notes, mut blanks) = (Vec::new(), Vec::new());
        for line in &draft.found.around {
            let is_head = Some(&line.text) == draft.recognised.subtitle.as_ref();
            if line.text == title || is_head {
                continue;
            }
            let edge = if line.below { "foot" } else { "head" };
            let entry = format!(
                "  - {{text: {}, confidence: exact, source: {SOURCE}, edge: {edge}}}",
                quoted(&line.text)
            );
            if is_name(&line.text) { blanks.push(entry) } else { notes.push(entry) }
        }
        for (key, entries) in [("notes:", notes), ("blanks:", blanks)] {
            if !entries.is_empty() {
                self.line(key);
                self.lines.extend(entries);
            }
        }
    }

    fn sections(&mut self) {
        let draft = self.draft;
        let mut keys: Vec<String> = Vec::new();
        self.line("sections:");
        for (at, section) in draft.found.sections.iter().enumerate() {
            self.line(&format!("  - number: {}", quoted(&section.number)));
            self.line(&format!("    title: {}", wording(&section.title, SOURCE)));
            if let Some(part) = &section.part {
                self.line(&format!("    part: {}", wording(part, SOURCE)));
            }
            self.section_of_its_own(at, section);
            self.line("    items:");
            for (index, question) in draft.found.items.iter().enumerate() {
                if question.section == at {
                    let key = key(draft, index, question, &keys);
                    self.item(&key, index, question);
                    keys.push(key);
                }
            }
        }
    }

    /// What a section has apart from the form: a table with other columns, a year of its own.
    fn section_of_its_own(&mut self, at: usize, section: &Section) {
        let draft = self.draft;
        let found = &draft.found;
        let main = found.main_table();
        if found.tables.get(section.table) != found.tables.get(main) {
            self.columns(section.table, "    ");
        }
        let rounds = found.rounds_of(at);
        if rounds != found.rounds() {
            self.line(&format!("    rounds: {rounds}"));
        }
        let part = section.part.as_deref().unwrap_or_default();
        let due = year_before(&folded(part), "年度中").map(|year| 2018 + year);
        if let Some(year) = due.or(draft.recognised.fiscal_year) {
            self.line(&format!("    due: {year}"));
        }
        if part.contains("参考項目") {
            self.line("    reference: true");
        }
    }

    fn item(&mut self, key: &str, index: usize, question: &Question) {
        let draft = self.draft;
        let known = draft.known(index);
        self.line(&format!("      - key: {}", quoted(key)));
        self.line(&format!("        number: {}", quoted(&question.printed)));
        if let Some(group) = &question.group {
            self.line(&format!("        group: {}", quoted(group)));
        }
        if let Some(heading) = &question.heading {
            self.line(&format!("        heading: {}", wording(heading, SOURCE)));
        }
        self.line(&format!("        official_text: {}", quoted(&question.sentence)));
        let ours = known.map_or(question.sentence.as_str(), |k| k.item.our_words.as_str());
        self.line(&format!("        our_words: {}", quoted(ours)));
        self.line("        confidence: exact");
        self.line(&format!("        source: {}", SOURCE.trim_end()));
        // Without controls an item is answered by its own key, or not at all.
        if let Some(Decision::Controls(controls)) = draft.decision(index) {
            self.line(&format!("        controls: {}", ask(controls)));
        }
        if let Some(known) = known {
            if known.item.blank_without_vendor && draft.says_blank_without_vendor() {
                self.line("        blank_without_vendor: true");
            }
            if known.item.gate {
                self.line("        gate: true");
            }
            if !known.item.sections.is_empty() {
                let sections: Vec<String> = known.item.sections.iter().map(|s| quoted(s)).collect();
                self.line(&format!("        sections: [{}]", sections.join(", ")));
            }
        }
        self.cells(&question.cells);
    }

    fn cells(&mut self, cells: &ItemCells) {
        self.line("        cells:");
        self.line(&format!("          text: {}", cells.text));
        if let Some(number) = &cells.number {
            self.line(&format!("          number: {number}"));
        }
        let rounds: Vec<String> = cells.rounds.iter().map(round).collect();
        self.line(&format!("          rounds: [{}]", rounds.join(", ")));
        for (key, cell) in [("target", &cells.target), ("remark", &cells.remark)] {
            if let Some(cell) = cell {
                self.line(&format!("          {key}: {cell}"));
            }
        }
    }
}

fn round(round: &RoundCells) -> String {
    let answer = match &round.answer {
        AnswerCells::Circle { cell } => format!("{{way: circle, cell: {cell}}}"),
        AnswerCells::List { cell, yes, no } => {
            format!("{{way: list, cell: {cell}, for_yes: {}, for_no: {}}}", quoted(yes), quoted(no))
        }
        AnswerCells::Marks { yes, no } => format!("{{way: marks, for_yes: {yes}, for_no: {no}}}"),
        AnswerCells::Word { cell } => format!("{{way: word, cell: {cell}}}"),
    };
    match &round.date {
        Some(date) => format!("{{answer: {answer}, date: {date}}}"),
        None => format!("{{answer: {answer}}}"),
    }
}

/// Controls as the catalogue writes them.
pub(super) fn ask(controls: &Ask) -> String {
    let list = |parts: &[Ask]| parts.iter().map(ask).collect::<Vec<_>>().join(", ");
    match controls {
        Ask::Control(key) => key.clone(),
        Ask::Any { any } => format!("{{any: [{}]}}", list(any)),
        Ask::All(all) => format!("[{}]", list(all)),
    }
}

/// The last part of an item's key: `2-4@server`, as the known editions make it.
fn key(draft: &Draft<'_>, index: usize, question: &Question, taken: &[String]) -> String {
    let section = draft.found.section_of(question).and_then(|s| number(&s.number));
    let known = draft.known(index).and_then(|known: &Known<'_>| known.item.key.rsplit('/').next());
    let known_has_no_number = draft.known(index).is_some_and(|k| k.item.number.is_empty());
    let row = question.at.row;
    // Where the sheet prints no section, the known question tells which one it is.
    let of_known = |number: &Number| {
        let base = known?.split('@').next()?;
        base.ends_with(&format!("-{}", number.join())).then(|| base.to_owned())
    };
    let base = match (&section, &question.number) {
        (_, Some(number)) if number.0.len() > 1 => number.join(),
        (Some(section), Some(number)) => format!("{}-{}", section.join(), number.join()),
        (None, Some(number)) => of_known(number).unwrap_or_else(|| number.join()),
        (_, None) => match known.filter(|_| known_has_no_number) {
            Some(known) => known.to_owned(),
            None => format!("row-{row}"),
        },
    };
    let scopes: Vec<&str> = scope(question.group.as_deref()).into_iter().map(|s| s.key()).collect();
    let plain =
        if scopes.is_empty() { base.clone() } else { format!("{base}@{}", scopes.join("-")) };
    let free = |key: &String| !taken.contains(key);
    // Rows that share a number are told apart as the known edition tells them apart.
    let known = known.filter(|k| k.split('@').next() == Some(base.as_str())).map(str::to_owned);
    let candidates = [known, Some(plain.clone())];
    candidates.into_iter().flatten().find(free).unwrap_or_else(|| format!("{plain}-row-{row}"))
}
