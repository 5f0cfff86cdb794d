"""Erfüllt, wenn das Jobcenter feste Ansprechstellen für mehrere Branchen hat und sich mit einer Beratungsstelle regelmäßig trifft.

Eine Ansprechstelle zählt, wenn zur Branche die Stelle genannt ist. Regelmäßig heißt: Zu einer bestehenden Zusammenarbeit
mit dem Jobcenter sind ein laufendes Angebot der Beratung oder des Handlungsfelds Arbeit und der Turnus angegeben.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import aufzaehlung, numerus
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import angebote, einmal, laufzeit, pfad
from konzeptgen.model.arbeit import Arbeitskooperation
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="B1",
    titel="Beratungsdienste und Jobcenter mit kurzem Draht",
    fundstelle="E2, N6",
    handlungsfeld="arbeit",
    forderung="Beratungsstellen haben im Jobcenter feste Ansprechstellen für die einzelnen Branchen, und beide Seiten treffen sich regelmäßig.",
    rechtslage="Das Jobcenter arbeitet nach dem Gesetz auch mit den Trägern der Freien Wohlfahrtspflege zusammen. Feste Ansprechstellen schreibt das Gesetz nicht vor.",
    normen=("sgb2-18",),
    adressat=("kreis",),
)
_KEINE = "Eine bestehende Zusammenarbeit mit dem Jobcenter ist nicht erfasst"
_RUHT = "arbeitet kein laufendes Angebot der Beratung"
FELDER: Felder = {
    "jobcenter": (Verdorben(None, "welche Ansprechstellen"),),
    "jobcenter.name": (
        Verdorben("Arbeitsamt", _KEINE, auch={"arbeitskooperationen.partner": "Kommunale Vermittlung"}),
    ),
    "jobcenter.ansprechstellen": (Verdorben(None, "welche Ansprechstellen"), Verdorben([], "welche Ansprechstellen")),
    "jobcenter.ansprechstellen.branche": (Verdorben("Bau", "nur für eine Branche"),),
    "jobcenter.ansprechstellen.stelle": (Verdorben(None, "welche Stelle im Jobcenter"),),
    "arbeitskooperationen": (Verdorben(None, "ob Beratungsstellen und Jobcenter zusammenarbeiten"),),
    "arbeitskooperationen.partner": (Verdorben("Handwerkskammer", _KEINE),),
    "arbeitskooperationen.angebot": (Verdorben(None, "welches Angebot"),),
    "arbeitskooperationen.turnus": (Verdorben(None, "wie oft"),),
    "arbeitskooperationen.seit": (Verdorben("2099", _KEINE),),
    "arbeitskooperationen.ende": (Verdorben("31.12.2025", _KEINE),),
    "angebote.leistungsart": (Verdorben("schulsozialarbeit", _RUHT),),
    **laufzeit(_RUHT),
}
_BASIS = """
traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]
angebote: [{id: mbe, traeger: cv, name: MBE, leistungsart: mbe}, {id: alt, traeger: cv, name: Alt, leistungsart: mbe, status: beendet}]
"""
_BAU = "{branche: Bau, stelle: Arbeitgeber-Service}"
_STELLEN = "jobcenter: {name: Jobcenter, ansprechstellen: [%s]}\n"
_DRAHT = _STELLEN % f"{_BAU}, {{branche: Pflege, stelle: Vermittlung}}"
_TREFFEN = (
    "arbeitskooperationen: [{angebot: mbe, partner: Jobcenter, gegenstand: Fallbesprechung, turnus: monatlich}]\n"
)
ERFUELLT = (
    _BASIS + _DRAHT + _TREFFEN,
    _BASIS + _DRAHT.replace("}]", "}, {branche: Handel}]") + _TREFFEN,
    _BASIS + (_DRAHT + _TREFFEN).replace("Jobcenter", "Kommunale Vermittlung"),
)
TEILWEISE = (
    (_BASIS + _STELLEN % _BAU + _TREFFEN, "Eine Ansprechstelle im Jobcenter ist nur für eine Branche erfasst."),
    (_BASIS + _DRAHT, "ob Beratungsstellen und Jobcenter zusammenarbeiten"),
    (_BASIS + _DRAHT + _TREFFEN.replace(", turnus: monatlich", ""), "wie oft sich Jobcenter und „MBE“ treffen"),
    (_BASIS + _DRAHT + _TREFFEN.replace("angebot: mbe, ", ""), "welches Angebot mit dem Jobcenter zusammenarbeitet"),
    (_BASIS + _DRAHT + _TREFFEN.replace("mbe", "alt"), _RUHT),
)
OFFEN = ((_BASIS + _TREFFEN.replace("partner: Jobcenter", "partner: Handwerkskammer"), _KEINE),)
OHNE_DATEN = (
    _BASIS,
    _BASIS + _STELLEN % "",
    _BASIS + _STELLEN % "{branche: Bau}" + _TREFFEN.replace(", turnus: monatlich", ""),
)

_BERATUNG = ("beratung", "arbeit")
_MEHRERE = 2


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield the trades with an office at the Jobcenter, and whether a service meets with it at a rhythm."""
    yield from _ansprechstellen(konzept)
    yield from _treffen(konzept)


