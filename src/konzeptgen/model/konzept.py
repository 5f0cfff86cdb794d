"""The whole Konzept: every top-level field of the author's files, and what follows from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from konzeptgen.base.finding import Severity
from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.base.schema import values
from konzeptgen.document.texte import Freitext
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.arbeit import Anerkennungsstelle, Arbeitskooperation, Jobcenter, Traegerplaetze
from konzeptgen.model.aufnahme import Aufnahmeplanung, Auszug, Jahreskapazitaet, Prognose, Verweildauer
from konzeptgen.model.ausnahmen import Ausnahme
from konzeptgen.model.bedarfe import Bedarf
from konzeptgen.model.beispiele import Beispiel
from konzeptgen.model.beschlussvorlage import Beschlussvorlage
from konzeptgen.model.ehrenamt import Ehrenamtskoordination, Initiative
from konzeptgen.model.fehlstellen import fehlstellen
from konzeptgen.model.kommune import (
    Auftrag,
    Beratungsschritt,
    Entstehungsschritt,
    Haushaltsmittel,
    Herausgeber,
    Indikator,
    Kommune,
    Mitzeichnung,
    Monitoring,
    Rahmen,
    Ratsbeschluss,
    Steuerung,
)
from konzeptgen.model.kurse import (
    Kurs,
    Kursbedarf,
    Kursbegleitung,
    Kursergebnis,
    Kurskoordinierung,
    Kurstraeger,
    Zusteuerung,
)
from konzeptgen.model.marke import Marke
from konzeptgen.model.massnahmen import Massnahme, Ziel
from konzeptgen.model.papier import Papier, Papiermappe
from konzeptgen.model.profil import EigenesProfil
from konzeptgen.model.quellen import Quelle
from konzeptgen.model.runde_tische import RunderTisch
from konzeptgen.model.sozialraeume import Sozialraum
from konzeptgen.model.unterkuenfte import Unterkunft
from konzeptgen.model.wohnen import Wohnpartner, Wohnungsvermittlung
from konzeptgen.model.zusammenarbeit import (
    Beteiligung,
    Planungsbeteiligung,
    Regeldienst,
    Uebertragung,
    Verbandsbeteiligung,
    Vereinbarung,
    Verzeichnispflege,
)
from konzeptgen.profile import Profil, profiles

_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True, eq=False)
class Konzept:
    """A municipality's data. Lists that others refer to stand first, since references are resolved in order."""

    kommune: Kommune
    sozialraeume: tuple[Sozialraum, ...] = ()
    geometrie: str | None = None
    traeger: tuple[Traeger, ...] = ()
    angebote: tuple[Angebot, ...] = ()
    bedarfe: tuple[Bedarf, ...] = ()
    ziele: tuple[Ziel, ...] = ()
    runde_tische: tuple[RunderTisch, ...] = ()
    massnahmen: tuple[Massnahme, ...] = ()
    rahmen: Rahmen | None = None
    auftrag: Auftrag | None = None
    beschluss: Ratsbeschluss | None = None
    beratungsfolge: tuple[Beratungsschritt, ...] = ()
    mitzeichnung: tuple[Mitzeichnung, ...] = ()
    entstehung: tuple[Entstehungsschritt, ...] = ()
    steuerung: Steuerung | None = None
    mittel: tuple[Haushaltsmittel, ...] = ()
    monitoring: Monitoring | None = None
    herausgeber: Herausgeber | None = None
    spitzenverbaende: tuple[Verbandsbeteiligung, ...] = ()
    beteiligungen: tuple[Beteiligung, ...] = ()
    vereinbarungen: tuple[Vereinbarung, ...] = ()
    uebertragungen: tuple[Uebertragung, ...] = ()
    regeldienste: tuple[Regeldienst, ...] = ()
    jugendhilfeplanung: tuple[Planungsbeteiligung, ...] = ()
    verzeichnis: Verzeichnispflege | None = None
    kurstraeger: tuple[Kurstraeger, ...] = ()
    kurse: tuple[Kurs, ...] = ()
    kursbegleitung: tuple[Kursbegleitung, ...] = ()
    kursergebnisse: tuple[Kursergebnis, ...] = ()
    kurskoordinierung: Kurskoordinierung | None = None
    zusteuerung: Zusteuerung | None = None
    kursbedarf: tuple[Kursbedarf, ...] = ()
    prognosen: tuple[Prognose, ...] = ()
    kapazitaeten: tuple[Jahreskapazitaet, ...] = ()
    aufnahmeplanung: Aufnahmeplanung | None = None
    verweildauern: tuple[Verweildauer, ...] = ()
    auszuege: tuple[Auszug, ...] = ()
    unterkuenfte: tuple[Unterkunft, ...] = ()
    wohnpartner: tuple[Wohnpartner, ...] = ()
    wohnungsvermittlung: tuple[Wohnungsvermittlung, ...] = ()
    jobcenter: Jobcenter | None = None
    arbeitskooperationen: tuple[Arbeitskooperation, ...] = ()
    traegerplaetze: tuple[Traegerplaetze, ...] = ()
    anerkennungsstellen: tuple[Anerkennungsstelle, ...] = ()
    ehrenamtskoordination: tuple[Ehrenamtskoordination, ...] = ()
    initiativen: tuple[Initiative, ...] = ()
    quellen: tuple[Quelle, ...] = ()
    marke: Marke | None = None
    beispiele: tuple[Beispiel, ...] = ()
    beschlussvorlage: Beschlussvorlage | None = None
    papier: Papier | None = None
    ausnahmen: tuple[Ausnahme, ...] = ()
    eigenes_profil: EigenesProfil | None = None
    texte: Mapping[str, Freitext] = field(default_factory=dict)
    beilagen: Mapping[str, bytes] = field(default_factory=dict)
    stichtag: date = date.min
    oeffentlich: bool = False

    def with_context(
        self, *, texts: Mapping[str, Freitext], attachments: Mapping[str, bytes], stichtag: date
    ) -> Konzept:
        """Return the Konzept with the author's texts and files, as it stands on ``stichtag``."""
        return replace(self, texte=texts, beilagen=attachments, stichtag=stichtag)

    @property
    def profil(self) -> Profil:
        """Return the profile that the author chose, ``basis`` without a choice, with the own one on top."""
        chosen = (self.rahmen and self.rahmen.profil) or "basis"
        own = self.eigenes_profil
        if own is None:
            return profiles()[chosen]
        severities = {entry.regel: Severity(entry.schwere.titel) for entry in own.schweren}
        return profiles()[own.erweitert or chosen].extended("eigenes", own.titel, own.kapitel, severities)

    @property
    def entwurf(self) -> bool:
        """Return whether this is still a draft, which it is until the author says otherwise."""
        return not (self.rahmen and self.rahmen.status == "beschlossen")

    @property
    def titel(self) -> str:
        """Return the title that the author gives, else one made from the municipality's name."""
        return (self.rahmen and self.rahmen.titel) or f"Integrationskonzept {self.kommune.genitiv}"

    @property
    def stand(self) -> date:
        """Return the day that the author gives, else the Stichtag."""
        return (self.rahmen and self.rahmen.stand) or self.stichtag

    @property
    def schreibweise(self) -> Wert | None:
        """Return how groups of people are named."""
        return self.rahmen.schreibweise if self.rahmen else None

    @property
    def papiermappe(self) -> Papiermappe | None:
        """Return the paper that lies beside the data, with the folder's texts, files and look."""
        if self.papier is None:
            return None
        return Papiermappe(
            papier=self.papier,
            marke=self.marke,
            texte=self.texte,
            beilagen=self.beilagen,
            stichtag=self.stichtag,
            oeffentlich=self.oeffentlich,
        )

    @property
    def herausgebername(self) -> str:
        """Return who publishes: the Herausgeber, else the municipality itself."""
        return self.herausgeber.name if self.herausgeber else self.kommune.bezeichnung

    @property
    def laufzeit(self) -> str:
        """Return "2027 bis 2031", or what is known of it."""
        if self.rahmen is None:
            return ""
        years = [str(year) for year in (self.rahmen.laufzeit_von, self.rahmen.laufzeit_bis) if year]
        return " bis ".join(years) if len(years) > 1 else f"ab {years[0]}" if years and self.rahmen.laufzeit_von else ""

    @cached_property
    def aktive_angebote(self) -> tuple[Angebot, ...]:
        """Return the offers that run now."""
        return tuple(angebot for angebot in self.angebote if angebot.aktiv)

    @property
    def freie_traeger(self) -> tuple[Traeger, ...]:
        """Return the free providers."""
        return tuple(traeger for traeger in self.traeger if traeger.frei)

    @property
    def migrantenorganisationen(self) -> tuple[Traeger, ...]:
        """Return the migrants' organisations."""
        return tuple(traeger for traeger in self.traeger if traeger.ist_migrantenorganisation)

    @property
    def traeger_je_art(self) -> tuple[tuple[Wert, tuple[Traeger, ...]], ...]:
        """Return each kind of provider that exists here, with its providers."""
        return _je("traegerarten", self.traeger, lambda traeger: traeger.art)

    @property
    def kurse_je_typ(self) -> tuple[tuple[Wert, tuple[Kurs, ...]], ...]:
        """Return each kind of course that exists here, with its courses."""
        return _je("kurstypen", self.kurse, lambda kurs: kurs.typ)

    def je_leistungsart(self, angebote: Iterable[Angebot]) -> tuple[tuple[Wert, tuple[Angebot, ...]], ...]:
        """Return each Leistungsart among ``angebote``, with its offers."""
        return _je("leistungsarten", angebote, lambda angebot: angebot.leistungsart)

    @cached_property
    def arten(self) -> Mapping[str, tuple[Angebot, ...]]:
        """Return the running offers by Leistungsart, in the order of the taxonomy; only kinds that exist here."""
        found: dict[str, list[Angebot]] = {}
        for angebot in self.aktive_angebote:
            found.setdefault(angebot.leistungsart, []).append(angebot)
        return {art: tuple(found[art]) for art in values()["leistungsarten"] if art in found}

    @property
    def fehlende_fachdienste(self) -> tuple[Wert, ...]:
        """Return the kinds of Migrationsfachdienst that nobody offers here."""
        kinds = values()["leistungsarten"].values()
        return tuple(art for art in kinds if art.marke("fachdienst") and art not in self.arten)

    def angebote_der(self, *arten: str) -> tuple[Angebot, ...]:
        """Return the running offers of the given Leistungsarten."""
        return tuple(angebot for art in arten for angebot in self.arten.get(art, ()))

    def angebote_im(self, handlungsfeld: str) -> tuple[Angebot, ...]:
        """Return the running offers of a Handlungsfeld."""
        return tuple(angebot for angebot in self.aktive_angebote if angebot.handlungsfeld == handlungsfeld)

    def angebote_von(self, traeger: Traeger) -> tuple[Angebot, ...]:
        """Return all offers of a provider, in the author's order."""
        return self._angebote_je_traeger.get(traeger.id, ())

    @cached_property
    def _angebote_je_traeger(self) -> Mapping[str, tuple[Angebot, ...]]:
        found: dict[str, list[Angebot]] = {}
        for angebot in self.angebote:
            found.setdefault(angebot.traeger.id, []).append(angebot)
        return {key: tuple(angebote) for key, angebote in found.items()}

    def ziele_im(self, handlungsfeld: str) -> tuple[Ziel, ...]:
        """Return the goals of a Handlungsfeld."""
        return tuple(ziel for ziel in self.ziele if ziel.handlungsfeld == handlungsfeld)

    def massnahmen_im(self, handlungsfeld: str) -> tuple[Massnahme, ...]:
        """Return the municipality's measures in a Handlungsfeld."""
        return tuple(massnahme for massnahme in self.massnahmen if massnahme.handlungsfeld == handlungsfeld)

    def bedarfe_im(self, handlungsfeld: str) -> tuple[Bedarf, ...]:
        """Return the needs reported in a Handlungsfeld."""
        return tuple(bedarf for bedarf in self.bedarfe if bedarf.handlungsfeld == handlungsfeld)

    def beispiele_im(self, handlungsfeld: str) -> tuple[Beispiel, ...]:
        """Return the good practice in a Handlungsfeld, that with figures first."""
        found = (beispiel for beispiel in self.beispiele if beispiel.handlungsfeld == handlungsfeld)
        return tuple(sorted(found, key=lambda beispiel: not beispiel.wirkung))

    def antworten_auf(self, bedarf: Bedarf) -> tuple[Massnahme, ...]:
        """Return the measures that answer a reported need."""
        return tuple(massnahme for massnahme in self.massnahmen if bedarf in massnahme.bedarfe)

    def indikatoren_im(self, handlungsfeld: str) -> tuple[Indikator, ...]:
        """Return the indicators of a Handlungsfeld."""
        every = self.monitoring.indikatoren if self.monitoring else ()
        return tuple(indikator for indikator in every if indikator.handlungsfeld == handlungsfeld)

    def runde_tische_zu(self, handlungsfeld: str) -> tuple[RunderTisch, ...]:
        """Return the round tables on a Handlungsfeld."""
        return tuple(tisch for tisch in self.runde_tische if tisch.thema == handlungsfeld)

    @property
    def begruendete_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures whose own execution the municipality explains."""
        return tuple(massnahme for massnahme in self.massnahmen if massnahme.begruendung)

    @property
    def plaetze_in_unterkuenften(self) -> int:
        """Return the places in all shelters whose number is known."""
        return sum(haus.plaetze or 0 for haus in self.unterkuenfte)

    def traegerzahl(self, angebote: Iterable[Angebot]) -> int:
        """Return how many providers stand behind ``angebote``."""
        return len({angebot.traeger.id for angebot in angebote})

    def freie_angebote(self, angebote: Iterable[Angebot]) -> tuple[Angebot, ...]:
        """Return those of ``angebote`` that free providers run."""
        return tuple(angebot for angebot in angebote if angebot.traeger.frei)

    def sprachen(self, angebote: Iterable[Angebot]) -> tuple[Wert, ...]:
        """Return the languages of ``angebote``, the most frequent first, German left out."""
        counts: dict[Wert, int] = {}
        for angebot in angebote:
            for sprache in angebot.sprachen:
                counts[sprache] = counts.get(sprache, 0) + 1
        ordered = sorted(counts, key=lambda sprache: (-counts[sprache], sprache.titel))
        return tuple(sprache for sprache in ordered if sprache != "de")

    def deckung(self, art: str, sozialraum: Sozialraum) -> int:
        """Return how many running offers of a Leistungsart name ``sozialraum`` as their area."""
        return sum(1 for angebot in self.arten.get(art, ()) if angebot.dient(sozialraum))

    def deckung_im(self, handlungsfeld: str, sozialraum: Sozialraum) -> int:
        """Return how many running offers of a Handlungsfeld name ``sozialraum`` as their area."""
        return sum(1 for angebot in self.angebote_im(handlungsfeld) if angebot.dient(sozialraum))

    def ueberall(self, angebote: Iterable[Angebot]) -> int:
        """Return how many of ``angebote`` serve the whole municipality."""
        return sum(1 for angebot in angebote if angebot.fuer_alle_gebiete)

    def vor_ort(self, sozialraum: Sozialraum) -> tuple[Angebot, ...]:
        """Return the running offers that name ``sozialraum`` as their area."""
        return tuple(angebot for angebot in self.aktive_angebote if angebot.dient(sozialraum))

    def haeuser_im(self, sozialraum: Sozialraum) -> tuple[Unterkunft, ...]:
        """Return the shelters in a Sozialraum."""
        return tuple(haus for haus in self.unterkuenfte if haus.sozialraum is sozialraum)

    @property
    def jahre_der_aufnahme(self) -> tuple[Jahr, ...]:
        """Return the years for which forecast or capacity is given."""
        years = {p.jahr for p in self.prognosen} | {k.jahr for k in self.kapazitaeten}
        return tuple(sorted(years))

    def prognose(self, jahr: Jahr, szenario: str) -> Prognose | None:
        """Return the forecast of a year and scenario."""
        return next((p for p in self.prognosen if p.jahr == jahr and p.szenario == szenario), None)

    def kapazitaet(self, jahr: Jahr) -> Jahreskapazitaet | None:
        """Return the capacity of a year."""
        return next((k for k in self.kapazitaeten if k.jahr == jahr), None)

    @property
    def engpassjahre(self) -> tuple[Jahr, ...]:
        """Return the years in which the middle scenario needs more places than there are."""
        return tuple(jahr for jahr in self.jahre_der_aufnahme if self._zu_wenig(jahr))

    @property
    def mittleres_szenario(self) -> bool:
        """Return whether a year has both a middle forecast and a capacity, so that they can be compared."""
        return any(self.prognose(jahr, "mittel") and self.kapazitaet(jahr) for jahr in self.jahre_der_aufnahme)

    def _zu_wenig(self, jahr: Jahr) -> bool:
        prognose, kapazitaet = self.prognose(jahr, "mittel"), self.kapazitaet(jahr)
        return bool(prognose and kapazitaet and prognose.personen > kapazitaet.plaetze)

    @property
    def bezifferte_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures whose yearly cost is given."""
        return tuple(massnahme for massnahme in self.massnahmen if massnahme.mittel is not None)

    @property
    def massnahmenstellen(self) -> Decimal:
        """Return how many full-time posts the measures need, as far as it is given."""
        return sum((massnahme.stellen or Decimal(0) for massnahme in self.massnahmen), Decimal(0))

    @property
    def massnahmen_je_feld(self) -> tuple[tuple[Wert, tuple[Massnahme, ...]], ...]:
        """Return each Handlungsfeld that has measures, with them."""
        return _je("handlungsfelder", self.massnahmen, lambda massnahme: massnahme.handlungsfeld)

    @property
    def naechste_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures that are not finished, the nearest date first, those without one last."""
        still = (m for m in self.massnahmen if m.status not in {"abgeschlossen", "zurueckgestellt"})
        return tuple(sorted(still, key=lambda m: (m.termin is None, m.termin or date.max)))

    @property
    def wartende_je_feld(self) -> tuple[tuple[Wert, int], ...]:
        """Return each Handlungsfeld in which people wait for a place, with their number, the longest queue first."""
        every = ((feld, sum(a.wartet for a in self.angebote_im(feld))) for feld in values()["handlungsfelder"].values())
        return tuple(sorted((pair for pair in every if pair[1]), key=lambda pair: -pair[1]))

    @property
    def groesste_massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the measures whose yearly cost is given, the dearest first."""
        return tuple(sorted(self.bezifferte_massnahmen, key=lambda m: -(m.mittel or 0)))

    @property
    def wartende(self) -> int:
        """Return how many people wait for a place, as far as it is known."""
        return sum(angebot.wartet for angebot in self.aktive_angebote)

    @property
    def massnahmenmittel(self) -> Decimal:
        """Return what the measures cost in a year, in euros, as far as it is given."""
        return sum((massnahme.mittel or Decimal(0) for massnahme in self.massnahmen), Decimal(0))

    @property
    def karge_sozialraeume(self) -> tuple[Sozialraum, ...]:
        """Return the Sozialräume that no running offer names as its area."""
        return tuple(sozialraum for sozialraum in self.sozialraeume if not self.vor_ort(sozialraum))

    def fuer_gruppe(self, gruppe: str) -> tuple[Angebot, ...]:
        """Return the running offers that name a target group."""
        return tuple(angebot for angebot in self.aktive_angebote if gruppe in angebot.zielgruppen)

    @property
    def genannte_herkunft(self) -> tuple[Wert, ...]:
        """Return the groups by origin that a running offer names."""
        groups = values()["zielgruppen"].values()
        return tuple(gruppe for gruppe in groups if gruppe.marke("herkunft") and self.fuer_gruppe(gruppe))

    def offen_fuer(self, gruppe: str) -> tuple[Angebot, ...]:
        """Return the running offers that name a target group, all people or all who have immigrated."""
        wanted = {gruppe, "alle", "zugewanderte"}
        return tuple(angebot for angebot in self.aktive_angebote if wanted.intersection(angebot.zielgruppen))

    @property
    def frisch_gepruefte(self) -> tuple[Angebot, ...]:
        """Return the offers that were checked in the twelve months before the Stichtag."""
        since = self.stichtag - timedelta(days=365)
        return tuple(angebot for angebot in self.angebote if angebot.geprueft_am and angebot.geprueft_am >= since)

    def gefoerdert_von(self, geber: str) -> tuple[Angebot, ...]:
        """Return the running offers of free providers that a funder supports."""
        free = self.freie_angebote(self.aktive_angebote)
        return tuple(angebot for angebot in free if any(f.geber == geber for f in angebot.foerderung))

    @property
    def unbeantwortete_bedarfe(self) -> tuple[Bedarf, ...]:
        """Return the reported needs that no measure answers."""
        return tuple(bedarf for bedarf in self.bedarfe if not self.antworten_auf(bedarf))

    @property
    def verteilung(self) -> tuple[Verteilung, ...]:
        """Return places and residents per Sozialraum, each as a share; empty without places in a Sozialraum."""
        houses = [haus for haus in self.unterkuenfte if haus.sozialraum]
        places = sum(haus.plaetze or 0 for haus in houses)
        known = [s.einwohner.wert for s in self.sozialraeume if s.einwohner]
        people = sum(known, Decimal(0)) if len(known) == len(self.sozialraeume) else Decimal(0)
        return tuple(self._verteilung(s, places, people) for s in self.sozialraeume) if places else ()

    def _verteilung(self, sozialraum: Sozialraum, places: int, people: Decimal) -> Verteilung:
        houses = self.haeuser_im(sozialraum)
        here = sum(haus.plaetze or 0 for haus in houses)
        taken = None if any(haus.belegt is None for haus in houses) else sum(haus.belegt or 0 for haus in houses)
        residents = sozialraum.einwohner.wert * 100 / people if sozialraum.einwohner and people else None
        return Verteilung(sozialraum, here, taken, Decimal(here) * 100 / places, residents)

    @cached_property
    def eintraege(self) -> tuple[Eintrag, ...]:
        """Return the running offers as a directory lists them: by Leistungsart and name, numbered from 1."""
        arten = list(values()["leistungsarten"])
        felder = list(values()["handlungsfelder"])
        ordered = sorted(
            self.aktive_angebote, key=lambda a: (felder.index(a.handlungsfeld), arten.index(a.leistungsart), a.name)
        )
        return tuple(Eintrag(number, angebot) for number, angebot in enumerate(ordered, 1))

    def eintraege_im(self, handlungsfeld: str) -> tuple[tuple[Wert, tuple[Eintrag, ...]], ...]:
        """Return each Leistungsart of a Handlungsfeld with its entries, in their order."""
        found = (eintrag for eintrag in self.eintraege if eintrag.angebot.handlungsfeld == handlungsfeld)
        return _je("leistungsarten", found, lambda eintrag: eintrag.angebot.leistungsart)

    def eintraege_in(self, sozialraum: Sozialraum) -> tuple[Eintrag, ...]:
        """Return the entries that name ``sozialraum`` as their area."""
        return tuple(eintrag for eintrag in self.eintraege if eintrag.angebot.dient(sozialraum))

    def eintraege_von(self, traeger: Traeger) -> tuple[Eintrag, ...]:
        """Return the entries of a provider."""
        return tuple(eintrag for eintrag in self.eintraege if eintrag.angebot.traeger is traeger)

    @property
    def eintraege_ueberall(self) -> tuple[Eintrag, ...]:
        """Return the entries that serve the whole municipality."""
        return tuple(eintrag for eintrag in self.eintraege if eintrag.angebot.fuer_alle_gebiete)

    def eintraege_mit(self, sprache: Wert) -> tuple[Eintrag, ...]:
        """Return the entries that offer a language."""
        return tuple(eintrag for eintrag in self.eintraege if sprache in eintrag.angebot.sprachen)

    @property
    def namen(self) -> Mapping[str, str]:
        """Return the name of everything that has an id, as documents print it."""
        named = (self.sozialraeume, self.traeger, self.angebote, self.massnahmen, self.runde_tische, self.unterkuenfte)
        names = {thing.id: thing.name for things in named for thing in things}
        names |= {kurs.id: kurs.name for kurs in self.kurse if kurs.name}
        return {**names, **{b.id: b.titel for b in self.bedarfe}, **{z.id: z.text for z in self.ziele}}

    @property
    def fehlstellen(self) -> tuple[str, ...]:
        """Return what the data show to be missing, as sentences for the summary, the weightiest first."""
        return tuple(fehlstellen(self))


def _je(liste: str, things: Iterable[_T], wert: Callable[[_T], Wert]) -> tuple[tuple[Wert, tuple[_T, ...]], ...]:
    """Return ``things`` by a value of each, in the order of the value list ``liste``."""
    order = list(values()[liste])
    ordered = sorted(things, key=lambda thing: order.index(wert(thing)))
    return tuple((value, tuple(group)) for value, group in groupby(ordered, key=wert))


@dataclass(frozen=True, slots=True, eq=False)
class Eintrag:
    """An offer with its number in a directory."""

    nummer: int
    angebot: Angebot


@dataclass(frozen=True, slots=True, eq=False)
class Verteilung:
    """Places in shelters and residents of a Sozialraum, each also as a share in per cent."""

    sozialraum: Sozialraum
    plaetze: int
    belegt: int | None
    anteil_plaetze: Decimal
    anteil_bevoelkerung: Decimal | None
