"""Konzepte and findings -> the standing of places, as papers tell and compare it. Figures of places never mix."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, zip_longest

from konzeptgen.base.finding import Finding, Offen
from konzeptgen.base.scalars import Wert
from konzeptgen.checking.elemente import kriterien
from konzeptgen.checking.vollstaendigkeit import Elementstand
from konzeptgen.composing.dreiwertig import soweit_bekannt
from konzeptgen.composing.luecken import Konzeptsicht, luecken
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.bedarfe import Bedarf
from konzeptgen.model.beispiele import Beispiel
from konzeptgen.model.felder import Werte
from konzeptgen.model.massnahmen import Massnahme

_EXAMPLES = 3


@dataclass(frozen=True, slots=True, eq=False)
class Lage:
    """A place: its Konzept, cut to the edition, what the check found and how far each element of the catalogue is."""

    konzept: Konzeptsicht
    befunde: tuple[Finding, ...] = ()
    elemente: tuple[Elementstand, ...] = ()

    @property
    def name(self) -> str:
        """Return the place as lists and tables call it, such as "Stadt Musterstadt"."""
        return self.konzept.kommune.bezeichnung

    @property
    def nur_eigene(self) -> bool:
        """Return whether an association has told of its own offers alone."""
        return self.konzept.profil.nur_eigene

    @property
    def freie_angebote(self) -> tuple[Angebot, ...]:
        """Return the running offers of free providers."""
        return self.konzept.freie_angebote(self.konzept.aktive_angebote)

    @property
    def wartende(self) -> int | None:
        """Return how many people wait for a place at free providers, as far as it is known; None where nothing is."""
        known = [a.wartet for a in self.freie_angebote if a.kapazitaet and a.kapazitaet.warteliste is not None]
        return sum(known) if known else None

    @property
    def ohne_begruendung(self) -> tuple[Massnahme, ...]:
        """Return the measures that still lack a reason although offers of others match them."""
        open_ids = {f.subject for f in self.befunde if _lacks_reason(f)}
        return tuple(massnahme for massnahme in self.konzept.massnahmen if massnahme.id in open_ids)

    def feld(self, handlungsfeld: str) -> Feldlage:
        """Return the standing of a Handlungsfeld here."""
        return Feldlage(self, self.konzept.werte["handlungsfelder"][handlungsfeld])

    def stand(self, element: str) -> Elementstand | None:
        """Return how far an element of the catalogue is here."""
        return next((stand for stand in self.elemente if stand.element == element), None)


def _lacks_reason(finding: Finding) -> bool:
    """Return whether an offer surely matches a measure and nobody gave a reason; what is to be clarified is no lack."""
    return finding.answer is None and finding.offen is Offen.BEGRUENDUNG


@dataclass(frozen=True, slots=True, eq=False)
class Feldlage:
    """A Handlungsfeld in a place."""

    ort: Lage
    handlungsfeld: Wert

    @property
    def angebote(self) -> tuple[Angebot, ...]:
        """Return the running offers."""
        return self.ort.konzept.angebote_im(self.handlungsfeld)

    @property
    def freie(self) -> tuple[Angebot, ...]:
        """Return the running offers of free providers."""
        return self.ort.konzept.freie_angebote(self.angebote)

    @property
    def traeger(self) -> tuple[Traeger, ...]:
        """Return the free providers behind them, in the order of their first offer."""
        return self.ort.konzept.traeger_von(self.freie)

    @property
    def arten(self) -> tuple[Wert, ...]:
        """Return the Leistungsarten of the free offers, the most frequent first."""
        kinds = [angebot.leistungsart for angebot in self.freie]
        return tuple(sorted(dict.fromkeys(kinds), key=lambda kind: -kinds.count(kind)))

    @property
    def hat_luecken(self) -> bool:
        """Return whether the data show something to be missing."""
        return bool(self.luecken or self.ohne_begruendung)

    @property
    def mit_plaetzen(self) -> tuple[Angebot, ...]:
        """Return the free offers whose places are known."""
        return tuple(angebot for angebot in self.freie if angebot.plaetze is not None)

    @property
    def plaetze(self) -> int:
        """Return the places of those."""
        return sum(angebot.plaetze or 0 for angebot in self.mit_plaetzen)

    @property
    def wartende(self) -> int:
        """Return how many people wait for a place at free providers."""
        return self.ort.konzept.wartende_bei(self.freie)

    @property
    def bedarfe(self) -> tuple[Bedarf, ...]:
        """Return the needs reported from casework."""
        return self.ort.konzept.bedarfe_im(self.handlungsfeld)

    @property
    def massnahmen(self) -> tuple[Massnahme, ...]:
        """Return the municipality's measures."""
        return self.ort.konzept.massnahmen_im(self.handlungsfeld)

    @property
    def ohne_begruendung(self) -> tuple[Massnahme, ...]:
        """Return its measures that still lack a reason although offers of others match them."""
        return tuple(m for m in self.ort.ohne_begruendung if m.handlungsfeld == self.handlungsfeld)

    @property
    def luecken(self) -> tuple[str, ...]:
        """Return what the data show to be missing, as sentences."""
        return tuple(luecken(self.ort.konzept, self.handlungsfeld))

    @property
    def beispiele(self) -> tuple[Beispiel, ...]:
        """Return the good practice, that with figures first."""
        return self.ort.konzept.beispiele_im(self.handlungsfeld)

    @property
    def hat_etwas(self) -> bool:
        """Return whether there is anything to say."""
        return bool(self.angebote or self.bedarfe or self.massnahmen or self.beispiele)


