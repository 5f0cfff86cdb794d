"""The match: a measure of the municipality against the offers of others, with the reasons for each agreement.

An offer agrees where Leistungsart, area and target group overlap, the provider is no public body, the offer runs (or,
for SGB II and SGB VIII, is planned) and has room. What nobody has written down is no "no": the offer agrees, and what
is unknown stands in ``offen``. Offers are indexed by Leistungsart and area, once per Konzept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from weakref import WeakKeyDictionary

from konzeptgen.base.german import anzahl, aufzaehlung, datum
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.felder import Werte
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme
from konzeptgen.model.zeit import Zustand

Kapazitaetslage = Literal["frei", "ausbaubar", "ausgelastet", "unbekannt"]
Schluessel = tuple[str, str]

ALLE = frozenset({"alle", "zugewanderte"})
TEIL_VON: Mapping[str, frozenset[str]] = {
    "asylsuchende": frozenset({"gefluechtete", "drittstaaten"}),
    "gefluechtete": frozenset({"drittstaaten"}),
    "unbegleitete": frozenset({"gefluechtete", "drittstaaten", "jugendliche"}),
}
AUSBAU_ZAEHLT = frozenset({"sgb2", "sgb8"})
"""The Rechtskreise whose norm also counts what can be extended or created soon (§ 17 SGB II, § 4 SGB VIII)."""

_GESAMT: Schluessel = ("gesamt", "")
_OFFEN: Schluessel = ("offen", "")


@dataclass(frozen=True, eq=False)
class Uebereinstimmung:
    """An offer that agrees with a measure; ``offen`` names what must be clarified before that is certain."""

    angebot: Angebot
    kapazitaet: Kapazitaetslage
    offen: tuple[str, ...]
    massnahme: Massnahme
    gebiete: _Gebiete
    werte: Werte

    @property
    def sicher(self) -> bool:
        """Return whether nothing about the agreement is unknown."""
        return not self.offen

    @cached_property
    def gruende(self) -> tuple[str, ...]:
        """Return why the offer agrees, and what is open, as parts of a German sentence."""
        area = self.gebiete.gemeinsam(self.massnahme.gebiet, self.angebot.gebiet)
        groups = _gemeinsam(_Gruppen(self.massnahme.zielgruppen), _Gruppen(self.angebot.zielgruppen), self.werte)
        parts = [f"gleiche Leistungsart: {self.angebot.leistungsart.titel}"]
        parts += [f"gemeinsames Gebiet: {aufzaehlung(area)}"] if area else []
        parts += [f"gemeinsame Zielgruppe{'n' if len(groups) > 1 else ''}: {aufzaehlung(groups)}"] if groups else []
        parts += [_platz(self.angebot)] if self.kapazitaet in {"frei", "ausbaubar"} else []
        return (*parts, *self.offen)


def abgleich(konzept: Konzept, massnahme: Massnahme) -> tuple[Uebereinstimmung, ...]:
    """Return the offers of others that agree with ``massnahme``: the certain ones first, else in the author's order."""
    verzeichnis = _VERZEICHNISSE.get(konzept)
    if verzeichnis is None:
        verzeichnis = _VERZEICHNISSE[konzept] = _Verzeichnis(konzept)
    return verzeichnis.zu(massnahme)


