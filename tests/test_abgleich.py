"""The match and the subsidiarity rules against a table that was written without looking at the code."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
import yaml

from konzeptgen.base.finding import Finding, Severity
from konzeptgen.base.scalars import Wert
from konzeptgen.base.schema import values
from konzeptgen.base.source import Source
from konzeptgen.checking.abgleich import Ergebnis, Uebereinstimmung, abgleich, daneben
from konzeptgen.checking.abgleich.gruppen import Gruppen
from konzeptgen.checking.abgleich.kapazitaet import lage
from konzeptgen.checking.check import check
from konzeptgen.checking.recht import normen
from konzeptgen.checking.rechtskreise import rechtskreis as recht_von
from konzeptgen.checking.rules import rules
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.ausnahmen import Ausnahme
from konzeptgen.model.bausteine import Begruendung, Foerderung, Interessenbekundung, Kapazitaet
from konzeptgen.model.kommune import Gemeinde, Kommune
from konzeptgen.model.konzept import Konzept
from konzeptgen.model.massnahmen import Massnahme
from konzeptgen.model.profil import EigenesProfil
from konzeptgen.model.sitz import Sitz
from konzeptgen.model.sozialraeume import Sozialraum
from konzeptgen.reading.load import load
from konzeptgen.validating.validate import validate
from proben import geschrieben

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


STADT = Kommune(name="Teststadt", typ=wert("kommunentypen", "kreisfreie_stadt"), land=wert("laender", "nw"))
FAMILIEN = wert("leistungsarten", "familienbildung")
BEHOERDE = Traeger(id="behoerde", name="Behörde", art=wert("traegerarten", "behoerde"))
EIGENE = Traeger(
    id="eigene",
    name="Soziales Teststadt gGmbH",
    art=wert("traegerarten", "gemeinnuetzig"),
    beherrscht_von=wert("beherrschungen", "kommune"),
)
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


@pytest.mark.parametrize(
    "rechtskreis",
    [pytest.param(name, marks=() if name == "sgb8" else pytest.mark.langsam) for name in WERTE["rechtskreis"]],
)
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
    owner = None if fall["beherrscht"] == "unbekannt" else wert("beherrschungen", fall["beherrscht"])
    traeger = Traeger(id="anbieter", name="Anbieter", art=art, anerkannt=fall["anerkannt"], beherrscht_von=owner)
    other = Angebot(id="anderes", traeger=CARITAS, name="Anderes", leistungsart=wert("leistungsarten", "religion"))
    return Konzept(
        kommune=STADT,
        sozialraeume=(NORD, SUED),
        traeger=(CARITAS, BEHOERDE, EIGENE, traeger),
        angebote=(other, angebot_aus(fall, traeger)),
        massnahmen=(massnahme_aus(fall, traeger, stichtag),),
        stichtag=stichtag,
        tag=stichtag,
        werte=values(),
    )


def art_aus(fall: Fall) -> Wert:
    """Return a kind of service that the Rechtskreis surely means."""
    return wert("leistungsarten", "schuldnerberatung") if fall["rechtskreis"] == "sgb2" else FAMILIEN


def angebot_aus(fall: Fall, traeger: Traeger) -> Angebot:
    areas = {"anderes_gebiet": ("sued",), "gebiet_unbekannt": ()}
    groups = {"andere_gruppe": gruppen("aeltere"), "gruppe_unbekannt": (), "teil_gruppe": gruppen("unbegleitete")}
    full = {"voll": "nein", "voll_ausbaubar": "ja", "voll_unklar": "unbekannt"}
    capacity: Kapazitaet | None = Kapazitaet(plaetze=20, belegt=10)
    if fall["kapazitaet"] in full:
        capacity = Kapazitaet(plaetze=20, belegt=20, ausbaubar=full[fall["kapazitaet"]])
    return Angebot(
        id="angebot",
        traeger=traeger,
        name="Angebot",
        leistungsart=art_aus(fall),
        status=wert("angebotsstatus", fall["status"]),
        gebiet=areas.get(fall["deckung"], ("nord",)),
        zielgruppen=groups.get(fall["deckung"], gruppen("jugendliche")),
        kapazitaet=None if fall["kapazitaet"] == "unbekannt" else capacity,
        geeignet=fall["geeignet"].partition("_")[0],
        eignung_grund="Die Räume sind zu klein, und ein Umbau ist nicht möglich."
        if fall["geeignet"] == "nein_mit_grund"
        else None,
    )


def massnahme_aus(fall: Fall, traeger: Traeger, stichtag: date) -> Massnahme:
    how = fall["durchfuehrung"].partition("_mit_")
    partner = {"anbieter": (traeger,), "behoerde": (BEHOERDE,), "eigener": (EIGENE,)}
    task = None if fall["aufgabenart"] == "unbekannt" else wert("aufgabenarten", fall["aufgabenart"])
    return Massnahme(
        id="m",
        name="Maßnahme",
        handlungsfeld=wert("handlungsfelder", "bildung"),
        rechtskreis=wert("rechtskreise", fall["rechtskreis"]),
        aufgabenart=task,
        leistungsart=art_aus(fall),
        gebiet=("nord", "sued") if fall["deckung"] == "teil_gebiet" else ("nord",),
        zielgruppen=gruppen("jugendliche"),
        umfang={"gedeckt": 10, "groesser": 40}.get(fall["umfang"]),
        durchfuehrung=None if how[0] == "unbekannt" else wert("durchfuehrungen", how[0]),
        partner=partner.get(how[2], ()),
        neu=fall["neu"],
        geldleistung=fall["geldleistung"],
        begruendung=begruendung_aus(fall["begruendung"], stichtag),
        interessenbekundung=verfahren_aus(fall["interesse"], stichtag),
    )


def verfahren_aus(word: str, stichtag: date) -> Interessenbekundung | None:
    if word == "keine":
        return None
    days = {"veraltet": stichtag - timedelta(days=1200), "vordatiert": stichtag + timedelta(days=1), "ohne_datum": None}
    result = "kein_bewerber" if word in days else word
    day = days.get(word, stichtag - timedelta(days=200))
    return Interessenbekundung(datum=day, ergebnis=wert("interessenergebnisse", result))


def begruendung_aus(word: str, stichtag: date) -> Begruendung | None:
    if word == "keine":
        return None
    until = {"letzter_tag": stichtag, "abgelaufen": stichtag - timedelta(days=1)}.get(word)
    days = {"vordatiert": stichtag + timedelta(days=1), "ohne_datum": None}
    text = "wie bisher" if word == "zu_kurz" else LANG
    return Begruendung(text=text, datum=days.get(word, date(2019, 1, 1)), stelle="Amt", gueltig_bis=until)


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
    Sozialraum(id="neu", name="Neudorf Kern", ags=("05900008",)),
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
        "geeignet": "ja",
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
        "umfang": 10,
        "neu": "ja",
    }
    return Massnahme(**(ordinary | fields))


def konzept(*angebote: Angebot, **fields: Any) -> Konzept:  # noqa: ANN401 - any field of the model
    ordinary: dict[str, Any] = {
        "kommune": KREIS,
        "sozialraeume": RAEUME,
        "stichtag": TAGE["heute"],
        "tag": TAGE["heute"],
        "werte": values(),
    }
    return Konzept(**(ordinary | {"angebote": angebote} | fields))


def treffer(offer: Angebot, measure: Massnahme, *, ausbau: bool = True) -> Uebereinstimmung | None:
    return next(iter(abgleich(konzept(offer), measure, ausbau=ausbau)), None)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (["gesamt"], ["gesamt"], "gemeinsames Gebiet: gesamtes Gebiet"),
        (["gesamt"], ["west"], "Gebiet nur zum Teil: Westkreis"),  # one of several
        (["west"], ["gesamt"], "gemeinsames Gebiet: Westkreis"),
        (["05900"], ["ost"], "Gebiet nur zum Teil: Ostkreis"),
        (["west"], ["west"], "gemeinsames Gebiet: Westkreis"),
        (["west"], ["ost"], None),
        (["west", "ost"], ["ost"], "Gebiet nur zum Teil: Ostkreis"),
        (["west"], ["mitte"], None),  # two quarters of one municipality
        (["west"], ["05900004"], "gemeinsames Gebiet: Westkreis"),
        (["05900004"], ["west"], "Gebiet nur zum Teil: Westkreis"),  # a quarter is not the whole municipality
        (["05900004"], ["mitte", "west"], "Gebiet nur zum Teil: Altdorf Mitte und Westkreis"),
        (["05900008"], ["ost"], "gemeinsames Gebiet: Neudorf"),  # a region of two municipalities holds each of them
        (["neu"], ["ost"], "gemeinsames Gebiet: Neudorf Kern"),  # and each quarter in them
        (["ost"], ["neu"], "Gebiet nur zum Teil: Neudorf Kern"),
        (["ost"], ["05900008", "05900012"], "gemeinsames Gebiet: Ostkreis"),
        (["ost"], ["05900008"], "Gebiet nur zum Teil: Neudorf"),
        (["05900004"], ["ost"], None),
        (["05900004"], ["05900008"], None),
        (["05900004", "05900008"], ["05900008"], "Gebiet nur zum Teil: Neudorf"),
        (["west"], ["05900"], "gemeinsames Gebiet: Westkreis"),
        (["05901"], ["05901016"], "Gebiet nur zum Teil: 05901016"),
        (["05901016"], ["05901"], "gemeinsames Gebiet: 05901016"),
        (["05901016"], ["05902"], None),
        ([], ["west"], "Gebiet unbekannt"),
    ],
)
def test_areas_overlap(one: list[str], other: list[str], shared: str | None) -> None:
    found = treffer(angebot(gebiet=tuple(other)), massnahme(gebiet=tuple(one)))
    parts = [part for part in found.gruende if "Gebiet" in part] if found else None
    assert parts == (None if shared is None else [shared])


@pytest.mark.langsam
def test_index_finds_what_comparing_every_pair_finds() -> None:
    draw = random.Random(7)  # noqa: S311 - the same cases every time, no secret
    tokens = ["gesamt", "west", "ost", "mitte", "neu", "05900", "05900004", "05900008", "05901", "05901016"]
    areas = [tuple(draw.sample(tokens, draw.randint(0, 3))) for _ in range(60)]
    offers = [angebot(number, gebiet=area) for number, area in enumerate(areas)]
    whole = konzept(*offers)
    for area in areas:
        together = {hit.angebot.id for hit in abgleich(whole, massnahme(gebiet=area), ausbau=True)}
        alone = {offer.id for offer in offers if treffer(offer, massnahme(gebiet=area))}
        assert together == alone


_TEIL = "Zielgruppe nur zum Teil:"


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (["familien"], ["familien", "kinder"], "gemeinsame Zielgruppe: Familien"),
        # children live in families: neither is the whole of the other
        (["familien"], ["kinder"], "Zielgruppe nur zum Teil: Angebot für Kinder, Maßnahme für Familien"),
        (["alle"], ["frauen"], "Zielgruppe nur zum Teil: Frauen"),
        (["arbeitsuchende"], ["alle"], "gemeinsame Zielgruppe: Arbeitsuchende"),
        (["alle"], ["alle"], "gemeinsame Zielgruppe: Alle Menschen"),
        (["alle"], ["zugewanderte"], "Zielgruppe nur zum Teil: Zugewanderte"),
        (["zugewanderte"], ["alle"], "gemeinsame Zielgruppe: Zugewanderte"),
        (["frauen"], ["zugewanderte"], "Zielgruppe nur zum Teil: Angebot für Zugewanderte, Maßnahme für Frauen"),
        (["frauen"], ["gefluechtete"], "Zielgruppe nur zum Teil: Angebot für Geflüchtete, Maßnahme für Frauen"),
        (
            ["neuzugewanderte"],
            ["gefluechtete"],
            "Zielgruppe nur zum Teil: Angebot für Geflüchtete, Maßnahme für Neu Zugewanderte",
        ),
        (["gefluechtete"], ["zugewanderte"], "gemeinsame Zielgruppe: Geflüchtete"),
        (["asylsuchende"], ["gefluechtete"], "gemeinsame Zielgruppe: Asylsuchende"),
        (["gefluechtete"], ["asylsuchende"], "Zielgruppe nur zum Teil: Asylsuchende"),
        (["drittstaaten"], ["asylsuchende"], "Zielgruppe nur zum Teil: Asylsuchende"),
        # minors who came alone ask for asylum too, or have another status
        (
            ["asylsuchende"],
            ["unbegleitete"],
            f"{_TEIL} Angebot für Unbegleitete Minderjährige, Maßnahme für Asylsuchende",
        ),
        (["jugendliche"], ["unbegleitete"], "Zielgruppe nur zum Teil: Unbegleitete Minderjährige"),
        (["unbegleitete"], ["jugendliche"], "gemeinsame Zielgruppe: Unbegleitete Minderjährige"),
        (["kinder"], ["jugendliche"], "Zielgruppe nur zum Teil: Angebot für Junge Menschen, Maßnahme für Kinder"),
        (["eu"], ["drittstaaten"], None),
        (["eu"], ["unbegleitete"], None),
        (["spaetaussiedler"], ["gefluechtete"], None),
        (["kinder"], ["aeltere"], None),
        (["aeltere"], ["unbegleitete"], None),
        (["familien"], ["unbegleitete"], None),
        (["familien", "frauen"], ["frauen", "familien"], "gemeinsame Zielgruppen: Familien und Frauen"),
        (["alle", "zugewanderte"], ["alle"], "gemeinsame Zielgruppe: Alle Menschen"),
        (
            ["frauen"],
            ["zugewanderte", "gefluechtete", "eu"],
            "Zielgruppe nur zum Teil: Angebot für Zugewanderte, Maßnahme für Frauen",
        ),
        (
            ["familien", "aeltere"],
            ["gefluechtete", "aeltere"],
            f"{_TEIL} Angebot für Geflüchtete und Ältere Menschen, Maßnahme für Familien und Ältere Menschen",
        ),
        ([], ["frauen"], "Zielgruppe unbekannt"),
    ],
)
def test_groups_overlap(one: list[str], other: list[str], shared: str | None) -> None:
    found = treffer(angebot(zielgruppen=gruppen(*other)), massnahme(zielgruppen=gruppen(*one)))
    parts = [part for part in found.gruende if "Zielgruppe" in part] if found else None
    assert parts == (None if shared is None else [shared])


def test_meeting_is_mutual_and_part_of_a_part_is_a_part() -> None:
    keys = list(values()["zielgruppen"])
    groups = Gruppen(values()["zielgruppen"])
    for one, other in combinations(keys, 2):
        assert groups.treffen(one, other) == groups.treffen(other, one)
        assert not (groups.teil(one, other) and groups.teil(other, one))
        assert all(groups.teil(one, wide) for wide in keys if groups.teil(one, other) and groups.teil(other, wide))


def test_most_groups_meet_and_those_who_exclude_each_other_do_not() -> None:
    groups = Gruppen(values()["zielgruppen"])
    apart = {frozenset(pair) for pair in combinations(values()["zielgruppen"], 2) if not groups.treffen(*pair)}
    status = ["gefluechtete", "asylsuchende", "drittstaaten", "unbegleitete"]
    assert apart == {
        *(frozenset({one, other}) for one in status for other in ("eu", "spaetaussiedler")),
        frozenset({"eu", "spaetaussiedler"}),
        *(frozenset({"aeltere", young}) for young in ("kinder", "jugendliche", "unbegleitete")),
        frozenset({"familien", "unbegleitete"}),
    }


def test_axes_and_parts_name_groups_of_the_list() -> None:
    known = values()["zielgruppen"]
    for key, group in known.items():
        named = {*group.marken.get("teil_von", ()), *group.marken.get("ueberschneidet", ())}
        assert named <= set(known), key
        assert group.marken.get("achsen") or key == "alle"


@pytest.mark.parametrize(
    ("capacity", "umfang", "ausbau", "state", "reason", "ergebnis"),
    [
        (Kapazitaet(plaetze=20, belegt=8), 12, False, "frei", "zwölf Plätze frei, zwölf nötig", Ergebnis.GANZ),
        (Kapazitaet(plaetze=20, belegt=19), 1, True, "frei", "ein Platz frei, einer nötig", Ergebnis.GANZ),
        (Kapazitaet(plaetze=20, belegt=19), 40, False, "frei", "deckt einen von 40 Plätzen", Ergebnis.TEIL),
        (Kapazitaet(plaetze=20, belegt=8), None, False, "frei", "zwölf Plätze frei", Ergebnis.ZU_PRUEFEN),
        (
            Kapazitaet(plaetze=20, belegt=20, ausbaubar="ja"),
            10,
            True,
            "ausbaubar",
            "Umfang des Ausbaus unbekannt",
            Ergebnis.ZU_PRUEFEN,
        ),
        (
            Kapazitaet(plaetze=20, belegt=25),
            10,
            True,
            "ausgelastet",
            "ausgelastet, Ausbau unbekannt",
            Ergebnis.ZU_PRUEFEN,
        ),
        (Kapazitaet(plaetze=20), 10, False, "unbekannt", "Kapazität unbekannt", Ergebnis.ZU_PRUEFEN),
        (None, 10, False, "unbekannt", "Kapazität unbekannt", Ergebnis.ZU_PRUEFEN),
        (
            Kapazitaet(plaetze=20, belegt=8, stichtag=date(2019, 6, 30)),
            10,
            False,
            "frei",
            "Plätze zum 30.06.2019 gezählt",
            Ergebnis.ZU_PRUEFEN,
        ),
    ],
)
def test_capacity_is_held_against_the_size_of_the_measure(  # noqa: PLR0913, PLR0917 - one column of the table each
    capacity: Kapazitaet | None,
    umfang: int | None,
    ausbau: bool,  # noqa: FBT001
    state: str,
    reason: str,
    ergebnis: Ergebnis,
) -> None:
    found = treffer(angebot(kapazitaet=capacity), massnahme(umfang=umfang), ausbau=ausbau)
    assert found
    assert (lage(capacity), found.ergebnis) == (state, ergebnis)
    assert reason in found.gruende


BIS_JAHRESENDE = Foerderung(geber=wert("foerdergeber", "bund"), bis=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("offer", "measure", "said"),
    [
        ({}, {}, ()),
        ({"ende": date(2027, 12, 31)}, {"ende": date(2027, 12, 31)}, ()),
        ({"ende": date(2027, 6, 30)}, {"ende": date(2027, 12, 31)}, ("nur bis zum 30.06.2027",)),
        ({"ende": date(2027, 6, 30)}, {}, ("nur bis zum 30.06.2027",)),
        ({"ende": date(2026, 12, 31)}, {"beginn": date(2027, 1, 1)}, None),
        # money that ends before the measure begins
        (
            {"foerderung": (BIS_JAHRESENDE,)},
            {"beginn": date(2027, 1, 1)},
            ("Förderung nur bis zum 31.12.2026 eingetragen",),
        ),
        ({"foerderung": (BIS_JAHRESENDE,)}, {"beginn": date(2026, 12, 1)}, ()),
        (
            {"foerderung": (BIS_JAHRESENDE, Foerderung(geber=wert("foerdergeber", "land")))},
            {"beginn": date(2027, 1, 1)},
            (),
        ),
        # planned: without a day it is not "in Kürze" as well
        ({"status": wert("angebotsstatus", "geplant")}, {}, ("geplant, Beginn offen",)),
        ({"beginn": date(2027, 3, 1)}, {}, ("beginnt erst am 01.03.2027",)),
        ({"beginn": date(2027, 3, 1)}, {"beginn": date(2027, 6, 1)}, ("geplant ab 01.03.2027",)),
        ({"beginn": date(2031, 3, 1)}, {}, None),  # neither soon nor in time
        ({"beginn": date(2027, 3, 1)}, {"ende": date(2026, 12, 31)}, None),
    ],
)
def test_times_of_both_sides_count(
    offer: dict[str, Any], measure: dict[str, Any], said: tuple[str, ...] | None
) -> None:
    found = treffer(angebot(**offer), massnahme(**measure))
    usual = treffer(angebot(), massnahme())
    assert usual
    assert (None if found is None else tuple(part for part in found.gruende if part not in usual.gruende)) == said


@pytest.mark.parametrize(
    ("art", "name", "beherrscht", "dritter"),
    [
        ("freie_wohlfahrt", "Caritas", None, "ja"),
        ("kirche", "Kirchenkreis", None, "ja"),
        ("gemeinnuetzig", "Hilfe e. V.", None, "ja"),  # nobody owns a registered association
        ("gemeinnuetzig", "Hilfe gGmbH", None, "unbekannt"),
        ("gewerblich", "Lernfirma GmbH", None, "unbekannt"),
        ("gewerblich", "Lernfirma GmbH", "niemand", "ja"),
        ("gemeinnuetzig", "Stadthilfe gGmbH", "kommune", "nein"),
        ("freie_wohlfahrt", "Stadthilfe gGmbH", "kommune", "nein"),
        ("gemeinnuetzig", "Landeshilfe gGmbH", "andere_oeffentliche", "nein"),
        ("zweckverband", "Zweckverband Muster", None, "nein"),
        ("eigenbetrieb", "Eigenbetrieb Soziales", None, "nein"),
    ],
)
def test_who_owns_a_provider_decides_whether_it_is_a_third_party(
    art: str, name: str, beherrscht: str | None, dritter: str
) -> None:
    owner = wert("beherrschungen", beherrscht) if beherrscht else None
    provider = Traeger(id="t", name=name, art=wert("traegerarten", art), beherrscht_von=owner)
    found = treffer(angebot(traeger=provider), massnahme())
    assert ("nein" if found is None else "ja" if found.sicher else "unbekannt") == dritter
    assert provider.frei == (dritter != "nein" and art != "gewerblich")


def test_kindred_kinds_stand_beside_each_other_both_ways_and_say_why() -> None:
    one, other = wert("leistungsarten", "integrationsmanagement"), wert("leistungsarten", "mbe")
    for offered, wanted in ((one, other), (other, one)):
        [hit] = daneben(konzept(angebot(leistungsart=offered)), massnahme(leistungsart=wanted))
        assert hit.verwandt == "Beratung und Begleitung erwachsener Zugewanderter im Einzelfall"
        assert not abgleich(konzept(angebot(leistungsart=offered)), massnahme(leistungsart=wanted), ausbau=True)


def test_kinship_names_kinds_of_the_list_and_gives_a_reason() -> None:
    known = values()["leistungsarten"]
    for art in known.values():
        for other, why in art.marken.get("verwandt", {}).items():
            assert other in known
            assert other != art
            assert len(why) > 20


def test_reasons_read_as_parts_of_a_sentence() -> None:
    found = treffer(angebot(gebiet=("west", "ost")), massnahme())
    assert found
    assert found.gruende == (
        "gleiche Leistungsart: Familienbildung und Elternarbeit",
        "Gebiet nur zum Teil: Westkreis und Ostkreis",
        "gemeinsame Zielgruppe: Familien",
        "zwölf Plätze frei, zehn nötig",
        "als geeignet eingetragen",
    )


def test_without_leistungsart_nothing_agrees() -> None:
    assert treffer(angebot(), massnahme(leistungsart=None)) is None


def test_certain_agreements_stand_first_then_the_authors_order() -> None:
    offers = (angebot(1, kapazitaet=None), angebot(2), angebot(3, gebiet=()), angebot(4))
    assert [hit.angebot.id for hit in abgleich(konzept(*offers), massnahme(), ausbau=True)] == ["a2", "a4", "a1", "a3"]


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


@pytest.mark.langsam
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
    assert bool(befunde(konzept(offer, stichtag=day, tag=day), "SUB012")) is loud


@pytest.mark.parametrize(("land", "loud"), [("nw", True), ("he", False)])
def test_double_funding_counts_in_nrw_only(land: str, *, loud: bool) -> None:
    kommune = Kommune(name="Teststadt", typ=wert("kommunentypen", "stadt"), land=wert("laender", land))
    geber = (wert("foerdergeber", "land"), wert("foerdergeber", "eu"))
    measure = massnahme(leistungsart=wert("leistungsarten", "integrationsmanagement"), finanzierung=geber)
    assert bool(befunde(konzept(kommune=kommune, massnahmen=(measure,)), "SUB011")) is loud


# --- how much, who, since when: what the finding says ----------------------------------------------------------------

CODES = tuple(code for code in rules() if code.startswith("SUB"))
LANDKREIS = replace(KREIS, typ=wert("kommunentypen", "landkreis"))
ALTE_ANFRAGE = Interessenbekundung(datum=date(2009, 3, 1), ergebnis=wert("interessenergebnisse", "kein_bewerber"))


def grund(**fields: Any) -> Begruendung:  # noqa: ANN401 - any field of the model
    ordinary: dict[str, Any] = {"text": LANG, "datum": date(2026, 1, 1), "stelle": "Amt"}
    return Begruendung(**(ordinary | fields))


def gesagt(measure: Massnahme, *offers: Angebot, **fields: Any) -> tuple[str, Severity, str]:  # noqa: ANN401
    """Return code, severity and whole text of the one finding on precedence."""
    found = check(konzept(*offers, massnahmen=(measure,), **fields), LEER)
    [finding] = [one for one in found if one.code in {"SUB001", "SUB002", "SUB003", "SUB004"}]
    return finding.code, finding.severity, finding.message


def test_part_of_area_and_places_is_said_with_soweit() -> None:
    offer = angebot(gebiet=("west",), kapazitaet=Kapazitaet(plaetze=20, belegt=19))
    code, severity, message = gesagt(massnahme(umfang=40), offer)
    assert (code, severity) == ("SUB002", Severity.WARNUNG)
    assert message == (
        "Begründung fehlt, soweit das Angebot reicht: Die Maßnahme „Elterncafé“ liegt beim Kreis, einen Teil davon "
        "deckt dieses Angebot: „Angebot 0“, Caritas (gleiche Leistungsart: Familienbildung und Elternarbeit; Gebiet "
        "nur zum Teil: Westkreis; gemeinsame Zielgruppe: Familien; deckt einen von 40 Plätzen; als geeignet "
        "eingetragen)."
    )


def test_existing_facility_of_youth_welfare_weighs_less_and_says_why() -> None:
    code, severity, message = gesagt(massnahme(neu="nein"), angebot())
    assert (code, severity) == ("SUB002", Severity.WARNUNG)
    assert message.endswith("Ob der Vorrang auch für bestehende Maßnahmen gilt, ist umstritten (BVerfGE 22, 180).")


def test_folder_of_today_keeps_its_finding_and_hears_what_to_add() -> None:
    code, severity, message = gesagt(massnahme(umfang=None, neu="unbekannt"), angebot(geeignet="unbekannt"))
    assert (code, severity) == ("SUB002", Severity.WARNUNG)
    assert message.startswith("Bitte prüfen: Die Maßnahme „Elterncafé“ liegt beim Kreis, dieses Angebot könnte passen")
    assert "zwölf Plätze frei; Eignung nicht eingetragen)" in message
    assert message.endswith("; offen ist, ob die Maßnahme neu ist und wie viele Plätze die Maßnahme bietet.")


@pytest.mark.parametrize(
    ("partner", "severity", "part"),
    [
        ((), Severity.WARNUNG, "offen ist, welcher freie Träger sie durchführt"),
        ((EIGENE,), Severity.FEHLER, "liegt bei „Soziales Teststadt gGmbH“ und damit in öffentlicher Hand, es gibt"),
        ((replace(EIGENE, beherrscht_von=None),), Severity.WARNUNG, "in öffentlicher Hand ist"),
        ((BEHOERDE,), Severity.WARNUNG, "genannt ist nur die öffentliche Seite („Behörde“)"),
    ],
)
def test_execution_by_a_free_provider_is_believed_only_with_one(
    partner: tuple[Traeger, ...], severity: Severity, part: str
) -> None:
    measure = massnahme(durchfuehrung=wert("durchfuehrungen", "freier_traeger"), partner=partner)
    code, found, message = gesagt(measure, angebot())
    assert (code, found) == ("SUB002", severity)
    assert part in message


@pytest.mark.parametrize(
    ("fields", "head", "sentence"),
    [
        ({}, "Begründung fehlt: ", ""),
        ({"begruendung": grund(text="wie bisher")}, "Begründung zu kurz: ", "ist mit 10 Zeichen sehr kurz."),
        (
            {"begruendung": grund(gueltig_bis=date(2026, 6, 30))},
            "Begründung abgelaufen: ",
            "Die eingetragene Begründung galt nur bis zum 30.06.2026.",
        ),
        (
            {"begruendung": grund(datum=date(2027, 3, 1))},
            "Begründung noch nicht gültig: ",
            "Die eingetragene Begründung trägt den 01.03.2027, der noch bevorsteht.",
        ),
        ({"begruendung": grund(datum=None)}, "Begründung ohne Datum: ", "Die eingetragene Begründung hat kein Datum."),
        (
            {"interessenbekundung": ALTE_ANFRAGE},
            "Interessenbekundung veraltet: ",
            "Die Interessenbekundung vom 01.03.2009 ist älter als drei Jahre.",
        ),
    ],
)
def test_missing_short_expired_and_premature_are_different_sentences(
    fields: dict[str, Any], head: str, sentence: str
) -> None:
    code, severity, message = gesagt(massnahme(**fields), angebot())
    assert (code, severity) == ("SUB002", Severity.FEHLER)
    assert message.startswith(head)
    assert message.endswith(sentence)
    assert ("fehlt" in message) == (not fields)


@pytest.mark.parametrize(("years", "open_"), [(None, True), (20, False)])
def test_profile_says_how_long_a_call_counts(years: int | None, *, open_: bool) -> None:
    own = EigenesProfil(titel="Eigenes", interessenbekundung_jahre=years)
    whole = konzept(angebot(), massnahmen=(massnahme(interessenbekundung=ALTE_ANFRAGE),), eigenes_profil=own)
    [finding] = befunde(whole, "SUB002")
    assert (finding.answer is None) is open_


def test_call_ages_on_the_day_after_three_years() -> None:
    call = Interessenbekundung(datum=date(2024, 2, 29), ergebnis=wert("interessenergebnisse", "kein_bewerber"))
    assert [call.veraltet_am(day, 3) for day in (date(2027, 2, 28), date(2027, 3, 1))] == [False, True]


def test_a_missing_date_suppresses_nothing(tmp_path: Path) -> None:
    measures = (
        "massnahmen:\n  - {id: m, name: Eigene, handlungsfeld: bildung, begruendung: {text: Kurz., stelle: Amt}}\n"
    )
    source = load(geschrieben(tmp_path, measures))
    found = {finding.code for finding in check(validate(source, TAGE["heute"]), source)}
    assert {"SUB013", "SUB014", "MAP001"} <= found


def test_kindred_offers_beside_integration_management_are_told() -> None:
    """The quarrel of 2019: the town's own service beside MBE and refugee social work with free places."""
    im, mbe, fsa = (
        wert("leistungsarten", key) for key in ("integrationsmanagement", "mbe", "fluechtlingssozialarbeit")
    )
    groups = {"zielgruppen": gruppen("gefluechtete")}
    offers = (angebot(1, leistungsart=mbe, **groups), angebot(2, leistungsart=fsa, **groups))
    measure = massnahme(name="Integrationsmanagement", leistungsart=im, **groups)
    [finding] = befunde(konzept(*offers, massnahmen=(measure,)), "SUB015")
    assert finding.severity is Severity.HINWEIS
    assert finding.message == (
        "Bitte prüfen: Die Maßnahme „Integrationsmanagement“ liegt beim Kreis, daneben stehen verwandte Angebote: "
        "„Angebot 1“, Caritas (MBE, zwölf Plätze frei; wie die Maßnahme Beratung und Begleitung erwachsener "
        "Zugewanderter im Einzelfall) sowie „Angebot 2“, Caritas (Flüchtlingssozialarbeit, zwölf Plätze frei; wie die "
        "Maßnahme Beratung und Begleitung Geflüchteter im Einzelfall). Wie weit sie dieselben Menschen erreichen, ist "
        "zu klären."
    )
    assert not befunde(konzept(*offers, massnahmen=(replace(measure, angebote=offers),)), "SUB015")


