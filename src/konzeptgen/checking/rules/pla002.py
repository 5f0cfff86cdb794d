"""Was: Ein Schritt liegt vor dem, was ihm vorausgeht.

Verglichen werden Auftrag, Vorlage, Beratung und Beschluss des Konzepts, seine Laufzeit und seine Ziele, Gründung und
Sitzungen Runder Tische sowie Beginn und Ende von Unterkünften, Angeboten und Initiativen mit der Zählung ihrer Menschen.
Was nur ungewöhnlich ist, ergibt eine Warnung oder einen Hinweis; im Entwurf kann der Beschluss noch der eines früheren
Konzepts sein.

Warum: Ein Beschluss vor seiner Beratung oder eine Belegung vor der Eröffnung kann nicht stimmen und macht den Ablauf
unglaubwürdig.

Beispiel: Der Rat beschließt am 3. März 2026, die Vorberatung steht für den 11. November 2026 in der Beratungsfolge.

Abhilfe: Prüfen Sie beide Tage. Gehört einer zu einem früheren Konzept oder zu einem anderen Haus, löschen Sie ihn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from konzeptgen.base.finding import Severity
from konzeptgen.base.scalars import Jahr
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.pla_hilfen import nach, wann
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.runde_tische import RunderTisch

REGEL = Regel(
    code="PLA002",
    name="schritt-vor-seiner-voraussetzung",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.FEHLER,
    elemente=(),
    kapitel="ausgangslage",
)
GUT = (
    """
auftrag: {gremium: Rat, datum: 25.09.2025}
beratungsfolge:
  - {gremium: Integrationsrat, datum: 28.10.2026, zweck: vorberatung}
  - {gremium: Rat, datum: 09.12.2026, zweck: beschluss}
""",
    "{}",
)
SCHLECHT = (
    """
rahmen: {status: beschlossen}
beschluss: {gremium: Rat, datum: 03.03.2026}
beratungsfolge:
  - {gremium: Integrationsrat, datum: 11.11.2026, zweck: vorberatung}
""",
    """
auftrag: {gremium: Rat, datum: 25.09.2026}
beschluss: {gremium: Rat, datum: 03.03.2026}
""",
    """
unterkuenfte:
  - {id: u, name: Haus am Park, art: wohnung, belegt: 40, stichtag: 30.06.2026, eroeffnet_am: 01.03.2027}
""",
    """
runde_tische:
  - {id: rt, name: Tisch, gegruendet: 2024, sitzungen: [{datum: 01.03.2022}]}
""",
)
_ZWECKE = {"vorberatung": ("die Vorberatung", "der Vorberatung"), "beschluss": ("der Beschluss", "dem Beschluss")}
_ABHILFE = "Prüfen Sie beide Angaben."


@dataclass(frozen=True, slots=True)
class Schritt:
    """A step: its place, its words in nominative and dative, its day or year if known."""

    pfad: DataPath
    nominativ: str
    dativ: str
    tag: date | Jahr | None


@dataclass(frozen=True, slots=True)
class Zaehlung:
    """A count of people: where and when they were counted, and field and day of the beginning and the end."""

    name: str
    bezug: str
    menschen: int | None
    feld: tuple[str, ...]
    tag: date | None
    beginn: tuple[str, date | None]
    ende: tuple[str, date | None]


_Folge = tuple[Schritt, Schritt, Severity | None]


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per pair of steps in an order that cannot be, or hardly."""
    for first, second, severity in (*_beratung(konzept), *_laufzeit(konzept)):
        yield from _vergleich(first, second, severity)
    for index, tisch in enumerate(konzept.runde_tische):
        yield from _tisch(("runde_tische", index), tisch)
    for path, zaehlung in _zaehlungen(konzept):
        if zaehlung.menschen:
            yield from _gezaehlt(path, zaehlung)


def _beratung(konzept: Konzept) -> Iterator[_Folge]:
    """Yield what comes first and what after it on the way to the decision, and how much the wrong order weighs."""
    auftrag = _einmal("auftrag", "datum", konzept.auftrag, "der Auftrag", "dem Auftrag")
    vorlage = _einmal("beschlussvorlage", "datum", konzept.beschlussvorlage, "die Vorlage", "der Vorlage")
    beschluss = _einmal("beschluss", "datum", konzept.beschluss, "der Beschluss", "dem Beschluss")
    stand = _einmal("rahmen", "stand", konzept.rahmen, "der Stand", "dem Stand")
    steps = list(_beratungsfolge(konzept))
    decisions = [(step, None) for zweck, step in steps if zweck == "beschluss"]
    milder = Severity.WARNUNG if konzept.entwurf else None
    yield from ((auftrag, beschluss, milder), (vorlage, beschluss, milder), (auftrag, stand, Severity.WARNUNG))
    for zweck, step in steps:
        yield from ((before, step, Severity.WARNUNG) for before in (auftrag, vorlage))
        if zweck == "vorberatung":
            yield from ((step, decision, severity) for decision, severity in (*decisions, (beschluss, milder)))


