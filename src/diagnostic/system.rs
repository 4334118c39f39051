//! This file says in Japanese what the operating system says in whatever language it is set to.

use std::io::{Error, ErrorKind};

/// What the system refused, in a few words; its own number where we have none.
pub fn system_words(error: &Error) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => "その場所がありません",
        ErrorKind::PermissionDenied => "許可がありません",
        ErrorKind::ReadOnlyFilesystem => "読み取り専用の場所です",
        ErrorKind::AlreadyExists => "同じ名前のものがすでにあります",
        ErrorKind::NotADirectory => "途中にフォルダーでないものがあります",
        ErrorKind::IsADirectory => "フォルダーです",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "空きがありません",
        ErrorKind::InvalidFilename => "名前が長すぎるか、使えない文字があります",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "ほかのプログラムが使っています",
        ErrorKind::TimedOut => "時間内に応答がありません",
        ErrorKind::UnexpectedEof => "途中で終わっています",
        _ => {
            return match error.raw_os_error() {
                Some(number) => format!("システムのエラー {number}"),
                None => "システムのエラー".to_owned(),
            };
        }
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::system_words;
    use std::io::{Error, ErrorKind};

    #[test]
    fn what_is_known_has_words_and_the_rest_has_its_number() {
        assert_eq!(system_words(&Error::from(ErrorKind::PermissionDenied)), "許可がありません");
        assert_eq!(system_words(&Error::from_raw_os_error(9999)), "システムのエラー 9999");
    }
}
