"""Erfüllt, wenn mit den erfassten Partnern der Wohnungswirtschaft Vereinbarungen bestehen, darunter mit einer Genossenschaft oder einem kommunalen Unternehmen.

Eine Vereinbarung zählt, wenn sie am Stichtag gilt. Ohne Angabe ist sie nicht bekannt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konzeptgen.base.german import datum
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import Nomen, anteil, namen, pfad
from konzeptgen.checking.elemente.zeit import ausgelaufen, besteht
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.wohnen import Wohnpartner

ELEMENT = Element(
    code="W4",
    titel="Kontakt zu Genossenschaften und kommunalem Wohnungsbau",
    fundstelle="F1, N6",
    handlungsfeld="wohnen",
    forderung="Kommune, Träger und Wohnungswirtschaft verabreden, wie Wohnungen an Eingewanderte vermittelt werden, auch mit Genossenschaften und kommunalen Unternehmen.",
)
FELDER: Felder = {
    "wohnpartner": (Verdorben(None, "keine Partner der Wohnungswirtschaft erfasst"),),
    "wohnpartner.art": (Verdorben("privat", "weder eine Genossenschaft noch ein kommunales"),),
    "wohnpartner.vereinbarung": (
        Verdorben("nein", "Keine Vereinbarung besteht mit"),
        Verdorben("unbekannt", "Nicht bekannt ist, ob"),
        Verdorben(None, "Nicht bekannt ist, ob"),
    ),
    "wohnpartner.vereinbarung_am": (Verdorben("01.01.2028", "gilt am Stichtag noch nicht"),),
    "wohnpartner.vereinbarung_bis": (Verdorben("31.12.2025", "ist am 31.12.2025 ausgelaufen"),),
}
_BASIS = "wohnpartner:\n"
_GENO = "  - {name: Geno eG, art: genossenschaft, vereinbarung: ja}\n"
_PRIVAT = "  - {name: Wohnbau, art: privat, vereinbarung: %s}\n"
ERFUELLT = (_BASIS + _GENO, _BASIS + _GENO + _PRIVAT % "ja", _BASIS + _GENO + _PRIVAT % "unbekannt")
TEILWEISE = (
    (_BASIS + _GENO + _PRIVAT % "nein", "Keine Vereinbarung besteht mit „Wohnbau“."),
    (_BASIS + _PRIVAT % "ja", "weder eine Genossenschaft noch ein kommunales Unternehmen"),
)
OFFEN = (
    (_BASIS + _PRIVAT % "nein", "Keine Vereinbarung besteht mit „Wohnbau“."),
    (_BASIS + _GENO.replace("ja}", "ja, vereinbarung_bis: 31.12.2025}"), "ist am 31.12.2025 ausgelaufen"),
)
OHNE_DATEN = ("sozialraeume: [{id: nord, name: Nord}]", _BASIS + _PRIVAT % "unbekannt")

_PARTNER: Nomen = ("Partner der Wohnungswirtschaft", "Partnern der Wohnungswirtschaft", "m")
_GEMEINT = frozenset({"genossenschaft", "kommunal"})


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield with which partners an agreement holds, with which it does not, and of which it is not known."""
    partners = konzept.wohnpartner
    if not partners:
        yield Unbekannt("Es sind keine Partner der Wohnungswirtschaft erfasst.", ("wohnpartner",))
        return
    known = [partner for partner in partners if partner.vereinbarung in {"ja", "nein"}]
    agreed = [partner for partner in known if _vereinbart(konzept, partner)]
    if agreed:
        share = anteil(len(agreed), len(known), len(partners), _PARTNER)
        sentence = f"Mit {share} besteht eine Vereinbarung: {namen(p.name for p in agreed)}."
        yield Erfuellt(sentence, pfad(konzept, "wohnpartner", agreed[0], "vereinbarung"))
        if not any(partner.art in _GEMEINT for partner in agreed):
            sentence = "Unter ihnen ist weder eine Genossenschaft noch ein kommunales Unternehmen."
            yield Fehlt(sentence, pfad(konzept, "wohnpartner", agreed[0], "art"))
    yield from _ohne(konzept, [partner for partner in partners if partner.vereinbarung == "nein"])
    yield from (_nicht_jetzt(konzept, p) for p in known if p.vereinbarung == "ja" and p not in agreed)
    yield from _unbekannt(konzept, [p for p in partners if p not in known], daneben=bool(known))


def _vereinbart(konzept: Konzept, partner: Wohnpartner) -> bool:
    return partner.vereinbarung == "ja" and besteht(partner, konzept.tag)


def _ohne(konzept: Konzept, partners: Sequence[Wohnpartner]) -> Iterator[Fehlt]:
    if partners:
        sentence = f"Keine Vereinbarung besteht mit {namen((p.name for p in partners), dativ=True)}."
        yield Fehlt(sentence, pfad(konzept, "wohnpartner", partners[0], "vereinbarung"))


def _nicht_jetzt(konzept: Konzept, partner: Wohnpartner) -> Fehlt:
    """Return what is to be said of an agreement that is over or still to come."""
    name, path = f"„{partner.name}“", pfad(konzept, "wohnpartner", partner, "vereinbarung")
    ended = ausgelaufen(partner, konzept.tag)
    if ended:
        return Fehlt(f"Die Vereinbarung mit {name} ist am {datum(ended)} ausgelaufen.", path)
    return Fehlt(f"Die Vereinbarung mit {name} gilt am Stichtag noch nicht.", path)


def _unbekannt(konzept: Konzept, silent: Sequence[Wohnpartner], *, daneben: bool) -> Iterator[Teil]:
    if silent:
        sentence = f"Nicht bekannt ist, ob Vereinbarungen bestehen mit {namen((p.name for p in silent), dativ=True)}."
        yield Unbekannt(sentence, pfad(konzept, "wohnpartner", silent[0], "vereinbarung"), daneben=daneben)
