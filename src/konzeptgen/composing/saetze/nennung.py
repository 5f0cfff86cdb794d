"""Things by name, and the cells of tables: what is not known is "offen"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from konzeptgen.base.german import prozent, zahl
from konzeptgen.base.typography import NBSP
from konzeptgen.composing.lesarten import OFFEN
from konzeptgen.composing.zeitworte import stand

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from konzeptgen.model.anbieter import Angebot
    from konzeptgen.model.konzept import Konzept


def mit_traeger(angebote: Iterable[Angebot]) -> str:
    """Return offers with their providers: "Migrationsberatung (Caritas), Lotsen (AWO)"."""
    return ", ".join(f"{angebot.name} ({angebot.traeger.kurz})" for angebot in angebote)


def mit_traeger_und_stand(konzept: Konzept, angebote: Iterable[Angebot]) -> str:
    """Return offers with their providers, and how those stand that do not run on the day."""
    return "; ".join(map(partial(_with_state, konzept), angebote))


def _with_state(konzept: Konzept, angebot: Angebot) -> str:
    words = (angebot.traeger.kurz, "" if konzept.ist_da(angebot) else stand(konzept, angebot))
    return f"{angebot.name} ({', '.join(word for word in words if word)})"


def auszugsanteil(teil: int | None, ganzes: int) -> str:
    """Return the share of ``teil`` in ``ganzes`` in per cent, "offen" where it is not known."""
    return prozent(teil, ganzes) if teil is not None and ganzes else OFFEN


def quote(wert: Decimal | None) -> str:
    """Return a rate in per cent with one decimal, "offen" where it is not known."""
    return f"{zahl(wert, 1)}{NBSP}%" if wert is not None else OFFEN
