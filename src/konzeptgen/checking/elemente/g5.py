"""Erfüllt, wenn freie Träger Bedarfe gemeldet haben und jeden eine Maßnahme aufgreift.

Eine zurückgestellte Maßnahme ist keine Antwort. Von wem ein Bedarf stammt, muss angegeben sein.
"""

from __future__ import annotations

from collections.abc import Iterator

from konzeptgen.base.german import anzahl, gross, numerus, zahlwort
from konzeptgen.checking.elemente import Element, Erfuellt, Fehlt, Felder, Teil, Unbekannt, Verdorben
from konzeptgen.checking.elemente.hilfen import einmal, namen, ohne_freie, pfad
from konzeptgen.model.bedarfe import Bedarf
from konzeptgen.model.konzept import Konzept

ELEMENT = Element(
    code="G5",
    titel="Bedarfe aus der Einzelfallarbeit kommen im Konzept an",
    fundstelle="A1, B3",
    forderung="Was die Beratung freier Träger im Einzelfall sieht, gehört ins Konzept, und auf jede Meldung antwortet eine Maßnahme.",
)
FELDER: Felder = {
    "bedarfe": (Verdorben(None, "keine Bedarfe erfasst"),),
    "bedarfe.gemeldet_von": (Verdorben(None, "von wem die Bedarfe stammen"), Verdorben("stadt", "kein freier Träger")),
    "massnahmen": (Verdorben(None, "greift keine Maßnahme auf"),),
    "massnahmen.bedarfe": (Verdorben(None, "greift keine Maßnahme auf"),),
    "massnahmen.status": (Verdorben("zurueckgestellt", "Maßnahme ist zurückgestellt"),),
    "traeger.art": (Verdorben("kommune", "kein freier Träger"),),
    "traeger.beherrscht_von": (Verdorben("kommune", "kein freier Träger"),),
}
_BASIS = """
traeger: [{{id: cv, name: Caritas, art: freie_wohlfahrt}}, {{id: st, name: Stadt, art: kommune}}]
bedarfe:
  - {{id: kita, titel: Kitaplätze fehlen, handlungsfeld: bildung, gemeldet_von: {0}}}
  - {{id: termine, titel: Termine am Abend fehlen, handlungsfeld: beratung}}
massnahmen: [{{id: m, name: Kitaplätze, handlungsfeld: bildung, bedarfe: [{1}]{2}}}]
"""
ERFUELLT = (_BASIS.format("cv", "kita, termine", ""), _BASIS.format("cv", "kita, termine", ", status: geplant"))
TEILWEISE = (
    (_BASIS.format("cv", "kita", ""), "Den Bedarf „Termine am Abend fehlen“ greift keine Maßnahme auf."),
    (_BASIS.format("st", "kita, termine", ""), "hat kein freier Träger gemeldet"),
    (_BASIS.format("cv", "kita, termine", ", status: zurueckgestellt"), "die genannte Maßnahme ist zurückgestellt"),
)
OFFEN = ((_BASIS.format("st", "", ""), "Den Bedarf „Kitaplätze fehlen“ greift keine Maßnahme auf."),)
OHNE_DATEN = ("traeger: [{id: cv, name: Caritas, art: freie_wohlfahrt}]",)


def teile(konzept: Konzept) -> Iterator[Teil]:
    """Yield who reported needs, which have an answer, and each that has none."""
    if not konzept.bedarfe:
        yield Unbekannt("Es sind keine Bedarfe erfasst.", ("bedarfe",))
        return
    yield _melder(konzept)
    answered = [bedarf for bedarf in konzept.bedarfe if _offen(konzept, bedarf) is None]
    if answered:
        one = len(answered) == len(konzept.bedarfe) == 1
        which = "den gemeldeten Bedarf" if one else "jeden gemeldeten Bedarf"
        if len(answered) < len(konzept.bedarfe):
            some = "einen" if len(answered) == 1 else zahlwort(len(answered))
            which = f"{some} von {anzahl(len(konzept.bedarfe), 'gemeldeten Bedarf', 'gemeldeten Bedarfen', 'm', 'dat')}"
        yield Erfuellt(f"{gross(which)} greift eine Maßnahme auf.", ("bedarfe",))
    for bedarf in konzept.bedarfe:
        lack = _offen(konzept, bedarf)
        if lack is not None:
            sentence = f"Den Bedarf „{bedarf.titel}“ greift keine Maßnahme auf{lack}."
            yield Fehlt(sentence, pfad(konzept, "bedarfe", bedarf), bedarf.id)


def _melder(konzept: Konzept) -> Teil:
    known = [bedarf.gemeldet_von for bedarf in konzept.bedarfe if bedarf.gemeldet_von]
    free = einmal(traeger for traeger in known if traeger.frei)
    if free:
        who = numerus(free, "hat ein freier", "haben freie")
        sentence = f"Bedarfe aus der eigenen Arbeit {who} Träger gemeldet: {namen(t.kurz for t in free)}."
        return Erfuellt(sentence, ("bedarfe",))
    if known:
        return ohne_freie(known, "Die erfassten Bedarfe hat kein freier Träger gemeldet.", ("bedarfe",))
    return Unbekannt("Es ist nicht bekannt, von wem die Bedarfe stammen.", ("bedarfe",))


def _offen(konzept: Konzept, bedarf: Bedarf) -> str | None:
    """Return what is to be added to "no measure answers" (perhaps nothing), None where one does."""
    if bedarf not in konzept.unbeantwortete_bedarfe:
        return None
    named = any(bedarf in massnahme.bedarfe for massnahme in konzept.massnahmen)
    return "; die genannte Maßnahme ist zurückgestellt" if named else ""