Ortsstand = tuple[Lage, Elementstand]
"""A place and how far it is with a demand."""


@dataclass(frozen=True, slots=True, eq=False)
class Forderung:
    """A demand of the associations, and how far each place is: something is missing, it is met, part is known, nothing.

    A place where a part is known to be missing is ``offen``, even if other parts are met. Where nothing is missing and
    a whole part of the demand is not known, it is ``teils_bekannt``, neither met nor open. To whom a demand is not
    addressed stands nowhere.
    """

    element: Wert
    offen: tuple[Ortsstand, ...]
    erfuellt: tuple[Ortsstand, ...]
    teils_bekannt: tuple[Ortsstand, ...]
    ohne_angaben: tuple[Ortsstand, ...]

    @property
    def an_einem_ort_erfuellt(self) -> bool:
        """Return whether one place alone meets it."""
        return len(self.erfuellt) == 1


@dataclass(frozen=True, slots=True)
class Bilanz:
    """Demands by how far they are met: one with several places may stand in more than one of the four."""

    forderungen: tuple[Forderung, ...]

    @property
    def erfuellt(self) -> tuple[Forderung, ...]:
        """Return the demands that a place meets."""
        return tuple(forderung for forderung in self.forderungen if forderung.erfuellt)

    @property
    def offen(self) -> tuple[Forderung, ...]:
        """Return the demands of which a place is known to lack something."""
        return tuple(forderung for forderung in self.forderungen if forderung.offen)

    @property
    def teils_bekannt(self) -> tuple[Forderung, ...]:
        """Return the demands of which a place meets what is known, while a part of it is not known."""
        return tuple(forderung for forderung in self.forderungen if forderung.teils_bekannt)

    @property
    def ohne_angaben(self) -> tuple[Forderung, ...]:
        """Return the demands of which nothing is known in a place."""
        return tuple(forderung for forderung in self.forderungen if forderung.ohne_angaben)


