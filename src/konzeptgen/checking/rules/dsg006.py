"""Was: Ein freier Text nennt Straße und Hausnummer eines Hauses, dessen Anschrift nicht erscheinen soll.

Warum: Die öffentliche Fassung verdeckt die Anschrift in ihren Feldern. In einem freien Text steht sie weiter da.

Beispiel: In der Beschreibung eines Angebots steht, dass es im Heim in der Hafenstraße 7 stattfindet.

Abhilfe: Nennen Sie das Haus ohne Straße und Nummer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.dsg_hilfen import freistellen
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.schutz import schutz

REGEL = Regel(
    code="DSG006",
    name="anschrift-im-freitext",
    bereich="Datenschutz",
    quellen=("datenschutz",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="verzeichnis",
)
_HAUS = """
traeger: [{id: cv, name: Caritasverband, art: freie_wohlfahrt}]
angebote: [{id: a, traeger: cv, name: Beratung, leistungsart: mbe, oeffnungshinweis: "%s"}]
unterkuenfte: [{id: u, name: Haus am Kanal, art: wohnung, anschrift: {strasse: Hafenstraße 7}}]
"""
GUT = (_HAUS % "Montags im Haus am Kanal, dienstags in der Hafenstraße 17.",)
SCHLECHT = (_HAUS % "Montags in der Hafenstr. 7.", _HAUS % "Im Heim Hafenstraße 5-7, 2. Stock")
_NUMMER = re.compile(r"\S+\s\d+\w?")
_ABHILFE = "Nennen Sie das Haus ohne Straße und Nummer."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per free text that gives a house away; names of houses are told apart."""
    protected = schutz(konzept)
    for stelle in freistellen(konzept):
        haus = protected.genannt(stelle.worte)
        if haus is not None and not stelle.intern and stelle.worte != haus:
            message = f"{stelle.wo} steht womöglich die Anschrift von „{haus}“, die nicht erscheinen soll."
            where = next((words for words in _NUMMER.findall(stelle.worte) if protected.genannt(words)), "")
            yield Treffer(stelle.stelle(where), message, _ABHILFE, stelle.bezug)
