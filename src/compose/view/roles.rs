//! This file shows who acts to templates: in a small clinic one person holds several roles and reports to nobody.

use crate::compose::phrase::{NOTHING, Words, person};
use crate::compose::shape::view;
use crate::profile::{FacilityKind, KindWords, Known, Person, Profile, Role};

view! {
    /// Who acts, by the words that sentences use.
    pub(crate) struct RolesView {
        /// The title of the head: 「院長」.
        chief: String = "経営層の役職（院長など）",
        /// 「院長 髙田 一郎」.
        chief_name: String = "経営層の役職と氏名",
        /// Who decides in the head's absence, by title.
        chief_deputy: Option<String> = "経営層が不在のとき決める人の役職",
        /// 「未決定である（…）」, where there is no deputy yet.
        chief_deputy_open: String = "代理が未決定のときの言葉",
        /// 「安全管理責任者」, or the head's title where the head is that officer.
        officer: String = "安全管理責任者（経営層が兼ねるときはその役職）",
        /// The officer with title and name.
        officer_name: String = "安全管理責任者の役職と氏名",
        /// Whether the head is the security officer too.
        same: bool = "経営層が安全管理責任者を兼ねるか",
        /// 「システム運用担当者」, or the officer where nobody else has that role.
        operator: String = "システム運用担当者（いなければ安全管理責任者）",
        /// Whether somebody else than the officer operates the systems.
        has_operator: bool = "システム運用担当者が別にいるか",
        /// Who keeps the record of events.
        recorder: String = "経過を記録する人",
        /// Whether that is somebody else than head and officer.
        has_recorder: bool = "記録する人が別にいるか",
        /// Who speaks to patients and press.
        speaker: String = "患者や報道機関に話す人",
        /// Whether that is somebody else than the head.
        has_speaker: bool = "話す人が経営層とは別にいるか",
        /// Who reports leaks.
        privacy: String = "漏えいを報告する人",
        /// Whether departments have heads.
        has_heads: bool = "部門の責任者がいるか",
        /// Titles of the response team.
        team: Option<String> = "対応チームの役職",
        /// One row for each holder of roles.
        rows: Vec<RoleRow> = "役割の一覧",
        /// Boxes below the officer in the organisation chart.
        boxes: Vec<RoleBox> = "体制図の箱",
        /// Heads of departments in one line of the chart.
        heads: Option<String> = "体制図に1行で書く部門の責任者",
    }
}

view! {
    /// A box of the organisation chart.
    pub(crate) struct RoleBox {
        /// Key.
        id: String = "行の名前（キー）",
        /// Role or roles in one line.
        role: String = "役割（1行）",
        /// Who holds it, in one line.
        who: String = "担当（1行）",
    }
}

view! {
    /// A row of the table of roles.
    pub(crate) struct RoleRow {
        /// Key.
        id: String = "行の名前（キー）",
        /// Role or roles.
        role: String = "役割",
        /// Who holds it.
        who: String = "担当",
        /// Who acts in their absence.
        deputy: String = "代理",
        /// What they do.
        duty: String = "すること",
    }
}

impl RolesView {
    pub(crate) fn new(profile: &Profile) -> Self {
        let words = Words::new(profile);
        let first = |role| profile.holders(role).next();
        let chief = first(Role::Executive);
        let officer = first(Role::SecurityOfficer);
        let same = match (chief, officer) {
            (Some(chief), Some(officer)) => chief.id == officer.id,
            _ => false,
        };
        let chief_word = crate::profile::chief(profile);
        let officer_word =
            if same { chief_word.clone() } else { "安全管理責任者".to_owned() };
        // A role is spoken of by its own word only where its holder is neither the head nor the officer.
        let word = |role: Role, word: &str, otherwise: &String| match first(role) {
            Some(p) if chief.is_some_and(|c| c.id == p.id) => chief_word.clone(),
            Some(p) if officer.is_some_and(|o| o.id == p.id) => officer_word.clone(),
            Some(_) => word.to_owned(),
            None => otherwise.clone(),
        };
        let operator = word(Role::SystemOperator, "システム運用担当者", &officer_word);
        let recorder = word(Role::Recorder, "記録担当", &operator);
        let speaker = word(Role::Spokesperson, "広報担当", &chief_word);
        let team: Vec<_> =
            profile.holders(Role::ResponseTeam).map(|person| words.title(person)).collect();
        let heads: Vec<_> =
            profile.holders(Role::DepartmentHead).map(|person| words.title(person)).collect();
        let held = held(profile);
        let rows = rows(profile, &held);
        Self {
            chief_name: chief.map_or_else(|| "未定".to_owned(), person),
            chief_deputy: chief.and_then(|p| p.deputy.value()).map(|deputy| words.title_of(deputy)),
            chief_deputy_open: words
                .stated(chief.map_or(&Known::Absent, |p| &p.deputy), "未決定", |_| String::new())
                .undecided,
            officer_name: officer.map_or_else(|| "未定".to_owned(), person),
            has_operator: operator != officer_word,
            has_recorder: recorder != chief_word && recorder != officer_word,
            recorder,
            has_speaker: speaker != chief_word,
            speaker,
            privacy: word(Role::PrivacyOfficer, "個人情報保護責任者", &chief_word),
            has_heads: first(Role::DepartmentHead).is_some(),
            team: if team.is_empty() { None } else { Some(team.join("、")) },
            boxes: boxes(&held),
            heads: if heads.is_empty() { None } else { Some(heads.join("、")) },
            rows,
            chief: chief_word,
            officer: officer_word,
            same,
            operator,
        }
    }
}

