"""Notes in Excel's package: parts are patched, so that what openpyxl would lose stays byte for byte."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from konzeptgen.exchange.sheets import FINDINGS, letters, number_of

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_DRAWING = frozenset(("legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
                            "extLst"))  # fmt: skip
_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" '
    'o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="konzeptgen_{number}" type="#_x0000_t202" '
    'style="position:absolute;width:300px;height:110px;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_ONE_SHAPE = re.compile(rb"<v:shape\b.*?</v:shape>", re.DOTALL)
_WIDTHS = (22, 12, 70, 70, 10)
Parts = dict[str, bytes]
Places = Mapping[tuple[int, int], str]


def noted(parts: Parts, cells: Mapping[str, Places], rows: Sequence[Sequence[str]], mark: str) -> Parts:
    """Return the parts of the package with a note in each cell and the sheet ``Befunde`` with ``rows``."""
    package = _Package(dict(parts), mark)
    for sheet, part in package.sheets.items():
        package.note(part, cells.get(sheet, {}))
    package.tell(rows)
    return package.parts


class _Package:
    """The parts of a workbook on their way."""

    def __init__(self, parts: Parts, mark: str) -> None:
        self.parts, self.mark = parts, mark
        self.sheets: dict[str, str] = {}
        targets = {key: target for key, _, target in self._relations("xl/workbook.xml")}
        for sheet in etree.fromstring(parts["xl/workbook.xml"], _parser()).iter(f"{{{_MAIN}}}sheet"):
            key = str(sheet.get(f"{{{_OFFICE}}}id"))
            if targets.get(key, "") in parts:
                self.sheets[str(sheet.get("name"))] = targets[key]

    # --- relations

    def _relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Yield id, last word of the type and target of each relation of a part."""
        content = self.parts.get(_rels(part))
        for one in etree.fromstring(content, _parser()) if content else ():
            target = str(one.get("Target"))
            whole = target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
            yield str(one.get("Id")), str(one.get("Type")).rpartition("/")[2], posixpath.normpath(whole)

    def _relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation and return its id."""
        known = {key for key, _, _ in self._relations(part)}
        key = next(f"rIdKonzeptgen{number}" for number in range(1, len(known) + 2)
                   if f"rIdKonzeptgen{number}" not in known)  # fmt: skip
        head = f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_PACKAGE}/relationships"/>'
        root = etree.fromstring(self.parts.get(_rels(part)) or head.encode(), _parser())
        etree.SubElement(
            root, f"{{{_PACKAGE}/relationships}}Relationship", Id=key, Type=f"{_OFFICE}/{kind}", Target=f"/{target}"
        )
        self.parts[_rels(part)] = _bytes(root)
        return key

    def _declare(self, part: str, kind: str) -> None:
        """Tell the package what a new part is."""
        root = etree.fromstring(self.parts["[Content_Types].xml"], _parser())
        space = f"{{{_PACKAGE}/content-types}}"
        suffix = part.rpartition(".")[2]
        if suffix == "vml":
            if not any(one.get("Extension") == suffix for one in root):
                root.insert(0, etree.Element(f"{space}Default", Extension=suffix, ContentType=kind))
        elif not any(one.get("PartName") == f"/{part}" for one in root):
            etree.SubElement(root, f"{space}Override", PartName=f"/{part}", ContentType=kind)
        self.parts["[Content_Types].xml"] = _bytes(root)

    def _free(self, pattern: str) -> str:
        return next(
            name for number in range(1, len(self.parts) + 2) if (name := pattern.format(number)) not in self.parts
        )

    # --- notes

    def note(self, sheet: str, places: Places) -> None:
        """Put the notes of a sheet into its parts, instead of those of an earlier check."""
        known = {kind: target for _, kind, target in self._relations(sheet)}
        part = known.get("comments", "")
        drawing = self._drawing(sheet)
        gone = self._without_ours(part) if part else set()
        if gone:
            self.parts[drawing] = _without_shapes(self.parts.get(drawing, b""), gone)
        threaded = self._threaded(sheet)
        places = {place: words for place, words in places.items() if place not in threaded}
        if places:
            part = part or self._new(sheet, "comments", "xl/comments_konzeptgen{}.xml", _EMPTY, _NOTES_TYPE)[0]
            drawing = drawing or self._new_drawing(sheet)
            new = self._add(part, places)
            self.parts[drawing] = _with_shapes(self.parts[drawing], new)

    def _drawing(self, sheet: str) -> str:
        """Return the part with the shapes of a sheet's notes, nothing where it has none."""
        key = _legacy(self.parts[sheet])
        return next((target for one, _, target in self._relations(sheet) if one == key and target in self.parts), "")

    def _threaded(self, sheet: str) -> set[tuple[int, int]]:
        """Return the cells with a conversation: Excel shows no note beside one."""
        found = [target for _, kind, target in self._relations(sheet) if kind == "threadedComment"]
        roots = [etree.fromstring(self.parts[target], _parser()) for target in found if target in self.parts]
        return {_place(str(one.get("ref"))) for root in roots for one in root if one.get("ref")}

    def _new(self, sheet: str, kind: str, pattern: str, content: str, declared: str) -> tuple[str, str]:
        part = self._free(pattern)
        self.parts[part] = content.encode()
        self._declare(part, declared)
        return part, self._relate(sheet, kind, part)

    def _new_drawing(self, sheet: str) -> str:
        part, key = self._new(sheet, "vmlDrawing", "xl/drawings/konzeptgen{}.vml", _DRAWING, _DRAWING_TYPE)
        data = self.parts[sheet]
        prefix, at = _behind_drawings(data)
        tag = f'<{prefix}legacyDrawing xmlns:r="{_OFFICE}" r:id="{key}"/>'
        self.parts[sheet] = data[:at] + tag.encode() + data[at:]
        return part

    def _without_ours(self, part: str) -> set[tuple[int, int]]:
        """Take the words of an earlier check out of a sheet's notes; return the cells whose notes are gone."""
        root = etree.fromstring(self.parts[part], _parser())
        gone, changed = set(), False
        for note in list(root.iter(f"{{{_MAIN}}}comment")):
            texts = list(note.iter(f"{{{_MAIN}}}t"))
            whole = "".join(text.text or "" for text in texts)
            at = whole.find(self.mark)
            if at >= 0:
                changed = True
                _cut(texts, len(whole[:at].rstrip("\n")))
            if at == 0:
                gone.add(_place(str(note.get("ref"))))
                _part(root, "commentList").remove(note)
        if changed:
            self.parts[part] = _bytes(root)
        return gone

    def _add(self, part: str, places: Places) -> Sequence[tuple[int, int]]:
        """Add notes to a part, behind what a cell says already; return the cells that had none."""
        root = etree.fromstring(self.parts[part], _parser())
        known = {_place(str(note.get("ref"))): note for note in root.iter(f"{{{_MAIN}}}comment")}
        author = _author(root)
        for place, words in sorted(places.items()):
            note = known.get(place)
            if note is None:
                ref = f"{letters(place[1])}{place[0] + 1}"
                note = etree.SubElement(_part(root, "commentList"), f"{{{_MAIN}}}comment", ref=ref, authorId=author)
                etree.SubElement(note, f"{{{_MAIN}}}text")
            run = etree.SubElement(_part(note, "text"), f"{{{_MAIN}}}r")
            text = etree.SubElement(run, f"{{{_MAIN}}}t")
            text.text = f"\n{words}" if place in known else words
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        self.parts[part] = _bytes(root)
        return [place for place in sorted(places) if place not in known]

    # --- the list

    def tell(self, rows: Sequence[Sequence[str]]) -> None:
        """Add the sheet that lists the findings, or put it in the place of that of an earlier check."""
        name = next(name for number in range(1, len(self.sheets) + 2)
                    if self._is_ours(name := FINDINGS if number == 1 else f"{FINDINGS} {number}", rows[0]))  # fmt: skip
        if name in self.sheets:
            self.parts[self.sheets[name]] = _listed(rows, set(self.sheets)).encode()
            return
        part = self._free("xl/worksheets/befunde{}.xml")
        self.parts[part] = _listed(rows, set(self.sheets)).encode()
        self._declare(part, _SHEET_TYPE)
        key = self._relate("xl/workbook.xml", "worksheet", part)
        data = self.parts["xl/workbook.xml"]
        used = [int(number) for number in re.findall(rb'sheetId="([0-9]+)"', data)]
        hit = list(re.finditer(rb"</([A-Za-z0-9_]+:)?sheets>", data))[-1]
        prefix = (hit[1] or b"").decode()
        tag = f'<{prefix}sheet xmlns:r="{_OFFICE}" name="{name}" sheetId="{max(used) + 1}" r:id="{key}"/>'
        self.parts["xl/workbook.xml"] = data[: hit.start()] + tag.encode() + data[hit.start() :]

    def _is_ours(self, name: str, heads: Sequence[str]) -> bool:
        """Return whether a sheet of this name is that of an earlier check, or there is none."""
        if name not in self.sheets:
            return True
        content = self.parts[self.sheets[name]] + self.parts.get("xl/sharedStrings.xml", b"")
        return all(head.encode() in content for head in heads)