@pytest.mark.parametrize(
    ("typ", "rechtskreis", "code", "part"),
    [
        ("kreisfreie_stadt", "sgb8", "SUB002", ""),
        (
            "stadt",
            "sgb8",
            "SUB002",
            "offen ist, ob die Stadt mit einem eigenen Jugendamt Träger der öffentlichen Jugendhilfe ist",
        ),
        ("gemeinde", "sgb9", "SUB004", "für die Gemeinde bleibt die Forderung der Verbände."),
        ("gemeinde", "sgb3", "SUB004", ""),
    ],
)
def test_who_is_not_bound_hears_the_demand_only(typ: str, rechtskreis: str, code: str, part: str) -> None:
    kommune = Kommune(name="Teststadt", typ=wert("kommunentypen", typ), land=wert("laender", "nw"))
    measure = massnahme(rechtskreis=wert("rechtskreise", rechtskreis))
    found, _, message = gesagt(measure, angebot(), kommune=kommune)
    assert found == code
    assert part in message


@pytest.mark.parametrize("tag", [date(year, 7, 1) for year in (1985, 2004, 2010, 2016, 2020, 2024, 2026)])
@pytest.mark.parametrize("rechtskreis", list(values()["rechtskreise"]))
def test_findings_cite_norms_of_their_own_rechtskreis_that_are_in_force(rechtskreis: str, tag: date) -> None:
    kreis = wert("rechtskreise", rechtskreis)
    offers = (angebot(1), angebot(2, leistungsart=wert("leistungsarten", "mbe")))
    measures = (
        massnahme(rechtskreis=kreis, angebote=offers, geldleistung="nein"),
        massnahme(id="n", rechtskreis=kreis, leistungsart=wert("leistungsarten", "schulsozialarbeit")),
        massnahme(id="o", rechtskreis=kreis, leistungsart=wert("leistungsarten", "integrationsmanagement")),
    )
    whole = konzept(*offers, kommune=LANDKREIS, massnahmen=measures, stichtag=tag, tag=tag)
    named = {norm.titel: norm for norm in normen().values()}
    for finding in (one for one in check(whole, LEER) if one.code in CODES):
        cited = [named[part.partition(" (")[0]] for part in finding.source.split("; ") if part]
        assert all(norm.am(tag) for norm in cited), finding
        law = {norm.key for norm in cited if norm.recht}
        assert law <= recht_von(rechtskreis).normen, finding


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
    hits = sum(len(abgleich(whole, measure, ausbau=True)) for measure in measures)
    assert hits > len(measures)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("art", ["unbekannt", "sonstiges"])
def test_what_is_of_no_known_kind_matches_nothing(art: str) -> None:
    unknown = wert("leistungsarten", art)
    assert treffer(angebot(leistungsart=unknown), massnahme(leistungsart=unknown)) is None
    assert treffer(angebot(leistungsart=unknown), massnahme()) is None
    assert treffer(angebot(), massnahme(leistungsart=unknown)) is None
    assert not massnahme(leistungsart=unknown).vergleichbar


def test_a_provider_of_unknown_kind_is_neither_free_nor_public_nor_surely_private() -> None:
    traeger = Traeger(id="x", name="Haus X", art=wert("traegerarten", "unbekannt"))
    sitz = Sitz(traeger=traeger)
    assert (traeger.frei, traeger.oeffentlich, traeger.eigentum_bekannt, traeger.art_bekannt) == (False,) * 4
    assert (sitz.frei, sitz.gruppe) == (None, "")
    match = treffer(angebot(traeger=traeger), massnahme())
    assert match is not None
    assert not match.sicher
