//! These tests open the red folder as somebody does whose screens are dead, and hold it to what it must never say.

use crate::compose::sample::{SAMPLES, profile, with_case};
use crate::compose::{Bundle, Paper, Shelf, Templates, binder};
use crate::document::{
    Block, Document, Inline, Inlines, Page, ReferenceForm, Visited, plain_text, walk,
};
use crate::profile::Profile;

/// What is left to the pen prints as ＿, references as their form.
fn printed(words: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Blank { .. } => "＿".to_owned(),
        Inline::Checkbox { .. } => "□".to_owned(),
        Inline::Strong(inner) => printed(inner),
        Inline::Reference { target, form: ReferenceForm::PageCount } => format!("頁数 {target}"),
        other => plain_text(std::slice::from_ref(other)),
    };
    words.iter().map(one).collect()
}

fn folder(profile: &Profile) -> Vec<Paper> {
    with_case(profile, |case| binder(case, &Templates::embedded())).unwrap()
}

fn paper(profile: &Profile, name: &str) -> Document {
    folder(profile).into_iter().map(|p| p.document).find(|d| d.name == name).unwrap()
}

fn texts(document: &Document) -> Vec<(String, String)> {
    let mut out = Vec::new();
    walk(document, &mut |visited| match visited {
        Visited::Words(id, words) => out.push((id.to_string(), printed(words))),
        Visited::Plain(id, words) => out.push((id.to_string(), words.to_owned())),
        _ => {}
    });
    out
}

fn all(document: &Document) -> String {
    texts(document).into_iter().map(|(_, words)| words + "\n").collect()
}

fn at(document: &Document, id: &str) -> String {
    let found: Vec<_> = texts(document).into_iter().filter(|t| t.0 == id).map(|t| t.1).collect();
    assert!(!found.is_empty(), "no block {id}");
    found.join(" / ")
}

fn cards() -> [&'static str; 3] {
    ["card-staff", "card-staff-wall", "card-leader"]
}

#[test]
fn no_card_speaks_of_power_without_its_condition() {
    for name in SAMPLES {
        let profile = profile(name, &[]);
        for card in cards() {
            for (id, words) in texts(&paper(&profile, card)) {
                // Of its own boxes the facility says in its own words what is done to them, and what never is.
                let own = id.contains("/cut/table/") || id.contains("/keep");
                if !words.contains("電源") || own {
                    continue;
                }
                let forbids = words.contains("電源を切らない");
                let allows =
                    words.contains("LANも無線も切れない機器") && words.contains("電源を切");
                assert!(forbids || allows, "{name}, {id}: {words}");
            }
        }
    }
    let card = paper(&profile("one-doctor-clinic", &[]), "card-staff");
    assert_eq!(
        at(&card, "card-staff/calls/limits/power"),
        "電源を切ってよいのは、LANも無線も切れない機器を、髙田院長が「切れ」と言ったときだけ。"
    );
}

#[test]
fn the_staff_card_names_the_head_as_people_do_and_only_the_folder_has_the_mobile() {
    let profile = profile("one-doctor-clinic", &[]);
    let card = paper(&profile, "card-staff");
    assert_eq!(
        at(&card, "card-staff/front/do/unplug"),
        "その端末だけを切り離す。LANケーブルを抜き、Wi-Fiを切る。ほかの箱やケーブルには触らない。"
    );
    assert_eq!(
        at(&card, "card-staff/front/do/call"),
        "髙田院長に知らせる。 攻撃かどうかは考えない。間違いでもよい。"
    );
    assert_eq!(at(&card, "card-staff/calls/table/incho/who"), "1 髙田院長");
    assert_eq!(at(&card, "card-staff/calls/table/incho/number"), "内線11　携帯 090-0000-0101");
    assert_eq!(
        at(&card, "card-staff/calls/limits/patients"),
        "患者につながっている機器には触らない。外すかどうかは髙田院長が決める。"
    );
    let wall = paper(&profile, "card-staff-wall");
    assert_eq!(at(&wall, "card-staff-wall/calls/table/incho/number"), "内線11");
}

