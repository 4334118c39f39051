//! This file says what stands above and below every page and where chapters begin, for all writers alike.

use chrono::{Datelike, NaiveDate};

use super::{Block, Document, Meta, Status};

/// Words of the header and footer lines, without the page number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Furniture {
    /// Header, left: the facility.
    pub facility: String,
    /// Header, right: title, version, 案, handling.
    pub title: String,
    /// Footer, left: document number and date.
    pub issue: String,
}

impl Meta {
    /// Whom a file names as its author: the facility, or the product where a form is for anybody.
    pub fn author(&self) -> &str {
        if self.facility.is_empty() { "sonae" } else { &self.facility }
    }

    /// The words of the header and footer lines; the page number 「3 / 18」 stands right in the footer.
    pub fn furniture(&self) -> Furniture {
        let mut title = self.title.clone();
        if let Some(version) = &self.version {
            title.push('　');
            title.push_str(version);
        }
        if self.status == Status::Draft {
            title.push_str("（案）");
        }
        if let Some(handling) = &self.handling {
            title.push_str("　【");
            title.push_str(handling);
            title.push('】');
        }
        let date = japanese_date(self.date);
        let issue = match &self.document_number {
            Some(number) => format!("{number}　{date}"),
            None => date,
        };
        Furniture { facility: self.facility.clone(), title, issue }
    }
}

impl Document {
    /// Whether each numbered chapter starts on a new page: in documents with more than one of them.
    pub fn chapters_start_pages(&self) -> bool {
        let blocks = self.sections.iter().flat_map(|s| &s.blocks);
        let chapter = |b: &&Block| matches!(b, Block::Heading(h) if h.level == 1 && h.numbered);
        blocks.filter(chapter).take(2).count() > 1
    }
}

/// 「令和8年11月20日」; years before 令和 as 平成 or 昭和, earlier ones as 「1925年」.
pub fn japanese_date(date: NaiveDate) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let era = match (year, month, day) {
        at if at >= (2019, 5, 1) => Some(("令和", year - 2018)),
        at if at >= (1989, 1, 8) => Some(("平成", year - 1988)),
        at if at >= (1926, 12, 25) => Some(("昭和", year - 1925)),
        _ => None,
    };
    match era {
        Some((name, 1)) => format!("{name}元年{month}月{day}日"),
        Some((name, n)) => format!("{name}{n}年{month}月{day}日"),
        None => format!("{year}年{month}月{day}日"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn eras_change_on_their_days() {
        assert_eq!(japanese_date(day(1989, 1, 7)), "昭和64年1月7日");
        assert_eq!(japanese_date(day(1989, 1, 8)), "平成元年1月8日");
        assert_eq!(japanese_date(day(2019, 4, 30)), "平成31年4月30日");
        assert_eq!(japanese_date(day(2019, 5, 1)), "令和元年5月1日");
        assert_eq!(japanese_date(day(2026, 11, 20)), "令和8年11月20日");
    }

    #[test]
    fn the_header_says_draft_and_handling_only_where_they_hold() {
        let mut meta = Meta {
            title: "事業継続計画".into(),
            short_title: "BCP".into(),
            facility: "髙田内科クリニック".into(),
            document_number: Some("規程-12".into()),
            version: Some("第2版".into()),
            date: day(2026, 11, 20),
            status: Status::Draft,
            handling: Some("院内限り".into()),
        };
        let furniture = meta.furniture();
        assert_eq!(furniture.title, "事業継続計画　第2版（案）　【院内限り】");
        assert_eq!(furniture.issue, "規程-12　令和8年11月20日");
        (meta.status, meta.handling) = (Status::Approved, None);
        (meta.version, meta.document_number) = (None, None);
        assert_eq!(meta.furniture().title, "事業継続計画");
        assert_eq!(meta.furniture().issue, "令和8年11月20日");
    }
}
