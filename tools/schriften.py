"""Make two faces from shipped ones: Atkinson Hyperlegible with a plain zero, and four cuts of Noto Sans for text.

Run: python tools/schriften.py

Councils read "86.25Ø" where the slashed zero stands in running figures. The inside of the new zero is the outside,
drawn in to where the two halves of the old inside end; widths and all other glyphs stay as they are. Word
embeds no variable fonts, so Noto Sans is cut at two weights, for Latin, Greek and Cyrillic letters. The licences (OFL
1.1, without a reserved name) allow this; new names tell the faces apart.
"""

from __future__ import annotations

import math
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
from fontTools.ttLib.tables.ttProgram import Program
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).resolve().parent.parent / "src" / "konzeptgen" / "document" / "schriften"
OLD, NEW = "Atkinson Hyperlegible", "Atkinson Hyperlegible Plain"
_NAMES = (1, 3, 4, 6, 16)
TEXT = "Noto Sans Text"
_CUTS = {"Regular": ("", 400), "Bold": ("", 700), "Italic": ("-Italic", 400), "BoldItalic": ("-Italic", 700)}
_LETTERS = (
    range(0x20, 0x250),
    range(0x370, 0x530),
    range(0x1E00, 0x2000),
    range(0x2010, 0x2070),
    range(0x20A0, 0x2200),
)
Point = tuple[float, float]


def plain(font: TTFont) -> None:
    """Give the zero of ``font`` one round inside and the font its new name."""
    glyph = font["glyf"]["zero"]
    ends, flags = glyph.endPtsOfContours, list(glyph.flags)
    slant = math.tan(math.radians(-font["post"].italicAngle))
    upright = [(x - slant * y, y) for x, y in glyph.coordinates]
    outer, halves = upright[: ends[0] + 1], upright[ends[0] + 1 :]
    inner = [(x + slant * y, y) for x, y in _drawn_in(outer, halves)]
    points = [*glyph.coordinates[: ends[0] + 1], *((round(x), round(y)) for x, y in reversed(inner))]
    glyph.coordinates = GlyphCoordinates(points)
    glyph.flags = bytearray([*flags[: ends[0] + 1], *reversed(flags[: ends[0] + 1])])
    glyph.endPtsOfContours, glyph.numberOfContours = [ends[0], 2 * ends[0] + 1], 2
    glyph.program = Program()
    glyph.program.fromBytecode(b"")
    for record in font["name"].names:
        if record.nameID in _NAMES:
            text = record.toUnicode().replace(OLD, NEW).replace(OLD.replace(" ", ""), NEW.replace(" ", ""))
            record.string = text


def _drawn_in(outer: list[Point], halves: list[Point]) -> list[Point]:
    """Return the outline with its box on that of the old inside."""
    (left, low), (right, high) = _box(outer)
    (inner_left, inner_low), (inner_right, inner_high) = _box(halves)
    wide, tall = (inner_right - inner_left) / (right - left), (inner_high - inner_low) / (high - low)
    return [(inner_left + (x - left) * wide, inner_low + (y - low) * tall) for x, y in outer]


def _box(points: list[Point]) -> tuple[Point, Point]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys)), (max(xs), max(ys))


def noto(cut: str) -> TTFont:
    """Return a cut of Noto Sans of one weight, with the letters of European languages alone."""
    file, weight = _CUTS[cut]
    font = instantiateVariableFont(TTFont(FONTS / "noto" / f"NotoSans{file}[wght].ttf"), {"wght": weight})
    options = Options(name_IDs=["*"], hinting=False, layout_features=["*"], recalc_timestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for letters in _LETTERS for code in letters])
    subsetter.subset(font)
    style = cut.replace("BoldItalic", "Bold Italic")
    for record in list(font["name"].names):
        if record.nameID in {*_NAMES, 2, 17, 25}:
            font["name"].removeNames(nameID=record.nameID)
    for number, text in (
        (1, TEXT),
        (2, style),
        (3, f"{TEXT} {style}"),
        (4, f"{TEXT} {style}"),
        (6, f"NotoSansText-{cut}"),
    ):
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (0x20 if "Bold" in cut else 0) | (0x01 if "Italic" in cut else 0) or 0x40
    font["head"].macStyle = (0x01 if "Bold" in cut else 0) | (0x02 if "Italic" in cut else 0)
    return font


def main() -> None:
    """Write four cuts of each and the licences."""
    target = FONTS / "atkinson_plain"
    target.mkdir(exist_ok=True)
    for source in sorted((FONTS / "atkinson").glob("*.ttf")):
        font = TTFont(source, recalcTimestamp=False)
        plain(font)
        font.save(target / source.name.replace("Hyperlegible", "HyperlegiblePlain"))
    (target / "OFL.txt").write_bytes((FONTS / "atkinson" / "OFL.txt").read_bytes())
    text = FONTS / "noto_text"
    text.mkdir(exist_ok=True)
    for cut in _CUTS:
        noto(cut).save(text / f"NotoSansText-{cut}.ttf")
    (text / "OFL.txt").write_bytes((FONTS / "noto" / "OFL.txt").read_bytes())


if __name__ == "__main__":
    main()
