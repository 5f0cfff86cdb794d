"""Erfüllt, wenn zu jeder Art von Migrationsfachdienst ein Angebot läuft und angegeben ist, wie man es erreicht.

Sechs Arten zählen: MBE, JMD, Asylverfahrensberatung, psychosoziale Beratung, Flüchtlingssozialarbeit und
gemeinwesenorientierte Projekte. Ohne eigenen Kontakt gilt der Kontakt des Trägers.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import aufzaehlung, numerus
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import laufzeit, ohne_angebote
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="M1",
    titel="Alle Arten von Migrationsfachdiensten sind erfasst",
    fundstelle="B1",
    handlungsfeld="beratung",
    leistungsarten=(
        "mbe",
        "jmd",
        "asylverfahrensberatung",
        "psychosoziale_beratung",
        "fluechtlingssozialarbeit",
        "gemeinwesenarbeit",
    ),
    forderung="Jeder Ort hat erreichbare Migrationsberatung, Jugendmigrationsdienst, Asylverfahrensberatung, psychosoziale Hilfe, Sozialarbeit für Geflüchtete und gemeinwesenorientierte Projekte.",
    rechtslage="Die Asylverfahrensberatung fördert seit 2023 der Bund, unabhängig von Behörden. Die Kommune kann sie nicht anordnen, aber für sie werben und Räume geben.",
    normen=("asylg-12a",),
)
FELDER: Felder = {
    "angebote": (Verdorben(None, "keine Angebote erfasst"),),
    "angebote.leistungsart": (Verdorben("mbe", "Kein laufendes Angebot ist erfasst zu: Jugendmigrationsdienst (JMD)"),),
    **laufzeit("kein laufendes Angebot"),
    "angebote.kontakt": (Verdorben(None, "zu erreichen sind", auch={"traeger.kontakt": None}),),
    "traeger.kontakt": (Verdorben(None, "zu erreichen sind", auch={"angebote.kontakt": None}),),
    "traeger.kontakt.telefon": (Verdorben(None, "zu erreichen sind", auch={"traeger.kontakt.email": None}),),
    "traeger.kontakt.email": (Verdorben(None, "zu erreichen sind", auch={"traeger.kontakt.telefon": None}),),
}
_TRAEGER = "traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt, kontakt: {telefon: 0999 1234}}]\n"
_JE = [
    f"  - {{id: a{n}, traeger: cv, name: Angebot, leistungsart: {art}}}\n"
    for n, art in enumerate(ELEMENT.leistungsarten)
]
ERFUELLT = (f"{_TRAEGER}angebote:\n{''.join(_JE)}",)
TEILWEISE = (
    (
        f"{_TRAEGER}angebote:\n{''.join(_JE[1:])}",
        "Kein laufendes Angebot ist erfasst zu: Migrationsberatung für erwachsene Zugewanderte (MBE).",
    ),
    (f"{_TRAEGER.replace(', kontakt: {telefon: 0999 1234}', '')}angebote:\n{''.join(_JE)}", "Nicht angegeben ist, wie"),
)
OFFEN = (
    (
        f"{_TRAEGER}angebote:\n  - {{id: a, traeger: cv, name: Kita, leistungsart: kinderbetreuung}}\n",
        "Jugendmigrationsdienst (JMD)",
    ),
    (f"{_TRAEGER}angebote:\n{''.join(_JE).replace('}', ', status: geplant}')}", "kein laufendes Angebot"),
)
OHNE_DATEN = (_TRAEGER,)


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield the kinds that are there, each that is not, and those of which nobody knows how to reach them."""
    if not konzept.aktive_angebote:
        yield from ohne_angebote(konzept)
        return
    kinds = {konzept.werte["leistungsarten"][art]: konzept.angebote_der(art) for art in ELEMENT.leistungsarten}
    there = [art for art, offers in kinds.items() if offers]
    if there:
        kind = numerus(there, "dieser Art", "dieser Arten")
        names = aufzaehlung(art.titel for art in there)
        yield Erfuellt(f"Am Ort arbeiten Fachdienste {kind}: {names}.", ("angebote",))
    missing = [art.titel for art in kinds if art not in there]
    if missing:
        sentence = f"Kein laufendes Angebot ist erfasst zu: {aufzaehlung(missing)}."
        yield Fehlt(sentence, ("angebote", "leistungsart"))
    silent = [art.titel for art in there if not any(map(_erreichbar, kinds[art]))]
    if silent:
        sentence = f"Nicht angegeben ist, wie diese Fachdienste zu erreichen sind: {aufzaehlung(silent)}."
        yield Unbekannt(sentence, ("angebote", "kontakt"), daneben=len(silent) < len(there))


def _erreichbar(angebot: Angebot) -> bool:
    kontakt = angebot.erreichbar
    return kontakt is not None and kontakt.angegeben
