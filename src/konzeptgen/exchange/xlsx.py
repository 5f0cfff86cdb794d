"""Excel's workbooks (.xlsx): written so that Excel and LibreOffice offer lists and notes, read with what they lose."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from konzeptgen.exchange.container import packed, whole
from konzeptgen.exchange.sheets import (
    INTRO,
    LISTS,
    SPARE_ROWS,
    Error,
    Form,
    Found,
    Head,
    Sheet,
    Style,
    Table,
    Tables,
    Value,
    Workbook,
    letters,
    number_of,
)

_FORMATS = {Form.TEXT: "@", Form.NUMBER: "General", Form.YEAR: "0", Form.DATE: "DD.MM.YYYY"}
_HEAD = PatternFill("solid", fgColor="E8EEF3")
_WRAP = Alignment(wrap_text=True, vertical="top")
_NOTE = (320, 120)
_MOST_NOTE = 1500
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_HIDDEN = re.compile(rb"\bhidden=\"(?:1|true)\"")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)\"")


def write(workbook: Workbook) -> bytes:
    """Return the workbook as a file that is the same for the same content."""
    book = Book(write_only=True)
    book.properties.creator = "konzeptgen"
    book.properties.title = workbook.titel
    _intro(book, workbook)
    for sheet in workbook.sheets:
        _sheet(book, sheet)
    _lists(book, workbook)
    for name, (where, column) in workbook.columns.items():
        book.defined_names[name] = DefinedName(name, attr_text=_range(where, column, 2, SPARE_ROWS))
    out = io.BytesIO()
    book.save(out)
    return packed(out.getvalue())


def _range(sheet: str, column: int, first: int, last: int) -> str:
    letter = letters(column)
    return f"{quote_sheetname(sheet)}!${letter}${first}:${letter}${last}"


def _intro(book: Any, workbook: Workbook) -> None:  # noqa: ANN401 - openpyxl has no types
    sheet = book.create_sheet(INTRO)
    sheet.column_dimensions["A"].width = 100
    sheet.protection.sheet = True
    sheet.append([_plain(sheet, workbook.titel, Font(bold=True, size=16))])
    for head, words in workbook.intro:
        sheet.append([_plain(sheet, head, Font(bold=True, size=12))])
        sheet.append([_plain(sheet, words, Font())])
    sheet.append([_plain(sheet, "Die Blätter", Font(bold=True, size=12))])
    for other in workbook.sheets:
        cell = _plain(sheet, other.name, Font(underline="single", color="1D4F76"))
        cell.hyperlink = f"#{quote_sheetname(other.name)}!A1"
        cell.value, cell.data_type = other.name, "s"
        sheet.append([cell])


def _plain(sheet: Any, words: str, font: Font) -> WriteOnlyCell:  # noqa: ANN401
    cell = WriteOnlyCell(sheet, None)
    cell.value, cell.data_type = words, "s"
    cell.font, cell.alignment = font, _WRAP
    return cell


def _sheet(book: Any, content: Sheet) -> None:  # noqa: ANN401
    sheet = book.create_sheet(content.name)
    sheet.freeze_panes = "C2" if len(content.heads) > 2 else "A2"  # noqa: PLR2004 - what a row is called stays in view
    sheet.sheet_properties.tabColor = content.colour or None
    sheet.protection.sheet = True
    for right in ("formatColumns", "formatRows", "formatCells", "insertRows", "deleteRows", "sort", "autoFilter"):
        setattr(sheet.protection, right, False)  # what the protection does not forbid
    for index, head in enumerate(content.heads):
        _column(sheet, index, head, spare=content.open)
    sheet.append([_head(sheet, head) for head in content.heads])
    cells = _Cells(sheet)
    for row in content.rows:
        sheet.append([cells.cell(cell.value, cell.style) for cell in row])
    for validation in _validations(content):
        sheet.data_validations.append(validation)


def _column(sheet: Any, index: int, head: Head, *, spare: bool) -> None:  # noqa: ANN401
    dimension = sheet.column_dimensions[letters(index)]
    dimension.width = head.width
    dimension.hidden = head.hidden
    if spare:
        dimension.number_format = _FORMATS[head.style.form]
        dimension.protection = Protection(locked=False)


def _head(sheet: Any, head: Head) -> WriteOnlyCell:  # noqa: ANN401
    cell = _plain(sheet, head.titel, Font(bold=True))
    cell.fill = _HEAD
    if head.note:
        note = head.note if len(head.note) <= _MOST_NOTE else f"{head.note[:_MOST_NOTE]} …"
        cell.comment = Comment(note, "konzeptgen", *reversed(_NOTE))
    return cell


class _Cells:
    """Makes the cells of a sheet; each look is put together once, which takes openpyxl longer than all the rest."""

    def __init__(self, sheet: Any) -> None:  # noqa: ANN401
        self._sheet = sheet
        self._looks: dict[tuple[str, bool, bool], Any] = {}

    def cell(self, value: Value, style: Style = Style()) -> WriteOnlyCell:  # noqa: B008 - frozen
        """Return a cell; a text is a text whatever it begins with, so that no program takes it for a formula."""
        cell = WriteOnlyCell(self._sheet, None)
        if value is not None:
            cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        form = "@" if isinstance(value, str) else _FORMATS[style.form]
        quoted = isinstance(value, str) and value[:1] in {"=", "+", "-", "@"}
        look = form, quoted, style.locked and value is not None
        if look not in self._looks:
            self._looks[look] = self._look(*look)
        cell._style = self._looks[look]  # noqa: SLF001 - openpyxl's way to share a look
        return cell

    def _look(self, form: str, quoted: bool, locked: bool) -> Any:  # noqa: ANN401, FBT001
        cell = WriteOnlyCell(self._sheet, None)
        cell.number_format, cell.alignment, cell.protection = form, _WRAP, Protection(locked=locked)
        if quoted:
            cell.quotePrefix = True
        return cell._style  # noqa: SLF001


def _validations(sheet: Sheet) -> Iterator[DataValidation]:
    """Yield the drop-down lists of a sheet; what is not on one may be typed all the same, import judges it."""
    areas: dict[str, list[str]] = {}
    for index, head in enumerate(sheet.heads):
        if head.style.choices:
            letter = letters(index)
            areas.setdefault(head.style.choices, []).append(f"{letter}2:{letter}{SPARE_ROWS}")
    if not sheet.open:
        for number, row in enumerate(sheet.rows):
            for index, cell in enumerate(row):
                if cell.style.choices:
                    areas.setdefault(cell.style.choices, []).append(f"{letters(index)}{number + 2}")
    for name, cells in areas.items():
        yield DataValidation("list", formula1=name, allow_blank=True, showErrorMessage=False, sqref=" ".join(cells))


def _lists(book: Any, workbook: Workbook) -> None:  # noqa: ANN401
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    names = list(workbook.lists)
    cells = _Cells(sheet)
    sheet.append([cells.cell(name) for name in names])
    for number in range(max(len(words) for words in workbook.lists.values())):
        lists = workbook.lists.values()
        sheet.append([cells.cell(words[number]) if number < len(words) else None for words in lists])
    for index, name in enumerate(names):
        last = 1 + max(1, len(workbook.lists[name]))
        book.defined_names[name] = DefinedName(name, attr_text=_range(LISTS, index, 2, last))


def read(data: bytes) -> Tables:
    """Return the sheets of a workbook that ``container`` has let pass: values, with those of formulas."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    formulas = _formulas(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        tables = [_table(sheet, formulas, whole(package, sheet._worksheet_path)) for sheet in book.worksheets]  # noqa: SLF001
    book.close()
    return Tables(tables)


