//! These tests read the front of the binder as an inspector and as the house does.

use std::collections::BTreeMap;

use crate::compose::sample::{SAMPLES, profile, with_case};
use crate::compose::{Paper, Shelf, Templates, binder};
use crate::document::{Document, Visited, number, plain_text, walk};
use crate::profile::Profile;

fn papers(profile: &Profile) -> Vec<Paper> {
    with_case(profile, |case| binder(case, &Templates::embedded())).unwrap()
}

fn named(name: &str, papers: &[Paper]) -> Document {
    papers.iter().map(|p| &p.document).find(|d| d.name == name).unwrap().clone()
}

/// The words of every block, cell and line by its id.
fn texts(document: &Document) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    walk(document, &mut |visited| match visited {
        Visited::Words(id, words) => {
            out.entry(id.to_string()).or_insert_with(String::new).push_str(&plain_text(words));
        }
        Visited::Plain(id, words) => {
            out.entry(id.to_string()).or_insert_with(String::new).push_str(words);
        }
        _ => {}
    });
    out
}

fn of(name: &str, sample: &str, changes: &[(&str, &str)]) -> BTreeMap<String, String> {
    texts(&named(name, &papers(&profile(sample, changes))))
}

/// The cells under the row that begins so.
fn row<'t>(texts: &'t BTreeMap<String, String>, row: &str) -> Vec<&'t str> {
    let begins = format!("{row}/");
    texts
        .iter()
        .filter(|(id, _)| id.starts_with(&begins))
        .map(|(_, words)| words.as_str())
        .collect()
}

#[test]
fn the_contents_list_every_paper_that_is_shown_and_no_other() {
    for sample in SAMPLES {
        let papers = papers(&profile(sample, &[]));
        let cover = texts(&named("binder-front", &papers));
        let house = texts(&named("internal-contents", &papers));
        for paper in &papers {
            let name = &paper.document.name;
            let listed = |texts: &BTreeMap<String, String>, section: &str| {
                texts.contains_key(&format!("{section}/papers/{name}/c2"))
            };
            let shown = listed(&cover, "binder-front/contents");
            assert_eq!(shown, paper.shelf == Shelf::Inspection, "{sample}: {name}");
            let sections = ["internal", "day", "wall", "vendors", "reports"];
            let inside = sections.iter().any(|s| listed(&house, &format!("internal-contents/{s}")));
            assert_eq!(inside, !shown, "{sample}: {name}");
        }
    }
}

#[test]
fn the_contents_are_numbered_as_the_papers_are_bound() {
    let papers = papers(&profile("one-doctor-clinic", &[]));
    let cover = texts(&named("binder-front", &papers));
    let shown = papers.iter().filter(|p| p.shelf == Shelf::Inspection);
    for (at, paper) in shown.enumerate() {
        let id = format!("binder-front/contents/papers/{}/c1", paper.document.name);
        assert_eq!(cover[&id], (at + 1).to_string(), "{}", paper.document.name);
    }
}

#[test]
fn the_contents_tell_a_draft_from_what_is_approved() {
    let state = |changes: &[(&str, &str)]| {
        let cover = of("binder-front", "one-doctor-clinic", changes);
        cover["binder-front/contents/papers/bcp/c4"].clone()
    };
    assert_eq!(state(&[]), "承認済み");
    assert_eq!(state(&[("  approved_on: 2026-11-16\n", "")]), "案");
    let cover = of("binder-front", "hospital-80-beds", &[]);
    let sheet = |vendor: &str| cover[&format!("binder-front/contents/papers/{vendor}/c4")].clone();
    assert_eq!(sheet("checklist-vendor-vendor-emr"), "写し・転記");
    assert_eq!(sheet("checklist-facility"), "記入準備シート");
}

#[test]
fn the_cover_names_the_inspection_it_is_made_for_and_no_past_one() {
    let cover = of("binder-front", "one-doctor-clinic", &[]);
    assert_eq!(cover["binder-front/head/sheet/inspection/c2"], "横浜市保健所（令和9年1月21日）");
    let none = of("binder-front", "dental-clinic", &[]);
    assert!(!none.contains_key("binder-front/head/sheet/inspection/c2"));
}

#[test]
fn a_paper_that_the_notice_asks_for_is_found_by_its_kind() {
    let asked = "[サイバーセキュリティ対策チェックリスト, 連絡体制図, 機器台帳, 医療情報セキュリティ開示書, 事業継続計画（BCP）, 運用管理規程]";
    let shown = |instead: &str| {
        let cover = of("binder-front", "hospital-80-beds", &[(asked, &format!("[{instead}]"))]);
        let row = |(id, words): (&String, &String)| {
            let row = id
                .strip_suffix("/shown")?
                .strip_prefix("binder-front/requested/inspection-2026/r1-")?;
            Some((row.to_owned(), words.clone()))
        };
        cover.iter().filter_map(row).collect::<Vec<_>>()
    };
    let names = |instead: &str| {
        shown(instead).into_iter().map(|(name, _)| name).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names("事業継続計画（BCP）"), "bcp");
    assert_eq!(names("BCP策定の確認表"), "bcp-review-sheet");
    assert_eq!(names("チェックリスト（医療機関確認用）"), "checklist-facility");
    assert!(
        names("サイバーセキュリティ対策チェックリスト").contains("checklist-vendor-vendor-emr")
    );
    assert_eq!(names("災害時の事業継続計画"), "document-doc-disaster");
    assert!(names("運用管理規程").ends_with("document-doc-rules"));
    assert_eq!(
        shown("災害対策の計画")[0].1,
        "災害時事業継続計画 第5版（令和8年3月2日）",
        "version and day as the profile says them"
    );
}

