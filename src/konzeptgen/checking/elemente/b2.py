"""Erfüllt, wenn freie Träger Zugewanderte ausbilden und beschäftigen und die Kommune bei ihnen Angebote dazu fördert.

Gezählt werden Ausbildungsplätze, Arbeitsplätze und ihre Besetzung mit Zugewanderten in diesem und im letzten Jahr. Als
Förderung zählt Geld der Kommune für ein laufendes Angebot eines freien Trägers zu Ausbildung, Beschäftigung oder
Qualifizierung.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import angebote, laufzeit, ohne_freie, pfad
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="B2",
    titel="Freie Träger bilden aus und stellen ein",
    fundstelle="E1",
    handlungsfeld="arbeit",
    leistungsarten=("ausbildungsbegleitung", "beschaeftigungsprojekt", "qualifizierung"),
    forderung="Die Träger öffnen ihre eigenen Ausbildungs- und Arbeitsplätze für Zugewanderte, und die Kommune fördert Ausbildung und Beschäftigung bei ihnen.",
)
_PLAETZE = "bei freien Trägern keine Plätze erfasst"
_ANGEBOT = "kein laufendes Angebot eines freien Trägers"
_GELD = "fördert die Kommune nicht"
FELDER: Felder = {
    "traegerplaetze": (Verdorben(None, "keine Ausbildungs- und Arbeitsplätze bei Trägern erfasst"),),
    "traegerplaetze.jahr": (Verdorben("2001", _PLAETZE), Verdorben("2099", _PLAETZE)),
    "traegerplaetze.traeger": (Verdorben("stadt", _PLAETZE),),
    "traegerplaetze.ausbildung": (
        Verdorben("0", "keine Ausbildungsplätze"),
        Verdorben(None, "wie viele Ausbildungsplätze"),
    ),
    "traegerplaetze.beschaeftigung": (
        Verdorben("0", "keine Arbeitsplätze"),
        Verdorben(None, "wie viele Arbeitsplätze"),
    ),
    "traegerplaetze.zugewanderte": (
        Verdorben("0", "keine Plätze, die mit Zugewanderten besetzt sind"),
        Verdorben(None, "wie viele Plätze, die mit Zugewanderten besetzt sind"),
    ),
    "traeger.art": (Verdorben("kommune", _PLAETZE),),
    "traeger.beherrscht_von": (Verdorben("kommune", _PLAETZE),),
    "angebote": (Verdorben(None, "welche Angebote zu Ausbildung"),),
    "angebote.leistungsart": (Verdorben("mbe", _ANGEBOT),),
    "angebote.traeger": (Verdorben("stadt", _ANGEBOT),),
    **laufzeit(_ANGEBOT),
    "angebote.foerderung": (Verdorben(None, "wer „Angebot Ausbildung“ und „Angebot Quali“ fördert"),),
    "angebote.foerderung.geber": (Verdorben("bund", _GELD),),
    "angebote.foerderung.jahr": (Verdorben("2099", _GELD),),
    "angebote.foerderung.beginn": (Verdorben("01.01.2099", _GELD),),
    "angebote.foerderung.bis": (Verdorben("31.12.2025", _GELD),),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}, {id: st, name: Stadt, art: kommune}]
"""
_DREI = "traegerplaetze: [{traeger: cv, jahr: 2025, ausbildung: 3, beschaeftigung: 5, zugewanderte: 2}]\n"
_QUALI = "angebote: [{id: q, traeger: cv, name: Quali, leistungsart: qualifizierung, foerderung: [{geber: kommune}]}]\n"
_ANDERS = _QUALI.replace("geber: kommune", "geber: bund")
ERFUELLT = (
    _BASIS + _DREI + _QUALI,
    _BASIS + _DREI.replace("}]", "}, {traeger: cv, jahr: 2026}]") + _QUALI,
)
TEILWEISE = (
    (_BASIS + _DREI.replace("ausbildung: 3", "ausbildung: 0") + _QUALI, "Freie Träger haben keine Ausbildungsplätze."),
    (_BASIS + _DREI.replace("ausbildung: 3, ", "") + _QUALI, "wie viele Ausbildungsplätze freie Träger haben"),
    (_BASIS + _DREI.replace("zugewanderte: 2", "zugewanderte: 0") + _QUALI, "die mit Zugewanderten besetzt sind"),
    (_BASIS + _DREI + _ANDERS, "Das Angebot „Quali“ fördert die Kommune nicht."),
    (
        _BASIS + _DREI + _QUALI.replace(", foerderung: [{geber: kommune}]", ""),
        "Nicht bekannt ist, wer „Quali“ fördert.",
    ),
    (_BASIS + _DREI, "welche Angebote zu Ausbildung"),
)
OFFEN = (
    (_BASIS + _DREI.replace("traeger: cv", "traeger: st") + _ANDERS, "Für 2025 und 2026 sind bei freien Trägern keine"),
    (_BASIS + _QUALI.replace("traeger: cv", "traeger: st"), _ANGEBOT),
)
OHNE_DATEN = (_BASIS, _BASIS + "traegerplaetze: [{traeger: cv, jahr: 2026}]\n")

