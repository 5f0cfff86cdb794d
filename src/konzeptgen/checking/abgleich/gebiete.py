"""Areas: which of them overlap, and whether that of an offer holds the whole of that of a measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.abgleich.vergleich import Vergleich, nicht_eingetragen
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.sozialraeume import Sozialraum

Schluessel = tuple[str, str]


class Gebiete:
    """How the areas that people name relate: Sozialräume, keys of municipalities and districts, the whole."""

    def __init__(self, konzept: Konzept) -> None:
        """Note the names of places and which Sozialräume lie in which municipality."""
        self.ags = konzept.kommune.ags or ""
        self.sozialraeume = {sozialraum.id: sozialraum for sozialraum in konzept.sozialraeume}
        self.namen = {s.id: s.name for s in konzept.sozialraeume}
        self.namen |= {gemeinde.ags: gemeinde.name for gemeinde in konzept.kommune.gemeinden if gemeinde.ags}
        self._orte = [ags for sozialraum in konzept.sozialraeume for ags in sozialraum.ags]
        self._stellen: dict[str, tuple[frozenset[Schluessel], frozenset[Schluessel]]] = {}
        self._verglichen: dict[tuple[tuple[str, ...], tuple[str, ...]], Vergleich | None] = {}

    def gesamt(self, gebiet: Iterable[str]) -> bool:
        """Return whether ``gebiet`` names the whole municipality, by word or by its own key."""
        return any(ort == "gesamt" or (ort.isdigit() and self.ags.startswith(ort)) for ort in gebiet)

    def ablage(self, gebiet: Iterable[str]) -> frozenset[Schluessel]:
        """Return the keys under which an offer with this area is found."""
        return frozenset().union(*(self._schluessel(ort)[0] for ort in gebiet))

    def suche(self, gebiet: Iterable[str]) -> frozenset[Schluessel]:
        """Return the keys that offers with an overlapping area carry."""
        return frozenset().union(*(self._schluessel(ort)[1] for ort in gebiet))

    def vergleich(self, massnahme: tuple[str, ...], angebot: tuple[str, ...]) -> Vergleich | None:
        """Return what the area of an offer holds of that of a measure."""
        pair = massnahme, angebot
        if pair not in self._verglichen:
            self._verglichen[pair] = self._vergleich(massnahme, angebot)
        return self._verglichen[pair]

    def _vergleich(self, massnahme: tuple[str, ...], angebot: tuple[str, ...]) -> Vergleich | None:
        if not massnahme or not angebot:
            return nicht_eingetragen("Gebiet unbekannt", "gebiet", massnahme, angebot)
        if self.gesamt(massnahme) and self.gesamt(angebot):
            return Vergleich(("gemeinsames Gebiet: gesamtes Gebiet",))
        shared = list(dict.fromkeys(name for ort in massnahme for name in self._gedeckt(ort, angebot)))
        if not shared:
            return None
        names = aufzaehlung(self.namen.get(ort, ort) for ort in shared)
        if all(self._ganz(ort, angebot) for ort in massnahme):
            return Vergleich((f"gemeinsames Gebiet: {names}",))
        return Vergleich(teil=(f"Gebiet nur zum Teil: {names}",))

    def _gedeckt(self, ort: str, angebot: tuple[str, ...]) -> list[str]:
        """Return what of one place of a measure the offer holds: the place itself, or those within it."""
        if self._ganz(ort, angebot):
            return [ort]
        if self.gesamt((ort,)):
            return [other for other in angebot if self._drinnen(other)]
        keys = self._schluessel(ort)[1]
        return [other for other in angebot if keys & self._schluessel(other)[0]]

    def _drinnen(self, ort: str) -> bool:
        """Return whether a place lies in the municipality, as far as the keys tell."""
        return not (ort.isdigit() and self.ags) or ort.startswith(self.ags)

    def _ganz(self, ort: str, angebot: tuple[str, ...]) -> bool:
        """Return whether the offer holds the whole of one place of a measure."""
        if self.gesamt(angebot) or ort in angebot:
            return True
        if self.gesamt((ort,)):
            return False
        sozialraum = self.sozialraeume.get(ort)
        places = sozialraum.ags if sozialraum else (ort,)
        quarter = sozialraum is not None and len(places) == 1
        return bool(places) and all(self._ort_ganz(ags, angebot, viertel=quarter) for ags in places)

    def _ort_ganz(self, ags: str, angebot: tuple[str, ...], *, viertel: bool) -> bool:
        """Return whether the offer holds a municipality, or for a ``viertel`` any place that it lies in."""
        rooms = [self.sozialraeume[ort] for ort in angebot if ort in self.sozialraeume]
        if any(self._umfasst(room, ags, viertel=viertel) for room in rooms):
            return True
        return any(ags.startswith(ort) for ort in angebot if ort not in self.sozialraeume)

    def _umfasst(self, room: Sozialraum, ags: str, *, viertel: bool) -> bool:
        """Return whether a Sozialraum is the whole municipality: one of several, or the only Sozialraum in it."""
        alone = not viertel and self._orte.count(ags) == 1
        return ags in room.ags and (len(room.ags) > 1 or alone)

    def _schluessel(self, ort: str) -> tuple[frozenset[Schluessel], frozenset[Schluessel]]:
        if ort not in self._stellen:
            sozialraum = self.sozialraeume.get(ort)
            if sozialraum is None:
                self._stellen[ort] = frozenset(_liegt("ort", ort)), frozenset(_ort_suche(ort))
            else:
                self._stellen[ort] = frozenset(_raum_ablage(sozialraum)), frozenset(_raum_suche(sozialraum))
        return self._stellen[ort]


def _ort_suche(ort: str) -> Iterator[Schluessel]:
    yield from _trifft("ort", ort)
    yield from _trifft("raum-ort", ort)


def _raum_ablage(raum: Sozialraum) -> Iterator[Schluessel]:
    yield "raum", raum.id
    for ags in raum.ags:
        yield from _liegt("raum-ort", ags)
        if len(raum.ags) > 1:
            yield "region", ags


def _raum_suche(raum: Sozialraum) -> Iterator[Schluessel]:
    """Yield keys of the Sozialraum itself, of its municipalities, and of a region that it shares one with.

    Two Sozialräume within one municipality are two quarters of it and do not overlap.
    """
    yield "raum", raum.id
    for ags in raum.ags:
        yield from _trifft("ort", ags)
        yield ("raum-ort" if len(raum.ags) > 1 else "region"), ags


def _liegt(kind: str, ags: str) -> Iterator[Schluessel]:
    yield kind, ags
    for end in range(1, len(ags)):
        yield f"{kind}-in", ags[:end]


def _trifft(kind: str, ags: str) -> Iterator[Schluessel]:
    yield kind, ags
    yield f"{kind}-in", ags
    for end in range(1, len(ags)):
        yield kind, ags[:end]
