"""What the chapters on taking part and on working together say is carried by the data: time, state, unknown, count."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from konzept import TRAEGER, Ordner
from test_wahr_ueberblick import AMT, angebote, kapitel, vorhaben


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path).mit("anbieter", angebote({}, traeger=(TRAEGER, AMT)))


def tisch(nummer: int, **mehr: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of a round table
    return {"id": f"t{nummer}", "name": f"Tisch {nummer}", **mehr}


FREI, OEFFENTLICH = [{"traeger": "caritas"}], [{"traeger": "amt"}]


@pytest.mark.parametrize(
    ("sitze", "satz"),
    [
        ((FREI,), "Ein Runder Tisch besteht in der Stadt Musterstadt. Freie Träger sitzen mit am Tisch."),
        ((OEFFENTLICH,), "Freie Träger sitzen nicht mit am Tisch."),
        ((FREI, FREI), "An beiden sitzen freie Träger mit am Tisch."),
        ((FREI, FREI, FREI), "An allen sitzen freie Träger mit am Tisch."),
        ((FREI, OEFFENTLICH), "Freie Träger sitzen an einem davon mit am Tisch, an einem nicht."),
        ((FREI, OEFFENTLICH, []), "mit am Tisch, an einem nicht; bei einem ist es nicht erfasst."),
        ((FREI, [{"organisation": "Verein"}]), "an einem davon mit am Tisch; bei einem ist es nicht erfasst."),
        ((OEFFENTLICH, OEFFENTLICH), "Freie Träger sitzen an keinem davon mit am Tisch."),
    ],
)
def test_who_sits_at_the_tables_is_told_as_recorded(
    ordner: Ordner, sitze: tuple[list[dict[str, str]], ...], satz: str
) -> None:
    tables = [tisch(n, sitze=deepcopy(seats)) for n, seats in enumerate(sitze)]
    assert satz in kapitel(ordner, "beteiligung", runde_tische={"runde_tische": tables})


def test_nothing_is_said_of_members_that_nobody_named(ordner: Ordner) -> None:
    text = kapitel(ordner, "beteiligung", runde_tische={"runde_tische": [tisch(0)]})
    assert "Ein Runder Tisch besteht in der Stadt Musterstadt. ###" in text
    assert "- **Gebiet** offen" in text
    assert "übergreifend" not in text


def test_a_table_that_is_dissolved_or_to_come_does_not_meet(ordner: Ordner) -> None:
    tables = [tisch(0, ende="31.12.2025"), tisch(1, gegruendet="2027")]
    text = kapitel(ordner, "beteiligung", runde_tische={"runde_tische": tables})
    assert "Zurzeit besteht in der Stadt Musterstadt kein Runder Tisch." in text
    assert "Geplant ist: Tisch 1 (ab 2027). Aufgelöst ist: Tisch 0 (31.12.2025)." in text
    assert "### Tisch" not in text


def test_a_meeting_ahead_was_not_held(ordner: Ordner) -> None:
    meetings = [{"datum": "01.02.2026", "protokoll": "RT 1"}, {"datum": "01.05.2026"}]
    text = kapitel(ordner, "beteiligung", runde_tische={"runde_tische": [tisch(0, sitzungen=meetings)]})
    assert "Zuletzt tagte der Runde Tisch am 1. Februar 2026. Zu der Sitzung ist ein Protokoll genannt." in text
    assert "Die nächste Sitzung ist für den 1. Mai 2026 vorgesehen." in text


def test_agreements_that_are_over_regulate_nothing(ordner: Ordner) -> None:
    entries = [
        {"traeger": "caritas", "gegenstand": "Beratung", "datum": "01.01.2025", "bis": "31.12.2026"},
        {"traeger": "caritas", "gegenstand": "Vergangenes", "datum": "01.01.2020", "bis": "31.12.2022"},
        {"traeger": "caritas", "gegenstand": "Künftiges", "beginn": "01.01.2027"},
    ]
    text = kapitel(ordner, "zusammenarbeit", zusammenarbeit={"vereinbarungen": entries})
    assert "Eine Vereinbarung regelt die Zusammenarbeit; eine gilt erst später; eine ist ausgelaufen." in text
    assert "Künftiges" in text
    assert "Vergangenes" not in text


def test_planning_without_names_involves_nobody(ordner: Ordner) -> None:
    phases = [{"phase": "bedarf"}, {"phase": "bestand", "traeger": ["caritas"]}]
    text = kapitel(ordner, "zusammenarbeit", zusammenarbeit={"jugendhilfeplanung": phases, "regeldienste": []})
    assert "An der Jugendhilfeplanung sind beteiligt: Caritasverband Musterstadt e. V. (Bestand)." in text
    assert "Bedarf (" not in text


def test_reasons_that_no_longer_hold_are_told(ordner: Ordner) -> None:
    reason = {"text": "Der Rat hat so entschieden.", "datum": "01.06.2025", "stelle": "Sozialamt"}
    own = {"durchfuehrung": "kommune", "status": "laufend"}
    plans = vorhaben(
        {**own, "begruendung": reason}, {**own, "begruendung": {**reason, "gueltig_bis": "31.12.2025"}}, own
    )
    text = kapitel(ordner, "zusammenarbeit", massnahmen=plans)
    assert "Für zwei Maßnahmen der Kommune ist eine Begründung angegeben; eine davon gilt nicht mehr." in text


def test_who_carries_measures_out_is_told_of_those_that_are_left(ordner: Ordner) -> None:
    plans = vorhaben(
        {"durchfuehrung": "kommune", "status": "laufend"},
        {"durchfuehrung": "freier_traeger", "status": "geplant"},
        {"status": "geplant"},
        {"durchfuehrung": "kommune", "status": "abgeschlossen"},
        {"durchfuehrung": "kommune", "status": "zurueckgestellt"},
    )
    text = kapitel(ordner, "zusammenarbeit", massnahmen=plans)
    assert "Das Konzept nennt fünf Maßnahmen. Zwei sind neu, eine läuft bereits, eine ist abgeschlossen und" in text
    assert "Drei Maßnahmen sind weder abgeschlossen noch zurückgestellt: eine führt die Kommune allein durch" in text
    assert "; eine führen freie Träger durch; zu einer ist es nicht angegeben." in text
    text = kapitel(ordner, "zusammenarbeit", massnahmen=vorhaben({"durchfuehrung": "kommune", "status": "geplant"}))
    assert "Das Konzept nennt eine Maßnahme. Sie ist neu. Sie führt die Kommune allein durch." in text


def bedarf(nummer: int, **mehr: str) -> dict[str, str]:
    return {"id": f"b{nummer}", "titel": f"Es fehlt {nummer}.", "handlungsfeld": "arbeit", **mehr}


def test_a_new_measure_that_runs_already_is_told_as_both(ordner: Ordner) -> None:
    plans = vorhaben({"neu": "ja", "status": "laufend"}, {"neu": "ja", "status": "geplant"}, {"status": "laufend"})
    text = kapitel(ordner, "zusammenarbeit", massnahmen=plans)
    assert "Das Konzept nennt drei Maßnahmen. Zwei sind neu (eine davon läuft schon) und eine läuft bereits." in text
    text = kapitel(ordner, "zusammenarbeit", massnahmen=vorhaben({"neu": "ja", "status": "laufend"}))
    assert "Sie ist neu (sie läuft schon)." in text
    text = kapitel(ordner, "zusammenarbeit", massnahmen=vorhaben({"neu": "ja"}))
    assert "Sie ist neu." in text, "nobody says that it runs"


def test_needs_are_told_by_whoever_reported_them(ordner: Ordner) -> None:
    needs = [bedarf(0, gemeldet_von="caritas"), bedarf(1, gemeldet_von="amt"), bedarf(2)]
    text = kapitel(ordner, "zusammenarbeit", bedarfe={"bedarfe": needs}, massnahmen=vorhaben({}))
    assert "Aus der Einzelfallarbeit sind drei Bedarfe gemeldet, einer davon von freien Trägern." in text
    assert "Keinen davon greift bisher eine Maßnahme auf." in text


def test_a_measure_that_is_put_off_takes_up_nothing(ordner: Ordner) -> None:
    plans = vorhaben({"status": "zurueckgestellt", "bedarfe": ["b0"]}, {"status": "laufend", "bedarfe": ["b1"]})
    needs = {"bedarfe": [bedarf(0, gemeldet_von="caritas"), bedarf(1, gemeldet_von="caritas")]}
    text = kapitel(ordner, "zusammenarbeit", bedarfe=needs, massnahmen=plans)
    assert "sind zwei Bedarfe gemeldet, alle von freien Trägern. Einen davon greift noch keine Maßnahme auf:" in text
    text = kapitel(ordner, "arbeit", arbeit={"jobcenter": {"name": "Jobcenter"}})
    assert "Noch keine Maßnahme greift das auf." in text
    assert "Das greift auf: Plan 1 (laufend)." in text


def test_a_goal_whose_year_is_over_says_so(ordner: Ordner) -> None:
    goals = [
        {"id": "z0", "handlungsfeld": "beratung", "text": "Alle Dienste beraten abends.", "bis": "2024"},
        {"id": "z1", "handlungsfeld": "beratung", "text": "Niemand wartet lange.", "bis": "2028"},
    ]
    text = kapitel(ordner, "beratung", massnahmen={"ziele": goals})
    assert "Alle Dienste beraten abends. Das Zieljahr 2024 ist vorbei." in text
    assert "Niemand wartet lange. Bis 2028." in text


def test_measures_without_a_field_of_law_stand_in_the_table_too(ordner: Ordner) -> None:
    measures = vorhaben({"rechtskreis": "sgb8", "durchfuehrung": "kommune"}, {"durchfuehrung": "kommune"}, {})
    text = kapitel(ordner, "zusammenarbeit", massnahmen=measures)
    assert "| nicht angegeben | 1 | 0 | 0 | 1 |0 |" in text


def test_without_any_field_of_law_there_is_no_table_of_them(ordner: Ordner) -> None:
    assert "nach Rechtskreis" not in kapitel(ordner, "zusammenarbeit", massnahmen=vorhaben({}))
