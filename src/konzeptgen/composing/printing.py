"""Values that a template prints -> Markdown that shows them letter by letter, as a German reader expects them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jinja2 import TemplateError, Undefined
from markupsafe import Markup

from konzeptgen.base import german

_ESCAPES = str.maketrans({char: "\\" + char for char in "\\`*_{}[]()<>#+-.!|~&\"'$%^=:;,/?@"})


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows it letter by letter, white space collapsed."""
    return " ".join(text.split()).translate(_ESCAPES)


def printed(value: object) -> Markup:
    """Return a value as it stands in Markdown; raise TemplateError for one that cannot be read, such as None."""
    if isinstance(value, Markup):
        return value
    return Markup(escape(shown(value)))  # noqa: S704 - escaped for Markdown


def link(text: str, target: str) -> Markup:
    """Return a link as it stands in Markdown."""
    return Markup(f"[{escape(text)}](<{target}>)")  # noqa: S704 - escaped for Markdown


def shown(value: object) -> str:
    """Return a value as it is read, numbers and days in German; raise TemplateError for one that cannot be read."""
    match value:
        case None | bool():
            raise TemplateError(f"ein leerer Wert oder Wahrheitswert ({value}) kann nicht gedruckt werden")
        case str() | Undefined():
            return str(value)  # what is undefined says so, in its own error
        case int() | float() | Decimal():
            return german.zahl(value)
        case date():
            return german.datum(value)
        case _:
            raise TemplateError(f"ein Wert der Art {type(value).__name__} kann nicht gedruckt werden")
