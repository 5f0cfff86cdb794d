"""How the folders and files of templates are named, and the text of the house's own."""

from __future__ import annotations

import re

from konzeptgen.base.paths import TEMPLATES

OWN = "vorlagen"
"""The author's folder of templates."""
HOUSE = "haus"
"""Before a template's name it leads past the author's template to the house's."""
PARTS = "bausteine"
KONZEPT = "konzept"
VERZEICHNIS = "anbieterverzeichnis"
KIND_FILE = "dokument.yaml"
EXTENSIONS = ("jinja2.ext.do",)
CHAPTER = re.compile(r"(?P<art>[\w-]+)/[0-9]+-(?P<key>[\w-]+)\.md\.j2")


def house_text(name: str) -> str:
    """Return the text of a chapter's template of the house, for copying; raise KeyError where there is none."""
    path = TEMPLATES / name
    if not CHAPTER.fullmatch(name) or not path.is_file():
        raise KeyError(name)
    return path.read_text("utf-8")
