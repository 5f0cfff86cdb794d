"""A day or a thing's time -> words: from when, until when, how it stands on the day of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from konzeptgen.base.german import datum, datum_lang
from konzeptgen.model.zeit import Zustand

if TYPE_CHECKING:
    from datetime import date

    from konzeptgen.base.scalars import Wert
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.zeit import Zeitraum


class MitStatus(Protocol):
    """Whatever has its time and may name a state."""

    @property
    def status(self) -> Wert | None:
        """Return what the author says about how it stands."""

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when it is there."""


def ab(tag: date) -> str:
    """Return "ab März 2027" for the first of a month, else "ab 15. März 2027"."""
    whole = datum_lang(tag)
    return f"ab {whole.partition('.')[2].strip()}" if tag.day == 1 else f"ab {whole}"


def stand(konzept: Konzept, thing: MitStatus) -> str:
    """Return how a thing stands on the day, with its days; nothing where it simply is there."""
    zeit, told = thing.zeitraum, thing.status.titel if thing.status else ""
    now = zeit.am(konzept.tag)
    if now is Zustand.VORBEI:
        over = told if thing.status and thing.status.marken.get("zustand") == "vorbei" else "beendet"
        return f"{over}{f' am {datum(zeit.ende)}' if zeit.ende and zeit.ende < konzept.tag else ''}"
    if now is Zustand.KUENFTIG:
        begun = zeit.beginn is not None and zeit.beginn > konzept.tag
        return f"geplant{f' ab {datum(zeit.beginn)}' if zeit.beginn and begun else ''}"
    if now is Zustand.RUHT:
        return told
    return f"bis {datum(zeit.ende)}" if zeit.ende else ""
