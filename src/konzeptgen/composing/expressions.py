"""Jinja expressions, such as the cover's in ``dokument.yaml`` or a chapter's condition -> what they give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, TemplateError, Undefined, UndefinedError, meta

from konzeptgen.base.finding import Place, Rejected
from konzeptgen.base.schema import fields
from konzeptgen.composing.printing import shown
from konzeptgen.composing.sicht import without_signs
from konzeptgen.vorlagen.jinjafehler import expression_fault

_ANSWERS = {"ja": "true", "nein": "false", "true": "true", "false": "false"}


def never(condition: str) -> bool:
    """Return whether a condition plainly says no."""
    return _ANSWERS.get(condition.lower()) == "false"


class Expressions:
    """Evaluates expressions with the names that templates see in ``context``."""

    def __init__(self, environment: Environment, context: Mapping[str, Any]) -> None:
        """Take the templates' sandbox, and the context as it is when an expression is evaluated."""
        self._environment, self._context = environment, context

    @property
    def names(self) -> set[str]:
        """Return every name that an expression or template may use."""
        return {*self._context, *self._environment.globals, *(field.path[-1] for field in fields())}

    def value(self, expression: str, place: Place) -> Any:  # noqa: ANN401 - whatever the expression gives
        """Return what a Jinja expression gives, None where something on its way is not given.

        Raise Rejected with ``place`` where it is misspelt, names what there is not, or fails.
        """
        said = _ANSWERS.get(expression.strip().lower(), expression)
        try:
            self._require_names(said)
            found = self._environment.compile_expression(said, undefined_to_none=False)(self._context)
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

    def _require_names(self, expression: str) -> None:
        known = self._context.keys() | self._environment.globals.keys()
        for name in meta.find_undeclared_variables(self._environment.parse(f"{{{{ ({expression}) }}}}")) - known:
            raise UndefinedError(f"'{name}' is undefined")
