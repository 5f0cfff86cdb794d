"""The result of a match: an offer that agrees with a measure, as a whole, in part, or as far as is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from konzeptgen.checking.abgleich.kapazitaet import platz
from konzeptgen.checking.abgleich.vergleich import Frage, Vergleich
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.massnahmen import Massnahme


class Ergebnis(StrEnum):
    """How much of a measure an offer could take over."""

    GANZ = "ganz"
    TEIL = "teil"
    ZU_PRUEFEN = "zu prüfen"


@dataclass(frozen=True, slots=True, eq=False)
class Uebereinstimmung:
    """An offer that agrees with a measure, with what each comparison shows."""

    massnahme: Massnahme
    angebot: Angebot
    vergleiche: tuple[Vergleich, ...]
    verwandt: str = ""
    """Why the two stand beside each other, where they are of kindred kinds and not of the same."""

    def mit(self, vergleich: Vergleich | None) -> Uebereinstimmung | None:
        """Return the agreement with one more comparison, None where that one shows that the offer does not count."""
        return None if vergleich is None else replace(self, vergleiche=(*self.vergleiche, vergleich))

    @property
    def platz(self) -> str:
        """Return in words how much room the offer has."""
        return platz(self.angebot.kapazitaet)

    @property
    def offen(self) -> tuple[str, ...]:
        """Return what must be clarified of the offer before the agreement is certain."""
        return tuple(part for vergleich in self.vergleiche for part in vergleich.offen)

    @property
    def felder(self) -> tuple[str, ...]:
        """Return the fields that would clear what is open."""
        return tuple(feld for vergleich in self.vergleiche for feld in vergleich.felder)

    @property
    def fragen(self) -> tuple[Frage, ...]:
        """Return what is to be said of the measure first."""
        return (
            ()
            if self.massnahme.umfang is not None
            else (Frage("wie viele Plätze die Maßnahme bietet", "massnahmen.umfang"),)
        )

    @property
    def sicher(self) -> bool:
        """Return whether nothing about the agreement is unknown."""
        return self.massnahme.umfang is not None and not any(vergleich.offen for vergleich in self.vergleiche)

    @property
    def ganz(self) -> bool:
        """Return whether the offer, as far as is known, covers the whole measure."""
        return not any(vergleich.teil for vergleich in self.vergleiche)

    @property
    def ergebnis(self) -> Ergebnis:
        """Return how much of the measure the offer could take over."""
        if not self.sicher:
            return Ergebnis.ZU_PRUEFEN
        return Ergebnis.GANZ if self.ganz else Ergebnis.TEIL

    @property
    def gruende(self) -> tuple[str, ...]:
        """Return why the offer agrees, how far, and what is open, as parts of a German sentence."""
        art = self.angebot.leistungsart.titel
        kind = f"verwandte Leistungsart: {art}" if self.verwandt else f"gleiche Leistungsart: {art}"
        known = (part for vergleich in self.vergleiche for part in (*vergleich.gruende, *vergleich.teil))
        return (kind, *known, *self.offen)


def rang(hit: Uebereinstimmung) -> tuple[bool, bool]:
    """Return the place in an order that puts the certain first, and the whole before the part."""
    return not hit.sicher, not hit.ganz