#[test]
fn what_matches_no_kind_is_left_to_the_pen() {
    let asked = "[サイバーセキュリティ対策チェックリスト, 連絡体制図, 事業継続計画（BCP）]";
    let cover = of("binder-front", "one-doctor-clinic", &[(asked, "[放射線装置の点検記録]")]);
    let row = row(&cover, "binder-front/requested/inspection-2026/r1-none");
    assert_eq!(row.concat(), "放射線装置の点検記録", "neither a paper nor a place");
}

#[test]
fn earlier_findings_stand_with_their_measures_and_an_open_one_leaves_room() {
    let cover = of("binder-front", "hospital-80-beds", &[]);
    let row = row(&cover, "binder-front/findings/table/inspection-2025-1");
    assert_eq!(
        row,
        [
            "北海道石狩保健所（令和7年12月3日）",
            "夜間の連絡先が連絡体制図に書かれていなかった",
            "夜間と休日の番号を加え、当直室に貼った",
            "令和8年1月9日",
            "総務課「立入検査」綴り"
        ]
    );
    let open = of("binder-front", "everything", &[]);
    assert!(open.iter().all(|(id, words)| !id.contains("/findings/") || !words.contains("未確認")));
}

#[test]
fn the_index_names_the_proof_of_a_yes_and_where_it_lies() {
    let index = of("evidence-index", "one-doctor-clinic", &[]);
    assert_eq!(
        row(&index, "evidence-index/checklist/items/3-3")[..4],
        [
            "3③",
            "サイバー攻撃を想定した事業継続計画（BCP）の策定",
            "はい\n令和8年11月16日",
            "BCP（第2版）の承認（院長室の書棚「情報管理」ファイル（承認の署名）、令和8年11月16日）"
        ]
    );
}

#[test]
fn the_index_speaks_of_no_gap() {
    for sample in SAMPLES {
        let profile = profile(sample, &[]);
        let papers = papers(&profile);
        // A home nursing station has no checklist, and so no index.
        let Some(index) = papers.iter().find(|p| p.document.name == "evidence-index") else {
            assert_eq!(*sample, "home-nursing");
            continue;
        };
        let index = texts(&index.document);
        with_case(&profile, |case| {
            for gap in case.gaps {
                for (id, words) in &index {
                    assert!(!words.contains(&gap.missing), "{sample}: {id}: {words}");
                }
            }
        });
        for (id, words) in &index {
            assert!(
                !words.contains("未確認") && !words.contains("未回答"),
                "{sample}: {id}: {words}"
            );
        }
    }
}

#[test]
fn the_index_gives_places_only_for_what_is_answered_with_yes() {
    let index = named("evidence-index", &papers(&profile("minimal", &[])));
    let words = texts(&index);
    let items = words.keys().filter(|id| id.ends_with("/c2")).count();
    assert!(items >= 18, "{items}");
    let filled = |column: &str| words.iter().any(|(id, w)| id.ends_with(column) && !w.is_empty());
    assert!(!filled("/c3") && !filled("/c4") && !filled("/c5"));
}

#[test]
fn every_gap_stands_once_under_whoever_closes_it() {
    for sample in SAMPLES {
        let profile = profile(sample, &[]);
        let list = of("gap-list", sample, &[]);
        with_case(&profile, |case| {
            for gap in case.gaps.iter().filter(|gap| gap.item.is_some()) {
                let rows = list.iter().filter(|(id, w)| id.ends_with("/c2") && **w == gap.missing);
                assert_eq!(rows.count(), 1, "{sample}: {}", gap.missing);
            }
        });
        assert!(list.values().all(|words| !words.contains("「未確認」のままである")), "{sample}");
    }
}

#[test]
fn the_list_counts_what_is_missing_as_check_does_also_where_rows_hold_several() {
    let lead = |sample| {
        let list = of("gap-list", sample, &[]);
        list.into_values().find(|words| words.starts_with("足りないものは")).unwrap()
    };
    for sample in SAMPLES {
        let count = with_case(&profile(sample, &[]), |case| case.gaps.len());
        assert!(lead(sample).starts_with(&format!("足りないものは{count}件である。")), "{sample}");
    }
}

