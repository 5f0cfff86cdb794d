"""The form of the Beschlussvorlage: who decides, what it means for the budget, what was examined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import euro, pronomen, zahlwort
from konzeptgen.composing.lesarten import OFFEN
from konzeptgen.model.bausteine import UNBEKANNT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from konzeptgen.model.fragen.geld import Kosten
    from konzeptgen.model.konzept import Konzept

_FEMININE = ("versammlung", "vertretung", "bürgerschaft", "kommission", "runde")
_MASCULINE = ("rat", "tag", "ausschuss", "senat", "magistrat", "beirat", "vorstand")


def wer_beschliesst(gremium: str) -> str:
    """Return "Der Rat der Stadt beschließt"; without an article where the body's gender is not known."""
    head = gremium.split(" ", maxsplit=1)[0].lower()
    if head.endswith(_FEMININE):
        return f"Die {gremium} beschließt"
    return f"Der {gremium} beschließt" if head.endswith(_MASCULINE) else f"{gremium} beschließt"


def haushaltszeilen(konzept: Konzept) -> Iterator[tuple[str, str]]:
    """Yield what the Vorlage means for the budget: yes or no, where it is booked, how much, of it own, which years."""
    vorlage = konzept.beschlussvorlage
    means, cost = vorlage.finanzen if vorlage else None, konzept.kosten_neu
    yield "Auswirkungen auf den Haushalt", _affected(means.auswirkungen if means else UNBEKANNT, konzept)
    yield "Produkt", (means and means.produkt) or OFFEN
    yield "Sachkonto", (means and means.konto) or OFFEN
    yield "Jährlich, neue Maßnahmen", _part(cost.im_jahr, cost.beziffert, cost)
    yield "Einmalig, neue Maßnahmen", _part(cost.einmalig, cost.mit_einmaligen, cost)
    yield "Erträge im Jahr", euro(means.ertraege) if means and means.ertraege is not None else OFFEN
    yield "Eigener Anteil im Jahr", _part(cost.eigen, cost.eigen_bekannt, cost)
    yield "Jahre", konzept.laufzeit or OFFEN


def _affected(said: str, konzept: Konzept) -> str:
    if said != UNBEKANNT:
        return said
    costs = (konzept.kosten_neu, konzept.kosten_laufend, konzept.kosten_ohne_stand)
    return "ja" if any(cost.im_jahr or cost.einmalig for cost in costs) else OFFEN


def _part(amount: Decimal, known: int, cost: Kosten) -> str:
    """Return a sum, and of how many measures it is known where that is not all of them."""
    if not known:
        return OFFEN
    of_how_many = f", angegeben bei {pronomen(known, 'f', 'dat')} von {zahlwort(cost.massnahmen)}"
    return f"{euro(amount)}{'' if known == cost.massnahmen else of_how_many}"


def pruefungszeilen(konzept: Konzept) -> Iterator[tuple[str, str]]:
    """Yield each kind of examination with its result; what nobody has examined says so."""
    vorlage = konzept.beschlussvorlage
    found = {entry.art: entry for entry in (vorlage.pruefungen if vorlage else ())}
    for art in konzept.werte["pruefungsarten"].values():
        entry = found.get(art)
        said = [f"{entry.ergebnis.titel}.", entry.begruendung or ""] if entry else ["Nicht geprüft."]
        yield art.titel, " ".join(part for part in said if part)
