//! This file settles a 該当なし: only where something need not stand here, and only with a reason.

use crate::catalogue::{Control, Covers};
use crate::profile::{AnswerWord, DeviceKind, DeviceStatus};

use super::super::attested::Attested;
use super::super::context::Context;
use super::super::outcome::{Outcome, sentence};
use super::super::{Missing, Verdict};
use super::open::{contradicted, missing, unknown};
use super::yes::said_basis;

/// A 該当なし of this 年度.
pub(super) fn not_applicable(
    control: &Control,
    context: &Context<'_>,
    attested: &Attested<'_>,
    reason: Option<String>,
) -> Outcome {
    let kind = match control.covers {
        Covers::Servers => Some(DeviceKind::Server),
        Covers::Terminals => Some(DeviceKind::Terminal),
        Covers::NetworkDevices => Some(DeviceKind::NetworkDevice),
        Covers::Facility | Covers::Vendors => None,
    };
    // An item that no control answers may ask of what a facility need not have, such as 無線LAN.
    if kind.is_none() && context.catalogue.control(&control.key).is_some() {
        return unknown(missing(
            control,
            format!("「{}」に「該当なし」は選べない。", control.name),
            attested.field("answer"),
            "「はい」か、「いいえ」と目標日で答えてください。",
        ));
    }
    let mut devices = (1..).zip(&context.profile.devices);
    if let Some((n, device)) =
        devices.find(|(_, d)| Some(d.kind) == kind && d.status == DeviceStatus::InUse)
    {
        let against = missing(
            control,
            format!("使用中の{}「{}」が機器台帳にある。", device.kind.word(), device.id),
            format!("devices[{n}]"),
            "台帳を直すか、「はい」「いいえ」で答えてください。",
        );
        return contradicted(control, attested, &[against], "該当なし");
    }
    let Some(reason) = reason else {
        return unknown(no_reason(control, attested));
    };
    let reason = sentence(&reason);
    let mut outcome = Outcome::new(Verdict::NotApplicable { reason: reason.clone(), blank: false });
    outcome.basis = said_basis(control, context, attested);
    outcome.remarks.push(format!("該当なし: {reason}"));
    outcome
}

/// A 該当なし that nobody gave a reason for.
pub(super) fn no_reason(control: &Control, attested: &Attested<'_>) -> Missing {
    missing(
        control,
        format!("「{}」が「該当なし」である理由がない。", control.name),
        attested.field_where("reason", |c| {
            c.round.answer == AnswerWord::NotApplicable && c.round.reason.is_none()
        }),
        "該当しない理由を書いてください。",
    )
}
