"""Notes in an OpenDocument spreadsheet: cells and notes lie in content.xml, all other parts stay as they are."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from konzeptgen.exchange.ods import SPACES
from konzeptgen.exchange.sheets import FINDINGS

_DC = "http://purl.org/dc/elements/1.1/"
Places = Mapping[tuple[int, int], str]


def noted(
    parts: dict[str, bytes], cells: Mapping[str, Places], rows: Sequence[Sequence[str]], mark: str
) -> dict[str, bytes]:
    """Return the parts of the package with a note in each cell and the sheet ``Befunde`` with ``rows``."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(parts["content.xml"], parser)
    _strip(root, mark)
    tables = {str(table.get(_t("name"))): table for table in root.iter(_t("table"))}
    for sheet, places in cells.items():
        for (row, column), words in places.items():
            if sheet in tables:
                _add(_cell(tables[sheet], row, column), words)
    _list(tables, rows)
    return {**parts, "content.xml": etree.tostring(root, xml_declaration=True, encoding="UTF-8")}


def _t(name: str) -> str:
    return f"{{{SPACES['table']}}}{name}"


def _text(name: str) -> str:
    return f"{{{SPACES['text']}}}{name}"


_NOTE = f"{{{SPACES['office']}}}annotation"


def _strip(root: etree._Element, mark: str) -> None:
    """Take out what an earlier check has said."""
    for note in list(root.iter(_NOTE)):
        ours = False
        for line in list(note.iter(_text("p"))):
            ours = ours or _words(line).startswith(mark)
            if ours:
                note.remove(line)
        if ours and not any(True for _ in note.iter(_text("p"))):
            _parent(note).remove(note)


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - no root is asked for
    return parent


def _add(cell: etree._Element, words: str) -> None:
    note = cell.find(_NOTE)
    if note is None:
        note = etree.Element(_NOTE, {f"{{{SPACES['office']}}}display": "false"})
        etree.SubElement(note, f"{{{_DC}}}creator").text = "konzeptgen"
        first = cell[0] if len(cell) else None
        cell.insert(1 if first is not None and first.tag == _t("cell-range-source") else 0, note)
    for line in words.split("\n"):
        etree.SubElement(note, _text("p")).text = line


def _cell(table: etree._Element, row: int, column: int) -> etree._Element:
    """Return a cell as an element of its own, made where the sheet ends before it."""
    line = _nth(list(_rows(table)), row, _t("number-rows-repeated"))
    if line is None:
        for _ in range(row + 1 - sum(_count(one, "number-rows-repeated") for one in _rows(table))):
            line = etree.SubElement(table, _t("table-row"))
            etree.SubElement(line, _t("table-cell"))
        assert line is not None  # noqa: S101 - one row at least was missing
    cells = [one for one in line if one.tag in {_t("table-cell"), _t("covered-table-cell")}]
    cell = _nth(cells, column, _t("number-columns-repeated"))
    if cell is None:
        missing = column - sum(_count(one, "number-columns-repeated") for one in cells)
        if missing:
            etree.SubElement(line, _t("table-cell"), {_t("number-columns-repeated"): str(missing)})
        cell = etree.SubElement(line, _t("table-cell"))
    return cell


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return table.iter(_t("table-row"))


def _count(element: etree._Element, name: str) -> int:
    return int(element.get(_t(name)) or 1)


def _nth(elements: Sequence[etree._Element], wanted: int, repeated: str) -> etree._Element | None:
    """Return the element with this number, taken out of those that one element stands for."""
    for element in elements:
        count = int(element.get(repeated) or 1)
        if wanted < count:
            return _alone(element, wanted, count, repeated)
        wanted -= count
    return None


def _alone(element: etree._Element, place: int, count: int, repeated: str) -> etree._Element:
    copies = [(place, 0), (count - place - 1, 1)]
    element.attrib.pop(repeated, "")
    for number, where in copies:
        if number:
            other = copy.deepcopy(element)
            if number > 1:
                other.set(repeated, str(number))
            _parent(element).insert(_parent(element).index(element) + where, other)
    return element


def _list(tables: Mapping[str, etree._Element], rows: Sequence[Sequence[str]]) -> None:
    """Add the sheet that lists the findings behind the others, or put it in the place of that of an earlier check."""
    number = 1
    name = FINDINGS
    while name in tables and list(_first(tables[name])) != list(rows[0]):
        number += 1
        name = f"{FINDINGS} {number}"
    table = etree.Element(_t("table"), {_t("name"): name})
    etree.SubElement(table, _t("table-column"), {_t("number-columns-repeated"): str(len(rows[0]))})
    for row in rows:
        line = etree.SubElement(table, _t("table-row"))
        for words in row:
            cell = etree.SubElement(line, _t("table-cell"), {f"{{{SPACES['office']}}}value-type": "string"})
            etree.SubElement(cell, _text("p")).text = words
    if name in tables:
        _parent(tables[name]).replace(tables[name], table)
    else:
        list(tables.values())[-1].addnext(table)


def _first(table: etree._Element) -> Iterator[str]:
    """Yield what stands in the first row of a sheet."""
    first = next(_rows(table), None)
    for cell in first if first is not None else ():
        words = "".join(_words(line) for line in cell.iter(_text("p")))
        if words:
            yield words


def _words(element: etree._Element) -> str:
    return "".join(str(words) for words in element.itertext())