_EMPTY = f'<?xml version="1.0" encoding="UTF-8"?><comments xmlns="{_MAIN}"><authors/><commentList/></comments>'


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _place(ref: str) -> tuple[int, int]:
    """Return row and column, counted from 0, of a cell such as C7."""
    column = ref.rstrip("0123456789")
    return int(ref[len(column) :] or 1) - 1, number_of(column)


def _part(element: etree._Element, name: str) -> etree._Element:
    """Return a part that the format asks for."""
    found = element.find(f"{{{_MAIN}}}{name}")
    return etree.SubElement(element, f"{{{_MAIN}}}{name}") if found is None else found


def _author(root: etree._Element) -> str:
    """Return the number of our name among the authors of the notes."""
    authors = _part(root, "authors")
    names = [author.text for author in authors]
    if "konzeptgen" not in names:
        etree.SubElement(authors, f"{{{_MAIN}}}author").text = "konzeptgen"
        names.append("konzeptgen")
    return str(names.index("konzeptgen"))


def _cut(texts: Sequence[etree._Element], length: int) -> None:
    """Keep the first letters of a text that stands in several elements."""
    for text in texts:
        words = text.text or ""
        text.text, length = words[: max(0, length)], length - len(words)


def _without_shapes(data: bytes, places: set[tuple[int, int]]) -> bytes:
    def kept(hit: re.Match[bytes]) -> bytes:
        row, column = (re.search(rb"<x:" + name + rb">\s*([0-9]+)", hit[0]) for name in (b"Row", b"Column"))
        return b"" if row and column and (int(row[1]), int(column[1])) in places else hit[0]

    return _ONE_SHAPE.sub(kept, data)


