"""Was: Es sind mehr Plätze belegt, als es gibt, oder die Warteliste passt nicht zu den Plätzen.

Geprüft werden Unterkünfte, Kurse und Angebote. Eine Warteliste, die mehr als zehnmal so lang ist wie das Angebot groß,
ergibt einen Hinweis; ebenso eine Sitzung, zu der weit mehr Menschen kamen, als der Runde Tisch Sitze hat.

Warum: Entweder stimmt eine der Zahlen nicht, oder es wohnen und lernen mehr Menschen dort, als Platz haben. Beides muss
bekannt sein, bevor das Dokument freie Plätze nennt.

Beispiel: Eine Unterkunft hat 90 Plätze, 120 davon sind belegt.

Abhilfe: Prüfen Sie beide Zahlen und ihren Stichtag. Ist wirklich überbelegt, begründen Sie das in ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import anzahl, zahl
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.runde_tische import RunderTisch

REGEL = Regel(
    code="PLA005",
    name="mehr-belegt-als-plaetze",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="ausgangslage",
)
GUT = (
    """
unterkuenfte:
  - {id: u, name: Haus am Park, art: gemeinschaftsunterkunft, plaetze: 90, belegt: 90}
  - {id: v, name: Haus am Kanal, art: gemeinschaftsunterkunft, belegt: 120}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Therapie, leistungsart: psychosoziale_beratung, kapazitaet: {plaetze: 20, warteliste: 60}}
""",
)
SCHLECHT = (
    """
unterkuenfte:
  - {id: u, name: Haus am Park, art: gemeinschaftsunterkunft, plaetze: 90, belegt: 120}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein, plaetze: 20, belegt: 25}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, kapazitaet: {plaetze: 80, warteliste: 1.200}}
""",
    """
runde_tische:
  - {id: rt, name: Tisch, sitze: [{organisation: Polizei, art: behoerde}], sitzungen: [{datum: 01.03.2026, teilnehmende: 140}]}
""",
)
_LANG, _MINDESTENS = 10, 50
_GAESTE, _UEBER = 3, 30
_ABHILFE = "Prüfen Sie beide Zahlen und ihren Stichtag."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per shelter, course or offer with more people than places."""
    for index, haus in enumerate(konzept.unterkuenfte):
        yield from _belegt(("unterkuenfte", index), haus.name, haus.id, haus.plaetze, haus.belegt)
    for index, kurs in enumerate(konzept.kurse):
        yield from _belegt(("kurse", index), kurs.name or kurs.id, kurs.id, kurs.plaetze, kurs.belegt)
    for index, angebot in enumerate(konzept.angebote):
        size = angebot.kapazitaet
        if size:
            path = ("angebote", index, "kapazitaet")
            yield from _belegt(path, angebot.name, angebot.id, size.plaetze, size.belegt)
            yield from _wartet(path, angebot.name, angebot.id, size.plaetze, size.warteliste)
    for index, tisch in enumerate(konzept.runde_tische):
        yield from _tisch(index, tisch)


def _belegt(path: DataPath, name: str, bezug: str, plaetze: int | None, belegt: int | None) -> Iterator[Treffer]:
    if plaetze is not None and belegt is not None and belegt > plaetze:
        message = f"Bei „{name}“ sind {zahl(belegt)} Plätze belegt, im Feld „plaetze“ stehen {zahl(plaetze)}."
        yield Treffer((*path, "belegt"), message, _ABHILFE, bezug)


def _wartet(path: DataPath, name: str, bezug: str, plaetze: int | None, wartende: int | None) -> Iterator[Treffer]:
    if plaetze and wartende and wartende >= _MINDESTENS and wartende > _LANG * plaetze:
        message = f"Bei „{name}“ stehen {zahl(wartende)} Menschen auf der Warteliste, im Feld „plaetze“ stehen {zahl(plaetze)}."
        yield Treffer((*path, "warteliste"), message, _ABHILFE, bezug, Severity.HINWEIS)


def _tisch(index: int, tisch: RunderTisch) -> Iterator[Treffer]:
    seats = len(tisch.sitze)
    for number, sitzung in enumerate(tisch.sitzungen):
        came = sitzung.teilnehmende or 0
        if seats and came > _GAESTE * seats and came > seats + _UEBER:
            message = f"An einer Sitzung von „{tisch.name}“ nahmen {zahl(came)} Menschen teil, das Feld „sitze“ hat {anzahl(seats, 'Eintrag', 'Einträge', 'm', 'akk')}."
            path = ("runde_tische", index, "sitzungen", number, "teilnehmende")
            yield Treffer(path, message, "Prüfen Sie die Zahl und die Sitze.", tisch.id, Severity.HINWEIS)
