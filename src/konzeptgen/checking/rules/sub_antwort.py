"""What explains that the municipality acts itself: a reason, or a call for interest that found nobody; or what it lacks.

Missing, undated, short, expired and ahead of its time are different things, and each has its own sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from konzeptgen.base.german import anzahl, datum
from konzeptgen.model.bausteine import MINDESTLAENGE, Begruendung, Interessenbekundung
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

OHNE_ERGEBNIS = frozenset({"kein_bewerber", "nicht_geeignet"})
"""Results of a call for interest that explain why the municipality acts itself."""


@dataclass(frozen=True, slots=True)
class Mangel:
    """Why an answer does not count: how a message begins then, what is wrong in a sentence, and the field."""

    kopf: str
    satz: str
    feld: str


FEHLT = Mangel("Begründung fehlt", "", "")


def antwort(konzept: Konzept, massnahme: Massnahme) -> Begruendung | None:
    """Return what explains the municipality's own execution on the Stichtag."""
    reason, call = massnahme.begruendung, massnahme.interessenbekundung
    if reason and not any(maengel_der_begruendung(reason, konzept.stichtag)):
        return reason
    if call is None or call.ergebnis not in OHNE_ERGEBNIS or mangel_des_verfahrens(konzept, call):
        return None
    note = f" {call.hinweis}" if call.hinweis else ""
    day = f" vom {datum(call.datum)}" if call.datum else ""
    text = f"Interessenbekundung{day}: {call.ergebnis.titel}.{note}"
    return Begruendung(text=text, datum=call.datum, stelle=massnahme.verantwortlich or konzept.kommune.bezeichnung)


def maengel(konzept: Konzept, massnahme: Massnahme) -> tuple[Mangel, ...]:
    """Return what keeps the recorded answers of a measure from counting; FEHLT where none is recorded."""
    reason, call = massnahme.begruendung, massnahme.interessenbekundung
    found = list(maengel_der_begruendung(reason, konzept.stichtag)) if reason else []
    if call is not None and call.ergebnis in OHNE_ERGEBNIS:
        lack = mangel_des_verfahrens(konzept, call)
        found += [lack] if lack else []
    return tuple(found) or (FEHLT,)


def maengel_der_begruendung(
    reason: Begruendung, tag: date, whose: str = "Die eingetragene Begründung"
) -> Iterator[Mangel]:
    """Yield what is wrong with a reason on ``tag``."""
    if reason.datum is None:
        yield Mangel("Begründung ohne Datum", f"{whose} hat kein Datum.", "stelle")
    elif reason.datum > tag:
        said = f"{whose} trägt den {datum(reason.datum)}, der noch bevorsteht."
        yield Mangel("Begründung noch nicht gültig", said, "datum")
    if reason.gueltig_bis and reason.gueltig_bis < tag:
        yield Mangel("Begründung abgelaufen", f"{whose} galt nur bis zum {datum(reason.gueltig_bis)}.", "gueltig_bis")
    if len(reason.text) < MINDESTLAENGE:
        yield Mangel("Begründung zu kurz", f"{whose} ist mit {len(reason.text)} Zeichen sehr kurz.", "text")


def mangel_des_verfahrens(
    konzept: Konzept, call: Interessenbekundung, whose: str = "Die Interessenbekundung"
) -> Mangel | None:
    """Return why a call for interest shows nothing on the Stichtag: undated, ahead of its time or too old."""
    years = konzept.profil.interessenbekundung_jahre
    if call.datum is None:
        return Mangel("Interessenbekundung ohne Datum", f"{whose} hat kein Datum.", "ergebnis")
    if call.datum > konzept.stichtag:
        said = f"{whose} trägt den {datum(call.datum)}, der noch bevorsteht."
        return Mangel("Interessenbekundung noch nicht gültig", said, "datum")
    if call.veraltet_am(konzept.stichtag, years):
        ago = anzahl(years, "Jahr", "Jahre", "n", "akk")
        return Mangel("Interessenbekundung veraltet", f"{whose} vom {datum(call.datum)} ist älter als {ago}.", "datum")
    return None
