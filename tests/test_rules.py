"""Every rule keeps its promise: silent on GUT, loud on SCHLECHT, documented, sourced, fair in tone."""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from dokumente import je_ordner
from konzeptgen.base.finding import Finding, Severity
from konzeptgen.base.geo import abstand, entfernung, flaechen, mitte, rahmen
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.base.source import Source
from konzeptgen.checking import check as check_module
from konzeptgen.checking import rules as rules_package
from konzeptgen.checking.check import check
from konzeptgen.checking.elemente import kriterien
from konzeptgen.checking.recht import normen
from konzeptgen.checking.rules import SECTIONS, Regeldatei, Treffer, rules
from konzeptgen.checking.rules.net_hilfen import namen
from konzeptgen.model.konzept import Konzept
from konzeptgen.reading.load import load
from konzeptgen.validating.validate import validate
from proben import geschrieben

STICHTAG = date(2026, 11, 23)
EXAMPLE_NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/konzept.yaml"))
TEMPLATES = Path(__file__).parents[1] / "templates" / "konzept"
every_rule = pytest.mark.parametrize("rule", rules().values(), ids=rules())


def read(folder: Path) -> tuple[Konzept, Source]:
    source = load(folder)
    return validate(source, STICHTAG), source


@cache
def sampled(sample: str) -> tuple[Konzept, tuple[Finding, ...]]:
    with TemporaryDirectory() as folder:
        konzept, source = read(geschrieben(Path(folder), sample))
    return konzept, check(konzept, source)


@cache
def example(name: str) -> tuple[Konzept, Source]:
    return read(EXAMPLES / name)


def hits(sample: str, code: str) -> list[Treffer]:
    return list(rules()[code].pruefe(sampled(sample)[0]))


def modules() -> Iterator[str]:
    folder = Path(rules_package.__file__).parent
    return (
        path.stem for path in sorted(folder.glob("*.py")) if re.search(r"^REGEL = ", path.read_text(), re.MULTILINE)
    )


# What every rule promises.


@every_rule
def test_a_rule_is_silent_on_good_and_loud_on_bad_data(rule: Regeldatei, subtests: pytest.Subtests) -> None:
    for loud, samples in ((False, rule.gut), (True, rule.schlecht)):
        for sample in samples:
            with subtests.test(sample):
                findings = sampled(sample)[1]
                messages = [finding.message for finding in findings if finding.code == rule.regel.code]
                assert "REG001" not in {finding.code for finding in findings}
                assert bool(messages) == loud, messages


def test_a_rule_has_samples_and_all_sections(subtests: pytest.Subtests) -> None:
    for code, rule in rules().items():
        with subtests.test(code):
            assert rule.gut
            assert rule.schlecht
            assert all(rule.text.get(section) for section in SECTIONS), rule.text
            assert all(text.endswith((".", "?")) for section, text in rule.text.items() if section), rule.text


def test_each_file_holds_the_rule_of_its_name() -> None:
    assert sorted(modules()) == sorted(code.lower() for code in rules())


def test_names_are_unique_and_in_kebab_case() -> None:
    names = [rule.regel.name for rule in rules().values()]
    assert len(set(names)) == len(names)
    assert not [name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)]
    assert not [code for code in rules() if not re.fullmatch(r"[A-Z]{2,3}[0-9]{3}", code)]


def test_a_rule_points_to_things_that_exist(subtests: pytest.Subtests) -> None:
    chapters = {path.name.removesuffix(".md.j2").partition("-")[2] for path in TEMPLATES.glob("*.md.j2")}
    for code, rule in rules().items():
        with subtests.test(code):
            assert rule.regel.kapitel in chapters
            assert not set(rule.regel.elemente) - set(kriterien())
            assert rule.regel.quellen
            assert not set(rule.regel.quellen) - set(normen())
            assert rule.regel.bereich


def test_every_element_of_the_catalogue_has_a_rule() -> None:
    covered = {element for rule in rules().values() for element in rule.regel.elemente}
    missing = [key for key in kriterien() if key not in covered]
    assert not missing, f"no rule for: {', '.join(missing)}"


# How findings sound. What stands in quotes is the author's own.


