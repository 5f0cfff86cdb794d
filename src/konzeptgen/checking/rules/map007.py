"""Was: Zwei Angebote haben denselben Namen, dieselbe Postleitzahl und dieselbe Straße.

Warum: Doppelte Einträge zählen in Tabellen und Karten zweimal und täuschen mehr Angebote vor, als es gibt.

Beispiel: Die Migrationsberatung der Caritas steht einmal aus der Abfrage und einmal aus dem Import in anbieter.yaml.

Abhilfe: Führen Sie die Einträge zusammen. Sind es zwei Angebote, geben Sie ihnen unterscheidbare Namen.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="MAP007",
    name="angebot-doppelt",
    bereich="Mapping",
    quellen=("eigener-massstab",),
    schwere=Severity.WARNUNG,
    elemente=("K1",),
    kapitel="anbieter",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, adresse: {strasse: Lindenweg 4, plz: '01067'}}
  - {id: b, traeger: cv, name: Sprachtreff, leistungsart: sprachtreff, adresse: {strasse: Lindenweg 4, plz: '01067'}}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
  - {id: b, traeger: cv, name: Beratung, leistungsart: mbe}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, adresse: {strasse: Lindenweg 4, plz: "01067"}}
  - {id: b, traeger: cv, name: Beratung, leistungsart: mbe, adresse: {strasse: Lindenweg 4, plz: "01445"}}
  - {id: c, traeger: cv, name: Treff, leistungsart: begegnung, adresse: {plz: "01067"}}
  - {id: d, traeger: cv, name: Treff, leistungsart: begegnung, adresse: {plz: "01067"}}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, adresse: {strasse: Lindenweg 4, plz: '01067'}}
  - {id: b, traeger: cv, name: beratung, leistungsart: mbe, adresse: {strasse: Lindenweg 4, plz: '01067'}}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, adresse: {strasse: Lindenweg 4, plz: "01067"}}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
  - {id: b, traeger: cv, name: Beratung, leistungsart: mbe}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per offer that an earlier one equals in name, postcode and street."""
    seen: dict[tuple[str, str, str], Angebot] = {}
    for index, angebot in enumerate(konzept.angebote):
        place = angebot.anschrift
        if angebot.status == "beendet" or place is None or not (place.plz and place.strasse):
            continue
        first = seen.setdefault((_plain(angebot.name), place.plz, _plain(place.strasse)), angebot)
        if first is not angebot:
            yield Treffer(
                ("angebote", index, "name"),
                f"„{angebot.name}“ steht mit derselben Anschrift schon unter der Kennung {first.id}.",
                "Führen Sie die Einträge zusammen, oder geben Sie den Angeboten unterscheidbare Namen.",
                angebot.id,
            )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
