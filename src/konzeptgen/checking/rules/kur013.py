"""Was: Die Begleitung vor, während oder nach dem Kurs fehlt, oder die Abbruchquote ist unbekannt.

Fehlt eine Phase, ist das eine Warnung; fehlen nur Zahlen zu Abbrüchen, bleibt es beim Hinweis.

Warum: Die Migrationsberatung begleitet Teilnehmende vor, während und nach dem Kurs und beugt Abbrüchen vor; so
beschreiben es die Anregungen von 2019. Ob das gelingt, zeigt die Abbruchquote.

Beispiel: Unter kursbegleitung stehen Angebote für die Zeit vor und während des Kurses, für die Zeit danach keines.

Abhilfe: Fragen Sie Beratungsstellen und Kursträger, wer in der fehlenden Phase begleitet. Bitten Sie die Kursträger
um die Zahl der Abbrüche.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.base.schreibweise import in_jeder_schreibweise
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="KUR013",
    name="kursbegleitung-lueckenhaft",
    bereich="Kurse",
    quellen=("anregungen-2019-g1",),
    schwere=Severity.WARNUNG,
    elemente=("I2",),
    kapitel="sprache",
)
GUT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
angebote:
  - {id: mbe, traeger: caritas, name: Migrationsberatung, leistungsart: mbe}
  - {id: fsa, traeger: caritas, name: Flüchtlingssozialarbeit, leistungsart: fluechtlingssozialarbeit}
kursbegleitung:
  - {phase: vor, angebot: mbe}
  - {phase: waehrend, angebot: mbe}
  - {phase: nach, angebot: mbe}
kursergebnisse:
  - {jahr: 2025, begonnen: 100, abgebrochen: 12}
""",
)
SCHLECHT = (
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
angebote:
  - {id: mbe, traeger: caritas, name: Migrationsberatung, leistungsart: mbe}
  - {id: fsa, traeger: caritas, name: Flüchtlingssozialarbeit, leistungsart: fluechtlingssozialarbeit}
kursbegleitung:
  - {phase: vor, angebot: mbe}
  - {phase: waehrend, angebot: mbe}
kursergebnisse:
  - {jahr: 2025, begonnen: 100, abgebrochen: 12}
""",
    """
traeger:
  - {id: vhs, name: Volkshochschule, art: bildungseinrichtung}
  - {id: caritas, name: Caritas, art: freie_wohlfahrt}
angebote:
  - {id: mbe, traeger: caritas, name: Migrationsberatung, leistungsart: mbe}
  - {id: fsa, traeger: caritas, name: Flüchtlingssozialarbeit, leistungsart: fluechtlingssozialarbeit}
kursbegleitung:
  - {phase: vor, angebot: mbe}
  - {phase: waehrend, angebot: mbe}
  - {phase: nach, angebot: mbe}
""",
    "{}",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield one hit for the phases without company, one where nobody knows how many leave early."""
    missing = [phase.titel for phase in konzept.unbegleitete_phasen]
    if missing:
        phases = aufzaehlung(titel[0].lower() + titel[1:] for titel in missing)
        message = f"Begleitende Beratung ist nicht erfasst: {phases}."
        remedy = "Fragen Sie Beratungsstellen und Kursträger und ergänzen Sie kursbegleitung in kurse.yaml."
        yield Treffer(pfad(konzept, "kursbegleitung"), message, remedy)
    if all(ergebnis.abbruchquote is None for ergebnis in konzept.kursergebnisse):
        who = konzept.personengruppe("teilnehmende")
        message = in_jeder_schreibweise(
            lambda wort: f"Es ist nicht bekannt, wie viele {wort(who)} einen Kurs abbrechen."
        )
        remedy = "Bitten Sie die Kursträger um die Zahl und tragen Sie abgebrochen unter kursergebnisse ein."
        yield Treffer(pfad(konzept, "kursergebnisse"), message, remedy, "", Severity.HINWEIS)
