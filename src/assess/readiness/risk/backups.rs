//! This file judges backups: one copy off the network, and the 3-2-1 rule for each important system.

use std::collections::BTreeSet;

use crate::catalogue::{AskedOf, Effort, Wait};
use crate::profile::{Backup, Hosting, Importance, Profile, System};

use super::super::concern::{ConcernKind, Concerns, Severity, Told};
use super::super::stale::{is_paper, listed};

/// Words of a place or medium that lies in another building.
const ELSEWHERE: &[&str] = &[
    "データセンター",
    "クラウド",
    "別の地域",
    "遠隔",
    "別の建物",
    "別棟",
    "別館",
    "自宅",
    "貸金庫",
    "分院",
    "院外",
    "他拠点",
    "本部",
];
/// What stands behind a number of copies.
const COUNTED: &[&str] = &["台", "本", "枚", "個", "か所", "カ所", "ヶ所", "箇所", "拠点"];
/// Kinds of medium, by words in which people name them; the first that fits.
const MEDIA: &[(&str, &[&str])] = &[
    ("tape", &["テープ", "LTO"]),
    ("disc", &["DVD", "ブルーレイ", "BD", "円盤", "光ディスク"]),
    ("external", &["外付", "USB", "ポータブル", "カートリッジ", "RDX"]),
    ("nas", &["NAS"]),
    ("elsewhere", &["データセンター", "クラウド"]),
    ("server", &["サーバ", "内蔵"]),
];

pub(super) fn find(profile: &Profile, out: &mut Concerns) {
    off_the_network(profile, out);
    three_two_one(profile, out);
}

/// The copies of a system that a machine can read, with their place in the profile.
fn copies<'p>(profile: &'p Profile, system: &System) -> Vec<(usize, &'p Backup)> {
    let of = |(_, b): &(usize, &Backup)| b.system == system.id && !is_paper(b);
    profile.backups.iter().enumerate().filter(of).collect()
}

fn off_the_network(profile: &Profile, out: &mut Concerns) {
    let readable = || profile.backups.iter().enumerate().filter(|(_, b)| !is_paper(b));
    if readable().next().is_none() || readable().any(|(_, b)| b.offline.value() == Some(&true)) {
        return;
    }
    let said_no = readable().all(|(_, b)| b.offline.value() == Some(&false));
    let fields = |all: bool| {
        let open = readable().filter(move |(_, b)| all || b.offline.value().is_none());
        open.map(|(at, _)| format!("backups[{}].offline", at + 1))
    };
    let why = "つながったままのバックアップは、本体と一緒に暗号化されるため。";
    if said_no {
        let basis = std::iter::once("backups".to_owned()).chain(fields(true)).collect();
        let told = Told {
            what: "ネットワークから切り離したバックアップが1つもない。".to_owned(),
            why,
            todo: "保存が終わったら外す外付けディスクを2台用意し、交互に使う",
            basis,
            owner: AskedOf::Vendor,
            effort: Effort { minutes: 120, wait: Some(Wait { from: 7, to: 14 }) },
        };
        out.risk("no-offline-copy", Severity::High, told);
    } else {
        let told = Told {
            what: "ネットワークから切り離したバックアップがあるか、書かれていない。".to_owned(),
            why,
            todo: "写しが今どこにあり、つながったままかを事業者に聞く",
            basis: fields(false).collect(),
            owner: AskedOf::Vendor,
            effort: Effort::to_ask(AskedOf::Vendor),
        };
        out.ask("offline-copy-unsaid", ConcernKind::Risk, Severity::High, told);
    }
}

