"""A document's Markdown -> places, each with its words and its figures."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

MONATE = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
WORTE = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
_ALLE = r"(?:alle[nrm]?|jede[rnms]?|beiden?)"
_ZAHL = re.compile(
    r"(?<![\w⟨/-])(?:"
    rf"(?P<alle>{_ALLE})(?: (?P<davon>\d[\d.]*|{'|'.join(WORTE[2:])}))?"
    r"|(?P<ziffer>\d+(?:\.\d{3})*(?:,\d+)?)"
    rf"|(?P<wort>null|{'|'.join(WORTE[2:])})"
    r"|(?P<kein>kein(?:e[nrms]?|s)?)"
    r"|(?P<ein>ein(?:e[nrms]?|s|zige[ns]?)?)"
    r")(?![\w-])",
    re.IGNORECASE,
)
_UEBRIGE = re.compile(r"(?<=⟩ und )\w+(?= weitere)")
"""How many names an element leaves out of a long list; tests/test_elemente.py counts those."""
_NOMEN = re.compile(r" (?:[a-zäöüß]+e[nrms]? ){0,2}(?:[A-ZÄÖÜ]\w+|⟨)")
_TAG_LANG = re.compile(rf"\b(\d{{1,2}})\. ({'|'.join(MONATE)}) (\d{{4}})")
_TAG = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_MONAT = re.compile(rf"\b({'|'.join(MONATE)}) (\d{{4}})")
_JAHR = re.compile(r"(?<![\d.,⟨])((?:19|20)\d\d)(?![\d.,]*\d)(?! (?:Euro|Menschen|Plätze))")
_QUELLEN = (
    r"\(geprüft am Text vom ⟨[^⟩]*⟩\)|, geprüft am Text vom ⟨[^⟩]*⟩",
    r"§§? \d+[a-z]?(?: (?:Abs\.|Absatz|Satz|Nr\.) \d+)*(?: [A-Z][\w]*(?: [IVX]+)?)?",
    r"\(?§[^)]*\)?",
    r"Abs\. \d+|Abschnitte? [A-G]\d(?: und [A-G]\d)?|Absätze? (?:[A-N]\d(?:, | und )?)+",
    r"\b[A-Z]{3}\d{3}\b|\b[GMKFBWIN]\d\b",
    r"(?:Anregungen|Interview)[^.()]*? (?:von )?(?:September )?⟨2019⟩",
)


@dataclass(frozen=True)
class Figur:
    """A figure in a text: its value, whether it stands for all, and where it stands."""

    wert: Decimal | None
    alle: bool
    anfang: int
    ende: int
    wort: str
    artikel: bool
    """Whether it is an "ein" or "kein" that stands before its noun."""


@dataclass
class Stelle:
    """A sentence, a line of a list or a cell of a table, with what it stands under."""

    art: str
    kapitel: str
    ueberschrift: str
    text: str
    titel: str = ""
    zeile: tuple[str, ...] = ()
    spalte: str = ""
    spalten: tuple[str, ...] = ()
    kasten: str = ""
    vorher: str = ""
    ganz: str = ""
    quelle: str = ""
    dokument: str = ""
    namen: tuple[str, ...] = ()
    orte: Sequence[Any] = ()
    figuren: list[Figur] = field(default_factory=list)
    tage: list[date] = field(default_factory=list)
    monate: list[tuple[int, int]] = field(default_factory=list)
    jahre: list[int] = field(default_factory=list)

    titeljahr: int = 0

    def jahre_vor(self, wort: str) -> list[int]:
        """Return the years that are named before a word."""
        return [int(year) for year in re.findall(r"⟨(\d{4})⟩", self.text.partition(wort)[0])]

    def __str__(self) -> str:
        where = f"{self.art}, {self.kapitel} / {self.titel or self.ueberschrift}"
        return f"[{where}] {' | '.join(self.zeile) + ' || ' + self.spalte + ': ' if self.titel else ''}{self.text}"


def stellen(art: str, kapitel: Mapping[str, str], fremd: Iterable[str]) -> Iterator[Stelle]:
    """Yield the places of a document's chapters by title; ``fremd`` are texts of the author, which count as names."""
    mask = _maske(frozenset(fremd))
    read = {title: _entschuetzt(markdown) for title, markdown in kapitel.items()}
    whole = "\n".join(read.values())
    for title, markdown in read.items():
        for stelle in _Leser(art, title).zerlegt(markdown):
            stelle.quelle, stelle.dokument = markdown, whole
            yield from _saetze(stelle, mask)


def _entschuetzt(markdown: str) -> str:
    """Return Markdown without the signs that protect letters; options of tables stay as they are."""
    lines = (line if line.startswith(":::") else re.sub(r"\\(.)", r"\1", line) for line in markdown.split("\n"))
    return "\n".join(lines)


@cache
def _maske(names: frozenset[str]) -> re.Pattern[str]:
    longest = sorted((re.escape(name) for name in names if len(name) > 1), key=len, reverse=True)
    return re.compile(rf"„[^“]*“|(?<!\w)(?:{'|'.join(longest)})(?!\w)")


_JE_FELD = {"Was es gibt", "Was offen ist"}
"""Headings below that of a Handlungsfeld, which stays the one that counts."""


