"""The table of 38 elements: fields, criterion, rules, sentence of the concept and demand of the paper, each as it says.

``katalog.yaml`` is written by hand: whoever changes an element changes what the table says of it, and sees both.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dokumente import Blanko, silent
from konzept import stoff
from konzeptgen import pipeline
from konzeptgen.base.schema import fields
from konzeptgen.base.typography import NBSP
from konzeptgen.checking import elemente
from konzeptgen.checking.elemente import kriterien
from konzeptgen.checking.rules import rules
from konzeptgen.checking.vollstaendigkeit import vollstaendigkeit
from konzeptgen.composing.compose import compose
from konzeptgen.composing.lage import Lage
from konzeptgen.composing.luecken import Konzeptsicht
from konzeptgen.document.tree import BulletList, Design, Document, Facts, Heading, Notice, Paragraph, Table, plain, walk
from konzeptgen.model.konzept import Konzept
from konzeptgen.pipeline import Wish
from konzeptgen.reading.load import load
from konzeptgen.rendering.render import render
from verderben import FOLDER, STICHTAG, verdorben

KATALOG: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("katalog.yaml").read_text("utf-8"))
KNOWN = {field.name for field in fields()}
every_element = pytest.mark.parametrize("code", KATALOG)


def test_the_table_has_every_element_in_the_order_of_the_catalogue() -> None:
    assert list(KATALOG) == list(kriterien())
    assert len(KATALOG) == 38


@every_element
def test_an_element_is_measured_on_its_fields_by_a_file_of_its_own(code: str) -> None:
    assert Path(elemente.__file__).with_name(f"{code.lower()}.py").is_file()
    told = KATALOG[code]["felder"]
    assert set(told) <= KNOWN
    assert set(told) <= set(kriterien()[code].felder)


@every_element
def test_the_rules_of_the_table_ask_about_the_element(code: str) -> None:
    """The table names the rules that an element cannot do without; a further rule needs no line in it."""
    told = KATALOG[code]["regeln"]
    assert told
    assert [name for name in told if code in rules()[name].regel.elemente] == told


# The sentence in the concept.


@cache
def chapters() -> dict[str, str]:
    """Return the words of each chapter of the complete concept, cells of a row parted by a stroke."""
    wish = Wish(stichtag=STICHTAG, formats=("html",), art="konzept")
    with Blanko() as drawer:
        made = pipeline.assemble([pipeline.examine(FOLDER, STICHTAG, silent)], wish, silent, drawer)[0]
    found: dict[str, str] = {}
    title = ""
    for block in walk(made.blocks):
        if isinstance(block, Heading) and block.level == 1:
            title = plain(block.inlines)
        found[title] = found.get(title, "") + "".join(f"{line}\n" for line in _lines(block))
    return {name: text.replace(NBSP, " ").translate({0x2007: None, 0x2008: None}) for name, text in found.items()}


def _lines(block: object) -> Iterator[str]:
    match block:
        case Paragraph():
            yield plain(block.inlines)
        case Table():
            yield from (" | ".join(plain(cell) for cell in row) for row in block.rows)
        case Facts():
            yield from (f"{plain(term)} | {plain(value)}" for term, value in block.items)


@every_element
def test_the_concept_speaks_of_an_element_in_its_chapter(code: str) -> None:
    assert KATALOG[code]["satz"] in chapters()[KATALOG[code]["kapitel"]]


# The demand in the paper.


def papier(konzept: Konzept) -> Document:
    sicht = Konzeptsicht.von(konzept)
    here = Lage(sicht, (), vollstaendigkeit(konzept, load(FOLDER), ()))
    one = stoff(konzept, "positionspapier")
    return render(compose(type(one)(konzept=sicht, mappe=sicht, art=one.art, orte=(here,))), Design())


def forderungen(made: Document) -> list[str]:
    """Return the words of each block that raises a demand."""
    blocks = [block for block in walk(made.blocks) if isinstance(block, Notice) and block.kind == "forderung"]
    texts = (" ".join(plain(b.inlines) for b in block.blocks if isinstance(b, Paragraph)) for block in blocks)
    return [text.replace(NBSP, " ") for text in texts]


@cache
def unverdorben() -> Document:
    return papier(verdorben({}))


@pytest.mark.langsam
@every_element
def test_an_open_demand_is_raised_once_with_its_own_reason(code: str) -> None:
    row = KATALOG[code]
    raised = [text for text in forderungen(papier(verdorben(row["verdirbt"]))) if _forderung(code) in text]
    assert len(raised) == 1
    assert row["grund"] in raised[0]


@every_element
def test_a_demand_that_is_met_is_not_raised_but_called_fulfilled(code: str) -> None:
    assert forderungen(unverdorben()) == []
    lists = [b for b in walk(unverdorben().blocks) if isinstance(b, BulletList)]
    said = [plain(b.inlines) for block in lists for item in block.items for b in item if isinstance(b, Paragraph)]
    titel = f"{kriterien()[code].element.titel}: "
    assert [text for text in said if text.replace(NBSP, " ").startswith(titel)]


def _forderung(code: str) -> str:
    """Return the demand as the paper begins it: the source follows its last sentence."""
    return str(KATALOG[code]["forderung"]).removesuffix(".")
