"""Kind and key of a municipality -> whether a demand addresses it; no element itself."""

from __future__ import annotations

from collections.abc import Iterable

from konzeptgen.base.german import aufzaehlung
from konzeptgen.model.kommune import Kommune

_ALLE = "alle Kommunen"
_KOMMUNEN = ("gemeinde", "kreis")
_WER = {
    "gemeinde": "die Gemeinden",
    "kreis": "die Kreise und kreisfreien Städte",
    "land": "das Land",
    "bund": "den Bund",
}
_KREISFREI = "000"
_STADTSTAATEN = frozenset({"be", "hh"})


def zustaendig(kommune: Kommune, adressat: Iterable[str]) -> bool:
    """Return whether one of the tasks that the municipality has is addressed."""
    return not _aufgaben(kommune).isdisjoint(adressat)


def _aufgaben(kommune: Kommune) -> frozenset[str]:
    """Return for what it stands: a city without Kreis for both levels, a Stadtstaat for the Land too."""
    if kommune.ist_kreis:
        return frozenset({"kreis"})
    if not _kreisfrei(kommune):
        return frozenset({"gemeinde"})
    state = kommune.typ == "kreisfreie_stadt" and kommune.land in _STADTSTAATEN
    return frozenset({"gemeinde", "kreis", *(["land"] if state else [])})


def _kreisfrei(kommune: Kommune) -> bool:
    """Return whether no Kreis stands above it, by kind or by a key whose last three digits name no Gemeinde."""
    by_key = kommune.ags is not None and len(kommune.ags) == len("05315000") and kommune.ags.endswith(_KREISFREI)
    return kommune.typ in {"kreisfreie_stadt", "bezirk"} or by_key


def adressaten(adressat: Iterable[str]) -> str:
    """Return whom a demand addresses, in the accusative: "alle Kommunen", "die Kreise und kreisfreien Städte"."""
    named = list(adressat)
    every = [_ALLE] if set(_KOMMUNEN) <= set(named) else []
    return aufzaehlung([*every, *(_WER[wer] for wer in named if not every or wer not in _KOMMUNEN)])
