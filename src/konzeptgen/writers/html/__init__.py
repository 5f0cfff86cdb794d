"""Write HTML: the document tree goes in, one page that asks for nothing from outside comes out as bytes."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TypeAlias, assert_never

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import etree
from markupsafe import Markup

from konzeptgen.base.paths import TEMPLATES
from konzeptgen.document import fonts
from konzeptgen.document.heat import steps
from konzeptgen.document.scripts import marked, right_to_left
from konzeptgen.document.tree import (
    PREFIXES,
    REMARK,
    Block,
    BulletList,
    Code,
    CodeBlock,
    Column,
    Cover,
    Design,
    Document,
    Emph,
    Entry,
    Facts,
    Figure,
    Foreign,
    Heading,
    Inline,
    Landscape,
    LineBreak,
    Link,
    Notice,
    OrderedList,
    Paragraph,
    Picture,
    Quote,
    Remark,
    Strong,
    Table,
    Text,
    headings,
    plain,
)

SUFFIX = "html"

_STYLE = TEMPLATES / "stile" / "html"
_Pictures: TypeAlias = Mapping[str, Picture]
_Cell: TypeAlias = tuple[Inline, ...]


def write(document: Document) -> bytes:
    """Return the page for ``document`` in UTF-8; the same document gives the same bytes."""
    contents, body = _contents(document.blocks), _blocks(document.blocks, document.pictures)
    style = _style(document.design, _page_text(document.cover, body)) + _mark(document.cover.mark)
    script = _text("seite.js")
    page = (
        _environment()
        .get_template("seite.html.j2")
        .render(
            cover=document.cover,
            stand=document.stand,
            logo=_logo(document.design),
            policy=_policy(style, script),
            style=style,
            script=script,
            contents=contents,
            body=body,
        )
    )
    return page.encode()


# The frame: template, policy, contents


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_STYLE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["marked"] = _marked
    return environment


@functools.cache
def _text(name: str) -> str:
    return (_STYLE / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; img-src data:; font-src data:; style-src '{_hash(style)}'; "
        f"script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    number: str
    title: Markup


def _contents(blocks: tuple[Block, ...]) -> list[tuple[_Entry, list[_Entry]]]:
    chapters: list[tuple[_Entry, list[_Entry]]] = []
    for heading in headings(blocks):
        entry = _Entry(heading.id, heading.number, _marked(plain(heading.inlines)))
        if heading.level == 1 or not chapters:
            chapters.append((entry, []))
        elif heading.level == 2:  # noqa: PLR2004 - the contents list has two levels
            chapters[-1][1].append(entry)
    return chapters


def _logo(design: Design) -> str:
    return _picture(design.logo, design.logo_alt, "seite-logo") if design.logo else ""


# The stylesheet: colours, fonts, column widths

_Rgb: TypeAlias = tuple[int, int, int]
_WHITE: _Rgb = (255, 255, 255)
_BLACK: _Rgb = (0, 0, 0)
_TINT: _Rgb = (244, 246, 248)
_READABLE = 4.5
_FAINT = 0.06
_HEAT_SHARES = (0.08, 0.24, 0.44, 0.7, 1.0)
_FACES = (("Regular", 400, "normal"), ("Bold", 700, "normal"), ("Italic", 400, "italic"))


def _style(design: Design, page: str) -> str:
    letters = _letters(page)
    families = tuple(family for family in fonts.FALLBACKS if family in letters)
    embedded = "".join(_embedded(family, frozenset(letters[family])) for family in families)
    return _root(design, families) + _fonts() + embedded + _by_script(families) + _widths() + _text("seite.css")


def _root(design: Design, fallbacks: tuple[str, ...]) -> str:
    if not re.fullmatch(r"[\w .-]+", design.font):
        raise ValueError(f"Der Schriftname „{design.font}“ enthält unerlaubte Zeichen.")
    colour, accent = _readable(_rgb(design.colour)), _readable(_rgb(design.accent))
    values = {
        "farbe": _hex(colour),
        "akzent": _hex(accent),
        "ton": _hex(_TINT),
        "farbe-zart": _hex(_mix(colour, _WHITE, _FAINT)),
        "akzent-zart": _hex(_mix(accent, _WHITE, _FAINT)),
        "schrift": ", ".join([*(f'"{family}"' for family in (design.font, fonts.HOUSE, *fallbacks)), "sans-serif"]),
    }
    for step, share in enumerate(_HEAT_SHARES, start=1):
        shade = _mix(colour, _WHITE, share)
        values[f"stufe{step}"] = _hex(shade)
        values[f"schrift{step}"] = _hex(_ink(shade))
    return ":root {\n" + "".join(f"  --{name}: {value};\n" for name, value in values.items()) + "}\n"


def _ink(shade: _Rgb) -> _Rgb:
    return _BLACK if _contrast(_BLACK, shade) >= _contrast(_WHITE, shade) else _WHITE


def _rgb(colour: str) -> _Rgb:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise ValueError(f"Die Farbe „{colour}“ hat nicht die Form #RRGGBB.")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(colour: _Rgb) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


def _mix(colour: _Rgb, other: _Rgb, share: float) -> _Rgb:
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def _readable(colour: _Rgb) -> _Rgb:
    """Return ``colour``, darkened until it is legible on white, on the grey tint and on its own faint tint."""
    while min(_contrast(colour, _TINT), _contrast(colour, _mix(colour, _WHITE, _FAINT))) < _READABLE:
        colour = _mix(colour, _BLACK, 0.95)
    return colour


def _contrast(one: _Rgb, other: _Rgb) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: _Rgb) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG's figures
        for share in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@functools.cache
def _fonts() -> str:
    folder = fonts.house_folder()
    faces = (
        "@font-face {\n"
        f'  font-family: "Atkinson Hyperlegible"; font-weight: {weight}; font-style: {style}; font-display: swap;\n'
        f'  src: url("{_data_uri("font/ttf", (folder / f"AtkinsonHyperlegible-{name}.ttf").read_bytes())}");\n'
        "}\n"
        for name, weight, style in _FACES
    )
    return "".join(faces)


def _mark(mark: str) -> str:
    """Return the rule that marks each printed page; the words are ours."""
    corner = f'@top-right {{ content: "{mark}"; font-size: 9pt; font-weight: bold; }}'
    return f"@page vermerk {{ {corner} }}\n" if mark else ""


# What is written in the page's own marks of a script, see ``_tags``.
_OF_SCRIPT = re.compile(r' lang="und-(\w{4})"[^>]*>([^<]*)<')
# Amiri's letters are small beside the house's.
_SIZES = {"Amiri": " size-adjust: 115%;"}


def _page_text(cover: Cover, body: str) -> str:
    """Return all that is read on the page, with its marks."""
    parts = (cover.title, cover.subtitle, cover.publisher, *(part for line in cover.lines for part in line))
    return "".join([*map(_marked, parts), body])


def _letters(page: str) -> dict[str, set[int]]:
    """Return the code points to embed by family: those of marked words, then all that the house's font lacks."""
    found: dict[str, set[int]] = {}
    for tag, words in _OF_SCRIPT.findall(page):
        if family := fonts.FAMILIES.get(tag):
            found.setdefault(family, set()).update(map(ord, words))
    lacking = {ord(character) for character in set(page) if not character.isascii()} - fonts.house_characters()
    lacking -= {letter for letters in found.values() for letter in letters}
    for family in fonts.FALLBACKS if lacking else ():
        shown = lacking & fonts.characters(fonts.faces(family)[0])
        if shown:
            found.setdefault(family, set()).update(shown)
        lacking -= shown
    return found


