"""What a style is for: each role with our styles that play it and the names it has in Word and LibreOffice."""

from __future__ import annotations

from typing import Final, NamedTuple


class Role(NamedTuple):
    """Our styles by name in lower case, the names that others give such a style, the nearest first, and its kind."""

    ours: tuple[str, ...]
    known: tuple[str, ...]
    kind: str = "paragraph"


GERMAN: Final[dict[str, str]] = {
    "Normal": "Standard",
    "Body Text": "Textkörper",
    "Title": "Titel",
    "Subtitle": "Untertitel",
    **{f"heading {level}": f"Überschrift {level}" for level in range(1, 10)},
    "List Bullet": "Aufzählungszeichen",
    "List Number": "Listennummer",
    "Block Text": "Blocktext",
    "Quote": "Zitat",
    "caption": "Beschriftung",
    "TOC Heading": "Inhaltsverzeichnisüberschrift",
    "toc 1": "Verzeichnis 1",
    "toc 2": "Verzeichnis 2",
    "header": "Kopfzeile",
    "footer": "Fußzeile",
    "Table Grid": "Tabellenraster",
}
"""The names that Word shows in German for styles that bear English names in every file."""

ROLES: Final[dict[str, Role]] = {
    "titel": Role(("title",), ("Title",)),
    "untertitel": Role(("subtitle",), ("Subtitle",)),
    "ueberschrift1": Role(("heading 1",), ("heading 1",)),
    "ueberschrift2": Role(("heading 2",), ("heading 2",)),
    "ueberschrift3": Role(("heading 3",), ("heading 3",)),
    "ueberschrift4": Role(("heading 4",), ("heading 4",)),
    "fliesstext": Role(("body text", "first paragraph"), ("Body Text", "Text Body", "Fließtext", "Normal")),
    "aufzaehlung": Role(("list bullet",), ("List Bullet", "Aufzählung")),
    "nummerierung": Role(("list number",), ("List Number", "Nummerierung")),
    "zitat": Role(("block text",), ("Block Text", "Quote", "Quotations")),
    "tabelle": Role(("table",), ("Table", "Tabelle"), "table"),
    "tabellenkopf": Role(("tabellenkopf",), ("Tabellenkopf", "Table Heading")),
    "tabellentext": Role(("tabellentext",), ("Tabellentext", "Table Contents")),
    "tabellenbeschriftung": Role(("table caption",), ("Table Caption", "caption")),
    "bildbeschriftung": Role(("image caption",), ("Image Caption", "caption")),
    "quelle": Role(("quelle", "quelle abbildung"), ("Quelle", "Quellenangabe")),
    "steckbrief": Role(("steckbrief", "steckbrief ende"), ("Steckbrief",)),
    "hinweis": Role(("hinweis",), ("Hinweis",)),
    "luecke": Role(("luecke",), ("Luecke", "Lücke")),
    "forderung": Role(("forderung",), ("Forderung",)),
    "inhaltstitel": Role(("toc heading",), ("TOC Heading", "Contents Heading")),
    "inhalt1": Role(("toc 1",), ("toc 1", "Contents 1")),
    "inhalt2": Role(("toc 2",), ("toc 2", "Contents 2")),
    "link": Role(("hyperlink",), ("Hyperlink", "Internet Link"), "character"),
}
"""Every role by the key under which marke.yaml names it."""


def spellings(name: str) -> tuple[str, ...]:
    """Return ``name`` and, where it is a name of Word's own, its counterpart in the other language."""
    pairs = [pair for pair in GERMAN.items() if name.casefold() in map(str.casefold, pair)]
    return tuple(dict.fromkeys((name, *(word for pair in pairs for word in pair))))


def shown(name: str) -> str:
    """Return ``name`` as German Word shows it."""
    return next((german for english, german in GERMAN.items() if english.casefold() == name.casefold()), name)
