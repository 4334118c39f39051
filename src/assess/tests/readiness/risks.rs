//! These tests say which weaknesses facts show, and that silence is never taken for one.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::mutation::{read, tried, without, written};
use super::super::samples::samples;
use super::{ConcernState, clinic, concern, judged, keys};
use crate::assess::Severity;
use crate::profile::{
    Account, Device, DeviceKind, DeviceStatus, ExternalKind, Hosting, Known, Profile, Role, Source,
    Sources, parse,
};

fn known(text: &str) -> Known<String> {
    Known::Value(text.to_owned())
}

fn found(profile: &Profile, key: &str) -> bool {
    keys(profile, ConcernState::Found).iter().any(|k| k == key)
}

/// The clinic with its record on a server in the house, saved in one way.
fn saved(medium: &str, place: &str, offline: Option<bool>) -> Profile {
    let mut profile = clinic();
    profile.systems[0].hosting = Hosting::OnPremises;
    let backup = &mut profile.backups[0];
    backup.medium = known(medium);
    backup.place = known(place);
    backup.offline = offline.map_or(Known::Absent, Known::Value);
    profile
}

#[test]
fn backups_are_held_against_the_3_2_1_rule_piece_by_piece() {
    let said = |profile: &Profile| concern(profile, "backup-321").what;
    let near = saved("サーバ内の別ディスク", "サーバ室", Some(false));
    assert_eq!(
        said(&near),
        "3-2-1ルールに足りないバックアップがある: 電子カルテ（写しは元と合わせて2つ・媒体は1種類・離れた写しも切り離した写しもない）。"
    );
    assert_eq!(concern(&near, "backup-321").severity, Severity::High);
    let disk = saved("外付けハードディスク", "院長室の耐火庫", Some(true));
    assert_eq!(
        said(&disk),
        "3-2-1ルールに足りないバックアップがある: 電子カルテ（写しは元と合わせて2つ）。"
    );
    assert_eq!(concern(&disk, "backup-321").severity, Severity::Middle);
    for enough in ["外付けハードディスク 2台", "外付けＨＤＤ ２台", "テープ3本"]
    {
        assert!(!found(&saved(enough, "院長室の耐火庫", Some(true)), "backup-321"), "{enough}");
    }
}

#[test]
fn what_is_not_said_of_a_backup_is_asked_for() {
    let mut profile = saved("外付けハードディスク 2台", "院長室", None);
    profile.backups[0].place = Known::Absent;
    assert_eq!(
        concern(&profile, "backup-321-unsaid").what,
        "3-2-1ルールに足りるか分からないバックアップがある: 電子カルテ（離れた写しの有無が未確認）。"
    );
    assert!(!found(&profile, "backup-321") && !found(&profile, "no-offline-copy"));
    // Nobody in a clinic sees what its provider's machines are made of.
    let mut cloud = clinic();
    cloud.backups[0].medium = known("事業者のデータセンター2か所");
    assert_eq!(
        concern(&cloud, "backup-321-unsaid").what,
        "3-2-1ルールに足りるか分からないバックアップがある: 電子カルテ（媒体の種類が未確認）。"
    );
}

#[test]
fn no_copy_off_the_network_is_found_only_where_every_way_says_so() {
    let mut profile = saved("NAS", "サーバ室", Some(false));
    assert_eq!(
        concern(&profile, "no-offline-copy").what,
        "ネットワークから切り離したバックアップが1つもない。"
    );
    let mut other = profile.backups[0].clone();
    other.offline = Known::Value(true);
    profile.backups.push(other);
    assert!(!found(&profile, "no-offline-copy"));
    profile.backups.clear();
    assert!(!found(&profile, "no-offline-copy"), "the checklist asks for backups itself");
}

#[test]
fn a_machine_in_two_networks_is_found_by_its_addresses() {
    let mut profile = clinic();
    let mut saying = |text: &str| {
        profile.devices[0].ip_address = known(text);
        found(&profile, "two-networks")
    };
    assert!(saying("192.168.10.5、172.16.1.5"));
    assert!(!saying("192.168.10.5 / 192.168.10.6"), "two addresses of one network");
    assert!(!saying("192.168.10.5〜192.168.11.20"), "a span is of many machines");
    assert!(!saying("DHCP") && !saying("192.168.10.5"));
    profile.devices[1].ip_address = known("192.168.10.1、192.168.20.1");
    assert!(!found(&profile, "two-networks"), "a router stands in two networks by trade");
    profile.devices[0].note = Some("保守回線用にLANカードが2枚あり（2枚挿し）".into());
    let two = concern(&profile, "two-networks");
    assert_eq!(two.what, "2つのネットワークにつながる機器がある: PC-01。");
    assert_eq!(two.basis, ["devices[1].note"]);
}

