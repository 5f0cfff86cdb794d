"""Contacts: numbers as people write them, several with their purpose, links that dial, and what cannot be a number."""

from pathlib import Path
from typing import Any

import pytest

from konzept import ANGEBOT, TRAEGER, Ordner
from konzeptgen.base.finding import Severity
from konzeptgen.base.rufnummer import rufnummer
from konzeptgen.base.scalars import ScalarFault
from konzeptgen.checking.rules import rules
from konzeptgen.composing.lesarten import OFFEN
from konzeptgen.composing.saetze.verzeichnis import ort_und_kontakt
from konzeptgen.composing.satzteile import kontakt, kontakt_mit_links, kontaktzeilen
from konzeptgen.exchange import arbeitsmappe
from konzeptgen.exchange.deuten import meant
from konzeptgen.exchange.einlesen import originals, plan
from konzeptgen.exchange.outline import kind_of
from konzeptgen.model.fassung import Fassung, geschnitten
from konzeptgen.model.konzept import Konzept


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("0351 123456", "tel:+49351123456"),
        ("(0351) 123456", "tel:+49351123456"),
        ("(03 51) 12 34 56", "tel:+49351123456"),
        ("+49 (0)351 123456", "tel:+49351123456"),
        ("+49 (0) 351 / 12 34 56", "tel:+49351123456"),
        ("+49351123456", "tel:+49351123456"),
        ("0049 351 123456", "tel:+49351123456"),
        ("0351.123456", "tel:+49351123456"),
        ("0351/123456", "tel:+49351123456"),
        ("0351 – 12 34", "tel:+493511234"),
        ("0351\u201112\u00a034", "tel:+493511234"),
        ("0351 123456-78", "tel:+4935112345678"),
        ("0351 123456 Durchwahl 12", "tel:+49351123456;ext=12"),
        ("0351 123456, App. 7", "tel:+49351123456;ext=7"),
        ("115", "tel:115"),
        ("116 117", "tel:116117"),
        ("116 016", "tel:116016"),
        ("0800 1110111", "tel:+498001110111"),
        ("08000 116 016", "tel:+498000116016"),
        ("0170 1234567", "tel:+491701234567"),
        ("+43 1 58858", "tel:+43158858"),
        ("Tel.: 0351 123456", "tel:+49351123456"),
    ],
)
def test_a_number_is_kept_as_written_and_dialled_in_its_normal_form(written: str, dialled: str) -> None:
    number = rufnummer(written)
    assert (number, number.ziel, number.zweck, number.bekannt) == (written, dialled, "", True)


@pytest.mark.parametrize(
    ("written", "number", "purpose"),
    [
        ("0351 123456 (Anmeldung)", "0351 123456", "Anmeldung"),
        ("0351 123456-0 (Mo bis Fr, 9-12)", "0351 123456-0", "Mo bis Fr, 9-12"),
        ("Beratung: 0351 123456", "0351 123456", "Beratung"),
        ("Fax: (0351) 123457", "(0351) 123457", "Fax"),
        ("0351 123 (0)", None, None),
    ],
)
def test_a_number_says_what_it_is_for(written: str, number: str | None, purpose: str | None) -> None:
    if number is None:
        with pytest.raises(ScalarFault):
            rufnummer(written)
        return
    found = rufnummer(written)
    assert (found.nummer, found.zweck) == (number, purpose)


@pytest.mark.parametrize(
    "written", ["3132978", "351 123456", "auf Anfrage", "0351 12 34 oder 56", "info@verband.example"]
)
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ScalarFault):
        rufnummer(written)


@pytest.mark.parametrize(
    ("written", "told", "severity"),
    [
        ("0351 12", "„0351 12“ gehört zu keiner bekannten Vorwahl, oder es fehlen Ziffern.", Severity.HINWEIS),
        (
            "0123 4567890",
            "„0123 4567890“ gehört zu keiner bekannten Vorwahl, oder es fehlen Ziffern.",
            Severity.HINWEIS,
        ),
        (
            "0351 1234567890123 (Anmeldung)",
            "„0351 1234567890123“ kann keine Telefonnummer sein; es sind zu wenige oder zu viele Ziffern.",
            None,
        ),
        ("0351 123456", "", None),
        ("0999 500-11", "", None),
        ("116 117", "", None),
    ],
)
def test_a_number_that_cannot_be_one_is_told_at_its_place(
    written: str, told: str, severity: Severity | None, ordner: Ordner
) -> None:
    konzept = mit(ordner, telefone=["0351 123456", written])
    hits = [(hit.pfad, hit.was, hit.schwere) for hit in rules()["MAP011"].pruefe(konzept)]
    assert hits == ([(("traeger", 0, "kontakt", "telefone", 1), told, severity)] if told else [])


def test_the_number_of_a_person_stands_in_no_finding(ordner: Ordner) -> None:
    person = {"name": "Kim Wolke", "telefon": "0351 12"}
    konzept = ordner.mit("anbieter", {"traeger": [{**TRAEGER, "ansprechperson": person}]}).konzept()
    (hit,) = rules()["MAP011"].pruefe(konzept)
    assert hit.was == "Die Durchwahl gehört zu keiner bekannten Vorwahl, oder es fehlen Ziffern."


def mit(ordner: Ordner, **fields: Any) -> Konzept:  # noqa: ANN401 - fields of a contact
    return ordner.mit("anbieter", {"traeger": [{**TRAEGER, "kontakt": fields}], "angebote": [ANGEBOT]}).konzept()


