"""How the chapters speak of none, of one and of many."""

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from konzept import ANGEBOT, TRAEGER, Ordner, stoff
from konzeptgen.composing.compose import compose
from konzeptgen.composing.design import design
from konzeptgen.document.tree import BulletList, Paragraph, Table, plain, walk
from konzeptgen.model.konzept import Konzept
from konzeptgen.rendering.render import render

STICHTAG = date(2026, 11, 23)
ZWEITER = {"id": "diakonie", "name": "Diakonie Musterstadt", "art": "freie_wohlfahrt"}
AMT = {"id": "amt", "name": "Sozialamt", "art": "kommune"}
GEPRUEFT = {"geprueft_am": "01.10.2026"}
VERALTET = {"geprueft_am": "01.10.2024"}
GEFOERDERT = {"foerderung": [{"geber": "bund"}]}
AUSGELAUFEN = {"foerderung": [{"geber": "bund", "bis": "31.12.2025"}]}


_GESAGT: dict[str, str] = {}
"""What documents say, by their kind and files: many sentences stand in the same one."""


def saetze(ordner: Ordner, dateien: dict[str, Any], art: str = "konzept") -> str:
    key = json.dumps([art, dateien], default=str)
    if key not in _GESAGT:
        for name, inhalt in dateien.items():
            ordner.mit(name, inhalt)
        _GESAGT[key] = _saetze(ordner, art)
    return _GESAGT[key]


def _saetze(ordner: Ordner, art: str) -> str:
    konzept = ordner.konzept(STICHTAG)
    made = render(compose(stoff(konzept, art)), design(konzept))
    words = " ".join(plain(node.inlines) for node in walk(made.blocks) if isinstance(node, Paragraph))
    return " ".join(words.split())


def anbieter(*angebote: dict[str, Any], traeger: tuple[dict[str, Any], ...] = (TRAEGER,)) -> dict[str, Any]:
    named = [
        {**ANGEBOT, "id": f"a{n}", "name": f"Angebot {n}", **deepcopy(angebot)} for n, angebot in enumerate(angebote)
    ]
    return {"anbieter": {"traeger": list(traeger), "angebote": named}}


def verbaende(*stand: str) -> dict[str, Any]:
    names = ("awo", "caritas", "paritaet", "drk", "diakonie", "zwst")
    entries = [{"verband": name, "status": status} for name, status in zip(names, stand, strict=False)]
    return {"zusammenarbeit": {"spitzenverbaende": entries}}


def kurse(*betreuung: str) -> dict[str, Any]:
    entries = [
        {"id": f"k{n}", "kurstraeger": "caritas", "typ": "allgemein", "kinderbetreuung": word}
        for n, word in enumerate(betreuung)
    ]
    return {**anbieter({}), "kurse": {"kurse": entries}}


def haeuser(*schutz: str, frei: int = 0) -> dict[str, Any]:
    entries = [
        {
            "id": f"h{n}",
            "name": f"Haus {n}",
            "art": "gemeinschaftsunterkunft",
            "plaetze": 30,
            "schutzkonzept": word,
            "betreiber": "caritas" if n < frei else "amt",
        }
        for n, word in enumerate(schutz)
    ]
    return {**anbieter({}, traeger=(TRAEGER, AMT)), "unterkuenfte": {"unterkuenfte": entries}}


def massnahmen(*mittel: int | None) -> dict[str, Any]:
    entries = [
        {"id": f"m{n}", "name": f"Vorhaben {n}", "handlungsfeld": "arbeit", **({"mittel": euro} if euro else {})}
        for n, euro in enumerate(mittel)
    ]
    return {"massnahmen": {"massnahmen": entries}}


def mitwirkende(**rahmen: str) -> dict[str, Any]:
    entries = [{"traeger": "caritas", "form": "Redaktionsgruppe"}]
    return {**anbieter({}), "zusammenarbeit": {"beteiligungen": entries}, "konzept": {"rahmen": rahmen}}


def tische(sitzungen: int) -> dict[str, Any]:
    meetings = [{"datum": f"0{n}.10.2026", "protokoll": f"RT {n}"} for n in range(1, sitzungen + 1)]
    return {"runde_tische": {"runde_tische": [{"id": "rt", "name": "Runder Tisch", "sitzungen": meetings}]}}


