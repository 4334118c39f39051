//! This file holds charts as clinics and hospitals have them, and what is expected of their drawings.

use super::soundness::sound;
use super::svg::theme;
use crate::document::{
    Arrow, BlockId, Diagram, Direction, Edge, EdgeLine, Group, GroupKind, Node, NodeShape,
};
use crate::layout::Fonts;
use crate::layout::figure::{FigureError, figures};

/// Builds a diagram line by line.
pub(super) struct Draft(Diagram);

impl Draft {
    pub(super) fn new(direction: Direction) -> Draft {
        Draft(Diagram {
            id: BlockId::document("contact-chart").child("chart"),
            caption: None,
            alt: "連絡体制".to_owned(),
            direction,
            nodes: Vec::new(),
            groups: Vec::new(),
            edges: Vec::new(),
        })
    }

    pub(super) fn group(mut self, key: &str, title: &str, kind: GroupKind) -> Draft {
        self.0.groups.push(Group { key: key.to_owned(), title: title.to_owned(), kind });
        self
    }

    pub(super) fn node(mut self, key: &str, group: &str, shape: NodeShape, words: &str) -> Draft {
        let mut lines = words.split('|').map(str::to_owned);
        self.0.nodes.push(Node {
            id: self.0.id.child(key),
            title: lines.next().unwrap_or_default(),
            lines: lines.collect(),
            shape,
            group: (!group.is_empty()).then(|| group.to_owned()),
        });
        self
    }

    pub(super) fn edge(
        mut self,
        from: &str,
        to: &str,
        label: &str,
        line: EdgeLine,
        arrow: Arrow,
    ) -> Draft {
        let (from, to) = (self.0.id.child(from), self.0.id.child(to));
        self.0.edges.push(Edge { from, to, label: label.to_owned(), line, arrow });
        self
    }

    pub(super) fn done(self) -> Diagram {
        self.0
    }
}

use Arrow::{Both, Forward, None as Plain};
use EdgeLine::{Dashed, Solid};
use GroupKind::{Frame, Lane};

/// A clinic with one doctor: twelve boxes.
pub(super) fn clinic() -> Diagram {
    Draft::new(Direction::Down)
        .group("vendors", "事業者", Frame)
        .group("authorities", "公的機関", Frame)
        .group("region", "地域・その他", Frame)
        .node("finder", "", NodeShape::Round, "発見者|職員の誰でも")
        .node("officer", "", NodeShape::Box, "医療情報システム安全管理責任者|事務長　﨑田 佳代|内線 12|夜間 090-1111-2222")
        .node("officer-deputy", "", NodeShape::Dashed, "代理|医療事務主任　林 みどり|夜間 090-3333-4444")
        .node("director", "", NodeShape::Strong, "経営層（院長）|髙田 一郎|内線 11|夜間 090-5555-6666")
        .node("director-deputy", "", NodeShape::Dashed, "代理|副院長　髙田 礼子|夜間 090-7777-8888")
        .node("emr", "vendors", NodeShape::Box, "株式会社メディクラウド|電子カルテ・レセコン|昼 03-5555-0101（平日9〜18時）|夜 0120-555-010|契約番号 MC-20481")
        .node("net", "vendors", NodeShape::Box, "みなとネットワーク株式会社|ルータ・Wi-Fi|昼 045-555-0202|夜 なし|契約番号 N-771")
        .node("pacs", "vendors", NodeShape::Box, "東洋画像システム株式会社|画像サーバ（PACS）|昼 03-5555-0303|夜 090-0000-0303")
        .node("mhlw", "authorities", NodeShape::Round, "厚生労働省|03-6812-7837|184・公衆電話は不可")
        .node("police", "authorities", NodeShape::Round, "神奈川県警察|サイバー犯罪対策課|045-555-0110")
        .node("health", "authorities", NodeShape::Round, "横浜市保健所|045-555-0404|夜間 045-555-0405")
        .node("ppc", "authorities", NodeShape::Round, "個人情報保護委員会|03-6457-9685|Web 報告フォーム")
        .node("doctors", "region", NodeShape::Round, "港区医師会|045-555-0505")
        .node("neighbour", "region", NodeShape::Round, "みなと総合病院|地域連携室|045-555-0606")
        .edge("finder", "officer", "すぐ電話", Solid, Forward)
        .edge("officer", "director", "報告", Solid, Forward)
        .edge("officer", "officer-deputy", "不在時", Dashed, Plain)
        .edge("director", "director-deputy", "不在時", Dashed, Plain)
        .edge("officer", "vendors", "調査・復旧", Solid, Both)
        .edge("director", "authorities", "報告", Solid, Forward)
        .edge("director", "region", "連絡", Solid, Forward)
        .done()
}

