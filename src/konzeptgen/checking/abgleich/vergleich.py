"""One respect in which a measure and an offer are compared: why they agree, what only in part, what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Frage(NamedTuple):
    """What is to be cleared of a measure, as a clause such as "ob sie neu ist", and the field that would clear it."""

    satz: str
    feld: str = ""


@dataclass(frozen=True, slots=True)
class Vergleich:
    """What a comparison shows, as parts of a German sentence; where nothing agrees there is none at all (None).

    ``felder`` are the fields that would clear what is open, such as "angebote.geeignet".
    """

    gruende: tuple[str, ...] = ()
    teil: tuple[str, ...] = ()
    offen: tuple[str, ...] = ()
    felder: tuple[str, ...] = ()


GLEICH = Vergleich()
"""They agree, and there is nothing to say about it."""


def nicht_eingetragen(said: str, feld: str, massnahme: tuple[str, ...], angebot: tuple[str, ...]) -> Vergleich:
    """Return that a list is empty on one side or on both, and on which."""
    sides = (("massnahmen", massnahme), ("angebote", angebot))
    return Vergleich(offen=(said,), felder=tuple(f"{side}.{feld}" for side, named in sides if not named))
