"""Was: Was schon geschehen sein soll, liegt in der Zukunft.

Gemeint sind Zählungen, Prüfungen, Gründungen, Begründungen, Ergebnisse vergangener Jahre und was sonst nur im Rückblick
feststeht. Maßgeblich ist der Stichtag der Prüfung, oder der Stand des Konzepts, wenn er höchstens ein Jahr danach liegt.
Wo auch ein geplanter Tag gemeint sein kann, ist es eine Warnung. Liegen die meisten Angaben danach, fragt die Regel nur
nach dem Stichtag.

Warum: Niemand kann heute wissen, wie viele Plätze in fünf Jahren belegt waren. Eine solche Angabe ist vertippt oder eine
Planung am falschen Ort.

Beispiel: Die Einwohnerzahl hat den Stichtag 31. Dezember 2031.

Abhilfe: Berichtigen Sie das Datum. Ist es eine Planung, gehört sie in ein Feld für Ziele, Prognosen oder Termine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahl
from konzeptgen.base.scalars import Jahr
from konzeptgen.base.schema import Feldregeln
from konzeptgen.base.source import DataPath
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.pla_hilfen import Eintrag, eintraege, nach, nur_vergangen, tage, wann
from konzeptgen.checking.rules.vol_hilfen import pfad
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA003",
    name="geschehenes-in-der-zukunft",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.FEHLER,
    elemente=(),
    kapitel="ausgangslage",
)
GUT = (
    "kommune: {name: Teststadt, typ: stadt, land: nw, einwohner: {wert: 48.000, stichtag: 31.12.2025}}",
    """
runde_tische:
  - {id: rt, name: Tisch, sitzungen: [{datum: 01.03.2027}]}
""",
    "rahmen: {status: entwurf}\nbeschluss: {gremium: Rat, datum: 09.12.2026}",
)
SCHLECHT = (
    "kommune: {name: Teststadt, typ: stadt, land: nw, einwohner: {wert: 48.000, stichtag: 31.12.2031}}",
    """
runde_tische:
  - {id: rt, name: Tisch, sitzungen: [{datum: 01.03.2027, teilnehmende: 14}]}
""",
    "rahmen: {status: beschlossen}\nbeschluss: {gremium: Rat, datum: 09.12.2027}",
    "kursergebnisse: [{jahr: 2029, begonnen: 240}]",
    """
massnahmen:
  - {id: m, name: Lotsendienst, handlungsfeld: wohnen, status: abgeschlossen, termin: 30.06.2029}
""",
)
MEIST = frozenset({"auftrag.datum", "vereinbarungen.datum", "runde_tische.beschluesse.datum", "quellen.stand"})
_VIELE = 5
_ABHILFE = "Berichtigen Sie die Angabe; Geplantes gehört zu den Zielen, Prognosen oder Terminen."


@dataclass(frozen=True, slots=True)
class _Erledigt:
    """What is done according to the data: where its day stands, the sentence on it, the day, whose it is, the weight."""

    pfad: DataPath
    satz: str
    tag: date | None
    bezug: str = ""
    schwere: Severity | None = None


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per thing done, counted or agreed after the day of the check; one in all where most are."""
    today = konzept.heute
    known, hits = 0, []
    for eintrag in eintraege(konzept, _rueckblick):
        for name in eintrag.teil.regeln:
            value = getattr(eintrag.ding, name)
            known += value is not None
            if value is not None and nach(value, today):
                hits.append(_treffer(eintrag, name, value, today))
    if len(hits) >= _VIELE and len(hits) > known / 2:
        yield _stichtag(konzept, len(hits), known)
        return
    yield from hits
    for done in (*_beschlossenes(konzept), *_beendetes(konzept), *_gewesenes(konzept)):
        if done.tag is not None and done.tag > today:
            message = f"{done.satz}, im Feld „{done.pfad[-1]}“ steht aber {_vergleich(done.tag, today)}."
            yield Treffer(done.pfad, message, _ABHILFE, done.bezug or str(done.pfad[0]), done.schwere)


