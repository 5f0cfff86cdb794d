"""The author's file anbieter.yaml: Träger und Angebote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from konzeptgen.base.scalars import Wert
from konzeptgen.model.angebotsort import Angebotsort
from konzeptgen.model.bausteine import (
    UNBEKANNT,
    Adresse,
    Foerderung,
    Kapazitaet,
    Kontakt,
    Oeffnungszeit,
    Person,
    Schliesszeit,
)
from konzeptgen.model.sozialraeume import Sozialraum
from konzeptgen.model.uebersetzung import Angebotsuebersetzung, Uebersetzung
from konzeptgen.model.veranstaltung import Veranstaltung
from konzeptgen.model.zeit import Zeitraum

_VEREIN = re.compile(r"\be\.\s?V\.|\beV\b|eingetragener Verein")
"""How a name says that it is a registered association: nobody owns one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Traeger:
    """What stands under ``traeger``."""

    id: str
    name: str
    art: Wert
    kurzname: str | None = None
    beherrscht_von: Wert | None = None
    teil_von: Traeger | None = None
    spitzenverband: Wert | None = None
    migrantenorganisation: str = UNBEKANNT
    anerkannt: str = UNBEKANNT
    beschreibung: str | None = None
    uebersetzungen: tuple[Uebersetzung, ...] = ()
    adresse: Adresse | None = None
    kontakt: Kontakt | None = None
    ansprechperson: Person | None = None
    geprueft_am: date | None = None
    quelle: str | None = None
    fremdschluessel: str | None = None

    @property
    def ganzes(self) -> Traeger:
        """Return the provider as which this one counts: the whole of which it is part, if both are free or neither."""
        whole = self.teil_von
        return whole.ganzes if whole and (whole.frei, whole.oeffentlich) == (self.frei, self.oeffentlich) else self

    @property
    def frei(self) -> bool:
        """Return whether this is a free provider: by its kind, unless a public body controls it."""
        return self.art.marke("frei") and not self.oeffentlich

    @property
    def oeffentlich(self) -> bool:
        """Return whether this is a public body or one controls it."""
        return self._ist("oeffentlich")

    @property
    def kommunal(self) -> bool:
        """Return whether this is the municipality itself or a body that it controls."""
        return self._ist("kommunal")

    def _ist(self, marke: str) -> bool:
        return self.art.marke(marke) or bool(self.beherrscht_von and self.beherrscht_von.marke(marke))

    @property
    def art_bekannt(self) -> bool:
        """Return whether it is known what kind of body this is: by its kind, or since a public body controls it."""
        return not self.art.marke("offen") or self.oeffentlich

    @property
    def eigentum_bekannt(self) -> bool:
        """Return whether it is known if a public body controls it: by its own field, its kind, association or name."""
        told = self.beherrscht_von is not None or self.spitzenverband is not None
        return told or self.oeffentlich or self.art.marke("unabhaengig") or bool(_VEREIN.search(self.name))

    @property
    def kraft_gesetzes_anerkannt(self) -> bool:
        """Return whether the law itself recognises it in youth welfare, as it does churches under public law."""
        return self.art.marke("kraft_gesetzes") and not self.oeffentlich

    @property
    def ist_migrantenorganisation(self) -> bool:
        """Return whether this is a migrants' organisation, by kind or by its own word."""
        return self.art == "migrantenorganisation" or self.migrantenorganisation == "ja"

    @property
    def kurz(self) -> str:
        """Return the short name, or the full one."""
        return self.kurzname or self.name


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Verweisstelle:
    """What stands under ``angebote.verweisstellen``."""

    stelle: str
    informiert_am: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Angebot:
    """What stands under ``angebote``."""

    id: str
    traeger: Traeger
    name: str
    leistungsart: Wert
    einfach: str | None = None
    rechtskreis: Wert | None = None
    status: Wert | None = None
    beginn: date | None = None
    ende: date | None = None
    beschreibung: str | None = None
    gebiet: tuple[str, ...] = ()
    zielgruppen: tuple[Wert, ...] = ()
    sprachen: tuple[Wert, ...] = ()
    kapazitaet: Kapazitaet | None = None
    foerderung: tuple[Foerderung, ...] = ()
    kostenfrei: str = UNBEKANNT
    kosten: str | None = None
    kinderbetreuung: str = UNBEKANNT
    fuer_kinder: str = UNBEKANNT
    helfende_gesucht: str = UNBEKANNT
    geeignet: str = UNBEKANNT
    eignung_grund: str | None = None
    adresse: Adresse | None = None
    orte: tuple[Angebotsort, ...] = ()
    kontakt: Kontakt | None = None
    ansprechperson: Person | None = None
    oeffnungszeiten: tuple[Oeffnungszeit, ...] = ()
    oeffnungshinweis: str | None = None
    schliesszeiten: tuple[Schliesszeit, ...] = ()
    veranstaltungen: tuple[Veranstaltung, ...] = ()
    uebersetzungen: tuple[Angebotsuebersetzung, ...] = ()
    barrierefrei: str = UNBEKANNT
    verweisstellen: tuple[Verweisstelle, ...] = ()
    geprueft_am: date | None = None
    quelle: str | None = None
    fremdschluessel: str | None = None
    leika_id: str | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when the offer is there."""
        return Zeitraum(self.beginn, self.ende, self.status)

    @property
    def aktiv(self) -> bool:
        """Return whether its state says that it runs; ``konzept.laeuft`` also looks at its days."""
        return self.status is None or self.status == "aktiv"

    @property
    def ist_kostenfrei(self) -> bool:
        """Return whether it is known to cost nothing."""
        return self.kostenfrei == "ja" and not self.kosten

    @property
    def handlungsfeld(self) -> str:
        """Return the Handlungsfeld to which the Leistungsart belongs, empty where it belongs to none or is unknown."""
        return str(self.leistungsart.marken.get("handlungsfeld", ""))

    @property
    def fachdienst(self) -> bool:
        """Return whether this is a Migrationsfachdienst."""
        return self.leistungsart.marke("fachdienst")

    @property
    def fuer_alle_gebiete(self) -> bool:
        """Return whether the offer serves the whole municipality."""
        return "gesamt" in self.gebiet

    def dient(self, sozialraum: Sozialraum) -> bool:
        """Return whether the offer names ``sozialraum`` or one of its municipalities as its area."""
        return sozialraum.id in self.gebiet or any(ags in self.gebiet for ags in sozialraum.ags)

    @property
    def anschrift(self) -> Adresse | None:
        """Return where the offer is: its own first address, else the provider's; None where the edition hides it."""
        return next((ort.adresse for ort in self.standorte if ort.adresse and ort.adresse.angegeben), None)

    @property
    def standorte(self) -> tuple[Angebotsort, ...]:
        """Return every place of the offer, its own address first; the provider's where the offer names none."""
        first = self.adresse or (None if self.orte else self.traeger.adresse)
        every = (Angebotsort(adresse=first), *self.orte)
        return tuple(ort for ort in every if ort.angegeben)

    @property
    def eigene_orte(self) -> tuple[Angebotsort, ...]:
        """Return the places that the offer names beside its address, as far as the edition shows them."""
        return tuple(ort for ort in self.orte if ort.angegeben)

    @property
    def erreichbar(self) -> Kontakt | None:
        """Return how to reach the offer: its own contact, else the provider's."""
        return self.kontakt or self.traeger.kontakt

    @property
    def plaetze(self) -> int | None:
        """Return the number of places, None where it is unknown."""
        return self.kapazitaet.plaetze if self.kapazitaet else None

    @property
    def warteliste(self) -> int | None:
        """Return how many people wait for a place, None where it is unknown."""
        return self.kapazitaet.warteliste if self.kapazitaet else None

    @property
    def bezifferte_foerderung(self) -> tuple[Foerderung, ...]:
        """Return the funding whose sum is known."""
        return tuple(foerderung for foerderung in self.foerderung if foerderung.betrag is not None)

    @property
    def wartet(self) -> int:
        """Return how many people wait for a place, 0 where nothing is known."""
        return (self.kapazitaet and self.kapazitaet.warteliste) or 0

    @property
    def zuletzt_informiert(self) -> date | None:
        """Return when the municipality's offices were last told about the offer."""
        return max((v.informiert_am for v in self.verweisstellen if v.informiert_am), default=None)
