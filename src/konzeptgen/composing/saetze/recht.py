"""What statutes and ordinances say on the Stichtag, in the own words of the data; nothing where none is in force."""

from __future__ import annotations

from konzeptgen.base.german import datum
from konzeptgen.checking.recht import normen
from konzeptgen.checking.rechtskreise import rechtskreis
from konzeptgen.model.konzept import Konzept


def rechtssatz(konzept: Konzept, norm: str) -> str:
    """Return a norm with its wording and standing: "§ 5 Abs. 4 SGB XII: … Geprüft am Text vom …"; "" out of force."""
    wortlaut = normen()[norm].am(konzept.stichtag)
    if wortlaut is None:
        return ""
    read = f"Geprüft am Text vom {datum(wortlaut.geprueft)}." if wortlaut.geprueft else "Ungeprüft."
    return f"{normen()[norm].titel}: {wortlaut.inhalt} {read}"


def vorrang_nach_recht(konzept: Konzept) -> tuple[str, ...]:
    """Return what law says on who comes first, for the Rechtskreise of the open measures."""
    kreise = [rechtskreis(zeile.rechtskreis) for zeile in konzept.massnahmen_je_rechtskreis]
    keys = dict.fromkeys(key for kreis in kreise for vorrang in kreis.vorrang for key in vorrang.normen)
    said = (rechtssatz(konzept, key) for key in keys if normen()[key].recht)
    return tuple(sentence for sentence in said if sentence)