#[test]
fn a_mobile_line_is_no_concern_once_everything_is_known_of_it() {
    let mut profile = clinic();
    let line = &mut profile.network.external_connections[0];
    line.kind = ExternalKind::Mobile;
    line.vendor = None;
    line.source_restriction = Known::Absent;
    assert_eq!(
        concern(&profile, "mobile-line:net").what,
        "モバイル回線「院内インターネット」があり、誰の回線か、接続元の制限が書かれていない。"
    );
    let line = &mut profile.network.external_connections[0];
    line.vendor = Some(profile.vendors[1].id.clone());
    line.source_restriction = known("事業者の固定アドレスに限る");
    assert!(!found(&profile, "mobile-line:net"));
    profile.network.external_connections[0].device = Some(profile.devices[1].id.clone());
    assert!(found(&profile, "mobile-line:net"), "its box stands in no order of cutting");
    profile.network.cut_points[1].target = "SIMルータ（札「RT-01」）".into();
    assert!(!found(&profile, "mobile-line:net"));
}

#[test]
fn accounts_are_shared_by_several_names_or_by_their_own_word() {
    let account = |id: &str, name: &str, user_id: &str| Account {
        id: serde_id(id),
        system: Some(clinic().systems[0].id.clone()),
        department: None,
        name: name.into(),
        user_id: user_id.into(),
        rights: Known::Absent,
        status: DeviceStatus::InUse,
        note: None,
    };
    let mut profile = clinic();
    profile.accounts = vec![
        account("1", "髙﨑 一郎", "takasaki"),
        account("2", "渡邉 由紀", "uke"),
        account("3", "辻 亜希", "uke"),
        account("4", "受付共用", "desk"),
        account("5", "𠮷田 花子", "admin"),
        account("6", "神田 祐子", "uketsuke1"),
    ];
    assert_eq!(
        concern(&profile, "shared-account").what,
        "何人かで共用しているIDがある: uke、desk。"
    );
    assert_eq!(
        concern(&profile, "factory-account").what,
        "機器や製品にはじめから付いている名前のIDがある: admin。"
    );
    let desk = concern(&profile, "desk-account");
    assert_eq!(desk.what, "1人だけが使うIDか分からないものがある: uketsuke1。");
    assert_eq!(desk.state, ConcernState::ToAsk);
    profile.accounts.iter_mut().for_each(|a| a.status = DeviceStatus::Stopped);
    assert!(!found(&profile, "shared-account") && !found(&profile, "factory-account"));
}

fn serde_id(text: &str) -> crate::profile::Id {
    let mut tree = written(&clinic());
    tree["accounts"] = serde_json::json!([
        {"id": text, "name": "x", "user_id": "x", "status": "使用中"}
    ]);
    read(&tree).unwrap().accounts[0].id.clone()
}

#[test]
fn remote_maintenance_that_no_vendor_owns_up_to_is_found() {
    let mut profile = clinic();
    profile.devices[1].remote_maintenance = Known::Value(true);
    assert!(!found(&profile, "remote-unanswered"), "one vendor says that it comes in");
    if let Known::Value(answer) = &mut profile.vendors[0].remote_maintenance {
        answer.used = false;
    }
    assert_eq!(
        concern(&profile, "remote-unanswered").what,
        "外から保守される機器や回線に、そう答えた事業者がない: RT-01。"
    );
    profile.devices[1].remote_maintenance = Known::Absent;
    assert!(!found(&profile, "remote-unanswered"));
}

#[test]
fn a_vendor_that_shares_an_id_is_found_by_its_own_answer() {
    let mut profile = clinic();
    let mut saying = |text: &str| {
        if let Known::Value(answer) = &mut profile.vendors[0].remote_maintenance {
            answer.authentication = known(text);
        }
        found(&profile, "vendor-shared-id")
    };
    assert!(saying("事業者の共用ID"));
    assert!(!saying("共用IDは使わない。担当者ごとの個人ID"));
    assert!(!saying("個人IDと二要素認証"));
}

#[test]
fn one_person_who_holds_everything_needs_a_deputy() {
    let mut profile = clinic();
    assert!(!found(&profile, "all-roles-on-one"));
    profile.people[1].roles.clear();
    profile.people[0].roles =
        vec![Role::Executive, Role::SecurityOfficer, Role::PlanningManager, Role::SystemOperator];
    assert!(!found(&profile, "all-roles-on-one"), "there is a deputy");
    profile.people[0].deputy = Known::Absent;
    assert_eq!(
        concern(&profile, "all-roles-on-one").what,
        "責任と作業の役割がすべて院長 髙﨑 一郎に集まり、代理者が書かれていない。"
    );
}

#[test]
fn a_telephone_that_dies_with_a_box_that_is_cut_is_found_unless_a_mobile_is_named() {
    let mut profile = clinic();
    assert_eq!(
        concern(&profile, "phone-unsaid").what,
        "電話のつながる箱が、遮断する箱と同じかどうか書かれていない。"
    );
    profile.network.cut_points[1].target = "ルータ（札「RT-01」）".into();
    profile.network.phone_depends_on = known("RT-01。抜くと電話も止まる");
    assert_eq!(
        concern(&profile, "phone-dies").what,
        "遮断すると電話も止まり、代わりの電話が書かれていない: ルータ（札「RT-01」）。"
    );
    profile.network.cut_points[1].caution = Some("先に受付の携帯電話を手元に置く".into());
    assert!(!found(&profile, "phone-dies"));
    profile.network.cut_points[1].caution = None;
    profile.network.phone_depends_on = known("RT-01とは別の箱。遮断しても電話は使える");
    assert!(!found(&profile, "phone-dies"));
}

