"""What real lists say of providers and offers, and what the directory makes of it."""

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from konzept import ANGEBOT, STICHTAG, TRAEGER, Ordner, stoff
from konzeptgen.base.paths import TEMPLATES
from konzeptgen.bilder.zeichnung.orte import orte, zusammen
from konzeptgen.composing.beschreibungen import in_teilen
from konzeptgen.composing.compose import compose
from konzeptgen.composing.design import design
from konzeptgen.document.tree import BulletList, Paragraph, plain, walk
from konzeptgen.rendering.render import render


def verzeichnis(konzept: Any, art: str) -> str:  # noqa: ANN401 - a Konzept
    """Return the Markdown of a directory without escapes, blanks made one."""
    chapters = compose(stoff(konzept, art)).chapters
    return " ".join(" ".join(chapter.markdown for chapter in chapters).replace("\\", "").split())


@pytest.fixture
def ordner(tmp_path: Path) -> Ordner:
    return Ordner(tmp_path).mit("konzept", {"rahmen": {"steckbriefe": "ja"}})


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


FEST = {"name": "Herbstfest", "datum": "12.09.2026", "von": "10:00", "bis": "16:00", "ort": "Stadthalle"}


@pytest.mark.parametrize("art", ["konzept", "anbieterverzeichnis"])
def test_events_to_come_are_announced_in_their_order_and_past_ones_vanish(ordner: Ordner, art: str) -> None:
    lager = {"name": "Lager", "datum": "01.05.2026", "letzter_tag": "03.05.2026", "hinweis": "mit Anmeldung"}
    heute, vorbei = {"name": "Heute", "datum": "31.03.2026"}, {"name": "Vorbei", "datum": "30.03.2026"}
    text = verzeichnis(mit(ordner, {"veranstaltungen": [FEST, lager, vorbei, heute]}), art)
    found = [
        "31.03.2026: Heute",
        "01.05.2026 bis 03.05.2026: Lager, mit Anmeldung",
        "12.09.2026, 10:00–16:00 Uhr: Herbstfest, Stadthalle",
    ]
    places = [text.find(line) for line in found]
    assert -1 not in places
    assert places == sorted(places)
    assert "Vorbei" not in text


def test_an_event_that_ends_before_it_begins_is_a_fault(ordner: Ordner) -> None:
    event = {"name": "Lager", "datum": "03.05.2026", "letzter_tag": "01.05.2026"}
    angebot = {**ANGEBOT, "veranstaltungen": [event]}
    (fault,) = ordner.mit("anbieter", {"traeger": [TRAEGER], "angebote": [angebot]}).befunde()
    assert (fault.code, fault.place.line) == ("DAT001", 13)


@pytest.mark.parametrize(
    ("angaben", "words"),
    [
        ({"kostenfrei": "ja"}, "**Kosten** keine"),
        ({"kosten": "2 Euro je Treffen"}, "**Kosten** 2 Euro je Treffen"),
        ({"kinderbetreuung": "ja", "helfende_gesucht": "ja"}, "mit Kinderbetreuung und Freiwillige gesucht"),
        ({"fuer_kinder": "ja"}, "auch für Kinder"),
    ],
)
def test_costs_and_what_is_good_to_know_are_printed(ordner: Ordner, angaben: dict[str, Any], words: str) -> None:
    assert words in verzeichnis(mit(ordner, angaben), "anbieterverzeichnis")


def test_no_and_unknown_say_nothing(ordner: Ordner) -> None:
    text = verzeichnis(mit(ordner, {"kinderbetreuung": "nein", "kostenfrei": "nein"}), "anbieterverzeichnis")
    assert "Kinderbetreuung" not in text
    assert "**Kosten**" not in text


