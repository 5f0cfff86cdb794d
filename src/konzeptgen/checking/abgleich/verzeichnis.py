"""The offers that can agree at all, by kind of service and area; what is known of each is worked out once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from konzeptgen.base.scalars import Wert
from konzeptgen.checking.abgleich import eignung, kapazitaet, zeit
from konzeptgen.checking.abgleich.ergebnis import Uebereinstimmung, rang
from konzeptgen.checking.abgleich.gebiete import Gebiete, Schluessel
from konzeptgen.checking.abgleich.gruppen import Gruppen
from konzeptgen.checking.abgleich.vergleich import Vergleich
from konzeptgen.checking.abgleich.verwandtschaft import verwandte
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme
from konzeptgen.model.zeit import Zustand

_GESAMT: Schluessel = ("gesamt", "")
_OFFEN: Schluessel = ("offen", "")
_JEDES: Schluessel = ("jedes", "")


@dataclass(frozen=True, slots=True, eq=False)
class _Kandidat:
    nummer: int
    angebot: Angebot
    eigenes: tuple[Vergleich, Vergleich]


class Verzeichnis:
    """The offers of a Konzept that may agree with a measure."""

    def __init__(self, konzept: Konzept) -> None:
        """File each offer of a known kind that runs or is planned, of a third party, and is not unsuitable."""
        self.tag = konzept.tag
        self.gebiete = Gebiete(konzept)
        self.gruppen = Gruppen(konzept.werte["zielgruppen"])
        self.verwandte = verwandte(konzept.werte["leistungsarten"])
        self.arten: dict[str, dict[Schluessel, list[_Kandidat]]] = {}
        for nummer, angebot in enumerate(konzept.angebote):
            suitable, owned = eignung.eignung(angebot), eignung.eigentum(angebot.traeger)
            there = angebot.zeitraum.am(self.tag) in {Zustand.DA, Zustand.KUENFTIG}
            if there and angebot.handlungsfeld and suitable is not None and owned is not None:
                self._ablegen(_Kandidat(nummer, angebot, (suitable, owned)))

    def _ablegen(self, kandidat: _Kandidat) -> None:
        gebiet = kandidat.angebot.gebiet
        if not gebiet:
            keys: Iterable[Schluessel] = (_OFFEN,)
        elif self.gebiete.gesamt(gebiet):
            keys = (_GESAMT,)
        else:
            keys = self.gebiete.ablage(gebiet)
        places = self.arten.setdefault(kandidat.angebot.leistungsart, {})
        for key in (*keys, _JEDES):
            places.setdefault(key, []).append(kandidat)

    def zu(self, massnahme: Massnahme, *, ausbau: bool) -> tuple[Uebereinstimmung, ...]:
        """Return what agrees with ``massnahme`` in kind and all else, the certain and whole first."""
        art = massnahme.leistungsart
        found = (self._pruefe(massnahme, kandidat, "", ausbau=ausbau) for kandidat in self._nahe(massnahme, art))
        return tuple(sorted((hit for hit in found if hit), key=rang))

    def neben(self, massnahme: Massnahme) -> tuple[Uebereinstimmung, ...]:
        """Return the running offers of a kindred kind that agree with ``massnahme`` in all else, kind by kind."""
        kin = self.verwandte.get(massnahme.leistungsart or "", {})
        found = (
            self._pruefe(massnahme, kandidat, grund, ausbau=False)
            for art, grund in kin.items()
            for kandidat in self._nahe(massnahme, art)
        )
        return tuple(sorted((hit for hit in found if hit), key=rang))

    def _nahe(self, massnahme: Massnahme, art: Wert | str | None) -> Iterable[_Kandidat]:
        """Return the offers of one kind whose area overlaps that of the measure or is unknown, in author's order."""
        places = self.arten.get(art or "", {})
        if not massnahme.gebiet or self.gebiete.gesamt(massnahme.gebiet):
            return places.get(_JEDES, ())
        keys = self.gebiete.suche(massnahme.gebiet) | {_GESAMT, _OFFEN}
        found = {kandidat.nummer: kandidat for key in keys & places.keys() for kandidat in places[key]}
        return [found[nummer] for nummer in sorted(found)]

    def _pruefe(
        self, massnahme: Massnahme, kandidat: _Kandidat, grund: str, *, ausbau: bool
    ) -> Uebereinstimmung | None:
        angebot = kandidat.angebot
        area = self.gebiete.vergleich(massnahme.gebiet, angebot.gebiet)
        groups = self.gruppen.vergleich(massnahme.zielgruppen, angebot.zielgruppen)
        when = zeit.vergleich(massnahme, angebot, self.tag, ausbau=ausbau)
        room = kapazitaet.vergleich(angebot.kapazitaet, massnahme.umfang, self.tag, ausbau=ausbau)
        if area is None or groups is None or when is None or room is None:
            return None
        return Uebereinstimmung(massnahme, angebot, (area, groups, when, room, *kandidat.eigenes), grund)
