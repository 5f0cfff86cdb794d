"""Single sentences and orders that stand in few documents."""

from datetime import date
from pathlib import Path

import pytest

from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.base.finding import Finding, Severity
from konzeptgen.base.typography import NBSP
from konzeptgen.checking.elemente import Erfuellt
from konzeptgen.checking.elemente.g5 import teile
from konzeptgen.composing.saetze.aufnahme import planungsbeteiligte
from konzeptgen.composing.saetze.ehrenamt import initiativen_im_ueberblick
from konzeptgen.composing.saetze.kurzfassung import plan_mit_termin
from konzeptgen.composing.saetze.pruefbericht import offene_befunde
from konzeptgen.composing.saetze.steuerung import fortschreibung
from konzeptgen.composing.saetze.traeger import fehlende_dienste
from konzeptgen.composing.saetze.unterkuenfte import nicht_verteilt
from konzeptgen.composing.saetze.verzeichnis import angaben_zur_quelle
from konzeptgen.composing.zeitworte import stand
from konzeptgen.model.quellen import Quelle

TAG = date(2026, 11, 23)


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def test_languages_come_by_how_many_offers_speak_them_then_by_name(ordner: Ordner) -> None:
    offers = [{**ANGEBOT, "id": f"a{n}", "sprachen": spoken} for n, spoken in enumerate((["tr"], ["uk", "ar"], ["uk"]))]
    konzept = ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": offers}).konzept(TAG)
    assert list(konzept.sprachen(konzept.angebote)) == ["uk", "ar", "tr"]


@pytest.mark.parametrize(
    ("massnahme", "gesagt"),
    [
        ({"termin": "24.11.2026"}, "Rat (bis 24. November 2026)"),
        ({"termin": "23.11.2026"}, "Rat (bis 23. November 2026)"),
        ({"termin": "22.11.2026"}, "Rat"),
        ({"termin": "22.11.2026", "status": "laufend"}, "Rat (läuft schon)"),
    ],
)
def test_a_plan_names_its_date_only_while_it_lies_ahead(massnahme: dict[str, str], gesagt: str, ordner: Ordner) -> None:
    one = {"id": "m", "name": "Rat", "handlungsfeld": "beratung", **massnahme}
    konzept = ordner.mit("massnahmen", {"massnahmen": [one]}).konzept(TAG)
    assert plan_mit_termin(konzept, konzept.massnahmen[0]).replace(NBSP, " ") == gesagt


@pytest.mark.parametrize(
    ("beginn", "gesagt"), [("01.12.2026", "geplant ab 01.12.2026"), ("01.11.2026", "geplant"), (None, "geplant")]
)
def test_what_is_planned_names_only_a_beginning_that_lies_ahead(
    beginn: str | None, gesagt: str, ordner: Ordner
) -> None:
    offer = {**ANGEBOT, "status": "geplant", **({"beginn": beginn} if beginn else {})}
    konzept = ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [offer]}).konzept(TAG)
    assert stand(konzept, konzept.angebote[0]) == gesagt


def test_the_report_counts_each_severity_in_a_sentence() -> None:
    found = [
        Finding("X", severity, "Alt.", "Neu.") for severity in (Severity.WARNUNG, Severity.FEHLER, Severity.WARNUNG)
    ]
    assert [group.satz for group in offene_befunde(found)] == ["Ein Fehler ist offen.", "Zwei Warnungen sind offen."]


def test_a_source_tells_what_is_known_of_it() -> None:
    known = Quelle(titel="Statistik", stand=date(2025, 12, 31), lizenz="CC BY 4.0", hinweis="Ohne Nordstadt.")
    assert angaben_zur_quelle(known) == ", Stand 31.12.2025, Lizenz CC BY 4.0. Ohne Nordstadt."
    assert angaben_zur_quelle(Quelle(titel="Statistik")) == "."


@pytest.mark.parametrize(
    ("beantwortet", "von", "gesagt"),
    [
        (1, 1, "Den gemeldeten Bedarf greift eine Maßnahme auf."),
        (2, 2, "Jeden gemeldeten Bedarf greift eine Maßnahme auf."),
        (1, 2, "Einen von zwei gemeldeten Bedarfen greift eine Maßnahme auf."),
        (2, 3, "Zwei von drei gemeldeten Bedarfen greift eine Maßnahme auf."),
    ],
)
def test_needs_that_are_taken_up_are_counted(beantwortet: int, von: int, gesagt: str, ordner: Ordner) -> None:
    needs = [{"id": f"b{n}", "titel": f"Es fehlt {n}.", "handlungsfeld": "beratung"} for n in range(von)]
    taken = [need["id"] for need in needs[:beantwortet]]
    measure = {"id": "m", "name": "Rat", "handlungsfeld": "beratung", "bedarfe": taken}
    konzept = ordner.mit("bedarfe", {"bedarfe": needs}).mit("massnahmen", {"massnahmen": [measure]}).konzept(TAG)
    assert gesagt in [part.satz for part in teile(konzept) if isinstance(part, Erfuellt)]


