"""Erfüllt, wenn keine Maßnahme, die die Kommune selbst durchführt, dem Angebot eines freien Trägers gleicht.

Verglichen werden Leistungsart, Gebiet, Zielgruppe, Zeit, Eignung und freie Plätze. Gleicht eine Maßnahme einem Angebot,
zählt der genannte Grund, eine Interessenbekundung ohne Ergebnis (drei Jahre lang, wenn das Profil nichts anderes sagt)
oder die gemeinsame Durchführung mit dem Träger.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from konzeptgen.base.german import aufzaehlung
from konzeptgen.checking.abgleich import Uebereinstimmung, abgleich
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import anteil, pfad
from konzeptgen.checking.rules.sub_antwort import antwort, maengel
from konzeptgen.checking.rules.sub_hilfen import gemeinsam
from konzeptgen.checking.rules.sub_wer import eigen
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme

ELEMENT = Element(
    code="G1",
    titel="Subsidiarität: freie Träger zuerst, sonst eine Begründung",
    fundstelle="A3",
    forderung="Die Kommune führt nichts selbst durch, was ein freier Träger am Ort leistet. Tut sie es doch, nennt sie den Grund.",
    rechtslage="Ob ein freier Träger Vorrang hat, hängt vom Rechtskreis ab: SGB II, SGB VIII und SGB XII prüfen Verschiedenes, und alle drei sind Sollvorschriften. Für freiwillige Aufgaben gibt es keinen gesetzlichen Vorrang.",
    normen=("sgb2-17-1", "sgb8-4-2", "sgb12-5-4"),
)
FELDER: Felder = {
    "massnahmen": (Verdorben(None, "keine Maßnahmen erfasst"),),
    "massnahmen.durchfuehrung": (
        Verdorben(None, "wer sie durchführt"),
        Verdorben("kommune", "Grund ist nicht genannt"),
    ),
    "massnahmen.status": (Verdorben("laufend", "Grund ist nicht genannt"),),
    "massnahmen.ende": (Verdorben(None, "Grund ist nicht genannt"),),
    "massnahmen.leistungsart": (Verdorben("begegnung", "Grund ist nicht genannt"),),
    "massnahmen.gebiet": (Verdorben(["gesamt"], "Grund ist nicht genannt"),),
    "massnahmen.zielgruppen": (Verdorben(["alle"], "Grund ist nicht genannt"),),
    "massnahmen.partner": (Verdorben(["stadt"], "Grund ist nicht genannt"),),
    "massnahmen.begruendung": (Verdorben(None, "Grund ist nicht genannt"),),
    "massnahmen.begruendung.text": (Verdorben("Wie bisher.", "sehr kurz"),),
    "massnahmen.begruendung.gueltig_bis": (Verdorben("31.12.2025", "galt nur bis"),),
    "massnahmen.begruendung.datum": (Verdorben("01.01.2099", "noch bevorsteht"),),
    "massnahmen.interessenbekundung": (Verdorben(None, "Grund ist nicht genannt"),),
    "massnahmen.interessenbekundung.ergebnis": (Verdorben("vergeben", "Grund ist nicht genannt"),),
    "massnahmen.interessenbekundung.datum": (
        Verdorben("01.01.2099", "noch bevorsteht"),
        Verdorben("01.01.2019", "älter als drei Jahre"),
    ),
    "angebote.traeger": (Verdorben("verein", "Grund ist nicht genannt"),),
    "angebote.leistungsart": (Verdorben("sport_kultur", "Grund ist nicht genannt"),),
    "angebote.status": (Verdorben("aktiv", "Grund ist nicht genannt"),),
    "angebote.beginn": (Verdorben(None, "Grund ist nicht genannt"),),
    "angebote.ende": (Verdorben(None, "Grund ist nicht genannt"),),
    "angebote.gebiet": (Verdorben(["gesamt"], "Grund ist nicht genannt"),),
    "angebote.zielgruppen": (Verdorben(["alle"], "Grund ist nicht genannt"),),
    "angebote.kapazitaet.plaetze": (Verdorben("500", "Grund ist nicht genannt"),),
    "angebote.kapazitaet.belegt": (Verdorben("0", "Grund ist nicht genannt"),),
    "angebote.geeignet": (Verdorben("ja", "Grund ist nicht genannt"),),
    "traeger.art": (Verdorben("freie_wohlfahrt", "Grund ist nicht genannt"),),
}
_GENANNT = 3
_BASIS = """
traeger:
  - {id: cv, name: Caritas, art: freie_wohlfahrt}
angebote:
  - {id: treff, traeger: cv, name: Treff am Markt, leistungsart: begegnung, gebiet: [gesamt], zielgruppen: [alle], kapazitaet: {plaetze: 30, belegt: 20}, geeignet: ja}
