"""The fields of a Konzept: every top-level field of the author's files, and what a document of it needs besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from konzeptgen.base.scalars import Wert
from konzeptgen.document.texte import Freitext
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.arbeit import Anerkennungsstelle, Arbeitskooperation, Jobcenter, Traegerplaetze
from konzeptgen.model.aufnahme import Aufnahmeplanung, Auszug, Jahreskapazitaet, Prognose, Verweildauer
from konzeptgen.model.ausnahmen import Ausnahme
from konzeptgen.model.bedarfe import Bedarf
from konzeptgen.model.beispiele import Beispiel
from konzeptgen.model.beschlussvorlage import Beschlussvorlage
from konzeptgen.model.ehrenamt import Ehrenamtskoordination, Initiative
from konzeptgen.model.kommune import (
    Auftrag,
    Beratungsschritt,
    Entstehungsschritt,
    Grusswort,
    Haushaltsmittel,
    Herausgeber,
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
from konzeptgen.model.papier import Papier
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

Werte = Mapping[str, Mapping[str, Wert]]
"""The lists of allowed values by name, each with its values by key in the order of the list."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Konzeptfelder:
    """A municipality's data. Lists that others refer to stand first, since references are resolved in order."""

    kommune: Kommune
    sozialraeume: tuple[Sozialraum, ...] = ()
    geometrie: str | None = None
    crs: Wert | None = None
    traeger: tuple[Traeger, ...] = ()
    angebote: tuple[Angebot, ...] = ()
    bedarfe: tuple[Bedarf, ...] = ()
    ziele: tuple[Ziel, ...] = ()
    runde_tische: tuple[RunderTisch, ...] = ()
    massnahmen: tuple[Massnahme, ...] = ()
    rahmen: Rahmen | None = None
    auftrag: Auftrag | None = None
    beschluss: Ratsbeschluss | None = None
    formate: tuple[Wert, ...] = ()
    beratungsfolge: tuple[Beratungsschritt, ...] = ()
    mitzeichnung: tuple[Mitzeichnung, ...] = ()
    entstehung: tuple[Entstehungsschritt, ...] = ()
    steuerung: Steuerung | None = None
    mittel: tuple[Haushaltsmittel, ...] = ()
    monitoring: Monitoring | None = None
    grusswort: Grusswort | None = None
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
    tag: date = date.min
    oeffentlich: bool = False
    werte: Werte = field(default_factory=dict)

    def with_context(
        self, *, texts: Mapping[str, Freitext], attachments: Mapping[str, bytes], stichtag: date, werte: Werte
    ) -> Self:
        """Return the Konzept with the author's texts and files and the value lists, as it stands on ``stichtag``."""
        return replace(self, texte=texts, beilagen=attachments, stichtag=stichtag, tag=stichtag, werte=werte)
