"""Sentences on measures, by their state and by who carries them out, on needs that they take up, and on indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import anzahl, aufzaehlung, datum, gross, numerus, pronomen, zahl
from konzeptgen.composing.lesarten import OFFEN
from konzeptgen.composing.sicht import without_signs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from konzeptgen.base.scalars import Wert
    from konzeptgen.model.bedarfe import Bedarf
    from konzeptgen.model.kommune import Indikator
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.massnahmen import Massnahme, Ziel


OHNE_STAND = "weder als neu noch als laufend angegeben"
"""Said of measures whose data are silent, and of those that are called old and do not run."""


def stand_der_massnahmen(konzept: Konzept, massnahmen: Iterable[Massnahme]) -> str:
    """Return how many of ``massnahmen`` are new, run, are over or put off, and of how many that is unknown."""
    every = set(massnahmen)
    new = every.intersection(konzept.neue_massnahmen)
    begun = _davon_begonnen(len(konzept.begonnene(new)), len(new))
    groups = (
        (konzept.neue_massnahmen, f"ist neu{begun}", f"sind neu{begun}"),
        (konzept.laufende_massnahmen, "läuft bereits", "laufen bereits"),
        (konzept.vergangene_massnahmen, "ist abgeschlossen", "sind abgeschlossen"),
        (konzept.ruhende_massnahmen, "ist zurückgestellt", "sind zurückgestellt"),
        (konzept.massnahmen_ohne_stand, f"ist {OHNE_STAND}", f"sind {OHNE_STAND}"),
    )
    counted = [(len(every.intersection(found)), one, many) for found, one, many in groups]
    said = [f"{_von(count, len(every))} {numerus(count, one, many)}" for count, one, many in counted if count]
    return f"{gross(aufzaehlung(said))}." if said else ""


def _davon_begonnen(begun: int, new: int) -> str:
    """Return how many of the new measures run already, in brackets; nothing where none does."""
    if not begun:
        return ""
    who = _von(begun, new) if begun == new else f"{pronomen(begun, 'f')} davon"
    return f" ({who} {numerus(begun, 'läuft', 'laufen')} schon)"


def _von(count: int, every: int) -> str:
    """Return "sie" for the only one, "beide" or "alle" for all, else how many."""
    if count < every:
        return pronomen(count, "f")
    return {1: "sie", 2: "beide"}.get(every, "alle")


def durchfuehrung_der_massnahmen(konzept: Konzept) -> str:
    """Return who carries out the measures that are neither over nor put off; nothing where there are none."""
    every = konzept.offene_massnahmen
    words = (
        ("kommune", "führt die Kommune allein durch"),
        ("gemeinsam", "führt die Kommune gemeinsam mit freien Trägern durch"),
        ("freier_traeger", "führen freie Träger durch"),
    )
    counted = [(len(konzept.durchgefuehrt(every, who)), said) for who, said in words]
    parts = [f"{_von(count, len(every))} {said}" for count, said in counted if count]
    unknown = len(konzept.durchgefuehrt(every, None))
    parts += [f"zu {pronomen(unknown, 'f', 'dat')} ist es nicht angegeben"] if unknown else []
    if not every or len(every) == len(konzept.massnahmen):
        return f"{gross('; '.join(parts))}." if every else ""
    opening = anzahl(len(every), "Maßnahme ist", "Maßnahmen sind", "f", gross=True)
    return f"{opening} weder abgeschlossen noch zurückgestellt: {'; '.join(parts)}."


def begruendete_massnahmen(konzept: Konzept) -> str:
    """Return for how many of the municipality's own measures a reason is given, and whether it still holds."""
    answers = konzept.gueltige_begruendungen
    if not answers.alle:
        return ""
    which = anzahl(answers.alle, "Maßnahme der Kommune", "Maßnahmen der Kommune", "f", "akk")
    over = len(answers.nein)
    who = _von(over, answers.alle) if over == answers.alle else f"{pronomen(over, 'f')} davon"
    note = f"; {who} {numerus(over, 'gilt', 'gelten')} nicht mehr" if over else ""
    return f"Für {which} ist eine Begründung angegeben{note}."