@pytest.mark.parametrize(
    ("arten", "gesagt"),
    [
        (["freie_wohlfahrt"], "An der Planung ist ein freier Träger beteiligt: T0."),
        (["freie_wohlfahrt"] * 2, "An der Planung sind zwei freie Träger beteiligt: T0 und T1."),
        (["freie_wohlfahrt", "kommune"], "An der Planung ist ein freier Träger beteiligt: T0. Außerdem beteiligt: T1."),
        (["kommune"], "An der Planung beteiligt: T0."),
    ],
)
def test_who_takes_part_in_planning_is_counted_where_free(arten: list[str], gesagt: str, ordner: Ordner) -> None:
    providers = [{"id": f"t{n}", "name": f"T{n}", "art": art} for n, art in enumerate(arten)]
    ordner.mit("anbieter", {"traeger": providers})
    ordner.mit("aufnahme", {"aufnahmeplanung": {"beteiligte": [one["id"] for one in providers]}})
    planung = ordner.konzept(TAG).aufnahmeplanung
    assert planung
    assert planungsbeteiligte(planung) == gesagt


@pytest.mark.parametrize(
    ("aktive", "gesagt"),
    [
        ([None, None], "zwei Initiativen."),
        ([1, None], "Von einer davon ist die Zahl der Freiwilligen erfasst: ein Mensch."),
        ([7, 6, None], "Von zwei davon ist die Zahl der Freiwilligen erfasst: 13 Menschen."),
        ([7, 6], "Dort engagieren sich 13 Menschen freiwillig."),
        ([1], "Dort engagiert sich ein Mensch freiwillig."),
    ],
)
def test_volunteers_are_told_of_the_initiatives_that_count_them(
    aktive: list[int | None], gesagt: str, ordner: Ordner
) -> None:
    made = [
        {"name": f"I{n}", "art": "patenschaft", **({"aktive": count} if count is not None else {})}
        for n, count in enumerate(aktive)
    ]
    konzept = ordner.mit("ehrenamt", {"initiativen": made}).konzept(TAG)
    assert initiativen_im_ueberblick(konzept).endswith(gesagt)


@pytest.mark.parametrize(("tag", "verb"), [("24.11.2026", "soll"), ("23.11.2026", "soll"), ("22.11.2026", "sollte")])
def test_an_update_is_due_until_its_day_is_over(tag: str, verb: str, ordner: Ordner) -> None:
    konzept = ordner.mit("konzept", {"monitoring": {"fortschreibung": tag}}).konzept(TAG)
    assert f"Das Konzept {verb} zum {tag[:2]}." in fortschreibung(konzept).replace(NBSP, " ")


def test_costs_are_told_for_ten_years_at_most(ordner: Ordner) -> None:
    def years(bis: str) -> list[int]:
        konzept = ordner.mit("konzept", {"rahmen": {"laufzeit_von": "2025", "laufzeit_bis": bis}}).konzept(TAG)
        return [cost.jahr for cost in konzept.kosten_je_jahr]

    assert years("2060") == list(range(2026, 2036))
    assert years("2028") == [2026, 2027, 2028]


def test_the_dearest_measures_come_first(ordner: Ordner) -> None:
    made = [
        {"id": f"m{n}", "name": f"M{n}", "handlungsfeld": "arbeit", "mittel": euro}
        for n, euro in enumerate((5, 90, 20))
    ]
    konzept = ordner.mit("massnahmen", {"massnahmen": made}).konzept(TAG)
    assert [measure.mittel for measure in konzept.groesste_massnahmen] == [90, 20, 5]


def test_services_and_shelters_that_are_missing_are_named_and_only_then(ordner: Ordner) -> None:
    house = {"name": "Haus am Kanal", "art": "gemeinschaftsunterkunft", "id": "kanal", "plaetze": 20}
    ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [ANGEBOT]})
    assert nicht_verteilt(ordner.konzept(TAG)) == ""
    konzept = ordner.mit("unterkuenfte", {"unterkuenfte": [house]}).konzept(TAG)
    missing = [art.titel for art in konzept.fehlende_fachdienste]
    assert missing
    assert fehlende_dienste(konzept).startswith(f"Kein laufendes Angebot ist erfasst für: {missing[0]}")
    assert nicht_verteilt(konzept).endswith(": Haus am Kanal.")
