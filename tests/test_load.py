import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from konzept import ANGEBOT, KOMMUNE, TRAEGER, Ordner
from konzeptgen.base.finding import Rejected, UsageTrouble
from konzeptgen.base.grenzen import Grenzen
from konzeptgen.reading.load import load
from konzeptgen.reading.yaml_reader import MAX_DEPTH

SMALLEST = "kommune: {name: Musterstadt, typ: stadt, land: nw}\n"


def test_every_value_is_text_until_the_schema_speaks(tmp_path: Path) -> None:
    file = (
        Ordner(tmp_path)
        .mit("konzept", "a: 01067\nb: no\nc: 1.10\nd: 2026-03-31\ne: 0x1F\nf: 12:30\non: on\n")
        .source()
        .files[0]
    )
    assert file.values == {
        "a": "01067",
        "b": "no",
        "c": "1.10",
        "d": "2026-03-31",
        "e": "0x1F",
        "f": "12:30",
        "on": "on",
    }


@pytest.mark.parametrize("empty", ["", "~", "null", " # noch offen"])
def test_a_field_without_a_value_is_missing(tmp_path: Path, empty: str) -> None:
    assert Ordner(tmp_path).mit("konzept", f"{SMALLEST}rahmen: {empty}\n").source().files[0].values == KOMMUNE


def test_a_quoted_empty_value_stays(tmp_path: Path) -> None:
    assert Ordner(tmp_path).mit("konzept", "a: ''\nb: 'null'\n").source().files[0].values == {"a": "", "b": "null"}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_do_not_matter(tmp_path: Path, ending: str) -> None:
    text = f"kommune:{ending}  name: Musterstadt{ending}  typ: satdt{ending}  land: nw{ending}"
    assert Ordner(tmp_path).mit("konzept", text).stellen() == ["SCH013 konzept.yaml:3:8"]


def test_a_byte_order_mark_is_not_part_of_the_first_field(tmp_path: Path) -> None:
    assert Ordner(tmp_path).mit("konzept", b"\xef\xbb\xbf" + SMALLEST.encode()).befunde() == []


def test_split_umlauts_are_joined_in_texts_and_file_names(tmp_path: Path) -> None:
    split = unicodedata.normalize("NFD", "Brücke.png")
    ordner = Ordner(tmp_path).mit("konzept", unicodedata.normalize("NFD", SMALLEST.replace("Muster", "Münster")))
    source = ordner.mit(split, b"bild").source()
    assert source.files[0].values["kommune"] == {"name": "Münsterstadt", "typ": "stadt", "land": "nw"}
    assert list(source.attachments) == ["Brücke.png"]


def test_a_folder_holds_pieces_of_one_file(tmp_path: Path) -> None:
    ordner = (
        Ordner(tmp_path).mit("anbieter/b.yaml", {"angebote": [ANGEBOT]}).mit("anbieter/a.yaml", {"traeger": [TRAEGER]})
    )
    assert [(file.name, file.schema) for file in ordner.source().files] == [
        ("konzept.yaml", "konzept"),
        ("anbieter/a.yaml", "anbieter"),
        ("anbieter/b.yaml", "anbieter"),
    ]
    assert ordner.konzept().angebote[0].traeger.name == TRAEGER["name"]


def test_places_run_on_from_file_to_file(tmp_path: Path) -> None:
    first = "traeger:\n- id: a\n- id: b\n"
    second = "# mehr\ntraeger:\n- id: c\n"
    source = Ordner(tmp_path).mit("anbieter/a.yaml", first).mit("anbieter/b.yaml", second).source()
    assert str(source.place(("traeger", 1, "id"))) == "anbieter/a.yaml:3:7"
    assert str(source.place(("traeger", 2, "id"))) == "anbieter/b.yaml:3:7"
    assert str(source.place(("traeger", 2, "id"), key=True)) == "anbieter/b.yaml:3:3"


