"""Money and posts: what measures cost in a year and once, gross and from the municipality's own means; funding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.auskunft import Auskunft, auskunft
from konzeptgen.model.fragen.angebote import Angebotsfragen
from konzeptgen.model.fragen.gliederung import je
from konzeptgen.model.fragen.massnahmen import Massnahmenfragen
from konzeptgen.model.kommune import Haushaltsmittel
from konzeptgen.model.massnahmen import Massnahme

_TEUERSTE = 5
_EINE_ORDNUNG = 3
_JAHRE = 10


@dataclass(frozen=True, slots=True)
class Kosten:
    """What some measures cost, in euros: a year, from own means a year, once; each with how many measures name it."""

    massnahmen: int
    im_jahr: Decimal
    beziffert: int
    eigen: Decimal
    eigen_bekannt: int
    einmalig: Decimal
    mit_einmaligen: int

    @property
    def vollstaendig(self) -> bool:
        """Return whether every measure names what it costs in a year."""
        return self.beziffert == self.massnahmen

    @property
    def eigen_vollstaendig(self) -> bool:
        """Return whether the own share is known for every measure that names its cost."""
        return self.eigen_bekannt == self.beziffert

    @property
    def angegeben(self) -> bool:
        """Return whether any sum is named."""
        return bool(self.beziffert or self.mit_einmaligen)


@dataclass(frozen=True, slots=True)
class Jahreskosten:
    """What the measures cost that are there in a year, by whether they run already or are new, and once in it."""

    jahr: Jahr
    neu: Kosten
    laufend: Kosten
    einmalig: Decimal

    @property
    def im_jahr(self) -> Decimal:
        """Return what they cost together in the year, once and yearly, as far as it is given."""
        return self.neu.im_jahr + self.laufend.im_jahr + self.einmalig

    @property
    def eigen(self) -> Decimal:
        """Return what the municipality itself pays of the yearly sums, as far as it is known."""
        return self.neu.eigen + self.laufend.eigen


class Geldfragen(Massnahmenfragen, Angebotsfragen):
    """Questions about costs, posts and funding; finished measures and those put off cost nothing more."""

    def kosten(self, massnahmen: Iterable[Massnahme]) -> Kosten:
        """Return what ``massnahmen`` cost together."""
        every = tuple(massnahmen)
        named = [m.mittel for m in every if m.mittel is not None]
        own = [m.eigenmittel for m in every if m.mittel is not None and m.eigenmittel is not None]
        once = [m.einmalig for m in every if m.einmalig is not None]
        zero = Decimal(0)
        return Kosten(len(every), sum(named, zero), len(named), sum(own, zero), len(own), sum(once, zero), len(once))

    @property
    def kosten_laufend(self) -> Kosten:
        """Return what the measures cost that run already."""
        return self.kosten(self.laufende_massnahmen)

    @property
    def kosten_neu(self) -> Kosten:
        """Return what the measures cost that are still to begin."""
        return self.kosten(self.neue_massnahmen)

    @property
    def kosten_ohne_stand(self) -> Kosten:
        """Return what the measures cost of which nobody says whether they run or are new."""
        return self.kosten(self.massnahmen_ohne_stand)

    @property
    def kosten_je_feld(self) -> tuple[tuple[Wert, Kosten, Kosten, Kosten], ...]:
        """Return each Handlungsfeld with the cost of its measures: running, to come, without a state."""
        running, coming, untold = map(set, (self.laufende_massnahmen, self.neue_massnahmen, self.massnahmen_ohne_stand))
        fields = je(self.offene_massnahmen, lambda massnahme: massnahme.handlungsfeld)
        return tuple(
            (field, self._kosten_in(found, running), self._kosten_in(found, coming), self._kosten_in(found, untold))
            for field, found in fields
        )

    def _kosten_in(self, massnahmen: Iterable[Massnahme], gruppe: set[Massnahme]) -> Kosten:
        return self.kosten(massnahme for massnahme in massnahmen if massnahme in gruppe)

    def beginnt(self, massnahme: Massnahme) -> int | None:
        """Return the year from which a measure costs money; None where nobody knows when it begins.

        One that is there on the day costs in its year; one that is planned and late cannot begin before it. Of a new
        one that names neither a first day nor that it runs, nobody knows.
        """
        if massnahme.beginn is not None:
            return max(massnahme.beginn.year, self.tag.year)
        silent = massnahme.neu == "ja" and not massnahme.status
        return self.tag.year if self.ist_da(massnahme) and not silent else None

    def massnahmen_des_jahres(self, jahr: int) -> tuple[Massnahme, ...]:
        """Return the open measures that are known to be there in a year; what names no end goes on."""
        begun = ((m, self.beginnt(m)) for m in self.offene_massnahmen)
        return tuple(m for m, first in begun if first is not None and first <= jahr and m.zeitraum.im(jahr))

    @property
    def massnahmen_ohne_beginn(self) -> tuple[Massnahme, ...]:
        """Return the open measures of which nobody knows in which year they begin."""
        return tuple(massnahme for massnahme in self.offene_massnahmen if self.beginnt(massnahme) is None)

    def kosten_des_jahres(self, jahr: int) -> Jahreskosten:
        """Return what new and running measures cost in a year: each its whole yearly sum, once when it begins."""
        there = self.massnahmen_des_jahres(jahr)
        new, running = set(self.neue_massnahmen), set(self.laufende_massnahmen)
        first = [m for m in there if m.beginn is not None and m.beginn.year == jahr and m in new | running]
        once = self.kosten(first).einmalig
        return Jahreskosten(Jahr(jahr), self._kosten_in(there, new), self._kosten_in(there, running), once)

    @property
    def kosten_je_jahr(self) -> tuple[Jahreskosten, ...]:
        """Return the costs of each year of the Konzept that is not over, at most ten; none without a term."""
        term = self.rahmen
        if term is None or term.laufzeit_bis is None:
            return ()
        first = max(self.tag.year, int(term.laufzeit_von or self.tag.year))
        years = range(first, min(int(term.laufzeit_bis), first + _JAHRE - 1) + 1)
        return tuple(self.kosten_des_jahres(year) for year in years)

    @property
    def einmalige_ohne_jahr(self) -> Decimal:
        """Return what the open measures cost once of which no row of ``kosten_je_jahr`` tells the year."""
        told = sum((year.einmalig for year in self.kosten_je_jahr), Decimal(0))
        return self.kosten(self.offene_massnahmen).einmalig - told

    @property
    def mittel_je_jahr(self) -> tuple[tuple[Jahr, tuple[Haushaltsmittel, ...], Decimal], ...]:
        """Return each year for which means are planned with its entries and their sum in euros, the oldest first."""
        years = sorted({entry.jahr for entry in self.mittel})
        groups = ((year, tuple(entry for entry in self.mittel if entry.jahr == year)) for year in years)
        return tuple((year, found, sum((entry.betrag for entry in found), Decimal(0))) for year, found in groups)

    @property
    def bezifferte_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the open measures whose yearly cost is given."""
        return tuple(massnahme for massnahme in self.offene_massnahmen if massnahme.mittel is not None)

    @property
    def groesste_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the open measures whose yearly cost is given, the dearest first."""
        return tuple(sorted(self.bezifferte_massnahmen, key=lambda m: -(m.mittel or 0)))

    @property
    def teuerste_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the five dearest measures, none where fewer than three are known: they need no order."""
        known = self.groesste_massnahmen
        return known[:_TEUERSTE] if len(known) >= _EINE_ORDNUNG else ()

    @property
    def massnahmenmittel(self) -> Decimal:
        """Return what the open measures cost in a year, in euros, as far as it is given."""
        return self.kosten(self.offene_massnahmen).im_jahr

    @property
    def foerderung_freier(self) -> Auskunft[Angebot]:
        """Return for the running offers of free providers whether funding is granted; none given: not known."""
        offers = self.freie_angebote(self.aktive_angebote)
        return auskunft(offers, lambda a: bool(self.da(a.foerderung)) if a.foerderung else None)

    @property
    def foerdergeber(self) -> tuple[tuple[Wert, tuple[Angebot, ...]], ...]:
        """Return each funder of offers of free providers, with the running offers that it supports."""
        every = ((geber, self.gefoerdert_von(geber)) for geber in self.werte["foerdergeber"].values())
        return tuple((geber, offers) for geber, offers in every if offers)

    def gefoerdert_von(self, geber: str) -> tuple[Angebot, ...]:
        """Return the running offers of free providers that a funder supports on the day."""
        free = self.freie_angebote(self.aktive_angebote)
        return tuple(a for a in free if any(f.geber == geber for f in self.da(a.foerderung)))
