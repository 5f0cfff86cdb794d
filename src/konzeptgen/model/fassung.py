"""Between check and compose: Konzept -> the Konzept of an edition, cut by the protection classes of the schema.

What is cut here reaches no template, picture, cover or file property: they only ever see what is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from konzeptgen.base.schema import Feldregeln, schemas
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.angebotsort import Angebotsort
from konzeptgen.model.bausteine import Adresse, Anlass, Person
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.papier import Papiermappe
from konzeptgen.model.schutz import Schutz, schuetzt, schutz
from konzeptgen.model.stimmen import Stimme


class Fassung(StrEnum):
    """For whom a document is: everybody, or the administration and its partners."""

    OEFFENTLICH = "oeffentlich"
    INTERN = "intern"


def geschnitten(konzept: Konzept, fassung: Fassung) -> Konzept:
    """Return what ``konzept`` may show in ``fassung``: everything in the internal one.

    The public one lacks each field of class ``intern``, each person without a recorded ground to publish that holds,
    and each address that is or may be that of a house that must not be found.
    """
    if fassung is Fassung.INTERN:
        return konzept
    return _whole(konzept, _Cut(schutz(konzept), (konzept.heute,)))


def als_daten(konzept: Konzept, tag: date | None = None) -> Konzept:
    """Return what may go out as data for other directories: the public edition, persons only where that is covered.

    Such a file lives on, so a ground that ends does not carry it; nor does one that begins after ``tag``, the day on
    which it goes out.
    """
    return _whole(konzept, _Cut(schutz(konzept), (None, tag), "daten"))


def papier_geschnitten(mappe: Papiermappe, orte: Iterable[Konzept], fassung: Fassung) -> Papiermappe:
    """Return what a paper about ``orte``, not yet cut, may show in ``fassung``, as ``geschnitten`` does."""
    if fassung is Fassung.INTERN:
        return mappe
    cut = _Cut(Schutz(tuple(orte)), (mappe.stand,))
    return replace(mappe, papier=cut.value(mappe.papier, schemas()["papier"].felder["papier"]), oeffentlich=True)


def _whole(konzept: Konzept, cut: _Cut) -> Konzept:
    values = {name: cut.value(getattr(konzept, name), feld) for name, feld in cut.felder.items()}
    return replace(konzept, **values, oeffentlich=True)


class _Cut:
    """One walk through a Konzept; things that others refer to are cut once, so that they stay one and the same."""

    def __init__(self, protected: Schutz, days: tuple[date | None, ...], anlass: Anlass = "konzept") -> None:
        self.felder = {name: feld for schema in schemas().values() for name, feld in schema.felder.items()}
        self.schutz, self.days, self.anlass = protected, days, anlass
        self.tag, *_ = days
        self._done: dict[int, Any] = {}

    def value(self, value: Any, feld: Feldregeln) -> Any:  # noqa: ANN401 - whatever a field holds
        """Return what is left of a field's value; None where nothing is."""
        match feld["type"]:
            case "list":
                cut = (self.value(item, feld["schema"]) for item in value)
                return tuple(item for item in cut if item is not None)
            case "dict" if value is not None:
                return self._thing(value, feld["schema"])
            case "verweis" if value is not None:
                return self._thing(value, self.felder[feld["verweis"]]["schema"]["schema"])
            case _:
                return value

    def _thing(self, thing: Any, felder: Feldregeln) -> Any:  # noqa: ANN401 - any part of the model
        """Return the cut thing: None for a person who must not appear, an address without words for a hidden one."""
        if isinstance(thing, Stimme):
            return thing.gezeigt(self.tag) if self.tag else None
        if isinstance(thing, Person) and not all(thing.darf_erscheinen(day, self.anlass) for day in self.days):
            return None
        if isinstance(thing, Adresse) and self.schutz.verdacht(thing):
            return Adresse()
        if isinstance(thing, Angebotsort) and thing.adresse and self.schutz.verdacht(thing.adresse):
            return Angebotsort()  # name, stop and way give the address away as well
        if id(thing) not in self._done:
            changes = {
                field.name: _empty(field) if _internal(felder[field.name], old) else self.value(old, felder[field.name])
                for field in fields(thing)
                if (old := getattr(thing, field.name)) is not None
            }
            if isinstance(thing, Angebot) and self.schutz.ohne_rueckgriff(thing):
                changes["adresse"] = Adresse()
            if isinstance(thing, Angebot) and schuetzt(thing):
                changes["orte"] = tuple(_mit_anschrift(changes["orte"]))
            self._done[id(thing)] = replace(thing, **changes)
        return self._done[id(thing)]


def _mit_anschrift(orte: Iterable[Angebotsort]) -> Iterator[Angebotsort]:
    """Yield places as they are where their address may stand, empty where stop and way would stand alone."""
    yield from (ort if ort.adresse and ort.adresse.angegeben else Angebotsort() for ort in orte)


def _internal(feld: Feldregeln, value: Any) -> bool:  # noqa: ANN401 - whatever a field holds
    """Return whether a value is for internal use; ``bleibt`` names the one of a field on which the check may rest."""
    meta = feld.get("meta", {})
    return bool(meta.get("schutz") == "intern" and value != meta.get("bleibt"))


def _empty(field: Field[Any]) -> Any:  # noqa: ANN401 - whatever stands for "nothing said"
    if field.default is MISSING:
        raise TypeError(f"the internal field {field.name} needs a default, so that it can be cut")
    return field.default
