"""Was: Der Beschluss des Konzepts liegt mehr als drei Jahre zurück.

Die Regel gilt für Kreise und kreisfreie Städte in Nordrhein-Westfalen.

Warum: Nach den Rahmenbedingungen der Kommunalen Integrationszentren von 2012 und 2018 durfte das Konzept nicht älter
als drei Jahre sein. Das ist ein früherer Maßstab; ob er unter der Richtlinie von 2025 gilt, ist nicht geprüft.

Beispiel: Der Rat hat das Konzept am 15. Juni 2022 beschlossen.

Abhilfe: Klären Sie mit der Bewilligungsbehörde, welche Frist gilt, und planen Sie die Fortschreibung.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import datum
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.kur_hilfen import jahre_spaeter
from konzeptgen.checking.rules.vol_hilfen import hat_integrationszentrum
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="VOL005",
    name="beschluss-aelter-als-drei-jahre",
    bereich="Vollständigkeit",
    quellen=("ki-rahmenbedingungen",),
    schwere=Severity.WARNUNG,
    elemente=("G7",),
    kapitel="auftrag",
)
GUT = (
    """
kommune: {name: Teststadt, typ: kreisfreie_stadt, land: nw}
beschluss: {gremium: Rat, datum: 01.10.2025}
""",
    "beschluss: {gremium: Rat, datum: 01.10.2020}",
)
SCHLECHT = (
    """
kommune: {name: Teststadt, typ: kreisfreie_stadt, land: nw}
beschluss: {gremium: Rat, datum: 15.06.2022}
""",
)
_JAHRE = 3


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where the resolution is older than the funding conditions once allowed."""
    taken = konzept.beschluss.datum if konzept.beschluss else None
    if taken and hat_integrationszentrum(konzept) and jahre_spaeter(taken, _JAHRE) < konzept.stichtag:
        age = f"Der Beschluss vom {datum(taken)} liegt mehr als drei Jahre zurück"
        message = f"{age}; frühere Förderbedingungen zogen hier die Grenze."
        remedy = "Klären Sie mit der Bewilligungsbehörde, welche Frist gilt, und planen Sie die Fortschreibung."
        yield Treffer(("beschluss", "datum"), message, remedy)
