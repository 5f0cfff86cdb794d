"""Was: Ein Teil ist größer als das Ganze, zu dem er gehört.

Geprüft werden Reserve und Plätze, Auszüge, Kursergebnisse, Vermittlungen, Arbeitsplätze bei Trägern, der Eigenanteil
einer Maßnahme und die Szenarien eines Jahres. Sind die Plätze aller Häuser zusammen deutlich mehr als die Kapazität des Jahres, ist das eine Warnung.

Warum: Aus solchen Zahlen werden Anteile über 100 Prozent und Engpässe, die es nicht gibt.

Beispiel: 100 Menschen haben Kurse begonnen, 80 haben sie abgeschlossen und 40 abgebrochen.

Abhilfe: Prüfen Sie beide Zahlen. Zählen sie Verschiedenes, etwa andere Jahre, tragen Sie nur ein, was zusammengehört.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahl
from konzeptgen.base.scalars import Jahr
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.kurse import Kursergebnis

REGEL = Regel(
    code="PLA006",
    name="teil-groesser-als-das-ganze",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.FEHLER,
    elemente=(),
    kapitel="ausgangslage",
)
GUT = (
    "kursergebnisse: [{jahr: 2025, begonnen: 100, abgeschlossen: 70, abgebrochen: 30}]",
    "kapazitaeten: [{jahr: 2026, plaetze: 400, reserve: 40}]",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
traegerplaetze: [{traeger: cv, jahr: 2026, ausbildung: 4, zugewanderte: 12}]
""",
    "prognosen: [{jahr: 2027, szenario: niedrig, personen: 80}, {jahr: 2027, szenario: hoch, personen: 120}]",
)
SCHLECHT = (
    "kursergebnisse: [{jahr: 2025, begonnen: 100, abgeschlossen: 80, abgebrochen: 40}]",
    "kapazitaeten: [{jahr: 2026, plaetze: 400, reserve: 4.000}]",
    "auszuege: [{jahr: 2025, personen: 90, in_wohnungen: 120}]",
    "wohnungsvermittlung: [{jahr: 2025, haushalte: 70, personen: 30}]",
    "massnahmen: [{id: m, name: Lotsen, handlungsfeld: wohnen, mittel: 40.000, eigenanteil: 60.000}]",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
traegerplaetze: [{traeger: cv, jahr: 2026, ausbildung: 4, beschaeftigung: 6, zugewanderte: 12}]
""",
    "prognosen: [{jahr: 2027, szenario: niedrig, personen: 180}, {jahr: 2027, szenario: hoch, personen: 120}]",
    """
kapazitaeten: [{jahr: 2026, plaetze: 200}]
unterkuenfte:
  - {id: u, name: Haus am Park, art: gemeinschaftsunterkunft, plaetze: 180}
  - {id: v, name: Haus am Kanal, art: gemeinschaftsunterkunft, plaetze: 160}
""",
)
_ABHILFE = "Prüfen Sie beide Zahlen; zählen sie Verschiedenes, tragen Sie nur ein, was zusammengehört."
_ORDNUNG = ("niedrig", "mittel", "hoch")
_SPIELRAUM = 1.25


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per part that is larger than its whole."""
    for index, result in enumerate(konzept.kursergebnisse):
        yield from _ergebnis(("kursergebnisse", index), result)
    for path, part, words, whole, field in (*_paare(konzept), *_anteile(konzept)):
        if part is not None and whole is not None and part > whole:
            message = f"{words.format(zahl(part))}, {field} stehen aber nur {zahl(whole)}."
            yield Treffer(path, message, _ABHILFE, str(path[0]))
    yield from _szenarien(konzept)
    yield from _haeuser(konzept)


def _paare(konzept: Konzept) -> Iterator[tuple[DataPath, int | None, str, int | None, str]]:
    """Yield place, part, sentence on it, whole and where the whole stands."""
    for index, k in enumerate(konzept.kapazitaeten):
        words = f"{k.jahr} sind {{}} Plätze Reserve"
        yield ("kapazitaeten", index, "reserve"), k.reserve, words, k.plaetze, "im Feld „plaetze“"
    for index, a in enumerate(konzept.auszuege):
        words = f"{a.jahr} zogen {{}} Menschen in eigene Wohnungen"
        yield ("auszuege", index, "in_wohnungen"), a.in_wohnungen, words, a.personen, "im Feld „personen“"
    for index, v in enumerate(konzept.wohnungsvermittlung):
        words = f"{v.jahr} fanden {{}} Haushalte eine Wohnung"
        yield ("wohnungsvermittlung", index, "haushalte"), v.haushalte, words, v.personen, "im Feld „personen“"
    for index, t in enumerate(konzept.traegerplaetze):
        whole = None if t.ausbildung is None or t.beschaeftigung is None else t.ausbildung + t.beschaeftigung
        words = f"{t.jahr} sind bei „{t.traeger.kurz}“ {{}} Plätze mit Zugewanderten besetzt"
        yield (
            ("traegerplaetze", index, "zugewanderte"),
            t.zugewanderte,
            words,
            whole,
            "in den Feldern „ausbildung“ und „beschaeftigung“",
        )


def _anteile(konzept: Konzept) -> Iterator[tuple[DataPath, Decimal | None, str, Decimal | None, str]]:
    """Yield the own share of each measure and what it costs, as ``_paare`` does."""
    for index, m in enumerate(konzept.massnahmen):
        words = f"Die Maßnahme „{m.name}“ kostet die Kommune {{}} Euro im Jahr"
        yield ("massnahmen", index, "eigenanteil"), m.eigenanteil, words, m.mittel, "im Feld „mittel“"


def _ergebnis(path: DataPath, result: Kursergebnis) -> Iterator[Treffer]:
    finished, left = result.abgeschlossen or 0, result.abgebrochen or 0
    if finished + left <= result.begonnen:
        return
    parts = [f"{zahl(finished)} abgeschlossen"] if finished else []
    parts += [f"{zahl(left)} abgebrochen"] if left else []
    name = "abgeschlossen" if finished else "abgebrochen"
    message = f"{result.jahr} haben {' und '.join(parts)}, im Feld „begonnen“ stehen aber nur {zahl(result.begonnen)}."
    yield Treffer((*path, name), message, _ABHILFE, "kursergebnisse")


def _szenarien(konzept: Konzept) -> Iterator[Treffer]:
    for jahr in konzept.jahre_der_aufnahme:
        known = [(name, found) for name in _ORDNUNG if (found := konzept.prognose(jahr, name))]
        for (low, less), (high, more) in combinations(known, 2):
            if less.personen > more.personen:
                path = ("prognosen", konzept.prognosen.index(less), "personen")
                message = f"{jahr} hat das Szenario „{low}“ {zahl(less.personen)} Menschen, „{high}“ nur {zahl(more.personen)}."
                yield Treffer(path, message, "Prüfen Sie, ob die Szenarien vertauscht sind.", "prognosen")


def _haeuser(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit where the houses that are open today have far more places than the year's capacity says."""
    capacity = konzept.kapazitaet(Jahr(konzept.tag.year))
    total = sum(haus.plaetze or 0 for haus in konzept.da(konzept.unterkuenfte) if haus.art != "erstaufnahme")
    if capacity and total > capacity.plaetze * _SPIELRAUM:
        path = ("kapazitaeten", konzept.kapazitaeten.index(capacity), "plaetze")
        message = f"Für {capacity.jahr} sind {zahl(capacity.plaetze)} Plätze erfasst, die Häuser in unterkuenfte.yaml haben zusammen {zahl(total)}."
        yield Treffer(path, message, "Prüfen Sie Kapazität und Häuser.", "kapazitaeten", Severity.WARNUNG)
