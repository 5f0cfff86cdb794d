"""Picture of a paper on several places: how many demands each of them meets, meets in part or lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from konzeptgen.base.german import aufzaehlung
from konzeptgen.bilder import Bild
from konzeptgen.bilder.zeichnung.stil import FIT, NAMES, Spec, Tone, categories, layer, shades, text_mark, wrapped
from konzeptgen.composing.lage import Vergleich
from konzeptgen.composing.papierteile import quellen
from konzeptgen.composing.papierzeilen import matrix
from konzeptgen.document.theme import INK, WHITE
from konzeptgen.document.tree import Design

_GREY = "#B5B5B5"
_GROUPS = ("erfüllt", "teilweise", "fehlt", "zum Teil oder nicht bekannt")
# Pixels: a bar with the space around it, legend and edges; letters of a place's name in a line.
_BAR, _AROUND, _LETTERS = 46, 70, 18
_UNKNOWN = _GROUPS[3]


def papierbilder(vergleich: Vergleich, design: Design) -> dict[str, Bild]:
    """Return the picture by the name that the template uses; none for a single place or without demands."""
    counts = {} if vergleich.allein else _counts(vergleich)
    if not any(counts.values()):
        return {}
    return {"forderungen": Bild(_title(counts), _alt(counts), quellen(vergleich.orte), _spec(counts, design))}


def _title(counts: Mapping[str, Counter[str]]) -> str:
    """Return the finding: who meets the most demands, of how many."""
    most = max(found[_GROUPS[0]] for found in counts.values())
    if not most:
        return "An keinem Ort ist eine Forderung ganz erfüllt"
    first = [f"{place} ({most} von {found.total()})" for place, found in counts.items() if found[_GROUPS[0]] == most]
    return f"Die meisten Forderungen erfüllt: {aufzaehlung(first)}"


def _counts(vergleich: Vergleich) -> dict[str, Counter[str]]:
    """Return per place how many demands stand how; one that is not addressed to it is not counted."""
    rows = matrix(vergleich)
    return {
        ort.name: Counter(
            words[index] if words[index] in _GROUPS else _UNKNOWN
            for _, words in rows
            if words[index] != "nicht zutreffend"
        )
        for index, ort in enumerate(vergleich.orte)
    }


def _alt(counts: Mapping[str, Counter[str]]) -> str:
    said = "; ".join(
        f"{place}: {aufzaehlung(f'{found[group]} {group}' for group in _GROUPS if found[group])}"
        for place, found in counts.items()
    )
    return f"Ein Balken je Ort zählt die Forderungen. {said}."


def _spec(counts: Mapping[str, Counter[str]], design: Design) -> Spec:
    dark, light = shades(design)
    tones = dict(zip(_GROUPS, (dark, light, Tone(WHITE, INK), Tone(_GREY, INK)), strict=True))
    fill, stroke = categories(_GROUPS, list(tones.values()))
    rows = [row for place, found in counts.items() for row in _segments(place, found, tones)]
    places = [wrapped(place, _LETTERS) for place in counts]
    y = {"field": "ort", "type": "nominal", "sort": places, "axis": {**NAMES, "title": None}}
    axis = {"title": "Zahl der Forderungen", "domain": False, "ticks": False}
    x = {"field": "von", "type": "quantitative", "axis": axis}
    middle = {"field": "mitte", "type": "quantitative"}
    colour = {"field": "farbe", "type": "nominal", "scale": None}
    words = {"x": middle, "text": {"field": "text", "type": "nominal"}, "color": colour}
    return {
        **FIT,
        "height": _BAR * len(counts) + _AROUND,
        "encoding": {"y": y},
        "layer": [
            layer(
                rows,
                {"type": "bar", "strokeWidth": 1},
                {"x": x, "x2": {"field": "bis"}, "fill": fill, "stroke": stroke},
            ),
            layer(rows, text_mark(align="center"), words),
        ],
    }


def _segments(place: str, found: Counter[str], tones: Mapping[str, Tone]) -> list[Spec]:
    rows: list[Spec] = []
    begin = 0
    for group in _GROUPS:
        count, end = found[group], begin + found[group]
        if count:
            place_lines = wrapped(place, _LETTERS)
            look = {"farbe": tones[group].text, "text": str(count)}
            rows.append(
                {"ort": place_lines, "gruppe": group, "von": begin, "bis": end, "mitte": (begin + end) / 2, **look}
            )
        begin = end
    return rows
