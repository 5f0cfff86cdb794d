"""The files of the directory -> a record for data portals after DCAT-AP.de, in Turtle."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from konzeptgen.model.konzept import Konzept

_TYPES = {
    "json": ("application/json", "JSON"),
    "csv": ("text/csv", "CSV"),
    "geojson": ("application/geo+json", "GEOJSON"),
    "jsonld": ("application/ld+json", "JSON_LD"),
}
_EU = "http://publications.europa.eu/resource/authority"
_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def dcat(konzept: Konzept, page: str, files: Iterable[str]) -> str:
    """Return the record of the data set on ``page``, with a distribution for each file of data beside it."""
    base = page.rstrip("/")
    data = [name for name in files if name.rpartition(".")[2] in _TYPES]
    lines = [f"@prefix {short}: <{long}> ." for short, long in _PREFIXES.items()]
    title = f"Angebote für Zugewanderte {konzept.kommune.ort}"
    said = [
        "a dcat:Dataset",
        f"dct:title {_text(title)}@de",
        f"dct:description {_text('Wer hilft wobei: Träger, Angebote, Orte und Zeiten.')}@de",
        f"dct:identifier {_text(base)}",
        f"dct:publisher [ a foaf:Agent ; foaf:name {_text(konzept.herausgebername)}@de ]",
        f'dct:modified "{konzept.tag.isoformat()}"^^xsd:date',
        f"dct:language <{_EU}/language/DEU>",
        f"dcat:theme <{_EU}/data-theme/SOCI>",
        f"dcat:landingPage <{page}>",
        *_geocoding(konzept.kommune.ags),
        f"dcat:distribution {', '.join(f'<{base}/{name}#distribution>' for name in data)}",
    ]
    lines += ["", _thing(f"{base}#datensatz", said)]
    licence = konzept.verzeichnis.lizenz if konzept.verzeichnis else None
    return "\n".join([*lines, *(_distribution(base, name, licence) for name in data), ""])


def _geocoding(ags: str | None) -> list[str]:
    """Return where the municipality is, by its key: eight digits, or five for a district."""
    if not ags:
        return []
    kind = "municipalityKey" if len(ags) == 8 else "districtKey"  # noqa: PLR2004 - digits of the key
    return [f"dcatde:politicalGeocodingURI <http://dcat-ap.de/def/politicalGeocoding/{kind}/{ags}>"]


def _distribution(base: str, name: str, licence: str | None) -> str:
    media, kind = _TYPES[name.rpartition(".")[2]]
    said = [
        "a dcat:Distribution",
        f"dct:title {_text(name)}@de",
        f"dcat:accessURL <{base}/{name}>",
        f"dcat:downloadURL <{base}/{name}>",
        f"dcat:mediaType <https://www.iana.org/assignments/media-types/{media}>",
        f"dct:format <{_EU}/file-type/{kind}>",
        *([f"dct:license <{licence}>"] if licence else []),
    ]
    return "\n" + _thing(f"{base}/{name}#distribution", said)


def _thing(address: str, said: Iterable[str]) -> str:
    separator = " ;\n    "
    return f"<{address}> {separator.join(said)} ."


def _text(text: str) -> str:
    """Return a literal; Turtle escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False)
