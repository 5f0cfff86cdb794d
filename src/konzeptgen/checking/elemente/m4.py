"""Erfüllt, wenn alle freien Träger, die einen Migrationsfachdienst führen, am Konzept mitgewirkt haben.

Mitgewirkt hat, wer selbst unter den Beteiligten steht oder wessen Spitzenverband als beteiligt gilt. Angefragt ist nicht
beteiligt. Steht zu Beteiligten gar nichts im Konzept, ist es nicht bekannt.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import Nomen, anteil, laufzeit, namen, pfad
from konzeptgen.checking.elemente.zeit import geschehen
from konzeptgen.model.anbieter import Traeger
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="M4",
    titel="Die Fachdienste wirken am Konzept mit",
    fundstelle="B3",
    handlungsfeld="beratung",
    forderung="Alle freien Träger von Migrationsfachdiensten schreiben am Konzept mit.",
)
FELDER: Felder = {
    "angebote": (Verdorben(None, "kein laufender Migrationsfachdienst"),),
    "angebote.traeger": (Verdorben("stadt", "kein laufender Migrationsfachdienst"),),
    "angebote.leistungsart": (Verdorben("schulsozialarbeit", "kein laufender Migrationsfachdienst"),),
    **laufzeit("kein laufender Migrationsfachdienst"),
    "traeger.art": (Verdorben("kommune", "kein laufender Migrationsfachdienst"),),
    "traeger.beherrscht_von": (Verdorben("kommune", "kein laufender Migrationsfachdienst"),),
    "traeger.spitzenverband": (
        Verdorben("zwst", "„Diakonie Vollstadt“ ist unter den Beteiligten am Konzept nicht genannt"),
    ),
    "beteiligungen": (Verdorben(None, "Nicht bekannt ist, ob", auch={"spitzenverbaende": None}),),
    "beteiligungen.traeger": (
        Verdorben("caritas", "„Hilfe für alle“ ist unter den Beteiligten am Konzept nicht genannt"),
    ),
    "beteiligungen.datum": (
        Verdorben("01.01.2028", "„Hilfe für alle“ ist unter den Beteiligten am Konzept nicht genannt"),
    ),
    "spitzenverbaende": (Verdorben(None, "„Diakonie Vollstadt“ ist unter den Beteiligten am Konzept nicht genannt"),),
    "spitzenverbaende.verband": (
        Verdorben("drk", "„Diakonie Vollstadt“ ist unter den Beteiligten am Konzept nicht genannt"),
    ),
    "spitzenverbaende.status": (
        Verdorben("angefragt", "„Diakonie Vollstadt“ ist angefragt, hat aber am Konzept noch nicht mitgewirkt"),
        Verdorben("abgelehnt", "„Diakonie Vollstadt“ hat am Konzept nicht teilgenommen"),
    ),
    "spitzenverbaende.datum": (
        Verdorben("01.01.2028", "„Diakonie Vollstadt“ ist unter den Beteiligten am Konzept nicht genannt"),
    ),
}
_BASIS = """
traeger:
  - {id: cv, name: Caritas, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: v, name: Verein, art: migrantenorganisation}
angebote:
  - {id: mbe, traeger: cv, name: MBE, leistungsart: mbe}
  - {id: gwa, traeger: v, name: Projekt, leistungsart: gemeinwesenarbeit}
"""
_BEIDE = "beteiligungen: [{traeger: cv, form: Arbeitsgruppe}, {traeger: v, form: Arbeitsgruppe}]"
_VERBAND = "spitzenverbaende: [{verband: caritas, status: beteiligt}]"
ERFUELLT = (_BASIS + _BEIDE, f"{_BASIS}{_VERBAND}\nbeteiligungen: [{{traeger: v, form: Gespräch}}]", _BASIS + _VERBAND)
TEILWEISE = (
    (
        f"{_BASIS}beteiligungen: [{{traeger: cv, form: Arbeitsgruppe}}]",
        "„Verein“ ist unter den Beteiligten am Konzept nicht genannt.",
    ),
    (
        f"{_BASIS}{_VERBAND.replace('beteiligt', 'angefragt')}\nbeteiligungen: [{{traeger: v, form: Gespräch}}]",
        "„Caritas“ ist angefragt, hat aber am Konzept noch nicht mitgewirkt.",
    ),
)
OFFEN = ((_BASIS + _VERBAND.replace("beteiligt", "abgelehnt"), "„Caritas“ hat am Konzept nicht teilgenommen."),)
OHNE_DATEN = (_BASIS,)

_GRUND = {
    "angefragt": "ist angefragt, hat aber am Konzept noch nicht mitgewirkt",
    "abgelehnt": "hat am Konzept nicht teilgenommen",
}


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield who took part, each provider that did not, and those of whom it is not known."""
    services = konzept.freie_angebote(konzept.fachdienste)
    providers = list(dict.fromkeys(angebot.traeger for angebot in services))
    if not providers:
        yield Unbekannt("Es ist kein laufender Migrationsfachdienst eines freien Trägers erfasst.", ("angebote",))
        return
    lacks = {traeger: _mangel(konzept, traeger) for traeger in providers}
    there = [traeger for traeger, lack in lacks.items() if lack == ""]
    silent = [traeger for traeger, lack in lacks.items() if lack is None]
    if there:
        noun: Nomen = ("Träger von Fachdiensten", "Trägern von Fachdiensten", "m")
        share = anteil(len(there), len(lacks) - len(silent), len(lacks), noun)
        sentence = f"Bei {share} ist die Mitwirkung am Konzept belegt: {namen(t.kurz for t in there)}."
        yield Erfuellt(sentence, ("beteiligungen",))
    for traeger, lack in lacks.items():
        if lack:
            yield Fehlt(f"„{traeger.kurz}“ {lack}.", pfad(konzept, "traeger", traeger), traeger.id)
    if silent:
        sentence = f"Nicht bekannt ist, ob {namen(t.kurz for t in silent)} am Konzept mitgewirkt {_hat(silent)}."
        yield Unbekannt(sentence, ("beteiligungen",), daneben=len(silent) < len(lacks))


def _hat(providers: list[Traeger]) -> str:
    return "hat" if len(providers) == 1 else "haben"


def _mangel(konzept: Konzept, traeger: Traeger) -> str | None:
    """Return what keeps a provider from having taken part, nothing where it did, None where it is not known."""
    stands = {
        v.status for v in konzept.spitzenverbaende if v.verband == traeger.spitzenverband and geschehen(v, konzept.tag)
    }
    if "beteiligt" in stands or any(b.traeger is traeger and geschehen(b, konzept.tag) for b in konzept.beteiligungen):
        return ""
    reason = next((_GRUND[stand] for stand in stands if stand in _GRUND), None)
    if reason or not (konzept.beteiligungen or (traeger.spitzenverband and konzept.spitzenverbaende)):
        return reason
    return "ist unter den Beteiligten am Konzept nicht genannt"
