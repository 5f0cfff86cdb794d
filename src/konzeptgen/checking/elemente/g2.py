"""Erfüllt, wenn jedes Angebot, auf das die Kommune sich stützt, öffentlich und über das Jahr hinaus gefördert wird.

Gezählt werden laufende Angebote freier Träger, die eine Maßnahme oder eine Vereinbarung nennt. Öffentlich fördern Bund,
Land, Kommune und Europäische Union. Ist keine Förderung angegeben, gilt sie als nicht bekannt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from konzeptgen.base.german import datum
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import angebote, anteil, laufzeit, pfad
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="G2",
    titel="Freie Träger erhalten angemessene Unterstützung",
    fundstelle="A3",
    forderung="Wer für die Kommune Aufgaben übernimmt, bekommt dafür eine öffentliche Förderung, die über das laufende Jahr hinaus bewilligt ist.",
)
FELDER: Felder = {
    "massnahmen.angebote": (Verdorben(None, "auf welche Angebote", auch={"vereinbarungen.angebote": None}),),
    "massnahmen.status": (Verdorben("zurueckgestellt", "auf welche Angebote", auch={"vereinbarungen.angebote": None}),),
    "massnahmen.ende": (Verdorben("31.12.2025", "auf welche Angebote", auch={"vereinbarungen.angebote": None}),),
    "vereinbarungen.angebote": (Verdorben(None, "auf welche Angebote", auch={"massnahmen.angebote": None}),),
    "vereinbarungen.bis": (Verdorben("31.12.2025", "auf welche Angebote", auch={"massnahmen.angebote": None}),),
    "vereinbarungen.beginn": (Verdorben("01.01.2028", "auf welche Angebote", auch={"massnahmen.angebote": None}),),
    "vereinbarungen.datum": (Verdorben("01.01.2028", "auf welche Angebote", auch={"massnahmen.angebote": None}),),
    "angebote.traeger": (Verdorben("stadt", "auf welche Angebote"),),
    **laufzeit("auf welche Angebote"),
    "angebote.foerderung": (Verdorben(None, "Förderung ist nichts bekannt"),),
    "angebote.foerderung.geber": (Verdorben("eigenmittel", "Ohne laufende öffentliche Förderung"),),
    "angebote.foerderung.bis": (
        Verdorben("31.12.2025", "am 31.12.2025 ausgelaufen"),
        Verdorben("31.12.2026", "Nur bis 31.12.2026 bewilligt"),
        Verdorben(None, "Bis wann"),
    ),
    "traeger.art": (Verdorben("kommune", "auf welche Angebote"),),
    "traeger.beherrscht_von": (Verdorben("kommune", "auf welche Angebote"),),
}
_BASIS = """
traeger: [{{id: cv, name: Caritas, art: freie_wohlfahrt}}]
angebote:
  - {{id: a, traeger: cv, name: Auszugshilfe, leistungsart: auszugshilfe{0}}}
  - {{id: b, traeger: cv, name: Wohnungssuche, leistungsart: wohnungssuche{1}}}
