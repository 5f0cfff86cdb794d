"""Values of options -> typed values, or one German sentence on what is wrong."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from konzeptgen.base.finding import UsageTrouble
from konzeptgen.base.near import UMLAUTS
from konzeptgen.base.scalars import TYPES, ScalarFault

if TYPE_CHECKING:
    from konzeptgen.model.fassung import Fassung


def stichtag(text: str) -> date:
    """Return the date of ``--stichtag``, today's without one: the only place that asks the clock."""
    if not text:
        return datetime.now().astimezone().date()
    try:
        day: date = TYPES["datum"].parse(text)
    except ScalarFault as fault:
        _, message, remedy = str(fault).split("\x1f")
        raise UsageTrouble(f"--stichtag: {message}", remedy) from None
    return day


def fassung(text: str, *, mitzeichnung: bool) -> Fassung:
    """Return the edition of ``--fassung``, the public one without; the page of signatures is never public."""
    from konzeptgen.model.fassung import Fassung  # noqa: PLC0415 - the help of build does without the model

    known = [edition.value for edition in Fassung]
    word = text.strip().lower().translate(UMLAUTS) or Fassung.OEFFENTLICH
    if word not in known:  # no guess: "extern" is near to "intern" and means the opposite
        raise UsageTrouble(
            f"Die Fassung „{text}“ gibt es nicht.",
            "Möglich sind: oeffentlich (zum Veröffentlichen) und intern (nur für den Dienstgebrauch).",
        )
    if mitzeichnung and word != Fassung.INTERN:
        raise UsageTrouble(
            "Die Seite für die Mitzeichnung gehört nicht in die öffentliche Fassung.",
            "Schreiben Sie dazu: --fassung intern",
        )
    return Fassung(word)
