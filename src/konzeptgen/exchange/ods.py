"""OpenDocument spreadsheets (.ods), written as XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from konzeptgen.exchange.container import packed
from konzeptgen.exchange.sheets import (
    INTRO,
    LISTS,
    SPARE_ROWS,
    Cell,
    Form,
    Head,
    Sheet,
    Style,
    Workbook,
    letters,
)

_MIME = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
    "xlink": "http://www.w3.org/1999/xlink",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
_XMLNS = " ".join(f'xmlns:{short}="{url}"' for short, url in SPACES.items())
_COLLAPSED = ' table:visibility="collapse"'
_FORMATS = """\
<number:text-style style:name="nTEXT"><number:text-content/></number:text-style>\
<number:number-style style:name="nNUMBER"><number:number number:min-integer-digits="1"/></number:number-style>\
<number:number-style style:name="nYEAR"><number:number number:decimal-places="0" number:min-integer-digits="4"/>\
</number:number-style>\
<number:date-style style:name="nDATE"><number:day number:style="long"/><number:text>.</number:text>\
<number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/>\
</number:date-style>"""


def write(workbook: Workbook) -> bytes:
    """Return the workbook as a file that is the same for the same content."""
    sheets = workbook.sheets
    body = [_intro(workbook), *(_sheet(sheet, number) for number, sheet in enumerate(sheets)), _lists(workbook)]
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_XMLNS} office:version="1.3">'
        f"<office:automatic-styles>{_FORMATS}{''.join(_styles(sheets))}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{_validations(sheets)}{''.join(body)}{_ranges(workbook)}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {"mimetype": _MIME, "content.xml": content, "settings.xml": _settings(sheets)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in {**parts, "META-INF/manifest.xml": _manifest(parts)}.items():
            package.writestr(name, text, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return packed(out.getvalue())


def _manifest(parts: Iterable[str]) -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path={quoteattr(name)} manifest:media-type="text/xml"/>'
        for name in parts
        if name != "mimetype"
    )
    root = f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_MIME}"/>'
    space = f'xmlns:manifest="{SPACES["manifest"]}"'
    return f'<?xml version="1.0"?><manifest:manifest {space} manifest:version="1.3">{root}{entries}</manifest:manifest>'


def _settings(sheets: Sequence[Sheet]) -> str:
    """Return what keeps heads, and what a row is called, in view."""
    names = {"HorizontalSplitMode": "short", "VerticalSplitMode": "short"}
    names |= {"HorizontalSplitPosition": "int", "VerticalSplitPosition": "int", "PositionRight": "int"}
    names |= {"PositionBottom": "int", "ActiveSplitRange": "short"}
    entries = []
    for sheet in sheets:
        left = 2 if len(sheet.heads) > 2 else 0  # noqa: PLR2004 - as in the workbook of Excel
        values = (2 if left else 0, 2, left, 1, left, 1, 3 if left else 2)
        items = "".join(
            f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
            for (name, kind), value in zip(names.items(), values, strict=True)
        )
        entry = "<config:config-item-map-entry config:name="
        entries.append(f"{entry}{quoteattr(sheet.name)}>{items}</config:config-item-map-entry>")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-settings {_XMLNS} office:version="1.3">'
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f'<config:config-item-map-named config:name="Tables">{"".join(entries)}</config:config-item-map-named>'
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )


def _styles(sheets: Sequence[Sheet]) -> Iterator[str]:
    for form in Form:
        for locked in (True, False):
            protect = "protected" if locked else "none"
            yield (
                f'<style:style style:name="{_style(form, locked=locked)}" style:family="table-cell" '
                f'style:data-style-name="n{form.name}"><style:table-cell-properties style:cell-protect="{protect}" '
                'fo:wrap-option="wrap" style:vertical-align="top"/></style:style>'
            )
    yield (
        '<style:style style:name="head" style:family="table-cell" style:data-style-name="nTEXT">'
        '<style:table-cell-properties fo:background-color="#E8EEF3" fo:wrap-option="wrap"/>'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    for width in sorted({100, *(head.width for sheet in sheets for head in sheet.heads)}):
        size = f'<style:table-column-properties style:column-width="{width * 0.21:.2f}cm"/>'
        yield f'<style:style style:name="w{width}" style:family="table-column">{size}</style:style>'
    for number, sheet in enumerate(sheets):
        colour = f'<style:table-properties table:display="true" table:tab-color="#{sheet.colour or "808080"}"/>'
        yield f'<style:style style:name="t{number}" style:family="table">{colour}</style:style>'
    unseen = '<style:table-properties table:display="false"/>'
    yield f'<style:style style:name="hidden" style:family="table">{unseen}</style:style>'


def _style(form: Form, *, locked: bool) -> str:
    return f"{form.name.lower()}{'-fest' if locked else ''}"


def _intro(workbook: Workbook) -> str:
    lines = [workbook.titel, *(line for pair in workbook.intro for line in pair), "Die Blätter"]
    heads = {workbook.titel, "Die Blätter", *(head for head, _ in workbook.intro)}
    rows = [_row([_written(line, "head" if line in heads else _style(Form.TEXT, locked=True))]) for line in lines]
    for sheet in workbook.sheets:
        link = quoteattr(f"#{_quoted(sheet.name)}.A1")
        words = f'<text:p><text:a xlink:type="simple" xlink:href={link}>{escape(sheet.name)}</text:a></text:p>'
        rows.append(_row([f'<table:table-cell office:value-type="string">{words}</table:table-cell>']))
    return _table(INTRO, "", [f'<table:table-column table:style-name="w{100}"/>', *rows])


def _table(name: str, style: str, parts: Iterable[str], *, protected: bool = True) -> str:
    shown = f' table:style-name="{style}"' if style else ""
    guard = ' table:protected="true"' if protected else ""
    rights = ["select-protected-cells", "select-unprotected-cells", "insert-rows", "delete-rows"]
    free = "".join(f' loext:{right}="true"' for right in rights)
    allowed = f"<loext:table-protection{free}/>" if protected else ""
    return f"<table:table table:name={quoteattr(name)}{shown}{guard}>{allowed}{''.join(parts)}</table:table>"


def _sheet(sheet: Sheet, number: int) -> str:
    columns = [
        f'<table:table-column table:style-name="w{head.width}"{_COLLAPSED if head.hidden else ""} '
        f'table:default-cell-style-name="{_style(head.style.form, locked=not sheet.open)}"/>'
        for head in sheet.heads
    ]
    rows = [_row([_head(head) for head in sheet.heads])]
    rows += [_row([_cell(cell) for cell in row]) for row in sheet.rows]
    if sheet.open:
        spare = [_cell(Cell(None, head.style)) for head in sheet.heads]
        rows.append(_row(spare, repeated=SPARE_ROWS - len(sheet.rows)))
    return _table(sheet.name, f"t{number}", [*columns, *rows])


def _row(cells: Iterable[str], repeated: int = 1) -> str:
    more = f' table:number-rows-repeated="{repeated}"' if repeated > 1 else ""
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def _head(head: Head) -> str:
    note = f"<office:annotation>{_paragraphs(head.note)}</office:annotation>" if head.note else ""
    return _written(head.titel, "head", before=note)


def _written(words: str, style: str, attributes: str = "", before: str = "") -> str:
    return (
        f'<table:table-cell table:style-name="{style}"{attributes} office:value-type="string">'
        f"{before}{_paragraphs(words)}</table:table-cell>"
    )


def _cell(cell: Cell) -> str:
    choices = f' table:content-validation-name="v_{cell.style.choices}"' if cell.style.choices else ""
    value, form = cell.value, cell.style.form
    style = _style(Form.TEXT if isinstance(value, str) else form, locked=cell.style.locked and value is not None)
    if isinstance(value, str):
        return _written(value, style, choices)
    typed = ""
    if isinstance(value, date):
        typed = f' office:value-type="date" office:date-value="{value.isoformat()}"'
    elif value is not None:
        typed = f' office:value-type="float" office:value="{value}"'
    return f'<table:table-cell table:style-name="{style}"{choices}{typed}/>'


def _paragraphs(words: str) -> str:
    return "".join(f"<text:p>{_spaced(line)}</text:p>" for line in words.split("\n"))


def _spaced(line: str) -> str:
    """Return a line of text in which no blank is lost: ODF takes several for one."""
    text = re.sub(r"(?<= ) +|^ +", lambda hit: f"\x00{len(hit[0])}\x00", line)
    text = re.sub("\x00([0-9]+)\x00", r'<text:s text:c="\1"/>', escape(text))
    return text.replace("\t", "<text:tab/>")


def _lists(workbook: Workbook) -> str:
    rows = [_row([_written(name, _style(Form.TEXT, locked=True)) for name in workbook.lists])]
    for number in range(max(len(words) for words in workbook.lists.values())):
        cells = (
            Cell(words[number] if number < len(words) else None, Style(locked=True))
            for words in workbook.lists.values()
        )
        rows.append(_row([_cell(cell) for cell in cells]))
    return _table(
        LISTS, "hidden", [f'<table:table-column table:number-columns-repeated="{len(workbook.lists)}"/>', *rows]
    )


def _ranges(workbook: Workbook) -> str:
    lists = {name: (LISTS, number, len(words) + 1) for number, (name, words) in enumerate(workbook.lists.items())}
    columns = {name: (sheet, column, SPARE_ROWS) for name, (sheet, column) in workbook.columns.items()}
    entries = []
    for name, (sheet, column, last) in {**lists, **columns}.items():
        where = f"${_quoted(sheet)}.${letters(column)}$2:.${letters(column)}${max(2, last)}"
        entries.append(
            f"<table:named-range table:name={quoteattr(name)} table:cell-range-address={quoteattr(where)} "
            f"table:base-cell-address={quoteattr(f'${_quoted(sheet)}.$A$1')}/>"
        )
    return f"<table:named-expressions>{''.join(entries)}</table:named-expressions>"


def _validations(sheets: Sequence[Sheet]) -> str:
    names = {head.style.choices for sheet in sheets for head in sheet.heads}
    names |= {cell.style.choices for sheet in sheets for row in sheet.rows for cell in row}
    entries = "".join(
        f'<table:content-validation table:name="v_{name}" table:condition="of:cell-content-is-in-list({name})" '
        f'table:allow-empty-cell="true" table:display-list="unsorted" table:base-cell-address="{INTRO}.A1">'
        '<table:error-message table:display="false"/></table:content-validation>'
        for name in sorted(names - {""})
    )
    return f"<table:content-validations>{entries}</table:content-validations>" if entries else ""


def _quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"
