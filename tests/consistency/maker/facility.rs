//! This file makes the facility itself.

use serde_json::{Value, json};

use super::Maker;
use crate::facts::Kind;
use crate::words::PREFECTURES;

const KINDS: &[&str] = &[
    "無床診療所",
    "無床診療所",
    "有床診療所",
    "歯科診療所",
    "病院",
    "薬局",
    "訪問看護ステーション",
    "助産所",
];

impl Maker {
    pub(super) fn facility(&mut self) -> Value {
        let owner = (Kind::Facility, String::new());
        let kind = *self.chance.pick(KINDS);
        self.pharmacy = kind == "薬局";
        let name = match kind {
            "薬局" => *self.chance.pick(&["翠薬局", "髙田調剤薬局 武蔵野市役所前店（24時間対応・在宅訪問）"]),
            "訪問看護ステーション" => *self.chance.pick(&["訪問看護ステーション翠", "訪看𠮷"]),
            _ => *self.chance.pick(&[
                "森",
                "髙田内科クリニック",
                "医療法人社団 德洲翠嶺会 髙﨑・濵邉・𠮷祥寺 内科循環器科消化器内科小児科整形外科リハビリテーション科",
            ]),
        };
        self.begin(&owner, name);
        self.facts.kind = kind.to_owned();
        let beds = match kind {
            "有床診療所" => json!(self.chance.between(1, 19)),
            "病院" => json!(self.chance.between(20, 400)),
            "歯科診療所" | "助産所" => {
                let beds = self.chance.between(1, 9);
                self.maybe(40, |_| json!(beds))
            }
            _ => Value::Null,
        };
        let (prefecture, address) = *self.chance.pick(PREFECTURES);
        let departments: Vec<&str> = match kind {
            "薬局" | "訪問看護ステーション" => Vec::new(),
            "歯科診療所" => vec!["歯科"],
            "助産所" => Vec::new(),
            _ => self
                .chance
                .some(&["内科", "循環器科", "小児科", "整形外科", "リハビリテーション科"], 50),
        };
        json!({
            "kind": kind,
            "name": name,
            "self_name": self.maybe(15, |m| {
                m.facts.we = Some("本施設".to_owned());
                json!("本施設")
            }),
            "founder": self.maybe(40, |_| json!("医療法人社団 翠嶺会")),
            "institution_code": self.known(|_| json!("1310000991")),
            "prefecture": prefecture,
            "postal_code": self.known(|_| json!("180-0000")),
            "address": address,
            "phone": self.phone(&owner, false),
            "fax": self.known_phone(&owner),
            "email": self.known(|_| json!("info@suirei.example")),
            "website": self.known(|_| json!("https://suirei.example/")),
            "beds": beds,
            "departments": departments,
            "hours": self.maybe(60, |_| json!("平日 9時〜18時")),
            "staff_count": self.maybe(60, |m| json!(m.chance.between(1, 300))),
            "it_department": self.maybe(25, |_| json!("情報管理室")),
        })
    }
}
