//! This file says what went wrong between the command line and the first file.

use std::io;
use std::path::PathBuf;

use super::exit::Exit;
use crate::diagnostic::system_words;

/// Why a command could not begin.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// A file is not there.
    #[error(
        "「{}」が見つかりません。ファイル名と場所を確かめてください。",
        path.display()
    )]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A folder was given for a file.
    #[error(
        "「{}」はフォルダーです。その中のプロファイル（.yaml）を指定してください。",
        path.display()
    )]
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A file is far too large to be what it should be.
    #[error(
        "「{}」は大きすぎます（上限は64MBです）。プロファイル（.yaml）か確かめてください。",
        path.display()
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// A file was given for a folder.
    #[error(
        "「{}」はフォルダーではありません。{things}を置いたフォルダーを指定してください。",
        path.display()
    )]
    NoFolder {
        /// The file.
        path: PathBuf,
        /// What lies in the folder.
        things: &'static str,
    },
    /// A folder holds far more than it should.
    #[error(
        "「{}」の中のファイルが多すぎます（上限は{most}です）。{things}を置いたフォルダーか確かめてください。",
        path.display()
    )]
    TooMany {
        /// The folder.
        path: PathBuf,
        /// What lies in it.
        things: &'static str,
        /// The limit.
        most: usize,
    },
    /// No control speaks of a word.
    #[error("「{given}」を含む対策はありません。「sonae forms controls」ですべてを見られます。")]
    NoSuchControl {
        /// The word.
        given: String,
    },
    /// No template and no paper has a name.
    #[error(
        "「{given}」というひな形はありません。{}「sonae templates export <フォルダー>」ですべてを書き出せます。",
        meant(near)
    )]
    NoSuchTemplate {
        /// The name.
        given: String,
        /// The one probably meant.
        near: Option<String>,
    },
    /// Templates can name no such value.
    #[error("ひな形に書ける「{given}」という名前はありません。{}", meant(near))]
    NoSuchPath {
        /// The name.
        given: String,
        /// The one probably meant.
        near: Option<String>,
    },
    /// A name that cannot be one of a form's.
    #[error("--{option} に「{given}」は使えません。{help}")]
    BadName {
        /// The option.
        option: &'static str,
        /// What was given.
        given: String,
        /// What to write instead.
        help: &'static str,
    },
    /// A file that would be made is there already.
    #[error(
        "「{}」がすでにあるため、何も書きませんでした。--edition か --out を変えるか、今のファイルを別の名前にしてください。",
        path.display()
    )]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The system refused to write.
    #[error("「{}」を書けません（{}）。", path.display(), system_words(source))]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The system refused.
    #[error("「{}」を読めません（{}）。", path.display(), system_words(source))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A folder was given for a workbook.
    #[error("「{}」はフォルダーです。その中のExcelファイル（.xlsx）を指定してください。", path.display())]
    NoWorkbook {
        /// The folder.
        path: PathBuf,
    },
    /// Neither a profile nor a folder says where forms are kept.
    #[error(
        "取り込んだ様式を置く場所が分かりません。--profile でプロファイルを指定するか（その隣の catalogue フォルダーに置きます）、--catalogue でフォルダーを指定してください。"
    )]
    NoShelf,
    /// A file would be replaced that somebody may have worked on.
    #[error(
        "「{}」はすでにあり、今回と内容が違います。{advice}",
        path.display()
    )]
    Occupied {
        /// The file.
        path: PathBuf,
        /// What to do.
        advice: &'static str,
    },
    /// Something stands against replacing a file just now.
    #[error("「{}」に書き込みませんでした。{advice}", path.display())]
    NotReplaced {
        /// The file.
        path: PathBuf,
        /// What stands against it, and what to do.
        advice: &'static str,
    },
    /// A list is written as CSV or Excel only.
    #[error("--out の「{}」は .csv か .xlsx で終わる名前にしてください。", path.display())]
    OutIsNoList {
        /// The file.
        path: PathBuf,
    },
    /// The result would be written over what it is made from.
    #[error(
        "--out に、記入する前のExcelと同じファイル（{}）を指定しています。元の様式を残すため、別の名前を指定してください。",
        path.display()
    )]
    OutIsInput {
        /// The file.
        path: PathBuf,
    },
    /// The result would not be known as a workbook.
    #[error("--out の「{}」は .xlsx で終わる名前にしてください。", path.display())]
    OutIsNoWorkbook {
        /// The file.
        path: PathBuf,
    },
    /// A new profile would be written over one that is there.
    #[error(
        "「{}」はすでにあります。直すなら「sonae edit」、足りない答えだけなら「sonae ask」を使ってください。別に作るなら --out で名前を変えてください。",
        path.display()
    )]
    ProfileExists {
        /// The file.
        path: PathBuf,
    },
    /// Another window asks the same questions.
    #[error("「{}」の質問に、別のウィンドウで答えている途中です。そちらを終えてから、もう一度実行してください。", path.display())]
    Answering {
        /// The profile.
        path: PathBuf,
    },
    /// The answers of an earlier sitting cannot be read.
    #[error("「{}」: {why} 別の場所に移してから、もう一度実行してください。", path.display())]
    Journal {
        /// The file.
        path: PathBuf,
        /// Why not.
        why: crate::wizard::journal::JournalError,
    },
    /// Answers of another sitting wait to be written.
    #[error(
        "途中でやめた答えが「{path}」に{answers}件残っています。続きは「{command}」です。先に終えるか、「:保存」でここまでを書いてください。要らなければ、そのファイルを消してください。"
    )]
    OtherSitting {
        /// The journal.
        path: PathBuf,
        /// How many lines it holds.
        answers: usize,
        /// What resumes it.
        command: String,
    },
    /// Facts that only a person with the proof in hand may state were given without being asked.
    #[error(
        "「{key}」は、実際に確かめた人が画面の質問に答えて入れます。--set や --answers では入れられません（根拠のない「はい」を作らないためです）。"
    )]
    InPerson {
        /// The key of the question.
        key: String,
    },
    /// Answers were given to questions that there are none of.
    #[error(
        "質問「{keys}」はありません。名前を確かめてください（質問の画面で ? を入れると出ます）。何も変えていません。"
    )]
    NotAsked {
        /// The keys.
        keys: String,
    },
    /// Nobody sits at a terminal, and no answers were given.
    #[error(
        "画面とキーボードにつながっていないため、質問できません。--answers か --set で答えを渡してください（質問の名前は sonae init --help にあります）。"
    )]
    NobodyToAsk,
    /// A question has no answer.
    #[error(
        "質問「{key}」の答えがありません。--set \"{key}=…\" か、答えのファイルの「{key}: …」で渡してください。ここまでの答えは残っています。"
    )]
    NoAnswer {
        /// Its key.
        key: String,
    },
    /// An answer cannot be taken.
    #[error(
        "質問「{key}」の答えを使えませんでした。上の理由を見て、直した答えを渡してください。ここまでの答えは残っています。"
    )]
    BadAnswer {
        /// Its key.
        key: String,
    },
    /// A file holds no answers.
    #[error("「{}」を答えのファイルとして読めません。「質問の名前: 答え」を1行ずつ書いてください。", path.display())]
    NoAnswers {
        /// The file.
        path: PathBuf,
    },
    /// A text cannot be changed as wanted.
    #[error(transparent)]
    Edit(#[from] crate::profile::EditError),
    /// The questions that ship cannot be read; a test holds that they can.
    #[error(transparent)]
    Script(#[from] crate::wizard::ScriptError),
    /// SOURCE_DATE_EPOCH is no number of seconds.
    #[error(
        "環境変数 SOURCE_DATE_EPOCH の値「{text}」を日付にできません。1970年からの秒数にするか、--date で日付を指定してください。"
    )]
    Epoch {
        /// The value.
        text: String,
    },
    /// The clock says nothing usable.
    #[error("パソコンの時計を読めません。--date で今日の日付を指定してください。")]
    Clock,
}