def test_attachments_are_read_and_outputs_are_not(tmp_path: Path) -> None:
    ordner = Ordner(tmp_path).mit("logo.png", b"1").mit("bilder/a.JPG", b"2").mit("ausgabe/alt.docx", b"3")
    ordner.mit(".schema/x.png", b"4").mit("notiz.txt", b"5")
    assert ordner.source().attachments == {"bilder/a.JPG": b"2", "logo.png": b"1"}


def test_texts_are_found_by_chapter(tmp_path: Path) -> None:
    text = Ordner(tmp_path).mit("texte/leitbild.md", "Wir\r\n").source().texts["leitbild"]
    assert (text.name, text.text) == ("texte/leitbild.md", "Wir\n")


def test_hidden_and_foreign_folders_are_left_alone(tmp_path: Path) -> None:
    Ordner(tmp_path).mit(".git/config.yaml", "x: y").mit("protokolle/notiz.txt", "x").source()


def test_a_huge_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    befund, *_ = Ordner(tmp_path).mit("anbieter", b"#" * (Grenzen().datei + 1)).befunde()
    assert (befund.code, befund.place.file) == ("SYN008", "anbieter.yaml")


@pytest.mark.parametrize(
    "bomb",
    ["a: " + "[" * 200_000, "a:\n" + "".join(" [\n" for _ in range(50_000)), "- " * 100_000, "{a: " * 50_000],
    ids=["one line", "many lines", "dashes", "braces"],
)
def test_deep_nesting_is_refused_before_it_can_exhaust_the_machine(tmp_path: Path, bomb: str) -> None:
    befund, *_ = Ordner(tmp_path).mit("anbieter", bomb).befunde()
    assert befund.code == "SYN008"


def test_the_allowed_depth_is_allowed(tmp_path: Path) -> None:
    inner = MAX_DEPTH - 1
    Ordner(tmp_path).mit("anbieter", f"a: {'[' * inner}{']' * inner}\n").source()


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    levels = "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    assert {b.code for b in Ordner(tmp_path).mit("anbieter", f"a: &a [x]\n{levels}").befunde()} == {"SYN004"}


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
def test_unusual_line_ends_are_refused(tmp_path: Path, separator: str) -> None:
    assert Ordner(tmp_path).mit("konzept", SMALLEST + f"a: b{separator}c: d\n").stellen() == ["SYN009 konzept.yaml:2:5"]


def test_all_files_with_slips_are_named_at_once(tmp_path: Path) -> None:
    ordner = (
        Ordner(tmp_path)
        .mit("konzept", "a: [b\n")
        .mit("anbieter", "\tx: y\n")
        .mit("wohnen", "a: b\na: c\n")
        .mit("anbeiter", "")
    )
    assert ordner.stellen() == [
        "ORD001 anbeiter.yaml",
        "SYN002 anbieter.yaml:1:1",
        "SYN001 konzept.yaml:1:4",
        "SYN003 wohnen.yaml:2:1",
    ]


def test_the_depth_of_an_indented_list_entry_counts_every_repeated_field(tmp_path: Path) -> None:
    text = "x:\n  - {a: 1, b: 2, b: 3, b: 4}\n"
    assert Ordner(tmp_path).mit("wohnen", text).stellen() == ["SYN003 wohnen.yaml:2:18", "SYN003 wohnen.yaml:2:24"]


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordner = Ordner(tmp_path)

    def refuse(handle: int) -> None:
        raise PermissionError(13, "Permission denied", str(handle))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(UsageTrouble, match="lässt sich nicht lesen"):
        load(ordner.pfad)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(), st.text(alphabet="ab:-[]{}\"'#&*!|>%@`\n \t\\,?", max_size=40)))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    ordner = Ordner(tmp_path_factory.mktemp("beliebig")).mit("konzept", text.encode("utf-8", "surrogatepass"))
    try:
        ordner.source()
    except Rejected as rejected:
        for befund in rejected.findings:
            lines = text.encode("utf-8", "surrogatepass").replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
            assert befund.place.line <= len(lines)
            assert befund.remedy
