//! This file shows to templates what a walk through the building is to find out.

use crate::compose::phrase::present;
use crate::compose::shape::view;
use crate::interview::{Asked, Question, Questions};
use crate::profile::{Device, DeviceKind, Profile};

use super::asking::{AskRow, any_open, box_name, open_code};

view! {
    /// A walk through the building.
    pub(crate) struct WalkView {
        /// Boxes of which something is open.
        boxes: Vec<WalkBox> = "確かめることのある機器",
        /// Terminals of which something is open.
        terminals: Vec<WalkTerminal> = "確かめることのある端末",
        /// Whether the ledger of devices has been begun.
        has_ledger: bool = "機器台帳に記入があるか",
        /// Telephone, transmitters, cables.
        lines: Vec<AskRow> = "電話、送信機、配線の質問",
        /// Servers, media, forms, copies.
        places: Vec<AskRow> = "サーバ、媒体、様式、写しの質問",
    }
}

view! {
    /// A box to be looked at; a code where something is to be written, else what is known.
    pub(crate) struct WalkBox {
        /// Key.
        id: String = "行の名前（キー）",
        /// 管理番号 and what it is.
        name: String = "管理番号と機器",
        /// Where it stands.
        place: Option<String> = "設置場所",
        /// Code of the place.
        place_code: Option<String> = "設置場所の符号",
        /// What stops.
        stops: Option<String> = "抜くと止まるもの",
        /// Code of what stops.
        stops_code: Option<String> = "抜くと止まるものの符号",
        /// Whether the telephone runs through it.
        phone: Option<String> = "電話が通るか",
        /// Code of that.
        phone_code: Option<String> = "電話が通るかの符号",
    }
}

view! {
    /// A terminal to be looked at; a code where something is to be written, else what is known.
    pub(crate) struct WalkTerminal {
        /// Key.
        id: String = "行の名前（キー）",
        /// 管理番号 and what it is.
        name: String = "管理番号と機器",
        /// Where it stands.
        place: Option<String> = "設置場所",
        /// Code of the place.
        place_code: Option<String> = "設置場所の符号",
        /// Who uses it.
        user: Option<String> = "利用者",
        /// Code of the user.
        user_code: Option<String> = "利用者の符号",
        /// コンピュータ名.
        hostname: Option<String> = "コンピュータ名",
        /// Code of that.
        hostname_code: Option<String> = "コンピュータ名の符号",
        /// OS.
        os: Option<String> = "OS",
        /// Code of the OS.
        os_code: Option<String> = "OSの符号",
    }
}

/// Whether nothing is left to walk for.
pub(crate) fn is_done(questions: &Questions) -> bool {
    questions.open(&Asked::Walk).is_empty()
}

impl WalkView {
    pub(crate) fn new(profile: &Profile, questions: &Questions) -> Self {
        let all = questions.to(&Asked::Walk);
        let is_terminal = |d: &&Device| d.kind == DeviceKind::Terminal;
        let (terminals, boxes): (Vec<_>, Vec<_>) = profile.devices.iter().partition(is_terminal);
        let of_network = |q: &Question| q.path.starts_with("network.");
        Self {
            boxes: boxes.into_iter().filter_map(|d| WalkBox::new(d, &all)).collect(),
            terminals: terminals.into_iter().filter_map(|d| WalkTerminal::new(d, &all)).collect(),
            has_ledger: !profile.devices.is_empty(),
            lines: AskRow::open(&all, of_network),
            places: AskRow::open(&all, |q| !of_network(q) && q.list != "devices"),
        }
    }
}

impl WalkBox {
    fn new(device: &Device, all: &[&Question]) -> Option<Self> {
        let open = |field| open_code(all, "devices", device.id.as_str(), field);
        let row = Self {
            id: device.id.to_string(),
            name: box_name(device),
            place: present(device.place.value()),
            place_code: open("place"),
            stops: present(device.stops.value()),
            stops_code: open("stops"),
            phone: device.carries_phone.value().map(|through| {
                let word = if *through { "通る" } else { "通らない" };
                word.to_owned()
            }),
            phone_code: open("carries_phone"),
        };
        any_open(&[&row.place_code, &row.stops_code, &row.phone_code]).then_some(row)
    }
}

impl WalkTerminal {
    fn new(device: &Device, all: &[&Question]) -> Option<Self> {
        let open = |field| open_code(all, "devices", device.id.as_str(), field);
        let row = Self {
            id: device.id.to_string(),
            name: box_name(device),
            place: present(device.place.value()),
            place_code: open("place"),
            user: present(device.user.value()),
            user_code: open("user"),
            hostname: present(device.hostname.value()),
            hostname_code: open("hostname"),
            os: present(device.os.value()),
            os_code: open("os"),
        };
        let codes = [&row.place_code, &row.user_code, &row.hostname_code, &row.os_code];
        any_open(&codes).then_some(row)
    }
}