class _Gebiete:
    """How the areas that people name relate: Sozialräume, keys of municipalities and districts, the whole."""

    def __init__(self, konzept: Konzept) -> None:
        self.ags = konzept.kommune.ags or ""
        self.sozialraeume = {sozialraum.id: sozialraum for sozialraum in konzept.sozialraeume}
        self.namen = {s.id: s.name for s in konzept.sozialraeume}
        self.namen |= {gemeinde.ags: gemeinde.name for gemeinde in konzept.kommune.gemeinden if gemeinde.ags}
        self.stellen: dict[str, tuple[frozenset[Schluessel], frozenset[Schluessel]]] = {}

    def gesamt(self, gebiet: Iterable[str]) -> bool:
        """Return whether ``gebiet`` names the whole municipality, by word or by its own key."""
        return any(ort == "gesamt" or (ort.isdigit() and self.ags.startswith(ort)) for ort in gebiet)

    def ablage(self, gebiet: Iterable[str]) -> frozenset[Schluessel]:
        """Return the keys under which an offer with this area is found."""
        return frozenset().union(*(self._schluessel(ort)[0] for ort in gebiet))

    def suche(self, gebiet: Iterable[str]) -> frozenset[Schluessel]:
        """Return the keys that offers with an overlapping area carry."""
        return frozenset().union(*(self._schluessel(ort)[1] for ort in gebiet))

    def gemeinsam(self, one: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
        """Return the names of the places that both areas share, empty where one of them is unknown."""
        if not one or not other:
            return []
        if self.gesamt(one):
            return ["gesamtes Gebiet"] if self.gesamt(other) else [self.namen.get(ort, ort) for ort in other]
        found = self.ablage(other)
        shared = [ort for ort in one if self.gesamt(other) or found & self._schluessel(ort)[1]]
        return [self.namen.get(ort, ort) for ort in shared]

    def _schluessel(self, ort: str) -> tuple[frozenset[Schluessel], frozenset[Schluessel]]:
        if ort not in self.stellen:
            ablage = frozenset(self._ablage(ort))
            self.stellen[ort] = ablage, frozenset(self._suche(ort))
        return self.stellen[ort]

    def _ablage(self, ort: str) -> Iterator[Schluessel]:
        """Yield the place and what it lies in; keys of a Sozialraum stand apart, since quarters may share one."""
        sozialraum = self.sozialraeume.get(ort)
        if sozialraum is None:
            yield from _liegt("ort", ort)
            return
        yield "raum", ort
        for ags in sozialraum.ags:
            yield from _liegt("raum-ort", ags)

    def _suche(self, ort: str) -> Iterator[Schluessel]:
        sozialraum = self.sozialraeume.get(ort)
        if sozialraum is None:
            yield from _trifft("ort", ort)
            yield from _trifft("raum-ort", ort)
            return
        yield "raum", ort
        for ags in sozialraum.ags:
            yield from _trifft("ort", ags)


def _liegt(kind: str, ags: str) -> Iterator[Schluessel]:
    yield kind, ags
    for end in range(1, len(ags)):
        yield f"{kind}-in", ags[:end]


def _trifft(kind: str, ags: str) -> Iterator[Schluessel]:
    yield kind, ags
    yield f"{kind}-in", ags
    for end in range(1, len(ags)):
        yield kind, ags[:end]


class _Verzeichnis:
    """The offers that can agree at all, by Leistungsart and area; what is known of each is worked out once."""

    def __init__(self, konzept: Konzept) -> None:
        self.gebiete = _Gebiete(konzept)
        self.werte = konzept.werte
        self.arten: dict[str, dict[Schluessel, list[_Kandidat]]] = {}
        for nummer, angebot in enumerate(konzept.angebote):
            zustand = angebot.zeitraum.am(konzept.tag)
            if zustand in {Zustand.DA, Zustand.KUENFTIG} and _kommt_in_frage(angebot):
                laeuft, gruppen = zustand is Zustand.DA, _Gruppen(angebot.zielgruppen)
                self._ablegen(_Kandidat(nummer, angebot, laeuft, _kapazitaet(angebot), gruppen))

    def _ablegen(self, kandidat: _Kandidat) -> None:
        gebiet = kandidat.angebot.gebiet
        if not gebiet:
            keys: Iterable[Schluessel] = (_OFFEN,)
        elif self.gebiete.gesamt(gebiet):
            keys = (_GESAMT,)
        else:
            keys = self.gebiete.ablage(gebiet)
        places = self.arten.setdefault(kandidat.angebot.leistungsart, {})
        for key in keys:
            places.setdefault(key, []).append(kandidat)
        places.setdefault(("jedes", ""), []).append(kandidat)

    def zu(self, massnahme: Massnahme) -> tuple[Uebereinstimmung, ...]:
        """Return what agrees with ``massnahme``."""
        groups = _Gruppen(massnahme.zielgruppen)
        found = (self._pruefe(massnahme, groups, kandidat) for kandidat in self._nahe(massnahme))
        return tuple(sorted((hit for hit in found if hit), key=lambda hit: not hit.sicher))

    def _nahe(self, massnahme: Massnahme) -> Iterable[_Kandidat]:
        """Return the offers of the measure's Leistungsart whose area overlaps or is unknown, in the author's order."""
        places = self.arten.get(massnahme.leistungsart or "", {})
        if not massnahme.gebiet or self.gebiete.gesamt(massnahme.gebiet):
            return places.get(("jedes", ""), ())
        keys = self.gebiete.suche(massnahme.gebiet) | {_GESAMT, _OFFEN}
        found = {kandidat.nummer: kandidat for key in keys & places.keys() for kandidat in places[key]}
        return [found[nummer] for nummer in sorted(found)]

    def _pruefe(self, massnahme: Massnahme, groups: _Gruppen, kandidat: _Kandidat) -> Uebereinstimmung | None:
        angebot = kandidat.angebot
        lage = kandidat.kapazitaet
        if lage is None or not _verfuegbar(massnahme, kandidat, lage) or not groups.trifft(kandidat.gruppen):
            return None
        offen = tuple(_offen(massnahme, kandidat, lage))
        return Uebereinstimmung(angebot, lage, offen, massnahme, self.gebiete, self.werte)


_VERZEICHNISSE: WeakKeyDictionary[Konzept, _Verzeichnis] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, eq=False)
class _Kandidat:
    nummer: int
    angebot: Angebot
    laeuft: bool
    kapazitaet: Kapazitaetslage | None
    gruppen: _Gruppen


