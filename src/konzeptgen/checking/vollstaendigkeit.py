"""Konzept and findings -> how far each demand of the catalogue is met, with reasons and the place that proves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from konzeptgen.base.finding import Finding, Severity
from konzeptgen.base.scalars import Wert
from konzeptgen.base.source import Source
from konzeptgen.checking.elemente import Kriterium, Messung, Stand, Teil, kriterien
from konzeptgen.checking.rules import rules
from konzeptgen.model.konzept import Konzept


@dataclass(frozen=True, slots=True, kw_only=True)
class Elementstand:
    """How far an element is met here.

    ``stand`` is a key of ``elementstaende``; ``beleg`` the place that proves it; ``grund`` why it is not met, not known
    or does not apply; ``messung`` every sentence of it. ``offen`` are the codes of rules that point to the element and
    have something open: a pointer, which decides nothing.
    """

    element: Wert
    gruppe: Wert
    stand: Wert
    messung: Messung
    beleg: str = ""
    offen: tuple[str, ...] = ()
    grund: str = ""


def vollstaendigkeit(konzept: Konzept, source: Source, findings: Sequence[Finding]) -> tuple[Elementstand, ...]:
    """Return the standing of every element in the order of the catalogue.

    It comes from the criterion of the element. Where nothing of a demand is met, recorded reasons that answer every
    Fehler and Warnung about it say why it does not apply.
    """
    by_element = _by_element(findings)
    return tuple(
        _stand(kriterium, konzept, source, by_element.get(code, [])) for code, kriterium in kriterien().items()
    )


def _by_element(findings: Sequence[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        weighty = finding.severity is not Severity.HINWEIS
        for element in rules()[finding.code].regel.elemente if weighty and finding.code in rules() else ():
            found.setdefault(element, []).append(finding)
    return found


def _stand(kriterium: Kriterium, konzept: Konzept, source: Source, findings: Sequence[Finding]) -> Elementstand:
    found = _beantwortet(kriterium.messe(konzept), findings)
    element = kriterium.element.wert(konzept.werte["personengruppen"])
    return Elementstand(
        element=element,
        gruppe=konzept.werte["elementgruppen"][element[0]],
        stand=konzept.werte["elementstaende"][found.stand],
        messung=found,
        beleg=_beleg(found.erfuellt[0], source) if found.erfuellt else "",
        offen=tuple(dict.fromkeys(finding.code for finding in findings if finding.answer is None)),
        grund=found.hinweis or " ".join(teil.satz for teil in _gruende(found)),
    )


def _beantwortet(found: Messung, findings: Sequence[Finding]) -> Messung:
    """Return the measurement, or that the demand does not apply for the author's reason."""
    reasons = [finding.answer.text for finding in findings if finding.answer]
    if found.stand in {Stand.OFFEN, Stand.KEINE_DATEN} and reasons and len(reasons) == len(findings):
        return replace(found, stand=Stand.NICHT_ZUTREFFEND, hinweis=reasons[0])
    return found


def _gruende(found: Messung) -> tuple[Teil, ...]:
    """Return what keeps a demand from being met: what is missing, else what is not known."""
    return () if found.stand is Stand.ERFUELLT else found.gruende or found.unbekannt


def _beleg(part: Teil, source: Source) -> str:
    place = source.place(part.pfad)
    return f"{place.file}:{place.line}, Feld {part.feld}"
