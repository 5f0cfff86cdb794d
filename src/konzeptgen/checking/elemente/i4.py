"""Erfüllt, wenn die Kurse sich nach Kursart, Zeit und Ort unterscheiden und mindestens einer Kinderbetreuung hat.

Gezählt werden Kurse, die am Stichtag laufen oder noch kommen. Was ein Kurs nicht nennt, ist nicht bekannt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import anteil
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.kurse import Kurs

ELEMENT = Element(
    code="I4",
    titel="Passende Kurse für verschiedene Gruppen",
    fundstelle="G3",
    handlungsfeld="sprache",
    forderung="Kurse passen sich den Menschen an: nach Zeit, Ort, Lernstand und mit Kinderbetreuung.",
    rechtslage="Kursarten und Zulassung regeln Bund und Bundesamt. Die Kommune kann ergänzende Kurse fördern und den Bedarf melden.",
    normen=("intv-13-1", "intv-13-3"),
    adressat=("kreis",),
)
FELDER: Felder = {
    "kurse": (Verdorben(None, "keine Kurse erfasst"),),
    "kurse.ende": (Verdorben("01.01.2001", "Am Stichtag läuft kein Kurs"),),
    "kurse.typ": (Verdorben("allgemein", "haben alle dieselbe Kursart"),),
    "kurse.zeiten": (
        Verdorben("Mo–Fr vormittags", "haben alle dieselbe Zeit"),
        Verdorben(None, "zu welchen Zeiten"),
    ),
    "kurse.ort": (
        Verdorben("Haus 1", "haben alle denselben Ort", auch={"kurse.sozialraum": None}),
        Verdorben(None, "an welchen Orten", auch={"kurse.sozialraum": None}),
    ),
    "kurse.sozialraum": (Verdorben("nord", "haben alle denselben Ort"),),
    "kurse.kinderbetreuung": (
        Verdorben("nein", "Kein Kurs hat Kinderbetreuung"),
        Verdorben("unbekannt", "ob ein Kurs Kinderbetreuung hat"),
        Verdorben(None, "ob ein Kurs Kinderbetreuung hat"),
    ),
}
_BASIS = "traeger: [{id: vhs, name: VHS, art: bildungseinrichtung}]\nkurse:\n"
_EINS = "  - {id: k1, kurstraeger: vhs, typ: allgemein, ort: Haus A, zeiten: vormittags, kinderbetreuung: %s}\n"
_ZWEI = "  - {id: k2, kurstraeger: vhs, typ: alphabetisierung, ort: Haus B, zeiten: abends, kinderbetreuung: nein}\n"
_GLEICH = "  - {id: k3, kurstraeger: vhs, typ: allgemein, ort: Haus A, zeiten: vormittags, kinderbetreuung: nein}\n"
ERFUELLT = (_BASIS + _EINS % "ja" + _ZWEI,)
TEILWEISE = (
    (_BASIS + _EINS % "nein" + _ZWEI, "Kein Kurs hat Kinderbetreuung."),
    (_BASIS + _EINS % "ja" + _GLEICH, "Die Kurse haben alle dieselbe Kursart."),
    (_BASIS + _EINS % "ja" + _ZWEI.replace(", zeiten: abends", ""), "zu welchen Zeiten"),
)
OFFEN = (
    (_BASIS + _EINS % "nein" + _GLEICH, "Die Kurse haben alle denselben Ort."),
    (_BASIS + _EINS % "nein", "Erfasst ist nur ein Kurs."),
)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]",)


class _Frage(NamedTuple):
    """What courses may differ in: the field, its value, and words for it."""

    feld: str
    wert: Callable[[Kurs], object]
    wonach: str
    gleich: str
    welche: str


_FRAGEN = (
    _Frage("typ", lambda kurs: kurs.typ, "Kursart", "dieselbe Kursart", "von welcher Art"),
    _Frage("zeiten", lambda kurs: kurs.zeiten, "Zeit", "dieselbe Zeit", "zu welchen Zeiten"),
    _Frage("ort", lambda kurs: kurs.sozialraum or kurs.ort, "Ort", "denselben Ort", "an welchen Orten"),
)


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield in what the courses differ, in what they do not, and whether one has child care."""
    if not konzept.kurse:
        yield Unbekannt("Es sind keine Kurse erfasst.", ("kurse",))
        return
    courses = konzept.aktuelle_kurse
    if not courses:
        yield Fehlt("Am Stichtag läuft kein Kurs, und es ist keiner geplant.", ("kurse",))
        return
    if len(courses) == 1:
        yield Fehlt("Erfasst ist nur ein Kurs.", ("kurse",))
    else:
        yield from _unterschiede(courses)
    yield _kinderbetreuung(courses)


def _unterschiede(kurse: Sequence[Kurs]) -> Iterator[Teil]:
    """Yield in what at least two courses differ, and what keeps them from it; what is not given may differ."""
    values = {frage: [frage.wert(kurs) for kurs in kurse] for frage in _FRAGEN}
    differ = [frage for frage, found in values.items() if len(set(filter(None, found))) > 1]
    if differ:
        words = aufzaehlung(frage.wonach for frage in differ)
        yield Erfuellt(f"Die Kurse unterscheiden sich nach {words}.", ("kurse", differ[0].feld))
    for frage in (frage for frage in _FRAGEN if frage not in differ):
        path = ("kurse", frage.feld)
        if all(values[frage]):
            yield Fehlt(f"Die Kurse haben alle {frage.gleich}.", path)
        else:
            yield Unbekannt(f"Nicht von allen Kursen ist bekannt, {frage.welche} es sie gibt.", path)


def _kinderbetreuung(kurse: tuple[Kurs, ...]) -> Teil:
    path = ("kurse", "kinderbetreuung")
    with_care = [kurs for kurs in kurse if kurs.kinderbetreuung == "ja"]
    known = [kurs for kurs in kurse if kurs.kinderbetreuung in {"ja", "nein"}]
    if with_care:
        share = anteil(len(with_care), len(known), len(kurse), ("Kurs", "Kursen", "m"))
        return Erfuellt(f"Kinderbetreuung gibt es bei {share.rstrip(',')}.", path)
    if len(known) < len(kurse):
        return Unbekannt("Nicht bekannt ist, ob ein Kurs Kinderbetreuung hat.", path)
    return Fehlt("Kein Kurs hat Kinderbetreuung.", path)
