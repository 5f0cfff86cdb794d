"""Was: Zu keinem Kurs ist Kinderbetreuung erfasst.

Es genügt ein laufender oder geplanter Kurs mit Kinderbetreuung oder ein Betreuungsangebot für Kursteilnehmende.

Warum: Ohne Kinderbetreuung bleiben vor allem Mütter den Kursen fern. Nach § 4a Abs. 2 IntV kann das Bundesamt die
Betreuung fördern.

Beispiel: Bei allen Kursen steht kinderbetreuung: nein.

Abhilfe: Fragen Sie die Kursträger nach Betreuung und nach der Förderung des Bundesamts. Tragen Sie kinderbetreuung je
Kurs ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="KUR009",
    name="keine-kinderbetreuung-bei-kursen",
    bereich="Kurse",
    quellen=(
        "intv-4a",
        "anregungen-2019-g3",
    ),
    schwere=Severity.HINWEIS,
    elemente=("I4",),
    kapitel="sprache",
)
GUT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein, kinderbetreuung: ja}
""",
    "{}",
)
SCHLECHT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein, kinderbetreuung: nein}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
kurse:
  - {id: k, kurstraeger: vhs, typ: allgemein}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit where no current course is known to offer childcare."""
    current = konzept.aktuelle_kurse
    offers = konzept.angebote_der("kinderbetreuung")
    cared = any(kurs.kinderbetreuung == "ja" for kurs in current)
    if not current or cared or any("kursteilnehmende" in angebot.zielgruppen for angebot in offers):
        return
    remedy = "Fragen Sie die Kursträger nach Betreuung und Förderung und tragen Sie kinderbetreuung je Kurs ein."
    if all(kurs.kinderbetreuung == "nein" for kurs in current):
        message = "Kein Kurs bietet Kinderbetreuung."
    else:
        message = "Bei keinem Kurs ist bekannt, dass es Kinderbetreuung gibt."
    yield Treffer(("kurse",), message, remedy)
