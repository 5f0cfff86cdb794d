"""Parts of sentences that papers set: sources of several places, demands and the law that they touch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from konzeptgen.base.german import aufzaehlung, datum
from konzeptgen.base.scalars import Wert
from konzeptgen.checking.recht import normen
from konzeptgen.composing.lage import Forderung, Lage


def quellen(orte: Iterable[Lage]) -> str:
    """Return the source line of a table made from the data of places."""
    stands = [f"{ort.name}, Stand {datum(ort.konzept.stand)}" for ort in orte]
    whose = "der Kommune" if len(stands) == 1 else "der Kommunen"
    return f"Quelle: Angaben {whose} und der Träger ({'; '.join(stands)})"


def offen_in(forderung: Forderung) -> str:
    """Return where a demand is open: "Stadt Musterstadt (teilweise), Gemeinde Beispieltal (fehlt)"."""
    return ", ".join(f"{ort.name} ({stand.stand.titel})" for ort, stand in forderung.offen)


def fundstelle(element: Wert) -> str:
    """Return where the associations' papers of 2019 make the demand of an element of the catalogue."""
    codes = str(element.marken["fundstelle"]).split(", ")
    papers = (
        ("Anregungen der Freien Wohlfahrtspflege 2019", [code for code in codes if code[0] != "N"]),
        ("Interview der Diakonie 2019", [code for code in codes if code[0] == "N"]),
    )
    return "; ".join(
        f"{name}, {'Absatz' if len(found) == 1 else 'Absätze'} {aufzaehlung(found)}" for name, found in papers if found
    )


def grundlagen(element: Wert, stichtag: date) -> str:
    """Return the law to which an element's note refers, as it stands on ``stichtag``; nothing without."""
    found = [normen()[key].zitat(stichtag) for key in element.marken.get("normen", ())]
    return f"Grundlage: {'; '.join(found)}." if found else ""
