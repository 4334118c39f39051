//! Whatever is typed, the draft stays one that can be loaded, and lacks at most what a profile must have.

use proptest::prelude::*;

use super::super::{Draft, Purpose, Session, Sheet, State};
use super::{begin, new, read, today};
use crate::diagnostic::Severity;
use crate::interview::Source;
use crate::profile::{Sources, diff, edit, parse, tree, write};

/// What people type, what they should not, and what only a cat on the keyboard does.
fn line() -> impl Strategy<Value = String> {
    let usual = prop::sample::select(vec![
        "",
        "1",
        "2",
        "3",
        "1 2",
        "1 2 3 8",
        "はい",
        "いいえ",
        "わからない",
        "-",
        "<",
        "?",
        ":目次",
        ":確認",
        ":中断",
        "4",
        "7",
        "2日",
        "採用",
        "消す 1",
        "写す 1",
        "消す 9",
        "髙田 一郎",
        "青葉カルテ",
        "０４５－０００－０１０１",
        "045-000-0301",
        "令和8年11月9日",
        "2027-01-15",
        "24",
        "横浜市中区",
        "神奈川県",
        "未確認",
    ]);
    prop_oneof![8 => usual.prop_map(str::to_owned), 1 => "[ -~あ-んア-ン一-龯：#&*!|>'\"%@`{}\\[\\]]{0,24}"]
}

/// Types lines until nothing is asked any more.
fn type_all(session: &mut Session, lines: &[String]) {
    for line in lines {
        if session.state() == State::Done {
            break;
        }
        session.say(line);
        session.screen();
    }
}

/// What a draft says that no profile may say; what is missing may come later.
fn wrong(session: &Session) -> Vec<String> {
    let Err(report) = read(session) else { return Vec::new() };
    let errors = report.iter().filter(|d| d.severity == Severity::Error);
    errors.filter(|d| d.code != "profile-missing").map(ToString::to_string).collect()
}

/// The ways in which a profile that is there is opened again.
fn purposes(text: &str) -> Vec<Purpose> {
    let sources = Sources::alone(crate::profile::Source::new("医院.yaml", text));
    let profile = parse(&sources, Some(today().day())).unwrap().value.profile;
    let sheet = |source| Purpose::Sheet(Box::new(Sheet::of(profile.clone(), source)));
    vec![
        Purpose::Edit(Vec::new()),
        sheet(Source::Vendor),
        sheet(Source::Walk),
        sheet(Source::Director),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn any_sequence_of_answers_and_commands_yields_a_loadable_draft(lines in prop::collection::vec(line(), 0..220)) {
        let mut session = new();
        type_all(&mut session, &lines);
        let text = write(session.draft().tree());
        prop_assert!(tree(&text).is_some(), "{}", text);
        prop_assert_eq!(wrong(&session), Vec::<String>::new(), "{:?}", lines);
    }

    #[test]
    fn any_sequence_over_a_profile_is_written_into_it_and_read_back(
        lines in prop::collection::vec(line(), 0..60),
        way in 0_usize..4,
        sample in prop::sample::select(vec!["one-doctor-clinic", "dental-clinic", "minimal"]),
    ) {
        let text = std::fs::read_to_string(format!("profiles/{sample}.yaml")).unwrap();
        let purpose = purposes(&text).swap_remove(way);
        let mut session = begin(Draft::new(tree(&text)), purpose);
        type_all(&mut session, &lines);
        prop_assert_eq!(wrong(&session), Vec::<String>::new(), "{:?}", lines);
        let changes = diff(session.before().tree(), session.draft().tree());
        let after = edit(&text, &changes).unwrap();
        let read = tree(&after).unwrap();
        prop_assert_eq!(diff(&read, session.draft().tree()), [], "{:?}", lines);
    }
}
