"""What the rules on completeness share: where to point when something is missing, whom the law of a Land addresses."""

from __future__ import annotations

from konzeptgen.base.source import DataPath
from konzeptgen.checking.recht import normen
from konzeptgen.checking.recht.laender import landesrecht
from konzeptgen.model.konzept import Konzept


def pfad(konzept: Konzept, *schritte: str | int) -> DataPath:
    """Return the path of a field, or the one of the Kommune where the author has not begun with it."""
    return schritte if getattr(konzept, str(schritte[0])) else ("kommune",)


def hat_integrationszentrum(konzept: Konzept) -> bool:
    """Return whether this is a Kreis or kreisfreie Stadt in NRW: the Land funds a centre for integration there."""
    return konzept.kommune.land == "nw" and (konzept.kommune.ist_kreis or konzept.kommune.typ == "kreisfreie_stadt")


def sagt_das_land(konzept: Konzept, key: str) -> bool:
    """Return whether this norm of the Land speaks to the municipality on the Stichtag."""
    return normen()[key] in landesrecht(konzept.kommune, konzept.stichtag)


def zusammenarbeit_nach_tintg(konzept: Konzept) -> bool:
    """Return whether the TIntG of NRW expects the Konzept to show the cooperation with free providers."""
    return hat_integrationszentrum(konzept) and sagt_das_land(konzept, "tintg-8-1")


def zusammenarbeit_nach_saechsintg(konzept: Konzept) -> bool:
    """Return whether the SächsIntG speaks to the Kommune of free providers."""
    return sagt_das_land(konzept, "saechsintg-15")


def regelt_zusammenarbeit(konzept: Konzept) -> bool:
    """Return whether the data or a text of the author show how the Kommune works with free providers."""
    return (
        "zusammenarbeit" in konzept.texte
        or any(v.traeger.frei for v in konzept.vereinbarungen)
        or any(b.traeger.frei for b in konzept.beteiligungen)
        or any(u.traeger.frei for u in konzept.uebertragungen)
        or bool(konzept.beteiligte_verbaende)
    )
