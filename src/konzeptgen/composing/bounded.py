"""The sandbox with bounds: what a stranger's template computes, repeats and prints stays within a budget of work.

A budget counts steps, not time: the same template fails at the same place on every machine. What one operator of a
library may still take in a single step is bounded by the process around it (``apart``).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import chain
from typing import Any, Self

from jinja2 import nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import generate_lorem_ipsum

from konzeptgen.base.grenzen import grenzen
from konzeptgen.vorlagen.jinjafehler import TooMuchError
from konzeptgen.vorlagen.names import OWN

_LONGEST = 1_000_000  # characters or entries that one operator may make
_BITS = 10_000  # of a number
_WORST = 200_000_000  # characters where one text replaces or parts each character of another
_LOREM = 100  # paragraphs
_WIDE = re.compile(r"%[^a-zA-Z%]*(?:\*|[0-9]{6})|\{[^}]*(?:\{|[0-9]{6})")  # a width beyond measure or from a value
_COUNTED = "_gezaehlt"
_BOUNDED = ("batch", "center", "format", "indent", "join", "replace", "slice", "truncate", "wordwrap")


class Budget:
    """The steps and characters that the templates of one document have left."""

    def __init__(
        self,
        steps: int = sys.maxsize,
        characters: int = sys.maxsize,
        chapter: int = sys.maxsize,
        links: int = sys.maxsize,
    ) -> None:
        """Begin with these, without end for templates of ours; a ``chapter`` may have so many characters and links."""
        self.steps, self.characters, self.chapter, self.links = steps, characters, chapter, links

    @classmethod
    def of(cls, size: int) -> Self:
        """Return what a folder of ``size`` characters may ask for."""
        limits = grenzen()
        steps, characters = limits.vorlage_schritte + size, limits.vorlage_zeichen + 10 * size
        return cls(steps, characters, limits.vorlage_kapitel + 10 * size, limits.klammern + size)

    def step(self, count: int = 1) -> None:
        """Take steps; raise TooMuchError where none are left."""
        self.steps -= count
        if self.steps < 0:
            raise TooMuchError("Sie wiederholt mehr, als ein Dokument braucht")

    def write(self, count: int) -> None:
        """Take characters; raise TooMuchError where none are left."""
        self.characters -= count
        if self.characters < 0:
            raise TooMuchError("Sie schreibt mehr, als ein Dokument fasst")

    def finish(self, chapter: str) -> str:
        """Return the text of a chapter; raise TooMuchError where no document could be made of it."""
        if len(chapter) > self.chapter or chapter.count("[") > self.links:
            raise TooMuchError("Sie schreibt mehr, als ein Dokument fasst")
        return chapter


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with a budget; in the author's templates every turn of a loop counts."""

    intercepted_binops = frozenset(("*", "**", "%", "+"))

    def __init__(self, budget: Budget, printed: Callable[[object], Any], **options: Any) -> None:  # noqa: ANN401
        """Take the options of Jinja; ``printed`` turns a value into text."""
        self.budget = budget

        def finalize(value: object) -> Any:  # noqa: ANN401 - what ``printed`` gives
            text = printed(value)
            budget.write(len(text))
            return text

        super().__init__(finalize=finalize, **options)
        self.filters |= {name: _bounded(self.filters[name]) for name in _BOUNDED}
        self.filters[_COUNTED] = self._counted
        self.globals["lipsum"] = _bounded(generate_lorem_ipsum, _LOREM)

    def _counted(self, entries: Iterable[Any]) -> Iterator[Any]:
        for entry in entries:
            self.budget.step()
            yield entry

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if (filename or "").startswith(f"{OWN}/"):
            for loop in tree.find_all(nodes.For):
                counted = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
                loop.iter = counted.set_environment(self)
        return tree

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - any values
        """Return what an operator gives; raise TooMuchError where that is beyond all measure."""
        if _beyond(operator, left, right):
            raise TooMuchError("Sie berechnet etwas, das zu groß ist")
        return super().call_binop(context, operator, left, right)

    def call(__self, __context: Context, __obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805 - as Jinja has it
        """Call a function or method; each call is a step, and none may be asked for what is beyond all measure."""
        __self.budget.step()
        owner = getattr(__obj, "__self__", None)
        if isinstance(owner, str):
            _require_measure([owner, *args, *kwargs.values()], form=__obj.__name__.startswith("format"))
        return super().call(__context, __obj, *args, **kwargs)


def _beyond(operator: str, left: Any, right: Any) -> bool:  # noqa: ANN401 - any values
    """Return whether a result would be larger than any document needs."""
    if isinstance(left, int) and isinstance(right, int):
        more = right if operator == "**" else 1
        return left.bit_length() * more + right.bit_length() > _BITS
    if operator == "%" and isinstance(left, str):
        return bool(_WIDE.search(left)) or len(left) > _LONGEST
    if operator == "*":
        times = next((value for value in (left, right) if isinstance(value, int)), 0)
        return max(_length(left), _length(right)) * times > _LONGEST
    return operator == "+" and _length(left) + _length(right) > _LONGEST


def _length(value: Any) -> int:  # noqa: ANN401 - any value
    return len(value) if isinstance(value, str | list | tuple) else 0


def _require_measure(values: Iterable[Any], most: int = _LONGEST, *, form: bool = False) -> None:
    """Refuse arguments that ask for a text beyond all measure; the first is perhaps the ``form`` of one."""
    given = list(values)
    texts = [value for value in given if isinstance(value, str)]
    lengths = sorted((len(text) for text in texts), reverse=True)
    product = lengths[0] * lengths[1] if len(lengths) > 1 else 0
    numbers = (value for value in given if isinstance(value, int))
    wide = form and bool(texts and _WIDE.search(texts[0]))
    if product > _WORST or any(number > most for number in numbers) or wide:
        raise TooMuchError("Sie berechnet etwas, das zu groß ist")


def _bounded(function: Callable[..., Any], most: int = _LONGEST) -> Callable[..., Any]:
    @wraps(function)
    def bounded(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - any function
        _require_measure(chain(args, kwargs.values()), most, form=function.__name__ == "do_format")
        return function(*args, **kwargs)

    return bounded
