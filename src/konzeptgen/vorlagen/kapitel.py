"""Chapters: the text of a template -> its head, its blocks, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from konzeptgen.base.finding import Finding, Rejected
from konzeptgen.base.fremd import fremd
from konzeptgen.base.near import meant, nearest
from konzeptgen.reading.yaml_reader import read
from konzeptgen.vorlagen.arten import yes
from konzeptgen.vorlagen.fehler import file_fault
from konzeptgen.vorlagen.names import OWN

_HEAD = re.compile(r"\s*\{#(.*?)#\}", re.DOTALL)
_BLOCK = re.compile(r"\{%-? *block (\w+)")
_AROUND = re.compile(  # what may stand around blocks that only fill others
    r"\{#.*?#\}|\{%-? *(?:import|from|set)\b.*?%\}|\{%-? *block \w+.*?\{%-? *endblock\b.*?%\}", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter template: its key (file name without order), title, condition, catalogue elements and kind.

    ``own`` says that the author wrote it. Without ``nummer`` it is a page apart, which no free text calls up.
    """

    key: str
    template: str
    titel: str
    wenn: str
    elemente: tuple[str, ...] = ()
    anhang: bool = False
    nummer: bool = True
    own: bool = False

    @property
    def file(self) -> str:
        """Return the template's file, as messages name it."""
        return f"{OWN if self.own else 'templates'}/{self.template}"


@lru_cache(maxsize=512)
def chapter(name: str, text: str, below: Chapter | None, *, own: bool) -> Chapter:
    """Return the chapter that a template makes; what its head leaves out, it takes from the one ``below`` it."""
    found = _HEAD.match(text)
    head = _read_head(name, text, found) if found else {}
    if below is None and "titel" not in head:
        message, remedy = "Dem neuen Kapitel fehlt der Titel.", "Schreiben Sie in den Kopf: titel: Name des Kapitels"
        raise Rejected([file_fault(name, 1, message, remedy)])
    key = _key(name.rpartition("/")[2])
    taken = below or Chapter(key=key, template=name, titel="", wenn="true")
    return Chapter(
        key=key,
        template=name,
        titel=str(head.get("titel", taken.titel)),
        wenn=str(head.get("wenn", taken.wenn)).strip(),
        elemente=tuple(map(str, head.get("elemente") or taken.elemente)),
        anhang=yes(head.get("anhang", taken.anhang)),
        nummer=yes(head.get("nummer", taken.nummer)),
        own=own,
    )


def require_use(name: str, text: str, known: Mapping[str, Chapter]) -> None:
    """Refuse an author's chapter that would be empty, that nobody would see or that would push another one out.

    ``known`` are the chapters so far by their files' names.
    """
    head = _HEAD.match(text)
    base = name.rpartition("/")[2]
    if not text[head.end() if head else 0 :].strip() and "wenn" not in (head.group(1) if head else ""):
        remedy = "Schreiben Sie das Kapitel, oder löschen Sie die Datei; dann gilt das Kapitel des Hauses."
        raise Rejected([file_fault(name, 1, "Die Vorlage ist leer.", remedy)])
    if base not in known and not head:
        near = nearest(base, list(known))
        remedy = f"Heißt das Kapitel „{near}“?" if near else "Beginnen Sie mit {# titel: Name des Kapitels #}."
        raise Rejected([file_fault(name, 1, "Dem neuen Kapitel fehlt der Titel.", remedy)])
    twin = next((other for other, chapter in known.items() if chapter.key == _key(base) and other != base), None)
    if twin:
        message = f"Ein Kapitel mit diesem Namen gibt es schon: „{twin}“."
        raise Rejected([file_fault(name, 1, message, "Nennen Sie Ihr Kapitel anders, oder ersetzen Sie jenes.")])


def fills(text: str) -> bool:
    """Return whether an author's template only fills blocks of the chapter below it."""
    return "{% extends" not in text and bool(_BLOCK.search(text)) and not _AROUND.sub("", text).strip()


def require_blocks(name: str, text: str, below: str) -> None:
    """Refuse blocks that the text of the chapter ``below`` does not have."""
    blocks = _BLOCK.findall(below)
    for number, line in enumerate(text.split("\n"), 1):
        for block in _BLOCK.findall(line):
            if block not in blocks:
                message = f"Den Block „{block}“ gibt es in diesem Kapitel nicht.{meant(block, blocks)}"
                raise Rejected([file_fault(name, number, message, f"Möglich sind: {', '.join(blocks)}.")])


def ordered(chapters: Mapping[str, Chapter]) -> Sequence[Chapter]:
    """Return chapters, given by their files' names, in the order of the numbers in these."""
    return [chapters[base] for base in sorted(chapters, key=lambda base: (int(base.partition("-")[0]), base))]


def _read_head(name: str, text: str, found: re.Match[str]) -> Mapping[str, Any]:
    """Return what the head of a template says, as texts; raise Rejected where it says nothing that can be read."""
    lines = "\n" * text.count("\n", 0, found.start(1))
    findings: list[Finding] = []
    with fremd(lambda: _unreadable(name, 1)):
        file = read(name, "kapitel", f"{lines}{found.group(1)}", findings)
    head = file.values if file else {}
    if findings or not isinstance(head.get("elemente", []), list) or any(map(_odd, head.values())):
        raise Rejected([_unreadable(name, findings[0].place.line if findings else 1)])
    return head


def _odd(value: object) -> bool:
    """Return whether a value of a head is neither a text nor a list of texts."""
    return not isinstance(value, str | list) or any(not isinstance(part, str) for part in value)


def _unreadable(name: str, line: int) -> Finding:
    remedy = "Schreiben Sie je Zeile einen Namen, einen Doppelpunkt und den Wert, zum Beispiel titel: Sport"
    return file_fault(name, line, "Der Kopf der Vorlage ist nicht lesbar.", remedy)


def _key(base: str) -> str:
    """Return the name of a chapter without its number: "wohnen" for "55-wohnen.md.j2"."""
    return base.split("-", 1)[1].removesuffix(".md.j2")
