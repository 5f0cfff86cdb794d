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
from konzeptgen.checking.abgleich import Ergebnis, Uebereinstimmung, abgleich, daneben
from konzeptgen.checking.abgleich.gruppen import Gruppen
from konzeptgen.checking.check import check
from konzeptgen.checking.rules import rules
from konzeptgen.model.anbieter import Angebot, Traeger
from konzeptgen.model.ausnahmen import Ausnahme
from konzeptgen.model.bausteine import Begruendung, Foerderung, Interessenbekundung, Kapazitaet
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
        eignung_grund="Die Räume sind zu klein." if fall["geeignet"] == "nein_mit_grund" else None,
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


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (["familien"], ["familien", "kinder"], "gemeinsame Zielgruppe: Familien"),
        # children live in families: neither is the whole of the other
        (["familien"], ["kinder"], "Zielgruppe nur zum Teil: Familien, soweit Kinder"),
        (["alle"], ["frauen"], "Zielgruppe nur zum Teil: Frauen"),
        (["arbeitsuchende"], ["alle"], "gemeinsame Zielgruppe: Arbeitsuchende"),
        (["alle"], ["alle"], "gemeinsame Zielgruppe: Alle Menschen"),
        (["alle"], ["zugewanderte"], "Zielgruppe nur zum Teil: Zugewanderte"),
        (["zugewanderte"], ["alle"], "gemeinsame Zielgruppe: Zugewanderte"),
        (["frauen"], ["zugewanderte"], "Zielgruppe nur zum Teil: Frauen, soweit Zugewanderte"),
        (["frauen"], ["gefluechtete"], "Zielgruppe nur zum Teil: Frauen, soweit Geflüchtete"),
        (["neuzugewanderte"], ["gefluechtete"], "Zielgruppe nur zum Teil: Neu Zugewanderte, soweit Geflüchtete"),
        (["gefluechtete"], ["zugewanderte"], "gemeinsame Zielgruppe: Geflüchtete"),
        (["asylsuchende"], ["gefluechtete"], "gemeinsame Zielgruppe: Asylsuchende"),
        (["gefluechtete"], ["asylsuchende"], "Zielgruppe nur zum Teil: Asylsuchende"),
        (["drittstaaten"], ["asylsuchende"], "Zielgruppe nur zum Teil: Asylsuchende"),
        # minors who came alone ask for asylum too, or have another status
        (
            ["asylsuchende"],
            ["unbegleitete"],
            "Zielgruppe nur zum Teil: Asylsuchende, soweit Unbegleitete Minderjährige",
        ),
        (["jugendliche"], ["unbegleitete"], "Zielgruppe nur zum Teil: Unbegleitete Minderjährige"),
        (["unbegleitete"], ["jugendliche"], "gemeinsame Zielgruppe: Unbegleitete Minderjährige"),
        (["kinder"], ["jugendliche"], "Zielgruppe nur zum Teil: Kinder, soweit Junge Menschen"),
        (["eu"], ["drittstaaten"], None),
        (["eu"], ["unbegleitete"], None),
        (["spaetaussiedler"], ["gefluechtete"], None),
        (["kinder"], ["aeltere"], None),
        (["aeltere"], ["unbegleitete"], None),
        (["familien"], ["unbegleitete"], None),
        (["familien", "frauen"], ["frauen", "familien"], "gemeinsame Zielgruppen: Familien und Frauen"),
        (["alle", "zugewanderte"], ["alle"], "gemeinsame Zielgruppe: Alle Menschen"),
        (["frauen"], ["zugewanderte", "gefluechtete", "eu"], "Zielgruppe nur zum Teil: Frauen, soweit Zugewanderte"),
        (
            ["familien", "aeltere"],
            ["gefluechtete", "aeltere"],
            "Zielgruppe nur zum Teil: Familien, soweit Geflüchtete oder Ältere Menschen sowie Ältere Menschen",
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
    assert (found.kapazitaet, found.ergebnis) == (state, ergebnis)
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
        assert hit.verwandt == "Beide beraten und begleiten erwachsene Zugewanderte im Einzelfall"
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


# --- speed ----------------------------------------------------------------------------------------------------------


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
