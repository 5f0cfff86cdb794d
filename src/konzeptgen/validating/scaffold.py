"""Schemas -> a commented folder to start from: every field with its title, help and example, most of them asleep."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from konzeptgen.base.schema import Feldregeln, Schema, schemas, values
from konzeptgen.validating.beispiel import example, written
from konzeptgen.validating.json_schema import FOLDER, documents

_AWAKE = ("kommune",)
_NOTE = """\
## Zeilen mit ## erklären. Zeilen mit # schlafen: Löschen Sie # und Leerzeichen, und das Feld gilt.
## Ein weiterer Eintrag einer Liste ist ein neuer Block, der wieder mit Bindestrich beginnt.
## Was Sie noch nicht wissen, lassen Sie weg: Der Entwurf zeigt es als Lücke.
"""


def scaffold(name: str, typ: str, land: str) -> dict[str, bytes]:
    """Return the files of a new folder by relative name; the municipality's three facts are filled in."""
    given = {"name": name, "typ": typ, "land": land}
    files = {f"{schema.name}.yaml": _file(schema, given).encode() for schema in schemas().values()}
    return files | {f"{FOLDER}/{file}": data for file, data in documents().items()}


def _file(schema: Schema, given: dict[str, str]) -> str:
    lines = [
        f"# yaml-language-server: $schema={FOLDER}/{schema.name}.json",
        f"## {schema.titel}. {schema.beschreibung}",
    ]
    lines += _NOTE.rstrip("\n").split("\n")
    for name, feld in schema.felder.items():
        lines.append("")
        lines += _field(name, feld, "", given if name in _AWAKE else None)
    return "\n".join(lines) + "\n"


def _field(name: str, feld: Feldregeln, indent: str, given: dict[str, str] | None) -> Iterator[str]:
    awake = given is not None and (name in given or name in _AWAKE)
    mark = "" if awake else "# "
    yield from _help(feld, indent)
    yield f"{indent}{mark}{name}:{_value(name, feld, given)}"
    yield from _inner(feld, indent, given if name in _AWAKE else None)


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


def _value(name: str, feld: Feldregeln, given: dict[str, str] | None) -> str:
    if given and name in given:
        return f" {written(given[name])}"
    return f" {example(feld)}".rstrip()


def _members(feld: Feldregeln) -> dict[str, Feldregeln]:
    inner = feld["schema"] if feld["type"] == "list" else feld
    members: dict[str, Feldregeln] = inner["schema"] if inner["type"] == "dict" else {}
    return members


def _inner(feld: Feldregeln, indent: str, given: dict[str, str] | None) -> Iterator[str]:
    deeper = indent + "  "
    for number, (name, sub) in enumerate(_members(feld).items()):
        lines = list(_field(name, sub, deeper + ("  " if feld["type"] == "list" else ""), given))
        if feld["type"] == "list" and number == 0:
            lines = [line.replace(f"{deeper}  # {name}:", f"{deeper}# - {name}:", 1) for line in lines]
        yield from lines
