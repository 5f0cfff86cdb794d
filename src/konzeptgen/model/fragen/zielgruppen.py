"""Target groups: which offers name them, which are open to them, and whom no offer names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from konzeptgen.base.scalars import Wert
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.fragen.angebote import Angebotsfragen

_OFFEN = ("alle", "zugewanderte")


class Zielgruppenfragen(Angebotsfragen):
    """Questions about target groups."""

    def fuer_gruppe(self, gruppe: str) -> tuple[Angebot, ...]:
        """Return the running offers that name a target group."""
        return self._angebote_je_gruppe.get(gruppe, ())

    def offen_fuer(self, gruppe: str) -> tuple[Angebot, ...]:
        """Return the running offers that name a target group, all people or all who have immigrated."""
        wanted = {gruppe, *_OFFEN}
        return tuple(angebot for angebot in self.aktive_angebote if wanted.intersection(angebot.zielgruppen))

    @property
    def nennt_zielgruppen(self) -> bool:
        """Return whether a running offer says whom it is for."""
        return bool(self._angebote_je_gruppe)

    @property
    def herkunftsgruppen(self) -> tuple[Wert, ...]:
        """Return the groups by origin that there are, in the order of the list."""
        return self._herkunft

    @property
    def genannte_herkunft(self) -> tuple[Wert, ...]:
        """Return the groups by origin that a running offer names."""
        return tuple(gruppe for gruppe in self._herkunft if gruppe in self._angebote_je_gruppe)

    @property
    def unerreichte_herkunft(self) -> tuple[Wert, ...]:
        """Return the groups by origin to which no running offer is open by name, none where one is open to all."""
        if any(gruppe in self._angebote_je_gruppe for gruppe in _OFFEN):
            return ()
        return tuple(gruppe for gruppe in self._herkunft if gruppe not in self._angebote_je_gruppe)

    @property
    def _herkunft(self) -> tuple[Wert, ...]:
        return tuple(gruppe for gruppe in self.werte["zielgruppen"].values() if gruppe.marke("herkunft"))

    @cached_property
    def _angebote_je_gruppe(self) -> Mapping[str, tuple[Angebot, ...]]:
        found: dict[str, list[Angebot]] = {}
        for angebot in self.aktive_angebote:
            for gruppe in dict.fromkeys(angebot.zielgruppen):
                found.setdefault(gruppe, []).append(angebot)
        return {gruppe: tuple(angebote) for gruppe, angebote in found.items()}
