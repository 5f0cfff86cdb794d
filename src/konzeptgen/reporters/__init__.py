"""Reports on a check: one file per format, found by scanning.

A reporter is a module with a ``NAME``, a ``SUFFIX`` for files and one function ``report(bericht)``. What all of them
need stands in ``Bericht``: it sorts, counts and explains, so that a reporter only has to write.
"""

from __future__ import annotations

import hashlib
import pkgutil
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol, cast

from konzeptgen.base.finding import Answer, Finding, Severity
from konzeptgen.base.german import datum
from konzeptgen.base.scalars import UNPRINTABLE
from konzeptgen.reporters.terminal import summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from konzeptgen.checking.rules import Regeldatei
    from konzeptgen.checking.vollstaendigkeit import Elementstand

_ORDER = ("vorhanden", "teilweise", "fehlt", "keine_daten", "nicht_zutreffend")
TITLES = {Severity.FEHLER: "Fehler", Severity.WARNUNG: "Warnungen", Severity.HINWEIS: "Hinweise"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bericht:
    """What a check found: the folder's name, the day, the tool's version, all findings and all rules.

    ``geprueft`` is False where the data were rejected, so that no rule ran. ``pfad`` leads from the working directory
    to the folder, for services that look for files from the top of a repository; ``land`` is the Land of the Kommune.
    Findings from ``schwelle`` on fail the check; ``bekannte`` are open ones that an earlier report names, None where
    there is no earlier one.
    """

    ordner: str
    stichtag: date
    version: str
    befunde: tuple[Finding, ...]
    regeln: Mapping[str, Regeldatei]
    elemente: tuple[Elementstand, ...] = ()
    geprueft: bool = True
    pfad: str = ""
    land: str = ""
    schwelle: Severity = Severity.FEHLER
    bekannte: tuple[Finding, ...] | None = None

    def grundlagen(self, rule: Regeldatei) -> list[str]:
        """Return the sources of a rule as they stand on the Stichtag, without the law of other Länder."""
        return [norm.zitat(self.stichtag) for norm in rule.normen if norm.land in {"", self.land}]

    @property
    def offen(self) -> tuple[Finding, ...]:
        """Return the findings that nobody has answered."""
        return tuple(finding for finding in self.befunde if finding.answer is None)

    @property
    def beantwortet(self) -> tuple[Finding, ...]:
        """Return the findings with a recorded reason."""
        return tuple(finding for finding in self.befunde if finding.answer is not None)

    @property
    def alle(self) -> tuple[Finding, ...]:
        """Return all findings, known ones among them, in the order of files and lines."""
        if not self.bekannte:
            return self.befunde
        whole = (*self.befunde, *self.bekannte)
        return tuple(sorted(whole, key=lambda f: (f.place.file, f.place.line, f.place.column, f.code)))

    def neben(self, frueher: Mapping[str, int]) -> Bericht:
        """Return the report with what an earlier one knows set apart: of a kind as many as there were."""
        if not self.geprueft:
            return self  # faults of the data are never known
        left = Counter(frueher)
        new: list[Finding] = []
        old: list[Finding] = []
        for finding in self.befunde:
            key = fingerprint(finding.code, finding.subject, finding.message)
            known = finding.answer is None and left[key] > 0
            left[key] -= known
            (old if known else new).append(finding)
        return replace(self, befunde=tuple(new), bekannte=tuple(old))

    def wiegt(self, finding: Finding) -> bool:
        """Return whether a finding is grave enough to fail the check."""
        order = list(Severity)
        return order.index(finding.severity) <= order.index(self.schwelle)

    @property
    def hat_fehler(self) -> bool:
        """Return whether an open finding that is not known weighs enough."""
        return any(self.wiegt(finding) for finding in self.offen)

    @property
    def zusammenfassung(self) -> str:
        """Return "2 Fehler, 3 beantwortet; Forderungen: 30 vorhanden, 8 fehlt", or that there is nothing."""
        counts = ((len(self.beantwortet), "beantwortet"), (len(self.bekannte or ()), "bekannt"))
        others = [f"{count} {word}" for count, word in counts if count]
        counted = summary(self.offen) if self.offen or not others else _nothing(known=bool(self.bekannte))
        counted = ", ".join([counted, *others])
        return f"{counted.rstrip('.')}; Forderungen: {_counted(self.elemente)}" if self.elemente else counted

    def gruppen(self) -> Iterator[tuple[Severity, tuple[Finding, ...]]]:
        """Yield the open findings by severity, the gravest first, in the order of files and lines."""
        for severity in Severity:
            found = tuple(finding for finding in self.offen if finding.severity is severity)
            if found:
                yield severity, found

    def elementgruppen(self) -> Iterator[tuple[str, str]]:
        """Yield each group of the catalogue with "4 vorhanden, 2 teilweise", then all together."""
        groups: dict[str, list[Elementstand]] = {}
        for stand in self.elemente:
            groups.setdefault(stand.gruppe.titel, []).append(stand)
        for titel, staende in groups.items():
            yield titel, _counted(staende)
        if self.elemente:
            yield "Zusammen", _counted(self.elemente)

    def elemente_im(self, stand: str) -> tuple[Elementstand, ...]:
        """Return the elements of a standing, such as ``teilweise``."""
        return tuple(element for element in self.elemente if element.stand == stand)

    def name(self, code: str) -> str:
        """Return the name of a rule, nothing for a message about the data themselves."""
        return self.regeln[code].regel.name if code in self.regeln else ""

    def bereich(self, code: str) -> str:
        """Return the area of a rule; messages about the data themselves belong to "Angaben"."""
        return self.regeln[code].regel.bereich if code in self.regeln else "Angaben"

    def datei(self, finding: Finding) -> str:
        """Return the finding's file as seen from the working directory, nothing where the whole folder is meant."""
        return str(PurePosixPath(self.pfad, finding.place.file)) if finding.place.file else ""


def fingerprint(code: str, subject: str, message: str) -> str:
    """Return what stays when lines move or counts change: code, thing concerned, wording without figures."""
    wording = re.sub(r"\d+", "0", message)
    return hashlib.sha256(f"{code}\x1f{subject}\x1f{wording}".encode()).hexdigest()[:16]


def _nothing(*, known: bool) -> str:
    return "Keine neuen Befunde" if known else "Keine offenen Befunde"


def _counted(staende: Sequence[Elementstand]) -> str:
    counts = {stand.stand.titel: 0 for stand in sorted(staende, key=lambda stand: _ORDER.index(stand.stand))}
    for stand in staende:
        counts[stand.stand.titel] += 1
    return ", ".join(f"{count} {titel}" for titel, count in counts.items())


class Reporter(Protocol):
    """What a module in this folder offers."""

    NAME: str
    SUFFIX: str

    def report(self, bericht: Bericht) -> str:
        """Return the report in this format."""


@cache
def reporters() -> Mapping[str, Reporter]:
    """Return every format by name."""
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return {module.NAME: cast("Reporter", module) for module in modules if hasattr(module, "NAME")}


def printable(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with a sign for each character that a terminal would obey and XML would refuse."""
    return tuple(_printable(finding) for finding in findings)


def _printable(finding: Finding) -> Finding:
    place = finding.place
    place = replace(place, file=_clean(place.file), text=_clean(place.text), cell=_clean(place.cell))
    answer = finding.answer and replace(
        finding.answer, text=_clean(finding.answer.text), office=_clean(finding.answer.office)
    )
    message, remedy, subject = _clean(finding.message), _clean(finding.remedy), _clean(finding.subject)
    return replace(finding, message=message, remedy=remedy, subject=subject, place=place, answer=answer)


def _clean(text: str) -> str:
    return UNPRINTABLE.sub("\ufffd", text)


def standing(answer: Answer) -> str:
    """Return which office answered and when: "Sozialamt, 31.03.2026"."""
    return f"{answer.office}, {datum(answer.date)}"
