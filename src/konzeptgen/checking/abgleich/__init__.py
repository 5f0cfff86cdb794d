"""The match: a measure of the municipality against the offers of others, and how much of it each could take over.

An offer agrees where kind of service, area, target group and time overlap, the provider is no public body, the offer is
not known to be unsuitable, and it has room. What only part of the measure is covered stands in ``teil``; what nobody
has written down is no "no": the offer agrees, and what is unknown stands in ``offen``. Offers are indexed by kind of
service and area, once per Konzept.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from konzeptgen.checking.abgleich.ergebnis import Ergebnis, Uebereinstimmung, rang
from konzeptgen.checking.abgleich.verzeichnis import Verzeichnis
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

__all__ = ["Ergebnis", "Uebereinstimmung", "abgleich", "daneben", "rang"]

_VERZEICHNISSE: WeakKeyDictionary[Konzept, Verzeichnis] = WeakKeyDictionary()


def abgleich(konzept: Konzept, massnahme: Massnahme, *, ausbau: bool) -> tuple[Uebereinstimmung, ...]:
    """Return the offers of others that agree with ``massnahme``: the certain first, else in the author's order.

    ``ausbau`` says whether offers count that are only planned or that are full and can be extended.
    """
    return _verzeichnis(konzept).zu(massnahme, ausbau=ausbau)


def daneben(konzept: Konzept, massnahme: Massnahme) -> tuple[Uebereinstimmung, ...]:
    """Return the running offers of others with room whose kind of service is kindred to that of ``massnahme``."""
    return _verzeichnis(konzept).neben(massnahme)


def _verzeichnis(konzept: Konzept) -> Verzeichnis:
    found = _VERZEICHNISSE.get(konzept)
    if found is None:
        found = _VERZEICHNISSE[konzept] = Verzeichnis(konzept)
    return found