def _embedded(family: str, letters: frozenset[int]) -> str:
    return "".join(
        "@font-face {\n"
        f'  font-family: "{family}"; font-weight: {face.weight}; font-display: swap;{_SIZES.get(family, "")}\n'
        f'  src: url("{_data_uri("font/sfnt", fonts.subset(face, letters))}");\n'
        "}\n"
        for face in fonts.faces(family)
    )


def _by_script(families: tuple[str, ...]) -> str:
    """Set the words of a script in its own font first, so that no word is set in two."""
    return "".join(
        f'[lang="und-{tag}"] {{ font-family: "{family}", var(--schrift); }}\n'
        for tag, family in fonts.FAMILIES.items()
        if family in families
    )


@functools.cache
def _widths() -> str:
    """Return one class for each whole percent, since the policy forbids style attributes."""
    return "".join(f".b{percent} {{ width: {percent}%; }}\n" for percent in range(1, 101))


def _data_uri(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(data).decode()}"


# Blocks


def _blocks(blocks: Iterable[Block], pictures: _Pictures) -> str:
    return "".join(_block(block, pictures) for block in blocks)


def _block(block: Block, pictures: _Pictures) -> str:
    match block:
        case Entry(inner, facets):
            found = escape(json.dumps(dict(facets), ensure_ascii=False))
            html = f'<section class="eintrag" data-merkmale="{found}">\n{_blocks(inner, pictures)}</section>\n'
        case Landscape(inner):
            html = _blocks(inner, pictures)
        case Quote(inner):
            html = f"<blockquote>\n{_blocks(inner, pictures)}</blockquote>\n"
        case BulletList() | OrderedList():
            html = _list(block, pictures)
        case Notice():
            html = _notice(block, pictures)
        case Remark(lines):
            html = _remark(lines)
        case Figure():
            html = _figure(block, pictures[block.name])
        case _:
            html = _leaf(block)
    return html