def _ansprechstellen(konzept: Konzept) -> Iterator[Teil]:
    path = ("jobcenter", "ansprechstellen")
    if not konzept.ansprechstellen:
        yield Unbekannt("Nicht bekannt ist, welche Ansprechstellen das Jobcenter hat.", path)
        return
    named = list(dict.fromkeys(one.branche for one in konzept.ansprechstellen if one.stelle))
    silent = list(dict.fromkeys(one.branche for one in konzept.ansprechstellen if one.branche not in named))
    if named:
        yield Erfuellt(f"Ansprechstellen im Jobcenter gibt es für: {aufzaehlung(named)}.", path)
    if named and len({*named, *silent}) < _MEHRERE:
        yield Fehlt("Eine Ansprechstelle im Jobcenter ist nur für eine Branche erfasst.", path)
    if silent:
        sentence = f"Nicht bekannt ist, welche Stelle im Jobcenter zuständig ist für: {aufzaehlung(silent)}."
        yield Unbekannt(sentence, path, daneben=len(named) >= _MEHRERE)


def _treffen(konzept: Konzept) -> Iterator[Teil]:
    path = ("arbeitskooperationen",)
    if not konzept.arbeitskooperationen:
        yield Unbekannt("Nicht bekannt ist, ob Beratungsstellen und Jobcenter zusammenarbeiten.", path)
        return
    entries = [one for one in konzept.da(konzept.arbeitskooperationen) if _mit_jobcenter(konzept, one)]
    lacks = [lack for one in entries if (lack := _offen(konzept, one))]
    regular = einmal(one.angebot for one in entries if one.angebot and not _offen(konzept, one))
    if regular:
        verb = numerus(regular, "trifft", "treffen")
        yield Erfuellt(f"Mit dem Jobcenter {verb} sich regelmäßig: {angebote(regular)}.", path)
    elif entries:
        yield from lacks
    else:
        yield Fehlt("Eine bestehende Zusammenarbeit mit dem Jobcenter ist nicht erfasst.", path)


def _mit_jobcenter(konzept: Konzept, kooperation: Arbeitskooperation) -> bool:
    """Return whether the partner is the Jobcenter, by that word or by the name that it has here."""
    name = konzept.jobcenter.name if konzept.jobcenter else "Jobcenter"
    return any(word.casefold() in kooperation.partner.casefold() for word in ("Jobcenter", name))


def _offen(konzept: Konzept, kooperation: Arbeitskooperation) -> Teil | None:
    """Return what keeps an entry from being regular meetings of a service with the Jobcenter."""
    angebot = kooperation.angebot
    path = pfad(konzept, "arbeitskooperationen", kooperation)
    if angebot is None:
        sentence = "Nicht bekannt ist, welches Angebot mit dem Jobcenter zusammenarbeitet."
        return Unbekannt(sentence, (*path, "angebot"))
    if not (konzept.ist_da(angebot) and angebot.handlungsfeld in _BERATUNG):
        return Fehlt(
            f"Beim Eintrag zu „{angebot.name}“ arbeitet kein laufendes Angebot der Beratung mit dem Jobcenter zusammen.",
            (*path, "angebot"),
            angebot.id,
        )
    if not kooperation.turnus:
        return Unbekannt(f"Nicht bekannt ist, wie oft sich Jobcenter und „{angebot.name}“ treffen.", (*path, "turnus"))
    return None
