"""What chapters of the fields of action and the appendix say is carried by the data: time, state, unknown, count."""

from pathlib import Path
from typing import Any

import pytest

from konzept import ANGEBOT, TRAEGER, Ordner, stoff
from konzeptgen.base.typography import NBSP
from konzeptgen.composing.compose import compose
from konzeptgen.composing.design import design
from konzeptgen.document.tree import Facts, plain, walk
from konzeptgen.rendering.render import render

AMT = {"id": "amt", "name": "Sozialamt", "art": "kommune"}
ANBIETER = {"traeger": [TRAEGER, AMT], "angebote": [ANGEBOT]}
BESCHLOSSEN = {"rahmen": {"status": "beschlossen"}}


def worte(tmp_path: Path, dateien: dict[str, Any]) -> str:
    """Return all words of the concept that stands in ``dateien``, on 31 March 2026, one block a line."""
    ordner = Ordner(tmp_path).mit("anbieter", ANBIETER)
    for name, inhalt in dateien.items():
        ordner.mit(name, inhalt)
    konzept = ordner.konzept()
    blocks = walk(render(compose(stoff(konzept)), design(konzept)).blocks)
    return "\n".join(" ".join(_words(block).split()) for block in blocks).replace(NBSP, " ")


def _words(block: Any) -> str:  # noqa: ANN401 - any block
    cells = [cell for row in getattr(block, "rows", ()) for cell in row]
    facts = [part for fact in block.items for part in fact] if isinstance(block, Facts) else []
    return " ".join(map(plain, [getattr(block, "inlines", ()), *cells, *facts]))


def haus(nummer: int, **felder: str) -> dict[str, str]:
    return {"id": f"h{nummer}", "name": f"Haus {nummer}", "art": "gemeinschaftsunterkunft", **felder}


HAEUSER = [
    haus(1, plaetze="100", belegt="80", stichtag="28.02.2026", betreiber="caritas", schutzkonzept="ja"),
    haus(2, plaetze="50", belegt="40", schliessung_am="31.12.2022", betreiber="caritas", schutzkonzept="ja"),
    haus(3, plaetze="120", eroeffnet_am="01.03.2027", betreiber="caritas"),
    haus(4, plaetze="30", belegt="20", stichtag="28.02.2026", schliessung_am="30.06.2026", betreiber="amt"),
    haus(5, plaetze="10", schutzkonzept="nein"),
]


def test_places_are_those_of_open_houses_and_later_ones_have_their_day(tmp_path: Path) -> None:
    words = worte(tmp_path, {"unterkuenfte": {"unterkuenfte": HAEUSER}})
    assert "Am 31. März 2026 haben drei offene Unterkünfte zusammen 140 Plätze." in words
    assert "Zu zwei Unterkünften ist die Belegung erfasst: 100 von 130 Plätzen (Stand 28.02.2026)." in words
    assert "Hinzu kommt: Haus 3 mit 120 Plätzen ab März 2027." in words
    assert (
        "Eine der offenen Unterkünfte betreibt ein freier Träger; bei einer ist der Betreiber nicht erfasst." in words
    )
    assert "Geplante Schließungen: Haus 4 (30.06.2026, 30 Plätze)." in words
    assert "Bereits geschlossen und nicht mitgezählt: Haus 2 (31.12.2022, 50 Plätze)." in words
    assert (
        "Von drei offenen Gemeinschaftsunterkünften hat eine ein Schutzkonzept, eine hat keins; zu einer ist es nicht"
        in words
    )


def test_a_house_that_is_closed_is_none(tmp_path: Path) -> None:
    words = worte(tmp_path, {"unterkuenfte": {"unterkuenfte": HAEUSER[1:2]}})
    assert "Am 31. März 2026 ist keine offene Unterkunft erfasst." in words
    assert "Geplante Schließungen" not in words
    assert "Schutzkonzept." not in words


