"""What statutes and ordinances say on the Stichtag, in the own words of the data; nothing where none is in force."""

from __future__ import annotations

from konzeptgen.base.german import datum
from konzeptgen.checking.recht import normen
from konzeptgen.checking.rechtskreise import rechtskreis
from konzeptgen.model.konzept import Konzept


def rechtssatz(konzept: Konzept, norm: str) -> str:
    """Return a norm and its wording: "§ 5 Abs. 4 SGB XII (Text vom 19.08.2026): …"; nothing where it does not hold."""
    wortlaut = normen()[norm].am(konzept.stichtag)
    if wortlaut is None:
        return ""
    read = f"Text vom {datum(wortlaut.geprueft)}" if wortlaut.geprueft else "ungeprüft"
    return f"{normen()[norm].titel} ({read}): {wortlaut.inhalt}"


def vorrang_nach_recht(konzept: Konzept) -> tuple[str, ...]:
    """Return what law says on who comes first, for the Rechtskreise of the open measures."""
    kreise = [rechtskreis(z.rechtskreis) for z in konzept.massnahmen_je_rechtskreis if z.rechtskreis]
    keys = dict.fromkeys(key for kreis in kreise for vorrang in kreis.vorrang for key in vorrang.normen)
    said = (rechtssatz(konzept, key) for key in keys if normen()[key].recht)
    return tuple(sentence for sentence in said if sentence)
