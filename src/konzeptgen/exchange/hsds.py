"""HSDS 3.x of Open Referral: organisations and services as JSON or as a package of tables, read and written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from konzeptgen.base.source import Source
from konzeptgen.exchange import fremd
from konzeptgen.exchange.delivery import Delivery
from konzeptgen.exchange.fremd import Beside
from konzeptgen.exchange.hsds_lesen import Bestand, items
from konzeptgen.exchange.hsds_schreiben import organizations
from konzeptgen.exchange.hsds_tabellen import is_package, nested, package, unpacked
from konzeptgen.exchange.public import public

NAME = "hsds"
SUFFIXES = ("json", "zip")
_STATUS = frozenset(("active", "inactive", "defunct", "temporarily closed"))
_TELLING = frozenset(
    (
        "services",
        "locations",
        "organization_identifiers",
        "programs",
        "legal_status",
        "tax_status",
        "alternate_name",
        "year_incorporated",
        "parent_organization_id",
    )
)


def erkennt(name: str, data: bytes) -> bool:
    """Return whether the file holds organisations or services of HSDS."""
    if name.lower().endswith(".zip"):
        return is_package(data)
    found = _objects(fremd.read(name, data, (".json",)))
    return bool(found) and all(_is_hsds(one) for one in found[:20])


def _is_hsds(one: Mapping[str, Any]) -> bool:
    if isinstance(one.get("service"), dict):
        return _is_hsds(one["service"])
    known = one.get("status") in _STATUS or (bool(_TELLING & one.keys()) and "location_type" not in one)
    return {"id", "name"} <= one.keys() and known


def _objects(content: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - whatever the file holds
    """Return organisations and services: one, a list, a page of a list, or a package of tables in one file."""
    if isinstance(content, dict) and any(key.endswith(".csv") for key in content):
        return nested({key.removesuffix(".csv"): fremd.objects(rows) for key, rows in content.items()})
    if isinstance(content, dict) and isinstance(content.get("contents"), list):
        content = content["contents"]
    return fremd.objects(content)


def lies(name: str, data: bytes) -> Delivery:
    """Return what the file holds for an empty folder."""
    return lies_fuer(name, data, {}, lambda _: b"", "")


def lies_fuer(name: str, data: bytes, values: Mapping[str, Any], beside: Beside, chosen: str) -> Delivery:
    """Return what the file holds for a folder; raise Rejected where it cannot be used."""
    found = nested(unpacked(name, data)) if data.startswith(b"PK") else _objects(fremd.content(name, data))
    stock = Bestand()
    for one in found:
        stock.take(one)
    delivery = fremd.taken(name, items(stock), values, beside, chosen)
    return fremd.more(delivery, stock.aside, [])


def schreibe(source: Source | None, suffix: str, tag: date | None = None) -> bytes:
    """Return the providers and offers of a folder, as its public edition may show them."""
    if source is None:
        raise fremd.no_form("eine Datei nach HSDS")
    found = organizations(public(source, "traeger", "angebote", "sozialraeume", tag=tag))
    if suffix == "zip":
        return package(found)
    page = {
        "total_items": len(found),
        "total_pages": 1,
        "page_number": 1,
        "size": len(found),
        "first_page": True,
        "last_page": True,
        "empty": not found,
        "contents": found,
    }
    return (json.dumps(page, ensure_ascii=False, indent=2) + "\n").encode()
