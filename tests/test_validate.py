import io
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from konzept import ANGEBOT, STICHTAG, TRAEGER, Ordner
from konzeptgen.base.finding import Rejected
from konzeptgen.base.scalars import Jahr, Wert
from konzeptgen.base.schema import schemas
from konzeptgen.base.source import Source, TextFile, YamlFile
from konzeptgen.document.texte import read
from konzeptgen.model.konzept import Konzept
from konzeptgen.reading import yaml_reader
from konzeptgen.validating.typed import Slip, reader
from konzeptgen.validating.validate import validate


def test_the_smallest_konzept(tmp_path: Path) -> None:
    konzept = Ordner(tmp_path).konzept()
    assert (konzept.kommune.name, konzept.kommune.land.titel) == ("Musterstadt", "Nordrhein-Westfalen")
    assert konzept.stichtag == STICHTAG
    assert konzept.traeger == ()


def test_values_get_the_types_of_the_schema(tmp_path: Path) -> None:
    rahmen = {"stand": "01.03.2026", "laufzeit_von": "2027", "status": "entwurf"}
    konzept = Ordner(tmp_path).mit("konzept", {"rahmen": rahmen}).konzept()
    assert konzept.rahmen is not None
    assert isinstance(konzept.rahmen.laufzeit_von, Jahr)
    assert isinstance(konzept.rahmen.status, Wert)
    assert konzept.rahmen.stand is not None
    assert konzept.rahmen.stand.isoformat() == "2026-03-01"


def test_references_become_the_things_they_name(tmp_path: Path) -> None:
    konzept = Ordner(tmp_path).mit("anbieter", {"angebote": [ANGEBOT], "traeger": [TRAEGER]}).konzept()
    assert konzept.angebote[0].traeger is konzept.traeger[0]


def test_unknown_is_not_no(tmp_path: Path) -> None:
    konzept = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER]}).konzept()
    assert konzept.traeger[0].migrantenorganisation == "unbekannt"


def test_konzept_may_be_split_and_needs_kommune_only_once(tmp_path: Path) -> None:
    konzept = Ordner(tmp_path).mit("konzept/rahmen.yaml", {"rahmen": {"titel": "Ankommen"}}).konzept()
    assert konzept.rahmen is not None
    assert konzept.rahmen.titel == "Ankommen"


def test_lists_of_several_files_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    ordner = Ordner(tmp_path)
    for name in "cab":
        ordner.mit(f"anbieter/{name}.yaml", {"traeger": [{**TRAEGER, "id": name}]})
    assert [traeger.id for traeger in ordner.konzept().traeger] == ["a", "b", "c"]


def test_a_slip_in_one_file_does_not_shift_the_places_in_others(tmp_path: Path) -> None:
    ordner = Ordner(tmp_path).mit("anbieter/a.yaml", {"traeger": [{**TRAEGER, "art": "?"}, {**TRAEGER, "id": "drk"}]})
    ordner.mit("anbieter/b.yaml", {"traeger": [{**TRAEGER, "id": "awo"}, {**TRAEGER, "id": "awo"}]})
    assert ordner.stellen() == ["SCH013 anbieter/a.yaml:4:8", "REF002 anbieter/b.yaml:5:7"]


def test_a_slip_in_an_entry_is_not_told_again_by_those_who_refer_to_it(tmp_path: Path) -> None:
    ordner = Ordner(tmp_path).mit("anbieter/a.yaml", {"traeger": [{**TRAEGER, "art": "?"}]})
    assert ordner.mit("anbieter/b.yaml", {"angebote": [ANGEBOT]}).stellen() == ["SCH013 anbieter/a.yaml:4:8"]


def test_every_kind_of_slip_is_told_at_once(tmp_path: Path) -> None:
    ordner = Ordner(tmp_path).mit("anbieter", {"angebote": [ANGEBOT]}).mit("texte/leitbild.md", "<br>\n")
    ordner.mit("marke", {"marke": {"farbe": "#FFFFFF"}}).mit("quellen", {"quellen": [{}]})
    assert ordner.stellen() == [
        "REF001 anbieter.yaml:3:12",
        "MRK001 marke.yaml:2:10",
        "SCH011 quellen.yaml:2:3",
        "TXT001 texte/leitbild.md:1:1",
    ]