_FELDER = {
    "ausbildung": "Ausbildungsplätze",
    "beschaeftigung": "Arbeitsplätze",
    "zugewanderte": "Plätze, die mit Zugewanderten besetzt sind",
}


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield the kinds of place that free providers have, and the offers at theirs that the municipality funds."""
    yield from _plaetze(konzept)
    yield from _foerderung(konzept)


def _plaetze(konzept: Konzept) -> Iterator[Teil]:
    path = ("traegerplaetze",)
    if not konzept.traegerplaetze:
        yield Unbekannt("Es sind keine Ausbildungs- und Arbeitsplätze bei Trägern erfasst.", path)
        return
    years = (konzept.tag.year - 1, konzept.tag.year)
    recent = [one for one in konzept.traegerplaetze if one.traeger.frei and one.jahr in years]
    if not recent:
        there_are = (one.traeger for one in konzept.traegerplaetze if one.jahr in years)
        yield ohne_freie(
            there_are, f"Für {years[0]} und {years[1]} sind bei freien Trägern keine Plätze erfasst.", path
        )
        return
    counts = {name: [n for one in recent if (n := getattr(one, name)) is not None] for name in _FELDER}
    there = [was for name, was in _FELDER.items() if any(counts[name])]
    if there:
        yield Erfuellt(f"Freie Träger haben {aufzaehlung(there, 'sowie')}.", path)
    for name, was in _FELDER.items():
        if not counts[name]:
            yield Unbekannt(f"Nicht bekannt ist, wie viele {was}{_komma(was)} freie Träger haben.", (*path, name))
        elif not any(counts[name]):
            yield Fehlt(f"Freie Träger haben keine {was}.", (*path, name))


def _komma(was: str) -> str:
    return "," if "," in was else ""


def _foerderung(konzept: Konzept) -> Iterator[Teil]:
    if not konzept.angebote:
        yield Unbekannt("Nicht bekannt ist, welche Angebote zu Ausbildung und Beschäftigung es gibt.", ("angebote",))
        return
    offers = konzept.freie_angebote(konzept.angebote_der(*ELEMENT.leistungsarten))
    supported = set(konzept.gefoerdert_von("kommune"))
    funded = [angebot for angebot in offers if angebot in supported]
    silent = [a for a in offers if not a.foerderung]
    if funded:
        yield Erfuellt(f"Die Kommune fördert {angebote(funded)}.", _ort(konzept, funded))
    elif silent:
        sentence = f"Nicht bekannt ist, wer {angebote(silent)} fördert."
        yield Unbekannt(sentence, _ort(konzept, silent), silent[0].id)
    elif offers:
        what = "Das Angebot" if len(offers) == 1 else "Die Angebote"
        yield Fehlt(f"{what} {angebote(offers)} fördert die Kommune nicht.", _ort(konzept, offers))
    else:
        sentence = (
            "Zu Ausbildungsbegleitung, Qualifizierung und Beschäftigungsprojekten ist kein laufendes Angebot eines "
            "freien Trägers erfasst."
        )
        yield Fehlt(sentence, ("angebote", "leistungsart"))


def _ort(konzept: Konzept, offers: Sequence[Angebot]) -> tuple[str | int, ...]:
    return pfad(konzept, "angebote", offers[0], "foerderung")
