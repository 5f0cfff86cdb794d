"""Three readings of one text: what is not known is named in a draft, listed for the council, left out in print."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from dokumente import STICHTAG, silent
from konzept import Ordner, stoff
from konzeptgen import pipeline
from konzeptgen.base.finding import UsageTrouble
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.cli.arguments import lesart
from konzeptgen.composing.compose import compose
from konzeptgen.composing.composed import Composed
from konzeptgen.model.fassung import Fassung, geschnitten
from konzeptgen.model.lesart import Lesart
from konzeptgen.pipeline import Examined, Wish
from konzeptgen.vorlagen.vorlagen import Vorlagen

_PLACES = re.compile(r"\.yaml|`|\.md\b|Hier fehlt")
_OPEN_CELL = re.compile(r"(?:\| |\*\* |: )offen(?: \||$)", re.MULTILINE)


@cache
def _examined(name: str) -> Examined:
    return pipeline.examine(EXAMPLES / name, STICHTAG, silent)


def _composed(examined: Examined, art: str = "konzept", fuer: Lesart | None = None, **more: object) -> Composed:
    wish = Wish(stichtag=STICHTAG, formats=(), art=art, fuer=fuer, **more)  # type: ignore[arg-type]
    return compose(pipeline._stoff([examined], wish))  # noqa: SLF001 - what compose gets


def _texts(composed: Composed) -> Mapping[str, str]:
    return {chapter.key: chapter.markdown.replace("\\", "") for chapter in composed.chapters}


def _whole(composed: Composed) -> str:
    return "\n".join(_texts(composed).values())


@pytest.mark.parametrize("name", ["minimal", pytest.param("beispieltal", marks=pytest.mark.langsam)])
@pytest.mark.parametrize("art", list(Vorlagen().arten))
def test_the_council_reads_no_file_no_field_and_no_open_cell_in_any_kind(art: str, name: str) -> None:
    text = _whole(_composed(_examined(name), art, Lesart.RAT, fassung=Fassung.INTERN, mitzeichnung=True))
    assert not _PLACES.search(re.sub(r"https?://\S+|\S+@\S+", "", text))
    assert not _OPEN_CELL.search(text)


def test_every_gap_of_a_draft_is_on_the_list_of_the_council_once() -> None:
    draft = _whole(_composed(_examined("minimal"), fuer=Lesart.ENTWURF))
    gaps = re.findall(r"^::: luecke\n(.+?) \(\w+\.yaml, Feld `[\w.]+`\)\.\n:::", draft, re.MULTILINE)
    assert gaps
    chapters = _composed(_examined("minimal"), fuer=Lesart.RAT).chapters
    assert chapters[-1].titel == "Was noch nicht geklärt ist"
    listed = chapters[-1].markdown.replace("\\", "").casefold()
    assert [gap for gap in gaps if gap.casefold() not in listed] == []


def test_the_list_counts_what_tables_do_not_know(tmp_path: Path) -> None:
    steps = [{"gremium": "Rat"}, {"gremium": "Beirat", "datum": "02.03.2027"}]
    made = Ordner(tmp_path).mit("konzept", {"rahmen": {"status": "vorgelegt"}, "beratungsfolge": steps})
    texts = _texts(compose(stoff(made.konzept(), "beschlussvorlage")))
    assert texts["beratungsfolge"].count("k.\u00a0A.") == 3
    assert "- **Beratungsfolge:** Drei Angaben in Tabellen und Übersichten" in texts["ungeklaert"]


def test_print_has_neither_gaps_nor_empty_lines_nor_a_list_of_them() -> None:
    printed = _composed(_examined("beispieltal"), fuer=Lesart.DRUCK)
    assert "ungeklaert" not in _texts(printed)
    assert printed.lesart is Lesart.DRUCK
    lines = [line for line in _whole(printed).split("\n") if line.startswith("- **")]
    assert lines
    assert not [line for line in lines if line.endswith(("** offen", "** –"))]


def test_print_lists_its_abbreviations_thanks_and_names_who_publishes() -> None:
    texts = _texts(_composed(_examined("beispieltal"), fuer=Lesart.DRUCK))
    assert "- **MBE** Migrationsberatung für erwachsene Zugewanderte" in texts["abkuerzungen"]
    assert "BVFG" not in texts["abkuerzungen"]
    assert "Arbeiterwohlfahrt" in texts["dank"]
    assert "- **Herausgeber** Gemeinde Beispieltal" in texts["impressum"]
    assert {"abkuerzungen", "dank", "impressum"}.isdisjoint(_texts(_composed(_examined("beispieltal"))))


STATES = [
    ({"status": "entwurf"}, "", "konzept", Lesart.ENTWURF),
    ({"status": "vorgelegt"}, "", "kurzfassung", Lesart.RAT),
    ({"status": "beschlossen"}, "", "konzept", Lesart.DRUCK),
    ({"status": "beschlossen", "fuer": "rat"}, "", "konzept", Lesart.RAT),
    ({"status": "entwurf", "fuer": "druck"}, "", "konzept", Lesart.DRUCK),
    ({}, "freigegeben", "beschlussvorlage", Lesart.RAT),
    ({}, "entwurf", "beschlussvorlage", Lesart.ENTWURF),
]


@pytest.mark.parametrize(("rahmen", "vorlage", "art", "lesart"), STATES)
def test_the_state_tells_the_reading_and_the_author_may_choose(
    tmp_path: Path, rahmen: dict[str, str], vorlage: str, art: str, lesart: Lesart
) -> None:
    made = Ordner(tmp_path).mit("konzept", {"rahmen": rahmen} if rahmen else {})
    if vorlage:
        made.mit("beschlussvorlage", {"beschlussvorlage": {"status": vorlage}})
    assert compose(stoff(made.konzept(), art)).lesart is lesart


def test_a_concept_before_the_council_is_marked_as_a_draft_and_says_that_it_lies_there(tmp_path: Path) -> None:
    cover = compose(stoff(Ordner(tmp_path).mit("konzept", {"rahmen": {"status": "vorgelegt"}}).konzept())).cover
    assert cover.draft
    assert dict(cover.lines)["Fassung"].startswith("Zur Beratung vorgelegt")


def test_the_preface_is_signed_in_print_alone_by_one_who_may_be_named(tmp_path: Path) -> None:
    picture = (EXAMPLES / "musterstadt" / "logo.png").read_bytes()
    person = {"name": "Erika Musterfrau", "funktion": "Oberbürgermeisterin"}
    greeting = {"person": person, "bild": "om.png", "bildtext": "Porträt", "unterschrift": "zug.png"}
    made = Ordner(tmp_path).mit("konzept", {"grusswort": greeting}).mit("texte/vorwort.md", "Liebe Alle")
    assert [one.split()[0] for one in made.stellen()] == ["ORD002", "ORD002"]
    whole = stoff(made.mit("om.png", picture).mit("zug.png", picture).konzept(), fuer=Lesart.DRUCK)
    assert "Erika Musterfrau, Oberbürgermeisterin" in _texts(compose(whole))["vorwort"]
    assert "om.png" not in _whole(compose(replace(whole, fuer=Lesart.RAT)))
    public = _whole(compose(stoff(geschnitten(made.konzept(), Fassung.OEFFENTLICH), fuer=Lesart.DRUCK)))
    assert not re.search(r"Erika|om\.png|zug\.png", public)


def test_an_unknown_reading_is_a_fault_of_the_call() -> None:
    with pytest.raises(UsageTrouble, match="Die Lesart „rad“ gibt es nicht"):
        lesart("rad")
    assert (lesart(""), lesart("Rat")) == (None, Lesart.RAT)
