"""The same content in all formats, the same bytes for the same input, every row on paper."""

import hashlib
import io
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from lxml import etree, html

from dokumente import FAELLE, document, je_fall, output, silent
from konzeptgen import pipeline
from konzeptgen.document.tree import (
    PREFIXES,
    REMARK,
    Block,
    BulletList,
    CodeBlock,
    Cover,
    Entry,
    Facts,
    Figure,
    Footnote,
    Heading,
    Landscape,
    Notice,
    OrderedList,
    Paragraph,
    Quote,
    Remark,
    Table,
    headings,
    plain,
    walk,
)
from konzeptgen.vorlagen.names import KONZEPT
from konzeptgen.writers.docx.headings import counted
from konzeptgen.writers.write import formats
from programme import program

NAMES = je_fall()
TWICE = je_fall(name for name, fall in FAELLE.items() if fall.art == KONZEPT or "musterstadt" in fall.ordner)
"""What is built a second time: every concept, and each other kind of the largest town."""
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
TEXT, OFFICE, SVG = f"{OASIS}:text:1.0", f"{OASIS}:office:1.0", f"{OASIS}:svg-compatible:1.0"
TURNED = re.compile("[\u0590-\u08ff]")
"""A letter of a script from right to left."""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\u200e\u200f\u2060\u2066-\u2069]+", "", text)


def pieces(blocks: tuple[Block, ...], *, remarks: bool = False, numbers: bool = True) -> Iterator[str]:
    for block in blocks:
        if remarks or not isinstance(block, Remark):
            yield from (squeezed(piece) for piece in _pieces(block, remarks=remarks, numbers=numbers))


def _pieces(block: Block, *, remarks: bool, numbers: bool) -> Iterator[str]:  # noqa: C901 - one case per kind of block
    match block:
        case Remark():
            yield REMARK
            yield from (plain(line) for line in block.lines)
        case Heading():
            number = block.number if numbers or not counted(block) else ""
            yield f"{number} {plain(block.inlines)}"
        case Paragraph():
            yield plain(block.inlines)
        case BulletList() | OrderedList():
            for item in block.items:
                yield from pieces(item)
        case Quote() | Landscape() | Entry():
            yield from pieces(block.blocks, remarks=remarks, numbers=numbers)
        case CodeBlock():
            yield block.text
        case Notice():
            first, *rest = pieces(block.blocks)
            yield from (f"{PREFIXES[block.kind]}{first}", *rest)
        case Facts():
            for term, value in block.items:
                yield from (plain(term), plain(value))
        case Table():
            yield from _table(block)
        case Figure():
            yield f"Abbildung {block.number}: {plain(block.caption)}"
            yield plain(block.source)


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"Tabelle {table.number}: {plain(table.caption)}"
    for row in (table.head, *table.rows):
        yield from (plain(cell) for cell in row)
    yield plain(table.source)


def html_text(data: bytes) -> str:
    main = html.document_fromstring(data).find(".//main")
    assert main is not None
    for svg in main.findall(".//svg"):
        svg.clear()
    return squeezed("".join(map(str, main.itertext())))


def docx_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    ordered = (e.text or "" for e in body.iter(f"{WORD}t", f"{WORD}delText"))
    return squeezed("".join(ordered))


