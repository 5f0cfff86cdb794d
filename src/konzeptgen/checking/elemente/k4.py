"""Erfüllt, wenn an jedem Runden Tisch die Freie Wohlfahrtspflege sitzt und jeder Sozialraum einen solchen Tisch hat.

Ein Sitz zählt, wenn der Träger zur Freien Wohlfahrtspflege oder zu einem Spitzenverband gehört. Aufgelöste Tische zählen
nicht. Wo keine Sozialräume erfasst sind, geht es nur um die Sitze.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from konzeptgen.base.german import aufzaehlung, gross, klein, numerus
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import anteil, namen, pfad
from konzeptgen.checking.elemente.tische import ohne_tische
from konzeptgen.checking.rules.net_hilfen import aus_der_wohlfahrt, ohne_art
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.runde_tische import RunderTisch
from konzeptgen.model.sozialraeume import Sozialraum

ELEMENT = Element(
    code="K4",
    titel="Freie Träger sitzen an Runden Tischen in den Sozialräumen",
    fundstelle="C4, N5, N6",
    forderung="An jedem Runden Tisch zur Integration sitzt die Freie Wohlfahrtspflege, und jeder Sozialraum hat einen solchen Tisch.",
)
_KEINE = "sitzt die Freie Wohlfahrtspflege nicht"
FELDER: Felder = {
    "runde_tische": (Verdorben(None, "keine Runden Tische erfasst"),),
    "runde_tische.gegruendet": (Verdorben("2099", "besteht am Stichtag keiner"),),
    "runde_tische.ende": (Verdorben("01.01.2001", "besteht am Stichtag keiner"),),
    "runde_tische.sitze": (Verdorben(None, "Nicht bekannt ist, ob"), Verdorben([], "Nicht bekannt ist, ob")),
    "runde_tische.sitze.traeger": (Verdorben("stadt", _KEINE),),
    "runde_tische.sitze.art": (Verdorben(None, "Nicht bekannt ist, ob", auch={"runde_tische.sitze.traeger": "stadt"}),),
    "runde_tische.sozialraeume": (
        Verdorben(["nord"], "Einen Runden Tisch mit der Freien Wohlfahrtspflege hat nicht: Süd"),
        Verdorben(None, "für welche Sozialräume"),
    ),
    "traeger.art": (Verdorben("kommune", _KEINE, auch={"traeger.spitzenverband": None}),),
    "traeger.spitzenverband": (Verdorben(None, _KEINE, auch={"traeger.art": "kommune"}),),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}, {id: st, name: Stadt, art: kommune}]
sozialraeume: [{id: n, name: Nord}, {id: s, name: Süd}]
runde_tische:
"""
_BEIDE = "  - {id: a, name: Tisch A, sozialraeume: [n, s], sitze: [{traeger: cv}]}\n"
_STADT = "  - {id: b, name: Tisch B, sitze: [{traeger: st}]}\n"
ERFUELLT = (
    _BASIS + _BEIDE,
    _BASIS.replace("sozialraeume: [{id: n, name: Nord}, {id: s, name: Süd}]\n", "") + _BEIDE.replace("[n, s]", "[]"),
)
TEILWEISE = (
    (_BASIS + _BEIDE + _STADT, "Am Tisch „Tisch B“ sitzt die Freie Wohlfahrtspflege nicht."),
    (_BASIS + _BEIDE.replace("[n, s]", "[n]"), "Einen Runden Tisch mit der Freien Wohlfahrtspflege hat nicht: Süd."),
    (_BASIS + _BEIDE.replace("sozialraeume: [n, s], ", ""), "für welche Sozialräume die Runden Tische da sind"),
    (
        _BASIS + _BEIDE.replace("[n, s]", "[n]") + "  - {id: c, name: Tisch C, sitze: [{traeger: cv}]}\n",
        "Nicht bekannt ist, ob einen Runden Tisch mit der Freien Wohlfahrtspflege hat: Süd.",
    ),
    (
        _BASIS + _BEIDE.replace("[n, s]", "[n]") + "  - {id: c, name: Tisch C, sozialraeume: [s]}\n",
        "Nicht bekannt ist, ob einen Runden Tisch mit der Freien Wohlfahrtspflege hat: Süd.",
    ),
)
OFFEN = (
    (_BASIS + _STADT, "Am Tisch „Tisch B“ sitzt die Freie Wohlfahrtspflege nicht."),
    (_BASIS + _BEIDE.replace("name: Tisch A,", "name: Tisch A, ende: 31.12.2025,"), "besteht am Stichtag keiner"),
)
OHNE_DATEN = (
    "traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]",
    _BASIS + "  - {id: a, name: Tisch A}\n",
    _BASIS + "  - {id: a, name: Tisch A, sitze: [{organisation: Verein}]}\n",
)


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield at which tables the Freie Wohlfahrtspflege sits, and which Sozialräume have such a table."""
    yield from ohne_tische(konzept)
    seated = [tisch for tisch in konzept.bestehende_tische if any(map(aus_der_wohlfahrt, tisch.sitze))]
    silent = [tisch for tisch in konzept.bestehende_tische if tisch not in seated and _unklar(tisch)]
    yield from _sitze(konzept, seated, silent)
    if konzept.sozialraeume and seated:
        yield from _sozialraeume(konzept, seated, silent)


def _unklar(tisch: RunderTisch) -> bool:
    return not tisch.sitze or bool(ohne_art(tisch.sitze))


def _sitze(konzept: Konzept, seated: Sequence[RunderTisch], silent: Sequence[RunderTisch]) -> Iterator[Teil]:
    tables = konzept.bestehende_tische
    lacking = [tisch for tisch in tables if tisch not in seated and tisch not in silent]
    known = len(seated) + len(lacking)
    if seated:
        share = anteil(len(seated), known, len(tables), ("Runden Tisch", "Runden Tischen", "m"))
        yield Erfuellt(f"An {share} sitzt die Freie Wohlfahrtspflege.", ("runde_tische", "sitze"))
    if lacking:
        sentence = f"{_am(lacking)} sitzt die Freie Wohlfahrtspflege nicht."
        yield Fehlt(sentence, pfad(konzept, "runde_tische", lacking[0], "sitze"), lacking[0].id)
    if silent:
        where = _am(silent)
        sentence = f"Nicht bekannt ist, ob {klein(where)} die Freie Wohlfahrtspflege sitzt."
        path = pfad(konzept, "runde_tische", silent[0], "sitze")
        yield Unbekannt(sentence, path, silent[0].id, daneben=known > 0)


def _am(tables: Sequence[RunderTisch]) -> str:
    names = namen((tisch.name for tisch in tables), dativ=True)
    return f"{numerus(tables, 'Am Tisch', 'An den Tischen')} {names}"


def _sozialraeume(konzept: Konzept, seated: Sequence[RunderTisch], silent: Sequence[RunderTisch]) -> Iterator[Teil]:
    path = ("runde_tische", "sozialraeume")
    if not any(tisch.sozialraeume for tisch in konzept.bestehende_tische):
        yield Unbekannt("Nicht bekannt ist, für welche Sozialräume die Runden Tische da sind.", path)
        return
    there = {raum for tisch in seated for raum in tisch.sozialraeume}
    maybe = _moeglich(konzept, seated, silent) - there
    away = set(konzept.sozialraeume) - there - maybe
    table = "einen Runden Tisch mit der Freien Wohlfahrtspflege"
    if there:
        yield Erfuellt(f"{gross(table)} {numerus(there, 'hat', 'haben')}: {_reihe(konzept, there)}.", path)
    if away:
        yield Fehlt(f"{gross(table)} {numerus(away, 'hat', 'haben')} nicht: {_reihe(konzept, away)}.", path)
    if maybe:
        verb = numerus(maybe, "hat", "haben")
        yield Unbekannt(f"Nicht bekannt ist, ob {table} {verb}: {_reihe(konzept, maybe)}.", path)


def _moeglich(konzept: Konzept, seated: Sequence[RunderTisch], silent: Sequence[RunderTisch]) -> set[Sozialraum]:
    """Return the Sozialräume that may have such a table: all where one does not say for which of them it is."""
    if any(not tisch.sozialraeume for tisch in (*seated, *silent)):
        return set(konzept.sozialraeume)
    return {raum for tisch in silent for raum in tisch.sozialraeume}


def _reihe(konzept: Konzept, rooms: Collection[Sozialraum]) -> str:
    return aufzaehlung(raum.name for raum in konzept.sozialraeume if raum in rooms)
