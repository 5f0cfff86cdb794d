"""Measure ``konzeptgen build`` against bare tools: one pandoc process for three formats plus one Typst compile.

Run: python tools/benchmark.py [--runs 5] [--folder examples/musterstadt]

Both sides are whole processes on the same text, run in turn; the ratio of each pair and the median are printed.
The bare side gets the Markdown without pictures and directives, so it does less.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import pypandoc

from konzeptgen import bilder
from konzeptgen.base.source import Source
from konzeptgen.composing.compose import compose
from konzeptgen.composing.design import design
from konzeptgen.composing.luecken import Konzeptsicht
from konzeptgen.composing.stoff import Stoff
from konzeptgen.reading.load import load
from konzeptgen.validating.validate import validate
from konzeptgen.vorlagen.vorlagen import Vorlagen

LIMIT = 2.5
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
_COMPILE = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def markdown(folder: Path) -> str:
    """Return the Markdown of all chapters and free texts, directives taken out."""
    source = load(folder)
    konzept = validate(source, date(2026, 10, 1))
    drawings = bilder.bilder(konzept, design(konzept))
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


def bare(work: Path) -> float:
    """Run pandoc once for three formats and Typst once; return the seconds."""
    began = time.perf_counter()
    _run(pypandoc.get_pandoc_path(), "lua", str(work / "all.lua"), str(work / "all.md"), str(work / "out"))
    _run(sys.executable, "-c", _COMPILE, str(work / "out.typst"), str(work / "out.pdf"))
    return time.perf_counter() - began


def ours(folder: Path, work: Path) -> float:
    """Run the whole command; return the seconds."""
    began = time.perf_counter()
    _run(
        sys.executable, "-m", "konzeptgen", "build", str(folder), "-o", str(work / "ausgabe"), "--stichtag", "1.10.2026"
    )
    return time.perf_counter() - began


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> int:
    """Print both medians and the ratio; end with 1 where it is above the limit."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--folder", type=Path, default=Path("examples/musterstadt"))
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "all.md").write_text(markdown(chosen.folder), "utf-8")
        (work / "all.lua").write_text(_LUA, "utf-8")
        bare(work), ours(chosen.folder, work)
        pairs = [(ours(chosen.folder, work), bare(work)) for _ in range(chosen.runs)]
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    sys.stdout.write(
        f"konzeptgen build: {statistics.median(mine for mine, _ in pairs):.2f} s\n"
        f"bare pandoc and Typst: {statistics.median(theirs for _, theirs in pairs):.2f} s\n"
        f"ratio: {ratio:.2f} (limit {LIMIT})\n"
    )
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
