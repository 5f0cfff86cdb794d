"""Schemas -> JSON Schema (draft 7, which editors understand) with German titles, help and values."""

from __future__ import annotations

import json
from typing import Any

from konzeptgen.base.scalars import TYPES
from konzeptgen.base.schema import Feldregeln, Schema, schemas, values
from konzeptgen.base.wahl import words

FOLDER = ".schema"


def documents() -> dict[str, bytes]:
    """Return one JSON Schema per file of the author, by file name."""
    return {
        f"{schema.name}.json": json.dumps(_document(schema), ensure_ascii=False, indent=1).encode() + b"\n"
        for schema in schemas().values()
    }


def _document(schema: Schema) -> dict[str, Any]:
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": schema.titel,
        "description": schema.beschreibung,
        **_object(schema.felder),
    }


def _object(fields: dict[str, Feldregeln]) -> dict[str, Any]:
    required = [name for name, feld in fields.items() if feld.get("required") and "excludes" not in feld]
    found: dict[str, Any] = {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {name: _field(feld) for name, feld in fields.items()},
    }
    return {**found, "required": required} if required else found


def _field(feld: Feldregeln) -> dict[str, Any]:
    meta = feld.get("meta", {})
    text = [meta.get("beschreibung"), f"Einheit: {meta['einheit']}" if "einheit" in meta else None]
    found = {"title": meta.get("titel"), "description": ". ".join(t for t in text if t) or None}
    if "beispiel" in meta:
        found["examples"] = [meta["beispiel"]]
    return {**{key: value for key, value in found.items() if value}, **_shape(feld)}


def _shape(feld: Feldregeln) -> dict[str, Any]:
    kind = feld["type"]
    if kind == "list":
        return {"type": ["array", "null"], "items": _field(feld["schema"])}
    if kind == "dict":
        return _object(feld["schema"])
    if "werte" in feld and not feld.get("spannen"):
        options = values()[feld["werte"]]
        said = words(options)
        titles = [*(wert.titel for wert in options.values()), "", *(f"wie {wert}" for wert in said.values())]
        found = {"enum": [*options, None, *said], "markdownEnumDescriptions": titles}
        numbers = [int(key) for key in options if key.isdigit()]  # YAML takes a key of digits for a number
        return {"anyOf": [found, {"enum": numbers}]} if numbers else found
    editor = dict(TYPES[kind].editor)
    if "enum" in editor:
        return {"enum": [*editor["enum"], None]}
    allowed = editor["type"] if isinstance(editor["type"], list) else [editor["type"]]
    return {**editor, "type": [*allowed, "null"]}
