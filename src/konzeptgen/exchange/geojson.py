"""GeoJSON: points are offers, areas are Sozialräume; whatever the properties are called."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from konzeptgen.base.geojson import areas, corners, named_system
from konzeptgen.base.source import Source
from konzeptgen.exchange import fremd
from konzeptgen.exchange.container import unusable
from konzeptgen.exchange.delivery import Aside, Delivery, Given, Record
from konzeptgen.exchange.fremd import Beside, words
from konzeptgen.exchange.headings import KEY, NONE, columns, even, fields_by_heading, personal
from konzeptgen.exchange.item import Content, Entries, Item
from konzeptgen.exchange.outline import lists_inside
from konzeptgen.exchange.public import plain, published, unplaced
from konzeptgen.exchange.zuordnung import FOLDER, sign
from konzeptgen.validating.validate import validate

NAME = "geojson"
SUFFIXES = ("geojson", "json")
_OURS = "konzeptgen"
_FILE = "sozialraeume.geojson"
_AREAS, _OFFERS = "sozialraeume", "angebote"
_SHAPES = {"Polygon": _AREAS, "MultiPolygon": _AREAS, "Point": _OFFERS, "MultiPoint": _OFFERS}
_MOST_BYTES = 20_000_000
_NUMBERED = re.compile(r"^\s*[0-9]+[\s.:-]+(?=\D)")
Feature = Mapping[str, Any]
Keep = Callable[[Mapping[str, Any]], Mapping[str, bytes]]


def erkennt(name: str, data: bytes) -> bool:
    """Return whether the file is GeoJSON."""
    found = fremd.read(name, data, SUFFIXES)
    return isinstance(found, dict) and found.get("type") in {"FeatureCollection", "Feature"}


def lies(name: str, data: bytes) -> Delivery:
    """Return what the file holds for an empty folder."""
    return lies_fuer(name, data, {}, lambda _: b"", "")


def lies_fuer(name: str, data: bytes, values: Mapping[str, Any], beside: Beside, chosen: str) -> Delivery:
    """Return what the file holds for a folder; raise Rejected where it cannot be used."""
    content = fremd.content(name, data)
    features = _features(content)
    kinds = [_kind(feature) for feature in features]
    aside = [
        Aside(f"Feature {number}", "Das ist weder ein Punkt noch eine Fläche.")
        for number, kind in enumerate(kinds, 1)
        if not kind
    ]
    numbered = [(number, one, kind) for number, (one, kind) in enumerate(zip(features, kinds, strict=True), 1)]
    system = named_system(content) if isinstance(content, dict) else ""
    offers = [_item(number, one, _OFFERS, system) for number, one, kind in numbered if kind == _OFFERS]
    spaces = [_item(number, one, _AREAS, "") for number, one, kind in numbered if kind == _AREAS]
    if not offers and not spaces:
        raise unusable(name, "In der Datei steht kein Punkt und keine Fläche.", "Prüfen Sie, welche Datei es ist.")
    found: list[Delivery] = []
    if spaces:
        own = f"{Path(name).stem}-flaechen{Path(name).suffix}" if offers else name
        read = fremd.taken(own, spaces, values, beside, chosen, _AREAS)
        pairs = zip(spaces, _of(numbered, _AREAS), strict=True)
        shapes = {space.place: one for space, (_, one, _) in pairs if one.get("geometry")}
        if values.get("geometrie") and all(space.ours for space in spaces):
            shapes = {}  # our own export has the shapes from the folder
        found.append(_with_shapes(read, shapes, content, values, beside, f"{FOLDER}/{Path(own).stem}.flaechen"))
    if offers:
        known = {**values, _AREAS: [*(values.get(_AREAS) or ()), *_new(found)]}
        found.append(fremd.taken(name, offers, known, beside, chosen))
    return fremd.more(_joined(found), aside, [])


def _of(numbered: Sequence[tuple[int, Feature, str]], kind: str) -> list[tuple[int, Feature, str]]:
    return [one for one in numbered if one[2] == kind]


def _features(content: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - whatever the file holds
    if isinstance(content, dict) and content.get("type") == "FeatureCollection":
        content = content.get("features")
    return fremd.objects(content)


def _kind(feature: Feature) -> str:
    """Return the list to which a feature belongs; one without a shape is an offer whose place is not known."""
    ours = words(fremd.part(feature, "properties").get(_OURS))
    if ours in {_AREAS, _OFFERS}:
        return ours
    if feature.get("geometry") is None:
        return _OFFERS if fremd.part(feature, "properties") else ""
    return _SHAPES.get(words(fremd.part(feature, "geometry").get("type")), "")


def _new(found: Sequence[Delivery]) -> list[dict[str, Any]]:
    """Return the areas that come in, by which an offer may name where it works."""
    records = [record for delivery in found for record in delivery.records if record.path == (_AREAS,)]
    return [{"id": one.keys[0], "name": one.given[("name",)].value} for one in records if ("name",) in one.given]


def _joined(found: Sequence[Delivery]) -> Delivery:
    """Return two deliveries as one."""
    first = found[0]
    for other in found[1:]:
        first = Delivery(
            [*first.records, *other.records],
            [*first.aside, *other.aside],
            {**first.mapping, **other.mapping},
            list(dict.fromkeys([*first.unused, *other.unused])),
            main=(*first.main, *other.main),
            rows=first.rows + other.rows,
            twins=[*first.twins, *other.twins],
            gone=first.gone | other.gone,
            notes=[*first.notes, *other.notes],
            attached={**first.attached, **other.attached},
            keep=partial(_all_kept, (first.keep, other.keep)),
        )
    return first


def _all_kept(keeps: Sequence[Keep | None], now: Mapping[str, Any]) -> Mapping[str, bytes]:
    return {path: data for keep in keeps if keep for path, data in keep(now).items()}


# --- properties


def _item(number: int, feature: Feature, target: str, system: str) -> Item:
    properties = fremd.part(feature, "properties")
    if words(properties.get(_OURS)) == target:
        return _own(number, feature, target)
    cells: dict[str, tuple[str, Content]] = {}
    key = words(feature.get("id"))
    for head, value in properties.items():
        field = _field(str(head), properties, target)
        if field == KEY:
            key = key or words(value)
        else:
            cells[str(head)] = (field, _content(value, bare=target == _AREAS and field == "name"))
    cells |= _point(feature, system) if target == _OFFERS else {}
    name = next((words(value) for field, value in cells.values() if field == "name"), "")
    return Item(f"Feature {number} „{name}“", key, cells)


def _field(head: str, properties: Mapping[str, Any], target: str) -> str:
    """Return the field that a property is taken for: by its own name, by words for it, a name by its ending."""
    if personal(head):
        return NONE
    if head in columns(target):
        return head
    known = fields_by_heading(target).get(even(head))
    if known or target == _OFFERS:
        return known or NONE
    named = [one for one in map(str, properties) if even(one).endswith("name") and isinstance(properties[one], str)]
    titled = any(fields_by_heading(target).get(even(one)) == "name" for one in map(str, properties))
    return "name" if named[:1] == [head] and not titled else NONE


def _content(value: Any, *, bare: bool) -> Content:  # noqa: ANN401 - what the file holds
    if isinstance(value, list):
        return [words(one) for one in value if words(one)]
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return _NUMBERED.sub("", words(value)) if bare else words(value)


def _point(feature: Feature, system: str) -> dict[str, tuple[str, Content]]:
    """Return the place of an offer; of several points the first."""
    coordinates = fremd.part(feature, "geometry").get("coordinates")
    try:
        x, y = next(corners(coordinates), ("", ""))
    except (TypeError, ValueError, IndexError, KeyError, RecursionError):
        x, y = "", ""
    cells: dict[str, tuple[str, Content]] = {
        "geometry, Breite": ("adresse.breite", words(y)),
        "geometry, Länge": ("adresse.laenge", words(x)),
    }
    metric = system and not re.search(r"CRS84|4326", system)
    return cells | ({"crs": ("adresse.crs", system.rpartition(":")[2])} if metric and x else {})


def _own(number: int, feature: Feature, target: str) -> Item:
    """Return what an export of ours says."""
    properties = dict(fremd.part(feature, "properties"))
    del properties[_OURS]
    ours = words(properties.pop("id", ""))
    inside = lists_inside(target)
    lists = {name: _entries(properties.pop(name)) for name in inside if isinstance(properties.get(name), list)}
    owner = properties.pop("traeger", "")
    cells = {head: (head, value) for head, value in _leaves(properties, "")}
    if owner:
        cells["traeger"] = ("traeger.name", words(owner))
    return Item(f"Feature {number} „{words(properties.get('name'))}“", ours, cells, lists, ours=ours)


def _entries(records: Sequence[Any]) -> Entries:
    inner = fremd.objects(list(records))
    return [{tuple(path.split(".")): value for path, value in _leaves(one, "") if value} for one in inner]


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any part of a record
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        yield path, [words(one) for one in value if words(one)]
    else:
        yield path, words(value)


# --- areas


def _with_shapes(  # noqa: PLR0913, PLR0917 - all that decides on the file
    delivery: Delivery,
    shapes: Mapping[str, Feature],
    content: Mapping[str, Any],
    values: Mapping[str, Any],
    beside: Beside,
    signed: str,
) -> Delivery:
    """Return the delivery with the file of the areas, where the folder has none or the one that the source gave."""
    if not shapes:
        return delivery
    data = _shape_file(delivery, shapes, content)
    there = str(values.get("geometrie") or "")
    old = beside(there or _FILE)
    if old == data and there:
        return delivery
    if len(data) > _MOST_BYTES:
        reason = "Die Flächen sind zusammen größer als 20 MB. Vereinfachen Sie sie im Kartenprogramm."
        return fremd.more(delivery, [Aside(_FILE, reason)], [])
    if old and beside(signed).decode("ascii", "replace") != sign(old.decode("utf-8", "replace")):
        reason = "Im Ordner liegt schon eine Datei mit Flächen. Sie bleibt, wie sie ist."
        return fremd.more(delivery, [Aside(there or _FILE, reason)], [])
    records = list(delivery.records)
    if not there:
        records.append(Record(("geometrie",), (), {(): Given(_FILE, _FILE)}, _FILE))
    keep = delivery.keep
    mark = sign(data.decode()).encode()
    return replace(
        delivery,
        records=records,
        attached={there or _FILE: data},
        keep=lambda now: {**(keep(now) if keep else {}), signed: mark},
    )


def _shape_file(delivery: Delivery, shapes: Mapping[str, Feature], content: Mapping[str, Any]) -> bytes:
    ids = {record.place: record.keys[0] for record in delivery.records if record.path == (_AREAS,)}
    features = [
        {"type": "Feature", "id": ids[place], "properties": {}, "geometry": one["geometry"]}
        for place, one in shapes.items()
        if place in ids
    ]
    system = {"crs": content["crs"]} if isinstance(content.get("crs"), dict) else {}
    whole = {"type": "FeatureCollection", **system, "features": features}
    return (json.dumps(whole, ensure_ascii=False) + "\n").encode()


# --- writing


def schreibe(source: Source | None, suffix: str, tag: date | None = None) -> bytes:  # noqa: ARG001 - both endings hold the same
    """Return the offers and Sozialräume of a folder, as its public edition may show them."""
    if source is None:
        raise fremd.no_form("eine Karte")
    shown = published(source, tag)
    found, hidden = plain(shown, "traeger", _OFFERS, _AREAS), unplaced(shown)
    konzept = validate(source, date.min)
    data = konzept.beilagen.get(konzept.geometrie or "", b"")
    polygons = {area.id: area.polygons for area in areas(data, {one["id"]: one["name"] for one in found[_AREAS]})}
    owners = {one["id"]: one for one in found["traeger"]}
    features = [
        *(_area(one, polygons.get(one["id"], [])) for one in found[_AREAS]),
        *(_offer(one, owners[one["traeger"]], hidden) for one in found[_OFFERS]),
    ]
    whole = {"type": "FeatureCollection", "features": features}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _area(record: Mapping[str, Any], polygons: Sequence[Any]) -> dict[str, Any]:
    geometry = {"type": "MultiPolygon", "coordinates": polygons} if polygons else None
    return {"type": "Feature", "geometry": geometry, "properties": {_OURS: _AREAS, **record}}


def _offer(record: Mapping[str, Any], owner: Mapping[str, Any], hidden: Collection[str]) -> dict[str, Any]:
    """Return an offer at its place, else at its provider's unless that would give it away."""
    told = {name: value for name, value in record.items() if name != "ansprechperson"}
    where = {} if record["id"] in hidden else record.get("adresse") or owner.get("adresse") or {}
    point = [_degree(where.get(name)) for name in ("laenge", "breite")]
    geometry = {"type": "Point", "coordinates": point} if None not in point else None
    return {"type": "Feature", "geometry": geometry, "properties": {_OURS: _OFFERS, **told, "traeger": owner["name"]}}


def _degree(text: str | None) -> float | None:
    return float(text.replace(",", ".")) if text else None
