"""All subjects, and what counts as a name."""

from collections.abc import Iterator
from functools import cache

from nachrechnung.daten import listen
from nachrechnung.rechnung import Rechnung
from nachrechnung.themen_angebote import THEMEN as ANGEBOTE
from nachrechnung.themen_forderungen import THEMEN as FORDERUNGEN
from nachrechnung.themen_wohnen import THEMEN as WOHNEN
from nachrechnung.themen_zusammenarbeit import THEMEN as ZUSAMMENARBEIT

THEMEN = (*FORDERUNGEN, *ANGEBOTE, *ZUSAMMENARBEIT, *WOHNEN)


@cache
def fremde(r: Rechnung) -> frozenset[str]:
    """Return the texts that are the author's or stand in a value list, and so are names."""
    return frozenset({*_texte(r.d.alles), *_namen_der_listen()})


@cache
def _namen_der_listen() -> frozenset[str]:
    return frozenset(text for text in _texte(listen()) if " " in text and not text[0].islower())


def _texte(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texte(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texte(inner)
    elif isinstance(value, str) and not value.replace(".", "").replace(",", "").isdigit() and not value.islower():
        yield value