/// Roles with their holders, those of the same holders together; heads of departments and the team stand apart.
fn held(profile: &Profile) -> Vec<(Vec<&Person>, Vec<Role>)> {
    let mut held: Vec<(Vec<&Person>, Vec<Role>)> = Vec::new();
    for role in Role::ALL.iter().copied() {
        if matches!(role, Role::DepartmentHead | Role::ResponseTeam) {
            continue;
        }
        let holders: Vec<_> = profile.holders(role).collect();
        let needed = matches!(role, Role::Executive | Role::SecurityOfficer);
        match held.iter_mut().find(|m| !holders.is_empty() && m.0 == holders) {
            Some((_, roles)) => roles.push(role),
            None if needed || !holders.is_empty() => held.push((holders, vec![role])),
            None => {}
        }
    }
    held
}

/// Boxes below the head and the security officer.
fn boxes(held: &[(Vec<&Person>, Vec<Role>)]) -> Vec<RoleBox> {
    let top =
        |roles: &[Role]| roles.contains(&Role::Executive) || roles.contains(&Role::SecurityOfficer);
    held.iter()
        .filter(|(_, roles)| !top(roles))
        .map(|(holders, roles)| RoleBox {
            id: roles.first().map_or("role", |r| key(*r)).to_owned(),
            role: roles.iter().map(|r| name(*r)).collect::<Vec<_>>().join("・"),
            who: holders.iter().copied().map(person).collect::<Vec<_>>().join("、"),
        })
        .collect()
}

/// Rows by holder, in the order of roles; heads of departments one by one, the team in one row.
fn rows(profile: &Profile, held: &[(Vec<&Person>, Vec<Role>)]) -> Vec<RoleRow> {
    let words = Words::new(profile);
    let kind = profile.facility.kind;
    let mut rows: Vec<_> = held
        .iter()
        .map(|(holders, roles)| RoleRow {
            id: roles.first().map_or("role", |r| key(*r)).to_owned(),
            role: lines(roles.iter().map(|r| name(*r).to_owned())),
            who: match holders.is_empty() {
                true => "未定".to_owned(),
                false => lines(holders.iter().map(|p| words.two_lines(p))),
            },
            deputy: match holders.is_empty() {
                true => NOTHING.to_owned(),
                false => lines(holders.iter().map(|p| deputy(words, p))),
            },
            duty: roles.iter().map(|r| duty(*r, kind)).collect(),
        })
        .collect();
    rows.extend(profile.holders(Role::DepartmentHead).map(|p| RoleRow {
        id: format!("head-{}", p.id),
        role: match &p.department {
            Some(department) => format!("部門責任者（{department}）"),
            None => "部門責任者".to_owned(),
        },
        who: words.two_lines(p),
        deputy: deputy(words, p),
        duty: duty(Role::DepartmentHead, kind),
    }));
    let team: Vec<_> = profile.holders(Role::ResponseTeam).map(|p| words.title(p)).collect();
    if !team.is_empty() {
        rows.push(RoleRow {
            id: key(Role::ResponseTeam).to_owned(),
            role: "対応チーム".to_owned(),
            who: team.join("、"),
            deputy: NOTHING.to_owned(),
            duty: duty(Role::ResponseTeam, kind),
        });
    }
    rows
}

fn lines(words: impl IntoIterator<Item = String>) -> String {
    words.into_iter().collect::<Vec<_>>().join("\n")
}

fn deputy(words: Words<'_>, person: &Person) -> String {
    match &person.deputy {
        Known::Value(id) => words.two_lines_of(id),
        Known::Pending(_) => words.cell(&person.deputy, |_| String::new()),
        Known::Absent => "未定".to_owned(),
    }
}

fn key(role: Role) -> &'static str {
    match role {
        Role::Executive => "executive",
        Role::SecurityOfficer => "security-officer",
        Role::PlanningManager => "planning-manager",
        Role::SystemOperator => "system-operator",
        Role::DepartmentHead => "head",
        Role::ResponseTeam => "team",
        Role::Spokesperson => "spokesperson",
        Role::PrivacyOfficer => "privacy-officer",
        Role::Recorder => "recorder",
    }
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Executive => "最高責任者（経営層）",
        other => other.word(),
    }
}

/// What the holder of a role does in such a facility.
fn duty(role: Role, kind: FacilityKind) -> String {
    let KindWords { patients, .. } = KindWords::of(kind);
    let duty = match role {
        Role::Executive => "対応の方針を決め、使用中止、縮退、公表を判断する。",
        Role::SecurityOfficer => "遮断、調査、証拠保全、復旧を指揮する。",
        Role::PlanningManager => "規程、台帳、連絡体制図、教育を整える。",
        Role::SystemOperator => "遮断を実行し、事業者と連絡し、台帳とログを見る。",
        Role::DepartmentHead => "部門の異常を取りまとめ、紙運用を動かす。",
        Role::ResponseTeam => "初動対応から復旧までの実務を分担する。",
        Role::Spokesperson => return format!("{patients}、近隣施設、報道に説明する。"),
        Role::PrivacyOfficer => "個人情報の漏えいを報告し、本人に知らせる。",
        Role::Recorder => "知った時から復旧までの出来事を時刻とともに書く。",
    };
    duty.to_owned()
}
