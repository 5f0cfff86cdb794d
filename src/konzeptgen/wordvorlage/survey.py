"""A municipality's template in → what it offers for our document and what should be known about it, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from konzeptgen.base.german import aufzaehlung
from konzeptgen.document.theme import BLACK, WHITE, ratio
from konzeptgen.wordvorlage.ooxml import NS, Element, parse, q, val
from konzeptgen.wordvorlage.roles import ROLES, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from konzeptgen.wordvorlage.styles import Style, Styles
    from konzeptgen.wordvorlage.template import Wordvorlage

_A4 = (11906, 16838)
_TOLERANCE = 40
_LARGE, _LARGE_IF_BOLD = 36, 28
_DEFAULTS = "w:docDefaults/w:rPrDefault/w:rPr/"


class Pair(NamedTuple):
    """Two colours (#RRGGBB) that meet, of text and ground, and how far they must differ."""

    ink: str
    ground: str
    least: float

    @property
    def readable(self) -> bool:
        """Return whether they differ enough."""
        return ratio(self.ink, self.ground) >= self.least


def notes(template: Wordvorlage, titles: dict[str, str], shipped: Collection[str]) -> Iterator[str]:
    """Yield a sentence on each thing; ``titles`` names the roles, ``shipped`` are the fonts that come along."""
    yield from _language(template.styles)
    yield from _contrast(template, titles)
    yield from _fonts(template, shipped)
    yield from _page(template)
    yield from _pictures(template)
    yield from template.left_out
    if template.numbered:
        levels = aufzaehlung([str(level) for level in sorted(template.numbered)])
        yield f"Überschriften der Ebene {levels} nummerieren sich selbst; konzeptgen druckt dort keine eigene Nummer."


def pair(styles: Styles, style: Style) -> Pair:
    """Return the colours of a paragraph or character style."""
    ink = _colour(styles.inherited(style.key, "w:rPr/w:color"), "val", BLACK)
    ground = _colour(styles.inherited(style.key, "w:pPr/w:shd"), "fill", WHITE)
    size = int(val(styles.inherited(style.key, "w:rPr/w:sz")) or val(styles.root.find(_DEFAULTS + "w:sz", NS)) or "20")
    bold = styles.inherited(style.key, "w:rPr/w:b") is not None
    return Pair(ink, ground, 3.0 if size >= (_LARGE_IF_BOLD if bold else _LARGE) else 4.5)


def head_pair(styles: Styles, style: Style) -> Pair:
    """Return the colours of the head of a table style."""
    head = "w:tblStylePr[@w:type='firstRow']/"
    ink = _colour(styles.inherited(style.key, head + "w:rPr/w:color"), "val", BLACK)
    return Pair(ink, _colour(styles.inherited(style.key, head + "w:tcPr/w:shd"), "fill", WHITE), 4.5)


def _colour(element: Element | None, attribute: str, default: str) -> str:
    found = "auto" if element is None else str(element.get(q(f"w:{attribute}"), "auto"))
    return default if found == "auto" else f"#{found.upper()}"


def _language(styles: Styles) -> Iterator[str]:
    own = styles.inherited(styles.default("paragraph"), "w:rPr/w:lang")
    language = val(own if own is not None else styles.root.find(_DEFAULTS + "w:lang", NS))
    if not language.startswith("de"):
        said = f"ist als Sprache {language} eingestellt" if language else "ist keine Sprache eingestellt"
        yield f"In der Word-Vorlage {said}; konzeptgen setzt Deutsch ein."


def _contrast(template: Wordvorlage, titles: dict[str, str]) -> Iterator[str]:
    for role, style in template.played.items():
        found = (head_pair if ROLES[role].kind == "table" else pair)(template.styles, style)
        if not found.readable:
            numbers = (ratio(found.ink, found.ground), found.least)
            said, least = (f"{number:.1f}".replace(".", ",") for number in numbers)
            yield (
                f"{titles[role]} ({shown(style.name)}): Die Schrift hebt sich zu wenig ab, "
                f"{said} zu 1 statt mindestens {least} zu 1."
            )


def _fonts(template: Wordvorlage, shipped: Collection[str]) -> Iterator[str]:
    used = {_font(template, style) for style in template.played.values() if style.kind == "paragraph"}
    away = sorted(used - {"", *shipped} - set(_embedded(template)))
    if away:
        names = aufzaehlung([f"„{name}“" for name in away])
        are, lack = ("sind", "sie fehlen") if len(away) > 1 else ("ist", "sie fehlt")
        yield f"Nicht eingebettet {are} {names}; wo {lack}, nimmt Word eine andere Schrift."


def _font(template: Wordvorlage, style: Style) -> str:
    fonts = template.styles.inherited(style.key, "w:rPr/w:rFonts")
    if fonts is None:
        fonts = template.styles.root.find(_DEFAULTS + "w:rFonts", NS)
    if fonts is None:
        return ""
    theme = str(fonts.get(q("w:asciiTheme"), ""))
    return _of_theme(template, theme) if theme else str(fonts.get(q("w:ascii"), ""))


def _of_theme(template: Wordvorlage, key: str) -> str:
    theme = next((data for name, data in template.parts.items() if name.startswith("word/theme/")), b"")
    if not theme:
        return ""
    latin = parse(theme).find(f".//a:{'majorFont' if key.startswith('major') else 'minorFont'}/a:latin", NS)
    return "" if latin is None else str(latin.get("typeface"))


def _embedded(template: Wordvorlage) -> Iterator[str]:
    table = template.parts.get("word/fontTable.xml")
    for font in parse(table).findall("w:font", NS) if table else ():
        if font.find("w:embedRegular", NS) is not None:
            yield str(font.get(q("w:name")))


def _page(template: Wordvorlage) -> Iterator[str]:
    size = None if template.section is None else template.section.find("w:pgSz", NS)
    if size is None:
        return
    found = sorted(int(float(str(size.get(q(f"w:{side}"), edge)))) for side, edge in zip("wh", _A4, strict=True))
    if any(abs(edge - wanted) > _TOLERANCE for edge, wanted in zip(found, _A4, strict=True)):
        width, height = (f"{edge / 56.693:.0f}" for edge in found)
        yield f"Die Seite der Word-Vorlage ist {width} mal {height} Millimeter groß, nicht A4 (210 mal 297)."


def _pictures(template: Wordvorlage) -> Iterator[str]:
    edges = (parse(data) for name, data in template.parts.items() if name.startswith(("word/header", "word/footer")))
    if any(not picture.get("descr") for edge in edges for picture in edge.iter(q("wp:docPr"))):
        yield "Einem Bild in Kopf- oder Fußzeile der Word-Vorlage fehlt der Alternativtext."
