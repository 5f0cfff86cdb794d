"""Plausibility: what the rules say word for word, where they keep silent, and that no sample of the template passes."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from dokumente import je_ordner
from konzept import Ordner
from konzeptgen.base.finding import Finding
from konzeptgen.base.laender import rahmen
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.base.schema import fields, values
from konzeptgen.base.source import DataPath
from konzeptgen.checking.check import check
from konzeptgen.checking.rules import Treffer, pla003, pla004, pla010, pla011, pla_hilfen, rules
from konzeptgen.model.bausteine import Person
from konzeptgen.model.fassung import Fassung, geschnitten
from konzeptgen.model.konzept import Konzept
from konzeptgen.reading.load import load
from konzeptgen.validating.scaffold import scaffold
from konzeptgen.validating.validate import validate
from proben import geschrieben
from test_rules import EXAMPLE_NAMES, read

STICHTAG = date(2026, 11, 23)
VOLLSTAENDIG = Path(__file__).with_name("vollstaendig")
FOLDERS = [*sorted(path.parent for path in EXAMPLES.glob("*/konzept.yaml")), VOLLSTAENDIG]
CASES = yaml.safe_load(Path(__file__).with_name("plausibilitaet.yaml").read_text("utf-8"))
GIVEN = CASES.pop("gegeben")


read_once = cache(load)


def plausibility(konzept: Konzept, folder: Path) -> list[Finding]:
    return [finding for finding in check(konzept, read_once(folder)) if finding.code.startswith(("PLA", "REG001"))]


# What the rules say.


@pytest.mark.parametrize("code", CASES)
def test_every_constellation_is_told_word_for_word(tmp_path: Path, code: str, subtests: pytest.Subtests) -> None:
    for number, case in enumerate(CASES[code], 1):
        (folder := tmp_path / str(number)).mkdir()
        with subtests.test(case["daten"]):
            _told(folder, case["daten"], case["befunde"])


def _told(tmp_path: Path, daten: str, befunde: list[str]) -> None:
    sample = daten if "traeger" in yaml.safe_load(daten) else f"{GIVEN}{daten}"
    konzept, source = read(geschrieben(tmp_path, sample))
    found = [finding for finding in check(konzept, source) if finding.code.startswith(("PLA", "REG001"))]
    assert [f"{finding.code} {finding.severity}: {finding.message}" for finding in found] == befunde
    assert all(finding.place.line and finding.subject for finding in found)


def test_every_rule_on_plausibility_has_constellations_loud_and_silent() -> None:
    area = [code for code, rule in rules().items() if rule.regel.bereich == "Plausibilität"]
    assert sorted(CASES) == area
    for code, cases in CASES.items():
        assert any(code in " ".join(case["befunde"]) for case in cases), code


def test_nothing_impossible_is_a_matter_of_law_or_of_the_catalogue() -> None:
    for rule in rules().values():
        if rule.regel.bereich == "Plausibilität":
            assert "plausibilitaet" in rule.regel.quellen
            assert rule.regel.elemente == ()
            assert {norm.art for norm in rule.normen} <= {"eigen", "leitfaden"}


@pytest.mark.parametrize("name", je_ordner([*EXAMPLE_NAMES, "vollstaendig"]))
def test_the_examples_are_plausible(name: str, subtests: pytest.Subtests) -> None:
    folder = VOLLSTAENDIG if name == "vollstaendig" else EXAMPLES / name
    for tag in (date(2026, 10, 1), date(2026, 11, 2), STICHTAG, date(2027, 6, 30)):
        with subtests.test(str(tag)):
            found = plausibility(validate(read_once(folder), tag), folder)
            assert [f"{finding.place} {finding.message}" for finding in found] == []


@pytest.mark.langsam
def test_a_stichtag_years_after_all_data_is_asked_about() -> None:
    folder = EXAMPLES / "musterstadt"
    (found,) = plausibility(validate(load(folder), date(2031, 6, 1)), folder)
    assert found.message == ("Der Stichtag der Prüfung ist der 01.06.2031, der jüngste Stand der Daten der 01.10.2026.")


@pytest.mark.langsam
def test_a_stichtag_before_most_of_the_data_is_asked_about_once() -> None:
    folder = EXAMPLES / "musterstadt"
    found = plausibility(validate(load(folder), date(2024, 6, 1)), folder)
    (first, *others) = [finding.message for finding in found if finding.code == "PLA003"]
    assert others == []
    assert re.match(r"Von [0-9.]+ Angaben, die zurückliegen müssten, liegen [0-9.]+ nach dem Stichtag", first)
    assert first.endswith(" der Prüfung, dem 01.06.2024.")


def test_a_negative_number_is_no_finding_but_a_fault(tmp_path: Path) -> None:
    house = {"id": "u", "name": "Haus", "art": "wohnung", "plaetze": "-5"}
    assert Ordner(tmp_path).mit("unterkuenfte", {"unterkuenfte": [house]}).stellen() == [
        "SCH015 unterkuenfte.yaml:5:12"
    ]


def test_an_exception_answers_what_is_strange_and_true(tmp_path: Path) -> None:
    sample = """
