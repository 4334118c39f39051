//! This file writes the screens: where we are, what is asked, why, an example, and what Enter takes.

use super::answer::{choices, is_list, label, understand, worded};
use super::checking::{ANSWERS, people};
use super::controls::{BY, ControlQuestion, ON};
use super::overview::{contents, review};
use super::plan::{Ask, Part, What, control_key, offered};
use super::screen::{Screen, Tone};
use super::script::Question;
use super::session::{Mode, Session};
use super::taking::must;
use crate::profile::{Date, Path, Shape, shape};

/// What stands on the screen now.
pub(super) fn screen(session: &Session) -> Screen {
    let mut screen = Screen::default();
    match &session.mode {
        Mode::Contents => contents(session, &mut screen),
        Mode::Review(keys) => review(session, keys, &mut screen),
        Mode::Lines(lines) => {
            let next = lines.len().saturating_add(1);
            screen.push(Tone::Plain, "", format!("{next}行目（終わったら Enter だけ）"));
        }
        Mode::Question => {
            if let Some(ask) = session.ask() {
                place(session, &ask, &mut screen);
                question(session, &ask, &mut screen);
            }
        }
    }
    screen
}

/// Where we are: chapter and question.
fn place(session: &Session, ask: &Ask, screen: &mut Screen) {
    let asks = session.asks();
    let title = session.chapter_title(ask.chapter);
    let chapters = session.open_chapters(&asks);
    let nth = chapters.iter().position(|chapter| *chapter == ask.chapter).unwrap_or_default();
    let passed = asks.iter().filter(|a| session.settled.contains(&a.key)).count();
    let left = asks.len().saturating_sub(passed);
    screen.gap();
    let need = session.need(ask);
    let head = match need {
        _ if session.is_whole_edit() => format!("【{title}】"),
        Some(_) => format!("【{title}】あと{left}問（重い順）"),
        None => format!("【{}/{} {title}】あと{left}問", nth.saturating_add(1), chapters.len()),
    };
    screen.push(Tone::Title, "", head);
    for question in session.sheet().into_iter().flat_map(|sheet| sheet.behind(&ask.key)) {
        screen.push(Tone::Plain, format!("紙の符号 {}: ", question.code), question.ask.clone());
    }
    if let Some(need) = need {
        screen.push(Tone::Plain, "足りないこと: ", need.missing.clone());
        return;
    }
    let mut chapter = asks.iter().filter(|a| a.chapter == ask.chapter);
    if session.sheet().is_none() && !chapter.any(|a| session.trail.contains(&a.key)) {
        let about = session.chapters.get(ask.chapter).map(|c| c.about.as_str());
        screen.plain(about.unwrap_or_default());
    }
}

fn question(session: &Session, ask: &Ask, screen: &mut Screen) {
    match &ask.what {
        What::Field { question, path, entry } => {
            field(session, question, path, entry.as_ref(), screen);
        }
        What::Usual { group, list } => {
            let asked = group.pick.as_deref().unwrap_or(&group.ask);
            screen.push(Tone::Question, "", asked);
            why(&group.why, screen);
            let there = session.draft.ids(list);
            for (at, usual) in offered(group, &session.draft).iter().enumerate() {
                let mark = if there.contains(&usual.id) { "（済）" } else { "" };
                numbered(at, &format!("{}{mark}", usual.label), screen);
            }
            screen.push(
                Tone::Plain,
                "例: ",
                "1 3（番号を並べます。ここにないものは、あとで聞きます）",
            );
        }
        What::More { group, list } => {
            let entries = session.draft.entries(list);
            if entries.is_empty() {
                screen.push(Tone::Question, "", group.ask.clone());
                why(&group.why, screen);
                screen.push(Tone::Plain, "", "名前を入れます。なければ Enter だけを押します。");
                return;
            }
            let more = group.more.clone();
            let more = more.unwrap_or_else(|| format!("ほかに{}はありますか。", group.one));
            screen.push(Tone::Question, "", more);
            for (at, entry) in entries.iter().enumerate() {
                numbered(at, &label(entry, &session.draft), screen);
            }
            screen.push(
                Tone::Plain,
                "",
                "あれば名前を入れます。なければ Enter。番号だけ＝直す、「消す 1」＝消す、「写す 1」＝写す。",
            );
        }
        What::Picked(answer) => super::picking::show(session, answer, screen),
        What::Paper(at) => super::paper::show(session, *at, screen),
        What::Checker => {
            screen.push(
                Tone::Question,
                "",
                "これから聞く対策を、実際に見て確かめた人はだれですか。",
            );
            screen.push(Tone::Plain, "なぜ: ", "チェックリストの確認者として残します。");
            for (at, choice) in people(session).iter().enumerate() {
                numbered(at, &choice.label, screen);
            }
            let kept = session
                .said
                .get(BY)
                .map(|id| label(&Path::top("people").entry(id), &session.draft));
            enter(kept, screen);
        }
        What::Looked => {
            screen.push(Tone::Question, "", "選んだ対策を、実際に見て確かめたのはいつですか。");
            day_of_check(screen);
            screen.plain("対策ごとに日が違うときは「-」を入れます。1つずつ聞きます。");
            let kept = session.said.get(ON).cloned();
            enter(kept.map(|day| in_era(Part::Day, day)), screen);
        }
        What::Control { control, part } => {
            if let Some(control) = session.controls().iter().find(|c| c.key == *control) {
                self::control(session, control, *part, screen);
            }
        }
    }
}