#[test]
fn what_was_promised_stands_under_its_person_with_its_day() {
    let list = of("gap-list", "one-doctor-clinic", &[]);
    let promised =
        list.iter().find(|(_, w)| w.contains("開示書（MDS/SDS）の受領が未確認である")).unwrap();
    let row = promised.0.strip_suffix("/c2").unwrap();
    assert!(row.starts_with("gap-list/missing/table/person-jimucho "), "{row}");
    assert_eq!(list[&format!("{row}/c5")], "山﨑 美穂");
    assert_eq!(list[&format!("{row}/c6")], "令和8年12月18日");
    assert!(list.values().any(|w| w == "事務長 山﨑 美穂（2件）"));
}

#[test]
fn a_value_that_nobody_knows_is_called_by_its_name() {
    let list = of("gap-list", "one-doctor-clinic", &[]);
    let said = list
        .values()
        .any(|words| words == "メディカルイメージ湘南株式会社の夜間・休日の窓口が未確認である。");
    assert!(said, "{list:?}");
}

#[test]
fn the_same_field_of_several_devices_is_one_row() {
    let list = of("gap-list", "hospital-80-beds", &[]);
    let rows: Vec<&String> =
        list.values().filter(|w| w.contains("サポートが終わる日が未確認")).collect();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].starts_with("MD-01、MD-02、"), "{}", rows[0]);
}

#[test]
fn an_item_answered_no_stands_with_its_target() {
    let list = of("gap-list", "one-doctor-clinic", &[]);
    let row = row(&list, "gap-list/refused/table/checklist-r7-facility-4-1");
    assert_eq!(row[0], "4-1");
    assert_eq!(row[3], "令和9年2月26日");
}

#[test]
fn approving_changes_the_approval_block_alone() {
    let approval = |changes: &[(&str, &str)]| of("approval", "one-doctor-clinic", changes);
    let (approved, draft) = (approval(&[]), approval(&[("  approved_on: 2026-11-16\n", "")]));
    let signed = |texts: &BTreeMap<String, String>| {
        texts.iter().any(|(id, w)| id.contains("/sign/approver") && w.contains("令和8年11月16日"))
    };
    assert!(signed(&approved) && !signed(&draft), "{approved:?}");
    assert_ne!(approved, draft);
    let ids = approved.keys().chain(draft.keys());
    for id in ids.filter(|id| approved.get(*id) != draft.get(*id)) {
        let block = id.starts_with("approval/approval/");
        assert!(block, "{id} changed");
    }
}

#[test]
fn whoever_has_not_been_named_is_left_to_the_pen() {
    for (id, words) in of("approval", "minimal", &[]) {
        assert!(!words.contains("未定") && !words.contains("未確認"), "{id}: {words}");
    }
}

#[test]
fn every_place_that_the_front_names_is_there() {
    for sample in SAMPLES {
        let documents = papers(&profile(sample, &[])).into_iter().map(|p| p.document).collect();
        assert!(number(documents).is_ok(), "{sample}");
    }
}

#[test]
fn the_verdict_stands_first_with_the_counts_of_the_forms() {
    let page = of("readiness", "one-doctor-clinic", &[]);
    assert_eq!(page["readiness/head/title"], "立入検査前の点検結果");
    assert_eq!(page["readiness/head/verdict"], "判定: まだである");
    assert_eq!(
        page["readiness/head/verdict/line-1"],
        "答えのない項目が3件、戻っていない事業者確認用が3社ある。かかる時間の見込みは、合わせて約2時間の作業、事業者に聞いて1〜2週間である。"
    );
    let fact = |key: &str| page[&format!("readiness/standing/facts/{key}/c2")].as_str();
    assert_eq!(fact("inspection"), "令和9年1月21日　横浜市保健所");
    assert_eq!(fact("checklist"), "はい 15、いいえ 2（目標日あり 2）、未回答 2、今年度未確認 0");
}

#[test]
fn the_verdict_says_whose_each_thing_is_and_how_long_it_takes() {
    let page = of("readiness", "one-doctor-clinic", &[]);
    let title = "医療情報セキュリティ開示書（MDS/SDS）の受領［2③］";
    let (id, _) = page.iter().find(|(_, words)| words.starts_with(title)).unwrap();
    let row = row(&page, id.trim_end_matches("/c2"));
    assert_eq!(row[2], "浜風ネットワークサービス株式会社に聞く");
    assert_eq!(row[3].split_whitespace().collect::<String>(), "山﨑事務長12月18日まで1〜2週間");
}

#[test]
fn what_does_not_fit_on_the_page_of_the_verdict_is_in_the_list() {
    let page = of("readiness", "hospital-80-beds", &[]);
    let weak = &page["readiness/standing/table/weak/c1"];
    assert!(weak.ends_with("件は「未整備・未確認の一覧」）"), "{weak}");
    let list = of("gap-list", "hospital-80-beds", &[]);
    let ledger = "今年度のうちにサポートが終わる機器がある: SV-07（令和9年1月12日まで）、SV-09（令和9年1月12日まで）。";
    assert!(list.values().any(|words| words == ledger), "{list:?}");
}

#[test]
fn the_verdict_speaks_of_no_inspection_where_none_comes() {
    for words in of("readiness", "home-nursing", &[]).values() {
        assert!(!words.contains("立入検査"), "{words}");
    }
}
