"""Was: Bei einem Angebot fehlen Telefon, E-Mail, Öffnungszeiten oder Sprachen.

Warum: Wer ein Angebot sucht oder dorthin verweist, muss wissen, wann und in welcher Sprache es erreichbar ist.

Beispiel: Eine Beratungsstelle hat eine Telefonnummer, aber weder Sprechzeiten noch Sprachen.

Abhilfe: Ergänzen Sie die Angaben in anbieter.yaml. Statt fester Zeiten genügt ein Hinweis wie: nach Vereinbarung.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import anzahl, aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="MAP008",
    name="angebot-schwer-erreichbar",
    bereich="Mapping",
    quellen=("eigener-massstab",),
    schwere=Severity.HINWEIS,
    elemente=("K1",),
    kapitel="anbieter",
)
GUT = (
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, kontakt: {telefon: 0351 123456-78, email: info@cv.example}}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, sprachen: [de, ar], oeffnungshinweis: nach Vereinbarung}
  - {id: b, traeger: cv, name: Treff, leistungsart: begegnung, status: geplant}
""",
)
_VIELE = "".join(f"  - {{id: a{n}, traeger: cv, name: Treff {n}, leistungsart: begegnung}}\n" for n in range(21))
SCHLECHT = (
    "traeger:\n  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}\nangebote:\n" + _VIELE,
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, spitzenverband: caritas}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe}
""",
    """
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt, kontakt: {telefon: 0351 123456-78, email: info@cv.example}}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, oeffnungshinweis: nach Vereinbarung}
""",
)


_EINZELN = 20


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit per running offer that names all that is missing, or one with figures where they are many."""
    found = [
        (index, a, missing)
        for index, a in enumerate(konzept.angebote)
        if konzept.ist_da(a) and (missing := _missing(a))
    ]
    if len(found) > _EINZELN:
        yield _together(found)
        return
    for index, angebot, missing in found:
        yield Treffer(
            ("angebote", index),
            f"Bei „{angebot.name}“ {'fehlt' if missing in _SINGULAR else 'fehlen'}: {aufzaehlung(missing)}.",
            "Ergänzen Sie die Angaben in anbieter.yaml; für die Zeiten genügt auch ein Hinweis.",
            angebot.id,
        )


def _together(found: list[tuple[int, Angebot, list[str]]]) -> Treffer:
    counts = Counter(name for _, _, missing in found for name in missing)
    parts = aufzaehlung(f"{name} ({count})" for name, count in counts.items())
    return Treffer(
        ("angebote", found[0][0]),
        f"Bei {anzahl(len(found), 'Angebot', 'Angeboten', 'n', 'dat')} fehlen Angaben: {parts}.",
        "Bitten Sie die Träger um die Angaben; das Verzeichnis im Anhang zeigt je Angebot, was vorliegt.",
    )


_SINGULAR = (["Telefon"], ["E-Mail"])


def _missing(angebot: Angebot) -> list[str]:
    contact = angebot.erreichbar
    known = {
        "Telefon": contact and contact.alle_telefone,
        "E-Mail": contact and contact.alle_emails,
        "Öffnungszeiten": angebot.oeffnungszeiten or angebot.oeffnungshinweis,
        "Sprachen": angebot.sprachen,
    }
    return [name for name, value in known.items() if not value]
