"""Concepts made for the sentence test: every subject through its states, in seeded and changing company.

``erzeugt.yaml`` holds the subjects with their variants. The concept of number n takes of each the next variant; what it
refers to (a provider, an offer, a Sozialraum) comes along.
"""

import random
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from konzeptgen.base.schema import schemas

Daten = dict[str, Any]
HEIMAT = {feld: name for name, schema in schemas().items() for feld in schema.felder}
ANZAHL = 24
"""So many concepts meet every variant of the longest axis, and most pairs."""
PAPIERE = (
    ("kleine Zahlen", "zwei eigene Maßnahmen"),
    ("nichts", "eine eigene Maßnahme"),
    ("eine Liga", "zwei eigene Maßnahmen"),
    ("eine Liga", "nichts"),
    ("nichts", "ein freier Träger"),
    ("eine Liga", "zwei eigene Maßnahmen", "eine eigene Maßnahme"),
)
"""Papers over two places and more, by the names of their concepts; the first has the sender."""
_GESAGT: Mapping[str, Any] = yaml.load(Path(__file__).with_suffix(".yaml").read_text("utf-8"), yaml.CSafeLoader)
_NICHT_FREI = {"amt", "firma"}


class _Einzeln(yaml.CSafeDumper):
    """Writes a thing that stands in several places each time anew."""

    def ignore_aliases(self, data: object) -> bool:
        return data is not None


@dataclass(frozen=True)
class Erzeugt:
    """A made concept: its name and what its files hold."""

    name: str
    daten: Daten

    def geschrieben(self, folder: Path) -> Path:
        """Write the files of the concept into a folder."""
        folder.mkdir(parents=True)
        files: dict[str, Daten] = {"konzept": {}}
        for name, text in self.daten.get("texte", {}).items():
            path = folder / "texte" / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        for section, value in self.daten.items():
            if section == "texte":
                continue
            files.setdefault(HEIMAT[section], {})[section] = value
        for name, content in files.items():
            text = yaml.dump(content, Dumper=_Einzeln, allow_unicode=True, sort_keys=False)
            (folder / f"{name}.yaml").write_text(text, "utf-8")
        return folder


def erzeugte() -> Iterator[Erzeugt]:
    """Yield the concepts, in the same order in every run."""
    axes = {name: _shuffled(name, variants) for name, variants in _GESAGT["achsen"].items()}
    for number in range(ANZAHL):
        chosen = [variants[number % len(variants)] for variants in axes.values()]
        yield Erzeugt(f"Mischung {number}", _whole({key: value for part in chosen for key, value in part.items()}))
    for name, daten in _GESAGT["besondere"].items():
        yield Erzeugt(name, _whole(daten))


def _shuffled(name: str, variants: list[Daten]) -> list[Daten]:
    """Return the variants of an axis in an order of their own."""
    order = list(variants)
    random.Random(name).shuffle(order)  # noqa: S311 - no secret
    return order


def _whole(chosen: Daten) -> Daten:
    """Return the data with answers spread over offers and providers, and with all that they refer to."""
    daten = deepcopy(chosen)
    details, known = daten.pop("_angaben", [{}]), daten.pop("_anerkannt", ["unbekannt"])
    more, wanted = daten.pop("_traegerangaben", {}), daten.pop("traeger", [])
    if "angebote" in daten:
        daten["angebote"] = [{**a, **details[n % len(details)]} for n, a in enumerate(daten["angebote"])]
    daten = _supplied(daten)
    mentioned = {*wanted, *_mentioned(daten)}
    providers = [traeger for traeger in _GESAGT["vorrat"]["traeger"] if traeger["id"] in mentioned]
    free = [traeger["id"] for traeger in providers if traeger["id"] not in _NICHT_FREI]
    answers = {key: {"anerkannt": known[n % len(known)]} for n, key in enumerate(free)}
    if providers:
        daten["traeger"] = [{**traeger, **answers.get(traeger["id"], {}), **more} for traeger in providers]
    return daten


def _supplied(daten: Daten) -> Daten:
    """Add Sozialräume, offers, needs and round tables that are referred to and not there."""
    found = set(_mentioned(daten))
    for section, things in _GESAGT["vorrat"].items():
        there = {entry["id"] for entry in daten.get(section, [])}
        missing = [thing for thing in things if thing["id"] in found - there and section != "traeger"]
        if missing:
            daten[section] = [*daten.get(section, []), *missing]
    return daten


def _mentioned(value: object) -> Iterator[str]:
    """Yield every text, among them the ids that are referred to."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != "id":
                yield from _mentioned(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _mentioned(inner)
    elif isinstance(value, str):
        yield value
