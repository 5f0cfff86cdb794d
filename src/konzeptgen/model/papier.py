"""The author's file papier.yaml: who speaks to whom and why, and the folder of a paper without a concept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.document.texte import Freitext
from konzeptgen.model.bausteine import Adresse, Kontakt, Person
from konzeptgen.model.lesart import Lesart
from konzeptgen.model.marke import Marke
from konzeptgen.model.stimmen import Stimme

_ERSTE = 5
"""So many own demands stand on the first page."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Absender:
    """What stands under ``papier.absender``."""

    art: Wert
    name: str
    kurzname: str | None = None
    mitglieder: tuple[str, ...] = ()
    spitzenverbaende: tuple[Wert, ...] = ()
    traeger: tuple[str, ...] = ()
    adresse: Adresse | None = None
    kontakt: Kontakt | None = None
    ansprechperson: Person | None = None

    @property
    def kurz(self) -> str:
        """Return the short name, or the full one."""
        return self.kurzname or self.name

    @property
    def mehrzahl(self) -> bool:
        """Return whether the sender says "wir": a Liga does, one Verband or Träger does not."""
        return self.art == "liga"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EigeneForderung:
    """What stands under ``papier.forderungen``."""

    text: str
    begruendung: str | None = None
    adressat: Wert | None = None
    handlungsfeld: Wert | None = None
    datum: date | None = None
    frist: date | None = None
    erfuellt_am: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EigeneZahl:
    """What stands under ``papier.zahlen``: whom the sender reaches in a year, perhaps in one place."""

    wert: Decimal
    einheit: str
    jahr: Jahr
    quelle: str
    ort: str | None = None


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
    forderungen: tuple[EigeneForderung, ...] = ()
    dank: str | None = None
    zahlen: tuple[EigeneZahl, ...] = ()
    stimmen: tuple[Stimme, ...] = ()
    handlungsfelder: tuple[Wert, ...] = ()
    gespraech: str | None = None

    def offene_am(self, tag: date) -> tuple[EigeneForderung, ...]:
        """Return the sender's own demands that are not met on a day, in its order."""
        return tuple(one for one in self.forderungen if not (one.erfuellt_am and one.erfuellt_am <= tag))

    def erfuellte_am(self, tag: date) -> tuple[EigeneForderung, ...]:
        """Return those that are met."""
        return tuple(one for one in self.forderungen if one.erfuellt_am and one.erfuellt_am <= tag)

    def wichtigste_am(self, tag: date) -> tuple[EigeneForderung, ...]:
        """Return the open ones for the first page."""
        return self.offene_am(tag)[:_ERSTE]

    def stimmen_am(self, tag: date) -> tuple[Stimme, ...]:
        """Return the voices whose consent holds on a day, with the names that it covers."""
        return tuple(shown for one in self.stimmen if (shown := one.gezeigt(tag)))


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
    def heute(self) -> date:
        """Return the day on which consent must hold."""
        return self.stand

    @property
    def schreibweise(self) -> Wert | None:
        """Return how groups of people are named."""
        return self.papier.schreibweise