def _kommt_in_frage(angebot: Angebot) -> bool:
    return angebot.geeignet != "nein" and not angebot.traeger.oeffentlich


def _kapazitaet(angebot: Angebot) -> Kapazitaetslage | None:
    """Return how much room an offer has, None where it is full and cannot be extended."""
    kapazitaet = angebot.kapazitaet
    if kapazitaet is None or kapazitaet.plaetze is None or kapazitaet.belegt is None:
        return "unbekannt"
    if kapazitaet.plaetze > kapazitaet.belegt:
        return "frei"
    lagen: dict[str, Kapazitaetslage | None] = {"ja": "ausbaubar", "nein": None}
    return lagen.get(kapazitaet.ausbaubar, "ausgelastet")


def _verfuegbar(massnahme: Massnahme, kandidat: _Kandidat, lage: Kapazitaetslage) -> bool:
    """Return whether the offer has room now, or may have it soon where the norm asks for that too."""
    return massnahme.rechtskreis in AUSBAU_ZAEHLT or (kandidat.laeuft and lage in {"frei", "unbekannt"})


def _offen(massnahme: Massnahme, kandidat: _Kandidat, lage: Kapazitaetslage) -> Iterator[str]:
    angebot = kandidat.angebot
    if not massnahme.gebiet or not angebot.gebiet:
        yield "Gebiet unbekannt"
    if not massnahme.zielgruppen or not angebot.zielgruppen:
        yield "Zielgruppe unbekannt"
    if not kandidat.laeuft:
        day = angebot.beginn
        yield f"beginnt erst am {datum(day)}" if day else "in Kürze, Beginn offen"
    if lage == "unbekannt":
        yield "Kapazität unbekannt"
    if lage == "ausgelastet":
        yield "ausgelastet, Ausbau unbekannt"


class _Gruppen:
    """Target groups as named, with the larger groups that they are part of."""

    __slots__ = ("alle", "namen", "weit")

    def __init__(self, zielgruppen: Iterable[str]) -> None:
        self.namen = frozenset(str(gruppe) for gruppe in zielgruppen)
        self.weit = self.namen.union(*(TEIL_VON.get(gruppe, ()) for gruppe in self.namen))
        self.alle = not self.namen.isdisjoint(ALLE)

    def trifft(self, other: _Gruppen) -> bool:
        """Return whether somebody may belong to both; what is unknown meets everything."""
        if self.alle or other.alle or not self.namen or not other.namen:
            return True
        return not (self.weit.isdisjoint(other.namen) and self.namen.isdisjoint(other.weit))

    def nimmt(self, gruppe: str) -> bool:
        """Return whether people of ``gruppe`` are meant, by name or as part of a larger group."""
        return self.alle or gruppe in self.namen or not self.namen.isdisjoint(TEIL_VON.get(gruppe, ()))


def _gemeinsam(one: _Gruppen, other: _Gruppen, werte: Werte) -> list[str]:
    """Return the titles of the groups that both mean, empty where one of them is unknown."""
    if not one.namen or not other.namen:
        return []
    every = werte["zielgruppen"]
    named = [gruppe for gruppe in every if gruppe in one.namen | other.namen and gruppe not in ALLE]
    both = [every[gruppe].titel for gruppe in named if one.nimmt(gruppe) and other.nimmt(gruppe)]
    wide = "alle" if "alle" in one.namen & other.namen else "zugewanderte"
    return both or [every[wide].titel]


def _platz(angebot: Angebot) -> str:
    kapazitaet = angebot.kapazitaet
    free = (kapazitaet.plaetze or 0) - (kapazitaet.belegt or 0) if kapazitaet else 0
    return f"{anzahl(free, 'Platz', 'Plätze', 'm')} frei" if free > 0 else "ausbaubar"
