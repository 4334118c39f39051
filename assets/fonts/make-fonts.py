#!/usr/bin/env python3
"""Makes the four fonts beside this script from their published originals.

The product never runs this; it is here so that anyone can make the same bytes again:

    apt-get install fonts-morisawa-bizud-gothic=1.05-2 fonts-noto-cjk=1:20220127+repack1-1
    npm pack @expo-google-fonts/noto-sans-symbols-2@0.4.1 && tar xzf expo-google-fonts-noto-sans-symbols-2-0.4.1.tgz
    pip install fonttools==4.68.0
    ./make-fonts.py --symbols package/400Regular/NotoSansSymbols2_400Regular.ttf

What becomes of the originals is told in NOTICE.md.
"""

import argparse
import hashlib
import sys
from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

HERE = Path(__file__).resolve().parent
ORIGINALS = {
    "BIZUDPGothic-Regular.ttf": "8d4fd9568ad662d9eb1bc8ca8663dcd76a6336373e3e3f32d634978db4c7388e",
    "BIZUDPGothic-Bold.ttf": "4148bfdc5da1f32b9e20b2ca25c26da409f4594b8c31da8d3f0d04628793adc4",
    "NotoSansCJK-Regular.ttc": "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
    "NotoSansSymbols2_400Regular.ttf": "f67f40c65f929f029827ab37cfdc4897dfd9ae3c28d9e98ba46e0d52e39eb97e",
}
# Seconds since 1904 of 2026-01-01: a fixed date, so that the same originals give the same bytes.
MADE_ON = 3850070400
# Where Japanese text, foreign names in Latin letters and pasted symbols come from; kanji are chosen by JIS instead.
SUPPLEMENT_BLOCKS = [
    (0x00A0, 0x024F), (0x02B0, 0x02FF), (0x0370, 0x03FF), (0x0400, 0x04FF), (0x1E00, 0x1EFF), (0x2010, 0x2027),
    (0x2030, 0x205E), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x2BFF), (0x2E80, 0x2FDF), (0x3001, 0x3029),
    (0x3030, 0x30FF), (0x31F0, 0x33FF), (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0xFF01, 0xFF9F), (0xFFE0, 0xFFE6),
    (0x1B000, 0x1B16F), (0x1F100, 0x1F2FF), (0x2F800, 0x2FA1F),
]
SYMBOL_BLOCKS = [(0x2190, 0x23FF), (0x2460, 0x27BF), (0x2900, 0x2BFF)]


def original(path):
    data = Path(path).read_bytes()
    if hashlib.sha256(data).hexdigest() != ORIGINALS[Path(path).name]:
        sys.exit(f"{path}: not the original this script was written for")
    return path


def characters(font):
    """Character -> glyph name; BIZ UDPGothic maps a few characters to the empty box, which is no coverage."""
    return {u: g for u, g in font.getBestCmap().items() if font.getGlyphID(g) != 0}


def variations(font):
    """(character, selector) -> glyph name; the base glyph where the selector changes nothing."""
    base = characters(font)
    for table in font["cmap"].tables:
        if table.format == 14:
            return {(u, s): g or base[u] for s, pairs in table.uvsDict.items() for u, g in pairs}
    return {}


def in_blocks(code, blocks):
    return any(first <= code <= last for first, last in blocks)


def in_jis(code):
    """Whether JIS X 0213, JIS X 0212 or Windows code page 932 has the character."""
    for codec in ("euc_jis_2004", "euc_jp", "cp932"):
        try:
            chr(code).encode(codec)
            return True
        except UnicodeEncodeError:
            pass
    return False


def strip(source, target):
    """The whole font without hints, vertical metrics and what only they or GSUB reach."""
    options = subset.Options(
        hinting=False, layout_features=[], notdef_outline=True, glyph_names=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 7, 13, 14],
        name_languages=[0x409], recalc_timestamp=False, bidi_closure=False,
    )
    options.drop_tables += ["DSIG", "GSUB", "GPOS", "vhea", "vmtx", "meta", "gasp"]
    font = subset.load_font(original(source), options)
    subsetter = subset.Subsetter(options)
    selectors = {selector for _, selector in variations(font)}
    subsetter.populate(unicodes=set(characters(font)) | selectors)
    subsetter.subset(font)
    subset.save_font(font, target, options)
    return TTFont(target)