@pytest.mark.parametrize("status", ["entwurf", "beschlossen"])
def test_an_unknown_schutzkonzept_is_a_gap_and_no_accusation(tmp_path: Path, status: str) -> None:
    files = {"unterkuenfte": {"unterkuenfte": [haus(1, plaetze="9")]}, "konzept": {"rahmen": {"status": status}}}
    words = worte(tmp_path, files)
    assert "kein Schutzkonzept" not in words
    assert ("ob jede Gemeinschaftsunterkunft ein Schutzkonzept hat" in words) == (status == "entwurf")


def test_places_suffice_in_the_years_that_can_be_compared(tmp_path: Path) -> None:
    forecast = [{"jahr": jahr, "szenario": "mittel", "personen": "90"} for jahr in ("2026", "2027", "2028", "2029")]
    space = [{"jahr": jahr, "plaetze": "100"} for jahr in ("2026", "2027", "2028")]
    words = worte(tmp_path, {"aufnahme": {"prognosen": forecast, "kapazitaeten": space}})
    told = "reichen die Plätze in allen drei verglichenen Jahren (2026 bis 2028). Für 2029 fehlen dazu Angaben."
    assert f"Im mittleren Szenario {told}" in words


def test_who_plans_is_not_always_free_and_a_table_that_is_over_no_longer_speaks(tmp_path: Path) -> None:
    planning = {"beteiligte": ["amt"], "runder_tisch": "rt", "beratung": ["a", "b", "c"]}
    tables = {"runde_tische": [{"id": "rt", "name": "Alter Tisch", "ende": "31.12.2025"}]}
    offers = [
        {**ANGEBOT, "id": "a", "name": "Jetzt"},
        {**ANGEBOT, "id": "b", "name": "Früher", "status": "beendet"},
        {**ANGEBOT, "id": "c", "name": "Später", "beginn": "15.05.2026"},
    ]
    files = {
        "aufnahme": {"aufnahmeplanung": planning, "prognosen": [{"jahr": 2026, "szenario": "hoch", "personen": 1}]}
    }
    offered = {"anbieter": {"traeger": [TRAEGER, AMT], "angebote": offers}, "runde_tische": tables}
    words = worte(tmp_path, {**offered, "aufnahme": _text(files["aufnahme"])})
    assert "An der Planung beteiligt: Sozialamt." in words
    assert "Über die Aufnahme berät" not in words
    assert "Nach der Ankunft berät: Jetzt (Caritasverband Musterstadt e. V.). Geplant ist: Später" in words
    assert "ab 15. Mai 2026" in words


def _text(content: Any) -> Any:  # noqa: ANN401 - YAML has texts only
    match content:
        case dict():
            return {key: _text(value) for key, value in content.items()}
        case list():
            return [_text(value) for value in content]
        case _:
            return str(content)


def kurs(nummer: int, **felder: str) -> dict[str, str]:
    return {"id": f"k{nummer}", "kurstraeger": "caritas", "typ": "allgemein", "name": f"Kurs {nummer}", **felder}


def test_courses_run_begin_and_end(tmp_path: Path) -> None:
    courses = [
        kurs(1, plaetze="20", kinderbetreuung="ja"),
        kurs(2, plaetze="10", kinderbetreuung="nein"),
        kurs(3, plaetze="5"),
        kurs(4, plaetze="15", beginn="01.09.2026"),
        kurs(5, plaetze="25", ende="31.12.2025", kinderbetreuung="ja"),
    ]
    partners = [
        {
            "traeger": "caritas",
            "zugelassen_bis": "31.12.2025",
            "kooperationen": [{"angebot": "caritas-mbe", "form": "Sprechstunde", "ende": "31.12.2025"}],
        }
    ]
    help_ = [{"phase": "vor", "angebot": "caritas-mbe", "form": "Früher dabei", "ende": "31.12.2025"}]
    files = {"kurse": {"kurse": courses, "kurstraeger": partners, "kursbegleitung": help_}}
    words = worte(tmp_path, files)
    assert "Am 31. März 2026 laufen drei Kurse. Ein weiterer beginnt später und ein weiterer ist beendet." in words
    assert (
        "Von drei laufenden Kursen hat einer Kinderbetreuung, einer hat keine; zu einem ist es nicht erfasst." in words
    )
    assert "Zusammen 3 35 offen 1 (1 offen)" in words
    assert "Kurs 5" not in words
    assert "31.12.2025 (abgelaufen)" in words
    assert "Sprechstunde" not in words
    assert "Früher dabei" not in words


