//! This file shows whom to call on the day to templates: people of the house, vendors, bodies outside.

use crate::catalogue::Catalogue;
use crate::compose::parties::{Party, parties};
use crate::compose::phrase::{NOTHING, Words, called, joined};
use crate::compose::shape::view;
use crate::profile::{Known, OutsideCategory, Person, Phone, Profile, Role, Vendor};

view! {
    /// Somebody of the house, by the name that people use.
    pub(crate) struct CallView {
        /// Key.
        id: String = "行の名前（キー）",
        /// 1, 2, 3 …
        order: String = "順番",
        /// 「髙田院長」.
        who: String = "呼び名",
        /// Extension, else the number by day: 「内線11」.
        inside: Option<String> = "内線か昼の電話番号",
        /// Private number; only on papers that hang on no wall.
        mobile: Option<String> = "個人の携帯電話（院内限りと当日用の書類だけ）",
    }
}

view! {
    /// A firm or body outside.
    pub(crate) struct PhoneView {
        /// Key.
        id: String = "行の名前（キー）",
        /// Name with its desk.
        name: String = "名前と窓口",
        /// Name without the desk.
        short: String = "窓口を除いた名前",
        /// What it is called for.
        about: String = "連絡する用件",
        /// Number by day.
        day: Option<String> = "昼の電話番号",
        /// Number at night and on holidays.
        night: Option<String> = "夜間と休日の電話番号",
        /// Mail address or web page.
        online: Option<String> = "メールアドレスかウェブページ",
        /// Contract, membership or policy.
        number: Option<String> = "契約、会員、証券の番号",
    }
}

/// As many people as somebody calls before giving up.
const MOST_CALLS: usize = 3;

/// The officer, the head and their deputies, in the order in which they are called.
pub(super) fn chain(profile: &Profile) -> Vec<CallView> {
    let mut people: Vec<&Person> = Vec::new();
    for role in [Role::SecurityOfficer, Role::Executive] {
        for person in profile.holders(role).take(1) {
            let deputy = person.deputy.value().and_then(|id| profile.person(id));
            for person in std::iter::once(person).chain(deputy) {
                if !people.iter().any(|known| known.id == person.id) {
                    people.push(person);
                }
            }
        }
    }
    let calls = people.into_iter().take(MOST_CALLS).enumerate();
    calls.map(|(index, person)| CallView::new(index + 1, person)).collect()
}

impl CallView {
    fn new(order: usize, person: &Person) -> Self {
        Self {
            id: person.id.to_string(),
            order: order.to_string(),
            who: called(person),
            inside: inside(person),
            mobile: known(&person.mobile),
        }
    }
}

/// 「内線11」 where somebody has an extension, else the number by day.
pub(crate) fn inside(person: &Person) -> Option<String> {
    let extension = person.note.as_ref().filter(|note| note.starts_with("内線"));
    extension.cloned().or_else(|| known(&person.phone))
}

fn known(phone: &Known<Phone>) -> Option<String> {
    phone.value().map(Phone::to_string)
}

/// All vendors in the profile's order.
pub(super) fn vendors(profile: &Profile) -> Vec<PhoneView> {
    let words = Words::of_list(profile);
    let systems = |vendor: &Vendor| {
        let of = profile.systems.iter().filter(|s| s.vendor.as_ref() == Some(&vendor.id));
        match joined(of.map(|s| words.system(s)), "、").as_str() {
            NOTHING => vendor.kind.word().to_owned(),
            systems => systems.to_owned(),
        }
    };
    let view = |vendor: &Vendor| PhoneView {
        id: vendor.id.to_string(),
        name: joined([vendor.name.clone()].into_iter().chain(vendor.department.clone()), " "),
        short: vendor.name.clone(),
        about: systems(vendor),
        day: known(&vendor.phone),
        night: known(&vendor.night_phone),
        online: vendor.email.value().cloned(),
        number: vendor.contract.as_ref().and_then(|c| c.number.value()).cloned(),
    };
    profile.vendors.iter().map(view).collect()
}

/// Outside bodies of some categories, in the order of the categories given.
pub(super) fn bodies(
    profile: &Profile,
    catalogue: &Catalogue,
    categories: &[OutsideCategory],
) -> Vec<PhoneView> {
    let all = parties(profile, catalogue);
    let of = |category: &OutsideCategory| {
        let category = *category;
        all.iter().filter(move |party| party.category == category)
    };
    categories.iter().flat_map(of).map(PhoneView::of).collect()
}

impl PhoneView {
    fn of(party: &Party) -> Self {
        let said = |words: &String| {
            let open = words == NOTHING || words.starts_with("未確認");
            (!open).then(|| words.clone())
        };
        Self {
            id: party.key.clone(),
            name: party.name.clone(),
            short: party
                .name
                .split(' ')
                .find(|word| !word.trim().is_empty())
                .unwrap_or(&party.name)
                .to_owned(),
            about: party.category.word().to_owned(),
            day: said(&party.phone),
            night: said(&party.night),
            online: party.online.first().cloned(),
            number: said(&party.number),
        }
    }
}
