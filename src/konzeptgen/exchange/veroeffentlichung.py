"""The directory as data for others to use: plain records and the files that are made of them.

Everything rests on the cut that data for other directories get; persons are left out altogether, since a file that is
handed on cannot be called back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from konzeptgen.base.source import Source
from konzeptgen.base.wochentage import einzeln
from konzeptgen.composing.saetze.oeffnung import oeffnungszeilen
from konzeptgen.composing.satzteile import gebiet
from konzeptgen.exchange import integreat
from konzeptgen.exchange.ausschnitt import ausschnitt
from konzeptgen.exchange.dcat import dcat
from konzeptgen.exchange.schemaorg import WEEKDAYS, schemaorg
from konzeptgen.exchange.tabellentext import written
from konzeptgen.model.angebotsort import Angebotsort
from konzeptgen.model.bausteine import UNBEKANNT, Adresse, Kontakt
from konzeptgen.model.fassung import als_daten
from konzeptgen.model.fragen.verzeichnis import Eintrag
from konzeptgen.model.konzept import Konzept

Record = Mapping[str, Any]
_ANSWERS = ("kostenfrei", "kinderbetreuung", "fuer_kinder", "barrierefrei")
_COLUMNS = (
    *("nummer", "id", "name", "leistung", "traeger", "beschreibung", "zielgruppen", "sprachen", "gebiet", "ort"),
    *("strasse", "plz", "stadt", "breite", "laenge", "haltestelle", "telefon", "email", "website", "oeffnungszeiten"),
    *(*_ANSWERS, "kosten", "ende", "geprueft_am"),
)


def beigaben(konzept: Konzept, source: Source) -> Mapping[str, bytes]:
    """Return the files by name: records, table, map, linked data, a piece for another page, Integreat's table.

    ``konzept`` is not yet cut, ``source`` its folder. A record for data portals needs the page where the data are.
    """
    public = als_daten(konzept).zum_stand
    records = [_record(public, eintrag) for eintrag in public.eintraege]
    listed = {record["id"] for record in records}
    files = {
        "verzeichnis.json": _json({**_head(public), "angebote": records}),
        "verzeichnis.csv": written(_COLUMNS, map(_row, records)),
        "verzeichnis.geojson": _json({"type": "FeatureCollection", "features": list(_features(records))}),
        "verzeichnis.jsonld": _json(schemaorg(_head(public), records)),
        "verzeichnis-ausschnitt.html": ausschnitt(_head(public), records).encode(),
        "verzeichnis-integreat.csv": integreat.tabelle(source, lambda offer: offer["id"] in listed),
    }
    page = public.verzeichnis and public.verzeichnis.internetseite
    return files | ({"verzeichnis-dcat.ttl": dcat(public, page, files).encode()} if page else {})


def angaben(konzept: Konzept) -> str:
    """Return what search engines read in the page of the directory, as JSON-LD."""
    public = als_daten(konzept).zum_stand
    return json.dumps(schemaorg(_head(public), [_record(public, one) for one in public.eintraege]), ensure_ascii=False)


def _json(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON holds
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _head(konzept: Konzept) -> dict[str, Any]:
    kept = konzept.verzeichnis
    return _filled(
        {
            "titel": f"Wer hilft wobei {konzept.kommune.ort}?",
            "herausgeber": konzept.herausgebername,
            "stand": konzept.tag.isoformat(),
            "internetseite": kept and kept.internetseite,
            "lizenz": kept and kept.lizenz,
        }
    )


def _record(konzept: Konzept, eintrag: Eintrag) -> dict[str, Any]:
    offer = eintrag.angebot
    answers = {name: getattr(offer, name) for name in _ANSWERS if getattr(offer, name) != UNBEKANNT}
    return _filled(
        {
            "nummer": eintrag.nummer,
            "id": offer.id,
            "name": offer.name,
            "leistungsart": str(offer.leistungsart),
            "leistung": str(offer.leistungsart.titel),
            "traeger": offer.traeger.name,
            "beschreibung": offer.beschreibung,
            "zielgruppen": [str(group.titel) for group in offer.zielgruppen],
            "sprachen": [str(language) for language in offer.sprachen],
            "gebiet": gebiet(konzept, offer) if offer.gebiet else None,
            "orte": [_place(place) for place in offer.standorte],
            **(_reached(offer.erreichbar) if offer.erreichbar else {}),
            "oeffnungszeiten": oeffnungszeilen(offer),
            "zeiten": list(_times(offer.oeffnungszeiten)),
            **answers,
            "kosten": offer.kosten,
            "ende": offer.ende and offer.ende.isoformat(),
            "geprueft_am": offer.geprueft_am and offer.geprueft_am.isoformat(),
            "uebersetzungen": [
                _filled(
                    {
                        "sprache": str(text.sprache),
                        "name": text.name,
                        "beschreibung": text.beschreibung,
                        "oeffnungshinweis": text.oeffnungshinweis,
                        "kosten": text.kosten,
                    }
                )
                for text in offer.uebersetzungen
            ],
        }
    )


def _place(place: Angebotsort) -> dict[str, Any]:
    where = place.adresse or Adresse()
    return _filled(
        {
            "name": place.name,
            "strasse": where.strasse,
            "plz": where.plz,
            "stadt": where.ort,
            "breite": where.breite and float(where.breite),
            "laenge": where.laenge and float(where.laenge),
            "haltestelle": place.haltestelle,
            "anfahrt": place.anfahrt,
        }
    )


def _reached(contact: Kontakt) -> dict[str, list[str]]:
    return {
        "telefon": [str(number) for number in contact.alle_telefone],
        "anrufen": [number.ziel for number in contact.alle_telefone if number.ziel],
        "email": list(contact.alle_emails),
        "website": list(contact.alle_websites),
    }


def _times(entries: tuple[Any, ...]) -> Iterator[dict[str, Any]]:
    """Yield the hours that hold every week of the year, day by day as other programs read them."""
    for entry in entries:
        bound = entry.im_monat or entry.saison_von or entry.saison_bis or entry.geschlossen == "ja"
        spans = [tuple(span.split("–")) for span in entry.zeiten] or [(entry.von, entry.bis)]
        days = [str(day) for day in einzeln(entry.tage) if day in WEEKDAYS]
        if not bound and days:
            yield from ({"tage": days, "von": a, "bis": b} for a, b in spans if a and b)


def _filled(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, [], {})}


def _row(record: Record) -> dict[str, str]:
    """Return a record as cells, lists joined; of several places the first."""
    first = dict(next(iter(record.get("orte", ())), {}))
    cells = {**first, **record, "ort": first.get("name", "")}
    return {name: _cell(cells[name]) for name in _COLUMNS if name in cells} | {"name": record["name"]}


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a record holds
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _features(records: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each place whose point is known, with what is offered there."""
    for record in records:
        told = {name: value for name, value in record.items() if name not in {"orte", "zeiten", "anrufen"}}
        for place in record.get("orte", ()):
            if "breite" in place and "laenge" in place:
                point = {"type": "Point", "coordinates": [place["laenge"], place["breite"]]}
                yield {"type": "Feature", "geometry": point, "properties": {**told, "ort": place}}
