//! This file ends the program on Ctrl+C with a word and the exit code of a cancelled run.

use std::sync::{Mutex, Once, PoisonError};

use super::exit::Exit;
use super::terminal::Terminal;

/// What is said to somebody who stops.
type Words = Box<dyn Fn() -> String + Send>;

/// What is said to somebody who stops just now.
static WORDS: Mutex<Option<Words>> = Mutex::new(None);
static LISTENING: Once = Once::new();

/// Lets Ctrl+C end the program from now on, with these words. One run can hold several interviews, one after the other.
pub(crate) fn mind(words: impl Fn() -> String + Send + 'static) {
    *WORDS.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(words));
    LISTENING.call_once(|| {
        // Where the system knows no such signal, the run just ends.
        let _ = ctrlc::set_handler(|| {
            let words = WORDS.lock().unwrap_or_else(PoisonError::into_inner).take();
            Terminal.warn(&words.map(|words| words()).unwrap_or_default());
            std::process::exit(i32::from(Exit::Cancelled.code()));
        });
    });
}
