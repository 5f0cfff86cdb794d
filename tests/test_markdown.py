import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from konzeptgen.base.finding import Finding
from konzeptgen.base.source import TextFile
from konzeptgen.base.typography import set_type
from konzeptgen.composing.printing import escape
from konzeptgen.document.markdown import DIRECTIVES, Directive, RawBlock, RawImage, RawTable, parse
from konzeptgen.document.texte import read
from konzeptgen.document.tree import (
    Block,
    BulletList,
    Code,
    CodeBlock,
    Emph,
    Footnote,
    Heading,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Text,
    plain,
)


def t(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def p(text: str) -> Block:
    return Paragraph(t(text))


@pytest.mark.parametrize(
    ("markdown", "block"),
    [
        ("# Titel", Heading(1, t("Titel"), "")),
        ("Titel\n===", Heading(1, t("Titel"), "")),
        ("###### Tief", Heading(6, t("Tief"), "")),
        ("Ein\nAbsatz", p("Ein Absatz")),
        ("zwei  \nZeilen", Paragraph((Text("zwei"), LineBreak(), Text("Zeilen")))),
        ("**fett** und *schräg*", Paragraph((Strong(t("fett")), Text(" und "), Emph(t("schräg"))))),
        ("***beides***", Paragraph((Emph((Strong(t("beides")),)),))),
        ("`code -- x`", Paragraph((Code("code -- x"),))),
        ("[hier](https://x.example)", Paragraph((Link(t("hier"), "https://x.example"),))),
        ("<https://x.example>", Paragraph((Link(t("https://x.example"), "https://x.example"),))),
        ("- a\n- b", BulletList(((p("a"),), (p("b"),)))),
        ("- a\n  - b", BulletList(((p("a"), BulletList(((p("b"),),))),))),
        ("3. a\n4. b", OrderedList(((p("a"),), (p("b"),)), 3)),
        ("> a\n>\n> b", Quote((p("a"), p("b")))),
        ("```\nx  y\n```", CodeBlock("x  y")),
        ("a[^1]\n\n[^1]: b *c*", Paragraph((Text("a"), Footnote((Text("b "), Emph(t("c"))))))),
        ("a[^x]\n\n[^x]: b\n\n    c", Paragraph((Text("a"), Footnote((Text("b"), LineBreak(), Text("c")))))),
        ("[^1]: b\n\n- a[^1]", BulletList(((Paragraph((Text("a"), Footnote(t("b")))),),))),
        ("    x", CodeBlock("x")),
        ('"so" - und', p("„so“ – und")),
        ("a &amp; b \\* c", p("a & b * c")),
        ("![Alt -- Text](bild.png 'Titel')", RawImage("bild.png", "Alt – Text", "Titel")),
        ("a ~~b~~ c", p("a ~~b~~ c")),
        ("<b>x</b>", p("<b>x</b>")),
    ],
)
def test_each_node(markdown: str, block: RawBlock) -> None:
    assert parse(markdown) == (block,)


def test_a_table() -> None:
    (table,) = parse("| Ort | Plätze | Art |\n|:--|--:|:-:|\n| **Nord** | 1.250 | a \\| b |\n")
    assert table == RawTable(
        ("left", "right", "center"),
        (t("Ort"), t("Plätze"), t("Art")),
        (((Strong(t("Nord")),), t("1.250"), t("a | b")),),
    )


def test_a_table_without_rows() -> None:
    assert parse("| a |\n|---|\n") == (RawTable(("left",), (t("a"),), ()),)


@pytest.mark.parametrize("name", DIRECTIVES)
def test_each_directive(name: str) -> None:
    (directive,) = parse(f'::: {name} {{"titel": "Über uns"}}\nText\n:::\n')
    assert directive == Directive(name, {"titel": "Über uns"}, (p("Text"),))


def test_a_directive_inside_another() -> None:
    (outer,) = parse(":::: quer\n::: hinweis\nText\n:::\n::::\n")
    assert outer == Directive("quer", {}, (Directive("hinweis", {}, (p("Text"),)),))


def test_quotes_are_set_across_line_breaks() -> None:
    assert parse('"ein\nSatz"') == (p("„ein Satz“"),)


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return out.getvalue()


PNG = _png()


def author(text: str) -> tuple[tuple[RawBlock, ...], list[Finding]]:
    findings: list[Finding] = []
    found = read(TextFile("texte/leitbild.md", text), {"bild.png": PNG}, findings)
    return (found.blocks if found else ()), findings


@pytest.mark.parametrize(
    ("markdown", "code", "place"),
    [
        ("a <b>c</b>", "TXT001", (1, 3)),
        ("<script>x</script>", "TXT001", (1, 1)),
        ("a\n\n<!-- c -->", "TXT001", (3, 1)),
        ("<img src=x onerror=y>", "TXT001", (1, 1)),
        ("# a\n\n### b", "TXT002", (3, 1)),
        ("![](bild.png)", "TXT003", (1, 1)),
        ("![a](bidl.png)", "TXT004", (1, 6)),
        ("![a](../bild.png)", "TXT004", (1, 6)),
        ("[a](javascript:x)", "TXT005", (1, 5)),
        ("[a](//evil.example)", "TXT005", (1, 5)),
        ("[a](file:///etc/passwd)", "TXT005", (1, 5)),
        ("[a](data:text/html,x)", "TXT005", (1, 5)),
        ("[a](JaVaScRiPt:x)", "TXT005", (1, 5)),
        ("[a][b]\n\n[b]: vbscript:x", "TXT005", (3, 6)),
        ("![a](https://x.example/a.png)", "TXT006", (1, 6)),
        ("![a](plan.svg)", "TXT006", (1, 6)),
        ("Text ![a](bild.png)", "TXT007", (1, 6)),
        ("# ![a](bild.png)", "TXT007", (1, 3)),
        ("| ![a](bild.png) |\n|---|\n", "TXT007", (1, 3)),
        ("[![a](bild.png)](https://x.example)", "TXT007", (1, 2)),
        ("> ![a](bild.png)", "TXT007", (1, 3)),
        ("a\n\n***\n\nb", "TXT008", (3, 1)),
        ("a\n\nDer &#x202E;Text", "TXT013", (3, 5)),
        ("Ein [&#8203;Link](https://x.example)", "TXT013", (1, 6)),
        ("# Titel&#xE000;", "TXT013", (1, 8)),
        ("> " * 30 + "a", "TXT009", (1, 1)),
        ("*" * 400 + "a" + "*" * 400, "TXT009", (1, 1)),
        ("> # a", "TXT010", (1, 1)),
        ("- a\n\n  | b |\n  |---|\n", "TXT010", (3, 3)),
        ("a\n\nb[^9]", "TXT016", (3, 2)),
        ("a\n\n[^1]: b", "TXT017", (3, 1)),
        ("a[^1]\n\n[^1]: b\n[^1]: c", "TXT017", (3, 1)),
        ("# a[^1]\n\n[^1]: b", "TXT018", (1, 4)),
        ("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c", "TXT018", (3, 8)),
        ("a[^1]\n\n[^1]: - b", "TXT018", (3, 1)),
    ],
)
def test_what_an_author_must_not_write(markdown: str, code: str, place: tuple[int, int]) -> None:
    blocks, (finding, *_) = author(markdown)
    assert blocks == ()
    assert (finding.code, (finding.place.line, finding.place.column)) == (code, place)


@pytest.mark.parametrize(
    "markdown",
    [
        "# a\n\n## b\n\n# c",
        "### a\n\n#### b",
        "![Das Haus](bild.png)",
        "[a](mailto:x@y.example), [b](tel:+49351), [c](#kapitel)",
        "1 < 2 > 0 & 3",
        "`<b>`",
        "```\n<b>\n```",
        "- a\n  - b\n    - c",
    ],
)
def test_what_an_author_may_write(markdown: str) -> None:
    blocks, findings = author(markdown)
    assert findings == []
    assert blocks


def test_an_entity_in_a_template_brings_no_character_that_turns_the_writing() -> None:
    assert parse("Der &#x202E;Text &amp; mehr&#160;") == (Paragraph((Text("Der \ufffdText & mehr\u00a0"),)),)


def test_an_author_cannot_ask_for_directives() -> None:
    blocks, _ = author("::: luecke\nText\n:::\n")
    assert blocks == (p("::: luecke Text :::"),)


ANY = st.one_of(
    st.text(),
    st.text(alphabet="#*_`![](){}<>|-+:.\\&;\"' \n\t12a$%^=~@/,?", max_size=40),
    st.lists(
        st.sampled_from(["1. ", "- ", "> ", "# ", "::: luecke", "&amp;", "http://x.example", "<b>", "    ", "a"])
    ).map("".join),
)


@pytest.mark.langsam
@settings(max_examples=600)
@given(ANY)
def test_an_escaped_value_is_shown_letter_by_letter(text: str) -> None:
    blocks = parse(escape(text))
    shown = " ".join(plain(block.inlines) for block in blocks if isinstance(block, Paragraph))
    assert all(isinstance(block, Paragraph) for block in blocks)
    assert shown == set_type(" ".join(text.split())).replace("\x00", "\ufffd")


@pytest.mark.langsam
@settings(max_examples=300)
@given(ANY)
def test_an_escaped_value_stays_in_its_cell_and_item(text: str) -> None:
    (table,) = parse(f"| a | b |\n|---|---|\n| x{escape(text)}x | y |\n")
    assert isinstance(table, RawTable)
    ((cell, other),) = table.rows
    assert other == t("y")
    assert set(map(type_name, cell)) <= {"Text", "Foreign"}
    (items,) = parse(f"- x{escape(text)}\n")
    assert isinstance(items, BulletList)
    assert len(items.items) == 1


def type_name(inline: Inline) -> str:
    return type(inline).__name__


def test_white_space_in_values_collapses() -> None:
    assert escape("  a \n\t b  ") == "a b"
    assert not re.search(r"[^\\]\*", escape("a*b"))
