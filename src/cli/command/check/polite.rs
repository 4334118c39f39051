//! This file turns the である sentences of findings into the です・ます of the screen.

/// Endings and what the screen says for them, longest first.
const ENDINGS: &[(&str, &str)] = &[
    ("かもしれない", "かもしれません"),
    ("でいない", "でいません"),
    ("ていない", "ていません"),
    ("のないものである", "のないものです"),
    ("ではない", "ではありません"),
    ("られない", "られません"),
    ("できない", "できません"),
    ("分からない", "分かりません"),
    ("選べない", "選べません"),
    ("足りない", "足りません"),
    ("がない", "がありません"),
    ("はない", "はありません"),
    ("もない", "もありません"),
    ("にない", "にありません"),
    ("である", "です"),
    ("ている", "ています"),
    ("でいる", "でいます"),
    ("がある", "があります"),
    ("もある", "もあります"),
    ("ある", "あります"),
    ("止まる", "止まります"),
    ("集まる", "集まります"),
    ("終わる", "終わります"),
    ("改まった", "改まりました"),
    ("なった", "なりました"),
    ("する", "します"),
    ("した", "しました"),
    ("いた", "いました"),
    ("まま", "ままです"),
];

/// A sentence, or several, as the screen says them. What stands in brackets and after 「:」 stays as it is.
pub(crate) fn polite(text: &str) -> String {
    text.split_inclusive('。').map(sentence).collect()
}

fn sentence(text: &str) -> String {
    let Some(body) = text.strip_suffix('。') else { return text.to_owned() };
    let (head, tail) = split(body);
    let found = ENDINGS.iter().find_map(|(plain, said)| Some((head.strip_suffix(plain)?, said)));
    match found {
        Some((stem, said)) => format!("{stem}{said}{tail}。"),
        None => text.to_owned(),
    }
}

/// The clause that carries the verb, and what is listed behind it: 「機器がある」 and 「: PC-01」, 「（PC-06）」.
fn split(body: &str) -> (&str, &str) {
    if let Some(at) = body.find(": ") {
        // 「（残り: 端末）である」 has its verb behind the list.
        if !body[..at].contains('（')
            || body[..at].matches('（').count() == body[..at].matches('）').count()
        {
            return body.split_at(at);
        }
    }
    if body.ends_with('）') {
        let mut depth = 0_usize;
        for (at, c) in body.char_indices().rev() {
            match c {
                '）' => depth += 1,
                '（' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return body.split_at(at);
            }
        }
    }
    (body, "")
}

#[cfg(test)]
mod tests {
    use super::polite;

    #[test]
    fn the_screen_speaks_politely() {
        for (plain, said) in [
            ("機器台帳の更新日が書かれていない。", "機器台帳の更新日が書かれていません。"),
            (
                "使用中の機器の版が未確認である（PC-06）。",
                "使用中の機器の版が未確認です（PC-06）。",
            ),
            ("共用しているIDがある: uketsuke。", "共用しているIDがあります: uketsuke。"),
            ("確認が一部だけである（残り: 端末）。", "確認が一部だけです（残り: 端末）。"),
            ("切り離したバックアップが1つもない。", "切り離したバックアップが1つもありません。"),
            ("3-2-1ルールに足りない: 写しが2つ。", "3-2-1ルールに足りません: 写しが2つ。"),
        ] {
            assert_eq!(polite(plain), said);
        }
    }

    #[test]
    fn words_that_it_does_not_know_stay_as_they_are() {
        assert_eq!(polite("事業者に照会"), "事業者に照会");
        assert_eq!(polite("備えは万全。"), "備えは万全。");
    }
}
