"""Erfüllt, wenn jeder zugelassene Kursträger in festem Turnus mit einer laufenden Migrationsberatung zusammenarbeitet.

Migrationsberatung sind MBE und Jugendmigrationsdienst. Zu einem Kursträger ohne Angabe ist es nicht bekannt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konzeptgen.base.german import numerus
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import anteil, laufzeit, namen, pfad
from konzeptgen.checking.elemente.zeit import besteht
from konzeptgen.checking.rules.kur_hilfen import MIGRATIONSBERATUNG
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.kurse import Kurskooperation, Kurstraeger

ELEMENT = Element(
    code="I1",
    titel="Kursträger und Migrationsberatung arbeiten dauernd zusammen",
    fundstelle="G2",
    handlungsfeld="sprache",
    forderung="Jeder Kursträger arbeitet dauerhaft mit einer Migrationsberatung zusammen.",
)
_KEINE = "arbeitet am Stichtag keine laufende Migrationsberatung zusammen"
FELDER: Felder = {
    "kurstraeger": (Verdorben(None, "keine Kursträger erfasst"),),
    "kurstraeger.zugelassen_von": (Verdorben("01.01.2099", "kein erfasster Kursträger zugelassen"),),
    "kurstraeger.zugelassen_bis": (Verdorben("01.01.2001", "kein erfasster Kursträger zugelassen"),),
    "kurstraeger.kooperationen": (Verdorben(None, "mit welcher Beratung"),),
    "kurstraeger.kooperationen.turnus": (Verdorben(None, "in welchem Turnus"),),
    "kurstraeger.kooperationen.beginn": (Verdorben("01.01.2099", _KEINE),),
    "kurstraeger.kooperationen.ende": (Verdorben("01.01.2001", _KEINE),),
    "angebote.leistungsart": (Verdorben("schuldnerberatung", _KEINE),),
    **laufzeit(_KEINE),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}, {id: vhs, name: VHS, art: bildungseinrichtung}]
angebote: [{id: mbe, traeger: cv, name: MBE, leistungsart: mbe}, {id: sb, traeger: cv, name: Schulden, leistungsart: schuldnerberatung}]
kurstraeger:
"""
_GUT = "  - {traeger: vhs, kooperationen: [{angebot: mbe, turnus: wöchentlich}]}\n"
_FERN = "  - {traeger: cv, kooperationen: [{angebot: sb, turnus: wöchentlich}]}\n"
_STUMM = "  - {traeger: cv}\n"
ERFUELLT = (_BASIS + _GUT, _BASIS + _GUT + _STUMM)
TEILWEISE = ((_BASIS + _GUT + _FERN, "Mit „Caritas“ arbeitet am Stichtag keine laufende Migrationsberatung zusammen."),)
OFFEN = (
    (_BASIS + _FERN, "Mit „Caritas“ arbeitet am Stichtag keine laufende Migrationsberatung zusammen."),
    (_BASIS + _GUT.replace("kooperationen", "zugelassen_bis: 31.12.2025, kooperationen"), "kein erfasster Kursträger"),
)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]", _BASIS + _STUMM)


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield which providers of courses work with counselling for good, which do not, and of which it is not known."""
    if not konzept.kurstraeger:
        yield Unbekannt("Es sind keine Kursträger erfasst.", ("kurstraeger",))
        return
    admitted = konzept.da(konzept.kurstraeger)
    if not admitted:
        yield Fehlt("Am Stichtag ist kein erfasster Kursträger zugelassen.", ("kurstraeger",))
        return
    lasting = [kt for kt in admitted if any(z.turnus for z in _beratungen(konzept, kt))]
    lacking = [kt for kt in admitted if kt.kooperationen and not _beratungen(konzept, kt)]
    known = len(lasting) + len(lacking)
    if lasting:
        share = anteil(len(lasting), known, len(admitted), ("Kursträger", "Kursträgern", "m"))
        sentence = f"Bei {share} arbeitet eine Migrationsberatung in festem Turnus mit: {namen(kt.traeger.kurz for kt in lasting)}."
        yield Erfuellt(sentence, pfad(konzept, "kurstraeger", lasting[0], "kooperationen"), lasting[0].traeger.id)
    for kt in lacking:
        yield Fehlt(
            f"Mit „{kt.traeger.kurz}“ {_KEINE}.", pfad(konzept, "kurstraeger", kt, "kooperationen"), kt.traeger.id
        )
    yield from _unbekannt(konzept, [kt for kt in admitted if kt not in (*lasting, *lacking)], daneben=bool(known))


def _beratungen(konzept: Konzept, kurstraeger: Kurstraeger) -> list[Kurskooperation]:
    """Return the co-operations with a running Migrationsberatung that hold."""
    counselling = konzept.angebote_der(*MIGRATIONSBERATUNG)
    return [z for z in kurstraeger.kooperationen if besteht(z, konzept.tag) and z.angebot in counselling]


def _unbekannt(konzept: Konzept, silent: Sequence[Kurstraeger], *, daneben: bool) -> Iterator[Teil]:
    for asked, group in (
        ("mit welcher Beratung {}", [kt for kt in silent if not kt.kooperationen]),
        ("in welchem Turnus {} mit der Beratung", [kt for kt in silent if kt.kooperationen]),
    ):
        if group:
            verb = numerus(group, "zusammenarbeitet", "zusammenarbeiten")
            sentence = f"Nicht bekannt ist, {asked.format(namen(kt.traeger.kurz for kt in group))} {verb}."
            path = pfad(konzept, "kurstraeger", group[0], "kooperationen")
            yield Unbekannt(sentence, path, group[0].traeger.id, daneben=daneben)
