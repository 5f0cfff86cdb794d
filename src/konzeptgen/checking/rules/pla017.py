"""Was: Im Namen der Kommune steht ihre Art noch einmal.

Das Dokument setzt die Art nur einmal. Nennt der Name eine andere Art als das Feld typ, stehen beide im Dokument, und es
ist eine Warnung.

Warum: Aus der Art und dem Namen entstehen „der Stadt Flensburg“ oder „des Landkreises Augsburg“. Wer das Dokument mit
anderen Werkzeugen auswertet, erwartet im Feld name nur den Namen.

Beispiel: name: Stadt Flensburg und typ: stadt.

Abhilfe: Schreiben Sie in das Feld name nur den Namen. Gehört der Zusatz zum Namen, wie bei Stadt Wehlen, begründen Sie
das in ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.benennung import benennung
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA017",
    name="art-im-namen",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.HINWEIS,
    elemente=(),
    kapitel="ausgangslage",
)
GUT = (
    "kommune: {name: Flensburg, typ: kreisfreie_stadt, land: sh}",
    "kommune: {name: Neustadt an der Aisch, typ: stadt, land: by}",
    "kommune: {name: Stadtallendorf, typ: stadt, land: he}",
)
SCHLECHT = (
    "kommune: {name: Stadt Flensburg, typ: kreisfreie_stadt, land: sh}",
    'kommune: {name: "Flensburg, Stadt", typ: kreisfreie_stadt, land: sh}',
    "kommune: {name: Landkreis, typ: landkreis, land: by}",
    "kommune: {name: Gemeinde Berg, typ: landkreis, land: by}",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where the name says a kind, be it that of the municipality or another."""
    kommune = konzept.kommune
    kinds = (kommune.typ, *konzept.werte["kommunentypen"].values())
    words = next((found for typ in kinds if (found := benennung(kommune.name, typ)).aus_dem_namen), None)
    if words is None:
        return
    kind = f"Im Namen „{kommune.name}“ steht „{words.beiwort}{words.wort}“, im Feld typ „{kommune.typ.titel}“"
    message = f"{kind}; das Dokument schreibt „{kommune.bezeichnung}“."
    remedy = f"Schreiben Sie in das Feld name nur „{words.eigenname}“."
    if not words.eigenname:
        remedy = "Tragen Sie in das Feld name den Namen ein."
    yield Treffer(
        ("kommune", "name"), message, remedy, "name", None if words == kommune.benennung else Severity.WARNUNG
    )