/// A hospital with more than 24 boxes and lists.
pub(super) fn hospital() -> Diagram {
    let mut draft = Draft::new(Direction::Down)
        .group("vendors", "事業者", Frame)
        .group("experts", "情報セキュリティ事業者・外部有識者", Frame)
        .group("authorities", "公的機関", Frame)
        .group("region", "地域・その他", Frame)
        .node("finder", "", NodeShape::Round, "発見者|職員・委託職員の誰でも")
        .node("wards", "", NodeShape::Box, "部門責任者|外来 内線 210|病棟 内線 320|検査 内線 410|放射線 内線 420|薬剤 内線 430|医事 内線 110")
        .node("officer", "", NodeShape::Box, "医療情報システム安全管理責任者|情報課長　塚本 誠|内線 501|夜間 090-1111-2222")
        .node("officer-deputy", "", NodeShape::Dashed, "代理|情報課　𠮷田 恵|夜間 090-3333-4444")
        .node("csirt", "", NodeShape::Box, "院内CSIRT|副院長・情報課・医事課|内線 555")
        .node("director", "", NodeShape::Strong, "経営層（院長）|濵口 隆|内線 100|夜間 090-5555-6666")
        .node("director-deputy", "", NodeShape::Dashed, "代理|副院長　渡邉 剛|夜間 090-7777-8888")
        .edge("finder", "wards", "すぐ電話", Solid, Forward)
        .edge("wards", "officer", "第一報", Solid, Forward)
        .edge("officer", "director", "報告", Solid, Forward)
        .edge("officer", "officer-deputy", "不在時", Dashed, Plain)
        .edge("officer", "csirt", "招集", Solid, Both)
        .edge("director", "director-deputy", "不在時", Dashed, Plain)
        .edge("officer", "vendors", "調査・復旧", Solid, Both)
        .edge("officer", "experts", "相談", Solid, Both)
        .edge("director", "authorities", "報告", Solid, Forward)
        .edge("director", "region", "連絡", Solid, Forward);
    let vendors = [
        "日本医療情報システム株式会社|電子カルテ・オーダリング|昼 03-5555-0101|夜 0120-555-010",
        "株式会社東洋画像システム|PACS・RIS|昼 03-5555-0303|夜 090-0000-0303",
        "検査情報株式会社|検体検査システム|昼 03-5555-0404|夜 0120-555-040",
        "株式会社調剤支援|調剤・薬品管理|昼 03-5555-0505|夜 なし",
        "医事コンピュータ販売株式会社|医事会計|昼 03-5555-0606|夜 0120-555-060",
        "みなとネットワーク株式会社|院内LAN・Wi-Fi・VPN|昼 045-555-0202|夜 045-555-0203",
        "株式会社バックアップサービス|バックアップ装置|昼 03-5555-0808|夜 0120-555-080",
        "ナースコール工業株式会社|ナースコール・生体モニタ|昼 03-5555-0909|夜 0120-555-090",
    ];
    for (index, words) in vendors.iter().enumerate() {
        draft = draft.node(&format!("vendor-{index}"), "vendors", NodeShape::Box, words);
    }
    let parties = [
        ("experts", "株式会社セキュリティ診断|事故対応（24時間）|0120-555-911"),
        ("experts", "湊法律事務所|顧問弁護士　高橋 亮|03-5555-1212"),
        ("authorities", "厚生労働省|03-6812-7837|184・公衆電話は不可"),
        ("authorities", "MIST「インシデントかも？」|mist.mhlw.go.jp"),
        ("authorities", "神奈川県警察|サイバー犯罪対策課|045-555-0110"),
        ("authorities", "神奈川県|健康医療局医療課|045-555-0111"),
        ("authorities", "横浜市保健所|045-555-0404|夜間 045-555-0405"),
        ("authorities", "個人情報保護委員会|03-6457-9685|Web 報告フォーム"),
        ("authorities", "IPA 安心相談窓口|03-5978-7509"),
        ("region", "横浜市医師会|045-555-0505"),
        ("region", "みなと総合病院|地域連携室|045-555-0606"),
        ("region", "支払基金・ONS|オンライン資格確認|0800-080-4583"),
        ("region", "サイバー保険|東京湾岸火災保険|0120-555-777"),
    ];
    for (index, (group, words)) in parties.iter().enumerate() {
        draft = draft.node(&format!("party-{index}"), group, NodeShape::Round, words);
    }
    draft.done()
}

