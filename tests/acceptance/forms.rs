//! Every form of the catalogue, blank and answered, says the same in both files and leaves its answers readable.

use sonae::assess::{Subject, Verdict, assess};
use sonae::catalogue::{Audience, Catalogue, Form, Publication, Requested};
use sonae::compose::paper::FormPrint;
use sonae::compose::{Templates, forms};
use sonae::document::number;
use sonae::generate::examine;
use sonae::layout::lay_out_binder;
use sonae::profile::Date;
use sonae::render::docx::docx;
use sonae::render::pdf::pdf;

use crate::binder::{fonts, theme};
use crate::reading::tree;
use crate::same_text::{difference, pages_of_file, pdftotext_version};
use crate::sample;
use crate::word::lines;

fn all() -> impl Iterator<Item = (&'static Publication, &'static Form)> {
    let catalogue = Catalogue::builtin().unwrap();
    catalogue.publications().iter().flat_map(|p| p.forms.iter().map(move |form| (p, form)))
}

fn blank<'a>(publication: &'a Publication, form: &'a Form) -> FormPrint<'a> {
    FormPrint {
        name: form.key.replace('/', "-"),
        publication,
        form,
        profile: None,
        vendor: None,
        answers: None,
        preparation: None,
    }
}

/// The words of both files of each print that part from each other.
fn differences(prints: &[FormPrint<'_>], case: Option<&sonae::compose::paper::Case<'_>>) -> String {
    let papers = forms(prints, case, &Templates::embedded()).unwrap();
    let documents = papers.into_iter().map(|p| p.document).collect();
    let (numbered, register) = number(documents).unwrap();
    let paged = lay_out_binder(&numbered, &register, &theme(), fonts()).unwrap();
    let pages = paged.iter().flat_map(|p| p.page_of.clone()).collect();
    let mut out = String::new();
    for (numbered, paged) in numbered.iter().zip(&paged).take(prints.len()) {
        let docx = docx(numbered, &register, paged, &pages, &theme()).unwrap();
        out.push_str(&difference(numbered, paged, &docx).unwrap_or_default());
    }
    out
}

#[test]
fn both_files_of_every_blank_form_say_the_same() {
    let prints: Vec<_> = all().map(|(publication, form)| blank(publication, form)).collect();
    assert!(prints.len() >= 10, "{}", prints.len());
    let differences = differences(&prints, None);
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn both_files_of_every_answered_form_say_the_same() {
    let catalogue = Catalogue::builtin().unwrap();
    let today = Date::new(sample::today());
    let sources = sample::sources("one-doctor-clinic");
    let examined = examine(&sources, catalogue, &Requested::Auto, today, fonts()).unwrap();
    let case = examined.case();
    let answers: Vec<_> = all()
        .filter(|(_, form)| form.audience == Audience::Facility && form.has_items())
        .map(|(publication, form)| {
            let answers = assess(form, catalogue, &examined.profile, today, &Subject::Facility);
            (publication, form, answers)
        })
        .collect();
    let prints: Vec<_> = answers
        .iter()
        .map(|(publication, form, answers)| FormPrint {
            profile: Some(&examined.profile),
            answers: Some(answers),
            ..blank(publication, form)
        })
        .collect();
    let differences = differences(&prints, Some(&case));
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn an_answer_on_the_form_is_read_from_either_file_without_its_drawing() {
    let catalogue = Catalogue::builtin().unwrap();
    let today = Date::new(sample::today());
    let form = catalogue.form("checklist", "r5", "facility").unwrap();
    let profile = sample::load("one-doctor-clinic").value.profile;
    let answers = assess(form, catalogue, &profile, today, &Subject::Facility);
    let publication = catalogue.publication_of(form).unwrap();
    let print =
        FormPrint { profile: Some(&profile), answers: Some(&answers), ..blank(publication, form) };
    let (numbered, register) = number(vec![print.document()]).unwrap();
    let paged = lay_out_binder(&numbered, &register, &theme(), fonts()).unwrap();
    let docx = docx(&numbered[0], &register, &paged[0], &paged[0].page_of, &theme()).unwrap();
    let said = |word: &str| format!("{word}（選択）");
    let count = |text: &str, word: &str| text.matches(&said(word)).count();
    let word: String = lines(&docx).iter().map(|line| line.words.clone()).collect();
    let yes = answers.answers.iter().filter(|a| a.verdict == Verdict::Yes).count();
    let no = answers.answers.iter().filter(|a| matches!(a.verdict, Verdict::No { .. })).count();
    assert!(yes > 10 && no > 0, "{yes} {no}");
    assert_eq!((count(&word, "はい"), count(&word, "いいえ")), (yes, no));
    if pdftotext_version().is_none() {
        eprintln!("skipped: pdftotext is not installed");
        return;
    }
    let pdf = pages_of_file(&pdf(&paged[0], &numbered[0], fonts()).unwrap()).concat();
    assert_eq!((count(&pdf, "はい"), count(&pdf, "いいえ")), (yes, no));
}

#[test]
fn a_form_for_anybody_names_the_product_as_its_author() {
    let catalogue = Catalogue::builtin().unwrap();
    let form = catalogue.form("checklist", "r5", "vendor").unwrap();
    let print = blank(catalogue.publication_of(form).unwrap(), form);
    let (numbered, register) = number(vec![print.document()]).unwrap();
    let paged = lay_out_binder(&numbered, &register, &theme(), fonts()).unwrap();
    let docx = docx(&numbered[0], &register, &paged[0], &paged[0].page_of, &theme()).unwrap();
    let core = tree(&docx, "docProps/core.xml");
    assert_eq!(core.child("dc:creator").unwrap().text, "sonae");
    assert_eq!(core.child("dc:title").unwrap().text, "チェックリスト（令和5年度版） 事業者確認用");
}
