"""Erfüllt, wenn das Verzeichnis im letzten Jahr an benannte Stellen ging und die Angaben zu den Angeboten nicht älter sind.

Ein Angebot ohne Tag der Prüfung ist nicht bekannt; es zählt weder so noch so, solange es andere mit einem Tag gibt.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import anzahl, datum
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import angebote, anteil, laufzeit, namen, ohne_angebote, pfad
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.zusammenarbeit import Verzeichnispflege

ELEMENT = Element(
    code="N1",
    titel="Die Kommune kennt und verteilt das Verzeichnis der Angebote",
    fundstelle="N5",
    forderung="Die Kommune führt ein Verzeichnis der Angebote, prüft es jedes Jahr und gibt es jedes Jahr an die Stellen, die darauf verweisen.",
)
FELDER: Felder = {
    "verzeichnis": (Verdorben(None, "nicht erfasst, an wen das Verzeichnis geht"),),
    "verzeichnis.verteilt_an": (Verdorben(None, "nicht erfasst, an wen das Verzeichnis geht"),),
    "verzeichnis.verteilt_am": (
        Verdorben("01.06.2024", "zuletzt am 01.06.2024 verteilt"),
        Verdorben("01.01.2099", "wann das Verzeichnis zuletzt"),
        Verdorben(None, "wann das Verzeichnis zuletzt"),
    ),
    "angebote": (Verdorben(None, "keine Angebote erfasst"),),
    **laufzeit("kein laufendes Angebot"),
    "angebote.geprueft_am": (
        Verdorben("01.06.2024", "seit mehr als zwölf Monaten nicht geprüft"),
        Verdorben("01.01.2099", "wann die Angaben"),
        Verdorben(None, "wann die Angaben"),
    ),
}
_BASIS = """
traeger: [{{id: cv, name: Caritas, art: freie_wohlfahrt}}]
angebote: [{{id: a, traeger: cv, name: MBE, leistungsart: mbe{0}}}, {{id: b, traeger: cv, name: JMD, leistungsart: jmd{1}}}]
"""
_NEU, _ALT = ", geprueft_am: 01.09.2026", ", geprueft_am: 01.09.2024"
_VERTEILT = "verzeichnis: {verteilt_an: [Jobcenter], verteilt_am: 01.07.2026}\n"
ERFUELLT = (_BASIS.format(_NEU, _NEU) + _VERTEILT, _BASIS.format(_NEU, "") + _VERTEILT)
TEILWEISE = (
    (_BASIS.format(_NEU, _ALT) + _VERTEILT, "Ein Angebot ist seit mehr als zwölf Monaten nicht geprüft: „JMD“."),
    (_BASIS.format(_NEU, _NEU), "nicht erfasst, an wen das Verzeichnis geht"),
    (_BASIS.format(_NEU, _NEU) + _VERTEILT.replace("2026", "2024"), "zuletzt am 01.07.2024 verteilt"),
)
OFFEN = ((_BASIS.format(_ALT, _ALT), "seit mehr als zwölf Monaten nicht geprüft"),)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]", _BASIS.format("", ""))


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield to whom the directory goes and when it last did, and how fresh the entries are."""
    yield _verteilt(konzept, konzept.verzeichnis)
    if konzept.aktive_angebote:
        yield from _geprueft(konzept)
    else:
        yield from ohne_angebote(konzept)


def _verteilt(konzept: Konzept, verzeichnis: Verzeichnispflege | None) -> Teil:
    path = ("verzeichnis", "verteilt_am")
    if verzeichnis is None or not verzeichnis.verteilt_an:
        return Unbekannt("Es ist nicht erfasst, an wen das Verzeichnis geht.", path[:1])
    day = verzeichnis.verteilt_am
    if day is None or day > konzept.tag:
        return Unbekannt("Nicht bekannt ist, wann das Verzeichnis zuletzt verteilt wurde.", path)
    if day < konzept.vor_einem_jahr:
        return Fehlt(f"Das Verzeichnis wurde zuletzt am {datum(day)} verteilt.", path)
    return Erfuellt(f"Das Verzeichnis ging am {datum(day)} an {namen(verzeichnis.verteilt_an)}.", path)


def _geprueft(konzept: Konzept) -> Iterator[Teil]:
    offers = konzept.aktive_angebote
    told = {a: a.geprueft_am for a in offers if a.geprueft_am and a.geprueft_am <= konzept.tag}
    fresh = [angebot for angebot, day in told.items() if day >= konzept.vor_einem_jahr]
    old = [angebot for angebot, day in told.items() if day < konzept.vor_einem_jahr]
    if fresh:
        share = anteil(len(fresh), len(told), len(offers), ("Angebot", "Angeboten", "n")).rstrip(",")
        sentence = f"In den letzten zwölf Monaten geprüft sind die Angaben zu {share}."
        yield Erfuellt(sentence, pfad(konzept, "angebote", fresh[0], "geprueft_am"), fresh[0].id)
    if old:
        count = anzahl(len(old), "Angebot ist", "Angebote sind", "n", gross=True)
        sentence = f"{count} seit mehr als zwölf Monaten nicht geprüft: {angebote(old)}."
        yield Fehlt(sentence, pfad(konzept, "angebote", old[0], "geprueft_am"), old[0].id)
    silent = [angebot for angebot in offers if angebot not in told]
    if silent:
        sentence = f"Nicht bekannt ist, wann die Angaben geprüft wurden zu {angebote(silent, dativ=True)}."
        yield Unbekannt(sentence, pfad(konzept, "angebote", silent[0], "geprueft_am"), silent[0].id, daneben=bool(told))
