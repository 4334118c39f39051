//! This file holds what is done on the day of an attack: the course with its clock, cards, where to cut, decisions, the red folder.

use super::entry::{Bundle, Draft, Entry, Shelf, Source, always};
use crate::catalogue::Publication;
use crate::compose::paper::{Case, ReferencePrint, day_contents, phone_list};
use crate::compose::script::{Issue, Script};
use crate::document::TypeSize;
use crate::profile::FacilityKind;

/// 初動対応カード for staff, with private numbers.
const CARD_STAFF: Script = Script {
    name: "card-staff",
    title: "初動対応カード（職員用）",
    short_title: "初動対応カード（職員用）",
    parts: &["card-staff/1-do.hbs", "card-staff/2-call.hbs", "card-staff/3-limits.hbs"],
    issue: Issue::Plan,
    type_size: TypeSize::Large,
};

/// The same for the wall, without private numbers.
const CARD_STAFF_WALL: Script = Script {
    name: "card-staff-wall",
    title: "初動対応カード（職員用・掲示用）",
    short_title: "初動対応カード（掲示用）",
    parts: &["card-staff/1-do.hbs", "card-staff/2-call-wall.hbs", "card-staff/3-limits.hbs"],
    issue: Issue::Plan,
    type_size: TypeSize::Large,
};

/// 初動対応カード for whoever leads.
const CARD_LEADER: Script = Script {
    name: "card-leader",
    title: "初動対応カード（{chief}・責任者用）",
    short_title: "初動対応カード（{chief}・責任者用）",
    parts: &["card-leader/1-before.hbs", "card-leader/2-cut.hbs", "card-leader/3-call.hbs"],
    issue: Issue::Plan,
    type_size: TypeSize::Large,
};

/// The facility's own course of the day with its clock.
const COURSE: Script = Script {
    name: "course",
    title: "{we}の流れと報告期限",
    short_title: "{we}の流れと報告期限",
    parts: &["course/course.hbs"],
    issue: Issue::Plan,
    type_size: TypeSize::Normal,
};

/// Where the boxes stand that are cut, room by room.
const CUT_MAP: Script = Script {
    name: "cut-map",
    title: "遮断順の配置図",
    short_title: "遮断順の配置図",
    parts: &["cut-map/cut-map.hbs"],
    issue: Issue::Plan,
    type_size: TypeSize::Normal,
};

/// What the executives decide, with criterion, time and reason.
const DECISION_SHEET: Script = Script {
    name: "decision-sheet",
    title: "判断シート（止める・続ける・断る）",
    short_title: "判断シート",
    parts: &["decision-sheet/decision-sheet.hbs"],
    issue: Issue::Sheet,
    type_size: TypeSize::Normal,
};

/// The blank record of events.
const EVENT_LOG: Script = Script {
    name: "event-log",
    title: "時系列記録",
    short_title: "時系列記録",
    parts: &["event-log/event-log.hbs"],
    issue: Issue::Sheet,
    type_size: TypeSize::Normal,
};

/// The notice at the door.
const APOLOGY_NOTICE: Script = Script {
    name: "apology-notice",
    title: "お知らせとお詫び（掲示）",
    short_title: "遅延のお詫び掲示",
    parts: &["apology-notice/apology-notice.hbs"],
    issue: Issue::Sheet,
    type_size: TypeSize::Large,
};

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: "day-contents",
        title: "赤いファイルの中身と写し",
        shelf: Shelf::Day,
        bundles: &[Bundle::Day],
        left_out: always,
        source: Source::Listing(|case, papers| {
            draft(day_contents(case, papers), "赤いファイルの中身")
        }),
    },
    day(CARD_STAFF, "初動対応カード_職員用", &[Bundle::Day]),
    day(CARD_LEADER, "初動対応カード_{chief}・責任者用", &[Bundle::Day]),
    // It bears no private number, so that it may hang in the staff room as well.
    day(COURSE, "{we}の流れと報告期限", &[Bundle::Day, Bundle::Wall]),
    Entry {
        name: "phone-list",
        title: "当日の電話番号（職員の携帯電話あり）",
        shelf: Shelf::Day,
        bundles: &[Bundle::Day],
        left_out: always,
        source: Source::Built(|case| vec![draft(phone_list(case), "当日の電話番号")]),
    },
    Entry {
        left_out: |case| {
            let network = &case.profile.network;
            let none = network.cut_points.is_empty() && network.do_not_pull.is_empty();
            let why = "遮断する場所と抜かない箱がまだ書かれていないため（空欄は初動対応カードにあります）";
            none.then(|| why.to_owned())
        },
        ..day(CUT_MAP, "遮断順の配置図", &[Bundle::Day])
    },
    day(DECISION_SHEET, "判断シート", &[Bundle::Day]),
    day(EVENT_LOG, "時系列記録", &[Bundle::Day]),
    Entry {
        shelf: Shelf::Wall,
        ..day(APOLOGY_NOTICE, "遅延のお詫び掲示", &[Bundle::Day, Bundle::Wall])
    },
    Entry {
        shelf: Shelf::Wall,
        ..day(CARD_STAFF_WALL, "初動対応カード_職員用_掲示用", &[Bundle::Wall])
    },
    Entry {
        name: "incident-flowchart",
        title: "参考 障害発生時の対応フローチャート（厚生労働省）",
        shelf: Shelf::Internal,
        bundles: &[],
        left_out: |case| {
            let reason =
                "国のこの資料は医療機関のためのもので、訪問看護ステーションのものではないため";
            let none = || "カタログにこの資料がないため".to_owned();
            let nursing = case.profile.facility.kind == FacilityKind::HomeNursing;
            nursing.then(|| reason.to_owned()).or_else(|| flowchart(case).is_none().then(none))
        },
        source: Source::Built(|case| {
            let print = flowchart(case).and_then(|p| ReferencePrint::of(p, Some(case.profile)));
            print.iter().map(|p| draft(p.document(), &p.file_stem())).collect()
        }),
    },
];

const fn day(script: Script, file_name: &'static str, bundles: &'static [Bundle]) -> Entry {
    Entry {
        name: script.name,
        title: script.title,
        shelf: Shelf::Day,
        bundles,
        left_out: always,
        source: Source::Script(script, file_name),
    }
}

fn draft(document: crate::document::Document, name: &str) -> Draft {
    Draft { document, file_name: name.to_owned() }
}

/// The ministry's 37 steps, of which a facility's own course is told apart as 参考.
fn flowchart<'a>(case: &Case<'a>) -> Option<&'a Publication> {
    case.catalogue.look_up("incident-flowchart/gl5").ok()
}
