//! This file says which blank sheets of the paper operation a facility needs, and which of its systems they stand in for.

use crate::compose::shape::view;
use crate::profile::{FacilityKind, Profile, System};

view! {
    /// A blank sheet.
    pub(crate) struct SheetRow {
        /// Key of its heading in the collection.
        id: String = "行の名前（キー）",
        /// Name, as its heading prints it.
        name: String = "見出しの名前",
        /// When it is used.
        when: String = "使う時",
        /// What is written on it.
        what: String = "書くこと",
        /// Whether its copies are counted: all but the sheet that counts them.
        counted: bool = "部数を数えるか",
    }
}

/// Declares the sheets: the names by which templates ask for them, and the order of the collection.
macro_rules! sheets {
    ($($field:ident: $key:literal,)*) => {
        view! {
            /// The names of the sheets, each missing where the facility has no such work.
            pub(crate) struct SheetNames {
                $(
                    #[doc = concat!("The heading of the sheet `", $key, "`.")]
                    $field: Option<String> = concat!("紙の様式 ", $key, " の見出し"),
                )*
            }
        }

        impl SheetNames {
            /// The names of a facility's sheets.
            pub(crate) fn new(sheets: &[SheetRow]) -> Self {
                let name = |key| sheets.iter().find(|s| s.id == key).map(|s| s.name.clone());
                Self { $($field: name($key),)* }
            }
        }

        /// The keys of all sheets, in the order of the collection.
        pub(crate) const KEYS: &[&str] = &[$($key,)*];
    };
}

sheets! {
    reception: "reception",
    inquiry: "inquiry",
    record: "record",
    prescription: "prescription",
    doubt: "doubt",
    bag: "bag",
    tests: "tests",
    lab_work: "lab-work",
    rehabilitation: "rehabilitation",
    orders: "orders",
    labour: "labour",
    narcotics: "narcotics",
    inpatients: "inpatients",
    ward_orders: "ward-orders",
    ward_chart: "ward-chart",
    doses: "doses",
    meals: "meals",
    eligibility: "eligibility",
    unpaid: "unpaid",
    appointments: "appointments",
    referrals: "referrals",
    phone: "phone",
    count: "count",
}

/// The sheets of a facility, in the order of the collection.
pub(crate) fn of(profile: &Profile) -> Vec<SheetRow> {
    KEYS.iter().filter_map(|key| sheet(key, profile)).collect()
}

