"""Was: Eine Zahl ist null, wo es dann nichts zu berichten gäbe.

Geprüft werden Plätze, Kurse, Stellen, Prognosen, Sitzungen und die Bevölkerung von Sozialräumen und Gemeinden.

Warum: Null heißt „es gibt keine“, und so druckt es das Dokument. Oft war gemeint: Wir wissen es noch nicht.

Beispiel: Eine Unterkunft hat 0 Plätze.

Abhilfe: Ist die Zahl unbekannt, löschen Sie die Zeile. Stimmt die Null, begründen Sie sie in ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.schema import Feldregeln
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.pla_hilfen import eintraege
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA011",
    name="null-statt-unbekannt",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.HINWEIS,
    elemente=(),
    kapitel="ausgangslage",
)
GUT = (
    """
unterkuenfte:
  - {id: u, name: Haus am Park, art: wohnung, plaetze: 40, belegt: 0}
  - {id: v, name: Haus am Kanal, art: wohnung}
""",
)
SCHLECHT = (
    "unterkuenfte: [{id: u, name: Haus am Park, art: wohnung, plaetze: 0}]",
    "prognosen: [{jahr: 2027, szenario: mittel, personen: 0}]",
    "sozialraeume: [{id: nord, name: Nordstadt, einwohner: {wert: 0}}]",
)
FELDER = frozenset(
    {
        "unterkuenfte.plaetze",
        "kurse.plaetze",
        "angebote.kapazitaet.plaetze",
        "kapazitaeten.plaetze",
        "prognosen.personen",
        "kursergebnisse.begonnen",
        "verweildauern.monate",
        "steuerung.stellen.umfang",
        "runde_tische.sitzungen.teilnehmende",
        "sozialraeume.einwohner.wert",
        "kommune.gemeinden.einwohner",
    }
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per zero where a thing with nothing in it would not be listed."""
    for eintrag in eintraege(konzept, _gezaehltes):
        for name in eintrag.teil.regeln:
            if getattr(eintrag.ding, name) == 0:
                message = f"{eintrag.wo} steht im Feld „{eintrag.feldname(name)}“ die Zahl 0; das Dokument liest sie als „keine“."
                remedy = (
                    "Ist die Zahl unbekannt, löschen Sie die Zeile; stimmt sie, begründen Sie es in ausnahmen.yaml."
                )
                yield Treffer((*eintrag.pfad, name), message, remedy, eintrag.bezug)


def _gezaehltes(field: str, members: Feldregeln) -> Feldregeln:
    return {name: feld for name, feld in members.items() if f"{field}.{name}" in FELDER}
