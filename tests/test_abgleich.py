"""The match and the subsidiarity rules against a table that was written without looking at the code."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
import yaml

from konzeptgen.base.finding import Finding
from konzeptgen.base.scalars import Wert
from konzeptgen.base.schema import values
from konzeptgen.base.source import Source
from konzeptgen.checking.abgleich import TEIL_VON, Uebereinstimmung, abgleich
from konzeptgen.checking.check import check
from konzeptgen.checking.rules import rules
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.ausnahmen import Ausnahme
from konzeptgen.model.bausteine import Begruendung, Interessenbekundung, Kapazitaet
from konzeptgen.model.kommune import Gemeinde, Kommune
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme
from konzeptgen.model.sozialraeume import Sozialraum

MATRIX: dict[str, Any] = yaml.load(
    (Path(__file__).parent / "matrix_subsidiaritaet.yaml").read_bytes(), yaml.CSafeLoader
)
WERTE: dict[str, list[str]] = MATRIX["werte"]
FAELLE = 6_000
LEER = Source("test", (), {}, {})
TAGE = {"heute": date(2026, 11, 23), "erster_tag": date(2019, 9, 1), "vorher": date(2019, 8, 31)}
Fall = dict[str, str]


def wert(liste: str, key: str) -> Wert:
    return values()[liste][key]


def gruppen(*keys: str) -> tuple[Wert, ...]:
    return tuple(wert("zielgruppen", key) for key in keys)


KOMMUNE = Kommune(name="Teststadt", typ=wert("kommunentypen", "stadt"), land=wert("laender", "nw"))
FAMILIEN = wert("leistungsarten", "familienbildung")
BEHOERDE = Traeger(id="behoerde", name="Behörde", art=wert("traegerarten", "behoerde"))
CARITAS = Traeger(id="caritas", name="Caritas", art=wert("traegerarten", "freie_wohlfahrt"), anerkannt="ja")
NORD, SUED = Sozialraum(id="nord", name="Nordstadt"), Sozialraum(id="sued", name="Südstadt")
LANG = "Die Aufgabe ist Gefahrenabwehr und bleibt deshalb bei der Kommune."


# --- the matrix -----------------------------------------------------------------------------------------------------


@cache
def faelle() -> tuple[Fall, ...]:
    """Draw cases in a fixed way: half of them anywhere, half near the ordinary case, where most rows are decided."""
    draw = random.Random(2019)  # noqa: S311 - the same cases every time, no secret
    found = []
    for number in range(FAELLE):
        ordinary = 0.7 if (number // len(WERTE["rechtskreis"])) % 2 else 0.0
        pick = {
            name: options[0] if draw.random() < ordinary else draw.choice(options) for name, options in WERTE.items()
        }
        pick["rechtskreis"] = WERTE["rechtskreis"][number % len(WERTE["rechtskreis"])]
        found.append(pick)
    return tuple(found)


def zeile(table: str, fall: Fall) -> int:
    for number, row in enumerate(MATRIX[table]):
        if all(fall[name] in ([wanted] if isinstance(wanted, str) else wanted) for name, wanted in bedingungen(row)):
            return number
    raise AssertionError(fall)


def bedingungen(row: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(name, wanted) for name, wanted in row.items() if name in WERTE or (name == "passt" and "ergebnis" in row)]


def erwartet(fall: Fall) -> str:
    fall = {**fall, "passt": MATRIX["angebot"][zeile("angebot", fall)]["passt"]}
    result = str(MATRIX["befund"][zeile("befund", fall)]["ergebnis"])
    answered = MATRIX["antwort"][zeile("antwort", fall)]["beantwortet"] == "ja"
    return f"{result}, beantwortet" if answered and result != "still" else result


def test_sample_holds_every_pair_of_values() -> None:
    for one, other in combinations(WERTE, 2):
        drawn = {(fall[one], fall[other]) for fall in faelle()}
        assert drawn == set(product(WERTE[one], WERTE[other])), (one, other)


def test_every_row_of_the_table_decides_a_case() -> None:
    used: dict[str, set[int]] = {"angebot": set(), "befund": set(), "antwort": set()}
    for fall in faelle():
        used["angebot"].add(first := zeile("angebot", fall))
        passt = MATRIX["angebot"][first]["passt"]
        used["befund"].add(zeile("befund", {**fall, "passt": passt}))
        used["antwort"].add(zeile("antwort", fall))
    assert {name: len(rows) for name, rows in used.items()} == {name: len(MATRIX[name]) for name in used}


@pytest.mark.parametrize("rechtskreis", WERTE["rechtskreis"])
def test_findings_follow_the_table(rechtskreis: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = {code: rule for code, rule in rules().items() if code in {f"SUB00{n}" for n in range(1, 6)}}
    monkeypatch.setattr("konzeptgen.checking.check.rules", lambda: wanted)
    wrong = []
    for fall in (fall for fall in faelle() if fall["rechtskreis"] == rechtskreis):
        found = check(konzept_aus(fall), LEER)
        says = " / ".join(kurz(finding) for finding in found) or "still"
        if says != erwartet(fall):
            wrong.append(f"{fall}: {says} statt {erwartet(fall)}")
    assert not wrong, f"{len(wrong)}: {wrong[:3]}"


def kurz(finding: Finding) -> str:
    return f"{finding.severity} {finding.code}{', beantwortet' if finding.answer else ''}"


def konzept_aus(fall: Fall) -> Konzept:
    stichtag = TAGE[fall["stichtag"]]
    art = wert("traegerarten", fall["traeger"])
    traeger = Traeger(id="anbieter", name="Anbieter", art=art, anerkannt=fall["anerkannt"])
    other = Angebot(id="anderes", traeger=CARITAS, name="Anderes", leistungsart=wert("leistungsarten", "mbe"))
    return Konzept(
        kommune=KOMMUNE,
        sozialraeume=(NORD, SUED),
        traeger=(CARITAS, BEHOERDE, traeger),
        angebote=(other, angebot_aus(fall, traeger)),
        massnahmen=(massnahme_aus(fall, traeger, stichtag),),
        stichtag=stichtag,
        werte=values(),
    )


def angebot_aus(fall: Fall, traeger: Traeger) -> Angebot:
    areas = {"anderes_gebiet": ("sued",), "gebiet_unbekannt": ()}
    groups = {"andere_gruppe": gruppen("aeltere"), "gruppe_unbekannt": ()}
    full = {"voll": "nein", "voll_ausbaubar": "ja", "voll_unklar": "unbekannt"}
    capacity: Kapazitaet | None = Kapazitaet(plaetze=20, belegt=19)
    if fall["kapazitaet"] in full:
        capacity = Kapazitaet(plaetze=20, belegt=20, ausbaubar=full[fall["kapazitaet"]])
    return Angebot(
        id="angebot",
        traeger=traeger,
        name="Angebot",
        leistungsart=FAMILIEN,
        status=wert("angebotsstatus", fall["status"]),
        gebiet=areas.get(fall["deckung"], ("nord",)),
        zielgruppen=groups.get(fall["deckung"], gruppen("familien")),
        kapazitaet=None if fall["kapazitaet"] == "unbekannt" else capacity,
        geeignet=fall["geeignet"],
    )


def massnahme_aus(fall: Fall, traeger: Traeger, stichtag: date) -> Massnahme:
    how = fall["durchfuehrung"].partition("_mit_")
    partner = {"anbieter": (traeger,), "behoerde": (BEHOERDE,)}
    call = None
    if fall["interesse"] != "keine":
        call = Interessenbekundung(datum=date(2019, 1, 1), ergebnis=wert("interessenergebnisse", fall["interesse"]))
    return Massnahme(
        id="m",
        name="Maßnahme",
        handlungsfeld=wert("handlungsfelder", "bildung"),
        rechtskreis=wert("rechtskreise", fall["rechtskreis"]),
        leistungsart=FAMILIEN,
        gebiet=("nord",),
        zielgruppen=gruppen("familien"),
        durchfuehrung=None if how[0] == "unbekannt" else wert("durchfuehrungen", how[0]),
        partner=partner.get(how[2], ()),
        neu=fall["neu"],
        geldleistung=fall["geldleistung"],
        begruendung=begruendung_aus(fall["begruendung"], stichtag),
        interessenbekundung=call,
    )


def begruendung_aus(word: str, stichtag: date) -> Begruendung | None:
    until = {"gueltig": None, "letzter_tag": stichtag, "abgelaufen": stichtag - timedelta(days=1), "zu_kurz": None}
    if word not in until:
        return None
    text = "wie bisher" if word == "zu_kurz" else LANG
    return Begruendung(text=text, datum=date(2019, 1, 1), stelle="Amt", gueltig_bis=until[word])


# --- areas, groups, capacity ----------------------------------------------------------------------------------------

KREIS = Kommune(
    name="Testkreis",
    typ=wert("kommunentypen", "kreis"),
    land=wert("laender", "nw"),
    ags="05900",
    gemeinden=(Gemeinde(name="Altdorf", ags="05900004"), Gemeinde(name="Neudorf", ags="05900008")),
)
RAEUME = (
    Sozialraum(id="west", name="Westkreis", ags=("05900004",)),
    Sozialraum(id="ost", name="Ostkreis", ags=("05900008", "05900012")),
    Sozialraum(id="mitte", name="Altdorf Mitte", ags=("05900004",)),
)
NAMEN = {"west": "Westkreis", "ost": "Ostkreis", "mitte": "Altdorf Mitte", "05900004": "Altdorf", "05900008": "Neudorf"}


def angebot(number: int = 0, **fields: Any) -> Angebot:  # noqa: ANN401 - any field of the model
    ordinary: dict[str, Any] = {
        "id": f"a{number}",
        "traeger": CARITAS,
        "name": f"Angebot {number}",
        "leistungsart": FAMILIEN,
        "gebiet": ("gesamt",),
        "zielgruppen": gruppen("familien"),
        "kapazitaet": Kapazitaet(plaetze=20, belegt=8),
    }
    return Angebot(**(ordinary | fields))


def massnahme(**fields: Any) -> Massnahme:  # noqa: ANN401 - any field of the model
    ordinary: dict[str, Any] = {
        "id": "m",
        "name": "Elterncafé",
        "handlungsfeld": wert("handlungsfelder", "bildung"),
        "rechtskreis": wert("rechtskreise", "sgb8"),
        "leistungsart": FAMILIEN,
        "gebiet": ("gesamt",),
        "zielgruppen": gruppen("familien"),
        "durchfuehrung": wert("durchfuehrungen", "kommune"),
    }
    return Massnahme(**(ordinary | fields))


def konzept(*angebote: Angebot, **fields: Any) -> Konzept:  # noqa: ANN401 - any field of the model
    ordinary: dict[str, Any] = {"kommune": KREIS, "sozialraeume": RAEUME, "stichtag": TAGE["heute"], "werte": values()}
    return Konzept(**(ordinary | {"angebote": angebote} | fields))


def treffer(offer: Angebot, measure: Massnahme) -> Uebereinstimmung | None:
    return next(iter(abgleich(konzept(offer), measure)), None)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (["gesamt"], ["gesamt"], "gesamtes Gebiet"),
        (["gesamt"], ["west"], "Westkreis"),
        (["west"], ["gesamt"], "Westkreis"),
        (["05900"], ["ost"], "Ostkreis"),
        (["west"], ["west"], "Westkreis"),
        (["west"], ["ost"], None),
        (["west", "ost"], ["ost"], "Ostkreis"),
        (["west"], ["mitte"], None),  # two quarters of one municipality
        (["west"], ["05900004"], "Westkreis"),
        (["05900004"], ["west"], "Altdorf"),
        (["05900004"], ["mitte", "west"], "Altdorf"),
        (["05900004"], ["ost"], None),
        (["05900004"], ["05900008"], None),
        (["05900004", "05900008"], ["05900008"], "Neudorf"),
        (["west"], ["05900"], "Westkreis"),
        (["05901"], ["05901016"], "05901"),
        (["05901016"], ["05901"], "05901016"),
        (["05901016"], ["05902"], None),
    ],
)
def test_areas_overlap(one: list[str], other: list[str], shared: str | None) -> None:
    found = treffer(angebot(gebiet=tuple(other)), massnahme(gebiet=tuple(one)))
    parts = [part for part in found.gruende if "Gebiet" in part] if found else None
    assert parts == (None if shared is None else [f"gemeinsames Gebiet: {shared}"])


def test_index_finds_what_comparing_every_pair_finds() -> None:
    draw = random.Random(7)  # noqa: S311 - the same cases every time, no secret
    tokens = ["gesamt", "west", "ost", "mitte", "05900", "05900004", "05900008", "05901", "05901016"]
    areas = [tuple(draw.sample(tokens, draw.randint(0, 3))) for _ in range(60)]
    offers = [angebot(number, gebiet=area) for number, area in enumerate(areas)]
    whole = konzept(*offers)
    for area in areas:
        together = {hit.angebot.id for hit in abgleich(whole, massnahme(gebiet=area))}
        alone = {offer.id for offer in offers if treffer(offer, massnahme(gebiet=area))}
        assert together == alone


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (["familien"], ["familien", "kinder"], "gemeinsame Zielgruppe: Familien"),
        (["familien"], ["kinder"], None),
        (["alle"], ["frauen"], "gemeinsame Zielgruppe: Frauen"),
        (["arbeitsuchende"], ["alle"], "gemeinsame Zielgruppe: Arbeitsuchende"),
        (["alle"], ["alle"], "gemeinsame Zielgruppe: Alle Menschen"),
        (["alle"], ["zugewanderte"], "gemeinsame Zielgruppe: Zugewanderte"),
        (["asylsuchende"], ["gefluechtete"], "gemeinsame Zielgruppe: Asylsuchende"),
        (["gefluechtete"], ["asylsuchende"], "gemeinsame Zielgruppe: Asylsuchende"),
        (["drittstaaten"], ["asylsuchende"], "gemeinsame Zielgruppe: Asylsuchende"),
        (["asylsuchende"], ["unbegleitete"], None),
        (["jugendliche"], ["unbegleitete"], "gemeinsame Zielgruppe: Unbegleitete Minderjährige"),
        (["eu"], ["drittstaaten"], None),
        (["familien", "frauen"], ["frauen", "familien"], "gemeinsame Zielgruppen: Familien und Frauen"),
        ([], ["frauen"], "Zielgruppe unbekannt"),
    ],
)
def test_groups_overlap(one: list[str], other: list[str], shared: str | None) -> None:
    found = treffer(angebot(zielgruppen=gruppen(*other)), massnahme(zielgruppen=gruppen(*one)))
    parts = [part for part in found.gruende if "Zielgruppe" in part] if found else None
    assert parts == (None if shared is None else [shared])


def test_sub_groups_are_groups_of_the_schema() -> None:
    known = set(values()["zielgruppen"])
    assert known >= {*TEIL_VON, *(group for wider in TEIL_VON.values() for group in wider)}


@pytest.mark.parametrize(
    ("capacity", "rechtskreis", "state", "reason"),
    [
        (Kapazitaet(plaetze=20, belegt=8), "sgb12", "frei", "zwölf Plätze frei"),
        (Kapazitaet(plaetze=20, belegt=19), "sgb2", "frei", "ein Platz frei"),
        (Kapazitaet(plaetze=20, belegt=20, ausbaubar="ja"), "sgb2", "ausbaubar", "ausbaubar"),
        (Kapazitaet(plaetze=20, belegt=25), "sgb8", "ausgelastet", "ausgelastet, Ausbau unbekannt"),
        (Kapazitaet(plaetze=20), "sgb12", "unbekannt", "Kapazität unbekannt"),
        (None, "freiwillig", "unbekannt", "Kapazität unbekannt"),
    ],
)
def test_capacity_is_named(capacity: Kapazitaet | None, rechtskreis: str, state: str, reason: str) -> None:
    found = treffer(angebot(kapazitaet=capacity), massnahme(rechtskreis=wert("rechtskreise", rechtskreis)))
    assert found
    assert (found.kapazitaet, found.gruende[-1]) == (state, reason)


def test_reasons_read_as_parts_of_a_sentence() -> None:
    found = treffer(angebot(gebiet=("west", "ost")), massnahme())
    assert found
    assert found.gruende == (
        "gleiche Leistungsart: Familienbildung und Elternarbeit",
        "gemeinsames Gebiet: Westkreis und Ostkreis",
        "gemeinsame Zielgruppe: Familien",
        "zwölf Plätze frei",
    )


def test_without_leistungsart_nothing_agrees() -> None:
    assert treffer(angebot(), massnahme(leistungsart=None)) is None


def test_certain_agreements_stand_first_then_the_authors_order() -> None:
    offers = (angebot(1, kapazitaet=None), angebot(2), angebot(3, gebiet=()), angebot(4))
    assert [hit.angebot.id for hit in abgleich(konzept(*offers), massnahme())] == ["a2", "a4", "a1", "a3"]


# --- what people read, and what answers it --------------------------------------------------------------------------


def befunde(whole: Konzept, code: str) -> list[Finding]:
    return [finding for finding in check(whole, LEER) if finding.code == code]


def test_message_names_three_offers_and_counts_the_rest() -> None:
    offers = [angebot(number, name=f"Café {number}") for number in range(1, 6)]
    [finding] = befunde(konzept(*offers, massnahmen=(massnahme(),)), "SUB002")
    assert finding.message.startswith("Begründung fehlt: Die Maßnahme „Elterncafé“ liegt beim Kreis, es gibt passende")
    assert "„Café 3“, Caritas (gleiche Leistungsart: " in finding.message
    assert "Café 4" not in finding.message
    assert finding.message.endswith(" und zwei weitere.")
    assert "§ 4 Abs. 2 SGB VIII (geprüft am Text vom 19.08.2026)" in finding.source


def test_message_accuses_nobody() -> None:
    for fall in faelle()[:150]:
        for finding in check(konzept_aus(fall), LEER):
            text = f"{finding.message} {finding.remedy}".lower()
            assert not any(word in text for word in ("rechtswidrig", "verstoß", "verletzt", "unzulässig", "illegal"))


def test_finding_with_a_reason_does_not_say_that_one_is_missing() -> None:
    reason = Begruendung(text=LANG, datum=date(2026, 1, 1), stelle="Jugendamt")
    [finding] = befunde(konzept(angebot(), massnahmen=(massnahme(begruendung=reason),)), "SUB002")
    assert finding.answer
    assert finding.answer.office == "Jugendamt"
    assert "fehlt" not in finding.message


def test_call_without_applicants_answers_with_date_and_office() -> None:
    call = Interessenbekundung(
        datum=date(2026, 3, 2),
        ergebnis=wert("interessenergebnisse", "kein_bewerber"),
        hinweis="Sechs Träger angeschrieben.",
    )
    measure = massnahme(interessenbekundung=call, verantwortlich="Jugendamt")
    [finding] = befunde(konzept(angebot(), massnahmen=(measure,)), "SUB002")
    assert finding.answer
    assert finding.answer.text == (
        "Interessenbekundung vom 02.03.2026: Kein Träger hat sich beworben. Sechs Träger angeschrieben."
    )
    assert (finding.answer.date, finding.answer.office) == (date(2026, 3, 2), "Jugendamt")


def test_valid_exception_answers_although_an_older_one_has_expired() -> None:
    old = Begruendung(text=LANG, datum=date(2024, 1, 1), stelle="Alt", gueltig_bis=date(2025, 1, 1))
    new = Begruendung(text=LANG, datum=date(2026, 1, 1), stelle="Neu")
    exceptions = (Ausnahme(regel="SUB002", begruendung=old), Ausnahme(regel="SUB002", begruendung=new, bezug="m"))
    [finding] = befunde(konzept(angebot(), massnahmen=(massnahme(),), ausnahmen=exceptions), "SUB002")
    assert finding.answer
    assert finding.answer.office == "Neu"


@pytest.mark.parametrize("status", ["abgeschlossen", "zurueckgestellt"])
def test_measures_that_are_over_or_postponed_are_left_alone(status: str) -> None:
    measure = massnahme(status=wert("massnahmenstatus", status))
    assert not befunde(konzept(angebot(), massnahmen=(measure,)), "SUB002")


@pytest.mark.parametrize(("day", "loud"), [(date(2022, 12, 31), False), (date(2023, 1, 1), True)])
def test_independent_counselling_counts_from_the_day_of_the_law(day: date, *, loud: bool) -> None:
    offer = angebot(traeger=BEHOERDE, leistungsart=wert("leistungsarten", "asylverfahrensberatung"))
    assert bool(befunde(konzept(offer, stichtag=day), "SUB012")) is loud


@pytest.mark.parametrize(("land", "loud"), [("nw", True), ("he", False)])
def test_double_funding_counts_in_nrw_only(land: str, *, loud: bool) -> None:
    kommune = Kommune(name="Teststadt", typ=wert("kommunentypen", "stadt"), land=wert("laender", land))
    geber = (wert("foerdergeber", "land"), wert("foerdergeber", "eu"))
    measure = massnahme(leistungsart=wert("leistungsarten", "integrationsmanagement"), finanzierung=geber)
    assert bool(befunde(konzept(kommune=kommune, massnahmen=(measure,)), "SUB011")) is loud


# --- speed ----------------------------------------------------------------------------------------------------------


@pytest.mark.langsam
def test_many_measures_and_offers_are_matched_quickly() -> None:
    arts = list(values()["leistungsarten"].values())
    spaces = tuple(Sozialraum(id=f"s{number}", name=f"Raum {number}") for number in range(40))
    offers = [
        angebot(n, leistungsart=arts[n % len(arts)], gebiet=(f"s{n % 40}",) if n % 10 else ("gesamt",))
        for n in range(30_000)
    ]
    measures = [massnahme(leistungsart=arts[n % len(arts)], gebiet=(f"s{n % 37}",)) for n in range(2_000)]
    whole = konzept(*offers, sozialraeume=spaces)
    start = time.process_time()
    hits = sum(len(abgleich(whole, measure)) for measure in measures)
    assert hits > len(measures)
    assert time.process_time() - start < 5
