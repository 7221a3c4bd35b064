"""Makes resources/fonts/ from the full Noto fonts: `python build/fonts.py FOLDER`.

Kept are Latin, Greek, Cyrillic and Vietnamese with their marks, punctuation, currencies and numbers; a few arrows,
signs and ticks come from Noto Sans Math, Symbols and Symbols 2, and Arabic, Armenian, Ethiopic, Georgian and Hebrew
letters from the Noto Sans of these names. Scripts that need shaping (Devanagari) are left out, so that a font's character map says what
can be printed right. FOLDER holds the full fonts; needed once in years.
"""

import argparse
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FACES = ("Regular", "Bold", "Italic")
SIGN_SOURCES = ("NotoSansMath-Regular.ttf", "NotoSansSymbols-Regular.ttf", "NotoSansSymbols2-Regular.ttf")
SIGNS = "←↑→↓↔↗↘⇒∞≈≠≤≥∑√■□▪▫▲△▶▷▼▽◆◇○●★☆☐☑☒☎♀♂✓✔✕✗✘❤"
# Scripts whose letters stand right side by side, each from a font of its own; marks above letters would need shaping.
# Arabic letters have a character for each form that they take in a word.
SCRIPTS = {
    "Armenian": ((0x0531, 0x058F),),
    "Ethiopic": ((0x1200, 0x135A), (0x1360, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
    "Arabic": (
        (0x060C, 0x060C),
        (0x061B, 0x061B),
        (0x061F, 0x064A),
        (0x0660, 0x0669),
        (0x066A, 0x066C),
        (0x0671, 0x06D5),
        (0x06F0, 0x06F9),
        (0xFB50, 0xFBFF),
        (0xFDF2, 0xFDF2),
        (0xFE80, 0xFEFC),
    ),
    "Hebrew": ((0x05BE, 0x05BE), (0x05D0, 0x05EA), (0x05F3, 0x05F4)),
    "Georgian": ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2D)),
}
RANGES = (
    (0x0020, 0x036F),  # Latin, phonetic letters, combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1AB0, 0x1AFF),
    (0x1C80, 0x1C8F),
    (0x1D00, 0x1FFF),  # phonetic, Vietnamese, polytonic Greek
    (0x2000, 0x218F),  # punctuation, superscripts, currencies, letterlike, fractions
    (0x2190, 0x22FF),
    (0x25CC, 0x25CC),
    (0x2C60, 0x2C7F),
    (0x2DE0, 0x2E52),
    (0xA640, 0xA69F),
    (0xA700, 0xA7FF),
    (0xAB30, 0xAB6F),
    (0xFB00, 0xFB06),
    (0xFE20, 0xFE2F),
    (0xFFFC, 0xFFFD),
)


def kept(font: TTFont) -> TTFont:
    """The font with the characters of RANGES and all their typography, without screen hints."""
    options = Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    return font


def add_script(font: TTFont, source: TTFont, ranges: tuple[tuple[int, int], ...]) -> None:
    """Copy the characters of a script, as far as the source draws them."""
    have, drawn = set(font.getBestCmap()), source.getBestCmap()
    for first, last in ranges:
        for code in range(first, last + 1):
            if code in drawn and code not in have:
                add_sign(font, source, code)


def add_sign(font: TTFont, source: TTFont, code: int) -> None:
    """Copy one character's outline and width from another font of the same scale."""
    glyphs = source.getGlyphSet()
    name, new = source.getBestCmap()[code], f"uni{code:04X}"
    outline = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(outline)
    pen = TTGlyphPen(None)
    outline.replay(pen)
    glyph = pen.glyph()
    font["glyf"][new] = glyph  # also lengthens the glyph order
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][new] = (source["hmtx"][name][0], getattr(glyph, "xMin", 0))
    if "GDEF" in font and font["GDEF"].table.GlyphClassDef:
        font["GDEF"].table.GlyphClassDef.classDefs[new] = 1
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = new


def main() -> None:
    """Write the three faces."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="holds NotoSans-*.ttf, the sign fonts and those of scripts")
    folder = parser.parse_args().folder
    sources = [TTFont(folder / name) for name in SIGN_SOURCES]
    for face in FACES:
        font = kept(TTFont(folder / f"NotoSans-{face}.ttf"))
        have = set(font.getBestCmap())
        for code in (ord(sign) for sign in SIGNS):
            source = next((one for one in sources if code in one.getBestCmap()), None)
            if code not in have and source is not None:
                add_sign(font, source, code)
        weight = "Bold" if face == "Bold" else "Regular"
        for script, ranges in SCRIPTS.items():
            add_script(font, TTFont(folder / f"NotoSans{script}-{weight}.ttf"), ranges)
        target = TARGET / f"NotoSans-{face}.ttf"
        font.save(target)
        print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
