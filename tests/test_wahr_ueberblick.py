"""What overview and first chapters say is carried by the data: time and state, unknown, none, one and many."""

from pathlib import Path
from typing import Any

import pytest

from konzept import ANGEBOT, STICHTAG, TRAEGER, Ordner, stoff
from konzeptgen.composing.compose import compose

AMT = {"id": "amt", "name": "Sozialamt", "art": "kommune"}
RAEUME = {"sozialraeume": {"sozialraeume": [{"id": "nord", "name": "Nord"}, {"id": "sued", "name": "Süd"}]}}


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def kapitel(ordner: Ordner, key: str, **dateien: Any) -> str:  # noqa: ANN401 - any content of a file
    """Return a chapter of the Konzept as it is read, in Markdown without its escapes."""
    for name, inhalt in dateien.items():
        ordner.mit(name, inhalt)
    made = compose(stoff(ordner.konzept(STICHTAG).zum_stand)).chapters
    text = next(chapter.markdown for chapter in made if chapter.key == key)
    return " ".join(text.replace("\\", "").split())


def angebote(*eintraege: dict[str, Any], traeger: tuple[dict[str, Any], ...] = (TRAEGER,)) -> dict[str, Any]:
    named = [{**ANGEBOT, "id": f"a{n}", "name": f"Hilfe {n}", **eintrag} for n, eintrag in enumerate(eintraege)]
    return {"traeger": list(traeger), "angebote": named}