def _with_shapes(data: bytes, places: Sequence[tuple[int, int]]) -> bytes:
    at, first = data.rindex(b"</"), data.count(b"konzeptgen_")
    shapes = (
        _SHAPE.format(number=first + number, row=row, column=column, left=column + 1, right=column + 5,
                      top=max(0, row - 1), bottom=row + 5)
        for number, (row, column) in enumerate(places)
    )  # fmt: skip
    return data[:at] + "".join(shapes).encode() + data[at:]


def _legacy(data: bytes) -> str:
    hit = re.search(rb"<(?:[A-Za-z0-9_]+:)?legacyDrawing\s[^>]*?:id=[\"']([^\"']+)", data)
    return hit[1].decode() if hit else ""


def _behind_drawings(data: bytes) -> tuple[str, int]:
    """Return the prefix of a sheet's elements, and where the element for the shapes of its notes belongs."""
    parser = expat.ParserCreate()
    depth, prefix, found = 0, "", -1

    def start(tag: str, _: object) -> None:
        nonlocal depth, prefix, found
        if depth == 0:
            prefix = tag[: tag.find(":") + 1]
        elif depth == 1 and found < 0 and tag.rpartition(":")[2] in _AFTER_DRAWING:
            found = parser.CurrentByteIndex
        depth += 1

    def end(_: str) -> None:
        nonlocal depth, found
        depth -= 1
        if depth == 0 and found < 0:
            found = parser.CurrentByteIndex

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)  # noqa: FBT003 - expat's signature
    return prefix, found


def _listed(rows: Sequence[Sequence[str]], sheets: set[str]) -> str:
    """Return the sheet with the findings; each place leads to its cell."""
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(_WIDTHS, 1)
    )
    lines, links = [], []
    for number, row in enumerate(rows, 1):
        cells = (
            f'<c r="{letters(index)}{number}" t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'
            for index, words in enumerate(row)
        )
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
        sheet, _, cell = row[0].rpartition("!")
        if sheet in sheets and cell[:1].isalpha():
            quoted = sheet.replace("'", "''")
            where = quoteattr(f"'{quoted}'!{cell}")
            links.append(f'<hyperlink ref="A{number}" location={where}/>')
    linked = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        f"{pane}</sheetView></sheetViews><cols>{columns}</cols><sheetData>{''.join(lines)}</sheetData>{linked}</worksheet>"
    )