def test_costs_are_said_once_where_most_offers_are_free_and_the_rest_says_what_differs(ordner: Ordner) -> None:
    frei, teuer, nein = {"kostenfrei": "ja"}, {"kosten": "2 Euro je Treffen"}, {"kostenfrei": "nein"}
    rule = "Wo nichts zu den Kosten steht, ist das Angebot kostenfrei."
    text = verzeichnis(mit(ordner, frei, frei, frei, frei, teuer, nein, {}), "anbieterverzeichnis")
    assert rule in text
    assert re.findall(r"[*]{2}Kosten[*]{2} ([0-9A-Za-z ]+?) :::", text) == [
        "2 Euro je Treffen",
        "nicht kostenfrei",
        "nicht bekannt",
    ]
    half = verzeichnis(mit(ordner, frei, frei, teuer, {}), "anbieterverzeichnis")
    assert rule not in half
    assert half.count("**Kosten** keine") == 2
    assert "Manche Einträge sagen nicht, ob das Angebot etwas kostet." in half


def test_the_directory_names_the_emergency_numbers_of_its_land(ordner: Ordner) -> None:
    text = verzeichnis(mit(ordner, {}), "anbieterverzeichnis")
    for number in ("110", "112", "116117", "116016", "116111", "08001110111", "022819240"):
        assert f"(<tel:{number}>)" in text
    assert "tel:08919240" not in text  # the number for Bavaria


def test_the_directory_explains_its_words_and_topics_in_seven_languages(ordner: Ordner) -> None:
    text = verzeichnis(mit(ordner, {}), "anbieterverzeichnis")
    for code, own in (("en", "Costs"), ("fr", "Prix"), ("tr", "Ücret"), ("uk", "Вартість"), ("ru", "Стоимость")):
        assert f"[{own}](<lang:{code}>)" in text
    assert "[التكلفة](<lang:ar>)" in text
    assert "[هزینه](<lang:fa>)" in text
    words = {str(word.titel) for word in mit(ordner, {}).werte["verzeichniswoerter"].values()}
    template = (TEMPLATES / "bausteine" / "verzeichnis.md.j2").read_text("utf-8")
    entry = template[template.index("macro eintrag(") : template.index("macro uebersetzt")]
    assert set(re.findall(r"^- \*\*([^*(]+)\*\*", entry, re.MULTILINE)) <= words
    chapters = [path.read_text("utf-8") for path in (TEMPLATES / "anbieterverzeichnis").glob("[028]*.md.j2")]
    titles = {title for chapter in chapters for title in re.findall(r"^titel: (.+)$", chapter, re.MULTILINE)}
    assert titles == {str(word.titel) for word in mit(ordner, {}).werte["verzeichnisthemen"].values()} - {"Alle Träger"}


def test_languages_lead_to_the_offers_by_service(ordner: Ordner) -> None:
    here = mit(ordner, {"sprachen": ["ar"]}, {"sprachen": ["ar"], "leistungsart": "jmd", "name": "Jugend"})
    cell = "**Migrationsberatung für erwachsene Zugewanderte (MBE)** [1](#eintrag-1)"
    text = verzeichnis(here, "anbieterverzeichnis")
    assert f"| [العربية](<lang:ar>) (Arabisch) | {cell}; **Jugendmigrationsdienst (JMD)** [2](#eintrag-2) |" in text


CARITAS = {"id": "caritas", "name": "Caritasverband Musterstadt e. V.", "art": "freie_wohlfahrt"}
JUGEND = {"id": "jugend", "name": "Caritas Jugendhilfe", "art": "freie_wohlfahrt", "teil_von": "caritas"}
STADT = {"id": "stadt", "name": "Stadt Musterstadt", "art": "kommune"}


def test_a_part_and_its_whole_count_as_one_provider(ordner: Ordner) -> None:
    konzept = mit(ordner, {"traeger": "jugend"}, {"traeger": "caritas"}, traeger=(JUGEND, CARITAS, STADT))
    assert konzept.traeger[0].teil_von is konzept.traeger[1]
    assert konzept.traegerzahl(konzept.angebote) == 1
    assert [traeger.id for traeger in konzept.ohne_angebot(konzept.angebote)] == ["stadt"]
    assert [traeger.id for traeger in konzept.traeger] == ["jugend", "caritas", "stadt"]


