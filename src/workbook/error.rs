//! This file says why a workbook cannot be read or filled, in the words the user will read.

use super::CellRef;

/// Why a file cannot be used: which file, what is wrong with it, what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("「{file}」{}。{fault}", if fault.is_of_filling() { "に記入できません" } else { "は使えません" })]
pub struct WorkbookError {
    /// The name given when the file was opened.
    pub file: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a file, or with what was to be written into it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There are no bytes.
    #[error("中身が空（0バイト）です。公表元からもう一度ダウンロードしてください。")]
    Empty,
    /// The format of Excel up to 2003, or another file of that container.
    #[error(
        "古い形式（.xls など）のファイルです。Excel で開き、「名前を付けて保存」で「Excel ブック (*.xlsx)」を選んで保存したものを指定してください。"
    )]
    OldExcel,
    /// The whole workbook is encrypted with a password.
    #[error(
        "パスワードで保護されています。Excel で開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」でパスワードを消して保存したものを指定してください。"
    )]
    Protected,
    /// A part of the zip is encrypted.
    #[error(
        "暗号化された zip です（{part}）。パスワードを外して取り出した .xlsx を指定してください。"
    )]
    EncryptedEntry {
        /// The part.
        part: String,
    },
    /// The bytes are no zip.
    #[error(
        "Excel ブック（.xlsx）ではありません。Excel で開けるか確かめ、「Excel ブック (*.xlsx)」として保存したものを指定してください。"
    )]
    NotZip,
    /// The zip's end is missing.
    #[error("ファイルが途中で切れています。公表元からもう一度ダウンロードしてください。")]
    Truncated,
    /// The zip contradicts itself, or a part cannot be unpacked.
    #[error(
        "ファイルが壊れています（{part}）。公表元からもう一度ダウンロードするか、Excel で開いて保存し直したものを指定してください。"
    )]
    Damaged {
        /// The part, or what of the zip.
        part: String,
    },
    /// The zip uses the format for archives beyond 4 GB or has something before its beginning.
    #[error(
        "ふつうの Excel ブックにない zip の形式です。Excel で開いて保存し直したものを指定してください。"
    )]
    UnusualZip,
    /// Two parts have one name, so that two readers could see two different workbooks.
    #[error(
        "同じ名前の部品が二つあります（{part}）。作り変えられたおそれがあります。公表元からもう一度ダウンロードしてください。"
    )]
    PartTwice {
        /// The name.
        part: String,
    },
    /// The file is a document of another program.
    #[error("{kind}です。Excel ブック（.xlsx）を指定してください。")]
    OtherDocument {
        /// What it is, in Japanese.
        kind: &'static str,
    },
    /// A zip without a workbook inside.
    #[error(
        "Excel ブックの入っていない zip です。zip でまとめて配られた様式なら、中の .xlsx を取り出して指定してください。"
    )]
    NotWorkbook,
    /// The workbook holds macros.
    #[error(
        "マクロを含むブックです。マクロは記入した値を書き換えることがあるため扱いません。Excel で開き、「Excel ブック (*.xlsx)」として保存したものを指定してください。"
    )]
    Macros,
    /// Something is beyond what an official form can be.
    #[error(
        "様式としては大きすぎます（{what}が上限の{limit}を超えています）。様式のファイルか確かめてください。"
    )]
    TooLarge {
        /// What is too large, with its sheet or part.
        what: String,
        /// The limit with its unit.
        limit: String,
    },
    /// A part unpacks to far more than an honest one.
    #[error(
        "異常に圧縮された部品があります（{part}）。開くと端末の動作を妨げるおそれがあるため、読みません。公表元からもう一度ダウンロードしてください。"
    )]
    Bomb {
        /// The part.
        part: String,
    },
    /// A part declares a document type or an entity, which no spreadsheet program writes.
    #[error(
        "Excel が書かない宣言（DTD・実体参照）を含みます（{part}）。作り変えられたおそれがあるため、読みません。公表元からもう一度ダウンロードしてください。"
    )]
    Declaration {
        /// The part.
        part: String,
    },
    /// A part is not in UTF-8.
    #[error(
        "文字コードが UTF-8 ではありません（{part}）。Excel で開いて保存し直したものを指定してください。"
    )]
    NotUtf8 {
        /// The part.
        part: String,
    },
    /// A part that another names is not there.
    #[error("必要な部品がありません（{part}）。Excel で開いて保存し直したものを指定してください。")]
    MissingPart {
        /// The part, or what names it.
        part: String,
    },
    /// A part is not written as the standard says.
    #[error("{part}の{at}バイト目が読めません。Excel で開いて保存し直したものを指定してください。")]
    Malformed {
        /// The part.
        part: String,
        /// Where in the unpacked part, in bytes from its beginning.
        at: usize,
    },
    /// The workbook carries a digital signature, which any change breaks.
    #[error(
        "電子署名が付いています。記入すると署名が無効になるため書き込みません。署名のない様式を公表元から入手してください。"
    )]
    Signed,
    /// There is no sheet of this index.
    #[error("{number}枚目のシートはありません。")]
    NoSuchSheet {
        /// The sheet, counted from 1.
        number: usize,
    },
    /// The sheet is a chart or a dialog and has no cells.
    #[error("シート「{sheet}」にはセルがありません（グラフなどのシートです）。")]
    NoCells {
        /// The sheet.
        sheet: String,
    },
    /// The cell is computed.
    #[error(
        "シート「{sheet}」のセル {cell} には計算式が入っています。計算式は書き換えません。その欄は Excel で確かめてください。"
    )]
    Computed {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
    },
    /// The cell is a heading or a total of an Excel table.
    #[error(
        "シート「{sheet}」のセル {cell} は Excel の「テーブル」の見出しか集計です。書き換えるとファイルが壊れるため書き込みません。"
    )]
    TableLabel {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
    },
    /// No sheet has such a cell.
    #[error("シート「{sheet}」に {row}行{column}列のセルはありません。")]
    OffSheet {
        /// The sheet.
        sheet: String,
        /// The row asked for.
        row: u32,
        /// The column asked for.
        column: u32,
    },
    /// Two entries for one cell.
    #[error("シート「{sheet}」のセル {cell} に二つの記入が重なっています。")]
    FilledTwice {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
    },
    /// A cell holds at most 32,767 characters.
    #[error(
        "シート「{sheet}」のセル {cell} に書く文が長すぎます（{length}文字。Excel の上限は32,767文字）。短くしてください。"
    )]
    TextTooLong {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
        /// UTF-16 units, as Excel counts.
        length: usize,
    },
    /// The new part could not be packed.
    #[error("{part}を圧縮できませんでした。sonae の不具合です。")]
    Packing {
        /// The part.
        part: String,
    },
}

impl Fault {
    /// Whether the file can be read and only not be filled so.
    pub fn is_of_filling(&self) -> bool {
        matches!(
            self,
            Self::Signed
                | Self::NoSuchSheet { .. }
                | Self::NoCells { .. }
                | Self::Computed { .. }
                | Self::TableLabel { .. }
                | Self::OffSheet { .. }
                | Self::FilledTwice { .. }
                | Self::TextTooLong { .. }
                | Self::Packing { .. }
        )
    }

    pub(super) fn of(self, file: &str) -> WorkbookError {
        WorkbookError { file: file.to_owned(), fault: self }
    }
}
