//! These tests hold the diagrams to the profile: everything known is drawn, nothing is invented, addresses stay inside.

use std::collections::BTreeSet;

use super::located::Located;
use super::{Detail, network, network_diagram, system_diagram};
use crate::compose::sample::{SAMPLES, profile, with_case};
use crate::compose::{Templates, binder, list};
use crate::document::{Block, BlockId, Diagram, Document, Node, Visited, plain_text, walk};
use crate::profile::{DeviceStatus, Profile};

fn drawn(profile: &Profile, detail: Detail) -> Diagram {
    network::draw(profile, detail, BlockId::document("network-diagram").child("figure"))
}

fn words(diagram: &Diagram) -> String {
    let of = |n: &Node| format!("{}\n{}\n", n.title, n.lines.join("\n"));
    let titles: Vec<&str> = diagram.groups.iter().map(|g| g.title.as_str()).collect();
    format!("{}\n{}", diagram.nodes.iter().map(of).collect::<String>(), titles.join("\n"))
}

fn all_words(document: &Document) -> String {
    let mut all = String::new();
    walk(document, &mut |visited| match visited {
        Visited::Words(_, words) => all.push_str(&(plain_text(words) + "\n")),
        Visited::Plain(_, words) => all.push_str(&(words.to_owned() + "\n")),
        _ => {}
    });
    all
}

/// Ends of an edge by the last part of their names.
fn ties(diagram: &Diagram) -> BTreeSet<(String, String)> {
    let last = |id: &BlockId| id.as_str().rsplit('/').next().unwrap().to_owned();
    diagram.edges.iter().map(|e| (last(&e.from), last(&e.to))).collect()
}

fn lines(diagram: &Diagram, key: &str) -> Vec<String> {
    let id = diagram.id.child(key);
    diagram.nodes.iter().find(|n| n.id == id).unwrap_or_else(|| panic!("no {key}")).lines.clone()
}

#[test]
fn every_device_in_use_stands_somewhere() {
    for name in SAMPLES {
        let profile = profile(name, &[]);
        let located = Located::new(&profile);
        let here = located.segments.iter().flat_map(|(_, devices)| devices);
        let here: BTreeSet<&str> = located
            .boxes
            .iter()
            .chain(here)
            .chain(&located.unknown)
            .map(|device| device.id.as_str())
            .collect();
        let all = profile.devices.iter().filter(|d| d.status != DeviceStatus::Disposed);
        assert_eq!(here, all.map(|d| d.id.as_str()).collect(), "{name}");
    }
}

#[test]
fn the_figure_says_of_every_kind_how_many_devices_stand_there() {
    let figure = drawn(&profile("hospital-80-beds", &[]), Detail::Internal);
    let title = |n: &&Node| n.id.as_str().ends_with("segment-seg-care-terminals");
    assert_eq!(figure.nodes.iter().find(title).unwrap().title, "端末PC 42台");
    let terminals = lines(&figure, "segment-seg-care-terminals");
    assert_eq!(terminals.first().unwrap(), "内科外来 3台 PC-001〜003");
    assert_eq!(terminals.last().unwrap(), "IP 172.16.10.21〜62");
}

#[test]
fn what_is_cut_or_out_of_use_stands_by_itself_among_many() {
    let hospital = profile("hospital-80-beds", &[]);
    let servers = lines(&drawn(&hospital, Detail::Shown), "segment-seg-server-servers");
    assert!(servers[0].starts_with("SV-11 ") && servers[0].contains("（遮断1"), "{servers:?}");
}

#[test]
fn a_device_with_addresses_in_two_segments_stands_in_both_and_says_so() {
    let change = [("ip_address: 192.168.10.5,", "ip_address: \"192.168.10.5、192.168.30.5\",")];
    let figure = drawn(&profile("one-doctor-clinic", &change), Detail::Shown);
    for segment in ["seg-care", "seg-office"] {
        let servers = lines(&figure, &format!("segment-{segment}-servers"));
        assert_eq!(servers, ["SV-01 X線室の棚（複数の区画）"], "{segment}");
    }
}

#[test]
fn without_an_address_the_only_segment_of_the_system_tells_and_otherwise_nothing_does() {
    let figure = drawn(&profile("dental-clinic", &[]), Detail::Shown);
    assert_eq!(lines(&figure, "segment-seg-all-servers"), ["SV-01 スタッフルームの棚（保守）"]);
    let figure = drawn(&profile("midwifery", &[]), Detail::Shown);
    assert_eq!(lines(&figure, "unknown-medical"), ["MD-02 健診室"]);
    assert!(figure.groups.iter().any(|g| g.title == "区画が未確認の機器"));
}

#[test]
fn lines_lead_from_the_outside_over_the_boxes_into_the_segments() {
    let ties = ties(&drawn(&profile("one-doctor-clinic", &[]), Detail::Internal));
    let tie = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let expected = [
        tie("cloud-CL-01", "way-ext-internet"),
        tie("remote-vendor-emr", "way-ext-internet"),
        tie("way-ext-internet", "box-NW-01"),
        tie("way-ext-onshi", "box-NW-02"),
        tie("way-ext-vpn", "box-NW-01"),
        tie("box-NW-01", "box-NW-03"),
        tie("box-NW-02", "segment-seg-onshi"),
        tie("box-NW-03", "segment-seg-care"),
        tie("box-NW-03", "segment-seg-office"),
    ];
    assert_eq!(ties, expected.into());
}

