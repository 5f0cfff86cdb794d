"""Every demand of the catalogue measures what its sentence says: its samples, its own fields and others spoilt."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from konzeptgen.base.schema import fields, values
from konzeptgen.checking import elemente
from konzeptgen.checking.elemente import Kriterium, Messung, Stand, Teil, kriterien
from konzeptgen.checking.elemente.adressat import zustaendig
from konzeptgen.checking.elemente.hilfen import Nomen, anteil, namen
from konzeptgen.checking.recht import normen
from konzeptgen.model.fassung import Fassung, geschnitten
from konzeptgen.model.konzept import Konzept
from konzeptgen.reading.load import load
from konzeptgen.validating.validate import validate
from proben import geschrieben
from verderben import STICHTAG, andere, innerste, verdorben

KATALOG = {"G": 7, "M": 6, "K": 4, "F": 5, "B": 3, "W": 4, "I": 6, "N": 3}
"""How many elements each group of the catalogue of 2019 has."""

FOLDER = Path(elemente.__file__).parent
ALLE = {field.name: field for field in fields()}
every_element = pytest.mark.parametrize("kriterium", kriterien().values(), ids=kriterien())
PROBEN: tuple[tuple[Stand, Callable[[Kriterium], Iterable[tuple[str, str]]]], ...] = (
    (Stand.ERFUELLT, lambda kriterium: ((probe, "") for probe in kriterium.erfuellt)),
    (Stand.TEILWEISE, lambda kriterium: kriterium.teilweise),
    (Stand.OFFEN, lambda kriterium: kriterium.offen),
    (Stand.KEINE_DATEN, lambda kriterium: ((probe, "") for probe in kriterium.ohne_daten)),
)
"""The samples of each standing, with words of the reason."""


@cache
def gelesen(probe: str) -> Konzept:
    with TemporaryDirectory() as folder:
        return validate(load(geschrieben(Path(folder), probe, "kreisfreie_stadt")), STICHTAG)


def saetze(messung: Messung) -> str:
    """Return every sentence that says why a demand is not met."""
    return " ".join(teil.satz for teil in (*messung.gruende, *messung.unbekannt))


# What every element says.


def test_the_catalogue_is_whole_and_in_its_order() -> None:
    assert list(KATALOG) == list(values()["elementgruppen"])
    assert list(kriterien()) == [f"{group}{number}" for group, last in KATALOG.items() for number in range(1, last + 1)]


def test_each_file_holds_the_element_of_its_name() -> None:
    named = [
        path.stem.upper() for path in FOLDER.glob("*.py") if re.search(r"^ELEMENT = ", path.read_text(), re.MULTILINE)
    ]
    assert sorted(named) == sorted(kriterien())


@every_element
def test_an_element_says_what_it_demands_of_whom(kriterium: Kriterium) -> None:
    element = kriterium.element
    assert re.fullmatch(r"([A-G]\d|N\d)(, ([A-G]\d|N\d))*", element.fundstelle)
    assert element.titel
    assert element.forderung.endswith(".")
    assert element.rechtslage.endswith(".") or not element.rechtslage
    assert bool(element.rechtslage) == bool(element.normen)
    assert set(element.normen) <= set(normen())
    assert element.handlungsfeld in {"", *values()["handlungsfelder"]}
    assert set(element.leistungsarten) <= set(values()["leistungsarten"])
    assert set(element.adressat) <= {"gemeinde", "kreis", "land", "bund"}
    assert element.adressat
    assert set(re.findall(r"\{(\w+)\}", element.forderung)) <= set(values()["personengruppen"])
    assert "{" not in str(element.wert(values()["personengruppen"]).marken["forderung"])
    assert kriterium.text.startswith("Erfüllt, wenn ")
    assert kriterium.text.endswith(".")


@every_element
def test_the_fields_of_an_element_exist(kriterium: Kriterium) -> None:
    assert kriterium.felder
    assert set(kriterium.felder) <= set(ALLE)
    assert all(kriterium.felder.values()), "each field is spoilt in some way"
    assert {name for ways in kriterium.felder.values() for way in ways for name in way.auch} <= set(ALLE)


# The samples.


@every_element
def test_a_sample_has_the_standing_that_it_shows(kriterium: Kriterium, subtests: pytest.Subtests) -> None:
    for stand, probes in PROBEN:
        for probe, words in probes(kriterium):
            with subtests.test(probe, stand=stand.name):
                messung = kriterium.messe(gelesen(probe))
                assert (messung.stand, saetze(messung)) == (stand, saetze(messung))
                assert words in saetze(messung)
                assert not (messung.erfuellt and stand is Stand.OFFEN)


@every_element
def test_an_element_has_a_sample_of_each_standing(kriterium: Kriterium) -> None:
    assert kriterium.erfuellt
    assert kriterium.teilweise
    assert kriterium.offen
    assert kriterium.ohne_daten
    assert all(words for _, words in (*kriterium.teilweise, *kriterium.offen))


@pytest.mark.parametrize("typ", values()["kommunentypen"])
def test_a_concept_that_says_nothing_is_not_judged(typ: str, tmp_path: Path, subtests: pytest.Subtests) -> None:
    nothing = validate(load(geschrieben(tmp_path, "{}", typ)), STICHTAG)
    for code, kriterium in kriterien().items():
        with subtests.test(code):
            messung = kriterium.messe(nothing)
            assert messung.stand in {Stand.KEINE_DATEN, Stand.NICHT_ZUTREFFEND}
            assert not messung.gruende
            assert not messung.erfuellt


@every_element
def test_sentences_are_calm_and_lead_to_their_place(kriterium: Kriterium) -> None:
    for probe in (probe for _, probes in PROBEN for probe, _ in probes(kriterium)):
        messung = kriterium.messe(gelesen(probe))
        for teil in (*messung.erfuellt, *messung.gruende, *messung.unbekannt):
            _calm(teil)


def _calm(teil: Teil) -> None:
    own = re.sub(r"„[^“]*“", "„“", teil.satz)
    assert own.endswith("."), own
    assert own[0].isupper() or own[0] == "„", own
    assert not re.search(r"rechtswidrig|illegal|verboten|verst[oö]|None|Wert\(|\s{2}|\.\.|!", own), own
    assert teil.feld in ALLE


# The complete concept, spoilt.


@every_element
def test_a_complete_concept_meets_every_demand(kriterium: Kriterium) -> None:
    messung = kriterium.messe(verdorben({}))
    assert (messung.stand, saetze(messung)) == (Stand.ERFUELLT, "")


@every_element
def test_a_spoilt_field_of_its_own_opens_a_demand_with_that_reason(
    kriterium: Kriterium, subtests: pytest.Subtests
) -> None:
    for name, way in ((name, way) for name, ways in kriterium.felder.items() for way in ways):
        with subtests.test(name, wert=way.wert):
            messung = kriterium.messe(verdorben({name: way.wert, **way.auch}))
            assert messung.stand is not Stand.ERFUELLT
            assert way.grund in saetze(messung)


VERWEISZIELE = {rules["verweis"] for rules in map(innerste, ALLE.values()) if "verweis" in rules}
NEIGHBOURS = sorted(set(ALLE) - VERWEISZIELE - {"kommune", "kommune.typ", "rahmen.profil"})
"""Every field; lists to which others refer take those along, so that their fields stand for them. The name of a profile
that does not exist is refused before any demand is measured."""


def _related(name: str, own: Mapping[str, object]) -> bool:
    """Return whether a field is one of the element's own or holds one."""
    return any(field == name or field.startswith(f"{name}.") for field in own)