MASSNAHMEN = """
massnahmen:
  - {id: m1, name: Rat, handlungsfeld: beratung, status: laufend, mittel: 100000, finanzierung: [kommune, land]}
  - {id: m2, name: Lotsen, handlungsfeld: wohnen, status: geplant, mittel: 50000, eigenanteil: 20000, einmalig: 7000}
  - {id: m3, name: Fest, handlungsfeld: teilhabe, status: laufend, ende: 31.12.2025, mittel: 900000}
  - {id: m4, name: Kurs, handlungsfeld: sprache, status: zurueckgestellt, mittel: 800000}
"""
MITTEL = {
    "mittel": [
        {"jahr": "2026", "zweck": "Sprache", "betrag": "1000", "geber": "kommune"},
        {"jahr": "2026", "zweck": "Fest", "betrag": "200", "geber": "land"},
        {"jahr": "2026", "zweck": "Rest", "betrag": "30"},
    ]
}


def test_money_is_apart_by_state_and_giver(tmp_path: Path) -> None:
    words = worte(tmp_path, {"massnahmen": MASSNAHMEN, "konzept": MITTEL})
    assert "Neu ist eine Maßnahme mit 50.000 Euro im Jahr. Davon trägt die Kommune selbst 20.000 Euro." in words
    assert "Bereits läuft eine Maßnahme mit 100.000 Euro im Jahr." in words
    assert "Nicht mitgezählt sind eine abgeschlossene Maßnahme und eine zurückgestellte Maßnahme." in words
    assert "mit Mitteln beziffert" not in words
    assert (
        "Davon kommen 1.000 Euro aus eigenen Mitteln und 200 Euro von anderen Mittelgebern. Bei 30 Euro ist der"
        in words
    )


def test_the_list_of_measures_tells_their_state(tmp_path: Path) -> None:
    words = worte(tmp_path, {"massnahmen": MASSNAHMEN})
    told = "Eine ist neu, eine läuft bereits, eine ist abgeschlossen und eine ist zurückgestellt."
    assert f"Die Liste nennt vier Maßnahmen. {told}" in words
    assert "beendet am 31.12.2025" in words
    assert "50.000 Euro im Jahr, davon 20.000 Euro eigene Mittel, einmalig 7.000 Euro" in words


@pytest.mark.parametrize(
    ("sprachen", "satz"),
    [
        ([["ar"], []], "Zu einem von zwei Beratungsangeboten sind die Sprachen erfasst. Beraten wird dort auch auf"),
        ([["de"], ["de"]], "Beraten wird auf Deutsch."),
        ([["de", "ru"]], "Beraten wird auch auf Russisch."),
    ],
)
def test_languages_of_counselling_are_those_of_offers_that_name_them(
    tmp_path: Path, sprachen: list[list[str]], satz: str
) -> None:
    offers = [{**ANGEBOT, "id": f"a{n}", "sprachen": own} for n, own in enumerate(sprachen)]
    assert satz in worte(tmp_path, {"anbieter": {"traeger": [TRAEGER], "angebote": offers}})


