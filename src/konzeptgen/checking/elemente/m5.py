"""Erfüllt, wenn das Integrationsmanagement mit jedem dieser Dienste eine Schnittstelle hat und festhält, wie sie arbeitet.

Gezählt werden die Stellen für Integration zusammen. Verlangt sind Schnittstellen zu MBE, JMD und Ehrenamt, soweit am Ort
ein solches Angebot läuft.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from konzeptgen.base.german import aufzaehlung, numerus
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import laufzeit, namen
from konzeptgen.model.kommune import Stelle
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="M5",
    titel="Integrationsmanagement und Ehrenamt sind mit MBE und JMD verzahnt",
    fundstelle="B4",
    handlungsfeld="beratung",
    leistungsarten=("mbe", "jmd", "ehrenamtskoordination", "patenschaften"),
    forderung="Das Integrationsmanagement verabredet mit Migrationsberatung, Jugendmigrationsdienst und Ehrenamt, wer was übernimmt, statt neben ihnen zu arbeiten.",
)
FELDER: Felder = {
    "steuerung": (Verdorben(None, "keine Stellen für Integration erfasst"),),
    "steuerung.stellen": (Verdorben(None, "keine Stellen für Integration erfasst"),),
    "steuerung.stellen.schnittstellen": (
        Verdorben(["mbe"], "keine Schnittstelle zu Jugendmigrationsdienst und Ehrenamt"),
        Verdorben(None, "Zu Schnittstellen des Integrationsmanagements ist nichts bekannt"),
    ),
    "steuerung.stellen.vereinbarung": (Verdorben(None, "wie die Zusammenarbeit geregelt ist"),),
    "angebote.leistungsart": (Verdorben("begegnung", "läuft weder"),),
    **laufzeit("läuft weder"),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]
angebote:
  - {id: mbe, traeger: cv, name: MBE, leistungsart: mbe}
  - {id: jmd, traeger: cv, name: JMD, leistungsart: jmd}
steuerung: {federfuehrung: Stabsstelle, stellen: [{name: Integrationsmanagement%s}]}
"""
_GUT = ", schnittstellen: [mbe, jmd], vereinbarung: Gemeinsame Fallübergabe."
ERFUELLT = (_BASIS % _GUT, _BASIS % f"{_GUT}}}, {{name: Beauftragte")
TEILWEISE = (
    (_BASIS % _GUT.replace(", jmd", ""), "nennt keine Schnittstelle zu Jugendmigrationsdienst."),
    (_BASIS % ", schnittstellen: [mbe, jmd]", "Nicht angegeben ist, wie die Zusammenarbeit geregelt ist"),
    (
        _BASIS.replace("leistungsart: jmd", "leistungsart: patenschaften")
        % ", schnittstellen: [mbe], vereinbarung: Fallübergabe.",
        "zu Ehrenamt.",
    ),
)
OFFEN = (
    (
        _BASIS.replace("JMD,", "JMD, status: beendet,") % ", schnittstellen: [jmd], vereinbarung: Fallübergabe.",
        "nennt keine Schnittstelle zu Migrationsberatung.",
    ),
)
OHNE_DATEN = (_BASIS % "", "steuerung: {federfuehrung: Stabsstelle}")

_DIENSTE = {
    "Migrationsberatung": ("mbe",),
    "Jugendmigrationsdienst": ("jmd",),
    "Ehrenamt": ("ehrenamtskoordination", "patenschaften"),
}


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield to which services the posts for integration have an interface, and whether it is agreed how it works."""
    posts = konzept.steuerung.stellen if konzept.steuerung else ()
    linked = [stelle for stelle in posts if stelle.schnittstellen]
    asked = {name: arten for name, arten in _DIENSTE.items() if konzept.angebote_der(*arten)}
    if not posts:
        yield Unbekannt("Es sind keine Stellen für Integration erfasst.", ("steuerung",))
    elif not linked:
        yield Unbekannt(
            "Zu Schnittstellen des Integrationsmanagements ist nichts bekannt.",
            ("steuerung", "stellen", "schnittstellen"),
        )
    elif not asked:
        yield Unbekannt(
            "Am Ort läuft weder Migrationsberatung noch Jugendmigrationsdienst noch Ehrenamt.", ("angebote",)
        )
    else:
        yield from _schnittstellen(konzept, linked, asked)


def _schnittstellen(konzept: Konzept, linked: list[Stelle], asked: dict[str, tuple[str, ...]]) -> Iterator[Teil]:
    path = ("steuerung", "stellen", "schnittstellen")
    offers = {a for stelle in linked for a in stelle.schnittstellen if a in konzept.aktive_angebote}
    there = [name for name, arten in asked.items() if any(a.leistungsart in arten for a in offers)]
    missing = [name for name in asked if name not in there]
    if there:
        linking = numerus(there, "eine Schnittstelle", "Schnittstellen")
        yield Erfuellt(f"Das Integrationsmanagement hat {linking} zu {aufzaehlung(there)}.{_nicht_am_ort(asked)}", path)
        yield from _regelungen(linked)
    if missing:
        yield Fehlt(f"Das Integrationsmanagement nennt keine Schnittstelle zu {aufzaehlung(missing)}.", path)


def _nicht_am_ort(asked: Mapping[str, object]) -> str:
    """Return which of the services nobody is asked to link with, because none runs here."""
    away = [name for name in _DIENSTE if name not in asked]
    return f" Kein laufendes Angebot ist erfasst zu {aufzaehlung(away)}." if away else ""


def _regelungen(linked: list[Stelle]) -> Iterator[Teil]:
    path = ("steuerung", "stellen", "vereinbarung")
    settled = [stelle.name for stelle in linked if stelle.vereinbarung]
    silent = [stelle.name for stelle in linked if not stelle.vereinbarung]
    if settled:
        yield Erfuellt(f"Festgehalten ist, wie die Zusammenarbeit geregelt ist: {namen(settled)}.", path)
    if silent:
        sentence = f"Nicht angegeben ist, wie die Zusammenarbeit geregelt ist: {namen(silent)}."
        yield Unbekannt(sentence, path, daneben=bool(settled))
