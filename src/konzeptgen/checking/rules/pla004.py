"""Was: Ein Tag oder Jahr liegt sehr weit zurück oder sehr weit voraus.

Jedes Feld hat ein Fenster um den Stichtag: Zählungen und Planungen ein enges, Gründungen und Quellen ein weites. Eine
Warnung gibt es auch, wenn alle Angaben mehr als vier Jahre älter sind als der Stichtag der Prüfung.

Warum: Solche Jahre sind fast immer vertippt, oder sie stehen für „unbefristet“ und „unbekannt“. Beides gehört nicht in
ein Dokument, das jemand unterschreibt.

Beispiel: Eine Unterkunft ist am 1. Mai 1826 eröffnet; eine Bewilligung läuft bis zum 31. Dezember 9999.

Abhilfe: Berichtigen Sie das Jahr. Ist etwas unbefristet oder unbekannt, löschen Sie die Zeile.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from konzeptgen.base.finding import Severity
from konzeptgen.base.scalars import Jahr
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.pla_hilfen import Eintrag, eintraege, jahr, nur_vergangen, tage, wann
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA004",
    name="jahr-ausserhalb-des-ueblichen",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="ausgangslage",
)
GUT = (
    """
unterkuenfte:
  - {id: u, name: Haus am Park, art: wohnung, eroeffnet_am: 01.05.2016, schliessung_am: 31.12.2031}
""",
    "rahmen: {stand: 01.10.2026, laufzeit_von: 2027, laufzeit_bis: 2031}",
    "quellen: [{titel: Abkommen über die Rechtsstellung der Flüchtlinge, stand: 28.07.1951}]",
    "{}",
)
SCHLECHT = (
    """
unterkuenfte:
  - {id: u, name: Haus am Park, art: wohnung, eroeffnet_am: 01.05.1826}
""",
    "rahmen: {stand: 01.10.2031}",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, foerderung: [{geber: bund, bis: 31.12.9999}]}
""",
    "rahmen: {stand: 01.10.2021}",
)
_UEBLICH = (30, 20)
FENSTER = {
    "rahmen.stand": (30, 1),
    "rahmen.laufzeit_von": (20, 10),
    "rahmen.laufzeit_bis": (20, 25),
    "papier.stand": (10, 1),
    "beschlussvorlage.datum": (10, 3),
    "quellen.stand": (200, 20),
    "gegruendet": (80, 0),
    "seit": (80, 0),
    "eroeffnet_am": (80, 15),
    "stichtag": (20, 0),
    "geprueft_am": (20, 0),
    "informiert_am": (20, 0),
    "foerderung.jahr": (15, 10),
    "mittel.jahr": (15, 15),
    "traegerplaetze.jahr": (20, 5),
    "kursbedarf.jahr": (15, 10),
    "kurse.beginn": (15, 5),
    "kurse.ende": (15, 8),
    "naechster_bericht": (15, 10),
    "zieljahr": (20, 30),
    "ziele.bis": (20, 30),
}
_BELEGE = frozenset({"stand", "stichtag", "geprueft_am", "informiert_am", "verteilt_am"})
_VERALTET = timedelta(days=4 * 366)
_ABHILFE = "Berichtigen Sie die Angabe; ist sie unbefristet oder unbekannt, löschen Sie die Zeile."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per day or year outside the window of its field, and one where all counts are long past."""
    newest = date.min
    for eintrag in eintraege(konzept, tage):
        for name in eintrag.teil.regeln:
            value = getattr(eintrag.ding, name)
            if value is not None:
                yield from _jahr(eintrag, name, value, konzept.stichtag.year)
                newest = max(newest, _beleg(eintrag, name, value))
    if newest > date.min and konzept.stichtag - newest > _VERALTET:
        message = f"Der Stichtag der Prüfung ist der {wann(konzept.stichtag)}, der jüngste Stand der Daten der {wann(newest)}."
        remedy = "Prüfen Sie den Stichtag, oder bringen Sie die Angaben auf den neuesten Stand."
        yield Treffer(pfad(konzept, "rahmen"), message, remedy, "stichtag")


def _jahr(eintrag: Eintrag, name: str, value: date | Jahr, year: int) -> Iterator[Treffer]:
    """Yield a hit where a year is outside its window; what PLA003 says of the future is not said twice."""
    field = f"{eintrag.teil.feld}.{name}"
    first, last = _fenster(field, year)
    if jahr(value) < first or (jahr(value) > last and not nur_vergangen(field)):
        usual = f"üblich sind hier die Jahre {first} bis {last}"
        message = f"{eintrag.wo} steht im Feld „{eintrag.feldname(name)}“ {wann(value)}; {usual}."
        yield Treffer((*eintrag.pfad, name), message, _ABHILFE, eintrag.bezug)


def _beleg(eintrag: Eintrag, name: str, value: date | Jahr) -> date:
    """Return the day on which something in the data was counted or looked at, the first of all days for the rest."""
    counts = name in _BELEGE and eintrag.teil.feld != "quellen"
    return value if counts and isinstance(value, date) else date.min


@cache
def _fenster(field: str, year: int) -> tuple[int, int]:
    """Return the first and the last year that are usual for a field, found by its whole name or by the end of it."""
    parts = field.split(".")
    ends = (".".join(parts[start:]) for start in range(len(parts)))
    back, ahead = next((FENSTER[end] for end in ends if end in FENSTER), _UEBLICH)
    return year - back, year + ahead
