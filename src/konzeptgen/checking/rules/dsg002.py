"""Was: Der Name einer Unterkunft oder eines geschützten Hauses nennt eine Straße.

Steht eine Hausnummer dabei, ist das eine Warnung, sonst ein Hinweis.

Warum: Anschriften von Unterkünften erscheinen nicht in der öffentlichen Fassung, Namen schon. Ein Name, der die Anschrift
ist, hebt den Schutz auf.

Beispiel: Eine Unterkunft heißt „GU Hafenstraße 7“.

Abhilfe: Geben Sie dem Haus einen Namen, der nicht sagt, wo es steht. Ist die Anschrift ohnehin bekannt, begründen Sie das
in ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.anschrift import nennt_schutzhaus, nennt_strasse, stellen
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.schutz import schuetzt

REGEL = Regel(
    code="DSG002",
    name="anschrift-im-namen",
    bereich="Datenschutz",
    quellen=("datenschutz",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="aufnahme",
)
GUT = (
    """
traeger: [{id: cv, name: Frauenhaus Teststadt e. V., art: freie_wohlfahrt}]
angebote: [{id: a, traeger: cv, name: Frauenhaus, leistungsart: gewaltschutz}]
unterkuenfte:
  - {id: u, name: Haus am Kanal, art: wohnung}
  - {id: v, name: Haus 3, art: wohnung}
""",
)
SCHLECHT = (
    "unterkuenfte: [{id: u, name: GU Hafenstraße 7, art: gemeinschaftsunterkunft}]",
    "unterkuenfte: [{id: u, name: Am Kanal 3, art: wohnung, anschrift: {strasse: Am Kanal 3}}]",
    "unterkuenfte: [{id: u, name: Wohnheim Domplatz, art: wohnung}]",
    """
traeger: [{id: cv, name: Frauen e. V., art: freie_wohlfahrt}]
angebote: [{id: a, traeger: cv, name: Frauenhaus Hafenstr. 7, leistungsart: gewaltschutz}]
""",
)
_ABHILFE = "Geben Sie dem Haus einen Namen, der nicht sagt, wo es steht."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per house whose name says where it is."""
    for path, name, bezug in _haeuser(konzept):
        if stellen(name, nur_nummern=True):
            message = f"Der Name „{name}“ nennt Straße und Hausnummer und steht auch in der öffentlichen Fassung."
            yield Treffer((*path, "name"), message, _ABHILFE, bezug)
        elif nennt_strasse(name):
            message = f"Der Name „{name}“ nennt eine Straße und steht auch in der öffentlichen Fassung."
            yield Treffer((*path, "name"), message, _ABHILFE, bezug, Severity.HINWEIS)


def _haeuser(konzept: Konzept) -> Iterator[tuple[DataPath, str, str]]:
    """Yield path, name and id of all whose address is kept back."""
    for index, haus in enumerate(konzept.unterkuenfte):
        yield ("unterkuenfte", index), haus.name, haus.id
    for index, angebot in enumerate(konzept.angebote):
        if schuetzt(angebot):
            yield ("angebote", index), angebot.name, angebot.id
    for index, traeger in enumerate(konzept.traeger):
        if nennt_schutzhaus(traeger.name):
            yield ("traeger", index), traeger.name, traeger.id
