"""The shipped fonts: which family shows which script, and where its files lie.

Amiri stands for Arabic because its letters are whole glyphs: where a letter is put together from parts, as in Noto
Sans Arabic, readers of the PDF find the parts twice.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uharfbuzz

HOUSE = "Atkinson Hyperlegible Plain"
TEXT_FACES: Mapping[str, str] = {
    HOUSE: "atkinson_plain/AtkinsonHyperlegiblePlain",
    "Atkinson Hyperlegible": "atkinson/AtkinsonHyperlegible",
    "Noto Sans Text": "noto_text/NotoSansText",
}
"""The families that a municipality may choose for its text, the house's first, and where their files lie."""
CUTS = ("Regular", "Bold", "Italic", "BoldItalic")
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
_EAST_ASIA = {"Hani": "Noto Sans CJK SC", "Jpan": "Noto Sans CJK JP", "Kore": "Noto Sans CJK KR"}
_HERE = Path(__file__).parent / "schriften"


def _extra(package: str) -> Path | None:
    """Return the folder of a package of fonts, None where it is not installed."""
    spec = find_spec(package)
    return Path(spec.origin).parent if spec and spec.origin else None


EAST_ASIA = frozenset(_EAST_ASIA)
"""The scripts whose fonts are the extra ``ostasien``: they weigh as much as all the rest of the program."""
_EXTRA = _extra("manimgx_fonts_cjk")

GET_EXTRA = 'Richten Sie die Schriften ein mit pip install "konzeptgen[ostasien]".'
REPLACE = "Ersetzen Sie die Zeichen durch andere."

FAMILIES: Mapping[str, str] = {
    **dict.fromkeys(("Latn", "Cyrl", "Grek"), "Noto Sans"),
    "Arab": "Amiri",
    **{script: f"Noto Sans {name}" for script, name in _NOTO_SCRIPTS.items()},
    **(_EAST_ASIA if _EXTRA else {}),
}
"""The family for each script (ISO 15924) that is there; Latn stands for Latin letters that the house's font lacks."""

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
    texts = (_HERE / stem.partition("/")[0] for stem in TEXT_FACES.values())
    return *texts, _HERE / "amiri", _HERE / "noto", *([_EXTRA] if _EXTRA else [])


def cut(family: str, name: str) -> Path:
    """Return the file of a cut of a family for text."""
    return _HERE / f"{TEXT_FACES[family]}-{name}.ttf"


def faces(family: str) -> tuple[Face, ...]:
    """Return the upright faces of a family that is among the fallbacks."""
    if family == "Amiri":
        files = _HERE / "amiri"
        return Face(files / "Amiri-Regular.ttf", 0, "400"), Face(files / "Amiri-Bold.ttf", 0, "700")
    if family in _CJK and _EXTRA:
        return (Face(_EXTRA / "NotoSansCJK-VF.otf.ttc", _CJK[family], "100 900"),)
    return (Face(_HERE / "noto" / f"{family.replace(' ', '')}[wght].ttf", 0, "400 700"),)


@cache
def house_characters() -> frozenset[int]:
    """Return the code points that the house's font can show."""
    return characters(Face(cut(HOUSE, "Regular"), 0, "400"))


@cache
def shown(character: str) -> bool:
    """Return whether some shipped font shows a character, whole or in its parts; blanks and joiners need none."""
    if unicodedata.category(character) in {"Cf", "Cc", "Zs", "Zl", "Zp"}:
        return True
    parts = unicodedata.normalize("NFD", character)
    return _known(character) or (parts != character and all(map(_known, parts)))


def _known(character: str) -> bool:
    code = ord(character)
    return code in house_characters() or any(code in _letters(family) for family in FALLBACKS)


@cache
def _letters(family: str) -> frozenset[int]:
    return characters(faces(family)[0])


def characters(face: Face) -> frozenset[int]:
    """Return the code points that a face can show."""
    return frozenset(_opened(face).unicodes)


def subset(face: Face, letters: frozenset[int]) -> bytes:
    """Return a font with these code points of a face alone; the same letters give the same bytes.

    Of its names it keeps copyright and licence, as the Open Font License wants it.
    """
    import uharfbuzz  # noqa: PLC0415 - only where a text leaves the usual letters

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(letters)
    wanted.name_id_set.clear()
    wanted.name_id_set.update((0, 13, 14))
    wanted.flags = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    return bytes(uharfbuzz.subset(_opened(face), wanted).blob.data)


def _opened(face: Face) -> uharfbuzz.Face:
    import uharfbuzz  # noqa: PLC0415 - only where a text leaves the usual letters

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(face.path), face.index)


def text_width(text: str, *, bold: bool = False) -> float:
    """Return how many em the house's font takes for the longest line of ``text``; all figures are as wide as a 0."""
    advances = _advances(bold)
    return max(sum(map(advances.__getitem__, line)) for line in text.split("\n"))


class _Advances(dict[str, float]):
    """How many em each character takes, measured when it comes for the first time."""

    def __init__(self, file: Path) -> None:
        from PIL import ImageFont  # noqa: PLC0415 - only where a document is set

        super().__init__()
        self._font = ImageFont.truetype(file, 1000)

    def __missing__(self, character: str) -> float:
        self[character] = self._font.getlength("0" if character.isdigit() else character) / self._font.size
        return self[character]


@cache
def _advances(bold: bool) -> _Advances:  # noqa: FBT001 - part of the key
    return _Advances(cut(HOUSE, "Bold" if bold else "Regular"))
