//! These tests read the ledgers as an inspector and a 事務長 do, on the sample profiles.

use crate::compose::Templates;
use crate::compose::binder::{Listed, Paper, Shelf, binder, list};
use crate::compose::sample::{SAMPLES, profile, with_case};
use crate::document::{Block, Document, Ledger, Table, TypeSize, Value, Visited, plain_text, walk};
use crate::profile::{Known, Profile};

fn papers(profile: &Profile) -> Vec<Paper> {
    with_case(profile, |case| binder(case, &Templates::embedded())).unwrap()
}

fn paper(papers: &[Paper], name: &str) -> Paper {
    papers.iter().find(|p| p.document.name == name).unwrap_or_else(|| panic!("no {name}")).clone()
}

/// The first ledger of a paper of a sample.
fn ledger(sample: &str, name: &str) -> Ledger {
    paper(&papers(&profile(sample, &[])), name).ledgers.swap_remove(0)
}

fn tables(document: &Document) -> Vec<&Table> {
    let blocks = document.sections.iter().flat_map(|s| &s.blocks);
    blocks.filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None }).collect()
}

fn words(document: &Document) -> String {
    let mut out = String::new();
    walk(document, &mut |visited| {
        match visited {
            Visited::Words(_, words) => out.push_str(&plain_text(words)),
            Visited::Plain(_, words) => out.push_str(words),
            _ => {}
        }
        out.push('\n');
    });
    out
}

/// Everything that a paper and its Excel file say.
fn everything(paper: &Paper) -> String {
    let mut out = words(&paper.document);
    for ledger in &paper.ledgers {
        let facts = ledger.facts.iter().map(|f| f.value.printed());
        let cells = ledger.rows.iter().flat_map(|r| &r.cells).map(Value::printed);
        for words in facts.chain(cells).chain(ledger.remarks.iter().cloned()) {
            out.push_str(&words);
            out.push('\n');
        }
    }
    out
}

fn text(words: &str) -> Option<Value> {
    Some(Value::Text(words.to_owned()))
}

fn unknown(words: &str) -> Option<Value> {
    Some(Value::Unknown(words.to_owned()))
}

#[test]
fn the_device_ledger_has_the_columns_of_the_manual_in_its_order() {
    let paper = paper(&papers(&profile("one-doctor-clinic", &[])), "device-ledger");
    let tables = tables(&paper.document);
    let head = |t: &Table| -> Vec<String> {
        t.rows[0].cells.iter().map(|c| plain_text(&c.paragraphs[0]).replace('\n', "")).collect()
    };
    assert_eq!(
        head(tables[1]),
        [
            "管理番号",
            "メーカー",
            "OS",
            "ソフトウェア",
            "ソフトウェアバージョン",
            "IPアドレス",
            "コンピュータ名",
            "設置場所",
            "利用者",
            "登録日",
            "状態",
            "説明"
        ]
    );
    assert_eq!(
        head(tables[2]),
        [
            "管理番号",
            "種類",
            "設置場所",
            "システム",
            "サポート終了日",
            "更新の状態",
            "ウイルス対策",
            "リモート保守"
        ]
    );
    assert_eq!(
        words(&paper.document)
            .lines()
            .filter(|l| !l.is_empty())
            .skip(8)
            .take(5)
            .collect::<Vec<_>>(),
        [
            "事務長 山﨑 美穂",
            "2026-11-09 院長が確認して署名した機器台帳（事務室「情報機器」ファイル）",
            "事務室「情報機器」ファイル",
            "サーバ1台、端末PC6台、ネットワーク機器3台、医療機器1台",
            "管理番号",
        ]
    );
}

#[test]
fn the_ledger_that_is_shown_leaves_out_the_way_to_devices_and_where_they_are_weak() {
    for sample in ["one-doctor-clinic", "clinic-with-beds", "hospital-80-beds", "everything"] {
        let papers = papers(&profile(sample, &[]));
        let whole = paper(&papers, "device-ledger").ledgers.swap_remove(0);
        let shown = paper(&papers, "device-ledger-shown").ledgers.swap_remove(0);
        let in_house = ["ip_address", "hostname", "stops", "carries_phone", "services"];
        assert_eq!(whole.clone().without(&in_house).columns, shown.columns);
        assert_eq!(whole.rows.len(), shown.rows.len());
        for row in &whole.rows {
            for key in shown.keys() {
                assert_eq!(whole.value(&row.key, key), shown.value(&row.key, key), "{}", row.key);
            }
        }
    }
}

