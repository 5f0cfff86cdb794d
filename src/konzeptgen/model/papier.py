"""The author's file papier.yaml: who speaks to whom and why, and the folder of a paper without a concept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from konzeptgen.base.scalars import Wert
from konzeptgen.document.texte import Freitext
from konzeptgen.model.bausteine import Adresse, Kontakt, Person
from konzeptgen.model.lesart import Lesart
from konzeptgen.model.marke import Marke


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Absender:
    """What stands under ``papier.absender``."""

    art: Wert
    name: str
    kurzname: str | None = None
    mitglieder: tuple[str, ...] = ()
    adresse: Adresse | None = None
    kontakt: Kontakt | None = None
    ansprechperson: Person | None = None

    @property
    def kurz(self) -> str:
        """Return the short name, or the full one."""
        return self.kurzname or self.name


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Papier:
    """What stands under ``papier``."""

    absender: Absender
    titel: str | None = None
    untertitel: str | None = None
    status: Wert | None = None
    stand: date | None = None
    schreibweise: Wert | None = None
    adressat: str | None = None
    anlass: str | None = None
    anliegen: str | None = None
    handlungsfelder: tuple[Wert, ...] = ()
    gespraech: str | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Papiermappe:
    """A paper with what belongs to it: own texts, files and look. It has what ``Mappe`` asks for."""

    papier: Papier
    marke: Marke | None = None
    texte: Mapping[str, Freitext] = field(default_factory=dict)
    beilagen: Mapping[str, bytes] = field(default_factory=dict)
    stichtag: date = date.min
    oeffentlich: bool = False

    @property
    def entwurf(self) -> bool:
        """Return whether this is still a draft, which it is until the author releases it."""
        return self.papier.status != "freigegeben"

    @property
    def lesart(self) -> Lesart | None:
        """Return None: for whom a paper is made, its state tells."""
        return None

    @property
    def stand(self) -> date:
        """Return the day that the author gives, else the Stichtag."""
        return self.papier.stand or self.stichtag

    @property
    def schreibweise(self) -> Wert | None:
        """Return how groups of people are named."""
        return self.papier.schreibweise
