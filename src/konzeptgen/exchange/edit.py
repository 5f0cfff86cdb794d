"""A YAML file and the values that it should hold -> the places to change, and nothing else.

What stays the same keeps its comments, order, quotes and layout: only the span of a changed value is replaced, and
lines are added or taken out where a value comes or goes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, TypeAlias

from konzeptgen.base.source import YamlFile
from konzeptgen.exchange.emit import Manner, Plain, behind_key, block, entry, flow, mapping, scalar

_LONG = 110
_Step: TypeAlias = tuple[str, int, int, int, int]  # as difflib has them


@dataclass(frozen=True, slots=True)
class Edit:
    """The text that replaces what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def edits(file: YamlFile, values: dict[str, Plain]) -> list[Edit]:
    """Return what to replace in the text of ``file`` so that it holds ``values``, in the order of the text."""
    editor = _Editor(file)
    editor.mapping(0, file.values, values)
    return sorted(editor.edits, key=lambda edit: (edit.start, edit.end))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Key and value of a mapping, by their rows."""

    key: int
    value: int


class _Editor:
    """Walks old and new values side by side and collects edits."""

    def __init__(self, file: YamlFile) -> None:
        self.text, self.places = file.text, file.places
        self.edits: list[Edit] = []
        self.manner = self._manner()

    def mapping(self, row: int, old: dict[str, Any], new: dict[str, Plain]) -> None:
        """Edit a mapping, of which something stays unless it is the whole file."""
        pairs = self._pairs(row)
        gone = [name for name in pairs if name in old and name not in new]
        kept = {name: pair for name, pair in pairs.items() if name not in gone}
        for name in gone:
            self._cut(list(pairs.values()), pairs[name], list(kept.values()), inline=self._is_flow(row))
        for name, pair in kept.items():
            if name not in old and name in new:
                self._fill(pair, new[name], inline=self._is_flow(row))
            elif name in new and new[name] != old[name]:
                self._change(pair, old[name], new[name], inline=self._is_flow(row))
        if kept:
            self._add(row, kept, new)
        elif new:
            end = len(self.text)
            added = (mapping({name: value}, 0, self.manner) for name, value in new.items())
            self.edits.append(Edit(end, end, "\n" + "\n\n".join(added) + "\n"))

    # --- values

    def _change(self, pair: _Pair, old: Any, new: Plain, *, inline: bool) -> None:  # noqa: ANN401
        """Edit the value of a key."""
        if self._edits_inside(pair.value, old, new):
            return
        if isinstance(old, str) and isinstance(new, str):
            self._scalar(pair.value, new, self._indent(pair.key) + self.manner.step, inline=inline)
        else:
            self._replace(pair, new, inline=inline)

    def _edits_inside(self, row: int, old: Any, new: Plain) -> bool:  # noqa: ANN401
        """Edit the parts of a list or mapping of which something stays; say whether that was possible."""
        if isinstance(old, dict) and isinstance(new, dict):
            if any(name in new for name in self._pairs(row)):
                self.mapping(row, old, new)
                return True
        elif isinstance(old, list) and isinstance(new, list):
            steps = _steps(old, new)
            if new and any(tag != "insert" and start < end and there < stop for tag, start, end, there, stop in steps):
                self._list(row, old, new, steps)
                return True
        return False

    def _scalar(self, row: int, new: str, indent: int, *, inline: bool) -> None:
        start, end = self.places.span(row)[0], self._end(row)
        alone = not inline and not self.text[end : self._line_end(end)].strip()
        was_block = self.text[start : start + 1] in {">", "|"}
        if alone and (was_block or "\n" in new or len(new) + indent > _LONG):
            written = block(new, indent)
        else:
            written = scalar(new, flow=inline, like=self.text[start:end])
        self.edits.append(Edit(start, end, written))

    def _fill(self, pair: _Pair, new: Plain, *, inline: bool) -> None:
        """Write a value behind a key that has none, or one that says so, such as "~"."""
        colon = self._colon(pair)
        written = " " + flow(new) if inline else behind_key(new, self._indent(pair.key), self.manner)
        end = max(colon, self.places.span(pair.value)[1]) if self._shown(pair.value) else colon
        self.edits.append(Edit(colon, end, written))

    def _replace(self, pair: _Pair, new: Plain, *, inline: bool) -> None:
        """Write another kind of value behind a key; a comment on the line of the key stays."""
        colon, start, end = self._colon(pair), self.places.span(pair.value)[0], self._end(pair.value)
        written = " " + flow(new) if inline else behind_key(new, self._indent(pair.key), self.manner)
        line_end = self._line_end(colon)
        if start < line_end:
            self.edits.append(Edit(colon, end, written))
        else:
            head, newline, rest = written.partition("\n")
            self.edits += [Edit(colon, colon, head), Edit(line_end, end, newline + rest)]

    # --- mappings

    def _add(self, row: int, kept: dict[str, _Pair], new: dict[str, Plain]) -> None:
        """Add the new keys of a mapping, each behind the one that stands before it in ``new``."""
        before = list(kept.values())[-1]
        for name, value in new.items():
            if name in kept:
                before = kept[name]
            elif self._is_flow(row):
                end = self._end(before.value)
                self.edits.append(Edit(end, end, f", {name}: {flow(value)}"))
            else:
                indent = self._indent(next(iter(kept.values())).key)
                gap = "\n\n" if row == 0 else "\n"
                end = self._line_end(self._end(before.value))
                self.edits.append(Edit(end, end, gap + mapping({name: value}, indent, self.manner)))

    def _cut(self, pairs: Sequence[_Pair], pair: _Pair, kept: Sequence[_Pair], *, inline: bool) -> None:
        """Take out a key with its value; the comment on a line of its own above stays."""
        place = pairs.index(pair)
        start, end = self.places.span(pair.key)[0], self._end(pair.value)
        if inline:
            spans = [(self.places.span(one.key)[0], self._end(one.value)) for one in pairs]
            self.edits.append(self._cut_inline(spans, place, [pairs.index(one) for one in kept]))
        elif self.text[self._line_start(start) : start].strip():  # behind the dash of its entry
            follower = next(one for one in pairs[place:] if one in kept)
            self.edits.append(Edit(start, self.places.span(follower.key)[0], ""))
        elif self._own_line(pairs[0]) or any(one in kept for one in pairs[:place]):
            self.edits.append(self._lines(start, end))

    def _own_line(self, pair: _Pair) -> bool:
        start = self.places.span(pair.key)[0]
        return not self.text[self._line_start(start) : start].strip()

    # --- lists

    def _list(
        self, row: int, old: list[Any], new: list[Plain], steps: Sequence[tuple[str, int, int, int, int]]
    ) -> None:
        items = list(self.places.inside(row))
        kept = [place for tag, start, end, *_ in steps if tag != "delete" for place in range(start, end)]
        for tag, start, end, there, stop in steps:
            if tag == "replace":
                self._each(row, items[start:end], old[start:end], new[there:stop])
            elif tag == "delete":
                for place in range(start, end):
                    self._cut_item(row, items, place, kept)
            elif tag == "insert":
                before = max((place for place in kept if place < start), default=None)
                self._insert(row, items, before, kept[0], new[there:stop])

    def _each(self, row: int, items: Sequence[int], old: Sequence[Any], new: Sequence[Plain]) -> None:
        for item, before, after in zip(items, old, new, strict=True):
            if before == after or self._edits_inside(item, before, after):
                continue
            start, end, dash = self.places.span(item)[0], self._end(item), self._indent(row)
            if isinstance(before, str) and isinstance(after, str):
                self._scalar(item, after, dash + self.manner.gap, inline=self._is_flow(row))
            elif self._is_flow(row) or self._is_flow(item):
                self.edits.append(Edit(start, end, flow(after)))
            else:
                written = entry(after, dash, self.manner)[dash + self.manner.gap :]
                self.edits.append(Edit(start, end, written))

    def _insert(self, row: int, items: Sequence[int], before: int | None, first: int, new: Sequence[Plain]) -> None:
        if self._is_flow(row):
            start, end = self.places.span(items[first])[0], self._end(items[before or 0])
            written = [flow(value) for value in new]
            added = "".join(f"{one}, " for one in written) if before is None else "".join(f", {one}" for one in written)
            self.edits.append(Edit(start, start, added) if before is None else Edit(end, end, added))
            return
        dash = self._indent(row)
        lead, gap = " " * dash + "- ", "\n\n" if self._spaced(items) else "\n"
        like = self._is_flow(items[-1]) and self.places.value(items[-1]) is dict
        written = [lead + flow(value) if like else entry(value, dash, self.manner) for value in new]
        if before is None:
            place = self._line_start(self._dash(row, items[first]))
            self.edits.append(Edit(place, place, "".join(f"{one}{gap}" for one in written)))
        else:
            place = self._line_end(self._end(items[before]))
            self.edits.append(Edit(place, place, "".join(f"{gap}{one}" for one in written)))

    def _cut_item(self, row: int, items: Sequence[int], place: int, kept: Sequence[int]) -> None:
        if self._is_flow(row):
            spans = [(self.places.span(item)[0], self._end(item)) for item in items]
            self.edits.append(self._cut_inline(spans, place, kept))
            return
        cut = self._lines(self._dash(row, items[place]), self._end(items[place]))
        above = self.text.rfind("\n", 0, cut.start) if cut.start else -1
        if self._spaced(items) and above >= 0 and not self.text[above : cut.start].strip():
            cut = Edit(above, cut.end, "")
        self.edits.append(cut)

    def _dash(self, row: int, item: int) -> int:
        """Return where the dash of a block's entry stands."""
        column, place = self._indent(row), self.places.span(item)[0]
        while place > 0:
            place = self.text.rfind("-", 0, place)
            if self._column(place) == column:
                break
        return place

    def _spaced(self, items: Sequence[int]) -> bool:
        """Return whether a blank line parts the entries of a list."""
        return any("\n\n" in self.text[self._end(one) : self.places.span(other)[0]] for one, other in pairwise(items))

    # --- places

    def _cut_inline(self, spans: Sequence[tuple[int, int]], place: int, kept: Sequence[int]) -> Edit:
        """Return what takes a part out of brackets or braces, with one comma."""
        start, end = spans[place]
        if any(other < place for other in kept):
            before = spans[place - 1][1]
            return Edit(before if "#" not in self.text[before:start] else start, end, "")
        return Edit(start, spans[place + 1][0], "")

    def _lines(self, start: int, end: int) -> Edit:
        """Return what takes out the lines from ``start`` to ``end``."""
        first, last = self._line_start(start), self._line_end(end)
        return Edit(first - 1, last, "") if first else Edit(0, min(last + 1, len(self.text)), "")

    def _pairs(self, row: int) -> dict[str, _Pair]:
        inside = self.places.inside(row)
        return {str(self.places.value(key)): _Pair(key, value) for key, value in zip(inside, inside, strict=True)}

    def _is_flow(self, row: int) -> bool:
        return isinstance(self.places.value(row), type) and self.text[self.places.span(row)[0]] in "[{"

    def _shown(self, row: int) -> bool:
        start, end = self.places.span(row)
        return start < end

    def _end(self, row: int) -> int:
        """Return where what is seen of a value ends."""
        start, end = self.places.span(row)
        parts = [] if self._is_flow(row) else list(self.places.inside(row))
        if parts:
            return max(self._end(parts[-1]), self._end(parts[-2]) if len(parts) > 1 else 0)
        if self.text[start : start + 1] in {">", "|"}:
            return start + len(self.text[start:end].rstrip())
        return end

    def _colon(self, pair: _Pair) -> int:
        return self.text.index(":", self.places.span(pair.key)[1]) + 1

    def _indent(self, row: int) -> int:
        return self._column(self.places.span(row)[0])

    def _column(self, place: int) -> int:
        return place - self._line_start(place)

    def _line_start(self, place: int) -> int:
        return self.text.rfind("\n", 0, place) + 1

    def _line_end(self, place: int) -> int:
        found = self.text.find("\n", place)
        return found if found >= 0 else len(self.text)

    def _manner(self) -> Manner:
        """Return the layout of the file, as its first block of each kind shows it."""
        step = dash = gap = None
        for pair in self._pairs(0).values():
            kind, column = self.places.value(pair.value), self._indent(pair.value)
            if self._is_flow(pair.value) or not any(self.places.inside(pair.value)):
                continue
            if kind is dict:
                step = step or column
            elif kind is list and gap is None:
                dash, item = column, next(self.places.inside(pair.value))
                gap = self.places.span(item)[0] - self._dash(pair.value, item)
        return Manner(step or 2, 2 if dash is None else dash, gap if gap and gap < _LONG else 2)


def _steps(old: Sequence[Any], new: Sequence[Plain]) -> list[_Step]:
    """Return how a list becomes another: what stays, changes in place, goes and comes; ids tell what is the same."""
    matcher = SequenceMatcher(None, [_sign(item) for item in old], [_sign(item) for item in new], autojunk=False)
    found: list[_Step] = []
    for tag, start, end, there, stop in matcher.get_opcodes():
        if tag == "equal":
            found.append(("replace", start, end, there, stop))
            continue
        named = any(_is_named(item) for item in (*old[start:end], *new[there:stop]))
        both = 0 if named else min(end - start, stop - there)
        if both:
            found.append(("replace", start, start + both, there, there + both))
        if start + both < end:
            found.append(("delete", start + both, end, there + both, there + both))
        if there + both < stop:
            found.append(("insert", end, end, there + both, stop))
    return found


def _is_named(item: object) -> bool:
    return isinstance(item, dict) and "id" in item


def _sign(item: Any) -> str:  # noqa: ANN401
    return f"id {item['id']}" if _is_named(item) else json.dumps(item, sort_keys=False)
