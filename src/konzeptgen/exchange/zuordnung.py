"""What people decide about a foreign table, kept beside the Konzept, and what was last taken over from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2s
from pathlib import Path
from typing import Any

import yaml

from konzeptgen.base.finding import Rejected
from konzeptgen.exchange.container import unusable
from konzeptgen.reading.yaml_reader import refused

FOLDER = ".zuordnung"
OPEN = ""
_WORDS = """\
# Welche Spalte der Tabelle in welches Feld kommt. Ein Strich (-) heißt: nicht übernehmen.
# Unter „fest“ steht, was für alle Zeilen gilt, zum Beispiel angebote.leistungsart: kinderbetreuung
# Unter „werte“ steht hinter jedem fremden Wort unser Wert; leer ist noch zu entscheiden, ein Strich lässt es weg.
# Unter „dubletten“ steht, was gleich sein könnte. Schreiben Sie hinter „gleich“ ja oder nein.
"""


@dataclass(slots=True)
class Decisions:
    """The decisions on one source: list of ours, field by heading, fixed values, words, pairs."""

    target: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    pairs: list[dict[str, str]] = field(default_factory=list)
    _asked: set[frozenset[str]] = field(default_factory=set, compare=False, repr=False)

    def same(self, one: str, other: str) -> str:
        """Return what a person says of a pair: ja, nein, or nothing yet."""
        known = (pair["gleich"] for pair in self.pairs if {pair["eins"], pair["zwei"]} == {one, other})
        return next(known, OPEN)

    def ask(self, one: str, other: str, reason: str, listed: str) -> None:
        """Put a pair on the list of questions."""
        self._asked = self._asked or {frozenset((pair["eins"], pair["zwei"])) for pair in self.pairs}
        if frozenset((one, other)) not in self._asked:
            self._asked.add(frozenset((one, other)))
            self.pairs.append({"liste": listed, "eins": one, "zwei": other, "grund": reason, "gleich": OPEN})


def read(name: str, data: bytes) -> Decisions:
    """Return the decisions in a file; raise Rejected where it holds none."""
    try:
        found = refused(name, data.decode("utf-8-sig"))
        content = yaml.load(data, yaml.CSafeLoader) if data and not found else {}
    except Exception as error:  # noqa: BLE001 - whatever a strange file breaks, it is none
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise unusable(name, f"Die Zuordnung ist ab Zeile {line} nicht lesbar.", "Prüfen Sie die Einrückung.") from None
    if found:
        raise Rejected(found)
    if not isinstance(content, dict):
        raise unusable(name, "Die Datei ist keine Zuordnung.", "Löschen Sie sie; konzeptgen schlägt eine neue vor.")
    pairs, words = content.get("dubletten"), content.get("werte")
    pairs = [pair for pair in pairs if isinstance(pair, dict)] if isinstance(pairs, list) else []
    return Decisions(
        str(content.get("liste") or ""),
        _texts(content.get("spalten")),
        _texts(content.get("fest")),
        {str(name): _texts(told) for name, told in (words.items() if isinstance(words, dict) else ())},
        [_texts(pair) | {"gleich": _word(pair.get("gleich"))} for pair in pairs if {"eins", "zwei"} <= pair.keys()],
    )


def _texts(content: Any) -> dict[str, str]:  # noqa: ANN401 - what a person wrote
    return {str(key): _word(value) for key, value in content.items()} if isinstance(content, dict) else {}


def _word(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return OPEN if value is None else str(value)


def written(mapping: Decisions, old: bytes) -> bytes:
    """Return the file of the decisions; where it says the same, it stays as a person wrote it."""
    if old and read("", old) == mapping:
        return old
    content = {
        "liste": mapping.target,
        "spalten": mapping.columns,
        "fest": mapping.fixed,
        "werte": mapping.words,
        "dubletten": mapping.pairs,
    }
    return (_WORDS + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000)).encode()


def sign(value: str | list[str]) -> str:
    """Return a short sign of a value, by which one can tell later whether it is another."""
    text = value if isinstance(value, str) else "\n".join(value)
    return blake2s(text.encode(), digest_size=6).hexdigest()


@dataclass(slots=True)
class Memory:
    """By list and key of the source: the id of each record, and a sign of each value that was taken over."""

    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    signs: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, listed: str, key: str) -> Mapping[str, str]:
        """Return the signs of what was taken over for a record, by field."""
        return self.signs.get(f"{listed}/{key}", {})


def recalled(data: bytes) -> Memory:
    """Return what was last taken over; nothing where that is lost."""
    try:
        content = json.loads(data) if data else {}
        return Memory(_by_name(content.get("kennungen", {})), _by_name(content.get("stand", {})))
    except Exception:  # noqa: BLE001 - whatever a strange file breaks, it remembers nothing
        return Memory()


def _by_name(content: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {name: {key: str(value) for key, value in inner.items()} for name, inner in content.items()}


def kept(memory: Memory) -> bytes:
    """Return the file of what was taken over."""
    content = {"kennungen": memory.ids, "stand": memory.signs}
    return (json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()


class Notebook:
    """What lies beside the Konzept for one source: what people decided on it, what was last taken over."""

    def __init__(self, name: str, beside: Callable[[str], bytes], chosen: str) -> None:
        """Open that of the source ``name``; ``beside`` reads a file of the folder, ``chosen`` is a person's mapping."""
        stem = Path(chosen or name).stem
        self.own, self._memory, self._beside = f"{FOLDER}/{stem}.yaml", f"{FOLDER}/{stem}.json", beside
        self._decided = Path(chosen).read_bytes() if chosen else beside(self.own)
        self.decisions = read(chosen or self.own, self._decided)
        self.memory = recalled(beside(self._memory))

    def keep(self, memory: Memory) -> Mapping[str, bytes]:
        """Return the files that change once ``memory`` is taken over."""
        files = {self.own: written(self.decisions, self._decided), self._memory: kept(memory)}
        return {path: content for path, content in files.items() if content != self._beside(path)}
