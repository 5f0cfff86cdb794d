"""Opening hours: days as people write them, a line per group of days, OpenStreetMap's syntax in and out."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from opening_hours import OpeningHours

from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.base.scalars import ScalarFault
from konzeptgen.base.schema import values
from konzeptgen.base.tageszeit import jahrestag, zeitspanne
from konzeptgen.base.wochentage import einzeln, wochentag
from konzeptgen.composing.saetze.oeffnung import geschlossen, oeffnungszeilen
from konzeptgen.exchange.oeffnung import aus_osm, aus_text
from konzeptgen.exchange.oeffnung_osm import geschrieben
from konzeptgen.model.konzept import Konzept

Zeit = dict[str, Any]


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def mit(ordner: Ordner, **fields: Any) -> Konzept:  # noqa: ANN401 - fields of an offer
    return ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [{**ANGEBOT, **fields}]}).konzept()


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Mo", "mo"),
        ("MO", "mo"),
        ("Mo.", "mo"),
        ("Montag", "mo"),
        ("montags", "mo"),
        ("mo-fr", "mo di mi do fr"),
        ("Mo–Fr", "mo di mi do fr"),
        ("Mo. - Do.", "mo di mi do"),
        ("Montag bis Mittwoch", "mo di mi"),
        ("Sa-Mo", "mo sa so"),
        ("Mo, Mi u. Fr", "mo mi fr"),
        ("Di und Do", "di do"),
        ("Di/Do", "di do"),
        ("täglich", "mo di mi do fr sa so"),
        ("TÄGLICH", "mo di mi do fr sa so"),
        ("am Wochenende", "sa so"),
        ("Feiertag", "feiertage"),
        ("an Feiertagen", "feiertage"),
        ("in den Ferien", "schulferien"),
    ],
)
def test_days_are_read_as_people_write_them(said: str, days: str) -> None:
    read = wochentag(values()["wochentage"])
    assert " ".join(einzeln([read(said)])) == days
    assert einzeln([read(str(read(said)))]) == einzeln([read(said)])  # its key and its title are read as the same
    assert einzeln([read(str(read(said).titel))]) == einzeln([read(said)])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("werktags", "„werktags“ ist nicht eindeutig: Für manche gehört der Samstag dazu."),
        ("Montak", "„Montak“ ist hier nicht möglich. Meinten Sie „mo“?"),
        ("mo-xx", "„mo-xx“ ist hier nicht möglich."),
    ],
)
def test_a_word_that_is_no_day_is_told(said: str, told: str) -> None:
    with pytest.raises(ScalarFault) as fault:
        wochentag(values()["wochentage"])(said)
    assert str(fault.value).split("\x1f")[1] == told


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("8:30-12:00", "8:30–12:00"),
        ("8 bis 12 Uhr", "8:00–12:00"),
        ("8.30 Uhr – 12 Uhr", "8:30–12:00"),
        ("20.30-24", "20:30–24:00"),
        ("14:00", "14:00"),
        ("8", ""),
        ("8-25", ""),
        ("8:30-24:30", ""),
        ("vormittags", ""),
    ],
)
def test_a_span_of_time_is_read_as_people_write_it(said: str, span: str) -> None:
    if span:
        assert zeitspanne(said) == span
        return
    with pytest.raises(ScalarFault) as fault:
        zeitspanne(said)
    assert str(fault.value).split("\x1f")[1] == f"„{said}“ ist keine Zeit von bis."


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("01.04.", (4, 1)),
        ("1. April", (4, 1)),
        ("April", (4, 0)),
        ("Dez.", (12, 0)),
        ("29.02.", (2, 29)),
        ("Mai", (5, 0)),
    ],
)
def test_a_day_of_the_year_is_read_as_people_write_it(said: str, day: tuple[int, int]) -> None:
    assert (jahrestag(said).monat, jahrestag(said).tag) == day


@pytest.mark.parametrize("said", ["31.04.", "Ju", "im Sommer"])
def test_what_is_no_day_of_the_year_stays_words(said: str) -> None:
    with pytest.raises(ScalarFault):
        jahrestag(said)
    assert (
        geschrieben({"oeffnungszeiten": [{"tage": ["sa"], "von": "9:00", "saison_von": said}]}) == f'Sa 09:00+ "{said}"'
    )


@pytest.mark.parametrize(
    ("zeiten", "lines"),
    [
        ([{"tage": ["mo", "di", "mi"], "von": "9:00", "bis": "12:00"}], ["Mo bis Mi 9:00–12:00 Uhr"]),
        ([{"tage": ["mo-fr"], "zeiten": ["8-12", "14.00 - 16.30 Uhr"]}], ["Mo bis Fr 8:00–12:00 und 14:00–16:30 Uhr"]),
        (
            [{"tage": [day], "von": "9:00", "bis": "12:00"} for day in ("mo", "di", "do", "fr")],
            ["Mo, Di, Do, Fr 9:00–12:00 Uhr"],
        ),
        (
            [
                {"tage": ["mo"], "von": "9:00", "bis": "12:00"},
                {"tage": ["mi"], "nach_vereinbarung": "ja"},
                {"tage": ["mo"], "von": "14:00", "bis": "16:00"},
            ],
            ["Mo 9:00–12:00 und 14:00–16:00 Uhr", "Mi nach Vereinbarung"],
        ),
        (
            [{"tage": ["mo"], "von": "9:00", "bis": "12:00"}, {"tage": ["mo"], "nach_vereinbarung": "ja"}],
            ["Mo 9:00–12:00 Uhr", "Mo nach Vereinbarung"],
        ),
        (
            [{"tage": ["di"], "im_monat": ["erste"], "von": "14:00", "bis": "16:00"}],
            ["jeden ersten Di im Monat 14:00–16:00 Uhr"],
        ),
        (
            [{"tage": ["mi"], "im_monat": ["zweite", "letzte"], "von": "14:00"}],
            ["jeden zweiten und letzten Mi im Monat ab 14:00 Uhr"],
        ),
        ([{"tage": ["feiertage"], "geschlossen": "ja"}], ["Feiertage geschlossen"]),
        (
            [{"tage": ["täglich"], "saison_von": "01.04.", "saison_bis": "31.10.", "bis": "20:00"}],
            ["01.04. bis 31.10.: täglich bis 20:00 Uhr"],
        ),
        (
            [{"tage": ["sa"], "saison_von": "Juli", "saison_bis": "Juli", "von": "10:00", "hinweis": "nur Kinder"}],
            ["Juli: Sa ab 10:00 Uhr (nur Kinder)"],
        ),
    ],
)
def test_a_group_of_days_has_a_line(zeiten: list[Zeit], lines: list[str], ordner: Ordner) -> None:
    assert oeffnungszeilen(mit(ordner, oeffnungszeiten=zeiten).angebote[0]) == lines


def test_each_line_of_the_note_is_printed(ordner: Ordner) -> None:
    konzept = mit(ordner, oeffnungszeiten=[{"tage": ["mo"]}], oeffnungshinweis="Bitte klingeln.\n\nIm Juli zu.\n")
    assert oeffnungszeilen(konzept.angebote[0]) == ["Mo", "Bitte klingeln.", "Im Juli zu."]


def test_closures_are_told_until_they_are_over(ordner: Ordner) -> None:
    konzept = mit(
        ordner,
        schliesszeiten=[
            {"von": "20.12.2025", "bis": "30.03.2026", "grund": "Winterpause"},
            {"von": "20.03.2026", "bis": "31.03.2026", "grund": "Inventur"},
            {"von": "01.07.2026", "grund": "Umbau"},
            {"grund": "Krankheit"},
            {"bis": "05.04.2026", "grund": "Urlaub"},
            {"von": "01.05.2026", "bis": "01.05.2026", "grund": "Feiertag"},
        ],
    )
    assert konzept.stichtag == date(2026, 3, 31)
    assert geschlossen(konzept, konzept.angebote[0]) == [
        "20.03.2026 bis 31.03.2026 (Inventur)",
        "ab 01.07.2026 bis auf Weiteres (Umbau)",
        "bis auf Weiteres (Krankheit)",
        "bis 05.04.2026 (Urlaub)",
        "01.05.2026 (Feiertag)",
    ]


MO_FR = {"tage": ["mo-fr"], "von": "9:00", "bis": "12:00"}


@pytest.mark.parametrize(
    ("said", "zeiten", "note"),
    [
        ("Mo-Fr 9-12 Uhr", [MO_FR], ""),
        ("Mo. - Fr. 9.00 – 12.00 Uhr", [MO_FR], ""),
        ("montags bis freitags von 9 bis 12 Uhr", [MO_FR], ""),
        ("Mo-Fr 8-12 u. 13-17 Uhr", [{"tage": ["mo-fr"], "zeiten": ["8:00–12:00", "13:00–17:00"]}], ""),
        ("Mo-Fr 9-12; Mi 14-16", [MO_FR, {"tage": ["mi"], "von": "14:00", "bis": "16:00"}], ""),
        ("Mo-Fr: 9-12\nFeiertage geschlossen", [MO_FR, {"tage": ["feiertage"], "geschlossen": "ja"}], ""),
        ("Mo, Mi 10-11, Do ab 14 Uhr", None, ""),
        ("jeden 1. und 3. Mittwoch im Monat 10-12", None, ""),
        ("Mi nach Vereinbarung", [{"tage": ["mi"], "nach_vereinbarung": "ja"}], ""),
        ("Mo-Fr 9-12 Uhr und nach Vereinbarung", [{**MO_FR, "hinweis": "und nach Vereinbarung"}], ""),
        ("nach Vereinbarung", [], "nach Vereinbarung"),
        ("Mo-Fr 9-12 Uhr, außer in den Ferien", [], "Mo-Fr 9-12 Uhr, außer in den Ferien"),
        ("07:30-16:30", [], "07:30-16:30"),
        ("werktags 9-12", [], "werktags 9-12"),
        ("Mo 9-26 Uhr", [], "Mo 9-26 Uhr"),
        ("Mo-Fr 9-12\nTerminhotline mittags", [MO_FR], "Terminhotline mittags"),
    ],
)
def test_a_german_text_becomes_times_where_every_word_is_sure(said: str, zeiten: list[Zeit] | None, note: str) -> None:
    expected = {
        "Mo, Mi 10-11, Do ab 14 Uhr": [
            {"tage": ["mo", "mi"], "von": "10:00", "bis": "11:00"},
            {"tage": ["do"], "von": "14:00"},
        ],
        "jeden 1. und 3. Mittwoch im Monat 10-12": [
            {"tage": ["mi"], "im_monat": ["erste", "dritte"], "von": "10:00", "bis": "12:00"}
        ],
    }.get(said, zeiten)
    found = aus_text(said)
    assert found.get("oeffnungszeiten", []) == expected
    assert found.get("oeffnungshinweis", "") == note


def test_in_openstreetmap_a_later_rule_replaces_a_day() -> None:
    assert aus_osm("Mo-Fr 08:00-18:00; We 08:00-12:00; Fr off")["oeffnungszeiten"] == [
        {"tage": ["mo", "di", "do"], "von": "8:00", "bis": "18:00"},
        {"tage": ["mi"], "von": "8:00", "bis": "12:00"},
        {"tage": ["fr"], "geschlossen": "ja"},
    ]


@pytest.mark.parametrize("rule", ["week 01-53/2 Mo 10:00-12:00", "Mo-Fr sunrise-sunset", "easter off"])
def test_what_openstreetmap_says_beyond_our_fields_stays_text(rule: str) -> None:
    assert aus_osm(f"Tu 10:00-12:00; {rule}") == {
        "oeffnungszeiten": [{"tage": ["di"], "von": "10:00", "bis": "12:00"}],
        "oeffnungshinweis": rule,
    }


FULL = {
    "oeffnungszeiten": [
        {"tage": ["mo-fr"], "von": "8:30", "bis": "12:00"},
        {"tage": ["mo", "do"], "von": "14:00", "bis": "16:00", "hinweis": "mit Kinderbetreuung"},
        {"tage": ["di"], "im_monat": ["erste", "letzte"], "von": "18:00", "bis": "20:00"},
        {"tage": ["mi"], "nach_vereinbarung": "ja"},
        {"tage": ["fr"], "bis": "11:00"},
        {"tage": ["sa"], "von": "10:00"},
        {
            "tage": ["taeglich"],
            "zeiten": ["10:00–12:00", "20:00–24:00"],
            "saison_von": "April",
            "saison_bis": "Oktober",
        },
        {"tage": ["so"], "von": "9:00", "bis": "10:00", "saison_von": "01.07.", "saison_bis": "15.08."},
        {"tage": ["feiertage"], "geschlossen": "ja"},
        {"tage": ["schulferien"]},
    ],
    "schliesszeiten": [
        {"von": "20.07.2026", "bis": "07.08.2026", "grund": "Sommerpause"},
        {"von": "01.12.2026", "grund": "Umbau"},
        {"grund": "Krankheit"},
    ],
    "oeffnungshinweis": "Bitte klingeln.",
}


def test_openstreetmap_holds_all_that_our_fields_hold() -> None:
    written = geschrieben(FULL)
    OpeningHours(written)  # refuses what is not its syntax
    assert aus_osm(written) == FULL


@pytest.mark.parametrize(
    ("zeiten", "there", "open_"),
    [
        ([{"tage": ["mo-fr"], "von": "9:00", "bis": "12:00"}], "2026-03-31 10:00", True),
        ([{"tage": ["mo-fr"], "von": "9:00", "bis": "12:00"}], "2026-03-28 10:00", False),
        ([{"tage": ["di"], "im_monat": ["erste"], "von": "9:00"}], "2026-04-07 10:00", True),
        ([{"tage": ["di"], "im_monat": ["erste"], "von": "9:00"}], "2026-04-14 10:00", False),
        ([{"tage": ["di"], "saison_bis": "10.04.", "saison_von": "März", "von": "9:00"}], "2026-04-07 10:00", True),
        ([{"tage": ["di"], "saison_bis": "10.04.", "saison_von": "März", "von": "9:00"}], "2026-04-14 10:00", False),
        ([MO_FR, {"tage": ["mo"], "von": "14:00", "bis": "16:00"}], "2026-03-30 10:00", True),
    ],
)
def test_others_read_from_it_when_an_offer_is_open(zeiten: list[Zeit], there: str, open_: bool) -> None:  # noqa: FBT001
    from datetime import datetime  # noqa: PLC0415 - the one test that asks for an hour

    hours = OpeningHours(geschrieben({"oeffnungszeiten": zeiten}))
    assert hours.is_open(datetime.fromisoformat(there)) is open_