impl CliError {
    /// The exit code that goes with it.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Missing { .. }
            | Self::IsFolder { .. }
            | Self::TooLarge { .. }
            | Self::NoFolder { .. }
            | Self::TooMany { .. }
            | Self::Exists { .. }
            | Self::NoWorkbook { .. }
            | Self::Unwritable { .. }
            | Self::Unreadable { .. }
            | Self::ProfileExists { .. }
            | Self::Answering { .. }
            | Self::Journal { .. } => Exit::Files,
            Self::Edit(_) => Exit::Faults,
            Self::Script(_) => Exit::Bug,
            Self::Occupied { .. } | Self::NotReplaced { .. } | Self::OtherSitting { .. } => {
                Exit::Kept
            }
            Self::NoSuchControl { .. }
            | Self::NoSuchTemplate { .. }
            | Self::NoSuchPath { .. }
            | Self::BadName { .. }
            | Self::Epoch { .. }
            | Self::Clock
            | Self::NoShelf
            | Self::NobodyToAsk
            | Self::NoAnswer { .. }
            | Self::InPerson { .. }
            | Self::NotAsked { .. }
            | Self::BadAnswer { .. }
            | Self::NoAnswers { .. }
            | Self::OutIsInput { .. }
            | Self::OutIsNoList { .. }
            | Self::OutIsNoWorkbook { .. } => Exit::Usage,
        }
    }
}

fn meant(near: &Option<String>) -> String {
    near.as_ref().map(|near| format!("「{near}」でしょうか。")).unwrap_or_default()
}
