"""The document: title, state, term, publisher, profile, and by what names it calls things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Self

from konzeptgen.base.finding import Severity
from konzeptgen.base.scalars import Wert
from konzeptgen.model.fragen.zeit import Zeitfragen
from konzeptgen.model.lesart import Lesart
from konzeptgen.model.papier import Papiermappe
from konzeptgen.profile import Profil, landesprofil, profiles


class Dokumentfragen(Zeitfragen):
    """Questions about the document as a whole."""

    @property
    def profil(self) -> Profil:
        """Return the profile that the author chose, else that of the Land; an own one adds to it or to ``basis``."""
        chosen, own = self.rahmen and self.rahmen.profil, self.eigenes_profil
        if own is None:
            return profiles()[chosen] if chosen else landesprofil(self.kommune.land)
        severities = {entry.regel: Severity[entry.schwere.upper()] for entry in own.schweren}
        base = profiles()[own.erweitert or chosen or "basis"]
        return base.extended("eigenes", own.titel, own.kapitel, severities, own.interessenbekundung_jahre)

    @property
    def entwurf(self) -> bool:
        """Return whether this is still a draft, which it is until the author says otherwise."""
        return not (self.rahmen and self.rahmen.status == "beschlossen")

    @property
    def vorgelegt(self) -> bool:
        """Return whether it lies before the council, not yet decided."""
        return bool(self.rahmen and self.rahmen.status == "vorgelegt")

    @property
    def lesart(self) -> Lesart | None:
        """Return for whom the author makes the documents; the council where it lies before it."""
        if self.rahmen and self.rahmen.fuer:
            return Lesart(self.rahmen.fuer)
        return Lesart.RAT if self.vorgelegt else None

    @property
    def titel(self) -> str:
        """Return the title that the author gives, else one made from the municipality's name."""
        return (self.rahmen and self.rahmen.titel) or f"Integrationskonzept {self.kommune.genitiv}"

    @property
    def stand(self) -> date:
        """Return the day that the author gives, else the Stichtag."""
        return (self.rahmen and self.rahmen.stand) or self.stichtag

    @property
    def zum_stand(self) -> Self:
        """Return the Konzept as a document tells it: as it was on its Stand, or on an earlier Stichtag."""
        return replace(self, tag=min(self.stand, self.stichtag))

    @property
    def vor_einem_jahr(self) -> date:
        """Return the day twelve months before the day of which the Konzept speaks."""
        return self.tag - timedelta(days=365)

    @property
    def schreibweise(self) -> Wert | None:
        """Return how groups of people are named."""
        return self.rahmen.schreibweise if self.rahmen else None

    def personengruppe(self, name: str) -> str:
        """Return the word for a group of people, such as ``einwohner``."""
        return self.werte["personengruppen"][name].titel

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
        """Return "2027 bis 2031", "2027" for a single year, or what is known of it."""
        if self.rahmen is None:
            return ""
        first, last = self.rahmen.laufzeit_von, self.rahmen.laufzeit_bis
        if first and last:
            return str(first) if first == last else f"{first} bis {last}"
        return f"ab {first}" if first else ""

    @property
    def laufzeit_vorbei(self) -> bool:
        """Return whether the last year for which the Konzept was made is over."""
        return bool(self.rahmen and self.rahmen.laufzeit_bis and self.rahmen.laufzeit_bis < self.tag.year)

    @property
    def namen(self) -> Mapping[str, str]:
        """Return the name of everything that has an id, as documents print it."""
        named = (self.sozialraeume, self.traeger, self.angebote, self.massnahmen, self.runde_tische, self.unterkuenfte)
        names = {thing.id: thing.name for things in named for thing in things}
        names |= {kurs.id: kurs.name for kurs in self.kurse if kurs.name}
        return {**names, **{b.id: b.titel for b in self.bedarfe}, **{z.id: z.text for z in self.ziele}}
