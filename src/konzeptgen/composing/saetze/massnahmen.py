"""Sentences on reported needs and on the municipality's measures, their money and who carries them out."""

from __future__ import annotations

from konzeptgen.base.german import anzahl, datum, euro, gross, zahl, zahlwort
from konzeptgen.base.scalars import Wert
from konzeptgen.composing.luecken import fehlstellen
from konzeptgen.composing.subjects import MitBezug
from konzeptgen.model.bedarfe import Bedarf
from konzeptgen.model.kommune import Indikator
from konzeptgen.model.konzept import Konzept

_WARTELISTEN = 3


def offene_punkte(konzept: Konzept) -> tuple[str, ...]:
    """Return what the data show to be missing, with the longest queues and the reported needs, as sentences."""
    found = tuple(fehlstellen(konzept))
    return (*found, *_wartelisten(konzept), *_gemeldet(konzept)) if found else ()


def _wartelisten(konzept: Konzept) -> tuple[str, ...]:
    queues = [f"{feld.kurz} ({zahl(people)})" for feld, people in konzept.wartende_je_feld]
    return (f"Die längsten Wartelisten: {', '.join(queues[:_WARTELISTEN])}.",) if len(queues) > 1 else ()


def _gemeldet(konzept: Konzept) -> tuple[str, ...]:
    number = len(konzept.bedarfe)
    if number == 1:
        return ("Aus der Beratung ist ein Bedarf gemeldet; er steht in seinem Handlungsfeld.",)
    many = f"Aus der Beratung sind {zahlwort(number)} Bedarfe gemeldet; sie stehen in den Handlungsfeldern."
    return (many,) if number else ()


def zur_entscheidung(konzept: Konzept) -> str:
    """Return how many measures are up for decision or, once that is made, belong to the Konzept; without a stop."""
    measures = anzahl(len(konzept.massnahmen), "Maßnahme", "Maßnahmen", "f", "akk")
    if not konzept.entwurf:
        return f"Das Konzept enthält {measures}"
    return f"Zur Entscheidung {'steht' if len(konzept.massnahmen) == 1 else 'stehen'} {measures}"


def bezifferte_mittel(konzept: Konzept) -> str:
    """Return what the measures cost in a year and for how many it is given, nothing where nothing is."""
    if not konzept.massnahmenmittel:
        return ""
    known, every = len(konzept.bezifferte_massnahmen), len(konzept.massnahmen)
    if known == every:
        which = "diese Maßnahme" if every == 1 else "alle"
    else:
        which = anzahl(known, "Maßnahme", "Maßnahmen", "f", "akk")
    return f"Für {which} sind Mittel beziffert: zusammen {euro(konzept.massnahmenmittel)} im Jahr."


def vorgesehene(konzept: Konzept) -> str:
    """Return how many measures the Konzept holds, and how many of them the municipality itself carries out."""
    every = anzahl(len(konzept.massnahmen), "Maßnahme ist", "Maßnahmen sind", "f", gross=True)
    said = f"{every} in diesem Konzept vorgesehen."
    own = len(konzept.kommunale_massnahmen)
    if not own:
        return said
    which = "Eine" if own == 1 else gross(zahlwort(own))
    return f"{said} {which} davon führt die Kommune selbst oder gemeinsam mit freien Trägern durch."


def antworten_auf_bedarfe(konzept: Konzept) -> str:
    """Return how many needs free providers have reported, and how many of them a measure answers."""
    number, unanswered = len(konzept.bedarfe), konzept.unbeantwortete_bedarfe
    said = f"Freie Träger haben {anzahl(number, 'Bedarf', 'Bedarfe', 'm', 'akk')} aus ihrer Beratung gemeldet."
    if number == 1:
        return f"{said} Darauf antwortet {'noch keine' if unanswered else 'mindestens eine'} Maßnahme."
    if not unanswered:
        return f"{said} Auf jeden antwortet mindestens eine Maßnahme."
    if len(unanswered) == 1:
        which = f"Auf einen davon antwortet noch keine Maßnahme: {unanswered[0].titel}"
        return MitBezug(f"{said} {which}", unanswered[0])
    return f"{said} Auf {zahlwort(len(unanswered))} davon antwortet noch keine Maßnahme."


def herkunft_des_bedarfs(bedarf: Bedarf) -> str:
    """Return who reported a need, on what ground, when and from how many cases, as far as it is known."""
    who = bedarf.gemeldet_von.kurz if bedarf.gemeldet_von else "Quelle offen"
    day = datum(bedarf.datum) if bedarf.datum else ""
    cases = anzahl(bedarf.faelle, "Fall", "Fälle", "m") if bedarf.faelle else ""
    return ", ".join(part for part in (who, bedarf.grundlage, day, cases) if part)


def titel_von(wert: Wert | None) -> str:
    """Return how a value of a list is called, "offen" where none is given."""
    return wert.titel if wert else "offen"


def indikatorwert(indikator: Indikator, stellen: int) -> str:
    """Return the newest value of an indicator with its year for 0, the one before for 1, "offen" without it."""
    found = indikator.wert_vor(stellen)
    return f"{zahl(found.wert, indikator.nachkommastellen)} ({found.jahr})" if found else "offen"


def indikatorziel(indikator: Indikator) -> str:
    """Return the goal of an indicator with its year, "offen" without one."""
    if indikator.ziel is None:
        return "offen"
    year = f" (bis {indikator.zieljahr})" if indikator.zieljahr else ""
    return f"{zahl(indikator.ziel, indikator.nachkommastellen)}{year}"
