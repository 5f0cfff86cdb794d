"""Sentences of the agenda for a round table, of questions before an election, and where a draft speaks of a demand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from konzeptgen.base.german import aufzaehlung
from konzeptgen.vorlagen.names import KONZEPT
from konzeptgen.vorlagen.vorlagen import Vorlagen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from konzeptgen.base.scalars import Wert
    from konzeptgen.composing.lage import Bilanz, Vergleich
    from konzeptgen.model.papier import Papier


def keine_forderung_offen(bilanz: Bilanz) -> str:
    """Return that nothing of a field is known to be open, and whether that is all that is known."""
    if bilanz.teils_bekannt or bilanz.ohne_angaben or not bilanz.forderungen:
        return "Dass eine Forderung offen ist, zeigen die Angaben nicht."
    return "Keine Forderung ist offen."


def frage_an_die_kommune(bilanz: Bilanz) -> str:
    """Return what the town is asked: on the first open demand, else on the first of which nothing is known."""
    if bilanz.offen:
        return f"Was braucht es, damit diese Forderung erfüllt wird: „{bilanz.offen[0].element.titel}“?"
    silent = (*bilanz.teils_bekannt, *bilanz.ohne_angaben)
    if silent:
        return f"Welche Angaben kann die Kommune ergänzen: „{silent[0].element.titel}“?"
    return "Was soll so bleiben, und wer sorgt dafür?"


def frage_an_die_verbaende(vergleich: Vergleich, handlungsfeld: str) -> str:
    """Return what the associations are asked: on people who wait, on needs that are reported, else on their part."""
    field = vergleich.feld(handlungsfeld) if handlungsfeld else ()
    if any(lage.wartende for lage in field):
        return "Was hülfe den Menschen auf den Wartelisten am schnellsten?"
    if any(lage.bedarfe for lage in field):
        return "Welcher gemeldete Bedarf drängt am meisten?"
    return "Was können freie Träger hier beitragen, und was brauchen sie dafür?"


def bitte_um_antworten(papier: Papier | None) -> str:
    """Return what the sender asks of those who stand for election."""
    if papier is None or papier.absender.mehrzahl:
        return "Wir bitten alle, die zur Wahl stehen, um ihre Antwort."
    return f"Der {papier.absender.art.titel} bittet alle, die zur Wahl stehen, um ihre Antwort."


def stelle_im_entwurf(element: Wert) -> str:
    """Return the chapters of a Konzept in which a demand of the catalogue has its place."""
    return f"Kapitel {aufzaehlung(f'„{titel}“' for titel in _kapitel()[str(element)])}"


@cache
def _kapitel() -> Mapping[str, Sequence[str]]:
    """Return the titles of the Konzept's chapters by the codes of the elements that they name, annexes left out."""
    found: dict[str, list[str]] = {}
    for chapter in Vorlagen().kapitel(KONZEPT):
        for element in () if chapter.anhang else chapter.elemente:
            found.setdefault(element, []).append(chapter.titel)
    return found