def _beratungsfolge(konzept: Konzept) -> Iterator[tuple[str, Schritt]]:
    """Yield the purpose of each step and the step."""
    for index, step in enumerate(konzept.beratungsfolge):
        nominativ, dativ = _ZWECKE.get(step.zweck or "", ("die Beratung", "der Beratung"))
        path: DataPath = ("beratungsfolge", index, "datum")
        yield (
            step.zweck or "",
            Schritt(path, f"{nominativ} („{step.gremium}“)", f"{dativ} („{step.gremium}“)", step.datum),
        )


def _laufzeit(konzept: Konzept) -> Iterator[_Folge]:
    """Yield what should not come before the concept holds: its next version and the years of its goals."""
    beschluss = _einmal("beschluss", "datum", konzept.beschluss, "der Beschluss", "dem Beschluss")
    begin = _einmal("rahmen", "laufzeit_von", konzept.rahmen, "die Laufzeit", "dem Beginn der Laufzeit")
    update = _einmal("monitoring", "fortschreibung", konzept.monitoring, "die Fortschreibung", "der Fortschreibung")
    yield from ((before, update, Severity.WARNUNG) for before in (beschluss, begin))
    for index, ziel in enumerate(konzept.ziele):
        goal = Schritt(("ziele", index, "bis"), f"das Ziel „{ziel.id}“", f"dem Ziel „{ziel.id}“", ziel.bis)
        yield begin, goal, Severity.WARNUNG


def _einmal(section: str, field: str, thing: object | None, nominativ: str, dativ: str) -> Schritt:
    return Schritt((section, field), nominativ, dativ, getattr(thing, field, None))


def _tisch(path: DataPath, tisch: RunderTisch) -> Iterator[Treffer]:
    founded = Schritt((*path, "gegruendet"), "die Gründung", "der Gründung", tisch.gegruendet)
    first = min((sitzung.datum for sitzung in tisch.sitzungen), default=None)
    opening = Schritt((*path, "sitzungen"), "die Sitzung", "der ersten erfassten Sitzung", first)
    for number, sitzung in enumerate(tisch.sitzungen):
        held = Schritt((*path, "sitzungen", number, "datum"), "die Sitzung", "der Sitzung", sitzung.datum)
        yield from _vergleich(founded, held, None, tisch.name, tisch.id)
    for number, beschluss in enumerate(tisch.beschluesse):
        decided = Schritt((*path, "beschluesse", number, "datum"), "der Beschluss", "dem Beschluss", beschluss.datum)
        impossible = list(_vergleich(founded, decided, None, tisch.name, tisch.id))
        yield from impossible or _vergleich(opening, decided, Severity.HINWEIS, tisch.name, tisch.id)


def _zaehlungen(konzept: Konzept) -> Iterator[tuple[DataPath, Zaehlung]]:
    """Yield each count of people with its place: there can be none before a thing begins or after it ends."""
    for index, u in enumerate(konzept.unterkuenfte):
        open_days = ("eroeffnet_am", u.eroeffnet_am), ("schliessung_am", u.schliessung_am)
        yield ("unterkuenfte", index), Zaehlung(u.name, u.id, u.belegt, ("stichtag",), u.stichtag, *open_days)
    for index, a in enumerate(konzept.angebote):
        size = a.kapazitaet
        if size:
            days = ("beginn", a.beginn), ("ende", a.ende)
            counted = ("kapazitaet", "stichtag")
            yield ("angebote", index), Zaehlung(a.name, a.id, size.belegt, counted, size.stichtag, *days)
    for index, i in enumerate(konzept.initiativen):
        days = ("beginn", i.beginn), ("ende", i.ende)
        yield ("initiativen", index), Zaehlung(i.name, "initiativen", i.aktive, ("stichtag",), i.stichtag, *days)


def _gezaehlt(path: DataPath, z: Zaehlung) -> Iterator[Treffer]:
    counted = Schritt((*path, *z.feld), "die Zählung", "der Zählung", z.tag)
    begin = Schritt((*path, z.beginn[0]), "der Beginn", "dem Beginn", z.beginn[1])
    end = Schritt((*path, z.ende[0]), "das Ende", "dem Ende", z.ende[1])
    yield from _vergleich(begin, counted, None, z.name, z.bezug)
    yield from _vergleich(counted, end, None, z.name, z.bezug)


def _vergleich(
    first: Schritt, second: Schritt, severity: Severity | None, name: str = "", bezug: str = ""
) -> Iterator[Treffer]:
    """Yield a hit at the step that should come second where it comes first."""
    if first.tag is None or second.tag is None or not nach(first.tag, second.tag):
        return
    field = ".".join(step for step in first.pfad if isinstance(step, str))
    early = f"{second.nominativ} ({wann(second.tag)})"
    begin = f"Bei „{name}“ liegt {early}" if name else f"{early[0].upper()}{early[1:]} liegt"
    message = f"{begin} vor {first.dativ} ({wann(first.tag)}, Feld {field})."
    yield Treffer(second.pfad, message, _ABHILFE, bezug or str(second.pfad[0]), severity)
