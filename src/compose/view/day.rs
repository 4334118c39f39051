//! This file shows the day of an attack to templates: names that people use, numbers, boxes to cut, lines to write on.

use super::calls::{CallView, PhoneView, bodies, chain, vendors};
use super::cuts::CutsView;
use super::roles::RolesView;
use crate::catalogue::Catalogue;
use crate::compose::phrase::called;
use crate::compose::shape::view;
use crate::profile::{
    DeviceKind, DeviceStatus, FacilityKind, Known, OutsideCategory, Person, Profile, Role,
};

view! {
    /// An empty line of a form.
    pub(crate) struct LineView {
        /// Key.
        id: String = "行の名前（キー）",
    }
}

view! {
    /// The day of an attack.
    pub(crate) struct DayView {
        /// Where people come in: 受付, 事務所.
        desk: String = "人が来る場所（受付など）",
        /// The head by the name that people use: 「髙田院長」.
        head: String = "経営層の呼び名",
        /// Who leads on the day, by the name that people use: the security officer, who may be the head.
        leader: String = "当日の指揮をとる人の呼び名",
        /// The same over a lane.
        lane_leader: String = "流れ図の列の見出し（指揮をとる人）",
        /// Who decides, over a lane.
        lane_head: String = "流れ図の列の見出し（決める人）",
        /// Who reports to the 個人情報保護委員会, by the name that people use.
        reporter: String = "個人情報保護委員会に報告する人の呼び名",
        /// The lane of whoever reports: leader, head, or a lane of their own.
        reporter_lane: String = "報告する人の列",
        /// The words over that lane; nothing where it is one of the other two.
        lane_reporter: Option<String> = "流れ図の列の見出し（報告する人）",
        /// Who decides on a device that somebody hangs on; nothing where there are none.
        decider: Option<String> = "人につながる機器について決める人",
        /// People to call, with private numbers.
        calls: Vec<CallView> = "電話する職員（個人の番号つき）",
        /// The same without whoever leads.
        others: Vec<CallView> = "電話する職員（指揮をとる人を除く）",
        /// Lines for people whom the profile does not name.
        spare_calls: Vec<LineView> = "名前のない人のための空欄",
        /// Vendors.
        vendors: Vec<PhoneView> = "事業者",
        /// Whether a drawing has room for all of them.
        few_vendors: bool = "図にすべての事業者を書けるか",
        /// 厚生労働省 and the local authority: 保健所, or 都道府県.
        authorities: Vec<PhoneView> = "厚生労働省と、保健所か都道府県",
        /// 警察.
        police: Vec<PhoneView> = "警察",
        /// 厚生労働省 alone, for its mail address.
        ministry: Vec<PhoneView> = "厚生労働省",
        /// The local authority alone.
        local: Vec<PhoneView> = "保健所か都道府県",
        /// 個人情報保護委員会.
        commission: Vec<PhoneView> = "個人情報保護委員会",
        /// MIST.
        mist: Vec<PhoneView> = "MIST",
        /// Insurance and lawyer.
        helpers: Vec<PhoneView> = "保険会社と弁護士",
        /// Facilities that people are sent to.
        neighbours: Vec<PhoneView> = "患者を頼む施設",
        /// Where terminals stand, where that is a short list.
        terminals: Option<String> = "端末のある場所",
        /// Boxes to cut.
        cuts: CutsView = "切る機器",
        /// Where the team meets.
        headquarters: Option<String> = "対応チームが集まる場所",
        /// The device off the network.
        clean_device: Option<String> = "ネットワークから離れた端末",
        /// How staff are told without mail.
        staff_notice: Option<String> = "メールを使わずに職員に知らせる方法",
    }
}

/// More vendors have no room in a drawing.
const FEW_VENDORS: usize = 4;
/// A longer list of places helps nobody.
const MOST_PLACES: usize = 8;
/// So many people stand on a card, named or left to the pen.
const LEAST_CALLS: usize = 2;
/// Letters of the longest name that stands over a lane.
const LONGEST_OVER_LANE: usize = 24;

