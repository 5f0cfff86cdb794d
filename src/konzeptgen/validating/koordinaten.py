"""Points in metres -> degrees, in place, before the model is built: all that follows knows degrees alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from konzeptgen.base.crs import DEGREES, NORTHINGS, geraten, in_grad, moegliche, passt
from konzeptgen.base.finding import Finding, Severity
from konzeptgen.base.geojson import Point
from konzeptgen.base.scalars import Meter, Wert
from konzeptgen.base.schema import Feldregeln, schemas, values
from konzeptgen.base.source import DataPath, Source

_DIGITS = Decimal("0.0000001")
_Fault = tuple[str, str, str]
_LOOK = "Prüfen Sie beide Werte Ziffer für Ziffer."


def system(key: str, *, guessed: bool) -> Wert:
    """Return a coordinate system; its mark ``geraten`` says that nobody has named it."""
    known = values()["koordinatensysteme"].get(key)
    return Wert(key, known.titel if known else f"EPSG:{key}", {"geraten": guessed})


def koordinaten(source: Source, gelesen: Mapping[str, Any]) -> Iterator[Finding]:
    """Turn each point of the merged, validated values into degrees; yield what cannot be turned."""
    land = gelesen.get("kommune", {}).get("land")
    for schema in schemas().values():
        for name, feld in schema.felder.items():
            if name in gelesen:
                for path, point in _points(feld, gelesen[name], (name,)):
                    if fault := _turned(point, land):
                        code, message, remedy = fault
                        yield Finding(code, Severity.FEHLER, message, remedy, source.place((*path, "breite")))


def _points(feld: Feldregeln, value: Any, path: DataPath) -> Iterator[tuple[DataPath, dict[str, Any]]]:  # noqa: ANN401
    """Yield path and parts of each address that names a point."""
    if feld["type"] == "list":
        for index, item in enumerate(value):
            yield from _points(feld["schema"], item, (*path, index))
    elif feld["type"] == "dict":
        if "breite" in feld["schema"] and "breite" in value and "laenge" in value:
            yield path, value
        for name, item in value.items():
            yield from _points(feld["schema"][name], item, (*path, name))


def _turned(point: dict[str, Any], land: str | None) -> _Fault | None:
    """Turn a point in metres into degrees; return code, message and remedy where that cannot be."""
    named, metres = point.get("crs"), [isinstance(point[name], Meter) for name in ("breite", "laenge")]
    if not any(metres):
        return _named_for_degrees(named)
    found = float(point["laenge"]), float(point["breite"])
    chosen = _chosen(found, named, land) if all(metres) else None
    if chosen is None:
        return (
            _misfit(point, named) if all(metres) else ("GEO003", "Nur einer der beiden Werte steht in Metern.", _LOOK)
        )
    ((longitude, latitude),) = in_grad([found], chosen)
    point["breite"], point["laenge"] = (Decimal(value).quantize(_DIGITS) for value in (latitude, longitude))
    point["crs"] = system(chosen, guessed=named is None)
    return None


def _named_for_degrees(named: Wert | None) -> _Fault | None:
    if named is None or named == DEGREES:
        return None
    message = f"Breite und Länge stehen in Grad; als Koordinatensystem ist {named.titel} genannt."
    return "GEO003", message, "Löschen Sie das Feld crs, oder tragen Sie beide Werte in Metern ein."


def _chosen(point: Point, named: Wert | None, land: str | None) -> str | None:
    if named is None:
        return geraten(point, land)
    return str(named) if passt(named, point) else None


def _misfit(point: Mapping[str, Any], named: Wert | None) -> _Fault:
    north, east = point["breite"], point["laenge"]
    if int(east) in NORTHINGS and moegliche(float(north)):
        return "SCH015", "Breite und Länge sind vertauscht.", f"Schreiben Sie breite: {east} und laenge: {north}"
    wanted = f"nicht zu {named.titel}" if named else "zu keinem bekannten Koordinatensystem"
    return "GEO003", f"Breite und Länge passen {wanted}.", _LOOK
