"""Write HTML: the document tree goes in, one page that asks for nothing from outside comes out as bytes."""

from __future__ import annotations

import functools
import hashlib
from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from konzeptgen.document.tree import headings, plain
from konzeptgen.writers.html.blocks import blocks
from konzeptgen.writers.html.drawings import picture
from konzeptgen.writers.html.inlines import marked
from konzeptgen.writers.html.notes import notes
from konzeptgen.writers.html.stylesheet import FOLDER, stylesheet

if TYPE_CHECKING:
    from markupsafe import Markup

    from konzeptgen.document.tree import Block, Cover, Design, Document

SUFFIX = "html"


def write(document: Document) -> bytes:
    """Return the page for ``document`` in UTF-8; the same document gives the same bytes."""
    body = blocks(document.blocks, document.pictures) + notes(document.blocks)
    style = stylesheet(document.design, _words(document.cover) + body, document.cover.mark)
    script = _script()
    page = _template().get_template("seite.html.j2").render(
        cover=document.cover,
        stand=document.stand,
        logo=_logo(document.design),
        policy=_policy(style, script),
        style=style,
        script=script,
        contents=_contents(document.blocks),
        body=body,
        data=document.data.replace("<", "\\u003c"),
    )  # fmt: skip
    return page.encode()


@functools.cache
def _template() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["marked"] = marked
    return environment


@functools.cache
def _script() -> str:
    return (FOLDER / "seite.js").read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; img-src data:; font-src data:; style-src '{_hash(style)}'; "
        f"script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _words(cover: Cover) -> str:
    """Return all that is read on the cover, with its marks."""
    parts = (cover.title, cover.subtitle, cover.publisher, *(part for line in cover.lines for part in line))
    return "".join(map(marked, parts))


def _logo(design: Design) -> str:
    return picture(design.logo, design.logo_alt, "seite-logo") if design.logo else ""


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    number: str
    title: Markup


def _contents(nodes: tuple[Block, ...]) -> list[tuple[_Entry, list[_Entry]]]:
    """Return the chapters, each with its sections."""
    chapters: list[tuple[_Entry, list[_Entry]]] = []
    for heading in headings(nodes):
        entry = _Entry(heading.id, heading.number, marked(plain(heading.inlines)))
        if heading.level == 1 or not chapters:
            chapters.append((entry, []))
        elif heading.level == 2:  # noqa: PLR2004 - the contents list has two levels
            chapters[-1][1].append(entry)
    return chapters
