"""Addresses in every spelling: which mean the same house, and what the public edition hides on that suspicion."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.model.anschrift import nennt_strasse, stellen
from konzeptgen.model.fassung import Fassung, geschnitten
from konzeptgen.model.konzept import Konzept

TAFEL = yaml.safe_load((Path(__file__).parent / "anschriften.yaml").read_text("utf-8"))


def gleich(one: str, other: str) -> bool:
    return not stellen(one).isdisjoint(stellen(other))


@pytest.mark.parametrize("haus", TAFEL["gleich"])
def test_spellings_of_one_house_have_a_reading_in_common(haus: str) -> None:
    assert [other for other in TAFEL["gleich"][haus] if not gleich(haus, other)] == []


@pytest.mark.parametrize("haus", TAFEL["verschieden"])
def test_other_houses_have_none(haus: str) -> None:
    assert [other for other in TAFEL["verschieden"][haus] if gleich(haus, other)] == []


@pytest.mark.parametrize(
    ("name", "strasse"),
    [("GU Hafenstr. 7", "Hafenstr."), ("Wohnheim Domplatz", "Domplatz"), ("Haus am Kanal", ""), ("Stadtmarkt", "")],
)
def test_a_name_holds_a_street_where_a_word_ends_like_one(name: str, strasse: str) -> None:
    assert nennt_strasse(name) == strasse


HAUS = {"id": "heim", "name": "Haus am Kanal", "art": "gemeinschaftsunterkunft"}
ANLAUFSTELLE = {**ANGEBOT, "id": "schutz", "name": "Zuflucht für Frauen", "leistungsart": "gewaltschutz"}


def oeffentlich(tmp_path: Path, *, haus: Any = None, **anbieter: Any) -> Konzept:  # noqa: ANN401 - YAML
    folder = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER], **anbieter})
    if haus:
        folder.mit("unterkuenfte", {"unterkuenfte": [{**HAUS, **haus}]})
    return geschnitten(folder.konzept(), Fassung.OEFFENTLICH)


@pytest.mark.parametrize("schreibweise", TAFEL["gleich"]["Hafenstraße 7"])
def test_a_shelter_s_address_stays_hidden_however_the_offer_spells_it(tmp_path: Path, schreibweise: str) -> None:
    offer = {**ANGEBOT, "adresse": {"strasse": schreibweise, "ort": "Musterstadt"}}
    cut = oeffentlich(tmp_path, haus={"anschrift": {"strasse": "Hafenstraße 7"}}, angebote=[offer])
    assert cut.angebote[0].anschrift is None


def test_a_shelter_whose_name_is_its_address_is_hidden_elsewhere_too(tmp_path: Path) -> None:
    offer = {**ANGEBOT, "adresse": {"strasse": "Hafenstr. 7"}}
    cut = oeffentlich(tmp_path, haus={"name": "Unterkunft Hafenstraße 7"}, angebote=[offer])
    assert cut.angebote[0].anschrift is None


@pytest.mark.parametrize(
    ("breite", "zu_sehen"),
    [("51,20000", False), ("51,20030", False), ("51,20060", True)],
    ids=["equal", "33 metres", "67 metres"],
)
def test_a_point_near_a_shelter_is_hidden(tmp_path: Path, breite: str, zu_sehen: bool) -> None:  # noqa: FBT001
    offer = {**ANGEBOT, "adresse": {"ort": "Musterstadt", "breite": breite, "laenge": "7,2"}}
    house = {"anschrift": {"strasse": "Hafenstraße 7", "breite": "51,2", "laenge": "7,2"}}
    cut = oeffentlich(tmp_path, haus=house, angebote=[offer])
    assert (cut.angebote[0].anschrift is not None) is zu_sehen


def test_a_point_that_stands_with_a_hidden_street_is_hidden_alone_too(tmp_path: Path) -> None:
    point = {"breite": "51,2", "laenge": "7,2"}
    offers = [
        {**ANGEBOT, "id": "a", "adresse": {"strasse": "Hafenstr. 7", **point}},
        {**ANGEBOT, "id": "b", "adresse": point},
    ]
    cut = oeffentlich(tmp_path, haus={"anschrift": {"strasse": "Hafenstraße 7"}}, angebote=offers)
    assert [offer.anschrift for offer in cut.angebote] == [None, None]


# Houses that protect from violence


@pytest.mark.parametrize("name", ["Frauenhaus", "Autonomes Frauenhaus Musterstadt", "Schutzwohnung", "Mädchenzuflucht"])
def test_the_address_of_a_protected_house_is_hidden_by_kind_and_by_name(tmp_path: Path, name: str) -> None:
    offers = [
        {**ANLAUFSTELLE, "adresse": {"strasse": "Hafenstraße 7"}},
        {**ANGEBOT, "id": "wort", "name": name, "leistungsart": "sonstiges", "adresse": {"strasse": "Kanalweg 2"}},
        {**ANGEBOT, "id": "dort", "adresse": {"strasse": "Hafenstr. 7"}},
        {**ANGEBOT, "id": "frei", "adresse": {"strasse": "Domplatz 1"}},
    ]
    cut = oeffentlich(tmp_path, angebote=offers)
    assert [offer.anschrift and offer.anschrift.strasse for offer in cut.angebote] == [None, None, None, "Domplatz 1"]


def test_the_seat_of_a_body_that_only_protects_is_hidden_and_no_offer_falls_back_on_it(tmp_path: Path) -> None:
    traeger = {**TRAEGER, "adresse": {"strasse": "Hafenstraße 7"}}
    cut = oeffentlich(tmp_path, traeger=[traeger], angebote=[ANLAUFSTELLE])
    assert cut.angebote[0].anschrift is None
    assert cut.traeger[0].adresse is not None
    assert not cut.traeger[0].adresse.angegeben


def test_the_office_of_a_larger_body_stays_but_is_not_shown_as_the_house(tmp_path: Path) -> None:
    traeger = {**TRAEGER, "adresse": {"strasse": "Domplatz 1"}}
    schutz = [ANLAUFSTELLE, {**ANLAUFSTELLE, "id": "zwei", "adresse": {"strasse": "Dompl. 1"}}]
    cut = oeffentlich(tmp_path, traeger=[traeger], angebote=[*schutz, {**ANGEBOT, "id": "beratung"}])
    assert [offer.anschrift and offer.anschrift.strasse for offer in cut.angebote] == [None, None, "Domplatz 1"]
    assert cut.traeger[0].adresse
    assert cut.traeger[0].adresse.strasse == "Domplatz 1"


def test_further_places_of_offers_are_hidden_like_their_first(tmp_path: Path) -> None:
    offers = [
        {**ANLAUFSTELLE, "orte": [{"adresse": {"strasse": "Hafenstraße 7"}}]},
        {**ANGEBOT, "orte": [{"adresse": {"strasse": "c/o Luna, Hafenstr. 07"}}, {"adresse": {"strasse": "Weg 3"}}]},
    ]
    cut = oeffentlich(tmp_path, angebote=offers)
    shown = [[ort.adresse and ort.adresse.strasse for ort in offer.orte] for offer in cut.angebote]
    assert shown == [[None], [None, "Weg 3"]]


def test_the_author_s_word_lifts_a_suspicion_and_hides_any_address(tmp_path: Path) -> None:
    offers = [
        {**ANLAUFSTELLE, "adresse": {"strasse": "Domplatz 1", "oeffentlich": "ja"}},
        {**ANGEBOT, "id": "privat", "adresse": {"strasse": "Kanalweg 2", "oeffentlich": "nein"}},
        {**ANGEBOT, "id": "ebenda", "adresse": {"strasse": "Kanalweg 2"}},
    ]
    cut = oeffentlich(tmp_path, angebote=offers)
    assert [offer.anschrift and offer.anschrift.strasse for offer in cut.angebote] == ["Domplatz 1", None, None]
