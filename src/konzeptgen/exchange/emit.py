"""Plain values -> YAML for what is new in a file, in the manner of that file.

A text is written bare where YAML reads it back as it is: ``plz: 01067`` needs no quotes, since the schema gives the
type. What the probe does not read back is quoted.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import yaml

Plain = str | list["Plain"] | dict[str, "Plain"]
"""A value as YAML holds it before the schema gives it a type."""

WIDTH = 100
_TALL = 3
_MISSING = frozenset(("", "~", "null"))
_PLAIN = re.compile("[0-9A-Za-zÄÖÜäöüß](?:[0-9A-Za-zÄÖÜäöüß @./-]*[0-9A-Za-zÄÖÜäöüß])?")
"""What needs no quotes wherever it stands: no try is needed to tell."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is laid out: blanks per level, blanks before the dash of an entry, from the dash to its value."""

    step: int = 2
    dash: int = 2
    gap: int = 2


def scalar(text: str, *, flow: bool = False, like: str = "") -> str:
    """Return ``text`` on one line, as bare as it can be; in the quotes that ``like`` begins with, where it does."""
    quoted: dict[str, Callable[[str], str]] = {'"': _double, "'": _single}
    wanted: list[Callable[[str], str]] = [quoted[like[:1]]] if like[:1] in quoted else [] if text in _MISSING else [str]
    for write in (*wanted, _double):
        written = write(text)
        probe = f"{{k: {written}, z: [{written}, 1]}}" if flow else f"k: {written}\nz:\n- {written}\n- 1"
        if (write is str and _PLAIN.fullmatch(text)) or _reads_back(probe, text):
            return written
    return _double(text)


def _double(text: str) -> str:
    written: str = json.dumps(text, ensure_ascii=False)
    return written


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@lru_cache(maxsize=4096)
def _reads_back(probe: str, text: str) -> bool:
    return _parsed(probe) == {"k": text, "z": [text, "1"]}


def _parsed(probe: str) -> object:
    try:
        return yaml.load(probe, yaml.CBaseLoader)  # noqa: S506 - the base loader makes strings only
    except yaml.YAMLError:
        return None


def block(text: str, indent: int) -> str:
    """Return ``text`` as a block of lines that begins behind a colon, or on one line where a block would lose some."""
    lead = " " * indent
    if "\n" in text:
        head, lines = "|-", text.split("\n")
    else:
        head, lines = ">-", textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    written = "\n".join([head, *(lead + line if line else "" for line in lines)])
    return written if _parsed(f"k: {written}\n") == {"k": text} else _double(text)


def flow(value: Plain) -> str:
    """Return a value on one line, in brackets and braces."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value, flow=True)


def behind_key(value: Plain, indent: int, manner: Manner) -> str:
    """Return what stands behind "key:" when the key is indented by ``indent``: a value, or lines below."""
    if isinstance(value, str):
        return " " + text(value, indent + manner.step)
    if not value or _short(value, indent):
        return " " + flow(value)
    if isinstance(value, dict):
        return "\n" + mapping(value, indent + manner.step, manner)
    entries = [entry(item, indent + manner.dash, manner) for item in value]
    return "\n" + ("\n\n" if any(one.count("\n") >= _TALL for one in entries) else "\n").join(entries)


def text(value: str, indent: int) -> str:
    """Return a text in a block: on its line where it fits there, else as lines indented by ``indent``."""
    fits = "\n" not in value and len(value) + indent <= WIDTH
    return scalar(value) if fits or len(value.split()) == 1 else block(value, indent)


def mapping(value: dict[str, Plain], indent: int, manner: Manner) -> str:
    """Return the lines of a mapping without the last line end."""
    return "\n".join(f"{' ' * indent}{key}:{behind_key(item, indent, manner)}" for key, item in value.items())


def entry(value: Plain, dash: int, manner: Manner) -> str:
    """Return an entry of a list, whose dash is indented by ``dash``, without the last line end."""
    lead = " " * dash + "-" + " " * (manner.gap - 1)
    indent = dash + manner.gap
    if isinstance(value, str):
        return lead + text(value, indent)
    if isinstance(value, dict) and value:
        return lead + mapping(value, indent, manner).lstrip(" ")
    return lead + flow(value)


def _short(value: Plain, indent: int) -> bool:
    """Return whether a list of single words fits on the line of its key."""
    plain = isinstance(value, list) and all(isinstance(item, str) and "\n" not in item for item in value)
    return plain and len(flow(value)) + indent <= WIDTH