#[test]
fn private_numbers_stand_in_the_folder_and_on_no_wall() {
    for name in SAMPLES {
        let profile = profile(name, &[]);
        let papers = folder(&profile);
        let mobiles: Vec<String> = profile
            .people
            .iter()
            .filter_map(|p| p.mobile.value())
            .map(ToString::to_string)
            .collect();
        let list = papers.iter().find(|p| p.document.name == "phone-list").unwrap();
        let numbers = all(&list.document);
        assert!(mobiles.iter().all(|mobile| numbers.contains(mobile)), "{name}");
        for wall in papers.iter().filter(|p| p.bundles.contains(&Bundle::Wall)) {
            let words = all(&wall.document);
            let shown = mobiles.iter().find(|mobile| words.contains(mobile.as_str()));
            assert_eq!(shown, None, "{name}, {}", wall.document.name);
        }
    }
}

#[test]
fn the_clock_runs_from_the_time_of_knowing_and_tells_law_from_target() {
    let course = paper(&profile("one-doctor-clinic", &[]), "course");
    let box_of = |key: &str| at(&course, &format!("course/clock/flow/{key}"));
    assert_eq!(box_of("zero"), "0時間 / 知った時（疑いでよい）");
    assert_eq!(box_of("hour"), "1時間以内 / 当院の目標 / ＿＿時＿＿分まで");
    assert_eq!(
        box_of("day"),
        "その日のうち / 当院の目標 / （法令の期限ではない） / ＿＿月＿＿日まで"
    );
    assert_eq!(box_of("days"), "3〜5日以内 / 法令 / ＿＿月＿＿日まで");
    assert_eq!(
        box_of("end"),
        "60日以内 / 法令 / ＿＿月＿＿日まで / 不正の目的の疑いがなければ / 30日以内 ＿＿月＿＿日"
    );
    assert_eq!(
        box_of("authorities"),
        "役所と警察に連絡する / 厚生労働省　03-6812-7837 / 横浜市保健所　045-000-0902 / 神奈川県警察　045-000-0901"
    );
    assert_eq!(
        at(&course, "course/clock/reading/now"),
        "漏えいが確かめられるのを待たない。1人分でも、疑いの段階でも報告する。ランサムウェアと不正アクセスは「不正の目的」に当たる。分からない欄は「調査中」と書いて出す。"
    );
    assert_eq!(course.sections[0].page, Page::A4);
    let plan = paper(&profile("one-doctor-clinic", &[]), "bcp");
    assert_eq!(at(&plan, "bcp/clock/flow/hour/when"), "1時間以内");
    assert_eq!(at(&plan, "bcp/clock/flow/day/when"), "その日のうち");
}

#[test]
fn where_officer_and_head_are_two_the_deadlines_have_a_table_and_nobody_calls_themselves() {
    let profile = profile("hospital-80-beds", &[]);
    let course = paper(&profile, "course");
    let row = |key: &str| {
        let cell = |column| at(&course, &format!("course/clock/dates/{key}/{column}"));
        [cell("when"), cell("nature"), cell("due")]
    };
    assert_eq!(row("police"), ["その日のうち", "当院の目標", "＿月＿日"]);
    assert_eq!(row("first"), ["3〜5日以内", "法令", "＿月＿日"]);
    assert_eq!(row("wrongful"), ["60日以内", "法令", "＿月＿日"]);
    assert_eq!(course.sections[0].page, Page::A4_LANDSCAPE);
    // Whoever reports by the table has the lane of the reports in the drawing.
    assert_eq!(at(&course, "course/clock/dates/first/who"), "𠮷村事務部長");
    let drawings = course.sections.iter().flat_map(|s| &s.blocks);
    let mut flow = drawings.filter_map(|b| match b {
        Block::Diagram(diagram) => Some(diagram),
        _ => None,
    });
    let flow = flow.next_back().unwrap();
    let lane = flow.groups.iter().find(|g| g.title == "𠮷村事務部長").unwrap();
    for key in ["first", "full"] {
        let node = flow.nodes.iter().find(|n| n.id.to_string().ends_with(&format!("/{key}")));
        assert_eq!(node.unwrap().group.as_deref(), Some(lane.key.as_str()), "{key}");
    }
    let card = paper(&profile, "card-leader");
    assert_eq!(at(&card, "card-leader/front/title"), "切る順番と連絡（髙梨副院長用）");
    let called: Vec<_> =
        texts(&card).into_iter().filter(|t| t.0.ends_with("/whom")).map(|t| t.1).collect();
    assert!(called.contains(&"﨑山院長".to_owned()), "{called:?}");
    assert!(!called.contains(&"髙梨副院長".to_owned()));
}

