"""Erfüllt, wenn alle Wohlfahrtsverbände am Ort am Konzept beteiligt sind.

Angefragt oder für später vorgesehen ist noch nicht beteiligt. Am Ort ist ein Verband, der nicht als nicht vorhanden
eingetragen ist oder zu dem ein erfasster Träger gehört. Zu jedem Spitzenverband muss bekannt sein, was gilt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konzeptgen.base.german import aufzaehlung, numerus
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.zeit import geschehen
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.zusammenarbeit import Verbandsbeteiligung

ELEMENT = Element(
    code="K2",
    titel="Die Wohlfahrtsverbände sind eingebunden",
    fundstelle="C3",
    forderung="Alle Wohlfahrtsverbände am Ort sind am Konzept beteiligt.",
)
FELDER: Felder = {
    "spitzenverbaende": (Verdorben(None, "keine Beteiligung der Wohlfahrtsverbände erfasst"),),
    "spitzenverbaende.verband": (
        Verdorben("awo", "nicht als beteiligt erfasst sind Caritas, Paritätischer und Diakonie"),
    ),
    "spitzenverbaende.status": (
        Verdorben("angefragt", "Angefragt, aber nicht beteiligt sind"),
        Verdorben("abgelehnt", "Nicht teilgenommen haben"),
        Verdorben("nicht_vorhanden", "nicht als beteiligt erfasst sind"),
    ),
    "spitzenverbaende.datum": (Verdorben("01.01.2099", "Noch nicht beteiligt sind"),),
    "traeger.spitzenverband": (Verdorben("drk", "nicht als beteiligt erfasst ist DRK"),),
}
_OHNE = "  - {verband: %s, status: nicht_vorhanden}\n"
_REST = "".join(_OHNE % verband for verband in ("paritaet", "drk", "diakonie", "zwst"))
_BASIS = f"""
spitzenverbaende:
  - {{verband: awo, status: beteiligt, datum: 01.04.2026}}
{_REST}"""
_CARITAS = "  - {verband: caritas, status: %s}\n"
_MITGLIED = "traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt, spitzenverband: caritas}]\n"
ERFUELLT = (_BASIS + _CARITAS % "beteiligt", _BASIS + _CARITAS % "nicht_vorhanden")
TEILWEISE = (
    (_BASIS + _CARITAS % "angefragt", "Angefragt, aber nicht beteiligt ist Caritas."),
    (_BASIS + _CARITAS % "abgelehnt", "Nicht teilgenommen hat Caritas."),
    (_BASIS + _CARITAS % "beteiligt, datum: 01.01.2027", "Noch nicht beteiligt ist Caritas."),
    (_BASIS + _MITGLIED, "Mit Trägern am Ort vertreten, aber nicht als beteiligt erfasst ist Caritas."),
    (_BASIS, "Nicht bekannt ist, ob am Ort vertreten und am Konzept beteiligt ist: Caritas."),
)
OFFEN = ((f"spitzenverbaende:\n{_CARITAS % 'angefragt'}", "Angefragt, aber nicht beteiligt ist Caritas."),)
OHNE_DATEN = (_MITGLIED, f"spitzenverbaende:\n{_REST}{_OHNE % 'awo'}{_OHNE % 'caritas'}")

_ABWESEND, _BETEILIGT, _SPAETER, _ALLEIN, _UNBEKANNT = "nicht_vorhanden", "beteiligt", "spaeter", "allein", "unbekannt"
_FEHLT = {
    _SPAETER: ("Noch nicht beteiligt ist", "Noch nicht beteiligt sind"),
    "angefragt": ("Angefragt, aber nicht beteiligt ist", "Angefragt, aber nicht beteiligt sind"),
    "abgelehnt": ("Nicht teilgenommen hat", "Nicht teilgenommen haben"),
    _ALLEIN: tuple(
        f"Mit Trägern am Ort vertreten, aber nicht als beteiligt erfasst {verb}" for verb in ("ist", "sind")
    ),
}


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield the associations that take part, those that do not by their state, and those of which nothing is known."""
    path = ("spitzenverbaende",)
    if not konzept.spitzenverbaende:
        yield Unbekannt("Es ist keine Beteiligung der Wohlfahrtsverbände erfasst.", path)
        return
    states = _lage(konzept)
    if there := states.get(_BETEILIGT, []):
        yield Erfuellt(f"Am Konzept beteiligt {numerus(there, 'ist', 'sind')} {aufzaehlung(there)}.", path)
    for state, (one, many) in _FEHLT.items():
        if names := states.get(state, []):
            yield Fehlt(f"{numerus(names, one, many)} {aufzaehlung(names)}.", path)
    if silent := states.get(_UNBEKANNT, []):
        verb = numerus(silent, "ist", "sind")
        sentence = f"Nicht bekannt ist, ob am Ort vertreten und am Konzept beteiligt {verb}: {aufzaehlung(silent)}."
        yield Unbekannt(sentence, path)
    if set(states) == {_ABWESEND}:
        yield Unbekannt("Von den Wohlfahrtsverbänden ist keiner am Ort vertreten.", path)


def _lage(konzept: Konzept) -> dict[str, Sequence[str]]:
    """Return the short names of the associations by how they stand."""
    members = {traeger.spitzenverband for traeger in konzept.traeger}
    found: dict[str, list[str]] = {}
    for verband, entry in konzept.verbaende:
        found.setdefault(_stand(konzept, entry, mitglieder=verband in members), []).append(verband.kurz)
    return dict(found)


def _stand(konzept: Konzept, entry: Verbandsbeteiligung | None, *, mitglieder: bool) -> str:
    if entry is None:
        return _ALLEIN if mitglieder else _UNBEKANNT
    if entry.status == _ABWESEND and mitglieder:
        return _ALLEIN
    later = entry.status == _BETEILIGT and not geschehen(entry, konzept.tag)
    return _SPAETER if later else str(entry.status)
