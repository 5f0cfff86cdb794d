"""Was: Einer Übertragung fehlt das Einverständnis des Trägers oder ein Teil der Vereinbarung.

Warum: Aufgaben der Sozialhilfe gehen nur mit Einverständnis auf einen Verband über (§ 5 Abs. 5 SGB XII). Für
Leistungen Dritter im SGB II regelt eine Vereinbarung Inhalt, Vergütung und Prüfung (§ 17 Abs. 2 SGB II).

Beispiel: Die Suchtberatung ist übertragen, zur Prüfung ist nichts vereinbart.

Abhilfe: Tragen Sie „einverstanden_am“ ein, oder holen Sie die fehlende Regelung nach und tragen Sie „ja“ ein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.zusammenarbeit import Uebertragung

REGEL = Regel(
    code="SUB007",
    name="uebertragung-unvollstaendig",
    bereich="Subsidiarität",
    quellen=("sgb12-5-5", "sgb2-17-2"),
    schwere=Severity.FEHLER,
    elemente=("G3",),
    kapitel="zusammenarbeit",
)
GUT = (
    """
traeger: [{id: sucht, name: Suchthilfe, art: gemeinnuetzig}]
uebertragungen:
  - traeger: sucht
    aufgabe: Suchtberatung
    rechtskreis: sgb2
    inhalt_geregelt: ja
    verguetung_geregelt: ja
    pruefung_geregelt: ja
  - {traeger: sucht, aufgabe: Begleitung, rechtskreis: sgb12, einverstanden_am: 06.11.2024}
""",
)
SCHLECHT = (
    """
traeger: [{id: sucht, name: Suchthilfe, art: gemeinnuetzig}]
uebertragungen: [{traeger: sucht, aufgabe: Begleitung, rechtskreis: sgb12}]
""",
    """
traeger: [{id: sucht, name: Suchthilfe, art: gemeinnuetzig}]
uebertragungen:
  - {traeger: sucht, aufgabe: Suchtberatung, rechtskreis: sgb2, inhalt_geregelt: ja, verguetung_geregelt: nein}
""",
)

_TEILE = {
    "inhalt_geregelt": "Inhalt, Umfang und Qualität",
    "verguetung_geregelt": "die Vergütung",
    "pruefung_geregelt": "die Prüfung",
}


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit for each transfer without consent (SGB XII) or without the three parts of an agreement (SGB II)."""
    for index, uebertragung in enumerate(konzept.uebertragungen):
        if uebertragung.rechtskreis == "sgb12" and uebertragung.einverstanden_am is None:
            was = f"Für die Übertragung „{uebertragung.aufgabe}“ ist kein Einverständnis des Trägers eingetragen."
            abhilfe = "Tragen Sie unter „einverstanden_am“ den Tag ein, an dem der Träger zugestimmt hat."
            path = ("uebertragungen", index, "aufgabe")
            yield Treffer(path, was, abhilfe, uebertragung.traeger.id, quellen=("sgb12-5-5",))
        if uebertragung.rechtskreis == "sgb2":
            yield from _vereinbarung(index, uebertragung)


def _vereinbarung(index: int, uebertragung: Uebertragung) -> Iterator[Treffer]:
    states = {feld: getattr(uebertragung, feld) for feld in _TEILE}
    missing = [feld for feld, state in states.items() if state != "ja"]
    if not missing:
        return
    sure = "nein" in states.values()
    kopf = "Vereinbarung unvollständig" if sure else "Bitte prüfen"
    teile = aufzaehlung(_TEILE[feld] for feld in missing)
    yield Treffer(
        ("uebertragungen", index, "aufgabe"),
        f"{kopf}: Zur Übertragung „{uebertragung.aufgabe}“ ist nicht belegt, dass {teile} geregelt sind.",
        f"Regeln Sie das und tragen Sie „ja“ ein bei: {', '.join(missing)}.",
        uebertragung.traeger.id,
        None if sure else Severity.WARNUNG,
        quellen=("sgb2-17-2",),
    )
