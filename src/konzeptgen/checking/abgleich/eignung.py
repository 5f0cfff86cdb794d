"""Suitability and ownership: whether an offer may count at all, by what its own data say."""

from __future__ import annotations

from konzeptgen.checking.abgleich.vergleich import GLEICH, Vergleich
from konzeptgen.model.anbieter import Angebot, Traeger

_NICHT_EINGETRAGEN = Vergleich(offen=("Eignung nicht eingetragen",))
OHNE_GRUND = Vergleich(offen=("als nicht geeignet eingetragen, aber ohne Grund",))
_GEEIGNET = Vergleich(("als geeignet eingetragen",))
_EIGENTUM = Vergleich(offen=("nicht eingetragen, ob eine öffentliche Stelle den Träger beherrscht",))


def eignung(angebot: Angebot) -> Vergleich | None:
    """Return what is recorded on the suitability; a no counts only with its reason."""
    if angebot.geeignet == "nein":
        return None if angebot.eignung_grund else OHNE_GRUND
    return _GEEIGNET if angebot.geeignet == "ja" else _NICHT_EINGETRAGEN


def eigentum(traeger: Traeger) -> Vergleich | None:
    """Return whether the provider is a third party: none where a public body is or controls it."""
    if traeger.oeffentlich:
        return None
    return GLEICH if traeger.eigentum_bekannt else _EIGENTUM
