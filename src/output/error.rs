//! This file says why files could not be put down, in the words the user will read.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::diagnostic::system_words;

/// Why a set could not be put down. The files of the earlier run stand as they were, or the next run finishes this one.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The output folder's name belongs to a file.
    #[error(
        "出力先「{}」はフォルダーではなくファイルです。--out には別のフォルダーを指定してください。",
        path.display()
    )]
    FolderIsFile {
        /// The folder that was asked for.
        path: PathBuf,
    },
    /// A link or a file has the place of a folder of ours.
    #[error(
        "「{}」が通常のフォルダーではありません。名前を変えるか取り除いてから、もう一度実行してください。",
        path.display()
    )]
    NotAFolder {
        /// Where the folder should be.
        path: PathBuf,
    },
    /// Nothing may be written there.
    #[error(
        "「{}」に書き込めません（{}）。書き込みの許可を確かめるか、--out で別のフォルダーを指定してください。",
        path.display(),
        system_words(source)
    )]
    NotWritable {
        /// What could not be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The disk is full.
    #[error(
        "ディスクの空きが足りず「{}」を書けませんでした。空きを作ってから、もう一度実行してください。前の書類はそのまま残っています。",
        path.display()
    )]
    DiskFull {
        /// What did not fit.
        path: PathBuf,
    },
    /// A path is longer than the system allows.
    #[error("パスが長すぎます（{}）。--out に短い場所を指定してください。", path.display())]
    PathTooLong {
        /// The path.
        path: PathBuf,
    },
    /// Another run is writing there.
    #[error(
        "別の sonae が「{}」に書き込んでいます。終わってから、もう一度実行してください。",
        path.display()
    )]
    Busy {
        /// The output folder.
        path: PathBuf,
    },
    /// The records were made by a later version of this program.
    #[error(
        "「{}」は新しい版の sonae が作った記録です（書式{found}）。新しい版を使うか、--out で別のフォルダーを指定してください。",
        path.display()
    )]
    RecordsTooNew {
        /// The manifest or journal.
        path: PathBuf,
        /// Its schema.
        found: u32,
    },
    /// Two files of one set have names that Windows cannot tell apart.
    #[error("二つの書類が同じファイル名「{name}」になります。sonae の不具合です。")]
    NameTwice {
        /// The name.
        name: String,
    },
    /// Every name beside a file is taken.
    #[error(
        "「{name}」の横に置ける名前が残っていません。不要になった「（新）」のファイルを片付けてから、もう一度実行してください。"
    )]
    NoNameBeside {
        /// The name it should have had.
        name: String,
    },
    /// There is no earlier set.
    #[error("「{}」には戻せる前回の書類がありません。", path.display())]
    NothingToRestore {
        /// The output folder.
        path: PathBuf,
    },
    /// The system refused something else.
    #[error("「{}」を{action}できませんでした（{}）。", path.display(), system_words(source))]
    Refused {
        /// What was tried.
        action: Action,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Making a folder.
    MakeFolder,
    /// Reading.
    Read,
    /// Writing and flushing.
    Write,
    /// Giving a finished file its name.
    Rename,
    /// Taking away a file of our own records.
    Remove,
    /// Reserving the folder for one run.
    Lock,
}

impl std::fmt::Display for Action {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Action::MakeFolder => "作成",
            Action::Read => "読み込み",
            Action::Write => "書き込み",
            Action::Rename => "名前の変更",
            Action::Remove => "削除",
            Action::Lock => "確保",
        })
    }
}

impl OutputError {
    /// Sorts what the system said into what the user can do about it.
    pub(super) fn from_io(action: Action, path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull { path },
            ErrorKind::InvalidFilename => Self::PathTooLong { path },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
                if action != Action::Read =>
            {
                Self::NotWritable { path, source }
            }
            _ => Self::Refused { action, path, source },
        }
    }
}