def odt_text(data: bytes) -> str:
    """Return what an OpenDocument text shows, without the comments beside it and the footnotes below it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("content.xml"))[-1]
    beside = (f"{{{TEXT}}}note", f"{{{OFFICE}}}annotation", f"{{{SVG}}}title", f"{{{SVG}}}desc")
    for e in list(body.iter(*beside, f"{{{TEXT}}}table-of-content-source")):
        e[:], e.text = [], ""
    return squeezed("".join(str(piece) for piece in body.itertext()))


def pdf_text(data: bytes, cover: Cover, footer: str) -> str:
    text = ""
    command = [program("pdftotext"), "-raw", "-", "-"]
    pages = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode().split("\f")
    for page in pages:
        found = re.sub(r"Seite\s*\d+\s*von\s*\d+", "", page)
        found = re.sub(rf"^\s*{re.escape(footer)}\s*$", "", found, flags=re.MULTILINE)
        text += found.replace(cover.title, "", 1).replace(cover.mark, "", 1)
    return squeezed(text).replace("-", "")


LONG = 400
"""Letters of a cell that the end of a page may part; the head of its table comes again between the two pieces."""


def stands(piece: str, text: str) -> bool:
    """Return whether a piece stands in the text whole, or parted once and in its order where it is very long."""
    if piece in text or len(piece) <= LONG:
        return piece in text
    places = (at for at in range(1, len(piece)) if piece[:at] in text and piece[at:] in text)
    return any(text.index(piece[:at]) + at < text.index(piece[at:]) for at in places)


def test_only_a_very_long_piece_may_be_parted_and_loses_nothing() -> None:
    piece = "".join(f"{number:03}" for number in range(150))
    assert stands(piece, f"Vor{piece}Nach")
    assert stands(piece, f"Vor{piece[:200]}Kopf{piece[200:]}Nach")
    assert not stands(piece, f"Vor{piece[:200]}Kopf{piece[201:]}Nach")
    assert not stands(piece, f"Vor{piece[200:]}Kopf{piece[:200]}Nach")
    assert not stands(piece[:300], f"Vor{piece[:200]}Kopf{piece[200:300]}Nach")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("read", [html_text, docx_text, odt_text])
def test_every_piece_of_the_document_stands_in_order(name: str, read: object) -> None:
    text = read(output(name, read.__name__.partition("_")[0]))  # type: ignore[attr-defined,operator]
    made = document(name)
    # The styles of a template count the headings themselves, so that Word writes the numbers.
    numbers = read is not docx_text or made.design.reference_docx is None
    wanted = list(pieces(made.blocks, remarks=read is html_text, numbers=numbers))
    if read is html_text:
        wanted += [f"{squeezed(plain(n.inlines))}zurück" for n in walk(made.blocks) if isinstance(n, Footnote)]
    first = wanted[0]
    listed = read is not html_text and made.layout.inhalt
    position = text.index(first, text.index(first) + 1) if listed else text.index(first)
    for piece in wanted:
        found = text.find(piece, position)
        assert found >= 0, f"{piece!r} is missing after …{text[max(0, position - 80) : position]!r}"
        assert found - position < 400, f"unexpected text before {piece!r}: {text[position:found]!r}"
        position = found + len(piece)
    assert position == len(text), f"unexpected text at the end: {text[position:]!r}"


@pytest.mark.langsam
@pytest.mark.parametrize("name", NAMES)
def test_every_piece_of_the_document_stands_in_the_pdf(name: str) -> None:
    made = document(name)
    stand = f"{date.fromisoformat(made.stand):%d.%m.%Y}"
    footer = " · ".join(part for part in (made.cover.publisher, f"Stand {stand}") if part)
    text = pdf_text(output(name, "pdf"), made.cover, footer)
    wanted = [piece.replace("-", "") for piece in pieces(made.blocks)]
    missing = [piece for piece in wanted if not TURNED.search(piece) and not stands(piece, text)]
    assert not missing, missing[:5]
    # Letters from right to left come out in the order in which they are seen: they are counted.
    lost = Counter(TURNED.findall("".join(wanted))) - Counter(TURNED.findall(text))
    assert not lost


@pytest.mark.langsam
@pytest.mark.parametrize("name", TWICE)
def test_two_builds_give_the_same_bytes(name: str) -> None:
    again = pipeline.build(FAELLE[name].pfade, FAELLE[name].wunsch, silent).outputs
    first = {key: hashlib.sha256(output(name, key)).hexdigest() for key in formats()}
    assert {key: hashlib.sha256(data).hexdigest() for key, data in again.items()} == first


@pytest.mark.parametrize("name", NAMES)
def test_headings_never_jump_and_ids_are_unique(name: str) -> None:
    levels = [heading.level for heading in headings(document(name).blocks)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [heading.id for heading in headings(document(name).blocks)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_stands_without_content(name: str) -> None:
    blocks = [
        b
        for block in document(name).blocks
        for b in (block.blocks if isinstance(block, Landscape | Entry) else (block,))
    ]
    for before, after in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(before, Heading):
            deeper = isinstance(after, Heading) and after.level > before.level
            assert deeper or (after is not None and not isinstance(after, Heading)), plain(before.inlines)