def bedarfe(*stand: str) -> dict[str, Any]:
    needs = [
        {"id": f"b{n}", "titel": f"Es fehlt {n}.", "handlungsfeld": "arbeit", "gemeldet_von": "caritas"}
        for n in range(len(stand))
    ]
    answered = [f"b{n}" for n, word in enumerate(stand) if word == "beantwortet"]
    answer = {"id": "m", "name": "Vorhaben", "handlungsfeld": "arbeit", "bedarfe": answered}
    return {**anbieter({}), "bedarfe": {"bedarfe": needs}, "massnahmen": {"massnahmen": [answer]}}


SAETZE: list[tuple[dict[str, Any], str]] = [
    (anbieter({}), "In der Stadt Musterstadt arbeitet ein Träger mit einem laufenden Angebot"),
    (anbieter({}), "für Integration. Es liegt bei einem freien Träger."),
    (anbieter({}, traeger=(TRAEGER, AMT)), "arbeitet ein Träger mit einem laufenden Angebot"),
    (
        anbieter({}, traeger=(TRAEGER, AMT)),
        "Zwei Träger sind in der Stadt Musterstadt erfasst; einer davon ist",
    ),
    (anbieter({}, traeger=(TRAEGER, AMT)), "Für einen Träger ist kein laufendes Angebot erfasst."),
    (anbieter({}), "Ein Träger ist in der Stadt Musterstadt erfasst; er ist ein freier Träger."),
    (anbieter({}), "in der Stadt Musterstadt; er liegt bei einem freien Träger."),
    (anbieter({"traeger": "amt"}, traeger=(AMT,)), "; er liegt nicht bei einem freien Träger."),
    (anbieter({}, {}), "; alle liegen bei einem freien Träger."),
    (anbieter({}, {"traeger": "diakonie"}, traeger=(TRAEGER, ZWEITER)), "; alle liegen bei freien Trägern."),
    (anbieter({}, {"traeger": "amt"}, traeger=(TRAEGER, AMT)), "; einer davon liegt bei einem freien Träger."),
    (anbieter({"traeger": "amt"}, {"traeger": "amt"}, traeger=(AMT,)), "; keiner davon liegt bei einem freien"),
    (anbieter({}, {}, {"traeger": "amt"}, traeger=(TRAEGER, AMT)), "; zwei davon liegen bei einem freien Träger."),
    (anbieter(GEPRUEFT), "Das Angebot ist in den zwölf Monaten bis zum 23. November 2026 geprüft worden."),
    (anbieter(VERALTET), "Das Angebot ist zuletzt mehr als zwölf Monate vor dem 23. November 2026 geprüft worden."),
    (anbieter(VERALTET, VERALTET), "Keines der zwei laufenden Angebote ist in den zwölf Monaten bis zum"),
    (anbieter(VERALTET, GEPRUEFT), "geprüft worden; bei einem liegt die Prüfung länger zurück."),
    (anbieter(GEPRUEFT, {}), "Von zwei laufenden Angeboten ist eines in den zwölf"),
    (anbieter(GEPRUEFT, {}), "geprüft worden; bei einem ist kein Tag der Prüfung erfasst."),
    (anbieter(GEPRUEFT, GEPRUEFT), "Beide Angebote sind in den zwölf"),
    (anbieter(GEPRUEFT, GEPRUEFT, GEPRUEFT), "Alle drei Angebote sind in den zwölf"),
    (anbieter(GEPRUEFT, GEPRUEFT, {}), "Von drei laufenden Angeboten sind zwei in den zwölf"),
    (anbieter({"zielgruppen": ["alle"]}), "richten. Keine der Gruppen ist eigens genannt."),
    (anbieter({"zielgruppen": ["alle", "eu"]}), "richten. Eigens genannt sind EU-Bürgerinnen und EU-Bürger."),
    (
        anbieter({"zielgruppen": ["eu", "drittstaaten"]}, {"zielgruppen": ["gefluechtete"]}),
        "sind Geflüchtete, Menschen aus Drittstaaten sowie EU-Bürgerinnen und EU-Bürger.",
    ),
    (verbaende("angefragt"), "ist keiner am Konzept beteiligt; einer ist angefragt; zu fünf ist nichts erfasst."),
    (
        verbaende("beteiligt", "angefragt"),
        "ist einer am Konzept beteiligt; einer ist angefragt; zu vier",
    ),
    (verbaende("beteiligt", "beteiligt"), "sind zwei am Konzept beteiligt; zu vier ist nichts erfasst."),
    (
        verbaende(*["beteiligt"] * 4, "abgelehnt", "nicht_vorhanden"),
        "; einer hat nicht teilgenommen; einer ist",
    ),
    (
        verbaende(*["beteiligt"] * 6),
        "Alle sechs Spitzenverbände der Freien Wohlfahrtspflege sind am Konzept beteiligt.",
    ),
    (mitwirkende(status="entwurf"), "Am Konzept wirken außerdem mit:"),
    (mitwirkende(status="beschlossen"), "Am Konzept wirkten außerdem mit:"),
    (anbieter(GEFOERDERT), "Für das einzige Angebot eines freien Trägers ist eine laufende Förderung erfasst."),
    (
        anbieter(GEFOERDERT, {}),
        "Von zwei Angeboten freier Träger hat eines eine laufende Förderung; zu einem ist keine",
    ),
    (anbieter(GEFOERDERT, AUSGELAUFEN), "hat eines eine laufende Förderung, eines hat zurzeit keine."),
    (anbieter(AUSGELAUFEN, {}), "freier Träger hat eines zurzeit keine Förderung; zu einem ist keine"),
    (anbieter(GEFOERDERT, GEFOERDERT), "Beide Angebote freier Träger haben eine laufende Förderung."),
    (tische(1), "Zu der Sitzung ist ein Protokoll genannt."),
    (tische(2), "Zu beiden Sitzungen ist ein Protokoll genannt."),
    (tische(3), "Zu allen drei Sitzungen ist ein Protokoll genannt."),
    (bedarfe("offen"), "ist ein Bedarf gemeldet, von einem freien Träger. Noch keine Maßnahme greift ihn auf."),
    (bedarfe("beantwortet"), "Mindestens eine Maßnahme greift ihn auf."),
    (
        bedarfe("beantwortet", "beantwortet"),
        "sind zwei Bedarfe gemeldet, alle von freien Trägern. Jeden davon",
    ),
    (bedarfe("beantwortet", "offen"), "Einen davon greift noch keine Maßnahme auf: Es fehlt 1."),
    (bedarfe("offen", "offen"), "Keinen davon greift bisher eine Maßnahme auf."),
    (anbieter({}), "Das Beratungsangebot liegt nicht bei einer öffentlichen Stelle."),
    (anbieter({}, {}), "Kein Beratungsangebot liegt bei einer öffentlichen Stelle."),
    (anbieter({"sprachen": ["de", "ru"]}), "Beraten wird auch auf Russisch."),
    (anbieter({"sprachen": ["ar", "ru"]}), "Beraten wird neben Deutsch in zwei Sprachen: Arabisch und Russisch."),
    (
        anbieter({"sprachen": ["ar", "bg", "en", "fr", "pl", "ru", "uk"], "kapazitaet": {"warteliste": 9}}),
        "am häufigsten auf Arabisch, Bulgarisch, Englisch, Französisch, Polnisch und Russisch. Bei einem Angebot",
    ),
    (kurse("nein"), "läuft ein Kurs. Dort gibt es keine Kinderbetreuung."),
    (kurse("ja"), "Am 23. November 2026 läuft ein Kurs. Dort gibt es Kinderbetreuung."),
    (kurse("ja", "ja"), "laufen zwei Kurse. Beide haben Kinderbetreuung."),
    (kurse("ja", "nein"), "Von zwei laufenden Kursen hat einer Kinderbetreuung, einer hat keine."),
    (haeuser("ja"), "hat eine offene Unterkunft 30 Plätze. Die offene Unterkunft betreibt kein freier Träger."),
    (
        haeuser("ja", frei=1),
        "hat eine offene Unterkunft 30 Plätze. Die offene Unterkunft betreibt ein freier Träger.",
    ),
    (haeuser("ja", "ja", frei=1), "zusammen 60 Plätze. Eine der offenen Unterkünfte betreibt ein freier"),
    (haeuser("ja", "ja", "ja", frei=2), "haben drei offene Unterkünfte zusammen 90 Plätze. Zwei der"),
    (haeuser("ja", "ja", frei=2), "Beide offenen Unterkünfte betreiben freie Träger."),
    (haeuser("nein"), "Die Gemeinschaftsunterkunft hat kein Schutzkonzept."),
    (haeuser("ja"), "Die Gemeinschaftsunterkunft hat ein Schutzkonzept."),
    (haeuser("nein", "nein"), "Von zwei Gemeinschaftsunterkünften hat keine ein Schutzkonzept."),
    (haeuser("ja", "nein"), "Von zwei Gemeinschaftsunterkünften hat eine ein Schutzkonzept, eine hat keins."),
    (
        haeuser("ja", "ja", "nein"),
        "Von drei Gemeinschaftsunterkünften haben zwei ein Schutzkonzept, eine hat keins.",
    ),
    (haeuser("ja", "ja"), "Beide Gemeinschaftsunterkünfte haben ein Schutzkonzept."),
    (massnahmen(900), "Das Konzept nennt hier eine Maßnahme. Sie ist weder als neu noch als laufend angegeben."),
    (massnahmen(900), "Ob Maßnahmen neu sind und damit zur Entscheidung stehen, ist nicht angegeben."),
    (
        massnahmen(900),
        "Weder als neu noch als laufend angegeben ist eine Maßnahme mit 900 Euro im Jahr. Welchen Teil",
    ),
    (
        massnahmen(900, None),
        "als laufend angegeben sind zwei Maßnahmen mit 900 Euro im Jahr (beziffert ist eine davon).",
    ),
    (
        massnahmen(900, 100),
        "als laufend angegeben sind zwei Maßnahmen mit 1.000 Euro im Jahr. Welchen Teil",
    ),
    (
        massnahmen(900, 100, None),
        "als laufend angegeben sind drei Maßnahmen mit 1.000 Euro im Jahr (beziffert sind zwei davon).",
    ),
]


