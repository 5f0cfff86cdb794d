"""Was: Die Kurse unterscheiden sich wenig in Art oder Zeit.

Geprüft wird, ob es mehr als eine Kursart gibt und ob Kurse am Abend, am Wochenende oder in Teilzeit bekannt sind.

Warum: Die Menschen in den Kursen bringen sehr Verschiedenes mit. Die Anregungen von 2019 werben deshalb für ein
Angebot, das sich vor Ort anpassen lässt.

Beispiel: Alle Kurse sind allgemeine Integrationskurse am Vormittag.

Abhilfe: Fragen Sie die Kursträger nach weiteren Kursarten und Zeiten. Tragen Sie zeiten je Kurs ein, zum Beispiel Di
und Do 18–20 Uhr.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="KUR015",
    name="wenig-vielfalt-bei-kursen",
    bereich="Kurse",
    quellen=("anregungen-2019-g3",),
    schwere=Severity.HINWEIS,
    elemente=("I4",),
    kapitel="sprache",
)
GUT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: a, kurstraeger: vhs, typ: allgemein, zeiten: Mo–Fr 8:30–12:45 Uhr}
  - {id: b, kurstraeger: vhs, typ: alphabetisierung, zeiten: Di und Do 18–20 Uhr}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein, zeiten: am Abend}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: a, kurstraeger: vhs, typ: allgemein, zeiten: Mo–Fr 8:30–12:45 Uhr}
  - {id: b, kurstraeger: vhs, typ: alphabetisierung}
""",
    "{}",
)
_WORTE = re.compile(r"abend|teilzeit|wochenende|samstag|sonnabend|\bsa\b", re.IGNORECASE)
_BEGINN = re.compile(r"\b([01]?[0-9]|2[0-3])(?:[:.][0-5][0-9])?\s*(?:Uhr\s*)?(?:–|-|bis)")
_ABEND = 17


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for a single type of course and one for lacking times outside the working day."""
    current = konzept.aktuelle_kurse
    if not current:
        message = "Es ist kein laufender oder geplanter Sprachkurs erfasst."
        yield Treffer(pfad(konzept, "kurse"), message, "Tragen Sie die Kurse mit Art und Zeiten in kurse.yaml ein.")
        return
    kinds = {kurs.typ.titel for kurs in current}
    if len(kinds) == 1:
        message = f"Alle erfassten Kurse sind von einer Art: {min(kinds)}."
        yield Treffer(
            ("kurse",),
            message,
            "Fragen Sie nach Kursen für andere Gruppen, etwa zur Alphabetisierung oder für den Beruf.",
        )
    if not any(kurs.zeiten and _flexibel(kurs.zeiten) for kurs in current):
        message = "Es ist kein Kurs am Abend, am Wochenende oder in Teilzeit bekannt."
        yield Treffer(
            ("kurse",), message, "Fragen Sie die Kursträger nach solchen Zeiten und tragen Sie zeiten je Kurs ein."
        )


def _flexibel(zeiten: str) -> bool:
    starts = (int(hit) for hit in _BEGINN.findall(zeiten))
    return bool(_WORTE.search(zeiten)) or any(hour >= _ABEND for hour in starts)