def test_a_free_part_of_a_public_body_counts_by_itself(ordner: Ordner) -> None:
    stiftung = {**JUGEND, "id": "stiftung", "art": "gemeinnuetzig", "teil_von": "stadt"}
    konzept = mit(ordner, {"traeger": "stiftung"}, {"traeger": "stadt"}, traeger=(stiftung, STADT))
    assert [traeger.id for traeger in konzept.traeger_von(konzept.angebote)] == ["stiftung", "stadt"]


@pytest.mark.parametrize("art", ["konzept", "anbieterverzeichnis"])
def test_the_directory_says_of_what_a_provider_is_part(ordner: Ordner, art: str) -> None:
    text = verzeichnis(mit(ordner, {"traeger": "jugend"}, traeger=(CARITAS, JUGEND)), art).replace("**", "")
    assert "Teil von Caritasverband Musterstadt" in text


@pytest.mark.parametrize(
    ("teile", "found"),
    [
        ({"a": "a"}, ["„a“ wäre hier Teil von sich selbst: a → a."]),
        ({"a": "b", "b": "c", "c": "a"}, ["„a“ wäre hier Teil von sich selbst: a → b → c → a."]),
        ({"a": "b", "b": "c", "c": "b"}, ["„b“ wäre hier Teil von sich selbst: b → c → b."]),
        ({"a": "x"}, ["Unter „traeger“ gibt es keinen Eintrag „x“."]),
    ],
)
def test_a_ring_of_parts_is_a_fault(ordner: Ordner, teile: dict[str, str], found: list[str]) -> None:
    traeger = [{**CARITAS, "id": key, "name": key, "teil_von": whole} for key, whole in teile.items()]
    assert [one.message for one in ordner.mit("anbieter", {"traeger": traeger}).befunde()] == found


LANG = "Wir beraten **vertraulich**.\n\n- zum Aufenthalt\n- zur Arbeit\n\nKommen Sie vorbei."


def bloecke(konzept: Any, art: str) -> list[Any]:  # noqa: ANN401 - nodes of the tree
    made = render(compose(stoff(konzept, art)), design(konzept))
    return [block for block in walk(made.blocks) if isinstance(block, Paragraph | BulletList)]


@pytest.mark.parametrize("art", ["konzept", "anbieterverzeichnis"])
def test_paragraphs_and_lists_of_a_description_are_printed_as_such(ordner: Ordner, art: str) -> None:
    found = bloecke(mit(ordner, {"beschreibung": LANG}), art)
    (liste,) = (block for block in found if isinstance(block, BulletList) and "Aufenthalt" in str(block))
    assert len(liste.items) == 2
    words = [plain(block.inlines) for block in found if isinstance(block, Paragraph)]
    assert "Wir beraten vertraulich." in words
    assert "Kommen Sie vorbei." in words


def test_a_measure_may_be_described_in_parts_too(ordner: Ordner) -> None:
    massnahme = {"id": "m", "name": "Lotsen", "handlungsfeld": "teilhabe", "beschreibung": LANG}
    konzept = ordner.mit("massnahmen", {"massnahmen": [massnahme]}).konzept(STICHTAG)
    lists = [block for block in bloecke(konzept, "konzept") if isinstance(block, BulletList)]
    assert [len(block.items) for block in lists if "Aufenthalt" in str(block)] == [2]


@pytest.mark.parametrize(
    "text", ["Nur * ein Satz, 1. und 2.", "Zwei\nZeilen", "# Titel\n\nText", "a\n\n<b>b</b>", "a\n\n---\n\nb"]
)
def test_what_is_no_text_in_parts_stays_as_it_was(ordner: Ordner, text: str) -> None:
    konzept = mit(ordner, {"beschreibung": text})
    assert not in_teilen(konzept.angebote[0])
    assert "**Was** " in verzeichnis(konzept, "anbieterverzeichnis")
