//! These tests pull the plug in the middle of an interview and hold that no answer is lost.

use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use sonae::wizard::journal::Entry;
use tempfile::TempDir;

use super::clinic::{INIT, PROFILE, kept, next_line};
use super::seat::{Came, Seat};

/// How often the plug is pulled.
const MOMENTS: usize = 200;

/// Chances from a fixed seed (the generator of Knuth's MMIX): the moments are the same in every run.
struct Chance(u64);

impl Chance {
    fn draw(&mut self, among: RangeInclusive<u64>) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        among.start() + (self.0 >> 33) % (among.end() - among.start() + 1)
    }

    /// Waits for some part of these milliseconds.
    fn pause(&mut self, most: u64) {
        sleep(Duration::from_micros(self.draw(0..=most * 1000)));
    }
}

/// Somebody who answers, and what they have seen to be taken.
struct Sitting<'a> {
    folder: &'a Path,
    /// Lines that were followed by the next question.
    seen: Vec<Entry>,
    /// A line that was typed and not yet followed by anything.
    typed: Option<&'static str>,
}

impl<'a> Sitting<'a> {
    fn new(folder: &'a Path) -> Self {
        Self { folder, seen: Vec::new(), typed: None }
    }

    /// Answers until the end, or until so many lines were typed.
    fn answer(&mut self, seat: &mut Seat, lines: Option<u64>) -> bool {
        let mut typed = 0;
        let resumed = "前回の続きから始めます（2026-11-26に始めた答え、";
        let resumed = if self.seen.is_empty() { "" } else { resumed };
        loop {
            match seat.wait() {
                // The profile is written, and papers are offered.
                Came::Prompt(_) if self.is_done() => {
                    seat.say("");
                    continue;
                }
                Came::Prompt(text) => {
                    assert!(typed > 0 || text.contains(resumed), "{text}");
                    self.look();
                }
                Came::End(ended) => {
                    assert_eq!(ended.code, 0, "{}", ended.text);
                    return true;
                }
            }
            if lines == Some(typed) {
                return false;
            }
            self.type_line(seat);
            typed += 1;
        }
    }

    fn type_line(&mut self, seat: &mut Seat) {
        let line = next_line(&self.seen);
        self.typed = Some(line);
        seat.say(line);
    }

    /// The question after a line is on the screen: the line must be on disk.
    fn look(&mut self) {
        let entries = kept(self.folder);
        let expected = self.seen.len() + usize::from(self.typed.take().is_some());
        assert_eq!(entries.len(), expected, "{:?}", entries.last());
        assert!(entries.starts_with(&self.seen));
        self.seen = entries;
    }

    /// The plug was pulled: what was seen is there, and what was only typed may be.
    fn mourn(&mut self) {
        let entries = kept(self.folder);
        assert!(entries.starts_with(&self.seen), "an answer was lost after {:?}", self.seen.last());
        let more: Vec<&str> = entries[self.seen.len()..].iter().map(|e| e.line.as_str()).collect();
        assert!(more.is_empty() || more == Vec::from_iter(self.typed), "{more:?}");
        self.seen = entries;
        self.typed = None;
    }

    fn is_done(&self) -> bool {
        self.folder.join(PROFILE).exists()
    }
}

fn sit(folder: &Path) -> Seat {
    Seat::take(folder, INIT, &[("NO_COLOR", "1")])
}

/// The interview without a break: the profile, and how many lines were typed.
fn straight() -> (Vec<u8>, usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::new(folder.path());
    assert!(sitting.answer(&mut sit(folder.path()), None));
    (fs::read(folder.path().join(PROFILE)).unwrap(), sitting.seen.len() + 1)
}

/// One life of the command: it is started, answers some questions and is killed, unless it is done before.
fn live(sitting: &mut Sitting<'_>, last: usize, chance: &mut Chance) {
    let mut seat = sit(sitting.folder);
    // One in eight dies before its first question is seen.
    if chance.draw(0..=7) == 0 {
        chance.pause(30);
        seat.kill();
        return sitting.mourn();
    }
    if sitting.answer(&mut seat, Some(chance.draw(0..=6))) {
        return;
    }
    if chance.draw(0..=2) > 0 {
        sitting.type_line(&mut seat);
    }
    // After the last line the profile is written, which takes longer than going on to the next question.
    let ends = sitting.typed.is_some() && sitting.seen.len() + 1 == last;
    chance.pause(if ends { 60 } else { 5 });
    seat.kill();
    if !sitting.is_done() {
        sitting.mourn();
    }
}

#[test]
fn no_answer_is_lost_however_often_and_wherever_the_command_is_killed() {
    let (profile, last) = straight();
    assert!(last > 60, "only {last} lines were typed");
    let mut chance = Chance(20_261_120);
    let mut moments = 0;
    let mut folder: TempDir;
    while moments < MOMENTS {
        folder = tempfile::tempdir().unwrap();
        let mut sitting = Sitting::new(folder.path());
        while !sitting.is_done() {
            if moments < MOMENTS {
                live(&mut sitting, last, &mut chance);
                moments += 1;
            } else {
                sitting.answer(&mut sit(folder.path()), None);
            }
        }
        assert_eq!(
            String::from_utf8(fs::read(folder.path().join(PROFILE)).unwrap()),
            String::from_utf8(profile.clone())
        );
    }
}
