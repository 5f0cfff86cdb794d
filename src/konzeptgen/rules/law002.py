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
from functools import cache
from pathlib import Path

import yaml

from konzeptgen.document import Code, LineBreak, Quote, Text
from konzeptgen.finding import Severity
from konzeptgen.german import datum_lang
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.bedarfe import Bedarf
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Ziel
from konzeptgen.model.runde_tische import RunderTisch
from konzeptgen.model.sozialraeume import Sozialraum
from konzeptgen.rules import Regel, Treffer
from konzeptgen.source import DataPath
from konzeptgen.texte import Freitext

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
_DAVOR = 40
_KURZ = 10


@dataclass(frozen=True, slots=True)
class _Begriff:
    """An outdated term: how it is written, since when, what has replaced it and where that stands."""

    muster: re.Pattern[str]
    neu: str
    seit: date
    quelle: str


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per field, and per text and term, whose term was outdated on the Stichtag."""
    terms = [begriff for begriff in _begriffe() if begriff.seit <= konzept.stichtag]
    for name in _felder(Konzept):
        if name not in _AUSGENOMMEN:
            yield from _wert(getattr(konzept, name), (name,), terms)
    for stem, text in konzept.texte.items():
        yield from _text(stem, text, terms)


def _text(stem: str, text: Freitext, terms: list[_Begriff]) -> Iterator[Treffer]:
    """Yield the first place of each term; its words end the path, so that the line can be found."""
    passages = [_woerter(block) for block in text.blocks]
    for term in terms:
        found = next((hit for passage in passages if (hit := _stelle(passage, term))), None)
        if found:
            yield _treffer(("texte", stem, found), f"In texte/{stem}.md", found, term, stem)


def _woerter(value: object) -> str:
    """Return the words of a block; quotations belong to others and stay as they are."""
    if isinstance(value, tuple):
        return "".join(_woerter(item) for item in value)
    if isinstance(value, (Text, Code)):
        return value.text
    if isinstance(value, LineBreak):
        return " "
    if not is_dataclass(value) or isinstance(value, (type, Quote)):
        return ""
    return "".join(_woerter(getattr(value, name)) for name in _felder(type(value))) + "\n"


def _wert(value: object, path: DataPath, terms: list[_Begriff]) -> Iterator[Treffer]:
    """Walk a top-level value of the Konzept; what it refers to stands elsewhere and is walked there."""
    if type(value) is str:
        yield from _satz(value, path, terms)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if len(path) == 1 or not isinstance(item, _VERWEISE):
                yield from _wert(item, (*path, index), terms)
    elif is_dataclass(value) and not isinstance(value, type):
        day = getattr(value, "datum", None)
        valid = [term for term in terms if term.seit <= day] if day else terms
        for name in _felder(type(value)):
            part = getattr(value, name)
            if part is not None and name not in _AUSGENOMMEN and not isinstance(part, _VERWEISE):
                yield from _wert(part, (*path, name), valid)


def _satz(text: str, path: DataPath, terms: list[_Begriff]) -> Iterator[Treffer]:
    if len(text) < _KURZ:
        return
    for term in terms:
        found = _stelle(text, term)
        if found:
            yield _treffer(path, "Hier", found, term, "")


def _stelle(text: str, term: _Begriff) -> str | None:
    """Return the outdated words, None where they are absent, explained by the new ones or told as the past."""
    if term.neu.lower() in text.lower():
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
def _begriffe() -> tuple[_Begriff, ...]:
    raw = yaml.load(Path(__file__).with_name("_begriffe.yaml").read_bytes(), yaml.CSafeLoader)
    return tuple(_Begriff(re.compile(term["muster"]), term["neu"], term["seit"], term["quelle"]) for term in raw)
