"""A finished body in our styles and a template in → the same in the municipality's styles, with our mark on it, out."""

from __future__ import annotations

from posixpath import normpath
from typing import TYPE_CHECKING

from konzeptgen.document.tree import Heading
from konzeptgen.wordvorlage.ooxml import (
    NS,
    TYPES,
    Element,
    Parts,
    detach,
    node,
    parse,
    part_of,
    put,
    q,
    serialise,
    style_of,
    val,
)
from konzeptgen.wordvorlage.template import STYLES, Styles, Vorlage
from konzeptgen.writers.docx.bridge import COUNTED
from konzeptgen.writers.docx.lists import beginnings
from konzeptgen.writers.docx.private import forget
from konzeptgen.writers.docx.stamp import stamp
from konzeptgen.writers.docx.translate import Translation
from konzeptgen.writers.docx.walk import walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from konzeptgen.document.tree import Document

_SETTINGS = "word/settings.xml"
_NUMBERING = "word/numbering.xml"
_WITH_FILES = (_NUMBERING, "word/fontTable.xml", "word/theme/theme1.xml")
_BESIDE = ("word/comments.xml", "word/footnotes.xml")
_NOT_OURS = (
    "updateFields",
    "documentProtection",
    "writeProtection",
    "trackRevisions",
    "attachedTemplate",
    "mailMerge",
    "docVars",
)
_AFTER_LANGUAGE = ("clrSchemeMapping", "shapeDefaults", "captions", "decimalSymbol", "listSeparator")


def move_in(parts: Parts, body: Element, document: Document, styles: Mapping[str, str], template: Vorlage) -> None:
    """Put the document into the municipality's template; ``styles`` are the ids of ours by name."""
    translation = Translation(Styles(parse(parts[STYLES])), template)
    _fit_headings(body, document, styles, translation, template.styles)
    _fit_lists(parts, body, styles, translation, template.styles)
    _fit_tables(body, styles, translation, template.styles)
    translation.rewrite(body)
    for name in _BESIDE:
        root = parse(parts[name])
        translation.rewrite(root)
        parts[name] = serialise(root)
    parts[STYLES] = translation.styles()
    _set_settings(parts)
    _bring_along(parts, template.parts)
    forget(parts)
    if document.cover.mark:
        stamp(parts, body, document.cover.mark, translation.theirs(styles["header"]))


def _fit_headings(
    body: Element, document: Document, styles: Mapping[str, str], translation: Translation, theirs: Styles
) -> None:
    """Give headings what makes them headings, and no number of the template where they bear one of another kind."""
    keys = {styles[f"heading {level}"] for level in range(1, 10)}
    found = [paragraph for paragraph in body.iter(q("w:p")) if style_of(paragraph) in keys]
    planned = [block for block, _ in walk(document.blocks) if isinstance(block, Heading)]
    for paragraph, heading in zip(found, planned, strict=True):
        key = translation.theirs(style_of(paragraph))
        if theirs.numbers(key) and not COUNTED.fullmatch(heading.number):
            _number(paragraph, "0", "0")
        _keep_next(paragraph, key, theirs)
        if key and theirs.inherited(key, "w:pPr/w:outlineLvl") is None:
            put(paragraph, node("outlineLvl", val=str(heading.level - 1)))


def _fit_lists(
    parts: Parts, body: Element, styles: Mapping[str, str], translation: Translation, theirs: Styles
) -> None:
    """Let items of the first level take the sign that their style brings along."""
    key = translation.theirs(styles["list bullet"])
    if not theirs.numbers(key):
        return
    begins = beginnings(parse(parts[_NUMBERING]))
    sign = val(theirs.inherited(key, "w:pPr/w:numPr/w:numId"))
    for paragraph in body.iter(q("w:p")):
        level, number = (val(paragraph.find(f"w:pPr/w:numPr/w:{name}", NS)) for name in ("ilvl", "numId"))
        if style_of(paragraph) == styles["list bullet"] and level == "0" and begins.get(number) == "sign":
            _number(paragraph, level, sign)


def _fit_tables(body: Element, styles: Mapping[str, str], translation: Translation, theirs: Styles) -> None:
    """Keep captions with their tables, and set heads in bold where the template's tables do not."""
    caption, key = styles["table caption"], translation.theirs(styles["table"])
    for paragraph in body.iter(q("w:p")):
        if style_of(paragraph) == caption:
            _keep_next(paragraph, translation.theirs(caption), theirs)
    if not key or theirs.inherited(key, "w:tblStylePr[@w:type='firstRow']/w:rPr/w:b") is not None:
        return
    for paragraph in body.iter(q("w:p")):
        if style_of(paragraph) == styles["tabellenkopf"]:
            for run in paragraph.iter(q("w:r")):
                part_of(run, "w:rPr", "w:b")


def _number(paragraph: Element, level: str, number: str) -> None:
    numbering = node("numPr")
    numbering.extend((node("ilvl", val=level), node("numId", val=number)))
    put(paragraph, numbering)


def _keep_next(paragraph: Element, key: str, theirs: Styles) -> None:
    if key and theirs.inherited(key, "w:pPr/w:keepNext") is None:
        put(paragraph, node("keepNext"))


def _set_settings(parts: Parts) -> None:
    """Take out of a template's settings what would lock the file, ask on opening or lead to another file."""
    root = parse(parts[_SETTINGS])
    for setting in [setting for name in _NOT_OURS for setting in root.findall(f"w:{name}", NS)]:
        detach(setting)
    language = root.find("w:themeFontLang", NS)
    if language is None:
        language = node("themeFontLang")
        later = (place for place, child in enumerate(root) if str(child.tag).partition("}")[2] in _AFTER_LANGUAGE)
        root.insert(next(later, len(root)), language)
    language.set(q("w:val"), "de-DE")
    parts[_SETTINGS] = serialise(root)


def _bring_along(parts: Parts, theirs: Parts) -> None:
    """Bring the pictures and fonts to which the template's lists, font table and theme lead: pandoc leaves them."""
    for part in _WITH_FILES:
        folder, _, name = part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels"
        if relations in theirs and part in parts:
            parts[relations] = theirs[relations]
            targets = (normpath(f"{folder}/{relation.get('Target')}") for relation in parse(theirs[relations]))
            parts.update({target: theirs[target] for target in targets if target in theirs})
    numbering = parse(parts[_NUMBERING])
    numbering[:0] = parse(theirs[_NUMBERING]).findall("w:numPicBullet", NS) if _NUMBERING in theirs else []
    parts[_NUMBERING] = serialise(numbering)
    _name_types(parts, theirs)


def _name_types(parts: Parts, theirs: Parts) -> None:
    """Name the types of files by their suffix as the template does."""
    types = parse(parts[TYPES])
    known = {str(default.get("Extension")).lower() for default in types.iter("{*}Default")}
    named = [d for d in parse(theirs[TYPES]).iter("{*}Default") if str(d.get("Extension")).lower() not in known]
    types[:0] = named
    parts[TYPES] = serialise(types)
