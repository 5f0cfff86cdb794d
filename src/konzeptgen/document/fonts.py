"""The shipped fonts: which family shows which script, and where its files lie.

Amiri stands for Arabic because its letters are whole glyphs: where a letter is put together from parts, as in Noto
Sans Arabic, readers of the PDF find the parts twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL.ImageFont import FreeTypeFont

HOUSE = "Atkinson Hyperlegible"
_NOTO_SCRIPTS = {
    "Hebr": "Hebrew",
    "Geor": "Georgian",
    "Armn": "Armenian",
    "Ethi": "Ethiopic",
    "Deva": "Devanagari",
    "Beng": "Bengali",
    "Gujr": "Gujarati",
    "Guru": "Gurmukhi",
    "Knda": "Kannada",
    "Khmr": "Khmer",
    "Laoo": "Lao",
    "Mlym": "Malayalam",
    "Mymr": "Myanmar",
    "Orya": "Oriya",
    "Sinh": "Sinhala",
    "Taml": "Tamil",
    "Telu": "Telugu",
    "Thai": "Thai",
}
# Where the collection of the fonts for East Asia holds each family.
_CJK = {"Noto Sans CJK JP": 0, "Noto Sans CJK KR": 1, "Noto Sans CJK SC": 2}

FAMILIES: Mapping[str, str] = {
    **dict.fromkeys(("Latn", "Cyrl", "Grek"), "Noto Sans"),
    "Arab": "Amiri",
    **{script: f"Noto Sans {name}" for script, name in _NOTO_SCRIPTS.items()},
    "Hani": "Noto Sans CJK SC",
    "Jpan": "Noto Sans CJK JP",
    "Kore": "Noto Sans CJK KR",
}
"""The family for each script (ISO 15924); Latn stands for Latin letters that the house's font lacks."""

FALLBACKS = (
    *(family for family in dict.fromkeys(FAMILIES.values()) if family not in _CJK),
    "Noto Sans Symbols",
    *(family for family in dict.fromkeys(FAMILIES.values()) if family in _CJK),
    "Noto Emoji",
)
"""The families in which a character is looked for that the house's font lacks, in order."""


@dataclass(frozen=True, slots=True)
class Face:
    """A file of a family: the font's place in it, and the weights it offers as CSS writes them."""

    path: Path
    index: int
    weight: str


def folders() -> tuple[Path, ...]:
    """Return the folders of all font files, the house's first."""
    return house_folder(), _folder("fontpkg_amiri") / "files", _folder("manimgx_fonts"), _folder("manimgx_fonts_cjk")


def house_folder() -> Path:
    """Return the folder of the house's font."""
    return _folder("fontpkg_atkinson_hyperlegible") / "files"


def faces(family: str) -> tuple[Face, ...]:
    """Return the upright faces of a family that is among the fallbacks."""
    if family == "Amiri":
        files = _folder("fontpkg_amiri") / "files"
        return Face(files / "Amiri-Regular.ttf", 0, "400"), Face(files / "Amiri-Bold.ttf", 0, "700")
    if family in _CJK:
        return (Face(_folder("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc", _CJK[family], "100 900"),)
    return (Face(_folder("manimgx_fonts") / f"{family.replace(' ', '')}[wght].ttf", 0, "400 700"),)


@cache
def house_characters() -> frozenset[int]:
    """Return the code points that the house's font can show."""
    return characters(Face(house_folder() / "AtkinsonHyperlegible-Regular.ttf", 0, "400"))


def characters(face: Face) -> frozenset[int]:
    """Return the code points that a face can show."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only where a text leaves the usual letters

    with TTFont(face.path, fontNumber=face.index, lazy=True) as font:
        return frozenset(font.getBestCmap())


def subset(face: Face, letters: frozenset[int]) -> bytes:
    """Return a font with these code points of a face alone; the same letters give the same bytes.

    Of its names it keeps copyright and licence, as the Open Font License wants it.
    """
    from fontTools import subset as fonttools  # noqa: PLC0415 - only where a text leaves the usual letters
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - the same

    options = fonttools.Options(name_IDs=[0, 13, 14], notdef_outline=True)
    options.drop_tables += ["meta"]
    subsetter = fonttools.Subsetter(options)
    subsetter.populate(unicodes=letters)
    made = BytesIO()
    with TTFont(face.path, fontNumber=face.index, lazy=True, recalcTimestamp=False) as font:
        subsetter.subset(font)
        font.save(made)
    return made.getvalue()


def text_width(text: str, *, bold: bool = False) -> float:
    """Return how many em the house's font takes for the longest line of ``text``; all figures are as wide as a 0."""
    lines = (("0" if character.isdigit() else character for character in line) for line in text.split("\n"))
    return max(sum(_advance(character, bold) for character in line) for line in lines)


@cache
def _advance(character: str, bold: bool) -> float:  # noqa: FBT001 - part of the key
    return _measured(bold).getlength(character) / _measured(bold).size


@cache
def _measured(bold: bool) -> FreeTypeFont:  # noqa: FBT001 - part of the key
    from PIL import ImageFont  # noqa: PLC0415 - only where a document is set

    return ImageFont.truetype(house_folder() / f"AtkinsonHyperlegible-{'Bold' if bold else 'Regular'}.ttf", 1000)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the fonts of {package} are missing", name=package)
    return Path(spec.origin).parent
