"""Erfüllt, wenn die Kurse sich nach Kursart, Zeit und Ort unterscheiden und mindestens einer Kinderbetreuung hat.

Gezählt werden Kurse, die am Stichtag laufen oder noch kommen. Was ein Kurs nicht nennt, ist nicht bekannt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
    (_BASIS + _EINS % "nein", "Es gibt nur einen Kurs."),
)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]",)

_FRAGEN: tuple[tuple[str, Callable[[Kurs], object], str, str, str], ...] = (
    ("typ", lambda kurs: kurs.typ, "Kursart", "dieselbe Kursart", "von welcher Art"),
    ("zeiten", lambda kurs: kurs.zeiten, "Zeit", "dieselbe Zeit", "zu welchen Zeiten"),
    ("ort", lambda kurs: kurs.sozialraum or kurs.ort, "Ort", "denselben Ort", "an welchen Orten"),
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
        yield Fehlt("Es gibt nur einen Kurs.", ("kurse",))
    else:
        for field, ask, *words in _FRAGEN:
            yield _unterschied(field, [ask(kurs) for kurs in courses], *words)
    yield _kinderbetreuung(courses)


def _unterschied(feld: str, werte: list[object], wonach: str, gleich: str, welche: str) -> Teil:
    """Return whether at least two courses differ in a field; what is not given may differ."""
    path, known = ("kurse", feld), [wert for wert in werte if wert]
    if len(set(known)) > 1:
        return Erfuellt(f"Die Kurse unterscheiden sich nach: {wonach}.", path)
    if len(known) < len(werte):
        return Unbekannt(f"Nicht von allen Kursen ist bekannt, {welche} es sie gibt.", path)
    return Fehlt(f"Die Kurse haben alle {gleich}.", path)


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