class _Leser:
    """Reads a chapter line by line and knows under which heading, in which box and table it is."""

    def __init__(self, art: str, kapitel: str) -> None:
        self.art, self.kapitel = art, kapitel
        self.heading, self.caption, self.year = "", "", 0
        self.columns: tuple[str, ...] = ()
        self.boxes: list[str] = []
        self.pending: list[str] = []

    def zerlegt(self, markdown: str) -> Iterator[Stelle]:
        """Yield paragraphs, items and cells."""
        for line in [*markdown.split("\n"), ""]:
            bare = line.strip()
            if not bare or bare.startswith(("#", ":::", "|", "- ")) or re.match(r"\d+\. ", bare):
                yield from self._absatz()
            if bare.startswith("#"):
                words = bare.strip("# ")
                self.heading = self.heading if words in _JE_FELD else words
                if " · " in self.heading:
                    yield Stelle(self.art, self.kapitel, self.heading, self.heading)
            elif bare.startswith(":::"):
                self._kasten(bare)
            elif bare.startswith("|"):
                yield from self._zeile(tuple(cell.strip() for cell in bare.strip("|").split("|")))
            elif bare:
                self.pending.append(re.sub(r"^(?:- |\d+\. )", "", bare))

    def _absatz(self) -> Iterator[Stelle]:
        if self.pending:
            box = self.boxes[-1] if self.boxes else ""
            text = " ".join(self.pending)
            yield Stelle(self.art, self.kapitel, self.heading, text, kasten=box, titeljahr=self.year)
            self.pending = []

    def _kasten(self, bare: str) -> None:
        options = re.search(r"\{.*\}", bare)
        self.caption, self.columns = (json.loads(options[0]).get("titel", "") if options else ""), ()
        found = re.search(r"(?:19|20)\d\d$", self.caption)
        self.year = int(found[0]) if found else self.year
        name = bare.strip(": ").partition(" ")[0]
        self.boxes = [*self.boxes, name] if name else self.boxes[:-1]

    def _zeile(self, cells: tuple[str, ...]) -> Iterator[Stelle]:
        if not self.columns:
            self.columns = cells
        elif not all(re.fullmatch(r"[-:]+", cell) for cell in cells):
            where = (self.art, self.kapitel, self.heading)
            for column, cell in list(zip(self.columns, cells, strict=False))[1:]:
                yield Stelle(*where, cell, self.caption, cells, column, self.columns, titeljahr=self.year)


def _saetze(stelle: Stelle, mask: re.Pattern[str]) -> Iterator[Stelle]:
    text = re.sub(r"\[([^]]*)\]\(<?[^)]*\)", r"\1", stelle.text.replace("\xa0", " ").replace("&nbsp;", " "))
    text = text.replace("**", "")
    whole = text
    if stelle.ueberschrift in {"Was erfüllt ist", "Dazu liegt nichts vor"}:
        text = re.sub(r"^[^.⟨„]*?(?:, was, wo)?: (?=[A-ZÄÖÜ„])", "", text)
    read = Stelle(
        **{**stelle.__dict__, "text": text, "ganz": whole, "figuren": [], "tage": [], "monate": [], "jahre": []}
    )
    names = [found.strip("„“") for found in mask.findall(text)]
    masked = mask.sub("⟨⟩", text)
    before = ""
    for part in re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ⟨\d])(?<!\d\. )(?<!Abs\. )", _ohne_tage(masked)):
        one = Stelle(**{**read.__dict__, "text": _ohne_quellen(part), "vorher": before, "figuren": []})
        one.namen = tuple(names[: part.count("⟨⟩")])
        names = names[len(one.namen) :]
        one.jahre = [int(year) for year in _JAHR.findall(one.text)] if not stelle.titel or len(one.text) < 14 else []
        one.tage = [date.fromisoformat(day) for day in re.findall(r"⟨(\d{4}-\d\d-\d\d)⟩", part)]
        one.monate = [(int(y), int(m)) for y, m in re.findall(r"⟨(\d{4})-(\d\d)⟩", part)]
        one.text = _JAHR.sub(r"⟨\1⟩", one.text)
        one.figuren = list(_figuren(one.text))
        before = f"{before} {one.text}".strip()
        yield one


def _ohne_tage(text: str) -> str:
    text = _TAG_LANG.sub(lambda m: f"⟨{m[3]}-{MONATE.index(m[2]) + 1:02}-{int(m[1]):02}⟩", text)
    text = _TAG.sub(lambda m: f"⟨{m[3]}-{int(m[2]):02}-{int(m[1]):02}⟩", text)
    return _MONAT.sub(lambda m: f"⟨{m[2]}-{MONATE.index(m[1]) + 1:02}⟩", text)


def _ohne_quellen(text: str) -> str:
    text = re.sub(r"(?<![\d.,])2019(?![\d.,]*\d)", "⟨2019⟩", text)
    for pattern in _QUELLEN:
        text = re.sub(pattern, "⟨Quelle⟩", text)
    return text.replace("⟨2019⟩", "2019")


def _figuren(text: str) -> Iterator[Figur]:
    for found in _ZAHL.finditer(_UEBRIGE.sub(lambda left: "⟨" * len(left[0]), text)):
        article = bool((found["ein"] or found["kein"]) and _NOMEN.match(text[found.end() :]))
        yield Figur(_wert(found), bool(found["alle"]), found.start(), found.end(), found[0], article)


def _wert(found: re.Match[str]) -> Decimal | None:
    if found["alle"]:
        count = found["davon"]
        if count is None:
            return Decimal(2) if found["alle"].lower().startswith("beide") else None
        return _gelesen(count)
    if found["kein"]:
        return Decimal(0)
    return Decimal(1) if found["ein"] else _gelesen(found[0])


def _gelesen(text: str) -> Decimal:
    if text.lower() in WORTE:
        return Decimal(WORTE.index(text.lower()))
    return Decimal(text.replace(".", "").replace(",", "."))
