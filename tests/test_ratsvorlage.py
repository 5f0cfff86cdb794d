"""The paper for the council as Session and ALLRIS know it: budget, examinations, hearings, vote, annexes."""

from pathlib import Path
from typing import Any

import pytest

from konzept import STICHTAG, Ordner, stoff
from konzeptgen import pipeline
from konzeptgen.composing.compose import compose
from konzeptgen.composing.saetze.vorlage import wer_beschliesst
from konzeptgen.document.tree import Heading, plain
from konzeptgen.model.fassung import Fassung, geschnitten
from konzeptgen.pipeline import Wish
from konzeptgen.rendering.einzeln import einzeln
from test_wahr_kurz_und_beschluss import MASSNAHMEN, dokument


def kapitel(ordner: Ordner, fassung: Fassung = Fassung.OEFFENTLICH) -> dict[str, str]:
    made = compose(stoff(geschnitten(ordner.konzept(), fassung), "beschlussvorlage"))
    return {chapter.key: chapter.markdown.replace("\\", "").replace("\u00a0", " ") for chapter in made.chapters}


def _folder(tmp_path: Path, name: str) -> Path:
    (tmp_path / name).mkdir()
    return tmp_path / name


def vorlage(tmp_path: Path, **angaben: Any) -> Ordner:  # noqa: ANN401 - fields of the file
    return Ordner(tmp_path).mit("beschlussvorlage", {"beschlussvorlage": {"status": "freigegeben", **angaben}})


@pytest.mark.parametrize(
    ("gremium", "satz"),
    [
        ("Rat der Stadt Musterstadt", "Der Rat der Stadt Musterstadt beschließt"),
        ("Gemeinderat", "Der Gemeinderat beschließt"),
        ("Kreistag des Kreises", "Der Kreistag des Kreises beschließt"),
        ("Stadtverordnetenversammlung", "Die Stadtverordnetenversammlung beschließt"),
        ("Plenum", "Plenum beschließt"),
    ],
)
def test_who_decides_is_named_as_it_is_spoken(gremium: str, satz: str) -> None:
    assert wer_beschliesst(gremium) == satz


def test_the_form_for_the_budget_tells_what_is_known_and_of_how_many(tmp_path: Path) -> None:
    made = vorlage(tmp_path, finanzen={"produkt": "05.31", "ertraege": "9000"}).mit("massnahmen", MASSNAHMEN)
    form = kapitel(made)["auswirkungen"]
    assert "| Auswirkungen auf den Haushalt | ja |" in form
    assert "| Jährlich, neue Maßnahmen | 50.000 Euro |" in form
    assert "| Einmalig, neue Maßnahmen | 7.000 Euro |" in form
    assert "| Eigener Anteil im Jahr | 20.000 Euro |" in form
    assert ("| Erträge im Jahr | 9.000 Euro |" in form, "| Sachkonto | k. A. |" in form) == (True, True)


def test_no_budget_effect_is_claimed_where_nothing_is_known(tmp_path: Path) -> None:
    assert "| Auswirkungen auf den Haushalt | k. A. |" in kapitel(vorlage(tmp_path))["auswirkungen"]
    assert (
        "| Auswirkungen auf den Haushalt | nein |"
        in kapitel(vorlage(_folder(tmp_path, "zwei"), finanzen={"auswirkungen": "nein"}))["auswirkungen"]
    )


def test_what_nobody_examined_is_said_to_be_unexamined(tmp_path: Path) -> None:
    found = [{"art": "klima", "ergebnis": "keine", "begruendung": "Es wird nichts gebaut."}]
    lines = kapitel(vorlage(tmp_path, pruefungen=found))["auswirkungen"]
    assert "- **Klima und Umwelt** Eine Wirkung ist nicht zu erwarten. Es wird nichts gebaut." in lines
    assert "- **Gleichstellung** Nicht geprüft." in lines


def test_annexes_that_are_not_public_stand_in_the_internal_edition_alone(tmp_path: Path) -> None:
    made = vorlage(tmp_path, anlagen=["Plan"], anlagen_nichtoeffentlich=["Vermerk"])
    assert "Vermerk" not in "".join(kapitel(made).values())
    inner = kapitel(made, Fassung.INTERN)["anlagen"]
    assert inner.index("Plan") < inner.index("Nicht öffentlich:") < inner.index("1. Vermerk")


def test_hearings_and_lines_for_vote_and_signature_are_there(tmp_path: Path) -> None:
    steps = [{"gremium": "Rat", "zweck": "beschluss"}]
    made = vorlage(tmp_path, unterzeichnet="Die Landrätin", anhoerungen=[{"stelle": "Beirat", "datum": "02.09.2026"}])
    text = kapitel(made.mit("konzept", {"beratungsfolge": steps}))
    assert "- Beirat, 2. September 2026" in text["begruendung"]
    assert "| Rat | k. A. | Beschluss | | | |" in text["beratungsfolge"]
    assert "| Die Landrätin | | |" in text["anlagen"]


def test_each_chapter_can_be_had_alone_to_be_pasted(tmp_path: Path) -> None:
    made = vorlage(tmp_path).mit("massnahmen", MASSNAHMEN)
    parts = dict(einzeln(dokument(made, "beschlussvorlage")))
    assert {"beschlussvorschlag", "auswirkungen", "anlagen"} <= parts.keys()
    alone = parts["beschlussvorschlag"]
    assert (alone.cover.title, alone.layout.deckblatt) == ("Beschlussvorschlag", False)
    assert not [block for block in alone.blocks if isinstance(block, Heading) and "Anlagen" in plain(block.inlines)]


@pytest.mark.langsam
def test_the_files_to_be_pasted_are_named_after_their_chapters(tmp_path: Path) -> None:
    vorlage(tmp_path)
    wish = Wish(stichtag=STICHTAG, formats=("html",), art="beschlussvorlage", bausteine=True)
    built = pipeline.build([tmp_path / "konzept"], wish, lambda _: None)
    assert {"beschlussvorlage-musterstadt-beschlussvorschlag.docx", "beschlussvorlage-musterstadt-anlagen.html"} <= set(
        built.bausteine
    )