/// A clinic with one doctor and everything an inspector asks for: twenty-one boxes.
pub(super) fn full_clinic() -> Diagram {
    let mut draft = Draft::new(Direction::Down)
        .group("vendors", "事業者", Frame)
        .group("public", "公的機関", Frame)
        .group("private", "専門家・保険・近隣施設", Frame)
        .node("finder", "", NodeShape::Round, "発見者（すべての職員）|その端末だけをLANとWi-Fiから外し、電源は切らずに知らせる")
        .node("heads", "", NodeShape::Box, "部門責任者|看護師長 吉川 さゆり|昼 045-000-0101（内線21）|夜 090-0000-0103|代理 院長 髙田 一郎|受付主任 渡邉 由紀|昼 045-000-0101（内線13）|夜 090-0000-0104|代理 事務長 山﨑 美穂")
        .node("officer", "", NodeShape::Strong, "経営層・医療情報システム安全管理責任者|院長 髙田 一郎|昼 045-000-0101（内線11）|夜 090-0000-0101|代理 事務長 山﨑 美穂")
        .node("team", "", NodeShape::Box, "対応チーム（CSIRT）|事務長 山﨑 美穂|昼 045-000-0101（内線12）|夜 090-0000-0102|看護師長 吉川 さゆり|昼 045-000-0101（内線21）|夜 090-0000-0103")
        .edge("finder", "heads", "", Solid, Forward)
        .edge("heads", "officer", "", Solid, Forward)
        .edge("officer", "team", "", Dashed, Both)
        .edge("officer", "vendors", "", Solid, Both)
        .edge("officer", "public", "", Solid, Forward)
        .edge("officer", "private", "", Solid, Forward);
    let parties = [
        (
            "vendors",
            "株式会社クラウドカルテ青葉|電子カルテ（クラウドカルテ青葉）、レセコン（レセプト青葉）|昼 03-0000-0201|夜 03-0000-0202|受付 平日・土曜 8時30分〜19時|契約番号 CK-2023-00417",
        ),
        (
            "vendors",
            "浜風ネットワークサービス株式会社|オンライン資格確認端末、院内ネットワークとインターネット回線|昼 045-000-0301|夜 050-0000-0302|受付 平日 9時〜17時30分|契約番号 HN-55821",
        ),
        (
            "vendors",
            "メディカルイメージ湘南株式会社|画像サーバ（SI-PACS）|昼 0466-00-0401|夜 未確認（事務長、12月11日まで）|受付 平日 9時〜18時|契約番号 MIS-3307",
        ),
        ("vendors", "情報セキュリティ事業者|契約なし → 厚生労働省・MIST・医師会に相談"),
        (
            "public",
            "神奈川県警察 サイバー犯罪の相談窓口|電話 045-000-0901|受付 平日 8時30分〜17時15分",
        ),
        ("public", "厚生労働省 医政局 医療情報担当参事官室|電話 03-6812-7837"),
        ("public", "神奈川県 健康医療局 医療課|電話 045-000-0903|受付 平日 8時30分〜17時15分"),
        ("public", "横浜市保健所 医療安全課|電話 045-000-0902|受付 平日 8時45分〜17時15分"),
        ("public", "個人情報保護委員会|https://www.ppc.go.jp/"),
        (
            "public",
            "医療機関向けセキュリティ教育支援ポータルサイト（MIST）「インシデントかも？」|https://mist.mhlw.go.jp/",
        ),
        (
            "public",
            "独立行政法人情報処理推進機構（IPA） 情報セキュリティ安心相談窓口|電話 03-5978-7509",
        ),
        ("public", "オンライン資格確認の問い合わせ窓口|電話 0800-000-0904|受付 平日 8時〜18時"),
        ("private", "横浜中区医師会 事務局|電話 045-000-0905|受付 平日 9時〜17時"),
        ("private", "外部有識者 契約なし（厚生労働省・MIST・医師会に相談）"),
        ("private", "関内法律事務所|電話 045-000-0906|受付 平日 9時30分〜18時"),
        ("private", "東和損害保険株式会社 事故受付|昼 0120-000-907|夜 0120-000-907|受付 24時間"),
        ("private", "横浜みなと総合病院 地域連携室|電話 045-000-0908|受付 平日 8時30分〜17時"),
    ];
    for (index, (group, words)) in parties.iter().enumerate() {
        draft = draft.node(&format!("party-{index}"), group, NodeShape::Round, words);
    }
    draft.done()
}