def build(source, target, family, copyright, version, chars, varied):
    """A new TrueType font of chosen glyphs; `varied` maps (character, selector) to glyph names."""
    glyph_set = source.getGlyphSet()
    wanted = {".notdef"} | set(chars.values()) | set(varied.values())
    order = [name for name in source.getGlyphOrder() if name in wanted]
    glyphs, metrics = {}, {}
    for name in order:
        pen = TTGlyphPen(None)
        recording = DecomposingRecordingPen(glyph_set)
        glyph_set[name].draw(recording)
        recording.replay(Cu2QuPen(pen, max_err=1.0, reverse_direction="CFF " in source))
        glyphs[name] = pen.glyph()
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    sequences = [(u, s, None if chars.get(u) == g else g) for (u, s), g in sorted(varied.items())]
    builder.setupCharacterMap(chars, sequences or None)
    builder.setupGlyf(glyphs)
    for name in order:
        metrics[name] = (source["hmtx"][name][0], getattr(builder.font["glyf"][name], "xMin", 0))
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({
        "copyright": copyright, "familyName": family, "styleName": "Regular", "uniqueFontIdentifier": f"{family} {version}",
        "fullName": family, "version": f"Version {version}", "psName": family.replace(" ", "") + "-Regular",
        "licenseDescription": "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        "licenseInfoURL": "https://scripts.sil.org/OFL",
    }, mac=False)
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=1160, usWinDescent=320, fsType=0)
    builder.setupPost(keepGlyphNames=False)
    font = builder.font
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = MADE_ON
    font.save(target)
    return TTFont(target)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--biz", default="/usr/share/fonts/truetype/bizud-gothic", help="folder of BIZUDPGothic-*.ttf")
    arguments.add_argument("--cjk", default="/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
    arguments.add_argument("--symbols", required=True, help="NotoSansSymbols2_400Regular.ttf")
    arguments.add_argument("--out", default=str(HERE), type=Path)
    given = arguments.parse_args()

    regular = strip(f"{given.biz}/BIZUDPGothic-Regular.ttf", given.out / "BIZUDPGothic-Regular.ttf")
    strip(f"{given.biz}/BIZUDPGothic-Bold.ttf", given.out / "BIZUDPGothic-Bold.ttf")
    have, have_varied = characters(regular), variations(regular)

    collection = TTCollection(original(given.cjk))
    cjk = next(f for f in collection.fonts if f["name"].getDebugName(1) == "Noto Sans CJK JP")
    bases = {u for u, _ in variations(cjk)}
    chars = {
        u: g for u, g in characters(cjk).items()
        if u not in have and (u in bases or in_jis(u) or in_blocks(u, SUPPLEMENT_BLOCKS))
    }
    varied = {key: g for key, g in variations(cjk).items() if key not in have_varied}
    supplement = build(
        cjk, given.out / "SonaeSupplement-Regular.ttf", "Sonae Supplement",
        "(c) 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'. Glyphs of Noto Sans CJK JP 2.004.",
        "1.000", chars, varied,
    )
    have = have | characters(supplement)

    font = TTFont(original(given.symbols))
    symbols = {u: g for u, g in characters(font).items() if u not in have and in_blocks(u, SYMBOL_BLOCKS)}
    build(
        font, given.out / "SonaeSymbols-Regular.ttf", "Sonae Symbols",
        "Copyright 2022 The Noto Project Authors (https://github.com/notofonts/symbols). Glyphs of Noto Sans Symbols 2 2.008.",
        "1.000", symbols, {},
    )
    print(f"supplement: {len(chars)} characters, {len(varied)} variation sequences; symbols: {len(symbols)} characters")


if __name__ == "__main__":
    main()
