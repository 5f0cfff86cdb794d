"""Edits of an author's YAML: what changes is the value alone, in whatever manner the file is written."""

import copy
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konzeptgen.base.finding import Rejected
from konzeptgen.base.paths import EXAMPLES
from konzeptgen.exchange.emit import flow, scalar
from konzeptgen.exchange.original import rewritten
from konzeptgen.reading.load import normalized
from konzeptgen.reading.yaml_reader import read

FILES = sorted(
    path
    for root in (EXAMPLES, Path(__file__).parent / "vollstaendig")
    for path in root.rglob("*.yaml")
    if not any(part.startswith(".") for part in path.relative_to(root).parts)
)
JE_DATEI = pytest.mark.parametrize(
    "path",
    [
        pytest.param(
            path,
            marks=() if path.parent.name in {"minimal", "vollstaendig"} else pytest.mark.langsam,
            id=f"{path.parent.name}-{path.stem}",
        )
        for path in FILES
    ],
)


def values(data: bytes) -> dict[str, Any]:
    file = read("datei.yaml", "anbieter", normalized(data.decode("utf-8-sig")), [])
    return copy.deepcopy(dict(file.values)) if file else {}


def changed(text: str, change: Any) -> str:  # noqa: ANN401 - a function that changes the values in place
    new = values(text.encode())
    change(new)
    return rewritten("datei.yaml", "anbieter", text.encode(), new)[0].decode()


ANBIETER = """\
# Träger der Stadt
traeger:
  - id: caritas   # seit 1952
    name: "Caritasverband"  # voller Name
    plz: 01067
    beschreibung: >-
      Der Verband berät
      und begleitet.

    # Anschrift folgt
    sprachen: [de, ar]

  - {id: awo, name: 'AWO', art: freie_wohlfahrt}
"""


def test_a_changed_value_keeps_its_quotes_comment_and_all_around_it() -> None:
    new = changed(ANBIETER, lambda v: v["traeger"][0].update(name="Caritas e. V."))
    assert new == ANBIETER.replace('"Caritasverband"', '"Caritas e. V."')


def test_a_bare_value_stays_bare_also_where_it_looks_like_a_number() -> None:
    assert changed(ANBIETER, lambda v: v["traeger"][0].update(plz="01069")) == ANBIETER.replace("01067", "01069")


def test_a_bare_value_gets_quotes_where_it_needs_them() -> None:
    new = changed(ANBIETER, lambda v: v["traeger"][0].update(plz="Beratung: Caritas"))
    assert 'plz: "Beratung: Caritas"\n' in new


def test_a_folded_text_stays_folded() -> None:
    long = "Der Verband berät, begleitet und betreibt zwei Häuser für Geflüchtete in der Nordstadt und der Weststadt."
    new = changed(ANBIETER, lambda v: v["traeger"][0].update(beschreibung=long))
    assert new == ANBIETER.replace(
        "      Der Verband berät\n      und begleitet.\n",
        "      Der Verband berät, begleitet und betreibt zwei Häuser für Geflüchtete in der Nordstadt und der\n"
        "      Weststadt.\n",
    )


def test_an_entry_is_added_in_the_manner_of_its_neighbours() -> None:
    new = changed(ANBIETER, lambda v: v["traeger"].append({"id": "drk", "name": "DRK", "art": "freie_wohlfahrt"}))
    assert new == ANBIETER + "\n  - {id: drk, name: DRK, art: freie_wohlfahrt}\n"


def test_an_entry_between_others_goes_below_its_neighbour_and_above_the_blank_line() -> None:
    new = changed(ANBIETER, lambda v: v["traeger"].insert(1, {"id": "drk", "kontakt": {"telefon": "0351 1"}}))
    added = "\n  - {id: drk, kontakt: {telefon: 0351 1}}\n"
    assert new == ANBIETER.replace("sprachen: [de, ar]\n", f"sprachen: [de, ar]\n{added}")


def test_items_come_and_go_in_a_list_in_brackets() -> None:
    new = changed(ANBIETER, lambda v: v["traeger"][0].update(sprachen=["de", "uk", "a, b"]))
    assert new == ANBIETER.replace("[de, ar]", '[de, uk, "a, b"]')


def test_a_key_in_braces_goes_with_its_comma() -> None:
    new = changed(ANBIETER, lambda v: v["traeger"][1].pop("name"))
    assert new == ANBIETER.replace(" name: 'AWO',", "")


def test_a_key_in_a_block_goes_with_its_line_and_the_comment_above_stays() -> None:
    new = changed(ANBIETER, lambda v: v["traeger"][0].pop("sprachen"))
    assert new == ANBIETER.replace("    sprachen: [de, ar]\n", "")


