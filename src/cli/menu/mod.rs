//! This module is the menu that opens when the program is started without a command, as by a double click.
//!
//! It runs the same commands as the command line, with the same arguments, and comes back after each: the window of a
//! program that was double-clicked closes with the program, and nobody could read what it said last.

mod guide;
mod place;
mod wish;

use std::path::{Path, PathBuf, absolute};

use super::exit::Exit;
use super::files::papers_of;
use super::terminal::Terminal;
use super::{args, guard, interrupt, perform};
use crate::output::safe_folder_name;
use crate::profile::ascii;
use crate::wizard::{Line, Tone, chapters};

pub(super) use place::Place;

use guide::GUIDE;
use place::Facility;
use wish::{Order, Wish};

/// A menu that is open.
struct Menu<'t> {
    place: Place,
    /// The profile that was chosen where there are several.
    chosen: Option<PathBuf>,
    terminal: &'t mut Terminal,
}

/// Whose menu it is.
enum Whose {
    /// There is no facility yet.
    Nobody,
    /// This one's.
    One(Facility),
    /// What was typed named none; it has to be asked again.
    Unclear,
}

/// Shows the menu until somebody leaves it. `remark` is said first.
pub(super) fn menu(place: Place, remark: Option<&str>, terminal: &mut Terminal) -> Exit {
    interrupt::mind(String::new);
    let mut menu = Menu { place, chosen: None, terminal };
    menu.tell(
        Tone::Title,
        "",
        "sonae（備え）　医療機関のサイバーセキュリティの書類一式を作ります。",
    );
    if let Some(remark) = remark {
        menu.tell(Tone::Trouble, "", remark);
    }
    let folder = absolute(menu.place.readable()).unwrap_or_default();
    menu.tell(Tone::Plain, "フォルダー: ", &folder.display().to_string());
    menu.warn_of_passing(&folder);
    while menu.round().is_some() {}
    // Ctrl+D and 「終わる」 are both a good end: nothing is under way.
    Exit::Done
}

