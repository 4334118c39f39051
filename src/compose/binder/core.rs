//! This file holds what every inspection asks for first: plan, contact chart, lists and the answered forms.

use super::entry::{Bundle, Draft, Entry, Shelf, Source, always};
use crate::compose::paper::{Audience, Case, FormPrint, contact_chart, contact_list};
use crate::compose::script::{Issue, Script};
use crate::document::TypeSize;
use crate::profile::FacilityKind;

/// The BCP: サイバー攻撃を想定した事業継続計画.
const BCP: Script = Script {
    name: "bcp",
    title: "サイバー攻撃を想定した事業継続計画",
    short_title: "BCP",
    parts: &[
        "bcp/0-front.hbs",
        "bcp/1-general.hbs",
        "bcp/2a-roles.hbs",
        "bcp/2b-preparation.hbs",
        "bcp/2c-watch.hbs",
        "bcp/3-detection.hbs",
        "bcp/4a-initial.hbs",
        "bcp/4b-response.hbs",
        "bcp/5-recovery.hbs",
        "bcp/6-aftercare.hbs",
        "bcp/7-back.hbs",
    ],
    issue: Issue::Plan,
    type_size: TypeSize::Normal,
};

/// The entries, in the order in which they are bound.
pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: BCP.name,
        title: BCP.title,
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Core, Bundle::Inspection],
        left_out: always,
        source: Source::Script(BCP, "BCP_サイバー攻撃を想定した事業継続計画"),
    },
    Entry {
        name: "contact-chart",
        title: "連絡体制図（職員の携帯電話あり）",
        shelf: Shelf::Internal,
        bundles: &[Bundle::Core, Bundle::Internal],
        left_out: always,
        source: Source::Built(|case| {
            vec![draft(contact_chart(case, Audience::Binder), "連絡体制図")]
        }),
    },
    Entry {
        name: "contact-chart-shown",
        title: "連絡体制図（提示用、職員の携帯電話なし）",
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Core, Bundle::Inspection],
        left_out: always,
        source: Source::Built(|case| {
            vec![draft(contact_chart(case, Audience::Shown), "連絡体制図_提示用")]
        }),
    },
    Entry {
        name: "contact-chart-wall",
        title: "連絡体制図（掲示用）",
        shelf: Shelf::Wall,
        bundles: &[Bundle::Core, Bundle::Wall],
        left_out: always,
        source: Source::Built(|case| {
            vec![draft(contact_chart(case, Audience::Wall), "連絡体制図_掲示用")]
        }),
    },
    Entry {
        name: "contact-list",
        title: "連絡先一覧（職員の携帯電話あり）",
        shelf: Shelf::Internal,
        bundles: &[Bundle::Core, Bundle::Internal],
        left_out: always,
        source: Source::Built(|case| {
            vec![draft(contact_list(case, Audience::Binder), "連絡先一覧")]
        }),
    },
    Entry {
        name: "contact-list-shown",
        title: "連絡先一覧（提示用、職員の携帯電話なし）",
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Core, Bundle::Inspection],
        left_out: always,
        source: Source::Built(|case| {
            vec![draft(contact_list(case, Audience::Shown), "連絡先一覧_提示用")]
        }),
    },
    Entry {
        name: "checklist-facility",
        title: "チェックリスト 医療機関確認用",
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Core, Bundle::Inspection],
        left_out: not_for_home_nursing,
        source: Source::Built(|case| vec![form(&case.checklist())]),
    },
    Entry {
        name: "checklist-vendor",
        title: "チェックリスト 事業者確認用",
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Core, Bundle::Inspection],
        left_out: |case| {
            let none = || "契約のある事業者がないため（記入不要）".to_owned();
            not_for_home_nursing(case).or_else(|| case.vendors.is_empty().then(none))
        },
        source: Source::Built(|case| {
            let sheets = case.vendors.iter().map(|(v, answered)| case.vendor_sheet(v, answered));
            sheets.map(|print| form(&print)).collect()
        }),
    },
    Entry {
        name: "bcp-review-sheet",
        title: "BCP策定の確認表",
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Core, Bundle::Inspection],
        left_out: not_for_home_nursing,
        source: Source::Built(|case| vec![form(&case.review_sheet())]),
    },
    Entry {
        name: "local",
        title: "自分たちで足した様式",
        shelf: Shelf::Inspection,
        bundles: &[Bundle::Core, Bundle::Inspection],
        left_out: |case| {
            let none = "プロファイルの隣の catalogue フォルダーに様式がないため";
            case.local.is_empty().then(|| none.to_owned())
        },
        source: Source::Built(|case| {
            case.local.iter().map(|answered| form(&case.local_form(answered))).collect()
        }),
    },
];

/// The ministry's forms are for those whom it obliges; a home nursing station is not among them.
pub(super) fn not_for_home_nursing(case: &Case<'_>) -> Option<String> {
    let reason =
        "国のこの様式は医療機関と薬局のためのもので、訪問看護ステーションの様式ではないため";
    (case.profile.facility.kind == FacilityKind::HomeNursing).then(|| reason.to_owned())
}

fn draft(document: crate::document::Document, name: &str) -> Draft {
    Draft { document, file_name: name.to_owned() }
}

/// A form; a binder holds one edition of each, so that the name need not tell editions apart.
fn form(print: &FormPrint<'_>) -> Draft {
    Draft { document: print.document(), file_name: print.file_stem(false) }
}
