"""Suitability and ownership: whether an offer may count at all, by what its own data say."""

from __future__ import annotations

from konzeptgen.checking.abgleich.vergleich import GLEICH, Vergleich
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.bausteine import MINDESTLAENGE

_NICHT_EINGETRAGEN = Vergleich(offen=("Eignung nicht eingetragen",), felder=("angebote.geeignet",))
_GRUND = ("angebote.eignung_grund",)
_OHNE_GRUND = Vergleich(offen=("als nicht geeignet eingetragen, aber ohne Grund",), felder=_GRUND)
_GEEIGNET = Vergleich(("als geeignet eingetragen",))
_EIGENTUM = Vergleich(
    offen=("nicht eingetragen, ob eine öffentliche Stelle den Träger beherrscht",), felder=("traeger.beherrscht_von",)
)


def eignung(angebot: Angebot) -> Vergleich | None:
    """Return what is recorded on the suitability; a no counts only with a reason that is long enough to be one."""
    if angebot.geeignet == "nein":
        return _ohne_grund(angebot.eignung_grund or "") if grund_fehlt(angebot) else None
    return _GEEIGNET if angebot.geeignet == "ja" else _NICHT_EINGETRAGEN


def _ohne_grund(grund: str) -> Vergleich:
    short = f"als nicht geeignet eingetragen, der Grund ist mit {len(grund)} Zeichen sehr kurz"
    return Vergleich(offen=(short,), felder=_GRUND) if grund else _OHNE_GRUND


def grund_fehlt(angebot: Angebot) -> bool:
    """Return whether an offer is called unsuitable without a reason that counts."""
    return angebot.geeignet == "nein" and len(angebot.eignung_grund or "") < MINDESTLAENGE


def eigentum(traeger: Traeger) -> Vergleich | None:
    """Return whether the provider is a third party: none where a public body is or controls it."""
    if traeger.oeffentlich:
        return None
    return GLEICH if traeger.eigentum_bekannt else _EIGENTUM
