"""What comes in costs what its size costs: limits with one sentence each, and nothing that grows with the square."""

import importlib
import os
import pkgutil
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

import konzeptgen
from konzept import KOMMUNE, Ordner
from konzeptgen.base.finding import Finding, Place, Rejected, Severity, clipped, counted
from konzeptgen.base.grenzen import VARIABLE, Grenzen
from konzeptgen.base.scalars import TYPES
from konzeptgen.base.schema import fields

resource = pytest.importorskip("resource")


def within(seconds: int, work: Callable[[], object]) -> bool:
    """Return whether work ends within so many seconds of CPU, in a process of its own that is killed if not."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1] == 0


MANY: dict[str, str] = {
    "unknown fields": "".join(f"unbekannt{n}: x\n" for n in range(20_000)),
    "unknown fields in one line": "{" + ",".join(f"unbekannt{n}: x" for n in range(20_000)) + "}",
    "entries of one id": "traeger:\n" + "- {id: a, name: b, art: freie_wohlfahrt}\n" * 8_000,
    "entries of the wrong shape": "traeger:\n" + "- falsch\n" * 30_000,
    "entries that name nothing": "angebote:\n"
    + "".join(f"- {{id: a{n}, traeger: fehlt{n}, name: n, leistungsart: mbe}}\n" for n in range(5_000)),
    "fields that stand twice": "a: b\n" * 30_000,
}


@pytest.mark.langsam
@pytest.mark.parametrize("kind", MANY)
def test_many_faults_cost_what_their_number_costs(tmp_path: Path, kind: str) -> None:
    ordner = Ordner(tmp_path).mit("anbieter", MANY[kind])
    assert within(10, ordner.befunde)


def test_so_many_faults_are_told_and_the_rest_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "befunde=3")
    ordner = Ordner(tmp_path).mit("anbieter", "".join(f"unbekannt{n}: x\n" for n in range(10)))
    befunde = ordner.befunde()
    assert sorted(befund.code for befund in befunde) == ["ORD010", "SCH012", "SCH012", "SCH012"]
    assert next(b.message for b in befunde if b.code == "ORD010").startswith("Ab hier sind noch 7 Fehler")


def test_one_more_is_one() -> None:
    found = [Finding("A", Severity.FEHLER, "x", place=Place("a.yaml"))] * 2
    assert counted(found, 2) == found
    assert counted(found, 1)[1].message == "Ab hier ist noch ein Fehler, der nicht genannt ist."


LIMITED: dict[str, tuple[str, str, str, str]] = {
    "records": ("eintraege=20", "anbieter", "traeger:\n" + "- {}\n" * 30, "SYN008"),
    "values": ("werte=50", "anbieter", "traeger: [" + "a, " * 60 + "]\n", "SYN008"),
    "values of all files": ("werte=50", "anbieter", "traeger: [" + "a, " * 45 + "]\n", "ORD008"),
    "a value": ("wert=100", "anbieter", "traeger: " + "a" * 101 + "\n", "SYN008"),
    "a text": ("text=100", "texte/leitbild.md", "a" * 101, "SYN008"),
    "all texts": ("texte=100", "texte/leitbild.md", "a" * 101, "ORD008"),
    "brackets": ("klammern=10", "texte/leitbild.md", "[" * 11, "ORD008"),
    "a template": ("vorlage=100", "vorlagen/konzept/55-wohnen.md.j2", "a" * 101, "SYN008"),
}


@pytest.mark.parametrize("kind", LIMITED)
def test_each_limit_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    limit, name, text, code = LIMITED[kind]
    ordner = Ordner(tmp_path).mit(name, text)
    assert code not in {befund.code for befund in ordner.befunde()}
    monkeypatch.setenv(VARIABLE, limit)
    assert [befund.code for befund in ordner.befunde()].count(code) == 1


def test_accents_upon_accents_are_refused_in_texts_and_values(tmp_path: Path) -> None:
    tower = "a" + "\u0301" * 40
    ordner = Ordner(tmp_path).mit("texte/leitbild.md", f"Wir\n{tower}")
    assert ordner.stellen() == ["SYN009 texte/leitbild.md:2:2"]
    ordner.mit("texte/leitbild.md", "Wir").mit("marke", 'marke: {logo_alt: "a' + "\\u0301" * 40 + '"}\n')
    assert any(befund.code == "SCH014" and "Akzente" in befund.message for befund in ordner.befunde())


@pytest.mark.parametrize("text", ["Việt Nam, हिन्दी, ภาษาไทย, עִבְרִית", "—" * 200, "═" * 99, "🏳️‍🌈" * 50])
def test_languages_and_lines_are_no_accents(tmp_path: Path, text: str) -> None:
    assert "SYN009" not in {befund.code for befund in Ordner(tmp_path).mit("texte/leitbild.md", text).befunde()}


def test_a_sentence_quotes_no_more_than_anybody_reads(tmp_path: Path) -> None:
    (befund,) = Ordner(tmp_path).mit("konzept", {"kommune": {**KOMMUNE["kommune"], "ags": "1" * 90_000}}).befunde()
    assert len(befund.message) < 3_000
    assert befund.place.text == ""
    assert clipped("kurz") == "kurz"


# Patterns

UNITS = (
    "a",
    "1",
    ".",
    " ",
    "-",
    "\n",
    "[",
    "(",
    "{",
    "#",
    "*",
    "/",
    '"',
    "a.",
    "a-",
    "- ",
    "1.",
    "a ",
    ": ",
    "a, ",
    "@",
)
BEFORE, BEHIND = ("", '"', "https://a", "- "), ("", '"', "\x00")
SEARCHED = {"_BREAKABLE", "UNPRINTABLE", "_MAYBE_MARKS", "_CLOSED"}
"""Patterns that look for their place in a text; the others begin where it begins."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(konzeptgen.__path__, "konzeptgen."):
        if not module.name.startswith(("konzeptgen.__main__", "konzeptgen.exchange")):  # a cell is no text
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield name, value
    for field in fields():
        if "regex" in field.feldregeln:
            yield "regex", re.compile(field.feldregeln["regex"])