def _stichtag(konzept: Konzept, later: int, known: int) -> Treffer:
    day = wann(konzept.stichtag)
    message = f"Von {zahl(known)} Angaben, die zurückliegen müssten, liegen {zahl(later)} nach dem Stichtag der Prüfung, dem {day}."
    remedy = "Prüfen Sie den Stichtag; die Angaben sind wohl jünger."
    return Treffer(pfad(konzept, "rahmen"), message, remedy, "stichtag", Severity.WARNUNG)


def _rueckblick(field: str, members: Feldregeln) -> Feldregeln:
    """Pick the days and years that can only, or should, lie in the past."""
    days = tage(field, members)
    return {name: days[name] for name in days if nur_vergangen(f"{field}.{name}") or f"{field}.{name}" in MEIST}


def _treffer(eintrag: Eintrag, name: str, value: date | Jahr, today: date) -> Treffer:
    message = f"{eintrag.wo} steht im Feld „{eintrag.feldname(name)}“ {_vergleich(value, today)}."
    severity = None if nur_vergangen(f"{eintrag.teil.feld}.{name}") else Severity.WARNUNG
    return Treffer((*eintrag.pfad, name), message, _ABHILFE, eintrag.bezug, severity)


def _vergleich(value: date | Jahr, today: date) -> str:
    return f"{wann(value)}, das liegt nach dem {wann(today)}"


def _beschlossenes(konzept: Konzept) -> Iterator[_Erledigt]:
    """Yield what another field says to be decided or agreed, with its day."""
    if konzept.beschluss and not konzept.entwurf:
        yield _Erledigt(("beschluss", "datum"), "Das Konzept gilt als beschlossen", konzept.beschluss.datum)
    for index, partner in enumerate(konzept.wohnpartner):
        if partner.vereinbarung == "ja":
            what = f"Mit „{partner.name}“ ist eine Vereinbarung geschlossen"
            yield _Erledigt(("wohnpartner", index, "vereinbarung_am"), what, partner.vereinbarung_am)
    for index, verband in enumerate(konzept.spitzenverbaende):
        if verband.status == "beteiligt":
            what = f"Der Verband „{verband.verband.titel}“ ist beteiligt"
            yield _Erledigt(("spitzenverbaende", index, "datum"), what, verband.datum, str(verband.verband))


def _beendetes(konzept: Konzept) -> Iterator[_Erledigt]:
    """Yield what its state says to be over, with the days on which it should be."""
    for index, massnahme in enumerate(konzept.massnahmen):
        if massnahme.status == "abgeschlossen":
            what = f"Die Maßnahme „{massnahme.name}“ ist abgeschlossen"
            for name, day in (("termin", massnahme.termin), ("ende", massnahme.ende)):
                yield _Erledigt(("massnahmen", index, name), what, day, massnahme.id, Severity.WARNUNG)
    for index, angebot in enumerate(konzept.angebote):
        if angebot.status == "beendet":
            what = f"Das Angebot „{angebot.name}“ ist beendet"
            yield _Erledigt(("angebote", index, "ende"), what, angebot.ende, angebot.id, Severity.WARNUNG)


def _gewesenes(konzept: Konzept) -> Iterator[_Erledigt]:
    """Yield the meetings of which it is known who came or where the minutes are, with their day."""
    for index, tisch in enumerate(konzept.runde_tische):
        for number, sitzung in enumerate(tisch.sitzungen):
            if sitzung.teilnehmende or sitzung.protokoll:
                path = ("runde_tische", index, "sitzungen", number, "datum")
                yield _Erledigt(
                    path,
                    f"Zu einer Sitzung von „{tisch.name}“ gibt es Teilnehmende oder ein Protokoll",
                    sitzung.datum,
                    tisch.id,
                )
    for index, haus in enumerate(konzept.unterkuenfte):
        for number, treffen in enumerate(haus.informationen):
            if treffen.teilnehmende:
                path = ("unterkuenfte", index, "informationen", number, "datum")
                what = f"Zu „{haus.name}“ sind Teilnehmende einer Veranstaltung gezählt"
                yield _Erledigt(path, what, treffen.datum, haus.id)
