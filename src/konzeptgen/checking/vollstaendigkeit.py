"""Konzept and findings -> how far each element of the catalogue is there, with the place that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from konzeptgen.base.finding import Finding, Severity
from konzeptgen.base.scalars import Wert
from konzeptgen.base.schema import Field, fields
from konzeptgen.base.source import Source
from konzeptgen.checking.rules import rules
from konzeptgen.model.konzept import Konzept


@dataclass(frozen=True, slots=True)
class Elementstand:
    """An element, its standing (a key of ``elementstaende``), the place that proves it, open rules or the reason."""

    element: Wert
    gruppe: Wert
    stand: Wert
    beleg: str
    offen: tuple[str, ...]
    grund: str = ""


def vollstaendigkeit(konzept: Konzept, source: Source, findings: Sequence[Finding]) -> tuple[Elementstand, ...]:
    """Return the standing of every element in the order of the catalogue.

    An element is missing where no field of it is filled, partly there where a Fehler or a Warnung about it is open,
    and does not apply where it is missing and a recorded reason answers every such finding about it.
    """
    by_element = _by_element(findings)
    return tuple(
        _stand(element, konzept, source, by_element.get(element, [])) for element in konzept.werte["elemente"].values()
    )


def _by_element(findings: Sequence[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        weighty = finding.severity is not Severity.HINWEIS
        for element in rules()[finding.code].regel.elemente if weighty and finding.code in rules() else ():
            found.setdefault(element, []).append(finding)
    return found


def _stand(element: Wert, konzept: Konzept, source: Source, findings: Sequence[Finding]) -> Elementstand:
    proofs = list(_proofs(element, konzept, source))
    unanswered = [finding for finding in findings if finding.answer is None]
    answers = [finding.answer for finding in findings if finding.answer is not None]
    if proofs:
        stand = "teilweise" if unanswered else "vorhanden"
    else:
        stand = "nicht_zutreffend" if answers and not unanswered else "fehlt"
    reason = answers[0].text if stand == "nicht_zutreffend" and answers[0] else ""
    codes = tuple(dict.fromkeys(finding.code for finding in unanswered))
    proof = max(proofs, key=lambda found: found[0], default=(0, ""))[1]
    group, standing = konzept.werte["elementgruppen"][element[0]], konzept.werte["elementstaende"][stand]
    return Elementstand(element, group, standing, proof, codes, reason)


def _proofs(element: Wert, konzept: Konzept, source: Source) -> Iterator[tuple[int, str]]:
    """Yield how many entries each field of the element holds, and the field with its first place; offers likewise."""
    for field in fields():
        if element in field.meta.get("elemente", ()):
            count = _filled(konzept, field)
            if count:
                place = source.place((field.path[0],))
                entries = "eine Angabe" if count == 1 else f"{count} Angaben"
                yield count, f"{place.file}:{place.line}, Feld {field.name}, {entries}"
    offers = konzept.angebote_der(*element.marken.get("leistungsarten", ()))
    if offers:
        place = source.place(("angebote", konzept.angebote.index(offers[0])))
        entries = "eine Angabe" if len(offers) == 1 else f"{len(offers)} Angaben"
        yield len(offers), f"{place.file}:{place.line}, Feld angebote.leistungsart, {entries}"


def _filled(konzept: Konzept, field: Field) -> int:
    found: list[object] = [konzept]
    for name in field.path:
        inner = (getattr(thing, name, None) for thing in found)
        found = [
            item for value in inner for item in (value if isinstance(value, tuple) else (value,)) if _is_given(item)
        ]
    return len(found)


def _is_given(value: object) -> bool:
    return value is not None and value != "unbekannt"
