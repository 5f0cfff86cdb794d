"""Templates print, they do not compute: what they need is a question of the model or a sentence of ``composing``."""

from collections.abc import Iterator

import pytest
from jinja2 import Environment, nodes

from konzeptgen.base.paths import TEMPLATES
from konzeptgen.vorlagen.names import EXTENSIONS

VORLAGEN = sorted(TEMPLATES.glob("*/*.md.j2"))
BREITE = 160
HOECHSTENS = 20
"""So many computations may be left in all templates together."""

RECHENFILTER = frozenset(
    ("selectattr", "rejectattr", "select", "reject", "map", "groupby", "batch", "slice", "unique", "sort", "dictsort")
) | {"sum", "min", "max", "first", "last", "reverse", "round"}
ZAHLFILTER = frozenset(("length", "count"))


def rechnungen(text: str) -> list[str]:
    """Return what a template computes, with the line."""
    tree = Environment(extensions=EXTENSIONS, autoescape=True).parse(text)
    return [f"Zeile {node.lineno}: {was}" for node in tree.find_all(nodes.Expr) for was in rechnung(node)]


def rechnung(node: nodes.Expr) -> Iterator[str]:
    match node:
        case nodes.Filter(name=name) if name in RECHENFILTER:
            yield f"Filter {name}"
        case nodes.Compare() if any(ist_zahl(side) for side in (node.expr, *(operand.expr for operand in node.ops))):
            yield "Vergleich von Zahlen"
        case nodes.Add() | nodes.Sub() | nodes.Mul() | nodes.Div() | nodes.FloorDiv() | nodes.Mod() | nodes.Pow():
            yield f"Rechnung {node.operator}"
        case nodes.Getitem(arg=nodes.Slice()):
            yield "Ausschnitt"


def ist_zahl(node: nodes.Expr) -> bool:
    if isinstance(node, nodes.Const):
        return isinstance(node.value, int | float) and not isinstance(node.value, bool)
    return isinstance(node, nodes.Filter) and node.name in ZAHLFILTER


@pytest.mark.parametrize(
    ("vorlage", "was"),
    [
        ('{% set frei = konzept.traeger|selectattr("art")|list %}', "Filter selectattr"),
        ('{{ konzept.massnahmen|sum(attribute="mittel") }}', "Filter sum"),
        ("{% if konzept.traeger|length == 1 %}{% endif %}", "Vergleich von Zahlen"),
        ("{% if mit|length < konzept.traeger|length %}{% endif %}", "Vergleich von Zahlen"),
        ("{% for a in b if loop.revindex > 2 %}{% endfor %}", "Vergleich von Zahlen"),
        ("{{ [10] * anzahl }}", "Rechnung *"),
        ("{{ (frei|length - mit|length)|zahl }}", "Rechnung -"),
        ("{% for land in herkunft[:5] %}{% endfor %}", "Ausschnitt"),
    ],
)
def test_the_search_finds_what_computes(vorlage: str, was: str) -> None:
    assert rechnungen(vorlage) == [f"Zeile 1: {was}"]


@pytest.mark.parametrize(
    "vorlage",
    [
        "{{ konzept.traeger|length }}",
        '{% if konzept.rahmen.status == "beschlossen" %}ja{% endif %}',
        '{{ "a - b > 2" }} und 3 * 4 = 12, {%- if x is none -%}ja{%- endif -%}',
        '{{ luecke("die Mittel: " ~ jahr, "mittel") }}',
    ],
)
def test_printing_and_asking_are_no_computation(vorlage: str) -> None:
    assert rechnungen(vorlage) == []


def test_the_templates_hold_hardly_any_computation() -> None:
    found = [
        f"{path.relative_to(TEMPLATES)}: {was}" for path in VORLAGEN for was in rechnungen(path.read_text("utf-8"))
    ]
    assert len(found) <= HOECHSTENS, "\n".join(found)


def test_no_line_of_a_template_is_wider_than_a_window() -> None:
    assert [
        f"{path.relative_to(TEMPLATES)}, Zeile {number}"
        for path in VORLAGEN
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > BREITE
    ] == []