def haus(nummer: int, plaetze: int, **mehr: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of a house
    return {"id": f"h{nummer}", "name": f"Haus {nummer}", "art": "gemeinschaftsunterkunft", "plaetze": plaetze, **mehr}


def vorhaben(*eintraege: dict[str, Any]) -> dict[str, Any]:
    every = [{"id": f"m{n}", "name": f"Plan {n}", "handlungsfeld": "arbeit", **m} for n, m in enumerate(eintraege)]
    return {"massnahmen": every}


# Time and state


def test_an_offer_that_is_over_or_to_come_does_not_run(ordner: Ordner) -> None:
    ended, coming = {"ende": "31.12.2025"}, {"beginn": "01.03.2027"}
    text = kapitel(ordner, "zusammenfassung", anbieter=angebote({}, ended, coming, traeger=(TRAEGER, AMT)))
    assert "arbeitet ein Träger mit einem laufenden Angebot" in text
    assert "Geplant ist außerdem: Hilfe 2 (Caritasverband Musterstadt e. V., ab März 2027)." in text
    assert "| Träger mit laufenden Angeboten | 1 |" in text
    assert "| Laufende Angebote | 1 |" in text
    assert "| Geplante Angebote | 1 |" in text


def test_places_count_in_houses_that_are_open(ordner: Ordner) -> None:
    houses = [haus(0, 100), haus(1, 50, eroeffnet_am="01.03.2027"), haus(2, 30, schliessung_am="31.12.2022")]
    text = kapitel(ordner, "zusammenfassung", anbieter=angebote({}), unterkuenfte={"unterkuenfte": houses})
    assert "| Plätze in offenen Unterkünften | 100 |" in text
    assert "| Plätze in Unterkünften, die noch öffnen | 50 |" in text


@pytest.mark.parametrize(
    ("plaetze", "zeile"),
    [
        (("80", None), "| Plätze in offenen Unterkünften, soweit bekannt | 80 |"),
        ((None,), "| Plätze in offenen Unterkünften | offen |"),
    ],
)
def test_places_that_nobody_knows_are_no_zero(ordner: Ordner, plaetze: tuple[str | None, ...], zeile: str) -> None:
    houses = [{k: v for k, v in {**haus(n, 0), "plaetze": p}.items() if v} for n, p in enumerate(plaetze)]
    assert zeile in kapitel(ordner, "zusammenfassung", anbieter=angebote({}), unterkuenfte={"unterkuenfte": houses})


def test_what_is_finished_or_shelved_is_not_up_for_decision(ordner: Ordner) -> None:
    plans = vorhaben(
        {"status": "geplant", "mittel": 50000},
        {"status": "laufend", "mittel": 100000},
        {"status": "abgeschlossen", "mittel": 900000},
        {"status": "zurueckgestellt", "mittel": 800000},
    )
    text = kapitel(ordner, "zusammenfassung", anbieter=angebote({}), massnahmen=plans)
    assert "Zur Entscheidung steht die neue Maßnahme." in text
    assert "Neu ist eine Maßnahme mit 50.000 Euro im Jahr." in text
    assert "Bereits läuft eine Maßnahme mit 100.000 Euro im Jahr." in text
    assert "Eine Maßnahme ist abgeschlossen; eine Maßnahme ist zurückgestellt." in text
    assert "900.000" not in text
    assert "800.000" not in text


def test_a_draft_without_new_measures_puts_none_up_for_decision(ordner: Ordner) -> None:
    text = kapitel(ordner, "zusammenfassung", anbieter=angebote({}), massnahmen=vorhaben({"status": "laufend"}))
    assert "Neue Maßnahmen stehen nicht zur Entscheidung." in text


def test_the_council_is_asked_for_what_lies_ahead(ordner: Ordner) -> None:
    steps = [
        {"gremium": "Sozialausschuss", "datum": "01.03.2026", "zweck": "vorberatung"},
        {"gremium": "Jugendhilfeausschuss", "datum": "01.05.2026", "zweck": "vorberatung"},
    ]
    text = kapitel(ordner, "zusammenfassung", anbieter=angebote({}), konzept={"beratungsfolge": steps})
    assert "Die Stadt bittet um Beratung: - Jugendhilfeausschuss, 1. Mai 2026: Vorberatung" in text
    assert "Frühere Termine der Beratung: Sozialausschuss am 1. März 2026." in text
    assert "Entscheidung in dieser Folge" not in text


def test_steps_that_lie_ahead_are_called_planned(ordner: Ordner) -> None:
    steps = [{"datum": "01.03.2026", "schritt": "Auftakt"}, {"datum": "01.05.2026", "schritt": "Werkstatt"}]
    text = kapitel(
        ordner, "auftrag", konzept={"entstehung": steps, "beschluss": {"gremium": "Rat", "datum": "01.06.2026"}}
    )
    assert "| 01.03.2026 | Auftakt |" in text
    assert "| 01.05.2026 | Werkstatt (geplant) |" in text
    assert "**Beschluss (vorgesehen)** Rat, 1. Juni 2026" in text


def test_years_that_are_over_lack_no_places(ordner: Ordner) -> None:
    years = ("2024", "2028")
    plan = {
        "prognosen": [{"jahr": jahr, "szenario": "mittel", "personen": 90} for jahr in years],
        "kapazitaeten": [{"jahr": jahr, "plaetze": 72} for jahr in years],
    }
    text = kapitel(ordner, "zusammenfassung", anbieter=angebote({}), aufnahme=plan)
    assert "Plätze in Unterkünften reichen im mittleren Szenario nicht: 2028." in text


# Unknown


def test_queues_that_nobody_knows_are_told(ordner: Ordner) -> None:
    offers = angebote({"kapazitaet": {"warteliste": 7}}, {"kapazitaet": {"warteliste": 0}}, {}, {})
    text = kapitel(ordner, "zusammenfassung", anbieter=offers)
    assert "Auf Wartelisten stehen sieben Menschen bei einem Angebot; bei zwei ist es nicht erfasst." in text


def test_nothing_missing_is_said_of_what_could_be_judged_alone(ordner: Ordner) -> None:
    kinds = ("mbe", "jmd", "asylverfahrensberatung", "psychosoziale_beratung", "fluechtlingssozialarbeit")
    offers = angebote(*({"leistungsart": kind} for kind in (*kinds, "gemeinwesenarbeit")))
    text = kapitel(ordner, "zusammenfassung", anbieter=offers)
    assert "Zu Migrationsfachdiensten zeigen die Daten keine Lücke." in text


@pytest.mark.parametrize(
    ("gebiete", "fehlt", "tabelle"),
    [
        (("nord", "sued"), "", "Jeden Sozialraum nennt mindestens ein laufendes Angebot eigens."),
        (("nord",), "Ohne laufendes Angebot: Süd.", "Für Süd ist kein laufendes Angebot erfasst."),
        (
            ("nord", "gesamt"),
            "",
            "Kein laufendes Angebot nennt eigens: Süd. Auch dort gilt das Angebot für das gesamte Gebiet.",
        ),
        (("gesamt", "gesamt"), "", "nennt eigens: Nord und Süd. Auch dort gelten die zwei Angebote für das gesamte"),
        (("nord", None), "", "Kein laufendes Angebot nennt eigens: Süd. ::: luecke das Einzugsgebiet von einem"),
    ],
)
def test_a_district_lacks_offers_only_where_none_serves_it(
    ordner: Ordner, gebiete: tuple[str | None, ...], fehlt: str, tabelle: str
) -> None:
    offers = angebote(*({"gebiet": [gebiet]} if gebiet else {} for gebiet in gebiete))
    missing = kapitel(ordner, "zusammenfassung", anbieter=offers, **RAEUME)
    assert fehlt in missing
    assert fehlt or "Ohne laufendes Angebot" not in missing
    told = kapitel(ordner, "anbieter")
    assert tabelle.partition(" ::: ")[0] in told
    assert tabelle.rpartition(" ::: ")[2] in told


def test_no_day_of_checking_at_all_is_no_lack_of_checking(ordner: Ordner) -> None:
    text = kapitel(ordner, "anbieter", anbieter=angebote({}, {}))
    assert "geprüft worden" not in text
    assert "wann die Angaben zu den Angeboten zuletzt geprüft wurden" in text


@pytest.mark.parametrize(
    ("sprachen", "zelle"),
    [
        ((None, None), "nicht erfasst"),
        ((["de"], ["de"]), "keine"),
        ((["de", "ar"], ["ar"]), "Arabisch"),
        ((["ar"], None), "Arabisch (bekannt bei 1 von 2)"),
    ],
)
def test_languages_are_told_of_the_offers_that_name_them(
    ordner: Ordner, sprachen: tuple[list[str] | None, ...], zelle: str
) -> None:
    offers = angebote(*({"sprachen": codes} if codes else {} for codes in sprachen))
    assert f"| 2 | 1 | offen | {zelle} |" in kapitel(ordner, "beratung", anbieter=offers)


def test_recognition_that_is_not_recorded_is_no_lack_of_it(ordner: Ordner) -> None:
    other = {**TRAEGER, "id": "awo", "name": "AWO"}
    third = {**TRAEGER, "id": "drk", "name": "DRK"}
    text = kapitel(ordner, "anbieter", anbieter=angebote({}, traeger=(TRAEGER, other)))
    assert "anerkannt (§ 75 SGB VIII)" not in text
    providers = ({**TRAEGER, "anerkannt": "ja"}, {**other, "anerkannt": "nein"}, third)
    text = kapitel(ordner, "anbieter", anbieter=angebote({}, traeger=providers))
    assert "Von drei freien Trägern ist einer als Träger der freien Jugendhilfe anerkannt (§ 75 SGB VIII)" in text
    assert ", einer ist es nicht; zu einem ist es nicht erfasst." in text
    church = {**third, "art": "kirche"}
    text = kapitel(ordner, "anbieter", anbieter=angebote({}, traeger=({**TRAEGER, "anerkannt": "ja"}, church)))
    assert "Von zwei freien Trägern sind zwei als Träger der freien Jugendhilfe anerkannt (§ 75 SGB VIII)." in text


def test_offers_that_name_no_group_are_counted_apart(ordner: Ordner) -> None:
    text = kapitel(ordner, "anbieter", anbieter=angebote({"zielgruppen": ["eu"]}, {}, {}))
    assert "Für zwei Angebote ist nicht erfasst, für wen sie sind." in text


# The place


def test_shares_are_told_of_figures_of_one_day(ordner: Ordner) -> None:
    one, other = {"stichtag": "31.12.2025"}, {"stichtag": "31.12.2024"}
    kommune = {
        "name": "Musterstadt",
        "typ": "stadt",
        "land": "nw",
        "einwohner": {"wert": 1000, **one},
        "migrationsgeschichte": {"wert": 300, **other},
        "auslaender": {"wert": 100, **one},
        "gefluechtete": {"wert": 40, **other},
    }
    text = kapitel(ordner, "ausgangslage", konzept={"kommune": kommune})
    assert "leben 1.000 Menschen (Stand 31.12.2025)." in text
    assert "300 Menschen (Stand 31.12.2024) haben eine Einwanderungsgeschichte." in text
    assert "10,0 % von ihnen haben keine deutsche Staatsangehörigkeit." in text.replace("\u00a0", " ")
    assert "40 Geflüchtete leben hier (Stand 31.12.2024)." in text


def test_a_place_without_people_is_a_gap_and_no_figure(ordner: Ordner) -> None:
    kommune = {"name": "Musterstadt", "typ": "stadt", "land": "nw", "einwohner": {"wert": 0}}
    text = kapitel(ordner, "ausgangslage", konzept={"kommune": kommune}, **RAEUME)
    assert "leben 0" not in text
    assert "::: luecke die Zahl der" in text


def test_the_most_frequent_nationalities_are_those_with_most_people(ordner: Ordner) -> None:
    lands = [{"land": land, "personen": n} for land, n in (("Polen", 5), ("Syrien", 90), ("Ukraine", 70))]
    kommune = {"name": "Musterstadt", "typ": "stadt", "land": "nw", "einwohner": {"wert": 900}, "herkunft": lands}
    text = kapitel(ordner, "ausgangslage", konzept={"kommune": kommune})
    assert "nach der deutschen sind Syrien (90), Ukraine (70) und Polen (5)." in text
    kommune["herkunft"] = lands[:1]
    text = kapitel(ordner, "ausgangslage", konzept={"kommune": kommune})
    assert "Die häufigste Staatsangehörigkeit nach der deutschen ist Polen (5)." in text


def test_municipalities_of_which_nobody_knows_are_told(ordner: Ordner) -> None:
    towns = [{"name": name} for name in ("Au", "Bach", "Cham", "Dorf")]
    towns[0]["beteiligt"], towns[1]["beteiligt"] = "ja", "nein"
    kommune = {"name": "Musterland", "typ": "landkreis", "land": "ni", "einwohner": {"wert": 900}, "gemeinden": towns}
    text = kapitel(ordner, "ausgangslage", konzept={"kommune": kommune})
    assert (
        "Vier kreisangehörige Gemeinden sind erfasst. Davon ist eine am Konzept beteiligt, eine ist es nicht;" in text
    )
    assert "zu zwei ist es nicht erfasst. Beteiligt ist: Au." in text