fn sheet(key: &str, profile: &Profile) -> Option<SheetRow> {
    use FacilityKind as K;
    let facility = &profile.facility;
    let kind = facility.kind;
    let doctors = matches!(kind, K::Clinic | K::ClinicWithBeds | K::Hospital);
    let prescribes = doctors || kind == K::Dental;
    let insured = kind != K::Midwifery;
    let beds = doctors && facility.beds.is_some_and(|beds| beds > 0);
    let department = |word: &str| facility.departments.iter().any(|d| d.contains(word));
    let by_kind = |nursing, pharmacy, midwifery, others| match kind {
        K::HomeNursing => nursing,
        K::Pharmacy => pharmacy,
        K::Midwifery => midwifery,
        _ => others,
    };
    let row = |when: bool, name: &str, used: &str, what: &str| {
        when.then(|| SheetRow {
            id: key.to_owned(),
            name: name.to_owned(),
            when: used.to_owned(),
            what: what.to_owned(),
            counted: key != "count",
        })
    };
    match key {
        "reception" => row(
            true,
            by_kind("訪問簿", "処方箋の受付簿", "受付簿", "受付簿"),
            by_kind(
                "その日の訪問を始めるとき",
                "処方箋を受けたとき",
                "来た人を受けたとき",
                "来た人を受けたとき",
            ),
            by_kind(
                "時刻、氏名、電話、訪問した人、変わったこと",
                "時刻、氏名、生年月日、電話、処方箋を出した医療機関",
                "時刻、氏名、生年月日、電話、用件",
                "時刻、氏名、生年月日、電話、初診か再診か",
            ),
        ),
        "inquiry" => row(
            true,
            by_kind("薬とアレルギーの確認票", "聞き取り票", "問診票", "問診票"),
            by_kind("訪問の前と訪問先で", "調剤の前に", "健診の前に", "診察の前に"),
            "アレルギー、副作用、今の薬、お薬手帳、電話で確かめた相手",
        ),
        "record" => row(
            true,
            by_kind("訪問看護の記録", "調剤の記録", "健診の記録", "診療の記録"),
            by_kind("訪問のたびに", "調剤のたびに", "健診のたびに", "診察のたびに"),
            by_kind(
                "観察したこと、行った看護、薬、報告、次の訪問",
                "処方の内容、調べたこと、渡した薬、説明したこと",
                "週数、母体と胎児の様子、指導、次の健診",
                "訴え、所見、処置、処方、説明、次回",
            ),
        ),
        "prescription" => row(
            prescribes,
            "処方箋の控え",
            "手書きの処方箋を渡すとき",
            "保険と医療機関コード、薬、用法、日数、渡した先",
        ),
        "doubt" => row(
            kind == K::Pharmacy,
            "疑義照会の記録",
            "処方した医師に尋ねたとき",
            "尋ねたこと、答えた人、答え、変わった内容",
        ),
        "bag" => row(
            kind == K::Pharmacy,
            "薬袋の記入用紙",
            "薬袋を印刷できないとき",
            "氏名、用法、用量、日数、調剤した日と人",
        ),
        "tests" => row(
            doctors,
            "検査・撮影の依頼と結果",
            "検査や撮影を頼むとき、結果を受けるとき",
            "頼んだ項目、時刻、人、結果を受けた時刻と人、急ぐ値を伝えた相手",
        ),
        "lab-work" => row(
            kind == K::Dental,
            "技工の指示の控え",
            "技工所に頼むとき、受け取るとき",
            "部位、作るもの、材料、期日、渡した人",
        ),
        "rehabilitation" => row(
            doctors && department("リハビリ"),
            "リハビリの実施の記録",
            "訓練を行うたびに",
            "時刻、内容、単位、行った人、様子",
        ),
        "orders" => row(
            kind == K::HomeNursing,
            "主治医への連絡と指示の控え",
            "主治医に尋ねたとき、指示を受けたとき",
            "伝えたこと、受けた指示、読み返した人",
        ),
        "labour" => row(
            kind == K::Midwifery,
            "分娩の経過の記録",
            "分娩が始まったとき",
            "陣痛、児心拍、母体の様子、行ったこと、連絡した医療機関",
        ),
        "narcotics" => row(
            doctors || kind == K::Pharmacy,
            "麻薬・向精神薬の記録",
            "出し入れするたびに",
            "薬、数、残り、使った人、立ち会った人",
        ),
        "inpatients" => row(
            beds,
            "入院患者の一覧",
            "切り替えたとき、毎朝",
            "病室、氏名、主治医、アレルギー、食事、移動",
        ),
        "ward-orders" => row(
            beds,
            "指示票",
            "入院患者に指示を出すとき",
            "指示、出した医師、受けた人、終えた時刻",
        ),
        "ward-chart" => {
            row(beds, "温度板", "病棟で測るたびに", "体温、脈、血圧、呼吸、酸素、尿、食事の量")
        }
        "doses" => row(beds, "与薬の記録", "薬を渡すたびに", "薬、量、時刻、渡した人、確かめた人"),
        "meals" => row(
            beds,
            "食事の一覧",
            "食事ごと、変更のとき",
            "食種、アレルギー、欠食、変更を伝えた相手",
        ),
        "eligibility" => row(
            insured,
            "資格を確かめられなかった人の一覧",
            "資格確認の画面が使えないとき",
            "目で見たもの、保険者番号、記号と番号、後で確かめた結果",
        ),
        "unpaid" => row(
            true,
            by_kind("利用料の未収の一覧", "会計未収一覧", "会計未収一覧", "会計未収一覧"),
            "金額を計算できないとき",
            "氏名、行った内容、預かった額、後の請求",
        ),
        "appointments" => row(
            prescribes || kind == K::Midwifery,
            "予約の控え",
            "予約の画面が使えないとき",
            "日時、氏名、電話、用件",
        ),
        "referrals" => row(
            true,
            by_kind(
                "断った・頼んだ利用者の一覧",
                "断った・紹介した患者の一覧",
                "断った・紹介した妊産婦の一覧",
                "断った・紹介した患者の一覧",
            ),
            "受けられないとき、ほかに頼むとき",
            "氏名、理由、頼んだ先、伝えたこと",
        ),
        "phone" => row(
            true,
            "電話の記録",
            "外からの電話を受けたとき",
            "時刻、相手、用件、答えたこと、折り返し",
        ),
        "count" => row(
            true,
            "用紙の枚数と入力の控え",
            "1日の終わり、入力を始めるとき",
            "用紙ごとの枚数、入力した枚数、照らした人",
        ),
        _ => None,
    }
}

