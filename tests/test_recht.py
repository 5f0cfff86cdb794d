"""Law as data: dated, complete, in own words, and what the tool says about its standing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from konzeptgen.base.finding import Severity
from konzeptgen.checking import recht
from konzeptgen.checking.recht import ARTEN, Norm, Wortlaut, normen
from konzeptgen.checking.rules import rules
from konzeptgen.profile import profiles

ORDNER = Path(recht.__file__).parent
HEUTE = date(2026, 11, 28)
GELESEN = date(2026, 8, 19)


def roh() -> list[tuple[str, str, dict[str, Any]]]:
    read = ((path.name, yaml.load(path.read_bytes(), yaml.CSafeLoader)) for path in sorted(ORDNER.glob("*.yaml")))
    return [(name, key, entry) for name, entries in read for key, entry in entries.items()]


def test_every_key_stands_in_one_file_only() -> None:
    keys = [key for _, key, _ in roh()]
    assert sorted(keys) == sorted(set(keys))


def test_fields_are_known(subtests: pytest.Subtests) -> None:
    for file, key, entry in roh():
        with subtests.test(key):
            _fields_are_known(file, entry)


def _fields_are_known(file: str, entry: dict[str, Any]) -> None:
    of_a_land = {"thema", "fuer", "adressat"} if file.startswith("land_") else set()
    asks = {"verlangt"} if of_a_land else set()
    assert set(entry) - ({"fehlt"} if of_a_land else set()) == {"titel", "art", "wortlaute"} | of_a_land
    for wortlaut in entry["wortlaute"]:
        known = {"inhalt", "quelle", "gueltig_von", "gueltig_bis", "geprueft"} | asks
        assert {"inhalt", "quelle"} <= set(wortlaut) <= known
        days = [wortlaut[name] for name in ("gueltig_von", "gueltig_bis", "geprueft") if name in wortlaut]
        assert all(type(day) is date for day in days)


def test_versions_follow_each_other_without_gap_or_overlap(subtests: pytest.Subtests) -> None:
    for key, norm in normen().items():
        with subtests.test(key):
            assert norm.art in ARTEN
            for one, other in pairwise(norm.wortlaute):
                assert one.gueltig_bis
                assert other.gueltig_von == one.gueltig_bis + timedelta(days=1)
            for wort in norm.wortlaute:
                assert not (wort.gueltig_von and wort.gueltig_bis) or wort.gueltig_von <= wort.gueltig_bis


def wortlaute() -> Iterator[tuple[str, Norm, Wortlaut]]:
    return ((key, norm, wortlaut) for key, norm in normen().items() for wortlaut in norm.wortlaute)


def test_content_is_a_full_sentence_and_source_is_a_name(subtests: pytest.Subtests) -> None:
    for key, _, wortlaut in wortlaute():
        with subtests.test(key):
            assert wortlaut.inhalt.endswith(".")
            assert len(wortlaut.inhalt.split()) > 4
            assert "http" not in wortlaut.quelle
            assert wortlaut.geprueft is None or wortlaut.geprueft <= HEUTE


def test_a_text_read_on_a_day_was_in_force_on_it(subtests: pytest.Subtests) -> None:
    for key, norm, wortlaut in wortlaute():
        with subtests.test(key):
            if norm.recht and wortlaut.geprueft:
                assert wortlaut.gilt_am(wortlaut.geprueft)
                assert "Text vom" in wortlaut.quelle or "Stand" in wortlaut.quelle


@pytest.mark.parametrize(
    ("key", "day", "part"),
    [
        ("asylg-12a", date(2022, 12, 31), "staatliche Asylverfahrensberatung"),
        ("asylg-12a", date(2023, 1, 1), "von Behörden unabhängig"),
        ("asylg-44-schutz", date(2026, 6, 11), "§ 44 Abs. 2a"),
        ("asylg-44-schutz", date(2026, 6, 12), "Kinder"),
        ("asylg-53-3", date(2026, 6, 11), "Abs. 2a und 3"),
        ("asylg-53-3", date(2026, 6, 12), "Abs. 2 und 3"),
        ("intv-10-13", date(2016, 8, 5), "660"),
        ("intv-10-13", date(2023, 1, 31), "430 (400 und 30)"),
        ("intv-10-13", date(2023, 2, 1), "500 (400 und 100)"),
        ("intv-14-2", date(2016, 8, 5), "höchstens 20"),
        ("intv-14-2", date(2024, 6, 1), "soll 20"),
        ("intv-7-3", date(2023, 4, 30), "verweisen."),
        ("intv-7-3", date(2023, 5, 1), "auffordert"),
        ("deufoev-12-13", date(2026, 4, 29), "400"),
        ("deufoev-12-13", date(2026, 5, 4), "nicht mehr"),
        ("sgb12-75-2", date(2019, 12, 31), "ausgebaut"),
        ("sgb12-75-2", date(2020, 1, 1), "Leistungserbringer"),
        ("sgb8-4-3", date(2021, 6, 9), "Selbsthilfe"),
        ("sgb8-4-3", date(2021, 6, 10), "Beteiligung"),
        ("intv-13-1", date(2024, 12, 6), "für Eltern"),
        ("intv-13-1", date(2024, 12, 7), "nicht mehr"),
    ],
)
def test_the_version_of_the_day_counts(key: str, day: date, part: str) -> None:
    wortlaut = normen()[key].am(day)
    assert wortlaut
    assert part in wortlaut.inhalt


@pytest.mark.parametrize(
    ("key", "day", "zitat"),
    [
        ("sgb8-4-2", HEUTE, "§ 4 Abs. 2 SGB VIII (geprüft am Text vom 19.08.2026)"),
        ("tintg-8-1", HEUTE, "§ 8 Abs. 1 TIntG NRW (geprüft am Text vom 17.04.2024)"),
        ("tintg-8-1", date(2021, 12, 31), "§ 8 Abs. 1 TIntG NRW (am 31.12.2021 nicht in Kraft)"),
        ("saechsintg-15", HEUTE, "§ 15 SächsIntG (geprüft am Text vom 18.05.2025)"),
        ("saechsintg-15", date(2024, 6, 28), "§ 15 SächsIntG (am 28.06.2024 nicht in Kraft)"),
        ("inttg-hessen-11", HEUTE, "§ 11 IntTG Hessen (ungeprüft)"),
        ("rundschreiben-02-26", date(2027, 1, 1), "BAMF-Trägerrundschreiben 02/26 (am 01.01.2027 nicht in Kraft)"),
        ("rundschreiben-02-26", HEUTE, "BAMF-Trägerrundschreiben 02/26 (Verwaltungsvorschrift, ungeprüft)"),
        ("en-301549-10", HEUTE, "EN 301 549 V3.2.1, Kapitel 10 (technische Norm, ungeprüft)"),
        ("sgb2-17-1", date(2004, 12, 31), "§ 17 Abs. 1 SGB II (am 31.12.2004 nicht in Kraft)"),
        (
            "anregungen-2019-a3",
            HEUTE,
            "Anregungen der Freien Wohlfahrtspflege 2019, Abschnitt A3 (Forderung der Verbände)",
        ),
        (
            "weltoffene-kommune",
            HEUTE,
            "Weltoffene Kommune, In 12 Schritten zum Integrationskonzept (Leitfaden, ungeprüft)",
        ),
        ("eigener-massstab", HEUTE, "Maßstab von konzeptgen (eigener Maßstab)"),
    ],
)
def test_citation_says_what_kind_of_source_it_is(key: str, day: date, zitat: str) -> None:
    assert normen()[key].zitat(day) == zitat


def test_only_statutes_ordinances_and_by_laws_are_law() -> None:
    assert {key for key, art in ARTEN.items() if art.recht} == {"gesetz", "verordnung", "satzung"}
    assert not normen()["rundschreiben-02-26"].recht
    assert not normen()["bamf-241223"].recht
    assert not normen()["en-301549-10"].recht
    assert not normen()["ki-rahmenbedingungen"].recht
    assert not normen()["bw-integrationsbeauftragte"].recht


@pytest.mark.parametrize("prefix", ["sgb1-", "sgb2-", "sgb3-", "sgb8-", "sgb9-", "sgb11-", "sgb12-", "asylblg-"])
def test_the_subsidiarity_norms_were_read_in_the_text_of_summer_2026(prefix: str) -> None:
    found = [norm.am(HEUTE) for key, norm in normen().items() if key.startswith(prefix)]
    assert found
    assert all(wortlaut and wortlaut.geprueft == GELESEN for wortlaut in found)


def test_demands_of_2019_hold_from_their_day() -> None:
    for key, norm in normen().items():
        if key.startswith("anregungen-2019-"):
            assert norm.am(date(2019, 8, 31)) is None
            assert norm.am(date(2019, 9, 1))


def test_rules_cite_known_sources() -> None:
    for rule in rules().values():
        assert set(rule.regel.quellen) <= set(normen()), rule.regel.code


def test_no_rule_rests_on_unchecked_law_alone_and_calls_it_a_fault() -> None:
    """Where nobody has read the text, a rule warns at most."""
    for code in (code for code in rules() if code.startswith("SUB")):
        rule = rules()[code]
        read = [wortlaut for norm in rule.normen if (wortlaut := norm.am(HEUTE)) and wortlaut.geprueft]
        assert read or rule.regel.schwere is not Severity.FEHLER, code


def test_profiles_extend_the_common_ground() -> None:
    base = profiles()["basis"]
    assert {"basis", "nrw", "sachsen", "hessen", "bw", "weltoffene-kommune"} <= set(profiles())
    for profil in profiles().values():
        assert base.kapitel <= profil.kapitel
        assert all(re.fullmatch(r"[A-Z]{3}[0-9]{3}", code) for code in profil.schwere)


def test_profile_of_nrw_weighs_more() -> None:
    schwere = profiles()["nrw"].schwere
    assert {code for code, weight in schwere.items() if weight is Severity.FEHLER} == {"VOL010", "SUB011"}
    assert set(schwere) <= set(rules())


@pytest.mark.parametrize("name", ["sachsen", "hessen", "bw"])
def test_profiles_on_unread_law_warn_at_most(name: str) -> None:
    assert Severity.FEHLER not in profiles()[name].schwere.values()