/// The first hour in four lanes.
pub(super) fn clinic_in_lanes() -> Diagram {
    Draft::new(Direction::Down)
        .group("staff", "職員", Lane)
        .group("officer", "安全管理責任者", Lane)
        .group("director", "院長", Lane)
        .group("outside", "外部", Lane)
        .node("find", "staff", NodeShape::Round, "異常に気づく")
        .node("cut", "staff", NodeShape::Box, "端末のLANとWi-Fiを外す")
        .node("call", "staff", NodeShape::Box, "責任者に電話する")
        .node("check", "officer", NodeShape::Box, "ほかの端末も見る")
        .node("backup", "officer", NodeShape::Box, "バックアップ網を切る")
        .node("lines", "officer", NodeShape::Box, "外部回線を切る")
        .node("vendor", "outside", NodeShape::Round, "事業者が調べる")
        .node("decide", "director", NodeShape::Strong, "診療を続けるか決める")
        .node("report", "director", NodeShape::Box, "厚生労働省・保健所・警察に知らせる")
        .node("ministry", "outside", NodeShape::Round, "厚生労働省|03-6812-7837")
        .node("paper", "staff", NodeShape::Box, "紙の運用に切り替える")
        .edge("find", "cut", "", Solid, Forward)
        .edge("cut", "call", "", Solid, Forward)
        .edge("call", "check", "", Solid, Forward)
        .edge("check", "backup", "広がっている", Solid, Forward)
        .edge("backup", "lines", "", Solid, Forward)
        .edge("lines", "vendor", "依頼", Solid, Forward)
        .edge("check", "decide", "報告", Solid, Forward)
        .edge("decide", "report", "", Solid, Forward)
        .edge("report", "ministry", "", Solid, Forward)
        .edge("decide", "paper", "縮退運転", Dashed, Forward)
        .done()
}

/// A small network: outside line, router, two segments.
pub(super) fn network() -> Diagram {
    Draft::new(Direction::Right)
        .group("care", "診療セグメント 192.168.1.0/24", Frame)
        .group("office", "事務セグメント 192.168.2.0/24", Frame)
        .node("internet", "", NodeShape::Round, "インターネット|光回線")
        .node("onu", "", NodeShape::Box, "ONU|受付の棚の中|電話もここを通る")
        .node("router", "", NodeShape::Strong, "ルータ RTX830|サーバ室")
        .node("server", "care", NodeShape::Strong, "電子カルテサーバ|192.168.1.10")
        .node("pc1", "care", NodeShape::Box, "診察室 端末PC|192.168.1.21")
        .node("pc2", "care", NodeShape::Box, "受付 端末PC|192.168.1.22")
        .node("pacs", "care", NodeShape::Box, "PACS|192.168.1.11")
        .node("nas", "office", NodeShape::Box, "NAS|192.168.2.5")
        .node("pc3", "office", NodeShape::Box, "事務 端末PC|192.168.2.21")
        .edge("internet", "onu", "", Solid, Plain)
        .edge("onu", "router", "", Solid, Plain)
        .edge("router", "server", "VLAN 10", Solid, Plain)
        .edge("router", "pc1", "", Solid, Plain)
        .edge("router", "pc2", "", Solid, Plain)
        .edge("router", "pacs", "", Solid, Plain)
        .edge("router", "office", "VLAN 20", Solid, Plain)
        .done()
}

