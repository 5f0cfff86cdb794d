"""Jinja expressions, such as the cover's in ``dokument.yaml`` or a chapter's condition -> what they give."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from jinja2 import Environment, TemplateError, Undefined, UndefinedError, meta
from jinja2.environment import TemplateExpression

from konzeptgen.base.finding import Place, Rejected
from konzeptgen.base.schema import fields
from konzeptgen.composing.environment import sandbox
from konzeptgen.composing.printing import shown
from konzeptgen.composing.sicht import without_signs
from konzeptgen.vorlagen.jinjafehler import expression_fault
from konzeptgen.vorlagen.vorlagen import Vorlagen

_ANSWERS = {"ja": "true", "nein": "false", "true": "true", "false": "false"}


def never(condition: str) -> bool:
    """Return whether a condition plainly says no."""
    return _ANSWERS.get(condition.lower()) == "false"


class Expressions:
    """Evaluates expressions with the names that templates see in ``context``."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        """Take the context as it is when an expression is evaluated."""
        self._context = context

    @property
    def names(self) -> set[str]:
        """Return every name that an expression or template may use."""
        return {*self._context, *_sandbox().globals, *(field.path[-1] for field in fields())}

    def value(self, expression: str, place: Place) -> Any:  # noqa: ANN401 - whatever the expression gives
        """Return what a Jinja expression gives, None where something on its way is not given.

        Raise Rejected with ``place`` where it is misspelt, names what there is not, or fails.
        """
        said = _ANSWERS.get(expression.strip().lower(), expression)
        try:
            compiled = _compiled(said)
            self._require(compiled.names)
            found = compiled.expression(self._context)
            if isinstance(found, Undefined) and found._undefined_obj is not None:  # noqa: SLF001 - tells why
                str(found)
        except Exception as error:
            raise Rejected([expression_fault(error, expression, place, self.names)]) from error
        return None if isinstance(found, Undefined) else found

    def words(self, expression: str, place: Place) -> str:
        """Return what an expression gives as text, nothing where it gives nothing; raise Rejected like ``value``."""
        found = self.value(expression, place)
        try:
            return without_signs(shown(found)) if found else ""
        except TemplateError as error:
            raise Rejected([expression_fault(error, expression, place, ())]) from error

    def _require(self, names: frozenset[str]) -> None:
        for name in names - self._context.keys() - _sandbox().globals.keys():
            raise UndefinedError(f"'{name}' is undefined")


class _Compiled(NamedTuple):
    expression: TemplateExpression
    names: frozenset[str]


@cache
def _sandbox() -> Environment:
    """Return the sandbox of every expression: none of them reads a template, so that all authors share it."""
    return sandbox(Vorlagen())


@lru_cache(maxsize=1024)
def _compiled(expression: str) -> _Compiled:
    """Return an expression in Jinja's compiled form and the names that it takes from the context."""
    environment = _sandbox()
    names = meta.find_undeclared_variables(environment.parse(f"{{{{ ({expression}) }}}}"))
    return _Compiled(environment.compile_expression(expression, undefined_to_none=False), frozenset(names))
