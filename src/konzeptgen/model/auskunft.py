"""A question and things -> those for which the answer is yes, no or not known: unknown is never a no."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Auskunft(Generic[T]):
    """The things by the answer that the data give for each."""

    ja: tuple[T, ...] = ()
    nein: tuple[T, ...] = ()
    unbekannt: tuple[T, ...] = ()

    @property
    def alle(self) -> int:
        """Return of how many things was asked."""
        return len(self.ja) + len(self.nein) + len(self.unbekannt)

    @property
    def bekannt(self) -> int:
        """Return for how many the answer is known: a share is one of these."""
        return len(self.ja) + len(self.nein)

    @property
    def gar_nichts(self) -> bool:
        """Return whether no answer is known at all."""
        return not self.bekannt

    @property
    def vollstaendig(self) -> bool:
        """Return whether there is something to ask about, and every answer is known."""
        return bool(self.alle) and not self.unbekannt


def auskunft(things: Iterable[T], frage: Callable[[T], object]) -> Auskunft[T]:
    """Ask each thing: True or "ja" is a yes, False or "nein" a no, anything else ("unbekannt", None) is not known."""
    found: dict[str, list[T]] = {"ja": [], "nein": [], "unbekannt": []}
    for thing in things:
        found[_answer(frage(thing))].append(thing)
    return Auskunft(*(tuple(found[key]) for key in ("ja", "nein", "unbekannt")))


def _answer(said: object) -> str:
    if isinstance(said, bool):
        return "ja" if said else "nein"
    return str(said) if said in {"ja", "nein"} else "unbekannt"
