"""Which precedence reaches a measure: that of its Rechtskreis, or the demand of the associations where none does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import datum
from konzeptgen.checking.abgleich import Uebereinstimmung
from konzeptgen.checking.abgleich.vergleich import GLEICH, Frage, Vergleich
from konzeptgen.checking.recht import normen
from konzeptgen.checking.rechtskreise import Rechtskreis, Vorrang, rechtskreis
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.bausteine import UNBEKANNT
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme
from konzeptgen.model.zeit import Zustand

_SCHWEREN = (Severity.HINWEIS, Severity.WARNUNG, Severity.FEHLER)


@dataclass(frozen=True, slots=True)
class Fall:
    """How a precedence reaches a measure: what is to be cleared of it first, and what must be said besides.

    ``neu`` is "ja", "nein" or "unbekannt"; ``daneben`` is what is cited besides where a second precedence reaches the
    measure, one that protects any provider.
    """

    vorrang: Vorrang
    neu: str
    fragen: tuple[Frage, ...] = ()
    hinweis: str = ""
    daneben: tuple[str, ...] = ()

    def gewicht(self, hit: Uebereinstimmung) -> int:
        """Return the place of that severity, the least first."""
        return _SCHWEREN.index(self.schwere(hit))

    def schwere(self, hit: Uebereinstimmung) -> Severity:
        """Return how much it weighs that an offer agrees: less in part, and no fault where something is unknown."""
        old = self.neu == "nein" and self.vorrang.bestand
        whole = old or self.vorrang.neu
        weight = whole if hit.ganz else min(whole, self.vorrang.teil, key=_SCHWEREN.index)
        return weight if self.sicher(hit) else min(weight, Severity.WARNUNG, key=_SCHWEREN.index)

    def sicher(self, hit: Uebereinstimmung) -> bool:
        """Return whether nothing is unknown, neither of the measure nor of the offer."""
        return hit.sicher and not self.fragen

    def zulassung(self, traeger: Traeger) -> Vergleich | None:
        """Return whether a provider is one of those that come first; what is not known of it stands in ``offen``."""
        found = _zulassung(self.vorrang, traeger)
        return GLEICH if found and self._beide else found

    def quellen(self, hits: Iterable[Uebereinstimmung]) -> tuple[str, ...]:
        """Return the norms of both precedences, where there are two and the first is not left to the second alone."""
        first = not self._beide or any(_zulassung(self.vorrang, hit.angebot.traeger) is GLEICH for hit in hits)
        return (*(self.vorrang.normen if first else ()), *self.daneben) if self.daneben else ()

    @property
    def _beide(self) -> bool:
        """Return whether the second precedence surely holds too, so that a provider need not belong to the first."""
        return bool(self.daneben) and self.neu == "ja"


def gesetzlich(konzept: Konzept, massnahme: Massnahme, norm: str) -> Fall | None:
    """Return how the precedence of ``norm`` reaches a measure, None where it does not."""
    if not massnahme.rechtskreis:
        return None
    kreis = rechtskreis(massnahme.rechtskreis)
    vorrang = next((one for one in kreis.vorrang if norm in one.normen), None)
    if vorrang is None or ausgenommen(kreis, massnahme) or not _erreicht(konzept, kreis, massnahme):
        return None
    new = neuheit(konzept, massnahme)
    if not normen()[norm].am(konzept.stichtag) or (new == "nein" and vorrang.bestand is None):
        return None
    fragen = tuple(_fragen(konzept, kreis, vorrang, massnahme))
    return Fall(vorrang, new, fragen, _bestand(vorrang, massnahme) if new == "nein" else "")


def sozialhilfe(konzept: Konzept, massnahme: Massnahme, norm: str) -> Fall | None:
    """Return the case of a precedence in SGB XII, which asks first that a measure be no cash benefit."""
    fall = gesetzlich(konzept, massnahme, norm)
    if fall is None or massnahme.geldleistung == "nein":
        return fall
    return replace(fall, fragen=(*fall.fragen, Frage("ob es eine Geldleistung ist", "massnahmen.geldleistung")))


def freiwillig(konzept: Konzept, massnahme: Massnahme) -> Fall | None:
    """Return the demand of the associations for a measure that the precedence of no statute reaches."""
    if not massnahme.rechtskreis:
        return None
    kreis, demand = rechtskreis(massnahme.rechtskreis), rechtskreis("freiwillig").vorrang[0]
    bound = any(vorrang.bindung != "keine" for vorrang in kreis.vorrang)
    if ausgenommen(kreis, massnahme) or (bound and _erreicht(konzept, kreis, massnahme)):
        return None
    outside = bound and adressat(konzept, kreis) == "nein"
    kurz = konzept.kommune.kurz_akkusativ
    note = (
        f"Das {kreis.titel} wendet sich an andere ({kreis.adressat.wer}); für {kurz} bleibt die Forderung der Verbände."
    )
    doubt = kreis.widerspruch.get(massnahme.aufgabenart or "", "")
    fragen = (Frage("ob die Aufgabe freiwillig oder hoheitlich ist", "massnahmen.aufgabenart"),) if doubt else ()
    return Fall(demand, neuheit(konzept, massnahme), fragen, doubt or (note if outside else ""))


def ausgenommen(kreis: Rechtskreis, massnahme: Massnahme) -> bool:
    """Return whether a measure is of a kind of task, or a cash benefit, that no precedence means."""
    cash = massnahme.geldleistung == "ja" and not kreis.geldleistungen
    return cash or massnahme.aufgabenart in kreis.nicht_aufgaben


def neuheit(konzept: Konzept, massnahme: Massnahme) -> str:
    """Return whether a measure is new, "ja", "nein" or "unbekannt"; what runs and has begun exists without saying so."""
    begun, today = massnahme.beginn, konzept.stichtag
    there = massnahme.zeitraum.am(today) is Zustand.DA
    if massnahme.neu != UNBEKANNT or begun is None or not there:
        return massnahme.neu
    running = massnahme.status == "laufend" and begun < today
    long = (begun.year + 1, begun.month, begun.day) < (today.year, today.month, today.day)
    return "nein" if running or long else UNBEKANNT


def _bestand(vorrang: Vorrang, massnahme: Massnahme) -> str:
    """Return what is to be said of an existing measure: from what we take that it exists, and why it weighs less."""
    if massnahme.neu != UNBEKANNT or massnahme.beginn is None:
        return vorrang.einwand
    return f"Als bestehend gilt die Maßnahme, weil sie am {datum(massnahme.beginn)} begann. {vorrang.einwand}"


def _erreicht(konzept: Konzept, kreis: Rechtskreis, massnahme: Massnahme) -> bool:
    """Return whether the municipality may be the body that is bound, and the kind of service one that is meant."""
    return adressat(konzept, kreis) != "nein" and massnahme.leistungsart not in kreis.nicht_arten


def adressat(konzept: Konzept, kreis: Rechtskreis) -> str:
    """Return whether the municipality is the body that the Rechtskreis binds; who plans youth welfare has it."""
    if kreis.planung and konzept.jugendhilfeplanung:
        return "ja"
    return kreis.adressat.ist(konzept.kommune.typ)


def _fragen(konzept: Konzept, kreis: Rechtskreis, vorrang: Vorrang, massnahme: Massnahme) -> Iterator[Frage]:
    if adressat(konzept, kreis) == "unbekannt":
        kommune = konzept.kommune
        yield Frage(kreis.adressat.frage.format(name=kommune.kurz, akkusativ=kommune.kurz_akkusativ))
    if neuheit(konzept, massnahme) == UNBEKANNT and vorrang.bestand is not vorrang.neu:
        yield Frage("ob die Maßnahme neu ist", "massnahmen.neu")
    other = "andere_aufgabe" in kreis.nicht_aufgaben
    sure = massnahme.leistungsart in kreis.arten and kreis.fraglich_fuer.isdisjoint(massnahme.zielgruppen)
    if kreis.frage and not sure and not (other and massnahme.aufgabenart == "leistung"):
        yield Frage(kreis.frage, "massnahmen.aufgabenart" if other else "")


def quellen_je_rechtskreis(
    konzept: Konzept, dinge: Iterable[Massnahme | Angebot], normen_von: Callable[[Rechtskreis], tuple[str, ...]]
) -> tuple[str, ...]:
    """Return what a finding on ``dinge`` cites: norms of their own Rechtskreise, and the associations' demand."""
    named = {ding.rechtskreis: rechtskreis(ding.rechtskreis) for ding in dinge if ding.rechtskreis}
    bound = (kreis for kreis in named.values() if adressat(konzept, kreis) != "nein")
    keys = (key for kreis in bound for key in normen_von(kreis))
    return tuple(dict.fromkeys((*keys, "anregungen-2019-a3")))


def _zulassung(vorrang: Vorrang, traeger: Traeger) -> Vergleich | None:
    if vorrang.schuetzt in {"dritte", "nicht_oeffentliche"}:
        return GLEICH
    if not traeger.frei:
        return None
    if vorrang.schuetzt == "anerkannte_jugendhilfe":
        return _anerkannt(traeger)
    return _wohlfahrt(traeger) if vorrang.schuetzt == "freie_wohlfahrt" else GLEICH


def _anerkannt(traeger: Traeger) -> Vergleich | None:
    if traeger.kraft_gesetzes_anerkannt:
        return Vergleich(("kraft Gesetzes anerkannt",))
    return {"ja": GLEICH, "nein": None}.get(
        traeger.anerkannt, Vergleich(offen=("Anerkennung unbekannt",), felder=("traeger.anerkannt",))
    )


def _wohlfahrt(traeger: Traeger) -> Vergleich:
    welfare = traeger.art in {"freie_wohlfahrt", "kirche"} or traeger.spitzenverband
    unknown = "Zugehörigkeit zur Freien Wohlfahrtspflege unbekannt"
    return GLEICH if welfare else Vergleich(offen=(unknown,), felder=("traeger.spitzenverband",))
