"""Kinship: which kinds of service stand beside each other, and why, by ``schemas/werte/leistungsarten.yaml``."""

from __future__ import annotations

from collections.abc import Mapping

from konzeptgen.base.scalars import Wert


def verwandte(arten: Mapping[str, Wert]) -> dict[str, dict[str, str]]:
    """Return for each kind the kindred ones with the reason; what one entry names holds both ways."""
    found: dict[str, dict[str, str]] = {}
    for key, art in arten.items():
        for other, grund in art.marken.get("verwandt", {}).items():
            found.setdefault(key, {})[other] = grund
            found.setdefault(other, {})[key] = grund
    return found