pub(super) fn numbered(at: usize, text: &str, screen: &mut Screen) {
    screen.push(Tone::Plain, format!("{:>3}  ", at.saturating_add(1)), text);
}

/// Why something is asked; nothing where the words of the question say it.
fn why(text: &str, screen: &mut Screen) {
    if !text.is_empty() {
        screen.push(Tone::Plain, "なぜ: ", text);
    }
}

fn enter(offer: Option<String>, screen: &mut Screen) {
    if let Some(offer) = offer.filter(|offer| !offer.is_empty()) {
        screen.push(Tone::Plain, "Enterで: ", offer);
    }
}

fn field(
    session: &Session,
    question: &Question,
    path: &Path,
    entry: Option<&Path>,
    screen: &mut Screen,
) {
    if let Some(entry) = entry {
        screen.push(Tone::Plain, "", format!("〔{}〕", label(entry, &session.draft)));
    }
    screen.push(Tone::Question, "", question.ask.clone());
    why(&question.why, screen);
    let Some(field) = shape().at(&path.pattern()) else { return };
    let choices = choices(field, entry, &session.draft);
    for (at, choice) in choices.iter().enumerate() {
        numbered(at, &choice.label, screen);
    }
    if is_list(&field.shape) && !choices.is_empty() {
        screen.push(Tone::Plain, "例: ", "1 2（番号を並べます）");
    } else if let Some(example) = example(question, path) {
        screen.push(Tone::Plain, "例: ", example);
    }
    let there = session.draft.get(path).map(|value| worded(field, value, &choices));
    let there = there.filter(|text| !text.is_empty() && text != "未確認");
    let offer = there.or_else(|| {
        let offer = session.offered(question, path)?;
        let understood = understand(&offer, field, &choices);
        Some(understood.map_or(offer, |understood| worded(field, &understood.value, &choices)))
    });
    match offer {
        Some(offer) => enter(Some(offer), screen),
        None if session.draft.is_pending(path) => {
            screen.push(Tone::Plain, "Enterで: ", "未確認のまま進む");
        }
        None if !must(session, field, path) => {
            screen.push(Tone::Plain, "Enterで: ", "書かずに進む");
        }
        None => {}
    }
}

fn example(question: &Question, path: &Path) -> Option<String> {
    let field = shape().at(&path.pattern())?;
    let own = question.example.clone();
    own.or_else(|| field.example().map(str::to_owned)).or_else(|| match field.shape.value() {
        Shape::Phone => Some("045-123-4567".to_owned()),
        Shape::Day => Some("令和8年4月6日、2026-04-06".to_owned()),
        _ => None,
    })
}