@pytest.mark.parametrize(
    ("dateien", "satz"),
    [pytest.param(*fall, marks=() if number % 3 == 0 else pytest.mark.langsam) for number, fall in enumerate(SAETZE)],
)
def test_a_sentence_fits_the_number(tmp_path: Path, dateien: dict[str, Any], satz: str) -> None:
    assert satz in saetze(Ordner(tmp_path), dateien)


def engpass(*jahre: str) -> dict[str, Any]:
    forecast = [{"jahr": jahr, "szenario": "mittel", "personen": "90"} for jahr in jahre]
    space = [{"jahr": jahr, "plaetze": "72"} for jahr in jahre]
    return {**anbieter({}), "aufnahme": {"prognosen": forecast, "kapazitaeten": space}}


def koordination(*stellen: str) -> dict[str, Any]:
    entries = [{"stelle": stelle} for stelle in stellen]
    return {"ehrenamt": {"ehrenamtskoordination": entries}}


def raeume(*gebiete: str) -> dict[str, Any]:
    rooms = [{"id": key, "name": key.title()} for key in ("nord", "mitte", "sued")]
    return {"sozialraeume": {"sozialraeume": rooms}, **anbieter(*({"gebiet": [gebiet]} for gebiet in gebiete))}


def abbrueche(zahl: int) -> dict[str, Any]:
    results = [{"jahr": "2025", "begonnen": "40", "abgebrochen": str(zahl)}]
    return {**anbieter({"leistungsart": "integrationskurs"}), "kurse": {"kursergebnisse": results}}


