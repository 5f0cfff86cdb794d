"""Erfüllt, wenn an einem Runden Tisch zur Aufnahme die Kommune, freie Träger und die Zivilgesellschaft am Ort sitzen.

Zur Zivilgesellschaft zählen Nachbarschaft, Ehrenamt und Initiativen, auch ein Verein außerhalb der Wohlfahrtsverbände,
der eine Initiative trägt oder das Ehrenamt koordiniert. Zur Aufnahme gehört ein Tisch durch sein Thema oder durch die
Planung der Aufnahme, die ihn nennt. Von mehreren Tischen zählt der mit den meisten Gruppen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import namen, pfad
from konzeptgen.checking.elemente.tische import ohne_tische
from konzeptgen.checking.rules.net_hilfen import ohne_art
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.runde_tische import RunderTisch
from konzeptgen.model.sitz import Sitz

ELEMENT = Element(
    code="F3",
    titel="Ein Runder Tisch zur Aufnahme mit allen Gruppen",
    fundstelle="D2",
    handlungsfeld="aufnahme",
    forderung="Ein Runder Tisch zur Aufnahme bringt Kommune, Träger, Nachbarschaft und Ehrenamt zusammen.",
)
_OHNE_FREIE = "kein Sitz erfasst für: freie Träger"
_KEINER = "kein bestehender Runder Tisch zur Aufnahme"
_OHNE_EHRENAMT: dict[str, object] = {"initiativen": None, "ehrenamtskoordination": None}
FELDER: Felder = {
    "runde_tische": (Verdorben(None, "keine Runden Tische erfasst"),),
    "runde_tische.thema": (Verdorben("wohnen", _KEINER, auch={"aufnahmeplanung.runder_tisch": None}),),
    "runde_tische.gegruendet": (Verdorben("2099", "besteht am Stichtag keiner"),),
    "runde_tische.ende": (Verdorben("01.01.2001", "besteht am Stichtag keiner"),),
    "runde_tische.sitze": (Verdorben(None, "wer am Tisch „Runder Tisch Aufnahme“ sitzt"),),
    "runde_tische.sitze.traeger": (Verdorben("stadt", _OHNE_FREIE),),
    "runde_tische.sitze.art": (
        Verdorben("kommune", "kein Sitz erfasst für: Nachbarschaft und Ehrenamt", auch=_OHNE_EHRENAMT),
        Verdorben(None, "zu welcher Gruppe"),
    ),
    "traeger.art": (Verdorben("kommune", _OHNE_FREIE, auch={"traeger.migrantenorganisation": "nein"}),),
    "traeger.migrantenorganisation": (Verdorben("nein", _OHNE_FREIE, auch={"traeger.art": "kommune"}),),
    "aufnahmeplanung.runder_tisch": (
        Verdorben(
            "rt-arbeit", "Am Tisch „Runder Tisch Arbeit“", auch={"runde_tische.thema": "wohnen", **_OHNE_EHRENAMT}
        ),
        Verdorben(None, _KEINER, auch={"runde_tische.thema": "wohnen"}),
    ),
}
_TRAEGER = """
traeger:
  - {id: cv, name: Caritas, art: freie_wohlfahrt}
  - {id: in, name: Initiative, art: initiative}
  - {id: fz, name: Freiwilligenzentrum, art: gemeinnuetzig}
