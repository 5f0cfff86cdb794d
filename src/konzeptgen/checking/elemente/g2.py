"""Erfüllt, wenn jedes Angebot, auf das die Kommune sich stützt, öffentlich und länger als ein Jahr gefördert wird.

Gezählt werden laufende Angebote freier Träger, die eine Maßnahme oder eine Vereinbarung nennt. Öffentlich fördern Bund,
Land, Kommune und Europäische Union. Ist keine Förderung angegeben, gilt sie als nicht bekannt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from konzeptgen.base.german import datum
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import anteil, namen, pfad
from konzeptgen.checking.elemente.zeit import ausgelaufen, besteht
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.bausteine import Foerderung
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="G2",
    titel="Freie Träger erhalten angemessene Unterstützung",
    fundstelle="A3",
    forderung="Wer für die Kommune Aufgaben übernimmt, bekommt dafür eine öffentliche Förderung, die länger als ein Jahr gilt.",
)
FELDER: Felder = {
    "massnahmen.angebote": (Verdorben(None, "auf welche Angebote", auch={"vereinbarungen.angebote": None}),),
    "massnahmen.status": (Verdorben("zurueckgestellt", "auf welche Angebote", auch={"vereinbarungen.angebote": None}),),
    "vereinbarungen.angebote": (Verdorben(None, "auf welche Angebote", auch={"massnahmen.angebote": None}),),
    "vereinbarungen.bis": (Verdorben("31.12.2025", "auf welche Angebote", auch={"massnahmen.angebote": None}),),
    "vereinbarungen.datum": (Verdorben("01.01.2028", "auf welche Angebote", auch={"massnahmen.angebote": None}),),
    "angebote.traeger": (Verdorben("stadt", "auf welche Angebote"),),
    "angebote.status": (Verdorben("beendet", "auf welche Angebote"),),
    "angebote.foerderung": (Verdorben(None, "Förderung ist nichts bekannt"),),
    "angebote.foerderung.geber": (Verdorben("eigenmittel", "ohne öffentliche Förderung"),),
    "angebote.foerderung.jahr": (Verdorben("2028", "nur für ein Jahr"),),
    "angebote.foerderung.bis": (Verdorben("31.12.2025", "ausgelaufen"), Verdorben(None, "Wie lange")),
    "traeger.art": (Verdorben("kommune", "auf welche Angebote"),),
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
    (_BASIS.format(_LANG, _KURZ), "Die Förderung von „Wohnungssuche“ gilt nur für ein Jahr, bis 31.12.2026."),
    (_BASIS.format(_LANG, _ALT), "Die Förderung von „Wohnungssuche“ ist am 31.12.2025 ausgelaufen."),
)
OFFEN = ((_BASIS.format(_EIGEN, _EIGEN), "„Auszugshilfe“ arbeitet ohne öffentliche Förderung."),)
OHNE_DATEN = (_BASIS.format("", ""), _BASIS.format(_LANG, _LANG).replace(", angebote: [a, b]", ""))

_OEFFENTLICH = frozenset({"bund", "land", "kommune", "eu"})
_JAHR = timedelta(days=366)


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield what is well funded, each offer that is not, and those of which it is not known."""
    offers = _genutzte(konzept)
    if not offers:
        yield Unbekannt(
            "Es ist nicht erfasst, auf welche Angebote freier Träger die Kommune sich stützt.", ("massnahmen",)
        )
        return
    lacks = {angebot: _mangel(konzept, angebot) for angebot in offers}
    silent = [angebot for angebot, lack in lacks.items() if lack is None]
    fine = [angebot for angebot, lack in lacks.items() if lack == ""]
    known = len(offers) - len(silent)
    if fine:
        share = anteil(len(fine), known, len(offers), ("Angebot", "Angeboten", "n"))
        sentence = (
            f"Bei {share} ist eine öffentliche Förderung für mehr als ein Jahr zugesagt: {namen(a.name for a in fine)}."
        )
        yield Erfuellt(sentence, pfad(konzept, "angebote", fine[0], "foerderung"), fine[0].id)
    for angebot, lack in lacks.items():
        if lack:
            yield Fehlt(lack, pfad(konzept, "angebote", angebot, "foerderung"), angebot.id)
    if silent:
        yield _unbekannt(konzept, silent, daneben=bool(known))


def _unbekannt(konzept: Konzept, silent: list[Angebot], *, daneben: bool) -> Unbekannt:
    named = any(angebot.foerderung for angebot in silent)
    path = pfad(konzept, "angebote", silent[0], "foerderung")
    offers = namen(angebot.name for angebot in silent)
    what = "Wie lange die Förderung gilt, ist nicht bekannt bei" if named else "Zur Förderung ist nichts bekannt bei"
    return Unbekannt(f"{what} {offers}.", path, silent[0].id, daneben=daneben)


def _genutzte(konzept: Konzept) -> list[Angebot]:
    """Return the running offers of free providers on which measures and agreements rely, each once."""
    measures = (massnahme.angebote for massnahme in konzept.massnahmen if not massnahme.ruht)
    agreed = (v.angebote for v in konzept.vereinbarungen if besteht(v, konzept.stichtag))
    used = dict.fromkeys(angebot for offers in (*measures, *agreed) for angebot in offers)
    return [angebot for angebot in konzept.freie_angebote(konzept.aktive_angebote) if angebot in used]


def _mangel(konzept: Konzept, angebot: Angebot) -> str | None:
    """Return what is wrong with the funding of an offer, nothing where it is well, None where it is not known."""
    ends = [ausgelaufen(f, konzept.stichtag) for f in angebot.foerderung]
    running = [f for f, ended in zip(angebot.foerderung, ends, strict=True) if ended is None]
    if angebot.foerderung and not running:
        return f"Die Förderung von „{angebot.name}“ ist am {datum(max(day for day in ends if day))} ausgelaufen."
    public = [f for f in running if f.geber in _OEFFENTLICH]
    if running and not public:
        return f"„{angebot.name}“ arbeitet ohne öffentliche Förderung."
    return _dauer(konzept, angebot, public)


def _dauer(konzept: Konzept, angebot: Angebot, public: Iterable[Foerderung]) -> str | None:
    lasting = {f: _lang(konzept, f) for f in public}
    if True in lasting.values():
        return ""
    if not lasting or None in lasting.values():
        return None
    last = max(f.bis for f in lasting if f.bis)
    return f"Die Förderung von „{angebot.name}“ gilt nur für ein Jahr, bis {datum(last)}."


def _lang(konzept: Konzept, foerderung: Foerderung) -> bool | None:
    """Return whether a grant holds for more than a year, None where its begin or end is not known."""
    if foerderung.bis is None:
        return None
    if foerderung.jahr is not None:
        return foerderung.bis.year > foerderung.jahr
    return True if foerderung.bis - konzept.stichtag > _JAHR else None
