"""The areas of the Sozialräume: the author's GeoJSON -> one in degrees whose areas bear the ids of the Sozialräume."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from konzeptgen.base.crs import DEGREES, benannt, geraten, in_grad, in_metern, passt
from konzeptgen.base.finding import Finding, Severity
from konzeptgen.base.geo import mitte
from konzeptgen.base.geojson import HERKUNFT, Point, corners, feature_id, named_system, polygons
from konzeptgen.base.source import DataPath, Source
from konzeptgen.validating.consistency import missing_file
from konzeptgen.validating.zuordnung import Zuordnung, zuordnen

Feature = dict[str, Any]
Named = tuple[str, bool]
"""A coordinate system, and whether it is guessed; empty where nobody knows it."""


def flaechen(source: Source, gelesen: Mapping[str, Any]) -> tuple[list[Finding], dict[str, bytes]]:
    """Return what is wrong with the areas, and their file as the rest of the program knows it."""
    name = gelesen.get("geometrie")
    missing = list(missing_file(source, name, ("geometrie",))) if name else []
    if not name or missing:
        return missing, {}
    try:
        collection = json.loads(source.attachments[name])
        features = polygons(collection)
        points = [point for feature in features for point in corners(feature["geometry"]["coordinates"])]
        spaces = gelesen.get("sozialraeume", [])
        found = zuordnen(features, spaces)
    except Exception:  # noqa: BLE001 - whatever a strange file breaks is a fault of the file
        remedy = "Geben Sie die Flächen im Kartenprogramm noch einmal als GeoJSON (WGS 84) aus."
        message = f"„{name}“ ist keine lesbare GeoJSON-Datei."
        return [_finding(source, ("geometrie",), "GEO001", message, remedy)], {}
    system = _system(collection, points, gelesen)
    if system is None:
        titel = gelesen["crs"].titel
        message = f"Die Zahlen in „{name}“ passen nicht zu {titel}."
        remedy = "Prüfen Sie das Feld crs; ohne dieses Feld wird das Koordinatensystem aus der Datei erschlossen."
        return [_finding(source, ("crs",), "GEO003", message, remedy)], {}
    faults = list(_missing(source, name, spaces, found))
    if system == (DEGREES, False) and _as_they_are(features, found):
        return faults, {}
    return faults, {name: json.dumps(_rewritten(features, points, system, found)).encode()}


def _as_they_are(features: Sequence[Feature], found: Zuordnung) -> bool:
    """Return whether each area that is a Sozialraum bears its id already, and no other does."""
    ids = {index: feature_id(feature) for index, feature in enumerate(features)}
    bearing = {index for index, key in ids.items() if key in found.flaechen.values()}
    return bearing == found.flaechen.keys() and all(ids[index] == found.flaechen[index] for index in bearing)


def _finding(source: Source, path: DataPath, code: str, message: str, remedy: str) -> Finding:
    return Finding(code, Severity.FEHLER, message, remedy, source.place(path))


def _system(collection: Any, points: Sequence[Point], gelesen: Mapping[str, Any]) -> Named | None:  # noqa: ANN401
    """Return the coordinate system that the author names, the file, or the range of the areas; None for a misfit."""
    named = gelesen.get("crs")
    metres = bool(points) and in_metern(points[0])
    if not metres:
        return (DEGREES, False) if named is None or named == DEGREES or not points else None
    middle = mitte(points)
    if named is not None:
        return (str(named), False) if passt(named, middle) else None
    told = benannt(named_system(collection))
    if told.isdigit() and told != DEGREES and _known(told, middle):
        return told, False
    return geraten(middle, gelesen.get("kommune", {}).get("land")) or "", True


def _known(system: str, point: Point) -> bool:
    """Return whether a point may stand in the system that a file names: one of ours or another that PROJ knows."""
    if system in _OURS:
        return passt(system, point)
    try:
        return bool(in_grad([point], system))
    except ValueError:
        return False


_OURS = frozenset(("25832", "25833", "31466", "31467", "31468", "31469"))


def _missing(source: Source, name: str, spaces: Sequence[Mapping[str, Any]], found: Zuordnung) -> Iterator[Finding]:
    for index, space in enumerate(spaces):
        key = space["id"]
        if key in found.fehlt:
            guess = found.vorschlag.get(key)
            remedy = f"Ergänzen Sie in {name} eine Fläche mit der Kennung {key}."
            if guess:
                remedy = f"In {name} heißt eine Fläche „{guess}“. {_antwort(guess, found)}"
            message = f"Zum Sozialraum „{key}“ fehlt die Fläche."
            yield _finding(source, ("sozialraeume", index, "id"), "GEO002", message, remedy)


def _antwort(guess: str, found: Zuordnung) -> str:
    """Return how to say that an area is meant: an id is written alike, a name goes to the Sozialraum."""
    if guess in found.kennungen:
        return "Schreiben Sie beide Kennungen gleich."
    return f"Ist sie gemeint, schreiben Sie: flaeche: {guess}"


def _rewritten(features: Sequence[Feature], points: Sequence[Point], system: Named, found: Zuordnung) -> dict[str, Any]:
    key, guessed = system
    degrees = iter(in_grad(points, key) if key not in {"", DEGREES} else points)
    made = [
        {
            "type": "Feature",
            "id": found.flaechen.get(index, ""),
            "properties": {},
            "geometry": {
                "type": feature["geometry"]["type"],
                "coordinates": _replaced(feature["geometry"]["coordinates"], degrees),
            },
        }
        for index, feature in enumerate(features)
    ]
    origin = {"system": key, "geraten": guessed, "nahe": found.nahe}
    return {"type": "FeatureCollection", HERKUNFT: origin, "features": made}


def _replaced(coordinates: Any, points: Iterator[Point]) -> Any:  # noqa: ANN401 - nested as GeoJSON has it
    """Return the nested lists with the next of ``points`` for each of theirs."""
    if coordinates and isinstance(coordinates[0], int | float):
        return list(next(points))
    return [_replaced(inner, points) for inner in coordinates]