fn control(session: &Session, control: &ControlQuestion, part: Part, screen: &mut Screen) {
    let number = if control.number.is_empty() {
        String::new()
    } else {
        format!("（チェックリスト {}）", control.number)
    };
    screen.push(Tone::Plain, "", format!("〔{}{number}〕", control.name));
    let proof = control.evidence.first().cloned();
    match part {
        Part::Answer => {
            screen.push(Tone::Question, "", control.plain.clone());
            screen.push(Tone::Plain, "なぜ: ", control.why.clone());
            for (at, word) in ANSWERS.iter().enumerate() {
                numbered(at, word, screen);
            }
            screen.plain("見て確かめていなければ「わからない」と入れてください。空欄になり、一覧に残ります。");
        }
        Part::Day => {
            screen.push(Tone::Question, "", "実際に見て確かめたのはいつですか。");
            day_of_check(screen);
        }
        Part::Proof => {
            screen.push(Tone::Question, "", "それを示すものは何ですか。");
            screen.push(
                Tone::Plain,
                "なぜ: ",
                "立入検査で見せる根拠になります。ないうちは「はい」になりません。",
            );
            screen.push(Tone::Plain, "例: ", proof.unwrap_or_default());
        }
        Part::Place => {
            screen.push(Tone::Question, "", "それはどこにありますか。");
            screen.push(Tone::Plain, "なぜ: ", "根拠資料索引に書きます。");
            screen.push(Tone::Plain, "例: ", "事務室「確認記録」ファイル");
        }
        Part::Target => {
            let last = super::controls::last_day(session.today.fiscal_year());
            screen.push(Tone::Question, "", "いつまでにできるようにしますか。");
            screen.push(Tone::Plain, "例: ", "令和9年1月15日");
            screen.push(
                Tone::Plain,
                "なぜ: ",
                format!(
                    "「いいえ」には目標日を書きます。今年度（{}）までの日です。",
                    last.map(Date::era).unwrap_or_default()
                ),
            );
        }
        Part::Reason => {
            screen.push(Tone::Question, "", "その理由は何ですか。");
            screen.push(Tone::Plain, "なぜ: ", "備考に書き、何を直せばよいかの一覧にも使います。");
        }
    }
    let kept = session.said.get(&control_key(&control.key, part)).cloned();
    let offer = kept.or_else(|| session.offered_part(&control.key, part));
    enter(offer.map(|text| in_era(part, text)), screen);
}

/// What is said of the day on which something was looked at.
fn day_of_check(screen: &mut Screen) {
    let why = "チェックリストの確認日になります。今日の日付は勝手に入りません。";
    screen.push(Tone::Plain, "なぜ: ", why);
    screen.push(Tone::Plain, "例: ", "令和8年11月9日、2026-11-09");
}

/// Days as people write them.
pub(super) fn in_era(part: Part, text: String) -> String {
    match (part, text.parse()) {
        (Part::Day | Part::Target, Ok(day)) => Date::new(day).era(),
        _ => text,
    }
}

/// `?`: what the term means, what may be typed, and the commands.
pub(super) fn explain(session: &Session, reply: &mut Screen) {
    if let Some(ask) = session.ask() {
        match &ask.what {
            What::Field { question, path, .. } => {
                if let Some(text) = &question.explain {
                    reply.plain(text.clone());
                }
                if let Some(field) = shape().at(&path.pattern()) {
                    // Who is pointed at is chosen by number here, not by id.
                    let help =
                        if field.points_at().is_empty() { field.help } else { field.title() };
                    reply.push(Tone::Plain, "書くこと: ", help);
                }
            }
            What::Control { control, .. } => {
                if let Some(control) = session.controls().iter().find(|c| c.key == *control) {
                    reply.plain(control.plain.clone());
                    reply.push(Tone::Plain, "根拠になるもの: ", control.evidence.join("、"));
                }
            }
            What::Usual { group, .. } | What::More { group, .. } => reply.plain(group.why.clone()),
            What::Picked(_) => {
                for (at, control) in session.controls().iter().enumerate() {
                    numbered(at, &format!("{}: {}", control.name, control.plain), reply);
                }
            }
            What::Paper(_) => {
                reply.plain("紙に書かれた答えを、そのまま入れます。紙の符号（V-7K3MTC のような字）を入れると、その質問に移ります。");
            }
            What::Checker | What::Looked => {}
        }
        reply.push(Tone::Plain, "質問の名前: ", ask.key);
    }
    reply.plain(
        "使える命令: <（前の質問に戻る） -（該当なし・書かない） わからない（一覧に残す） :目次（章を選ぶ） :確認（ここまでの答えを見て直す） :保存（ここまでで終えて書く） :中断（やめる。答えは残り、続きから始められます）",
    );
}