#[test]
fn no_paper_for_other_eyes_holds_an_address_a_name_in_the_network_or_a_private_number() {
    for sample in SAMPLES {
        let profile = profile(sample, &[]);
        let common: String = profile
            .devices
            .iter()
            .flat_map(|d| [d.maker.value(), d.software.value()])
            .flatten()
            .chain(profile.systems.iter().map(|s| &s.name))
            .map(|words| format!("{words}\n"))
            .collect();
        let ranges = profile.network.segments.iter().filter_map(|s| s.range.value());
        let addresses = profile.devices.iter().filter_map(|d| d.ip_address.value()).chain(ranges);
        let names = profile.devices.iter().filter_map(|d| d.hostname.value());
        let names = names.filter(|name| !common.contains(name.as_str()));
        let mobiles = profile.people.iter().filter_map(|p| p.mobile.value());
        let secrets: Vec<&str> = addresses
            .chain(names)
            .map(String::as_str)
            .chain(mobiles.map(|m| m.as_str()))
            .chain(["203.0.113.25"])
            .collect();
        for paper in papers(&profile) {
            let said = everything(&paper);
            let seen = matches!(paper.shelf, Shelf::Inspection | Shelf::Wall);
            for secret in secrets.iter().filter(|_| seen) {
                assert!(!said.contains(secret), "{sample}: {} says {secret}", paper.document.name);
            }
        }
    }
}

#[test]
fn an_address_in_free_words_is_taken_out_of_the_paper_and_of_its_excel_file() {
    let papers = papers(&profile("everything", &[]));
    let remote = paper(&papers, "remote-maintenance");
    let said = "事業者の固定アドレス（［アドレスは院内限りの版］）に限る";
    assert_eq!(remote.ledgers[0].value("vendor-emr", "source_restriction"), text(said).as_ref());
    assert!(words(&remote.document).contains(said));
    let inside = everything(&paper(&papers, "device-ledger"));
    assert!(inside.contains("192.168.1.5") && inside.contains("ABC1"));
}

#[test]
fn a_fact_that_stands_in_two_ledgers_is_the_same_in_both() {
    for sample in ["one-doctor-clinic", "clinic-with-beds", "hospital-80-beds", "everything"] {
        let profile = profile(sample, &[]);
        let papers = papers(&profile);
        let devices = paper(&papers, "device-ledger").ledgers.swap_remove(0);
        let ways = paper(&papers, "external-connections").ledgers.swap_remove(0);
        let remote = paper(&papers, "remote-maintenance").ledgers.swap_remove(0);
        let risks = paper(&papers, "risk-table").ledgers.swap_remove(0);
        for way in profile.network.external_connections.iter() {
            let Some(device) = &way.device else { continue };
            for key in ["ip_address", "place", "maker"] {
                assert_eq!(
                    ways.value(way.id.as_str(), key),
                    devices.value(device.as_str(), key),
                    "{sample}: {} {key}",
                    way.id
                );
            }
        }
        for device in &profile.devices {
            let in_ledger = devices.value(device.id.as_str(), "remote");
            let listed = remote.rows.iter().filter(|row| {
                let of_row = remote.value(&row.key, "devices").map(Value::printed);
                let numbers = of_row.unwrap_or_default().replace("\n（機器台帳では「あり」）", "");
                numbers.split('、').any(|number| number.trim() == device.id.as_str())
            });
            let is_listed = usize::from(in_ledger == text("あり").as_ref());
            assert_eq!(listed.count(), is_listed, "{sample}: {}", device.id);
        }
        for system in &profile.systems {
            let vendor = system.vendor.as_ref().and_then(|id| profile.vendor(id));
            if let Some(vendor) = vendor.filter(|v| v.has_contract()) {
                assert_eq!(
                    risks.value(system.id.as_str(), "vendor"),
                    remote.value(vendor.id.as_str(), "vendor")
                );
            }
        }
    }
}

#[test]
fn what_is_missing_says_who_finds_it_out_until_when() {
    let disclosures = ledger("hospital-80-beds", "disclosure-ledger");
    assert_eq!(
        disclosures.value("vendor-meal", "state"),
        unknown("未確認（情報システム係長、2026-12-18まで）").as_ref()
    );
    assert_eq!(disclosures.value("vendor-meal", "received_on"), Some(&Value::Blank));
    let missing = disclosures.facts.iter().find(|f| f.key == "missing").map(|f| f.value.printed());
    assert_eq!(missing.as_deref(), Some("味彩システム株式会社"));
    let remote = ledger("hospital-80-beds", "remote-maintenance");
    assert_eq!(
        remote.value("vendor-lis", "source_restriction"),
        unknown("未確認（情報システム係長、2026-12-11まで）").as_ref()
    );
    // Nobody was asked for the terminal's state, and a vendor that does not connect is not asked for it.
    assert_eq!(remote.value("vendor-lis", "terminal"), unknown("未確認").as_ref());
    assert_eq!(remote.value("vendor-pharm", "terminal"), Some(&Value::Blank));
}

