"""Offers: those that run, by Leistungsart, Handlungsfeld and provider, their languages and how fresh they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from konzeptgen.base.scalars import Wert
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.auskunft import Auskunft, auskunft
from konzeptgen.model.fragen.dokument import Dokumentfragen
from konzeptgen.model.fragen.gliederung import je


class Angebotsfragen(Dokumentfragen):
    """Questions about offers."""

    @cached_property
    def aktive_angebote(self) -> tuple[Angebot, ...]:
        """Return the offers that run on the day."""
        return self.da(self.angebote)

    @cached_property
    def geplante_angebote(self) -> tuple[Angebot, ...]:
        """Return the offers that are still to come, the nearest first."""
        return self.kuenftige(self.angebote)

    @cached_property
    def arten(self) -> Mapping[str, tuple[Angebot, ...]]:
        """Return the running offers by Leistungsart, in the order of the taxonomy; only kinds that exist here."""
        found = _by(self.aktive_angebote, lambda angebot: angebot.leistungsart)
        return {art: found[art] for art in self.werte["leistungsarten"] if art in found}

    @property
    def fachdienste(self) -> tuple[Angebot, ...]:
        """Return the running Migrationsfachdienste."""
        return tuple(angebot for angebot in self.aktive_angebote if angebot.fachdienst)

    @property
    def empfohlene_fachdienste(self) -> tuple[Angebot, ...]:
        """Return the running Migrationsfachdienste to which offices of the municipality send people."""
        return tuple(angebot for angebot in self.fachdienste if angebot.verweisstellen)

    @property
    def fehlende_fachdienste(self) -> tuple[Wert, ...]:
        """Return the kinds of Migrationsfachdienst that nobody offers here."""
        kinds = self.werte["leistungsarten"].values()
        return tuple(art for art in kinds if art.marke("fachdienst") and art not in self.arten)

    def je_leistungsart(self, angebote: Iterable[Angebot]) -> tuple[tuple[Wert, tuple[Angebot, ...]], ...]:
        """Return each Leistungsart among ``angebote``, with its offers."""
        return je(angebote, lambda angebot: angebot.leistungsart)

    def angebote_der(self, *arten: str) -> tuple[Angebot, ...]:
        """Return the running offers of the given Leistungsarten."""
        return tuple(angebot for art in arten for angebot in self.arten.get(art, ()))

    def angebote_im(self, handlungsfeld: str) -> tuple[Angebot, ...]:
        """Return the running offers of a Handlungsfeld."""
        return self._angebote_je_feld.get(handlungsfeld, ())

    @cached_property
    def _angebote_je_feld(self) -> Mapping[str, tuple[Angebot, ...]]:
        return _by(self.aktive_angebote, lambda angebot: angebot.handlungsfeld)

    def laufende_von(self, traeger: Iterable[Traeger]) -> tuple[Angebot, ...]:
        """Return the running offers of several providers."""
        wanted = {one.id for one in traeger}
        return tuple(angebot for angebot in self.aktive_angebote if angebot.traeger.id in wanted)

    def geplante_im(self, handlungsfeld: str) -> tuple[Angebot, ...]:
        """Return the offers of a Handlungsfeld that are still to come, the nearest first."""
        return tuple(angebot for angebot in self.geplante_angebote if angebot.handlungsfeld == handlungsfeld)

    def angebote_von(self, traeger: Traeger) -> tuple[Angebot, ...]:
        """Return all offers of a provider, in the author's order."""
        return self._angebote_je_traeger.get(traeger.id, ())

    @cached_property
    def _angebote_je_traeger(self) -> Mapping[str, tuple[Angebot, ...]]:
        return _by(self.angebote, lambda angebot: angebot.traeger.id)

    def freie_angebote(self, angebote: Iterable[Angebot]) -> tuple[Angebot, ...]:
        """Return those of ``angebote`` that free providers run."""
        return tuple(angebot for angebot in angebote if angebot.traeger.frei)

    def oeffentliche_angebote(self, angebote: Iterable[Angebot]) -> tuple[Angebot, ...]:
        """Return those of ``angebote`` that public bodies run."""
        return tuple(angebot for angebot in angebote if angebot.traeger.oeffentlich)

    @property
    def mit_sprachen(self) -> tuple[Angebot, ...]:
        """Return the running offers whose languages are known."""
        return tuple(angebot for angebot in self.aktive_angebote if angebot.sprachen)

    def sprachen(self, angebote: Iterable[Angebot]) -> tuple[Wert, ...]:
        """Return the languages of ``angebote``, the most frequent first, German left out."""
        counts: dict[Wert, int] = {}
        for angebot in angebote:
            for sprache in angebot.sprachen:
                counts[sprache] = counts.get(sprache, 0) + 1
        ordered = sorted(counts, key=lambda sprache: (-counts[sprache], sprache.titel))
        return tuple(sprache for sprache in ordered if sprache != "de")

    @property
    def pruefung_der_angaben(self) -> Auskunft[Angebot]:
        """Return for the running offers whether they were checked in the last twelve months; no day: not known."""
        since = self.vor_einem_jahr
        checked = {a: a.geprueft_am for a in self.aktive_angebote if not self.ist_zukunft(a.geprueft_am)}
        return auskunft(self.aktive_angebote, lambda a: day >= since if (day := checked.get(a)) else None)

    @property
    def frisch_gepruefte(self) -> tuple[Angebot, ...]:
        """Return the running offers that were checked in the last twelve months."""
        return self.pruefung_der_angaben.ja


def _by(angebote: Iterable[Angebot], key: Callable[[Angebot], str]) -> Mapping[str, tuple[Angebot, ...]]:
    found: dict[str, list[Angebot]] = {}
    for angebot in angebote:
        found.setdefault(key(angebot), []).append(angebot)
    return {name: tuple(group) for name, group in found.items()}