#[test]
fn servers_without_support_are_a_weakness_and_other_machines_have_grown_old() {
    let mut profile = clinic();
    let ended = |d: &mut Device| {
        d.support_end = Known::Value("2026-03-31".parse().map(crate::profile::Date::new).unwrap());
    };
    ended(&mut profile.devices[1]);
    assert_eq!(
        concern(&profile, "support-ended").what,
        "サポートの終わった機器を使っている: RT-01（令和8年3月31日まで）。"
    );
    profile.devices[1].kind = DeviceKind::Server;
    assert!(found(&profile, "server-support-ended") && !found(&profile, "support-ended"));
    profile.devices[1].status = DeviceStatus::Disposed;
    assert!(!found(&profile, "server-support-ended"));
}

/// Everything that a clinic can name without knowing anything of it.
const NAMES_ALONE: &str = "
schema: 1
facility: {kind: 無床診療所, name: 名前だけの医院, prefecture: 東京都, address: 中央区1-1, phone: 03-0000-0001}
people:
  - {id: incho, name: 髙﨑 一郎, title: 院長, roles: [経営層]}
vendors:
  - {id: vendor, name: 株式会社青葉, kind: システム事業者, contract: {}}
systems:
  - {id: emr, name: 電子カルテ, purpose: 診療録, hosting: 院内, importance: 高, vendor: vendor}
backups:
  - {id: bk, system: emr, target: データ, frequency: 毎日, method: 自動}
network:
  segments: [{id: seg, name: 診療系, purpose: 端末}]
  external_connections: [{id: net, name: 回線, kind: インターネット, purpose: 電子カルテ}]
  cut_points: [{id: cut, stage: 外部回線, target: 白い箱, place: 受付, action: 線を抜く}]
devices:
  - {id: SV-01, kind: サーバ, status: 使用中}
  - {id: PC-01, kind: 端末PC, status: 使用中}
outside_bodies:
  - {id: police, category: 警察, name: 警視庁}
inspections:
  - {id: old, office: 中央区保健所, findings: [{what: 台帳がない}]}
training:
  - {id: edu, kind: 教育, title: 研修, audience: 全職員}
  - {id: drill, kind: 訓練, title: 訓練, audience: 全職員}
plan: {version: 第1版, revised_on: 2026-11-02}
";

#[test]
fn a_profile_of_names_alone_has_no_weakness_and_much_to_ask() {
    let sources = Sources::alone(Source::new("names.yaml", NAMES_ALONE));
    let profile = parse(&sources, None).unwrap().value.profile;
    assert_eq!(keys(&profile, ConcernState::Found), Vec::<String>::new());
    let asked = keys(&profile, ConcernState::ToAsk);
    for key in ["restore-test-unsaid", "backup-321-unsaid", "drill-unsaid", "support-end-unsaid"] {
        assert!(asked.iter().any(|k| k == key), "{key} in {asked:?}");
    }
}

/// These say by their own words that something is not written; the fact that they rest on is another one.
const SAY_WHAT_IS_UNWRITTEN: &[&str] = &[
    "mobile-line",
    "all-roles-on-one",
    "remote-unanswered",
    "phone-dies",
    "training-old",
    "drill-old",
];

/// For every sample: take away any one thing that it says, and no weakness is found that was not found before.
#[test]
fn saying_less_never_makes_a_weakness() {
    for (name, profile) in samples() {
        let tree = written(&profile);
        let before: BTreeSet<String> = keys(&profile, ConcernState::Found).into_iter().collect();
        let mut paths = Vec::new();
        leaves(&tree, String::new(), &mut paths);
        for path in tried(paths.iter().map(String::as_str)) {
            // What cannot be left out is refused.
            let Some(less) = read(&without(&tree, &path)) else { continue };
            for concern in judged(&less).concerns {
                let unwritten = concern.key.split(':').next().unwrap_or_default();
                let is_new = concern.state == ConcernState::Found
                    && concern.key != "inspection-near"
                    && !before.contains(&concern.key)
                    && !SAY_WHAT_IS_UNWRITTEN.contains(&unwritten);
                assert!(!is_new, "{name} without {path}: {concern:?}");
            }
        }
    }
}

/// Everything that a rule may look at, as paths: the keys of records, not whole entries.
fn leaves(value: &Value, path: String, out: &mut Vec<String>) {
    const LOOKED_AT: [&str; 9] = [
        "people",
        "vendors",
        "systems",
        "backups",
        "network",
        "devices",
        "accounts",
        "training",
        "outside_bodies",
    ];
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if path.is_empty() && !LOOKED_AT.contains(&key.as_str()) {
                    continue;
                }
                let at = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                if !path.is_empty() {
                    out.push(at.clone());
                }
                leaves(value, at, out);
            }
        }
        Value::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                leaves(value, format!("{path}[{}]", at + 1), out);
            }
        }
        _ => {}
    }
}