unterkuenfte: [{id: u, name: Haus am Park, art: wohnung, plaetze: 90, belegt: 120}]
ausnahmen:
  - {regel: PLA005, bezug: u, begruendung: {text: Das Haus ist überbelegt., datum: 01.06.2026, stelle: Sozialamt}}
"""
    konzept, source = read(geschrieben(tmp_path, sample))
    (found,) = (finding for finding in check(konzept, source) if finding.code == "PLA005")
    assert found.answer is not None


# What the rules know of the schema and of the country.


def test_every_field_that_a_rule_names_exists() -> None:
    names = [field.name for field in fields()]
    named = {
        *pla_hilfen.VERGANGEN,
        *pla003.MEIST,
        *pla004.FENSTER,
        *pla011.FELDER,
        *set().union(*pla010.ARTEN.values()),
    }
    assert [name for name in named if not any(f".{field}".endswith(f".{name}") for field in names)] == []


@pytest.mark.parametrize(
    ("land", "breite", "laenge"),
    [
        ("sh", 54.32, 10.14),
        ("sh", 54.18, 7.89),
        ("hh", 53.55, 9.99),
        ("hh", 53.92, 8.50),
        ("ni", 52.37, 9.73),
        ("ni", 53.58, 6.70),
        ("hb", 53.08, 8.80),
        ("hb", 53.55, 8.58),
        ("nw", 51.23, 6.78),
        ("he", 50.08, 8.24),
        ("rp", 49.99, 8.27),
        ("bw", 48.78, 9.18),
        ("by", 48.14, 11.58),
        ("sl", 49.24, 6.99),
        ("be", 52.52, 13.41),
        ("bb", 52.39, 13.06),
        ("mv", 53.63, 11.41),
        ("mv", 54.57, 13.66),
        ("sn", 51.05, 13.74),
        ("st", 52.13, 11.62),
        ("th", 50.98, 11.03),
    ],
)
def test_each_place_lies_in_the_frame_of_its_land(land: str, breite: float, laenge: float) -> None:
    (west, south), (east, north) = rahmen()[land]
    assert west < laenge < east
    assert south < breite < north


def test_every_land_has_a_frame_and_none_is_larger_than_bavaria_by_far() -> None:
    assert set(rahmen()) == set(values()["laender"])
    assert all(east - west < 5.3 and north - south < 3.5 for (west, south), (east, north) in rahmen().values())


# The template's samples.

AWAKE = re.compile(r"^( *)# (- )?(?=[a-z_]+:( |$))", re.MULTILINE)
GIVEN_BY_INIT = {("kommune", name) for name in ("name", "typ", "land")}


@pytest.fixture(scope="module")
def awake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a fresh folder with every line woken up, but for files that are not there and one of two choices."""
    folder = tmp_path_factory.mktemp("neu")
    for name, data in scaffold("Neustadt", "stadt", "nw").items():
        if name.endswith(".yaml") and name != "marke.yaml":
            text = AWAKE.sub(r"\1\2", data.decode())
            gone = "organisation|geometrie|teil_von|bild|bildtext|unterschrift"
            text = re.sub(rf"^ *(?:{gone}): .*\n", "", text, flags=re.MULTILINE)
            (folder / name).write_text(text, "utf-8")
    return folder