#[test]
fn a_vendor_that_says_no_beside_a_device_that_says_yes_is_not_smoothed_over() {
    let mut profile = profile("hospital-80-beds", &[]);
    for device in profile.devices.iter_mut().filter(|d| d.id.as_str() == "SV-08") {
        device.remote_maintenance = Known::Value(true);
    }
    let remote = paper(&papers(&profile), "remote-maintenance").ledgers.swap_remove(0);
    assert_eq!(remote.value("vendor-pharm", "used"), text("なし").as_ref());
    assert_eq!(
        remote.value("vendor-pharm", "devices"),
        text("SV-08\n（機器台帳では「あり」）").as_ref()
    );
}

#[test]
fn devices_that_nobody_is_known_to_maintain_have_a_line_of_their_own() {
    let mut profile = profile("one-doctor-clinic", &[]);
    for device in profile.devices.iter_mut().filter(|d| d.id.as_str() == "PC-05") {
        device.remote_maintenance = Known::Value(true);
    }
    let remote = paper(&papers(&profile), "remote-maintenance").ledgers.swap_remove(0);
    assert_eq!(remote.value("unknown-vendor", "vendor"), unknown("未確認").as_ref());
    assert_eq!(remote.value("unknown-vendor", "devices"), text("PC-05").as_ref());
}

#[test]
fn the_cloud_ledger_has_the_eight_columns_of_the_training() {
    let clouds = ledger("one-doctor-clinic", "cloud-ledger");
    let heads: Vec<String> = clouds.columns.iter().skip(1).take(8).map(|c| c.heading()).collect();
    assert_eq!(
        heads,
        [
            "サービス提供事業者",
            "サービス名称／用途",
            "ドメイン／アドレス",
            "利用場所／アクセス経路",
            "利用者／グループ",
            "利用者認証方法",
            "利用開始日",
            "利用状況"
        ]
    );
    assert_eq!(
        clouds.value("CL-01", "service"),
        text("クラウドカルテ青葉・レセプト青葉／診療録、会計、請求").as_ref()
    );
}

#[test]
fn a_ledger_that_nobody_has_looked_at_leaves_room_to_sign() {
    let clouds = paper(&papers(&profile("one-doctor-clinic", &[])), "cloud-ledger");
    let facts = tables(&clouds.document)[0];
    let signed = plain_text(&facts.rows[1].cells[2].paragraphs[0]);
    assert_eq!(signed, " 確認した　年月日　署名 ");
    assert_eq!(clouds.ledgers[0].facts[2].value, Value::Blank);
}

#[test]
fn the_record_of_logs_has_a_line_a_month_and_knows_the_last_look() {
    let log = paper(&papers(&profile("one-doctor-clinic", &[])), "log-review");
    let record = &log.ledgers[1];
    assert_eq!(record.title, "2026年度の確認の記録");
    assert_eq!(record.rows.len(), 24);
    assert_eq!(record.rows[0].key, "log-emr-2026-04");
    assert_eq!(record.rows[23].key, "log-router-2027-03");
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 4).unwrap();
    assert_eq!(record.value("log-emr-2026-11", "checked_on"), Some(&Value::Date(day)));
    assert_eq!(record.value("log-emr-2026-11", "by"), text("事務長").as_ref());
    assert_eq!(record.value("log-emr-2026-11", "found"), Some(&Value::Blank));
    assert_eq!(record.value("log-emr-2026-10", "checked_on"), Some(&Value::Blank));
}

#[test]
fn what_nobody_assessed_is_blank_in_the_table_of_risks_and_the_table_says_so() {
    let risks = paper(&papers(&profile("hospital-80-beds", &[])), "risk-table");
    let threats = &risks.ledgers[1];
    for key in ["likelihood", "level", "decision", "owner", "due"] {
        let at = threats.keys().iter().position(|k| *k == key).unwrap();
        assert!(threats.rows.iter().all(|row| row.cells[at] == Value::Blank), "{key}");
    }
    assert_eq!(
        threats.remarks[0],
        "起こりやすさ、リスクの大きさ、判断、担当、期限の空欄は、まだ評価していないことを示す。評価は会議で行い、この表に記入する。"
    );
    assert_eq!(
        threats.value("lis-maintenance", "facts"),
        text("ノースラボ機器株式会社がリモート保守を行う。接続の方法: モバイルルータ。認証: 事業者の共用ID。接続元の制限: 未確認（情報システム係長、2026-12-11まで）").as_ref()
    );
    let clinic = paper(&papers(&profile("clinic-with-beds", &[])), "risk-table");
    assert_eq!(clinic.ledgers.len(), 1);
}

