"""Schemas -> a commented folder to start from: every field with its title, help and example, most of them asleep."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from konzeptgen.base.schema import Feldregeln, Schema, schemas, values
from konzeptgen.validating.beispiel import example, written
from konzeptgen.validating.json_schema import FOLDER, documents

Wach = Mapping[str, Any]
"""What is filled in, by field; all else sleeps behind a #."""
_NOTE = """\
## Zeilen mit ## erklären. Zeilen mit # schlafen: Löschen Sie # und Leerzeichen, und das Feld gilt.
## Ein weiterer Eintrag einer Liste ist ein neuer Block, der wieder mit Bindestrich beginnt.
## Was Sie noch nicht wissen, lassen Sie weg: Der Entwurf zeigt es als Lücke.
"""


def scaffold(name: str, typ: str, land: str, more: Wach | None = None) -> dict[str, bytes]:
    """Return the files of a new folder by relative name; the municipality's three facts and ``more`` are filled in."""
    given = {"kommune": {"name": name, "typ": typ, "land": land}, **(more or {})}
    files = {f"{schema.name}.yaml": _file(schema, given).encode() for schema in schemas().values()}
    return files | {f"{FOLDER}/{file}": data for file, data in documents().items()}


def _file(schema: Schema, given: Wach) -> str:
    lines = [
        f"# yaml-language-server: $schema={FOLDER}/{schema.name}.json",
        f"## {schema.titel}. {schema.beschreibung}",
    ]
    lines += _NOTE.rstrip("\n").split("\n")
    for name, feld in schema.felder.items():
        lines.append("")
        lines += _field(name, feld, "", given)
    return "\n".join(lines) + "\n"


def _field(name: str, feld: Feldregeln, indent: str, given: Wach) -> Iterator[str]:
    mark = "" if name in given else "# "
    inner = given.get(name)
    yield from _help(feld, indent)
    shown = written(inner) if isinstance(inner, str) else example(feld)
    yield f"{indent}{mark}{name}: {shown}".rstrip()
    yield from _inner(feld, indent, inner if isinstance(inner, Mapping) else {})


def _help(feld: Feldregeln, indent: str) -> Iterator[str]:
    meta = feld.get("meta", {})
    parts = [meta.get("titel", "")]
    if "beschreibung" in meta:
        parts.append(meta["beschreibung"])
    if "einheit" in meta:
        parts.append(f"in {meta['einheit']}")
    choice = feld["schema"] if feld["type"] == "list" else feld
    if "werte" in choice:
        parts.append(f"möglich: {', '.join(values()[choice['werte']])}")
    yield from textwrap.wrap(". ".join(parts), 100, initial_indent=f"{indent}## ", subsequent_indent=f"{indent}## ")


def _members(feld: Feldregeln) -> dict[str, Feldregeln]:
    inner = feld["schema"] if feld["type"] == "list" else feld
    members: dict[str, Feldregeln] = inner["schema"] if inner["type"] == "dict" else {}
    return members


def _inner(feld: Feldregeln, indent: str, given: Wach) -> Iterator[str]:
    deeper = indent + "  "
    for number, (name, sub) in enumerate(_members(feld).items()):
        lines = list(_field(name, sub, deeper + ("  " if feld["type"] == "list" else ""), given))
        if feld["type"] == "list" and number == 0:
            mark = "" if name in given else "# "
            lines = [line.replace(f"{deeper}  {mark}{name}:", f"{deeper}{mark}- {name}:", 1) for line in lines]
        yield from lines
