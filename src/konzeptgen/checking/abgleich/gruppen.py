"""Target groups: which of them meet, and whether an offer is for everybody whom a measure is for.

Groups on one axis (age, residence status) exclude each other unless one is part of the other; groups on different axes
overlap. Axes and parts stand in ``schemas/werte/zielgruppen.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from konzeptgen.base.german import aufzaehlung
from konzeptgen.base.scalars import Wert
from konzeptgen.checking.abgleich.vergleich import Vergleich, nicht_eingetragen

_ALLE = "alle"


class Gruppen:
    """The target groups with what they are part of."""

    def __init__(self, werte: Mapping[str, Wert]) -> None:
        """Work out for each group all the larger ones, and which others it shares people with by its entry."""
        self._werte = werte
        self._oben = {key: frozenset(self._groessere(key)) for key in werte}
        self._verglichen: dict[tuple[tuple[str, ...], tuple[str, ...]], Vergleich | None] = {}

    def _groessere(self, key: str) -> Iterable[str]:
        yield key
        for larger in self._werte[key].marken.get("teil_von", ()):
            yield from self._groessere(larger)

    def vergleich(self, massnahme: tuple[str, ...], angebot: tuple[str, ...]) -> Vergleich | None:
        """Return what part of a measure's groups an offer is for."""
        pair = massnahme, angebot
        if pair not in self._verglichen:
            self._verglichen[pair] = self._vergleich(massnahme, angebot)
        return self._verglichen[pair]

    def _vergleich(self, massnahme: tuple[str, ...], angebot: tuple[str, ...]) -> Vergleich | None:
        if not massnahme or not angebot:
            return nicht_eingetragen("Zielgruppe unbekannt", "zielgruppen", massnahme, angebot)
        wide = self._weiteste(massnahme)
        parts = list(dict.fromkeys(part for gruppe in wide for part in self._gemeinsam(gruppe, angebot)))
        if all(self._ganz(gruppe, angebot) for gruppe in wide):
            said = f"gemeinsame Zielgruppe{'n' if len(parts) > 1 else ''}: {self._titel(parts)}"
            return Vergleich((said,))
        if any(self._kreuzt(gruppe, other) for gruppe in wide for other in angebot):
            both = f"Angebot für {self._titel(self._weiteste(angebot))}, Maßnahme für {self._titel(wide)}"
            return Vergleich(teil=(f"Zielgruppe nur zum Teil: {both}",))
        return Vergleich(teil=(f"Zielgruppe nur zum Teil: {self._titel(parts)}",)) if parts else None

    def _titel(self, gruppen: Iterable[str]) -> str:
        return aufzaehlung(self._werte[gruppe].titel for gruppe in gruppen)

    def _kreuzt(self, gruppe: str, other: str) -> bool:
        """Return whether some people of each belong to the other, but not all."""
        return self.treffen(gruppe, other) and not self.teil(other, gruppe) and not self.teil(gruppe, other)

    def _weiteste(self, gruppen: Iterable[str]) -> list[str]:
        """Return those of ``gruppen`` that are not part of another of them."""
        named = list(dict.fromkeys(gruppen))
        return [one for one in named if not any(self.teil(one, other) for other in named if other != one)]

    def _ganz(self, gruppe: str, angebot: tuple[str, ...]) -> bool:
        """Return whether the offer is for all people of a group."""
        return _ALLE in angebot or not self._oben[gruppe].isdisjoint(angebot)

    def _gemeinsam(self, gruppe: str, angebot: tuple[str, ...]) -> list[str]:
        """Return what of one group of a measure the offer is for by name: the group itself, or those within it."""
        if self._ganz(gruppe, angebot):
            return [gruppe]
        return self._weiteste(other for other in angebot if self.teil(other, gruppe))

    def teil(self, one: str, other: str) -> bool:
        """Return whether every person of ``one`` belongs to ``other``."""
        return other == _ALLE or other in self._oben[one]

    def treffen(self, one: str, other: str) -> bool:
        """Return whether somebody may belong to both groups."""
        if self.teil(one, other) or self.teil(other, one):
            return True
        return not any(self._getrennt(*pair) for pair in product(self._oben[one], self._oben[other]))

    def _getrennt(self, one: str, other: str) -> bool:
        """Return whether two groups share an axis and nobody belongs to both."""
        if self.teil(one, other) or self.teil(other, one):
            return False
        marks = self._werte[one].marken, self._werte[other].marken
        if other in marks[0].get("ueberschneidet", ()) or one in marks[1].get("ueberschneidet", ()):
            return False
        return not set(marks[0].get("achsen", ())).isdisjoint(marks[1].get("achsen", ()))
