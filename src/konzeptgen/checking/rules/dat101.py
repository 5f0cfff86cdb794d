"""Was: Zu einer eingetragenen Person fehlt die Angabe, ob sie veröffentlicht werden darf, oder die Grundlage dafür.

Ohne Freigabe mit Grundlage erscheint sie nicht in der öffentlichen Fassung. Ist sie freigegeben, aber ohne Grundlage,
ist das eine Warnung.

Warum: Namen im Konzept sind personenbezogene Daten. Wer sie veröffentlicht, braucht nach Art. 6 Abs. 1 DSGVO eine
Grundlage, meist die Einwilligung oder eine Aufgabe der Kommune. Auf ein berechtigtes Interesse können sich Behörden bei
ihren Aufgaben nicht stützen. Oft genügen Funktionspostfach und Sammelnummer.

Beispiel: Bei einem Träger steht eine ansprechperson ohne veroeffentlichung.

Abhilfe: Fragen Sie die Person und ergänzen Sie veroeffentlichung mit erlaubt, grundlage und datum. Brauchen Sie den
Namen nicht, löschen Sie ihn.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.finding import Severity
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.model.bausteine import Person
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="DAT101",
    name="person-ohne-freigabe",
    bereich="Daten",
    quellen=("dsgvo-6",),
    schwere=Severity.HINWEIS,
    elemente=(),
    kapitel="verzeichnis",
)
GUT = (
    """
traeger:
  - id: caritas
    name: Caritas
    art: freie_wohlfahrt
    ansprechperson: {name: Erika Musterfrau, veroeffentlichung: {erlaubt: ja, grundlage: Einwilligung}}
""",
    """
traeger:
  - id: caritas
    name: Caritas
    art: freie_wohlfahrt
    ansprechperson: {name: Erika Musterfrau, veroeffentlichung: {erlaubt: nein}}
""",
)
SCHLECHT = (
    """
traeger:
  - id: caritas
    name: Caritas
    art: freie_wohlfahrt
    ansprechperson: {name: Erika Musterfrau}
""",
    """
traeger:
  - id: caritas
    name: Caritas
    art: freie_wohlfahrt
    ansprechperson: {name: Erika Musterfrau, veroeffentlichung: {erlaubt: ja}}
""",
)


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per person without a word on publishing, and per released one without a ground; no names."""
    for index, traeger in enumerate(konzept.traeger):
        yield from _person(("traeger", index, "ansprechperson"), traeger.ansprechperson, "diesem Träger", traeger.id)
    for index, angebot in enumerate(konzept.angebote):
        yield from _person(("angebote", index, "ansprechperson"), angebot.ansprechperson, "diesem Angebot", angebot.id)
    if konzept.herausgeber:
        yield from _person(
            ("herausgeber", "redaktion"), konzept.herausgeber.redaktion, "diesem Herausgeber", "redaktion"
        )


def _person(pfad: DataPath, person: Person | None, wo: str, bezug: str) -> Iterator[Treffer]:
    if person is None:
        return
    grant = person.veroeffentlichung
    if grant is None or grant.erlaubt == "unbekannt":
        message = f"Eine Person bei {wo} erscheint nicht öffentlich, weil die Angabe zur Veröffentlichung fehlt."
        remedy = "Ergänzen Sie veroeffentlichung mit erlaubt und grundlage oder löschen Sie den Namen."
        yield Treffer(pfad, message, remedy, bezug)
    elif grant.erlaubt == "ja" and grant.grundlage is None:
        message = f"Eine Person bei {wo} erscheint nicht öffentlich, weil zur Freigabe keine Grundlage genannt ist."
        remedy = "Ergänzen Sie grundlage, zum Beispiel Einwilligung, und das Datum."
        yield Treffer(pfad, message, remedy, bezug, Severity.WARNUNG)
