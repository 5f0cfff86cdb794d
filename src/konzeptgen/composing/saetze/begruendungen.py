"""Words on recorded reasons: whether they hold on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import datum

if TYPE_CHECKING:
    from konzeptgen.model.bausteine import Begruendung
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.massnahmen import Massnahme


def datum_der_begruendung(konzept: Konzept, begruendung: Begruendung) -> str:
    """Return the day of a reason; one that lies ahead says so, one that is not given too."""
    if begruendung.datum is None:
        return "nicht angegeben"
    ahead = " (liegt nach dem Stand dieses Dokuments)" if begruendung.datum > konzept.tag else ""
    return f"{datum(begruendung.datum)}{ahead}"


def gueltigkeit(konzept: Konzept, begruendung: Begruendung) -> str:
    """Return until when a reason holds, "abgelaufen" after that day; nothing where no day is named."""
    end = begruendung.gueltig_bis
    if end is None:
        return ""
    return f"{datum(end)}{' (abgelaufen)' if end < konzept.tag else ''}"


def verfahren(konzept: Konzept, massnahme: Massnahme) -> str:
    """Return the result and day of a call for interest, and whether it still shows something; nothing without one."""
    call = massnahme.interessenbekundung
    if call is None:
        return ""
    if call.datum is None:
        return f"{call.ergebnis.titel} (ohne Datum)"
    old = call.veraltet_am(konzept.tag, konzept.profil.interessenbekundung_jahre)
    note = "; liegt nach dem Stand dieses Dokuments" if call.datum > konzept.tag else "; veraltet" if old else ""
    return f"{call.ergebnis.titel} ({datum(call.datum)}{note})"


def stelle_und_tage(konzept: Konzept, begruendung: Begruendung) -> str:
    """Return who gave a reason, when, and until when it holds."""
    until = gueltigkeit(konzept, begruendung)
    day = datum_der_begruendung(konzept, begruendung) if begruendung.datum else "ohne Datum"
    parts = (begruendung.stelle, day, f"gültig bis {until}" if until else "")
    return ", ".join(part for part in parts if part)
