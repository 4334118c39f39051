//! This file reads the reports as the public does: they tell nothing about an event, and promise nothing about a leak.

use crate::compose::sample::{SAMPLES, lines, paper, profile};
use crate::document::{Document, Inline, Visited, walk};

const REPORTS: &[&str] = &[
    "report-authorities",
    "report-ppc",
    "report-police",
    "announcements",
    "letter-persons",
    "phone-script",
    "evidence-record",
];

/// How many places a document leaves for a pen: blanks and boxes in lines, and empty cells.
fn blanks(document: &Document) -> usize {
    let mut count = 0;
    walk(document, &mut |visited| {
        if let Visited::Words(_, words) = visited {
            let open = |i: &&Inline| matches!(i, Inline::Blank { .. } | Inline::Checkbox { .. });
            count += words.iter().filter(open).count();
        }
    });
    count
}

fn all(document: &Document) -> String {
    lines(document).into_iter().map(|(_, words)| words + "\n").collect()
}

#[test]
fn no_announcement_letter_or_answer_says_that_nothing_leaked() {
    for name in SAMPLES {
        let profile = profile(name, &[]);
        for report in ["announcements", "letter-persons", "report-authorities", "phone-script"] {
            let words = all(&paper(&profile, report));
            for claim in [
                "漏えいはありません",
                "漏えいはない",
                "漏えいはなかった",
                "漏えいしていません",
                "流出はありません",
                "漏れていません",
                "影響はありません",
                "確認されていません",
                "ご安心ください",
            ] {
                assert!(!words.contains(claim), "{name}, {report}: {claim}");
            }
        }
    }
}

#[test]
fn the_first_announcement_says_that_the_matter_is_being_looked_into() {
    for name in SAMPLES {
        let words = lines(&paper(&profile(name, &[]), "announcements"));
        let leak = words.iter().find(|(id, _)| id == "announcements/first/leak").unwrap();
        assert!(
            leak.1.ends_with(
                "の皆さまの情報への影響は、調査中です。分かり次第、お知らせいたします。"
            ),
            "{}",
            leak.1
        );
    }
}

#[test]
fn the_event_is_left_to_the_pen() {
    for name in SAMPLES {
        let profile = profile(name, &[]);
        for (report, least) in [
            ("report-authorities", 25),
            ("report-ppc", 10),
            ("announcements", 25),
            ("letter-persons", 10),
        ] {
            let found = blanks(&paper(&profile, report));
            assert!(found >= least, "{name}, {report}: {found} blanks");
        }
    }
}

#[test]
fn suspicion_and_a_single_person_are_enough_for_the_commission() {
    for name in SAMPLES {
        let words = all(&paper(&profile(name, &[]), "report-ppc"));
        assert!(words.contains("漏えいのおそれがあれば報告の対象となる。"), "{name}");
        assert!(words.contains("1人分でも報告の対象となる。"), "{name}");
        assert!(
            words.contains("3〜5日以内")
                && words.contains("30日以内")
                && words.contains("60日以内")
        );
        for item in 1..=9 {
            assert!(words.contains(&format!("({item}) ")), "{name}: item {item}");
        }
    }
}

#[test]
fn the_ministry_is_called_from_a_number_that_it_takes() {
    let words = all(&paper(&profile("one-doctor-clinic", &[]), "report-authorities"));
    assert!(words.contains("03-6812-7837") && words.contains("igishitsu@mhlw.go.jp"));
    assert!(words.contains("184を付けた発信と公衆電話は受信されません。"));
    assert!(words.contains("院長のスマートフォン（院内Wi-Fiにつながない）を使います。"));
    assert!(words.contains("当院の目標で、法令の期限ではありません。"));
}

#[test]
fn a_number_that_nobody_knows_is_a_blank_and_not_a_word() {
    for name in SAMPLES {
        let words = all(&paper(&profile(name, &[]), "report-authorities"));
        assert!(!words.contains("未確認"), "{name}");
    }
}

#[test]
fn no_report_names_a_private_number_or_an_address_of_the_network() {
    for name in SAMPLES {
        let profile = profile(name, &[]);
        let mobiles: Vec<_> = profile
            .people
            .iter()
            .filter_map(|p| p.mobile.value())
            .map(ToString::to_string)
            .collect();
        for report in REPORTS {
            let words = all(&paper(&profile, report));
            for mobile in &mobiles {
                assert!(!words.contains(mobile.as_str()), "{name}, {report}: {mobile}");
            }
            assert!(!words.contains("192.168.") && !words.contains("172.16."), "{name}, {report}");
        }
    }
}

#[test]
fn no_line_can_begin_with_the_mark_after_a_blank() {
    for name in SAMPLES {
        let profile = profile(name, &[]);
        for report in REPORTS {
            walk(&paper(&profile, report), &mut |visited| {
                let Visited::Words(id, words) = visited else { return };
                for pair in words.windows(2) {
                    if let [Inline::Blank { .. }, Inline::Text(after)] = pair {
                        assert!(
                            !after.starts_with(['。', '、', '）', '」']),
                            "{name}, {id}: {after}"
                        );
                    }
                }
            });
        }
    }
}

#[test]
fn letters_open_and_close_as_letters_do() {
    let words = lines(&paper(&profile("one-doctor-clinic", &[]), "letter-persons"));
    let at = |id: &str| words.iter().find(|(at, _)| at == id).unwrap().1.as_str();
    assert!(at("letter-persons/front/to").ends_with("様"));
    assert!(at("letter-persons/front/open").starts_with("拝啓"));
    assert_eq!(at("letter-persons/front/close"), "敬具");
    let words = lines(&paper(&profile("one-doctor-clinic", &[]), "report-authorities"));
    assert!(words.iter().any(|(_, words)| words.ends_with("御中")));
}

#[test]
fn what_people_hear_and_read_is_in_one_voice() {
    for report in ["announcements", "letter-persons", "phone-script", "report-authorities"] {
        for name in SAMPLES {
            for (id, words) in lines(&paper(&profile(name, &[]), report)) {
                for sentence in words.split_inclusive('。').filter(|s| s.ends_with('。')) {
                    let plain =
                        ["である。", "とする。", "を行う。", "しない。", "れる。", "書く。"];
                    assert!(
                        !plain.iter().any(|p| sentence.ends_with(p)),
                        "{name}, {id}: {sentence}"
                    );
                }
            }
        }
    }
}