@dataclass(frozen=True, slots=True, eq=False)
class Vergleich:
    """Places side by side, at least one; ``wunsch`` are the Handlungsfelder that the paper wants, all without any."""

    orte: tuple[Lage, ...]
    wunsch: tuple[Wert, ...] = ()

    @property
    def allein(self) -> bool:
        """Return whether there is one place only."""
        return len(self.orte) == 1

    @property
    def _werte(self) -> Werte:
        return self.orte[0].konzept.werte

    @property
    def felder(self) -> tuple[Wert, ...]:
        """Return the Handlungsfelder that the paper speaks of, in the order of the catalogue."""
        return tuple(
            feld
            for feld in self._werte["handlungsfelder"].values()
            if (feld in self.wunsch if self.wunsch else any(ort.feld(feld).hat_etwas for ort in self.orte))
        )

    def feld(self, handlungsfeld: str) -> tuple[Feldlage, ...]:
        """Return a Handlungsfeld in every place."""
        return tuple(ort.feld(handlungsfeld) for ort in self.orte)

    def mit_bedarfen(self, handlungsfeld: str) -> tuple[Feldlage, ...]:
        """Return a Handlungsfeld in the places from which needs are reported."""
        return tuple(lage for lage in self.feld(handlungsfeld) if lage.bedarfe)

    def mit_luecken(self, handlungsfeld: str) -> tuple[Feldlage, ...]:
        """Return a Handlungsfeld in the places where something is missing."""
        return tuple(lage for lage in self.feld(handlungsfeld) if lage.hat_luecken)

    @property
    def mit_offener_begruendung(self) -> tuple[Lage, ...]:
        """Return the places with a measure that still lacks a reason."""
        return tuple(ort for ort in self.orte if ort.ohne_begruendung)

    def bilanz(self, handlungsfeld: str = "") -> Bilanz:
        """Return the demands of a Handlungsfeld, without one those on working together, by how far they are met."""
        elements = (kriterium.element for kriterium in kriterien().values())
        groups = self._werte["personengruppen"]
        asked = (element.wert(groups) for element in elements if element.handlungsfeld == handlungsfeld)
        return Bilanz(tuple(self._forderung(element) for element in asked))

    def forderungen(self, handlungsfeld: str = "") -> tuple[Forderung, ...]:
        """Return the demands of a Handlungsfeld, without one those on working together, that a place does not meet."""
        return self.bilanz(handlungsfeld).offen

    def _forderung(self, element: Wert) -> Forderung:
        told = [(ort, stand) for ort in self.orte if (stand := ort.stand(element)) is not None]
        judged = [(ort, stand) for ort, stand in told if stand.stand != "nicht_zutreffend"]
        missing = tuple(pair for pair in judged if pair[1].messung.gruende)
        met = tuple(pair for pair in judged if pair[1].stand == "vorhanden")
        part = tuple(pair for pair in judged if pair[1].messung.erfuellt and pair not in (*missing, *met))
        return Forderung(
            element, missing, met, part, tuple(pair for pair in judged if pair not in (*missing, *met, *part))
        )

    @property
    def gesamtbilanz(self) -> Bilanz:
        """Return the demands of which the paper speaks, in its order."""
        keys = ["", *self.felder]
        return Bilanz(tuple(forderung for key in keys for forderung in self.bilanz(key).forderungen))

    @property
    def alle_forderungen(self) -> tuple[Forderung, ...]:
        """Return the demands that the paper raises, in its order."""
        return self.gesamtbilanz.offen

    def beispiele(self, handlungsfeld: str) -> tuple[tuple[Lage, Beispiel], ...]:
        """Return good practice of a Handlungsfeld: at most three, one place after the other in turn."""
        per_place = [[(ort, found) for found in ort.feld(handlungsfeld).beispiele] for ort in self.orte]
        in_turn = (pick for picks in zip_longest(*per_place) for pick in picks if pick is not None)
        return tuple(in_turn)[:_EXAMPLES]

    @property
    def _soweit(self) -> str:
        return soweit_bekannt(one for o in self.orte for one in o.konzept.traeger_von(o.konzept.aktive_angebote))

    @property
    def kennzahlen(self) -> tuple[tuple[str, tuple[Decimal | int | None, ...]], ...]:
        """Return rows of figures: what is counted, and the figure of each place, None where it is unknown."""
        known = [ort for ort in self.orte if not ort.nur_eigene]
        if not known:
            return (("Eigene laufende Angebote", tuple(len(o.konzept.aktive_angebote) for o in self.orte)),)
        residents = self._werte["personengruppen"]["einwohner"].titel
        rows = (
            (residents, [o.konzept.kommune.bewohner for o in self.orte]),
            ("Menschen mit Einwanderungsgeschichte", [o.konzept.kommune.migrationsgeschichte for o in self.orte]),
        )
        people = ((label, tuple(figure.wert if figure else None for figure in figures)) for label, figures in rows)
        counts = (
            ("Freie Träger", tuple(len(o.konzept.freie_traeger) for o in self.orte)),
            (
                "davon als Migrantenorganisation erfasst",
                tuple(len(o.konzept.migrantenorganisationen) for o in self.orte),
            ),
            ("Laufende Angebote", tuple(len(o.konzept.aktive_angebote) for o in self.orte)),
            (f"davon bei freien Trägern{self._soweit}", tuple(len(o.freie_angebote) for o in self.orte)),
            ("Wartende bei freien Trägern, soweit bekannt", tuple(o.wartende for o in self.orte)),
            ("Gemeldete Bedarfe", tuple(len(o.konzept.bedarfe) for o in self.orte)),
            ("davon ohne Maßnahme", tuple(len(o.konzept.unbeantwortete_bedarfe) for o in self.orte)),
            ("Maßnahmen, die laufen oder noch kommen", tuple(len(o.konzept.offene_massnahmen) for o in self.orte)),
            ("davon mit offener Begründung", tuple(len(o.ohne_begruendung) for o in self.orte)),
            ("Runde Tische", tuple(len(o.konzept.bestehende_tische) for o in self.orte)),
        )
        return tuple(row for row in chain(people, counts) if any(figure is not None for figure in row[1]))