#[test]
fn what_nobody_has_written_is_marked_and_not_guessed() {
    let figure = drawn(&profile("everything", &[]), Detail::Internal);
    let words = words(&figure);
    assert!(lines(&figure, "way-ext-4").contains(&"つなぐ機器 未確認".to_owned()));
    assert!(words.contains("リモート保守の有無 未確認"), "{words}");
    assert!(words.contains("事務系\nシステム: 予約システム\nつなぐ機器: 未確認"), "{words}");
    // With two lines to the internet nobody knows which one a service takes.
    let two = [("kind: オンライン請求・資格確認網", "kind: インターネット")];
    let figure = drawn(&profile("one-doctor-clinic", &two), Detail::Internal);
    assert!(!ties(&figure).iter().any(|(from, _)| from == "cloud-CL-01"));
}

#[test]
fn a_vendor_on_a_line_of_its_own_needs_no_second_box() {
    let figure = drawn(&profile("hospital-80-beds", &[]), Detail::Internal);
    assert!(
        lines(&figure, "way-ext-pacs").contains(&"リモート保守（専用ルータによるVPN）".to_owned())
    );
    assert!(!figure.nodes.iter().any(|n| n.id.as_str().ends_with("remote-vendor-pacs")));
    assert!(figure.nodes.iter().any(|n| n.id.as_str().ends_with("remote-vendor-meal")));
}

#[test]
fn nothing_that_is_shown_outside_bears_an_address_or_the_name_of_a_computer() {
    for name in SAMPLES {
        let profile = profile(name, &[]);
        let shown = with_case(&profile, |case| {
            all_words(&network_diagram(case, Detail::Shown)) + &all_words(&system_diagram(case))
        });
        let ranges = profile.network.segments.iter().filter_map(|s| s.range.value());
        let addresses = profile.devices.iter().filter_map(|d| d.ip_address.value());
        for address in addresses.chain(ranges).filter(|a| a.contains('.')) {
            assert!(!shown.contains(address.as_str()), "{name}: {address}");
        }
        let words: BTreeSet<&str> = shown.split([' ', '　', '\n', '、', '（', '）']).collect();
        for computer in profile.devices.iter().filter_map(|d| d.hostname.value()) {
            assert!(
                computer == "未確認" || !words.contains(computer.as_str()),
                "{name}: {computer}"
            );
        }
    }
}

#[test]
fn the_paper_says_of_which_day_its_ledger_is() {
    let words =
        |name| with_case(&profile(name, &[]), |c| all_words(&network_diagram(c, Detail::Shown)));
    assert!(words("one-doctor-clinic").contains("令和8年11月6日に更新した機器台帳"));
    assert!(words("everything").contains("機器台帳"));
}

#[test]
fn cuts_bear_the_numbers_of_the_plan() {
    let profile = profile("one-doctor-clinic", &[]);
    let cuts = network::cuts(&profile);
    let devices: Vec<Option<&str>> =
        cuts.iter().map(|(_, device)| device.map(|d| d.id.as_str())).collect();
    assert_eq!(devices, [None, Some("NW-01"), Some("NW-02"), Some("NW-03")]);
    assert!(
        lines(&drawn(&profile, Detail::Shown), "box-NW-03").contains(&"遮断4、保守".to_owned())
    );
}

#[test]
fn where_there_is_nothing_to_draw_the_list_says_why() {
    let minimal = profile("minimal", &[]);
    with_case(&minimal, |case| {
        let listed = list(case).unwrap();
        for name in ["network-diagram", "network-diagram-shown", "system-diagram"] {
            let entry = listed.iter().find(|l| l.name == name).unwrap();
            assert!(entry.left_out.as_ref().unwrap().ends_with("書かれていないため"), "{name}");
        }
        let papers = binder(case, &Templates::embedded()).unwrap();
        assert!(!papers.iter().any(|p| p.document.name.contains("diagram")));
    });
}

#[test]
fn every_figure_can_be_read_without_seeing_it() {
    let clinic = profile("one-doctor-clinic", &[]);
    with_case(&clinic, |case| {
        for document in [network_diagram(case, Detail::Shown), system_diagram(case)] {
            let blocks = document.sections.iter().flat_map(|s| &s.blocks);
            let figures = blocks.filter_map(|b| match b {
                Block::Diagram(diagram) => Some(&diagram.alt),
                _ => None,
            });
            let alts: Vec<&String> = figures.collect();
            assert_eq!(alts.len(), 1);
            assert!(alts[0].contains("構成図") && alts[0].contains("から"), "{}", alts[0]);
        }
    });
}

#[test]
fn systems_stand_where_they_run_with_what_they_need_and_where_their_copies_lie() {
    let figure = super::system::draw(
        &profile("one-doctor-clinic", &[]),
        BlockId::document("system-diagram").child("figure"),
    );
    let titles: Vec<&str> = figure.groups.iter().map(|g| g.title.as_str()).collect();
    assert_eq!(titles, ["院内で動くシステム", "クラウドで動くシステム"]);
    assert!(ties(&figure).contains(&("system-emr".to_owned(), "system-receipt".to_owned())));
    let lines = lines(&figure, "system-pacs");
    assert!(
        lines.contains(&"写し 毎週金曜 19時 外付けハードディスク 2台（切り離しあり）".to_owned())
    );
}
