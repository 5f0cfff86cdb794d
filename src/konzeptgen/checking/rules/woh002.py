"""Was: Es ist kein Wohnungsunternehmen und keine Genossenschaft als Partner erfasst.

Gibt es Partner, aber keine Vereinbarung, bleibt es beim Hinweis.

Warum: Die freien Träger wünschen sich Kontakte zu Wohnbaugenossenschaften und zum kommunalen Wohnungsbau. Wer
Wohnungen vermietet, entscheidet mit darüber, ob der Auszug gelingt.

Beispiel: Die Liste wohnpartner in wohnen.yaml ist leer.

Abhilfe: Sprechen Sie Genossenschaften und das kommunale Wohnungsunternehmen an und tragen Sie Kontakt und
Vereinbarung ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="WOH002",
    name="kein-partner-der-wohnungswirtschaft",
    bereich="Wohnen",
    quellen=(
        "anregungen-2019-f1",
        "interview-2019-n6",
    ),
    schwere=Severity.WARNUNG,
    elemente=("W4",),
    kapitel="wohnen",
)
GUT = (
    """
wohnpartner:
  - {name: Baugenossenschaft Nord, art: genossenschaft, vereinbarung: ja}
""",
)
SCHLECHT = (
    "{}",
    """
wohnpartner:
  - {name: Haus und Grund, art: verband}
""",
    """
wohnpartner:
  - {name: Baugenossenschaft Nord, art: genossenschaft}
""",
)
_VERMIETENDE = frozenset({"genossenschaft", "kommunal", "privat"})


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit without a landlord among the partners, or a lighter one without any agreement."""
    landlords = [partner for partner in konzept.wohnpartner if partner.art in _VERMIETENDE]
    if not landlords:
        message = "Es ist kein Wohnungsunternehmen und keine Genossenschaft als Partner erfasst."
        remedy = "Sprechen Sie Genossenschaften und das kommunale Wohnungsunternehmen an und ergänzen Sie wohnen.yaml."
        yield Treffer(pfad(konzept, "wohnpartner"), message, remedy)
    elif not any(partner.vereinbarung == "ja" for partner in landlords):
        message = "Mit keinem Partner der Wohnungswirtschaft ist eine Vereinbarung bekannt."
        remedy = "Tragen Sie bestehende Vereinbarungen ein oder nehmen Sie eine als Maßnahme auf."
        yield Treffer(("wohnpartner",), message, remedy, "", Severity.HINWEIS)
