"""A stranger's template gets so much work and no more; what asks for more is one sentence at its file and line."""

import os
import socket
from pathlib import Path

import pytest

from konzept import Ordner, stoff
from konzeptgen.base.finding import Finding, Rejected, Severity
from konzeptgen.base.grenzen import VARIABLE
from konzeptgen.base.source import TextFile
from konzeptgen.composing import apart
from konzeptgen.composing.apart import OwnFaultError, begun
from konzeptgen.composing.bounded import Budget
from konzeptgen.composing.compose import compose
from konzeptgen.composing.composed import Composed
from konzeptgen.composing.stoff import Stoff
from konzeptgen.model.konzept import Konzept
from konzeptgen.vorlagen.vorlagen import Vorlagen

FILE = "konzept/59-sport.md.j2"
DOUBLED = "{% set n = namespace(x='aaaa') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}"
WITHIN: dict[str, str] = {
    "a product": "{{ 'a' * 10**10 }}",
    "a product of lists": "{{ ([1] * 10**9)|length }}",
    "a sum in a loop": DOUBLED.replace("~", "+"),
    "a power": "{{ 10 ** 10000000 }}",
    "a width of a filter": "{{ 'a'|center(3 * 10**9) }}",
    "a width of a method": "{{ 'a'.ljust(3 * 10**9) }}",
    "a width in a form": "{{ '%1000000000s' % 'a' }}",
    "a width in a form of a filter": "{{ '%1000000000s'|format('a') }}",
    "a width from a value": "{{ '%*d' % (10**9, 1) }}",
    "text for each letter": "{{ ('a' * 100000)|replace('a', 'b' * 100000) }}",
    "loops in loops": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "words without end": "{{ lipsum(n=10**6) }}",
    "output without end": "{% for a in range(900) %}{{ 'x' * 1000000 }}{% endfor %}",
    "calls without end": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
}
"""What the budget of the sandbox stops, on every system and at the line."""


@pytest.fixture(scope="module")
def konzept(tmp_path_factory: pytest.TempPathFactory) -> Konzept:
    return Ordner(tmp_path_factory.mktemp("ort")).konzept()


def with_template(konzept: Konzept, text: str) -> Stoff:
    whole = f"{{#\ntitel: Sport\nwenn: true\n#}}\n\n{text}"
    return stoff(konzept, vorlagen=Vorlagen({FILE: TextFile(f"vorlagen/{FILE}", whole)}))


def filled(konzept: Konzept, text: str) -> Composed:
    return begun(with_template(konzept, text), 0)()


def befund(konzept: Konzept, text: str) -> Finding:
    with pytest.raises(Rejected) as rejected:
        filled(konzept, text)
    (found,) = rejected.value.findings
    return found


@pytest.mark.langsam
@pytest.mark.parametrize("kind", WITHIN)
def test_the_budget_ends_it_at_its_line(konzept: Konzept, kind: str) -> None:
    with pytest.raises(Rejected) as rejected:
        compose(with_template(konzept, WITHIN[kind]), Budget.of(0))
    (found,) = rejected.value.findings
    assert (found.code, str(found.place)) == ("VOR004", f"vorlagen/{FILE}:6:1")
    assert found.message.startswith("Die Vorlage verlangt zu viel: Sie ")


@pytest.mark.parametrize("sign", ["[", "a"])
def test_a_chapter_without_end_is_a_finding_on_its_file(konzept: Konzept, sign: str) -> None:
    found = befund(konzept, "{% for a in range(9999) %}" + sign * 500 + "{% endfor %}")
    assert (found.code, found.place.file) == ("VOR004", f"vorlagen/{FILE}")


def test_memory_ends_with_a_line(konzept: Konzept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "vorlage_speicher=100000000")
    found = befund(konzept, DOUBLED)
    assert (found.code, str(found.place)) == ("VOR004", f"vorlagen/{FILE}:6:1")
    assert "Speicher" in found.message


@pytest.mark.langsam
def test_time_ends_it_at_its_line(konzept: Konzept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "vorlage_sekunden=1 vorlage_schritte=999999999")
    found = befund(konzept, "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}")
    assert (found.code, str(found.place)) == ("VOR004", f"vorlagen/{FILE}:6:1")
    assert "rechnet länger" in found.message


def test_a_process_that_dies_is_a_finding_on_its_file(konzept: Konzept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Budget, "write", lambda *_: os.abort())
    found = befund(konzept, "{{ konzept.kommune.name }}")
    assert found.code == "VOR004"
    assert found.place.file


def test_a_process_that_says_too_much_is_a_finding(konzept: Konzept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_answer", lambda _: {"kapitel": ["a" * 1000] * 1000})
    monkeypatch.setenv(VARIABLE, "vorlage_zeichen=1000")
    assert befund(konzept, "x").code == "VOR004"


def test_a_template_within_bounds_writes_what_it_writes_beside_the_house_s(konzept: Konzept) -> None:
    made = filled(konzept, "{{ konzept.kommune.name }}: {{ 'a'|center(9) }}{{ 'a * b: %s' % 'x' }}")
    ours = compose(with_template(konzept, "{{ konzept.kommune.name }}: {{ 'a'|center(9) }}{{ 'a * b: %s' % 'x' }}"))
    assert made == ours
    assert next(one for one in made.chapters if one.key == "sport").markdown.strip().startswith("Musterstadt")


def test_a_faulty_template_is_told_as_ever(konzept: Konzept) -> None:
    found = befund(konzept, "{{ konzpt }}")
    assert (found.code, str(found.place)) == ("VOR001", f"vorlagen/{FILE}:6:1")


def test_our_own_fault_over_there_is_ours_here(konzept: Konzept, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("Erika Musterfrau")

    monkeypatch.setattr(apart, "compose", fail)
    with pytest.raises(OwnFaultError) as error:
        filled(konzept, "x")
    assert "ZeroDivisionError" in error.value.places[0]
    assert "Erika" not in "".join(error.value.places)


def test_the_process_has_no_environment_no_files_to_write_and_no_network(
    konzept: Konzept, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server = socket.create_server(("127.0.0.1", 0))

    def look(*_: object) -> None:
        found = [f"umgebung {sorted(os.environ)}"]
        try:
            (tmp_path / "geschrieben").write_text("x" * 10)
        except OSError:
            found.append("schreibt nicht")
        try:
            socket.create_connection(server.getsockname(), timeout=2)
        except OSError:
            found.append("ohne Netz")
        raise Rejected([Finding("X", Severity.FEHLER, "; ".join(found))])

    monkeypatch.setattr(apart, "compose", look)
    said = befund(konzept, "x").message
    server.close()
    assert "umgebung []" in said
    assert "schreibt nicht" in said
    assert not (tmp_path / "geschrieben").exists() or not (tmp_path / "geschrieben").read_text()
    if Path("/proc/self/ns/net").exists() and "ohne Netz" not in said:
        pytest.skip("no name spaces here")


def test_without_own_templates_nothing_is_started(konzept: Konzept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("a process was started"))
    assert begun(stoff(konzept), 0)().chapters