@pytest.mark.langsam
@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_spoilt_field_opens_no_demand_but_those_measured_on_it(name: str) -> None:
    foreign = [kriterium for kriterium in kriterien().values() if not _related(name, kriterium.felder)]
    others = andere(ALLE[name].feldregeln)
    wrong = [(code, value, why) for value in others for code, why in _opened(foreign, {name: value})]
    assert not wrong


def _opened(foreign: list[Kriterium], changes: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    konzept = verdorben(changes)
    for kriterium in foreign:
        messung = kriterium.messe(konzept)
        if messung.stand is not Stand.ERFUELLT:
            yield kriterium.element.code, saetze(messung)


# Whom it addresses.


@pytest.mark.parametrize(
    ("kommune", "adressat", "applies"),
    [
        ("typ: gemeinde", ("kreis",), False),
        ("typ: stadt", ("kreis",), False),
        ('typ: stadt, ags: "05999000"', ("kreis",), True),
        ("typ: kreisfreie_stadt", ("kreis",), True),
        ("typ: kreisfreie_stadt", ("gemeinde",), True),
        ("typ: bezirk", ("kreis",), True),
        ("typ: landkreis", ("gemeinde",), False),
        ("typ: kreisfreie_stadt", ("land", "bund"), False),
    ],
)
def test_a_demand_addresses_those_who_can_meet_it(kommune: str, adressat: tuple[str, ...], applies: bool) -> None:  # noqa: FBT001
    konzept = gelesen(f"kommune: {{name: Teststadt, land: nw, {kommune}}}")
    assert zustaendig(konzept.kommune, adressat) is applies


def test_a_demand_on_others_says_on_whom() -> None:
    konzept = gelesen("kommune: {name: Dorf, land: nw, typ: gemeinde}")
    for kriterium in kriterien().values():
        if "gemeinde" not in kriterium.element.adressat:
            messung = kriterium.messe(konzept)
            assert messung.stand is Stand.NICHT_ZUTREFFEND
            assert messung.hinweis.startswith("Diese Forderung richtet sich an ")


# Words that elements share.


def test_a_share_is_said_of_what_is_known() -> None:
    offers: Nomen = ("Angebot", "Angeboten", "n")
    posts: Nomen = ("Stelle", "Stellen", "f")
    assert anteil(3, 4, 4, offers) == "drei von vier Angeboten"
    assert anteil(1, 4, 4, offers) == "einem von vier Angeboten"
    assert anteil(4, 4, 4, offers) == "allen vier Angeboten"
    assert anteil(2, 2, 2, offers) == "beiden Angeboten"
    assert anteil(2, 2, 5, offers) == "beiden Angeboten, bei denen es bekannt ist,"
    assert anteil(1, 1, 1, posts) == "der einen Stelle"
    assert anteil(1, 1, 3, posts) == "der einen Stelle, bei der es bekannt ist,"
    partners: Nomen = ("Partner der Stadt", "Partnern der Stadt", "m")
    assert anteil(2, 5, 6, partners) == "zwei von fünf Partnern der Stadt, bei denen es bekannt ist,"
    assert anteil(1, 3, 3, posts) == "einer von drei Stellen"


def test_many_names_are_counted() -> None:
    assert namen(["A", "B", "A"]) == "„A“, „B“ und „A“"
    assert namen("ABCDE") == "„A“, „B“, „C“, „D“ und „E“"
    assert namen("ABCDEF") == "„A“, „B“, „C“, „D“ und zwei weitere"
    assert namen("ABCDE", dativ=True) == namen("ABCDE")
    assert namen("ABCDEF", dativ=True) == "„A“, „B“, „C“, „D“ und zwei weiteren"
    assert namen("AB", dativ=True) == "„A“ und „B“"


# The public edition.


@every_element
def test_a_demand_does_not_rest_on_what_only_the_internal_edition_shows(kriterium: Kriterium) -> None:
    messung = kriterium.messe(geschnitten(verdorben({}), Fassung.OEFFENTLICH))
    if kriterium.element.code == "G1":  # the internal word on an offer's suitability must not show through
        assert "„Angebot Sport-verband“" in saetze(messung)
    else:
        assert (messung.stand, saetze(messung)) == (Stand.ERFUELLT, "")