massnahmen: [{{id: m, name: Wohnen, handlungsfeld: wohnen, angebote: [a, b]}}]
"""
_LANG = ", foerderung: [{geber: land, jahr: 2026, bis: 31.12.2028}]"
_KURZ = ", foerderung: [{geber: land, jahr: 2026, bis: 31.12.2026}]"
_EIGEN = ", foerderung: [{geber: eigenmittel, jahr: 2026}]"
_ALT = ", foerderung: [{geber: kommune, jahr: 2023, bis: 31.12.2025}]"
ERFUELLT = (_BASIS.format(_LANG, _LANG), _BASIS.format(_LANG, ""))
TEILWEISE = (
    (_BASIS.format(_LANG, _KURZ), "Nur bis 31.12.2026 bewilligt ist die Förderung von „Wohnungssuche“."),
    (_BASIS.format(_LANG, _ALT), "Die Förderung von „Wohnungssuche“ ist am 31.12.2025 ausgelaufen."),
    (_BASIS.format(_LANG, _EIGEN), "Ohne laufende öffentliche Förderung arbeitet „Wohnungssuche“."),
)
OFFEN = (
    (_BASIS.format(_EIGEN, _EIGEN), "Ohne laufende öffentliche Förderung arbeiten „Auszugshilfe“ und „Wohnungssuche“."),
)
OHNE_DATEN = (_BASIS.format("", ""), _BASIS.format(_LANG, _LANG).replace(", angebote: [a, b]", ""))

_OEFFENTLICH = frozenset({"bund", "land", "kommune", "eu"})


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield which offers are well funded, which are not, by the same reason, and of which it is not known."""
    offers = _genutzte(konzept)
    if not offers:
        sentence = "Es ist nicht erfasst, auf welche Angebote freier Träger die Kommune sich stützt."
        yield Unbekannt(sentence, ("massnahmen",))
        return
    by_state: dict[_Lage, list[Angebot]] = {}
    for angebot in offers:
        by_state.setdefault(_lage(konzept, angebot), []).append(angebot)
    known = [a for (state, _), group in by_state.items() for a in group if state in {"lang", "kurz", "vorbei", "ohne"}]
    for (state, day), group in by_state.items():
        path = pfad(konzept, "angebote", group[0], "foerderung")
        if state == "lang":
            share = anteil(len(group), len(known), len(offers), ("Angebot", "Angeboten", "n"))
            sentence = (
                f"Bei {share} ist öffentliche Förderung über das laufende Jahr hinaus bewilligt: {angebote(group)}."
            )
            yield Erfuellt(sentence, path, group[0].id)
        elif state in _UNBEKANNT:
            yield Unbekannt(f"{_UNBEKANNT[state]} {_dativ(group)}.", path, group[0].id, daneben=bool(known))
        else:
            yield Fehlt(_mangel(state, day, group), path, group[0].id)


_Lage = tuple[str, date | None]
"""How an offer is funded, and the last day that counts for it."""

_UNBEKANNT = {
    "still": "Zur Förderung ist nichts bekannt bei",
    "offen": "Bis wann die Förderung bewilligt ist, ist nicht bekannt bei",
}


def _mangel(state: str, day: date | None, group: Sequence[Angebot]) -> str:
    if state == "ohne" or day is None:
        verb = "arbeitet" if len(group) == 1 else "arbeiten"
        return f"Ohne laufende öffentliche Förderung {verb} {angebote(group)}."
    if state == "vorbei":
        return f"Die Förderung von {_dativ(group)} ist am {datum(day)} ausgelaufen."
    return f"Nur bis {datum(day)} bewilligt ist die Förderung von {_dativ(group)}."


def _dativ(group: Sequence[Angebot]) -> str:
    return angebote(group, dativ=True)


def _genutzte(konzept: Konzept) -> list[Angebot]:
    """Return the running offers of free providers on which measures and agreements rely, each once."""
    measures = (massnahme.angebote for massnahme in konzept.offene_massnahmen)
    agreed = (vereinbarung.angebote for vereinbarung in konzept.geltende_vereinbarungen)
    used = dict.fromkeys(angebot for offers in (*measures, *agreed) for angebot in offers)
    return [angebot for angebot in konzept.freie_angebote(konzept.aktive_angebote) if angebot in used]


def _lage(konzept: Konzept, angebot: Angebot) -> _Lage:
    """Return how an offer is funded: "lang", "kurz", "vorbei", "ohne" public money, "offen" how long, or "still"."""
    if not angebot.foerderung:
        return "still", None
    granted = [f for f in angebot.foerderung if f.bis is None or f.bis >= konzept.tag]
    if not granted:
        return "vorbei", max(f.bis for f in angebot.foerderung if f.bis)
    public = [f for f in granted if f.geber in _OEFFENTLICH]
    if not public:
        return "ohne", None
    last = max((f.bis for f in public if f.bis), default=None)
    if last and last.year > konzept.tag.year:
        return "lang", None
    return ("offen", None) if any(f.bis is None for f in public) else ("kurz", last)