def _leaf(block: Heading | Paragraph | CodeBlock | Table | Facts) -> str:
    match block:
        case Heading():
            html = _heading(block)
        case Paragraph(inlines):
            html = f"<p>{_inlines(inlines)}</p>\n"
        case CodeBlock(text):
            html = f'<pre tabindex="0"><code>{_escaped(text)}</code></pre>\n'
        case Table():
            html = _table(block)
        case Facts():
            html = _facts(block)
        case _:
            assert_never(block)
    return html


def _heading(heading: Heading) -> str:
    # The title of the cover is h1, so a chapter is h2; HTML ends at h6.
    tag = f"h{min(heading.level + 1, 6)}"
    number = f'<span class="nummer">{_escaped(heading.number)}</span> ' if heading.number else ""
    return f'<{tag} id="{escape(heading.id)}">{number}{_inlines(heading.inlines)}</{tag}>\n'


def _list(block: BulletList | OrderedList, pictures: _Pictures) -> str:
    items = "".join(f"<li>{_item(item, pictures)}</li>\n" for item in block.items)
    match block:
        case BulletList():
            return f"<ul>\n{items}</ul>\n"
        case OrderedList(start=1):
            return f"<ol>\n{items}</ol>\n"
        case OrderedList(start=start):
            return f'<ol start="{start}">\n{items}</ol>\n'


def _item(blocks: tuple[Block, ...], pictures: _Pictures) -> str:
    match blocks:
        case (Paragraph(inlines), *rest) if not any(isinstance(block, Paragraph) for block in rest):
            return _inlines(inlines) + _blocks(rest, pictures)
        case _:
            return _blocks(blocks, pictures)


def _notice(notice: Notice, pictures: _Pictures) -> str:
    label = f"<strong>{PREFIXES[notice.kind]}</strong>"
    match notice.blocks:
        case (Paragraph(inlines), *rest):
            first = f"<p>{label} {_inlines(inlines)}</p>\n"
        case rest:
            first = f"<p>{label}</p>\n"
    return f'<div class="kasten {notice.kind}" role="note">\n{first}{_blocks(rest, pictures)}</div>\n'


def _remark(lines: tuple[_Cell, ...]) -> str:
    items = "".join(f"<li>{_inlines(line)}</li>\n" for line in lines)
    return f'<div class="kasten pruefung" role="note">\n<p><strong>{REMARK}</strong></p>\n<ul>\n{items}</ul>\n</div>\n'


def _facts(facts: Facts) -> str:
    pairs = "".join(f"<div><dt>{_inlines(term)}</dt><dd>{_inlines(value)}</dd></div>\n" for term, value in facts.items)
    return f'<dl class="steckbrief">\n{pairs}</dl>\n'


def _source(source: _Cell) -> str:
    return f'<p class="quelle">{_inlines(source)}</p>\n' if source else ""


# Tables

_ALIGN = {"left": "", "right": "rechts", "center": "mitte"}


def _table(table: Table) -> str:
    mark = " data-filter" if table.filterable else ""
    kind = f"s{len(table.columns)}" + (" waerme" if table.heat else "") + (" platz" if table.roomy else "")
    return (
        f'<div class="tafel"{mark}>\n<div class="rollen" tabindex="0" role="group" {_name(table)}>\n'
        f'<table id="{escape(table.id)}" class="{kind}">\n{_caption(table)}{_columns(table.columns)}'
        f"{_head(table)}{_rows(table)}</table>\n</div>\n{_source(table.source)}</div>\n"
    )


def _name(table: Table) -> str:
    if table.caption:
        return f'aria-labelledby="{_caption_id(table.id)}"'
    heads = ", ".join(plain(cell) for cell in table.head if cell)
    return f'aria-label="{escape(f"Tabelle: {heads}" if heads else "Tabelle")}"'


def _caption_id(block_id: str) -> str:
    return f"titel.{escape(block_id)}"


