"""Was: In einem Text oder Feld steht ein Begriff, den das Recht nicht mehr verwendet.

Die Liste steht in _begriffe.yaml mit Datum und Quelle. Rückblicke, ältere datierte Einträge, Zitate und Titel von
Quellen bleiben unberührt.

Warum: Begriffe wie Bürgergeld oder Eingliederungsvereinbarung haben sich geändert. Wer den neuen Begriff nutzt, wird
von Behörden und Ratsuchenden verstanden.

Beispiel: Im Text steht „Bürgergeld“, seit dem 1. Juli 2026 heißt die Leistung Grundsicherungsgeld.

Abhilfe: Ersetzen Sie den Begriff. Ist die frühere Rechtslage gemeint, nennen Sie den neuen Begriff dazu oder
schreiben Sie früher davor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeAlias

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import datum_lang
from konzeptgen.base.hausdaten import lies
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.document.texte import Freitext
from konzeptgen.document.tree import Code, LineBreak, Quote, Text
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.bedarfe import Bedarf
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Ziel
from konzeptgen.model.runde_tische import RunderTisch
from konzeptgen.model.sozialraeume import Sozialraum

REGEL = Regel(
    code="LAW002",
    name="veralteter-begriff",
    bereich="Recht",
    quellen=("eigener-massstab",),
    schwere=Severity.HINWEIS,
    elemente=(),
    kapitel="quellen",
)
GUT = (
    """
rahmen:
  leitbild: Wer Grundsicherungsgeld (früher Bürgergeld) erhält, findet Rat.
""",
    """
auftrag:
  gremium: Rat
  datum: 01.03.2025
  inhalt: Die Stadt erreicht Menschen mit Bürgergeld.
""",
    """
quellen:
  - {titel: Statistik zum Bürgergeld}
""",
    """
texte:
  arbeit: |
    Bis 2026 hieß die Leistung Bürgergeld.

    > Das Bürgergeld reicht nicht.
""",
)
SCHLECHT = (
    """
rahmen:
  leitbild: Wer Bürgergeld erhält, findet Rat.
""",
    """
steuerung:
  federfuehrung: Amt
  stellen:
    - {name: Beratung für erwachsene Zuwanderer}
""",
    """
texte:
  arbeit: |
    Das Jobcenter schließt eine *Eingliederungsvereinbarung*.
""",
)
_VERWEISE = (Traeger, Angebot, Bedarf, Ziel, RunderTisch, Sozialraum)
_AUSGENOMMEN = frozenset(
    {
        "texte",
        "beilagen",
        "stichtag",
        "geometrie",
        "quellen",
        "marke",
        "ausnahmen",
        "quelle",
        "link",
        "website",
        "email",
    }
)
_RUECKBLICK = re.compile(r"früher|ehemal|vormal|bisher|damal|bis\s(?:Ende\s)?20[0-9]{2}|bis\szum", re.IGNORECASE)
_EINFACH = (*_VERWEISE, str, int, Decimal, date)
_DAVOR = 40
_KURZ = 10


@dataclass(frozen=True, slots=True)
class _Begriff:
    """An outdated term: a word of it, how it is written, what has replaced it, since when and where that stands."""

    wort: str
    muster: re.Pattern[str]
    neu: str
    seit: date
    quelle: str


_Begriffe: TypeAlias = tuple[_Begriff, ...]


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per field, and per text and term, whose term was outdated on the Stichtag."""
    terms = tuple(begriff for begriff in _begriffe() if begriff.seit <= konzept.stichtag)
    for name in _felder(Konzept):
        value = getattr(konzept, name)
        if name in _AUSGENOMMEN or value is None:
            continue
        things = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for index, thing in things:
            path = (name,) if index is None else (name, index)
            for where, found, term in _funde(thing, path, terms):
                field = [step for step in where if isinstance(step, str)][-1]
                yield _treffer(where, f"Im Feld {field}", found, term, getattr(thing, "id", ""))
    for stem, text in konzept.texte.items():
        yield from _text(stem, text, terms)


def _text(stem: str, text: Freitext, terms: _Begriffe) -> Iterator[Treffer]:
    """Yield the first place of each term; its words end the path, so that the line can be found."""
    passages = [_woerter(block) for block in text.blocks]
    for term in terms:
        found = next((hit for passage in passages if (hit := _stelle(passage, term))), None)
        if found:
            yield _treffer(("texte", stem, found), f"In texte/{stem}.md", found, term, stem)


def _woerter(value: object) -> str:
    """Return the words of a block; quotations belong to others and stay as they are."""
    if isinstance(value, tuple):
        return "".join(_woerter(item) + ("\n" if isinstance(item, tuple) else "") for item in value)
    if isinstance(value, (Text, Code)):
        return value.text
    if isinstance(value, LineBreak):
        return " "
    if not is_dataclass(value) or isinstance(value, (type, Quote)):
        return ""
    return "".join(_woerter(getattr(value, name)) for name in _felder(type(value))) + "\n"


def _funde(value: object, path: DataPath, terms: _Begriffe) -> Iterator[tuple[DataPath, str, _Begriff]]:
    """Walk a value; what it refers to stands elsewhere, and what bears an older date is left as it was."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            if type(item) is str:
                yield from _worte(item, (*path, index), terms)
            elif not isinstance(item, _VERWEISE):
                yield from _funde(item, (*path, index), terms)
    elif is_dataclass(value) and not isinstance(value, type):
        day = getattr(value, "datum", None)
        valid = tuple(term for term in terms if term.seit <= day) if day else terms
        yield from _teile(value, path, valid)


def _teile(thing: object, path: DataPath, terms: _Begriffe) -> Iterator[tuple[DataPath, str, _Begriff]]:
    kind: type = type(thing)
    for name in _felder(kind):
        part = getattr(thing, name)
        if type(part) is str:
            if len(part) >= _KURZ and name not in _AUSGENOMMEN:
                yield from _worte(part, (*path, name), terms)
        elif part and not isinstance(part, _EINFACH):
            yield from _funde(part, (*path, name), terms)


def _worte(text: str, path: DataPath, terms: _Begriffe) -> Iterator[tuple[DataPath, str, _Begriff]]:
    for term in terms:
        if term.wort in text and (found := _stelle(text, term)):
            yield path, found, term


def _stelle(text: str, term: _Begriff) -> str | None:
    """Return the outdated words, None where they are absent, explained by the new ones or told as the past."""
    if term.wort not in text or term.neu.lower() in text.lower():
        return None
    for hit in term.muster.finditer(text):
        if not _RUECKBLICK.search(text, max(0, hit.start() - _DAVOR), hit.start()):
            return hit.group()
    return None


def _treffer(path: DataPath, wo: str, found: str, term: _Begriff, bezug: str) -> Treffer:
    message = f"{wo} steht „{found}“; seit dem {datum_lang(term.seit)} heißt es „{term.neu}“ ({term.quelle})."
    remedy = "Ersetzen Sie den Begriff oder sagen Sie, dass die frühere Rechtslage gemeint ist."
    return Treffer(path, message, remedy, bezug)


@cache
def _felder(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _begriffe() -> _Begriffe:
    raw = lies(Path(__file__).with_name("_begriffe.yaml"))
    return tuple(
        _Begriff(term["wort"], re.compile(term["muster"]), term["neu"], term["seit"], term["quelle"]) for term in raw
    )