#[test]
fn a_clinics_chart_stands_on_one_page_in_comfortable_letters() {
    let fonts = Fonts::bundled().unwrap();
    for (width, height) in [(728.0, 430.0), (465.0, 650.0)] {
        let pages = figures(&clinic(), width, height, &theme(), &fonts).unwrap();
        assert_eq!(pages.len(), 1);
        sound(&clinic(), &pages, width, height, &fonts);
        let sizes = pages[0].shapes.iter().flat_map(|s| &s.lines).map(|l| l.size);
        assert!(sizes.fold(f32::MAX, f32::min) >= 8.0, "{width}");
    }
}

#[test]
fn a_full_chart_of_a_clinic_fits_one_page_below_title_and_record() {
    let fonts = Fonts::bundled().unwrap();
    let pages = figures(&full_clinic(), 465.0, 575.0, &theme(), &fonts).unwrap();
    assert_eq!(pages.len(), 1);
    sound(&full_clinic(), &pages, 465.0, 575.0, &fonts);
}

#[test]
fn a_hospitals_chart_is_complete() {
    let fonts = Fonts::bundled().unwrap();
    for (width, height) in [(728.0, 430.0), (465.0, 650.0)] {
        let pages = figures(&hospital(), width, height, &theme(), &fonts).unwrap();
        sound(&hospital(), &pages, width, height, &fonts);
    }
}

#[test]
fn one_line_leads_to_a_frame_when_each_of_its_boxes_has_the_same() {
    let draft = Draft::new(Direction::Down)
        .group("vendors", "事業者", Frame)
        .node("officer", "", NodeShape::Box, "安全管理責任者")
        .node("a", "vendors", NodeShape::Box, "甲社")
        .node("b", "vendors", NodeShape::Box, "乙社")
        .edge("officer", "a", "", Solid, Both)
        .edge("officer", "b", "", Solid, Both);
    let pages = figures(&draft.done(), 465.0, 650.0, &theme(), &Fonts::bundled().unwrap()).unwrap();
    assert_eq!(pages[0].connectors.len(), 1);
}

#[test]
fn a_connector_that_is_cut_by_a_page_end_leads_to_a_small_box_with_the_page() {
    let fonts = Fonts::bundled().unwrap();
    let pages = figures(&clinic(), 465.0, 300.0, &theme(), &fonts).unwrap();
    sound(&clinic(), &pages, 465.0, 300.0, &fonts);
    assert!(pages.len() > 1);
    let words = |page: usize| -> String {
        pages[page].shapes.iter().flat_map(|s| &s.lines).map(|l| l.text.as_str()).collect()
    };
    assert!(words(0).contains("→ 公的機関（2枚目）：報告"), "{}", words(0));
    assert!(words(1).contains("経営層（院長）（1枚目）"), "{}", words(1));
}

#[test]
fn an_edge_to_nowhere_is_refused_by_name() {
    let draft = Draft::new(Direction::Down)
        .node("officer", "", NodeShape::Box, "安全管理責任者")
        .edge("officer", "nobody", "", Solid, Forward);
    let result = figures(&draft.done(), 465.0, 650.0, &theme(), &Fonts::bundled().unwrap());
    let id = BlockId::parse("contact-chart/chart/nobody").unwrap();
    assert_eq!(result.err(), Some(FigureError::UnknownEnd { id }));
}