@pytest.mark.parametrize("gebiet", ["gesamt", "05315000", "05315", "nordstadt"])
def test_an_area_is_a_space_a_key_or_the_whole(tmp_path: Path, gebiet: str) -> None:
    ordner = Ordner(tmp_path).mit("sozialraeume", {"sozialraeume": [{"id": "nordstadt", "name": "Nordstadt"}]})
    angebot = {**ANGEBOT, "gebiet": [gebiet]}
    assert ordner.mit("anbieter", {"angebote": [angebot], "traeger": [TRAEGER]}).befunde() == []


@pytest.mark.parametrize("gebiet", ["westend", "053150", "٠٥٣١٥"])
def test_any_other_area_is_a_slip(tmp_path: Path, gebiet: str) -> None:
    ordner = Ordner(tmp_path).mit("anbieter", {"angebote": [{**ANGEBOT, "gebiet": [gebiet]}], "traeger": [TRAEGER]})
    assert [befund.code for befund in ordner.befunde()] == ["REF001"]


@pytest.mark.parametrize("name", ["nmae", "Name", "na-me", "nahme"])
def test_a_misspelt_field_is_one_slip_with_the_right_name(tmp_path: Path, name: str) -> None:
    befund, *others = Ordner(tmp_path).mit("konzept", {"herausgeber": {name: "Stadt"}}).befunde()
    assert befund.code == "SCH012"
    assert "Meinten Sie „name“?" in befund.message
    assert not others


def test_an_unknown_field_that_is_near_nothing_does_not_hide_the_missing_one(tmp_path: Path) -> None:
    befunde = Ordner(tmp_path).mit("konzept", {"herausgeber": {"wappentier": "Löwe"}}).befunde()
    assert sorted(befund.code for befund in befunde) == ["SCH011", "SCH012"]


def test_a_list_where_one_word_belongs_is_one_slip_although_the_field_excludes_another(tmp_path: Path) -> None:
    seat = {"id": "rt", "name": "Runder Tisch", "thema": "sprache", "sitze": [{"traeger": ["caritas"]}]}
    befund, *more = Ordner(tmp_path).mit("runde_tische", {"runde_tische": [seat]}).befunde()
    assert (befund.code, more) == ("SCH010", [])


def test_the_author_reads_the_marked_place(tmp_path: Path) -> None:
    befund, *_ = Ordner(tmp_path).mit("konzept", "kommune: {name: Musterstadt, typ: satdt, land: nw}\n").befunde()
    marked = befund.place.text[befund.place.column - 1 :][: befund.place.length]
    assert marked == "satdt"


def test_pictures_with_umlauts_and_spaces_are_found(tmp_path: Path) -> None:
    png = io.BytesIO()
    Image.new("RGB", (4, 4)).save(png, "PNG")
    ordner = (
        Ordner(tmp_path)
        .mit("Brücke im Süd.png", png.getvalue())
        .mit("texte/leitbild.md", "![Brücke](<Brücke im Süd.png>)\n")
    )
    assert ordner.befunde() == []


