"""Erfüllt, wenn zu jedem der genannten Sozialgesetzbücher ein Angebot läuft.

Welchem Sozialgesetzbuch ein Angebot zugehört, sagt seine Leistungsart.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Verdorben
from konzeptgen.checking.elemente.hilfen import laufzeit, ohne_angebote
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="G6",
    titel="Angebote aus allen Sozialgesetzbüchern",
    fundstelle="A4",
    forderung="Das Konzept sieht Integration nicht als Sonderfall, sondern bezieht die sozialen Dienste nach SGB II, SGB III, SGB VIII, SGB IX und SGB XII ein.",
)
FELDER: Felder = {
    "angebote": (Verdorben(None, "keine Angebote erfasst"),),
    "angebote.leistungsart": (Verdorben("schulsozialarbeit", "nach SGB II"), Verdorben("mbe", "SGB VIII")),
    **laufzeit("kein laufendes Angebot"),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]
angebote:
"""
_ARTEN = ("qualifizierung", "ausbildungsbegleitung", "kinderbetreuung", "eingliederungshilfe", "altenhilfe")
_JE = [f"  - {{id: {art}, traeger: cv, name: Angebot, leistungsart: {art}}}\n" for art in _ARTEN]
_FACHDIENST = "  - {id: mbe, traeger: cv, name: Angebot, leistungsart: mbe}\n"
ERFUELLT = (_BASIS + "".join(_JE),)
TEILWEISE = ((_BASIS + "".join(_JE[1:]), "Kein laufendes Angebot ist erfasst nach SGB II."),)
OFFEN = (
    (_BASIS + _FACHDIENST, "nach SGB II, SGB III, SGB VIII, SGB IX und SGB XII"),
    (_BASIS + _JE[0].replace("}", ", status: geplant}"), "kein laufendes Angebot"),
)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]",)

_GESETZE = ("SGB II", "SGB III", "SGB VIII", "SGB IX", "SGB XII")


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield the social codes under which offers run, and those under which none does."""
    if not konzept.aktive_angebote:
        yield from ohne_angebote(konzept)
        return
    found = {konzept.werte["leistungsarten"][art].marken.get("sgb") for art in konzept.arten}
    there = [gesetz for gesetz in _GESETZE if gesetz in found]
    if there:
        yield Erfuellt(f"Es laufen Angebote nach {aufzaehlung(there)}.", ("angebote",))
    missing = [gesetz for gesetz in _GESETZE if gesetz not in found]
    if missing:
        yield Fehlt(f"Kein laufendes Angebot ist erfasst nach {aufzaehlung(missing)}.", ("angebote",))
