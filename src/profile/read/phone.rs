//! This file reads telephone numbers as people write them and refuses what nobody could dial.

use super::text::scalar;
use super::tree::Node;
use super::{FromYaml, Reading, quoted};
use crate::profile::Phone;
use crate::profile::shape::Shape;

/// Why a text is not a telephone number.
#[derive(Debug, PartialEq, Eq)]
enum Fault {
    Letters,
    LostZero(String),
    TooShort,
    TooLong,
}

impl FromYaml for Phone {
    fn read(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = scalar(node, "電話番号", reading)?;
        let (message, help) = match parse(text) {
            Ok(number) => {
                if unusual_length(&number) {
                    reading.warn(
                        node.at,
                        "profile-phone-length",
                        format!("電話番号の桁数が普通と違います: {}。", quoted(text)),
                        "市外局番から書いてあるか、桁が抜けていないかを確かめてください。",
                    );
                }
                return Some(Phone(number));
            }
            Err(Fault::Letters) => (
                format!("電話番号に使えない文字があります: {}。", quoted(text)),
                "数字とハイフンで、番号を1つだけ書いてください。内線などは備考に書けます。"
                    .to_owned(),
            ),
            Err(Fault::LostZero(better)) => (
                format!("電話番号の先頭の0がありません: {}。", quoted(text)),
                format!("「{better}」ではありませんか。"),
            ),
            Err(Fault::TooShort) => (
                format!("電話番号が短すぎます: {}。", quoted(text)),
                "市外局番から書いてください。".to_owned(),
            ),
            Err(Fault::TooLong) => (
                format!("電話番号が長すぎます: {}。", quoted(text)),
                "番号を1つだけ書いてください。".to_owned(),
            ),
        };
        reading.fault(node.at, "profile-phone", message, help);
        None
    }

    fn shape() -> Shape {
        Shape::Phone
    }
}

fn parse(text: &str) -> Result<String, Fault> {
    let folded = super::hyphens(text.trim());
    let mut number = String::with_capacity(folded.len());
    for c in folded.trim().chars() {
        match c {
            '0'..='9' => number.push(c),
            '+' | '#' if number.is_empty() => number.push(c),
            '-' | '(' | ')' | ' ' => {
                if number.ends_with(|c: char| c.is_ascii_digit()) {
                    number.push('-');
                }
            }
            _ => return Err(Fault::Letters),
        }
    }
    let number = number.trim_end_matches('-').to_owned();
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    match digits {
        0..=2 => Err(Fault::TooShort),
        16.. => Err(Fault::TooLong),
        9..=10 if number.starts_with(|c: char| ('1'..='9').contains(&c)) => {
            Err(Fault::LostZero(format!("0{number}")))
        }
        _ => Ok(number),
    }
}

/// Numbers from 0 have 10 or 11 digits; 110, 119 and #9110 are short.
fn unusual_length(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    match number.chars().next() {
        Some('0') => !(10..=11).contains(&digits),
        Some('+') => false,
        _ => digits > 5,
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, parse, unusual_length};

    #[test]
    fn usual_ways_to_write_a_number_become_digits_and_hyphens() {
        for (written, read) in [
            ("03-6812-7837", "03-6812-7837"),
            ("０３－６８１２－７８３７", "03-6812-7837"),
            ("03（6812）7837", "03-6812-7837"),
            ("(03) 6812-7837", "03-6812-7837"),
            ("0368127837", "0368127837"),
            ("+81-3-6812-7837", "+81-3-6812-7837"),
            ("090ー1234ー5678", "090-1234-5678"),
            ("#9110", "#9110"),
            ("110", "110"),
        ] {
            assert_eq!(parse(written).as_deref(), Ok(read), "{written}");
        }
    }

    #[test]
    fn a_number_with_letters_is_refused() {
        for written in ["０９０-ABCD", "03-6812-7837 内線12", "03-1-1、03-2-2", "090-1234-5678#1"]
        {
            assert_eq!(parse(written), Err(Fault::Letters), "{written}");
        }
    }

    #[test]
    fn a_number_that_lost_its_zero_is_refused() {
        assert_eq!(parse("368127837"), Err(Fault::LostZero("0368127837".into())));
        assert_eq!(parse("90-1234-5678"), Err(Fault::LostZero("090-1234-5678".into())));
    }

    #[test]
    fn a_number_without_its_area_code_looks_unusual() {
        assert!(unusual_length("6812-7837"));
        assert!(unusual_length("03-6812-783"));
        assert!(!unusual_length("0120-12-3456"));
        assert!(!unusual_length("119"));
    }
}