def _table(sheet: Any, formulas: Mapping[str, Sequence[tuple[int, int]]], part: bytes) -> Table:  # noqa: ANN401
    sheet.reset_dimensions()
    rows = [_row(row) for row in sheet.iter_rows()]
    for row, column in formulas.get(sheet.title, ()):
        if row < len(rows) and column < len(rows[row]) and rows[row][column] is None:
            rows[row][column] = Error("Formel ohne Ergebnis")
    return Table(sheet.title, rows, sheet.sheet_state != "visible", _unseen(part), dict(_spans(part, rows)))


def _unseen(part: bytes) -> list[int]:
    """Return the rows that are hidden; what reads values alone does not tell."""
    tags = _ROW.findall(part) if b"hidden=" in part else []
    found = (re.search(rb"\br=\"([0-9]+)\"", tag) for tag in tags if _HIDDEN.search(tag))
    return [int(hit[1]) - 1 for hit in found if hit]


def _spans(part: bytes, rows: Sequence[Sequence[Found | Error]]) -> Iterator[tuple[tuple[int, int], Found | Error]]:
    """Yield the value of each merged cell for the cells that it covers in the rows below."""
    for first, top, _, bottom in _MERGED.findall(part):
        column, begin = number_of(first.decode()), int(top) - 1
        value = rows[begin][column] if begin < len(rows) and column < len(rows[begin]) else None
        if value is not None:
            yield from (((row, column), value) for row in range(begin + 1, min(int(bottom), len(rows))))


def _row(row: Sequence[Any]) -> list[Found | Error]:
    return [Error(str(cell.value)) if cell.data_type == "e" else _value(cell.value) for cell in row]


def _value(value: Any) -> Found:  # noqa: ANN401
    known = value is None or isinstance(value, str | int | float | bool | date)
    return value if known or hasattr(value, "hour") else str(value)


def _formulas(data: bytes) -> dict[str, list[tuple[int, int]]]:
    """Return the places of formulas by sheet; a second reading is only needed where there are any."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        if not any(b"<f>" in (part := whole(package, name)) or b"<f " in part for name in sheets):
            return {}
    book = load_workbook(io.BytesIO(data), read_only=True)
    found: dict[str, list[tuple[int, int]]] = {}
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        cells = (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f")
        found[sheet.title] = [(cell.row - 1, cell.column - 1) for cell in cells]
    book.close()
    return found
