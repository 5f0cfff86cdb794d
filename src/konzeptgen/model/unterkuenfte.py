"""The author's file unterkuenfte.yaml: Unterkünfte."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from konzeptgen.base.scalars import Wert
from konzeptgen.model.anbieter import Traeger
from konzeptgen.model.bausteine import UNBEKANNT, Adresse
from konzeptgen.model.sozialraeume import Sozialraum
from konzeptgen.model.zeit import Zeitraum


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hausdienst:
    """What stands under ``unterkuenfte.dienste``."""

    leistungsart: Wert
    traeger: Traeger


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Buergerinformation:
    """What stands under ``unterkuenfte.informationen``."""

    datum: date
    form: str
    teilnehmende: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Unterkunft:
    """What stands under ``unterkuenfte``."""

    id: str
    name: str
    art: Wert
    betreiber: Traeger | None = None
    dienste: tuple[Hausdienst, ...] = ()
    sozialraum: Sozialraum | None = None
    anschrift: Adresse | None = None
    plaetze: int | None = None
    belegt: int | None = None
    stichtag: date | None = None
    eroeffnet_am: date | None = None
    schliessung_am: date | None = None
    schutzkonzept: str = UNBEKANNT
    schutzkonzept_stand: date | None = None
    fuehrungszeugnisse: str = UNBEKANNT
    informationen: tuple[Buergerinformation, ...] = ()

    @property
    def betreiber_bekannt(self) -> bool:
        """Return whether it is known who runs the house and what kind of body that is."""
        return self.betreiber is not None and self.betreiber.art_bekannt

    @property
    def frei_betrieben(self) -> bool:
        """Return whether a free provider runs the house."""
        return self.betreiber is not None and self.betreiber.frei

    @property
    def dienste_freier(self) -> tuple[str, ...]:
        """Return the services of free providers in the house, such as "Unterkunft (Caritas)"."""
        return tuple(f"{d.leistungsart.kurz} ({d.traeger.kurz})" for d in self.dienste if d.traeger.frei)

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when the house is open: from its opening to the day before it closes."""
        last = self.schliessung_am - timedelta(days=1) if self.schliessung_am else None
        return Zeitraum(self.eroeffnet_am, last)

    @property
    def ist_gemeinschaft(self) -> bool:
        """Return whether the house is a Gemeinschaftsunterkunft."""
        return self.art.marke("gemeinschaft")
