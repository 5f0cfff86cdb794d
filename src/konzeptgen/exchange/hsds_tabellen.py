"""HSDS as a package of tables <-> as objects inside each other."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from konzeptgen.exchange.container import opened, packed, unusable
from konzeptgen.exchange.tabellentext import plain, written
from konzeptgen.exchange.textread import decoded

Row = dict[str, Any]
_MOST_BYTES = 30_000_000
_LISTS: Mapping[str, Mapping[str, str]] = {
    "organizations": {
        "services": "organization_id",
        "locations": "organization_id",
        "phones": "organization_id",
        "contacts": "organization_id",
        "funding": "organization_id",
        "programs": "organization_id",
        "organization_identifiers": "organization_id",
        "attributes": "link_id",
    },
    "services": {
        "phones": "service_id",
        "schedules": "service_id",
        "service_areas": "service_id",
        "service_at_locations": "service_id",
        "languages": "service_id",
        "funding": "service_id",
        "cost_options": "service_id",
        "required_documents": "service_id",
        "contacts": "service_id",
        "attributes": "link_id",
    },
    "service_at_locations": {
        "phones": "service_at_location_id",
        "contacts": "service_at_location_id",
        "schedules": "service_at_location_id",
    },
    "locations": {
        "addresses": "location_id",
        "phones": "location_id",
        "accessibility": "location_id",
        "languages": "location_id",
        "schedules": "location_id",
        "contacts": "location_id",
    },
    "contacts": {"phones": "contact_id"},
    "phones": {"languages": "phone_id"},
}
"""Which lists stand in which records, and the column by which a row of a list names its record."""
_PARTS = {
    "service_at_locations": ("location", "locations", "location_id"),
    "attributes": ("taxonomy_term", "taxonomy_terms", "taxonomy_term_id"),
}
"""Records in which another stands, its table and the column that names it."""
_FILES = {"service_at_locations": "service_at_location"}
"""Tables whose file has another name."""


def is_package(data: bytes) -> bool:
    """Return whether a zip file holds tables of HSDS."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        names = {name.rpartition("/")[2] for name in found.namelist()}
    return bool({"organizations.csv", "services.csv"} & names)


def unpacked(name: str, data: bytes) -> dict[str, list[Row]]:
    """Return the tables of a package; raise Rejected where it cannot be used."""
    tables: dict[str, list[Row]] = {}
    with opened(name, data) as found:
        for entry in found.infolist():
            stem, _, suffix = entry.filename.rpartition("/")[2].rpartition(".")
            if suffix == "csv":
                if entry.file_size > _MOST_BYTES:
                    raise unusable(name, f"Die Tabelle „{stem}“ ist größer als 30 MB.", "Teilen Sie sie auf.")
                tables[stem] = _rows(name, stem, found.read(entry))
    return tables


def _rows(name: str, stem: str, data: bytes) -> list[Row]:
    try:
        rows = list(csv.DictReader(io.StringIO(decoded(data), newline="")))
    except csv.Error:
        message = f"Die Zellen der Tabelle „{stem}“ lassen sich nicht trennen."
        raise unusable(name, message, "Speichern Sie sie als CSV mit Komma.") from None
    return [{key: plain(cell) for key, cell in row.items() if isinstance(cell, str) and cell} for row in rows]


def nested(tables: Mapping[str, Sequence[Row]]) -> list[Row]:
    """Return the organisations with all that belongs to them, then the services without one."""
    by_name = {_table(name): rows for name, rows in tables.items()}
    inside = _Inside(by_name)
    organizations = [inside.whole("organizations", row) for row in by_name.get("organizations", ())]
    known = {row.get("id") for row in by_name.get("organizations", ())}
    alone = [row for row in by_name.get("services", ()) if row.get("organization_id") not in known]
    return [*organizations, *(inside.whole("services", row) for row in alone)]


def _table(stem: str) -> str:
    return next((name for name, file in _FILES.items() if file == stem), stem)


class _Inside:
    """Finds the rows that belong to a record."""

    def __init__(self, tables: Mapping[str, Sequence[Row]]) -> None:
        self._rows: dict[tuple[str, str, str], list[Row]] = {}
        self._by_key: dict[tuple[str, str], Row] = {}
        columns = {(name, column) for lists in _LISTS.values() for name, column in lists.items()}
        for name, column in columns:
            for row in tables.get(name, ()):
                if row.get(column):
                    self._rows.setdefault((name, column, str(row[column])), []).append(row)
        for _, name, _ in _PARTS.values():
            self._by_key |= {(name, str(row.get("id"))): row for row in tables.get(name, ())}

    def whole(self, table: str, row: Row) -> Row:
        """Return a record with its lists and with the record that stands in it."""
        found = dict(row)
        for name, column in _LISTS.get(table, {}).items():
            rows = self._rows.get((name, column, str(row.get("id"))), [])
            if rows:
                found[name] = [
                    self.whole(name, {key: cell for key, cell in one.items() if key != column}) for one in rows
                ]
        if table in _PARTS:
            field, name, column = _PARTS[table]
            there = self._by_key.get((name, str(row.get(column))))
            if there:
                found[field] = self.whole(name, there)
        return found


# --- writing


def package(organizations: Iterable[Row]) -> bytes:
    """Return the package of tables, with the file that describes them."""
    tables: dict[str, dict[str, Row]] = {}
    for one in organizations:
        _flatten("organizations", one, {}, tables)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as found:
        resources = []
        for name, rows in tables.items():
            columns = list(dict.fromkeys(column for row in rows.values() for column in row))
            path = f"{_FILES.get(name, name)}.csv"
            found.writestr(path, written(columns, rows.values()))
            resources.append(_resource(name, path, columns))
        described = {"name": "konzeptgen", "profile": "tabular-data-package", "resources": resources}
        found.writestr("datapackage.json", json.dumps(described, indent=2))
    return packed(out.getvalue())


def _resource(name: str, path: str, columns: Sequence[str]) -> Row:
    fields = [{"name": column, "type": "string"} for column in columns]
    schema = {"fields": fields, "primaryKey": "id"}
    return {"name": name, "path": path, "profile": "tabular-data-resource", "schema": schema}


def _flatten(table: str, thing: Row, link: Row, tables: dict[str, dict[str, Row]]) -> None:
    """Put a record and all that stands in it into the tables."""
    row: Row = {"id": thing["id"], **link}
    for name, value in thing.items():
        if isinstance(value, list):
            for one in value:
                _flatten(name, one, {_LISTS[table][name]: thing["id"]}, tables)
        elif isinstance(value, dict):
            _, other, column = _PARTS[table]
            row[column] = value["id"]
            _flatten(other, value, {}, tables)
        else:
            row[name] = str(value)
    tables.setdefault(table, {})[row["id"]] = row