def test_messages_are_calm_sentences(subtests: pytest.Subtests) -> None:
    for code, rule in rules().items():
        with subtests.test(code):
            for hit in (hit for sample in rule.schlecht for hit in rule.pruefe(sampled(sample)[0])):
                calm(hit)


@pytest.mark.parametrize("name", je_ordner(EXAMPLE_NAMES))
def test_messages_on_the_examples_are_calm_sentences(name: str) -> None:
    konzept, _ = example(name)
    for rule in rules().values():
        for hit in rule.pruefe(konzept):
            calm(hit)


def calm(hit: Treffer) -> None:
    for text in (hit.was, hit.abhilfe):
        own = re.sub(r"„[^“]*“", "„“", text)
        assert own.endswith("."), text
        assert own[0].isupper() or own[0] in "„§0123456789", text
        assert "!" not in own, text
        assert not re.search(r"rechtswidrig|illegal|verboten|None|\bnull\b|Wert\(|\s{2}|\.\.", own), text


# What check makes of them.


def test_a_broken_rule_becomes_a_finding_and_hides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Konzept) -> Iterator[Treffer]:
        yield Treffer(("kommune",), "Das hier geht unter.", "Nichts.")
        raise ZeroDivisionError

    before = check(*read(geschrieben(tmp_path, "{}")))
    crashed = {code: replace(rule, pruefe=broken) if code == "MAP001" else rule for code, rule in rules().items()}
    monkeypatch.setattr(check_module, "rules", lambda: crashed)
    after = check(*read(tmp_path))
    reports = [finding for finding in after if finding.code == "REG001"]
    assert [report.severity for report in reports] == [Severity.WARNUNG]
    assert "MAP001" in reports[0].message
    others = [finding.code for finding in before if finding.code != "MAP001"]
    assert others
    assert sorted(f.code for f in after if f.code != "REG001") == sorted(others)


@pytest.mark.parametrize("name", je_ordner(EXAMPLE_NAMES))
def test_no_rule_breaks_on_the_examples(name: str) -> None:
    findings = check(*example(name))
    assert findings
    assert not [finding.message for finding in findings if finding.code == "REG001"]
    assert all(finding.place.line and finding.source for finding in findings)


def test_a_finding_stands_at_its_line_and_an_exception_answers_it() -> None:
    sample = """
runde_tische:
  - {id: a, name: Tisch A, sitze: [{organisation: Polizei, art: behoerde}]}
  - {id: b, name: Tisch B, sitze: [{organisation: Polizei, art: behoerde}]}
ausnahmen:
  - {regel: RT002, bezug: b, begruendung: {text: Reiner Fachaustausch., datum: 01.06.2026, stelle: Sozialamt}}
"""
    one, two = [finding for finding in sampled(sample)[1] if finding.code == "RT002"]
    assert (one.place.file, one.subject, one.answer) == ("runde_tische.yaml", "a", None)
    assert two.place.line > one.place.line
    assert two.answer is not None
    assert two.answer.office == "Sozialamt"


# What the samples of a rule cannot show.

SQUARE = [[13.0, 51.0], [14.0, 51.0], [14.0, 52.0], [13.0, 52.0], [13.0, 51.0]]
HOLE = [[13.4, 51.4], [13.6, 51.4], [13.6, 51.6], [13.4, 51.6], [13.4, 51.4]]


def geojson(*polygons: list[list[list[float]]]) -> str:
    shapes = [{"type": "Polygon", "coordinates": polygon} for polygon in polygons]
    features = [{"type": "Feature", "id": f"f{n}", "properties": {}, "geometry": s} for n, s in enumerate(shapes)]
    return json.dumps({"type": "FeatureCollection", "features": features})


@pytest.mark.parametrize(
    ("point", "inside"),
    [
        ((13.2, 51.2), True),
        ((13.5, 51.2), True),
        ((13.5, 51.5), False),
        ((14.2, 51.2), False),
        ((12.8, 51.2), False),
        ((13.2, 52.2), False),
        ((13.2, 50.8), False),
        ((13.999, 51.999), True),
        ((13.001, 51.001), True),
    ],
)
def test_a_point_lies_in_an_area_but_not_in_its_hole(point: tuple[float, float], inside: bool) -> None:  # noqa: FBT001
    (area,) = flaechen(geojson([SQUARE, HOLE]).encode())
    assert area.enthaelt(point) == inside


