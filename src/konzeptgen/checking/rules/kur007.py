"""Was: Beim Bedarf an besonderen Kursen fehlt ein Partner der Abstimmung.

Geprüft werden Kurse für besondere Zielgruppen und Intensivkurse, denn nur für sie regelt die Verordnung die
Abstimmung.

Warum: Nach § 13 Abs. 3 IntV stellt das Bundesamt den örtlichen Bedarf für diese Kurse fest und stimmt sich mit
Kommunen, Migrationsberatung und Kursträgern ab. Der Bedarf im Konzept ist belastbar, wenn alle drei daran mitgewirkt
haben.

Beispiel: Ein Bedarf an Alphabetisierung ist mit Kommune und Kursträgern abgestimmt, die Migrationsberatung fehlt.

Abhilfe: Holen Sie die Sicht der fehlenden Stelle ein und ergänzen Sie abgestimmt_mit und abgestimmt_am.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.base.scalars import Wert
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.kur_hilfen import BESONDERE_KURSE
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.kurse import Kursbedarf

REGEL = Regel(
    code="KUR007",
    name="kursbedarf-nicht-abgestimmt",
    bereich="Kurse",
    quellen=(
        "intv-13-3",
        "anregungen-2019-g3",
    ),
    schwere=Severity.WARNUNG,
    elemente=("I5",),
    kapitel="sprache",
)
GUT = (
    """
kursbedarf:
  - {jahr: 2027, typ: alphabetisierung, plaetze: 40, abgestimmt_mit: [kommune, beratung, kurstraeger]}
""",
    """
kursbedarf:
  - {jahr: 2027, typ: allgemein, plaetze: 40}
""",
)
SCHLECHT = (
    """
kursbedarf:
  - {jahr: 2027, typ: alphabetisierung, plaetze: 40, abgestimmt_mit: [kommune, kurstraeger]}
""",
    """
kursbedarf:
  - {jahr: 2027, typ: intensiv, plaetze: 20}
""",
)
_ABSTIMMUNG = BESONDERE_KURSE | {"intensiv"}
_NOETIG = ("kommune", "beratung", "kurstraeger")


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per demand of a special course that was not agreed with everybody."""
    partners = konzept.werte["bedarfspartner"]
    for index, bedarf in enumerate(konzept.kursbedarf):
        missing = [partners[key] for key in _NOETIG if key not in bedarf.abgestimmt_mit]
        if bedarf.typ in _ABSTIMMUNG and bedarf.jahr >= konzept.stichtag.year and missing:
            yield _treffer(index, bedarf, missing)


def _treffer(index: int, bedarf: Kursbedarf, missing: list[Wert]) -> Treffer:
    what = f"Bedarf {bedarf.jahr} ({bedarf.typ.titel})"
    subject = f"{bedarf.typ}-{bedarf.jahr}"
    if not bedarf.abgestimmt_mit:
        message = f"Beim {what} ist nicht angegeben, mit wem er abgestimmt ist."
        return Treffer(
            ("kursbedarf", index), message, "Ergänzen Sie abgestimmt_mit und abgestimmt_am.", subject, Severity.HINWEIS
        )
    message = f"Beim {what} fehlt in der Abstimmung: {aufzaehlung(partner.titel for partner in missing)}."
    remedy = "Holen Sie die fehlende Sicht ein und ergänzen Sie abgestimmt_mit."
    return Treffer(("kursbedarf", index, "abgestimmt_mit"), message, remedy, subject)
