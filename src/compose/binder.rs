//! This file lists the papers of the binder and gives each its file name.

use super::paper::{Audience, Case, FormPrint, ReferencePrint, contact_chart, contact_list};
use super::{ComposeError, Templates, bcp};
use crate::document::Document;

/// A paper and the name of its files without extension.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// The paper.
    pub document: Document,
    /// File name, free of characters that a file system refuses.
    pub file_name: String,
}

/// Composes every paper of the binder, in the order in which they are bound.
///
/// # Errors
/// [`ComposeError`] when a template is wrong; never because of what the profile says.
pub fn binder(case: &Case<'_>, templates: &Templates) -> Result<Vec<Paper>, ComposeError> {
    let mut papers = vec![
        paper(bcp::bcp(case, templates)?, "BCP_サイバー攻撃を想定した事業継続計画"),
        paper(contact_chart(case, Audience::Binder), "連絡体制図"),
        paper(contact_chart(case, Audience::Wall), "連絡体制図_掲示用"),
        paper(contact_list(case), "連絡先一覧"),
        form(&case.checklist()),
    ];
    for (vendor, answered) in &case.vendors {
        papers.push(form(&case.vendor_sheet(vendor, answered)));
    }
    papers.push(form(&case.review_sheet()));
    papers.extend(case.local.iter().map(|answered| form(&case.local_form(answered))));
    Ok(apart(papers))
}

/// Composes single forms, each under a file name that tells editions apart. Where they name places of the plan, the
/// binder follows them, for the plan refers to all of it.
///
/// # Errors
/// As [`binder`].
pub fn forms(
    prints: &[FormPrint<'_>],
    case: Option<&Case<'_>>,
    templates: &Templates,
) -> Result<Vec<Paper>, ComposeError> {
    let print = |print: &FormPrint<'_>| paper(print.document(), &print.file_stem(true));
    let mut papers = apart(prints.iter().map(print).collect());
    if let Some(case) = case.filter(|_| prints.iter().any(FormPrint::names_places)) {
        papers.extend(binder(case, templates)?);
    }
    Ok(papers)
}

/// Composes an older publication that is no form, as a dated 参考.
pub fn reference(print: &ReferencePrint<'_>) -> Paper {
    paper(print.document(), &print.file_stem())
}

/// Proves every built-in or replaced template, all branches, without a profile.
///
/// # Errors
/// All faults found.
pub fn check_templates(templates: &Templates) -> Result<(), Vec<ComposeError>> {
    bcp::check(templates)
}

fn paper(document: Document, name: &str) -> Paper {
    Paper { document, file_name: file_name(name) }
}

/// A form; a binder holds one edition of each, so that the name need not tell editions apart.
fn form(print: &FormPrint<'_>) -> Paper {
    paper(print.document(), &print.file_stem(false))
}

/// Two vendors of one name keep their own files, told apart by the document's name.
fn apart(mut papers: Vec<Paper>) -> Vec<Paper> {
    for later in 1..papers.len() {
        let (before, after) = papers.split_at_mut(later);
        if let Some(paper) = after.first_mut()
            && before.iter().any(|p| p.file_name.eq_ignore_ascii_case(&paper.file_name))
        {
            paper.file_name = format!("{}_{}", paper.file_name, file_name(&paper.document.name));
        }
    }
    papers
}

/// A name that Windows, macOS and Linux accept: the characters they refuse become their full-width forms.
fn file_name(name: &str) -> String {
    let safe = |c: char| match c {
        '/' => '／',
        '\\' => '＼',
        ':' => '：',
        '*' => '＊',
        '?' => '？',
        '"' => '”',
        '<' => '＜',
        '>' => '＞',
        '|' => '｜',
        c if c.is_control() => '_',
        c => c,
    };
    // 60 letters of three bytes stay under 255 bytes, with room for 「（新）.docx」 and a second vendor of the name.
    let mut room = 180;
    let fits = |c: &char| {
        room -= i32::try_from(c.len_utf8()).unwrap_or(4);
        room >= 0
    };
    let name: String = name.trim().chars().map(safe).take_while(fits).collect();
    name.trim_end_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_hold_on_every_system() {
        assert_eq!(
            file_name("チェックリスト_A/B:株式会社<東>."),
            "チェックリスト_A／B：株式会社＜東＞"
        );
        assert_eq!(file_name(&"長".repeat(300)).chars().count(), 60);
    }
}