def _hostile(length: int, behind: tuple[str, ...]) -> Iterator[str]:
    for unit in UNITS:
        for before in BEFORE:
            yield from (before + unit * (length // len(unit)) + end for end in behind)


def _run(pattern: re.Pattern[str], *, search: bool) -> None:
    for text in _hostile(8_000, BEHIND):
        pattern.search(text) if search else pattern.match(text)


@pytest.mark.langsam
def test_no_pattern_grows_with_the_square_of_a_text() -> None:
    known = {pattern.pattern: (name, pattern) for name, pattern in patterns()}
    assert len(known) > 60

    def all_of_them() -> None:
        for name, pattern in known.values():
            _run(pattern, search=name in SEARCHED)

    def alone(name: str) -> bool:
        return within(2, partial(_run, known[name][1], search=known[name][0] in SEARCHED))

    assert within(25, all_of_them) or not [name for name in known if not alone(name)]


@pytest.mark.langsam
@pytest.mark.parametrize("name", TYPES)
def test_no_value_costs_more_than_its_length(name: str) -> None:
    def read_all() -> None:
        for text in _hostile(60_000, ('"',)):
            with suppress(ValueError):
                TYPES[name].parse(text)

    assert within(10, read_all)


def test_the_guide_names_every_limit() -> None:
    page = (Path(__file__).parent.parent / "docs" / "referenz" / "grenzen.md").read_text("utf-8")
    for name, most in ((one, getattr(Grenzen(), one)) for one in Grenzen.__dataclass_fields__):
        assert f"| `{name}` | {most:,} |".replace(",", ".") in page


def test_what_is_too_much_is_rejected_before_anything_is_read_further(tmp_path: Path) -> None:
    with pytest.raises(Rejected):
        Ordner(tmp_path).mit("texte/leitbild.md", "[" * (Grenzen().klammern + 1)).source()
