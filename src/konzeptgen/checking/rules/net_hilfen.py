"""What several rules share: where a section stands, names in a row, seats at a table. No rule itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konzeptgen.base.german import aufzaehlung, zahlwort
from konzeptgen.base.source import DataPath
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.runde_tische import RunderTisch
from konzeptgen.model.sitz import Sitz

_SHOWN = 4


def ort(konzept: Konzept, name: str) -> DataPath:
    """Return the path of a section, or of the Kommune where the section is missing or empty."""
    return (name,) if getattr(konzept, name) else ("kommune",)


def namen(names: Sequence[str]) -> str:
    """Return names in quotes, of more than five the first four and how many more: „A“, „B“, „C“, „D“ und drei weitere."""
    shown = names if len(names) <= _SHOWN + 1 else names[:_SHOWN]
    more = len(names) - len(shown)
    return aufzaehlung([f"„{name}“" for name in shown] + ([f"{zahlwort(more)} weitere"] if more else []))


def tische(konzept: Konzept) -> Iterator[tuple[int, RunderTisch]]:
    """Yield the round tables that are not dissolved, each with its place in the data."""
    over = konzept.vergangene(konzept.runde_tische)
    yield from ((index, tisch) for index, tisch in enumerate(konzept.runde_tische) if tisch not in over)


def aus_der_wohlfahrt(sitz: Sitz) -> bool:
    """Return whether a seat belongs to the Freie Wohlfahrtspflege, by kind or by its Spitzenverband."""
    return sitz.gruppe == "freie_wohlfahrt" or bool(sitz.traeger and sitz.traeger.spitzenverband)


def ohne_art(sitze: Sequence[Sitz]) -> list[str]:
    """Return the names of seats whose group of actors is not known."""
    return [sitz.name for sitz in sitze if not sitz.gruppe]
