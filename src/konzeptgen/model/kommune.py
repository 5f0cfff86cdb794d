"""The author's file konzept.yaml: Kommune und Konzept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.model.anbieter import Angebot
from konzeptgen.model.auskunft import Auskunft, auskunft
from konzeptgen.model.bausteine import UNBEKANNT, Adresse, Jahreswert, Kennzahl, Kontakt, Person
from konzeptgen.model.benennung import Benennung, benennung
from konzeptgen.model.sitz import Sitz


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Herkunftsland:
    """What stands under ``kommune.herkunft``."""

    land: str
    personen: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gemeinde:
    """What stands under ``kommune.gemeinden``."""

    name: str
    ags: str | None = None
    einwohner: int | None = None
    beteiligt: str = UNBEKANNT


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kommune:
    """What stands under ``kommune``."""

    name: str
    typ: Wert
    land: Wert
    ags: str | None = None
    ars: str | None = None
    einwohner: Kennzahl | None = None
    auslaender: Kennzahl | None = None
    migrationsgeschichte: Kennzahl | None = None
    gefluechtete: Kennzahl | None = None
    herkunft: tuple[Herkunftsland, ...] = ()
    gemeinden: tuple[Gemeinde, ...] = ()

    @property
    def bewohner(self) -> Kennzahl | None:
        """Return how many people live here; None where it is not given, or given as nobody, which is no figure."""
        return self.einwohner if self.einwohner and self.einwohner.wert else None

    @property
    def benennung(self) -> Benennung:
        """Return kind and own name apart, whether or not the author wrote the kind into the name."""
        return benennung(self.name, self.typ)

    @property
    def bezeichnung(self) -> str:
        """Return kind and name, such as "Stadt Musterstadt"."""
        return self.benennung.nominativ

    @property
    def nominativ(self) -> str:
        """Return "die Stadt Musterstadt" or "der Landkreis Musterland"."""
        return f"{self._artikel('die', 'der')} {self.bezeichnung}"

    @property
    def genitiv(self) -> str:
        """Return "der Stadt Musterstadt" or "des Landkreises Musterland"."""
        return f"{self._artikel('der', 'des')} {self.benennung.genitiv}"

    @property
    def dativ(self) -> str:
        """Return "der Stadt Musterstadt" or "dem Landkreis Musterland"."""
        return f"{self._artikel('der', 'dem')} {self.benennung.dativ}"

    @property
    def ort(self) -> str:
        """Return "in der Stadt Musterstadt" or "im Landkreis Musterland"."""
        return f"{self._artikel('in der', 'im')} {self.benennung.dativ}"

    @property
    def kurz(self) -> str:
        """Return "die Stadt" or "der Landkreis"."""
        return f"{self._artikel('die', 'der')} {self.benennung.wort}"

    @property
    def kurz_akkusativ(self) -> str:
        """Return "die Stadt" or "den Landkreis"."""
        return f"{self._artikel('die', 'den')} {self.benennung.wort}"

    @property
    def ist_kreis(self) -> bool:
        """Return whether municipalities belong to it."""
        return self.typ.marke("kreis")

    @property
    def beteiligung_der_gemeinden(self) -> Auskunft[Gemeinde]:
        """Return for the municipalities of a Kreis whether they take part in the Konzept."""
        return auskunft(self.gemeinden, lambda gemeinde: gemeinde.beteiligt)

    def _artikel(self, weiblich: str, maennlich: str) -> str:
        return weiblich if self.benennung.weiblich else maennlich


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Begriff:
    """What stands under ``rahmen.begriffe``."""

    begriff: str
    erklaerung: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LeichteSprache:
    """What stands under ``rahmen.leichte_sprache``."""

    geprueft_von: str
    geprueft_am: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rahmen:
    """What stands under ``rahmen``."""

    titel: str | None = None
    untertitel: str | None = None
    version: str | None = None
    stand: date | None = None
    status: Wert | None = None
    laufzeit_von: Jahr | None = None
    laufzeit_bis: Jahr | None = None
    profil: str | None = None
    leichte_sprache: LeichteSprache | None = None
    fuer: Wert | None = None
    steckbriefe: str | None = None
    schreibweise: Wert | None = None
    leitbild: str | None = None
    begriffe: tuple[Begriff, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Auftrag:
    """What stands under ``auftrag``."""

    gremium: str
    datum: date | None = None
    vorlage: str | None = None
    inhalt: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ratsbeschluss:
    """What stands under ``beschluss``."""

    gremium: str
    datum: date | None = None
    vorlage: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Beratungsschritt:
    """What stands under ``beratungsfolge``."""

    gremium: str
    datum: date | None = None
    zweck: Wert | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mitzeichnung:
    """What stands under ``mitzeichnung``."""

    stelle: str
    hinweis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Entstehungsschritt:
    """What stands under ``entstehung``."""

    datum: date
    schritt: str
    beteiligte: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gremium:
    """What stands under ``steuerung.gremien``."""

    name: str
    aufgabe: str | None = None
    turnus: str | None = None
    mitglieder: tuple[Sitz, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stelle:
    """What stands under ``steuerung.stellen``."""

    name: str
    umfang: Decimal | None = None
    finanzierung: str | None = None
    schnittstellen: tuple[Angebot, ...] = ()
    vereinbarung: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Steuerung:
    """What stands under ``steuerung``."""

    federfuehrung: str
    gremien: tuple[Gremium, ...] = ()
    stellen: tuple[Stelle, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Haushaltsmittel:
    """What stands under ``mittel``."""

    jahr: Jahr
    zweck: str
    betrag: Decimal
    handlungsfeld: Wert | None = None
    geber: Wert | None = None
    quelle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Indikator:
    """What stands under ``monitoring.indikatoren``."""

    name: str
    handlungsfeld: Wert | None = None
    einheit: str | None = None
    werte: tuple[Jahreswert, ...] = ()
    ziel: Decimal | None = None
    zieljahr: Jahr | None = None
    quelle: str | None = None

    def wert_vor(self, stellen: int) -> Jahreswert | None:
        """Return the newest value for 0, the one before for 1, None where there are not so many."""
        newest = sorted(self.werte, key=lambda wert: wert.jahr, reverse=True)
        return newest[stellen] if len(newest) > stellen else None

    @property
    def nachkommastellen(self) -> int:
        """Return how many decimals show the two newest values and the goal exactly."""
        shown = [*(wert.wert for wert in (self.wert_vor(0), self.wert_vor(1)) if wert), self.ziel]
        return max([0, *(-int(number.normalize().as_tuple().exponent) for number in shown if number is not None)])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Monitoring:
    """What stands under ``monitoring``."""

    zustaendig: str | None = None
    turnus: str | None = None
    naechster_bericht: date | None = None
    fortschreibung: date | None = None
    indikatoren: tuple[Indikator, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grusswort:
    """What stands under ``grusswort``."""

    person: Person
    bild: str | None = None
    bildtext: str | None = None
    unterschrift: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Herausgeber:
    """What stands under ``herausgeber``."""

    name: str
    amt: str | None = None
    adresse: Adresse | None = None
    kontakt: Kontakt | None = None
    redaktion: Person | None = None
