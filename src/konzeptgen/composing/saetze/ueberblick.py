"""Sentences of the summary: the figures on one page, what is missing, and what is up for decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, datum, datum_lang, gross, numerus, zahl
from konzeptgen.composing.lesarten import OFFEN
from konzeptgen.composing.luecken import fehlstellen
from konzeptgen.composing.saetze.massnahmen import OHNE_STAND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from konzeptgen.model.bausteine import Kennzahl
    from konzeptgen.model.kommune import Beratungsschritt
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.massnahmen import Massnahme

_LAENGSTE = 3


def eckdaten(konzept: Konzept) -> tuple[tuple[str, str], ...]:
    """Return the rows of the table of figures: what is counted, with its day where it has one, and how much."""
    return (*_people(konzept), *_providers(konzept), *_shelters(konzept), *_plans(konzept))


def _people(konzept: Konzept) -> Iterator[tuple[str, str]]:
    residents = konzept.personengruppe("einwohner")
    pairs = (
        (residents, konzept.kommune.bewohner),
        ("Menschen mit Einwanderungsgeschichte", konzept.kommune.migrationsgeschichte),
    )
    for label, figure in pairs:
        if figure and figure.wert:
            yield _dated(label, figure), zahl(figure.wert)


def _dated(label: str, figure: Kennzahl) -> str:
    return f"{label} am {datum(figure.stichtag)}" if figure.stichtag else label


def _providers(konzept: Konzept) -> Iterator[tuple[str, str]]:
    running = konzept.aktive_angebote
    providers = konzept.traeger_von(running)
    yield "Träger mit laufenden Angeboten", zahl(len(providers))
    yield "davon freie Träger", zahl(sum(traeger.frei for traeger in providers))
    unknown = sum(not traeger.art_bekannt for traeger in providers)
    if unknown:
        yield "davon Träger unbekannter Art", zahl(unknown)
    yield "davon als Migrantenorganisation erfasst", zahl(sum(t.ist_migrantenorganisation for t in providers))
    yield "Laufende Angebote", zahl(len(running))
    yield "davon bei freien Trägern", zahl(len(konzept.freie_angebote(running)))
    if konzept.geplante_angebote:
        yield "Geplante Angebote", zahl(len(konzept.geplante_angebote))
    if konzept.bestehende_tische:
        yield "Runde Tische", zahl(len(konzept.bestehende_tische))


def _shelters(konzept: Konzept) -> Iterator[tuple[str, str]]:
    open_houses, unknown = konzept.offene_unterkuenfte, konzept.ohne_platzzahl
    if open_houses:
        known = ", soweit bekannt" if unknown and len(unknown) < len(open_houses) else ""
        places = OFFEN if len(unknown) == len(open_houses) else zahl(konzept.plaetze_in_unterkuenften)
        yield f"Plätze in offenen Unterkünften{known}", places
    if konzept.kommende_plaetze:
        yield "Plätze in Unterkünften, die noch öffnen", zahl(konzept.kommende_plaetze)


def _plans(konzept: Konzept) -> Iterator[tuple[str, str]]:
    groups = (
        ("Neue Maßnahmen", konzept.neue_massnahmen),
        ("Laufende Maßnahmen", konzept.laufende_massnahmen),
        (f"Maßnahmen, {OHNE_STAND}", konzept.massnahmen_ohne_stand),
    )
    yield from ((label, zahl(len(found))) for label, found in groups if found)


def offene_punkte(konzept: Konzept) -> tuple[str, ...]:
    """Return what the data show to be missing and where most people wait, as sentences."""
    return (*fehlstellen(konzept), *_queues(konzept))


def _queues(konzept: Konzept) -> Iterator[str]:
    queues = [f"{feld.kurz} ({zahl(people)})" for feld, people in konzept.wartende_je_feld]
    if len(queues) > 1:
        yield f"Die meisten Wartenden gibt es in diesen Handlungsfeldern: {aufzaehlung(queues[:_LAENGSTE])}."


def nichts_offen(konzept: Konzept) -> str:
    """Return on what the data show no gap, nothing where they allow no judgement."""
    judged = (
        ("Migrationsfachdiensten", bool(konzept.angebote)),
        ("Plätzen in Unterkünften", any(year >= konzept.tag.year for year in konzept.vergleichsjahre)),
        ("Wartelisten", konzept.wartelisten_bekannt.vollstaendig),
        ("gemeldeten Bedarfen", bool(konzept.bedarfe)),
        ("Maßnahmen", bool(konzept.offene_massnahmen)),
    )
    subjects = [name for name, possible in judged if possible]
    return f"Zu {aufzaehlung(subjects)} zeigen die Daten keine Lücke." if subjects else ""


def bitte_um_beratung(konzept: Konzept) -> str:
    """Return what the municipality asks of the bodies that stand in the list below; nothing where none is ahead."""
    ahead = konzept.anstehende_beratungen
    if not ahead:
        return ""
    decides = any(step.zweck == "beschluss" for step in ahead)
    asked = "Beratung und Entscheidung" if decides else "Beratung"
    return f"{gross(konzept.kommune.kurz)} bittet um {asked}{' in dieser Folge' if len(ahead) > 1 else ''}:"


def beratungsschritt(schritt: Beratungsschritt) -> str:
    """Return a step on its way through the council: who, when and what for."""
    day = f", {datum_lang(schritt.datum)}" if schritt.datum else ""
    return f"{schritt.gremium}{day}{f': {schritt.zweck.titel}' if schritt.zweck else ''}"


def fruehere_termine(konzept: Konzept) -> str:
    """Return which steps in the council lie before the day of the document; nothing without."""
    past = konzept.fruehere_beratungen
    named = (f"{step.gremium} am {datum_lang(step.datum)}" for step in past if step.datum)
    return f"Frühere Termine der Beratung: {aufzaehlung(named)}." if past else ""


def zur_entscheidung(konzept: Konzept) -> str:
    """Return what a draft puts up for decision, without counts: what is finished or put off is not."""
    new = konzept.neue_massnahmen
    if new:
        return f"Zur Entscheidung {numerus(new, 'steht die neue Maßnahme', 'stehen die neuen Maßnahmen')}."
    if any(massnahme.neu != "nein" for massnahme in konzept.massnahmen_ohne_stand):
        return "Ob Maßnahmen neu sind und damit zur Entscheidung stehen, ist nicht angegeben."
    return "Neue Maßnahmen stehen nicht zur Entscheidung."


def erledigte_massnahmen(konzept: Konzept) -> str:
    """Return how many measures are over and how many are put off; nothing without."""
    over, resting = (len(found) for found in (konzept.vergangene_massnahmen, konzept.ruhende_massnahmen))
    parts = [
        (over, f"{'ist' if over == 1 else 'sind'} abgeschlossen"),
        (resting, f"{'ist' if resting == 1 else 'sind'} zurückgestellt"),
    ]
    named = [f"{anzahl(count, 'Maßnahme', 'Maßnahmen', 'f')} {verb}" for count, verb in parts if count]
    return f"{gross('; '.join(named))}." if named else ""


def neu_oder_laufend(konzept: Konzept, massnahme: Massnahme) -> str:
    """Return whether a measure is new or runs already, for a table."""
    if massnahme in konzept.neue_massnahmen:
        return "neu"
    if massnahme in konzept.laufende_massnahmen:
        return "läuft"
    return massnahme.status.titel if massnahme.status else "nicht angegeben"