massnahmen:
"""
_EIGEN = "{id: m, name: Begegnungscafé, handlungsfeld: teilhabe, leistungsart: begegnung, gebiet: [gesamt], zielgruppen: [alle], umfang: 10, durchfuehrung: kommune"
_FREI = "{id: n, name: Sprachtreff, handlungsfeld: sprache, leistungsart: sprachtreff, durchfuehrung: freier_traeger, partner: [cv]}"
ERFUELLT = (
    f"{_BASIS}  - {_FREI}\n",
    f"{_BASIS}  - {_EIGEN}, begruendung: {{text: Der Träger hat die Übernahme nach einem Gespräch im Mai abgelehnt., datum: 01.06.2026, stelle: Sozialamt}}}}\n",
    f"{_BASIS}  - {_EIGEN}, status: abgeschlossen}}\n  - {_FREI}\n",
)
TEILWEISE = (
    (
        f"{_BASIS}  - {_EIGEN}}}\n  - {_FREI}\n",
        "„Begegnungscafé“ selbst durch, obwohl es „Treff am Markt“ (Caritas) gibt",
    ),
)
OFFEN = ((f"{_BASIS}  - {_EIGEN}}}\n", "der Grund ist nicht genannt"),)
OHNE_DATEN = (
    _BASIS.replace("massnahmen:", "ziele:") + "  - {id: z, handlungsfeld: teilhabe, text: Mehr Begegnung.}\n",
    f"{_BASIS}  - {{id: m, name: Begegnungscafé, handlungsfeld: teilhabe}}\n",
)


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield one part for all measures that are no question, and one for each that is."""
    measures = konzept.offene_massnahmen
    if not measures:
        yield Unbekannt("Es sind keine Maßnahmen erfasst.", ("massnahmen",))
        return
    parts = [_teil(konzept, massnahme) for massnahme in measures]
    known = sum(not isinstance(part, Unbekannt) for part in parts)
    fine = parts.count(None)
    if fine:
        share = anteil(fine, known, len(parts), ("Maßnahme", "Maßnahmen", "f"))
        sentence = f"Bei {share} tritt die Kommune nicht an die Stelle eines freien Trägers, oder sie nennt den Grund."
        yield Erfuellt(sentence, ("massnahmen",))
    yield from (_neben(part, known) for part in parts if part)


def _neben(part: Teil, known: int) -> Teil:
    return replace(part, daneben=bool(known)) if isinstance(part, Unbekannt) else part


def _teil(konzept: Konzept, massnahme: Massnahme) -> Teil | None:
    """Return what speaks against a measure or is not known of it, None where nothing does."""
    path, name = pfad(konzept, "massnahmen", massnahme, "durchfuehrung"), f"Maßnahme „{massnahme.name}“"
    if massnahme.durchfuehrung is None:
        return Unbekannt(f"Zur {name} ist nicht bekannt, wer sie durchführt.", path, massnahme.id)
    own = eigen(konzept, massnahme)
    if own is None or massnahme.aufgabenart == "hoheitlich" or antwort(konzept, massnahme):
        return None
    unknown = f"ist zu klären, {own.frage}" if own.frage else _unvergleichbar(konzept, massnahme)
    if unknown:
        return Unbekannt(f"Zur {name} {unknown}.", path, massnahme.id)
    hits = _gleiche(konzept, massnahme)
    return _vergleich(konzept, massnahme, hits) if hits else None


def _vergleich(konzept: Konzept, massnahme: Massnahme, hits: list[Uebereinstimmung]) -> Teil:
    path, name = pfad(konzept, "massnahmen", massnahme, "durchfuehrung"), f"Maßnahme „{massnahme.name}“"
    alike = [hit.angebot for hit in hits if hit.ergebnis is hits[0].ergebnis]
    offers = aufzaehlung(f"„{angebot.name}“ ({angebot.traeger.kurz})" for angebot in alike[:_GENANNT])
    if not hits[0].sicher:
        return Unbekannt(f"Zur {name} ist zu klären, ob sie {offers} gleicht.", path, massnahme.id)
    there = f"es {offers} gibt" if hits[0].ganz else f"es für einen Teil {offers} gibt"
    sentence = f"Die Kommune führt die {name} selbst durch, obwohl {there}; {_grund(konzept, massnahme)}."
    return Fehlt(sentence, path, massnahme.id)


def _unvergleichbar(konzept: Konzept, massnahme: Massnahme) -> str:
    if not massnahme.vergleichbar:
        return "ist keine Leistungsart angegeben, mit der sich Angebote vergleichen lassen"
    return "" if konzept.angebote else "sind keine Angebote erfasst, mit denen sie sich vergleichen lässt"


def _gleiche(konzept: Konzept, massnahme: Massnahme) -> list[Uebereinstimmung]:
    """Return the running offers of free providers that have room and agree; none where such a provider takes part."""
    hits = [hit for hit in abgleich(konzept, massnahme, ausbau=False) if hit.angebot.traeger.frei]
    return [] if gemeinsam(massnahme, hits) else hits


def _grund(konzept: Konzept, massnahme: Massnahme) -> str:
    lack = maengel(konzept, massnahme)[0]
    return lack.satz[:1].lower() + lack.satz[1:].rstrip(".") if lack.satz else "der Grund ist nicht genannt"
