"""Cells that speak for several rows: merged ones, and a provider that stands only above its group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from konzeptgen.base.german import anzahl
from konzeptgen.exchange.headings import KEY, columns
from konzeptgen.exchange.listing import Listing
from konzeptgen.exchange.sheets import Error, Found, place

Shared = Mapping[tuple[int, int], Found | Error]
_PROVIDER = "traeger.name"
_FIGURES = frozenset(("ganzzahl", "dezimal", "grad", "jahr", "datum"))
_MOST = 10


def shared(listing: Listing, fields: Mapping[int, str], target: str) -> Shared:
    """Return what other cells say for empty ones, by row and column; a figure is said of its own row alone."""
    known = columns(target)
    alike = {
        index for index, name in fields.items()
        if name not in {KEY, "name"} and known[name].item["type"] not in _FIGURES
    }  # fmt: skip
    merged = {where: value for where, value in listing.spans.items() if where[1] in alike}
    return {**_grouped(listing, fields), **merged}


def _grouped(listing: Listing, fields: Mapping[int, str]) -> Shared:
    """Return the provider for the rows of its group, where a list names each only once.

    Who names one twice in a row names it everywhere: there an empty cell is an empty cell.
    """
    index = next((index for index, name in fields.items() if name == _PROVIDER), None)
    if index is None or any(column == index for _, column in listing.spans):
        return {}
    named = [(number, row[index] if index < len(row) else None) for number, row in listing.rows]
    blank = [number for number, value in named if value is None]
    repeated = any(one == other for (_, one), (_, other) in pairwise(named) if one is not None)
    if repeated or not named or named[0][1] is None or len(blank) * 2 < len(named):
        return {}
    found, last = {}, None
    for number, value in named:
        last = value if value is not None else last
        if value is None:
            found[number, index] = last
    return found


def told(listing: Listing, fields: Mapping[int, str], found: Shared) -> Iterator[str]:
    """Yield what was hidden and read all the same, and where a provider was taken from above."""
    if listing.hidden:
        yield f"Das ausgeblendete Blatt „{listing.name}“ ist mitgelesen."
    if listing.unseen:
        named = ", ".join(place(listing.name, number) for number in listing.unseen[:_MOST])
        more = " und weitere" if len(listing.unseen) > _MOST else ""
        yield f"Ausgeblendete Zeilen sind mitgelesen: {named}{more}."
    above = [where for where in found if fields[where[1]] == _PROVIDER]
    if above:
        rows = anzahl(len(above), "Zeile", "Zeilen", "f", "dat")
        yield f"In {rows} von „{listing.name}“ gilt der Träger aus der Zelle darüber."
