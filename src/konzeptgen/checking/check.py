"""Stage 3, check: Konzept + law + profile + Stichtag -> findings of the domain rules, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from konzeptgen.base.finding import Answer, Finding, Place, Severity
from konzeptgen.base.near import meant
from konzeptgen.base.schema import fields
from konzeptgen.base.source import DataPath, Source
from konzeptgen.checking.recht import Norm, normen
from konzeptgen.checking.rules import Regeldatei, Treffer, rules
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.papier import Papiermappe

_DATENSCHUTZ = "Datenschutz"
"""The area whose findings do not repeat the line that they are about."""


def check(konzept: Konzept, source: Source) -> tuple[Finding, ...]:
    """Return what every rule finds, in the order of files and lines; a crashing rule becomes a finding itself."""
    only = konzept.profil.regeln
    held = (rule for code, rule in rules().items() if not only or code in only)
    found = [finding for rule in held for finding in _run(rule, konzept, source)]
    found += _idle(konzept, source, found)
    return in_order(found)


def check_paper(mappe: Papiermappe, source: Source) -> tuple[Finding, ...]:
    """Return what the rules find that also judge a paper without a Konzept: those that protect people."""
    held = (rule for rule in rules().values() if rule.regel.papier)
    return in_order(
        Finding(
            rule.regel.code,
            hit.schwere or rule.regel.schwere,
            hit.was,
            hit.abhilfe,
            replace(source.place(hit.pfad), text=""),
            subject=hit.bezug,
            chapter=rule.regel.kapitel,
        )
        for rule in held
        for hit in rule.pruefe(mappe)
    )


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of files and lines."""
    return tuple(sorted(found, key=lambda f: (f.place.file, f.place.line, f.place.column, f.code)))


def _run(rule: Regeldatei, konzept: Konzept, source: Source) -> Iterator[Finding]:
    if not _in_kraft(rule.normen, konzept):
        return
    try:
        hits = list(rule.pruefe(konzept))
    except Exception as error:  # noqa: BLE001 - one broken rule must not hide what the others find
        message = f"Die Regel {rule.regel.code} konnte nicht geprüft werden ({type(error).__name__})."
        yield Finding(
            "REG001", Severity.WARNUNG, message, "Melden Sie diesen Befund dem Projekt.", subject=rule.regel.code
        )
        return
    for hit in hits:
        yield _answered(_finding(rule, hit, konzept, source), hit, konzept)


def _finding(rule: Regeldatei, hit: Treffer, konzept: Konzept, source: Source) -> Finding:
    severity = hit.schwere or konzept.profil.schwere.get(rule.regel.code) or rule.regel.schwere
    sources = "; ".join(norm.zitat(konzept.stichtag) for norm in _cited(rule, hit, konzept))
    place = shown(source.place(hit.pfad), hit.pfad)
    if rule.regel.bereich == _DATENSCHUTZ:
        place = replace(place, text="")
    return Finding(
        rule.regel.code, severity, hit.was, hit.abhilfe, place, sources, hit.bezug, rule.regel.kapitel, offen=hit.offen
    )


def _cited(rule: Regeldatei, hit: Treffer, konzept: Konzept) -> list[Norm]:
    """Return the sources of a hit, else those of its rule, that hold in the Land of the Kommune on the Stichtag."""
    return _in_kraft([normen()[key] for key in hit.quellen] or rule.normen, konzept)


def _in_kraft(named: Iterable[Norm], konzept: Konzept) -> list[Norm]:
    return [norm for norm in named if norm.gilt(konzept.kommune.land, konzept.stichtag)]


def shown(place: Place, path: DataPath) -> Place:
    """Return the place without its line of text where that may name a person or something internal."""
    named = any(step in _private() for step in path) or any(f"{name}:" in place.text for name in _private())
    return replace(place, text="") if named else place


@cache
def _private() -> frozenset[str]:
    """Return the names of fields that are protected or hold persons, such as ``ansprechperson``."""
    protected = [field for field in fields() if "schutz" in field.meta]
    persons = {field.path[-2] for field in protected if field.meta["schutz"] == "person"}
    return frozenset(persons | {field.path[-1] for field in protected if field.meta["schutz"] == "intern"})


def _answered(finding: Finding, hit: Treffer, konzept: Konzept) -> Finding:
    exceptions = (a.begruendung for a in konzept.ausnahmen if a.beantwortet(finding.code, hit.bezug))
    reasons = (reason for reason in (hit.begruendung, *exceptions) if reason)
    for reason in reasons:
        if reason.datum and reason.gilt_am(konzept.stichtag):
            return replace(finding, answer=Answer(reason.text, reason.datum, reason.stelle))
    return finding


def _idle(konzept: Konzept, source: Source, found: list[Finding]) -> Iterator[Finding]:
    """Yield exceptions that answer nothing and codes that no rule has."""
    for index, exception in enumerate(konzept.ausnahmen):
        place = source.place(("ausnahmen", index, "regel"))
        if exception.regel not in rules():
            yield _no_rule(exception.regel, place)
        elif not any(exception.beantwortet(finding.code, finding.subject) for finding in found):
            message = f"Die Ausnahme zu {exception.regel} beantwortet keinen Befund."
            remedy = "Löschen Sie die Ausnahme oder prüfen Sie das Feld bezug."
            yield Finding("REG002", Severity.HINWEIS, message, remedy, place, chapter="begruendungen")
    for index, entry in enumerate(konzept.eigenes_profil.schweren if konzept.eigenes_profil else ()):
        if entry.regel not in rules():
            yield _no_rule(entry.regel, source.place(("eigenes_profil", "schweren", index, "regel")))


def _no_rule(code: str, place: Place) -> Finding:
    guess = meant(code, list(rules()))
    return Finding(
        "REG003",
        Severity.WARNUNG,
        f"Die Regel „{code}“ gibt es nicht.{guess}",
        "Alle Regeln zeigt: konzeptgen rules",
        place,
    )
