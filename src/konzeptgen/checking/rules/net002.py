"""Was: Es steht nicht, wer das Verzeichnis der Angebote pflegt und wer es erhält.

Oder es wurde zuletzt vor mehr als zwölf Monaten verteilt.

Warum: Das Interview von 2019 nennt als Hindernis, dass manche Kommunen zu wenig über die Angebote wissen. Ein
Verzeichnis hilft nur, wenn es in den Ämtern ankommt.

Beispiel: In zusammenarbeit.yaml fehlt der Abschnitt verzeichnis.

Abhilfe: Tragen Sie ein, an wen und wann das Verzeichnis ging und welche Stelle es pflegt.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung, datum
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET002",
    name="verzeichnis-nicht-verteilt",
    bereich="Netzwerk",
    quellen=("interview-2019-n5", "eigener-massstab"),
    schwere=Severity.WARNUNG,
    elemente=("N1",),
    kapitel="zusammenarbeit",
)
GUT = ("verzeichnis: {verteilt_an: [Bürgerbüro], verteilt_am: 01.06.2026, zustaendig: Sozialamt}",)
SCHLECHT = (
    "{}",
    "verzeichnis: {verteilt_an: [Bürgerbüro], verteilt_am: 01.06.2025, zustaendig: Sozialamt}",
    "verzeichnis: {verteilt_an: [Bürgerbüro], verteilt_am: 01.06.2026}",
    "verzeichnis: {zustaendig: Sozialamt}",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit for what is missing, else one where the directory went out too long ago."""
    entry = konzept.verzeichnis
    if entry is None:
        yield Treffer(
            ("kommune",),
            "Wer das Verzeichnis der Angebote pflegt und wer es erhält, ist nicht erfasst.",
            "Tragen Sie beides in zusammenarbeit.yaml unter verzeichnis ein.",
        )
        return
    fields = {"Empfänger": entry.verteilt_an, "Datum": entry.verteilt_am, "zuständige Stelle": entry.zustaendig}
    missing = [name for name, value in fields.items() if not value]
    if missing:
        yield Treffer(
            ("verzeichnis",),
            f"Beim Verzeichnis der Angebote ist nicht erfasst: {aufzaehlung(missing)}.",
            "Ergänzen Sie in zusammenarbeit.yaml die Felder verteilt_an, verteilt_am und zustaendig.",
        )
    if entry.verteilt_am and entry.verteilt_am < konzept.vor_einem_jahr:
        yield Treffer(
            ("verzeichnis", "verteilt_am"),
            f"Das Verzeichnis der Angebote wurde zuletzt am {datum(entry.verteilt_am)} verteilt.",
            "Prüfen Sie das Verzeichnis mit den Trägern, und verteilen Sie es neu.",
        )