#[test]
fn boxes_are_cut_from_backup_over_outside_lines_to_borders_each_with_room_for_a_photograph() {
    let card = paper(&profile("one-doctor-clinic", &[]), "card-leader");
    let cut = |key: &str| {
        let cell = |column| at(&card, &format!("card-leader/cut/table/{key}/{column}"));
        (cell("order"), cell("what"), cell("photo"))
    };
    assert_eq!(
        cut("cut-internet"),
        (
            "2".to_owned(),
            "外部回線\nルータ（札「NW-01」白い箱）のWAN口\n場所 事務室 棚の上段 左\n→ 青いLANケーブルを抜く\n止まるもの 電子カルテ、メール、インターネット\n注意 隣の黒い箱（光電話）のケーブルには触れない".to_owned(),
            "写真を貼る\n札「NW-01」".to_owned(),
        )
    );
    assert_eq!(cut("cut-backup").0, "1");
    assert_eq!(cut("cut-segment").0, "4");
    assert_eq!(
        at(&card, "card-leader/keep/table/keep-phone/what"),
        "抜かない 光電話の黒い箱（札「TEL」）\n場所 事務室 棚の上段 中央\n理由 抜くと固定電話が止まる"
    );
    assert_eq!(
        at(&card, "card-leader/call/dead/ministry"),
        "厚生労働省は、184を付けた発信と公衆電話からの着信を受けない。"
    );
    assert_eq!(at(&card, "card-leader/call/dead/mail"), "メール: igishitsu@mhlw.go.jp");
}

#[test]
fn what_a_minimal_profile_does_not_know_is_left_to_the_pen() {
    let profile = profile("minimal", &[]);
    for card in cards() {
        let words = all(&paper(&profile, card));
        assert!(!words.contains("未確認") && !words.contains('―'), "{card}: {words}");
    }
    let card = paper(&profile, "card-staff");
    assert_eq!(at(&card, "card-staff/calls/table/incho/number"), "院内 ＿　携帯 ＿");
    assert_eq!(at(&card, "card-staff/calls/table/line-01/who"), "＿");
    let leader = paper(&profile, "card-leader");
    let open: Vec<_> = texts(&leader)
        .into_iter()
        .filter(|t| t.0.starts_with("card-leader/cut/table/open-") && t.0.ends_with("/what"))
        .map(|t| t.1)
        .collect();
    assert_eq!(
        open,
        [
            "バックアップ\n箱と札 ＿\n場所 ＿\nすること ＿",
            "外部回線\n箱と札 ＿\n場所 ＿\nすること ＿",
            "区画の境界\n箱と札 ＿\n場所 ＿\nすること ＿\n（区画に分けていなければ「なし」と書く）",
        ]
    );
    assert_eq!(at(&leader, "card-leader/call/table/vendor/number"), "昼 ＿\n夜 ＿");
}

#[test]
fn the_sheet_of_decisions_prints_adopted_criteria_and_leaves_the_rest_blank() {
    let criterion = |document: &Document, key: &str| {
        let id = format!("decision-sheet/decide/table/{key}/criterion");
        texts(document).into_iter().find(|t| t.0 == id).map(|t| t.1)
    };
    let adopted = paper(&profile("one-doctor-clinic", &[]), "decision-sheet");
    assert_eq!(
        criterion(&adopted, "paper").as_deref(),
        Some("電子カルテが15分以上開かないとき、またはシステムの使用を止めたとき")
    );
    assert_eq!(criterion(&adopted, "publish"), None);
    let proposed = profile("one-doctor-clinic", &[("  adopted_on: 2026-06-15\n", "")]);
    assert_eq!(criterion(&paper(&proposed, "decision-sheet"), "paper"), None);
}