def test_what_is_over_no_longer_cooperates_coordinates_or_helps(tmp_path: Path) -> None:
    work = {
        "jobcenter": {"name": "Jobcenter", "ansprechstellen": [{"branche": "Pflege"}]},
        "arbeitskooperationen": [{"partner": "Alte Kammer", "gegenstand": "Rat", "ende": "31.12.2025"}],
        "anerkennungsstellen": [{"name": "Alte Anlaufstelle", "ende": "31.12.2025"}],
    }
    homes = [
        {"name": "Bau eG", "art": "genossenschaft", "vereinbarung": "ja", "vereinbarung_bis": "31.12.2025"},
        {"name": "Neubau", "art": "genossenschaft", "vereinbarung": "ja", "vereinbarung_am": "01.05.2026"},
    ]
    people = {
        "ehrenamtskoordination": [{"stelle": "Alte Stelle", "ende": "31.12.2025"}],
        "initiativen": [
            {"name": "Alter Kreis", "art": "helferkreis", "aktive": "90", "ende": "31.12.2025"},
            {"name": "Kreis", "art": "helferkreis", "aktive": "12"},
            {"name": "Stiller Kreis", "art": "helferkreis"},
        ],
    }
    words = worte(tmp_path, {"arbeit": work, "wohnen": {"wohnpartner": homes}, "ehrenamt": people})
    assert not [name for name in ("Alte Kammer", "Alte Anlaufstelle", "Alte Stelle", "Alter Kreis") if name in words]
    assert "abgelaufen am 31.12.2025" in words
    assert "ab 01.05.2026" in words
    assert "Am 31. März 2026 gibt es zwei Initiativen. Von einer davon ist die Zahl der Freiwilligen erfasst" in words
    assert "liegen den Beratungsstellen vor" not in words
    assert "eigenständig" not in words


def test_reports_and_updates_whose_day_is_past_are_no_longer_ahead(tmp_path: Path) -> None:
    plan = {"turnus": "jährlich", "naechster_bericht": "01.10.2025", "fortschreibung": "31.12.2025"}
    words = worte(tmp_path, {"konzept": {"monitoring": plan}})
    assert "Ein Bericht war für den 1. Oktober 2025 vorgesehen." in words
    assert "Das Konzept sollte zum 31. Dezember 2025 fortgeschrieben werden." in words


def test_reasons_that_are_over_or_lie_ahead_say_so(tmp_path: Path) -> None:
    texts = """
massnahmen:
  - id: m1
    name: Eigene Beratung
    handlungsfeld: beratung
    durchfuehrung: kommune
    begruendung: {text: Es eilt., datum: 01.02.2025, stelle: Sozialamt, gueltig_bis: 31.12.2025}
  - id: m2
    name: Zweite Beratung
    handlungsfeld: beratung
    durchfuehrung: freier_traeger
    begruendung: {text: Es passt., datum: 01.05.2026, stelle: Sozialamt}
"""
    words = worte(tmp_path, {"massnahmen": texts})
    assert "31.12.2025 (abgelaufen)" in words
    assert "01.05.2026 (liegt nach dem Stand dieses Dokuments)" in words
    assert "warum die Kommune Maßnahmen selbst durchführt" not in words


def test_offers_in_the_appendix_have_their_state_and_days(tmp_path: Path) -> None:
    offers = [
        {**ANGEBOT, "id": "a", "name": "Läuft", "ende": "31.12.2026", "quelle": "Anruf"},
        {**ANGEBOT, "id": "b", "name": "Vorbei", "status": "aktiv", "ende": "31.12.2025"},
        {**ANGEBOT, "id": "c", "name": "Kommt", "beginn": "01.05.2026"},
    ]
    words = worte(tmp_path, {"anbieter": {"traeger": [TRAEGER], "angebote": offers}})
    for name in ("Läuft (bis 31.12.2026)", "Vorbei (beendet am 31.12.2025)", "Kommt (geplant ab 01.05.2026)"):
        assert name in words
    assert "Geprüft Anruf" not in words
