"""Was: Zu einer eigenen Maßnahme nach SGB II oder SGB VIII ist nicht belegt, dass freie Träger gefragt wurden.

Warum: Beide Gesetze zählen auch Angebote, die rechtzeitig oder in Kürze entstehen können. Ob das möglich ist, weiß die
Kommune erst, wenn sie fragt. Ein Interessenbekundungsverfahren belegt das am besten; es gilt drei Jahre, wenn das Profil
nichts anderes sagt. Bei bestehenden Einrichtungen der Jugendhilfe ist der Vorrang umstritten, dort ist es ein Hinweis.

Beispiel: Das Jugendamt stellt Schulsozialarbeit ein. Im Verzeichnis steht kein passendes Angebot, eine Abfrage fehlt.

Abhilfe: Tragen Sie unter „interessenbekundung“ Datum und Ergebnis ein oder begründen Sie die eigene Durchführung.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.sub_antwort import antwort, mangel_des_verfahrens
from konzeptgen.checking.rules.sub_hilfen import passende
from konzeptgen.checking.rules.sub_recht import Fall, gesetzlich
from konzeptgen.checking.rules.sub_wer import eigene_massnahmen
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

REGEL = Regel(
    code="SUB005",
    name="interessenbekundung-fehlt",
    bereich="Subsidiarität",
    quellen=("sgb2-17-1", "sgb8-4-2"),
    schwere=Severity.WARNUNG,
    elemente=("G1",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
massnahmen:
  - id: m-schule
    name: Schulsozialarbeit
    handlungsfeld: bildung
    rechtskreis: sgb8
    leistungsart: schulsozialarbeit
    durchfuehrung: kommune
    interessenbekundung: {datum: 02.03.2026, ergebnis: kein_bewerber}
""",
)
SCHLECHT = (
    """
massnahmen:
  - id: m-schule
    name: Schulsozialarbeit
    handlungsfeld: bildung
    rechtskreis: sgb8
    leistungsart: schulsozialarbeit
    durchfuehrung: kommune
""",
    """
massnahmen:
  - id: m-schule
    name: Schulsozialarbeit
    handlungsfeld: bildung
    rechtskreis: sgb8
    leistungsart: schulsozialarbeit
    durchfuehrung: kommune
    neu: ja
    interessenbekundung: {datum: 02.03.2009, ergebnis: kein_bewerber}
""",
)

_ABHILFE = "Tragen Sie unter „interessenbekundung“ Datum und Ergebnis ein oder begründen Sie die eigene Durchführung."
_NORMEN = ("sgb2-17-1", "sgb8-4-2")


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each measure under SGB II or SGB VIII without a matching offer and without a call that counts."""
    for index, massnahme in eigene_massnahmen(konzept):
        for norm in _NORMEN:
            fall = gesetzlich(konzept, massnahme, norm)
            if fall and _fraglich(konzept, massnahme) and not passende(konzept, massnahme, fall):
                yield _treffer(konzept, index, massnahme, fall, norm)


def _treffer(konzept: Konzept, index: int, massnahme: Massnahme, fall: Fall, norm: str) -> Treffer:
    call = massnahme.interessenbekundung
    lack = mangel_des_verfahrens(konzept, call) if call else None
    head = "Bitte prüfen: " if fall.fragen else ""
    open_points = f"; offen ist, {aufzaehlung(frage.satz for frage in fall.fragen)}" if fall.fragen else ""
    which = "keine gültige Anfrage" if lack else "keine Anfrage"
    said = f"Zur Maßnahme „{massnahme.name}“ ist {which} bei freien Trägern belegt{open_points}."
    return Treffer(
        ("massnahmen", index, "name"),
        " ".join((f"{head}{said}", *([lack.satz] if lack else []), *([fall.hinweis] if fall.hinweis else []))),
        _ABHILFE,
        massnahme.id,
        Severity.HINWEIS if fall.neu == "nein" else None,
        begruendung=antwort(konzept, massnahme),
        quellen=(norm,),
    )


def _fraglich(konzept: Konzept, massnahme: Massnahme) -> bool:
    """Return whether it can be matched at all, no call counts and no free provider takes part."""
    call, how = massnahme.interessenbekundung, massnahme.durchfuehrung
    asked = call is not None and mangel_des_verfahrens(konzept, call) is None
    together = how == "gemeinsam" and any(traeger.frei for traeger in massnahme.partner)
    claimed = massnahme.durch_wen == "freier_traeger"
    return massnahme.vergleichbar and not asked and not together and not claimed
