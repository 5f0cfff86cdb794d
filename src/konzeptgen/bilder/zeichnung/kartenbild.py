"""The map's specification: areas, places and names; the rim is drawn elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from konzeptgen.base.geojson import Area, Polygon, Ring
from konzeptgen.bilder.zeichnung.geo import Frame, frame, wound
from konzeptgen.bilder.zeichnung.kartenrand import RIM, Wort, border, key, key_height, strip, written
from konzeptgen.bilder.zeichnung.labels import LINE_HEIGHT, Box, Label, Labels, labels
from konzeptgen.bilder.zeichnung.marken import Marke, marken, moved, sizes
from konzeptgen.bilder.zeichnung.stil import (
    GRUPPEN,
    PADDING,
    WIDTH,
    Spec,
    categories,
    layer,
    legend,
    tones,
)
from konzeptgen.document.theme import EDGE, WHITE, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from konzeptgen.bilder.zeichnung.orte import Ort
    from konzeptgen.document.tree import Design

# Pixels that the map may take at most.
_ROOM = (WIDTH - 2 * PADDING, 520)
# With a long list of names under it the map gets smaller, so that both stay on a page, but not lower than the last.
_TALLEST, _LEAST = 740, 400
# Pixels around areas, and around places where no area is known.
_MARGIN_LAND, _MARGIN_PLACES = 14, 40
_LEAST_CORNERS = 3
# Clip paths get numbers that count on from picture to picture, so that bytes would depend on what was drawn before.
_OPEN = {"clip": False}
_BELOW = {"orient": "bottom", "titleOrient": "left", "titlePadding": 8}


def spec(design: Design, land: Sequence[Area], places: Sequence[Ort]) -> Spec:
    """Return the map of ``land`` and ``places``; at least one of them is not empty."""
    drawn = _spec(design, land, places, _ROOM)
    excess = drawn["height"] - _TALLEST
    return _spec(design, land, places, (_ROOM[0], max(_ROOM[1] - excess, _LEAST))) if excess > 0 else drawn


def _spec(design: Design, land: Sequence[Area], places: Sequence[Ort], room: tuple[int, int]) -> Spec:
    points = [p for area in land for p in area.points] + [place.punkt for place in places]
    view = frame(points, room, _MARGIN_LAND if land else _MARGIN_PLACES)
    marks = marken(view, places)
    ground = _pixels(view, land)
    named = _named(ground, land, marks)
    layers = [_ground(design, view, ground)] if ground else [border(view)]
    layers += [_places(design, view, marks)] if marks else []
    drawn, words = strip(view, parted=moved(marks))
    layers += [*drawn, *written([*_names(named.placed), *words, *key(named.key, view)])]
    return {
        "width": view.width,
        "height": view.height + RIM + key_height(named.key),
        "padding": PADDING,
        "projection": {"type": "mercator", "scale": view.scale, "translate": [view.left, view.top]},
        "layer": layers,
    }


def _pixels(view: Frame, land: Sequence[Area]) -> dict[str, list[Polygon]]:
    """Return the polygons in pixels by the area's id; what is smaller than a pixel is left out."""
    drawn = {}
    for area in land:
        rings = [[view.snapped(ring) for ring in polygon] for polygon in area.polygons]
        kept = [[ring for ring in polygon if len(set(ring)) >= _LEAST_CORNERS] for polygon in rings]
        drawn[area.id] = [polygon for polygon in kept if polygon]
    return {key: polygons for key, polygons in drawn.items() if polygons}


def _named(ground: dict[str, list[Polygon]], land: Sequence[Area], marks: Sequence[Marke]) -> Labels:
    names = {area.id: area.name for area in land if area.name}
    boxes = [Box(mark.x, mark.y, mark.diameter, mark.diameter) for mark in marks]
    return labels({key: polygons for key, polygons in ground.items() if key in names}, names, boxes)


def _ground(design: Design, view: Frame, ground: dict[str, list[Polygon]]) -> Spec:
    rows = [{"type": "Feature", "geometry": _geometry(view, polygons)} for polygons in ground.values()]
    mark = {"type": "geoshape", "fill": Theme.of(design).tint, "stroke": EDGE, "strokeWidth": 1, **_OPEN}
    return layer(rows, mark, {})


def _geometry(view: Frame, polygons: list[Polygon]) -> dict[str, Any]:
    shapes = [wound([_closed(list(map(view.degrees, ring))) for ring in polygon]) for polygon in polygons]
    return {"type": "MultiPolygon", "coordinates": [[list(map(list, ring)) for ring in shape] for shape in shapes]}


def _closed(ring: Ring) -> Ring:
    return ring if ring[0] == ring[-1] else [*ring, ring[0]]


def _places(design: Design, view: Frame, marks: Sequence[Marke]) -> Spec:
    present = [group for group in GRUPPEN if any(mark.ort.gruppe is group for mark in marks)]
    look = tones(design)
    fill, stroke = categories(
        [group.name for group in present], [look[group] for group in present], title="Träger:", **_BELOW
    )
    forms = {"domain": [group.name for group in present], "range": [group.form for group in present]}
    encoding = {
        "longitude": {"field": "laenge", "type": "quantitative"},
        "latitude": {"field": "breite", "type": "quantitative"},
        "fill": fill,
        "stroke": stroke,
        "shape": {**fill, "scale": forms},
        "size": _size(sizes([mark.ort for mark in marks])),
    }
    return layer(
        [_row(view, mark) for mark in marks], {"type": "point", "strokeWidth": 1.2, "opacity": 1, **_OPEN}, encoding
    )


def _row(view: Frame, mark: Marke) -> dict[str, Any]:
    longitude, latitude = view.degrees((mark.x, mark.y))
    return {"laenge": longitude, "breite": latitude, "gruppe": mark.ort.gruppe.name, "zahl": mark.ort.zahl}


def _size(areas: dict[int, float]) -> Spec:
    most = max(areas)
    if most == 1:
        return {"value": areas[1]}
    look = {"title": "Angebote am Ort:", "values": sorted({1, (most + 1) // 2, most}), "symbolFillColor": WHITE}
    scale = {"domain": [1, most], "range": [areas[1], areas[most]], "zero": False}
    key_ = legend(**_BELOW, **look, symbolStrokeColor=EDGE)
    return {"field": "zahl", "type": "quantitative", "scale": scale, "legend": key_}


def _names(placed: Sequence[Label]) -> list[Wort]:
    return [
        Wort(line, label.box.x, label.box.y + LINE_HEIGHT * (index - label.text.count("\n") / 2))
        for label in placed
        for index, line in enumerate(label.text.split("\n"))
    ]
