"""Records of the directory -> a piece of HTML to put into another page: no scripts, no styles, no foreign content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from konzeptgen.document.scripts import right_to_left
from konzeptgen.document.sprachen import in_language
from konzeptgen.document.tree import Text

Record = Mapping[str, Any]


def ausschnitt(head: Record, records: Sequence[Record]) -> str:
    """Return the directory as headings, lists of facts and links, below a heading of the second level."""
    parts = ['<section class="konzeptgen-verzeichnis" lang="de">', f"<h2>{escape(head['titel'])}</h2>"]
    for kind, group in groupby(records, key=lambda record: record["leistung"]):
        parts += [f"<h3>{escape(kind)}</h3>", *(line for record in group for line in _entry(record))]
    parts.append(f"<p>{escape(head['herausgeber'])}, Stand {escape(head['stand'])}</p>")
    return "\n".join([*parts, "</section>", ""])


def _entry(record: Record) -> Iterator[str]:
    yield f"<h4>{escape(record['name'])}</h4>"
    yield "<dl>"
    for term, value in _facts(record):
        yield f"<dt>{term}</dt><dd>{value}</dd>"
    yield "</dl>"
    yield from (_foreign(text) for text in record.get("uebersetzungen", ()))


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    yield "Träger", escape(record["traeger"])
    if "beschreibung" in record:
        yield "Was", escape(record["beschreibung"])
    if "zielgruppen" in record:
        yield "Für", escape(", ".join(record["zielgruppen"]))
    for place in record.get("orte", ()):
        yield "Ort", escape(_place(place))
    if reach := [*_calls(record), *_links(record)]:
        yield "Kontakt", ", ".join(reach)
    if "oeffnungszeiten" in record:
        yield "Geöffnet", "<br>".join(map(escape, record["oeffnungszeiten"]))


def _place(place: Record) -> str:
    town = " ".join(place[name] for name in ("plz", "stadt") if name in place)
    stop = f"Haltestelle {place['haltestelle']}" if "haltestelle" in place else None
    return ", ".join(
        part for part in (place.get("name"), place.get("strasse"), town, stop, place.get("anfahrt")) if part
    )


def _calls(record: Record) -> Iterator[str]:
    numbers, targets = record.get("telefon", []), record.get("anrufen", [])
    if len(numbers) != len(targets):
        yield from map(escape, numbers)
    else:
        yield from (f'<a href="{escape(to)}">{escape(shown)}</a>' for shown, to in zip(numbers, targets, strict=True))


def _links(record: Record) -> Iterator[str]:
    yield from (f'<a href="mailto:{escape(mail)}">{escape(mail)}</a>' for mail in record.get("email", ()))
    yield from (f'<a href="{escape(page)}">{escape(page)}</a>' for page in record.get("website", ()))


def _foreign(text: Record) -> str:
    said = [text[name] for name in ("name", "beschreibung", "oeffnungshinweis", "kosten") if name in text]
    lang = in_language((Text(" ".join(said)),), text["sprache"]).lang
    turned = ' dir="rtl"' if right_to_left(lang) else ""
    return f'<p lang="{escape(lang)}"{turned}>{"<br>".join(map(escape, said))}</p>'