KURZ, RAT, PAPIER, HEFT = "kurzfassung", "beschlussvorlage", "positionspapier", "anbieterverzeichnis"


@pytest.mark.langsam
@pytest.mark.parametrize(
    ("art", "dateien", "satz"),
    [
        (KURZ, anbieter({"sprachen": ["de", "ru"]}), "Es gibt sie in einer anderen Sprache: Russisch."),
        (KURZ, anbieter({"sprachen": ["ar", "ru"]}), "in zwei anderen Sprachen: Arabisch und Russisch."),
        (
            KURZ,
            anbieter({"sprachen": ["ar", "en", "fr", "ru"]}),
            "in vier anderen Sprachen: Arabisch, Englisch, Französisch und weitere.",
        ),
        (KURZ, engpass("2029"), "Im Jahr 2029 fehlen vielleicht Plätze"),
        (KURZ, engpass("2028", "2029"), "In den Jahren 2028 und 2029 fehlen vielleicht Plätze"),
        (
            KURZ,
            anbieter({}),
            "Zu diesen Hilfen ist uns kein laufendes Angebot bekannt: Jugendmigrationsdienst (JMD), Asyl",
        ),
        (
            KURZ,
            bedarfe("offen"),
            "ein Problem gemeldet. Dazu nennt das Konzept noch keinen Plan. Das haben wir erfahren:",
        ),
        (KURZ, bedarfe("beantwortet"), "ein Problem gemeldet. Dazu nennt das Konzept einen Plan."),
        (KURZ, bedarfe("offen", "beantwortet"), "Zu einem davon nennt das Konzept noch keinen Plan."),
        (KURZ, bedarfe("offen", "offen", "beantwortet"), "Zu zwei davon nennt das Konzept noch keinen Plan."),
        (KURZ, bedarfe("offen", "offen"), "Zu keinem davon nennt das Konzept schon einen Plan."),
        (KURZ, bedarfe("beantwortet", "beantwortet"), "Zu jedem nennt das Konzept einen Plan."),
        (KURZ, bedarfe(*["offen"] * 5), "Das haben wir erfahren, zum Beispiel:"),
        (
            KURZ,
            massnahmen(900),
            "Im Konzept steht ein Plan, der läuft oder noch kommt: Vorhaben 0 Der Plan kostet im Jahr etwa 900 Euro.",
        ),
        (KURZ, massnahmen(900, 100), "Die Pläne kosten zusammen im Jahr etwa 1.000 Euro."),
        (KURZ, massnahmen(900, None), "im Jahr etwa 900 Euro. Wir kennen die Kosten von einem der zwei Pläne."),
        (KURZ, koordination("Agentur", "Kreis, ehrenamtlich"), "Melden Sie sich hier: Agentur; Kreis, ehrenamtlich."),
        (RAT, anbieter({}), "mit einem laufenden Angebot für Integration. Es liegt bei einem freien Träger."),
        (RAT, anbieter({"traeger": "amt"}, traeger=(AMT,)), "Es liegt nicht bei einem freien Träger."),
        (RAT, anbieter({}, {}), "Alle liegen bei einem freien Träger."),
        (RAT, anbieter({}, {"traeger": "diakonie"}, traeger=(TRAEGER, ZWEITER)), "Alle liegen bei freien Trägern."),
        (RAT, anbieter({}, {"traeger": "amt"}, traeger=(TRAEGER, AMT)), "Eines davon liegt bei einem freien Träger."),
        (RAT, massnahmen(900, None, None, 100), "setzt die vier genannten Maßnahmen um, wo vorgesehen"),
        (RAT, massnahmen(900, None, None, 100), "vier Maßnahmen mit 1.000 Euro im Jahr (beziffert sind zwei davon)."),
        (RAT, massnahmen(900), "Weder als neu noch als laufend angegeben ist eine Maßnahme mit 900 Euro im Jahr."),
        (RAT, verbaende(*["beteiligt"] * 6), "Am Konzept waren alle sechs Spitzenverbände"),
        (RAT, verbaende("beteiligt", "beteiligt"), "Am Konzept waren zwei Spitzenverbände"),
        (
            PAPIER,
            verbaende(*["beteiligt"] * 6),
            "Alle sechs Spitzenverbände der Freien Wohlfahrtspflege sind am Konzept",
        ),
        (PAPIER, {}, "In der Stadt Musterstadt ist kein laufendes Angebot eines freien Trägers erfasst."),
        (
            PAPIER,
            bedarfe("offen"),
            "ist ein Bedarf gemeldet, von einem freien Träger. Noch keine Maßnahme greift ihn auf.",
        ),
        (PAPIER, bedarfe("offen", "offen"), "Keinen davon greift bisher eine Maßnahme auf."),
        (PAPIER, bedarfe("offen", "beantwortet"), "Einen davon greift noch keine Maßnahme auf:"),
        (PAPIER, anbieter({}, {"leistungsart": "jmd"}), "mit zwei Angeboten: Migrationsberatung für erwachsene"),
        (
            PAPIER,
            anbieter(*({"leistungsart": art} for art in ("mbe", "jmd", "rueckkehrberatung", "sozialberatung"))),
            "mit vier Angeboten: Migrationsberatung für erwachsene Zugewanderte (MBE); Jugendmigrationsdienst (JMD); ",
        ),
        (
            PAPIER,
            anbieter(
                *(
                    {"leistungsart": art}
                    for art in ("mbe", "jmd", "rueckkehrberatung", "sozialberatung", "asylverfahrensberatung")
                )
            ),
            "mit fünf Angeboten, vor allem: Migrationsberatung",
        ),
        (PAPIER, raeume("nord", "mitte"), "Ohne Angebot bleibt: Sued."),
        (PAPIER, raeume("nord"), "Ohne Angebot bleiben: Mitte und Sued."),
        (PAPIER, abbrueche(1), "Im Jahr 2025 hat eine Person von 40 Teilnehmenden den Kurs abgebrochen (3 %)."),
        (PAPIER, abbrueche(8), "Im Jahr 2025 haben 8 von 40 Teilnehmenden den Kurs abgebrochen (20 %)."),
        (HEFT, raeume("gesamt"), "Im ganzen Gebiet gilt: 1."),
        (HEFT, raeume("gesamt", "gesamt"), "Im ganzen Gebiet gelten: 1, 2."),
    ],
)
def test_a_sentence_of_another_document_fits_the_number(
    tmp_path: Path, art: str, dateien: dict[str, Any], satz: str
) -> None:
    assert satz in saetze(Ordner(tmp_path), dateien, art)


