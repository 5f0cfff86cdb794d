"""Things by name, and the cells of tables: what is not known is "offen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import prozent, zahl
from konzeptgen.base.typography import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from konzeptgen.model.anbieter import Angebot


def mit_traeger(angebote: Iterable[Angebot], trenner: str = ", ") -> str:
    """Return offers with their providers: "Migrationsberatung (Caritas), Lotsen (AWO)"."""
    return trenner.join(f"{angebot.name} ({angebot.traeger.kurz})" for angebot in angebote)


def anteil(teil: int | None, ganzes: int) -> str:
    """Return the share of ``teil`` in ``ganzes`` in per cent, "offen" where it is not known."""
    return prozent(teil, ganzes) if teil is not None and ganzes else "offen"


def quote(wert: Decimal | None) -> str:
    """Return a rate in per cent with one decimal, "offen" where it is not known."""
    return f"{zahl(wert, 1)}{NBSP}%" if wert is not None else "offen"
