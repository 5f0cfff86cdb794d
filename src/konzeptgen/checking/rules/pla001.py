"""Was: Ein Ende liegt vor seinem Anfang.

Verglichen werden Tage, Jahre und Uhrzeiten im selben Eintrag. Was ungewöhnlich ist, aber vorkommt, ergibt eine Warnung:
eine Anmeldung nach dem Beginn, eine Vereinbarung im Nachhinein, eine Bewilligung, die vor dem Jahr ihres Betrags endet,
eine Stelle, die schließt, bevor sie öffnet. Angebote über Nacht bleiben unberührt.

Warum: Wer nachrechnet, stößt auf den Widerspruch, und jede Frist und Dauer daraus ist falsch. Für Unterkünfte und Kurse
weist schon das Einlesen solche Tage zurück.

Beispiel: Die Laufzeit des Konzepts beginnt 2031 und endet 2027.

Abhilfe: Prüfen Sie beide Angaben. Oft ist ein Jahr vertippt, oder Anfang und Ende sind vertauscht.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.schema import Feldregeln
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.pla_hilfen import Eintrag, eintraege, nach, tage, wann
from konzeptgen.model.bausteine import Oeffnungszeit
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA001",
    name="ende-vor-anfang",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.FEHLER,
    elemente=(),
    kapitel="ausgangslage",
)
GUT = (
    "rahmen: {laufzeit_von: 2027, laufzeit_bis: 2031}",
    "rahmen: {laufzeit_bis: 2026}",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - id: a
    traeger: cv
    name: Beratung
    leistungsart: mbe
    oeffnungszeiten: [{tage: [mo], von: "8:30", bis: "12:00"}, {tage: [fr], von: "20:00", bis: "6:00"}, {tage: [sa], zeiten: [9-12, 20-24]}]
""",
)
SCHLECHT = (
    "rahmen: {laufzeit_von: 2031, laufzeit_bis: 2027}",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
vereinbarungen:
  - {traeger: cv, gegenstand: Beratung, datum: 01.01.2026, bis: 31.12.2024}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein, anmeldung_am: 01.06.2026, beginn: 01.03.2026}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, oeffnungszeiten: [{tage: [mo], von: "12:00", bis: "8:30"}, {tage: [di], zeiten: [9-12, 16-14]}]}
""",
)
_PAARE = (
    ("laufzeit_von", "laufzeit_bis"),
    ("zugelassen_von", "zugelassen_bis"),
    ("eroeffnet_am", "schliessung_am"),
    ("anmeldung_am", "beginn"),
    ("vereinbarung_am", "vereinbarung_bis"),
    ("beginn", "ende"),
    ("beginn", "bis"),
    ("seit", "ende"),
    ("gegruendet", "ende"),
    ("datum", "bis"),
    ("datum", "frist"),
    ("datum", "gueltig_bis"),
    ("jahr", "bis"),
)
_MILDE = frozenset(
    {("anmeldung_am", "beginn"), ("jahr", "bis"), ("datum", "bis"), ("vereinbarung_am", "vereinbarung_bis")}
)
_ABEND, _MORGEN = 17 * 60, 10 * 60
_ABHILFE = "Prüfen Sie beide Angaben; oft ist ein Jahr vertippt, oder sie sind vertauscht."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per entry whose end comes before its beginning."""
    for eintrag in eintraege(konzept, _paare):
        for first, last in _PAARE:
            if first in eintrag.teil.regeln and last in eintrag.teil.regeln:
                yield from _paar(eintrag, first, last)
    for index, angebot in enumerate(konzept.angebote):
        for number, zeit in enumerate(angebot.oeffnungszeiten):
            for path, von, bis in _spannen(zeit):
                if not _moeglich(von, bis):
                    message = f"„{angebot.name}“ schließt nach den Angaben um {bis} Uhr und öffnet um {von} Uhr."
                    where = ("angebote", index, "oeffnungszeiten", number, *path)
                    yield Treffer(where, message, "Prüfen Sie die Felder von und bis.", angebot.id, Severity.WARNUNG)


def _spannen(zeit: Oeffnungszeit) -> Iterator[tuple[DataPath, str, str]]:
    """Yield where each span of a day stands, its beginning and its end."""
    if zeit.von and zeit.bis:
        yield ("bis",), zeit.von, zeit.bis
    for index, span in enumerate(zeit.zeiten):
        von, _, bis = span.partition("–")
        if bis:
            yield ("zeiten", index), von, bis


def _paare(field: str, members: Feldregeln) -> Feldregeln:
    """Pick the days and years of which one ends what another begins."""
    days = tage(field, members)
    return {name: days[name] for pair in _PAARE if set(pair) <= days.keys() for name in pair}


def _paar(eintrag: Eintrag, first: str, last: str) -> Iterator[Treffer]:
    begin, end = getattr(eintrag.ding, first), getattr(eintrag.ding, last)
    if begin is None or end is None or not nach(begin, end):
        return
    message = (
        f"{eintrag.wo} liegt „{eintrag.feldname(last)}“ ({wann(end)}) vor „{eintrag.feldname(first)}“ ({wann(begin)})."
    )
    milder = Severity.WARNUNG if (first, last) in _MILDE else None
    yield Treffer((*eintrag.pfad, last), message, _ABHILFE, eintrag.bezug, milder)


def _moeglich(von: str, bis: str) -> bool:
    """Return whether a place can be open from ``von`` to ``bis``, be it over night or until midnight."""
    begin, end = _minuten(von), _minuten(bis) or 24 * 60
    return begin < end or (begin >= _ABEND and end <= _MORGEN)


def _minuten(time: str) -> int:
    hours, _, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)