def test_the_bands_of_an_area_lose_no_edge() -> None:
    steps = [math.tau * step / 90 for step in range(90)]
    star = [[10 + math.cos(a) * (1 + step % 2), 50 + math.sin(a) * (1 + step % 2)] for step, a in enumerate(steps)]
    (area,) = flaechen(geojson([[*star, star[0]]]).encode())
    grid = [(8 + 0.043 * i, 48 + 0.047 * j) for i in range(93) for j in range(86)]
    wrong = [point for point in grid if area.enthaelt(point) != _plainly_inside(point, star)]
    assert not wrong


def _plainly_inside(point: tuple[float, float], ring: list[list[float]]) -> bool:
    x, y = point
    edges = zip(ring, [*ring[1:], ring[0]], strict=True)
    cuts = [x0 + (y - y0) * (x1 - x0) / (y1 - y0) for (x0, y0), (x1, y1) in edges if (y0 <= y) != (y1 <= y)]
    return sum(cut > x for cut in cuts) % 2 == 1


def test_unreadable_areas_are_no_areas() -> None:
    assert flaechen(b"{") == []
    assert flaechen(geojson([[[13.0, 51.0], [14.0, 51.0], [13.5, 51.0], [13.0, 51.0]]]).encode())[0].kanten == {}


def test_distance_and_middle() -> None:
    berlin, munich = (13.405, 52.52), (11.575, 48.137)
    assert round(entfernung(berlin, munich)) == 504
    assert entfernung(berlin, berlin) == 0
    assert mitte([(1, 1), (2, 2), (300, 3)]) == (2, 2)
    frame = rahmen([(13, 52), (11, 48), (12, 50)])
    assert frame == ((11, 48), (13, 52))
    assert abstand((12, 49), frame) == 0
    assert round(abstand((12, 53), frame)) == 111


PLACES = """
geometrie: raum.geojson
sozialraeume: [{id: f0, name: Mitte}]
traeger:
  - {id: cv, name: Caritas, art: freie_wohlfahrt, adresse: {breite: "51,2", laenge: "14,3"}}
  - {id: land, name: Landesverband, art: freie_wohlfahrt, adresse: {breite: "48,1", laenge: "11,5"}}
angebote:
  - {id: drin, traeger: cv, name: Drin, leistungsart: mbe, adresse: {breite: "51,2", laenge: "13,2"}}
  - {id: nah, traeger: cv, name: Nah, leistungsart: mbe}
  - {id: fern, traeger: land, name: Fern, leistungsart: jmd, adresse: {breite: "53,2", laenge: "13,2"}}
  - {id: vorbei, traeger: land, name: Vorbei, leistungsart: jmd, status: beendet}
  - {id: halb, traeger: cv, name: Halb, leistungsart: mbe, adresse: {breite: "53,2"}}
"""


def test_map006_weighs_places_by_area_and_distance_and_passes_over_seats(tmp_path: Path) -> None:
    (tmp_path / "raum.geojson").write_text(geojson([SQUARE, HOLE]), "utf-8")
    konzept, _ = read(geschrieben(tmp_path, PLACES))
    assert [(hit.pfad, hit.bezug, hit.schwere) for hit in rules()["MAP006"].pruefe(konzept)] == [
        (("traeger", 0, "adresse", "breite"), "cv", Severity.WARNUNG),
        (("angebote", 2, "adresse", "breite"), "fern", None),
    ]


def test_unknown_areas_and_dates_are_asked_for_once() -> None:
    offers = "\n".join(f"  - {{id: a{n}, traeger: t, name: A {n}, leistungsart: mbe}}" for n in range(9))
    sample = f"""
sozialraeume: [{{id: nord, name: Nord}}, {{id: sued, name: Süd}}]
traeger: [{{id: t, name: T, art: freie_wohlfahrt}}]
angebote:
{offers}
"""
    for code in ("MAP005", "MAP009", "NET001", "NET014"):
        (hit,) = hits(sample, code)
        assert "neun" in hit.was or "fünf weitere" in hit.was