impl Menu<'_> {
    /// One choice and what follows from it; `None` when it is the last.
    fn round(&mut self) -> Option<()> {
        let facilities = self.place.facilities();
        let whose = self.whose(&facilities)?;
        let facility = match &whose {
            Whose::Nobody => None,
            Whose::One(facility) => Some(facility),
            Whose::Unclear => return Some(()),
        };
        let several = facilities.len() > 1;
        self.choices(facility, several);
        let line = self.line()?;
        let number = number(&line);
        let Some(wish) = Wish::ALL.into_iter().find(|wish| Some(wish.number()) == number) else {
            self.no_such(&line);
            return Some(());
        };
        if !wish.is_open(facility, several) {
            self.tell(
                Tone::Trouble,
                "",
                &format!("「{line}」は今は選べません。上にある番号から選んでください。"),
            );
            return Some(());
        }
        match (wish, facility) {
            (Wish::Leave, _) => return None,
            (Wish::Guide, _) => self.guide()?,
            (Wish::Switch, _) => self.chosen = None,
            (Wish::Begin, None) => self.run(&Order::init(self.default_out().as_deref()))?,
            (Wish::Begin, Some(_)) => self.begin_another()?,
            (Wish::Edit, Some(one)) if !one.stands => self.run(&Order::init(Some(&one.path)))?,
            (Wish::Edit, Some(one)) => self.edit(one)?,
            (Wish::Ask, Some(one)) => self.ask(one)?,
            (Wish::Make, Some(one)) => self.make(one)?,
            (Wish::Check, Some(one)) => self.check(one)?,
            (Wish::Edit | Wish::Ask | Wish::Make | Wish::Check, None) => {}
        }
        Some(())
    }

    /// Whose menu it is; asked where there are several.
    fn whose(&mut self, facilities: &[Facility]) -> Option<Whose> {
        match facilities {
            [] => return Some(Whose::Nobody),
            [only] => return Some(Whose::One(only.clone())),
            _ => {}
        }
        if let Some(chosen) = facilities.iter().find(|one| Some(&one.path) == self.chosen.as_ref())
        {
            return Some(Whose::One(chosen.clone()));
        }
        self.gap();
        self.tell(Tone::Question, "", "どの施設ですか。番号を入れて Enter を押してください。");
        for (at, facility) in facilities.iter().enumerate() {
            self.choice(at.saturating_add(1), &facility.title());
        }
        self.choice(0, Wish::Leave.words(None));
        let line = self.line()?;
        let number = number(&line);
        if number == Some(0) {
            return None;
        }
        let chosen = number.and_then(|n| n.checked_sub(1)).and_then(|at| facilities.get(at));
        match chosen {
            Some(facility) => self.chosen = Some(facility.path.clone()),
            None => self.no_such(&line),
        }
        Some(chosen.map_or(Whose::Unclear, |facility| Whose::One(facility.clone())))
    }

    fn choices(&mut self, facility: Option<&Facility>, several: bool) {
        self.gap();
        if let Some(facility) = facility {
            self.tell(Tone::Title, "施設: ", &facility.title());
        }
        match facility {
            Some(Facility { stands: true, answers: 1.., .. }) => self.tell(
                Tone::Plain,
                "",
                "途中の答えがあります。前と同じ番号（2か3）を選ぶと、続きから始まります。",
            ),
            Some(Facility { stands: false, .. }) => {
                self.tell(Tone::Plain, "", "質問に答えている途中です。");
            }
            _ => {}
        }
        self.tell(Tone::Question, "", "何をしますか。番号を入れて Enter を押してください。");
        for wish in Wish::ALL.into_iter().filter(|wish| wish.is_open(facility, several)) {
            self.choice(wish.number(), wish.words(facility));
        }
    }

    /// Another facility gets a file of its own name.
    fn begin_another(&mut self) -> Option<()> {
        self.gap();
        self.tell(Tone::Question, "", "施設の名前を入れてください。");
        self.tell(Tone::Plain, "なぜ: ", "答えを入れるファイルの名前になります。");
        self.tell(Tone::Plain, "例: ", "桜井医院");
        self.tell(Tone::Plain, "Enterで: ", "やめて、前の画面に戻る");
        let name = self.line()?;
        if name.is_empty() {
            return Some(());
        }
        let path = self.place.folder.join(format!("{}.yaml", safe_folder_name(&name)));
        if path.exists() {
            self.tell(
                Tone::Trouble,
                "",
                &format!("「{}」はもうあります。別の名前にしてください。", path.display()),
            );
            return self.begin_another();
        }
        if !self.place.only.is_empty() {
            self.place.only.push(path.clone());
        }
        self.chosen = Some(path.clone());
        self.run(&Order::init(Some(&path)))
    }

    fn edit(&mut self, facility: &Facility) -> Option<()> {
        let order = Order::new("edit", &facility.path);
        let titles: Vec<&str> =
            chapters().unwrap_or_default().iter().map(|chapter| chapter.title.as_str()).collect();
        self.gap();
        self.tell(Tone::Question, "", "どこを直しますか。番号を入れて Enter を押してください。");
        for (at, title) in titles.iter().enumerate() {
            self.choice(at.saturating_add(1), title);
        }
        self.choice(0, "やめて、前の画面に戻る");
        self.tell(Tone::Plain, "Enterで: ", "すべて（今の答えを、はじめから順に見ます）");
        let line = self.line()?;
        match number(&line) {
            _ if line.is_empty() => self.run(&order),
            Some(0) => Some(()),
            Some(number) => match number.checked_sub(1).and_then(|at| titles.get(at)) {
                Some(title) => self.run(&order.with(*title)),
                None => self.again(&line, facility, Self::edit),
            },
            None => self.again(&line, facility, Self::edit),
        }
    }

    fn ask(&mut self, facility: &Facility) -> Option<()> {
        let order = Order::new("ask", &facility.path);
        self.gap();
        self.tell(
            Tone::Question,
            "",
            "何を見ながら答えますか。番号を入れて Enter を押してください。",
        );
        self.choice(1, "事業者から戻った紙");
        self.choice(2, "院内を回って書いた紙（院内一巡シート）");
        self.choice(3, "院長などが決めて書いた紙（決裁シート）");
        self.choice(0, "やめて、前の画面に戻る");
        self.tell(Tone::Plain, "Enterで: ", "紙は使わない（立入検査で重いものから聞きます）");
        let line = self.line()?;
        let order = match number(&line) {
            _ if line.is_empty() => order,
            Some(0) => return Some(()),
            Some(1) => order.with("--from").with("vendor"),
            Some(2) => order.with("--from").with("walk"),
            Some(3) => order.with("--from").with("director"),
            _ => return self.again(&line, facility, Self::ask),
        };
        self.run(&order)
    }

    fn again(
        &mut self,
        line: &str,
        facility: &Facility,
        asked: fn(&mut Self, &Facility) -> Option<()>,
    ) -> Option<()> {
        self.no_such(line);
        asked(self, facility)
    }

    fn make(&mut self, facility: &Facility) -> Option<()> {
        let out = papers_of(&facility.path);
        let exit = self.perform(&Order::new("generate", &facility.path).with("--out").with(&out));
        if !exit.is_failure() {
            let whole = absolute(&out).unwrap_or(out);
            self.tell(Tone::Echo, "書類の場所: ", &whole.display().to_string());
        }
        self.pause()
    }

    fn check(&mut self, facility: &Facility) -> Option<()> {
        let exit = self.perform(&Order::new("check", &facility.path));
        if !exit.is_failure() {
            self.tell(
                Tone::Echo,
                "",
                "【判定】は、この結果の最初にあります。画面を上に戻して見てください。",
            );
        }
        self.pause()
    }

    /// Does what the command line would, and waits until it is read.
    fn run(&mut self, order: &Order) -> Option<()> {
        self.perform(order);
        self.pause()
    }

    fn perform(&mut self, order: &Order) -> Exit {
        self.gap();
        self.tell(Tone::Plain, "", &format!("（コマンド: {}）", order.typed()));
        let exit = match args::parse(order.args()).map(|cli| cli.command) {
            Ok(Some(task)) => guard::guarded(self.terminal, |terminal| perform(task, terminal)),
            // A file whose name looks like an option is the only reason.
            Ok(None) | Err(_) => {
                self.tell(
                    Tone::Trouble,
                    "",
                    "このファイルの名前では動きません。「-」で始まらない名前に変えてください。",
                );
                Exit::Usage
            }
        };
        interrupt::mind(String::new);
        exit
    }

    fn guide(&mut self) -> Option<()> {
        self.gap();
        for (head, text) in GUIDE {
            let tone = if head.is_empty() { Tone::Question } else { Tone::Plain };
            self.tell(tone, head, text);
        }
        self.pause()
    }

    fn pause(&mut self) -> Option<()> {
        self.gap();
        self.tell(Tone::Plain, "", "Enter を押すと、番号を選ぶ画面に戻ります。");
        self.line().map(drop)
    }

    /// In a folder that the system empties everything would be lost. Explorer starts programs inside a ZIP in such a one.
    fn warn_of_passing(&mut self, folder: &Path) {
        if folder.starts_with(std::env::temp_dir()) {
            self.terminal.warn(&super::wrap::hanging(
                "注意: ",
                "ここは一時的なフォルダーです。作ったものが消えることがあります。ZIPの中から開いたときは、ZIPを「すべて展開」してから開き直してください。",
            ));
        }
    }

    /// Where the first profile goes: to its usual name, unless another folder was dropped.
    fn default_out(&self) -> Option<PathBuf> {
        let folder = Some(&self.place.folder).filter(|folder| !folder.as_os_str().is_empty());
        folder.map(|folder| folder.join(args::wizard::FIRST_PROFILE))
    }

    fn no_such(&mut self, line: &str) {
        let words = if line.is_empty() {
            "番号を入れてから Enter を押してください。".to_owned()
        } else {
            format!("「{line}」という番号はありません。上にある番号から選んでください。")
        };
        self.tell(Tone::Trouble, "", &words);
    }

    fn choice(&mut self, number: usize, words: &str) {
        self.tell(Tone::Plain, &format!("{number:>3}  "), words);
    }

    fn gap(&mut self) {
        self.tell(Tone::Plain, "", "");
    }

    fn tell(&mut self, tone: Tone, head: &str, text: &str) {
        self.terminal.show(&Line { head: head.to_owned(), text: text.to_owned(), tone });
    }

    fn line(&mut self) -> Option<String> {
        self.terminal.ask("> ")
    }
}

/// A number typed in either width.
fn number(line: &str) -> Option<usize> {
    ascii(line.trim()).trim_end_matches(['.', '番']).parse().ok()
}

/// What was dropped onto the program instead of a command: things that are there and no command's name.
pub(super) fn dropped(args: &[std::ffi::OsString]) -> Option<Vec<PathBuf>> {
    let named = args.iter().skip(1).filter(|arg| *arg != args::PLAIN);
    let paths: Vec<PathBuf> = named.map(PathBuf::from).collect();
    let is_thing = |path: &PathBuf| {
        let option = path.to_string_lossy().starts_with('-');
        !option && !args::is_command(path.as_os_str()) && Path::new(path).exists()
    };
    (!paths.is_empty() && paths.iter().all(is_thing)).then_some(paths)
}