def _caption(table: Table) -> str:
    if not table.caption:
        return ""
    words = f"Tabelle {table.number}: {_inlines(table.caption)}"
    return f'<caption id="{_caption_id(table.id)}"><span>{words}</span></caption>\n'


def _columns(columns: tuple[Column, ...]) -> str:
    cols = "".join(f'<col class="b{min(max(round(column.width * 100), 1), 100)}">' for column in columns)
    return f"<colgroup>{cols}</colgroup>\n"


def _head(table: Table) -> str:
    cells = "".join(
        # An empty header cell names nothing, so it is none.
        f'<th scope="col"{_class(_ALIGN[column.align])}>{_inlines(cell)}</th>' if cell else "<td></td>"
        for column, cell in zip(table.columns, table.head, strict=True)
    )
    return f"<thead>\n<tr>{cells}</tr>\n</thead>\n"


def _rows(table: Table) -> str:
    end = len(table.rows) - 1 if table.total else len(table.rows)
    body, totals = table.rows[:end], table.rows[end:]
    shades = steps(table)
    rows = "".join(
        _row(table, row, {x: step for (y, x), step in shades.items() if y == index}) for index, row in enumerate(body)
    )
    foot = "".join(f'<tfoot>\n<tr class="summe">{_cells(table, row, {}, head=True)}</tr>\n</tfoot>\n' for row in totals)
    return f"<tbody>\n{rows}</tbody>\n{foot}"


def _row(table: Table, row: tuple[_Cell, ...], shades: Mapping[int, int]) -> str:
    return f"<tr>{_cells(table, row, shades, head=table.heat)}</tr>\n"


def _cells(table: Table, row: tuple[_Cell, ...], shades: Mapping[int, int], *, head: bool) -> str:
    cells = list(zip(table.columns, row, strict=True))
    return "".join(
        f'<th scope="row"{_class(_ALIGN[column.align])}>{_inlines(cell)}</th>'
        if head and cell and place == 0
        else f"<td{_class(_ALIGN[column.align], _shade(shades.get(place)))}>{_inlines(cell)}</td>"
        for place, (column, cell) in enumerate(cells)
    )


def _class(*names: str) -> str:
    used = " ".join(name for name in names if name)
    return f' class="{used}"' if used else ""


def _shade(step: int | None) -> str:
    return f"stufe{step}" if step else ""


# Pictures


def _figure(figure: Figure, picture: Picture) -> str:
    return (
        f'<figure id="{escape(figure.id)}">\n<div class="bild">\n'
        f"{_picture(picture, figure.alt, figure.id)}\n</div>\n"
        f"<figcaption>\n<p>Abbildung {figure.number}: {_inlines(figure.caption)}</p>\n"
        f"{_source(figure.source)}</figcaption>\n</figure>\n"
    )


def _picture(picture: Picture, alt: str, prefix: str) -> str:
    size = f'width="{picture.width}" height="{picture.height}"'
    if picture.media_type == "image/svg+xml":
        return _svg(picture, f'{size} role="img" aria-label="{escape(alt)}"', prefix)
    return f'<img src="{_data_uri(picture.media_type, picture.data)}" alt="{escape(alt)}" {size}>'


_SVG = "{http://www.w3.org/2000/svg}"
_SVG_TAGS = re.compile(
    "circle|clipPath|defs|ellipse|g|line|linearGradient|marker|mask|path|pattern|polygon|polyline|radialGradient|rect|"
    "stop|symbol|text|tspan|use"
)
_SVG_ATTRIBUTES = re.compile(
    "baseline-shift|clip-path|clip-rule|clipPathUnits|color|cx|cy|d|display|dominant-baseline|dx|dy|fill|fill-opacity|"
    "fill-rule|font-size|font-style|font-weight|fx|fy|gradientTransform|gradientUnits|height|href|id|letter-spacing|"
    "marker-end|marker-mid|marker-start|markerHeight|markerUnits|markerWidth|mask|maskContentUnits|maskUnits|offset|"
    "opacity|orient|paint-order|patternContentUnits|patternTransform|patternUnits|points|preserveAspectRatio|r|refX|"
    "refY|rotate|rx|ry|spreadMethod|stop-color|stop-opacity|stroke|stroke-dasharray|stroke-dashoffset|stroke-linecap|"
    "stroke-linejoin|stroke-miterlimit|stroke-opacity|stroke-width|text-anchor|text-decoration|textLength|transform|"
    "vector-effect|viewBox|visibility|width|x|x1|x2|y|y1|y2"
)
_OWN_ON_ROOT = frozenset(("id", "width", "height", "x", "y", "viewBox"))
_REFERENCE = re.compile(r"""url\(\s*["']?#([\w.:-]+)["']?\s*\)""")
# No backslash: CSS would read an escaped "url" behind it.
_SVG_VALUE = re.compile(r"[\w\s.,;#%()+-]*")


