//! This file holds the order in which WordprocessingML wants the children of each property element (ECMA-376, wml.xsd).

/// The children of an element in schema order; `None` where the order is the author's own.
pub(super) fn children_of(parent: &str) -> Option<&'static [&'static str]> {
    Some(match parent {
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:tblPr" => TABLE,
        "w:trPr" => ROW,
        "w:tcPr" => CELL,
        "w:sectPr" => SECTION,
        "w:style" => STYLE,
        "w:tblStylePr" => TABLE_STYLE,
        "w:numPr" => &["w:ilvl", "w:numId"],
        "w:lvl" => LEVEL,
        "w:abstractNum" => &["w:nsid", "w:multiLevelType", "w:tmpl", "w:name", "w:lvl"],
        "w:num" => &["w:abstractNumId", "w:lvlOverride"],
        "w:numbering" => &["w:abstractNum", "w:num"],
        "w:settings" => SETTINGS,
        "w:compat" => COMPATIBILITY,
        "w:tblBorders" | "w:tcBorders" => {
            &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]
        }
        "w:tblCellMar" | "w:tcMar" => &["w:top", "w:left", "w:bottom", "w:right"],
        "w:pBdr" => &["w:top", "w:left", "w:bottom", "w:right", "w:between", "w:bar"],
        "w:font" => &["w:altName", "w:panose1", "w:charset", "w:family", "w:pitch", "w:sig"],
        "w:sdtPr" => STRUCTURED,
        "w:styles" => &["w:docDefaults", "w:latentStyles", "w:style"],
        "w:docDefaults" => &["w:rPrDefault", "w:pPrDefault"],
        "wp:inline" => INLINE,
        "wps:wsp" => {
            &["wps:cNvPr", "wps:cNvCnPr", "wps:cNvSpPr", "wps:spPr", "wps:txbx", "wps:bodyPr"]
        }
        "wps:spPr" | "pic:spPr" => {
            &["a:xfrm", "a:prstGeom", "a:custGeom", "a:noFill", "a:solidFill", "a:ln"]
        }
        "a:ln" => &[
            "a:noFill",
            "a:solidFill",
            "a:prstDash",
            "a:custDash",
            "a:miter",
            "a:headEnd",
            "a:tailEnd",
        ],
        _ => return None,
    })
}

const PARAGRAPH: &[&str] = &[
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:widowControl",
    "w:numPr",
    "w:suppressLineNumbers",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:textAlignment",
    "w:outlineLvl",
    "w:rPr",
    "w:sectPr",
];

const RUN: &[&str] = &[
    "w:rStyle",
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:noProof",
    "w:color",
    "w:spacing",
    "w:kern",
    "w:position",
    "w:sz",
    "w:szCs",
    "w:u",
    "w:lang",
];

const TABLE: &[&str] = &[
    "w:tblStyle",
    "w:tblW",
    "w:jc",
    "w:tblInd",
    "w:tblBorders",
    "w:shd",
    "w:tblLayout",
    "w:tblCellMar",
    "w:tblLook",
    "w:tblCaption",
    "w:tblDescription",
];

const ROW: &[&str] = &["w:cantSplit", "w:trHeight", "w:tblHeader"];

const CELL: &[&str] =
    &["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar", "w:vAlign"];

const SECTION: &[&str] = &[
    "w:headerReference",
    "w:footerReference",
    "w:type",
    "w:pgSz",
    "w:pgMar",
    "w:pgNumType",
    "w:cols",
    "w:titlePg",
    "w:docGrid",
];

const STYLE: &[&str] = &[
    "w:name",
    "w:basedOn",
    "w:next",
    "w:link",
    "w:uiPriority",
    "w:semiHidden",
    "w:unhideWhenUsed",
    "w:qFormat",
    "w:pPr",
    "w:rPr",
    "w:tblPr",
    "w:trPr",
    "w:tcPr",
    "w:tblStylePr",
];

const TABLE_STYLE: &[&str] = &["w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr"];

const LEVEL: &[&str] = &[
    "w:start",
    "w:numFmt",
    "w:lvlRestart",
    "w:pStyle",
    "w:suff",
    "w:lvlText",
    "w:lvlJc",
    "w:pPr",
    "w:rPr",
];

const SETTINGS: &[&str] = &[
    "w:zoom",
    "w:hideSpellingErrors",
    "w:hideGrammaticalErrors",
    "w:defaultTabStop",
    "w:characterSpacingControl",
    "w:noLineBreaksAfter",
    "w:noLineBreaksBefore",
    "w:compat",
    "w:themeFontLang",
    "w:decimalSymbol",
    "w:listSeparator",
];

const COMPATIBILITY: &[&str] = &[
    "w:spaceForUL",
    "w:ulTrailSpace",
    "w:doNotExpandShiftReturn",
    "w:doNotUseHTMLParagraphAutoSpacing",
    "w:compatSetting",
];

const STRUCTURED: &[&str] = &[
    "w:rPr",
    "w:alias",
    "w:tag",
    "w:id",
    "w:placeholder",
    "w:showingPlcHdr",
    "w:docPartObj",
    "w:dropDownList",
    "w14:checkbox",
];

const INLINE: &[&str] =
    &["wp:extent", "wp:effectExtent", "wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"];
