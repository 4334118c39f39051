//! Stories of a profile that is opened again: one field, a chapter, what is missing.

use serde_json::json;

use super::super::{Draft, Need, Purpose, State};
use super::{begin, pass, tell};
use crate::profile::{Path, diff, edit, shape, tree};

fn at(path: &str) -> Path {
    Path::parse(path).unwrap()
}

#[test]
fn an_edit_of_a_commented_profile_changes_one_line() {
    let text = std::fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap();
    let draft = Draft::new(tree(&text));
    let mut session = begin(draft, Purpose::Edit(vec!["vendors[vendor-emr].phone".to_owned()]));
    assert!(session.screen().text().contains("Enterで: 03-0000-0201\n"));
    tell(&mut session, &[("vendors[vendor-emr].phone", "０３－００００－９９９９")]);
    assert_eq!(session.state(), State::Done);
    let changes = diff(session.before().tree(), session.draft().tree());
    let after = edit(&text, &changes).unwrap();
    let changed: Vec<(&str, &str)> =
        text.lines().zip(after.lines()).filter(|(before, after)| before != after).collect();
    assert_eq!(changed, [("    phone: 03-0000-0201", "    phone: 03-0000-9999")]);
}

#[test]
fn enter_through_every_entry_changes_nothing() {
    for sample in ["one-doctor-clinic", "clinic-with-beds", "dental-clinic", "minimal", "pharmacy"]
    {
        let text = std::fs::read_to_string(format!("profiles/{sample}.yaml")).unwrap();
        let draft = Draft::new(tree(&text));
        let lists = shape().fields.iter().filter(|field| field.shape.record().is_some());
        let entries = lists.flat_map(|field| draft.entries(&at(field.key)));
        let mut keys: Vec<String> = entries.map(|entry| entry.to_string()).collect();
        keys.extend(
            ["facility", "network", "incident", "plan", "decisions", "rules"].map(str::to_owned),
        );
        let mut session = begin(draft, Purpose::Edit(keys));
        let mut asked = 0;
        while session.state() == State::Asking && asked < 3000 {
            let key = session.key().unwrap().to_owned();
            let there = session.draft().text(&at(&key.replace(['*', '+'], ""))).is_some();
            session.say("");
            if session.key() == Some(key.as_str()) {
                assert!(!there, "{sample}: {key}");
                pass(&mut session);
            }
            asked += 1;
        }
        assert!(asked > 100 || sample == "minimal", "{sample}: {asked}");
        let changes = diff(session.before().tree(), session.draft().tree());
        assert_eq!(changes, [], "{sample}");
    }
}

#[test]
fn an_edit_shows_a_list_first_and_asks_the_entry_that_is_chosen() {
    let text = std::fs::read_to_string("profiles/hospital-80-beds.yaml").unwrap();
    let mut session = begin(Draft::new(tree(&text)), Purpose::Edit(vec!["事業者".to_owned()]));
    assert_eq!(session.key(), Some("vendors+"));
    session.say("2");
    let key = session.key().unwrap().to_owned();
    assert!(key.ends_with("].kind"), "{key}");
    session.say("");
    assert!(session.key().unwrap().starts_with(key.trim_end_matches("kind")));
    session.go_to("vendors+");
    session.say("");
    let changes = diff(session.before().tree(), session.draft().tree());
    assert_eq!(changes, []);
}

#[test]
fn a_second_sitting_asks_only_what_is_missing_and_heaviest_first() {
    let text = std::fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap();
    let order = [
        "network.small_transmitters",
        "backups[bk-image].place",
        "backups[bk-pacs].last_restore_test",
    ];
    let need = |head: &str| Need { head: head.to_owned(), missing: format!("{head}が古い。") };
    let needs = order.map(need).to_vec();
    let session = begin(Draft::new(tree(&text)), Purpose::Open(needs));
    assert!(
        session.screen().text().starts_with(
            "\n【ネットワーク・機器】あと5問（重い順）\n足りないこと: network.small_transmittersが古い。\n"
        ),
        "{}",
        session.screen().text()
    );
    let keys: Vec<String> = session.asks().into_iter().map(|ask| ask.key).collect();
    assert_eq!(
        keys,
        [
            "network.small_transmitters",
            // The test is over a year old: all of it is asked again.
            "backups[bk-pacs].last_restore_test.on",
            "backups[bk-pacs].last_restore_test.by",
            "backups[bk-pacs].last_restore_test.result",
            "backups[bk-pacs].last_restore_test.place",
        ]
    );
}

#[test]
fn an_entry_that_was_missing_is_asked_whole() {
    let text = std::fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap();
    let need = Need { head: "backups".to_owned(), missing: "控えがない。".to_owned() };
    let mut session = begin(Draft::new(tree(&text)), Purpose::Open(vec![need]));
    assert_eq!(session.key(), Some("backups+"));
    assert_eq!(session.asks().len(), 1);
    session.say("紙に印刷");
    assert_eq!(session.key(), Some("backups[backup-1].system"));
    assert!(session.asks().len() > 5);
}

#[test]
fn steps_are_told_line_by_line() {
    let text = std::fs::read_to_string("profiles/one-doctor-clinic.yaml").unwrap();
    let path = "systems[pacs].restore.steps";
    let mut session = begin(Draft::new(tree(&text)), Purpose::Edit(vec![path.to_owned()]));
    assert_eq!(
        session.say("事業者に電話する").text(),
        "続けて1行ずつ入れてください。終わったら Enter だけを押します。\n"
    );
    assert_eq!(session.screen().text(), "2行目（終わったら Enter だけ）\n");
    session.say("画像を1枚開いて確かめる、記録する");
    assert_eq!(session.say("").text(), "→ 事業者に電話する、画像を1枚開いて確かめる、記録する\n");
    assert_eq!(
        session.draft().get(&at(path)),
        Some(&json!(["事業者に電話する", "画像を1枚開いて確かめる、記録する"]))
    );
}