"""
_STADT = "{organisation: Stadt, art: kommune}"
_VEREIN = "{organisation: Nachbarschaftsverein, art: zivilgesellschaft}"
_TISCH = "runde_tische: [{id: rt, name: Tisch, thema: aufnahme, sitze: [%s]}]\n"
_ALLE = _TRAEGER + _TISCH % f"{_STADT}, {{traeger: cv}}, {_VEREIN}"
ERFUELLT = (
    _ALLE,
    _ALLE.replace(_VEREIN, "{traeger: in}"),
    _ALLE.replace(_VEREIN, "{traeger: fz}") + "ehrenamtskoordination: [{stelle: Lotsen, traeger: fz}]\n",
    _ALLE.replace("thema: aufnahme, ", "") + "aufnahmeplanung: {runder_tisch: rt}\n",
)
TEILWEISE = (
    (_ALLE.replace(f", {_VEREIN}", ""), "Am Tisch „Tisch“ ist kein Sitz erfasst für: Nachbarschaft und Ehrenamt."),
    (
        _ALLE.replace(", art: zivilgesellschaft", ""),
        "zu welcher Gruppe am Tisch „Tisch“ gehört: „Nachbarschaftsverein“.",
    ),
)
OFFEN = (
    (_ALLE.replace("thema: aufnahme", "thema: wohnen"), "Erfasst ist kein bestehender Runder Tisch zur Aufnahme."),
    (_TISCH % "{organisation: Kammer, art: wirtschaft}", "Kommune, freie Träger sowie Nachbarschaft und Ehrenamt"),
)
OHNE_DATEN = (_TRAEGER, "runde_tische: [{id: rt, name: Tisch, thema: aufnahme}]", _TISCH % "{organisation: Kammer}")

_GRUPPEN = {"kommune": "Kommune", "frei": "freie Träger", "zivilgesellschaft": "Nachbarschaft und Ehrenamt"}


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield which groups sit at the fullest table on reception, and which do not."""
    yield from ohne_tische(konzept)
    planung = konzept.aufnahmeplanung
    named = planung.runder_tisch if planung else None
    tables = [tisch for tisch in konzept.bestehende_tische if tisch.thema == "aufnahme" or tisch is named]
    if tables:
        yield from _am_tisch(konzept, max(tables, key=lambda tisch: len(_vertreten(konzept, tisch))))
    elif konzept.bestehende_tische:
        yield Fehlt("Erfasst ist kein bestehender Runder Tisch zur Aufnahme.", ("runde_tische", "thema"))


def _am_tisch(konzept: Konzept, tisch: RunderTisch) -> Iterator[Teil]:
    path, where = pfad(konzept, "runde_tische", tisch, "sitze"), f"am Tisch „{tisch.name}“"
    if not tisch.sitze:
        yield Unbekannt(f"Nicht bekannt ist, wer {where} sitzt.", path, tisch.id)
        return
    there = _vertreten(konzept, tisch)
    away = [key for key in _GRUPPEN if key not in there]
    if there:
        yield Erfuellt(f"Der Tisch „{tisch.name}“ bringt zusammen: {_reihe(there)}.", path, tisch.id)
    if away and (unclear := ohne_art(tisch.sitze)):
        sentence = f"Nicht bekannt ist, zu welcher Gruppe {where} gehört: {namen(unclear)}."
        yield Unbekannt(sentence, path, tisch.id)
    elif away:
        yield Fehlt(f"Am Tisch „{tisch.name}“ ist kein Sitz erfasst für: {_reihe(away)}.", path, tisch.id)


def _vertreten(konzept: Konzept, tisch: RunderTisch) -> Sequence[str]:
    found = {gruppe for sitz in tisch.sitze for gruppe in _gruppen(konzept, sitz)}
    return [key for key in _GRUPPEN if key in found]


def _gruppen(konzept: Konzept, sitz: Sitz) -> Iterator[str]:
    """Yield the groups for which a seat stands: an initiative is a free provider and the people of the place."""
    yield "zivilgesellschaft" if sitz.gruppe == "initiative" or _im_ehrenamt(konzept, sitz) else sitz.gruppe
    if sitz.gruppe in {"freie_wohlfahrt", "migrantenorganisation"} or (sitz.traeger and sitz.traeger.frei):
        yield "frei"


def _im_ehrenamt(konzept: Konzept, sitz: Sitz) -> bool:
    """Return whether a free provider other than an association carries an initiative or coordinates volunteers."""
    if sitz.traeger is None or not sitz.traeger.frei or sitz.gruppe == "freie_wohlfahrt":
        return False
    initiatives = {initiative.traeger for initiative in konzept.aktive_initiativen}
    return sitz.traeger in initiatives | {stelle.traeger for stelle in konzept.da(konzept.ehrenamtskoordination)}


def _reihe(keys: Sequence[str]) -> str:
    return aufzaehlung(_GRUPPEN[key] for key in keys)
