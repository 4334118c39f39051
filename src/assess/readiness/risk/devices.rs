//! This file judges the ledger of devices by the end of their makers' support.

use crate::catalogue::{AskedOf, Effort, Wait};
use crate::profile::{Date, Device, DeviceKind, DeviceStatus, Profile};

use super::super::concern::{ConcernKind, Concerns, Severity, Told};
use super::super::stale::listed;

pub(super) fn find(profile: &Profile, today: Date, out: &mut Concerns) {
    let (mut servers, mut others) = (Vec::new(), Vec::new());
    let (mut ending, mut unsaid) = (Vec::new(), Vec::new());
    for (at, device) in profile.devices.iter().enumerate().filter(|(_, d)| is_used(d)) {
        let field = format!("devices[{}].support_end", at + 1);
        match device.support_end.value() {
            Some(end) if *end < today => {
                let list =
                    if device.kind == DeviceKind::Server { &mut servers } else { &mut others };
                list.push((format!("{}（{}まで）", device.id, end.era()), field));
            }
            Some(end) if end.fiscal_year() == today.fiscal_year() => {
                ending.push((format!("{}（{}まで）", device.id, end.era()), field));
            }
            Some(_) => {}
            None => unsaid.push((device.id.to_string(), field)),
        }
    }
    for (key, noun, list) in
        [("server-support-ended", "サーバ", servers), ("support-ended", "機器", others)]
    {
        if list.is_empty() {
            continue;
        }
        let (names, basis) = listed(list);
        let told = Told {
            what: format!("サポートの終わった{noun}を使っている: {names}。"),
            why: "見つかった弱点が直されないまま残り、そこから入られるため。",
            todo: "替える時期を事業者と決め、それまではつなぐ先を絞る",
            basis,
            owner: AskedOf::Vendor,
            effort: Effort { minutes: 60, wait: Some(Wait { from: 14, to: 28 }) },
        };
        out.risk(key, Severity::High, told);
    }
    let owner = AskedOf::Vendor;
    let effort = Effort::to_ask(owner);
    if !ending.is_empty() {
        let (names, basis) = listed(ending);
        let told = Told {
            what: format!("今年度のうちにサポートが終わる機器がある: {names}。"),
            why: "終わってから頼むと、替わるまで弱点を抱えたまま使うことになるため。",
            todo: "替える時期と費用を事業者に聞き、決める",
            basis,
            owner,
            effort,
        };
        out.stale("support-ending", Severity::Middle, told);
    }
    if !unsaid.is_empty() {
        let count = unsaid.len();
        let (names, basis) = listed(unsaid);
        let told = Told {
            what: format!("サポートの終わる日が書かれていない機器が{count}台ある（{names}）。"),
            why: "終わっていることに気付かないまま使うことになるため。",
            todo: "型番を伝えて、サポートの終わる日を事業者に聞く",
            basis,
            owner,
            effort,
        };
        out.ask("support-end-unsaid", ConcernKind::Stale, Severity::Middle, told);
    }
}

/// In use, or kept to be used.
pub(super) fn is_used(device: &Device) -> bool {
    matches!(device.status, DeviceStatus::InUse | DeviceStatus::Spare)
}