impl DayView {
    pub(crate) fn new(profile: &Profile, catalogue: &Catalogue, roles: &RolesView) -> Self {
        use OutsideCategory as C;
        let kind = profile.facility.kind;
        let local = if kind == FacilityKind::HomeNursing { C::Prefecture } else { C::HealthCenter };
        let of = |categories: &[C]| bodies(profile, catalogue, categories);
        let holder = |role| profile.holders(role).next().map(called);
        let head = holder(Role::Executive).unwrap_or_else(|| roles.chief.clone());
        let leader = holder(Role::SecurityOfficer).unwrap_or_else(|| head.clone());
        let (reporter, reporter_lane) = reporter(profile, roles);
        let reporter = reporter.unwrap_or_else(|| head.clone());
        let calls = chain(profile);
        let incident = &profile.incident;
        Self {
            desk: if kind == FacilityKind::HomeNursing { "事務所" } else { "受付" }.to_owned(),
            lane_leader: lane(&leader, "安全管理責任者"),
            lane_head: lane(&head, "経営層"),
            leader,
            lane_reporter: (reporter_lane == "reporter")
                .then(|| lane(&reporter, Role::PrivacyOfficer.word())),
            reporter,
            reporter_lane: reporter_lane.to_owned(),
            decider: decider(kind, &head),
            spare_calls: lines(LEAST_CALLS.saturating_sub(calls.len())),
            others: calls.iter().skip(1).cloned().collect(),
            calls,
            vendors: vendors(profile),
            few_vendors: profile.vendors.len() <= FEW_VENDORS,
            authorities: of(&[C::Ministry, local]),
            police: of(&[C::Police]),
            ministry: of(&[C::Ministry]),
            local: of(&[local]),
            commission: of(&[C::PrivacyCommission]),
            mist: of(&[C::Mist]),
            helpers: of(&[C::Insurance, C::Lawyer]),
            neighbours: of(&[C::Neighbour]),
            terminals: terminals(profile),
            cuts: CutsView::new(profile),
            headquarters: incident.headquarters.value().cloned(),
            clean_device: incident.clean_device.value().cloned(),
            staff_notice: incident.staff_notice.value().cloned(),
            head,
        }
    }
}

/// The physician; in a house without one, the physician of whoever hangs on the device.
fn decider(kind: FacilityKind, head: &str) -> Option<String> {
    match kind {
        FacilityKind::Pharmacy => None,
        FacilityKind::HomeNursing => Some("主治医".to_owned()),
        FacilityKind::Hospital => Some("担当の医師".to_owned()),
        FacilityKind::Clinic
        | FacilityKind::ClinicWithBeds
        | FacilityKind::Dental
        | FacilityKind::Midwifery => Some(head.to_owned()),
    }
}

/// Who reports, if anybody was named for it, and the key of the lane in the drawing.
fn reporter(profile: &Profile, roles: &RolesView) -> (Option<String>, &'static str) {
    let first = |role| profile.holders(role).next();
    let is = |person: &Person, role| first(role).is_some_and(|other| other.id == person.id);
    let head = if roles.same { "leader" } else { "head" };
    let Some(person) = first(Role::PrivacyOfficer) else { return (None, head) };
    let lane = match person {
        _ if is(person, Role::Executive) => head,
        _ if is(person, Role::SecurityOfficer) => "leader",
        _ => "reporter",
    };
    (Some(called(person)), lane)
}

/// Words over a lane: a name that is longer than any lane is wide would push the lane off the page.
fn lane(name: &str, role: &str) -> String {
    if name.chars().count() > LONGEST_OVER_LANE { role.to_owned() } else { name.to_owned() }
}

fn lines(count: usize) -> Vec<LineView> {
    (1..=count).map(|number| LineView { id: format!("line-{number:02}") }).collect()
}

/// 「受付（2台）、診察室」: places of terminals in use.
fn terminals(profile: &Profile) -> Option<String> {
    let mut places: Vec<(&str, usize)> = Vec::new();
    for device in &profile.devices {
        if device.kind != DeviceKind::Terminal || device.status != DeviceStatus::InUse {
            continue;
        }
        let Known::Value(place) = &device.place else { continue };
        match places.iter_mut().find(|known| known.0 == place) {
            Some((_, count)) => *count += 1,
            None => places.push((place, 1)),
        }
    }
    let print = |(place, count): &(&str, usize)| match count {
        1 => (*place).to_owned(),
        count => format!("{place}（{count}台）"),
    };
    let few = (1..=MOST_PLACES).contains(&places.len());
    few.then(|| places.iter().map(print).collect::<Vec<_>>().join("、"))
}
