"""Rechtskreise as data: complete, of known norms, and as far and as strict as the sections read."""

from __future__ import annotations

from itertools import combinations

import pytest

from konzeptgen.base.finding import Severity
from konzeptgen.base.schema import values
from konzeptgen.checking.recht import normen
from konzeptgen.checking.rechtskreise import Rechtskreis, rechtskreis, rechtskreise

JEDER = pytest.mark.parametrize("kreis", rechtskreise().values(), ids=rechtskreise())
GESCHUETZT = {"dritte", "nicht_oeffentliche", "anerkannte_jugendhilfe", "freie_wohlfahrt", "freie_traeger"}
ALLGEMEIN = {"sgb1-17-1", "sgb1-17-3"}
"""The general part of the Sozialgesetzbuch holds for each of its books."""


def test_each_value_of_the_list_has_its_data_and_its_title() -> None:
    assert {key: kreis.titel for key, kreis in rechtskreise().items()} == {
        key: wert.titel for key, wert in values()["rechtskreise"].items()
    }


@JEDER
def test_data_name_known_norms_kinds_and_places(kreis: Rechtskreis) -> None:
    assert kreis.normen <= set(normen())
    assert kreis.nicht_arten <= set(values()["leistungsarten"])
    assert kreis.adressat.immer | kreis.adressat.moeglich <= set(values()["kommunentypen"])
    assert not kreis.adressat.immer & kreis.adressat.moeglich
    assert kreis.streit
    for vorrang in kreis.vorrang:
        assert vorrang.schuetzt in GESCHUETZT
        assert vorrang.bindung in {"soll", "ist", "keine"}


def test_no_norm_of_law_belongs_to_two_rechtskreise(subtests: pytest.Subtests) -> None:
    for one, other in combinations(rechtskreise(), 2):
        with subtests.test(f"{one} {other}"):
            shared = (rechtskreis(one).normen & rechtskreis(other).normen) - ALLGEMEIN
            assert not [key for key in shared if normen()[key].recht]


@JEDER
def test_only_checked_law_makes_a_fault(kreis: Rechtskreis) -> None:
    for vorrang in kreis.vorrang:
        read = [normen()[key] for key in vorrang.normen]
        law = all(norm.recht and norm.wortlaute[-1].geprueft for norm in read)
        assert law == (vorrang.bindung != "keine")
        assert law or Severity.FEHLER not in {vorrang.neu, vorrang.bestand, vorrang.teil}
        assert vorrang.teil is not Severity.FEHLER


@pytest.mark.parametrize("key", ["sgb3", "asylblg", "aufenthg", "land", "freiwillig"])
def test_where_no_statute_puts_others_first_only_the_demand_remains(key: str) -> None:
    assert [vorrang.normen for vorrang in rechtskreis(key).vorrang] == [("anregungen-2019-a3",)]


def test_voluntary_tasks_know_demands_and_nothing_else() -> None:
    assert {normen()[key].art for key in rechtskreis("freiwillig").normen} == {"forderung"}


@pytest.mark.parametrize(
    ("key", "norm", "liest"),
    [
        # § 17 I 1 SGB II: "nicht neu schaffen", "Dritter", "vorhanden ..., ausgebaut oder in Kürze geschaffen"
        ("sgb2", "sgb2-17-1", ("dritte", None, True)),
        # § 4 II SGB VIII: "anerkannten Trägern", "eigenen Maßnahmen", "rechtzeitig geschaffen"; existing: less
        ("sgb8", "sgb8-4-2", ("anerkannte_jugendhilfe", Severity.WARNUNG, True)),
        # § 5 IV SGB XII: "im Einzelfall durch die freie Wohlfahrtspflege erbracht", "eigener Maßnahmen"; existing: less
        ("sgb12", "sgb12-5-4", ("freie_wohlfahrt", Severity.WARNUNG, False)),
        # § 75 II 1 SGB XII, § 124 I 1 SGB IX: "geeignete Leistungserbringer vorhanden", "nicht neu schaffen"
        ("sgb12", "sgb12-75-2", ("dritte", None, False)),
        ("sgb9", "sgb9-124-1", ("dritte", None, False)),
        # § 11 II 3 SGB XI: "Freigemeinnützige und private Träger haben Vorrang gegenüber öffentlichen Trägern"
        ("sgb11", "sgb11-11-2", ("nicht_oeffentliche", None, False)),
    ],
)
def test_precedence_reads_as_the_section_reads(key: str, norm: str, liest: tuple[str, Severity | None, bool]) -> None:
    vorrang = next(one for one in rechtskreis(key).vorrang if norm in one.normen)
    assert (vorrang.schuetzt, vorrang.bestand, vorrang.ausbau) == liest


@pytest.mark.parametrize(
    ("key", "typ", "ist"),
    [
        ("sgb2", "landkreis", "ja"),
        ("sgb2", "gemeinde", "unbekannt"),
        ("sgb3", "kreisfreie_stadt", "nein"),
        ("sgb8", "kreisfreie_stadt", "ja"),
        ("sgb8", "stadt", "unbekannt"),
        ("sgb9", "landkreis", "unbekannt"),
        ("sgb9", "gemeinde", "nein"),
        ("sgb12", "landkreis", "ja"),
        ("aufenthg", "landkreis", "nein"),
        ("freiwillig", "gemeinde", "nein"),
    ],
)
def test_who_is_bound_depends_on_the_kind_of_municipality(key: str, typ: str, ist: str) -> None:
    assert rechtskreis(key).adressat.ist(typ) == ist


def test_other_tasks_of_youth_welfare_are_out_of_reach() -> None:
    assert rechtskreis("sgb8").nicht_aufgaben == {"hoheitlich", "andere_aufgabe"}
    bound = {key for key, kreis in rechtskreise().items() if "hoheitlich" not in kreis.nicht_aufgaben}
    assert (
        bound == {key for key, kreis in rechtskreise().items() if "hoheitlich" in kreis.widerspruch} == {"freiwillig"}
    )
    assert rechtskreis("sgb8").uebertragung == ("sgb8-76", "sgb8-3-3")


def test_support_for_learning_is_no_benefit_for_getting_into_work() -> None:
    assert "lernfoerderung" in rechtskreis("sgb2").nicht_arten


def test_funding_is_cited_by_the_norm_of_its_own_rechtskreis() -> None:
    found = {key: kreis.foerderung for key, kreis in rechtskreise().items() if kreis.foerderung}
    assert found == {
        "sgb2": ("sgb2-17-1",),
        "sgb3": ("sgb3-45",),
        "sgb8": ("sgb8-74", "sgb8-4-3"),
        "sgb12": ("sgb12-5-3",),
        "freiwillig": ("anregungen-2019-a3",),
    }
