"""How a figure or claim is told by what it is about: words of its sentence, then words near it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from nachrechnung.daten import Ding, werte
from nachrechnung.rechnung import FELDER, Anteil, Antwort, Rechnung
from nachrechnung.text import Stelle

Wert = Callable[[Rechnung, Stelle], Any]
"""What the data say: a number, an Anteil, None for what must not be said; a truth for a claim."""
Regel = tuple[str, Wert]
TITEL = {werte("handlungsfelder")[key]["titel"]: key for key in FELDER}


@cache
def muster(pattern: str) -> re.Pattern[str]:
    """Return a pattern, read once."""
    return re.compile(pattern)


@dataclass(frozen=True, eq=False)
class Thema:
    """A subject: words that its sentences hold (all of them), patterns for figures and for claims.

    In a pattern ``#`` stands for the figure; it is looked for in the part of the sentence around it, in lower case.
    """

    worte: Sequence[str]
    zahlen: Sequence[Regel] = ()
    aussagen: Sequence[Regel] = ()
    wo: str = ""

    def meint(self, stelle: Stelle, small: str) -> bool:
        """Return whether a place is about this; ``small`` is its text in lower case."""
        where = f"{stelle.art} {stelle.kapitel} {stelle.ueberschrift}"
        return all(muster(word).search(small) for word in self.worte) and bool(
            not self.wo or muster(self.wo).search(where)
        )


def feld(stelle: Stelle) -> str | None:
    """Return the Handlungsfeld of a place's chapter or heading, None outside of them."""
    return TITEL.get(stelle.kapitel) or TITEL.get(stelle.ueberschrift)


def angebote(r: Rechnung, s: Stelle) -> list[Ding]:
    """Return the running offers of the chapter's Handlungsfeld, all outside of one."""
    key = feld(s)
    return r.im(key) if key else r.laufend


UNBEKANNT = r"(nicht (erfasst|bekannt|angegeben|genannt)|ist keine? .* erfasst|unbekannt|ohne angabe)"


def dreiwertig(antwort: Callable[[Rechnung, Stelle], Antwort], nein: str = r"\b(kein|nicht)") -> list[Regel]:
    """Return the patterns of a sentence that says of how many, how many yes, no and unknown."""
    return [
        (r"\bvon (den )?#", lambda r, s: antwort(r, s).alle),
        (rf"#.*{UNBEKANNT}", lambda r, s: antwort(r, s).unbekannt),
        (rf"{nein}.*#|#.*{nein}", lambda r, s: Anteil(antwort(r, s).nein, antwort(r, s).alle)),
        (r"#", lambda r, s: Anteil(antwort(r, s).ja, antwort(r, s).alle)),
    ]
