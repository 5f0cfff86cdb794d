"""How documents call a municipality: kind and name once each, however the author wrote the name."""

from pathlib import Path

import pytest

from konzept import Ordner
from konzeptgen.base.schema import values
from konzeptgen.model.kommune import Kommune

TYPEN = values()["kommunentypen"]
ENDINGS = {"Landkreis": "Landkreises", "Kreis": "Kreises", "Bezirk": "Bezirks"}


def kommune(name: str, typ: str) -> Kommune:
    return Kommune(name=name, typ=TYPEN[typ], land=values()["laender"]["nw"])


@pytest.mark.parametrize("typ", TYPEN)
def test_the_kind_is_said_once(typ: str) -> None:
    word = str(TYPEN[typ].marken["wort"])
    plain = kommune("Bergen", typ)
    assert plain.bezeichnung == f"{word} Bergen"
    for name in (f"{word} Bergen", f"{word.lower()} Bergen", f"Bergen, {word}", f"{word} {word} Bergen"):
        twice = kommune(name, typ)
        for form in ("bezeichnung", "nominativ", "genitiv", "dativ", "ort", "kurz"):
            assert getattr(twice, form) == getattr(plain, form)


@pytest.mark.parametrize("typ", TYPEN)
def test_a_name_that_is_only_a_kind_is_said_once(typ: str) -> None:
    word = str(TYPEN[typ].marken["wort"])
    assert kommune(word, typ).bezeichnung == word
    assert kommune(word, typ).genitiv.split() == [kommune("Bergen", typ).genitiv.split()[0], ENDINGS.get(word, word)]


@pytest.mark.parametrize(
    ("name", "typ", "nominativ", "genitiv", "ort"),
    [
        ("Flensburg", "kreisfreie_stadt", "die Stadt Flensburg", "der Stadt Flensburg", "in der Stadt Flensburg"),
        (
            "Landkreis Augsburg",
            "landkreis",
            "der Landkreis Augsburg",
            "des Landkreises Augsburg",
            "im Landkreis Augsburg",
        ),
        ("Kreis Borken", "landkreis", "der Kreis Borken", "des Kreises Borken", "im Kreis Borken"),
        ("Region Hannover", "kreis", "die Region Hannover", "der Region Hannover", "in der Region Hannover"),
        ("Samtgemeinde Elm", "gemeinde", "die Samtgemeinde Elm", "der Samtgemeinde Elm", "in der Samtgemeinde Elm"),
        ("Stadtkreis Ulm", "kreisfreie_stadt", "der Stadtkreis Ulm", "des Stadtkreises Ulm", "im Stadtkreis Ulm"),
        ("Bezirk Mitte", "bezirk", "der Bezirk Mitte", "des Bezirks Mitte", "im Bezirk Mitte"),
        (
            "Bremen, Freie Hansestadt",
            "kreisfreie_stadt",
            "die Freie Hansestadt Bremen",
            "der Freien Hansestadt Bremen",
            "in der Freien Hansestadt Bremen",
        ),
        (
            "Hanse- und Universitätsstadt Rostock",
            "kreisfreie_stadt",
            "die Hanse- und Universitätsstadt Rostock",
            "der Hanse- und Universitätsstadt Rostock",
            "in der Hanse- und Universitätsstadt Rostock",
        ),
        (
            "Neustadt an der Aisch",
            "stadt",
            "die Stadt Neustadt an der Aisch",
            "der Stadt Neustadt an der Aisch",
            "in der Stadt Neustadt an der Aisch",
        ),
        (
            "Stadtallendorf",
            "stadt",
            "die Stadt Stadtallendorf",
            "der Stadt Stadtallendorf",
            "in der Stadt Stadtallendorf",
        ),
        (
            "Gemeinde Berg",
            "landkreis",
            "der Landkreis Gemeinde Berg",
            "des Landkreises Gemeinde Berg",
            "im Landkreis Gemeinde Berg",
        ),
    ],
)
def test_names_as_authors_write_them(name: str, typ: str, nominativ: str, genitiv: str, ort: str) -> None:
    found = kommune(name, typ)
    assert (found.nominativ, found.genitiv, found.ort) == (nominativ, genitiv, ort)


def test_the_title_of_a_document_says_the_kind_once(tmp_path: Path) -> None:
    ordner = Ordner(tmp_path).mit("konzept", {"kommune": {"name": "Stadt Flensburg", "typ": "stadt", "land": "sh"}})
    assert ordner.konzept().titel == "Integrationskonzept der Stadt Flensburg"
    assert ordner.konzept().herausgebername == "Stadt Flensburg"
