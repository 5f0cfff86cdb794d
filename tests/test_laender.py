"""The law of the 16 Länder: whole, dated, cited in its own Land only, told in the document, asked for as a hint."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path

import pytest

from conftest import Befehl
from konzept import Ordner
from konzeptgen import pipeline
from konzeptgen.base.finding import Finding, Severity
from konzeptgen.base.schema import values
from konzeptgen.checking.check import check
from konzeptgen.checking.recht import normen
from konzeptgen.checking.recht.laender import THEMEN, des_landes, landesrecht
from konzeptgen.checking.rules import rules
from konzeptgen.composing.saetze.landesrecht import integrationsgesetz, landesnormen
from konzeptgen.profile import landesprofil, profiles
from konzeptgen.validating.validate import validate

LAENDER = tuple(values()["laender"])
JEDES_LAND = pytest.mark.parametrize("land", LAENDER)
HEUTE = date(2026, 11, 28)
TAGE = [date(year, 6, 1) for year in (1985, 2004, 2010, 2016, 2020, 2024)] + [HEUTE]
PFLICHT = ("kommunalverfassung", "beirat", "integrationsgesetz")
ARTEN = ("stadt", "kreisfreie_stadt", "landkreis")
# By hand, from the law gazettes and official pages: since when each integration law holds.
GESETZE = {
    "nw": date(2022, 1, 1),
    "sn": date(2024, 6, 29),
    "he": date(2023, 4, 4),
    "bw": date(2015, 12, 5),
    "by": date(2017, 1, 1),
    "be": date(2021, 7, 16),
    "sh": date(2021, 7, 9),
    "mv": date(2024, 4, 2),
}
# By hand, from what each source shows: the Länder whose rules in force have been read, subject by subject.
GELESEN = {
    "kommunalverfassung": {"sn", "sl", "he", "bw", "by", "be", "bb", "hb", "ni", "rp", "th"},
    "beirat": {"sn", "sl", "he", "by", "be", "bb", "hb", "hh", "ni", "rp", "th"},
    "integrationsgesetz": set(LAENDER),
}
FRUEHER = {"nw": "nrw", "sn": "sachsen", "he": "hessen", "bw": "bw"}


def ort(ordner: Ordner, land: str, typ: str = "kreisfreie_stadt", **more: object) -> Ordner:
    kommune = {"name": "Teststadt", "typ": typ, "land": land, "einwohner": {"wert": "50.000"}, **more}
    return ordner.mit("konzept", {"kommune": kommune})


def befunde(ordner: Ordner, stichtag: date = HEUTE) -> tuple[Finding, ...]:
    source = ordner.source()
    return check(validate(source, stichtag), source)


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def test_there_is_law_and_a_profile_for_every_land() -> None:
    assert len(LAENDER) == len(set(LAENDER)) == 16
    assert {norm.land for norm in normen().values()} - {""} == set(LAENDER)
    assert sorted(profil.land for profil in profiles().values() if profil.land) == sorted(LAENDER)
    titles = {key: wert.titel for key, wert in values()["laender"].items()}
    assert {profil.land: profil.titel for profil in profiles().values() if profil.land} == titles


@JEDES_LAND
def test_every_land_has_a_statement_on_each_of_three_subjects(land: str) -> None:
    own = des_landes(land)
    assert {norm.thema for norm in own} <= set(THEMEN)
    for thema in PFLICHT:
        assert [norm for norm in own if norm.thema == thema and norm.am(HEUTE)], thema
    for norm in own:
        assert norm.titel
        assert norm.fuer
        assert set(norm.adressat) <= {"gemeinde", "kreis", "land"}
        assert norm.adressat
        for wortlaut in norm.wortlaute:
            assert wortlaut.quelle
            assert wortlaut.gueltig_von or (norm.fehlt and wortlaut.geprueft), norm.key


@JEDES_LAND
def test_the_integration_law_or_its_absence_has_a_day_on_which_it_was_checked(land: str) -> None:
    law = next(norm for norm in des_landes(land) if norm.thema == "integrationsgesetz")
    wortlaut = law.am(HEUTE)
    assert wortlaut
    assert wortlaut.geprueft
    assert law.fehlt == (land not in GESETZE)
    assert wortlaut.gueltig_von == GESETZE.get(land)


@pytest.mark.parametrize("thema", PFLICHT)
def test_the_laender_whose_rules_in_force_were_read_are_known(thema: str) -> None:
    read = {norm.land for norm in normen().values() if norm.thema == thema and (w := norm.am(HEUTE)) and w.geprueft}
    assert read == GELESEN[thema]


def test_what_was_not_read_says_so() -> None:
    """ "Nicht geprüft" and "nicht lesbar" stand where no day does, and only there."""
    for norm in (norm for norm in normen().values() if norm.land):
        for wortlaut in norm.wortlaute:
            unread = ("nicht lesbar", "nicht geprüft", "nur die Überschrift", "nur Anfang")
            if wortlaut.geprueft is None or norm.fehlt:
                continue
            assert not any(words in wortlaut.quelle for words in unread), norm.key


def zitierte(found: tuple[Finding, ...]) -> set[str]:
    """Return the keys of the norms of Länder whose titles stand in the sources of findings."""
    text = "\n".join(finding.source for finding in found)
    return {norm.key for norm in normen().values() if norm.land and f"{norm.titel} (" in text}


@pytest.mark.parametrize(
    "land", [pytest.param(land, marks=() if land in FRUEHER else pytest.mark.langsam) for land in LAENDER]
)
def test_no_finding_cites_the_law_of_another_land_or_of_another_time(
    ordner: Ordner, land: str, subtests: pytest.Subtests
) -> None:
    for typ in ARTEN:
        ort(ordner, land, typ, auslaender={"wert": "9.000"})
        ordner.mit(
            "massnahmen",
            "massnahmen:\n  - {id: m-cm, name: Case Management, handlungsfeld: beratung,"
            " leistungsart: integrationsmanagement, finanzierung: [land, eu]}\n",
        )
        source = ordner.source()
        for tag in TAGE:
            with subtests.test(f"{typ} {tag}"):
                found = check(validate(source, tag), source)
                assert "nicht in Kraft" not in " ".join(finding.source for finding in found)
                for key in zitierte(found):
                    assert normen()[key].land == land
                    assert normen()[key].am(tag)


def test_the_law_of_a_land_is_cited_where_it_holds(ordner: Ordner) -> None:
    expected = {"nw": "tintg-8-1", "sn": "saechsintg-15", "he": "hgo-84", "sl": "ksvg-50"}
    for land, key in expected.items():
        assert key in zitierte(befunde(ort(ordner, land, auslaender={"wert": "9.000"}))), land


@pytest.mark.parametrize(
    ("land", "typ", "more", "part"),
    [
        ("he", "stadt", {"auslaender": {"wert": "1.001"}}, "§ 84 HGO hier vorsieht: ein Ausländerbeirat oder"),
        ("he", "stadt", {"auslaender": {"wert": "1.000"}}, ""),
        ("he", "stadt", {}, ""),
        ("he", "landkreis", {"auslaender": {"wert": "9.000"}}, ""),
        (
            "sl",
            "stadt",
            {"auslaender": {"wert": "5.000"}},
            "§ 50 Abs. 1 bis 3 KSVG hier vorsieht: ein Integrationsbeirat.",
        ),
        ("sl", "stadt", {"auslaender": {"wert": "4.999"}}, ""),
        ("sn", "landkreis", {}, "§ 19 SächsIntG hier vorsieht: eine hauptamtliche Beauftragte"),
        ("sn", "kreisfreie_stadt", {}, "§ 19 SächsIntG"),
        ("sn", "stadt", {"auslaender": {"wert": "9.000"}}, ""),
        ("nw", "stadt", {"auslaender": {"wert": "9.000"}}, ""),
    ],
)
def test_what_the_land_asks_for_is_a_hint(
    ordner: Ordner, land: str, typ: str, more: dict[str, object], part: str
) -> None:
    found = [finding for finding in befunde(ort(ordner, land, typ, **more)) if finding.code == "VOL012"]
    assert [finding.severity for finding in found] == ([Severity.HINWEIS] if part else [])
    assert all(part in finding.message for finding in found)


def test_what_the_land_asks_for_and_the_konzept_names_is_no_hint(ordner: Ordner) -> None:
    kommune = {"name": "Testkreis", "typ": "landkreis", "land": "sn"}
    office = {"name": "Beauftragte für Integration und Teilhabe"}
    ordner.mit("konzept", {"kommune": kommune, "steuerung": {"federfuehrung": "Sozialamt", "stellen": [office]}})
    assert "VOL012" not in {finding.code for finding in befunde(ordner)}


@pytest.mark.parametrize("key", [norm.key for norm in normen().values() if any(w.verlangt for w in norm.wortlaute)])
def test_only_law_whose_text_was_read_asks_for_something(key: str) -> None:
    assert all(wortlaut.geprueft for wortlaut in normen()[key].wortlaute if wortlaut.verlangt)
    assert rules()["VOL012"].regel.schwere is Severity.HINWEIS


@pytest.mark.parametrize(
    ("land", "typ", "keys", "others"),
    [
        ("sn", "landkreis", {"saechsintg-15", "saechsintg-18", "saechsintg-19"}, {"saechsgemo-47"}),
        ("sn", "stadt", {"saechsintg-18", "saechsgemo-47"}, {"saechsintg-15", "saechsintg-19"}),
        ("sn", "kreisfreie_stadt", {"saechsintg-19", "saechsgemo-47"}, set()),
        ("rp", "landkreis", {"lko-rp-49a"}, {"gemo-rp-56"}),
        ("rp", "verbandsgemeinde", {"gemo-rp-56"}, {"lko-rp-49a"}),
        ("be", "bezirk", {"partmigg-19", "bezvg-9", "bezvg-32"}, set()),
        ("th", "landkreis", {"thuerko-105"}, {"th-beirat"}),
        ("th", "stadt", {"th-beirat"}, {"thuerko-105"}),
        ("by", "landkreis", {"by-kommunalverfassung"}, {"by-beirat"}),
    ],
)
def test_law_speaks_to_whom_it_says(ordner: Ordner, land: str, typ: str, keys: set[str], others: set[str]) -> None:
    told = {norm.key for norm in landesrecht(ort(ordner, land, typ).konzept(HEUTE).kommune, HEUTE)}
    assert keys <= told
    assert not others & told


HAT = "Das Land {} hat ein eigenes Integrationsgesetz: {} Integrations- und Teilhabegesetz ({}), in Kraft seit dem {}."


@pytest.mark.parametrize(
    ("land", "tag", "satz"),
    [
        ("he", HEUTE, HAT.format("Hessen", "Hessisches", "IntTG", "4.\u00a0April 2023")),
        ("sn", HEUTE, HAT.format("Sachsen", "Sächsisches", "SächsIntG", "29.\u00a0Juni 2024")),
        ("he", date(2023, 4, 3), ""),
        ("mv", date(2024, 4, 1), ""),
        ("ni", HEUTE, "Ein eigenes Integrationsgesetz des Landes Niedersachsen ist nicht bekannt (Stand 28.11.2026)."),
    ],
)
def test_the_document_names_the_law_of_the_land(ordner: Ordner, land: str, tag: date, satz: str) -> None:
    assert integrationsgesetz(ort(ordner, land).konzept(tag)) == satz


def test_the_document_tells_only_what_was_read_and_is_there(ordner: Ordner) -> None:
    titles = [title for title, _ in landesnormen(ort(ordner, "he").konzept(HEUTE))]
    assert titles == ["§ 84 HGO (Text vom 16.05.2020)", "§ 89 HGO (Text vom 16.05.2020)"]
    assert not landesnormen(ort(ordner, "bw").konzept(HEUTE))
    titles = [title for title, _ in landesnormen(ort(ordner, "rp", "stadt").konzept(HEUTE))]
    assert titles == ["§ 56 GemO Rheinland-Pfalz (Text vom 18.09.2019)"]
    assert not landesnormen(ort(ordner, "ni").konzept(HEUTE))
    assert not landesnormen(ort(ordner, "he").konzept(date(2010, 1, 1)))


@pytest.mark.langsam
@JEDES_LAND
def test_a_minimal_concept_of_every_land_is_checked_and_built(ordner: Ordner, land: str) -> None:
    wish = pipeline.Wish(stichtag=HEUTE, formats=("html",))
    built = pipeline.build([ort(ordner, land).pfad], wish, lambda _: None)
    text = " ".join(re.sub(r"<[^>]+>", " ", built.outputs["html"].decode()).split())
    assert html.escape(integrationsgesetz(ordner.konzept(HEUTE)), quote=False).replace("\u00a0", " ") in text
    assert "Landesrecht" in text


@JEDES_LAND
def test_the_profile_of_a_land_comes_by_itself_and_raises_nothing(ordner: Ordner, land: str) -> None:
    """A folder that names no profile gets at most hints that the one with ``basis`` does not get."""
    kommune = {"name": "Teststadt", "typ": "kreisfreie_stadt", "land": land}
    ordner.mit("konzept", {"kommune": kommune})
    alone = befunde(ordner)
    assert ordner.konzept(HEUTE).profil == landesprofil(land)
    ordner.mit("konzept", {"kommune": kommune, "rahmen": {"profil": "basis"}})
    before = {(finding.code, finding.subject, finding.severity) for finding in befunde(ordner)}
    more = {(finding.code, finding.subject, finding.severity) for finding in alone} - before
    assert {severity for _, _, severity in more} <= {Severity.HINWEIS}
    assert profiles()["basis"].kapitel <= landesprofil(land).kapitel


@pytest.mark.parametrize(("land", "name"), FRUEHER.items())
def test_profiles_of_before_keep_name_and_meaning(ordner: Ordner, land: str, name: str) -> None:
    kommune = {"name": "Teststadt", "typ": "kreisfreie_stadt", "land": land}
    ordner.mit("konzept", {"kommune": kommune, "rahmen": {"profil": name}})
    assert ordner.konzept(HEUTE).profil == profiles()[name]
    assert profiles()[name].land == land
    assert not profiles()[name].von_selbst


def test_a_named_profile_of_nrw_still_raises(ordner: Ordner) -> None:
    kommune = {"name": "Teststadt", "typ": "kreisfreie_stadt", "land": "nw"}
    twice = {"id": "m", "name": "Case Management", "handlungsfeld": "beratung", "finanzierung": ["land", "eu"]}
    ordner.mit("massnahmen", {"massnahmen": [{**twice, "leistungsart": "integrationsmanagement"}]})
    weights = {}
    for rahmen in ({"profil": "nrw"}, {"version": "1"}):
        ordner.mit("konzept", {"kommune": kommune, "rahmen": rahmen})
        weights[str(rahmen)] = {f.severity for f in befunde(ordner) if f.code == "SUB011"}
    assert list(weights.values()) == [{Severity.FEHLER}, {Severity.WARNUNG}]


def test_an_own_profile_without_another_stands_on_the_common_ground(ordner: Ordner) -> None:
    ort(ordner, "sn").mit("profil", "eigenes_profil: {titel: Liga}\n")
    assert ordner.konzept(HEUTE).profil.kapitel == profiles()["basis"].kapitel


@pytest.mark.parametrize(("land", "other"), [("he", "SächsIntG"), ("sn", "HGO")])
def test_no_report_explains_a_rule_by_the_law_of_another_land(
    ordner: Ordner, befehl: Befehl, land: str, other: str
) -> None:
    ort(ordner, land, auslaender={"wert": "9.000"})
    for report in ("html", "sarif"):
        shown = befehl("check", ordner.pfad, "--format", report, "--stichtag", "28.11.2026").out
        basis = "\n".join(re.findall(r"Grundlage.{0,400}", shown, re.DOTALL))
        assert basis
        assert other not in basis
        assert "TIntG NRW" not in basis
