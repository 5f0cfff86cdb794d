"""Texts of providers and offers in other languages: validated, printed below the German, marked in every format."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from konzept import ANGEBOT, STICHTAG, TRAEGER, Ordner, stoff
from konzeptgen.composing.compose import compose
from konzeptgen.composing.design import design
from konzeptgen.composing.sprachworte import sprachname
from konzeptgen.document.tree import Document, Foreign, Heading, Paragraph, plain, walk
from konzeptgen.rendering.render import render
from konzeptgen.writers.write import write

ARABISCH = {"sprache": "ar", "name": "استشارة الهجرة", "beschreibung": "نساعدكم في الرسائل (مجانا).\n\nتعالوا إلينا."}
UKRAINISCH = {"sprache": "Ukrainisch", "name": "Консультація", "oeffnungshinweis": "за згодою", "kosten": "2 євро"}
TUERKISCH = {"sprache": "tr", "beschreibung": "Ağır işler için danışma."}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def mit(ordner: Ordner, *texte: dict[str, str], traeger: tuple[dict[str, str], ...] = ()) -> Ordner:
    angebot: dict[str, Any] = {**ANGEBOT, "uebersetzungen": list(texte)}
    return ordner.mit("anbieter", {"traeger": [{**TRAEGER, "uebersetzungen": list(traeger)}], "angebote": [angebot]})


def dokument(ordner: Ordner) -> Document:
    konzept = ordner.konzept(STICHTAG)
    whole = render(compose(stoff(konzept, "anbieterverzeichnis")), design(konzept))
    begin = next(i for i, block in enumerate(whole.blocks) if isinstance(block, Heading) and block.id == "beratung")
    return replace(whole, blocks=whole.blocks[begin:])  # what stands before explains the booklet in its languages


def texte(document: Document) -> dict[str, Foreign]:
    """Return the paragraphs that stand in another language, by their tags."""
    return {
        node.inlines[0].lang: node.inlines[0]
        for node in walk(document.blocks)
        if isinstance(node, Paragraph) and len(node.inlines) == 1 and isinstance(node.inlines[0], Foreign)
    }


def test_every_text_stands_below_the_entry_as_one_run_of_its_language(ordner: Ordner) -> None:
    found = texte(dokument(mit(ordner, ARABISCH, UKRAINISCH, TUERKISCH)))
    assert list(found) == ["ar-Arab", "uk-Cyrl", "tr"]
    assert plain((found["ar-Arab"],)) == "استشارة الهجرة نساعدكم في الرسائل (مجانا). تعالوا إلينا."
    assert plain((found["uk-Cyrl"],)) == "Консультація за згодою 2 євро"
    tags = {node.lang for text in found.values() for node in walk(text) if isinstance(node, Foreign)}
    assert not any(tag.startswith("und") for tag in tags)


def test_a_provider_s_text_stands_in_its_fact_sheet(ordner: Ordner) -> None:
    assert set(texte(dokument(mit(ordner, traeger=({"sprache": "en", "name": "Advice centre"},))))) == {"en"}


def test_a_language_alone_says_nothing(ordner: Ordner) -> None:
    assert texte(dokument(mit(ordner, {"sprache": "ar"}))) == {}


def test_html_and_word_know_language_and_direction(ordner: Ordner) -> None:
    made = write(dokument(mit(ordner, ARABISCH, UKRAINISCH)), ["html", "docx"])
    page = made["html"].decode()
    assert '<p lang="ar" dir="rtl"><strong>استشارة الهجرة</strong><br>' in page
    assert '<span lang="uk">' in page
    body = etree.fromstring(ZipFile(BytesIO(made["docx"])).read("word/document.xml"))
    (turned,) = (one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}bidi") is not None)
    runs = [run for run in turned.iter(f"{W}r") if run.find(f"{W}t") is not None and run.find(f"{W}rPr") is not None]
    assert runs
    assert all(run.find(f"{W}rPr/{W}rtl") is not None for run in runs)
    assert {lang.get(f"{W}bidi") for run in runs for lang in run.iterfind(f"{W}rPr/{W}lang")} == {"ar"}


@pytest.mark.parametrize(
    ("texte", "code"),
    [
        (({"sprache": "de", "name": "Beratung"},), "SPR001"),
        ((ARABISCH, {"sprache": "Arabisch", "name": "شيء"}), "SPR002"),
        (({"sprache": "klingonisch-nord", "name": "x"},), "SCH013"),
    ],
)
def test_german_a_language_twice_and_an_unknown_one_are_faults(
    ordner: Ordner, texte: tuple[dict[str, str], ...], code: str
) -> None:
    (fault,) = mit(ordner, *texte).befunde()
    assert (fault.code, fault.place.file) == (code, "anbieter.yaml")


def test_a_language_is_named_in_itself_and_in_german_where_no_font_can_show_it(ordner: Ordner) -> None:
    sprachen = mit(ordner).konzept().werte["sprachen"]
    assert sprachname(sprachen["ar"]) == "[العربية](<lang:ar>) (Arabisch)"
    assert sprachname(sprachen["fr"]) == "[français](<lang:fr>) (Französisch)"
    assert sprachname(sprachen["syr"]) == "Syrisch"  # its own name is known, a font is not shipped
    assert sprachname(sprachen["gsg"]) == "Deutsche Gebärdensprache"


def test_opendocument_knows_the_language_and_no_country_that_is_a_script(ordner: Ordner) -> None:
    made = write(dokument(mit(ordner, ARABISCH)), ["odt"])["odt"]
    text = ZipFile(BytesIO(made)).read("content.xml").decode()
    assert 'style:language-complex="ar"' in text
    assert 'style:writing-mode="rl-tb"' in text
    assert "ARAB" not in text
