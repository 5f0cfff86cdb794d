"""One town with every trap of time, state and unknown, in each kind of document and each format that readers get."""

import html
import io
import re
import subprocess
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from docx.oxml.ns import qn

from dokumente import Blanko, silent
from konzeptgen import pipeline
from konzeptgen.pipeline import Wish
from konzeptgen.vorlagen.vorlagen import Vorlagen
from konzeptgen.writers.write import write
from proben import geschrieben
from programme import program

TAG = date(2026, 11, 23)
STADT = """
kommune:
  name: Stadt Flensburg
  typ: kreisfreie_stadt
  land: sh
  einwohner: {wert: 0, stichtag: 31.12.2025, quelle: Melderegister}
rahmen: {titel: Zusammen leben, stand: 23.11.2026, status: entwurf, laufzeit_von: 2026, laufzeit_bis: 2028}
sozialraeume:
  - {id: nord, name: Nordviertel, einwohner: {wert: 500, stichtag: 31.12.2025, quelle: Melderegister}}
  - {id: sued, name: Südviertel, einwohner: {wert: 500, stichtag: 31.12.2025, quelle: Melderegister}}
traeger:
  - {id: cv, name: Caritas Förde, art: freie_wohlfahrt, spitzenverband: caritas}
  - {id: amt, name: Sozialamt, art: kommune}
angebote:
  - id: a
    traeger: cv
    name: Rat am Hafen
    leistungsart: mbe
    gebiet: [gesamt]
    sprachen: [de, ar]
    kapazitaet: {plaetze: 90, belegt: 120, warteliste: 999.999}
  - {id: b, traeger: cv, name: Suche, leistungsart: wohnungssuche, gebiet: [gesamt], zielgruppen: [zugewanderte]}
  - {id: c, traeger: amt, name: Auskunft im Amt, leistungsart: sozialberatung, gebiet: [gesamt]}
  - {id: d, traeger: cv, name: Vergangener Treff, leistungsart: begegnung, ende: 31.12.2025}
  - {id: e, traeger: cv, name: Künftiger Treff, leistungsart: begegnung, beginn: 01.02.2027}
unterkuenfte:
  - {id: h1, name: Haus Offen, art: gemeinschaftsunterkunft, sozialraum: nord, plaetze: 100, schutzkonzept: unbekannt}
  - {id: h2, name: Haus Morgen, art: gemeinschaftsunterkunft, sozialraum: sued, plaetze: 120, eroeffnet_am: 01.03.2027}
  - {id: h3, name: Haus Gestern, art: notunterkunft, sozialraum: sued, plaetze: 50, schliessung_am: 31.12.2022}
massnahmen:
  - id: m1
    name: Lotsendienst
    handlungsfeld: beratung
    status: laufend
    mittel: 100.000
    eigenanteil: 40.000
    finanzierung: [kommune, land]
    bedarfe: [n1]
  - id: m2
    name: Mietschule
    handlungsfeld: wohnen
    status: geplant
    beginn: 01.01.2027
    mittel: 50.000
    einmalig: 7.000
    finanzierung: [kommune]
  - {id: m3, name: Fest vorbei, handlungsfeld: teilhabe, status: abgeschlossen, mittel: 900.000}
  - {id: m4, name: Kurs ruht, handlungsfeld: sprache, status: zurueckgestellt, mittel: 800.000}
bedarfe:
  - {id: n1, titel: Es fehlen Termine am Abend., handlungsfeld: beratung, gemeldet_von: cv, datum: 01.05.2026}
runde_tische:
  - {id: rt, name: Tisch von früher, thema: aufnahme, ende: 31.12.2025, sitze: [{traeger: cv}]}
vereinbarungen:
  - {traeger: cv, gegenstand: Alte Absprache, datum: 01.01.2020, bis: 31.12.2024, weisungsgebunden: nein}
kurstraeger:
  - {traeger: cv, zugelassen_von: 01.01.2020, zugelassen_bis: 31.12.2025}
kurse:
  - {id: k, name: Kurs von früher, kurstraeger: cv, typ: allgemein, beginn: 01.02.2025, ende: 30.11.2025, plaetze: 77}
spitzenverbaende:
  - {verband: caritas, status: angefragt}
papier: {absender: {art: verband, name: Caritas Förde}, stand: 23.11.2026}
"""
ARTEN = tuple(Vorlagen().arten)
FORMATE = ("html", "docx", "pdf")
pytestmark = pytest.mark.langsam


@cache
def dateien(art: str) -> dict[str, bytes]:
    with TemporaryDirectory() as folder, Blanko() as drawer:
        examined = [pipeline.examine(geschrieben(Path(folder), STADT), TAG, silent)]
        wish = Wish(stichtag=TAG, formats=FORMATE, art=art)
        return dict(write(pipeline.assemble(examined, wish, silent, drawer)[0], FORMATE))


@cache
def text(art: str, fmt: str) -> str:
    """Return the words of a file as a reader finds them, in one line."""
    found = {"html": _html, "docx": _docx, "pdf": _pdf}[fmt](dateien(art)[fmt])
    return " ".join(re.sub(r"\u00ad\s*", "", found).translate({0x2007: " ", 0x2008: " ", 0x2060: ""}).split())


def _html(data: bytes) -> str:
    bare = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", data.decode())
    return html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:b|strong|em|span|a|wbr)\b[^>]*>", "", bare)))


def _docx(data: bytes) -> str:
    paragraphs = docx.Document(io.BytesIO(data)).element.body.iter(qn("w:p"))
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs)


