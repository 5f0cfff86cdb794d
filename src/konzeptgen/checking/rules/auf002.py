"""Was: Zu einer neuen Unterkunft ist keine Information vor der Eröffnung erfasst.

Geprüft werden Häuser, die in den letzten 24 Monaten eröffnet haben oder noch eröffnen; Wohnungen nicht.

Warum: Die Verbände fordern, die Bürgerschaft möglichst früh zu informieren und einzubinden. Das senkt Sorgen und
gewinnt Ehrenamtliche.

Beispiel: Die Unterkunft öffnete am 1. März 2026, der erste Informationsabend war am 15. März 2026.

Abhilfe: Tragen Sie frühere Informationen nach. Steht die Eröffnung noch aus, laden Sie die Nachbarschaft vorher ein;
musste es schnell gehen, halten Sie das als Ausnahme mit Begründung fest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.unterkuenfte import Unterkunft

REGEL = Regel(
    code="AUF002",
    name="buergerschaft-spaet-informiert",
    bereich="Aufnahme",
    quellen=("anregungen-2019-d2",),
    schwere=Severity.WARNUNG,
    elemente=("F2",),
    kapitel="aufnahme",
)
GUT = (
    """
unterkuenfte:
  - id: h0
    name: Haus 1
    art: gemeinschaftsunterkunft
    eroeffnet_am: 01.03.2026
    informationen: [{datum: 01.02.2026, form: Informationsabend}]
""",
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: gemeinschaftsunterkunft, eroeffnet_am: 01.03.2016}
""",
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: wohnung, eroeffnet_am: 01.03.2026}
""",
)
SCHLECHT = (
    """
unterkuenfte:
  - id: h0
    name: Haus 1
    art: gemeinschaftsunterkunft
    eroeffnet_am: 01.03.2026
    informationen: [{datum: 15.03.2026, form: Informationsabend}]
""",
    """
unterkuenfte:
  - {id: h0, name: Haus 1, art: gemeinschaftsunterkunft, eroeffnet_am: 01.03.2027}
""",
)
_TAGE = 731


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per new house about which the neighbourhood was not told in time."""
    since = konzept.stichtag - timedelta(days=_TAGE)
    for index, haus in enumerate(konzept.unterkuenfte):
        opened = haus.eroeffnet_am
        if opened is None or opened < since or haus.art == "wohnung" or konzept.ist_vorbei(haus):
            continue
        if not any(information.datum < opened for information in haus.informationen):
            yield _treffer(konzept, index, haus)


def _treffer(konzept: Konzept, index: int, haus: Unterkunft) -> Treffer:
    path, name = ("unterkuenfte", index), f"„{haus.name}“"
    if not konzept.ist_da(haus):
        message = f"Zur geplanten Unterkunft {name} ist noch keine Information der Bürgerschaft erfasst."
        return Treffer(
            path, message, "Laden Sie die Nachbarschaft vor der Eröffnung ein und tragen Sie den Termin ein.", haus.id
        )
    known = "erst nach der Eröffnung" if haus.informationen else "nicht"
    message = f"Eine Information der Bürgerschaft zur Unterkunft {name} ist {known} erfasst."
    remedy = "Tragen Sie frühere Informationen nach oder halten Sie fest, warum vorher keine möglich war."
    return Treffer(path, message, remedy, haus.id)
