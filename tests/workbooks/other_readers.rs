//! What LibreOffice and a reader in Python make of filled forms: they see what was written, as text where it is text.

use std::fs;
use std::path::Path;
use std::process::Command;

use sonae::workbook::{Change, Value, Workbook};

use crate::{FORMS, day, open, text, value, words};

/// A cell of the first sheet of each form that takes an answer, and one that takes a date.
const BOXES: [(&str, &str, &str); 14] = [
    ("changed-openpyxl", "D7", "E7"),
    ("circle-xlsxwriter", "C6", "D6"),
    ("columns-libreoffice", "D7", "E7"),
    ("columns-openpyxl", "D7", "E7"),
    ("fire-safety-openpyxl", "C6", "D6"),
    ("formulas-xlsxwriter", "C6", "D6"),
    ("list-libreoffice", "C6", "D6"),
    ("list-openpyxl", "C6", "D6"),
    ("rounds-libreoffice", "D7", "E7"),
    ("rounds-xlsxwriter", "D7", "E7"),
    ("since-1904-openpyxl", "C5", "D5"),
    ("strict-by-hand", "C2", "D2"),
    ("two-columns-xlsxwriter", "C7", "E7"),
    ("vendor-xlsxwriter", "C3", "D3"),
];

/// Where each form takes a remark that looks like a formula.
const REMARK: &str = "J30";
const STRANGE: &str = "=1+1 & ＝2 <はい>";

/// Writes every form, filled, into a folder.
fn write_all(folder: &Path) {
    assert_eq!(BOXES.map(|(form, ..)| form), FORMS);
    for (form, answer, date) in BOXES {
        let change = |at: &str, entry| Change { sheet: 0, at: at.parse().unwrap(), entry };
        let changes = [
            change(answer, words("はい")),
            change(date, day("2026-11-20", "（11/20）")),
            change(REMARK, words(STRANGE)),
        ];
        let file = open(form).fill(&changes).unwrap();
        fs::write(folder.join(format!("{form}.xlsx")), file).unwrap();
    }
}

#[test]
fn libreoffice_shows_what_was_filled() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    write_all(folder.path());
    let run = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", at("profile").display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(at("out"))
        .args(FORMS.map(|form| at(&format!("{form}.xlsx"))))
        .output();
    let Ok(run) = run else {
        eprintln!("SKIPPED: soffice is not installed");
        return;
    };
    assert!(run.status.success(), "{run:?}");
    for (form, answer, date) in BOXES {
        let before = open(form);
        let saved = fs::read(at("out").join(format!("{form}.xlsx"))).unwrap();
        let after = Workbook::open(form, &saved).unwrap();
        let sheet = &after.sheets()[0];
        assert_eq!(value(sheet, answer), text("はい"), "{form}");
        assert_eq!(value(sheet, REMARK), text(STRANGE), "{form}");
        assert!(!sheet.is_computed(REMARK.parse().unwrap()), "{form}");
        let is_date =
            before.sheets()[0].cell(date.parse().unwrap()).is_some_and(|cell| cell.is_date_format);
        let day = Value::Date("2026-11-20".parse().unwrap());
        assert_eq!(value(sheet, date), if is_date { day } else { text("（11/20）") }, "{form}");
        assert_eq!(sheet.merges(), before.sheets()[0].merges(), "{form}");
    }
}

#[test]
fn a_reader_in_python_sees_text_where_text_was_written() {
    let folder = tempfile::tempdir().unwrap();
    write_all(folder.path());
    let script = "\
import sys, warnings
try:
    import openpyxl
except ImportError:
    sys.exit(42)
warnings.simplefilter('ignore')
sys.stdout.reconfigure(encoding='utf-8')
for path in sys.argv[1:]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cell = sheet['J30']
    # Its word for text of any kind is s, for a formula f.
    print(cell.data_type, cell.value)
";
    // It does not read the strict form of the standard.
    let readable = FORMS.iter().filter(|form| **form != "strict-by-hand");
    let files: Vec<_> = readable.map(|form| folder.path().join(format!("{form}.xlsx"))).collect();
    let run = Command::new("python3").arg("-c").arg(script).args(&files).output();
    let Some(run) = run.ok().filter(|run| run.status.code() != Some(42)) else {
        eprintln!("SKIPPED: python3 with openpyxl is not installed");
        return;
    };
    assert!(run.status.success(), "{run:?}");
    let seen = String::from_utf8(run.stdout).unwrap();
    assert_eq!(seen.lines().collect::<Vec<_>>(), vec![format!("s {STRANGE}"); files.len()]);
}
