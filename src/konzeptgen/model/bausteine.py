"""Parts that several things share: figures with source, addresses, contacts, persons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from konzeptgen.base.rufnummer import Rufnummer
from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.model.zeit import Zeitraum, ganzes_jahr

UNBEKANNT = "unbekannt"
Anlass = Literal["konzept", "daten"]
"""What goes out: the documents of a concept, or data for other directories."""
MINDESTLAENGE = 40
"""Letters from which on a reason counts as one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kennzahl:
    """The shared part ``kennzahl``."""

    wert: Decimal
    stichtag: date | None = None
    quelle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Adresse:
    """The shared part ``adresse``."""

    strasse: str | None = None
    plz: str | None = None
    ort: str | None = None
    breite: Decimal | None = None
    laenge: Decimal | None = None
    crs: Wert | None = None
    oeffentlich: str = UNBEKANNT

    @property
    def angegeben(self) -> bool:
        """Return whether anything is given; in the public edition an address may be there and say nothing."""
        return any(part is not None for part in (self.strasse, self.plz, self.ort, self.breite, self.laenge))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kontakt:
    """The shared part ``kontakt``."""

    telefon: Rufnummer | None = None
    telefone: tuple[Rufnummer, ...] = ()
    email: str | None = None
    emails: tuple[str, ...] = ()
    website: str | None = None
    websites: tuple[str, ...] = ()

    @property
    def alle_telefone(self) -> tuple[Rufnummer, ...]:
        """Return every telephone number, each once."""
        return tuple(dict.fromkeys((self.telefon, *self.telefone) if self.telefon else self.telefone))

    @property
    def alle_emails(self) -> tuple[str, ...]:
        """Return every mail address, each once."""
        return tuple(dict.fromkeys((self.email, *self.emails) if self.email else self.emails))

    @property
    def alle_websites(self) -> tuple[str, ...]:
        """Return every page, each once."""
        return tuple(dict.fromkeys((self.website, *self.websites) if self.website else self.websites))

    @property
    def angegeben(self) -> bool:
        """Return whether there is any way to reach the place."""
        return bool(self.alle_telefone or self.alle_emails or self.alle_websites)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Person:
    """The shared part ``person``."""

    name: str
    funktion: str | None = None
    telefon: Rufnummer | None = None
    email: str | None = None
    veroeffentlichung: Veroeffentlichung | None = None

    def darf_erscheinen(self, tag: date | None, anlass: Anlass = "konzept") -> bool:
        """Return whether publishing is allowed on ``tag``: by consent or another ground that is recorded and holds."""
        grant = self.veroeffentlichung
        return grant is not None and grant.erlaubt == "ja" and grant.hindernis(tag, anlass) is None


class Hindernis(StrEnum):
    """Why a permission to publish does not hold."""

    OHNE_GRUNDLAGE = "ohne Grundlage"
    KUENFTIG = "künftig"
    WIDERRUFEN = "widerrufen"
    ABGELAUFEN = "abgelaufen"
    ANDERER_ZWECK = "anderer Zweck"


_KEINE_GRUNDLAGE = re.compile(
    r"[\W_]*|(?:noch )?(?:keine?|nein|ohne|unbekannt|offen|unklar|fehlt|ausstehend|angefragt)\b.*"
    r"|.*\b(?:liegt nicht vor|steht aus|wird (?:noch )?(?:eingeholt|geklärt)|nicht (?:eingeholt|erteilt|geklärt))\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""How people write that there is no ground."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Veroeffentlichung:
    """The shared part ``veroeffentlichung``."""

    erlaubt: str
    grundlage: str | None = None
    datum: date | None = None
    zweck: Wert | None = None
    gueltig_bis: date | None = None
    widerrufen_am: date | None = None

    def hindernis(self, tag: date | None, anlass: Anlass = "konzept") -> Hindernis | None:
        """Return why the ground does not carry what goes out on ``tag``; without a purpose it carries all of it.

        Where no day is known, a ground that ends carries nothing.
        """
        ended = self.gueltig_bis is not None and (tag is None or self.gueltig_bis < tag)
        reasons = {
            Hindernis.WIDERRUFEN: self.widerrufen_am is not None,
            Hindernis.OHNE_GRUNDLAGE: not self.grundlage or bool(_KEINE_GRUNDLAGE.fullmatch(self.grundlage)),
            Hindernis.ANDERER_ZWECK: self.zweck is not None and not self.zweck.marke(anlass),
            Hindernis.ABGELAUFEN: ended,
            Hindernis.KUENFTIG: self.datum is not None and tag is not None and self.datum > tag,
        }
        return next((reason for reason, holds in reasons.items() if holds), None)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Oeffnungszeit:
    """The shared part ``oeffnungszeit``."""

    tage: tuple[Wert, ...]
    von: str | None = None
    bis: str | None = None
    zeiten: tuple[str, ...] = ()
    im_monat: tuple[Wert, ...] = ()
    saison_von: str | None = None
    saison_bis: str | None = None
    nach_vereinbarung: str = UNBEKANNT
    geschlossen: str = UNBEKANNT
    hinweis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Schliesszeit:
    """The shared part ``schliesszeit``."""

    grund: str
    von: date | None = None
    bis: date | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when the offer is closed."""
        return Zeitraum(self.von, self.bis)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Foerderung:
    """The shared part ``foerderung``."""

    geber: Wert
    programm: str | None = None
    betrag: Decimal | None = None
    jahr: Jahr | None = None
    beginn: date | None = None
    bis: date | None = None

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when the money is granted: from day to day, else the year that is named."""
        whole = ganzes_jahr(self.jahr, bis=self.bis)
        return Zeitraum(self.beginn or whole.beginn, whole.ende)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kapazitaet:
    """The shared part ``kapazitaet``."""

    plaetze: int | None = None
    belegt: int | None = None
    warteliste: int | None = None
    ausbaubar: str = UNBEKANNT
    stichtag: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Begruendung:
    """The shared part ``begruendung``."""

    text: str
    stelle: str
    datum: date | None = None
    art: Wert | None = None
    gueltig_bis: date | None = None

    def gilt_am(self, tag: date) -> bool:
        """Return whether it is dated, not ahead of ``tag`` and not expired on it."""
        dated = self.datum is not None and self.datum <= tag
        return dated and (self.gueltig_bis is None or tag <= self.gueltig_bis)

    @property
    def zeitraum(self) -> Zeitraum:
        """Return when the reason holds."""
        return Zeitraum(ende=self.gueltig_bis)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Interessenbekundung:
    """The shared part ``interessenbekundung``."""

    ergebnis: Wert
    datum: date | None = None
    hinweis: str | None = None

    def veraltet_am(self, tag: date, jahre: int) -> bool:
        """Return whether more than so many years lie between it and ``tag``."""
        if self.datum is None:
            return False
        year = self.datum.year + jahre
        return (tag.year, tag.month, tag.day) > (year, self.datum.month, self.datum.day)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Jahreswert:
    """The shared part ``jahreswert``."""

    jahr: Jahr
    wert: Decimal
