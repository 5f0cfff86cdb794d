"""Erfüllt, wenn eine Stelle die Sprachkurse koordiniert und Migrationsberatung und Jobcenter daran mitwirken.

Migrationsberatung bringt ein, wer am Ort MBE oder Jugendmigrationsdienst anbietet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import laufzeit
from konzeptgen.checking.elemente.zeit import besteht
from konzeptgen.checking.rules.kur_hilfen import beratende, ist_beratung, ist_jobcenter
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.sitz import Sitz

ELEMENT = Element(
    code="I5",
    titel="Die Kommune koordiniert die Sprachkurse",
    fundstelle="G3",
    handlungsfeld="sprache",
    forderung="Die Kommune koordiniert die Sprachkurse und verzahnt sie mit Beratung und Arbeitsmarkt.",
    rechtslage="Die Integrationskurse koordiniert das Bundesamt für Migration und Flüchtlinge. Eine Koordinierung der Kommune kommt hinzu und ersetzt das nicht.",
    normen=("aufenthg-43-3",),
    adressat=("kreis",),
)
_BERATUNG = "An der Koordinierung ist keine Migrationsberatung beteiligt"
FELDER: Felder = {
    "kurskoordinierung": (Verdorben(None, "keine Koordinierung der Sprachkurse erfasst"),),
    "kurskoordinierung.beginn": (Verdorben("01.01.2099", "Am Stichtag koordiniert keine Stelle die Sprachkurse"),),
    "kurskoordinierung.ende": (Verdorben("01.01.2001", "Am Stichtag koordiniert keine Stelle die Sprachkurse"),),
    "kurskoordinierung.beteiligte": (Verdorben(None, "wer an der Koordinierung beteiligt ist"),),
    "kurskoordinierung.beteiligte.traeger": (Verdorben("stadt", _BERATUNG),),
    "kurskoordinierung.beteiligte.organisation": (
        Verdorben("Schule", "ist das Jobcenter nicht beteiligt", auch={"kurskoordinierung.beteiligte.art": "schule"}),
    ),
    "kurskoordinierung.beteiligte.art": (
        Verdorben(
            "schule",
            "ist das Jobcenter nicht beteiligt",
            auch={"kurskoordinierung.beteiligte.organisation": "Schule"},
        ),
    ),
    "angebote.leistungsart": (Verdorben("schuldnerberatung", _BERATUNG),),
    **laufzeit(_BERATUNG),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]
angebote: [{id: mbe, traeger: cv, name: MBE, leistungsart: mbe}]
kurskoordinierung:
  stelle: Stabsstelle
"""
ERFUELLT = (_BASIS + "  beteiligte: [{traeger: cv}, {organisation: Jobcenter, art: jobcenter}]\n",)
TEILWEISE = (
    (_BASIS + "  beteiligte: [{traeger: cv}]\n", "An der Koordinierung ist das Jobcenter nicht beteiligt."),
    (_BASIS + "  beteiligte: [{organisation: Jobcenter, art: jobcenter}]\n", _BERATUNG),
    (_BASIS, "wer an der Koordinierung beteiligt ist"),
)
OFFEN = (
    (
        _BASIS.replace("  stelle: Stabsstelle\n", "  stelle: Stabsstelle\n  ende: 31.12.2025\n"),
        "Am Stichtag koordiniert keine Stelle die Sprachkurse.",
    ),
)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]",)


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield which office co-ordinates the courses, and whether counselling and Jobcenter take part."""
    coordination = konzept.kurskoordinierung
    path = ("kurskoordinierung",)
    if coordination is None:
        yield Unbekannt("Es ist keine Koordinierung der Sprachkurse erfasst.", path)
        return
    if not besteht(coordination, konzept.tag):
        yield Fehlt("Am Stichtag koordiniert keine Stelle die Sprachkurse.", path)
        return
    yield Erfuellt(f"Die Sprachkurse koordiniert: {coordination.stelle}.", path)
    yield from _beteiligte(konzept, coordination.beteiligte)


def _beteiligte(konzept: Konzept, seats: Sequence[Sitz]) -> Iterator[Teil]:
    path = ("kurskoordinierung", "beteiligte")
    if not seats:
        yield Unbekannt("Nicht bekannt ist, wer an der Koordinierung beteiligt ist.", path)
        return
    if any(ist_beratung(sitz, beratende(konzept)) for sitz in seats):
        yield Erfuellt("Die Migrationsberatung wirkt daran mit.", path)
    else:
        yield Fehlt(f"{_BERATUNG}.", path)
    if any(ist_jobcenter(sitz) for sitz in seats):
        yield Erfuellt("Das Jobcenter wirkt daran mit.", path)
    else:
        yield Fehlt("An der Koordinierung ist das Jobcenter nicht beteiligt.", path)
