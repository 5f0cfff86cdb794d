"""Records of the directory -> linked data in the words of schema.org, as search engines read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

WEEKDAYS = dict(
    zip(
        ("mo", "di", "mi", "do", "fr", "sa", "so"),
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
Record = Mapping[str, Any]


def schemaorg(head: Record, records: Sequence[Record]) -> dict[str, Any]:
    """Return a list of services; ``head`` says who publishes it and when."""
    listed = {"name": head["titel"], "publisher": {"@type": "Organization", "name": head["herausgeber"]}}
    more = {"dateModified": head["stand"], "url": head.get("internetseite"), "license": head.get("lizenz")}
    items = [{"@type": "ListItem", "position": one["nummer"], "item": _service(one)} for one in records]
    return {
        "@context": "https://schema.org",
        "@type": ["ItemList", "CreativeWork"],
        "inLanguage": "de",
        **_filled({**listed, **more}),
        "itemListElement": items,
    }


def _service(record: Record) -> dict[str, Any]:
    return {
        "@type": "Service",
        "@id": f"#eintrag-{record['nummer']}",
        "name": record["name"],
        "serviceType": record["leistung"],
        "provider": {"@type": "Organization", "name": record["traeger"]},
        **_filled(
            {
                "description": record.get("beschreibung"),
                "areaServed": record.get("gebiet"),
                "audience": [{"@type": "Audience", "audienceType": group} for group in record.get("zielgruppen", ())],
                "offers": _price(record),
                "availableChannel": _channels(record),
            }
        ),
    }


def _price(record: Record) -> dict[str, Any] | None:
    free = record.get("kostenfrei") == "ja" and "kosten" not in record
    return {"@type": "Offer", "price": 0, "priceCurrency": "EUR"} if free else None


def _channels(record: Record) -> list[dict[str, Any]]:
    """Return a way to the service for each place, or one without a place; all lead to the same telephone and page."""
    reached = _filled(
        {
            "availableLanguage": record.get("sprachen"),
            "servicePhone": [
                {"@type": "ContactPoint", "telephone": target.removeprefix("tel:")}
                for target in record.get("anrufen", ())
            ],
            "serviceUrl": next(iter(record.get("website", ())), None),
        }
    )
    places: Sequence[Record] = record.get("orte") or ({},)
    ways = ({**reached, **_filled({"serviceLocation": _place(one, record)})} for one in places)
    return [{"@type": "ServiceChannel", **way} for way in ways if way]


def _place(place: Record, record: Record) -> dict[str, Any] | None:
    parts = {"strasse": "streetAddress", "plz": "postalCode", "stadt": "addressLocality"}
    address = {theirs: place[ours] for ours, theirs in parts.items() if ours in place}
    point = "breite" in place and "laenge" in place
    told = _filled(
        {
            "name": place.get("name"),
            "address": {"@type": "PostalAddress", **address, "addressCountry": "DE"} if address else None,
            "geo": {"@type": "GeoCoordinates", "latitude": place["breite"], "longitude": place["laenge"]}
            if point
            else None,
            "openingHoursSpecification": [_hours(one) for one in record.get("zeiten", ())],
        }
    )
    return {"@type": "Place", **told} if told else None


def _hours(times: Record) -> dict[str, Any]:
    days = [WEEKDAYS[day] for day in times["tage"]]
    opens, closes = (f"{times[end]:0>5}" for end in ("von", "bis"))
    return {"@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": opens, "closes": closes}


def _filled(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, [], {})}