/// The rule for each important system: three copies with the original, two kinds of medium, one away or off the network.
fn three_two_one(profile: &Profile, out: &mut Concerns) {
    let (mut short, mut open) = (Vec::new(), Vec::new());
    let mut away = true;
    for system in profile.systems.iter().filter(|s| s.importance == Importance::High) {
        let copies = copies(profile, system);
        // That nothing is written of a backup is the checklist's own question.
        if copies.is_empty() {
            continue;
        }
        let judged = judge(system, &copies);
        let (list, said) = match (judged.short.is_empty(), judged.open.is_empty()) {
            (false, _) => (&mut short, judged.short),
            (true, false) => (&mut open, judged.open),
            (true, true) => continue,
        };
        away &= !judged.none_away;
        let name = format!("{}（{}）", system.name, said.join("・"));
        let fields = copies.iter().flat_map(|(at, _)| {
            ["medium", "place", "offline"].map(|key| format!("backups[{}].{key}", at + 1))
        });
        list.extend(fields.map(|field| (name.clone(), field)));
    }
    let why = "同じ場所や同じ媒体の写しは、一度の故障や攻撃でまとめて失うため。3-2-1ルールは、写しを元と合わせて3つ、媒体を2種類、うち1つを離れた場所に置く。";
    let owner = AskedOf::Vendor;
    if !short.is_empty() {
        let (names, basis) = listed(short);
        let told = Told {
            what: format!("3-2-1ルールに足りないバックアップがある: {names}。"),
            why,
            todo: "足りない写しの増やし方と費用を事業者に聞き、決める",
            basis,
            owner,
            effort: Effort { minutes: 60, wait: Some(Wait { from: 7, to: 14 }) },
        };
        let severity = if away { Severity::Middle } else { Severity::High };
        out.risk("backup-321", severity, told);
    }
    if !open.is_empty() {
        let (names, basis) = listed(open);
        let told = Told {
            what: format!("3-2-1ルールに足りるか分からないバックアップがある: {names}。"),
            why,
            todo: "写しの数、媒体、置き場所を事業者に聞く",
            basis,
            owner,
            effort: Effort::to_ask(owner),
        };
        out.ask("backup-321-unsaid", ConcernKind::Risk, Severity::Middle, told);
    }
}

/// What the rule lacks for one system, and what nobody has said of it.
struct Judged {
    short: Vec<String>,
    open: Vec<String>,
    none_away: bool,
}

fn judge(system: &System, copies: &[(usize, &Backup)]) -> Judged {
    let (mut short, mut open) = (Vec::new(), Vec::new());
    let mut none_away = false;
    let cloud = system.hosting == Hosting::Cloud;
    let known = copies.iter().all(|(_, b)| b.medium.value().is_some());
    let count: u32 = 1 + copies.iter().map(|(_, b)| pieces(b)).sum::<u32>();
    match (count < 3, known) {
        (true, true) => short.push(format!("写しは元と合わせて{count}つ")),
        (true, false) => open.push("写しの数が未確認".to_owned()),
        (false, _) => {}
    }
    let media = copies.iter().filter_map(|(_, b)| b.medium.value());
    let original = if cloud { "elsewhere" } else { "server" };
    let kinds: BTreeSet<&str> = media.map(|m| kind_of(m)).chain([original]).collect();
    match (kinds.len() < 2, known && !cloud) {
        (true, true) => short.push("媒体は1種類".to_owned()),
        // Nobody here sees what a provider's machines are made of.
        (true, false) => open.push("媒体の種類が未確認".to_owned()),
        (false, _) => {}
    }
    let away = |b: &Backup| {
        let words = [&b.medium, &b.place].into_iter().filter_map(|known| known.value());
        let elsewhere = |text: &String| ELSEWHERE.iter().any(|word| text.contains(word));
        b.offline.value() == Some(&true) || { words }.any(elsewhere)
    };
    if !copies.iter().any(|(_, b)| away(b)) {
        let said = |b: &Backup| b.offline.value().is_some() && b.place.value().is_some();
        none_away = copies.iter().all(|(_, b)| said(b));
        if none_away {
            short.push("離れた写しも切り離した写しもない".to_owned());
        } else {
            open.push("離れた写しの有無が未確認".to_owned());
        }
    }
    Judged { short, open, none_away }
}

/// How many copies one way of saving keeps: 「外付けハードディスク 2台」 keeps two.
fn pieces(backup: &Backup) -> u32 {
    let text = backup.medium.value().map_or("", String::as_str);
    let mut most = 1;
    let mut number = None;
    for (at, c) in text.char_indices() {
        let digit = match c {
            '０'..='９' => Some(u32::from(c) - u32::from('０')),
            c => c.to_digit(10),
        };
        match (digit, number) {
            (Some(digit), None) => number = Some(digit),
            (Some(digit), Some(n)) => number = Some(u32::min(n, 99) * 10 + digit),
            (None, Some(n)) => {
                if COUNTED.iter().any(|word| text[at..].starts_with(word)) {
                    most = most.max(n);
                }
                number = None;
            }
            (None, None) => {}
        }
    }
    most
}

/// The kind of a medium; one that is named in other words is a kind of its own.
fn kind_of(medium: &str) -> &str {
    let named = |(_, words): &&(&str, &[&str])| words.iter().any(|word| medium.contains(word));
    MEDIA.iter().find(named).map_or(medium, |(kind, _)| kind)
}