def test_a_directory_without_languages_points_to_no_chapter_on_them(tmp_path: Path) -> None:
    assert "Nach Sprache" not in saetze(Ordner(tmp_path), anbieter({}), HEFT)


@pytest.mark.parametrize(("dateien", "entwurf"), [({}, True), (anbieter({}), False)])
def test_a_directory_without_offers_is_a_draft_with_its_gap_marked(
    tmp_path: Path,
    dateien: dict[str, Any],
    entwurf: bool,  # noqa: FBT001 - the case itself
) -> None:
    ordner = Ordner(tmp_path).mit("konzept", {})
    for name, inhalt in dateien.items():
        ordner.mit(name, inhalt)
    made = compose(stoff(ordner.konzept(STICHTAG), HEFT))
    assert made.cover.draft is entwurf
    assert ("::: luecke" in made.chapters[0].markdown) is entwurf


def test_a_paper_without_sender_is_a_draft_though_the_concept_is_resolved(tmp_path: Path) -> None:
    ordner = Ordner(tmp_path).mit("konzept", {"rahmen": {"status": "beschlossen"}})
    cover = compose(stoff(ordner.konzept(STICHTAG), PAPIER)).cover
    assert cover.draft
    assert [label for label, _ in cover.lines] == ["Stand"]


@pytest.mark.parametrize(
    ("herausgeber", "zeile"),
    [
        ({"name": "Stadt", "kontakt": {"email": "amt@stadt.example"}}, "amt@stadt.example"),
        ({"name": "Stadt"}, None),
    ],
)
def test_the_cover_of_the_concept_says_whom_to_ask(
    tmp_path: Path, herausgeber: dict[str, Any], zeile: str | None
) -> None:
    ordner = Ordner(tmp_path).mit("konzept", {"herausgeber": herausgeber})
    assert dict(compose(stoff(ordner.konzept(STICHTAG))).cover.lines).get("Kontakt") == zeile


