"""Sentences on the law of the Land of a municipality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import datum, datum_lang
from konzeptgen.checking.recht.laender import FOERDERUNG, gesetz_des_landes, landesrecht

if TYPE_CHECKING:
    from konzeptgen.model.konzept import Konzept


def integrationsgesetz(konzept: Konzept) -> str:
    """Return whether the Land has an integration law of its own and since when, "" where it has none yet."""
    land, norm = konzept.kommune.land, gesetz_des_landes(konzept.kommune.land)
    said = norm.am(konzept.stand)
    if said and norm.fehlt and said.geprueft:
        return (
            f"Ein eigenes Integrationsgesetz des Landes {land.titel} ist nicht bekannt (Stand {datum(said.geprueft)})."
        )
    if said and said.gueltig_von:
        begun = datum_lang(said.gueltig_von)
        return f"Das Land {land.titel} hat ein eigenes Integrationsgesetz: {norm.titel}, in Kraft seit dem {begun}."
    return ""


def landesnormen(konzept: Konzept) -> tuple[tuple[str, str], ...]:
    """Return what the law of the Land says to this kind of municipality: norm with the day of its text, and content.

    What nobody has read is not told, nor what the Land pays for.
    """
    law = gesetz_des_landes(konzept.kommune.land)
    every = landesrecht(konzept.kommune, konzept.stand)
    told = [norm for norm in every if norm != law and norm.thema != FOERDERUNG and not norm.fehlt]
    found = ((norm.titel, norm.am(konzept.stand)) for norm in told)
    return tuple((f"{titel} (Text vom {datum(s.geprueft)})", s.inhalt) for titel, s in found if s and s.geprueft)
