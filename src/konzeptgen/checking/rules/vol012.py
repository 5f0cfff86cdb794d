"""Was: Das Konzept nennt ein Gremium oder eine Stelle nicht, die das Recht des Landes hier vorsieht.

Die Regel kennt nur Vorschriften, deren Text gelesen ist, und nur Kommunen, für die sie nach Art und Größe gelten. Ist
die Zahl der Menschen ohne deutsche Staatsangehörigkeit nicht eingetragen, schweigt sie.

Warum: In einigen Ländern sehen Gemeindeordnung oder Integrationsgesetz Beiräte oder Beauftragte für Integration vor.
Wer das Konzept liest, sucht sie dort. Dass sie im Konzept nicht stehen, heißt nicht, dass es sie nicht gibt.

Beispiel: Eine hessische Stadt hat 4.000 ausländische Einwohner, und unter steuerung steht weder ein Ausländerbeirat noch
eine Integrations-Kommission.

Abhilfe: Nennen Sie Gremium oder Stelle unter steuerung in konzept.yaml. Gibt es sie nicht, sagen Sie in einer Ausnahme,
warum.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.recht import Verlangt, normen
from konzeptgen.checking.recht.laender import landesrecht
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.kommune import Kommune
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="VOL012",
    name="gremium-oder-stelle-nach-landesrecht-fehlt",
    bereich="Vollständigkeit",
    quellen=tuple(norm.key for norm in normen().values() if any(wortlaut.verlangt for wortlaut in norm.wortlaute)),
    schwere=Severity.HINWEIS,
    elemente=("G7",),
    kapitel="steuerung",
)
GUT = (
    """
kommune: {name: Teststadt, typ: stadt, land: he, auslaender: {wert: 4.000}}
steuerung:
  federfuehrung: Sozialamt
  gremien: [{name: Ausländerbeirat}]
""",
    "kommune: {name: Teststadt, typ: stadt, land: he, auslaender: {wert: 900}}",
    "kommune: {name: Teststadt, typ: stadt, land: he}",
    "kommune: {name: Teststadt, typ: stadt, land: sn}",
)
SCHLECHT = (
    """
kommune: {name: Teststadt, typ: stadt, land: he, auslaender: {wert: 4.000}}
""",
    """
kommune: {name: Testkreis, typ: landkreis, land: sn}
steuerung:
  federfuehrung: Sozialamt
  gremien: [{name: Lenkungsgruppe}]
""",
)
_PROZENT = 100


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each body or post that the Land asks for here and the Konzept does not name."""
    for norm in landesrecht(konzept.kommune, konzept.stichtag):
        wortlaut = norm.am(konzept.stichtag)
        asked = wortlaut.verlangt if wortlaut else None
        if asked and _gross_genug(asked, konzept.kommune) and not _genannt(asked, konzept):
            message = f"Das Konzept nennt nicht, was {norm.titel} hier vorsieht: {asked.was}."
            remedy = f"Ergänzen Sie {asked.feld} unter steuerung in konzept.yaml, oder begründen Sie in einer Ausnahme, warum es fehlt."
            yield Treffer(pfad(konzept, "steuerung"), message, remedy, norm.key)


def _gross_genug(asked: Verlangt, kommune: Kommune) -> bool:
    """Return whether the municipality is known to be of the size from which on the norm asks."""
    foreigners = kommune.auslaender.wert if kommune.auslaender else None
    residents = kommune.einwohner.wert if kommune.einwohner else None
    if asked.auslaender_ab and (foreigners is None or foreigners < asked.auslaender_ab):
        return False
    share = foreigners * _PROZENT / residents if foreigners is not None and residents else None
    return not asked.auslaenderanteil_ab or (share is not None and share >= asked.auslaenderanteil_ab)


def _genannt(asked: Verlangt, konzept: Konzept) -> bool:
    steuerung = konzept.steuerung
    names = [steuerung.federfuehrung, *(entry.name for entry in getattr(steuerung, asked.feld))] if steuerung else []
    names += [schritt.gremium for schritt in konzept.beratungsfolge]
    return any(word in name.casefold() for word in asked.namen for name in names)