def leaves(value: object, path: DataPath = ()) -> Iterator[DataPath]:
    """Yield the place of every field with a value; a list of values is one."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(value, list) and isinstance(value[0], dict):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path


def told(path: DataPath, hit: Treffer) -> bool:
    """Return whether a hit tells of the field at ``path``: with the entry around it, or by its name beside another."""
    beside = path[:-1] == hit.pfad[:-1] and re.search(rf"„(?:[a-z_.]+\.)?{path[-1]}“", hit.was)
    return path[: len(hit.pfad)] == hit.pfad or bool(beside)


def test_every_sample_of_a_folder_that_was_woken_up_is_found(awake: Path) -> None:
    source = load(awake)
    hits = list(rules()["PLA016"].pruefe(validate(source, STICHTAG)))
    given = {*GIVEN_BY_INIT, ("formate",)}
    every = [path for file in source.files for path in leaves(file.values) if path not in given]
    assert len(every) > 400
    assert [path for path in every if not any(told(path, hit) for hit in hits)] == []


def test_a_folder_that_was_woken_up_publishes_nobody(awake: Path) -> None:
    konzept = validate(load(awake), STICHTAG)
    assert konzept.papier is not None
    assert konzept.herausgeber is not None
    shown = geschnitten(konzept, Fassung.OEFFENTLICH)
    for whole, cut in zip(persons(konzept), persons(shown), strict=True):
        assert whole is not None
        assert whole.name == "Erika Musterfrau"
        assert cut is None


def persons(konzept: Konzept) -> Iterator[Person | None]:
    yield from (traeger.ansprechperson for traeger in konzept.traeger)
    yield from (angebot.ansprechperson for angebot in konzept.angebote)
    yield konzept.herausgeber.redaktion if konzept.herausgeber else None


def test_a_sample_person_is_found_though_somebody_gave_consent_for_it(awake: Path, tmp_path: Path) -> None:
    for path in awake.glob("*.yaml"):
        text = path.read_text("utf-8").replace("erlaubt: nein", "erlaubt: ja")
        kept = [line for line in text.splitlines(keepends=True) if "widerrufen_am:" not in line]
        (tmp_path / path.name).write_text("".join(kept), "utf-8")
    konzept = validate(load(tmp_path), STICHTAG)
    assert [person for person in persons(geschnitten(konzept, Fassung.OEFFENTLICH)) if person]
    told = [f"{hit.pfad} {hit.was}" for hit in rules()["PLA016"].pruefe(konzept)]
    assert [text for text in told if "ansprechperson" in text and "traeger" in text]


def test_no_template_comes_with_consent_given() -> None:
    text = "".join(data.decode() for data in scaffold("Neustadt", "stadt", "nw").values())
    assert "erlaubt: nein" in text
    assert "Erst ja, wenn die Person eingewilligt hat" in text
    assert "erlaubt: ja" not in text


@pytest.mark.langsam
@pytest.mark.parametrize("typ", values()["kommunentypen"])
def test_a_fresh_folder_is_silent(tmp_path: Path, typ: str) -> None:
    for name, data in scaffold("Neustadt", typ, "nw").items():
        if name.endswith(".yaml"):
            (tmp_path / name).write_bytes(data)
    assert plausibility(validate(load(tmp_path), STICHTAG), tmp_path) == []


def test_a_value_that_many_have_is_no_sample_alone(tmp_path: Path) -> None:
    traeger = {
        "id": "caritas",
        "name": "Caritasverband Teststadt e. V.",
        "art": "freie_wohlfahrt",
        "kurzname": "Caritas",
    }
    angebot = {
        "id": "caritas-mbe",
        "traeger": "caritas",
        "name": "Beratung",
        "leistungsart": "mbe",
        "sprachen": ["de", "ar", "uk"],
        "barrierefrei": "ja",
        "kapazitaet": {"plaetze": "80", "warteliste": "12"},
        "oeffnungshinweis": "nach Vereinbarung",
        "verweisstellen": [{"stelle": "Ausländerbehörde"}],
        "foerderung": [{"geber": "bund", "jahr": "2026"}],
    }
    ordner = Ordner(tmp_path).mit("anbieter", {"traeger": [traeger], "angebote": [angebot]})
    assert plausibility(ordner.konzept(STICHTAG), ordner.pfad) == []