def _svg(picture: Picture, given: str, prefix: str) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(picture.data, parser)
    if root.tag != f"{_SVG}svg":
        raise ValueError("Das Bild ist als SVG angegeben, beginnt aber nicht mit dem Element „svg“.")
    box = escape(root.get("viewBox") or f"0 0 {picture.width} {picture.height}")
    attributes = "".join(
        f' {name}="{escape(value)}"' for name, value in _svg_attributes(root, prefix) if name not in _OWN_ON_ROOT
    )
    return f'<svg {given} viewBox="{box}"{attributes}>{_svg_children(root, prefix)}</svg>'


def _svg_children(parent: etree._Element, prefix: str) -> str:
    # Whitespace counts in text only; everywhere else it is the drawing program's indentation.
    spoken = parent.tag in {f"{_SVG}text", f"{_SVG}tspan"}
    parts = [_escaped(parent.text or "")] if spoken else []
    for child in parent:
        parts.append(_svg_element(child, prefix))
        if spoken:
            parts.append(_escaped(child.tail or ""))
    return "".join(parts)


def _svg_element(node: etree._Element, prefix: str) -> str:
    tag = node.tag.removeprefix(_SVG) if isinstance(node.tag, str) else ""
    if not _SVG_TAGS.fullmatch(tag):
        return ""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in _svg_attributes(node, prefix))
    return f"<{tag}{attributes}>{_svg_children(node, prefix)}</{tag}>"


def _svg_attributes(node: etree._Element, prefix: str) -> Iterator[tuple[str, str]]:
    own = {str(name).rpartition("}")[2]: str(value) for name, value in node.items()}
    given = own | _declarations(own.get("style", ""))
    for name, value in given.items():
        if _SVG_ATTRIBUTES.fullmatch(name):
            safe = _svg_value(name, value, prefix)
            if safe:
                yield name, safe


def _declarations(style: str) -> dict[str, str]:
    """Return the properties of a style attribute, which the page's policy would switch off."""
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}


def _svg_value(name: str, value: str, prefix: str) -> str:
    """Return ``value`` with every id made the figure's own, or nothing where it would leave the page."""
    if name == "id":
        return f"{prefix}.{value}" if re.fullmatch(r"[\w.:-]+", value) else ""
    if name == "href":
        return f"#{prefix}.{value[1:]}" if re.fullmatch(r"#[\w.:-]+", value) else ""
    rest = _REFERENCE.sub("", value)
    if not _SVG_VALUE.fullmatch(rest) or "url" in rest.lower():
        return ""
    return _REFERENCE.sub(lambda found: f"url(#{prefix}.{found[1]})", value)


# Inlines


def _inlines(inlines: Iterable[Inline]) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return _escaped(text)
        case Code(text):
            return f"<code>{_escaped(text)}</code>"
        case LineBreak():
            return "<br>"
        case _:
            opening, closing = _tags(inline)
            return f"{opening}{_inlines(inline.inlines)}{closing}"


def _tags(inline: Strong | Emph | Link | Foreign) -> tuple[str, str]:
    match inline:
        case Strong():
            return "<strong>", "</strong>"
        case Emph():
            return "<em>", "</em>"
        case Foreign(lang=lang) if right_to_left(lang):
            return f'<bdi lang="{escape(lang)}" dir="rtl">', "</bdi>"
        case Foreign(lang=lang):
            return f'<span lang="{escape(lang)}">', "</span>"
        case Link(target=target):
            return f'<a href="{escape(_checked(target))}">', "</a>"
        case _:
            assert_never(inline)


def _marked(text: str) -> Markup:
    return Markup(_inlines(marked(text)))  # noqa: S704 - escaped inline by inline


def _checked(target: str) -> str:
    # The render stage lets no other target pass; a second lock costs nothing.
    if not re.fullmatch(r"(?:https?://|mailto:|tel:|#)\S+", target):
        raise ValueError(f"Das Verweisziel „{target}“ ist nicht erlaubt.")
    return target


def _escaped(text: str) -> str:
    return escape(text, quote=False)
