"""Sozialräume: which offers name them as their area, and which of them no offer names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.fragen.angebote import Angebotsfragen
from konzeptgen.model.sozialraeume import Sozialraum


class Sozialraumfragen(Angebotsfragen):
    """Questions about the areas of offers."""

    def vor_ort(self, sozialraum: Sozialraum) -> tuple[Angebot, ...]:
        """Return the running offers that name ``sozialraum`` as their area."""
        return tuple(angebot for angebot in self.aktive_angebote if angebot.dient(sozialraum))

    def deckung(self, art: str, sozialraum: Sozialraum) -> int:
        """Return how many running offers of a Leistungsart name ``sozialraum`` as their area."""
        return sum(1 for angebot in self.arten.get(art, ()) if angebot.dient(sozialraum))

    def deckung_im(self, handlungsfeld: str, sozialraum: Sozialraum) -> int:
        """Return how many running offers of a Handlungsfeld name ``sozialraum`` as their area."""
        return sum(1 for angebot in self.angebote_im(handlungsfeld) if angebot.dient(sozialraum))

    def ueberall(self, angebote: Iterable[Angebot]) -> int:
        """Return how many of ``angebote`` serve the whole municipality."""
        return sum(1 for angebot in angebote if angebot.fuer_alle_gebiete)

    def ueberall_gedeckt(self, angebote: Iterable[Angebot]) -> bool:
        """Return whether ``angebote`` together serve the whole municipality: one does, or each Sozialraum has one."""
        offers = tuple(angebote)
        if self.ueberall(offers):
            return True
        return bool(self.sozialraeume) and all(any(a.dient(raum) for a in offers) for raum in self.sozialraeume)

    def ohne_gebiet(self, angebote: Iterable[Angebot]) -> tuple[Angebot, ...]:
        """Return those of ``angebote`` that name no area, and so may serve any."""
        return tuple(angebot for angebot in angebote if not angebot.gebiet)

    @property
    def gezaehlte_sozialraeume(self) -> tuple[Sozialraum, ...]:
        """Return the Sozialräume whose residents are known."""
        return tuple(raum for raum in self.sozialraeume if raum.einwohner)

    @property
    def karge_sozialraeume(self) -> tuple[Sozialraum, ...]:
        """Return the Sozialräume that no running offer names as its area."""
        return tuple(raum for raum in self.sozialraeume if self._genannte_gebiete.isdisjoint(raum.schluessel))

    @property
    def unerreichte_sozialraeume(self) -> tuple[Sozialraum, ...]:
        """Return the Sozialräume without any running offer; none where one serves all or may serve any."""
        offers = self.aktive_angebote
        return () if self.ueberall(offers) or self.ohne_gebiet(offers) else self.karge_sozialraeume

    @cached_property
    def _genannte_gebiete(self) -> frozenset[str]:
        return frozenset(key for angebot in self.aktive_angebote for key in angebot.gebiet)

    def karge_sozialraeume_im(self, handlungsfeld: str) -> tuple[Sozialraum, ...]:
        """Return the Sozialräume that the offers of a Handlungsfeld leave out, none where one may serve any."""
        offers = self.angebote_im(handlungsfeld)
        if not offers or self.ueberall(offers) or self.ohne_gebiet(offers):
            return ()
        return tuple(raum for raum in self.sozialraeume if not self.deckung_im(handlungsfeld, raum))
