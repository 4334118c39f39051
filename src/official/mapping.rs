//! This file is the table of questions and controls that a person fills in when the sheet leaves doubts.

use serde::Deserialize;

use super::draft::{Decision, Draft};
use super::found::{Found, Question};
use super::matching::Candidate;
use super::overlay::ask;
use super::yaml::{comment, quoted};
use crate::catalogue::{Ask, Catalogue};
use crate::diagnostic::{Diagnostic, Place, Report, nearest};

/// The version of the table that this product reads.
const SCHEMA: u32 = 1;
/// What stands where nobody has decided yet.
const OPEN: &str = "未回答";
/// What stands where no control answers.
const NOTHING: &str = "なし";

const HEAD: &str = "\
# 公式のExcelの項目と、それに答える対策との対応表です。
# 「controls: 未回答」をすべて書き直して保存し、sonae forms import に --mapping でこのファイルを渡してください。
#   controls: security-officer.appointed    この対策で答える
#   controls: [patch.server, patch.network]  すべて「はい」のとき「はい」
#   controls: {any: [two-factor.done, two-factor.planned]}  どれかが「はい」なら「はい」
#   controls: なし    答える対策がない（答えは空欄のままになります）
";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    schema: u32,
    sha256: String,
    forms: Vec<Sheet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    sheet: String,
    form: String,
    items: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    cell: String,
    #[serde(default)]
    number: String,
    text: String,
    controls: Ask,
}

