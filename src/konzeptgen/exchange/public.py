"""A folder's records as its public edition may show them, in plain values as the author's files have them."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from datetime import date
from typing import Any

from konzeptgen.base.schema import Feldregeln, schemas
from konzeptgen.base.source import Source
from konzeptgen.exchange.cells import raw
from konzeptgen.model.fassung import als_daten
from konzeptgen.model.konzept import Konzept
from konzeptgen.validating.validate import validate


def public(source: Source, *names: str, tag: date | None = None) -> dict[str, list[dict[str, Any]]]:
    """Return the records of some lists as they may go out on ``tag``; raise Rejected where the folder has faults."""
    return plain(published(source, tag), *names)


def published(source: Source, tag: date | None = None) -> Konzept:
    """Return what a folder may show as data on ``tag``; raise Rejected where it has faults."""
    return als_daten(validate(source, date.min), tag)


def unplaced(konzept: Konzept) -> frozenset[str]:
    """Return the offers that must not stand at their provider's address either, by id."""
    return frozenset(offer.id for offer in konzept.angebote if offer.anschrift is None)


def plain(konzept: Konzept, *names: str) -> dict[str, list[dict[str, Any]]]:
    """Return the records of some lists of what may be shown."""
    felder = {name: feld for schema in schemas().values() for name, feld in schema.felder.items()}
    return {name: [_value(one, felder[name]["schema"]) for one in getattr(konzept, name)] for name in names}


def _value(value: Any, feld: Feldregeln) -> Any:  # noqa: ANN401 - whatever a field holds
    match feld["type"]:
        case "list":
            return [one for item in value if (one := _value(item, feld["schema"])) not in ({}, [])]
        case "dict":
            return _record(value, feld["schema"])
        case "verweis":
            return value.id
        case _:
            return raw(value)


def _record(thing: Any, felder: Feldregeln) -> dict[str, Any]:  # noqa: ANN401 - any part of the model
    """Return what is said of a thing for everybody: what is as if nobody had said it is left out."""
    found: dict[str, Any] = {}
    for field in fields(thing):
        value, internal = getattr(thing, field.name), felder[field.name].get("meta", {}).get("schutz") == "intern"
        if value != _unsaid(field) and not internal:
            plain = _value(value, felder[field.name])
            found |= {field.name: plain} if plain not in ({}, []) else {}
    return found


def _unsaid(field: Field[Any]) -> Any:  # noqa: ANN401
    return None if field.default is MISSING else field.default
