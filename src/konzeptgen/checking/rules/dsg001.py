"""Was: Eine Anschrift bleibt in der öffentlichen Fassung verdeckt, weil sie ein Haus verraten kann, das geschützt ist.

Verdeckt wird die Anschrift einer Unterkunft auch dort, wo sie bei einem Angebot oder Träger steht, in welcher Schreibweise
auch immer, dazu ein Punkt auf der Karte bis 50 Meter daneben. Ebenso die Anschrift von Angeboten zum Schutz vor Gewalt und
von Trägern, die sonst nichts anbieten. Ein Verdacht genügt. Steht die Anschrift einer Unterkunft wörtlich noch einmal da,
ist das ein Hinweis.

Warum: Wer vor Gewalt geflohen ist, darf über das Konzept nicht gefunden werden. Ein Büro mit Publikum dagegen soll man
finden.

Beispiel: Beim Angebot „Frauenhaus“ steht Hafenstraße 7.

Abhilfe: Darf jeder die Anschrift kennen, schreiben Sie dort oeffentlich: ja. Soll sie verdeckt bleiben, schreiben Sie
oeffentlich: nein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.schema import Feldregeln
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.pla_hilfen import Eintrag, eintraege, geschuetzt
from konzeptgen.model.bausteine import Adresse
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.schutz import Grund, Verdacht, schutz

REGEL = Regel(
    code="DSG001",
    name="anschrift-verdeckt",
    bereich="Datenschutz",
    quellen=("datenschutz",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="verzeichnis",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, adresse: {strasse: Domplatz 1}}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
  - {id: b, traeger: cv, name: Frauenhaus, leistungsart: gewaltschutz, adresse: {oeffentlich: nein}}
  - {id: c, traeger: cv, name: Frauenberatung, leistungsart: gewaltschutz, adresse: {strasse: Domplatz 1, oeffentlich: ja}}
unterkuenfte: [{id: u, name: Haus am Kanal, art: wohnung, anschrift: {strasse: Kanalweg 3}}]
""",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Frauenhaus, leistungsart: gewaltschutz, adresse: {strasse: Hafenstraße 7}}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, adresse: {strasse: "Haus 3, Kanalweg Nr. 07"}}
unterkuenfte: [{id: u, name: Haus am Kanal, art: wohnung, anschrift: {strasse: Kanalweg 7}}]
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, adresse: {strasse: Domplatz 1}}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
  - {id: b, traeger: cv, name: Zuflucht, leistungsart: gewaltschutz}
""",
)
_ABHILFE = "Darf jeder sie kennen, schreiben Sie bei der Anschrift oeffentlich: ja, sonst oeffentlich: nein."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per address that the public edition hides on suspicion, and per offer that shows none for that."""
    protected = schutz(konzept)
    for eintrag in eintraege(konzept, _anschriften):
        found = protected.verdacht(eintrag.ding) if isinstance(eintrag.ding, Adresse) and not _intern(eintrag) else None
        if found and found.grund is not Grund.GESPERRT:
            message = f"{eintrag.wo} fehlt die Anschrift in der öffentlichen Fassung: {_weil(found)}."
            lesser = Severity.HINWEIS if found.wortgleich else None
            yield Treffer(eintrag.pfad, message, _ABHILFE, eintrag.bezug, lesser)
    for index, angebot in enumerate(konzept.angebote):
        there = angebot.traeger.adresse
        if there and there.angegeben and protected.ohne_rueckgriff(angebot) and not protected.verdacht(there):
            why = "Es schützt vor Gewalt, und das Haus soll vielleicht niemand finden"
            message = f"Bei „{angebot.name}“ fehlt in der öffentlichen Fassung auch die Anschrift des Trägers: {why}."
            yield Treffer(("angebote", index), message, _ABHILFE, angebot.id)


def _anschriften(_: str, alle: Feldregeln) -> Feldregeln:
    """Pick the streets of addresses."""
    return {"strasse": alle["strasse"]} if "oeffentlich" in alle and "strasse" in alle else {}


def _intern(eintrag: Eintrag) -> bool:
    """Return whether the public edition never shows the address anyway."""
    name = eintrag.teil.feld.rpartition(".")[2]
    return eintrag.oben is not None and geschuetzt(eintrag.oben.teil.alle[name])


def _weil(verdacht: Verdacht) -> str:
    if verdacht.grund is Grund.SCHUTZEINRICHTUNG:
        return "Hier wird vor Gewalt geschützt, und das Haus soll vielleicht niemand finden"
    if verdacht.grund is Grund.PUNKT:
        return f"Ihr Punkt auf der Karte liegt bei „{verdacht.haus}“, dessen Anschrift nicht erscheint"
    if verdacht.wortgleich:
        return f"Sie ist die von „{verdacht.haus}“, die nicht erscheint"
    return f"Sie kann die von „{verdacht.haus}“ sein, die nicht erscheint"
