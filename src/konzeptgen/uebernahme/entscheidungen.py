"""What people decide about the sections of an old concept, kept beside the Konzept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import yaml

from konzeptgen.base.near import meant
from konzeptgen.exchange.container import unusable
from konzeptgen.exchange.zuordnung import FOLDER
from konzeptgen.uebernahme.original import CODE
from konzeptgen.uebernahme.sections import NONE

_WORDS = """\
# Welcher Abschnitt des alten Konzepts in welchen Text kommt, zum Beispiel leitbild für texte/leitbild.md.
# Ein Strich (-) heißt: nicht übernehmen. Was unter einer Überschrift steht, geht mit; soll ein Unterabschnitt
# anderswohin, bekommt er eine eigene Zeile. Danach führen Sie denselben Befehl noch einmal aus.
"""
_KEY = "abschnitte"


@dataclass(frozen=True, slots=True)
class Decisions:
    """The file of the decisions on one old concept: its name in the folder, its bytes, what it says."""

    name: str
    data: bytes = b""
    chosen: Mapping[str, str] = field(default_factory=dict)

    def require(self, texts: Collection[str]) -> None:
        """Refuse a decision for a text that there is not."""
        for head, name in self.chosen.items():
            if name not in {*texts, NONE}:
                message = f"Für „{head}“ ist der Text „{name}“ genannt, den es nicht gibt.{meant(name, list(texts))}"
                raise unusable(
                    self.name, message, f"Möglich sind: {', '.join(one for one in texts if '/' not in one)}.", CODE
                )

    def written(self, mapping: Mapping[str, str]) -> dict[str, bytes]:
        """Return the file with what is decided now, nothing where it says the same."""
        if mapping == self.chosen:
            return {}
        content = yaml.safe_dump({_KEY: dict(mapping)}, allow_unicode=True, sort_keys=False, width=1000)
        return {self.name: (_WORDS + content).encode()}


def file_of(source: str) -> str:
    """Return where the decisions on a file lie."""
    return f"{FOLDER}/{source}.yaml"


def read(name: str, data: bytes) -> Decisions:
    """Return the decisions in a file; raise Rejected where it holds none."""
    try:
        content = yaml.load(data, yaml.CSafeLoader) if data else {_KEY: {}}
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise unusable(
            name, f"Die Zuordnung ist ab Zeile {line} nicht lesbar.", "Prüfen Sie die Einrückung.", CODE
        ) from None
    told = content.get(_KEY) if isinstance(content, dict) else None
    if not isinstance(told, dict):
        raise unusable(
            name, "Die Datei ist keine Zuordnung.", "Löschen Sie sie; konzeptgen schlägt eine neue vor.", CODE
        )
    return Decisions(name, data, {str(head): str(text or NONE) for head, text in told.items()})
