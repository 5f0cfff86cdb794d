"""One respect in which a measure and an offer are compared: why they agree, what only in part, what is not known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vergleich:
    """What a comparison shows, as parts of a German sentence; where nothing agrees there is none at all (None)."""

    gruende: tuple[str, ...] = ()
    teil: tuple[str, ...] = ()
    offen: tuple[str, ...] = ()


GLEICH = Vergleich()
"""They agree, and there is nothing to say about it."""
