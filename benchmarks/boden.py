"""The floor of a build: the bare tools on the same text and pictures, with nothing around them.

The text comes without directives, so the bare side does less.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pypandoc

from benchmarks.messen import Mass, python, run, together
from konzeptgen import bilder
from konzeptgen.base.source import Source
from konzeptgen.bilder import Bild
from konzeptgen.composing.compose import compose
from konzeptgen.composing.design import design
from konzeptgen.composing.luecken import Konzeptsicht
from konzeptgen.composing.stoff import Stoff
from konzeptgen.model.fassung import Fassung, geschnitten
from konzeptgen.model.konzept import Konzept
from konzeptgen.reading.load import load
from konzeptgen.validating.validate import validate
from konzeptgen.vorlagen.vorlagen import Vorlagen

_LUA = """
local text = io.open(arg[1]):read("a")
local tree = pandoc.read(text, "commonmark_x+attributes")
for _, format in ipairs({"docx", "html", "typst"}) do
  local options = pandoc.WriterOptions({template = pandoc.template.default(format)})
  if format == "docx" then options = pandoc.WriterOptions({}) end
  local out = io.open(arg[2] .. "." .. format, "wb")
  out:write(pandoc.write(tree, format, options))
  out:close()
end
"""
_DRAW = """import json, sys, vl_convert
for spec in json.load(open(sys.argv[1])):
    vl_convert.vegalite_to_svg(spec, vl_version="6.4")
"""
_COMPILE = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def _markdown(source: Source, konzept: Konzept, drawings: Mapping[str, Bild]) -> str:
    """Return the Markdown of all chapters and free texts, directives taken out."""
    stoff = Stoff(konzept=Konzeptsicht.von(konzept), mappe=konzept, art=Vorlagen().arten["konzept"], bilder=drawings)
    chapters = compose(stoff).chapters
    parts = [
        f"# {chapter.number} {chapter.titel} {{#{chapter.key}}}\n\n{_resolved(chapter.markdown, source)}"
        for chapter in chapters
    ]
    return "\n\n".join(parts)


def _resolved(text: str, source: Source) -> str:
    text = re.sub(
        r'^:+ freitext \{"name": "(\w+)".*$', lambda hit: _plain(source.texts[hit[1]].text), text, flags=re.MULTILINE
    )
    return re.sub(r"^:::.*$", "", text, flags=re.MULTILINE)


def _plain(text: str) -> str:
    return re.sub(r"!\[([^\]]*)\]\([^)]*\)", r"\1", text)


def vorbereitet(folder: Path, work: Path) -> Callable[[], Mass]:
    """Write what the bare tools read; return what runs them."""
    source = load(folder)
    konzept = geschnitten(validate(source, date(2026, 10, 1)), Fassung.OEFFENTLICH)
    drawings = bilder.bilder(konzept, design(konzept))
    (work / "all.md").write_text(_markdown(source, konzept, drawings), "utf-8")
    (work / "all.lua").write_text(_LUA, "utf-8")
    (work / "all.json").write_text(json.dumps([drawing.spec for drawing in drawings.values()]), "utf-8")
    return lambda: _bare(work)


def _bare(work: Path) -> Mass:
    return together(
        run(pypandoc.get_pandoc_path(), "lua", str(work / "all.lua"), str(work / "all.md"), str(work / "out")),
        python("-c", _COMPILE, str(work / "out.typst"), str(work / "out.pdf")),
        python("-c", _DRAW, str(work / "all.json")),
    )
