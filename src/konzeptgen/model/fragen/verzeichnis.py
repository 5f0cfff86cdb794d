"""The directory: the running offers in its order, numbered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from konzeptgen.base.scalars import Wert
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.fragen.angebote import Angebotsfragen
from konzeptgen.model.fragen.gliederung import je
from konzeptgen.model.sozialraeume import Sozialraum


@dataclass(frozen=True, slots=True, eq=False)
class Eintrag:
    """An offer with its number in a directory."""

    nummer: int
    angebot: Angebot


class Verzeichnisfragen(Angebotsfragen):
    """Questions about the entries of the directory."""

    @cached_property
    def eintraege(self) -> tuple[Eintrag, ...]:
        """Return the running offers as a directory lists them: by Leistungsart and name, numbered from 1."""
        fields = [*self.werte["handlungsfelder"], ""]
        ordered = sorted(
            self.aktive_angebote, key=lambda a: (fields.index(a.handlungsfeld), a.leistungsart.stelle, a.name)
        )
        return tuple(Eintrag(number, angebot) for number, angebot in enumerate(ordered, 1))

    @property
    def angebote_die_nicht_laufen(self) -> tuple[Angebot, ...]:
        """Return the offers that are planned, rest or are over, by name."""
        running = set(self.aktive_angebote)
        return tuple(sorted((a for a in self.angebote if a not in running), key=lambda angebot: angebot.name))

    def eintraege_im(self, handlungsfeld: str) -> tuple[tuple[Wert, tuple[Eintrag, ...]], ...]:
        """Return each Leistungsart of a Handlungsfeld with its entries, in their order."""
        found = (eintrag for eintrag in self.eintraege if eintrag.angebot.handlungsfeld == handlungsfeld)
        return je(found, lambda eintrag: eintrag.angebot.leistungsart)

    def eintraege_in(self, sozialraum: Sozialraum) -> tuple[Eintrag, ...]:
        """Return the entries that name ``sozialraum`` as their area."""
        return tuple(eintrag for eintrag in self.eintraege if eintrag.angebot.dient(sozialraum))

    def eintraege_von(self, traeger: Traeger) -> tuple[Eintrag, ...]:
        """Return the entries of a provider."""
        return tuple(eintrag for eintrag in self.eintraege if eintrag.angebot.traeger is traeger)

    @property
    def eintraege_je_traeger(self) -> tuple[tuple[Traeger, tuple[Eintrag, ...]], ...]:
        """Return each provider with a running offer, by name, with its entries."""
        every = ((traeger, self.eintraege_von(traeger)) for traeger in sorted(self.traeger, key=lambda t: t.name))
        return tuple((traeger, found) for traeger, found in every if found)

    @property
    def eintraege_je_sprache(self) -> tuple[tuple[Wert, tuple[Eintrag, ...]], ...]:
        """Return each language that a running offer names, German left out, by title, with the entries."""
        languages = sorted(self.sprachen(self.aktive_angebote), key=lambda sprache: sprache.titel)
        return tuple((sprache, self.eintraege_mit(sprache)) for sprache in languages)

    @property
    def eintraege_je_sprache_und_art(self) -> tuple[tuple[Wert, tuple[tuple[Wert, tuple[Eintrag, ...]], ...]], ...]:
        """Return the same with the entries of each language by Leistungsart."""
        return tuple(
            (sprache, je(found, lambda eintrag: eintrag.angebot.leistungsart))
            for sprache, found in self.eintraege_je_sprache
        )

    @property
    def meist_kostenfrei(self) -> bool:
        """Return whether more than half of the running offers, and more than one, are known to cost nothing."""
        free = sum(angebot.ist_kostenfrei for angebot in self.aktive_angebote)
        return free > max(1, len(self.aktive_angebote) / 2)

    @property
    def notrufnummern(self) -> tuple[Wert, ...]:
        """Return the emergency numbers that hold in the Land, in the order of their list."""
        numbers = self.werte["notrufnummern"].values()
        return tuple(n for n in numbers if self.kommune.land in n.marken.get("laender", (self.kommune.land,)))

    @property
    def lesesprachen(self) -> tuple[Wert, ...]:
        """Return the languages in which the directory explains itself."""
        return tuple(self.werte["sprachen"][code] for code in self.werte["lesehilfen"])

    @property
    def eintraege_ueberall(self) -> tuple[Eintrag, ...]:
        """Return the entries that serve the whole municipality."""
        return tuple(eintrag for eintrag in self.eintraege if eintrag.angebot.fuer_alle_gebiete)

    def eintraege_mit(self, sprache: Wert) -> tuple[Eintrag, ...]:
        """Return the entries that offer a language."""
        return tuple(eintrag for eintrag in self.eintraege if sprache in eintrag.angebot.sprachen)
