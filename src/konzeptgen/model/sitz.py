"""A seat at a table: a provider or another organisation."""

from __future__ import annotations

from dataclasses import dataclass

from konzeptgen.base.scalars import Wert
from konzeptgen.model.anbieter import Traeger

_FREIE = frozenset(("freie_wohlfahrt", "migrantenorganisation", "religionsgemeinschaft", "zivilgesellschaft"))
"""The kinds of organisation that are free providers, as those of ``traegerarten`` are."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sitz:
    """The shared part ``sitz``."""

    traeger: Traeger | None = None
    organisation: str | None = None
    art: Wert | None = None
    rolle: str | None = None

    @property
    def name(self) -> str:
        """Return the provider's or organisation's name."""
        return self.traeger.kurz if self.traeger else self.organisation or ""

    @property
    def frei(self) -> bool | None:
        """Return whether a free provider sits here, None where its kind is not known."""
        if self.traeger:
            return self.traeger.frei if self.traeger.art_bekannt else None
        return str(self.art) in _FREIE if self.art else None

    @property
    def gruppe(self) -> str:
        """Return which group of actors the seat belongs to, as a key of ``akteursarten``; empty if unknown."""
        if self.traeger is None:
            return str(self.art or "")
        if self.traeger.ist_migrantenorganisation:
            return "migrantenorganisation"
        if not self.traeger.art_bekannt:
            return ""
        return {"bildungseinrichtung": "schule", "gewerblich": "wirtschaft"}.get(
            self.traeger.art, str(self.traeger.art)
        )
