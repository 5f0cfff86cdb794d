"""Was: Eine Stimme des Papiers kann einen Menschen erkennen lassen, oder ihre Einwilligung trägt nicht.

Gesucht wird in Zitaten und Fallbeispielen nach Namen, auch denen der Personenfelder, nach Geburtstagen, Anschriften und
Aktenzeichen und nach Angaben, die zusammen auf wenige passen: drei aus Alter, Beruf, Herkunft, Zahl der Kinder und Jahr,
zwei mit Alter oder Beruf, eine mit „einzige“. Ohne Einwilligung, die an dem Tag gilt, erscheint eine Stimme nicht; ihr Name
erscheint nur bei einem Zitat, dessen Einwilligung ihn umfasst.

Warum: Wer aus der Beratung erzählt, verspricht Verschwiegenheit. Auch ohne Namen erkennen Nachbarn einen Menschen an dem,
was nur auf ihn passt.

Beispiel: Ein Fallbeispiel spricht von einer 34-jährigen Ärztin aus Eritrea.

Abhilfe: Lassen Sie weg, was für den Punkt nicht nötig ist, oder erzählen Sie es von einer Gruppe. Tragen Sie die
Einwilligung mit Datum und Umfang ein.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from konzeptgen.base.finding import Severity
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.dsg_hilfen import namensmuster, personen
from konzeptgen.checking.rules.pla_hilfen import eintraege
from konzeptgen.model.bausteine import Person
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.stimmen import Stimme

REGEL = Regel(
    code="DSG007",
    name="stimme-erkennbar",
    bereich="Datenschutz",
    quellen=("dsgvo-6", "datenschutz"),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="verzeichnis",
    papier=True,
)
_PAPIER = """
papier:
  absender: {art: verband, name: Testverband, ansprechperson: {name: Yusuf Probe}}
  stimmen:
    - {text: "%s", art: fallbeispiel, rolle: Beraterin, %s}
"""
_GILT = "einwilligung: {datum: 01.02.2026, umfang: ohne_namen}"
GUT = (
    _PAPIER % ("Eine Mutter fand erst mit Kinderbetreuung in den Kurs.", _GILT),
    _PAPIER % ("Viele Familien aus Syrien warten seit 2023 auf Post vom Amt.", _GILT),
)
SCHLECHT = (
    _PAPIER % ("Frau Wolke fand erst mit Kinderbetreuung in den Kurs.", _GILT),
    _PAPIER % ("Yusuf Probe half ihr dabei.", _GILT),
    _PAPIER % ("Sie ist am 3. Mai 1990 geboren.", _GILT),
    _PAPIER % ("Er wohnt in der Hafenstraße 7.", _GILT),
    _PAPIER % ("Eine 34-jährige Ärztin aus Eritrea putzt Büros.", _GILT),
    _PAPIER % ("Die einzige Familie aus Ghana zog weg.", _GILT),
    _PAPIER % ("Eine Mutter fand erst spät in den Kurs.", "ort: Teststadt"),
    _PAPIER
    % (
        "Eine Mutter fand spät in den Kurs.",
        "einwilligung: {datum: 01.02.2020, umfang: ohne_namen, gueltig_bis: 01.02.2021}",
    ),
)
_ABHILFE = "Lassen Sie weg, was für den Punkt nicht nötig ist, oder erzählen Sie es von einer Gruppe."
_EINTRAGEN = "Tragen Sie Datum und Umfang der Einwilligung ein, oder löschen Sie die Stimme."
_MANY, _FEW = 3, 2


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per voice that may tell who somebody is, and per voice that lacks a consent that holds."""
    names = list(_namen(konzept))
    for index, stimme in enumerate(konzept.papier.stimmen if konzept.papier else ()):
        path, where = ("papier", "stimmen", index), f"In der Stimme {index + 1} des Papiers"
        found = _erkennbar(stimme.text, names)
        if found:
            yield Treffer((*path, "text"), f"{where} steht {found}.", _ABHILFE, "papier")
        if stimme.gezeigt(konzept.heute) is None:
            message = f"Die Stimme {index + 1} des Papiers erscheint nicht: Eine Einwilligung, die gilt, fehlt."
            yield Treffer(path, message, _EINTRAGEN, "papier")
        elif _name_bleibt_weg(stimme, konzept):
            message = f"Bei der Stimme {index + 1} des Papiers bleibt der Name weg: Die Einwilligung umfasst ihn nicht."
            yield Treffer((*path, "name"), message, "Löschen Sie den Namen, oder fragen Sie die Person.", "papier")


def _name_bleibt_weg(stimme: Stimme, konzept: Konzept) -> bool:
    shown = stimme.gezeigt(konzept.heute)
    return stimme.name is not None and shown is not None and shown.name is None


def _namen(konzept: Konzept) -> Iterator[re.Pattern[str]]:
    """Yield what tells the persons of the data, whether they may appear or not."""
    for eintrag in eintraege(konzept, personen):
        if isinstance(eintrag.ding, Person):
            words = [word for word in eintrag.ding.name.split() if not word.endswith(".")]
            if words:
                yield namensmuster(words)


def _erkennbar(text: str, names: Sequence[re.Pattern[str]]) -> str:
    """Return by what somebody may be recognised, nothing where there is nothing."""
    patterns = _muster()
    plain = next((what for what, pattern in patterns["immer"].items() if pattern.search(text)), "")
    if plain or any(name.search(text) for name in names):
        return plain or "ein Name"
    traits = [what for what, pattern in patterns["merkmale"].items() if pattern.search(text)]
    return f"zusammen, was nur auf wenige passt ({', '.join(traits)})" if _selten(traits, text) else ""


def _selten(traits: Sequence[str], text: str) -> bool:
    telling = not _liste()["entscheidend"].isdisjoint(traits)
    only = bool(re.search(_liste()["einzige"], text))
    return len(traits) >= _MANY or (telling and len(traits) >= _FEW) or (only and bool(traits))


@cache
def _muster() -> dict[str, dict[str, re.Pattern[str]]]:
    lists = _liste()
    return {part: {what: re.compile(one) for what, one in lists[part].items()} for part in ("immer", "merkmale")}


@cache
def _liste() -> dict[str, Any]:
    raw: dict[str, Any] = yaml.load(Path(__file__).with_name("_stimmen.yaml").read_bytes(), yaml.CSafeLoader)
    return {**raw, "entscheidend": frozenset(raw["entscheidend"])}
