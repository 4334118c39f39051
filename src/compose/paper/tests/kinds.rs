//! This file holds every kind of facility to its own words, law and papers.

use crate::compose::sample::{profile, with_case};
use crate::compose::{Templates, binder, list};
use crate::document::{Document, Visited, plain_text, walk};

/// All words of a paper, its running heads included.
fn words(document: &Document) -> String {
    let mut all = format!("{}\n{:?}\n", document.meta.title, document.meta.handling);
    walk(document, &mut |visited| match visited {
        Visited::Words(_, words) => all.push_str(&(plain_text(words) + "\n")),
        Visited::Plain(_, words) => all.push_str(&(words.to_owned() + "\n")),
        _ => {}
    });
    all
}

fn papers(name: &str) -> Vec<(String, String)> {
    let profile = profile(name, &[]);
    with_case(&profile, |case| {
        let papers = binder(case, &Templates::embedded()).unwrap();
        papers.iter().map(|p| (p.document.name.clone(), words(&p.document))).collect()
    })
}

fn paper(name: &str, wanted: &str) -> String {
    papers(name).into_iter().find(|(name, _)| name == wanted).unwrap().1
}

fn left_out(name: &str) -> Vec<&'static str> {
    let profile = profile(name, &[]);
    with_case(&profile, |case| {
        let listed = list(case).unwrap();
        listed.into_iter().filter(|l| l.left_out.is_some()).map(|l| l.name).collect()
    })
}

#[test]
fn no_paper_of_a_home_nursing_station_speaks_of_inspections_or_of_the_medical_care_act() {
    for (name, words) in papers("home-nursing") {
        for word in ["立入検査", "医療法", "当院", "診療の", "患者", "医療機関確認用"]
        {
            assert!(!words.contains(word), "{name} says {word}");
        }
    }
    let left_out = left_out("home-nursing");
    for form in ["checklist-facility", "checklist-vendor", "bcp-review-sheet"] {
        assert!(left_out.contains(&form), "{form}");
    }
}

#[test]
fn a_pharmacy_speaks_of_itself_its_law_and_its_work() {
    let plan = paper("pharmacy", "bcp");
    assert!(plan.contains("（医薬品医療機器等法施行規則第11条第2項）"));
    assert!(plan.contains("当薬局の流れと報告期限"));
    assert!(plan.contains("動いている調剤機器を切り離すかどうかは、管理薬剤師が判断する。"));
    assert!(plan.contains("確かめられないまま渡さない。"));
    for word in ["当院", "院長", "院内", "診療録", "医療法", "つながっている機器"]
    {
        assert!(!plan.contains(word), "{word}");
    }
    let list = paper("pharmacy", "contact-list");
    assert!(list.contains("薬局内の連絡網"));
    assert!(list.contains("契約なし（厚生労働省・MIST・薬剤師会に相談）"));
    assert!(!list.contains("医師会"));
    assert!(paper("pharmacy", "checklist-facility").contains("薬局確認用"));
}

#[test]
fn a_midwifery_home_keeps_its_own_records_under_its_own_law() {
    let plan = paper("midwifery", "bcp");
    assert!(plan.contains("（医療法施行規則第14条第2項）"));
    assert!(plan.contains("助産録（停止中に紙で書いたものを含む。）を5年間保存する。"));
    for word in ["当院", "院内", "診療録", "医師法", "処方しない"] {
        assert!(!plan.contains(word), "{word}");
    }
}

#[test]
fn clinics_and_hospitals_keep_their_words() {
    for name in ["one-doctor-clinic", "dental-clinic", "clinic-with-beds", "hospital-80-beds"] {
        let plan = paper(name, "bcp");
        assert!(plan.contains("（医療法施行規則第14条第2項）"), "{name}");
        assert!(plan.contains("当院の流れと報告期限"), "{name}");
        assert!(plan.contains("につながっている機器には触れない。"), "{name}");
    }
    assert!(paper("dental-clinic", "contact-chart").contains("MIST・歯科医師会に相談"));
}

#[test]
fn home_nursing_calls_its_prefecture_and_nobody_is_sent_to_an_office_without_a_name() {
    let list = paper("home-nursing", "contact-list");
    assert!(!list.contains("保健所") && list.contains("岐阜県 健康福祉部 高齢福祉課"));
    let list = paper("minimal", "contact-list");
    assert!(list.contains("埼玉県警察の担当部署") && list.contains("管轄の保健所"));
    assert!(!list.contains("都道府県・保健所"));
}
