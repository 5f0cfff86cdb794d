"""What measures cost per year and per Handlungsfeld: once and yearly, gross and from own means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, euro, numerus, zahl
from konzeptgen.composing.lesarten import OFFEN

if TYPE_CHECKING:
    from konzeptgen.base.scalars import Jahr
    from konzeptgen.model.fragen.geld import Jahreskosten, Kosten
    from konzeptgen.model.konzept import Konzept


@dataclass(frozen=True, slots=True)
class Jahreszeile:
    """A row on the costs of a year, in euros; "–" where no measure is there, "offen" where none names its costs."""

    jahr: Jahr
    neu: str
    laufend: str
    eigen: str
    einmalig: str


def jahreszeilen(konzept: Konzept) -> tuple[Jahreszeile, ...]:
    """Return a row per year of the Konzept; none where fewer than two years are to be told or nothing is known."""
    years = konzept.kosten_je_jahr
    known = any(cost.angegeben for year in years for cost in (year.neu, year.laufend))
    return tuple(_row(year) for year in years) if len(years) > 1 and known else ()


def _row(year: Jahreskosten) -> Jahreszeile:
    own = year.neu.eigen_bekannt or year.laufend.eigen_bekannt
    return Jahreszeile(
        year.jahr,
        _sum(year.neu),
        _sum(year.laufend),
        zahl(year.eigen, 0) if own else OFFEN,
        zahl(year.einmalig, 0) if year.einmalig else "–",
    )


def _sum(cost: Kosten) -> str:
    if not cost.massnahmen:
        return "–"
    return zahl(cost.im_jahr, 0) if cost.beziffert else OFFEN


def lesart_der_jahre(konzept: Konzept) -> str:
    """Return how the years are to be read, and which measures and sums stand in none of them."""
    parts = (_ohne_beginn(konzept), _ohne_stand(konzept), _ohne_jahr(konzept))
    return " ".join([_LESART, *(part for part in parts if part)])


_LESART = (
    "Jede Maßnahme zählt in jedem Jahr, in dem es sie gibt, mit ihrem ganzen Jahresbetrag; "
    "ist kein Ende angegeben, läuft sie weiter."
)


def _ohne_beginn(konzept: Konzept) -> str:
    cost = konzept.kosten(konzept.massnahmen_ohne_beginn)
    if not cost.massnahmen:
        return ""
    return f"Bei {_massnahmen(cost)} ist kein Beginn angegeben; {_nirgends(cost.massnahmen)}."


def _ohne_stand(konzept: Konzept) -> str:
    cost = konzept.kosten_ohne_stand
    if not cost.beziffert:
        return ""
    state = numerus(cost.massnahmen, "sie läuft oder neu ist", "sie laufen oder neu sind")
    return f"Bei {_massnahmen(cost)} ist nicht angegeben, ob {state}; {_nirgends(cost.massnahmen)}."


def _massnahmen(cost: Kosten) -> str:
    which = anzahl(cost.massnahmen, "Maßnahme", "Maßnahmen", "f", "dat")
    return f"{which} mit {euro(cost.im_jahr)} im Jahr" if cost.beziffert else which


def _nirgends(count: int) -> str:
    return f"{numerus(count, 'sie steht', 'sie stehen')} in keinem der Jahre"


def _ohne_jahr(konzept: Konzept) -> str:
    rest = konzept.einmalige_ohne_jahr
    return f"Einmalige Kosten von {euro(rest)} stehen in keinem der Jahre." if rest else ""


@dataclass(frozen=True, slots=True)
class Eigenzeile:
    """A row on what the municipality itself pays in a Handlungsfeld, in euros a year, and on what is paid once."""

    titel: str
    neu: str
    laufend: str
    einmalig: str


def eigenzeilen(konzept: Konzept) -> tuple[Eigenzeile, ...]:
    """Return a row per Handlungsfeld and one for all; none where neither own shares nor sums paid once are known."""
    fields = [
        (field.titel, new, running)
        for field, running, new, _ in konzept.kosten_je_feld
        if running.massnahmen or new.massnahmen
    ]
    rows = [*fields, ("Zusammen", konzept.kosten_neu, konzept.kosten_laufend)]
    known = any(cost.eigen_bekannt or cost.mit_einmaligen for _, *costs in rows for cost in costs)
    return tuple(Eigenzeile(titel, _own(new), _own(run), _once(new, run)) for titel, new, run in rows) if known else ()


def _own(cost: Kosten) -> str:
    if not cost.massnahmen:
        return "–"
    return zahl(cost.eigen, 0) if cost.eigen_bekannt else OFFEN


def _once(*costs: Kosten) -> str:
    return zahl(sum(cost.einmalig for cost in costs), 0) if any(cost.mit_einmaligen for cost in costs) else "–"
