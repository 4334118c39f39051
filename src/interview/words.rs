//! This file puts the facility's own words into a question: 当院 or 当薬局, 患者 or 利用者.

use crate::profile::{KindWords, Profile, chief, we};

/// The words of one facility.
pub(super) struct OwnWords {
    pairs: Vec<(&'static str, String)>,
}

impl OwnWords {
    pub(super) fn of(profile: &Profile) -> Self {
        let kind = KindWords::of(profile.facility.kind);
        let newcomers = match kind.patients {
            "患者" if kind.care == "診療" => "新患".to_owned(),
            patients => format!("初めての{patients}"),
        };
        let own = |word: &str| word.to_owned();
        let pairs = vec![
            ("{we}", we(profile)),
            ("{chief}", chief(profile)),
            ("{patients}", own(kind.patients)),
            ("{care}", own(kind.care)),
            ("{records}", own(kind.records)),
            ("{inside}", own(kind.inside)),
            ("{newcomers}", newcomers),
            ("{referral}", own(kind.referral)),
            ("{authority}", own(kind.authority)),
        ];
        Self { pairs }
    }

    /// The text with the facility's words in place of `{…}`, and `{name}` as given.
    pub(super) fn fill(&self, text: &str, name: &str) -> String {
        let own = |text: String, (mark, word): &(&str, String)| text.replace(mark, word);
        // What an entry is called comes last: a brace in a name is no mark of ours.
        self.pairs.iter().fold(text.to_owned(), own).replace("{name}", name)
    }
}
