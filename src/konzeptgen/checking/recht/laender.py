"""The law of the Länder: what a Land's own law is about, and which of its norms speak to a municipality."""

from __future__ import annotations

from datetime import date

from konzeptgen.checking.elemente.adressat import zustaendig
from konzeptgen.checking.recht import Norm, normen
from konzeptgen.model.kommune import Kommune

_GESETZ, FOERDERUNG = "integrationsgesetz", "foerderung"
THEMEN = {
    _GESETZ: "Integrationsgesetz",
    "beirat": "Integrationsrat oder -beirat",
    "kommunalverfassung": "Gremien und Beauftragte",
    FOERDERUNG: "Förderprogramm",
}
"""What the law of a Land can be about, with German titles in the order in which it is told."""


def des_landes(land: str) -> tuple[Norm, ...]:
    """Return every statement on the law of a Land, subject by subject."""
    own = [norm for norm in normen().values() if norm.land == land]
    return tuple(sorted(own, key=lambda norm: list(THEMEN).index(norm.thema)))


def gesetz_des_landes(land: str) -> Norm:
    """Return the integration law of a Land as a whole, or the statement that none is known."""
    return next(norm for norm in des_landes(land) if norm.thema == _GESETZ)


def landesrecht(kommune: Kommune, stichtag: date) -> tuple[Norm, ...]:
    """Return the statements that hold on ``stichtag`` in the Land of a municipality and speak to one of its kind."""
    return tuple(n for n in des_landes(kommune.land) if n.am(stichtag) and zustaendig(kommune, n.adressat))
