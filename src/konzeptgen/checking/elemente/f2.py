"""Erfüllt, wenn die Nachbarschaft jeder neuen Unterkunft vor deren Eröffnung informiert wurde.

Neu sind Unterkünfte, die in den letzten 24 Monaten eröffnet haben oder noch eröffnen, ohne dezentrale Wohnungen und ohne
geschlossene Häuser. Eine Information muss geschehen sein, und zwar vor dem Tag der Eröffnung.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from konzeptgen.base.german import numerus
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import anteil, namen, pfad
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.unterkuenfte import Unterkunft

ELEMENT = Element(
    code="F2",
    titel="Die Bürgerschaft erfährt früh von neuen Unterkünften",
    fundstelle="D2",
    handlungsfeld="aufnahme",
    forderung="Die Nachbarschaft erfährt von einer neuen Unterkunft, bevor die ersten Menschen einziehen.",
)
_KEINE = "keine neue Unterkunft"
FELDER: Felder = {
    "unterkuenfte": (Verdorben(None, _KEINE),),
    "unterkuenfte.art": (Verdorben("wohnung", _KEINE),),
    "unterkuenfte.eroeffnet_am": (
        Verdorben("01.03.2001", _KEINE),
        Verdorben("15.01.2026", "erst nach der Eröffnung"),
        Verdorben(None, "wann „Haus Nord“ und „Haus Süd“ eröffnet wurden"),
    ),
    "unterkuenfte.schliessung_am": (Verdorben("01.06.2026", _KEINE),),
    "unterkuenfte.informationen": (Verdorben(None, "ob die Nachbarschaft vor der Eröffnung"),),
    "unterkuenfte.informationen.datum": (
        Verdorben("01.06.2026", "erst nach der Eröffnung"),
        Verdorben("01.03.2026", "erst nach der Eröffnung"),
        Verdorben("01.12.2026", "Noch bevor steht die Information", auch={"unterkuenfte.eroeffnet_am": "01.03.2027"}),
    ),
}
_BASIS = "unterkuenfte:\n"
_HAUS = "  - {id: %s, name: Haus %s, art: gemeinschaftsunterkunft, eroeffnet_am: 01.03.2026%s}\n"
_VORHER = ", informationen: [{datum: 01.02.2026, form: Informationsabend}]"
_NACHHER = ", informationen: [{datum: 15.03.2026, form: Informationsabend}]"
_NORD = _HAUS % ("n", "Nord", _VORHER)
_OHNE_TAG = "  - {id: s, name: Haus Süd, art: notunterkunft}\n"
_BEVOR = ", informationen: [{datum: 01.12.2026, form: Informationsabend}]"
ERFUELLT = (
    _BASIS + _NORD,
    _BASIS + _NORD + _OHNE_TAG,
    _BASIS + _NORD + _HAUS % ("s", "Süd", ""),
    _BASIS + _NORD + (_HAUS % ("s", "Süd", _BEVOR)).replace("01.03.2026", "01.03.2027"),
    _BASIS + _NORD + (_HAUS % ("s", "Süd", _NACHHER)).replace("01.03.2026", "01.03.2016"),
)
TEILWEISE = (
    (
        _BASIS + _NORD + _HAUS % ("s", "Süd", _NACHHER),
        "Zu „Haus Süd“ ist eine Information der Nachbarschaft erst nach der Eröffnung erfasst.",
    ),
)
OFFEN = ((_BASIS + _HAUS % ("s", "Süd", _NACHHER), "erst nach der Eröffnung"),)
OHNE_DATEN = (
    _BASIS + _OHNE_TAG,
    _BASIS + _HAUS % ("s", "Süd", ""),
    _BASIS + _NORD.replace("gemeinschaftsunterkunft", "wohnung"),
    _BASIS + _NORD.replace("01.03.2026", "01.03.2016"),
)

_TAGE = 731


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield of how many new houses the neighbourhood heard in time, and those of which it did not or nobody knows."""
    houses = [haus for haus in konzept.nicht_vergangene(konzept.unterkuenfte) if haus.art != "wohnung"]
    since = konzept.tag - timedelta(days=_TAGE)
    new = [haus for haus in houses if haus.eroeffnet_am and haus.eroeffnet_am >= since]
    early = [haus for haus in new if _frueh(konzept, haus)]
    waiting = [haus for haus in new if haus not in early and _vorgesehen(haus)]
    late = [haus for haus in new if haus.informationen and haus not in (*early, *waiting)]
    known = len(early) + len(late)
    if early:
        share = anteil(len(early), known, len(new), ("neuen Unterkunft", "neuen Unterkünften", "f"))
        yield Erfuellt(f"Bei {share} wurde die Nachbarschaft vor der Eröffnung informiert.", _ort(konzept, early))
    if late:
        what = "eine Information der Nachbarschaft erst nach der Eröffnung erfasst"
        yield Fehlt(f"Zu {_namen(late)} ist {what}.", _ort(konzept, late), late[0].id)
    undated = [haus for haus in houses if haus.eroeffnet_am is None]
    silent = [haus for haus in new if not haus.informationen]
    yield from _unbekannt(konzept, waiting, silent, undated, daneben=known > 0)
    if not new and not undated:
        yield Unbekannt("Es ist keine neue Unterkunft erfasst.", ("unterkuenfte",))


def _frueh(konzept: Konzept, haus: Unterkunft) -> bool:
    """Return whether the neighbourhood has been told, and before the day of opening."""
    told = (info.datum for info in haus.informationen if info.datum <= konzept.tag)
    return any(haus.eroeffnet_am and day < haus.eroeffnet_am for day in told)


def _vorgesehen(haus: Unterkunft) -> bool:
    return any(haus.eroeffnet_am and info.datum < haus.eroeffnet_am for info in haus.informationen)


def _unbekannt(
    konzept: Konzept,
    waiting: Sequence[Unterkunft],
    silent: Sequence[Unterkunft],
    undated: Sequence[Unterkunft],
    *,
    daneben: bool,
) -> Iterator[Teil]:
    if waiting:
        sentence = f"Noch bevor steht die Information der Nachbarschaft zu {_namen(waiting)}."
        yield Unbekannt(sentence, _ort(konzept, waiting), daneben=daneben)
    if silent:
        sentence = f"Nicht bekannt ist, ob die Nachbarschaft vor der Eröffnung informiert wurde über {_akk(silent)}."
        yield Unbekannt(sentence, _ort(konzept, silent), daneben=daneben)
    if undated:
        sentence = f"Nicht bekannt ist, wann {_akk(undated)} eröffnet {numerus(undated, 'wurde', 'wurden')}."
        yield Unbekannt(sentence, pfad(konzept, "unterkuenfte", undated[0], "eroeffnet_am"), daneben=daneben)


def _ort(konzept: Konzept, houses: Sequence[Unterkunft]) -> tuple[str | int, ...]:
    return pfad(konzept, "unterkuenfte", houses[0], "informationen")


def _namen(houses: Sequence[Unterkunft]) -> str:
    return namen((haus.name for haus in houses), dativ=True)


def _akk(houses: Sequence[Unterkunft]) -> str:
    return namen(haus.name for haus in houses)
