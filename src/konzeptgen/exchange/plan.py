"""What an import would do, as data: records that come, change or go, what is left aside, and the files it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from konzeptgen.base.german import anzahl, zahl
from konzeptgen.exchange.delivery import Aside, Twins
from konzeptgen.exchange.outline import Kind, label

_SHOWN = 60
_FEW = 8
_ROW = re.compile(r"[0-9]+\Z")
_WORD = re.compile("„[^“]*“")
_MOST = 200


class What(StrEnum):
    """What happens to a record; the value is the word that people read."""

    NEW = "neu"
    CHANGED = "geändert"
    SAME = "unverändert"
    GONE = "entfernt"
    MISSING = "fehlt in der Quelle, bleibt im Ordner"


@dataclass(frozen=True, slots=True)
class Field:
    """A field that changes: its title, what stands there and what shall."""

    titel: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one record, which is called ``name``, in the list ``titel``; ``place`` is that in the source."""

    what: What
    titel: str
    name: str
    place: str = ""
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """An import before it is carried out: its steps, what is left aside, and the new bytes of each changed file.

    ``main`` are the titles of the lists whose records are counted, all where there are none. ``beside`` are files that
    are no data of the Konzept.
    """

    steps: Sequence[Step]
    aside: Sequence[Aside]
    read: int
    mapping: Mapping[str, str] = field(default_factory=dict)
    unused: Sequence[str] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    main: tuple[str, ...] = ()
    twins: Sequence[Twins] = ()
    notes: Sequence[str] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)

    def count(self, what: What) -> int:
        """Return how many records it happens to."""
        return sum(step.what is what and (not self.main or step.titel in self.main) for step in self.steps)

    def report(self) -> dict[str, Any]:
        """Return the plan as ``--bericht`` writes it; the numbers count records."""
        return {
            "gelesen": self.read,
            "uebernommen": self.count(What.NEW),
            "geaendert": self.count(What.CHANGED),
            "unveraendert": self.count(What.SAME),
            "entfernt": self.count(What.GONE),
            "fehlend": self.count(What.MISSING),
            "zurueckgestellt": [{"stelle": one.place, "grund": one.reason} for one in self.aside],
            "dubletten": [
                {"eins": one.one, "zwei": one.other, "grund": one.reason, "gleich": one.decided} for one in self.twins
            ],
            "zuordnung": dict(self.mapping),
            "ohne_zuordnung": list(self.unused),
            "hinweise": list(self.notes),
            "dateien": list(self.files),
        }

    def lines(self) -> Iterator[str]:
        """Yield the plan in German, what changes first."""
        for what in (What.NEW, What.CHANGED, What.GONE, What.MISSING):
            steps = [step for step in self.steps if step.what is what]
            for step in steps[:_MOST]:
                yield f"{step.titel}: {step.name} – {step.what}"
                yield from (f"    {_told(one)}" for one in step.fields)
            if len(steps) > _MOST:
                yield f"… {zahl(len(steps) - _MOST)} weitere: {what}"
        yield from self.set_aside()
        if self.unused:
            yield ""
            yield "Daraus ist nichts übernommen:"
            yield from (f"  {one}" for one in self.unused)
        yield from self._proposed()
        yield ""
        yield self.summary()

    def set_aside(self) -> Iterator[str]:
        """Yield what is left aside; what a whole column has in common stands once."""
        if self.aside:
            yield from ("", "Zurückgestellt:")
        alike: dict[tuple[str, str], list[Aside]] = {}
        for one in self.aside:
            alike.setdefault((_ROW.sub("", one.place), _WORD.sub("", one.reason, count=1)), []).append(one)
        lines = [line for group in alike.values() for line in _together(group)]
        yield from lines[:_MOST]
        if len(lines) > _MOST:
            yield f"  … {zahl(len(lines) - _MOST)} weitere; alle nennt --bericht bericht.json"

    def _proposed(self) -> Iterator[str]:
        """Yield what was taken for which field, what may be the same, and what was decided for all."""
        if self.main:
            yield from ("", "Zuordnung:", *(f"  {head} → {name}" for head, name in self.mapping.items()))
        asked = [one for one in self.twins if not one.decided]
        if asked:
            yield from ("", "Vielleicht dasselbe (nichts ist zusammengelegt):")
            yield from (f"  {one.one} und {one.other}: {one.reason}" for one in asked[:_MOST])
        yield from ("", *self.notes) if self.notes else ()

    def summary(self) -> str:
        """Return what happens in one line."""
        parts = [
            f"{anzahl(self.read, 'Eintrag', 'Einträge', 'm', gross=True)} gelesen",
            *(f"{zahl(self.count(what))} {what}" for what in (What.NEW, What.CHANGED, What.SAME)),
        ]
        if self.count(What.GONE):
            parts.append(f"{zahl(self.count(What.GONE))} entfernt")
        return f"{', '.join(parts)}; {zahl(len(self.aside))} zurückgestellt."


def _together(group: Sequence[Aside]) -> Iterator[str]:
    """Yield a line for each, or one for many that differ by row and word alone."""
    if len(group) <= _FEW:
        yield from (f"  {one.place}: {one.reason}" for one in group)
    else:
        rows = [one.place.rpartition("!")[2] for one in group[1:_FEW]]
        rest = f"{', '.join([group[0].place, *rows])} und {zahl(len(group) - _FEW)} weitere"
        yield f"  {rest}: {group[0].reason}"


def _told(one: Field) -> str:
    if not one.old:
        return f"{one.titel}: {_cut(one.new)}"
    return f"{one.titel}: {_cut(one.old)} → {_cut(one.new) if one.new else 'entfällt'}"


def _cut(text: str) -> str:
    even = " ".join(text.split())
    return even if len(even) <= _SHOWN else f"{even[: _SHOWN - 1]}…"


def called(kind: Kind, record: Any, keys: Sequence[str]) -> str:  # noqa: ANN401 - what stands in the file
    """Return how the plan calls a record: by its name and id, by its number, or by nothing where there is only one."""
    name = record.get(label(kind)) if isinstance(record, dict) and label(kind) else None
    key = " / ".join(keys)
    words = f"„{_cut(name)}“" if isinstance(name, str) and name else ""
    return f"{words} ({key})" if words and key else words or key or "einmalig"
