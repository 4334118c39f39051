//! This file asks the system for a file, so that two runs do not write in one place.

use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};

/// Whether an open file is ours until it is closed; `false` where another run has it.
///
/// Some network folders cannot lock. A clinic's shared drive must still work, so that the file counts as ours there.
///
/// # Errors
/// The system refuses for another reason.
pub fn try_lock(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::Error(e)) if e.kind() == ErrorKind::Unsupported => Ok(true),
        Err(TryLockError::Error(e)) => Err(e),
        Err(TryLockError::WouldBlock) => Ok(false),
    }
}