/// The sheets that stand in for a system, by what the profile calls it and its purpose.
pub(crate) fn for_system<'a>(sheets: &'a [SheetRow], system: &System) -> Vec<&'a SheetRow> {
    const USES: &[(&[&str], &[&str])] = &[
        (&["カルテ", "診療録", "薬歴", "助産録", "看護記録"], &["reception", "inquiry", "record"]),
        (&["訪問の予定", "訪問予定"], &["reception"]),
        (&["処方"], &["prescription", "doubt", "bag"]),
        (&["調剤"], &["doubt", "bag"]),
        (
            &["カルテ", "看護記録", "入院", "病棟の診療"],
            &["inpatients", "ward-orders", "ward-chart", "doses"],
        ),
        (&["分娩の", "分娩監視の", "助産録"], &["labour"]),
        (&["検査", "画像", "撮影", "PACS", "エックス線", "X線"], &["tests"]),
        (&["技工"], &["lab-work"]),
        (&["リハビリ"], &["rehabilitation"]),
        (&["麻薬", "薬剤", "調剤"], &["narcotics"]),
        (&["分包", "薬剤"], &["doses"]),
        (&["給食", "食事", "栄養"], &["meals"]),
        (&["資格確認", "レセプト", "レセコン"], &["eligibility"]),
        (&["会計", "請求", "レセコン", "レセプト"], &["unpaid"]),
        (&["予約"], &["appointments"]),
        (&["ネットワーク", "回線"], &["reception", "phone"]),
        (&["電話"], &["phone"]),
    ];
    let mut words = format!("{} {}", system.name, system.purpose);
    if sheets.iter().all(|sheet| sheet.id != "doubt") {
        // The dispensary of a hospital writes its 薬歴 too, but nobody is received or examined there.
        words = words.replace("薬歴", "");
    }
    let meant = |key: &str| {
        let named = |word: &&str| words.contains(*word);
        USES.iter().any(|(says, keys)| keys.contains(&key) && says.iter().any(&named))
    };
    sheets.iter().filter(|sheet| meant(&sheet.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::sample::profile;

    #[test]
    fn a_system_is_given_the_sheets_of_its_own_work_alone() {
        for (sample, system, expected) in [
            ("hospital-80-beds", "薬剤システム", &["麻薬・向精神薬の記録", "与薬の記録"][..]),
            ("hospital-80-beds", "給食システム", &["食事の一覧"]),
            ("pharmacy", "電子薬歴", &["処方箋の受付簿", "聞き取り票", "調剤の記録"]),
            ("home-nursing", "オンライン資格確認", &["資格を確かめられなかった人の一覧"]),
            ("midwifery", "分娩監視の記録", &["分娩の経過の記録"]),
            ("midwifery", "助産所のネットワーク", &["受付簿", "電話の記録"]),
        ] {
            let profile = profile(sample, &[]);
            let system = profile.systems.iter().find(|s| s.name.starts_with(system)).unwrap();
            let sheets = of(&profile);
            let names: Vec<_> = for_system(&sheets, system).iter().map(|s| &s.name).collect();
            assert_eq!(names, expected, "{sample}: {}", system.name);
        }
    }
}
