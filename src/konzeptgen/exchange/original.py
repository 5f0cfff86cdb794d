"""The bytes of an author's YAML file and the values that it should hold -> its new bytes, proved by reading them.

The reader works on a text with line ends of one kind and composed letters. What it has made even stays uneven in the
file: only lines that an edit touches are written anew, with the line end that the file has.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import yaml

from konzeptgen.base.finding import Finding, Place, Rejected, Severity
from konzeptgen.base.source import YamlFile
from konzeptgen.exchange.edit import Edit, edits
from konzeptgen.exchange.emit import Manner, Plain, mapping
from konzeptgen.reading.load import normalized
from konzeptgen.reading.yaml_reader import read

_BOM = "\ufeff"
_ENDS = re.compile("\r\n|\r|\n")


def rewritten(name: str, schema: str, data: bytes, values: dict[str, Plain]) -> tuple[bytes, YamlFile | None]:
    """Return ``data`` with ``values`` instead of its own, and the file as it then reads, None without values.

    Raises:
        Rejected: the changed file would not read as it should; nothing is lost, since nothing is returned.
    """
    raw = data.decode("utf-8")
    bom, raw = (_BOM, raw[1:]) if raw.startswith(_BOM) else ("", raw)
    file = _file(name, schema, normalized(raw))
    changes = edits(file, values) if file else [_appended(normalized(raw), values)]
    new = bom + _applied(raw, changes)
    proof = _file(name, schema, normalized(new.removeprefix(_BOM)))
    if (proof.values if proof else {}) != values:
        raise Rejected([_refused(name)])
    return new.encode("utf-8"), proof


def _file(name: str, schema: str, text: str) -> YamlFile | None:
    try:
        return read(name, schema, text, [])
    except yaml.YAMLError:
        return None


def _refused(name: str) -> Finding:
    message = "Diese Datei lässt sich nicht ändern, ohne dass anderes darin leidet."
    remedy = "Tragen Sie die Änderung im Editor ein; an der Datei ist nichts geschehen."
    return Finding("TAB002", Severity.FEHLER, message, remedy, Place(name))


def _appended(text: str, values: dict[str, Plain]) -> Edit:
    """Return what adds values to a file that has none, below its comments."""
    end = len(text)
    before = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    written = "\n\n".join(mapping({name: value}, 0, Manner()) for name, value in values.items())
    return Edit(end, end, f"{before}{written}\n")


def _applied(raw: str, changes: Sequence[Edit]) -> str:
    """Return ``raw`` with ``changes``, whose places count in the normalized text; untouched lines stay as they are."""
    lines, ends = _ENDS.split(raw), [*_ENDS.findall(raw), ""]
    newline = max(set(ends[:-1]), key=ends.count, default="\n")
    even = [normalized(line) for line in lines]
    starts = list(accumulate((len(line) + 1 for line in even), initial=0))
    for change in reversed(changes):
        first, last = bisect_right(starts, change.start) - 1, bisect_right(starts, change.end) - 1
        before, after = even[first][: change.start - starts[first]], even[last][change.end - starts[last] :]
        new = (before + change.text + after).split("\n")
        untouched = {even[last]: lines[last], even[first]: lines[first]}
        lines[first : last + 1] = [untouched.get(line, line) for line in new]
        ends[first : last + 1] = [*[newline] * (len(new) - 1), ends[last]]
        even[first : last + 1] = new
    return "".join(line + end for line, end in zip(lines, ends, strict=True))
