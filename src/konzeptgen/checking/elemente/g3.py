"""Erfüllt, wenn mit freien Trägern Vereinbarungen bestehen, die den Träger nicht an fachliche Weisungen binden.

Eine Vereinbarung zählt, wenn sie am Stichtag geschlossen und nicht ausgelaufen ist. Wer nur eine ausgelaufene hat, wird
genannt. Ob eine Vereinbarung an Weisungen bindet, muss angegeben sein.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konzeptgen.base.german import anzahl, datum, numerus
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import anteil, einmal, namen, ohne_freie, pfad
from konzeptgen.checking.elemente.zeit import ausgelaufen
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.zusammenarbeit import Vereinbarung

ELEMENT = Element(
    code="G3",
    titel="Kommune und freie Träger arbeiten partnerschaftlich",
    fundstelle="A3",
    forderung="Kommune und freie Träger schließen Vereinbarungen auf Augenhöhe. Die Kommune legt Ziele fest, der Träger den Weg dorthin.",
)
FELDER: Felder = {
    "vereinbarungen": (Verdorben(None, "keine Vereinbarungen erfasst"),),
    "vereinbarungen.traeger": (Verdorben("stadt", "mit freien Trägern besteht keine"),),
    "vereinbarungen.datum": (Verdorben("01.01.2028", "mit freien Trägern besteht keine"),),
    "vereinbarungen.beginn": (Verdorben("01.01.2028", "mit freien Trägern besteht keine"),),
    "vereinbarungen.bis": (Verdorben("31.12.2025", "am 31.12.2025 ausgelaufen"),),
    "vereinbarungen.weisungsgebunden": (
        Verdorben("ja", "bindet den Träger an fachliche Weisungen"),
        Verdorben("unbekannt", "nicht bekannt, ob"),
        Verdorben(None, "nicht bekannt, ob"),
    ),
    "traeger.art": (Verdorben("kommune", "mit freien Trägern besteht keine"),),
    "traeger.beherrscht_von": (Verdorben("kommune", "mit freien Trägern besteht keine"),),
}
_BASIS = """
traeger:
  - {id: cv, name: Caritas, art: freie_wohlfahrt}
  - {id: dw, name: Diakonie, art: freie_wohlfahrt}
  - {id: st, name: Stadt, art: kommune}
vereinbarungen:
"""
_GUT = "  - {traeger: cv, gegenstand: Beratung, datum: 01.01.2026, bis: 31.12.2028, weisungsgebunden: nein}\n"
_GEBUNDEN = "  - {traeger: dw, gegenstand: Auszugshilfe, datum: 01.01.2026, weisungsgebunden: ja}\n"
_ALT = "  - {traeger: dw, gegenstand: Auszugshilfe, datum: 01.01.2020, bis: 31.12.2025, weisungsgebunden: nein}\n"
ERFUELLT = (_BASIS + _GUT, _BASIS + _GUT + "  - {traeger: dw, gegenstand: Auszugshilfe, datum: 01.01.2026}\n")
TEILWEISE = (
    (_BASIS + _GUT + _GEBUNDEN, "Die Vereinbarung mit „Diakonie“ über „Auszugshilfe“ bindet den Träger an fachliche"),
    (_BASIS + _GUT + _ALT, "Die Vereinbarung mit „Diakonie“ über „Auszugshilfe“ ist am 31.12.2025 ausgelaufen."),
    (_BASIS + _GUT.replace("nein", "unbekannt"), "nicht bekannt, ob sie den Träger an fachliche Weisungen bindet"),
)
OFFEN = (
    (_BASIS + _ALT, "ist am 31.12.2025 ausgelaufen"),
    (_BASIS + "  - {traeger: st, gegenstand: Amtshilfe, weisungsgebunden: nein}\n", "mit freien Trägern besteht keine"),
)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]",)


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield the agreements that hold, the lapsed ones without a successor, and how far they bind to instructions."""
    if not konzept.vereinbarungen:
        yield Unbekannt("Es sind keine Vereinbarungen erfasst.", ("vereinbarungen",))
        return
    free = [v for v in konzept.vereinbarungen if v.traeger.frei]
    running = [v for v in konzept.geltende_vereinbarungen if v.traeger.frei]
    yield from _ausgelaufene(konzept, free, running)
    if running:
        partners = einmal(v.traeger for v in running)
        who = anzahl(len(partners), "freien Träger", "freien Trägern", "m", "dat")
        count = anzahl(len(running), "Vereinbarung", "Vereinbarungen", "f")
        said = f"Mit {who} {numerus(running, 'besteht', 'bestehen')} {count}: {namen(t.kurz for t in partners)}."
        yield Erfuellt(said, ("vereinbarungen",))
        yield from _weisungen(konzept, running)
    elif not any(ausgelaufen(v, konzept.tag) for v in free):
        sentence = "Vereinbarungen sind erfasst, aber mit freien Trägern besteht keine."
        yield ohne_freie((v.traeger for v in konzept.vereinbarungen), sentence, ("vereinbarungen",))


def _ausgelaufene(konzept: Konzept, free: Sequence[Vereinbarung], running: Sequence[Vereinbarung]) -> Iterator[Teil]:
    still = {v.traeger for v in running}
    for v in free:
        ended = ausgelaufen(v, konzept.tag)
        if ended and v.traeger not in still:
            sentence = (
                f"Die Vereinbarung mit „{v.traeger.kurz}“ über „{v.gegenstand}“ ist am {datum(ended)} ausgelaufen."
            )
            yield Fehlt(sentence, pfad(konzept, "vereinbarungen", v, "bis"), v.traeger.id)


def _weisungen(konzept: Konzept, running: Sequence[Vereinbarung]) -> Iterator[Teil]:
    free = [v for v in running if v.weisungsgebunden == "nein"]
    silent = [v for v in running if v.weisungsgebunden == "unbekannt"]
    known = len(running) - len(silent)
    if free:
        share = anteil(len(free), known, len(running), ("Vereinbarung", "Vereinbarungen", "f"))
        path = pfad(konzept, "vereinbarungen", free[0], "weisungsgebunden")
        yield Erfuellt(f"Bei {share} bestimmt der Träger selbst, wie er das Ziel erreicht.", path)
    for v in running:
        if v.weisungsgebunden == "ja":
            sentence = f"Die Vereinbarung mit „{v.traeger.kurz}“ über „{v.gegenstand}“ bindet den Träger an fachliche Weisungen."
            yield Fehlt(sentence, pfad(konzept, "vereinbarungen", v, "weisungsgebunden"), v.traeger.id)
    if silent:
        path = pfad(konzept, "vereinbarungen", silent[0], "weisungsgebunden")
        what = "Zur Vereinbarung" if len(silent) == 1 else "Zu den Vereinbarungen"
        does = (
            "sie den Träger an fachliche Weisungen bindet" if len(silent) == 1 else "sie an fachliche Weisungen binden"
        )
        sentence = f"{what} mit {namen((v.traeger.kurz for v in silent), dativ=True)} ist nicht bekannt, ob {does}."
        yield Unbekannt(sentence, path, daneben=bool(known))