def test_an_entry_goes_with_its_lines() -> None:
    new = changed(ANBIETER, lambda v: v["traeger"].pop(1))
    assert new == ANBIETER.replace("\n  - {id: awo, name: 'AWO', art: freie_wohlfahrt}\n", "")


def test_a_field_without_a_value_is_filled_where_it_stands() -> None:
    text = "kommune:\n  name:   # folgt\n  typ: stadt\n"
    assert changed(text, lambda v: v["kommune"].update(name="Neustadt")) == text.replace("name:", "name: Neustadt")


def test_a_file_of_comments_keeps_them_and_gets_the_values_below() -> None:
    text = "# Schlafende Felder\n# traeger:\n"
    assert changed(text, lambda v: v.update(geometrie="flaechen.geojson")) == f"{text}\ngeometrie: flaechen.geojson\n"


def test_line_ends_of_windows_and_the_mark_at_the_beginning_stay() -> None:
    data = ("\ufeff" + ANBIETER.replace("\n", "\r\n")).encode()
    new = values(data)
    new["traeger"][1]["name"] = "AWO Kreisverband"
    new["traeger"].append({"id": "drk"})
    assert rewritten("datei.yaml", "anbieter", data, new)[0] == (
        data.replace(b"'AWO'", b"'AWO Kreisverband'") + b"\r\n  - {id: drk}\r\n"
    )


def test_untouched_lines_keep_letters_that_the_reader_composes() -> None:
    data = "a: Tra\u0308ger\nb: x\n".encode()
    assert rewritten("datei.yaml", "anbieter", data, {"a": "Träger", "b": "y"})[0] == data.replace(b"x", b"y")


def test_what_would_not_read_back_is_refused() -> None:
    with pytest.raises(Rejected, match="1 finding"):
        rewritten("datei.yaml", "anbieter", b"a: x\n", {"a": ["", {"b": []}], "c": {}, "d": [[]], "": "x"})


@JE_DATEI
def test_a_file_that_does_not_change_stays_byte_for_byte(path: Path) -> None:
    assert rewritten(path.name, path.stem, path.read_bytes(), values(path.read_bytes()))[0] == path.read_bytes()


TEXTS = (
    "neu",
    "01067",
    "~",
    "a: b",
    "x #y",
    "[a",
    "- z",
    " führend",
    "eins\nzwei",
    "lang " * 40,
    "a, b",
    "'q'",
    "null",
)
PARTS = ("neu", ["a", "b, c"], {"x": "1", "y": {"z": "2"}}, [{"a": "1", "b": ["c"]}, {"a": "2"}])


def mutated(value: Any, chance: random.Random) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Return ``value`` with something in it changed, added or taken out."""
    if isinstance(value, dict):
        return _mutated_mapping(value, chance)
    if isinstance(value, list) and value:
        return _mutated_list(value, chance)
    return chance.choice(TEXTS)


def _mutated_mapping(value: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    name, what = chance.choice(list(value)), chance.random()
    if what < 0.25 and len(value) > 1:
        return {key: item for key, item in value.items() if key != name}
    if what < 0.5:
        place, items = chance.randrange(len(value) + 1), list(value.items())
        return dict([*items[:place], (f"neu{chance.randrange(99)}", chance.choice(PARTS)), *items[place:]])
    return {key: mutated(item, chance) if key == name else item for key, item in value.items()}


def _mutated_list(value: list[Any], chance: random.Random) -> list[Any]:
    place, what = chance.randrange(len(value)), chance.random()
    if what < 0.2 and len(value) > 1:
        return value[:place] + value[place + 1 :]
    if what < 0.4:
        new = {**value[place], "id": f"neu-{chance.randrange(99)}"} if isinstance(value[place], dict) else "neu"
        return [*value[:place], new, *value[place:]]
    return [mutated(item, chance) if number == place else item for number, item in enumerate(value)]


@JE_DATEI
def test_after_any_change_the_file_reads_as_it_should(path: Path) -> None:
    """The engine proves each file by reading it, so that a wrong edit is refused: none must be."""
    chance, data = random.Random(path.stem), path.read_bytes()  # noqa: S311 - not for secrets
    for _ in range(6):
        new = values(data)
        for _ in range(chance.randrange(1, 4)):
            new = mutated(new, chance)
        assert values(rewritten(path.name, path.stem, data, new)[0]) == new


ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cf"))).map(normalized)


@pytest.mark.langsam
@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_any_text_reads_back(text: str) -> None:
    data = f"a: {scalar(text)}\nb: {{c: {flow([text, '1'])}}}\n".encode()
    read_back = values(data)
    assert (read_back.get("a", ""), read_back["b"]["c"]) == (text, [text, "1"])
