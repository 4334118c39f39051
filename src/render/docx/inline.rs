//! This file turns inlines into runs, links, fields and controls.

use super::body::Body;
use super::field;
use super::measure::half_points;
use super::paragraph::run;
use super::xml::{Element, el, val};
use crate::document::{BlockId, Inline, ReferenceForm};

const HYPERLINK: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

impl Body<'_> {
    /// The runs of inlines.
    pub(super) fn inlines(&mut self, inlines: &[Inline]) -> Vec<Element> {
        let mut out = Vec::with_capacity(inlines.len());
        self.inlines_into(inlines, false, &mut out);
        out
    }

    fn inlines_into(&mut self, inlines: &[Inline], strong: bool, out: &mut Vec<Element>) {
        for inline in inlines {
            match inline {
                Inline::Text(words) if words.is_empty() => {}
                Inline::Text(words) => out.push(run(words, self.look(strong))),
                Inline::Strong(inner) => self.inlines_into(inner, true, out),
                Inline::Link { text, url } => out.push(self.link(text, url, strong)),
                Inline::Reference { target, form } => self.reference(target, *form, strong, out),
                Inline::Choice { options, selected } => {
                    let id = self.next_id();
                    out.push(field::choice(id, options, *selected));
                }
                Inline::Checkbox { checked } => {
                    let id = self.next_id();
                    out.push(field::checkbox(id, *checked, &self.theme.docx_font));
                }
                Inline::Blank { ems } => {
                    let space = "　".repeat(usize::from(*ems));
                    out.push(run(&space, [val("w:u", "single")]));
                }
                Inline::Break => out.push(el("w:r").child(el("w:br"))),
            }
        }
    }

    /// What runs carry beside their paragraph's style.
    fn look(&self, strong: bool) -> Vec<Element> {
        let bold = strong.then(|| el("w:b"));
        let size = self.run_size.map(|size| val("w:sz", half_points(size)));
        bold.into_iter().chain(size).collect()
    }

    fn link(&mut self, words: &str, url: &str, strong: bool) -> Element {
        let Some(address) = address(url) else {
            return run(words, self.look(strong));
        };
        let id = self.relationships.address(HYPERLINK, address);
        let style = val("w:rStyle", super::style::HYPERLINK);
        el("w:hyperlink")
            .attr("r:id", id)
            .attr("w:history", "1")
            .child(run(words, self.look(strong).into_iter().chain([style])))
    }

    fn reference(
        &mut self,
        target: &BlockId,
        form: ReferenceForm,
        strong: bool,
        out: &mut Vec<Element>,
    ) {
        let (before, after) = self.register.reference(target, form);
        let page = after.is_some().then(|| self.page(&form.page_of(target)));
        let after = after.unwrap_or_default();
        // Word's fields know the page of a place, not how many pages a paper has.
        let elsewhere = target.document_name() != self.document().name;
        if elsewhere || form == ReferenceForm::PageCount {
            let words = format!("{before}{}{after}", page.unwrap_or_default());
            out.push(run(&words, self.look(strong)));
            return;
        }
        let name = self.bookmarks.name(target);
        let mut link = el("w:hyperlink").attr("w:anchor", name.clone()).attr("w:history", "1");
        link = link.child_if(!before.is_empty(), || run(&before, self.look(strong)));
        if let Some(page) = page {
            link =
                link.children(field::page_of(&name, &page)).child(run(&after, self.look(strong)));
        }
        out.push(link);
    }
}

/// The address as a URI that Word opens; `None` for what is no address, which is then printed without a link.
fn address(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once(':')?;
    let host = match scheme {
        "http" | "https" => rest.strip_prefix("//")?.split(['/', '?', '#']).next()?,
        "mailto" | "tel" => rest,
        _ => return None,
    };
    let name = |b: u8| b.is_ascii_alphanumeric() || b"-._+@:%?=&".contains(&b);
    if host.is_empty() || !host.bytes().all(name) {
        return None;
    }
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_uris_that_word_opens() {
        let mhlw = "https://www.mhlw.go.jp/stf/seisakunitsuite/index_00001.html";
        assert_eq!(address(mhlw).as_deref(), Some(mhlw));
        assert_eq!(
            address("https://example.jp/手引き 1").as_deref(),
            Some("https://example.jp/%E6%89%8B%E5%BC%95%E3%81%8D%201")
        );
        assert_eq!(address("tel:03-6812-7837").as_deref(), Some("tel:03-6812-7837"));
    }

    #[test]
    fn what_is_no_address_gets_no_link() {
        for url in [
            "",
            "www.mhlw.go.jp",
            "file:///etc/passwd",
            "https://",
            "https://[::",
            "javascript:alert(1)",
        ] {
            assert_eq!(address(url), None, "{url}");
        }
    }
}
