"""Sentences on working together: funding of free providers, agreements, planning of youth welfare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from konzeptgen.base.german import alle, anzahl, aufzaehlung, datum, numerus, pronomen, zahlwort
from konzeptgen.composing.dreiwertig import Worte, dreiwertig
from konzeptgen.composing.lesarten import OFFEN

if TYPE_CHECKING:
    from konzeptgen.model.konzept import Konzept
    from konzeptgen.model.zusammenarbeit import Planungsbeteiligung, Vereinbarung

_FOERDERUNG = Worte(
    "hat",
    "haben",
    "eine laufende Förderung",
    "zurzeit keine Förderung",
    "zurzeit keine",
    "ist keine Förderung erfasst",
)


def foerderung_freier_traeger(konzept: Konzept) -> str:
    """Return for how many offers of free providers funding is granted now; nothing where that is known of none."""
    answers = konzept.foerderung_freier
    if answers.gar_nichts:
        return ""
    if answers.alle == 1:
        word = "eine laufende" if answers.ja else "keine laufende"
        return f"Für das einzige Angebot eines freien Trägers ist {word} Förderung erfasst."
    if answers.alle == len(answers.ja):
        return f"{alle(answers.alle)} Angebote freier Träger haben eine laufende Förderung."
    said = dreiwertig(answers, "n", _FOERDERUNG)
    return f"Von {zahlwort(answers.alle)} Angeboten freier Träger {said}."


def geltende_vereinbarungen(konzept: Konzept) -> str:
    """Return how many agreements hold, how many are still to come and how many are over."""
    holding, over = len(konzept.geltende_vereinbarungen), len(konzept.vergangene(konzept.vereinbarungen))
    coming = len(konzept.kuenftige(konzept.vereinbarungen))
    many = "Vereinbarungen regeln" if holding else "Vereinbarung regelt"
    said = [f"{anzahl(holding, 'Vereinbarung regelt', many, 'f', gross=True)} die Zusammenarbeit"]
    said += [f"{pronomen(coming, 'f')} {numerus(coming, 'gilt', 'gelten')} erst später"] if coming else []
    said += [f"{pronomen(over, 'f')} {numerus(over, 'ist', 'sind')} ausgelaufen"] if over else []
    return f"{'; '.join(said)}."


def weisungsfrei(vereinbarung: Vereinbarung) -> str:
    """Return whether the provider works free of instructions: "ja", "nein" or "offen"."""
    return {"ja": "nein", "nein": "ja"}.get(vereinbarung.weisungsgebunden, OFFEN)


def jugendhilfeplanung(konzept: Konzept) -> str:
    """Return who takes part in which phase of youth welfare planning; nothing where nobody is named."""
    named = [_phase(konzept, entry) for entry in konzept.jugendhilfeplanung if entry.traeger]
    return f"An der Jugendhilfeplanung sind beteiligt: {'; '.join(named)}." if named else ""


def _phase(konzept: Konzept, entry: Planungsbeteiligung) -> str:
    planned = "vorgesehen für den " if konzept.ist_zukunft(entry.datum) else ""
    day = f", {planned}{datum(entry.datum)}" if entry.datum else ""
    return f"{aufzaehlung(traeger.kurz for traeger in entry.traeger)} ({entry.phase.titel}{day})"
