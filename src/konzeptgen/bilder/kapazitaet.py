"""Picture: places in shelters per year against the people that each scenario expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import aufzaehlung, zahl
from konzeptgen.bilder import Bild
from konzeptgen.bilder.zeichnung.kapazitaetsbild import spec
from konzeptgen.model.quellenzeile import daten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from konzeptgen.document.tree import Design
    from konzeptgen.model.konzept import Konzept

_DATIVE = {"hoch": "hohen", "mittel": "mittleren", "niedrig": "niedrigen"}
_LEAST_YEARS_AB = 2


def bild(konzept: Konzept, design: Design) -> Bild | None:
    """Return the picture, None unless places and a forecast are known for the same year."""
    scenarios = _people(konzept)
    places = {int(year): k.plaetze for year in konzept.jahre_der_aufnahme if (k := konzept.kapazitaet(year))}
    if not any(places.keys() & people.keys() for people in scenarios.values()):
        return None
    return Bild(
        titel=_title(places, scenarios, konzept.tag.year),
        alt=_alt(places, scenarios),
        quelle=daten(konzept),
        spec=spec(places, scenarios, design),
    )


def _people(konzept: Konzept) -> dict[str, dict[int, int]]:
    """Return the expected people per scenario and year, scenarios without a forecast left out."""
    found = {}
    for scenario in _DATIVE:
        forecasts = ((year, konzept.prognose(year, scenario)) for year in konzept.jahre_der_aufnahme)
        people = {int(year): forecast.personen for year, forecast in forecasts if forecast}
        if people:
            found[scenario] = people
    return found


def _compared(places: Mapping[int, int], people: Mapping[int, int]) -> list[int]:
    return sorted(places.keys() & people.keys())


def _short(places: Mapping[int, int], people: Mapping[int, int]) -> list[int]:
    return [year for year in _compared(places, people) if people[year] > places[year]]


def _title(places: Mapping[int, int], scenarios: Mapping[str, Mapping[int, int]], now: int) -> str:
    first = next(name for name in ("mittel", "hoch", "niedrig") if _compared(places, scenarios.get(name, {})))
    years, short = _compared(places, scenarios[first]), _short(places, scenarios[first])
    verb = "reichten" if years[-1] < now else "reichen"
    subject = f"Die Plätze {verb} im {_DATIVE[first]} Szenario"
    if short:
        return f"{subject} {_not(short, years, sorted(places))} aus"
    enough = f"{subject} {_in_all(years, sorted(places))}"
    high = scenarios.get("hoch", {})
    worse = _short(places, high)
    return f"{enough}, im hohen {_not(worse, _compared(places, high), sorted(places))}" if worse else enough


def _in_all(years: Sequence[int], shown: Sequence[int]) -> str:
    """Return "in allen Jahren bis 2029" where every year that is shown was compared, else which years were."""
    return f"in allen Jahren bis {years[-1]}" if len(years) > 1 and _whole(years, shown) else _in(years)


def _whole(years: Sequence[int], shown: Sequence[int]) -> bool:
    """Return whether no year is left out: of what was not compared, nobody can speak."""
    return list(years) == list(shown) and _in_a_row(years)


def _in_a_row(years: Sequence[int]) -> bool:
    return list(years) == list(range(years[0], years[-1] + 1))


def _not(short: Sequence[int], years: Sequence[int], shown: Sequence[int]) -> str:
    """Return "im Jahr 2028 nicht", "ab 2028 nicht", "in den Jahren 2026 und 2028 nicht" or "in keinem Jahr"."""
    if len(short) == len(years) > 1 and _whole(years, shown):
        return "in keinem Jahr"
    to_the_end = list(short) == list(shown[-len(short) :]) and _in_a_row(short)
    if len(short) >= _LEAST_YEARS_AB and to_the_end:
        return f"ab {short[0]} nicht"
    return f"{_in(short)} nicht"


def _in(years: Sequence[int]) -> str:
    if len(years) > _LEAST_YEARS_AB and _in_a_row(years):
        return f"in den Jahren {years[0]} bis {years[-1]}"
    return f"{'im Jahr' if len(years) == 1 else 'in den Jahren'} {aufzaehlung(str(year) for year in years)}"


def _alt(places: Mapping[int, int], scenarios: Mapping[str, Mapping[int, int]]) -> str:
    first, last = min(places), max(places)
    course = f"{zahl(places[first])} im Jahr {first}"
    if last != first:
        course += f", {zahl(places[last])} im Jahr {last}"
    names = aufzaehlung(f"„{name}“" for name in scenarios)
    lines = f"eine Linie zeigt die erwarteten Personen im Szenario {names}."
    if len(scenarios) > 1:
        lines = f"Linien zeigen die erwarteten Personen in den Szenarien {names}."
    compared = (_sentence(name, places, people) for name, people in scenarios.items() if _compared(places, people))
    return " ".join([f"Säulen zeigen die Plätze in Unterkünften je Jahr ({course}), {lines}", *compared])


def _sentence(name: str, places: Mapping[int, int], people: Mapping[int, int]) -> str:
    short, last = _short(places, people), _compared(places, people)[-1]
    missing = f"; mehr Personen als Plätze sind es {_in(short)}" if short else ""
    return (
        f"Im Jahr {last} stehen {zahl(places[last])} Plätzen im {_DATIVE[name]} Szenario "
        f"{zahl(people[last])} Personen gegenüber{missing}."
    )