#[test]
fn systems_stand_in_the_order_in_which_they_come_back() {
    let risks = ledger("hospital-80-beds", "risk-table");
    let order: Vec<String> = risks.rows.iter().map(|row| row.cells[0].printed()).collect();
    assert_eq!(order, ["1", "2", "3", "4", "5", "6", "7", "8"]);
}

#[test]
fn an_empty_ledger_is_left_out_and_the_reason_is_told() {
    let listed = with_case(&profile("minimal", &[]), list).unwrap();
    let reason = |name: &str| -> String {
        let entry: &Listed = listed.iter().find(|l| l.name == name).unwrap();
        entry.left_out.clone().unwrap_or_default()
    };
    assert_eq!(reason("device-ledger"), "機器が1台も書かれていないため（devices）");
    assert_eq!(reason("device-ledger-shown"), reason("device-ledger"));
    assert_eq!(reason("cloud-ledger"), "クラウドサービスが1件もないため（cloud_services）");
    assert_eq!(reason("account-ledger"), "利用者IDが1件もないため（accounts）");
    assert_eq!(
        reason("remote-maintenance"),
        "契約のある事業者も、リモート保守の対象の機器もないため"
    );
    assert_eq!(reason("disclosure-ledger"), "契約のある事業者がないため（開示書の回収は不要）");
    assert_eq!(reason("backup-ledger"), "バックアップが1件も書かれていないため（backups）");
    assert_eq!(
        reason("external-connections"),
        "外部との接続点も区画も書かれていないため（network）"
    );
    assert_eq!(reason("risk-table"), "医療情報システムが1件も書かれていないため（systems）");
    assert_eq!(reason("log-review"), "確認するログが決まっていないため（log_reviews）");
    let papers = papers(&profile("minimal", &[]));
    assert!(papers.iter().all(|paper| paper.ledgers.is_empty()));
}

/// Days, numbers of devices and addresses are not broken, because columns get the width that they name.
#[test]
fn the_columns_of_every_ledger_fit_the_page() {
    for sample in SAMPLES {
        for paper in papers(&profile(sample, &[])).iter().filter(|p| !p.ledgers.is_empty()) {
            // Width between the margins in points, over the size of the words.
            let ems = match paper.document.type_size {
                TypeSize::Small => 711.9 / 7.65,
                _ => 711.9 / 9.0,
            };
            for table in tables(&paper.document) {
                let asked: f32 = table.columns.iter().map(|c| c.share).sum();
                assert!(asked <= ems + 0.01, "{sample}: {} asks for {asked}", table.id);
            }
        }
    }
}

#[test]
fn every_row_of_every_ledger_has_a_value_for_every_column() {
    for sample in SAMPLES {
        for ledger in papers(&profile(sample, &[])).iter().flat_map(|p| &p.ledgers) {
            let columns = ledger.columns.len();
            assert!(ledger.rows.iter().all(|r| r.cells.len() == columns), "{}", ledger.title);
            assert!(!ledger.rows.is_empty(), "{sample}: {}", ledger.title);
        }
    }
}

#[test]
fn the_chart_and_the_list_that_are_shown_name_everybody_and_no_private_number() {
    let profile = profile("one-doctor-clinic", &[]);
    let papers = papers(&profile);
    let chart = words(&paper(&papers, "contact-chart-shown").document);
    let list = words(&paper(&papers, "contact-list-shown").document);
    for said in [&chart, &list] {
        for name in [
            "髙田 一郎",
            "山﨑 美穂",
            "株式会社クラウドカルテ青葉",
            "03-0000-0202",
            "情報セキュリティ事業者",
            "神奈川県警察",
            "厚生労働省",
            "03-6812-7837",
            "横浜市保健所",
            "個人情報保護委員会",
            "MIST",
            "オンライン資格確認",
            "横浜中区医師会",
            "東和損害保険株式会社",
            "関内法律事務所",
            "横浜みなと総合病院",
            "CK-2023-00417",
        ] {
            assert!(said.contains(name), "{name} is missing");
        }
    }
    assert!(chart.contains("夜 登録あり（院内限りの版）"));
    assert!(list.contains("職員の夜間・休日の番号は、院内限りの連絡先一覧に記載している。"));
    let inside = words(&paper(&papers, "contact-list").document);
    assert!(inside.contains(profile.people[0].mobile.value().unwrap().as_str()));
}