def test_places_are_not_called_missing_where_only_the_forecast_is(tmp_path: Path) -> None:
    ordner = Ordner(tmp_path).mit("aufnahme", "kapazitaeten: [{jahr: 2026, plaetze: 72}]")
    konzept = ordner.konzept(STICHTAG)
    chapter = next(c.markdown for c in compose(stoff(konzept)).chapters if c.key == "aufnahme")
    assert "`prognosen`" in chapter
    assert "`kapazitaeten`" not in chapter
    assert "| 2026 | offen | offen | offen | 72 | offen |" in chapter


def test_an_exception_names_the_thing_not_its_id(tmp_path: Path) -> None:
    reason = {"text": "Der Rat entscheidet 2027.", "datum": "09.06.2026", "stelle": "Sozialamt"}
    bezuege = [{"bezug": "b0"}, {"bezug": "2029"}, {}]
    exceptions = [{"regel": "NET009", **bezug, "begruendung": {**reason}} for bezug in bezuege]
    ordner = Ordner(tmp_path).mit("ausnahmen", {"ausnahmen": exceptions})
    for name, inhalt in bedarfe("offen").items():
        ordner.mit(name, inhalt)
    konzept = ordner.konzept(STICHTAG)
    blocks = render(compose(stoff(konzept)), design(konzept)).blocks
    items = [block for b in blocks if isinstance(b, BulletList) for item in b.items for block in item]
    lines = [plain(block.inlines) for block in items if isinstance(block, Paragraph)]
    found = [line.partition(" Der Rat")[0] for line in lines if line.startswith("NET009")]
    assert found == ["NET009, „Es fehlt 0.“:", "NET009, 2029:", "NET009:"]


