"""Picture: how many of a hundred starters finished or left a course, per year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from konzeptgen.base.german import zahl
from konzeptgen.base.typography import NBSP
from konzeptgen.bilder import Bild
from konzeptgen.bilder.zeichnung.stil import FIT, Spec, categories, layer, shades, text_mark
from konzeptgen.model.quellenzeile import daten

if TYPE_CHECKING:
    from konzeptgen.document.tree import Design
    from konzeptgen.model.konzept import Konzept

_LEAST_YEARS = 2
_NAMES = ("Abschlussquote", "Abbruchquote")
# Pixels: the picture's height, a figure above its bar, the years below the bars.
_HEIGHT, _ABOVE, _YEARS = 320, 4, 6
# Shares of a year that stay empty between two years, and before the first and after the last.
_BETWEEN, _OUTSIDE = 0.3, 0.15
# Figures above the bars need room: with more years they would run into each other.
_MOST_YEARS = 10

Series = list[tuple[int, Decimal]]


def bild(konzept: Konzept, design: Design) -> Bild | None:
    """Return the bars, None where no rate is known for two years."""
    series = _series(konzept)
    if max(len(values) for values in series.values()) < _LEAST_YEARS:
        return None
    return Bild(_title(series), _alt(series), daten(konzept), _spec(series, design))


def _series(konzept: Konzept) -> dict[str, Series]:
    ordered = konzept.kursergebnisse_nach_jahr[-_MOST_YEARS:]
    ends = [(int(r.jahr), r.abschlussquote) for r in ordered]
    breaks = [(int(r.jahr), r.abbruchquote) for r in ordered]
    found = zip(_NAMES, (ends, breaks), strict=True)
    return {name: [(year, rate) for year, rate in pairs if rate is not None] for name, pairs in found}


def _title(series: dict[str, Series]) -> str:
    known = {name: values for name, values in series.items() if len(values) >= _LEAST_YEARS}
    name, values = next(iter(known.items()))
    first = f"Die {name} {_course(values)}"
    other = known.get(_NAMES[1])
    if name == _NAMES[1] or other is None:
        return f"{first} ({values[0][0]} bis {values[-1][0]})"
    if (other[0][0], other[-1][0]) != (values[0][0], values[-1][0]):
        return f"{first} ({values[0][0]} bis {values[-1][0]})"
    return f"{first}, die {_NAMES[1]} {_course(other)} ({values[0][0]} bis {values[-1][0]})"


def _course(values: Series) -> str:
    start, end = (round(values[index][1], 1) for index in (0, -1))
    if start == end:
        return f"bleibt bei {zahl(end, 1)}{NBSP}%"
    return f"{'steigt' if end > start else 'sinkt'} von {zahl(start, 1)} auf {zahl(end, 1)}{NBSP}%"


def _alt(series: dict[str, Series]) -> str:
    known = {name: values for name, values in series.items() if values}
    names = " und ".join(known)
    sentences = [f"Säulen zeigen je Jahr {names} der Integrationskurse in Prozent der begonnenen Teilnahmen."]
    sentences += [f"Die {name} {_from_to(values)}." for name, values in known.items()]
    return " ".join(sentences)


def _from_to(values: Series) -> str:
    (first, start), (last, end) = values[0], values[-1]
    if first == last:
        return f"beträgt {zahl(start, 1)}{NBSP}% ({first})"
    return f"beträgt {zahl(start, 1)}{NBSP}% im Jahr {first} und {zahl(end, 1)}{NBSP}% im Jahr {last}"


def _spec(series: dict[str, Series], design: Design) -> Spec:
    known = [name for name, values in series.items() if values]
    looks = dict(zip(_NAMES, shades(design), strict=True))
    fill, stroke = categories(known, [looks[name] for name in known])
    rows = _rows(series)
    offset = {"field": "gruppe", "type": "nominal", "sort": list(_NAMES)}
    words = text_mark(baseline="bottom", dy=-_ABOVE)
    return {
        **FIT,
        "height": _HEIGHT,
        "encoding": {"x": _years(), "xOffset": offset, "y": _shares(max(row["wert"] for row in rows))},
        "layer": [
            layer(rows, {"type": "bar", "strokeWidth": 1}, {"fill": fill, "stroke": stroke}),
            layer(rows, words, {"text": {"field": "text", "type": "nominal"}}),
        ],
    }


def _years() -> Spec:
    axis = {"title": None, "labelAngle": 0, "ticks": False, "labelPadding": _YEARS}
    scale = {"paddingInner": _BETWEEN, "paddingOuter": _OUTSIDE}
    return {"field": "jahr", "type": "ordinal", "axis": axis, "scale": scale}


def _shares(most: float) -> Spec:
    """Return the axis, which ends at the next ten above the highest figure."""
    top = min(100, -(-(most + 1) // 10) * 10)
    axis = {"title": "Anteil in Prozent", "tickCount": 5, "domain": False, "ticks": False}
    return {"field": "wert", "type": "quantitative", "axis": axis, "scale": {"domain": [0, top], "nice": False}}


def _rows(series: dict[str, Series]) -> list[Spec]:
    return [
        {"jahr": str(year), "gruppe": name, "wert": float(round(rate, 1)), "text": zahl(rate, 1)}
        for name, values in series.items()
        for year, rate in values
    ]