NAMES = [
    "name",
    "id",
    "traeger",
    "angebote",
    "kommune",
    "typ",
    "land",
    "adresse",
    "plz",
    "werte",
    "nmae",
    "tage",
    "oeffnungszeiten",
    "gebiet",
    "kapazitaet",
    "mitglieder",
    "gremien",
    "steuerung",
    "organisation",
    "ags",
]
SHAPES = st.recursive(
    st.sampled_from(["", "ja", "nw", "stadt", "2026", "31.03.2026", "-1", "12.5", "caritas", "#1D4F76", "a:b", "x\ny"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(NAMES),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)


@pytest.mark.langsam
@settings(max_examples=250, deadline=None)
@given(konzept=SHAPES, anbieter=SHAPES)
def test_any_shape_is_read_or_refused_with_a_place_and_a_remedy(konzept: object, anbieter: object) -> None:
    source = Source(
        "x", tuple(_file(name, value) for name, value in (("konzept", konzept), ("anbieter", anbieter))), {}, {}
    )
    try:
        assert isinstance(validate(source, STICHTAG), Konzept)
    except Rejected as rejected:
        for befund in rejected.findings:
            assert befund.place.file in {"konzept.yaml", "anbieter.yaml"}
            assert befund.remedy
            assert befund.code != "SCH019"


def _file(name: str, value: object) -> YamlFile:
    first = next(iter(schemas()[name].felder))
    whole = value if isinstance(value, dict) else {first: value}
    text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
    file = yaml_reader.read(f"{name}.yaml", name, text, [])
    assert file is not None
    assert file.values == whole
    return file


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(st.text(), st.text(alphabet="#*_`![]()<>|-:\n >1.a\\&;", max_size=60)))
def test_any_author_text_is_read_or_refused(text: str) -> None:
    befunde: list[Any] = []
    found = read(TextFile("texte/leitbild.md", text), {"a.png": b""}, befunde)
    assert (found is None) == bool(befunde)
    assert all(befund.code.startswith("TXT") and befund.remedy for befund in befunde)


def test_cerberus_judges_items_of_a_list_too() -> None:
    places = reader({"type": "list", "minlength": 1, "schema": {"type": "ganzzahl", "coerce": int, "min": 3}})
    slips: list[Slip] = []
    assert places(["5", "2", ["7"]], ("plaetze",), slips) == [5, 2, ["7"]]
    assert [(slip.path, slip.rule, slip.constraint) for slip in slips] == [
        (("plaetze", 2), "", None),
        (("plaetze", 1), "min", 3),
    ]


def test_thousands_of_unknown_names_are_told_at_once() -> None:
    mapping = reader({"type": "dict", "schema": {"name": {"type": "text", "coerce": str, "required": True}}})
    slips: list[Slip] = []
    mapping({f"x{number}": "y" for number in range(20_000)}, (), slips)
    assert len(slips) == 20_001


def test_german_words_are_values_and_mean_the_same_as_their_keys(tmp_path: Path) -> None:
    words = {"name": "Flensburg", "typ": "Kreisfreie Stadt", "land": "Schleswig-Holstein"}
    keys = {"name": "Flensburg", "typ": "kreisfreie_stadt", "land": "sh"}
    said = {
        **ANGEBOT,
        "leistungsart": "Migrationsberatung",
        "zielgruppen": ["Flüchtlinge"],
        "sprachen": ["Deutsch"],
        "oeffnungszeiten": [{"tage": ["Montag"], "von": "8:00", "bis": "12:00"}],
    }
    meant = {
        **ANGEBOT,
        "leistungsart": "mbe",
        "zielgruppen": ["gefluechtete"],
        "sprachen": ["de"],
        "oeffnungszeiten": [{"tage": ["mo"], "von": "8:00", "bis": "12:00"}],
    }
    ordner = Ordner(tmp_path)

    def read(kommune: dict[str, str], verband: str, angebot: dict[str, Any]) -> tuple[Any, ...]:
        ordner.mit("konzept", {"kommune": kommune})
        ordner.mit("anbieter", {"traeger": [{**TRAEGER, "spitzenverband": verband}], "angebote": [angebot]})
        konzept = ordner.konzept()
        return konzept.kommune, konzept.traeger, konzept.angebote

    assert repr(read(words, "Diakonie", said)) == repr(read(keys, "diakonie", meant))


def test_a_name_in_place_of_an_id_leads_to_the_entry(tmp_path: Path) -> None:
    said = {**ANGEBOT, "traeger": "caritasverband musterstadt e.V."}
    named = {**TRAEGER, "name": "Caritasverband Musterstadt e.V."}
    (fault,) = Ordner(tmp_path).mit("anbieter", {"traeger": [named], "angebote": [said]}).befunde()
    assert fault.message.endswith("Meinten Sie „caritas“?")
