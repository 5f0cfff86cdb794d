"""What the formats of other systems share: reading their files within limits, and records of theirs -> a delivery."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from konzeptgen.base.finding import Rejected, UsageTrouble
from konzeptgen.base.schema import values
from konzeptgen.exchange.container import unusable
from konzeptgen.exchange.delivery import Aside, Delivery
from konzeptgen.exchange.intake import Intake
from konzeptgen.exchange.item import Item
from konzeptgen.exchange.textread import decoded
from konzeptgen.exchange.zuordnung import Notebook

_MOST_BYTES = 30_000_000
_MOST_DEPTH = 60
Beside = Callable[[str], bytes]
OFFERS = "angebote"


def content(name: str, data: bytes) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a JSON file holds.

    Raises:
        Rejected: it is empty, too large, no JSON or nested too deep.
    """
    if not data.strip():
        raise unusable(name, "Die Datei ist leer.", "Prüfen Sie, ob Sie die richtige Datei genannt haben.")
    if len(data) > _MOST_BYTES:
        raise unusable(name, "Die Datei ist größer als 30 MB.", "Teilen Sie sie auf.")
    try:
        found = json.loads(decoded(data), parse_constant=_no_number)
    except RecursionError:
        raise _too_deep(name) from None
    except ValueError:
        raise unusable(name, "Die Datei ist kein lesbares JSON.", "Laden Sie sie noch einmal herunter.") from None
    if _depth(found) > _MOST_DEPTH:
        raise _too_deep(name)
    return found


def _no_number(word: str) -> None:
    raise ValueError(word)


def _too_deep(name: str) -> Rejected:
    return unusable(name, "Die Angaben der Datei sind zu tief verschachtelt.", "Laden Sie sie noch einmal herunter.")


def _depth(value: Any) -> int:  # noqa: ANN401
    """Return how many levels lie inside each other, as far as that matters."""
    depth, level = 0, [value]
    while level and depth <= _MOST_DEPTH:
        depth += 1
        nested = [one for one in level if isinstance(one, dict | list)]
        level = [inner for one in nested for inner in (one.values() if isinstance(one, dict) else one)]
    return depth


def read(name: str, data: bytes, endings: tuple[str, ...]) -> Any:  # noqa: ANN401
    """Return what a JSON file holds, None where its name has another ending or it cannot be used."""
    if not name.lower().endswith(endings):
        return None
    try:
        return content(name, data)
    except Rejected:
        return None


def objects(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """Return the objects of a list; a single object is a list of one."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def words(value: Any) -> str:  # noqa: ANN401
    """Return a text or number as text, nothing for anything else."""
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def taken(  # noqa: PLR0913, PLR0917 - all that a delivery is made of
    name: str,
    items: Iterable[Item],
    held: Mapping[str, Any],
    beside: Beside,
    chosen: str = "",
    target: str = OFFERS,
) -> Delivery:
    """Return the delivery of another system's records for a folder that holds ``held``."""
    book = Notebook(name, beside, chosen)
    book.decisions.target = target
    intake = Intake(name, book.own, held, book.decisions, book.memory)
    for item in items:
        intake.add(item)
    if not intake.rows and not intake.bodies:
        message = "In der Datei steht kein Eintrag, den konzeptgen kennt."
        raise unusable(name, message, "Prüfen Sie, ob Sie die richtige Datei genannt haben.")
    return intake.delivery(book.keep)


def more(delivery: Delivery, aside: Sequence[Aside], notes: Sequence[str]) -> Delivery:
    """Return a delivery that leaves more aside and tells more of the whole source."""
    return replace(delivery, aside=[*delivery.aside, *aside], notes=[*delivery.notes, *notes])


def no_form(titel: str) -> UsageTrouble:
    """Return the outcome that there is no empty form in a format."""
    return UsageTrouble(f"Zum Ausfüllen gibt es {titel} nicht.", "Nehmen Sie: konzeptgen export --leer liste.xlsx")


def texts(value: Any) -> list[str]:  # noqa: ANN401
    """Return a text as a list of one, nothing for anything else."""
    return [words(value)] if words(value) else []


def part(entry: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return an object inside a record, an empty one where there is none."""
    found = entry.get(name)
    return found if isinstance(found, dict) else {}


def title(listed: str, key: str) -> str:
    """Return the title of one of our values."""
    return str(values()[listed][key].titel)
