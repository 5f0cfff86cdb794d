"""Words on recorded reasons: whether they hold on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import datum

if TYPE_CHECKING:
    from konzeptgen.model.bausteine import Begruendung
    from konzeptgen.model.konzept import Konzept


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


def stelle_und_tage(konzept: Konzept, begruendung: Begruendung) -> str:
    """Return who gave a reason, when, and until when it holds."""
    until = gueltigkeit(konzept, begruendung)
    day = datum_der_begruendung(konzept, begruendung) if begruendung.datum else "ohne Datum"
    parts = (begruendung.stelle, day, f"gültig bis {until}" if until else "")
    return ", ".join(part for part in parts if part)
