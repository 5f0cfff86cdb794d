"""Was: Eine Telefonnummer kann so nicht stimmen.

Hat sie zu wenige oder zu viele Ziffern, ist das eine Warnung. Gibt es die Vorwahl oder Nummern dieser Länge dort nicht,
ist es ein Hinweis. Kurze Nummern wie 115 und 116 117 sind bekannt.

Warum: Wer Rat sucht, ruft zuerst an. Eine Nummer mit einer Ziffer zu wenig führt ins Leere.

Beispiel: Bei einem Träger steht als Telefon 0351 12.

Abhilfe: Prüfen Sie Vorwahl und Nummer Ziffer für Ziffer, am besten mit einem Anruf.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.rufnummer import Rufnummer
from konzeptgen.base.schema import Feldregeln
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.pla_hilfen import Eintrag, eintraege
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="MAP011",
    name="telefonnummer-zweifelhaft",
    bereich="Mapping",
    quellen=("eigener-massstab",),
    schwere=Severity.WARNUNG,
    elemente=("K1",),
    kapitel="anbieter",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, kontakt: {telefon: (0351) 12 34 56, telefone: [0800 1110111 (nachts), 116 117, 115]}}
""",
    "traeger: [{id: cv, name: Caritasverband, art: freie_wohlfahrt}]",
)
SCHLECHT = (
    "traeger: [{id: cv, name: Caritasverband, art: freie_wohlfahrt, kontakt: {telefon: 0351 12}}]",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, kontakt: {telefone: [0351 123456, 0351 1234567890123 (Anmeldung)]}}
""",
)
_ABHILFE = "Prüfen Sie Vorwahl und Nummer Ziffer für Ziffer, am besten mit einem Anruf."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per number that cannot be dialled or belongs to no area code."""
    for eintrag in eintraege(konzept, _telefone):
        for name, feld in eintrag.teil.regeln.items():
            hidden = "schutz" in feld.get("meta", {})
            for path, number in _nummern(eintrag, name):
                if not number.bekannt:
                    severity = Severity.HINWEIS if number.normal else None
                    yield Treffer(path, _satz(number, hidden=hidden), _ABHILFE, eintrag.bezug, severity)


def _telefone(_: str, members: Feldregeln) -> Feldregeln:
    """Pick the telephone numbers, single ones and lists of them."""
    return {name: feld for name, feld in members.items() if "telefon" in {feld["type"], *_item(feld)}}


def _item(feld: Feldregeln) -> Iterator[str]:
    if feld["type"] == "list":
        yield feld["schema"]["type"]


def _nummern(eintrag: Eintrag, name: str) -> Iterator[tuple[DataPath, Rufnummer]]:
    value = getattr(eintrag.ding, name)
    if isinstance(value, tuple):
        yield from (((*eintrag.pfad, name, index), number) for index, number in enumerate(value))
    elif value is not None:
        yield (*eintrag.pfad, name), value


def _satz(number: Rufnummer, *, hidden: bool) -> str:
    shown = "Die Durchwahl" if hidden else f"„{number.ohne_zweck}“"
    if not number.normal:
        return f"{shown} kann keine Telefonnummer sein; es sind zu wenige oder zu viele Ziffern."
    return f"{shown} gehört zu keiner bekannten Vorwahl, oder es fehlen Ziffern."
