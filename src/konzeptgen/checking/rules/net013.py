"""Was: Es ist nicht erfasst, wer von den freien Trägern am Konzept mitwirkt.

Geprüft werden Wohlfahrtsverbände, Migrantenorganisationen und Migrationsfachdienste, soweit es sie vor Ort gibt.

Warum: Wohlfahrtsverbände und Migrantenorganisationen sollen nach den Anregungen eingebunden und die Fachdienste in das
Konzept eingeflochten sein. Ihr Wissen macht das Konzept umsetzbar.

Beispiel: In anbieter.yaml stehen drei Migrantenorganisationen, in zusammenarbeit.yaml unter beteiligungen keine.

Abhilfe: Tragen Sie die Beteiligung in zusammenarbeit.yaml ein oder laden Sie zu einer Stellungnahme ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.net_hilfen import ort
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="NET013",
    name="beteiligung-am-konzept-offen",
    bereich="Netzwerk",
    quellen=("anregungen-2019-b3", "anregungen-2019-c3"),
    schwere=Severity.WARNUNG,
    elemente=("K2", "K3", "M4"),
    kapitel="beteiligung",
)
GUT = (
    """
traeger:
  - {id: kv, name: Kulturverein, art: migrantenorganisation}
beteiligungen:
  - {traeger: kv, form: Stellungnahme}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
spitzenverbaende:
  - {verband: caritas, status: beteiligt}
""",
    "{}",
)
SCHLECHT = (
    """
traeger:
  - {id: kv, name: Kulturverein, art: migrantenorganisation}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
""",
    """
traeger:
  - {id: psz, name: Psychosoziales Zentrum, art: gemeinnuetzig}
angebote:
  - {id: a, traeger: psz, name: Beratung, leistungsart: psychosoziale_beratung}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit each for associations, migrants' organisations and services that exist and do not take part."""
    yield from _verbaende(konzept)
    if konzept.migrantenorganisationen and not any(b.traeger.ist_migrantenorganisation for b in konzept.beteiligungen):
        yield Treffer(
            ort(konzept, "beteiligungen"),
            "Es ist nicht erfasst, ob Migrantenorganisationen am Konzept mitwirken.",
            "Tragen Sie ihre Beteiligung in zusammenarbeit.yaml unter beteiligungen ein, oder laden Sie sie ein.",
        )
    yield from _fachdienste(konzept)


def _verbaende(konzept: Konzept) -> Iterator[Treffer]:
    known = {entry.verband for entry in konzept.spitzenverbaende}
    here = {traeger.spitzenverband for traeger in konzept.traeger}
    names = [verband.kurz for key, verband in konzept.werte["spitzenverbaende"].items() if key in here - known]
    if names:
        yield Treffer(
            ort(konzept, "spitzenverbaende"),
            f"Ob diese Spitzenverbände am Konzept mitwirken, ist nicht erfasst: {aufzaehlung(names)}.",
            "Tragen Sie den Stand in zusammenarbeit.yaml unter spitzenverbaende ein.",
        )


def _fachdienste(konzept: Konzept) -> Iterator[Treffer]:
    here = [angebot.traeger for angebot in konzept.freie_angebote(konzept.fachdienste)]
    active = {entry.verband for entry in konzept.beteiligte_verbaende}
    named = {entry.traeger.id for entry in konzept.beteiligungen}
    if here and not any(traeger.id in named or traeger.spitzenverband in active for traeger in here):
        yield Treffer(
            ort(konzept, "beteiligungen"),
            "Es ist nicht erfasst, ob die Migrationsfachdienste der freien Träger am Konzept mitwirken.",
            "Tragen Sie ihre Träger in zusammenarbeit.yaml unter beteiligungen ein, oder laden Sie sie ein.",
        )