MANY = {
    "telefon": "0351 123456-0",
    "telefone": ["0351 123456-11 (Anmeldung)", "0351 123456-99 (Fax)", "116 117 (nachts)"],
    "email": "info@verband.example",
    "emails": ["anmeldung@verband.example"],
    "website": "https://verband.example",
    "websites": ["https://verband.example/kurse"],
}


def test_every_way_to_reach_a_place_is_printed_with_its_purpose(ordner: Ordner) -> None:
    reach = mit(ordner, **MANY).angebote[0].erreichbar
    assert reach is not None
    assert kontakt(reach) == (
        "Telefon 0351 123456-0, Telefon 0351 123456-11 (Anmeldung), Fax 0351 123456-99, Telefon 116 117 (nachts), "
        "info@verband.example, anmeldung@verband.example, verband.example, verband.example/kurse"
    )
    linked = kontakt_mit_links(reach)
    targets = [part.partition(">)")[0] for part in linked.split("](<")[1:]]
    assert targets == [
        "tel:+493511234560",
        "tel:+4935112345611",
        "tel:116117",
        "mailto:info@verband.example",
        "mailto:anmeldung@verband.example",
        "https://verband.example",
        "https://verband.example/kurse",
    ]


def test_from_four_on_each_way_to_reach_a_place_has_a_line(ordner: Ordner) -> None:
    few = mit(ordner, telefon="115", email="info@verband.example", website="https://verband.example").traeger[0].kontakt
    many = mit(ordner, **MANY).traeger[0].kontakt
    assert few is not None
    assert many is not None
    assert (len(kontaktzeilen(few)), len(kontaktzeilen(many))) == (1, 8)


def test_what_stands_twice_is_printed_once_and_nothing_is_open(ordner: Ordner) -> None:
    reach = mit(ordner, telefon="0351 123456", telefone=["0351 123456"]).traeger[0].kontakt
    assert reach is not None
    assert kontakt(reach) == "Telefon 0351 123456"
    empty = mit(ordner).traeger[0].kontakt
    assert empty is not None
    assert (kontakt(empty), kontakt_mit_links(empty), empty.angegeben) == (OFFEN, OFFEN, False)


def test_an_offer_is_found_by_its_own_place_and_numbers(ordner: Ordner) -> None:
    own = {**ANGEBOT, "adresse": {"strasse": "Marktgasse 3", "ort": "Musterstadt"}, "kontakt": {"telefone": ["115"]}}
    konzept = ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [own, {**ANGEBOT, "id": "b"}]}).konzept()
    assert ort_und_kontakt(konzept.angebote[0]) == "Marktgasse 3\\, Musterstadt; [Telefon 115](<tel:115>)"
    assert not ort_und_kontakt(konzept.angebote[1])


def test_the_public_edition_has_every_number_of_a_place_and_none_of_a_person(ordner: Ordner) -> None:
    person = {"name": "Kim Wolke", "telefon": "0351 777", "veroeffentlichung": {"erlaubt": "nein"}}
    traeger = {**TRAEGER, "kontakt": MANY, "ansprechperson": person}
    public = geschnitten(ordner.mit("anbieter", {"traeger": [traeger]}).konzept(), Fassung.OEFFENTLICH)
    assert public.traeger[0].ansprechperson is None
    assert public.traeger[0].kontakt is not None
    assert len(public.traeger[0].kontakt.alle_telefone) == 4


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("0351/123456", ["0351/123456"]),
        ("0351/123456, 0351/123457 (Fax)", ["0351/123456", "0351/123457 (Fax)"]),
        ("0351 123456 / 0351 123457", ["0351 123456", "0351 123457"]),
    ],
)
def test_several_numbers_in_a_cell_of_a_foreign_table_are_told_apart(cell: str, numbers: list[str]) -> None:
    column = next(one for one in kind_of(("traeger",)).columns if one.path == ("kontakt", "telefone"))
    assert meant(column, cell, lambda feld, word: str(feld["coerce"](word))) == (numbers, [])


@pytest.mark.langsam
@pytest.mark.parametrize("suffix", arbeitsmappe.SUFFIXES)
def test_contacts_points_and_hours_go_out_in_a_workbook_and_come_back(suffix: str, ordner: Ordner) -> None:
    traeger = {**TRAEGER, "kontakt": MANY, "adresse": {"breite": "5.702.409,5", "laenge": "32 361749", "crs": "25832"}}
    zeiten = [
        {"tage": ["mo-do", "sa"], "zeiten": ["8-12", "14:00-16:30"], "hinweis": "nur für Frauen"},
        {"tage": ["täglich"], "saison_von": "01.04.", "saison_bis": "Oktober", "von": "9:00", "bis": "12:00"},
        {"tage": ["Di"], "im_monat": ["erste", "letzte"], "nach_vereinbarung": "ja"},
    ]
    offer: dict[str, Any] = {**ANGEBOT, "oeffnungszeiten": zeiten, "oeffnungshinweis": "Bitte klingeln.\nIm Juli zu."}
    offer["schliesszeiten"] = [{"von": "20.07.2026", "bis": "07.08.2026", "grund": "Sommerpause"}, {"grund": "Umbau"}]
    ordner.mit("anbieter", {"traeger": [traeger], "angebote": [offer]})
    assert ordner.befunde() == []
    delivery = arbeitsmappe.lies(f"liste.{suffix}", arbeitsmappe.schreibe(ordner.source(), suffix))
    found = plan(ordner.source(), originals(ordner.pfad), delivery, remove=False)
    assert (dict(found.files), list(found.aside), list(found.unused)) == ({}, [], [])
