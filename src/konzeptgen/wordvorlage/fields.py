"""A header or footer in → which signs of its fields are not taken, and why, out.

Only fields stay that count pages or repeat a heading. All others do something when the file is opened, show what the
template knows of people and machines, or say something else each day; of links and forms the words stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from konzeptgen.wordvorlage.ooxml import q

if TYPE_CHECKING:
    from collections.abc import Iterator

    from konzeptgen.wordvorlage.ooxml import Element

_SWITCHES = r'(?:\s+\\[*#]\s*(?:[A-Za-z]+|"?[0#.,]+"?))*'
_KEPT = re.compile(
    rf'\s*(?:(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES){_SWITCHES}|STYLEREF\s+(?:"[^"]+"|\w+)(?:\s+\\[lnprstw])*{_SWITCHES})\s*',
    re.IGNORECASE,
)
_SHOWN = frozenset(("HYPERLINK", "REF", "PAGEREF", "FORMTEXT", "FORMDROPDOWN", "QUOTE", "SYMBOL"))
_PERSONAL = frozenset(
    (
        *(
            "AUTHOR",
            "COMMENTS",
            "DOCPROPERTY",
            "DOCVARIABLE",
            "EDITTIME",
            "FILENAME",
            "INFO",
            "KEYWORDS",
            "LASTSAVEDBY",
        ),
        *("REVNUM", "TEMPLATE", "USERADDRESS", "USERINITIALS", "USERNAME"),
    )
)


class Verdict(Enum):
    """What becomes of a field."""

    KEPT = auto()
    SHOWN = auto()
    GONE = auto()


def verdict(code: str, *, nested: bool = False) -> Verdict:
    """Return what becomes of a field with this code; ``nested`` if others stand in the code."""
    if _KEPT.fullmatch(code) and not nested:
        return Verdict.KEPT
    return Verdict.SHOWN if name(code) in _SHOWN else Verdict.GONE


def name(code: str) -> str:
    """Return the name of a field."""
    return code.split(maxsplit=1)[0].upper() if code.split() else ""


def personal(code: str) -> bool:
    """Return whether a field shows what the template knows of people or machines."""
    return name(code) in _PERSONAL


@dataclass(slots=True, eq=False)
class Field:
    """A field that is made of signs among the text: its code, and whether others stand in that."""

    code: str = ""
    reading: bool = True
    nested: bool = False

    @property
    def verdict(self) -> Verdict:
        """Return what becomes of it."""
        return verdict(self.code, nested=self.nested)


@dataclass(frozen=True, slots=True)
class _Sign:
    """A part of a run, the fields around it, and whether it belongs to the code of each."""

    element: Element
    fields: tuple[tuple[Field, bool], ...]

    @property
    def gone(self) -> bool:
        return any(
            field.verdict is Verdict.GONE or (of_code and field.verdict is Verdict.SHOWN)
            for field, of_code in self.fields
        )


def left_out(root: Element) -> tuple[frozenset[Element], tuple[str, ...]]:
    """Return the parts of runs that are not taken, and the codes of the fields to which they belong."""
    signs = tuple(_signs(root))
    fields = {id(field): field for sign in signs for field, _ in sign.fields}
    codes = tuple(field.code for field in fields.values() if field.verdict is not Verdict.KEPT)
    return frozenset(sign.element for sign in signs if sign.gone), codes


def _signs(root: Element) -> Iterator[_Sign]:
    open_fields: list[Field] = []
    for run in root.iter(q("w:r")):
        for element in run:
            kind = str(element.get(q("w:fldCharType"))) if element.tag == q("w:fldChar") else ""
            if kind == "begin":
                _open(open_fields)
            of_code = [field.reading or (bool(kind) and field is open_fields[-1]) for field in open_fields]
            yield _Sign(element, tuple(zip(open_fields, of_code, strict=True)))
            if open_fields:
                _read(open_fields, element, kind)


def _open(open_fields: list[Field]) -> None:
    if open_fields and open_fields[-1].reading:
        open_fields[-1].nested = True
    open_fields.append(Field())


def _read(open_fields: list[Field], element: Element, kind: str) -> None:
    if element.tag == q("w:instrText") and open_fields[-1].reading:
        open_fields[-1].code += element.text or ""
    elif kind == "separate":
        open_fields[-1].reading = False
    elif kind == "end":
        open_fields.pop()
