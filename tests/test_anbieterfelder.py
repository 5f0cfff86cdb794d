"""What real lists say of providers and offers, and what the directory makes of it."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from konzept import ANGEBOT, STICHTAG, TRAEGER, Ordner, stoff
from konzeptgen.bilder.zeichnung.orte import orte, zusammen
from konzeptgen.composing.compose import compose


def verzeichnis(konzept: Any, art: str) -> str:  # noqa: ANN401 - a Konzept
    """Return the Markdown of a directory without escapes, blanks made one."""
    chapters = compose(stoff(konzept, art)).chapters
    return " ".join(" ".join(chapter.markdown for chapter in chapters).replace("\\", "").split())


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path)


def mit(ordner: Ordner, *angebote: dict[str, Any], traeger: tuple[dict[str, Any], ...] = (TRAEGER,)) -> Any:  # noqa: ANN401
    named = [{**ANGEBOT, "id": f"a{n}", **deepcopy(angebot)} for n, angebot in enumerate(angebote)]
    return ordner.mit("anbieter", {"traeger": deepcopy(list(traeger)), "angebote": named}).konzept(STICHTAG)


NORD = {"strasse": "Nordweg 1", "ort": "Musterstadt", "breite": "51,20", "laenge": "7,20"}
SUED = {"strasse": "Südweg 2", "ort": "Musterstadt", "breite": "51,10", "laenge": "7,10"}


@pytest.mark.parametrize("art", ["konzept", "anbieterverzeichnis"])
def test_every_place_of_an_offer_stands_in_the_directory(ordner: Ordner, art: str) -> None:
    sued = {"name": "Südhaus", "adresse": SUED, "haltestelle": "Südmarkt", "anfahrt": "Eingang im Hof"}
    text = verzeichnis(mit(ordner, {"adresse": NORD, "orte": [sued]}), art)
    assert "Nordweg 1, Musterstadt" in text
    assert "**Ort** Südhaus, Südweg 2, Musterstadt; Haltestelle Südmarkt; Eingang im Hof" in text


def test_every_place_is_on_the_map_and_an_offer_counts_once(ordner: Ordner) -> None:
    here = orte(mit(ordner, {"adresse": NORD, "orte": [{"adresse": SUED}]}, {"orte": [{"adresse": NORD}]}))
    assert [place.zahl for place in here] == [1, 2]
    assert zusammen(here) == 2


def test_an_offer_with_places_of_its_own_is_not_at_its_provider_s(ordner: Ordner) -> None:
    konzept = mit(ordner, {"orte": [{"adresse": SUED}]}, {}, traeger=({**TRAEGER, "adresse": NORD},))
    assert [a.anschrift.strasse for a in konzept.angebote] == ["Südweg 2", "Nordweg 1"]