def _pdf(data: bytes) -> str:
    command = [program("pdftotext"), "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


every_file = pytest.mark.parametrize(("art", "fmt"), [(art, fmt) for art in ARTEN for fmt in FORMATE])

FALSCH = {
    "the name takes its type once": r"Stadt Stadt|der Stadt der Stadt",
    "a house that opens later or closed counts nowhere": r"\b(?:150|170|220|270) Plätze|Unterkünften (?:150|220|270)",
    "a house that closed is named as such alone": r"Haus Gestern(?! \(31\.12\.2022, 50 Plätze\))",
    "a house that closed is no planned closure": r"Geplante Schließungen: Haus",
    "an offer that is over is named as such alone": r"Vergangener Treff(?!.{0,60}\(beendet am 31\.12\.2025\))",
    "an unknown Schutzkonzept is not missing": r"(?:hat|haben|gibt es) (?:noch |bisher )?keine? Schutzk|ohne Schutzk",
    "no day of checking is no lack of checking": r"(?:keines?|nicht) [^.]{0,40}zwölf Monaten[^.]{0,30}geprüft",
    "one offer with languages speaks for itself": r"Es gibt sie in \w+ anderen Sprachen",
    "without a mark there is no map": r"Die Karte zeigt|zeigt die Karte",
    "an offer for the whole town leaves nobody out": r"ohne eigenes Angebot|Ohne laufendes Angebot:|Ohne Angebot b",
    "a measure that refers to a need answers nothing": r"antwortet (?:eine|noch keine|keine) Maßnahme",
    "finished and shelved measures cost nothing": r"1\.(?:85|05|95|75)0\.000|1\.(?:00|90)7\.000",
    "finished and shelved measures are not up": r"(?:setzt|Neu sind) (?:die )?(?:drei|vier) (?:neuen )?Maßnahmen",
    "nobody lives here is no figure": r"\bleben (?:0|null|keine) Menschen|\b0 Menschen|und Einwohner(?: am \S+)? 0\b",
    "a table that was dissolved does not meet": r"(?:Ein|1) Runder Tisch besteht|Runde Tische 1\b",
    "an agreement that is over regulates nothing": r"Eine Vereinbarung regelt",
    "a course that is over does not run": r"läuft ein Kurs|\b77\b",
    "who is asked is not involved": r"Am Konzept beteiligt ist (?:Deutscher )?Caritas",
    "no concept is cited that is not decided": r"beschlossene Fassung",
    "markup is not read": r"\*\*|\{\{|::: |None\b",
}


@every_file
@pytest.mark.parametrize("falsch", FALSCH.values(), ids=list(FALSCH))
def test_what_the_data_do_not_say_stands_nowhere(art: str, fmt: str, falsch: str) -> None:
    hit = re.search(falsch, text(art, fmt))
    assert hit is None, text(art, fmt)[max(0, hit.start() - 60) : hit.end() + 60] if hit else ""


_LAUFEND = "Bereits läuft eine Maßnahme mit 100.000 Euro im Jahr. Davon trägt die Kommune selbst 40.000 Euro."
WAHR = [
    ("konzept", "Am 23. November 2026 hat eine offene Unterkunft 100 Plätze."),
    ("konzept", "Haus Morgen mit 120 Plätzen ab März 2027"),
    ("konzept", "Geplant ist außerdem: Künftiger Treff"),
    ("konzept", "Neu ist eine Maßnahme mit 50.000 Euro im Jahr."),
    ("konzept", _LAUFEND),
    ("beschlussvorlage", "Neu ist eine Maßnahme mit 50.000 Euro im Jahr."),
    ("beschlussvorlage", _LAUFEND),
    ("beschlussvorlage", "Hinzu kommen einmalig 7.000 Euro."),
    ("beschlussvorlage", "die Mittel für neue Maßnahmen von jährlich 50.000 Euro und einmalig 7.000 Euro stehen"),
    ("kurzfassung", "Was schon läuft, kostet im Jahr etwa 100.000 Euro. Was neu dazukommt, kostet im Jahr etwa 50.000"),
    ("anbieterverzeichnis", "Rat am Hafen"),
    ("positionspapier", "Die Vereinbarung mit „Caritas Förde“ über „Alte Absprache“ ist am 31.12.2024 ausgelaufen."),
    ("positionspapier", "Angefragt, aber nicht beteiligt ist Caritas."),
]


@pytest.mark.parametrize("fmt", FORMATE)
@pytest.mark.parametrize(("art", "satz"), WAHR)
def test_what_the_data_say_stands_there(art: str, fmt: str, satz: str) -> None:
    assert satz in text(art, fmt)


@every_file
def test_each_document_names_the_town_as_it_is_called(art: str, fmt: str) -> None:
    assert "Stadt Flensburg" in text(art, fmt)


# What is strange in the data of this town is asked about, before anybody prints it.


def befunde(tag: date) -> str:
    with TemporaryDirectory() as folder:
        found = pipeline.examine(geschrieben(Path(folder), STADT), tag, silent).findings
    return "\n".join(f"{finding.code} {finding.message}" for finding in found if finding.code.startswith("PLA"))


@pytest.mark.parametrize(
    "wort",
    [
        r"PLA\d+ .*„Rat am Hafen“.*120.*90",
        r"PLA\d+ .*999\.999",
        r"PLA\d+ .*(?:einwohner|leben|Einwohner).*\b0\b",
        r"PLA017 .*„Stadt Flensburg“",
    ],
)
def test_what_cannot_be_is_asked_about(wort: str) -> None:
    assert re.search(wort, befunde(TAG)), befunde(TAG)


def test_a_stichtag_far_ahead_is_asked_about() -> None:
    assert re.search(r"PLA004 .*Stichtag.*2031", befunde(date(2031, 11, 23)))
    assert "Stichtag" not in befunde(TAG)
