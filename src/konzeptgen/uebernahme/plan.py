"""A take-over before it is carried out: texts and pictures that come, and all that has no place, as data and lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

from konzeptgen.base.german import anzahl, zahl
from konzeptgen.uebernahme.sections import NONE
from konzeptgen.uebernahme.vorschlaege import Proposal

_SHOWN, _MOST = 70, 60
_WORD: tuple[str, str, Literal["m"]] = ("Absatz", "Absätze", "m")


@dataclass(frozen=True, slots=True)
class Aside:
    """What is not taken over: its place in the old concept, the reason, and the words."""

    place: str
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text: its file, the headings it comes from, how many passages it has; ``known`` if it lies there already."""

    file: str
    headings: tuple[str, ...]
    passages: int
    known: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens; ``read`` counts passages, ``files`` are new, ``beside`` is no data of the Konzept."""

    read: int
    texts: Sequence[Text]
    aside: Sequence[Aside]
    mapping: Mapping[str, str]
    notes: Sequence[str]
    proposals: Sequence[Proposal]
    files: Mapping[str, bytes]
    beside: Mapping[str, bytes] = field(default_factory=dict)

    def _count(self, *, known: bool) -> int:
        return sum(text.passages for text in self.texts if text.known is known)

    def report(self) -> dict[str, Any]:
        """Return the plan as ``--bericht`` writes it; the numbers count passages."""
        return {
            "gelesen": self.read,
            "uebernommen": self._count(known=False),
            "geaendert": 0,
            "unveraendert": self._count(known=True),
            "zurueckgestellt": [{"stelle": one.place, "grund": one.reason, "text": one.words} for one in self.aside],
            "zuordnung": dict(self.mapping),
            "ohne_zuordnung": [head for head, name in self.mapping.items() if name == NONE],
            "vorschlaege": [
                {"stelle": one.place, "feld": one.field, "wert": one.value, "text": one.words} for one in self.proposals
            ],
            "hinweise": list(self.notes),
            "dateien": list(self.files),
        }

    def lines(self) -> Iterator[str]:
        """Yield the plan in German, what comes first."""
        for text in self.texts:
            what = "steht schon so im Ordner" if text.known else _passages(text.passages)
            yield f"{text.file}: {what}, aus {'; '.join(f'„{_cut(head)}“' for head in text.headings)}"
        pictures = [name for name in self.files if not name.endswith(".md")]
        if pictures:
            yield f"Dazu {anzahl(len(pictures), 'Bild', 'Bilder', 'n')}: {', '.join(pictures)}"
        yield from self._left()
        if self.proposals:
            yield from ("", "Sieht nach Angaben aus (nichts davon ist eingetragen):")
            yield from (
                f"  {_cut(one.place)}: {one.field} = {one.value} – „{_cut(one.words)}“"
                for one in self.proposals[:_MOST]
            )
            yield from self._more(len(self.proposals))
        if self.notes:
            yield from ("", *self.notes)
        yield ""
        yield self.summary()

    def _left(self) -> Iterator[str]:
        """Yield what has no place, the passages of a section as one."""
        if not self.aside:
            return
        yield from ("", "Nicht übernommen:")
        groups = [(key, list(ones)) for key, ones in groupby(self.aside, lambda one: (one.place, one.reason))]
        for (place, reason), ones in groups[:_MOST]:
            count = f" ({anzahl(len(ones), *_WORD)})" if len(ones) > 1 else ""
            words = next((f" „{_cut(one.words)}“" for one in ones if one.words), "")
            yield f"  {_cut(place)}{count}: {reason}{words}"
        yield from self._more(len(groups))

    def _more(self, count: int) -> Iterator[str]:
        if count > _MOST:
            yield f"  … {zahl(count - _MOST)} weitere; alle nennt --bericht bericht.json"

    def summary(self) -> str:
        """Return what happens in one line."""
        parts = [f"{_passages(self.read)} gelesen", f"{zahl(self._count(known=False))} übernommen"]
        if self._count(known=True):
            parts.append(f"{zahl(self._count(known=True))} unverändert")
        return f"{', '.join(parts)}; {zahl(len(self.aside))} zurückgestellt."


def _passages(count: int) -> str:
    return anzahl(count, *_WORD, gross=True)


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