def test_map009_names_per_sozialraum_what_others_have() -> None:
    sample = """
sozialraeume: [{id: nord, name: Nord}, {id: sued, name: Süd, ags: ["05315000"]}, {id: ost, name: Ost}]
traeger: [{id: t, name: T, art: freie_wohlfahrt}]
angebote:
  - {id: a, traeger: t, name: A, leistungsart: mbe, gebiet: [nord]}
  - {id: b, traeger: t, name: B, leistungsart: mbe, gebiet: ["05315000"]}
  - {id: c, traeger: t, name: C, leistungsart: jmd, gebiet: [nord]}
  - {id: d, traeger: t, name: D, leistungsart: begegnung, gebiet: [gesamt]}
"""
    south, east = hits(sample, "MAP009")
    assert (south.bezug, south.schwere) == ("sued", Severity.HINWEIS)
    assert "JMD" in south.was
    assert "MBE" not in south.was
    assert (east.bezug, east.schwere) == ("ost", None)
    assert "MBE und JMD" in east.was
    more = "  - {id: e, traeger: t, name: E, leistungsart: jugendarbeit}\n"
    assert [hit.schwere for hit in hits(sample + more, "MAP009")] == [Severity.HINWEIS] * 3


def test_a_seat_of_unknown_kind_asks_instead_of_judging() -> None:
    sample = """
runde_tische:
  - {id: rt, name: Tisch, thema: wohnen, sitze: [{organisation: Verein Nord}]}
"""
    for code in ("RT002", "RT003", "RT005"):
        (hit,) = hits(sample, code)
        assert hit.schwere == Severity.HINWEIS
        assert "„Verein Nord“" in hit.abhilfe


def test_an_offer_without_groups_may_serve_everybody() -> None:
    sample = """
traeger: [{id: t, name: T, art: freie_wohlfahrt}]
angebote:
  - {id: a, traeger: t, name: A, leistungsart: mbe, zielgruppen: [gefluechtete]}
"""
    (sure,) = hits(sample, "NET004")
    (open_,) = hits(sample + "  - {id: b, traeger: t, name: B, leistungsart: jmd}\n", "NET004")
    assert "Geflüchtete" not in sure.was
    assert (sure.schwere, open_.schwere) == (None, Severity.HINWEIS)


def test_only_districts_owe_youth_planning_without_a_doubt() -> None:
    levels = {}
    for typ in ("stadt", "kreisfreie_stadt", "landkreis"):
        (hit,) = hits(f"kommune: {{name: X, typ: {typ}, land: nw}}", "JUG001")
        levels[typ] = hit.schwere
    assert levels == {
        "stadt": Severity.HINWEIS,
        "kreisfreie_stadt": Severity.WARNUNG,
        "landkreis": Severity.WARNUNG,
    }


def test_a_member_of_the_beirat_is_sure_only_with_the_rechtskreis() -> None:
    sample = """
traeger:
  - {{id: w, name: Werkhof, art: freie_wohlfahrt}}
  - {{id: s, name: Stadt, art: kommune}}
angebote:
  - {{id: a, traeger: w, name: Projekt, leistungsart: beschaeftigungsprojekt{more}}}
  - {{id: b, traeger: s, name: Vermittlung, leistungsart: arbeitsmarktberatung, rechtskreis: sgb2}}
jobcenter: {{name: Jobcenter, beirat: [{{traeger: w}}, {{traeger: s}}]}}
"""
    circles = (", rechtskreis: sgb2", "", ", rechtskreis: freiwillig")
    levels = [[hit.schwere for hit in hits(sample.format(more=more), "ARB002")] for more in circles]
    assert levels == [[None], [Severity.HINWEIS], []]


def test_long_lists_are_cut() -> None:
    assert namen(["A"]) == "„A“"
    assert namen(list("ABCD")) == "„A“, „B“, „C“ und „D“"
    assert namen(list("ABCDE")) == "„A“, „B“, „C“, „D“ und „E“"
    assert namen(list("ABCDEFG")) == "„A“, „B“, „C“, „D“ und drei weitere"
