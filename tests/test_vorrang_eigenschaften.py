"""What holds for the precedence of free providers in every case: relations between cases, drawn in a fixed way."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from konzeptgen.base.finding import Finding
from konzeptgen.checking.rules import rules
from vorrang import STUFEN, TABELLE, Angaben, gelesen, gemischt, genormt, gesagt, stufe, viele

pytestmark = pytest.mark.langsam
MATRIX = gelesen(TABELLE)
RECHTSKREISE = tuple(MATRIX["von"])
JE_RECHTSKREIS = 15
GRUPPEN = ("familien", "kinder", "frauen", "gefluechtete", "asylsuchende", "aeltere", "arbeitsuchende", "behinderung")
EIGENE = {
    "sgb2": "SGB II",
    "sgb3": "SGB III",
    "sgb8": "SGB VIII",
    "sgb9": "SGB IX",
    "sgb11": "SGB XI",
    "sgb12": "SGB XII",
}
EIGENE |= {"aufenthg": "AufenthG", "asylblg": "AsylbLG"}
GESETZ = re.compile(r"SGB [IVX]+|AufenthG|AsylbLG|AsylG")
BEGINN = {
    "SGB I": 1976, "SGB II": 2005, "SGB III": 1998, "SGB VIII": 1991, "SGB IX": 2020, "SGB XI": 1995, "SGB XII": 2005,
    "AufenthG": 2005, "AsylbLG": 1993, "AsylG": 2015, "Anregungen": 2019,
}  # fmt: skip
"""First year of each law, of Part 2 of SGB IX, and of the paper; set from the promulgations, not from our law files."""
STICHTAGE = (1985, 2004, 2010, 2016, 2020, 2024, 2026)
GRUND = {
    "text": "Drei angefragte Träger haben erklärt, dass sie kein Personal finden.",
    "datum": "12.02.2026",
    "stelle": "Amt",
}
FREI = {"name": "Hilfe vor Ort e. V.", "art": "gemeinnuetzig", "spitzenverband": "~", "anerkannt": "ja"}

ANGEBOT: dict[str, list[Any]] = {
    "gebiet": [["gesamt"], ["nord"], ["sued"], ["nord", "sued"], "~"],
    "kapazitaet": [
        {"plaetze": "60", "belegt": "20"},
        {"plaetze": "60", "belegt": "55"},
        {"plaetze": "60", "belegt": "60", "ausbaubar": "nein"},
        {"plaetze": "60", "belegt": "60", "ausbaubar": "ja"},
        {"plaetze": "60"},
        "~",
    ],
    "geeignet": ["ja", "nein", "~"],
    "eignung_grund": ["~", "Die Räume sind nur über eine Treppe zu erreichen, ein Umbau geht nicht."],
    "status": ["aktiv", "geplant", "ruhend"],
    "ende": ["~", "31.12.2026", "31.12.2030"],
    "foerderung": ["~", [{"geber": "bund", "bis": "31.12.2026"}], [{"geber": "land", "bis": "31.12.2030"}]],
}
MASSNAHME: dict[str, list[Any]] = {
    "gebiet": [["gesamt"], ["nord"], ["nord", "sued"], "~"],
    "umfang": ["20", "1", "100", "~"],
    "neu": ["ja", "nein", "~"],
    "durchfuehrung": ["kommune", "gemeinsam", "~"],
    "geldleistung": ["nein", "ja", "~"],
    "aufgabenart": ["leistung", "~", "hoheitlich"],
    "beginn": ["01.02.2027", "~"],
}
TRAEGER: list[Angaben] = [
    {},
    FREI,
    {**FREI, "name": "Hilfe gGmbH", "beherrscht_von": "niemand"},
    {**FREI, "name": "Hilfe gGmbH"},
    {**FREI, "name": "Hilfe gGmbH", "beherrscht_von": "kommune"},
    {**FREI, "name": "Hilfe GmbH", "art": "gewerblich", "anerkannt": "~", "beherrscht_von": "niemand"},
    {**FREI, "art": "kirche", "anerkannt": "~"},
    {**FREI, "art": "zweckverband", "anerkannt": "~"},
    {"anerkannt": "~", "spitzenverband": "~", "name": "Hilfe vor Ort e. V."},
]


@pytest.fixture(autouse=True)
def only_rules_on_subsidiarity(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {code: rule for code, rule in rules().items() if code.startswith("SUB")}
    monkeypatch.setattr("konzeptgen.checking.check.rules", lambda: wanted)


def grundfall(rechtskreis: str) -> Angaben:
    return gemischt(MATRIX["gegeben"], MATRIX["von"][rechtskreis])


def gezogen(draw: random.Random, rechtskreis: str) -> Angaben:
    """Return a case of which about half of the fields are as in the base, so that most agree in most things."""

    def some(options: dict[str, list[Any]]) -> Angaben:
        return {name: draw.choice(values) for name, values in options.items() if draw.random() < 0.35}

    own = grundfall(rechtskreis)["massnahme"]["zielgruppen"][0]
    groups = [[own], [own], ["alle"], "~", [draw.choice(GRUPPEN)], sorted({own, draw.choice(GRUPPEN)})]
    change = {
        "traeger": draw.choice(TRAEGER) if draw.random() < 0.5 else {},
        "angebot": {**some(ANGEBOT), "zielgruppen": draw.choice(groups)},
        "massnahme": {**some(MASSNAHME), "zielgruppen": draw.choice(groups)},
    }
    return gemischt(grundfall(rechtskreis), change)


def faelle(frage: str) -> list[tuple[str, Angaben]]:
    """Return cases for one question: others for each question, the same ones every time."""
    draw = random.Random(frage)  # noqa: S311 - no secret
    return [(key, gezogen(draw, key)) for key in RECHTSKREISE for _ in range(JE_RECHTSKREIS)]


def anders(fall: Angaben, teil: str, **felder: Any) -> Angaben:  # noqa: ANN401 - any field of an author
    return gemischt(fall, {teil: felder})


def verglichen(
    folder: Path, faelle: list[Angaben], weiter: Callable[[Angaben], Angaben | None]
) -> Iterator[tuple[Angaben, list[Finding], list[Finding]]]:
    """Yield each case that the step applies to, with the findings before and after the step."""
    pairs = [(fall, step) for fall in faelle if (step := weiter(fall)) is not None]
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    before = viele(folder / "a", [fall for fall, _ in pairs])
    after = viele(folder / "b", [step for _, step in pairs])
    yield from ((fall, one, two) for (fall, _), one, two in zip(pairs, before, after, strict=True))


def unerwartet(fall: Angaben, before: list[Finding], after: list[Finding]) -> str:
    return f"{gesagt(before)} -> {gesagt(after)}: {fall['massnahme']} {fall['angebot']} {fall['traeger']}"


# More overlap never lowers the severity.


def mehr_gruppen(fall: Angaben) -> Angaben | None:
    groups = fall["angebot"].get("zielgruppen")
    return anders(fall, "angebot", zielgruppen=[*groups, "frauen"]) if groups and "frauen" not in groups else None


def alle_gruppen(fall: Angaben) -> Angaben | None:
    return anders(fall, "angebot", zielgruppen=["alle"]) if "zielgruppen" in fall["angebot"] else None


def mehr_gebiet(fall: Angaben) -> Angaben | None:
    known = fall["angebot"].get("gebiet") in (["nord"], ["sued"])
    return anders(fall, "angebot", gebiet=["nord", "sued"]) if known else None


def ganzes_gebiet(fall: Angaben) -> Angaben | None:
    return anders(fall, "angebot", gebiet=["gesamt"]) if "gebiet" in fall["angebot"] else None


def mehr_plaetze(fall: Angaben) -> Angaben | None:
    known = {"plaetze", "belegt"} <= set(fall["angebot"].get("kapazitaet", {}))
    return anders(fall, "angebot", kapazitaet={"plaetze": "500", "belegt": "20"}) if known else None


def kleinere_massnahme(fall: Angaben) -> Angaben | None:
    return anders(fall, "massnahme", umfang="1") if "umfang" in fall["massnahme"] else None


def laenger(fall: Angaben) -> Angaben | None:
    return anders(fall, "angebot", ende="31.12.2040") if "ende" in fall["angebot"] else None


def schon_aktiv(fall: Angaben) -> Angaben | None:
    return anders(fall, "angebot", status="aktiv") if fall["angebot"]["status"] != "aktiv" else None


MEHR = (
    mehr_gruppen, alle_gruppen, mehr_gebiet, ganzes_gebiet, mehr_plaetze, kleinere_massnahme, laenger, schon_aktiv,
)  # fmt: skip


@pytest.mark.parametrize("weiter", MEHR, ids=lambda step: step.__name__)
def test_more_overlap_never_lowers_the_severity(tmp_path: Path, weiter: Callable[[Angaben], Angaben | None]) -> None:
    drawn = [fall for _, fall in faelle(weiter.__name__)]
    compared = list(verglichen(tmp_path, drawn, weiter))
    assert len(compared) > 15
    assert [unerwartet(*case) for case in compared if stufe(case[2]) < stufe(case[1])] == []


# One more unknown never raises the severity above what the field could turn out to be, nor hides what it could be.

BEKANNT: dict[tuple[str, str], list[Any]] = {
    ("angebot", "geeignet"): ["ja"],
    ("angebot", "zielgruppen"): [["alle"]],
    ("angebot", "gebiet"): [["gesamt"]],
    ("angebot", "kapazitaet"): [{"plaetze": "500", "belegt": "0"}],
    ("massnahme", "umfang"): ["1"],
    ("massnahme", "neu"): ["ja", "nein"],
    ("massnahme", "durchfuehrung"): ["kommune"],
    ("massnahme", "geldleistung"): ["nein", "ja"],
    ("massnahme", "aufgabenart"): ["leistung", "hoheitlich"],
    ("traeger", "anerkannt"): ["ja", "nein"],
    ("traeger", "beherrscht_von"): ["niemand", "kommune"],
}


@pytest.mark.parametrize(("teil", "feld"), BEKANNT)
def test_an_unknown_weighs_no_more_than_the_worst_that_it_may_turn_out_to_be(
    tmp_path: Path, teil: str, feld: str
) -> None:
    drawn = [anders(fall, teil, **{feld: "~"}) for _, fall in faelle(f"schlimmstens {feld}")]
    ways = []
    for number, value in enumerate(BEKANNT[teil, feld]):
        (folder := tmp_path / str(number)).mkdir()
        ways.append([stufe(found) for found in viele(folder, [anders(fall, teil, **{feld: value}) for fall in drawn])])
    (folder := tmp_path / "unbekannt").mkdir()
    unknown = viele(folder, drawn)
    worst = [max(weights) for weights in zip(*ways, strict=True)]
    assert [
        unerwartet(fall, [], found)
        for fall, found, weight in zip(drawn, unknown, worst, strict=True)
        if stufe(found) > weight
    ] == []


@pytest.mark.parametrize(("teil", "feld"), [pair for pair, known in BEKANNT.items() if len(known) > 1])
def test_an_unknown_hides_nothing_that_every_answer_would_show(tmp_path: Path, teil: str, feld: str) -> None:
    drawn = [anders(fall, teil, **{feld: "~"}) for _, fall in faelle(f"mindestens {feld}")]
    ways = []
    for number, value in enumerate(BEKANNT[teil, feld]):
        (folder := tmp_path / str(number)).mkdir()
        ways.append([stufe(found) for found in viele(folder, [anders(fall, teil, **{feld: value}) for fall in drawn])])
    (folder := tmp_path / "unbekannt").mkdir()
    unknown = viele(folder, drawn)
    least = [min(weights) for weights in zip(*ways, strict=True)]
    assert [
        unerwartet(fall, [], found)
        for fall, found, weight in zip(drawn, unknown, least, strict=True)
        if weight and not found
    ] == []


@pytest.mark.parametrize("teil_feld", [("angebot", "geeignet"), ("angebot", "zielgruppen"), ("angebot", "gebiet"),
    ("angebot", "kapazitaet"), ("massnahme", "umfang"), ("massnahme", "durchfuehrung"), ("massnahme", "zielgruppen"),
    ("massnahme", "gebiet")], ids=".".join)  # fmt: skip
def test_nothing_is_a_fehler_where_something_is_unknown(tmp_path: Path, teil_feld: tuple[str, str]) -> None:
    teil, feld = teil_feld
    drawn = [anders(grundfall(key), teil, **{feld: "~"}) for key in RECHTSKREISE]
    found = [one for many in viele(tmp_path, drawn) for one in many]
    assert [f"{gesagt([one])}: {one.message}" for one in found if one.severity == "Fehler"] == []
    assert sum(one.message.startswith("Bitte prüfen") for one in found) >= len(RECHTSKREISE) - 3


# Reasons.


def test_a_valid_reason_answers_everything_and_changes_nothing_else(tmp_path: Path) -> None:
    drawn = [fall for _, fall in faelle("grund")]
    compared = list(verglichen(tmp_path, drawn, lambda fall: anders(fall, "massnahme", begruendung=GRUND)))
    assert [unerwartet(*case) for case in compared if not all(one.answer for one in case[2])] == []
    assert [unerwartet(*case) for case in compared if stufe(case[2]) > stufe(case[1])] == []


@pytest.mark.parametrize(
    ("grund", "sagt_nie"),
    [
        pytest.param({**GRUND, "gueltig_bis": "31.10.2026"}, "Begründung fehlt", id="abgelaufen"),
        pytest.param({**GRUND, "datum": "01.03.2027"}, "Begründung fehlt", id="verfrueht"),
        pytest.param({**GRUND, "text": "wie bisher"}, "Begründung fehlt", id="kurz"),
    ],
)
def test_a_reason_that_does_not_hold_answers_nothing_and_is_not_called_missing(
    tmp_path: Path, grund: Angaben, sagt_nie: str
) -> None:
    drawn = [fall for _, fall in faelle(grund["text"] + grund["datum"])]
    compared = list(verglichen(tmp_path, drawn, lambda fall: anders(fall, "massnahme", begruendung=grund)))
    assert [unerwartet(*case) for case in compared if any(one.answer for one in case[2])] == []
    assert [one.message for case in compared for one in case[2] if sagt_nie in one.message] == []
    assert [unerwartet(*case) for case in compared if stufe(case[2]) != stufe(case[1])] == []


# Whose offers count, and what stays with the public hand.


@pytest.mark.parametrize("traeger", [{"beherrscht_von": "kommune"}, {"beherrscht_von": "andere_oeffentliche"},
    {"art": "kommune"}, {"art": "behoerde"}, {"art": "bildungseinrichtung"}, {"art": "zweckverband"},
    {"art": "eigenbetrieb"}], ids=lambda fields: "-".join(fields.values()))  # fmt: skip
def test_what_the_public_hand_offers_counts_as_if_it_were_not_there(tmp_path: Path, traeger: Angaben) -> None:
    drawn = [anders(fall, "traeger", **traeger, spitzenverband="~") for _, fall in faelle(repr(traeger))]
    gone = verglichen(tmp_path, drawn, lambda fall: anders(fall, "angebot", status="beendet"))
    assert [unerwartet(*case) for case in gone if gesagt(case[1]) != gesagt(case[2])] == []


def test_sovereign_tasks_are_never_asked_about(tmp_path: Path) -> None:
    tasks = [fall for key, fall in faelle("hoheitlich") if key != "freiwillig"]
    drawn = [anders(fall, "massnahme", aufgabenart="hoheitlich") for fall in tasks]
    assert [
        unerwartet(fall, [], found) for fall, found in zip(drawn, viele(tmp_path, drawn), strict=True) if found
    ] == []


def test_a_voluntary_task_is_not_silenced_by_being_called_sovereign(tmp_path: Path) -> None:
    drawn = [fall for key, fall in faelle("freiwillig und hoheitlich") if key == "freiwillig"]
    compared = list(verglichen(tmp_path, drawn, lambda fall: anders(fall, "massnahme", aufgabenart="hoheitlich")))
    assert [unerwartet(*case) for case in compared if stufe(case[1]) != stufe(case[2])] == []
    assert all(one.message.startswith("Bitte prüfen") for case in compared for one in case[2])


def test_other_tasks_of_youth_welfare_weigh_a_hinweis_at_most(tmp_path: Path) -> None:
    drawn = [anders(fall, "massnahme", aufgabenart="andere_aufgabe") for key, fall in faelle("andere") if key == "sgb8"]
    assert {stufe(found) for found in viele(tmp_path, drawn)} <= {0, STUFEN.index("Hinweis")}


# What findings rest on, and how they speak.


def test_no_finding_rests_on_a_norm_of_another_rechtskreis(tmp_path: Path) -> None:
    drawn = faelle("norm")
    wrong = set()
    for (key, _), found in zip(drawn, viele(tmp_path, [fall for _, fall in drawn]), strict=True):
        allowed = {EIGENE.get(key, "")} | ({"SGB I"} if key.startswith("sgb") else set())
        text = genormt(" ".join(f"{one.message} {one.remedy} {one.source}" for one in found))
        wrong |= {(key, law) for law in GESETZ.findall(text) if law not in allowed}
    assert wrong == set()


def test_voluntary_tasks_rest_on_demands_alone(tmp_path: Path) -> None:
    drawn = [fall for key, fall in faelle("freiwillig") if key in {"freiwillig", "land", "asylblg"}]
    found = [one for many in viele(tmp_path, drawn) for one in many]
    assert found
    assert {one.source for one in found if "§" in one.source} == set()
    assert all("Forderung" in one.source or one.severity == "Hinweis" for one in found)


@pytest.mark.parametrize("jahr", STICHTAGE)
def test_no_finding_rests_on_a_norm_that_was_not_yet_in_force(tmp_path: Path, jahr: int) -> None:
    found = [one for many in viele(tmp_path, [fall for _, fall in faelle(str(jahr))], f"01.12.{jahr}") for one in many]
    text = genormt(" ".join(f"{one.message} {one.remedy} {one.source}" for one in found))
    named = set(GESETZ.findall(text)) | ({"Anregungen"} if "Anregungen" in text else set())
    assert {law for law in named if BEGINN[law] > jahr} == set()
    assert named or jahr < 1991


def test_findings_accuse_nobody_and_say_what_to_do(tmp_path: Path) -> None:
    found = [one for many in viele(tmp_path, [fall for _, fall in faelle("ton")]) for one in many]
    accusing = re.compile("rechtswidrig|verstoß|verstöß|verletz|unzulässig|illegal|versäum|!", re.IGNORECASE)
    assert [one.message for one in found if accusing.search(f"{one.message} {one.remedy}")] == []
    assert [one.message for one in found if not one.remedy.endswith(".") or not one.message.endswith(".")] == []
    assert [one.message for one in found if one.severity == "Fehler" and one.message.startswith("Bitte prüfen")] == []
    assert len({one.message for one in found}) > 50
