"""Values of options -> typed values, or one German sentence on what is wrong."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from konzeptgen.base.finding import Severity, UsageTrouble
from konzeptgen.base.near import UMLAUTS, unknown
from konzeptgen.base.scalars import TYPES, ScalarFault

if TYPE_CHECKING:
    from konzeptgen.model.fassung import Fassung
    from konzeptgen.model.lesart import Lesart

_MAX_BYTES = 50_000_000


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


def lesart(text: str) -> Lesart | None:
    """Return the reading of ``--fuer``, None without one."""
    from konzeptgen.model.lesart import Lesart  # noqa: PLC0415 - the help of build does without the model

    known = list(Lesart)
    word = text.strip().lower().translate(UMLAUTS)
    if word and word not in known:
        raise unknown(f"Die Lesart „{text}“", word, known)
    return Lesart(word) if word else None


def schwelle(text: str) -> Severity:
    """Return the severity of ``--schwelle``, a fault without."""
    known = {severity.value.lower(): severity for severity in Severity}
    name = text.strip().lower() or Severity.FEHLER.value.lower()
    if name not in known:
        raise unknown(f"Die Schwere „{text}“", name, list(known))
    return known[name]


def bestand(path: str) -> Counter[str] | None:
    """Return what the report of ``--bestand`` knows, None without one."""
    from konzeptgen.reporters import json  # noqa: PLC0415 - only check has this option

    if not path:
        return None
    remedy = "Schreiben Sie den Bestand mit: konzeptgen check ORDNER --format json > bestand.json"
    try:
        with Path(path).open("rb") as file:
            return json.read(file.read(_MAX_BYTES))
    except OSError as error:
        raise UsageTrouble(f"Der Bestand „{path}“ lässt sich nicht lesen.", remedy) from error
    except ValueError as error:
        raise UsageTrouble(f"Der Bestand „{path}“ ist kein Prüfbericht in JSON.", remedy) from error
