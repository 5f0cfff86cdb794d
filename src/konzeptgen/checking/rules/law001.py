"""Was: Eine Norm, auf die sich Regeln stützen, gilt am Stichtag nicht mehr.

Endet sie erst zwischen Stichtag und Beginn der Laufzeit, bleibt es beim Hinweis. Jede Norm erscheint einmal.

Warum: Recht und Förderbedingungen ändern sich. Ein Befund, der auf einer abgelaufenen Norm ruht, ist nicht belastbar;
auch ein Text des Konzepts, der sie zitiert, braucht dann eine neue Fassung.

Beispiel: Ein Rundschreiben gilt bis zum 31. Dezember 2026, das Konzept beginnt 2027.

Abhilfe: Prüfen Sie, welche Regelung an die Stelle getreten ist, und passen Sie Texte und Planung an. Melden Sie die
Änderung dem Projekt, damit die Rechtsdaten aktuell bleiben.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import datum
from konzeptgen.checking.recht import Norm
from konzeptgen.checking.rules import Regel, Treffer, rules
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="LAW001",
    name="norm-gilt-nicht-mehr",
    bereich="Recht",
    quellen=("eigener-massstab",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="quellen",
)
GUT = (
    "{}",
    "rahmen: {laufzeit_von: 2026}",
)
SCHLECHT = ("rahmen: {laufzeit_von: 2027}",)
_ABHILFE = "Prüfen Sie, was an die Stelle getreten ist, und passen Sie Texte und Planung an."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per norm that has lapsed on the Stichtag or will have when the Konzept begins."""
    every = (norm for rule in rules().values() for norm in rule.normen)
    cited = {norm.key: norm for norm in every if norm.land in {"", konzept.kommune.land}}
    yield from _abgelaufene(konzept, cited.values())


def _abgelaufene(konzept: Konzept, cited: Iterable[Norm]) -> Iterator[Treffer]:
    year = konzept.rahmen.laufzeit_von if konzept.rahmen else None
    begins = max(date(year, 1, 1), konzept.stichtag) if year else konzept.stichtag
    path = pfad(konzept, "rahmen")
    for norm in cited:
        ended = _ende(norm)
        if ended is None or ended >= begins:
            continue
        if ended < konzept.stichtag:
            message = f"{norm.titel} galt nach den Rechtsdaten bis zum {datum(ended)}."
            yield Treffer(path, message, _ABHILFE, norm.key)
        else:
            message = f"{norm.titel} gilt nach den Rechtsdaten nur bis zum {datum(ended)}, also nicht mehr zu Beginn der Laufzeit."
            yield Treffer(path, message, _ABHILFE, norm.key, Severity.HINWEIS)


def _ende(norm: Norm) -> date | None:
    """Return the last day of the last wording, None where a wording holds without end."""
    ends = [wortlaut.gueltig_bis for wortlaut in norm.wortlaute]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None