#[test]
fn the_first_sheet_lists_every_paper_of_the_folder_with_its_pages_and_the_copies() {
    for name in SAMPLES {
        let papers = folder(&profile(name, &[]));
        let listed = &papers.iter().find(|p| p.document.name == "day-contents").unwrap().document;
        let pages: Vec<_> =
            texts(listed).into_iter().map(|t| t.1).filter(|w| w.starts_with("頁数 ")).collect();
        let day = papers.iter().filter(|p| p.bundles.contains(&Bundle::Day));
        let others = day.filter(|p| p.document.name != "day-contents");
        let wanted: Vec<_> = others.map(|p| format!("頁数 {}", p.document.name)).collect();
        assert_eq!(pages, wanted, "{name}");
    }
    let own = paper(&profile("one-doctor-clinic", &[]), "day-contents");
    assert_eq!(at(&own, "day-contents/copies/table/copy-front/c1"), "受付の赤いフォルダ");
    let none = paper(&profile("minimal", &[]), "day-contents");
    assert_eq!(at(&none, "day-contents/copies/table/home/c1"), "院長の自宅");
}

#[test]
fn the_map_of_cuts_stays_in_the_house_and_is_drawn_where_there_is_something_to_draw() {
    let papers = folder(&profile("one-doctor-clinic", &[]));
    let map = papers.iter().find(|p| p.document.name == "cut-map").unwrap();
    assert_eq!(map.shelf, Shelf::Day);
    assert_eq!(map.document.meta.handling.as_deref(), Some("院内限り"));
    let blocks = map.document.sections.iter().flat_map(|s| &s.blocks);
    let rooms: Vec<_> = blocks
        .filter_map(|block| match block {
            Block::Diagram(diagram) => Some(&diagram.groups),
            _ => None,
        })
        .flatten()
        .map(|group| group.title.as_str())
        .collect();
    assert_eq!(rooms, ["X線室の棚", "事務室", "受付カウンターの下"]);
    assert!(folder(&profile("minimal", &[])).iter().all(|p| p.document.name != "cut-map"));
}

#[test]
fn cards_and_notice_speak_the_words_of_a_pharmacy_and_of_home_nursing() {
    let pharmacy = profile("pharmacy", &[]);
    for name in ["card-staff", "card-leader", "apology-notice", "decision-sheet", "course"] {
        let words = all(&paper(&pharmacy, name));
        for wrong in ["診療", "当院", "院内", "つながっている機器には", "手術", "入院"]
        {
            assert!(!words.contains(wrong), "{name} says {wrong}");
        }
    }
    let card = paper(&pharmacy, "card-staff");
    assert!(
        at(&card, "card-staff/calls/limits/patients")
            .starts_with("動いている調剤機器には触らない。")
    );
    let nursing = profile("home-nursing", &[]);
    let card = paper(&nursing, "card-staff");
    assert_eq!(
        at(&card, "card-staff/calls/limits/patients"),
        "利用者につながっている機器には触らない。外すかどうかは主治医が決める。"
    );
    let head = &nursing.people[0];
    let family = head.name.split(' ').next().unwrap();
    let who = at(&card, &format!("card-staff/calls/table/{}/who", head.id));
    assert_eq!(who, format!("1 {family}管理者"));
    let notice = paper(&nursing, "apology-notice");
    assert_eq!(at(&notice, "apology-notice/front/to"), "利用者の皆様へ");
    assert!(at(&notice, "apology-notice/front/what").contains("訪問の時間が前後する"));
}

#[test]
fn blank_lines_have_keys_of_their_own() {
    let log = paper(&profile("minimal", &[]), "event-log");
    let mut rows = 0;
    walk(&log, &mut |visited| {
        if let Visited::Row(id) = visited {
            rows += usize::from(id.as_str().starts_with("event-log/log/table/line-"));
        }
    });
    assert_eq!(rows, 28);
    let words: Inlines = vec![Inline::Blank { ems: 2 }];
    assert_eq!(printed(&words), "＿");
}
