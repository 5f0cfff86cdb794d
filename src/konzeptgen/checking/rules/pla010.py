"""Was: Eine Menge ist für die Kommune unwahrscheinlich groß.

Zahlen von Menschen und Plätzen werden an der Einwohnerzahl gemessen, Geld ebenso; ohne Einwohnerzahl gelten sehr weite
Grenzen. Warten, lernen oder helfen mehr Menschen, als die Kommune hat, ist das ein Fehler; bei Plätzen, die auch für
andere da sein können, bleibt es bei der Warnung.

Warum: Eine Ziffer zu viel macht aus 99 Wartenden 999.999, und das Dokument druckt es in Summen und Bildern.

Beispiel: In einer Stadt mit 86.000 Menschen stehen 999.999 auf der Warteliste eines Angebots.

Abhilfe: Prüfen Sie die Zahl, auch die Einwohnerzahl. Stimmt sie, begründen Sie das in ausnahmen.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from konzeptgen.base.finding import Severity
from konzeptgen.base.german import zahl
from konzeptgen.base.schema import Feldregeln
from konzeptgen.checking.rules import Regel, Treffer
from konzeptgen.checking.rules.pla_hilfen import Eintrag, eintraege, geschuetzt, zahlen
from konzeptgen.model.konzept import Konzept

REGEL = Regel(
    code="PLA010",
    name="menge-unwahrscheinlich",
    bereich="Plausibilität",
    quellen=("plausibilitaet",),
    schwere=Severity.WARNUNG,
    elemente=(),
    kapitel="ausgangslage",
)
GUT = (
    """
kommune: {name: Teststadt, typ: stadt, land: nw, einwohner: {wert: 86.000}}
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, kapazitaet: {plaetze: 80, warteliste: 120}}
mittel: [{jahr: 2026, zweck: Beratung, betrag: 438.000}]
""",
    "prognosen: [{jahr: 2027, szenario: mittel, personen: 60.000}]",
)
SCHLECHT = (
    """
kommune: {name: Teststadt, typ: stadt, land: nw, einwohner: {wert: 86.000}}
traeger:
  - {id: cv, name: Caritasverband, art: freie_wohlfahrt}
angebote:
  - {id: a, traeger: cv, name: Beratung, leistungsart: mbe, kapazitaet: {plaetze: 80, warteliste: 999.999}}
""",
    """
kommune: {name: Teststadt, typ: stadt, land: nw, einwohner: {wert: 86.000}}
unterkuenfte:
  - {id: u, name: Haus am Park, art: gemeinschaftsunterkunft, plaetze: 90.000}
""",
    "initiativen: [{name: Lotsen, art: patenschaft, aktive: 999.999}]",
    "mittel: [{jahr: 2026, zweck: Beratung, betrag: 438.000.000.000}]",
    "verweildauern: [{jahr: 2025, monate: 1.600}]",
    "runde_tische: [{id: rt, name: Tisch, sitzungen_pro_jahr: 400}]",
)
ARTEN = {
    "menschen": frozenset(
        {
            "warteliste",
            "begonnen",
            "abgeschlossen",
            "abgebrochen",
            "aktive",
            "begleitete",
            "faelle",
            "haushalte",
            "teilnehmende",
            "in_wohnungen",
            "auszuege.personen",
            "wohnungsvermittlung.personen",
        }
    ),
    "plaetze": frozenset(
        {
            "plaetze",
            "belegt",
            "reserve",
            "wohnungen",
            "ausbildung",
            "beschaeftigung",
            "zugewanderte",
            "prognosen.personen",
        }
    ),
    "geld": frozenset({"betrag", "mittel", "eigenanteil", "einmalig"}),
    "fest": frozenset({"umfang", "stellen", "monate", "sitzungen_pro_jahr"}),
}
_FEST = {"umfang": 200, "stellen": 500, "monate": 240, "sitzungen_pro_jahr": 104}
_ANTEIL = {"warteliste": Decimal("0.05")}
_UEBLICH = Decimal("0.25")
_KLEIN, _OHNE_BEZUG = 1_000, 100_000
_JE_KOPF, _BETRAG, _OHNE_KOPF = 2_000, 10_000_000, 1_000_000_000
_ABHILFE = "Prüfen Sie die Zahl; oft ist eine Ziffer zu viel, oder Punkt und Komma sind vertauscht."


def pruefe(konzept: Konzept) -> Iterator[Treffer]:
    """Yield a hit per number of people, places, euros or posts that is beyond what the municipality can have."""
    figure = konzept.kommune.einwohner
    people = figure.wert if figure and figure.wert else None
    for eintrag in eintraege(konzept, _mengen):
        for name in eintrag.teil.regeln:
            value = getattr(eintrag.ding, name)
            if value is not None and value > _grenze(kind := _art(eintrag.teil.feld, name), name, people):
                yield _treffer(eintrag, name, value, kind, people)


def _mengen(field: str, members: Feldregeln) -> Feldregeln:
    """Pick the numbers of people, places, euros and posts."""
    return {name: feld for name, feld in zahlen(field, members).items() if _art(field, name)}


def _treffer(eintrag: Eintrag, name: str, value: Decimal, kind: str, people: Decimal | None) -> Treffer:
    shown = "eine sehr hohe Zahl" if geschuetzt(eintrag.teil.regeln[name]) else zahl(value)
    usual = f"üblich sind höchstens {zahl(_grenze(kind, name, people), 0)}"
    if kind != "fest":
        known = f" bei {zahl(people)} Menschen (Feld kommune.einwohner)" if people else ""
        usual += known or ", solange die Einwohnerzahl nicht erfasst ist"
    message = f"{eintrag.wo} steht im Feld „{eintrag.feldname(name)}“ {shown}; {usual}."
    impossible = kind == "menschen" and people is not None and value > people and value > _KLEIN
    severity = Severity.FEHLER if impossible else None
    return Treffer((*eintrag.pfad, name), message, _ABHILFE, eintrag.bezug, severity)


@cache
def _art(field: str, name: str) -> str:
    """Return the kind of quantity that a subfield holds, found by its name or that with the part before it."""
    ends = {name, f"{field.rpartition('.')[2]}.{name}"}
    return next((kind for kind, fields in ARTEN.items() if ends & fields), "")


def _grenze(kind: str, name: str, people: Decimal | None) -> Decimal:
    """Return the highest value that needs no second look."""
    if kind == "fest":
        return Decimal(_FEST[name])
    if kind == "geld":
        return max(people * _JE_KOPF, Decimal(_BETRAG)) if people else Decimal(_OHNE_KOPF)
    return max(people * _ANTEIL.get(name, _UEBLICH), Decimal(_KLEIN)) if people else Decimal(_OHNE_BEZUG)