def gemeldete_bedarfe(konzept: Konzept) -> str:
    """Return how many needs are reported, how many of them by free providers, and how many a measure takes up."""
    number, free = len(konzept.bedarfe), len(konzept.bedarfe_freier)
    said = (
        f"Aus der Einzelfallarbeit {numerus(number, 'ist', 'sind')} {anzahl(number, 'Bedarf', 'Bedarfe', 'm')} gemeldet"
    )
    if free == number:
        said += ", von einem freien Träger" if number == 1 else ", alle von freien Trägern"
    elif number > 1:
        said += f", {pronomen(free, 'm')} davon von freien Trägern"
    return f"{said}. {_aufgegriffen(konzept)}"


def _aufgegriffen(konzept: Konzept) -> str:
    number, without = len(konzept.bedarfe), konzept.unbeantwortete_bedarfe
    if number == 1:
        return f"{'Noch keine' if without else 'Mindestens eine'} Maßnahme greift ihn auf."
    if not without:
        return "Jeden davon greift mindestens eine Maßnahme auf."
    if len(without) == number:
        return "Keinen davon greift bisher eine Maßnahme auf."
    if len(without) == 1:
        return f"Einen davon greift noch keine Maßnahme auf: {without[0].titel}"
    return f"{gross(pronomen(len(without), 'm'))} davon greift noch keine Maßnahme auf."


def aufgreifende(konzept: Konzept, bedarf: Bedarf) -> str:
    """Return which measures take up a need, with their state where it is recorded."""
    measures = konzept.antworten_auf(bedarf)
    if not measures:
        return "Noch keine Maßnahme greift das auf."
    named = (f"{m.name} ({m.status.titel})" if m.status else m.name for m in measures)
    return f"Das greift auf: {aufzaehlung(named)}."


def herkunft_des_bedarfs(bedarf: Bedarf) -> str:
    """Return who reported a need, on what ground, when and from how many cases, as far as it is known."""
    who = bedarf.gemeldet_von.kurz if bedarf.gemeldet_von else "Quelle offen"
    day = datum(bedarf.datum) if bedarf.datum else ""
    cases = anzahl(bedarf.faelle, "Fall", "Fälle", "m") if bedarf.faelle else ""
    return ", ".join(part for part in (who, bedarf.grundlage, day, cases) if part)


def zieljahr(konzept: Konzept, ziel: Ziel) -> str:
    """Return by when a goal is to be reached, and that this year is over where it is; nothing without a year."""
    if ziel.bis is None:
        return ""
    return f"Das Zieljahr {ziel.bis} ist vorbei." if ziel.bis < konzept.tag.year else f"Bis {ziel.bis}."


def ziel_mit_jahr(konzept: Konzept, ziel: Ziel) -> str:
    """Return a goal and by when it is to be reached, parted by a full stop where the author set none."""
    year = zieljahr(konzept, ziel)
    stop = "." if year and not without_signs(ziel.text).endswith((".", "!", "?", "…")) else ""
    return f"{ziel.text}{stop} {year}".strip()


def titel_von(wert: Wert | None) -> str:
    """Return how a value of a list is called, "nicht angegeben" where there is none."""
    return wert.titel if wert else "nicht angegeben"


def indikatorwert(indikator: Indikator, stellen: int) -> str:
    """Return the newest value of an indicator with its year for 0, the one before for 1, "offen" without it."""
    found = indikator.wert_vor(stellen)
    return f"{zahl(found.wert, indikator.nachkommastellen)} ({found.jahr})" if found else OFFEN


def indikatorziel(indikator: Indikator) -> str:
    """Return the goal of an indicator with its year, "offen" without one."""
    if indikator.ziel is None:
        return OFFEN
    year = f" (bis {indikator.zieljahr})" if indikator.zieljahr else ""
    return f"{zahl(indikator.ziel, indikator.nachkommastellen)}{year}"
