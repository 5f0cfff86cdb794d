"""A description in several paragraphs or with lists -> blocks; what is one plain paragraph stays text."""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2s

from konzeptgen.base.source import TextFile
from konzeptgen.document.texte import Freitext, read
from konzeptgen.document.tree import BulletList, OrderedList, Paragraph

_PARTS = re.compile(r"\n[ \t]*\n|^[ \t]*(?:[-*+]|[0-9]{1,3}[.)])[ \t]+\S", re.MULTILINE)


@cache
def gegliedert(text: str) -> Freitext | None:
    """Return a description as blocks, in the Markdown of the author's texts; None where it is one paragraph.

    Headings, tables, pictures and whatever a text may not hold have no place in a description: it stays text then.
    """
    if not _PARTS.search(text):
        return None
    made = read(TextFile(_name(text), text), {}, [])
    allowed = made and all(isinstance(block, Paragraph | BulletList | OrderedList) for block in made.blocks)
    return made if allowed else None


def _name(text: str) -> str:
    return f"beschreibung-{blake2s(text.encode(), digest_size=8).hexdigest()}"
