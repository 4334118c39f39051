//! This file explains in Japanese why a text is not YAML.

use serde_saphyr::granit_parser::{ErrorKind, ScanError};

/// What happened and what to do.
pub(super) fn explain(error: &ScanError) -> (&'static str, &'static str) {
    use ErrorKind as E;
    match error.kind() {
        E::MappingValueNotAllowed | E::InvalidColonPlacement | E::InvalidMappingValueWhitespace => {
            (
                "ここに「:」は書けません。",
                "文の中に「: 」があるときは、文全体を \" \" で囲んでください。そうでなければ、前の行と字下げをそろえてください。",
            )
        }
        E::SimpleKeyExpected
        | E::InvalidSimpleKey
        | E::MappingKeyNotAllowed
        | E::ExpectedBlockMappingKey => (
            "「名前: 値」の形になっていません。",
            "名前のあとに半角の「:」と半角の空白を1つ入れ、同じ段の項目は字下げをそろえてください。",
        ),
        E::InvalidIndentation | E::InvalidFlowScalarIndent | E::InvalidBlockScalarIndent => (
            "字下げ（行の頭の空白）がそろっていません。",
            "同じ段の項目は、行の頭の半角空白の数をそろえてください。",
        ),
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => ("タブがあります。", "タブを半角の空白に置きかえてください。"),
        E::UnclosedQuotedScalar
        | E::InvalidQuotedScalarIndent
        | E::DocumentIndicatorInQuotedScalar => (
            "引用符（\" や '）が閉じていません。",
            "この行かその前で、文の終わりに始まりと同じ引用符を書いてください。",
        ),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            ("閉じた引用符のあとに文字があります。", "文全体を1組の引用符で囲んでください。")
        }
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidUnicodeEscape
        | E::UnpairedLowSurrogate
        | E::MissingLowSurrogate
        | E::InvalidLowSurrogate
        | E::InvalidLowSurrogateHexEscape => (
            "\" \" の中の「\\」（￥）は特別な記号として読まれます。",
            "そのまま書くときは ' ' で囲んでください。例: 'D:\\backup'",
        ),
        E::UnclosedFlowCollection { .. }
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::UnexpectedEofFlowSequence
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::MisplacedFlowCollectionEnd
        | E::FlowMappingValueAdjacentCollection
        | E::MismatchedFlowCollectionEnd { .. } => (
            "かっこ（{ } や [ ]）の組が合いません。",
            "かっこを閉じてください。文がかっこで始まるときは、文全体を \" \" で囲んでください。",
        ),
        E::UnexpectedCharacter { .. } => {
            ("この記号で文を始めることはできません。", "文全体を \" \" で囲んでください。")
        }
        E::UnknownAnchor | E::MissingAnchorOrAliasName => (
            "「*」や「&」で始まる文は、特別な記号として読まれます。",
            "文全体を \" \" で囲んでください。",
        ),
        E::BlockSequenceEntryNotAllowed
        | E::ExpectedBlockSequenceEntry
        | E::BlockEntryInFlowCollection
        | E::InvalidBlockEntryWhitespace
        | E::PlainScalarStartsWithDashFlowIndicator => (
            "リストの「-」の場所が正しくありません。",
            "「-」は行の頭に字下げをそろえて書き、半角の空白を1つ入れてください。",
        ),
        E::RecursionLimitExceeded => {
            ("入れ子が深すぎます。", "見本（profiles/minimal.yaml）と同じ段の深さにしてください。")
        }
        _ => (
            "YAMLとして読めません。",
            "前の行と字下げをそろえ、記号を含む文は \" \" で囲んでください。",
        ),
    }
}
