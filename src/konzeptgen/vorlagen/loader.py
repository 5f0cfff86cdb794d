"""Finds the text of a template for Jinja: the author's before the house's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError

from konzeptgen.base.finding import Rejected
from konzeptgen.base.paths import TEMPLATES
from konzeptgen.base.source import TextFile
from konzeptgen.vorlagen.fehler import file_fault
from konzeptgen.vorlagen.jinjafehler import syntax_fault
from konzeptgen.vorlagen.names import EXTENSIONS, HOUSE, KIND_FILE, OWN


class Loader(BaseLoader):
    """Finds the author's template before the house's; ``haus/`` before a name leads to the house's alone."""

    def __init__(self, own: Mapping[str, TextFile]) -> None:
        """Take the author's templates by name."""
        self._own = own
        self.below: dict[str, str] = {}
        """The template below each of the author's that only fills blocks."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return text and file name; the latter tells in a traceback whose template it is."""
        del environment
        if template in self._own:
            return self._filling(template), f"{OWN}/{template}", lambda: True
        name = template.removeprefix(f"{HOUSE}/")
        path = TEMPLATES / name
        if not re.fullmatch(r"[\w-]+/[\w-]+\.md\.j2", name) or not path.is_file():
            raise TemplateNotFound(template)
        return path.read_text("utf-8"), f"templates/{name}", lambda: True

    def require_syntax(self) -> None:
        """Refuse an author's template that cannot be read at all; raise Rejected."""
        for name, file in self._own.items():
            if not name.endswith(KIND_FILE):
                try:
                    Environment(extensions=EXTENSIONS).parse(file.text)  # noqa: S701 - nothing is printed
                except TemplateSyntaxError as error:
                    raise Rejected([syntax_fault(error, f"{OWN}/{name}")]) from error
                except Exception as error:
                    message, remedy = "Die Vorlage ist zu tief verschachtelt.", "Teilen Sie sie in Makros auf."
                    raise Rejected([file_fault(name, 1, message, remedy)]) from error

    def _filling(self, name: str) -> str:
        """Return the author's text; where it only fills blocks, let it inherit the rest."""
        text = self._own[name].text
        return f'{{% extends "{self.below[name]}" %}}{text}' if name in self.below else text