/// The table of all questions, with candidates where a person has to decide.
pub fn mapping(drafts: &[Draft<'_>], catalogue: &Catalogue) -> String {
    let mut lines = vec![HEAD.trim_end().to_owned(), format!("schema: {SCHEMA}")];
    if let Some(draft) = drafts.first() {
        lines.push(format!("sha256: {}", draft.sha256));
    }
    lines.push("forms:".to_owned());
    for draft in drafts {
        lines.push(format!("  - sheet: {}", quoted(&draft.found.name)));
        lines.push(format!("    form: {}", draft.recognised.name.key()));
        lines.push("    items:".to_owned());
        for (at, question) in draft.found.items.iter().enumerate() {
            row(draft, at, question, catalogue, &mut lines);
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn row(
    draft: &Draft<'_>,
    at: usize,
    question: &Question,
    catalogue: &Catalogue,
    lines: &mut Vec<String>,
) {
    let controls = match draft.decision(at) {
        Some(Decision::Controls(controls)) => ask(controls),
        Some(Decision::Nothing) => NOTHING.to_owned(),
        None => {
            let candidates = draft.matches.get(at).map(|m| m.candidates.as_slice());
            for candidate in candidates.unwrap_or_default() {
                let said = describe(candidate, catalogue);
                lines.push(format!(
                    "      # 候補: {}  {}",
                    candidate.controls.as_ref().map_or_else(|| NOTHING.to_owned(), ask),
                    comment(&said)
                ));
            }
            OPEN.to_owned()
        }
    };
    lines.push(format!("      - cell: {}", question.at));
    lines.push(format!("        number: {}", quoted(&draft.found.name_of(question))));
    lines.push(format!("        text: {}", quoted(&question.sentence)));
    lines.push(format!("        controls: {controls}"));
}

/// A candidate in words: names of its controls, whence, how near.
pub fn describe(candidate: &Candidate<'_>, catalogue: &Catalogue) -> String {
    let name = |key: &&str| catalogue.control(key).map_or(*key, |c| c.name.as_str()).to_owned();
    let keys = candidate.controls.as_ref().map(Ask::controls).unwrap_or_default();
    let names: Vec<String> = keys.iter().map(name).collect();
    format!("{}（{}: {}）", names.join("、"), candidate.from.name(), candidate.why)
}

/// Reads what a person typed for the controls of a question: a key, or several between commas.
///
/// # Errors
/// What is wrong, as a です・ます sentence.
pub fn typed(text: &str, catalogue: &Catalogue) -> Result<Ask, String> {
    let keys: Vec<&str> =
        text.split([',', '、', ' ', '　']).map(str::trim).filter(|k| !k.is_empty()).collect();
    if let Some(wrong) = keys.iter().find(|key| catalogue.control(key).is_none()) {
        return Err(no_such_control(wrong, catalogue));
    }
    match keys.as_slice() {
        [] => Err("対策の名前が書かれていません。".to_owned()),
        [one] => Ok(Ask::Control((*one).to_owned())),
        several => Ok(Ask::All(several.iter().map(|k| Ask::Control((*k).to_owned())).collect())),
    }
}

fn no_such_control(key: &str, catalogue: &Catalogue) -> String {
    let near = nearest(key, catalogue.controls().map(|c| c.key.as_str()));
    let hint = near.map(|near| format!("「{near}」でしょうか。")).unwrap_or_default();
    format!("対策「{key}」はありません。{hint}")
}

/// Takes the decisions of a filled table. `shown` is what messages call the table.
///
/// # Errors
/// Everything that is wrong in the table, and every question that is still open.
pub fn apply_mapping(
    shown: &str,
    text: &str,
    drafts: &mut [Draft<'_>],
    catalogue: &Catalogue,
) -> Result<(), Report> {
    let table: Table = serde_saphyr::from_str(text).map_err(|error| unreadable(shown, &error))?;
    let mut reader = Reader { shown, catalogue, report: Report::new() };
    reader.head(&table, drafts);
    if !reader.report.has_errors() {
        for sheet in table.forms {
            let same = |draft: &&mut Draft<'_>| {
                draft.found.name == sheet.sheet && draft.recognised.name.key() == sheet.form
            };
            match drafts.iter_mut().find(same) {
                Some(draft) => sheet.items.into_iter().for_each(|row| reader.row(row, draft)),
                None => reader.fault(
                    "mapping-sheet",
                    &sheet.sheet,
                    format!("Excelファイルに、様式 {} のこのシートがありません。", sheet.form),
                    "対応表を作り直してください（--mapping-out）。",
                ),
            }
        }
    }
    if reader.report.has_errors() { Err(reader.report) } else { Ok(()) }
}

fn unreadable(shown: &str, error: &serde_saphyr::Error) -> Report {
    let place = match error.location() {
        Some(at) => Place::at(
            shown,
            u32::try_from(at.line()).unwrap_or(u32::MAX),
            u32::try_from(at.column()).unwrap_or(u32::MAX),
        ),
        None => Place::file(shown),
    };
    let reason = error.without_snippet().to_string();
    Diagnostic::error("mapping-unreadable", place, format!("対応表を読めません: {reason}。"))
        .help("字下げとコロンを確かめるか、対応表を作り直してください（--mapping-out）。")
        .into()
}

struct Reader<'r> {
    shown: &'r str,
    catalogue: &'r Catalogue,
    report: Report,
}

impl Reader<'_> {
    fn fault(&mut self, code: &'static str, field: &str, message: String, help: &str) {
        let place = Place::file(self.shown).field(field);
        self.report.push(Diagnostic::error(code, place, message).help(help));
    }

    fn head(&mut self, table: &Table, drafts: &[Draft<'_>]) {
        if table.schema != SCHEMA {
            let message = format!("対応表の版 {} は読めません。", table.schema);
            self.fault(
                "mapping-schema",
                "schema",
                message,
                "schema: 1 の対応表を指定してください。",
            );
        }
        if let Some(draft) =
            drafts.first().filter(|d| !d.sha256.eq_ignore_ascii_case(&table.sha256))
        {
            let message =
                format!("この対応表は「{}」とは別のExcelファイルのものです。", draft.file);
            let help = "対応表を作ったときのExcelファイルを指定するか、対応表を作り直してください（--mapping-out）。";
            self.fault("mapping-other-file", "sha256", message, help);
        }
    }

    fn row(&mut self, row: Row, draft: &mut Draft<'_>) {
        let Some(at) = position(&draft.found, &row) else {
            let message =
                format!("{} に「{}」という項目はありません。", row.cell, comment(&row.text));
            self.fault(
                "mapping-item",
                &row.cell,
                message,
                "対応表を作り直してください（--mapping-out）。",
            );
            return;
        };
        match &row.controls {
            Ask::Control(word) if word == OPEN => {
                let message = format!("{}「{}」がまだ未回答です。", row.number, comment(&row.text));
                let help = "候補から選ぶか、答える対策がなければ「なし」と書いてください。";
                self.fault("mapping-open", &row.cell, message, help);
            }
            Ask::Control(word) if word == NOTHING => draft.decide(at, Decision::Nothing),
            controls => {
                let unknown =
                    controls.controls().into_iter().find(|k| self.catalogue.control(k).is_none());
                if let Some(key) = unknown {
                    let message = no_such_control(key, self.catalogue);
                    self.fault(
                        "mapping-control",
                        &row.cell,
                        message,
                        "対策の名前を確かめてください。",
                    );
                } else if controls.controls().is_empty() {
                    draft.decide(at, Decision::Nothing);
                } else {
                    draft.decide(at, Decision::Controls(row.controls));
                }
            }
        }
    }
}

fn position(found: &Found, row: &Row) -> Option<usize> {
    found.items.iter().position(|q| q.at.to_string() == row.cell && q.sentence == row.text)
}