def test_tables_keep_the_order_of_the_value_lists(tmp_path: Path) -> None:
    firma = {"id": "firma", "name": "Firma", "art": "gewerblich"}
    angebote = [{"leistungsart": "asylverfahrensberatung"}, {"leistungsart": "mbe"}, {"leistungsart": "jmd"}]
    entries = [
        {"id": f"k{n}", "kurstraeger": "caritas", "typ": typ}
        for n, typ in enumerate(("foerderkurs", "zweitschrift", "foerderkurs", "allgemein"))
    ]
    dateien = {**anbieter(*angebote, traeger=(firma, AMT, TRAEGER)), "kurse": {"kurse": entries}}
    ordner = Ordner(tmp_path)
    for name, inhalt in dateien.items():
        ordner.mit(name, inhalt)
    konzept = ordner.konzept(STICHTAG)
    assert spalte(konzept, "Träger und Angebote nach Art des Trägers") == [
        "Freie Wohlfahrtspflege",
        "Kommune",
        "Gewerblicher Anbieter",
        "Zusammen",
    ]
    assert spalte(konzept, "Laufende Kurse nach Kursart") == [
        "Allgemeiner Integrationskurs",
        "Kurs für Zweitschriftlernende",
        "Förderkurs",
        "Zusammen",
    ]
    assert spalte(konzept, "Angebote im Handlungsfeld Beratung und Begleitung") == [
        "Migrationsberatung für erwachsene Zugewanderte (MBE)",
        "Jugendmigrationsdienst (JMD)",
        "Asylverfahrensberatung",
    ]


def spalte(konzept: Konzept, titel: str) -> list[str]:
    return [plain(row[0]) for row in tabelle(konzept, titel).rows]


def tabelle(konzept: Konzept, titel: str) -> Table:
    blocks = render(compose(stoff(konzept)), design(konzept)).blocks
    return next(b for b in blocks if isinstance(b, Table) and titel in plain(b.caption))


@pytest.mark.langsam
@pytest.mark.parametrize(
    ("werte", "ziel", "zeile"),
    [
        (("57,6", "55,0"), "65", ["55,0 (2025)", "57,6 (2024)", "65,0"]),
        (("15,25", "16"), "10,5", ["16,00 (2025)", "15,25 (2024)", "10,50"]),
        (("1.120", "1.490"), "2.600", ["1.490 (2025)", "1.120 (2024)", "2.600"]),
        (("9,5", "9,0"), None, ["9,0 (2025)", "9,5 (2024)", "offen"]),
        (("9,0",), "6", ["9 (2024)", "offen", "6"]),
        ((), "0,5", ["offen", "offen", "0,5"]),
        (("1,25", "20", "30"), None, ["30 (2026)", "20 (2025)", "offen"]),
    ],
)
def test_figures_of_an_indicator_have_the_same_decimals(
    tmp_path: Path, werte: tuple[str, ...], ziel: str | None, zeile: list[str]
) -> None:
    years = [{"jahr": str(jahr), "wert": wert} for jahr, wert in enumerate(werte, 2024)]
    indikator = {"name": "Abschlüsse", "werte": years, **({"ziel": ziel} if ziel else {})}
    konzept = Ordner(tmp_path).mit("konzept", {"monitoring": {"indikatoren": [indikator]}}).konzept(STICHTAG)
    assert [plain(cell) for cell in tabelle(konzept, "Alle Indikatoren").rows[0][1:]] == zeile
