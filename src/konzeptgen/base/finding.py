"""Findings: what is wrong or open in the author's data, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum, auto

SECTIONS = ("Was", "Warum", "Beispiel", "Abhilfe")
"""What is said of each rule, in this order."""


class Severity(StrEnum):
    """How much a finding weighs; the value is the word that users read."""

    FEHLER = "Fehler"
    WARNUNG = "Warnung"
    HINWEIS = "Hinweis"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the author's folder; ``line`` and ``column`` count from 1 and are 0 for a whole file.

    In a workbook they are row and column, and ``cell`` is how people cite the place, such as Angebote!C7.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    text: str = ""
    cell: str = ""

    def __str__(self) -> str:
        """Return the place as ``datei:zeile:spalte``, in a workbook as ``Blatt!C7``."""
        if self.cell:
            return self.cell
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Answer:
    """A recorded reason that answers a finding: its text, date and the office that stands for it."""

    text: str
    date: date
    office: str


class Offen(Enum):
    """What is open where a rule asks for a reason: the reason itself, or whether one is needed at all."""

    BEGRUENDUNG = auto()
    KLAERUNG = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: a stable code, one sentence on what is, one on what to do, and the place.

    Findings of rules also name their sources, the id of the thing concerned, the answer, if there is one, and what is
    open where they ask for a reason.
    """

    code: str
    severity: Severity
    message: str
    remedy: str = ""
    place: Place = field(default_factory=lambda: Place(""))
    source: str = ""
    subject: str = ""
    chapter: str = ""
    answer: Answer | None = None
    offen: Offen | None = None


_LONGEST = 2_000


def clipped(text: str) -> str:
    """Return a sentence without the middle of what it quotes, where that is longer than anybody reads."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"


def counted(findings: Sequence[Finding], most: int) -> list[Finding]:
    """Return as many findings as are told one by one, and one that counts the rest."""
    if len(findings) <= most:
        return list(findings)
    return [*findings[:most], uncounted(findings[most].place.file, len(findings) - most)]


def uncounted(file: str, count: int = 1) -> Finding:
    """Return the finding that stands for ``count`` more, from ``file`` on, that nobody would read one by one."""
    more = (
        "ist noch ein Fehler, der nicht genannt ist"
        if count == 1
        else f"sind noch {count} Fehler, die nicht genannt sind"
    )
    message = f"Ab hier {more}."
    return Finding(
        "ORD010", Severity.FEHLER, message, "Beheben Sie zuerst die genannten und prüfen Sie neu.", Place(file)
    )


class Rejected(Exception):  # noqa: N818 - it names the outcome that users see
    """The data cannot be used; ``findings`` says why, all at once."""

    def __init__(self, findings: list[Finding]) -> None:
        """Keep the findings in the order of files and lines."""
        super().__init__(f"{len(findings)} findings")
        self.findings = sorted(findings, key=lambda f: (f.place.file, f.place.line, f.place.column, f.code))


class EnvironmentTrouble(Exception):  # noqa: N818 - trouble outside the data, neither bug nor finding
    """The surroundings do not allow it; ``remedy`` says in one sentence what helps, ``meanwhile`` what goes without."""

    def __init__(self, message: str, remedy: str, meanwhile: str = "") -> None:
        """Keep the sentences."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.meanwhile = meanwhile


class UsageTrouble(EnvironmentTrouble):
    """The command was called in a way that cannot work, such as with a folder that does not exist."""
