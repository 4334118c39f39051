//! This file turns a panic into a plain word that the fault is ours, and into its own exit code.

use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::{Arc, Mutex, PoisonError};

use super::exit::Exit;
use super::terminal::Terminal;

/// Does the work; should it panic, says so in Japanese instead of a backtrace.
pub(crate) fn guarded(terminal: &mut Terminal, work: impl FnOnce(&mut Terminal) -> Exit) -> Exit {
    let place = Arc::new(Mutex::new(String::new()));
    let noted = Arc::clone(&place);
    let earlier = take_hook();
    set_hook(Box::new(move |info| {
        *noted.lock().unwrap_or_else(PoisonError::into_inner) = describe(info);
    }));
    let done = catch_unwind(AssertUnwindSafe(|| work(terminal)));
    set_hook(earlier);
    done.unwrap_or_else(|_| {
        let place = place.lock().unwrap_or_else(PoisonError::into_inner).clone();
        terminal.warn(&confess(&place));
        Exit::Bug
    })
}

/// The word about a fault of ours; `place` is for the developers.
pub(crate) fn confess(place: &str) -> String {
    format!(
        "sonae の不具合で止まりました。入力の誤りではありません。書類は前のまま残っています。\n\
         お手数ですが、次の1行を開発者に知らせてください（プロファイルの内容は送らないでください）。\n\
         sonae {} / {place}",
        env!("CARGO_PKG_VERSION")
    )
}

/// Where it happened, without the message: that may quote the user's data.
fn describe(info: &PanicHookInfo<'_>) -> String {
    info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{confess, guarded};
    use crate::cli::exit::Exit;
    use crate::cli::terminal::Terminal;

    #[test]
    fn a_fault_of_ours_ends_with_70() {
        let exit = guarded(&mut Terminal, |_| panic!("secret name"));
        assert_eq!((exit, exit.code()), (Exit::Bug, 70));
    }

    #[test]
    fn the_word_about_it_names_version_and_place_and_keeps_the_data_to_itself() {
        let words = confess("src/layout/lines.rs:12");
        assert!(
            words.ends_with(&format!(
                "sonae {} / src/layout/lines.rs:12",
                env!("CARGO_PKG_VERSION")
            ))
        );
        assert!(words.starts_with("sonae の不具合で止まりました。"));
    }
}
