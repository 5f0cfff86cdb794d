"""Good practice in the Konzept and in papers: one wording for both, nothing where there is none."""

from pathlib import Path
from typing import Any

import pytest

from konzept import ANGEBOT, TRAEGER, Ordner, stoff
from konzeptgen.composing.compose import compose
from konzeptgen.composing.design import design
from konzeptgen.document.tree import Facts, Heading, plain
from konzeptgen.rendering.render import render

GEZAEHLT: dict[str, Any] = {
    "id": "gezaehlt",
    "titel": "Nach dem Einzug nicht allein",
    "handlungsfeld": "wohnen",
    "traeger": "caritas",
    "was": "Fachkräfte kommen in die neue Wohnung.",
    "wirkung": [
        {"wert": "49", "einheit": "Haushalte in eigener Wohnung", "jahr": "2025", "quelle": "Jahresbericht"},
        {"wert": "41", "einheit": "Haushalte", "jahr": "2024"},
        {"wert": "7,5", "einheit": "Wochen Wartezeit", "quelle": "Zählung des Trägers"},
        {"wert": "3", "einheit": "Vermietende"},
    ],
}
UNGEZAEHLT: dict[str, Any] = {
    "id": "ungezaehlt",
    "titel": "Wohnlotsen",
    "handlungsfeld": "wohnen",
    "traeger": "caritas",
    "angebot": "caritas-mbe",
    "seit": "2023",
    "was": "Freiwillige gehen mit.",
    "uebertragbar": "Es braucht Zeit.",
}
STADT = {"id": "stadt", "name": "Stadt Musterstadt", "art": "kommune"}
EINES, MEHRERE = "Ein gutes Beispiel", "Gute Beispiele"


def gedruckt(tmp_path: Path, *beispiele: dict[str, Any], art: str = "konzept") -> tuple[list[str], list[str]]:
    """Return headings and facts of the document, with plain spaces."""
    ordner = Ordner(tmp_path).mit("anbieter", {"traeger": [TRAEGER, STADT], "angebote": [ANGEBOT]})
    konzept = ordner.mit("beispiele", {"beispiele": list(beispiele)}).konzept()
    blocks = render(compose(stoff(konzept, art)), design(konzept)).blocks
    titles = [plain(block.inlines) for block in blocks if isinstance(block, Heading)]
    facts = [f"{plain(term)}: {plain(said)}" for b in blocks if isinstance(b, Facts) for term, said in b.items]
    return titles, [fact.replace("\u00a0", " ") for fact in facts]


@pytest.mark.parametrize("art", ["konzept", "positionspapier"])
def test_heading_fits_the_number(tmp_path: Path, art: str) -> None:
    for number, (beispiele, wanted) in enumerate(
        [((), []), ((GEZAEHLT,), [EINES]), ((GEZAEHLT, UNGEZAEHLT), [MEHRERE])]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        titles, _ = gedruckt(folder, *beispiele, art=art)
        assert [title for title in titles if title in {EINES, MEHRERE}] == wanted


def test_examples_with_figures_stand_first(tmp_path: Path) -> None:
    titles, _ = gedruckt(tmp_path, UNGEZAEHLT, GEZAEHLT)
    assert titles.index(GEZAEHLT["titel"]) < titles.index(UNGEZAEHLT["titel"])


def test_figures_name_year_and_source_as_far_as_they_are_known(tmp_path: Path) -> None:
    _, facts = gedruckt(tmp_path, GEZAEHLT)
    assert (
        "Wirkung: 49 Haushalte in eigener Wohnung (2025, Jahresbericht); 41 Haushalte (2024); "
        "7,5 Wochen Wartezeit (Zählung des Trägers); 3 Vermietende"
    ) in facts
    assert "Wer: Caritasverband Musterstadt e. V." in facts


def test_an_example_without_figures_says_so(tmp_path: Path) -> None:
    _, facts = gedruckt(tmp_path, UNGEZAEHLT)
    start = facts.index("Wer: Caritasverband Musterstadt e. V., seit 2023")
    assert facts[start + 1 : start + 4] == [
        "Angebot: Migrationsberatung",
        "Wirkung: nicht erfasst",
        "Übertragbar: Es braucht Zeit.",
    ]


def test_a_paper_names_the_place_once(tmp_path: Path) -> None:
    _, facts = gedruckt(tmp_path, GEZAEHLT, {**UNGEZAEHLT, "traeger": "stadt"}, art="positionspapier")
    assert [fact for fact in facts if fact.startswith("Wer")] == [
        "Wer und wo: Caritasverband Musterstadt e. V., Stadt Musterstadt",
        "Wer und wo: Stadt Musterstadt, seit 2023",
    ]


def test_an_offer_with_the_name_of_the_example_is_not_named_again(tmp_path: Path) -> None:
    _, facts = gedruckt(tmp_path, {**UNGEZAEHLT, "titel": ANGEBOT["name"]})
    assert not [fact for fact in facts if fact.startswith("Angebot:")]


@pytest.mark.parametrize(
    ("feld", "titel"), [("bildung", "Bildung, Kinder und Jugend"), ("gesundheit", "Gesundheit und soziale Hilfen")]
)
def test_a_handlungsfeld_with_nothing_but_an_example_has_its_chapter(tmp_path: Path, feld: str, titel: str) -> None:
    titles, _ = gedruckt(tmp_path, {**GEZAEHLT, "handlungsfeld": feld})
    assert titel in titles
